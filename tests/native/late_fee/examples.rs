//! The worked examples A–H (domain.md 6.3) and L1–L13 (contract-rules.md 3.3).

use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::late_fee::rule::{
    AllocationOrder, Cap, CapBase, DayCount, Fixing, GraceMode, LateFeeRule, LateRate, MonthCount,
};
use counterpart::domain::late_fee::working::LedgerLine;
use counterpart::domain::money::Currency;
use counterpart::domain::period::{Counting, Period, PeriodRule, Roll};
use counterpart::domain::rate::Ppm;

use super::{
    annual, check, daily, day, days_and_fees, debt, fee, in_currency, multiple, paid, table, with_cap, with_grace,
    with_order,
};
use counterpart::domain::late_fee::ledger::ledger;
use counterpart::domain::money::Money;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[test]
fn a_principal_first_charges_each_day_what_was_open_on_it() {
    let rule = with_order(daily(500), AllocationOrder::PrincipalFirst);
    let debt = paid(debt("2026-03-31", 10_000_000), &[("2026-04-20", 4_000_000), ("2026-05-15", 6_000_000)]);
    check("A, first payment", &rule, &debt, "2026-04-20", 100_000, 6_000_000);
    check("A", &rule, &debt, "2026-05-15", 175_000, 0);
    check("A, nothing grows after the principal is paid", &rule, &debt, "2026-12-31", 175_000, 0);
    assert_eq!(days_and_fees(&rule, &debt, "2026-05-15"), [(20, 100_000), (25, 75_000)]);
}

#[test]
fn b_costs_then_interest_then_principal_is_the_law_unless_agreed_otherwise() {
    let rule = daily(500);
    let debt = paid(debt("2026-03-31", 10_000_000), &[("2026-04-20", 4_000_000)]);
    check("B, after the payment", &rule, &debt, "2026-04-20", 100_000, 6_100_000);
    check("B", &rule, &debt, "2026-05-15", 176_250, 6_100_000);
    assert_eq!(days_and_fees(&rule, &debt, "2026-05-15"), [(20, 100_000), (25, 76_250)]);
    assert_eq!(fee(&rule, &debt, "2026-05-15").pay_off, Money::cny(6_176_250), "the pay-off");
    let settled = paid(debt, &[("2026-05-15", 6_176_250)]);
    let found = fee(&rule, &settled, "2026-06-30");
    assert_eq!((found.pay_off, found.advance, found.total), (Money::cny(0), Money::cny(0), Money::cny(176_250)));
}

#[test]
fn c_a_cap_stops_the_fee_on_the_day_it_is_reached() {
    let cap = Cap::Share { ppm: Ppm(50_000), of: CapBase::Instalment };
    let rule = with_cap(daily(1_000), cap);
    let debt = debt("2026-03-31", 10_000_000);
    check("C, day 49", &rule, &debt, "2026-05-19", 490_000, 10_000_000);
    check("C, day 50", &rule, &debt, "2026-05-20", 500_000, 10_000_000);
    check("C, day 60", &rule, &debt, "2026-05-30", 500_000, 10_000_000);
    let worked = ledger(&rule, &debt, day("2026-05-30")).expect("a fee");
    let reached = worked.working.iter().find_map(|line| {
        let LedgerLine::CapReached { on, .. } = line else { return None };
        Some(*on)
    });
    assert_eq!(reached, Some(day("2026-05-20")));
}

#[test]
fn d_an_annual_rate_needs_a_day_count() {
    let debt = debt("2026-03-31", 10_000_000);
    check("D /365", &annual(45_000, DayCount::Actual365), &debt, "2026-05-15", 55_479, 10_000_000);
    check("D, no day count", &annual(45_000, DayCount::NotStated), &debt, "2026-05-15", 55_479, 10_000_000);
    check("D /360", &annual(45_000, DayCount::Actual360), &debt, "2026-05-15", 56_250, 10_000_000);
    let lpr = multiple(&[("2026-01-01", 31_000)], 150, DayCount::Actual365, Fixing::AtBreach);
    check("D, one and a half LPR", &lpr, &debt, "2026-05-15", 57_329, 10_000_000);
}

