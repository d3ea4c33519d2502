//! Invoices of a contract: drafted, issued within its amount, delivered, made void, taken back; the share that is invoiced; the list
//! handed out.

use thirtyfour::prelude::*;

use super::draft_a_contract::{drafted, sign};
use crate::browser::Browser;

/// Drafts an invoice of a kind over an amount.
async fn draft_invoice(browser: &Browser, kind: &str, amount: &str) {
    browser.press("#new-invoice").await;
    browser.set("#invoice-kind", kind).await;
    browser.write("#invoice-gross", amount).await;
}

/// A special invoice asks for the tax number of the buyer; issued with it by mistake, it is made void, and leaves room for others.
async fn void_a_special_one(browser: &Browser, contract: &str) {
    draft_invoice(browser, "special_vat", "30000").await;
    browser.press("dialog button[type=submit]").await;
    browser.see("Draft invoice of ¥30,000.00 saved").await;
    browser.see_in("#invoices", "Special VAT invoice").await;
    browser.press("#invoices [data-act=issue]").await;
    browser.write("#issue-number", "26332000000004512601").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#issue-number-problem", "needs the buyer's tax number").await;
    browser.keys(Key::Escape).await;

    browser.open(&format!("#{contract}")).await;
    browser.press(".deal__facts a").await;
    browser.press("#edit-customer").await;
    browser.write("#customer-code", "91320594MA12QGWMX9").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;

    browser.open(&format!("#{contract}/money")).await;
    browser.press("#invoices [data-act=issue]").await;
    browser.see_in("#invoice-buyer", "91320594MA12QGWMX9").await;
    browser.write("#issue-number", "26332000000004512601").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#invoiced-share", "30.00% invoiced").await;
    browser.saved().await;
    browser.press("#invoices [data-act=void]").await;
    browser.press("dialog button[type=submit]").await;
    browser.find("#void-words-problem:not([hidden])").await;
    browser.write("#void-words", "Issued under the wrong kind").await;
    browser.press("dialog button[type=submit]").await;
    browser.see("Invoice 26332000000004512601 is void").await;
    browser.see_in("#invoiced-share", "¥0.00 of ¥100,000.00").await;
    // the row opens into what it says: the buyer as it was when it was issued, whatever the customer is called since, and why it ended
    browser.open(&format!("#{contract}")).await;
    browser.press(".deal__facts a").await;
    browser.press("#edit-customer").await;
    browser.write("#customer-code", "91350100M000100Y43").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.open(&format!("#{contract}/money")).await;
    browser.press("#invoices .working").await;
    for words in [
        "the contract as a whole",
        "13%",
        "Harbour Pumps Ltd",
        "91320594MA12QGWMX9",
        "Void · Issued under the wrong kind",
    ] {
        browser.see_in("[data-invoice]", words).await;
    }
    browser.press("#invoices .working").await;
    browser.gone("[data-invoice]").await;
    // nothing follows
    browser.gone("#invoices [data-act=void]").await;
    browser.gone("#invoices [data-act=red]").await;
}

