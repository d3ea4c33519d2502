//! One customer entered twice: noticed while typing, found in the list, compared side by side, merged with all that belongs
//! to it, and taken apart again.

use thirtyfour::Key;

use super::draft_a_contract::draft;
use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look};

const KEPT: &str = "Harbour Pumps Limited";

/// Signs the contract on its page with both sides.
async fn sign(browser: &Browser) -> String {
    browser.saved().await;
    let address = browser.fragment().await;
    browser.open(&format!("#{address}/life")).await;
    for (step, seen) in [
        ("share", "Shared with the other side"),
        ("submit", "Version 1 submitted for approval"),
        ("approve", "the text is locked"),
        ("sign", "Our side signed"),
        ("sign", "The other side signed"),
    ] {
        browser.press(&format!("[data-step='{step}']")).await;
        browser.see_in(".timeline", seen).await;
    }
    browser.saved().await;
    address
}

/// Adds a person on the page of a customer.
async fn add_person(browser: &Browser, name: &str, phone: &str) {
    browser.press_words("Add a contact").await;
    browser.write("#contact-name", name).await;
    browser.write("#contact-phone", phone).await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in(".rows", name).await;
    browser.saved().await;
}

#[tokio::test]
async fn a_customer_entered_twice_becomes_one_with_all_that_belongs_to_it_and_undo_parts_them() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    let older = browser.fragment().await;
    add_person(&browser, "Mary Ward", "07700 900001").await;
    draft(&browser, "Harbour", "en").await;
    let contract = sign(&browser).await;
    browser.open(&format!("#{older}")).await;
    browser.press_words("Record a receipt").await;
    browser.write("#receipt-amount", "40000").await;
    browser.press("dialog button[type=submit]").await;
    browser.see("Receipt of ¥40,000.00 recorded").await;
    browser.saved().await;

    // the double is noticed while it is typed, by any of its signs, and does not stand in the way of saving
    browser.open("#/customers").await;
    browser.press("#new-customer").await;
    browser.write("#customer-name", "HARBOUR PUMPS").await;
    browser.see_in("#customer-alike", "Perhaps the same as Harbour Pumps Ltd").await;
    browser.see_in("#customer-alike", "same name but for the legal form").await;
    browser.write("#customer-name", "Somebody else").await;
    browser.wait_for("no line", "return document.querySelector('#customer-alike').innerText === ''", "").await;
    browser.write("#customer-phone", "(07700) 900 001").await;
    browser.see_in("#customer-alike", "same phone as Mary Ward").await;
    browser.write("#customer-name", KEPT).await;
    browser.write("#customer-phone", "020 7946 0001").await;
    browser.write("#customer-email", "office@harbour.example").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("h1", KEPT).await;
    browser.saved().await;
    let newer = browser.fragment().await;
    add_person(&browser, "Mary Ward", "(07700) 900-001").await;

    // the list knows of them
    browser.open("#/customers").await;
    browser.see_in("#likely-duplicates", "Likely duplicates").await;
    browser.see_in("#likely-duplicates .views__count", "1").await;
    browser.press("#likely-duplicates").await;
    browser.see_in("#duplicates", KEPT).await;
    browser.press_words("Compare").await;

    // side by side: the one with the signed contract is proposed to stay; the other one is chosen, by the keyboard
    browser.see_in("#merge-why", "same phone").await;
    browser.see_in("[data-side='first']", "This one stays").await;
    browser.see_in("[data-side='first']", "1 contact, 1 contract, 1 receipt").await;
    browser.find("[data-side='first'] input").await.send_keys(Key::Right + "").await.expect("a key");
    browser.see_in("[data-side='second']", "This one stays").await;
    browser.see_in("#merge-moves", "1 contract").await;
    browser.see_in("#merge-moves", "1 already approved or signed keep “Harbour Pumps Ltd” on their paper").await;
    browser.see_in("#merge-moves", "Receipts are written once").await;
    browser.see_in("#merge-people", "Mary Ward").await;
    browser.press("#merge-go").await;
    browser.see("Harbour Pumps Ltd is merged into Harbour Pumps Limited").await;

    // all of it is there: one person, the contract, the money
    browser.see_in("h1", KEPT).await;
    assert_eq!(browser.fragment().await, newer);
    browser.see_in("#merged-from", "Harbour Pumps Ltd").await;
    browser.see_in(".rec__figures", "100,000.00").await;
    browser.wait_for("one Mary", MARY, "1").await;
    browser.open(&format!("#{newer}/money")).await;
    browser.see("40,000.00").await;
    // the signed paper names whom it was signed with; the page leads to the customer that stands for it
    browser.open(&format!("#{contract}")).await;
    browser.see_in(".deal__facts", KEPT).await;
    browser.see_in(".sheet", "Harbour Pumps Ltd").await;
    assert!(!browser.text_of(".sheet").await.contains(KEPT), "a signed text does not change");
    browser.open("#/customers").await;
    browser.see_in("[role=status]", "1 customer").await;
    browser.wait_for("no duplicates", "return !document.querySelector('#likely-duplicates')", "").await;
    // found by its old name, and what was merged is met by what it said
    browser.write("[data-list-search]", "Harbour Pumps Ltd").await;
    browser.see_in(".cust__name", KEPT).await;

    // one undo takes all of it back, one redo does it again
    browser.open(&format!("#{older}")).await;
    browser.see_in("#merged-record", "This record is merged into").await;
    browser.see_in("#merged-record a", KEPT).await;
    browser.keys(Key::Control + "z").await;
    browser.see_in(".rec__head", "Record a follow-up").await;
    browser.see_in("h1", "Harbour Pumps Ltd").await;
    browser.see_in(".rec__figures", "100,000.00").await;
    browser.wait_for("one Mary here", MARY, "1").await;
    browser.open("#/customers").await;
    browser.see_in("[role=status]", "2 customers").await;
    browser.keys(Key::Control + Key::Shift + "z").await;
    browser.see_in("[role=status]", "1 customer").await;
    browser.saved().await;

    // it is so after a reload, and the two can still be parted
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in("[role=status]", "1 customer").await;
    browser.open(&format!("#{newer}")).await;
    browser.see_in(".rec__figures", "100,000.00").await;
    browser.press_words("Take apart").await;
    browser.see("Harbour Pumps Ltd is a customer of its own again").await;
    browser.open(&format!("#{older}")).await;
    browser.see_in(".rec__figures", "100,000.00").await;
    browser.wait_for("one Mary at each", MARY, "1").await;
    browser.end().await;
}

/// How many rows name Mary among the people of the page.
const MARY: &str = "return String([...document.querySelectorAll('[aria-label=\"Contacts\"] li')]\
     .filter(it => it.innerText.includes('Mary Ward')).length) === arguments[0]";

#[tokio::test]
async fn any_other_customer_can_be_picked_and_fields_are_chosen_one_by_one() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Quay Valves Ltd", "020 7946 0009").await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    browser.press("#merge-with").await;
    browser.write("#merge-search", "quay").await;
    browser.press(".merge__candidate").await;
    browser.see_in("#merge-why", "They share no code, name, phone or e-mail").await;
    // the older record is proposed to stay; a field of the one that goes is taken over
    browser.see_in("[data-side='second']", "This one stays").await;
    browser.press("[role=radiogroup][aria-label='Which Telephone to keep'] .merge__pick").await;
    browser.press("#merge-go").await;
    browser.see("Harbour Pumps Ltd is merged into Quay Valves Ltd").await;
    browser.see_in("h1", "Quay Valves Ltd").await;
    browser.see_in(".facts", "020 7946 0001").await;
    browser.end().await;
}
