//! Contracts that do not hang together: one whose customer is not in the book, and two that have one number (M12, M13). They are
//! kept and listed, and a person puts them right.

use counterpart::demo::{self, Seeded};
use counterpart::domain::date::Date;

use crate::browser::{Browser, Look};
use crate::copy::Copy;

/// A book in which the customer of one contract is missing and two others have one number: its file, what the missing customer is
/// called, and the number that is shared.
fn book() -> (Vec<u8>, String, String) {
    let today = Date::parse("2026-05-20").expect("a day");
    let mut book = demo::book(today, &mut Seeded::new(7)).expect("a book");
    let missing = book.contracts[0].customer;
    let name = book.customers.iter().find(|it| it.id == missing).expect("a customer").name.clone();
    let others: Vec<usize> = (0..book.contracts.len()).filter(|at| book.contracts[*at].customer != missing).collect();
    let number = book.contracts[others[0]].number.clone();
    book.contracts[others[1]].number = number.to_lowercase();
    book.customers.retain(|it| it.id != missing);
    let kept = [0, others[0], others[1]].map(|at| book.contracts[at].clone());
    let ids = kept.each_ref().map(|it| it.id);
    book.contract_events.retain(|it| ids.contains(&it.contract));
    let mut copy = Copy::new(0xa315);
    copy.put(std::slice::from_ref(&book.own_entity));
    copy.put(&book.customers);
    copy.put(&kept);
    copy.put(&book.contract_events);
    (copy.file(), name, number)
}

#[tokio::test]
async fn m12_m13_contracts_without_a_customer_or_with_one_number_are_listed_and_put_right() {
    let (file, name, number) = book();
    let browser = Browser::start(Look::EN).await;
    browser.open("").await;
    let path = browser.downloads().join("apart.json");
    std::fs::write(&path, file).expect("a file");
    browser.upload("#restore-file", &path).await;
    browser.find("#incoming").await;
    browser.press("#bring-in").await;
    browser.find("#home-answer").await;

    // told on the first page, listed where disagreements are settled
    browser.see("2 contract matters do not fit").await;
    browser.open("#/conflicts").await;
    browser.see_in("#attention", "its customer is not in this book").await;
    browser.see_in("#attention", &name).await;
    browser.see_in("#attention", &format!("2 contracts have the number {number}")).await;

    // the customer is written down again, under the name that the signed text gives it
    browser.press("[data-act=bring-back]").await;
    let named = "return document.querySelector('#customer-name')?.value === arguments[0]";
    browser.wait_for("the name of the text", named, &name).await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("h1", &name).await;
    browser.saved().await;

    // each of the two says so on its own page; neither was renumbered, and both stay so
    browser.open("#/conflicts").await;
    browser.press("[data-number] .rows__sub a").await;
    browser.see_in("#same-number", "Another contract has this number").await;
    browser.open("#/conflicts").await;
    browser.press("[data-act=keep-number]").await;
    browser.see("are left so").await;
    browser.saved().await;
    browser.wait_for("nothing is left", "return !document.querySelector('#attention')", "").await;
    browser.driver.refresh().await.expect("it reloads");
    browser.find("#no-conflicts").await;
    browser.wait_for("nothing came back", "return !document.querySelector('#attention')", "").await;
    browser.end().await;
}
