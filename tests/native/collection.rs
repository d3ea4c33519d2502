//! Collected shares and where an instalment stands.

use counterpart::domain::collection::{
    CollectionError, Dated, DueDay, InstalmentStatus, Position, PositionLine, share,
};
use counterpart::domain::date::Date;
use counterpart::domain::exact::ExactError;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::rate::Bp;
use counterpart::i18n::{Locale, Text};
#[cfg(not(target_arch = "wasm32"))]
use proptest::prelude::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

fn dated(entries: &[(&str, i64)]) -> Vec<Dated> {
    entries.iter().map(|(on, amount)| Dated { on: day(on), amount: Money::cny(*amount) }).collect()
}

#[test]
fn a_share_is_rounded_down_so_that_100_per_cent_means_all_of_it() {
    for (part, whole, expected) in [
        (0, 10_000_000, 0),
        (10_000_000, 10_000_000, 10_000),
        (9_999_999, 10_000_000, 9_999),
        (1, 10_000_000, 0),
        (3_333_333, 10_000_000, 3_333),
        (10_500_000, 10_000_000, 10_500),
        (-1, 10_000_000, -1),
    ] {
        let worked = share(Money::cny(part), Money::cny(whole)).expect("a share");
        assert_eq!(worked.value, Bp(expected), "{part} of {whole}");
        assert_eq!(worked.working.len(), 1);
    }
}

#[test]
fn a_share_of_nothing_is_refused() {
    for whole in [0, -1] {
        assert_eq!(share(Money::cny(0), Money::cny(whole)), Err(CollectionError::NothingToCollect), "of {whole}");
    }
    let foreign = share(Money::new(1, Currency::USD), Money::cny(1));
    assert_eq!(foreign, Err(CollectionError::Exact(ExactError::CurrencyMismatch)));
    let huge = share(Money::cny(i64::MAX), Money::cny(1));
    assert_eq!(huge, Err(CollectionError::Exact(ExactError::Overflow)));
}

/// 1,000.00 due on a day: what came in, what was waived, the day asked about, the status and what is open.
fn check(
    due: &str,
    allocations: &[(&str, i64)],
    waivers: &[(&str, i64)],
    as_of: &str,
    status: InstalmentStatus,
    open: i64,
) {
    let due = if due.is_empty() { DueDay::AwaitsEvent } else { DueDay::On(day(due)) };
    let position =
        Position::on(Money::cny(100_000), &dated(allocations), &dated(waivers), day(as_of)).expect("a position");
    let worked = position.status(due, day(as_of), 7);
    assert_eq!(worked.value, status, "due {due:?}, {allocations:?}, waived {waivers:?}, on {as_of}");
    assert_eq!(position.open, Money::cny(open), "due {due:?}, {allocations:?}, waived {waivers:?}, on {as_of}");
    assert_eq!(worked.working[0].position, position);
}

#[test]
fn every_status_follows_from_the_money_and_the_day() {
    use InstalmentStatus::{Due, DueSoon, NotDue, Overdue, Paid, Partial, Waived};
    let due = "2026-03-31";
    check(due, &[], &[], "2026-03-23", NotDue, 100_000);
    check(due, &[], &[], "2026-03-24", DueSoon, 100_000);
    check(due, &[], &[], "2026-03-30", DueSoon, 100_000);
    check(due, &[], &[], "2026-03-31", Due, 100_000);
    check(due, &[], &[], "2026-04-01", Overdue, 100_000);
    check(due, &[("2026-03-01", 40_000)], &[], "2026-03-02", Partial, 60_000);
    check(due, &[("2026-03-01", 40_000)], &[], "2026-03-31", Partial, 60_000);
    check(due, &[("2026-03-01", 40_000)], &[], "2026-04-01", Overdue, 60_000);
    check(due, &[("2026-03-31", 100_000)], &[], "2026-03-31", Paid, 0);
    check(due, &[("2026-03-31", 99_999)], &[], "2026-04-01", Overdue, 1);
    check(due, &[("2026-03-31", 40_000)], &[("2026-04-05", 60_000)], "2026-04-05", Paid, 0);
    check(due, &[], &[("2026-04-05", 100_000)], "2026-04-05", Waived, 0);
    check(due, &[], &[("2026-04-05", 100_000)], "2026-04-04", Overdue, 100_000);
    check("", &[], &[], "9999-12-31", NotDue, 100_000);
    check("", &[("2026-03-01", 40_000)], &[], "2026-03-02", Partial, 60_000);
    check("9999-12-31", &[], &[], "1900-01-01", NotDue, 100_000);
}

