//! Services by scope and acceptance, paid in cash up to a limit: the paper says so, and what is not usual is told beside the findings.

use super::draft_a_contract::drafted;

#[tokio::test]
async fn a_clerk_agrees_services_by_scope_and_acceptance() {
    let browser = drafted().await;
    browser.press("#terms-delivery > summary").await;
    browser.set("#term-delivery-acceptance", "yes").await;
    browser.write("#term-delivery-acceptance-scope", "Calibration of forty flow meters").await;
    browser
        .see_in(".sheet", "The scope of the services and what is handed over: Calibration of forty flow meters.")
        .await;
    browser.write("#term-delivery-acceptance-criteria", "JJG 1033").await;
    browser.see_in(".sheet", "of receiving that notice: JJG 1033.").await;
    browser.write("#term-delivery-inspection", "120").await;
    browser.see_in(".sheet", "within 120 days of receiving that notice").await;
    browser.press("#terms-paying > summary").await;
    browser.set("#term-payment-method", "cash").await;
    browser.write("#term-payment-cash_limit", "5000").await;
    browser.see_in(".sheet", "of each payment; what is above that is paid by bank transfer").await;
    browser.saved().await;

    let address = browser.fragment().await;
    browser.open(&format!("#{address}/check")).await;
    browser.see_in("#check-outside", "Usually from 1 day to 90 days.").await;
    browser.open(&format!("#{address}")).await;
    browser.press("#terms-delivery > summary").await;
    browser.set("#term-delivery-acceptance", "no").await;
    browser.see_no("The scope of the services").await;
    browser.end().await;
}
