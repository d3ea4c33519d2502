//! Journey 7, the renewal: the first page warns before the last day to give notice and leads to where somebody decides, and a
//! renewal by itself is certain only when that day is over. What holds when is seen by moving the date that the book is looked at on.

use super::draft_a_contract::{drafted_in, sign};
use super::look_back::look_at;
use crate::browser::{Browser, Look};

/// Whether all that asks for a decision is there, as of the day that is looked at, and nothing of it says this.
const NOT_ASKED: &str = "return !!document.querySelector('.decide')
    && !document.querySelector('.home[data-old], .decide[data-old]')
    && ![...document.querySelectorAll('.decide__what')].some(it => it.innerText.includes(arguments[0]))";

/// Presses the button of what asks for a decision and says this.
const DECIDE: &str =
    "const row = [...document.querySelectorAll('.decide__row')].find(it => it.innerText.includes(arguments[0]));
    row?.querySelector('button').click();
    return !!row";

/// What is read on the way, in one language.
struct Words {
    look: Look,
    /// The last day of the term, as the contract says it.
    last_day: &'static str,
    /// What the first page says before the last day for notice, 30 days before the end.
    warning: &'static str,
    /// What the calendar says of an end that may still be stopped or was.
    ends: &'static str,
    /// What it says of an end that nobody can stop.
    goes_on: &'static str,
    declined: &'static str,
    renewed: &'static str,
}

const EN: Words = Words {
    look: Look::EN,
    last_day: "31 December 2026",
    warning: "renews by itself unless notice is given by 1 Dec",
    ends: "contract ends",
    goes_on: "the term ends and the next begins",
    declined: "Notice of non-renewal given on 20 May 2026",
    renewed: "Renewed after term 1",
};

const ZH: Words = Words {
    look: Look::ZH,
    last_day: "2026年12月31日",
    warning: "12月1日前不通知就自动续期",
    ends: "合同期满",
    goes_on: "本期届满，转入下一期",
    declined: "2026年5月20日 通知不再续期",
    renewed: "第 1 期期满后续期",
};

/// Looks at the last day of the term in the calendar, as of a day.
async fn the_last_day_says(browser: &Browser, as_of: &str, words: &str) {
    look_at(browser, as_of).await;
    browser.open("#/calendar?day=2026-12-31").await;
    browser.see_in("#calendar-day", words).await;
}

/// The first page warns.
async fn is_asked(browser: &Browser, words: &Words) {
    browser.open("#/").await;
    browser.see_in(".decide__what", words.warning).await;
}

async fn is_not_asked(browser: &Browser, words: &Words) {
    browser.open("#/").await;
    browser.wait_for("no decision asked for", NOT_ASKED, words.warning).await;
}

/// Journey 7 where the contract goes on, from the warning to the next term.
async fn renew(words: &Words) {
    let browser = drafted_in(words.look).await;
    // nothing but the term presses: the price is due on its last day
    browser.set("#term-payment-plan", "lump").await;
    browser.set("#term-payment-plan-due-day", "2026-12-31").await;
    browser.set("#term-term-length", "dates").await;
    browser.set("#term-term-length-end", "2026-12-31").await;
    browser.set("#term-term-renewal", "auto").await;
    browser.see_in(".sheet", words.last_day).await;
    let address = sign(&browser).await;

    // more than a month ahead nothing is asked; from then on, up to the day itself
    the_last_day_says(&browser, "2026-10-15", words.ends).await;
    is_not_asked(&browser, words).await;
    the_last_day_says(&browser, "2026-11-20", words.ends).await;
    is_asked(&browser, words).await;
    the_last_day_says(&browser, "2026-12-01", words.ends).await;
    is_asked(&browser, words).await;
    // the day after, the next term is certain, and nobody is asked any more
    the_last_day_says(&browser, "2026-12-02", words.goes_on).await;
    is_not_asked(&browser, words).await;

    // the warning leads to the decision; notice is given in time: the term ends
    look_at(&browser, "2026-11-20").await;
    is_asked(&browser, words).await;
    browser.wait_for("the warning leads on", DECIDE, words.warning).await;
    browser.press("[data-step='decline_renewal']").await;
    browser.see_in(".timeline", words.declined).await;
    browser.saved().await;
    assert_eq!(browser.fragment().await, format!("{address}/life"), "where it is decided");
    the_last_day_says(&browser, "2026-11-20", words.ends).await;
    is_not_asked(&browser, words).await;
    the_last_day_says(&browser, "2026-12-02", words.ends).await;

    // both sides agree to go on after all: certain at once
    browser.open(&format!("#{address}/life")).await;
    browser.press("[data-step='renew']").await;
    browser.see_in(".timeline", words.renewed).await;
    browser.saved().await;
    the_last_day_says(&browser, "2026-11-20", words.goes_on).await;
    is_not_asked(&browser, words).await;
    browser.end().await;
}

#[tokio::test]
async fn journey_7_the_last_day_for_notice_is_warned_of_decided_on_and_then_over() {
    renew(&EN).await;
}

#[tokio::test]
async fn journey_7_the_last_day_for_notice_is_warned_of_decided_on_and_then_over_in_chinese() {
    renew(&ZH).await;
}
