//! Conventions as dated data, the yearly rate of a clause, and what is too much.

use counterpart::domain::certainty::Certainty;
use counterpart::domain::exact::{ExactError, Ratio};
use counterpart::domain::late_fee::LateFeeError;
use counterpart::domain::late_fee::convention::floor::FloorStanding;
use counterpart::domain::late_fee::convention::national::{EU_LONGEST, NATIONAL_MARGINS, NOT_RESEARCHED, NationalBase};
use counterpart::domain::late_fee::convention::recovery::Recovery;
use counterpart::domain::late_fee::convention::{
    Between, Beyond, Bound, CONVENTIONS, Convention, ConventionRate, DecidingDay, DefaultDue, System, in_force,
};
use counterpart::domain::late_fee::rule::{DayCount, Fixing, LateFeeRule, LateRate, MonthCount};
use counterpart::domain::late_fee::yearly::{FeeStanding, RateStanding, against_loss, against_lpr};
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::rate::Ppm;

use super::{annual, check, daily, day, debt, fee, in_currency, multiple, table};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[test]
fn every_row_says_from_when_it_holds_and_how_far_the_law_was_read() {
    for row in CONVENTIONS {
        let from = row.in_force_from.date().expect("a date");
        assert!(from <= row.law_as_of.date().expect("a date"), "{row:?}");
        assert!(!row.sources.is_empty(), "{row:?}");
        assert_eq!(in_force(row.system, from), Ok(row), "each row is the one of its own first day");
    }
}

/// Column *Notes* of `contract-rules.md` 3.1.
#[test]
fn what_states_add_and_what_was_not_read_stands_beside_the_rows() {
    let told: Vec<(&str, NationalBase, i64, Certainty)> =
        NATIONAL_MARGINS.iter().map(|it| (it.country, it.over, it.margin.0, it.certainty)).collect();
    let expected = [
        ("DE", NationalBase::OwnBaseRate, 90_000, Certainty::MostlySure),
        ("FR", NationalBase::EcbMainRefinancing, 100_000, Certainty::MostlySure),
    ];
    assert_eq!(told, expected);
    for margin in NATIONAL_MARGINS {
        let row = in_force(margin.system, margin.law_as_of.date().expect("a date")).expect("a row");
        let ConventionRate::Plus { margin: least, .. } = row.rate else { panic!("{row:?}") };
        assert!(margin.margin > least, "a state goes further than the directive: {margin:?}");
    }
    let longest = EU_LONGEST;
    assert_eq!((longest.system, longest.business_days, longest.public_body_days), (System::Eu, 60, 30));
    let row = in_force(longest.system, longest.in_force_from.date().expect("a date")).expect("a row");
    assert_eq!(row.in_force_from, longest.in_force_from, "it came with the directive");
    let unread: Vec<(&str, Certainty)> = NOT_RESEARCHED.iter().map(|it| (it.place, it.certainty)).collect();
    assert_eq!(unread, [("HK", Certainty::AskLawyer), ("TW", Certainty::AskLawyer)]);
}

/// Columns *From* and *C* of `contract-rules.md` 3.1, for a debt of today.
#[test]
fn a_row_says_when_a_debt_without_a_day_is_due_and_how_sure_that_is() {
    let by = |public_body, large| DefaultDue::ByDebtor { public_body, large };
    for (system, on, due, certainty) in [
        (System::PrcSilent, "2026-06-01", DefaultDue::NotSaid, Certainty::Sure),
        (System::PrcContract, "2026-06-01", DefaultDue::NotSaid, Certainty::Sure),
        (System::PrcSmallFirm, "2026-06-01", by(30, Some(60)), Certainty::Sure),
        (System::PrcSmallFirm, "2025-05-31", by(30, None), Certainty::Sure),
        (System::Eu, "2026-06-01", DefaultDue::After { days: 30 }, Certainty::MostlySure),
        (System::Uk, "2026-06-01", DefaultDue::After { days: 30 }, Certainty::MostlySure),
        (System::Us, "2026-06-01", DefaultDue::NotSaid, Certainty::AskLawyer),
    ] {
        let row = in_force(system, day(on)).expect("a row");
        assert_eq!((row.due_by_default, row.certainty), (due, certainty), "{system:?} on {on}");
    }
}

#[test]
fn a_system_has_no_row_before_its_law() {
    for (system, eve) in [
        (System::PrcSilent, "2012-06-30"),
        (System::PrcContract, "1999-09-30"),
        (System::PrcSmallFirm, "2020-08-31"),
        (System::Eu, "2002-08-07"),
        (System::Uk, "1998-10-31"),
    ] {
        let (eve, first) = (day(eve), day(eve).plus_days(1).expect("a date"));
        assert_eq!(in_force(system, eve), Err(LateFeeError::NotInForce { on: eve }), "{system:?}");
        assert_eq!(in_force(system, first).map(|row| row.in_force_from.date()), Ok(Ok(first)), "{system:?}");
    }
}

