//! What the clause on targets promises the other side: written into the contract, followed receipt by receipt, and taken back with them.

use super::draft_a_contract::{draft, drafted, sign};
use super::incentives::receive;
use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look};

#[tokio::test]
async fn a_rebate_follows_from_the_clause_and_the_receipts() {
    let browser = drafted().await;
    let address = browser.fragment().await;
    // a sale does without targets: nothing is promised, and the page says so
    browser.open(&format!("#{address}/life")).await;
    browser.see_in("#clause-incentive", "no clause on targets").await;
    browser.open(&format!("#{address}")).await;

    browser.set("#term-drafted_on", "2026-03-01").await;
    browser.set("#term-payment-plan", "lump").await;
    browser.set("#term-payment-plan-due-day", "2026-05-20").await;
    browser.press("#terms-targets > summary").await;
    browser.find("#terms-targets[open]").await;
    browser.press("#terms-targets .terms__switch").await;
    browser.see_in("#terms-targets > summary", "In the contract").await;
    browser.set("#term-targets-cycle", "month").await;
    browser.set("#term-targets-measures-0-source", "reports").await;
    browser.set("#term-targets-incentive", "rebate").await;
    browser.see_in(".sheet", "a rebate by the tiers").await;
    sign(&browser).await;
    browser.see_in("#clause-incentive", "Running: so far").await;
    browser.see_in("#clause-incentive", "Nothing counted in this period").await;

    // 80,000.00 comes in: without 13 % of tax 70,796.46, of which 2 %
    receive(&browser, "80000", "80,000.00").await;
    browser.open(&format!("#{address}/life")).await;
    browser.see_in("#clause-incentive", "70,796.46").await;
    browser.see_in("#clause-incentive", "Tier 1, from").await;
    browser.see_in("#clause-incentive summary", "1,415.93").await;
    browser.see_in("#clause-incentive", "comes from elsewhere").await;
    browser.see_in("#clause-incentive", "within 30 days after the evaluation sheet").await;

    // the target of the clause shows it beside how far it is
    browser.press("#contract-targets .rows__open").await;
    browser.find(".rec.targets[data-target]").await;
    browser.see_in("#clause-incentive summary", "1,415.93").await;
    browser.picture("clause-incentive-en").await;

    // new customers are those of the other side: what it reports is entered on the target of the clause
    browser.open(&format!("#{address}/life")).await;
    browser.see_in("#contract-targets", "New customers").await;
    browser.see_in("#targets-unfollowed", "less is better").await;
    browser.press("#contract-targets .targets__item:nth-child(2) .rows__open").await;
    browser.write("#target-done-figure", "5").await;
    browser.press("#enter-done").await;
    browser.saved().await;
    browser.see_in("#target-actual", "5 of").await;
    browser.see_in("#target-facts", "evaluations take it from here").await;

    // the money goes back for a reason, and the rebate with it
    browser.open("#/money?view=receipts").await;
    browser.press("#receipts [data-act=reverse]").await;
    browser.press("dialog button[type=submit]").await;
    browser.find("#reverse-words[aria-invalid=true]").await;
    browser.write("#reverse-words", "The bank called it back").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#receipts tr:first-child [data-why]", "Reversed because: The bank called it back").await;
    browser.see_in("#receipts tr:last-child [data-why]", "Reversed because: The bank called it back").await;
    browser.see_in("#receipts tr:last-child [data-towards]", "until it was reversed").await;
    browser.gone("#receipts [data-act=reverse]").await;
    browser.press("#receipts tr:last-child summary").await;
    browser.see_in("#receipts tr:last-child details", "record it anew").await;
    browser.open(&format!("#{address}/life")).await;
    browser.see_in("#clause-incentive", "Receipt taken back").await;
    browser.see_in("#clause-incentive summary", "¥0.00").await;
    browser.end().await;
}

#[tokio::test]
async fn a_clause_spreads_its_year_to_the_last_cent_and_aims_beyond_it() {
    let browser = drafted().await;
    browser.press("#terms-targets > summary").await;
    browser.find("#terms-targets[open]").await;
    browser.press("#terms-targets .terms__switch").await;
    browser.see_in("#terms-targets > summary", "In the contract").await;
    // a million a quarter is four a year
    browser.set("#term-targets-measures-0-spread", "uneven").await;
    browser.holds("#term-targets-measures-0-target", "4000000").await;
    browser.holds("#term-targets-measures-0-part-3", "1000000").await;
    browser.see_in("#term-targets-measures-0-sum", "exact").await;
    browser.write("#term-targets-measures-0-part-0", "699999.99").await;
    browser.see_in("#term-targets-measures-0-sum", "300,000.01 missing").await;
    browser.press("#term-targets-measures-0-fill").await;
    browser.holds("#term-targets-measures-0-part-3", "1300000.01").await;
    browser.see_in("#term-targets-measures-0-sum", "exact").await;
    // a level lies above the one before
    browser.write("#term-targets-measures-0-stretch", "4400000").await;
    browser.write("#term-targets-measures-0-challenge", "4300000").await;
    browser.see_in("#term-targets-measures-0-challenge-problem", "above the level before").await;
    browser.write("#term-targets-measures-0-challenge", "5000000").await;
    browser.see_in(".sheet", "4,400,000 a year").await;
    browser.see_in(".sheet", "fourth quarter").await;
    browser.see_in(".sheet", "1,300,000.01").await;
    browser.saved().await;
    // months are twelve, and begin equal
    browser.set("#term-targets-cycle", "month").await;
    browser.find("#term-targets-measures-0-part-11").await;
    browser.see_in("#term-targets-measures-0-sum", "exact").await;
    browser.set("#term-targets-measures-0-spread", "even").await;
    browser.holds("#term-targets-measures-0-target", "333333.333").await;
    browser.end().await;
}

#[tokio::test]
async fn a_contract_that_promises_nothing_says_so_in_chinese() {
    let browser = Browser::start(Look::ZH).await;
    start_book(&browser).await;
    enter_customer(&browser, "苏州澄川环保科技有限公司", "0512 6288 0417").await;
    draft(&browser, "苏州澄川环保科技有限公司", "zh").await;
    let address = browser.fragment().await;
    browser.open(&format!("#{address}/life")).await;
    browser.see_in("#clause-incentive", "合同没有目标条款").await;
    browser.open(&format!("#{address}")).await;
    browser.press("#terms-targets > summary").await;
    browser.press("#terms-targets .terms__switch").await;
    browser.see_in("#terms-targets > summary", "写入合同").await;
    browser.saved().await;
    browser.open(&format!("#{address}/life")).await;
    browser.see_in("#clause-incentive", "目标条款没有约定达标奖励").await;
    browser.end().await;
}
