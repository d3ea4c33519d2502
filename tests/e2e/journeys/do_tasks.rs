//! Things to be done: written down from anywhere, seen on their day, done once or again and again, given up with a reason.

use thirtyfour::Key;

use super::keep_the_book::{enter_customer, start_book};
use super::look_back::look_at;
use crate::browser::{Browser, Look};

/// Waits until the page has so many of these.
async fn count(browser: &Browser, css: &str, expected: &str) {
    let script = format!("return String(document.querySelectorAll({css:?}).length) === arguments[0]");
    browser.wait_for(&format!("{expected} of {css}"), &script, expected).await;
}

#[tokio::test]
async fn a_task_is_written_down_from_anywhere_and_done_again_and_again() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    let customer = format!("#{}", browser.fragment().await);

    // two keys from anywhere; what is missing is said
    browser.open("#/money").await;
    browser.find("main h1").await;
    browser.keys("n").await;
    browser.find("[data-key='K']").await;
    browser.keys("k").await;
    browser.find("#task-title").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#task-title-problem", "in a few words").await;
    browser.write("#task-title", "Send the statement").await;
    browser.set("#task-due", "").await;
    browser.set("#task-repeats", "month").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#task-due-problem", "needs its day").await;
    browser.set("#task-due", "2026-05-31").await;
    browser.choose("#task-customer", "Harbour Pumps Ltd").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;

    // who did it is told: of a copy that nobody has named, by who was to do it
    browser.open("#/tasks").await;
    browser.press("[data-when=later] [data-task] [data-finish]").await;
    browser.see("who does it").await;
    browser.press("[data-when=later] [data-task] .rows__open").await;
    browser.write("#task-assignee", "Ann Lee").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;

    // in the list by its day, with its customer; beside it a step that was agreed
    browser.open("#/tasks").await;
    browser.see_in("[data-when=later] [data-task]", "Send the statement").await;
    browser.see_in("[data-when=later] [data-task]", "Harbour Pumps Ltd").await;
    browser.see_in("[data-when=later] [data-task]", "every month").await;
    browser.open(&customer).await;
    browser.see_in("#tasks", "Send the statement").await;
    browser.press("#new-activity").await;
    browser.write("#activity-next", "Ask about the trial").await;
    browser.set("#activity-next-on", "2026-05-20").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.open("#/tasks?view=today").await;
    browser.see_in("[data-when=today] [data-step]", "Ask about the trial").await;
    count(&browser, "[data-task]", "0").await;

    // done a few days early: the next is the last day of June, and one undo takes both back
    browser.open("#/tasks").await;
    browser.press("[data-when=later] [data-task] [data-finish]").await;
    browser.see("next on 30 Jun").await;
    browser.saved().await;
    browser.see_in("[data-when=later] [data-task]", "30 Jun").await;
    browser.open("#/tasks?view=done").await;
    browser.see_in("[data-task]", "by Ann Lee").await;
    browser.keys(Key::Control + "z").await;
    browser.see_in("#no-tasks", "Nothing to do matches").await;
    browser.open("#/tasks").await;
    browser.see_in("[data-when=later] [data-task]", "31 May").await;
    browser.picture("tasks-en").await;

    // at home on its day, in the calendar before
    browser.open("#/calendar?view=agenda").await;
    browser.see_in(".agenda", "Harbour Pumps Ltd: Send the statement").await;
    browser.open("").await;
    browser.find("#home-answer").await;
    look_at(&browser, "2026-06-02").await;
    browser.see_in(".decide", "Harbour Pumps Ltd: Send the statement").await;
    browser.see_in(".decide", "2 days late").await;
    browser.press_words("Back to today").await;

    // given up with a reason, and it comes no more
    browser.open("#/tasks").await;
    browser.press("[data-when=later] [data-task] .rows__open").await;
    browser.press("#give-up-task").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#cancel-task-words-problem", "reason").await;
    browser.write("#cancel-task-words", "They read it online now.").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    count(&browser, "[data-task]", "0").await;
    browser.open("#/tasks?view=done").await;
    browser.see_in("[data-task]", "They read it online now.").await;
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in("[data-task]", "They read it online now.").await;

    // the step is done from the list too
    browser.open("#/tasks").await;
    browser.press("[data-step] [data-finish]").await;
    browser.see_in("#no-tasks", "Nothing to do").await;
    browser.saved().await;
    browser.end().await;
}

#[tokio::test]
async fn the_demo_has_something_to_do_today_also_on_a_phone() {
    let browser = Browser::start(Look::ZH.phone()).await;
    browser.open("").await;
    browser.press("#open-demo").await;
    browser.find("#home-answer").await;
    browser.open("#/tasks").await;
    browser.see_in("[data-when=overdue]", "寄检定证书原件").await;
    browser.see_in("[data-when=today]", "核对本周到账").await;
    browser.see_in("[data-when=undated]", "问年检日期").await;
    browser.picture("tasks-phone-zh").await;
    browser.end().await;
}
