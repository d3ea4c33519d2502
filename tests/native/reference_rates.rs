//! Reference rates kept by hand.

use std::sync::Arc;

use counterpart::domain::book_settings::BookSettings;
use counterpart::domain::checker::facts::{Facts, LawPack};
use counterpart::domain::checker::{Subject, check};
use counterpart::domain::contract::Contract;
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::date::Date;
use counterpart::domain::late_fee::convention::Reference;
use counterpart::domain::late_fee::known::Later;
use counterpart::domain::late_fee::rate_table::{RateStep, RateTable};
use counterpart::domain::late_fee::rule::{DayCount, Fixing, LateRate};
use counterpart::domain::money::Currency;
use counterpart::domain::rate::Ppm;
use counterpart::domain::reference_rates::{KeptRates, RateRefusal};

use crate::paper::contracts::{customer, own};
use crate::progress::{Counter, sale};

fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

fn step(from: &str, rate: i64) -> RateStep {
    RateStep { from: day(from), rate: Ppm(rate) }
}

#[test]
fn rates_stand_in_the_order_of_their_days_however_they_were_entered() {
    let mut book = BookSettings::default();
    for (from, rate) in [("2025-05-20", 30_000), ("2024-10-21", 31_000), ("2024-07-22", 33_500)] {
        book = book.with_rate(Reference::LprOneYear, step(from, rate)).expect("a rate");
    }
    let days: Vec<String> = book.rates(Reference::LprOneYear).iter().map(|it| it.from.to_string()).collect();
    assert_eq!(days, ["2024-07-22", "2024-10-21", "2025-05-20"]);
    let table = book.rate_table(Reference::LprOneYear).expect("a table");
    for (on, rate) in [("2024-10-20", 33_500), ("2024-10-21", 31_000), ("2026-06-01", 30_000)] {
        assert_eq!(table.on(day(on)), Ok(Ppm(rate)), "{on}");
    }
    assert!(table.on(day("2024-07-21")).is_err(), "before the first line nothing is known");
    let less = book.without_rate(Reference::LprOneYear, day("2024-10-21"));
    assert_eq!(less.rate_table(Reference::LprOneYear).expect("a table").on(day("2024-10-21")), Ok(Ppm(33_500)));
}

#[test]
fn one_rate_is_kept_apart_from_another() {
    let book = BookSettings::default().with_rate(Reference::BankOfEngland, step("2025-08-07", 40_000)).expect("a rate");
    assert_eq!(book.rate_table(Reference::LprOneYear), None);
    assert_eq!(book.rate_table(Reference::EcbMainRefinancing), None);
    assert!(book.rate_table(Reference::BankOfEngland).is_some());
}

#[test]
fn a_slip_is_refused() {
    let book = BookSettings::default().with_rate(Reference::LprOneYear, step("2025-05-20", 30_000)).expect("a rate");
    for (of, from, rate, expected) in [
        (Reference::LprOneYear, "2025-05-20", 31_000, Err(RateRefusal::Twice)),
        (Reference::LprOneYear, "2025-05-21", 500_001, Err(RateRefusal::OutOfRange)),
        (Reference::LprOneYear, "2025-05-21", -50_001, Err(RateRefusal::OutOfRange)),
        (Reference::PbocBenchmark, "2025-05-21", 43_500, Err(RateRefusal::NotKept)),
        (Reference::EcbMainRefinancing, "2016-03-16", 0, Ok(())),
    ] {
        assert_eq!(book.clone().with_rate(of, step(from, rate)).map(|_| ()), expected, "{of:?} {from} {rate}");
    }
}

#[test]
fn a_rate_entered_for_a_contract_stands_before_the_one_of_the_book() {
    let book = BookSettings::default().with_rate(Reference::LprOneYear, step("2025-05-20", 30_000)).expect("a rate");
    let (mut contract, today) = (sale(&mut Counter(0)), day("2026-06-01"));
    let lpr = |contract: &Contract| {
        let rates = Facts::of(contract, today).with_settings(contract, &book).rates;
        rates.lpr.map(|table| table.on(today))
    };
    assert_eq!(lpr(&contract), Some(Ok(Ppm(30_000))));
    contract.circumstances.reference_rate = Some(Ppm(31_000));
    assert_eq!(lpr(&contract), Some(Ok(Ppm(31_000))));
}

