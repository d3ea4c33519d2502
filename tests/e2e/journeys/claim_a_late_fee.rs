//! Journey 6: money comes late and in parts; the ledger is read, some of it waived, the rest claimed, the letter printed.

use thirtyfour::prelude::*;

use super::draft_a_contract::{draft, sign};
use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look};

/// A contract of 100,000.00 that was due on 31 March, signed by both sides; its address.
pub(super) async fn late_contract(browser: &Browser) -> String {
    contract_due(browser, "2026-03-31", "31 March 2026").await
}

/// The same, due on a day; as a box takes it, and as the contract says it.
async fn contract_due(browser: &Browser, due: &str, said: &str) -> String {
    start_book(browser).await;
    enter_customer(browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    draft(browser, "Harbour Pumps Ltd", "en").await;
    // nothing falls due before the day of the contract
    browser.set("#term-drafted_on", "2026-03-01").await;
    browser.set("#term-payment-plan", "lump").await;
    browser.set("#term-payment-plan-due-day", due).await;
    browser.see_in(".sheet", said).await;
    sign(browser).await
}

#[tokio::test]
async fn a_late_fee_is_reckoned_waived_in_part_claimed_and_demanded() {
    let browser = Browser::start(Look::EN).await;
    let address = late_contract(&browser).await;

    // today is 20 May 2026: 50 days at 0.05 % of 100,000.00
    browser.open(&format!("#{address}/money")).await;
    browser.see_in("#instalments", "50 days late").await;
    browser.see_in("#instalments", "2,500.00").await;
    browser.see_in("#fees-sum", "2,500.00").await;

    // 40,000.00 had come on 20 April: the fee of 20 days first, then the price
    browser.press("#new").await;
    browser.press("[data-key='R']").await;
    browser.choose("#receipt-customer", "Harbour Pumps Ltd").await;
    browser.write("#receipt-amount", "40000").await;
    browser.set("#receipt-on", "2026-04-20").await;
    browser.see_in("#counted", "1,000.00").await;
    browser.see_in("#counted", "39,000.00").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#instalments", "61,000.00").await;
    browser.see_in("#instalments", "915.00").await;

    // 20 days on 100,000.00 and 30 on 61,000.00, line by line
    browser.press("#instalments .working").await;
    for words in ["1,000.00 to late fee", "39,000.00 to principal", "0.05% a day", "1,915.00", "¥915.00"] {
        browser.see_in("#instalments .ledger", words).await;
    }

    // a waiver needs a reason, and gives up no more than is open
    browser.press("#instalments [data-act=waive]").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#waive-reason-problem", "Please say why").await;
    browser.write("#waive-amount", "915.01").await;
    browser.write("#waive-reason", "Late for the first time").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#waive-amount-problem", "Only ¥915.00 is open").await;
    browser.write("#waive-amount", "200").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#claims", "Late for the first time").await;
    browser.see_in("#fees-sum", "715.00").await;

    // the letter of a lawyer; undone it is gone, and done again it is there
    browser.press("#instalments [data-act=cost]").await;
    browser.write("#cost-amount", "1500").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#fees-sum", "1,500.00").await;
    browser.keys(Key::Control + "z").await;
    let gone = "return !document.querySelector('#fees-sum').innerText.includes(arguments[0])";
    browser.wait_for("the cost to be gone", gone, "1,500.00").await;
    browser.keys(Key::Control + Key::Shift + "z").await;
    browser.see_in("#fees-sum", "1,500.00").await;

    // what is left is claimed once, and then there is nothing new
    browser.press("#freeze-claim").await;
    browser.see_in("#claimable", "¥715.00").await;
    browser.press("dialog button[type=submit]").await;
    browser.see("Statement CK-202605-0001 frozen: ¥715.00 of late fee claimed").await;
    browser.see_in("#claims", "Statement CK-202605-0001").await;
    browser.press("#freeze-claim").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#freeze-number-problem", "There is no new late fee to claim").await;
    browser.keys(Key::Escape).await;

    // the demand in both languages: 61,000.00 and 715.00 and 1,500.00, with the working
    browser.open(&format!("#{address}/letters")).await;
    browser.set("#letter-kind", "demand").await;
    for words in ["Demand for payment", "Ref. CK-202605-0001", "63,215.00", "0.05% a day", "39,000.00 to principal"] {
        browser.see_in("#letter", words).await;
    }
    browser.set("#letter-language", "zh").await;
    for words in ["付款通知书", "编号：CK-202605-0001", "人民币陆万叁仟贰佰壹拾伍元整", "0.05%/日"]
    {
        browser.see_in("#letter", words).await;
    }
    // the other side pays by ten days after the day looked at
    browser.see_in("#letter", "2026年5月30日前（含当日）").await;
    // a reminder that speaks softly names the price alone
    browser.set("#letter-kind", "friendly").await;
    browser.see_in("#letter", "付款提醒函").await;
    assert!(!browser.text_of("#letter").await.contains("违约金"), "no fee is spoken of");

    // nothing was only in memory
    browser.driver.refresh().await.expect("it reloads");
    browser.open(&format!("#{address}/money")).await;
    browser.see_in("#claims", "Statement CK-202605-0001").await;
    browser.see_in("#claims", "Late for the first time").await;
    browser.end().await;
}

#[tokio::test]
async fn of_a_part_that_is_not_late_something_is_given_up_as_well() {
    let browser = Browser::start(Look::EN).await;
    let address = contract_due(&browser, "2026-06-30", "30 June 2026").await;
    browser.open(&format!("#{address}/money")).await;
    browser.press("#instalments .working").await;
    browser.see_in("#instalments .ledger__host", "No late fee").await;
    browser.press("#instalments [data-act=waive]").await;
    browser.write("#waive-amount", "100").await;
    browser.write("#waive-reason", "One meter was scratched").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#claims", "One meter was scratched").await;
    browser.see_in("#instalments", "99,900.00").await;
    browser.press("#instalments [data-act=cost]").await;
    browser.write("#cost-amount", "80").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#fees-sum", "80.00").await;
    browser.end().await;
}

#[tokio::test]
async fn a_statement_that_was_a_mistake_is_taken_back_and_claims_no_more() {
    let browser = Browser::start(Look::EN).await;
    let address = late_contract(&browser).await;
    browser.open(&format!("#{address}/money")).await;
    browser.press("#freeze-claim").await;
    browser.press("dialog button[type=submit]").await;
    browser.see("¥2,500.00 of late fee claimed").await;
    browser.press("#claims button").await;
    browser.see("Taken back by a counter-entry").await;
    browser.see_in("#claims", "-2,500.00").await;
    browser.press("#freeze-claim").await;
    browser.see_in("#claimable", "¥2,500.00").await;
    browser.press("dialog button[type=submit]").await;
    browser.see("Statement CK-202605-0002 frozen").await;
    browser.end().await;
}
