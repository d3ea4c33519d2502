//! Values at the edge of what can be written (`storage-and-sync.md` 3, D01 to D06). Runs natively and in the browser.

use std::collections::BTreeMap;

use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::contract::circumstances::Size;
use counterpart::domain::customer::{Customer, Level, PartyKind, TradeRole};
use counterpart::domain::date::Date;
use counterpart::domain::exact::{ExactError, Rounding};
use counterpart::domain::id::CustomerId;
use counterpart::domain::invoice_profile::InvoiceProfile;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::period::Period;
use counterpart::domain::rate::Ppm;
use counterpart::domain::term::{NoticeFit, TermSpan, notice_deadline};
use counterpart::i18n::format::parse_amount;
use counterpart::record::document::read;
use counterpart::record::strict;
use serde_json::{Value, json};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::join_laws::desk::{Desk, id};

const fn money(minor: i64, currency: Currency) -> Money {
    Money { minor, currency }
}

fn date(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

#[test]
fn d01_an_amount_that_is_no_whole_number_of_minor_units_is_rejected() {
    for text in
        ["NaN", "inf", "-inf", "null", "", " ", "1,5", "1.5.0", "0x1", "1.5", "1e3", "+5", "05", "-0", "5 ", "٥", "９"]
    {
        let read = serde_json::from_value::<Money>(json!({"amt": text, "cur": "CNY"}));
        assert!(read.is_err(), "{text:?} is read as {read:?}");
    }
    for value in [
        json!(null),
        json!(1),
        json!(1.5),
        json!({"amt": 5, "cur": "CNY"}),
        json!({"amt": null, "cur": "CNY"}),
        json!({"amt": "5"}),
        json!({"amt": "5", "cur": "XYZ"}),
    ] {
        assert!(serde_json::from_value::<Money>(value.clone()).is_err(), "{value}");
    }
    // what serde_json would make of a float that is no number never gets into a file
    assert_eq!(serde_json::to_value(f64::NAN).expect("a value"), Value::Null);
    for text in ["NaN", "Infinity", "1e999"] {
        assert!(strict::value(text.as_bytes()).is_err(), "{text}");
    }
}

#[test]
fn d01_what_a_person_types_as_an_amount_is_read_exactly_or_not_at_all() {
    let check = |text: &str, expected: Option<i64>| {
        assert_eq!(parse_amount(text, Currency::CNY), expected.map(|minor| money(minor, Currency::CNY)), "{text:?}");
    };
    check("1234.5", Some(123_450));
    check("1,234.50", Some(123_450));
    check("￥１２３４．５０元", Some(123_450));
    check("50万", Some(50_000_000));
    for text in ["", "NaN", "inf", "null", "1.5.0", "0x1", "1e3", "1.005", "abc", "--1", "99999999999999999999"] {
        check(text, None);
    }
}

#[test]
fn d02_amounts_are_exact_to_the_last_minor_unit() {
    let cny = |minor| money(minor, Currency::CNY);
    assert_eq!(cny(i64::MAX).plus(cny(1)), Err(ExactError::Overflow));
    assert_eq!(cny(i64::MIN).minus(cny(1)), Err(ExactError::Overflow));
    assert_eq!(cny(i64::MIN).negated(), Err(ExactError::Overflow));
    for minor in [i64::MAX, i64::MIN] {
        let text = serde_json::to_value(cny(minor)).expect("text");
        assert_eq!(text["amt"], json!(minor.to_string()));
        assert_eq!(serde_json::from_value::<Money>(text).expect("read"), cny(minor));
    }
    for beyond in ["9223372036854775808", "-9223372036854775809"] {
        assert!(serde_json::from_value::<Money>(json!({"amt": beyond, "cur": "CNY"})).is_err(), "{beyond}");
    }
    let amount = |text| parse_amount(text, Currency::CNY).expect("an amount");
    assert_eq!(amount("0.1").plus(amount("0.2")), Ok(amount("0.3")), "0.1 and 0.2 are 0.3");
    // 33 % of 0.01 is a third of a fen: nothing, rounded half up; of 0.02 it is two thirds: one fen
    let share = Ppm::percent(33).expect("a rate");
    assert_eq!(share.of(cny(1), Rounding::HalfUp), Ok(cny(0)));
    assert_eq!(share.of(cny(2), Rounding::HalfUp), Ok(cny(1)));
    // yen have no minor digits, dinars three
    assert_eq!(parse_amount("1234", Currency::JPY), Some(money(1_234, Currency::JPY)));
    assert_eq!(parse_amount("1234.5", Currency::JPY), None);
    assert_eq!(parse_amount("1.234", Currency::KWD), Some(money(1_234, Currency::KWD)));
    assert_eq!(parse_amount("1.2345", Currency::KWD), None);
    assert_eq!(money(1, Currency::JPY).plus(money(1, Currency::KWD)), Err(ExactError::CurrencyMismatch));
}

#[test]
fn d03_a_date_that_does_not_exist_or_lies_out_of_range_is_no_date() {
    for text in [
        "0000-00-00",
        "2023-02-29",
        "2024-02-30",
        "2023-13-01",
        "2023-00-10",
        "2023-04-31",
        "1899-12-31",
        "10000-01-01",
        "262143-12-31",
        "-2023-01-01",
        "2023-1-1",
        "2023/01/01",
        "2023-01-01T00:00:00Z",
        " 2023-01-01",
        "二〇二三-01-01",
        "",
    ] {
        assert_eq!(Date::parse(text), Err(ExactError::DateOutOfRange), "{text:?}");
        assert!(serde_json::from_value::<Date>(json!(text)).is_err(), "{text:?}");
    }
    for (text, days) in [("1900-01-01", 0), ("2024-02-29", 45_349), ("9999-12-31", 2_958_463)] {
        assert_eq!(date("1900-01-01").days_until(date(text)), days, "{text}");
        assert_eq!(date(text).to_string(), text);
    }
}

#[test]
fn d04_leaving_the_range_is_said_and_a_notice_before_its_start_is_a_warning() {
    let last = date("9999-12-31");
    assert_eq!(last.plus_months(1), Err(ExactError::DateOutOfRange));
    assert_eq!(last.plus_days(1), Err(ExactError::DateOutOfRange));
    assert_eq!(date("1900-01-01").plus_days(-1), Err(ExactError::DateOutOfRange));
    assert_eq!(last.plus_days(i64::MAX), Err(ExactError::DateOutOfRange));
    assert_eq!(last.plus_months(i32::MIN), Err(ExactError::DateOutOfRange));
    assert_eq!(date("9999-11-30").plus_months(1), Ok(date("9999-12-30")));

    let span = TermSpan { no: 0, start: date("2026-03-01"), end: date("2026-03-31") };
    let calendar = WorkCalendar::standard();
    let fit = |days| notice_deadline(span, Period::days(days), &calendar).expect("a day").value.fit;
    assert_eq!(fit(10), NoticeFit::WithinTerm);
    assert_eq!(fit(60), NoticeFit::LongerThanTerm);
}

#[test]
fn d05_a_contract_date_is_a_date_whatever_the_clocks_do() {
    // the days on which clocks were set in China, Europe, America and Samoa (which skipped 2011-12-30)
    for text in ["1986-05-04", "1991-09-15", "2026-03-29", "2026-10-25", "2026-03-08", "2026-11-01", "2011-12-30"] {
        let day = date(text);
        assert_eq!(serde_json::to_value(day).expect("text"), json!(text));
        let (before, after) = (day.plus_days(-1).expect("a day"), day.plus_days(1).expect("a day"));
        assert_eq!((before.days_until(day), day.days_until(after), before.days_until(after)), (1, 1, 2), "{text}");
        let mut desk = Desk::new(1);
        desk.set(1, "since", text);
        let mut other = Desk::new(2);
        other.receive(&desk.file());
        assert_eq!(other.show(1, "since"), json!(text));
    }
}

/// Names as they arrive from mail and web pages: right to left, overridden direction, nothing to see, marks on marks,
/// joined pictures, and one name in two spellings.
fn odd_names() -> Vec<String> {
    let mut names: Vec<String> = [
        "שלום בע״מ",
        "شركة النور",
        "abc\u{202e}gpj.exe",
        "a\u{200b}b\u{200d}c\u{feff}d",
        "👩\u{200d}👩\u{200d}👧\u{200d}👦",
        "🏴\u{e0067}\u{e0062}\u{e007f}",
        "é",
        "e\u{301}",
        "ﬁ",
        "株式会社㍿",
        "\u{2028}\u{2029}",
        "\u{0}\u{1b}[31m",
        "契合\u{e0100}",
        "ẞß",
        "İi̇ıI",
    ]
    .map(str::to_owned)
    .into();
    names.push(format!("Z{}", "\u{300}\u{301}\u{302}\u{303}".repeat(50)));
    names
}

fn customer(number: u64, name: &str) -> Customer {
    Customer {
        id: CustomerId(id(number)),
        number: String::new(),
        name: name.to_owned(),
        short_name: String::new(),
        kind: PartyKind::Organisation,
        role: TradeRole::Customer,
        level: Level::C,
        scale: Size::Unknown,
        code: String::new(),
        industry: String::new(),
        source: String::new(),
        address: serde_json::from_value(json!({})).expect("an address"),
        legal_representative: String::new(),
        phone: String::new(),
        email: String::new(),
        primary_contact: None,
        invoice: InvoiceProfile::default(),
        bank: serde_json::from_value(json!({})).expect("no bank"),
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
    }
}

#[test]
fn d06_odd_names_are_stored_and_carried_unchanged() {
    let names = odd_names();
    let mut desk = Desk::new(1);
    for (number, name) in (1..).zip(&names) {
        desk.put(&customer(number, name));
    }
    let mut other = Desk::new(2);
    other.receive(&desk.file());
    for (number, name) in (1..).zip(&names) {
        let back: Customer = read(id(number), other.rec(number)).expect("a customer");
        assert_eq!(back.name.as_bytes(), name.as_bytes(), "letter for letter");
    }
    assert_ne!(other.show(7, "name"), other.show(8, "name"), "two spellings stay two");
}
