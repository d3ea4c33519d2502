//! What is handed out comes in again as it was.

use std::collections::BTreeMap;

use counterpart::domain::address::Address;
use counterpart::domain::consent::{Consent, ConsentAct, ConsentWay};
use counterpart::domain::contact::{Contact, ContactRole};
use counterpart::domain::contract::circumstances::Size;
use counterpart::domain::customer::{Customer, Level, PartyKind, TradeRole};
use counterpart::domain::date::Date;
use counterpart::domain::id::{ContactId, CustomerId};
use counterpart::domain::invoice_profile::InvoiceProfile;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::own_entity::BankAccount;
use counterpart::domain::own_field::OwnFields;
use counterpart::domain::telephone::{PhoneLabel, Telephone};
use counterpart::i18n::{Locale, Text};
use counterpart::sync::list::card;
use counterpart::sync::list::columns;
use counterpart::sync::list::encoding::Encoding;
use counterpart::sync::list::layout::{HeadingRow, Layout, Separator, guess};
use counterpart::sync::list::ledger::{COLUMNS, Ledger};
use counterpart::sync::list::plan::plan;
use counterpart::sync::list::table::Table;
use counterpart::sync::list::workbook::{WorkbookFault, read, write};
use counterpart::sync::list::write as csv;
use proptest::prelude::*;

use super::{Counter, card_table, entered, planned, table_of, workbook_table};

/// A customer in which every field that a list carries says something awkward, and a person there.
fn awkward(ids: &mut Counter, n: i64) -> (Customer, Contact) {
    let customer = Customer {
        id: CustomerId::fresh(ids),
        number: format!("00{n}"),
        name: format!("=HYPERLINK(\"x\")𠮷田 {n} 有限公司 😀"),
        short_name: "'=1+1".to_owned(),
        kind: if n % 2 == 0 { PartyKind::Person } else { PartyKind::Organisation },
        role: match n % 3 {
            0 => TradeRole::Customer,
            1 => TradeRole::Distributor,
            _ => TradeRole::Partner,
        },
        level: Level::B,
        scale: match n % 5 {
            0 => Size::Unknown,
            1 => Size::Micro,
            2 => Size::Small,
            3 => Size::Medium,
            _ => Size::Large,
        },
        code: String::new(),
        industry: "-5".to_owned(),
        source: "@展会".to_owned(),
        address: Address { region: "湖北; 武汉".to_owned(), line: "浦江路 830 号, \"2\" 楼\\西".to_owned() },
        legal_representative: "Q".to_owned(),
        phone: format!("+86 27-6055{n:04}"),
        email: format!("a{n}@example.cn"),
        primary_contact: None,
        invoice: InvoiceProfile {
            title: "-抬头".to_owned(),
            tax_number: "92310115MA1K3X1234".to_owned(),
            address: "第二工业区\n8 号".to_owned(),
            phone: format!("+86 27-6066{n:04}"),
        },
        bank: BankAccount { bank: "招商银行".to_owned(), account: format!("62220210010012345{n:02}") },
        credit_limit: Some(Money::new(1_234_567_890_123 + n, Currency::CNY)),
        service_levels: Vec::new(),
        service_times: BTreeMap::new(),
        owner: "１号".to_owned(),
        since: Date::new(2024, 2, 29).ok(),
        note: "第一行\n第二行, 带逗号和\"引号\"; _x0041_ <&>".to_owned(),
        tags: vec!["=重点".to_owned(), "Ａ 级".to_owned(), "'1".to_owned()],
        parent: None,
        merged_into: None,
        not_same: BTreeMap::new(),
        own: BTreeMap::new(),
    };
    let act = |year, month, day, way| Some(ConsentAct { on: Date::new(year, month, day).unwrap(), way });
    let contact = Contact {
        title: "采购, 经理".to_owned(),
        department: "=采购部; 二组".to_owned(),
        role: ContactRole::Decision,
        further_roles: vec![ContactRole::Notice],
        phone: format!("1380000{n:04}"),
        further_phones: vec![
            Telephone { label: PhoneLabel::Office, number: format!("027-6055{n:04}-801") },
            Telephone { label: PhoneLabel::Fax, number: format!("+86 27 6056 {n:04}") },
            Telephone { label: PhoneLabel::Mobile, number: format!("1390000{n:04}") },
            Telephone { label: PhoneLabel::Other, number: format!("00852 6056 {n:04}") },
        ],
        email: customer.email.clone(),
        further_emails: vec![format!("second.{n}@example.cn"), format!("third.{n}@example.cn")],
        wechat: "wei;xin".to_owned(),
        consent: Consent {
            given: act(2026, 3, 1, ConsentWay::Wechat),
            purpose: "签约; 履约, \"联络\"\n并寄样".to_owned(),
            withdrawn: act(2026, 3, 20, ConsentWay::Spoken),
        },
        left_on: Date::new(2026, 4, 30).ok().filter(|_| n % 4 == 1),
        ..Contact::named(ContactId::fresh(ids), customer.id, &format!("王伟{n}"))
    };
    (customer, contact)
}

