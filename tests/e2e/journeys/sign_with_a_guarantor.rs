//! More than two parties: a guarantor joins the customer, stands in the heading, and signs with both sides.

use thirtyfour::Key;

use super::draft_a_contract::{drafted, sign};
use super::keep_the_book::enter_customer;

/// Whether the paper is there and does not say this.
const NOT_ON_PAPER: &str = "const paper = document.querySelector('.sheet');
    return !!paper && !paper.innerText.includes(arguments[0])";

#[tokio::test]
async fn a_guarantor_joins_the_customer_and_signs() {
    let browser = drafted().await;
    let contract = browser.fragment().await;
    browser.press("#term-signing-further > .button").await;
    browser.find("#term-signing-further-0-name").await;
    enter_customer(&browser, "Quayside Finance Ltd", "020 7946 0002").await;
    browser.press("#edit-customer").await;
    browser.write("#customer-address", "7 Counting House Lane").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.open(&format!("#{contract}")).await;

    // one of the customers brings its name and address, and one undo takes them back
    browser.choose("#term-signing-further-0-customer", "Quayside Finance Ltd").await;
    for said in ["Quayside Finance Ltd", "7 Counting House Lane"] {
        browser.see_in(".sheet", said).await;
    }
    browser.holds("#term-signing-further-0-name", "Quayside Finance Ltd").await;
    browser.saved().await;
    browser.driver.execute("document.activeElement?.blur()", Vec::new()).await.expect("the box lets go");
    browser.keys(Key::Control + "z").await;
    browser.holds("#term-signing-further-0-name", "").await;
    browser.holds("#term-signing-further-0-address", "").await;
    for said in ["Quayside Finance Ltd", "7 Counting House Lane"] {
        browser.wait_for(&format!("no {said} on the paper"), NOT_ON_PAPER, said).await;
    }

    // or it is written
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
