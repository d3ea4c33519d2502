//! An independent program reads what we write, and we read the sample as it does.

use std::fs;
use std::io::{Cursor, Read};
use std::path::PathBuf;
use std::process::Command;

use counterpart::domain::contact::Contact;
use counterpart::domain::customer::Customer;
use counterpart::domain::date::Date;
use counterpart::domain::telephone::PhoneLabel;
use counterpart::i18n::{Locale, Text};
use counterpart::sync::list::card;
use counterpart::sync::list::ledger::Ledger;
use counterpart::sync::list::workbook::{read, write};
use serde_json::{Value, json};
use zip::ZipArchive;

use super::{entered, planned, workbook_table};

const WORKBOOK: &[u8] = include_bytes!("../../data/customers.xlsx");

/// A file for another program, gone when the test is over.
pub(crate) struct Lent(PathBuf);

impl Lent {
    pub(crate) fn new(name: &str, content: &[u8]) -> Self {
        let path = std::env::temp_dir().join(format!("counterpart-{}-{name}", std::process::id()));
        fs::write(&path, content).unwrap();
        Self(path)
    }

    /// What the libraries in Node.js say is in it.
    pub(crate) fn read_by_node(&self) -> Value {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/native/list_files/read_back.mjs");
        let said = Command::new("node").arg(script).arg(&self.0).output().expect("Node.js is there");
        assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
        serde_json::from_slice(&said.stdout).unwrap()
    }

    /// What Python's own modules say is in it.
    pub(crate) fn read_by_python(&self) -> Value {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/native/list_files/read_back.py");
        let said = Command::new("python3").arg(script).arg(&self.0).output().expect("Python is there");
        assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
        serde_json::from_slice(&said.stdout).unwrap()
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        let _removed = fs::remove_file(&self.0);
    }
}

/// The customers of the sample, with what the sample has no column for.
pub(super) fn book() -> (Vec<Customer>, Vec<Contact>) {
    let (mut customers, contacts) = entered(&planned(&workbook_table(WORKBOOK)));
    for (n, customer) in customers.iter_mut().enumerate() {
        customer.number = format!("{n:06}");
        customer.credit_limit = (n % 3 == 0).then(|| {
            let minor = i64::try_from(n).unwrap() * 123_457 + 1;
            counterpart::domain::money::Money::cny(minor)
        });
    }
    (customers, contacts)
}

fn contact_of<'a>(contacts: &'a [Contact], customer: &Customer) -> Option<&'a Contact> {
    contacts.iter().find(|contact| contact.customer == customer.id)
}

pub(super) fn ledger(customers: &[Customer], contacts: &[Contact]) -> Ledger {
    let words = Text::new(Locale::Zh);
    Ledger::of(
        customers.iter().map(|customer| (customer, contact_of(contacts, customer))),
        words.customers_sheet(),
        Date::new(2026, 3, 31).ok(),
        |_| String::new(),
        |word| words.list_word(word),
    )
}

#[test]
fn the_sample_workbook_reads_the_same_with_another_library() {
    let theirs = Lent::new("sample.xlsx", WORKBOOK).read_by_node();
    let ours: Vec<Value> = read(WORKBOOK)
        .unwrap()
        .iter()
        .map(|sheet| {
            let width = sheet.records.iter().map(|record| record.cells.len()).max().unwrap_or(0);
            let rows: Vec<Value> = sheet
                .records
                .iter()
                .map(|record| {
                    let cell = |column| record.cells.get(column).filter(|cell: &&String| !cell.is_empty());
                    (0..width).map(|column| cell(column).map_or(Value::Null, |cell| json!(cell))).collect()
                })
                .collect();
            json!({ "sheet": sheet.name, "rows": rows })
        })
        .collect();
    assert_eq!(theirs[0]["rows"].as_array().unwrap().len(), 502);
    assert_eq!(theirs, Value::Array(ours));
}

