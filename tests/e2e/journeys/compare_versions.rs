//! Versions of a contract: kept with a reason, read on paper, compared, taken back as the draft; submitting keeps one.

use super::draft_a_contract::{draft, drafted, put_in_order};
use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look};

/// Keeps the terms of the contract at `address` as a version.
async fn keep(browser: &Browser, address: &str, reason: &str, seen: &str) {
    browser.open(&format!("#{address}/versions")).await;
    browser.write("#version-reason", reason).await;
    browser.press("#keep-now").await;
    browser.see(seen).await;
    browser.saved().await;
}

#[tokio::test]
async fn a_clerk_keeps_two_versions_compares_them_and_takes_the_first_one_back() {
    let browser = Browser::start(Look::ZH).await;
    start_book(&browser).await;
    enter_customer(&browser, "苏州澄川环保科技有限公司", "0512 6288 0417").await;
    draft(&browser, "苏州澄川环保科技有限公司", "zh").await;
    browser.saved().await;
    let address = browser.fragment().await;

    // without a reason nothing is kept
    browser.open(&format!("#{address}/versions")).await;
    browser.see("还没有留存版本").await;
    browser.press("#keep-now").await;
    browser.see_in("#version-reason-problem", "请写明为何留存").await;
    keep(&browser, &address, "发给对方的第一稿", "已留存为第 1 版").await;
    browser.see_in("#versions", "发给对方的第一稿").await;
    browser.see_in("#versions", "与现稿相同").await;

    // the same terms are not kept twice
    keep(&browser, &address, "再留一次", "条款与第 1 版相同").await;
    browser.see_no("已留存为第 2 版").await;

    browser.open(&format!("#{address}")).await;
    browser.write(".lines__row [name=quantity]", "3").await;
    browser.see_in("#contract-total", "300,000.00").await;
    browser.saved().await;

    // the last version beside the present terms, in the words of the paper
    browser.open(&format!("#{address}/versions")).await;
    browser.press("#compare-go").await;
    browser.see_in("#changed-terms", "明细").await;
    browser.see_in(".compare__sheet del", "壹拾万元整").await;
    browser.see_in(".compare__sheet ins", "叁拾万元整").await;
    browser.see_in("#change-count", "处改动").await;

    // from change to change by the keyboard, and back
    browser.find("#compare:focus").await;
    browser.keys("n").await;
    browser.find("#change-1[data-now]").await;
    browser.keys("n").await;
    browser.find("#change-2[data-now]").await;
    browser.keys("p").await;
    browser.find("#change-1[data-now]").await;
    browser.see_in("#change-count", "第 1 处").await;

    // the whole text, and in English
    browser.press("[data-extent='whole']").await;
    browser.see_in(".compare__sheet", "争议").await;
    browser.press("[data-language='en']").await;
    browser.see_in(".compare__sheet", "Article 1").await;
    browser.see_in(".compare__sheet ins", "300,000.00").await;
    browser.picture("compare-versions-zh").await;

    keep(&browser, &address, "数量改为三台", "已留存为第 2 版").await;

    // the first one on paper, to read
    browser.press("[data-version='1'] a").await;
    browser.see_in(".compare__bar", "第 1 版").await;
    browser.see_in(".sheet", "壹拾万元整").await;

    // taken back as the draft, and that taken back again
    browser.open(&format!("#{address}/versions")).await;
    browser.press("[data-return='1']").await;
    browser.see_in("#contract-total", "100,000.00").await;
    browser.see_in(".sheet", "壹拾万元整").await;
    browser.press_words("撤销").await;
    browser.see_in("#contract-total", "300,000.00").await;
    browser.saved().await;
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in("#contract-total", "300,000.00").await;
    browser.end().await;
}

#[tokio::test]
async fn submitting_for_approval_keeps_a_version_that_is_locked_once_it_is_approved() {
    let browser = drafted().await;
    put_in_order(&browser).await;
    browser.saved().await;
    let address = browser.fragment().await;
    browser.open(&format!("#{address}/life")).await;
    browser.press("[data-step='submit']").await;
    browser.see_in(".timeline", "Version 1 submitted for approval").await;
    browser.saved().await;
    browser.open(&format!("#{address}/versions")).await;
    browser.see_in("[data-version='1']", "Submitted for approval").await;
    browser.see_in("[data-version='1']", "Not locked").await;
    // on its way to approval nothing is kept by hand, and nothing taken back
    browser.wait_for("no form to keep one", "return !document.querySelector(arguments[0])", "#keep-version").await;
    browser.wait_for("nothing to take back", "return !document.querySelector(arguments[0])", "[data-return]").await;

    browser.open(&format!("#{address}/life")).await;
    browser.press("[data-step='approve']").await;
    browser.see_in(".timeline", "the text is locked").await;
    browser.saved().await;
    browser.open(&format!("#{address}/versions")).await;
    browser.see_in("[data-version='1']", "Locked").await;

    // taken back to the table and changed, it goes up as the second
    browser.open(&format!("#{address}/life")).await;
    browser.write("#step-words", "They want four").await;
    browser.press("[data-step='reopen']").await;
    browser.saved().await;
    browser.open(&format!("#{address}")).await;
    browser.write(".lines__row [name=quantity]", "4").await;
    browser.see_in("#contract-total", "400,000.00").await;
    browser.saved().await;
    browser.open(&format!("#{address}/life")).await;
    browser.press("[data-step='submit']").await;
    browser.see_in(".timeline", "Version 2 submitted for approval").await;
    browser.saved().await;
    browser.open(&format!("#{address}/versions")).await;
    browser.see_in("[data-version='2']", "Not locked").await;
    browser.see_in("[data-version='1']", "Locked").await;

    // old and new are chosen in the boxes
    browser.choose("#compare-old", "Version 1 · 20 May 2026").await;
    browser.choose("#compare-new", "Version 2 · 20 May 2026").await;
    browser.press("#compare-go").await;
    browser.see_in(".compare__sheet .sheet__number", "Version 1").await;
    browser.see_in(".compare__sheet ins", "400,000.00").await;
    browser.picture("compare-versions-en").await;
    browser.end().await;
}

#[tokio::test]
async fn the_demo_has_a_contract_that_was_returned_and_answered() {
    let browser = Browser::start(Look::ZH).await;
    browser.open("").await;
    browser.press("#open-demo").await;
    browser.find("#home-answer").await;
    browser.open("#/contracts?q=注射用水点位计量合同").await;
    browser.press(".cons__title a").await;
    browser.press(".deal__tabs a[href$='/versions']").await;
    browser.see_in("[data-version='1']", "发给对方的第一稿").await;
    browser.see_in("[data-version='2']", "预付款按对方要求降为四成").await;
    browser.press("#compare-go").await;
    browser.see_in(".compare__parts", "新增").await;
    browser.see_in(".compare__sheet ins", "取样点").await;
    browser.end().await;
}
