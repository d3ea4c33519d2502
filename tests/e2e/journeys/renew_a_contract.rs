//! Journey 7, the renewal: the first page warns before the last day to give notice, somebody decides, and a renewal by itself is
//! certain only when that day is over. What holds when is seen by moving the date that the book is looked at on.

use super::draft_a_contract::{drafted, sign};
use super::look_back::look_at;
use crate::browser::Browser;

/// Whether all that asks for a decision is there, as of the day that is looked at, and nothing of it says this.
const NOT_ASKED: &str = "return !!document.querySelector('.decide')
    && !document.querySelector('.home[data-old], .decide[data-old]')
    && ![...document.querySelectorAll('.decide__what')].some(it => it.innerText.includes(arguments[0]))";

/// What the first page says before the last day for notice, 30 days before the end.
const WARNING: [&str; 2] = ["12月1日前不通知就自动续期", "renews by itself unless notice is given by 1 Dec"];
/// What the calendar says of an end that may still be stopped or was, and of one that nobody can stop.
const ENDS: [&str; 2] = ["合同期满", "contract ends"];
const GOES_ON: [&str; 2] = ["本期届满，转入下一期", "the term ends and the next begins"];

/// Looks at the last day of the term in the calendar, in English and then in Chinese, as of a day.
async fn the_last_day_says(browser: &Browser, as_of: &str, [zh, en]: [&str; 2]) {
    look_at(browser, as_of).await;
    browser.open("#/calendar?day=2026-12-31").await;
    for words in [en, zh] {
        browser.see_in("#calendar-day", words).await;
        browser.press(".top__lang").await;
    }
}

/// The first page warns, in both languages.
async fn is_asked(browser: &Browser) {
    browser.open("#/").await;
    let [zh, en] = WARNING;
    for words in [en, zh] {
        browser.see_in(".decide__what", words).await;
        browser.press(".top__lang").await;
    }
}

async fn is_not_asked(browser: &Browser) {
    browser.open("#/").await;
    browser.wait_for("no decision asked for", NOT_ASKED, WARNING[1]).await;
}

#[tokio::test]
async fn the_last_day_for_notice_is_warned_of_decided_on_and_then_over() {
    let browser = drafted().await;
    // nothing but the term presses: the price is due on its last day
    browser.set("#term-payment-plan", "lump").await;
    browser.set("#term-payment-plan-due-day", "2026-12-31").await;
    browser.set("#term-term-length", "dates").await;
    browser.set("#term-term-length-end", "2026-12-31").await;
    browser.set("#term-term-renewal", "auto").await;
    browser.see_in(".sheet", "31 December 2026").await;
    let address = sign(&browser).await;

    // more than a month ahead nothing is asked; from then on, up to the day itself
    the_last_day_says(&browser, "2026-10-15", ENDS).await;
    is_not_asked(&browser).await;
    the_last_day_says(&browser, "2026-11-20", ENDS).await;
    is_asked(&browser).await;
    the_last_day_says(&browser, "2026-12-01", ENDS).await;
    is_asked(&browser).await;
    // the day after, the next term is certain, and nobody is asked any more
    the_last_day_says(&browser, "2026-12-02", GOES_ON).await;
    is_not_asked(&browser).await;

    // notice is given in time: the term ends
    browser.open(&format!("#{address}/life")).await;
    browser.press("[data-step='decline_renewal']").await;
    browser.see_in(".timeline", "Notice of non-renewal given on 20 May 2026").await;
    browser.saved().await;
    the_last_day_says(&browser, "2026-11-20", ENDS).await;
    is_not_asked(&browser).await;
    the_last_day_says(&browser, "2026-12-02", ENDS).await;

    // both sides agree to go on after all: certain at once
    browser.open(&format!("#{address}/life")).await;
    browser.press("[data-step='renew']").await;
    browser.see_in(".timeline", "Renewed after term 1").await;
    browser.saved().await;
    the_last_day_says(&browser, "2026-11-20", GOES_ON).await;
    is_not_asked(&browser).await;
    browser.end().await;
}