#[test]
fn e_a_new_rate_begins_on_the_day_it_names() {
    let table = table(&[("2026-01-01", 46_500), ("2026-04-21", 45_000)]);
    let rule = LateFeeRule::plain(LateRate::Annual { table, day_count: DayCount::Actual365 });
    let debt = debt("2026-03-31", 10_000_000);
    check("E", &rule, &debt, "2026-05-15", 56_301, 10_000_000);
    assert_eq!(days_and_fees(&rule, &debt, "2026-05-15"), [(20, 25_479), (25, 30_822)]);
}

#[test]
fn f_a_fee_is_rounded_once() {
    check("F", &daily(500), &debt("2026-03-31", 333_333), "2026-05-01", 5_167, 333_333);
}

#[test]
fn g_a_started_period_counts_in_full() {
    let rule = LateFeeRule::plain(LateRate::StartedPeriod { days: 7, rate: Ppm(10_000) });
    let debt = debt("2026-03-31", 8_000_000);
    check("G, one day", &rule, &debt, "2026-04-01", 80_000, 8_000_000);
    check("G, seven days", &rule, &debt, "2026-04-07", 80_000, 8_000_000);
    check("G, eight days", &rule, &debt, "2026-04-08", 160_000, 8_000_000);
    check("G", &rule, &debt, "2026-04-10", 160_000, 8_000_000);
}

#[test]
fn h_grace_forgives_or_only_delays() {
    for (mode, paid_on, total) in [
        (GraceMode::Retroactive, "2026-04-05", 0),
        (GraceMode::Prospective, "2026-04-05", 0),
        (GraceMode::Prospective, "2026-04-06", 5_000),
        (GraceMode::Retroactive, "2026-04-06", 30_000),
    ] {
        let rule = with_order(with_grace(daily(500), 5, mode), AllocationOrder::PrincipalFirst);
        let debt = paid(debt("2026-03-31", 10_000_000), &[(paid_on, 10_000_000)]);
        check(&format!("H, {mode:?}, paid {paid_on}"), &rule, &debt, "2026-12-31", total, 0);
    }
}

#[test]
fn the_due_day_costs_nothing_and_an_early_payment_lowers_the_base_from_the_start() {
    let early = paid(debt("2026-03-31", 10_000_000), &[("2026-03-01", 4_000_000)]);
    check("early in part", &daily(500), &early, "2026-04-10", 30_000, 6_000_000);
    for on in ["2026-03-01", "2026-03-31"] {
        let all = paid(debt("2026-03-31", 10_000_000), &[(on, 10_000_000)]);
        check("L13, paid on or before the due day", &daily(500), &all, "2026-12-31", 0, 0);
    }
}

#[test]
fn l1_to_l5_and_l13_days_and_multiples_of_lpr() {
    let debt = debt("2026-03-31", 10_000_000);
    let lpr = |hundredths, count| multiple(&[("2026-01-20", 30_000)], hundredths, count, Fixing::AtBreach);
    assert_eq!(days_and_fees(&daily(500), &debt, "2026-05-15"), [(45, 225_000)], "L1 and L4");
    for (name, rule, total) in [
        ("L2 /365", lpr(150, DayCount::Actual365), 55_479),
        ("L2 /360", lpr(150, DayCount::Actual360), 56_250),
        ("L3 /365", lpr(130, DayCount::Actual365), 48_082),
        ("L3 /360", lpr(130, DayCount::Actual360), 48_750),
        ("L4", daily(500), 225_000),
        ("L5 /365", lpr(400, DayCount::Actual365), 147_945),
        ("L5 /360", lpr(400, DayCount::Actual360), 150_000),
    ] {
        check(name, &rule, &debt, "2026-05-15", total, 10_000_000);
        check("L13", &rule, &debt, "2026-03-31", 0, 10_000_000);
    }
    // contract-rules.md 3.2: four times LPR at 3 % is 329 ppm a day over 365, 333 over 360: of a million yuan, for a day
    let million = self::debt("2026-03-31", 100_000_000);
    for (name, count, fee) in [("/365", DayCount::Actual365, 32_877), ("/360", DayCount::Actual360, 33_333)] {
        check(name, &lpr(400, count), &million, "2026-04-01", fee, 100_000_000);
    }
}