fn book() -> (Vec<Customer>, Vec<Contact>) {
    let mut ids = Counter(0);
    let mut rows: Vec<(Customer, Contact)> = (1..30).map(|n| awkward(&mut ids, n)).collect();
    rows[3].0.credit_limit = Some(Money::new(0, Currency::CNY));
    rows[4].0.credit_limit = Some(Money::new(i64::MAX, Currency::CNY));
    rows[5].0.credit_limit = Some(Money::new(1, Currency::CNY));
    rows[6].0.since = Date::new(1900, 1, 1).ok();
    rows[7].0.since = Date::new(9999, 12, 31).ok();
    "91310000MA1FL0000N".clone_into(&mut rows[8].0.code);
    // whose first number is no mobile one
    (rows[11].1.phone_label, rows[11].1.consent) = (Some(PhoneLabel::Home), Consent::default());
    // the firm whose part another one is
    rows[12].0.parent = Some(rows[1].0.id);
    rows.into_iter().unzip()
}

fn ledger(customers: &[Customer], contacts: &[Contact], locale: Locale) -> Ledger {
    let words = Text::new(locale);
    let rows = customers.iter().zip(contacts.iter().map(Some));
    let called = |id| customers.iter().find(|it| it.id == id).map(|it| it.name.clone()).unwrap_or_default();
    let made_on = Date::new(2026, 3, 31).ok();
    Ledger::of(rows, words.customers_sheet(), made_on, called, |word| words.list_word(word))
}

/// The same with a person who has neither number nor address at a firm that has both, and the other way round: a table keeps
/// the two apart, which a card cannot.
fn book_apart() -> (Vec<Customer>, Vec<Contact>) {
    let (mut customers, mut contacts) = book();
    contacts[9] = Contact::named(contacts[9].id, customers[9].id, "无名氏");
    (customers[10].phone, customers[10].email) = (String::new(), String::new());
    (customers, contacts)
}

#[test]
fn a_workbook_comes_in_again_as_it_was() {
    let (customers, contacts) = book_apart();
    for locale in [Locale::Zh, Locale::En] {
        let ledger = ledger(&customers, &contacts, locale);
        let bytes = write(&ledger).unwrap();
        let table = workbook_table(&bytes);
        assert_eq!(columns::propose(&table.headings), COLUMNS.map(Some), "every heading is known");
        let plan = planned(&table);
        assert_eq!((plan.good.len(), plan.bad.len(), plan.duplicates.len()), (29, 0, 0), "{:?}", plan.bad);
        assert_eq!(entered(&plan), (customers.clone(), contacts.clone()));
    }
}

#[test]
fn a_csv_comes_in_again_as_it_was() {
    let (customers, contacts) = book_apart();
    let rows = ledger(&customers, &contacts, Locale::Zh).texts();
    let text = csv::write(rows.iter().map(|row| row.iter().map(String::as_str)));
    assert!(text.starts_with('\u{feff}'));
    let plan = planned(&Table::read(&text, guess(&text)).unwrap());
    assert_eq!(entered(&plan), (customers, contacts));
}

