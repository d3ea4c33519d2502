//! A contract that has ended is settled: line by line, by hand where the book cannot see it; the rest is waived; the statement is
//! there to sign; only then the contract is put away.

use super::draft_a_contract::{drafted, sign};

#[tokio::test]
async fn the_settlement_list_is_worked_off_before_a_contract_is_put_away() {
    let browser = drafted().await;
    let address = sign(&browser).await;
    // before the end there is nothing to settle
    browser.open(&format!("#{address}/settlement")).await;
    browser.see_in("#settlement-none", "begins with the end").await;
    browser.open(&format!("#{address}/life")).await;
    browser.write("#step-words", "Agreed on the phone").await;
    browser.write("#step-evidence", "Letter of 20 May").await;
    browser.press("[data-step='terminate']").await;
    browser.see_in(".timeline", "Agreed on the phone").await;
    browser.saved().await;

    // what is open keeps it from being put away, and the page says where to settle it
    browser.see_in("#settlement-open", "Open items of the settlement list").await;
    browser.press("#to-settlement").await;
    browser.see_in("#settlement-count", "lines open").await;
    browser.see_in("#settlement-lines", "Money owed to us").await;
    browser.see_in("#settlement-lines", "In force after the end").await;

    // the book cannot see what was paid in cash: a person says so, and what shows it
    browser.press("[data-line^='part/'] [data-decide]").await;
    browser.press("#line-settle").await;
    browser.see("Please say what shows it, or why.").await;
    browser.press(".toast[data-tone=danger] button").await;
    browser.write("#line-words", "Cash receipt 12").await;
    browser.press("#line-settle").await;
    browser.see_in("#settlement-lines", "Cash receipt 12").await;
    browser.saved().await;

    // nor does it know of the cards that are out
    browser.press("#settlement-add-open").await;
    browser.write("#settle-what", "Two access cards").await;
    browser.set("#settle-whose", "them").await;
    browser.press("#settlement-add").await;
    browser.see_in("#settlement-lines", "Two access cards").await;
    browser.saved().await;

    // while lines are open the list is not done, but what is left can be given up with a reason
    browser.write("#settle-by", "Li Mei").await;
    browser.press("#settlement-done").await;
    browser.see("Settle or waive each of them").await;
    browser.press(".toast[data-tone=danger] button").await;
    browser.see_in("#letter", "Two access cards").await;
    browser.write("#settle-reason", "The rest is not pursued").await;
    browser.press("#settlement-waive").await;
    browser.see_in("#settlement-closed", "The rest is not pursued").await;
    browser.see_in("#letter", "The rest is not pursued").await;
    browser.saved().await;

    browser.open(&format!("#{address}/life")).await;
    browser.press("[data-step='archive']").await;
    browser.see_in(".timeline", "Archived").await;
    browser.see_in(".timeline", "Rest of the settlement list waived").await;
    browser.saved().await;
    browser.end().await;
}
