//! What an invoice to a customer says, pasted in and copied out as one text; and how much of its credit limit is used.

use super::draft_a_contract::{draft, sign};
use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look};

/// As people send it to each other; the number of the desk is not the switchboard.
const SENT: &str = "开票信息\n公司名称：苏州澄川环保科技有限公司\n税号：91320594MA12QGWMX9\n注册地址：苏州工业园区星澜街 88 号\n\
                    注册电话：0512-62880500\n开户行及账号：苏州商贸银行营业部 6200000000000101";

#[tokio::test]
async fn invoice_details_pasted_as_one_text_fill_their_boxes_and_stand_on_the_page_to_be_copied() {
    let browser = Browser::start(Look::ZH).await;
    start_book(&browser).await;
    enter_customer(&browser, "苏州澄川环保科技有限公司", "0512 6288 0417").await;
    browser.press("#edit-customer").await;
    browser.set("#invoice-paste", "请按合同开票").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#invoice-paste-problem", "没有认出这段文字").await;
    browser.set("#invoice-paste", SENT).await;
    for (css, value) in [
        ("#invoice-paste", ""),
        ("#customer-code", "91320594MA12QGWMX9"),
        ("#customer-address", "苏州工业园区星澜街 88 号"),
        ("#customer-phone", "0512 6288 0417"),
        ("#invoice-phone", "0512-62880500"),
        ("#customer-bank", "苏州商贸银行营业部"),
        ("#customer-account", "6200000000000101"),
    ] {
        browser.holds(css, value).await;
    }
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;

    let text = "名称：苏州澄川环保科技有限公司\n纳税人识别号：91320594MA12QGWMX9\n地址：苏州工业园区星澜街 88 号\n\
                电话：0512-62880500\n开户行：苏州商贸银行营业部\n账号：6200000000000101";
    browser.reads("#invoice-details pre", text).await;
    browser.press("#copy-invoice").await;
    browser.see("已复制开票信息").await;

    // what a special invoice cannot do without is said while it is missing
    browser.press("#edit-customer").await;
    browser.set("#customer-account", "").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#invoice-details", "开专用发票还缺：账号").await;
    browser.end().await;
}

#[tokio::test]
async fn a_credit_limit_tells_contract_by_contract_what_is_used_of_it() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    let customer = browser.fragment().await;
    browser.press("#edit-customer").await;
    browser.write("#customer-credit-limit", "250000").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#credit", "Nothing is outstanding").await;
    browser.see_in("#credit-left", "¥250,000.00").await;

    // two pieces at 100,000, signed by both sides: a draft uses nothing
    draft(&browser, "Harbour Pumps Ltd", "en").await;
    browser.write(".lines__row [name=quantity]", "2").await;
    browser.see_in("#contract-total", "200,000.00").await;
    sign(&browser).await;
    browser.open(&format!("#{customer}")).await;
    browser.see_in("#credit tbody", "HT-202605-0001").await;
    browser.see_in("#credit-used", "¥200,000.00").await;
    browser.see_in("#credit-left", "¥50,000.00").await;
    browser.see_in("#credit", "80.00% used").await;

    // a lower limit is overrun by the rest
    browser.press("#edit-customer").await;
    browser.write("#customer-credit-limit", "150000").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#credit tfoot", "Over the limit").await;
    browser.see_in("#credit-left[data-tone=danger]", "¥50,000.00").await;

    // receivables tell who it is and by how much
    browser.open("#/money/receivables").await;
    browser.see_in("#over-limit tbody", "Harbour Pumps Ltd").await;
    browser.see_in("#over-limit tbody td[data-tone=danger]", "¥50,000.00").await;

    // and so do the steps of the next contract, with what that one adds
    draft(&browser, "Harbour Pumps Ltd", "en").await;
    browser.saved().await;
    let second = browser.fragment().await;
    browser.open(&format!("#{second}/life")).await;
    browser.see_in("#credit-warning", "¥150,000.00").await;
    browser.see_in("#credit-warning", "with the ¥100,000.00 of this contract it is exceeded by ¥150,000.00").await;
    browser.end().await;
}