/// The rate of a row in few words: the reference, what is added to it, and which day's.
fn rate_in_words(row: &Convention) -> String {
    match row.rate {
        ConventionRate::Agreed => "agreed".to_owned(),
        ConventionRate::MultipleBand { of, least, most, fixing } => format!("{of:?} x {least} to {most} {fixing:?}"),
        ConventionRate::Daily { rate, floor } => format!("{} a day, not below {floor:?}", rate.0),
        ConventionRate::Plus { on, margin, fixing } => format!("{on:?} + {} {fixing:?}", margin.0),
        ConventionRate::MonthlyBand { least, most } => format!("{} to {} a month", least.0, most.0),
    }
}

#[test]
fn each_day_has_the_row_of_its_time() {
    let band = |of: &str, fixing| format!("{of} x 130 to 150 {fixing}");
    let base_rate = |fixing| format!("BankOfEngland + 80000 {fixing}");
    let small_firm = "500 a day, not below LprOneYear".to_owned();
    for (system, on, rate) in [
        (System::PrcSilent, "2012-07-01", band("PbocBenchmark", "Running")),
        (System::PrcSilent, "2019-08-19", band("PbocBenchmark", "Running")),
        (System::PrcSilent, "2019-08-20", band("LprOneYear", "AtBreach")),
        (System::PrcSilent, "2026-11-01", band("LprOneYear", "AtBreach")),
        (System::PrcSmallFirm, "2020-09-01", small_firm.clone()),
        (System::PrcSmallFirm, "2025-06-01", small_firm),
        (System::PrcContract, "2020-12-31", "agreed".to_owned()),
        (System::Eu, "2013-03-15", "EcbMainRefinancing + 70000 HalfYearRefixed".to_owned()),
        (System::Eu, "2013-03-16", "EcbMainRefinancing + 80000 HalfYearRefixed".to_owned()),
        (System::Uk, "1998-11-01", base_rate("Running")),
        (System::Uk, "2002-08-06", base_rate("Running")),
        (System::Uk, "2002-08-07", base_rate("HalfYearFrozen")),
        (System::Uk, "2026-11-01", base_rate("HalfYearFrozen")),
        (System::Us, "2026-11-01", "10000 to 15000 a month".to_owned()),
    ] {
        assert_eq!(rate_in_words(in_force(system, day(on)).expect("a row")), rate, "{system:?} on {on}");
    }
}

#[test]
fn the_british_act_came_in_phases() {
    use Between::{AnyOwesSmall, Businesses, LargeOrPublicOwesSmall};
    // what a debt of GBP 999.99, 1,000.00, 9,999.99 and 10,000.00 adds, in pounds
    let none = [0, 0, 0, 0];
    let fixed = [40, 70, 70, 100];
    for (made_on, between, sums, beyond) in [
        ("1998-11-01", LargeOrPublicOwesSmall, none, Beyond::NotSaid),
        ("2000-10-31", LargeOrPublicOwesSmall, none, Beyond::NotSaid),
        ("2000-11-01", AnyOwesSmall, none, Beyond::NotSaid),
        ("2002-08-06", AnyOwesSmall, none, Beyond::NotSaid),
        ("2002-08-07", Businesses, fixed, Beyond::NotSaid),
        ("2013-03-15", Businesses, fixed, Beyond::NotSaid),
        ("2013-03-16", Businesses, fixed, Beyond::ReasonableCosts),
    ] {
        let row = in_force(System::Uk, day(made_on)).expect("a row");
        assert_eq!((row.decided_by, row.between, row.beyond), (DecidingDay::Contract, between, beyond), "{made_on}");
        let found = [99_999, 100_000, 999_999, 1_000_000]
            .map(|pence| row.recovery_sum(Money::new(pence, Currency::GBP)).expect("a sum").value);
        assert_eq!(found, sums.map(|pounds| Money::new(pounds * 100, Currency::GBP)), "{made_on}");
    }
}

#[test]
fn a_flat_sum_is_money_of_the_law_whatever_the_debt_is_in() {
    let before = in_force(System::Eu, day("2013-03-15")).expect("a row");
    let since = in_force(System::Eu, day("2013-03-16")).expect("a row");
    assert_eq!(since.recovery, Recovery::Flat { sum: Money::new(4_000, Currency::EUR) });
    for code in ["EUR", "PLN", "JPY", "KWD"] {
        let currency = Currency::of(code).expect("a currency");
        for debt in [0, 1, i64::MAX] {
            let debt = Money::new(debt, currency);
            let worked = since.recovery_sum(debt).expect("a sum");
            assert_eq!(worked.value, Money::new(4_000, Currency::EUR), "{debt:?}");
            assert_eq!(worked.working[0].debt, debt);
            assert_eq!(before.recovery_sum(debt).expect("a sum").value, Money::zero(currency), "{debt:?}");
        }
    }
}