#[tokio::test]
async fn invoices_are_issued_up_to_the_contract_amount_delivered_and_taken_back() {
    let browser = drafted().await;
    let address = sign(&browser).await;
    browser.open(&format!("#{address}/money")).await;
    browser.see_in("#invoices", "No invoices yet").await;
    void_a_special_one(&browser, &address).await;

    // 60,000.00 at 13 %: 53,097.35 net
    draft_invoice(&browser, "ordinary", "60000").await;
    browser.see_in("dialog", "13% by the terms in force").await;
    browser.see_in("#invoice-sums", "¥53,097.35 net, ¥6,902.65 tax").await;
    browser.see_in("#invoice-sums", "¥100,000.00 of the contract may still be invoiced").await;
    browser.picture("invoice-form-en").await;
    browser.press("dialog button[type=submit]").await;
    browser.see("Draft invoice of ¥60,000.00 saved").await;
    browser.see_in("#invoiced-share", "0.00% invoiced").await;

    // without its number it is not issued
    browser.press("#invoices [data-act=issue]").await;
    browser.see_in("#invoice-buyer", "Harbour Pumps Ltd").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#issue-number-problem", "Please give the number").await;
    browser.write("#issue-number", "26332000000004512602").await;
    browser.press("dialog button[type=submit]").await;
    browser.see("Invoice 26332000000004512602 issued").await;
    browser.see_in("#invoiced-share", "60.00% invoiced").await;
    browser.press("#invoices [data-act=deliver]").await;
    browser.see_in("#invoices", "Delivered").await;

    // a second one that is too large is refused, and says how much is left
    draft_invoice(&browser, "ordinary", "50000").await;
    browser.press("dialog button[type=submit]").await;
    browser.see("Draft invoice of ¥50,000.00 saved").await;
    browser.press("#invoices [data-act=issue]").await;
    browser.write("#issue-number", "26332000000004512603").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#issue-number-problem", "Only ¥40,000.00 of the contract is left").await;
    browser.keys(Key::Escape).await;
    browser.press("#invoices [data-act=edit]").await;
    browser.write("#invoice-gross", "40000").await;
    browser.press("dialog button[type=submit]").await;
    browser.see("Draft invoice of ¥40,000.00 saved").await;
    browser.press("#invoices [data-act=issue]").await;
    browser.write("#issue-number", "26332000000004512603").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#invoiced-share", "100.00% invoiced").await;

    // goods come back: a negative one takes a part back, and no more than there is; the rest stands
    browser.press("#invoices [data-act=red]").await;
    browser.write("#red-number", "26332000000004512604").await;
    browser.write("#red-amount", "40000.01").await;
    browser.write("#red-words", "Goods came back").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#red-amount-problem", "At most ¥40,000.00").await;
    browser.write("#red-amount", "15000").await;
    // it bears a day of its own, not before that of what it takes back
    browser.set("#red-on", "2026-05-19").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#red-on-problem", "cannot lie before the step").await;
    browser.set("#red-on", "2026-05-20").await;
    browser.press("dialog button[type=submit]").await;
    browser.see("Taken back by negative invoice 26332000000004512604").await;
    browser.see_in("#invoices", "-15,000.00").await;
    browser.see_in("[data-taken-back]", "¥15,000.00 taken back").await;
    browser.see_in("#invoiced-share", "85.00% invoiced").await;

    // taken back wholly it makes room again
    browser.press("#invoices [data-act=red]").await;
    browser.wait_for("the rest of it", "return document.querySelector('#red-amount')?.value === '25,000.00'", "").await;
    browser.write("#red-number", "26332000000004512605").await;
    browser.write("#red-words", "Wrong tax rate").await;
    browser.press("dialog button[type=submit]").await;
    browser.see("Taken back by negative invoice 26332000000004512605").await;
    browser.see_in("#invoices", "-25,000.00").await;
    browser.see_in("#invoiced-share", "60.00% invoiced").await;

    // the list of the book, and the same as text
    browser.open("#/money?view=invoices").await;
    browser.see_in("#money-answer", "5 in all, ¥60,000.00 issued").await;
    browser.press("#export-money").await;
    browser.press("dialog [data-sheet='invoices'][data-form=csv]").await;
    let (_, file) = browser.downloaded(".csv").await;
    let text = String::from_utf8(file).expect("text");
    for words in [
        "26332000000004512601",
        "Special VAT invoice",
        "Void",
        "26332000000004512602",
        "53097.35",
        "6902.65",
        "-15000.00",
        "-25000.00",
        "Harbour Pumps Ltd",
        // the buyer of the first one is the buyer of its day; why one is void, and what another one takes back
        "91320594MA12QGWMX9",
        "91350100M000100Y43",
        "Issued under the wrong kind",
        "Goods came back",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
    // what is asked for stays, by number and by customer
    browser.write("[data-list-search]", "4512602").await;
    browser.see_in("#money-answer", "1 in all").await;
    browser.write("[data-list-search]", "harbour").await;
    browser.see_in("#money-answer", "5 in all").await;
    browser.write("[data-list-search]", "somebody else").await;
    browser.see("Nothing matches.").await;

    // the page of the customer has them too
    browser.open("#/customers").await;
    browser.press_words("Harbour Pumps Ltd").await;
    browser.see_in("h1", "Harbour Pumps Ltd").await;
    let address = browser.fragment().await;
    browser.open(&format!("#{address}/money")).await;
    browser.see_in("#customer-invoices", "26332000000004512602").await;

    // found from anywhere by a piece of its number
    browser.keys(Key::Control + "k").await;
    browser.write("#palette", "4512604").await;
    browser.see_in("#found", "26332000000004512604").await;
    browser.keys(Key::Escape).await;
    browser.end().await;
}
