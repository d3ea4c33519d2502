//! More than two parties: a guarantor joins the customer, stands in the heading, and signs with both sides.

use super::draft_a_contract::{drafted, sign};

#[tokio::test]
async fn a_guarantor_joins_the_customer_and_signs() {
    let browser = drafted().await;
    browser.press("#term-signing-further > .button").await;
    browser.find("#term-signing-further-0-customer[role='combobox']").await;
    browser.write("#term-signing-further-0-name", "Harbour Holding plc").await;
    browser.write("#term-signing-further-0-address", "2 Example Quay").await;
    browser.write("#term-signing-further-0-signatory", "Ada Holding").await;
    browser.see_in(".sheet", "Party C (the Guarantor)").await;
    browser.see_in(".sheet__signs", "For and on behalf of Party C").await;
    browser.saved().await;
    let address = browser.fragment().await;
    browser.open(&format!("#{address}/check")).await;
    browser.see_in("#check", "the law takes it for a general guarantee").await;

    browser.open(&format!("#{address}")).await;
    browser.set("#term-signing-further-0-form", "joint").await;
    browser.write("#term-signing-further-0-months", "24").await;
    browser.see_in(".sheet", "a guarantee with joint and several liability").await;
    browser.see_in(".sheet", "It lasts 24 months").await;

    // both sides have signed; it is in force once the guarantor has
    sign(&browser).await;
    browser.see_in(".timeline", "Our side signed").await;
    browser.press("[data-step='sign']").await;
    browser.see_in(".timeline", "Further party 1 signed").await;
    browser.saved().await;
    browser.end().await;
}