#[test]
fn rows_of_other_days_give_the_clauses_of_their_time() {
    for (system, on, reference, bound, debt, as_of, total) in [
        (
            // 3 days at 1.5 x 4.60 % and 11 at 1.5 x 4.35 %
            System::PrcSilent,
            "2015-10-21",
            vec![("2015-08-26", 46_000), ("2015-10-24", 43_500)],
            Bound::Most,
            debt("2015-10-20", 10_000_000),
            "2015-11-03",
            25_336,
        ),
        (
            // 20 days at 2.00 + 7 % and 40 at 2.50 + 7 %
            System::Eu,
            "2005-06-10",
            vec![("2005-01-01", 20_000), ("2005-07-01", 25_000)],
            Bound::Least,
            in_currency("2005-06-10", 1_000_000, Currency::EUR),
            "2005-08-09",
            15_342,
        ),
        (
            // 28 days at 6.00 + 8 % and 22 at 5.75 + 8 %: the base rate from day to day
            System::Uk,
            "2000-12-01",
            vec![("2000-02-10", 60_000), ("2001-02-08", 57_500)],
            Bound::Least,
            in_currency("2001-01-10", 800_000, Currency::GBP),
            "2001-03-01",
            15_222,
        ),
        (
            // 50 days at 4.00 + 8 %: the base rate of 31 December to the end
            System::Uk,
            "2002-12-01",
            vec![("2001-11-08", 40_000), ("2003-02-06", 37_500)],
            Bound::Least,
            in_currency("2003-01-10", 800_000, Currency::GBP),
            "2003-03-01",
            13_151,
        ),
    ] {
        let row = in_force(system, day(on)).expect("a row");
        let rule = row.rule(&table(&reference), bound).expect("a clause");
        check(&format!("{system:?} {on}"), &rule, &debt, as_of, total, debt.principal.minor);
    }
}

#[test]
fn lpi_03_what_is_owed_to_a_small_firm_bears_at_least_lpr_at_signing() {
    let lpr = table(&[("2025-05-20", 30_000), ("2026-01-20", 36_500)]);
    let yearly = |ppm| annual(ppm, DayCount::Actual365).rate;
    let below = |by: i64| FloorStanding::Below { by: Ratio::whole(i128::from(by)) };
    for (signed, agreed, standing) in [
        ("2025-12-01", yearly(30_000), FloorStanding::Kept),
        ("2025-12-01", yearly(29_999), below(1)),
        ("2026-01-19", yearly(30_000), FloorStanding::Kept),
        ("2026-01-20", yearly(30_000), below(6_500)),
        // 100 ppm a day are 36,500 a year
        ("2026-01-20", daily(100).rate, FloorStanding::Kept),
        ("2026-01-20", daily(99).rate, below(365)),
        (
            "2026-01-20",
            multiple(&[("2026-01-20", 36_500)], 100, DayCount::Actual365, Fixing::AtBreach).rate,
            FloorStanding::Kept,
        ),
    ] {
        let row = in_force(System::PrcSmallFirm, day(signed)).expect("a row");
        assert_eq!(row.between, Between::LargeOrPublicOwesSmall);
        let worked = row.against_floor(&agreed, &lpr, day(signed)).expect("a standing");
        assert_eq!(worked.value, standing, "{agreed:?} signed on {signed}");
        assert_eq!(worked.working.len(), 1);
    }
    let row = in_force(System::PrcSmallFirm, day("2026-03-31")).expect("a row");
    let fixed = LateRate::FixedSum { amount: Money::cny(100) };
    assert_eq!(row.against_floor(&fixed, &lpr, day("2026-03-31")), Err(LateFeeError::NotARate));
    let early = day("2025-05-19");
    assert_eq!(row.against_floor(&yearly(1), &lpr, early), Err(LateFeeError::NoRate { on: early }));
    for system in [System::PrcSilent, System::PrcContract, System::Eu, System::Uk, System::Us] {
        let row = in_force(system, day("2026-03-31")).expect("a row");
        let found = row.against_floor(&yearly(0), &lpr, day("2026-03-31")).expect("a standing");
        assert_eq!((found.value, found.working.len()), (FloorStanding::NoFloor, 0), "{system:?}");
    }
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
        ("4.5 % by months of 30 days", annual(45_000, DayCount::Thirty360), 45_000),
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
