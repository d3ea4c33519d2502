//! Looking at an earlier day changes what is shown, and nothing of what may be done.

use crate::browser::{Browser, Look};

/// Looks at the book as of a day.
pub(super) async fn look_at(browser: &Browser, day: &str) {
    browser.press("#as-of").await;
    browser.set("#as-of-date", day).await;
    browser.find("#as-of-band").await;
}

/// Whether every box of the terms is shut; files may be added at any time.
const SHUT: &str = "const boxes = [...document.querySelectorAll('.deal__terms input:not([type=file])')];
    return boxes.length > 0 && boxes.every(it => it.disabled)";

/// How many quotes an opportunity shows.
const QUOTES_SHOWN: &str = "return String(document.querySelectorAll('.quotes__number a').length) === arguments[0]";

#[tokio::test]
async fn what_was_signed_or_sent_stays_shut_when_one_looks_at_the_day_before() {
    let browser = Browser::start(Look::EN).await;
    browser.open("").await;
    browser.press("#open-demo").await;
    browser.find("#home-answer").await;
    look_at(&browser, "2025-01-01").await;

    // a contract in force today was a draft, or not there, on that day; its terms are fixed all the same
    browser.open("#/contracts?q=HT-202510-0001").await;
    browser.press(".cons__title a").await;
    browser.find(".sheet").await;
    browser.wait_for("the terms of the contract are shut", SHUT, "").await;

    // the day before the first quote knows none, and what it would bring is still a guess
    look_at(&browser, "2026-04-30").await;
    browser.open("#/pipeline?q=二厂扩建计量").await;
    browser.press(".kan__card").await;
    browser.see_in(".rec__figures", "1,150,000.00").await;
    browser.see_in("#quotes", "No quote yet").await;

    // the day after knows the first of two; what was sent stays shut, and what may be done is what may be done today, when
    // it has been turned down
    look_at(&browser, "2026-05-02").await;
    browser.wait_for("one quote", QUOTES_SHOWN, "1").await;
    browser.see_in(".quotes__state", "Sent").await;
    browser.press(".quotes__number a").await;
    browser.find("#quote-paper").await;
    browser.wait_for("the words of the quote are shut", SHUT, "").await;
    browser.find("#next-version").await;
    browser
        .wait_for("no answer is asked for", "return !document.querySelector('#accept-quote, #reject-quote')", "")
        .await;

    // a card is moved from where it stands today, whatever day the board shows
    look_at(&browser, "2026-04-30").await;
    browser.open("#/pipeline?q=二厂扩建计量").await;
    browser.find(".kan__col[aria-label='Needs'] .kan__card").await;
    browser.press(".kan__card").await;
    browser.press("[data-stage=negotiation]").await;
    browser.saved().await;
    browser.press_words("Back to today").await;
    browser.see_in("#stages", "Proposal → Negotiation").await;
    browser.end().await;
}