#[test]
fn cards_come_in_again_as_they_were() {
    let (customers, contacts) = book();
    let called = |id| customers.iter().find(|it| it.id == id).map(|it| it.name.clone()).unwrap_or_default();
    let text = card::write(customers.iter().zip(contacts.iter().map(|it| [it])), called, |_| Vec::new());
    assert!(text.lines().all(|line| line.len() <= 75), "no line is longer than the standard has it");
    let (table, mapping) = card_table(text.as_bytes(), Encoding::Utf8);
    let plan = plan(&table, &mapping, &[], &[], Currency::CNY, &OwnFields::default()).unwrap();
    assert_eq!((plan.good.len(), plan.bad.len(), plan.duplicates.len()), (29, 0, 0), "{:?}", plan.bad);
    let (back, people) = entered(&plan);
    assert_eq!(people, contacts);
    // of a customer a card carries this much
    let carried: Vec<Customer> = customers
        .into_iter()
        .map(|it| Customer {
            short_name: String::new(),
            level: Level::default(),
            scale: Size::Unknown,
            code: String::new(),
            industry: String::new(),
            source: String::new(),
            legal_representative: String::new(),
            invoice: InvoiceProfile::default(),
            bank: BankAccount::default(),
            credit_limit: None,
            owner: String::new(),
            since: None,
            // the firm is written to at the addresses of the person on its card
            email: format!("{0}; second.{1}@example.cn; third.{1}@example.cn", it.email, &it.number[2..]),
            number: String::new(),
            ..it
        })
        .collect();
    assert_eq!(back, carried);
}

#[test]
fn a_firm_without_people_is_a_card_of_its_own_and_one_with_several_is_several() {
    let mut ids = Counter(0);
    let (alone, _) = awkward(&mut ids, 1);
    let (firm, first) = awkward(&mut ids, 2);
    let second = Contact { id: ContactId::fresh(&mut ids), name: "李芳".to_owned(), ..first.clone() };
    let text = card::write([(&alone, vec![]), (&firm, vec![&first, &second])], |_| String::new(), |_| Vec::new());
    assert_eq!(text.matches("BEGIN:VCARD\r\n").count(), 3);
    assert_eq!(text.matches("NOTE:").count(), 2, "what is said of a firm is said once");
    let (table, _) = card_table(text.as_bytes(), Encoding::Utf8);
    let plan = planned(&table);
    assert_eq!(plan.good[0].contact.name, "", "the firm is nobody's name");
    assert_eq!((plan.good.len(), plan.duplicates.len()), (2, 1));
    let (customers, contacts) = entered(&plan);
    assert_eq!(customers[1].note, firm.note);
    assert_eq!(contacts.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["王伟2", "李芳"]);
}

#[test]
fn a_text_that_no_cell_holds_is_told_with_its_row() {
    let (mut customers, contacts) = book();
    customers[4].note = "字".repeat(32_767);
    assert!(write(&ledger(&customers, &contacts, Locale::Zh)).is_ok());
    customers[4].note.push('字');
    assert_eq!(write(&ledger(&customers, &contacts, Locale::Zh)), Err(WorkbookFault::LongText { row: 5 }));
}

#[test]
fn a_table_of_nobody_is_a_workbook_all_the_same() {
    let bytes = write(&ledger(&[], &[], Locale::En)).unwrap();
    assert_eq!(read(&bytes).unwrap()[0].filled_rows(), 1);
}

#[test]
fn of_the_same_customers_the_same_bytes_are_made() {
    let (customers, contacts) = book();
    let made = || write(&ledger(&customers, &contacts, Locale::Zh)).unwrap();
    assert_eq!(made(), made());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_note_survives_a_workbook(note in "(\\PC|\n|_x00[0-9A-F]{2}_|'=|'){1,20}") {
        let mut ids = Counter(0);
        let (customer, contact) = awkward(&mut ids, 1);
        let customer = Customer { note: note.clone(), ..customer };
        let bytes = write(&ledger(&[customer], &[contact], Locale::Zh)).unwrap();
        let sheets = read(&bytes).unwrap();
        let layout = Layout { separator: Separator::Comma, headings: HeadingRow::Record(0) };
        let table = Table::of(&sheets[0].records, layout).unwrap();
        let expected = if note.trim().is_empty() { "" } else { note.as_str() };
        prop_assert_eq!(table.rows[0].cell(37), expected);
        prop_assert_eq!(table_of(&sheets[0]).headings.len(), 41);
    }

    #[test]
    fn any_note_survives_a_card(note in "(\\PC|\n|\\\\n|[;,:=\\\\]){1,40}") {
        let mut ids = Counter(0);
        let (customer, contact) = awkward(&mut ids, 1);
        let customer = Customer { note: note.clone(), ..customer };
        let text = card::write([(&customer, [&contact])], |_| String::new(), |_| Vec::new());
        let (table, _) = card_table(text.as_bytes(), Encoding::Utf8);
        prop_assert_eq!(table.rows[0].cell(9), note.trim());
    }
}
