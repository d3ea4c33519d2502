//! A person who left a customer: greyed with the day, offered no more, and a warning where a contract sends notices to them.

use thirtyfour::Key;

use super::draft_a_contract::draft;
use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look};

#[tokio::test]
async fn who_left_stays_in_the_list_with_the_day_and_is_offered_no_more() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    let customer = browser.fragment().await;
    browser.press_words("Add a contact").await;
    browser.write("#contact-name", "Mary Ward").await;
    browser.press("#contact-roles [data-choice=notice]").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#contacts", "Mary Ward").await;
    browser.saved().await;

    // a draft takes her as whom notices go to
    draft(&browser, "Harbour Pumps Ltd", "en").await;
    browser.saved().await;
    let contract = browser.fragment().await;

    // she leaves
    browser.open(&format!("#{customer}")).await;
    browser.press("#contacts .rows__open").await;
    browser.set("#contact-left", "2026-05-12").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#contacts [data-left]", "left 12 May 2026").await;
    browser.press("#new-activity").await;
    browser
        .wait_for(
            "she is not offered",
            "const box = document.querySelector('#activity-contact');
             return !!box && ![...box.options].some(it => it.textContent.includes(arguments[0]))",
            "Mary Ward",
        )
        .await;
    browser.keys(Key::Escape).await;

    // the contract says so, and no longer once she is there again
    browser.open(&format!("#{contract}")).await;
    browser.see_in("#addressee-left", "Mary Ward, who receives the notices, left on 12 May 2026").await;
    browser.open(&format!("#{customer}")).await;
    browser.press("#contacts .rows__open").await;
    browser.set("#contact-left", "").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.open(&format!("#{contract}")).await;
    browser.find("#contract-total").await;
    browser.wait_for("no warning", "return !document.querySelector('#addressee-left')", "").await;
    browser.end().await;
}