#[test]
fn a_receipt_counts_from_its_day_on_and_its_counter_entry_takes_it_back() {
    let entries = [("2026-04-10", 100_000), ("2026-04-15", -100_000)];
    check("2026-03-31", &entries, &[], "2026-04-09", InstalmentStatus::Overdue, 100_000);
    check("2026-03-31", &entries, &[], "2026-04-10", InstalmentStatus::Paid, 0);
    check("2026-03-31", &entries, &[], "2026-04-15", InstalmentStatus::Overdue, 100_000);
}

#[test]
fn what_is_paid_too_much_is_the_payers_and_never_a_negative_balance() {
    let entries = dated(&[("2026-03-31", 100_025)]);
    let position = Position::on(Money::cny(100_000), &entries, &[], day("2026-03-31")).expect("a position");
    assert_eq!((position.open, position.excess), (Money::cny(0), Money::cny(25)));
}

#[test]
fn a_waiver_gives_up_at_most_what_is_open_on_its_day() {
    // 1,000.00: what came in, what was waived, and what is waived, open and too much on 2026-04-30
    for (case, came, given_up, waived, open, excess) in [
        ("more than all", vec![], vec![("2026-04-01", 150_000)], 100_000, 0, 0),
        ("after a payment", vec![("2026-04-01", 60_000)], vec![("2026-04-02", 100_000)], 40_000, 0, 0),
        ("before a payment", vec![("2026-04-02", 60_000)], vec![("2026-04-01", 100_000)], 100_000, 0, 60_000),
        ("first on one day", vec![("2026-04-01", 60_000)], vec![("2026-04-01", 100_000)], 100_000, 0, 60_000),
        ("after too much", vec![("2026-04-01", 100_025)], vec![("2026-04-02", 1_000)], 0, 0, 25),
        ("twice", vec![], vec![("2026-04-01", 70_000), ("2026-04-02", 70_000)], 100_000, 0, 0),
        ("taken back", vec![], vec![("2026-04-01", 70_000), ("2026-04-02", -30_000)], 40_000, 60_000, 0),
        ("taken back too far", vec![], vec![("2026-04-01", 70_000), ("2026-04-02", -90_000)], 0, 100_000, 0),
        ("in any order", vec![], vec![("2026-04-02", -30_000), ("2026-04-01", 70_000)], 40_000, 60_000, 0),
        ("later", vec![], vec![("2026-05-01", 70_000)], 0, 100_000, 0),
    ] {
        let position = Position::on(Money::cny(100_000), &dated(&came), &dated(&given_up), day("2026-04-30"));
        let found = position.expect("a position");
        assert_eq!((found.waived.minor, found.open.minor, found.excess.minor), (waived, open, excess), "{case}");
    }
}

