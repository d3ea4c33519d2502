//! Recording what was said with a customer and what comes next, and being reminded of it in time.

use thirtyfour::Key;

use super::keep_the_book::{enter_customer, start_book};
use super::look_back::look_at;
use crate::browser::{Browser, Look};

#[tokio::test]
async fn a_call_is_recorded_in_two_keystrokes_and_its_next_step_comes_up_on_its_day() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    browser.open("").await;
    browser.find("#home-answer").await;

    // from anywhere: N, then F
    browser.keys("n").await;
    browser.find("[data-key='F']").await;
    browser.keys("f").await;
    browser.find("#activity-content").await;
    // without a customer, a word or a day for the next step it says what is missing
    browser.write("#activity-next", "Send the data sheet").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#activity-customer-problem", "choose a customer").await;
    browser.see_in("#activity-next-on-problem", "needs its day").await;
    // a piece of the name and Enter: the one that is marked is taken, and the form stays
    browser.write("#activity-customer", "pump").await;
    browser.see_in("#activity-customer-list", "Harbour Pumps Ltd").await;
    browser.keys(Key::Enter).await;
    let taken = "return document.querySelector('#activity-customer').value === arguments[0]";
    browser.wait_for("the customer in the box", taken, "Harbour Pumps Ltd").await;
    browser.write("#activity-content", "They want to see figures for sea water.").await;
    browser.set("#activity-next-on", "2026-05-25").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;

    // on the customer's page, and after a reload
    browser.open("#/customers").await;
    browser.press(".cust__name a").await;
    browser.see_in("#activities", "They want to see figures for sea water.").await;
    browser.see_in("#activities", "Send the data sheet").await;
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in("#activities", "in 5 days").await;

    // not today's business yet; on its day it is, and a day later it is late
    browser.open("").await;
    browser.find("#home-answer").await;
    assert!(!browser.text_of(".decide").await.contains("Send the data sheet"));
    look_at(&browser, "2026-05-26").await;
    browser.see_in(".decide", "Harbour Pumps Ltd: Send the data sheet").await;
    browser.see_in(".decide", "1 day late").await;
    browser.open("#/customers?follow=due").await;
    browser.lists("1 customer").await;

    // whoever records the next call says that the step is done with it
    browser.press(".cust__name a").await;
    browser.press("#new-activity").await;
    browser.see_in("#activity-earlier", "Send the data sheet").await;
    browser.write("#activity-content", "Data sheet sent; they order in June.").await;
    browser.set("#activity-outcome", "interested").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#activities", "Interested").await;
    browser.see_in("#activities", "done").await;
    browser.open("#/").await;
    browser.find("#home-answer").await;
    browser
        .wait_for(
            "nothing to follow up",
            "return !document.querySelector('.decide').textContent.includes('data sheet')",
            "",
        )
        .await;

    // both changes go back in one step
    browser.keys(Key::Control + "z").await;
    browser.see_in(".decide", "Send the data sheet").await;
    browser.end().await;
}

#[tokio::test]
async fn whom_a_follow_up_is_with_is_nobody_of_a_customer_that_was_chosen_before() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    browser.press_words("Add a contact").await;
    browser.write("#contact-name", "Mary Ward").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#contacts", "Mary Ward").await;
    browser.saved().await;
    enter_customer(&browser, "Quay Valves Ltd", "020 7946 0002").await;
    browser.open("").await;
    browser.find("#home-answer").await;

    // first the one customer and its person, then the other customer
    browser.keys("n").await;
    browser.find("[data-key='F']").await;
    browser.keys("f").await;
    browser.find("#activity-content").await;
    browser.choose("#activity-customer", "Harbour Pumps Ltd").await;
    browser.choose("#activity-contact", "Mary Ward").await;
    browser.choose("#activity-customer", "Quay Valves Ltd").await;
    browser.write("#activity-content", "They ask for a price.").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.open("#/customers?q=Quay").await;
    browser.press(".cust__name a").await;
    browser.see_in("#activities", "They ask for a price.").await;
    assert!(!browser.text_of("#activities").await.contains("Mary Ward"), "she is at another customer");

    // on the page of a customer two keys record a follow-up with them: nobody is asked for
    browser.keys("n").await;
    browser.find("[data-key='F']").await;
    browser.keys("f").await;
    browser.find("#activity-content").await;
    browser.gone("#activity-customer").await;
    browser.write("#activity-content", "The price was sent.").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#activities", "The price was sent.").await;
    browser.saved().await;
    browser.end().await;
}
