//! The house chooses how its contracts are numbered: the next number is shown while it is typed, and given to the next contract; a
//! device may have a letter in it.

use super::draft_a_contract::draft;
use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look};

#[tokio::test]
async fn a_rule_for_numbers_is_tried_kept_and_used() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    browser.open("#/settings/numbers").await;
    browser.see_in("[data-next='contract']", "HT-202605-0001").await;

    // two kinds of one prefix could not be told apart
    browser.write("#contract-prefix", "bj").await;
    browser.see_in("#contract-prefix-problem", "has this prefix already").await;
    browser.write("#contract-prefix", "KHXS").await;
    browser.set("#contract-date", "year").await;
    browser.write("#contract-digits", "0").await;
    browser.see_in("#contract-digits-problem", "from 1 to 9").await;
    browser.write("#contract-digits", "3").await;
    browser.see_in("[data-next='contract']", "KHXS-2026-001").await;
    browser.press("[data-save='contract']").await;
    browser.see("the next number is KHXS-2026-001").await;
    browser.saved().await;

    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    draft(&browser, "Harbour Pumps Ltd", "en").await;
    browser.see_in(".sheet__number", "KHXS-2026-001").await;
    browser.saved().await;
    browser.open("#/settings/numbers").await;
    browser.see_in("[data-next='contract']", "KHXS-2026-002").await;

    // another device may give that number as well: with a letter of its own, this one counts by itself
    browser.write("#device-letter", "O").await;
    browser.see_in("#device-letter-problem", "easily read as 1 and 0").await;
    browser.write("#device-letter", "b").await;
    browser.press("[data-save='device-letter']").await;
    browser.see("have the letter B from now on").await;
    browser.see_in("[data-next='contract']", "KHXS-2026-B001").await;
    draft(&browser, "Harbour Pumps Ltd", "en").await;
    browser.see_in(".sheet__number", "KHXS-2026-B001").await;
    browser.saved().await;
    // it is remembered here
    browser.open("#/settings/numbers").await;
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in("[data-next='contract']", "KHXS-2026-B002").await;
    browser.set("#device-letter", "").await;
    browser.press("[data-save='device-letter']").await;
    browser.see_in("[data-next='contract']", "KHXS-2026-002").await;
    browser.end().await;
}
