//! What waits for approval is approved on the first page, in the sheet that its row opens, under the guards of the contract's own
//! page.

use super::draft_a_contract::{drafted, put_in_order};

#[tokio::test]
async fn a_contract_is_approved_from_the_row_that_tells_of_it() {
    let browser = drafted().await;
    browser.saved().await;
    let address = browser.fragment().await;
    put_in_order(&browser).await;
    browser.open(&format!("#{address}/life")).await;
    browser.press("[data-step='share']").await;
    browser.see_in(".timeline", "Shared with the other side").await;
    browser.press("[data-step='submit']").await;
    browser.see_in(".timeline", "Version 1 submitted for approval").await;
    browser.saved().await;

    browser.open("").await;
    browser.see_in(".decide", "awaits approval").await;
    browser.press(".decide__row button").await;
    browser.see_in("dialog .facts", "100,000.00").await;
    browser.see_in("dialog .facts", "Version 1").await;
    // in whose name it is recorded
    browser.see_in("dialog #approvals-missing", "Still missing: ").await;
    // who sends back says why
    browser.press("#send-back").await;
    browser.find("#step-words[aria-invalid='true']").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in(".decide", "awaits signature").await;
    browser.open(&format!("#{address}/life")).await;
    browser.see_in(".timeline", "the text is locked").await;
    browser.end().await;
}
