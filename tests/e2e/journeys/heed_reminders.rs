//! What is due by today: counted by the bell, in one list; put off till tomorrow, and heard of no more; each taken back by undo.

use thirtyfour::Key;

use super::keep_the_book::start_book;
use super::look_back::look_at;
use crate::browser::{Browser, Look};

/// Writes a task down that is due on a day.
async fn task(browser: &Browser, title: &str, due: &str) {
    browser.open("#/tasks").await;
    browser.find("main h1").await;
    browser.press("#new").await;
    browser.press("[data-key='K']").await;
    browser.write("#task-title", title).await;
    browser.set("#task-due", due).await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
}

/// The line of a reminder that says this is under the pointer of the test: its button is pressed.
const PRESS: &str = "const [words, name] = arguments[0].split('|');
    const line = [...document.querySelectorAll('.reminders__item')].find(it => it.textContent.includes(words));
    const button = line?.querySelector(name);
    if (!button) return false;
    button.click();
    return true";

#[tokio::test]
async fn what_is_due_is_put_off_and_dismissed() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    task(&browser, "Send the statement", "2026-05-19").await;
    task(&browser, "Ask about the trial", "2026-05-20").await;
    task(&browser, "Order labels", "2026-05-25").await;

    // the bell counts what is due by today, and leads to the list
    browser.see_in("#bell", "2").await;
    browser.press("#bell").await;
    browser.see_in("#reminders", "Send the statement").await;
    browser.see_in("#reminders", "Ask about the trial").await;
    browser.picture("reminders-en").await;

    // put off till tomorrow
    browser.wait_for("it is put off", PRESS, "Send the statement|[data-later=tomorrow]").await;
    browser.saved().await;
    browser.see_in("#put-off", "Send the statement").await;
    browser.see_in("#bell", "1").await;
    browser.keys(Key::Control + "z").await;
    browser.see_in("#reminders", "Send the statement").await;
    browser.keys(Key::Control + Key::Shift + "z").await;
    browser.see_in("#put-off", "Send the statement").await;

    // put off until a day of one's own choice, which lies ahead
    browser.wait_for("it asks for a day", PRESS, "Ask about the trial|[data-later=day]").await;
    browser.set(".reminders__day input", "2026-05-19").await;
    browser.press(".reminders__day button[type=submit]").await;
    browser.see_in(".reminders__day", "Please choose a day after today").await;
    browser.set(".reminders__day input", "2026-06-03").await;
    browser.press(".reminders__day button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#put-off", "Ask about the trial").await;
    browser.see_in("#put-off", "again on 3 Jun").await;
    browser.keys(Key::Control + "z").await;
    browser.see_in("#reminders", "Ask about the trial").await;

    // heard of no more
    browser.wait_for("it is dismissed", PRESS, "Ask about the trial|[data-later=dismiss]").await;
    browser.saved().await;
    browser.see_in("#put-off", "dismissed").await;
    browser.see("Nothing is due today").await;

    // tomorrow the one is back, the other is not; what was kept outlives a reload
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in("#put-off", "Send the statement").await;
    look_at(&browser, "2026-05-21").await;
    browser.see_in("#reminders", "Send the statement").await;
    browser.see_in("#put-off", "Ask about the trial").await;
    browser.press_words("Back to today").await;

    // and heard of again
    browser.wait_for("it is heard of again", PRESS, "Ask about the trial|[data-again]").await;
    browser.saved().await;
    browser.see_in("#reminders", "Ask about the trial").await;
    browser.end().await;
}

/// A browser that asks nobody, allows it, remembers that, and writes down what it tells.
const NOTIFIES: &str = "window.told = [];
    window.Notification = class {
        constructor(title) { window.told.push(title); }
        static get permission() { return localStorage.getItem('allowed') ?? 'default'; }
        static async requestPermission() { localStorage.setItem('allowed', 'granted'); return 'granted'; }
    };";

#[tokio::test]
async fn the_browser_tells_once_of_what_has_fallen_due() {
    let browser = Browser::start(Look::EN).await;
    browser.before_pages(NOTIFIES).await;
    start_book(&browser).await;
    task(&browser, "Send the statement", "2026-05-19").await;
    browser.see_in("#bell", "1").await;
    assert_eq!(browser.run("return window.told.length").await, 0, "nobody wanted it");

    browser.open("#/settings/appearance").await;
    browser.press("#choice-notify .choice__item").await;
    browser.wait_for("the choice", "return document.querySelector('#choice-notify input').checked", "").await;
    browser.driver.refresh().await.expect("it reloads");
    browser
        .wait_for("one notification", "return window.told.join().includes(arguments[0])", "Send the statement")
        .await;
    assert_eq!(browser.run("return window.told.length").await, 1);

    // known by now, and told of no more
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in("#bell", "1").await;
    // what comes of another one that falls due comes after all that was to be told of the first
    task(&browser, "Ask about the trial", "2026-05-20").await;
    browser
        .wait_for("another notification", "return window.told.join().includes(arguments[0])", "Ask about the trial")
        .await;
    assert_eq!(browser.run("return window.told.length").await, 1, "the first was told of once");
    assert_eq!(browser.run("return window.told.join().includes('Send the statement')").await, false);
    browser.end().await;
}
