//! A next step that comes again: proposed with its day when it is done, and taken back like any other change.

use thirtyfour::Key;

use super::keep_the_book::{enter_customer, start_book};
use super::look_back::look_at;
use crate::browser::{Browser, Look};

#[tokio::test]
async fn a_step_that_is_done_comes_again_on_its_day() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    let customer = format!("#{}", browser.fragment().await);
    browser.press("#new-activity").await;
    browser.write("#activity-content", "They pay by the month from now on.").await;
    browser.write("#activity-next", "Reconcile the account").await;
    browser.set("#activity-repeats", "month").await;
    browser.write("#activity-every", "0").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#activity-every-problem", "from 1 to 999").await;
    browser.see_in("#activity-next-on-problem", "needs its day").await;
    browser.write("#activity-every", "1").await;
    browser.set("#activity-next-on", "2026-05-31").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#activities", "Reconcile the account (every month)").await;
    browser.see_in("#activities", "31 May").await;

    // done a few days early: the next is the last day of June, and one undo takes it back
    browser.press("#activities .acts__next button").await;
    browser.see("next on 30 Jun").await;
    browser.saved().await;
    browser.see_in("#activities", "30 Jun").await;
    browser.see_in("#activities", "last done 20 May").await;
    browser.keys(Key::Control + "z").await;
    browser.see_in("#activities", "31 May").await;
    browser.see_no("last done 20 May").await;
    browser.press("#activities .acts__next button").await;
    browser.see_in("#activities", "30 Jun").await;
    browser.saved().await;
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in("#activities", "30 Jun").await;

    // in the calendar, and at home on its day
    browser.open("#/calendar?view=agenda").await;
    browser.see_in(".agenda", "Harbour Pumps Ltd: Reconcile the account (every month)").await;
    browser.open("").await;
    browser.find("#home-answer").await;
    look_at(&browser, "2026-07-01").await;
    browser.see_in(".decide", "Harbour Pumps Ltd: Reconcile the account (every month)").await;
    browser.see_in(".decide", "1 day late").await;
    // the day before it was said there was nothing to do
    look_at(&browser, "2026-05-19").await;
    browser.open(&customer).await;
    browser.find("#activities").await;
    browser.see_no("Reconcile the account").await;
    browser.press_words("Back to today").await;
    browser.see_in("#activities", "30 Jun").await;

    // another interval counts from the day it is planned for, and the changes say so in words
    browser.press("#activities .acts__words").await;
    browser
        .wait_for(
            "the day that is due",
            "return document.querySelector('#activity-next-on')?.value === arguments[0]",
            "2026-06-30",
        )
        .await;
    browser.write("#activity-every", "2").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#activities", "every 2 months").await;
    browser.see_in("#activities", "30 Jun").await;
    browser.open(&format!("{customer}/changes")).await;
    browser.see_in("#changes .timeline", "Repeats").await;
    browser.see_in("#changes .timeline", "every 2 months").await;
    browser.see_in("#changes .timeline", "Times it was done").await;

    // once more, and for good
    browser.open(&customer).await;
    browser.press("#activities .acts__words").await;
    browser.set("#activity-repeats", "once").await;
    browser.wait_for("no interval", "return !document.querySelector('#activity-every')", "").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.press("#activities .acts__next button").await;
    browser.see_in("#activities .acts__next", "done 20 May").await;
    browser
        .wait_for("nothing to be done", "return !document.querySelector('#activities .acts__next button')", "")
        .await;
    browser.end().await;
}
