//! What a signed contract's clause makes of its measures: targets that are followed or entered on, how far each level of them is, and
//! what evaluations take from the entries.

use std::collections::BTreeMap;

use counterpart::domain::contract::brief::ContractBrief;
use counterpart::domain::contract::targets::{Cycle, Direction, Measure, Metric, Targets, Unfollowed};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::date::Date;
use counterpart::domain::id::{DoneId, SalesTargetId, uuid_v7};
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::performance::{Measurement, MetricValue};
use counterpart::domain::progress::Progress;
use counterpart::domain::rate::{Bp, Ppm, Quantity};
use counterpart::domain::sales_measure::{SalesMetric, Unit};
use counterpart::domain::sales_target::attained::{AttainedLine, Pace, attained};
use counterpart::domain::sales_target::cells::PlanError;
use counterpart::domain::sales_target::done::Done;
use counterpart::domain::sales_target::of_clause::{
    all_of_clause, all_past_years, entered_id, is_entered, is_of_year, with_entries,
};
use counterpart::domain::sales_target::{Level, SalesTarget};
use counterpart::domain::scorecard::measure::{entered, last_entered};
use counterpart::domain::scorecard::period::Span;
use counterpart::domain::scorecard::plan::{Form, Measured};
use counterpart::i18n::{Locale, Text};
use counterpart::record::document::read;

use crate::join_laws::desk::Desk;
use crate::sales_targets::{contract, day, framework, paid, target};

const EN: Text = Text::new(Locale::En);
const ZH: Text = Text::new(Locale::Zh);

fn ones(number: i64) -> Quantity {
    Quantity { thousandths: number * 1_000 }
}

/// A measure of the sides' own.
fn own(name: (&str, &str), unit: (&str, &str), target: i64, direction: Direction) -> Measure {
    let metric = Metric::Own { name: Wording::new(name.0, name.1), unit: Wording::new(unit.0, unit.1) };
    let like = Targets::usual(Money::cny(9_000_000)).measures.swap_remove(1);
    Measure { metric, target: ones(target), direction, ..like }
}

fn visits() -> Measure {
    own(("走访", "Visits"), ("家", "shops"), 48, Direction::Higher)
}

/// The clause of 5.3 with 90,000 yuan a quarter and 20 new customers, and four measures of one's own.
fn clause() -> Targets {
    let mut clause = Targets::usual(Money::cny(9_000_000));
    let pieces = ("件", "pieces");
    clause.measures.extend([
        visits(),
        own(("退货率", "Return rate"), ("%", "%"), 3, Direction::Higher),
        own(("索赔", "Claims"), pieces, 5, Direction::Lower),
        own(("库存", "Stock"), pieces, 100, Direction::Range { to: ones(200), off_per_unit: Bp(100) }),
    ]);
    clause
}

#[test]
fn every_measure_that_adds_up_and_is_better_the_more_of_it_there_is_makes_a_target() {
    let clause = clause();
    let expected = [
        ("net sales", None),
        ("new customers", None),
        ("a share", Some(Unfollowed::NoSum)),
        ("a mean", Some(Unfollowed::NoSum)),
        ("hours, the fewer the better", Some(Unfollowed::Lower)),
        ("visits", None),
        ("a rate of one's own", Some(Unfollowed::NoSum)),
        ("a count, the lower the better", Some(Unfollowed::Lower)),
        ("a range", Some(Unfollowed::Range)),
    ];
    assert_eq!(clause.measures.len(), expected.len());
    for (it, (why, unfollowed)) in clause.measures.iter().zip(expected) {
        assert_eq!(it.unfollowed(), unfollowed, "{why}");
        assert_eq!(it.is_followed(), unfollowed.is_none(), "{why}");
    }
    assert_eq!(clause.followed(), [&Metric::NetSales, &Metric::NewCustomers, &visits().metric]);
    // net sales stand first wherever the clause has them, and what is measured twice makes one target
    let mut turned = clause.clone();
    turned.measures.reverse();
    turned.measures.push(visits());
    assert_eq!(turned.followed(), [&Metric::NetSales, &visits().metric, &Metric::NewCustomers]);

    let words = EN.target_unfollowed_words(&clause.measures[4..]).expect("some are not followed");
    assert_eq!(
        words,
        "Evaluated only, not followed as targets: Complaint time (hours) (less is better), \
         Return rate (%) (periods do not add up), Claims (pieces) (less is better), Stock (pieces) (best within a range)"
    );
    let words = ZH.target_unfollowed_words(&clause.measures[7..]).expect("some are not followed");
    assert_eq!(words, "只作考核、不设累计目标的：索赔（件）（越低越好）、库存（件）（区间内为佳）");
    assert_eq!(EN.target_unfollowed_words(&clause.measures[..2]), None);
}

