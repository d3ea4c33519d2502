//! A clause by a reference rate, and the rates that were published after it was drafted.

use counterpart::domain::date::Date;
use counterpart::domain::late_fee::convention::Reference;
use counterpart::domain::late_fee::debt::Debt;
use counterpart::domain::late_fee::known::{KnownRule, Later, RateSource};
use counterpart::domain::late_fee::ledger::{LateFee, known_ledger};
use counterpart::domain::late_fee::rate_table::RateStep;
use counterpart::domain::late_fee::rule::{DayCount, Fixing, LateFeeRule};
use counterpart::domain::late_fee::working::LedgerLine;
use counterpart::domain::rate::Ppm;

use super::{dated, day, debt, multiple, table};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// What the contract kept at its drafting: 3 %. One and a half times of it on 365,000.00 is 45.00 a day.
const DRAFTED: [(&str, i64); 1] = [("2025-10-20", 30_000)];

/// Published later: 2.8 %, which is 42.00 a day, and 3.1 %, which is 46.50.
fn published() -> Vec<RateStep> {
    table(&[("2026-04-20", 28_000), ("2026-06-20", 31_000)]).steps().to_vec()
}

fn clause(fixing: Fixing) -> LateFeeRule {
    multiple(&DRAFTED, 150, DayCount::Actual365, fixing)
}

fn due(on: &str) -> Debt {
    debt(on, 36_500_000)
}

fn fee(rule: &LateFeeRule, later: Option<&[RateStep]>, debt: &Debt, as_of: &str) -> LateFee {
    known_ledger(KnownRule { rule, later: later.map(Later::all) }, debt, day(as_of)).expect("a fee").value
}

/// What the working tells of the reference rate: from which day on, how much, since when, where it was read, whether it is the last.
type Told = (Date, Ppm, Option<Date>, RateSource, bool);

fn told(rule: &LateFeeRule, later: Option<&[RateStep]>, debt: &Debt, as_of: &str) -> Vec<Told> {
    let worked = known_ledger(KnownRule { rule, later: later.map(Later::all) }, debt, day(as_of)).expect("a fee");
    let rates = worked.working.into_iter().filter_map(|line| {
        let LedgerLine::Reference { from, reference: it } = line else { return None };
        assert_eq!(it.of, Some(Reference::LprOneYear));
        Some((from, it.rate, it.since, it.source, it.is_last))
    });
    rates.collect()
}

#[test]
fn a_breach_bears_the_rate_in_force_on_its_day_whenever_that_was_published() {
    let rule = clause(Fixing::AtBreach);
    let later = published();
    // the due day, ten days after it, the fee by the clause alone and by the book, the rate in percent × 10 000 and its day
    for (case, on, as_of, alone, known, rate, since, source, is_last) in [
        ("before it", "2026-04-18", "2026-04-28", 45_000, 45_000, 30_000, "2025-10-20", RateSource::Clause, false),
        ("on its day", "2026-04-19", "2026-04-29", 45_000, 42_000, 28_000, "2026-04-20", RateSource::Book, false),
        (
            "the day before the next",
            "2026-06-18",
            "2026-06-28",
            45_000,
            42_000,
            28_000,
            "2026-04-20",
            RateSource::Book,
            false,
        ),
        ("after both", "2026-06-30", "2026-07-10", 45_000, 46_500, 31_000, "2026-06-20", RateSource::Book, true),
    ] {
        let debt = due(on);
        assert_eq!(fee(&rule, None, &debt, as_of).total.minor, alone, "{case}");
        assert_eq!(fee(&rule, Some(&later), &debt, as_of).total.minor, known, "{case}");
        let first = day(on).plus_days(1).expect("a day");
        let expected = [(first, Ppm(rate), Some(day(since)), source, is_last)];
        assert_eq!(told(&rule, Some(&later), &debt, as_of), expected, "{case}");
    }
}

#[test]
fn a_rate_that_is_followed_changes_on_the_day_of_each_publication() {
    let rule = clause(Fixing::Running);
    let later = published();
    let debt = due("2026-04-09");
    // 10 days of 45.00, 61 of 42.00, 9 of 46.50; the clause alone: 80 of 45.00
    for (as_of, alone, known) in [
        ("2026-04-19", 45_000, 45_000),
        ("2026-04-20", 49_500, 49_200),
        ("2026-06-19", 319_500, 301_200),
        ("2026-06-28", 360_000, 343_050),
    ] {
        assert_eq!(fee(&rule, None, &debt, as_of).total.minor, alone, "{as_of}");
        assert_eq!(fee(&rule, Some(&[]), &debt, as_of).total.minor, alone, "{as_of}");
        assert_eq!(fee(&rule, Some(&later), &debt, as_of).total.minor, known, "{as_of}");
    }
    let expected = [
        (day("2026-04-10"), Ppm(30_000), Some(day("2025-10-20")), RateSource::Clause, false),
        (day("2026-04-20"), Ppm(28_000), Some(day("2026-04-20")), RateSource::Book, false),
        (day("2026-06-20"), Ppm(31_000), Some(day("2026-06-20")), RateSource::Book, true),
    ];
    assert_eq!(told(&rule, Some(&later), &debt, "2026-06-28"), expected);
}

#[test]
fn the_working_says_when_no_later_rate_is_kept_and_nothing_where_nobody_looked() {
    for fixing in [Fixing::AtBreach, Fixing::Running] {
        let rule = clause(fixing);
        let debt = due("2026-04-09");
        let expected = [(day("2026-04-10"), Ppm(30_000), Some(day("2025-10-20")), RateSource::Clause, true)];
        assert_eq!(told(&rule, Some(&[]), &debt, "2026-06-28"), expected, "{fixing:?}");
        assert!(told(&rule, None, &debt, "2026-06-28").is_empty(), "{fixing:?}");
        let undated = multiple(&[("1900-01-01", 30_000)], 150, DayCount::Actual365, fixing);
        let expected = [(day("2026-04-10"), Ppm(30_000), None, RateSource::Clause, true)];
        assert_eq!(told(&undated, Some(&[]), &debt, "2026-06-28"), expected, "{fixing:?}");
    }
}

#[test]
fn what_a_statement_claimed_stays_when_a_rate_comes_to_be_known_later() {
    let rule = clause(Fixing::Running);
    // twenty days of 45.00 were claimed; ten of them bear 42.00, as is known now
    let debt = Debt { claims: vec![dated("2026-04-29", 90_000)], ..due("2026-04-09") };
    let figures = |fee: LateFee| [fee.total, fee.claimed, fee.claimable, fee.overclaimed].map(|it| it.minor);
    assert_eq!(figures(fee(&rule, Some(&[]), &debt, "2026-04-29")), [90_000, 90_000, 0, 0]);
    assert_eq!(figures(fee(&rule, Some(&published()), &debt, "2026-04-29")), [87_000, 90_000, 0, 3_000]);
}
