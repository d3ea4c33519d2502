//! Conventions as dated data, the yearly rate of a clause, and what is too much.

use counterpart::domain::exact::ExactError;
use counterpart::domain::late_fee::LateFeeError;
use counterpart::domain::late_fee::convention::{Bound, CONVENTIONS, System, in_force};
use counterpart::domain::late_fee::rule::{DayCount, Fixing, LateFeeRule, LateRate, MonthCount};
use counterpart::domain::late_fee::yearly::{FeeStanding, RateStanding, against_loss, against_lpr};
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::rate::Ppm;

use super::{annual, check, daily, day, debt, fee, in_currency, multiple, table};

#[test]
fn every_row_says_from_when_it_holds_and_how_far_the_law_was_read() {
    for row in CONVENTIONS {
        let from = row.in_force_from.date().expect("a date");
        assert!(from <= row.law_as_of.date().expect("a date"), "{row:?}");
        assert!(!row.sources.is_empty(), "{row:?}");
        assert_eq!(in_force(row.system, from).map(|found| found.system), Ok(row.system));
    }
}

#[test]
fn a_system_has_no_row_before_its_law() {
    let eve = day("2025-05-31");
    assert_eq!(in_force(System::PrcSmallFirm, eve), Err(LateFeeError::NotInForce { on: eve }));
}

#[test]
fn the_rows_give_the_clauses_of_the_examples() {
    let on = day("2026-03-31");
    let lpr = table(&[("2026-01-20", 30_000)]);
    for (system, bound, reference, debt, as_of, total) in [
        (System::PrcSilent, Bound::Most, &lpr, debt("2026-03-31", 10_000_000), "2026-05-15", 55_479),
        (System::PrcSilent, Bound::Least, &lpr, debt("2026-03-31", 10_000_000), "2026-05-15", 48_082),
        (System::PrcSmallFirm, Bound::Least, &lpr, debt("2026-03-31", 10_000_000), "2026-05-15", 225_000),
        (System::Us, Bound::Most, &lpr, in_currency("2026-03-31", 500_000, Currency::USD), "2026-06-09", 17_260),
    ] {
        let rule = in_force(system, on).expect("a row").rule(reference, bound).expect("a clause");
        check(&format!("{system:?}"), &rule, &debt, as_of, total, debt.principal.minor);
    }
    let agreed = in_force(System::PrcContract, on).expect("a row").rule(&lpr, Bound::Least);
    assert_eq!(agreed, Err(LateFeeError::RateIsAgreed));
}

#[test]
fn l7_and_l9_add_the_fixed_sum_for_recovery() {
    for (system, reference, debt, as_of, with_recovery) in [
        (System::Eu, 21_500, in_currency("2026-02-15", 1_000_000, Currency::EUR), "2026-04-16", 20_685),
        (System::Uk, 37_500, in_currency("2026-03-31", 800_000, Currency::GBP), "2026-05-15", 18_589),
    ] {
        let row = in_force(system, debt.due).expect("a row");
        let rule = row.rule(&table(&[("2025-12-31", reference)]), Bound::Least).expect("a clause");
        let recovery = row.recovery_sum(debt.principal).expect("a sum").value;
        let sum = fee(&rule, &debt, as_of).total.plus(recovery).expect("one currency");
        assert_eq!(sum.minor, with_recovery, "{system:?}");
    }
}

#[test]
fn the_uk_sum_hangs_on_the_size_of_the_debt() {
    let uk = in_force(System::Uk, day("2026-03-31")).expect("a row");
    for (pounds_and_pence, sum) in
        [(1, 4_000), (99_999, 4_000), (100_000, 7_000), (999_999, 7_000), (1_000_000, 10_000), (i64::MAX, 10_000)]
    {
        let found = uk.recovery_sum(Money::new(pounds_and_pence, Currency::GBP)).expect("a sum");
        assert_eq!(found.value, Money::new(sum, Currency::GBP), "{pounds_and_pence}");
    }
    let foreign = uk.recovery_sum(Money::new(1, Currency::EUR));
    assert_eq!(foreign, Err(LateFeeError::Exact(ExactError::CurrencyMismatch)));
    assert_eq!(uk.recovery_sum(Money::new(-1, Currency::GBP)), Err(LateFeeError::NegativeAmount));
}