/// What a target of a clause is: whether the book follows it, its parts, its levels.
type SetRow<'a> = (&'a str, bool, &'a [i64], (Option<i64>, Option<i64>));

#[test]
fn each_has_the_parts_and_the_levels_of_the_clause() {
    let today = day("2026-05-20");
    let (mut brief, standing, draft) = framework(today);
    let mut clause = clause();
    // 20 new customers a quarter, or 24; visits by the season, 40 in a year, or 50, or 60
    clause.measures[1].stretch = Some(ones(24));
    let visited = &mut clause.measures[5];
    (visited.target, visited.parts) = (ones(40), [4, 16, 12, 8].map(ones).to_vec());
    (visited.stretch, visited.challenge) = (Some(ones(50)), Some(ones(60)));
    brief.targets = Some(clause);

    // of the first quarter the term has 45 of 90 days
    let expected: [SetRow<'_>; 3] = [
        ("net sales", true, &[4_500_000, 9_000_000, 9_000_000, 9_000_000], (None, None)),
        ("new customers", false, &[10_000, 20_000, 20_000, 20_000], (Some(84_000), None)),
        // 38 visits: × 50 ÷ 40 and × 60 ÷ 40
        ("visits", false, &[2_000, 16_000, 12_000, 8_000], (Some(47_500), Some(57_000))),
    ];
    let found = all_of_clause(&brief, &standing, today);
    assert_eq!(found.len(), expected.len());
    for ((_, it), (why, is_followed, parts, levels)) in found.iter().zip(expected) {
        assert_eq!(it.parts, parts, "{why}");
        assert_eq!(it.base, parts.iter().sum::<i64>(), "{why}");
        assert_eq!((it.stretch, it.challenge), levels, "{why}");
        let metric = if is_followed { SalesMetric::NetSales } else { SalesMetric::Own };
        let unit = if is_followed { Unit::Money(Currency::CNY) } else { Unit::Quantity };
        assert_eq!((it.metric, it.unit(), it.contract), (metric, unit, Some(brief.id)), "{why}");
        assert_eq!((it.from, it.to, it.grain), (day("2026-02-15"), day("2026-12-31"), Cycle::Quarter), "{why}");
        assert_eq!(it.is_of_clause(), !is_followed, "{why}");
    }
    assert_eq!(found[0].1.id, SalesTargetId(brief.id.0), "net sales have the id of the contract");
    assert_eq!(all_of_clause(&brief, &draft, today), [], "nobody has signed");

    // by the month: of February the term has 14 of 28 days
    let clause = brief.targets.as_mut().expect("a clause");
    clause.measure_every(Cycle::Month, Currency::CNY);
    let customers = &all_of_clause(&brief, &standing, today)[1].1;
    assert_eq!(customers.parts[..3], [10_000, 20_000, 20_000]);
    assert_eq!(customers.parts.len(), 11);
}

/// What a clause sets in some years.
type Setting = fn(&ContractBrief, &Progress, Date) -> Vec<(Metric, SalesTarget)>;

