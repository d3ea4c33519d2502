//! A team removed a stage while, in another copy of the book, something stood in it: it is seen by words, and moved on.

use std::collections::BTreeMap;

use counterpart::demo;
use counterpart::domain::date::Date;
use counterpart::domain::id::{CustomerId, OpportunityId};
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::opportunity::Opportunity;
use counterpart::domain::rate::Bp;
use thirtyfour::prelude::*;
use uuid::Uuid;

use super::sell::{FOCUS, column_of, focus_on};
use crate::browser::{Browser, Look, TODAY};
use crate::copy::Copy;

/// Whether the list begins with this opportunity.
const FIRST: &str =
    "return document.querySelector('table.chances tbody .chances__name a')?.textContent.trim() === arguments[0]";

/// A stage that no pipeline has.
const GONE: &str = "019b76da-a800-7000-8000-00000000dead";

fn opportunity(number: u64, customer: CustomerId, name: &str, amount: Money, began_in: &str) -> Opportunity {
    let day = Date::parse(TODAY).expect("a date");
    Opportunity {
        id: OpportunityId(Uuid::from_u64_pair(0x0193_f2a1_c0de_7000, 0x8000_0000_0000_0000 | number)),
        customer,
        name: name.to_owned(),
        owner: String::new(),
        contact: None,
        further_contacts: Vec::new(),
        amount: Some(amount),
        lines: BTreeMap::new(),
        currency: None,
        probability: None,
        expected_close: Some(day),
        began_on: day,
        began_in: began_in.to_owned(),
        competitor: String::new(),
        next: String::new(),
        next_on: None,
        contract: None,
        note: String::new(),
    }
}

#[tokio::test]
async fn what_is_left_in_a_removed_stage_is_called_so_and_moves_on() {
    let book = demo::many(5, 1, Date::parse(TODAY).expect("a date")).expect("a book");
    let customer = book.customers[0].id;
    let mut copy = Copy::new(0x57a6);
    copy.put(std::slice::from_ref(&book.own_entity));
    copy.put(&book.customers);
    copy.put(&[
        opportunity(1, customer, "Dock meters", Money::cny(8_000_000), "initial"),
        Opportunity {
            probability: Some(Bp(9_000)),
            ..opportunity(2, customer, "Left behind", Money::new(2_000_000, Currency::USD), GONE)
        },
    ]);
    let browser = Browser::start(Look::EN).await;
    let path = browser.downloads().join("stages.json");
    std::fs::write(&path, copy.file()).expect("a file");
    browser.open("").await;
    browser.upload("#restore-file", &path).await;
    browser.press("#bring-in").await;
    browser.find("#home-answer").await;

    // its name went with the stage: words stand for it, never a key
    browser.open("#/pipeline").await;
    column_of(&browser, "Left behind", "Former stage").await;
    browser.see_in(".kan__col[aria-label='Former stage'] .kan__total", "$20,000.00").await;
    browser.open("#/pipeline?view=forecast").await;
    browser.see_in(".forecast__working", "Former stage").await;
    browser.open("#/pipeline?view=list").await;
    browser.see_in(".chances__stage", "Former stage").await;
    browser.see_no(GONE).await;
    // it came less far than any stage, however likely somebody thinks it is; what stands first changes with every step, so that none
    // is taken for the one before
    let orders =
        [("stage", "Left behind"), ("-stage", "Dock meters"), ("-rate", "Left behind"), ("rate", "Dock meters")];
    for (sort, first) in orders {
        browser.open(&format!("#/pipeline?view=list&sort={sort}")).await;
        browser.wait_for("the first row", FIRST, first).await;
    }
    // what walks from record to record goes as the list does: dollars stand behind yuan, so the other way round before them
    browser.open("#/pipeline?view=list&sort=-amount").await;
    browser.wait_for("the first row", FIRST, "Left behind").await;
    browser.press(".chances__name a").await;
    browser.see_in("h1", "Left behind").await;
    browser.see_in("#neighbours", "1 of 2").await;
    browser.keys("j").await;
    browser.see_in("h1", "Dock meters").await;
    browser.see_in("#neighbours", "2 of 2").await;
    browser.keys("k").await;
    browser.see_in("h1", "Left behind").await;

    // it moves on to the first stage there is, where its currency is a sum of its own
    browser.open("#/pipeline").await;
    column_of(&browser, "Left behind", "Former stage").await;
    browser.wait_for("the card has the focus", FOCUS, "Left behind").await;
    browser.keys("]").await;
    column_of(&browser, "Left behind", "First contact").await;
    focus_on(&browser, "Left behind").await;
    browser.see_in(".kan__col[aria-label='First contact'] .kan__total", "¥80,000.00").await;
    browser.see_in(".kan__col[aria-label='First contact'] .kan__total", "$20,000.00").await;
    let gone = "return !document.querySelector(\".kan__col[aria-label='Former stage']\")";
    browser.wait_for("the column of former stages to go", gone, "").await;
    browser.saved().await;
    browser.keys(Key::Enter + "").await;
    browser.see_in("#stages", "Former stage → First contact").await;

    // and from its page to any other
    browser.press("[data-stage=needs]").await;
    browser.see_in("#stages", "First contact → Needs").await;
    browser.saved().await;
    browser.end().await;
}
