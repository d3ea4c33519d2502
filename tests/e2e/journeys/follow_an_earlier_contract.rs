//! A contract is drafted from an earlier one, by the button on its page and by the sheet of a new contract: terms and lines come
//! over, number and signatures do not, its term follows, and each of the two leads to the other.

use super::draft_a_contract::{drafted, sign};

#[tokio::test]
async fn a_contract_is_drafted_from_an_earlier_one() {
    let browser = drafted().await;
    let earlier = sign(&browser).await;
    browser.open(&format!("#{earlier}")).await;
    browser.see_in(".sheet__number", "HT-202605-0001").await;
    browser.press("#draft-from").await;
    browser.see_in(".sheet__number", "HT-202605-0002").await;
    browser.see_in("#lineage", "follows HT-202605-0001").await;
    browser.see_in("#contract-total", "100,000.00").await;
    browser.see_in(".sheet", "Harbour Pumps Ltd").await;
    browser.see_in("#stepper [aria-current='step']", "Draft").await;
    // twelve months from today, and twelve more from the day after
    browser.see_in(".sheet", "20 May 2027").await;
    browser.saved().await;

    browser.press("[data-lineage='from']").await;
    browser.see_in(".sheet__number", "HT-202605-0001").await;
    browser.see_in("#lineage", "followed by HT-202605-0002").await;

    // the sheet of a new contract offers the customer's contracts
    browser.open("#/contracts").await;
    browser.press("#new").await;
    browser.press("[data-key='T']").await;
    browser.choose("#contract-customer", "Harbour Pumps Ltd").await;
    browser.choose("#contract-earlier", "HT-202605-0001 · Sales Contract").await;
    browser.see_in("dialog", "come over as they are in force").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in(".sheet__number", "HT-202605-0003").await;
    browser.see_in("#lineage", "follows HT-202605-0001").await;
    browser.saved().await;
    browser.end().await;
}