#[test]
fn two_copies_of_a_book_enter_on_one_target_whatever_day_is_looked_at() {
    // worked out apart: version 8, a digest of the metric, the year in its last digits
    for (metric, year, expected) in [
        (Metric::NewCustomers, 2026, "00000000-0001-8202-8cf4-77da67e705e8"),
        (Metric::NewCustomers, 2027, "00000000-0001-8202-8cf4-77da67e705e9"),
        (
            Metric::Own { name: Wording::new("走访", "Visits"), unit: Wording::new("次", "times") },
            2026,
            "00000000-0001-8202-911f-a8bfba8945e8",
        ),
    ] {
        let id = entered_id(contract(1), &metric, year).expect("an id");
        assert_eq!(id.to_string(), expected);
        assert!(is_entered(contract(1), id) && !is_of_year(contract(1), id));
        assert!(!is_entered(contract(2), id));
    }
    assert!(!is_entered(contract(1), SalesTargetId(contract(1).0)), "net sales have the id of the contract");

    let (today, later) = (day("2026-05-20"), day("2027-01-10"));
    let (mut brief, standing, _) = framework(today);
    brief.targets = Some(clause());
    let ids = |of: Setting, on: Date| -> Vec<SalesTargetId> {
        of(&brief, &standing, on).iter().map(|(_, it)| it.id).collect()
    };
    let running = ids(all_of_clause, today);
    assert_eq!(ids(all_of_clause, day("2026-11-30")), running);
    // a year later what is entered keeps its id; net sales of the past year have one of their own
    let past = ids(all_past_years, later);
    assert_eq!(past[1..], running[1..]);
    assert!(is_of_year(brief.id, past[0]));
    let next = ids(all_of_clause, later);
    assert_eq!(next[0], running[0]);
    assert!(next[1..].iter().all(|id| !running.contains(id)));
    assert_eq!(ids(all_past_years, today), []);
}

fn done(nth: u64, on: &str, thousandths: i64) -> (DoneId, Done) {
    let it = Done { on: day(on), figure: thousandths, note: String::new(), by: "Li".to_owned() };
    (DoneId(uuid_v7(nth, [7; 10])), it)
}

/// The target on which new customers are entered in 2026.
fn customers() -> SalesTarget {
    let today = day("2026-05-20");
    let (mut brief, standing, _) = framework(today);
    brief.targets = Some(clause());
    all_of_clause(&brief, &standing, today).swap_remove(1).1
}

#[test]
fn what_two_copies_enter_stands_together_and_twice_is_once() {
    let set = customers();
    let (here, there) = (done(1, "2026-03-02", 6_000), done(2, "2026-04-09", 9_000));
    let entered = |one: &(DoneId, Done)| SalesTarget { done: BTreeMap::from([one.clone()]), ..set.clone() };
    let (mut one, mut other) = (Desk::new(1), Desk::new(2));
    one.put(&entered(&here));
    other.put(&entered(&there));
    let (ours, theirs) = (one.file(), other.file());
    one.receive(&theirs);
    other.receive(&ours);
    one.receive(&theirs);
    for desk in [&one, &other] {
        assert_eq!(desk.recs.len(), 1);
        let kept: SalesTarget = read(set.id.0, &desk.recs[&set.id.0]).expect("a target");
        assert!(kept.is_of_clause());
        // the figures are those of the clause, whatever was kept
        let old = SalesTarget { base: 1, parts: vec![1], note: "by phone".to_owned(), ..kept };
        let both = BTreeMap::from([here.clone(), there.clone()]);
        assert_eq!(
            with_entries(set.clone(), &old),
            SalesTarget { done: both, note: "by phone".to_owned(), ..set.clone() }
        );
    }
    let it =
        attained(&with_entries(set.clone(), &entered(&there)), &[], day("2026-06-30")).expect("it is reckoned").value;
    // 9 of 70, and 9 of 30 that were planned
    assert_eq!((it.actual, it.share, it.pace), (9_000, Ppm(128_571), Pace::At(Ppm(300_000))));
}

/// As of a day: the pace of each level, what it comes to, and the level that is.
type PaceRow<'a> = (&'a str, [Pace; 3], Option<i64>, Option<Level>);

