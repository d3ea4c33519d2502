//! Prices that follow an index: the formula on paper, what an index makes of the prices, and the amendment that makes them bind.

use super::draft_a_contract::{drafted, sign};
use crate::browser::Browser;

async fn work_out(browser: &Browser, month: &str, index: &str) {
    browser.set("#adjusted-month", month).await;
    browser.write("#adjusted-value", index).await;
}

#[tokio::test]
async fn a_clerk_agrees_on_an_index_and_amends_the_prices_by_it() {
    let browser = drafted().await;
    browser.set("#term-adjustment", "yes").await;
    browser.write("#term-adjustment-index", "the copper cathode index").await;
    browser.write("#term-adjustment-publisher", "Harbour Metal Exchange").await;
    browser.set("#term-adjustment-base_month", "2026-03").await;
    browser.write("#term-adjustment-base_value", "100").await;
    browser
        .see_in(".sheet", "Unit prices follow the copper cathode index as published by Harbour Metal Exchange")
        .await;
    browser.see_in(".sheet", "The base month is March 2026; the Index of that month is 100").await;
    browser.see_in(".sheet", "P = P₀ × [1 + 100% × d]").await;
    browser.write("#term-adjustment-band", "abc").await;
    browser.see_in("#terms-goods", "percentage").await;
    browser.write("#term-adjustment-band", "5").await;

    // within the band prices stay; beyond it a draft is simply changed
    work_out(&browser, "2026-08", "104").await;
    browser.see_in("#adjusted", "Unit prices stay as they are").await;
    work_out(&browser, "2026-09", "105.2").await;
    browser.see_in("#adjusted-working", "105.2 ÷ 100 − 1 = +5.2%").await;
    browser.see_in("#adjusted", "105,200.00").await;
    browser.see_in("#adjusted-refused", "not signed yet").await;
    let address = sign(&browser).await;

    browser.open(&format!("#{address}")).await;
    work_out(&browser, "2026-09", "105.2").await;
    browser.press("#adjusted-amend").await;
    browser.see_in(".deal__name", "-BC01").await;
    browser.see_in(".sheet", "105,200.00").await;
    browser.see_in(".sheet", "The base month is September 2026; the Index of that month is 105.2").await;
    browser.saved().await;
    browser.end().await;
}
