//! What becomes of a settlement: its sums stand among what the contract's customer owes, in place of what was late, until they are
//! taken back; or an amendment is drafted that carries it out.

use thirtyfour::Key;

use super::claim_a_late_fee::late_contract;
use super::incentives::receive;
use crate::browser::{Browser, Look};

/// Whether it is offered to give this much up.
const OFFERED: &str = "const box = document.querySelector('#owed-before');
    return [...(box?.options ?? [])].some(it => it.text.includes(arguments[0]));";

#[tokio::test]
async fn a_settled_sum_becomes_a_receivable_and_another_one_an_amendment() {
    let browser = Browser::start(Look::EN).await;
    let address = late_contract(&browser).await;
    browser.open(&format!("#{address}/money")).await;
    browser.see_in("#instalments", "50 days late").await;
    browser.press("#instalments .inst__fee .working").await;
    browser.press("#instalments [data-act=dispute]").await;
    browser.find("#dispute-title").await;
    browser.keep(&[("dispute-title", "Two meters were late")]).await;
    browser.see_in("main h1", "Two meters were late").await;
    let dispute = format!("#{}", browser.fragment().await);

    // what was offered and accepted is settled, and not typed again
    browser.press("#add-offer").await;
    browser.keep(&[("act-amount", "80000"), ("act-terms", "80,000.00 in two parts")]).await;
    browser.press("#dispute-offers [data-act=answer]").await;
    browser.keep(&[("act-answer", "accepted")]).await;
    browser.press("#steps [data-step=settle]").await;
    browser.holds("dialog #act-form", "receivable").await;
    browser.holds("dialog #act-amount", "80000.00").await;
    browser.holds("dialog #act-terms", "80,000.00 in two parts").await;
    browser.keep(&[("act-payments", "2026-05-31 50000\n2026-06-30 30000")]).await;

    // put among what is owed, in place of all that is open of the part: 100,000.00 and 2,500.00 of late fee
    browser.press("#put-owed").await;
    browser.see_in("#owed-sums", "50,000.00").await;
    browser.wait_for("what it takes the place of", OFFERED, "102,500.00").await;
    browser.picture("owed-en").await;
    browser.keep(&[]).await;
    browser.see_in("#dispute-carried", "HT-202605-0001").await;
    browser.see_in("#dispute-carried", "30 Jun 2026").await;
    browser.see_in("#dispute-history", "Put into receivables").await;
    browser.open(&format!("#{address}/money")).await;
    browser.see_in("#instalments", "Settlement").await;
    browser.see_in("#instalments [data-settles]", "ZY-202605-0001").await;
    browser.see_in("#claims", "replaced by the settlement").await;

    // one undo takes all of it back, and done again it is there
    browser.keys(Key::Control + "z").await;
    let gone = "return !document.querySelector('#instalments').innerText.includes(arguments[0])";
    browser.wait_for("the settlement to be gone", gone, "Settlement").await;
    browser.keys(Key::Control + Key::Shift + "z").await;
    browser.see_in("#instalments", "Settlement").await;

    // money that comes in is counted towards it; then it is not taken back any more
    receive(&browser, "50000", "Part 2").await;
    browser.press("#instalments [data-settles]").await;
    browser.see_in("#dispute-carried", "Paid").await;
    browser.press("#owed-back").await;
    browser.see("take the receipt back first").await;

    // another dispute ends in an amendment, which names it
    browser.open(&format!("#{address}/life")).await;
    browser.press("#new-dispute-here").await;
    browser.find("#dispute-title").await;
    browser.keep(&[("dispute-title", "Later deliveries")]).await;
    browser.see_in("main h1", "Later deliveries").await;
    browser.press("#steps [data-step=settle]").await;
    browser.keep(&[("act-form", "amendment"), ("act-terms", "Deliveries two weeks later")]).await;
    browser.press("#draft-amendment").await;
    browser.see_in(".deal__name", "-BC01").await;
    browser.saved().await;
    browser.see_in(".deal__facts", "Deliveries two weeks later").await;
    browser.press(".deal__facts [data-settles]").await;
    browser.see_in("#dispute-carried", "-BC01").await;

    // the first one still says where its money stands
    browser.open(&dispute).await;
    browser.see_in("#dispute-carried", "Take it out of receivables").await;
    browser.end().await;
}

#[tokio::test]
async fn a_settlement_is_put_into_receivables_and_taken_back_in_chinese() {
    let browser = Browser::start(Look::ZH).await;
    browser.open_demo().await;
    browser.open("#/disputes").await;
    browser.press_words("货款逾期，催款两次未付").await;
    browser.press("#steps [data-step=settle]").await;
    browser.keep(&[("act-amount", "10000"), ("act-terms", "一次付清"), ("act-payments", "2026-06-10 10000")]).await;
    browser.press("#put-owed").await;
    browser.see_in("#owed-sums", "10,000.00").await;
    browser.keep(&[]).await;
    browser.see_in("#dispute-carried", "10,000.00").await;
    browser.see_in("#dispute-history", "列入应收款").await;
    browser.picture("settlement-zh").await;
    browser.press("#owed-back").await;
    browser.see_in("#dispute-history", "从应收款撤回").await;
    browser.find("#put-owed").await;
    browser.saved().await;
    browser.end().await;
}