#[test]
fn a_workbook_of_ours_reads_the_same_with_another_library() {
    let (customers, contacts) = book();
    assert_eq!(customers.len(), 479);
    let ledger = ledger(&customers, &contacts);
    let theirs = Lent::new("ours.xlsx", &write(&ledger).unwrap()).read_by_node();
    assert_eq!(theirs.as_array().unwrap().len(), 1);
    assert_eq!(theirs[0]["sheet"], "客户");
    let rows = theirs[0]["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 480);
    assert_eq!(rows[0], json!(ledger.headings));
    let text = |value: &str| if value.is_empty() { Value::Null } else { json!(value) };
    for (row, customer) in rows[1..].iter().zip(&customers) {
        let contact = contact_of(&contacts, customer);
        let of_contact = |read: fn(&Contact) -> &String| contact.map_or(Value::Null, |it| text(read(it)));
        let expected = json!([
            customer.number,
            customer.name,
            null,
            text(&customer.code),
            format!("{:?}", customer.level),
            null,
            null,
            null,
            text(&customer.address.line),
            null,
            text(&customer.phone),
            text(&customer.email),
            of_contact(|it| &it.name),
            of_contact(|it| &it.title),
            null,
            null,
            contact.filter(|it| it.first_label() == PhoneLabel::Mobile).map_or(Value::Null, |it| text(&it.phone)),
            contact.filter(|it| it.first_label() == PhoneLabel::Office).map(|it| format!("办公 {}", it.phone)),
            contact.map_or(Value::Null, |it| text(&it.email)),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            customer.credit_limit.map(|it| json!({ "number": yuan(it.minor) })),
            null,
            customer.since.map(|it| json!({ "day": format!("{}-{:02}-{:02}", it.year(), it.month(), it.day()) })),
            null,
            null,
            text(&customer.note),
            "企业",
            "客户",
            null,
        ]);
        assert_eq!(*row, expected);
    }
}

/// Fen as JavaScript writes a number of yuan.
fn yuan(minor: i64) -> String {
    let text = format!("{}.{:02}", minor / 100, minor % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[test]
fn the_headings_are_bold_stay_in_view_and_filter() {
    let (customers, contacts) = book();
    let bytes = write(&ledger(&customers, &contacts)).unwrap();
    let part = |name: &str| {
        let mut text = String::new();
        ZipArchive::new(Cursor::new(&bytes)).unwrap().by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let sheet = part("xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"));
    assert!(sheet.contains("<autoFilter ref=\"A1:AO480\"/>"));
    assert!(!sheet.contains("<f>"), "nothing is a formula");
    assert!(part("xl/styles.xml").contains("<b/>"));
    assert!(part("docProps/core.xml").contains("2026-03-31T00:00:00Z"), "made on the day that was given");
}

#[test]
fn cards_of_ours_read_the_same_with_another_library() {
    let (customers, contacts) = book();
    let parties = customers.iter().map(|it| (it, contacts.iter().filter(|contact| contact.customer == it.id)));
    let theirs =
        Lent::new("ours.vcf", card::write(parties, |_| String::new(), |_| Vec::new()).as_bytes()).read_by_node();
    let theirs = theirs.as_array().unwrap();
    assert_eq!(theirs.len(), contacts.len(), "everybody has a card");
    let mut cards = theirs.iter();
    for customer in &customers {
        for (at, contact) in contacts.iter().filter(|contact| contact.customer == customer.id).enumerate() {
            let card = cards.next().unwrap().as_array().unwrap();
            let said = |name: &str, kind: &str| {
                let found = card.iter().find(|it| it[0] == name && it[1].as_str().unwrap().eq_ignore_ascii_case(kind));
                // this library leaves the escape that RFC 2426 asks for before a semicolon
                found.map(|it| it[2].as_str().map_or_else(|| it[2].clone(), |text| json!(text.replace("\\;", ";"))))
            };
            let text = |value: &str| (!value.is_empty()).then(|| json!(value));
            assert_eq!(said("version", ""), text("3.0"));
            assert_eq!(said("fn", ""), text(&contact.name));
            assert_eq!(said("n", ""), Some(json!([contact.name, "", "", "", ""])));
            let organisation = said("org", "").unwrap();
            assert!(organisation == json!(customer.name) || organisation == json!([customer.name]), "{organisation}");
            assert_eq!(said("title", ""), text(&contact.title));
            let mobile = Some(&contact.phone).filter(|_| contact.first_label() == PhoneLabel::Mobile);
            assert_eq!(said("tel", "cell"), mobile.and_then(|phone| text(phone)));
            let email = if contact.email.is_empty() { &customer.email } else { &contact.email };
            assert_eq!(said("email", "internet"), text(email));
            assert_eq!(said("note", ""), text(&customer.note).filter(|_| at == 0));
            let address = json!(["", "", customer.address.line, "", customer.address.region, "", ""]);
            assert_eq!(said("adr", "work"), Some(address).filter(|_| !customer.address.line.is_empty()));
        }
    }
    assert!(cards.next().is_none());
}