#[test]
fn every_level_has_a_pace_of_its_own() {
    // 10.00 a month, 120.00 in all; 150.00 and 200.00 beyond it
    let rows = paid(&[("2026-01-10", 1_000), ("2026-02-03", 1_500)]);
    let at = |levels: [i64; 3]| levels.map(|it| Pace::At(Ppm(it)));
    let table: &[PaceRow<'_>] = &[
        ("2025-12-31", [Pace::NotBegun; 3], None, None),
        ("2026-01-01", at([0, 0, 0]), Some(0), None),
        // 10.00 where 10.00 × 15 ÷ 31 was planned: 248.00 by the end
        ("2026-01-15", at([2_066_666, 1_653_333, 1_240_000]), Some(24_800), Some(Level::Challenge)),
        ("2026-01-31", at([1_000_000, 800_000, 600_000]), Some(12_000), Some(Level::Base)),
        // 25.00 where 15.00 was planned: 200.00 by the end, which is the challenge to the fen
        ("2026-02-14", at([1_666_666, 1_333_333, 1_000_000]), Some(20_000), Some(Level::Challenge)),
        // 25.00 where 20.00 was
        ("2026-02-28", at([1_250_000, 1_000_000, 750_000]), Some(15_000), Some(Level::Stretch)),
        // after the end it is what was done
        ("2027-03-01", at([208_333, 166_666, 125_000]), Some(2_500), None),
    ];
    for (as_of, paces, projected, heading) in table {
        let it = attained(&target(), &rows, day(as_of)).expect("it is reckoned").value;
        let found: Vec<Pace> = it.levels.iter().map(|it| it.pace).collect();
        assert_eq!(found, paces, "as of {as_of}");
        assert_eq!((it.projected, it.heading), (*projected, *heading), "as of {as_of}");
    }
    // nothing was planned for the first quarter; a target of nothing is none
    let late = SalesTarget { grain: Cycle::Quarter, parts: vec![0, 4_000, 4_000, 4_000], ..target() };
    let it = attained(&late, &rows, day("2026-02-14")).expect("it is reckoned").value;
    assert!(it.levels.iter().all(|it| it.pace == Pace::NothingPlanned));
    assert_eq!((it.projected, it.heading), (None, None));
    let nothing = SalesTarget { base: 0, ..target() };
    assert_eq!(attained(&nothing, &rows, day("2026-02-14")).map(|it| it.value), Err(PlanError::NotPositive));
}