#[test]
fn a_new_contract_reckons_with_the_prime_rate_that_the_book_keeps() {
    let before = sale(&mut Counter(0));
    let drafted = before.drafted_on;
    assert_eq!(before.clone().late_by_prime_rate(None), before, "without a rate it stays as it was");
    let later = RateTable::new(vec![RateStep { from: drafted.plus_days(1).expect("a day"), rate: Ppm(30_000) }]);
    assert_eq!(before.clone().late_by_prime_rate(later.ok()), before, "a rate of tomorrow is none of today");
    let reference = RateTable::new(vec![RateStep { from: drafted, rate: Ppm(30_000) }]).expect("a table");
    let contract = before.clone().late_by_prime_rate(Some(reference.clone()));
    let rate = LateRate::ReferenceMultiple {
        reference: reference.clone(),
        hundredths: 150,
        day_count: DayCount::Actual365,
        fixing: Fixing::AtBreach,
    };
    let Clause::Included(payment) = &contract.payment else { panic!("a sale is paid") };
    assert_eq!(payment.late_fee.rate, rate);
    // the rate is one for the yuan: what is late in another money costs 0.05 % a day, as without it
    for (currency, expected) in [(Currency::CNY, &contract), (Currency::EUR, &before)] {
        let Clause::Included(expected) = &expected.payment else { panic!("a sale is paid") };
        let priced = contract.clone().priced_in(currency);
        assert_eq!(priced.price.currency, currency);
        let Clause::Included(payment) = &priced.payment else { panic!("a sale is paid") };
        assert_eq!(payment.late_fee.rate, expected.late_fee.rate, "{}", currency.code());
    }
    // 1.5 times 3 % is far below four times: 0.05 % a day is above
    let told = |contract: &Contract| {
        let mut contract = contract.clone();
        contract.circumstances.law = Some(LawPack::Cn);
        contract.circumstances.reference_rate = Some(Ppm(30_000));
        let facts = Facts::of(&contract, drafted);
        let (own, customer) = (own(), customer());
        let found = check(&Subject { contract: &contract, own: &own, customer: &customer, facts: &facts });
        found.iter().any(|it| it.rule.code() == "LPI-02")
    };
    assert!(told(&before) && !told(&contract));
}

fn table(steps: &[(&str, i64)]) -> RateTable {
    RateTable::new(steps.iter().map(|(from, rate)| step(from, *rate)).collect()).expect("a table")
}

fn times(steps: &[(&str, i64)]) -> LateRate {
    let (day_count, fixing) = (DayCount::Actual365, Fixing::AtBreach);
    LateRate::ReferenceMultiple { reference: table(steps), hundredths: 150, day_count, fixing }
}

fn plus(steps: &[(&str, i64)], fixing: Fixing) -> LateRate {
    let (margin, day_count) = (Ppm(80_000), DayCount::Actual365);
    LateRate::ReferencePlus { reference: table(steps), margin, day_count, fixing }
}

