//! Pictures of a book of extreme values, for people to look at, as [`pictures`](super::pictures) takes them: names without an end and of
//! one character, amounts of many digits, a contract of two hundred lines. No page meets a fault over them, and none scrolls sideways.

mod performing;

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use counterpart::demo::{Seeded, book, many_with_contracts};
use counterpart::domain::activity::Activity;
use counterpart::domain::address::Address;
use counterpart::domain::contact::Contact;
use counterpart::domain::contract::Contract;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::customer::Customer;
use counterpart::domain::date::Date;
use counterpart::domain::id::{
    ActivityId, ContactId, ContractId, CustomerId, LeadId, LineId, OpportunityId, ProductId, TaskId, TicketId,
};
use counterpart::domain::lead::Lead;
use counterpart::domain::lifecycle::task::Stage;
use counterpart::domain::line::Line;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::opportunity::Opportunity;
use counterpart::domain::product::Product;
use counterpart::domain::task::Task;
use counterpart::domain::ticket::Ticket;
use serde_json::json;

use super::draft_a_contract::{draft, sign};
use super::pictures::PAGES;
use crate::browser::{Browser, Look, TODAY};
use crate::copy::Copy;

/// How many lines the long contract has.
const LINES: usize = 200;
/// 9,999,999,999.99 of a piece.
const PRICE: Money = Money::new(999_999_999_999, Currency::CNY);
/// 99,999,999,999,999.99.
const FORTUNE: Money = Money::new(9_999_999_999_999_999, Currency::CNY);

/// A name that is not parted anywhere.
fn unbroken() -> String {
    format!("Harbour{}Limited", "pumpsandvalves".repeat(8))
}

/// A name of a hundred characters.
fn endless() -> String {
    format!("上海{}有限责任公司", "宏图建材科技贸易进出口".repeat(8))
}

/// Words that fill many rows.
fn many_words() -> String {
    "现场安装、调试、培训与备件供应，详见附件；fittings, commissioning, training and spare parts as listed. ".repeat(12)
}

