//! Reference rates by date, kept by hand in the settings.

use serde_json::json;

use super::keep_the_book::start_book;
use crate::browser::{Browser, Look};

#[tokio::test]
async fn a_reference_rate_is_entered_with_its_day_refused_twice_and_taken_away() {
    let browser = Browser::start(Look::ZH).await;
    start_book(&browser).await;
    browser.open("#/settings/rates").await;
    browser.see_in("#rate-lpr", "还没有录入").await;
    browser.press("#rate-lpr-add").await;
    browser.see_in("#rate-lpr-from-problem", "请填写日期").await;
    browser.see_in("#rate-lpr-rate-problem", "请填写百分比").await;

    for (from, rate) in [("2025-05-20", "3.05%"), ("2024-10-21", "3.15")] {
        browser.set("#rate-lpr-from", from).await;
        browser.set("#rate-lpr-rate", rate).await;
        browser.press("#rate-lpr-add").await;
        browser.saved().await;
    }
    // the latest stands first
    browser.see_in("#rate-lpr tbody tr:first-child", "3.05%").await;
    browser.see_in("#rate-lpr tbody tr:last-child", "3.15%").await;
    browser.see_in("#rate-ecb", "还没有录入").await;

    browser.set("#rate-lpr-from", "2025-05-20").await;
    browser.set("#rate-lpr-rate", "3%").await;
    browser.press("#rate-lpr-add").await;
    browser.see_in("#rate-lpr-from-problem", "这一天已经有一行了").await;
    browser.set("#rate-lpr-from", "2025-05-21").await;
    browser.set("#rate-lpr-rate", "305%").await;
    browser.press("#rate-lpr-add").await;
    browser.see_in("#rate-lpr-rate-problem", "请核对单位").await;

    browser.press("#rate-lpr tbody tr:first-child button").await;
    browser.saved().await;
    browser.see_in("#rate-lpr tbody tr:first-child", "3.15%").await;
    browser.end().await;
}

#[tokio::test]
async fn a_rate_that_the_disk_refuses_stays_in_its_boxes() {
    let browser = Browser::start(Look::ZH).await;
    start_book(&browser).await;
    browser.open("#/settings/rates").await;
    browser.set("#rate-lpr-from", "2025-05-20").await;
    browser.set("#rate-lpr-rate", "3.05%").await;
    browser
        .run(
            "window.put = IDBObjectStore.prototype.put;
             IDBObjectStore.prototype.put = function (...args) {
                 if (this.name === 'fresh') throw new DOMException('full', 'QuotaExceededError');
                 return put.apply(this, args);
             };",
        )
        .await;
    browser.press("#rate-lpr-add").await;
    browser
        .wait_for("the failed state", "return document.querySelector('#saved-state')?.dataset.state === 'failed'", "")
        .await;
    let typed = "return [...document.querySelectorAll('#rate-lpr-from, #rate-lpr-rate')].map(it => it.value)";
    assert_eq!(browser.run(typed).await, json!(["2025-05-20", "3.05%"]));
    // with room again the same press saves, and the boxes are free for the next line
    browser.run("IDBObjectStore.prototype.put = put").await;
    browser.press("#rate-lpr-add").await;
    browser.see_in("#rate-lpr tbody tr:first-child", "3.05%").await;
    browser.saved().await;
    assert_eq!(browser.run(typed).await, json!(["", ""]));
    browser.end().await;
}
