//! Journey 4, the checker: an error bars the contract until it is mended, a warning until somebody says why it may stand.

use super::draft_a_contract::{drafted, put_in_order, sign};

#[tokio::test]
async fn an_error_bars_submission_until_it_is_mended_and_a_warning_until_it_has_a_reason() {
    let browser = drafted().await;
    browser.saved().await;
    let address = browser.fragment().await;

    // 20 % in advance, 60 % on delivery, 10 % on acceptance: a tenth is missing
    browser.write("#plan [name=share]", "20").await;
    browser.see_in("#check-summary", "Errors").await;
    browser.saved().await;
    browser.open(&format!("#{address}/check")).await;
    browser.see_in("[data-rule='PAY-03']", "Percentages add up to 90%.").await;
    browser.see_in("[data-rule='PAY-03']", "arithmetic").await;
    browser.see_in("#check-disclaimer", "It is not legal advice").await;
    browser.see_in("#check-disclaimer", "1 Nov 2026").await;

    // it leads to the term
    browser.press("[data-rule='PAY-03'] .findings__art").await;
    browser
        .wait_for("the cursor in the plan", "return document.activeElement?.id === arguments[0]", "term-payment-plan")
        .await;

    // and cannot be submitted
    browser.open(&format!("#{address}/life")).await;
    browser.press("[data-step='submit']").await;
    browser.see("Errors to mend before it can be submitted").await;

    // one press mends it, and the terms have changed
    browser.open(&format!("#{address}/check")).await;
    browser.press_words("Set the last part to 20%").await;
    browser
        .wait_for("the finding is gone", "return !document.querySelector(`[data-rule='${arguments[0]}']`)", "PAY-03")
        .await;
    browser.saved().await;

    // a warning is accepted with a reason, which is kept
    put_in_order(&browser).await;
    browser.open(&format!("#{address}/check")).await;
    browser.see_in("[data-reason='SUB-04']", "Accepted: The parties know each other's standards").await;
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in("[data-reason='SUB-04']", "Accepted: The parties know each other's standards").await;
    browser.open(&format!("#{address}")).await;
    sign(&browser).await;
    browser.end().await;
}

#[tokio::test]
async fn a_warning_that_is_accepted_no_more_asks_for_its_reason_again_after_a_reload() {
    let browser = drafted().await;
    put_in_order(&browser).await;
    let address = browser.fragment().await;
    browser.open(&format!("#{address}/check")).await;
    browser.see_in("[data-reason='SUB-04']", "Accepted").await;
    // every acceptance goes: the last one leaves nothing behind that could be written
    while browser.run("return !!document.querySelector('[data-reason] button[data-kind=quiet]')").await == true {
        browser.run("document.querySelector('[data-reason] button[data-kind=quiet]').click()").await;
        browser.saved().await;
    }
    browser.driver.refresh().await.expect("it reloads");
    browser.find("[data-reason='SUB-04'] input").await;
    browser.see_no("Accepted: The parties know each other's standards").await;
    browser.end().await;
}
