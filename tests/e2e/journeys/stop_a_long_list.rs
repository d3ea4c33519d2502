//! A long list shows how far it is, and can be stopped at any stage before it is written.

use thirtyfour::Key;

use super::keep_the_book::start_book;
use crate::browser::{Browser, Look};

const ROWS: usize = 8_000;

/// Notes how far the bar says it is, and presses “Stop” once the words say what `window.__stop` waits for and the bar has moved.
const WATCH: &str = r"
    window.__far = [];
    window.__stop = null;
    new MutationObserver(() => {
        const bar = document.querySelector('#list-progress progress');
        if (!bar || !bar.hasAttribute('value')) return;
        const words = document.querySelector('#list-progress .errand__words').innerText.trim();
        const last = window.__far[window.__far.length - 1];
        if (!last || last.words !== words) window.__far.push({ words, value: bar.value });
        if (window.__stop && words.includes(window.__stop) && bar.value > 0) {
            window.__stop = null;
            document.querySelector('#list-progress button').click();
        }
    }).observe(document.body, { childList: true, subtree: true, attributes: true, characterData: true });
";

/// The next time the words say this, the list is stopped.
async fn stop_at(browser: &Browser, words: &str) {
    browser
        .driver
        .execute("window.__far = []; window.__stop = arguments[0]", vec![words.into()])
        .await
        .expect("it waits");
}

/// Waits until it was stopped and nothing is being done any more.
async fn stopped(browser: &Browser) {
    let script = "return window.__stop === null && !document.querySelector('#list-progress')";
    browser.wait_for("the stop", script, "").await;
}

/// What the bar said moved on, and never back, in these words.
async fn moved(browser: &Browser, words: &str) {
    let script = "const far = window.__far.filter(it => it.words.includes(arguments[0])).map(it => it.value);
        return far.length > 2 && far[far.length - 1] > far[0] && far.every((it, n) => n === 0 || it >= far[n - 1])";
    browser.wait_for(&format!("a bar that moves while it says “{words}”"), script, words).await;
}

async fn all_good(browser: &Browser) {
    let script = "return document.querySelector('#list-counts')?.dataset.good === arguments[0]";
    browser.wait_for("every row good", script, &ROWS.to_string()).await;
}

async fn no_customers(browser: &Browser) {
    browser.see_in("h1", "No customers yet").await;
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in("h1", "No customers yet").await;
}

#[tokio::test]
async fn a_long_list_shows_how_far_it_is_and_can_be_stopped() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    let rows = (0..ROWS).map(|n| format!("Number {n} Trading Ltd,Person {n},138{n:08}\n"));
    let path = browser.downloads().join("long.csv");
    std::fs::write(&path, format!("Company,Contact,Phone\n{}", rows.collect::<String>())).expect("a file");

    // stopped while the rows are checked: what was read stays, to be checked again
    browser.open("#/customers/import").await;
    browser.find(".import__drop").await;
    browser.driver.execute(WATCH, Vec::new()).await.expect("it is watched");
    stop_at(&browser, "of 8,000 rows checked").await;
    browser.upload("#list-file", &path).await;
    stopped(&browser).await;
    browser.see_in("#list-stopped", "Nothing was written").await;
    browser.find("#list-columns").await;
    stop_at(&browser, "no such words").await;
    browser.press("#list-plan-again").await;
    all_good(&browser).await;
    moved(&browser, "of 8,000 rows checked").await;

    // stopped while the records are made: the plan stays, and nothing is in the book
    stop_at(&browser, "nothing is written yet").await;
    browser.press("#list-bring-in").await;
    stopped(&browser).await;
    browser.see("Stopped. Nothing was written.").await;
    browser.see_in("#list-bring-in", "Bring in 8,000 customers").await;
    browser.press(".import__go a").await;
    no_customers(&browser).await;

    // a second time all of them come in, and one undo takes them back
    browser.open("#/customers/import").await;
    browser.find(".import__drop").await;
    browser.driver.execute(WATCH, Vec::new()).await.expect("it is watched");
    browser.upload("#list-file", &path).await;
    all_good(&browser).await;
    browser.press("#list-bring-in").await;
    browser.lists("8,000 customers").await;
    browser.saved().await;
    moved(&browser, "nothing is written yet").await;
    browser.driver.execute("document.activeElement?.blur()", Vec::new()).await.expect("no box has the cursor");
    browser.keys(Key::Control + "z").await;
    browser.see_in("h1", "No customers yet").await;
    browser.saved().await;
    browser.keys(Key::Control + Key::Shift + "z").await;
    browser.lists("8,000 customers").await;
    browser.saved().await;
    browser.driver.refresh().await.expect("it reloads");
    browser.lists("8,000 customers").await;
    std::fs::remove_file(&path).expect("it goes");
    browser.end().await;
}