#[test]
fn where_an_instalment_stands_tells_every_step_of_it_and_what_was_left() {
    let came = dated(&[("2026-04-02", 60_000), ("2026-04-10", -60_000), ("2026-04-12", 50_025), ("2026-05-01", 1)]);
    let given_up = dated(&[("2026-04-02", 150_000), ("2026-04-11", -40_000), ("2026-04-12", 1_000)]);
    let worked = Position::worked(Money::cny(100_000), &came, &given_up, day("2026-04-30")).expect("a position");
    let collected =
        |on, amount, left| PositionLine::Collected { on: day(on), amount: Money::cny(amount), left: Money::cny(left) };
    let waived = |on, amount, counted, left| PositionLine::Waived {
        on: day(on),
        amount: Money::cny(amount),
        counted: Money::cny(counted),
        left: Money::cny(left),
    };
    let expected = [
        PositionLine::Agreed { amount: Money::cny(100_000) },
        // no more than was open, and before what came in on the day
        waived("2026-04-02", 150_000, 100_000, 0),
        collected("2026-04-02", 60_000, -60_000),
        collected("2026-04-10", -60_000, 0),
        waived("2026-04-11", -40_000, -40_000, 40_000),
        waived("2026-04-12", 1_000, 1_000, 39_000),
        collected("2026-04-12", 50_025, -11_025),
    ];
    assert_eq!(worked.working, expected);
    let position = worked.value;
    assert_eq!((position.collected.minor, position.waived.minor), (50_025, 61_000));
    assert_eq!((position.open.minor, position.excess.minor), (0, 11_025));
    assert_eq!(Ok(position), Position::on(Money::cny(100_000), &came, &given_up, day("2026-04-30")));

    // in whatever order they are entered
    let (came, given_up): (Vec<_>, Vec<_>) = (came.into_iter().rev().collect(), given_up.into_iter().rev().collect());
    let turned = Position::worked(Money::cny(100_000), &came, &given_up, day("2026-04-30")).expect("a position");
    assert_eq!((turned.working.as_slice(), turned.value), (expected.as_slice(), position));
}

#[test]
fn what_counts_of_a_waiver_is_told_where_it_is_less_than_the_waiver() {
    // 1,000.00: what came in, what was given up, what of the last waiver counts, and what is left after it
    for (case, came, given_up, counted, left) in [
        ("after too much", vec![("2026-04-01", 100_025)], vec![("2026-04-02", 1_000)], 0, -25),
        ("taken back too far", vec![], vec![("2026-04-01", 70_000), ("2026-04-02", -90_000)], -70_000, 100_000),
    ] {
        let worked = Position::worked(Money::cny(100_000), &dated(&came), &dated(&given_up), day("2026-04-30"));
        let (on, amount) = given_up.last().copied().expect("a waiver");
        let expected = PositionLine::Waived {
            on: day(on),
            amount: Money::cny(amount),
            counted: Money::cny(counted),
            left: Money::cny(left),
        };
        assert_eq!(worked.expect("a position").working.last(), Some(&expected), "{case}");
    }
}

#[test]
fn every_step_of_what_is_open_is_said_in_both_languages() {
    let collected = |amount, left| PositionLine::Collected {
        on: day("2026-04-02"),
        amount: Money::cny(amount),
        left: Money::cny(left),
    };
    let waived = |amount, counted, left| PositionLine::Waived {
        on: day("2026-04-02"),
        amount: Money::cny(amount),
        counted: Money::cny(counted),
        left: Money::cny(left),
    };
    let agreed = PositionLine::Agreed { amount: Money::cny(100_000) };
    for (line, chinese, english) in [
        (agreed, "本期应收 ¥1,000.00", "Agreed ¥1,000.00"),
        (collected(60_000, 40_000), "抵本金 ¥600.00，未收 ¥400.00", "¥600.00 towards principal, ¥400.00 left"),
        (collected(50_025, -25), "抵本金 ¥500.25，多收 ¥0.25", "¥500.25 towards principal, ¥0.25 too much"),
        (
            collected(-60_000, 100_000),
            "冲回抵本金的 ¥600.00，未收 ¥1,000.00",
            "¥600.00 towards principal taken back, ¥1,000.00 left",
        ),
        (waived(30_000, 30_000, 0), "减免 ¥300.00，未收 ¥0.00", "¥300.00 waived, ¥0.00 left"),
        (
            waived(150_000, 100_000, 0),
            "减免 ¥1,500.00，按当时未收的 ¥1,000.00 计，未收 ¥0.00",
            "¥1,500.00 waived, counted as ¥1,000.00 (no more was open), ¥0.00 left",
        ),
        (
            waived(1_000, 0, -25),
            "减免 ¥10.00，按当时未收的 ¥0.00 计，多收 ¥0.25",
            "¥10.00 waived, counted as ¥0.00 (no more was open), ¥0.25 too much",
        ),
        (
            waived(-40_000, -40_000, 40_000),
            "撤回减免 ¥400.00，未收 ¥400.00",
            "Waiver of ¥400.00 taken back, ¥400.00 left",
        ),
        (
            waived(-90_000, -70_000, 100_000),
            "撤回减免 ¥900.00，按此前减免的 ¥700.00 计，未收 ¥1,000.00",
            "Waiver of ¥900.00 taken back, counted as ¥700.00 (no more was waived), ¥1,000.00 left",
        ),
    ] {
        let on = (line != agreed).then(|| day("2026-04-02"));
        assert_eq!(Text::new(Locale::Zh).position_line(line), (on, chinese.to_owned()), "{line:?}");
        assert_eq!(Text::new(Locale::En).position_line(line), (on, english.to_owned()), "{line:?}");
    }
}