#[test]
fn a_clause_has_a_yearly_rate() {
    let lpr = [("2026-01-20", 30_000)];
    let monthly = |month| LateFeeRule::plain(LateRate::Monthly { table: table(&[("1900-01-01", 15_000)]), month });
    for (name, rule, yearly) in [
        ("0.05 % a day", daily(500), 182_500),
        ("0.03 % a day", daily(300), 109_500),
        ("4.5 % over 365", annual(45_000, DayCount::Actual365), 45_000),
        ("4.5 % over 360", annual(45_000, DayCount::Actual360), 45_625),
        ("4.5 % year by year", annual(45_000, DayCount::ActualActual), 45_000),
        ("one and a half LPR", multiple(&lpr, 150, DayCount::Actual365, Fixing::AtBreach), 45_000),
        ("1.5 % a month, twelve in 365", monthly(MonthCount::TwelveIn365), 180_000),
        ("1.5 % a month of 30 days", monthly(MonthCount::ThirtyDays), 182_500),
        ("1 % a started week", LateFeeRule::plain(LateRate::StartedPeriod { days: 7, rate: Ppm(10_000) }), 521_429),
    ] {
        let worked = rule.rate.yearly(day("2028-03-31")).expect("a rate");
        assert_eq!(worked.value, Ppm(yearly), "{name}");
        assert_eq!(worked.working.len(), 1, "{name}");
    }
    let fixed = LateRate::FixedSum { amount: Money::cny(100) };
    assert_eq!(fixed.yearly(day("2026-03-31")), Err(LateFeeError::NotARate));
}

#[test]
fn l14_a_yearly_rate_is_compared_with_multiples_of_lpr() {
    for (per_day, standing) in [
        (500, RateStanding::AboveCeiling),
        (300, RateStanding::AboveUsualLoss),
        (120, RateStanding::Usual),
        (60, RateStanding::BelowReference),
    ] {
        let yearly = daily(per_day).rate.yearly(day("2026-03-31")).expect("a rate").value;
        let worked = against_lpr(yearly, Ppm(30_000)).expect("a standing");
        assert_eq!(worked.value, standing, "{per_day} ppm a day");
        let line = worked.working[0];
        let thresholds =
            [line.usual_loss, line.usual_loss_and_30, line.ceiling].map(|r| (r.numerator(), r.denominator()));
        assert_eq!(thresholds, [(45_000, 1), (58_500, 1), (120_000, 1)]);
    }
    for (yearly, standing) in [
        (120_000, RateStanding::AboveUsualLoss),
        (120_001, RateStanding::AboveCeiling),
        (58_500, RateStanding::Usual),
        (58_501, RateStanding::AboveUsualLoss),
        (30_000, RateStanding::Usual),
        (29_999, RateStanding::BelowReference),
    ] {
        assert_eq!(against_lpr(Ppm(yearly), Ppm(30_000)).expect("a standing").value, standing, "{yearly}");
    }
    assert_eq!(against_lpr(Ppm(-1), Ppm(30_000)), Err(LateFeeError::NegativeRate));
}

#[test]
fn a_fee_above_the_loss_plus_30_per_cent_is_commonly_reduced() {
    for (fee, loss, standing) in [
        (130_000, 100_000, FeeStanding::Within),
        (130_001, 100_000, FeeStanding::Excessive { beyond: Money::cny(1) }),
        // the bound is 1.3 fen
        (2, 1, FeeStanding::Excessive { beyond: Money::cny(1) }),
        (1, 1, FeeStanding::Within),
        (1, 0, FeeStanding::Excessive { beyond: Money::cny(1) }),
        (0, 0, FeeStanding::Within),
    ] {
        assert_eq!(
            against_loss(Money::cny(fee), Money::cny(loss)).expect("a standing").value,
            standing,
            "{fee} for {loss}"
        );
    }
    assert_eq!(against_loss(Money::cny(1), Money::cny(-1)), Err(LateFeeError::NegativeAmount));
    let foreign = against_loss(Money::cny(1), Money::new(1, Currency::USD));
    assert_eq!(foreign, Err(LateFeeError::Exact(ExactError::CurrencyMismatch)));
}
