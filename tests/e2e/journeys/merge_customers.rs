//! One customer entered twice: noticed while typing, found in the list, compared side by side, merged with all that belongs
//! to it, and taken apart again.

use thirtyfour::Key;

use super::draft_a_contract::{draft, sign};
use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look};

const KEPT: &str = "Harbour Pumps Limited";

/// Adds a person on the page of a customer.
async fn add_person(browser: &Browser, name: &str, phone: &str) {
    browser.press_words("Add a contact").await;
    browser.write("#contact-name", name).await;
    browser.write("#contact-phone", phone).await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in(".rows", name).await;
    browser.saved().await;
}

/// Waits until so many rows name somebody among the people of the page.
async fn people_named(browser: &Browser, name: &str, count: usize) {
    let script = "const [name, count] = arguments[0].split('|');
        const rows = [...document.querySelectorAll('[aria-label=\"Contacts\"] li')];
        return String(rows.filter(it => it.innerText.includes(name)).length) === count";
    browser.wait_for(&format!("{count} named {name}"), script, &format!("{name}|{count}")).await;
}

#[tokio::test]
async fn a_customer_entered_twice_becomes_one_with_all_that_belongs_to_it_and_undo_parts_them() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    let older = browser.fragment().await;
    add_person(&browser, "Mary Ward", "07700 900001").await;
    draft(&browser, "Harbour Pumps Ltd", "en").await;
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
    browser
        .see_in("#merge-moves", "1 already sent for approval or signed keeps “Harbour Pumps Ltd” on its paper")
        .await;
    browser.see_in("#merge-moves", "Receipts are written once").await;
    browser.see_in("#merge-people", "Mary Ward").await;
    browser.press("#merge-go").await;
    browser.see("Harbour Pumps Ltd is merged into Harbour Pumps Limited").await;

    // all of it is there: one person, the contract, the money
    browser.see_in("h1", KEPT).await;
    assert_eq!(browser.fragment().await, newer);
    browser.see_in("#merged-from", "Harbour Pumps Ltd").await;
    browser.see_in(".rec__figures", "100,000.00").await;
    people_named(&browser, "Mary Ward", 1).await;
    browser.open(&format!("#{newer}/money")).await;
    browser.see("40,000.00").await;
    // the signed paper names whom it was signed with; the page leads to the customer that stands for it
    browser.open(&format!("#{contract}")).await;
    browser.see_in(".deal__facts", KEPT).await;
    browser.see_in(".sheet", "Harbour Pumps Ltd").await;
    assert!(!browser.text_of(".sheet").await.contains(KEPT), "a signed text does not change");
    // until all names are read the list says nothing of duplicates: the page of them waits for it
    browser.open("#/customers/duplicates").await;
    browser.see_in("#no-duplicates", "No likely duplicates were found").await;
    browser.open("#/customers").await;
    browser.lists("1 customer").await;
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
    people_named(&browser, "Mary Ward", 1).await;
    browser.open("#/customers").await;
    browser.lists("2 customers").await;
    browser.keys(Key::Control + Key::Shift + "z").await;
    browser.lists("1 customer").await;
    browser.saved().await;

    // it is so after a reload, and the two can still be parted
    browser.driver.refresh().await.expect("it reloads");
    browser.lists("1 customer").await;
    browser.open(&format!("#{newer}")).await;
    browser.see_in(".rec__figures", "100,000.00").await;
    browser.press_words("Take apart").await;
    browser.see("Harbour Pumps Ltd is a customer of its own again").await;
    browser.open(&format!("#{older}")).await;
    browser.see_in(".rec__figures", "100,000.00").await;
    people_named(&browser, "Mary Ward", 1).await;
    browser.end().await;
}

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