#[test]
fn a_clause_is_followed_by_what_was_published_after_its_own_table() {
    let lpr = vec![step("2025-05-20", 30_000), step("2025-10-20", 29_000), step("2026-04-20", 28_000)];
    let ecb = vec![step("2025-06-11", 21_500), step("2026-06-17", 19_000)];
    let boe = vec![step("2025-12-18", 37_500), step("2026-08-06", 35_000)];
    let kept = KeptRates::of_book(Some(Arc::new(BookSettings { lpr, ecb, boe, ..BookSettings::default() })));
    let (undated, euro) = ([("1900-01-01", 30_000)], [("1900-01-01", 21_500)]);
    for (case, rate, agreed_on, expected) in [
        ("all that came after", times(&[("2025-05-20", 30_000)]), None, Some("2025-10-20 2026-04-20")),
        ("its own table holds to its last line", times(&[("2025-11-20", 31_000)]), None, Some("2026-04-20")),
        ("of one day its own line holds", times(&[("2026-04-20", 27_000)]), None, Some("")),
        ("a rate without a day holds to the signing", times(&undated), Some("2025-10-20"), Some("2026-04-20")),
        ("to which none came", times(&undated), Some("2026-04-20"), Some("")),
        ("who knows to which day", times(&undated), None, None),
        ("Europe", plus(&[("2025-06-11", 21_500)], Fixing::HalfYearRefixed), None, Some("2026-06-17")),
        ("Britain", plus(&[("2025-12-18", 37_500)], Fixing::HalfYearFrozen), None, Some("2026-08-06")),
        ("of another rate nothing is known", plus(&[("2025-06-11", 12_700)], Fixing::HalfYearRefixed), None, None),
        ("nor of one without a name", plus(&[("2025-06-11", 21_500)], Fixing::Running), None, None),
        ("Europe, by hand", plus(&euro, Fixing::HalfYearRefixed), Some("2026-01-15"), Some("2026-06-17")),
        ("by hand and in force on no day of the book", plus(&euro, Fixing::HalfYearRefixed), Some("2025-06-10"), None),
        ("by hand and another on that day", plus(&euro, Fixing::HalfYearRefixed), Some("2026-06-17"), None),
        ("by hand and unsigned", plus(&euro, Fixing::HalfYearRefixed), None, None),
        ("a rate of its own", LateRate::Daily { table: table(&[("2025-05-20", 500)]) }, Some("2025-10-20"), None),
    ] {
        let days = |later: Later<'_>| {
            assert!(later.is_known || later.steps.is_empty(), "{case}");
            let days = later.steps.iter().map(|it| it.from.to_string()).collect::<Vec<_>>().join(" ");
            later.is_known.then_some(days)
        };
        let agreed_on = agreed_on.map(day);
        assert_eq!(days(kept.later(&rate, agreed_on)).as_deref(), expected, "{case}");
        assert_eq!(days(KeptRates::default().later(&rate, agreed_on)).as_deref(), Some(""), "{case}: no settings");
    }
    // a book that keeps rates of other kinds alone has none later
    let boe = BookSettings { boe: vec![step("2025-12-18", 37_500)], ..BookSettings::default() };
    let kept = KeptRates::of_book(Some(Arc::new(boe)));
    assert_eq!(kept.later(&times(&[("2025-05-20", 30_000)]), None), Later::all(&[]));
}

#[test]
fn a_clause_is_shown_with_the_rate_of_its_day_and_not_with_the_oldest() {
    let reference = || RateTable::new(vec![step("2024-07-22", 33_500), step("2025-05-20", 30_000)]).expect("a table");
    let multiple = LateRate::ReferenceMultiple {
        reference: reference(),
        hundredths: 150,
        day_count: DayCount::Actual365,
        fixing: Fixing::AtBreach,
    };
    let plus = LateRate::ReferencePlus {
        reference: reference(),
        margin: Ppm(80_000),
        day_count: DayCount::Actual365,
        fixing: Fixing::Running,
    };
    for rate in [multiple, plus] {
        for (on, expected) in [
            ("2024-07-21", None),
            ("2024-07-22", Some(Ppm(33_500))),
            ("2025-05-19", Some(Ppm(33_500))),
            ("2025-05-20", Some(Ppm(30_000))),
            ("2026-06-01", Some(Ppm(30_000))),
        ] {
            assert_eq!(rate.figure_on(day(on)), expected, "{on}");
        }
    }
    // rates of its own are written in one box: the first
    let daily = LateRate::Daily { table: reference() };
    assert_eq!(daily.figure_on(day("2026-06-01")), Some(Ppm(33_500)));
    let started = LateRate::StartedPeriod { days: 7, rate: Ppm(5_000) };
    assert_eq!(started.figure_on(day("2026-06-01")), Some(Ppm(5_000)));
}