/// A book of extremes: the book, the addresses of its records, each with a name for the picture.
struct Extremes {
    copy: Copy,
    records: Vec<(&'static str, String)>,
}

/// A customer with all there is, two with a name alone, of which one is a single character, and what hangs on the first.
fn extremes() -> Extremes {
    let today = Date::parse(TODAY).expect("a date");
    let mut ids = Seeded::new(0xe47e);
    let like = book(today, &mut Seeded::new(5)).expect("a book");
    let mut other = many_with_contracts(7, 1, NonZeroUsize::MIN, today).expect("a book");
    let mut copy = Copy::new(0xe47e);
    other.own_entity.name = endless();
    copy.put(std::slice::from_ref(&other.own_entity));

    let bare = |id: CustomerId, name: String| Customer {
        id,
        name,
        number: String::new(),
        short_name: String::new(),
        code: String::new(),
        industry: String::new(),
        source: String::new(),
        address: Address { region: String::new(), line: String::new() },
        legal_representative: String::new(),
        phone: String::new(),
        email: String::new(),
        primary_contact: None,
        credit_limit: None,
        service_levels: Vec::new(),
        service_times: BTreeMap::new(),
        owner: String::new(),
        since: None,
        note: String::new(),
        tags: Vec::new(),
        parent: None,
        merged_into: None,
        not_same: BTreeMap::new(),
        own: BTreeMap::new(),
        ..like.customers[0].clone()
    };
    let long = Customer {
        number: "KH-00000000000000000000000000000001".to_owned(),
        short_name: unbroken(),
        industry: many_words(),
        source: endless(),
        address: Address { region: endless(), line: many_words() },
        legal_representative: endless(),
        credit_limit: Some(FORTUNE),
        owner: endless(),
        note: many_words(),
        tags: (1..=20).map(|n| format!("重点客户标签 {n}")).collect(),
        ..bare(CustomerId::fresh(&mut ids), endless())
    };
    let unparted = bare(CustomerId::fresh(&mut ids), unbroken());
    let short = bare(CustomerId::fresh(&mut ids), "甲".to_owned());
    copy.put(&[long.clone(), unparted, short]);
    let contact = Contact {
        title: endless(),
        department: unbroken(),
        ..Contact::named(ContactId::fresh(&mut ids), long.id, &endless())
    };
    copy.put(&[contact]);

    let product = Product {
        id: ProductId::fresh(&mut ids),
        code: unbroken(),
        name: endless(),
        name_en: endless(),
        spec: many_words(),
        price: PRICE,
        floor_price: None,
        note: many_words(),
        ..like.products[0].clone()
    };
    copy.put(&[product]);
    let lead = Lead {
        id: LeadId::fresh(&mut ids),
        company: endless(),
        person: unbroken(),
        wish: many_words(),
        owner: endless(),
        ..like.leads[0].clone()
    };
    let opportunity = Opportunity {
        id: OpportunityId::fresh(&mut ids),
        customer: long.id,
        name: endless(),
        owner: unbroken(),
        contact: None,
        further_contacts: Vec::new(),
        amount: Some(FORTUNE),
        lines: BTreeMap::new(),
        currency: None,
        probability: None,
        expected_close: Date::parse("2026-06-30").ok(),
        competitor: endless(),
        next: many_words(),
        contract: None,
        note: many_words(),
        ..like.opportunities[0].clone()
    };
    let ticket = Ticket {
        id: TicketId::fresh(&mut ids),
        customer: long.id,
        contact: None,
        contract: None,
        area: None,
        clause: None,
        duty: None,
        product: None,
        title: endless(),
        description: many_words(),
        wish: many_words(),
        by: unbroken(),
        ..like.tickets[0].clone()
    };
    let task = Task {
        id: TaskId::fresh(&mut ids),
        title: endless(),
        customer: Some(long.id),
        contract: None,
        opportunity: None,
        assignee: unbroken(),
        due: Date::parse("2026-05-19").ok(),
        repeats: None,
        first_due: None,
        note: many_words(),
        stage: Stage::Open,
        ..like.tasks[0].clone()
    };
    let activity = Activity {
        id: ActivityId::fresh(&mut ids),
        customer: Some(long.id),
        lead: None,
        opportunity: None,
        by: unbroken(),
        contact: None,
        content: many_words(),
        ..like.activities[0].clone()
    };
    let contract = long_contract(other.contracts.remove(0), long.id, &mut ids);
    let mut records = vec![
        ("customer", format!("#/customers/{}", long.id)),
        ("timeline", format!("#/customers/{}/timeline", long.id)),
        ("lead", format!("#/leads/{}", lead.id)),
        ("opportunity", format!("#/pipeline/{}", opportunity.id)),
        ("ticket", format!("#/service/{}", ticket.id)),
        ("contract", format!("#/contracts/{}", contract.id)),
        ("check", format!("#/contracts/{}/check", contract.id)),
    ];
    records.extend(performing::enter(&mut copy, &like, (long.id, contract.id), &mut ids));
    copy.put(&[lead]);
    copy.put(&[opportunity]);
    copy.put(&[ticket]);
    copy.put(&[task]);
    copy.put(&[activity]);
    copy.put(&[contract]);
    Extremes { copy, records }
}

/// A draft with many lines, each of a long name and a high price.
fn long_contract(like: Contract, customer: CustomerId, ids: &mut Seeded) -> Contract {
    let (_, line) = like.lines.first_key_value().expect("a line");
    let one = |n: usize, id: LineId| Line {
        id,
        name: format!("{} {n}", endless()),
        spec: unbroken(),
        unit_price: PRICE,
        ..line.clone()
    };
    let lines = (1..=LINES).map(|n| {
        let id = LineId::fresh(ids);
        (id, one(n, id))
    });
    let lines = lines.collect();
    Contract {
        id: ContractId::fresh(ids),
        title: Wording::same(endless()),
        customer,
        owner: endless(),
        note: many_words(),
        lines,
        special: Wording::same(many_words()),
        ..like
    }
}

/// The file of a copy as it arrives here, beside the downloads, so that it is not taken for one.
fn carried(browser: &Browser, copy: &Copy) -> PathBuf {
    let folder = browser.downloads().join("carried");
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join("book.json");
    std::fs::write(&path, copy.file()).expect("a file");
    path
}

/// A contract of 99,999,999,999.99 that is long overdue; its address.
async fn owe_a_fortune(browser: &Browser) -> String {
    draft(browser, &unbroken(), browser.pick("zh", "en")).await;
    browser.write(".lines__row [name=price]", "99999999999.99").await;
    browser.see_in("#contract-total", "99,999,999,999.99").await;
    browser.set("#term-drafted_on", "2026-03-01").await;
    browser.set("#term-payment-plan", "lump").await;
    browser.set("#term-payment-plan-due-day", "2026-03-31").await;
    browser.see_in(".sheet", browser.pick("2026年3月31日", "31 March 2026")).await;
    // however long the name beside it, what the checker found stays in sight
    browser.find("#check-summary").await;
    sign(browser).await
}

/// How far the page as it stands is wider than the screen. The frame of the app never is: what moves is its main part, and in it the
/// whole of a contract's page. Boxes that are made to move sideways (tables, tabs, the board) are not asked.
async fn sideways(browser: &Browser) -> i64 {
    let script = "const all = [document.documentElement, ...document.querySelectorAll('.main, .deal__whole')];
        return Math.max(...all.map(it => it.scrollWidth - it.clientWidth))";
    let wide = browser.driver.execute(script, Vec::new()).await.expect("the page answers");
    wide.json().as_i64().expect("a width")
}

async fn walk(look: Look, name: &str) {
    let Extremes { copy, mut records } = extremes();
    let browser = Browser::start(look).await;
    browser.open("").await;
    browser.upload("#restore-file", &carried(&browser, &copy)).await;
    browser.press("#bring-in").await;
    browser.find("#home-answer").await;
    let late = owe_a_fortune(&browser).await;
    records.push(("contract-money", format!("#{late}/money")));
    records.push(("letter", format!("#{late}/letters")));

    let pages = PAGES.iter().map(|(page, address)| (*page, (*address).to_owned()));
    let all: Vec<(&str, String)> = pages.chain(records).collect();
    let mut wide = Vec::new();
    for (size, (width, height)) in [("", look.size), ("-phone", (390, 844))] {
        let size_of = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500 });
        let set = browser.driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", size_of).await;
        set.expect("another size");
        for (page, address) in &all {
            browser.open(address).await;
            browser.find("main h1").await;
            browser.picture(&format!("extreme-{page}-{name}{size}")).await;
            if sideways(&browser).await > 0 {
                wide.push(format!("{page}{size}"));
            }
        }
    }
    browser.end().await;
    assert!(wide.is_empty(), "these pages scroll sideways: {wide:?}");
}

#[tokio::test]
async fn extreme_values_show_on_every_page_in_chinese() {
    walk(Look::ZH, "zh").await;
}

#[tokio::test]
async fn extreme_values_show_on_every_page_in_english_and_dark() {
    walk(Look::EN.dark(), "en-dark").await;
}