#[test]
fn l6_a_running_reference_is_cut_at_its_changes() {
    let steps = [("2026-01-20", 31_000), ("2026-04-21", 30_000)];
    let rule = multiple(&steps, 150, DayCount::Actual365, Fixing::Running);
    let debt = debt("2026-03-31", 10_000_000);
    check("L6", &rule, &debt, "2026-05-15", 56_301, 10_000_000);
    assert_eq!(days_and_fees(&rule, &debt, "2026-05-15"), [(20, 25_479), (25, 30_822)]);
}

fn plus_8(reference: &[(&str, i64)], fixing: Fixing) -> LateFeeRule {
    LateFeeRule::plain(LateRate::ReferencePlus {
        reference: table(reference),
        margin: Ppm(80_000),
        day_count: DayCount::Actual365,
        fixing,
    })
}

#[test]
fn l7_and_l8_the_eu_rate_is_fixed_anew_each_half_year() {
    let ecb = [("2026-01-01", 21_500), ("2026-06-17", 24_000)];
    let rule = plus_8(&ecb, Fixing::HalfYearRefixed);
    check("L7", &rule, &in_currency("2026-02-15", 1_000_000, Currency::EUR), "2026-04-16", 16_685, 1_000_000);
    let running = in_currency("2026-06-10", 1_000_000, Currency::EUR);
    check("L8", &rule, &running, "2026-08-09", 16_959, 1_000_000);
    assert_eq!(days_and_fees(&rule, &running, "2026-08-09"), [(20, 5_562), (40, 11_397)]);
}

#[test]
fn l9_the_uk_rate_stays_that_of_the_half_year_in_which_the_debt_became_late() {
    let boe = [("2025-12-31", 37_500), ("2026-01-01", 90_000), ("2026-06-30", 50_000)];
    let rule = plus_8(&boe, Fixing::HalfYearFrozen);
    let debt = in_currency("2026-03-31", 800_000, Currency::GBP);
    check("L9", &rule, &debt, "2026-05-15", 11_589, 800_000);
    // 120 days at 11.75 %, though the half-year changes on 1 July
    check("L9, over the half-year", &rule, &debt, "2026-07-29", 30_904, 800_000);
    // due on 30 June, late from 1 July: 5.00 + 8
    let second_half = in_currency("2026-06-30", 800_000, Currency::GBP);
    check("L9, late in the second half", &rule, &second_half, "2026-08-14", 12_822, 800_000);
}

#[test]
fn l10_a_monthly_rate_needs_a_month() {
    let debt = in_currency("2026-03-31", 500_000, Currency::USD);
    for (name, month, total) in
        [("L10, 30 days", MonthCount::ThirtyDays, 17_500), ("L10, twelve in 365", MonthCount::TwelveIn365, 17_260)]
    {
        let rule = LateFeeRule::plain(LateRate::Monthly { table: table(&[("1900-01-01", 15_000)]), month });
        check(name, &rule, &debt, "2026-06-09", total, 500_000);
    }
}

#[test]
fn l11_and_l12_due_days_from_periods() {
    let calendar = WorkCalendar::standard();
    for (name, period, from, stays, rolls) in [
        ("L11", Period::days(30), "2026-03-12", "2026-04-11", "2026-04-13"),
        ("L12", Period::months(1), "2026-01-31", "2026-02-28", "2026-03-02"),
    ] {
        for (roll, expected) in [(Roll::None, stays), (Roll::Following, rolls)] {
            let counting = Counting { rule: PeriodRule::StatutoryCn, roll };
            let due = period.due(day(from), counting, &calendar).expect("a day").value;
            assert_eq!(due, day(expected), "{name}, {roll:?}");
        }
    }
}

#[test]
fn a_leap_year_counts_366_days_only_year_by_year() {
    let debt = debt("2023-12-01", 10_000_000);
    // 30 days of 2023 over 365 and 31 of 2024 over 366: 369.863... + 381.147...
    let rule = annual(45_000, DayCount::ActualActual);
    check("actual/actual", &rule, &debt, "2024-01-31", 75_101, 10_000_000);
    assert_eq!(days_and_fees(&rule, &debt, "2024-01-31"), [(30, 36_986), (31, 38_115)]);
    check("actual/365", &annual(45_000, DayCount::Actual365), &debt, "2024-01-31", 75_205, 10_000_000);
}