/// As of a day: what is missing to each level, and since when it is reached.
type ReachRow<'a> = (&'a str, [(i64, Option<&'a str>); 3]);

#[test]
fn a_level_is_reached_on_a_day_and_what_is_taken_back_takes_it_along() {
    let rows = paid(&[
        ("2026-03-05", 12_500),
        // of one day together: it does not come and go within it
        ("2026-04-01", 4_000),
        ("2026-04-01", -500),
        ("2026-05-10", -2_000),
        ("2026-06-20", 1_000),
    ]);
    let table: &[ReachRow<'_>] = &[
        ("2026-03-04", [(12_000, None), (15_000, None), (20_000, None)]),
        ("2026-03-05", [(0, Some("2026-03-05")), (2_500, None), (7_500, None)]),
        ("2026-04-01", [(0, Some("2026-03-05")), (0, Some("2026-04-01")), (4_000, None)]),
        ("2026-05-10", [(0, Some("2026-03-05")), (1_000, None), (6_000, None)]),
        ("2026-06-20", [(0, Some("2026-03-05")), (0, Some("2026-06-20")), (5_000, None)]),
        ("2027-02-01", [(0, Some("2026-03-05")), (0, Some("2026-06-20")), (5_000, None)]),
    ];
    for (as_of, expected) in table {
        let it = attained(&target(), &rows, day(as_of)).expect("it is reckoned").value;
        let found: Vec<(i64, Option<Date>)> = it.levels.iter().map(|it| (it.missing, it.reached_on)).collect();
        assert_eq!(found, expected.map(|(missing, on)| (missing, on.map(day))), "as of {as_of}");
    }
}

#[test]
fn levels_and_where_they_lead_are_said_in_both_languages_with_their_working() {
    let rows = paid(&[("2026-01-10", 1_000), ("2026-02-03", 11_500)]);
    let said = |text: Text, as_of: &str| {
        let it = attained(&target(), &rows, day(as_of)).expect("it is reckoned").value;
        let ended = day(as_of) > target().to;
        it.levels.iter().map(|it| text.target_reach_words(it, ended)).collect::<Vec<_>>()
    };
    assert_eq!(said(EN, "2025-12-31"), ["Not begun"; 3]);
    assert_eq!(said(EN, "2026-01-31"), ["On track for 100.00%", "On track for 80.00%", "On track for 60.00%"]);
    // 125.00 where 20.00 was planned: 750.00 by the end
    assert_eq!(said(EN, "2026-02-28"), ["Reached on 3 Feb 2026", "On track for 500.00%", "On track for 375.00%"]);
    assert_eq!(said(ZH, "2026-02-28"), ["2026年2月3日已达到", "照此可达 500.00%", "照此可达 375.00%"]);
    // after the end: 125.00 of 150.00 and of 200.00
    assert_eq!(said(EN, "2027-01-31"), ["Reached on 3 Feb 2026", "Ended at 83.33%", "Ended at 62.50%"]);
    assert_eq!(said(ZH, "2027-01-31"), ["2026年2月3日已达到", "期末达成 83.33%", "期末达成 62.50%"]);

    let cny = Unit::Money(Currency::CNY);
    let ahead = |text: Text, as_of: &str| {
        let it = attained(&target(), &rows, day(as_of)).expect("it is reckoned").value;
        text.target_projected_words(cny, &it)
    };
    assert_eq!(ahead(EN, "2025-12-31"), None);
    assert_eq!(ahead(EN, "2026-01-09").as_deref(), Some("At this pace ¥0.00 by the end: below the target"));
    assert_eq!(ahead(EN, "2026-01-31").as_deref(), Some("At this pace ¥120.00 by the end: enough for the target"));
    assert_eq!(ahead(ZH, "2026-02-28").as_deref(), Some("照此期末 ¥750.00，可达挑战"));

    let worked = attained(&target(), &rows, day("2026-02-28")).expect("it is reckoned");
    let lines: Vec<(String, String)> = worked.working.iter().map(|it| EN.target_line(it, cny, Cycle::Month)).collect();
    for (what, figure) in [
        ("By the end: target ¥120.00 × actual ¥125.00 ÷ planned by the day ¥20.00, cut off", "¥750.00"),
        ("Pace of the stretch: ¥750.00 by the end ÷ ¥150.00, cut off", "500.00%"),
        ("The target, ¥120.00, is reached on", "3 Feb 2026"),
        ("Missing to the challenge, ¥200.00", "¥75.00"),
    ] {
        assert!(lines.contains(&(what.to_owned(), figure.to_owned())), "{what}: {lines:?}");
    }
    assert!(!worked.working.iter().any(|it| matches!(it, AttainedLine::Missing { level: Level::Base, .. })));
}

#[test]
fn an_evaluation_takes_what_was_entered_on_the_target_within_its_period() {
    let span = |first: &str, last: &str| Span { first: day(first), last: day(last) };
    let all = [done(1, "2026-02-14", 1_000), done(2, "2026-02-15", 6_000), done(3, "2026-05-14", 9_000)];
    let this_year = SalesTarget { done: BTreeMap::from(all), ..target() };
    let next_year = SalesTarget { done: BTreeMap::from([done(4, "2027-01-08", 2_000)]), ..target() };
    let both = [this_year, next_year];
    for (why, span, as_of, expected) in [
        ("both ends included", span("2026-02-15", "2026-05-14"), "2026-06-01", Some(15_000)),
        ("by the day that is looked at", span("2026-02-15", "2026-05-14"), "2026-03-01", Some(6_000)),
        ("nothing was entered: that is not nought", span("2026-05-15", "2026-08-14"), "2026-09-01", None),
        ("a period that lies in two years", span("2026-05-14", "2027-02-14"), "2027-03-01", Some(11_000)),
    ] {
        let found = entered(&both, span, day(as_of), Form::Number).map(|it| it.measurement);
        let number = |thousandths| Measurement::Measured(MetricValue::Number(Quantity { thousandths }));
        assert_eq!(found, expected.map(number), "{why}");
    }
    // and it is read where the latest of it stands, not in a year that has none yet
    for (why, span, as_of, expected) in [
        ("a year that has not begun", span("2026-05-14", "2027-02-14"), "2026-12-01", Some(1)),
        ("both years", span("2026-05-14", "2027-02-14"), "2027-03-01", Some(2)),
        ("nothing was entered", span("2026-05-15", "2026-08-14"), "2026-09-01", None),
    ] {
        let ids = [1, 2].map(|nth| SalesTargetId(uuid_v7(nth, [8; 10])));
        let both = both.clone().into_iter().zip(ids).map(|(it, id)| SalesTarget { id, ..it }).collect::<Vec<_>>();
        let expected = expected.map(|nth: usize| ids[nth - 1]);
        assert_eq!(last_entered(&both, span, day(as_of)), expected, "{why}");
    }
    // a plan's metric and the clause's are one
    let metric = visits().metric;
    assert_eq!(Measured::from(&metric).in_clause(), Some(metric));
    assert_eq!(Measured::NewCustomers.in_clause(), Some(Metric::NewCustomers));
    assert_eq!(Measured::Complaints.in_clause(), None);
}