#[test]
fn a_negative_instalment_a_foreign_receipt_and_a_sum_too_large_are_refused() {
    let on = day("2026-03-31");
    assert_eq!(Position::on(Money::cny(-1), &[], &[], on), Err(CollectionError::NegativeAmount));
    assert_eq!(Position::worked(Money::cny(-1), &[], &[], on), Err(CollectionError::NegativeAmount));
    let foreign = [Dated { on, amount: Money::new(1, Currency::USD) }];
    let refused = Position::on(Money::cny(1), &foreign, &[], on);
    assert_eq!(refused, Err(CollectionError::Exact(ExactError::CurrencyMismatch)));
    let huge = [Dated { on, amount: Money::cny(i64::MAX) }, Dated { on, amount: Money::cny(1) }];
    let refused = Position::on(Money::cny(1), &huge, &[], on);
    assert_eq!(refused, Err(CollectionError::Exact(ExactError::Overflow)));
}

#[test]
fn a_step_that_leaves_too_much_is_refused_where_the_sum_of_all_steps_is_not() {
    // more is open after the first entry than an amount can hold
    let entries = dated(&[("2026-03-30", -1), ("2026-03-31", 1)]);
    let (amount, on) = (Money::cny(i64::MAX), day("2026-03-31"));
    assert_eq!(Position::on(amount, &entries, &[], on).map(|it| it.open), Ok(amount));
    let refused = Position::worked(amount, &entries, &[], on);
    assert_eq!(refused, Err(CollectionError::Exact(ExactError::Overflow)));
}

#[cfg(not(target_arch = "wasm32"))]
proptest! {
    #[test]
    fn a_status_exists_for_every_amount_and_day(
        amount in 0_i64..=i64::MAX,
        collected in -1_000_000_000_i64..=1_000_000_000,
        waived in 0_i64..=1_000_000_000,
        offset in -3_000_i64..=3_000,
        notice: u32,
    ) {
        let as_of = day("2026-03-31");
        let entry = |amount| [Dated { on: as_of, amount: Money::cny(amount) }];
        let due = as_of.plus_days(offset).expect("a date");
        if let Ok(position) = Position::on(Money::cny(amount), &entry(collected), &entry(waived), as_of) {
            let status = position.status(DueDay::On(due), as_of, notice).value;
            prop_assert!(position.open.minor >= 0 && position.excess.minor >= 0);
            let settled = matches!(status, InstalmentStatus::Paid | InstalmentStatus::Waived);
            prop_assert_eq!(settled, position.open.is_zero());
            prop_assert_eq!(status == InstalmentStatus::Overdue, !settled && offset < 0);
        }
    }
}
