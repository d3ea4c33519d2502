//! Pictures of every page, for people to look at: `COUNTERPART_PICTURES=folder make e2e`. Without a folder the pages are only
//! walked through, and must show without a fault: of the book with samples those that [`reach_everything`](super::reach_everything)
//! does not walk through in the same look with the same check, and all of a new book.

mod places;

use super::keep_the_book::start_book;
use super::look_back::look_at;
use super::records::{RECORDS, go_to, turn_into_an_account};
use crate::browser::{Browser, Look};

/// Every page that has an address of its own, with a name for its picture.
pub(super) const PAGES: &[(&str, &str)] = &[
    ("home", "#/"),
    ("customers", "#/customers"),
    ("pipeline", "#/pipeline"),
    ("opportunities", "#/pipeline?view=list"),
    ("forecast", "#/pipeline?view=forecast"),
    ("leads", "#/leads"),
    ("products", "#/products"),
    ("stages", "#/settings/stages"),
    ("fields", "#/settings/fields"),
    ("rates", "#/settings/rates"),
    ("contracts", "#/contracts"),
    ("package", "#/contracts/package"),
    ("money", "#/money"),
    ("instalments", "#/money?view=all"),
    ("receipts", "#/money?view=receipts"),
    ("invoices", "#/money?view=invoices"),
    ("calendar", "#/calendar"),
    ("week", "#/calendar?view=week"),
    ("agenda", "#/calendar?view=agenda"),
    ("settings", "#/settings/book"),
    ("import", "#/customers/import"),
    ("statement", "#/money/import"),
    ("receivables", "#/money/receivables"),
    ("ledger", "#/contracts/ledger"),
    ("targets", "#/targets?view=all"),
    ("report-activity", "#/reports?time=year"),
    ("report-pipeline", "#/reports?view=pipeline&time=year&by=line"),
    ("report-collection", "#/reports?view=collection&time=year&by=customer"),
    ("report-service", "#/reports?view=service&time=year&by=month"),
    ("report-targets", "#/reports?view=targets&time=year"),
    ("report-coverage", "#/reports?view=coverage"),
    ("duties", "#/duties"),
    ("duties-done", "#/duties?view=done"),
    ("materials", "#/materials"),
    ("service", "#/service"),
    ("service-report", "#/service/report"),
    ("incentives", "#/incentives"),
    ("payout-runs", "#/incentives/runs"),
    ("service-standard", "#/settings/service"),
    ("tasks", "#/tasks"),
    ("reminders", "#/reminders"),
    ("library", "#/library"),
    ("team", "#/team"),
    ("pool", "#/customers?pool=falling"),
    ("duplicates", "#/customers/duplicates"),
    ("purchases", "#/customers/purchases"),
    ("evaluations", "#/evaluations"),
    ("evaluation-plans", "#/evaluations/plans"),
    ("disputes", "#/disputes"),
    ("approval", "#/settings/approval"),
    ("sharing", "#/sharing"),
    ("sharing-undertakings", "#/sharing?view=undertakings"),
    ("sharing-leaks", "#/sharing?view=leaks"),
    ("sharing-requests", "#/sharing?view=requests"),
    ("holidays", "#/settings/holidays"),
    ("numbers", "#/settings/numbers"),
    ("appearance", "#/settings/appearance"),
    ("together", "#/together"),
    ("conflicts", "#/conflicts"),
    ("not-found", "#/nowhere"),
];

/// What is opened by hand below: each the name of its picture.
const OPENED: [&str; 4] = ["own-company", "opportunity", "quote", "contract"];

async fn walk(look: Look, name: &str) {
    let browser = Browser::start(look).await;
    browser.open("").await;
    browser.find("#open-demo").await;
    browser.picture(&format!("start-{name}")).await;
    browser.press("#open-demo").await;
    browser.find("#home-answer").await;
    let asked = std::env::var("COUNTERPART_PICTURES").is_ok();
    // a phone in English and dark is nobody else's
    let pages = if asked || (look.dark && look.is_narrow()) { PAGES } else { &[] };
    for (page, address) in pages {
        browser.open(address).await;
        browser.find("main h1").await;
        browser.picture(&format!("{page}-{name}")).await;
    }
    // nor are records on it, or in Chinese by day
    let records = if asked || look.dark == look.is_narrow() { RECORDS } else { &[] };
    for record in records {
        go_to(&browser, *record).await;
        let (record, ..) = record;
        browser.picture(&format!("{record}-{name}")).await;
        if *record == "letter" {
            turn_into_an_account(&browser).await;
            browser.picture(&format!("statement-of-account-{name}")).await;
        }
    }
    browser.open("#/settings").await;
    browser.find("#house-pictures").await;
    let down = "document.querySelector('#house-pictures').scrollIntoView()";
    browser.driver.execute(down, Vec::new()).await.expect("it scrolls");
    browser.picture(&format!("own-company-{name}")).await;
    browser.open("#/pipeline?q=二厂扩建计量").await;
    browser.press(".kan__card").await;
    browser.find(".rec__figures").await;
    browser.picture(&format!("opportunity-{name}")).await;
    browser.press(".quotes__number a").await;
    browser.find("#quote-paper").await;
    browser.picture(&format!("quote-{name}")).await;
    browser.open("#/contracts?q=HT-202605-0001").await;
    browser.press(".cons__title a").await;
    browser.find(".sheet").await;
    browser.picture(&format!("contract-{name}")).await;
    // the first page as of another day
    browser.open("#/").await;
    look_at(&browser, "2026-06-20").await;
    browser.find(".home:not([data-old]) .decide:not([data-old])").await;
    browser.picture(&format!("home-later-{name}")).await;
    browser.end().await;
    walk_a_new_book(look, name).await;
}

/// What a book of one's own shows before anything is in it.
async fn walk_a_new_book(look: Look, name: &str) {
    let browser = Browser::start(look).await;
    start_book(&browser).await;
    for (page, address) in PAGES {
        browser.open(address).await;
        browser.find("main h1").await;
        browser.picture(&format!("empty-{page}-{name}")).await;
    }
    browser.end().await;
}

#[tokio::test]
async fn every_page_shows_in_chinese() {
    walk(Look::ZH, "zh").await;
}

#[tokio::test]
async fn every_page_shows_in_english_and_dark() {
    walk(Look::EN.dark(), "en-dark").await;
}

#[tokio::test]
async fn every_page_shows_on_a_phone() {
    walk(Look::ZH.phone(), "zh-phone").await;
}

#[tokio::test]
async fn every_page_shows_on_a_phone_in_english_and_dark() {
    walk(Look::EN.phone().dark(), "en-dark-phone").await;
}