#[tokio::test]
async fn two_that_only_look_like_one_are_said_to_be_two_and_offered_no_more_until_that_is_taken_back() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    // two tenants of one house with one switchboard
    enter_customer(&browser, "Quay Valves Ltd", "020 7946 0009").await;
    let quay = browser.fragment().await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0009").await;
    let harbour = browser.fragment().await;
    browser.open("#/customers/duplicates").await;
    browser.see_in("#duplicates", "Quay Valves Ltd").await;
    browser.press_words("These are two").await;
    browser.see("Quay Valves Ltd and Harbour Pumps Ltd are noted as two customers").await;
    browser.see_in("#no-duplicates", "No likely duplicates were found").await;
    browser.saved().await;

    // it goes back like any other change, and holds after a reload
    browser.keys(Key::Control + "z").await;
    browser.see_in("#duplicates .rows", "Harbour Pumps Ltd").await;
    browser.keys(Key::Control + Key::Shift + "z").await;
    browser.see_in("#no-duplicates", "No likely duplicates were found").await;
    browser.saved().await;
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in("#no-duplicates", "No likely duplicates were found").await;

    // nor does the form of one speak of the other; somebody new with that number is still asked about
    browser.open(&format!("#{harbour}")).await;
    browser.press("#edit-customer").await;
    browser.write("#customer-short-name", "Harbour").await;
    browser.wait_for("no line", "return document.querySelector('#customer-alike').innerText === ''", "").await;
    browser.press("dialog button[type=submit]").await;
    browser.see("Harbour Pumps Ltd is saved").await;
    browser.saved().await;
    browser.open("#/customers").await;
    browser.press("#new-customer").await;
    browser.write("#customer-phone", "020 7946 0009").await;
    browser.see_in("#customer-alike", "same phone").await;
    browser.keys(Key::Escape + "").await;

    // where the two are compared it is told, and can be taken back
    let (quay, harbour) = (quay.replace("/customers/", ""), harbour.replace("/customers/", ""));
    browser.open(&format!("#/customers/merge/{quay}/{harbour}")).await;
    browser.see_in("#merge-two", "Noted as two customers").await;
    browser.press("#merge-two button").await;
    browser.see_in("#merge-two", "These are two").await;
    browser.saved().await;
    browser.open("#/customers/duplicates").await;
    browser.see_in("#duplicates .rows", "Harbour Pumps Ltd").await;
    browser.end().await;
}

#[tokio::test]
async fn what_is_typed_stays_when_two_entries_become_one_person_who_goes_whole() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    add_person(&browser, "Mary Ward", "07700 900001").await;
    add_person(&browser, "M. Ward", "07700 900001").await;
    people_named(&browser, "Ward", 2).await;

    browser.press_words("M. Ward").await;
    browser.see_in("#contact-alike", "Mary Ward").await;
    browser.write("#contact-title", "Head of purchasing").await;
    browser.press("#make-one").await;
    browser.see("The two entries are one now").await;
    people_named(&browser, "Ward", 1).await;
    browser.see_in("[aria-label='Contacts']", "Head of purchasing").await;
    browser.saved().await;

    // the other entry goes with the person, and none comes back in its place
    browser.press_words("M. Ward").await;
    browser.press("dialog .sheetside__foot button[data-kind=quiet]").await;
    browser.see("M. Ward is deleted").await;
    people_named(&browser, "Ward", 0).await;
    browser.saved().await;
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in("[aria-label='Contacts']", "No contacts yet").await;
    people_named(&browser, "Ward", 0).await;
    browser.end().await;
}

#[tokio::test]
async fn a_customer_with_payments_stays_in_the_book() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    browser.press_words("Record a receipt").await;
    browser.write("#receipt-amount", "40000").await;
    browser.press("dialog button[type=submit]").await;
    browser.see("Receipt of ¥40,000.00 recorded").await;
    browser.saved().await;
    browser.press("[aria-label='Details'] .section__head .section__act").await;
    browser.see("1 receipt is recorded for this customer").await;
    browser.see_in("h1", "Harbour Pumps Ltd").await;
    browser.end().await;
}
