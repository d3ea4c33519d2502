//! Sales targets: what the book shows as sold, how a figure is spread, how far a target is, and what a contract's clause sets.

use std::collections::BTreeMap;
use std::sync::Arc;

use counterpart::demo::{self, Seeded};
use counterpart::domain::account::Entries;
use counterpart::domain::agenda::Agenda;
use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::contract::amendment::history::Earlier;
use counterpart::domain::contract::brief::ContractBrief;
use counterpart::domain::contract::event::{ContractEvent, Fact};
use counterpart::domain::contract::targets::{Cycle, Direction, Measure, Metric, Targets};
use counterpart::domain::contract::term::{Term, TermLength};
use counterpart::domain::date::Date;
use counterpart::domain::exact::ExactError;
use counterpart::domain::id::{ContractId, CustomerId, DoneId, InvoiceId, MemberId, ReceiptId, SalesTargetId, uuid_v7};
use counterpart::domain::late_fee::debt::ReceiptBook;
use counterpart::domain::late_fee::dunning::DunningBook;
use counterpart::domain::lifecycle::refusal::Refusal;
use counterpart::domain::lifecycle::target::{Command, Guard, TargetStatus};
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::progress::{Progress, progress};
use counterpart::domain::rate::{Bp, Ppm, Quantity};
use counterpart::domain::sales_measure::{
    Asked, Entry, Happening, MeasuredRow, SalesMetric, Sold, Subject, Unit, Value, in_amounts, in_order, measure,
};
use counterpart::domain::sales_target::attained::{AttainedLine, Pace, attained};
use counterpart::domain::sales_target::cells::{PlanError, Span, equal, missing, spans};
use counterpart::domain::sales_target::done::Done;
use counterpart::domain::sales_target::of_clause::{all_of_clause, all_past_years, is_of_year};
use counterpart::domain::sales_target::{Level, SalesTarget, Scope};
use counterpart::domain::team::circle::{Circle, Doer};
use counterpart::domain::team::member::{Member, MemberRole};
use counterpart::i18n::{Locale, Text};
use proptest::prelude::*;

pub(crate) fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

pub(crate) fn contract(number: u64) -> ContractId {
    ContractId(uuid_v7(number, [2; 10]))
}

fn entry(on: &str, of: Option<u64>, keeper: &str, what: Happening) -> Entry {
    Entry {
        on: day(on),
        what,
        back: false,
        contract: of.map(contract),
        customer: CustomerId(uuid_v7(of.unwrap_or(9), [3; 10])),
        keeper: Arc::from(keeper),
    }
}

fn back(entry: Entry, on: &str) -> Entry {
    Entry { on: day(on), back: true, ..entry }
}

fn line(product: &str, pieces: i64, fen: i64) -> Happening {
    let quantity = Quantity::whole(pieces).expect("pieces");
    Happening::Line { product: Arc::from(product), quantity, amount: Money::cny(fen) }
}

/// One contract of Li in yuan, one of Zhou in dollars, and what became of them.
fn book() -> Vec<Entry> {
    let usd = |minor| Money::new(minor, Currency::USD);
    let invoice = |number: u64, gross: i64, net: i64| Happening::Invoiced {
        invoice: InvoiceId(uuid_v7(number, [4; 10])),
        gross: Money::cny(gross),
        net: Money::cny(net),
    };
    let paid = |number: u64, fen: i64| Happening::Collected {
        receipt: ReceiptId(uuid_v7(number, [5; 10])),
        amount: Money::cny(fen),
    };
    let wrong = entry("2026-01-20", Some(1), "李景行", invoice(1, 11_300, 10_000));
    let bounced = entry("2026-01-25", Some(1), "李景行", paid(1, 3_000_000));
    let mut all = vec![
        entry("2026-01-10", Some(1), "李景行", Happening::Signed { total: Money::cny(10_000_000) }),
        entry("2026-01-10", Some(1), "李景行", line("Pump", 10, 6_000_000)),
        entry("2026-01-10", Some(1), "李景行", line("Valve", 4, 4_000_000)),
        entry("2026-01-10", Some(1), "李景行", Happening::FirstContract),
        entry("2026-02-05", Some(2), "周以宁", Happening::Signed { total: usd(500_000) }),
        entry("2026-02-05", Some(2), "周以宁", Happening::FirstContract),
        back(wrong.clone(), "2026-02-03"),
        wrong,
        entry("2026-02-04", Some(1), "李 景行", invoice(2, 22_600, 20_000)),
        entry("2026-03-02", Some(1), "李景行", invoice(3, -22_600, -20_000)),
        back(bounced.clone(), "2026-02-10"),
        bounced,
        entry("2026-02-15", None, "周以宁", paid(2, 800_000)),
    ];
    in_order(&mut all);
    all
}

fn found(metric: SalesMetric, product: &str, subject: &Subject, from: &str, to: &str, as_of: &str) -> Vec<Value> {
    let entries = book();
    let asked = Asked { metric, product, subject, from: day(from), to: day(to), as_of: day(as_of) };
    let worked = measure(&entries, &asked).expect("a measure");
    // the rows make the figure
    for unit in [Unit::Money(Currency::CNY), Unit::Money(Currency::USD), Unit::Quantity, Unit::Count] {
        let rows = worked.working.iter().filter(|row| row.value.unit() == unit);
        assert_eq!(worked.value.of(unit), rows.map(|row| row.value.units()).sum::<i64>());
    }
    let mut all: Vec<Value> = worked.value.amounts.iter().map(|it| Value::Money(*it)).collect();
    if worked.value.quantity.thousandths != 0 {
        all.push(Value::Quantity(worked.value.quantity));
    }
    if worked.value.count != 0 {
        all.push(Value::Count(worked.value.count));
    }
    all
}

/// Metric, product, whose, the period, the day, and what there is.
type MeasureRow<'a> = (SalesMetric, &'a str, &'a Subject, (&'a str, &'a str), &'a str, Vec<Value>);

#[test]
fn a_measure_adds_up_what_happened_in_a_period_and_takes_back_on_its_own_day() {
    use SalesMetric::{Collected, Invoiced, NetSales, NewCustomers, Quantity as Pieces, Signed};
    let li = Subject::people(["李景行"]);
    let both = Subject::people(["李景行", "周以宁"]);
    let (one, firm) = (Subject::Contract(contract(1)), Subject::Firm);
    let (january, february, march) =
        (("2026-01-01", "2026-01-31"), ("2026-02-01", "2026-02-28"), ("2026-03-01", "2026-03-31"));
    let year = ("2026-01-01", "2026-12-31");
    let end = "2026-12-31";
    let cny = |fen| vec![Value::Money(Money::cny(fen))];
    let pieces = |n| vec![Value::Quantity(Quantity::whole(n).expect("pieces"))];
    let none = Vec::new();
    let zhou = Subject::people(["周以宁"]);
    let table: Vec<MeasureRow<'_>> = vec![
        (Signed, "", &firm, january, end, cny(10_000_000)),
        (Signed, "", &li, february, end, none.clone()),
        // two currencies are two figures, in the order of their codes
        (
            Signed,
            "",
            &both,
            year,
            end,
            vec![Value::Money(Money::cny(10_000_000)), Value::Money(Money::new(500_000, Currency::USD))],
        ),
        (Signed, "valve", &firm, year, end, cny(4_000_000)),
        (Signed, "", &firm, year, "2026-01-09", none.clone()),
        (Pieces, "", &one, year, end, pieces(14)),
        (Pieces, "Pump", &firm, year, end, pieces(10)),
        (Pieces, "Hose", &firm, year, end, none.clone()),
        // made void in February: January keeps it, February loses it; the red one subtracts in March
        (Invoiced, "", &firm, january, end, cny(11_300)),
        (Invoiced, "", &li, february, end, cny(11_300)),
        (Invoiced, "", &li, march, end, cny(-22_600)),
        (NetSales, "", &one, year, "2026-02-04", cny(20_000)),
        (NetSales, "", &one, year, end, cny(0)),
        (Collected, "", &firm, january, "2026-01-31", cny(3_000_000)),
        (Collected, "", &one, year, end, cny(0)),
        // money in advance belongs to no contract yet, and to whoever has the customer
        (Collected, "", &firm, february, end, cny(-2_200_000)),
        (Collected, "", &zhou, year, end, cny(800_000)),
        (NewCustomers, "", &firm, year, end, vec![Value::Count(2)]),
        (NewCustomers, "", &li, year, end, vec![Value::Count(1)]),
    ];
    for (metric, product, subject, (from, to), as_of, expected) in table {
        assert_eq!(
            found(metric, product, subject, from, to, as_of),
            expected,
            "{metric:?} {product:?} {subject:?} {from} {to} as of {as_of}"
        );
    }
}

/// From, to, the grain, and the cells.
type CutRow<'a> = (&'a str, &'a str, Cycle, &'a [(&'a str, &'a str)]);

#[test]
fn a_period_is_cut_where_the_calendar_cuts() {
    let table: &[CutRow<'_>] = &[
        (
            "2026-01-15",
            "2026-03-10",
            Cycle::Month,
            &[("2026-01-15", "2026-01-31"), ("2026-02-01", "2026-02-28"), ("2026-03-01", "2026-03-10")],
        ),
        (
            "2026-02-10",
            "2026-07-01",
            Cycle::Quarter,
            &[("2026-02-10", "2026-03-31"), ("2026-04-01", "2026-06-30"), ("2026-07-01", "2026-07-01")],
        ),
        ("2026-05-01", "2026-12-31", Cycle::HalfYear, &[("2026-05-01", "2026-06-30"), ("2026-07-01", "2026-12-31")]),
        ("2026-01-01", "2026-12-31", Cycle::Year, &[("2026-01-01", "2026-12-31")]),
    ];
    for (from, to, grain, expected) in table {
        let expected: Vec<Span> = expected.iter().map(|(from, to)| Span { from: day(from), to: day(to) }).collect();
        assert_eq!(spans(day(from), day(to), *grain), Ok(expected));
    }
    assert_eq!(spans(day("2026-02-01"), day("2026-01-31"), Cycle::Month), Err(PlanError::UpsideDown));
    assert_eq!(spans(day("2026-01-01"), day("2036-01-01"), Cycle::Month), Err(PlanError::TooLong));
    assert_eq!(equal(100, 3), Ok(vec![34, 33, 33]));
    assert_eq!(equal(5, 12), Ok(vec![1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0]));
    assert_eq!((missing(100, &[34, 33, 32]), missing(100, &[34, 33, 35])), (1, -2));
}

/// 120.00 in 2026, 10.00 a month.
pub(crate) fn target() -> SalesTarget {
    SalesTarget {
        id: SalesTargetId(uuid_v7(1, [6; 10])),
        scope: Scope::Firm,
        contract: None,
        member: None,
        team: String::new(),
        metric: SalesMetric::Collected,
        product: String::new(),
        measure: String::new(),
        currency: Currency::CNY,
        from: day("2026-01-01"),
        to: day("2026-12-31"),
        grain: Cycle::Month,
        base: 12_000,
        stretch: Some(15_000),
        challenge: Some(20_000),
        parts: vec![1_000; 12],
        note: String::new(),
        done: BTreeMap::new(),
        life: Vec::new(),
    }
}

pub(crate) fn paid(rows: &[(&str, i64)]) -> Vec<MeasuredRow> {
    let row = |(on, fen): &(&str, i64)| {
        let amount = Money::cny(*fen);
        let receipt = ReceiptId(uuid_v7(1, [5; 10]));
        let entry = entry(on, None, "", Happening::Collected { receipt, amount });
        MeasuredRow { entry, value: Value::Money(amount) }
    };
    rows.iter().map(row).collect()
}

/// The day, what there is, what was planned, the pace, and what is missing to which level.
type PaceRow<'a> = (&'a str, i64, i64, Pace, Option<(Level, i64)>);

#[test]
fn attainment_and_pace_are_reckoned_by_the_distribution_and_the_days() {
    let rows: &[(&str, i64)] = &[("2026-01-10", 1_000), ("2026-02-03", 1_500)];
    // as of, actual, share, pace, reached, next
    let table: &[PaceRow<'_>] = &[
        ("2025-12-31", 0, 0, Pace::NotBegun, Some((Level::Base, 12_000))),
        ("2026-01-01", 0, 0, Pace::At(Ppm(0)), Some((Level::Base, 12_000))),
        // 1000 over 1000 × 15/31 is 2.0666…
        ("2026-01-15", 1_000, 83_333, Pace::At(Ppm(2_066_666)), Some((Level::Base, 11_000))),
        ("2026-01-31", 1_000, 83_333, Pace::At(Ppm(1_000_000)), Some((Level::Base, 11_000))),
        // 2500 over 1000 + 1000 × 14/28
        ("2026-02-14", 2_500, 208_333, Pace::At(Ppm(1_666_666)), Some((Level::Base, 9_500))),
        ("2027-03-01", 2_500, 208_333, Pace::At(Ppm(208_333)), Some((Level::Base, 9_500))),
    ];
    for (as_of, actual, share, pace, next) in table {
        let worked = attained(&target(), &paid(rows), day(as_of)).expect("it is reckoned");
        let it = &worked.value;
        assert_eq!((it.actual, it.share, it.pace, it.next), (*actual, Ppm(*share), *pace, *next), "as of {as_of}");
        assert_eq!(it.reached, None);
        assert_eq!(it.cells.iter().map(|cell| cell.actual).sum::<i64>(), *actual);
    }
    let february = attained(&target(), &paid(rows), day("2026-02-14")).expect("it is reckoned");
    let cells: Vec<(i64, i64, i64, i64)> =
        february.value.cells.iter().take(3).map(|it| (it.plan, it.actual, it.running, it.gone)).collect();
    assert_eq!(cells, [(1_000, 1_000, 1_000, 31), (1_000, 1_500, 2_500, 14), (1_000, 0, 2_500, 0)]);
    // the share, a part that is over, one that runs, the pace, where that leads; what is missing to three levels, and the pace of
    // the two beyond the target
    assert_eq!(february.working.len(), 10);
    assert!(february.working.iter().any(|it| matches!(it, AttainedLine::Runs { gone: 14, plan: 1_000, .. })));
}

/// What there is, its share, the level reached, and what is missing to the next.
type LevelRow = (i64, i64, Option<Level>, Option<(Level, i64)>);

#[test]
fn levels_are_reached_one_after_the_other_and_a_fen_short_is_short() {
    let table: &[LevelRow] = &[
        (11_999, 999_916, None, Some((Level::Base, 1))),
        (12_000, 1_000_000, Some(Level::Base), Some((Level::Stretch, 3_000))),
        (15_000, 1_250_000, Some(Level::Stretch), Some((Level::Challenge, 5_000))),
        (20_000, 1_666_666, Some(Level::Challenge), None),
        (-500, -41_667, None, Some((Level::Base, 12_500))),
    ];
    for (actual, share, reached, next) in table {
        let it =
            attained(&target(), &paid(&[("2026-06-01", *actual)]), day("2026-12-31")).expect("it is reckoned").value;
        assert_eq!((it.share, it.reached, it.next), (Ppm(*share), *reached, *next), "{actual}");
    }
}

/// 48 visits in 2026, four a month, in thousandths.
#[test]
fn what_the_book_does_not_measure_counts_as_it_was_entered() {
    let done = |nth: u64, on: &str, visits: i64| {
        let it = Done { on: day(on), figure: visits * 1_000, note: String::new(), by: "Li".to_owned() };
        (DoneId(uuid_v7(nth, [7; 10])), it)
    };
    let visits = SalesTarget {
        metric: SalesMetric::Own,
        measure: "Visits".to_owned(),
        base: 48_000,
        stretch: None,
        challenge: None,
        parts: vec![4_000; 12],
        // in the order of their days, whatever order they were entered in
        done: BTreeMap::from([done(1, "2026-02-10", 3), done(2, "2026-01-20", 5), done(3, "2027-01-02", 9)]),
        ..target()
    };
    assert_eq!((visits.unit(), visits.of_what()), (Unit::Quantity, "Visits"));
    assert_eq!(
        visits.counted(&[]),
        [(day("2026-01-20"), 5_000), (day("2026-02-10"), 3_000), (day("2027-01-02"), 9_000)]
    );
    // what came in is nothing of it
    let money = paid(&[("2026-01-10", 1_000)]);
    for (as_of, actual, share) in [("2026-01-31", 5_000, 104_166), ("2026-02-28", 8_000, 166_666)] {
        let it = attained(&visits, &money, day(as_of)).expect("it is reckoned").value;
        assert_eq!((it.actual, it.share), (actual, Ppm(share)), "{as_of}");
    }
    // and what was entered is nothing of a target that the book measures
    let collected = SalesTarget { done: visits.done.clone(), ..target() };
    assert_eq!(collected.counted(&money), [(day("2026-01-10"), 1_000)]);
    let text = Text::new(Locale::En);
    assert_eq!(text.target_measured(visits.metric, visits.of_what()), "Visits");
    assert_eq!(text.target_measured(SalesMetric::Own, " "), "Something else");
    assert_eq!(text.target_measured(SalesMetric::Signed, "Pump"), "Signed · Pump");
}

/// The target in fen, what came in, and the share: 9,223,372,036,854,775,807 parts per million is the most that a figure holds.
#[test]
fn a_share_beyond_any_figure_is_refused_and_not_cut_down() {
    for (base, fen, share) in [
        (1, 9_223_372_036_854, Ok(Ppm(9_223_372_036_854_000_000))),
        (1, 9_223_372_036_855, Err(PlanError::Exact(ExactError::Overflow))),
        (1, -9_223_372_036_854, Ok(Ppm(-9_223_372_036_854_000_000))),
        (1, -9_223_372_036_855, Err(PlanError::Exact(ExactError::Overflow))),
        (2, 9_223_372_036_855, Ok(Ppm(4_611_686_018_427_500_000))),
    ] {
        let target = SalesTarget {
            base,
            stretch: None,
            challenge: None,
            grain: Cycle::Year,
            parts: Vec::new(),
            to: day("2026-12-31"),
            ..target()
        };
        let found = attained(&target, &paid(&[("2026-06-01", fen)]), day("2026-12-31"));
        assert_eq!(found.map(|it| it.value.share), share, "{fen} of {base}");
    }
}

/// A sum that no amount holds is told in amounts that, added up, say so.
#[test]
fn a_sum_is_told_in_amounts_and_none_of_it_is_lost() {
    const MOST: i64 = i64::MAX;
    let of = |minor: i128| in_amounts(minor, Currency::CNY).map(|it| it.minor).collect::<Vec<_>>();
    for (minor, amounts) in [
        (0, vec![]),
        (1_050, vec![1_050]),
        (-1_050, vec![-1_050]),
        (i128::from(MOST), vec![MOST]),
        (i128::from(MOST) + 1, vec![MOST, 1]),
        (i128::from(MOST) * 2 + 7, vec![MOST, MOST, 7]),
        (i128::from(i64::MIN), vec![i64::MIN]),
        (i128::from(i64::MIN) - 2, vec![i64::MIN, -2]),
    ] {
        assert_eq!(of(minor), amounts, "{minor}");
    }
    let all = Money::by_currency(in_amounts(i128::from(MOST) + 1, Currency::CNY));
    assert_eq!(all, Err(ExactError::Overflow));
    assert_eq!(Money::by_currency(in_amounts(1_050, Currency::JPY)), Ok(vec![Money::new(1_050, Currency::JPY)]));
}

#[test]
fn a_distribution_is_followed_and_one_that_does_not_fit_is_named() {
    let late = SalesTarget { grain: Cycle::Quarter, parts: vec![0, 2_000, 4_000, 6_000], ..target() };
    let rows = paid(&[("2026-02-01", 500)]);
    let at = |target: &SalesTarget, as_of: &str| attained(target, &rows, day(as_of)).map(|it| it.value.pace);
    assert_eq!(at(&late, "2026-03-31"), Ok(Pace::NothingPlanned));
    assert_eq!(at(&late, "2026-06-30"), Ok(Pace::At(Ppm(250_000))));
    let short = SalesTarget { parts: vec![1_000; 11], ..target() };
    assert_eq!(at(&short, "2026-06-30"), Err(PlanError::PartsDoNotFit { parts: 12, figures: 11 }));
    let nothing = SalesTarget { base: 0, ..target() };
    assert_eq!(at(&nothing, "2026-06-30"), Err(PlanError::NotPositive));
    // without figures the whole is spread equally
    let plain = SalesTarget { parts: Vec::new(), ..target() };
    assert_eq!(plain.plan().cells().expect("cells").iter().map(|(_, plan)| plan).sum::<i64>(), 12_000);
}

#[test]
fn a_target_is_agreed_when_its_parts_make_the_whole_and_closed_when_its_period_is_over() {
    let agree = || Command::Agree { by: "Li".to_owned() };
    let off = SalesTarget { parts: vec![999; 12], ..target() };
    assert_eq!(
        off.after(agree(), day("2026-01-05")).unwrap_err(),
        Refusal::Guard(Guard::DistributionOff { whole: 12_000, parts: 11_988 })
    );
    assert_eq!(
        target().after(Command::Agree { by: " ".to_owned() }, day("2026-01-05")).unwrap_err(),
        Refusal::NameMissing
    );
    let agreed = target().after(agree(), day("2026-01-05")).expect("agreed");
    let status = |it: &SalesTarget, on: &str| it.status(day(on));
    assert_eq!(status(&agreed, "2026-01-04"), TargetStatus::Draft, "it was agreed the day after");
    assert_eq!(status(&agreed, "2026-01-05"), TargetStatus::Running);
    assert_eq!(status(&agreed, "2027-01-01"), TargetStatus::Over);
    assert_eq!(
        agreed.after(Command::Close, day("2026-12-31")).unwrap_err(),
        Refusal::Guard(Guard::PeriodRuns { until: day("2026-12-31") })
    );
    let closed = agreed.after(Command::Close, day("2027-01-02")).expect("closed");
    assert_eq!(status(&closed, "2027-01-02"), TargetStatus::Closed);
    assert!(agreed.after(agree(), day("2026-01-06")).is_err(), "agreed once");
}

#[test]
fn the_end_of_a_target_stands_in_the_agenda_until_it_is_reckoned_up() {
    let agreed = target().after(Command::Agree { by: "Li".to_owned() }, day("2026-01-05")).expect("agreed");
    let closed = agreed.after(Command::Close, day("2027-01-02")).expect("closed");
    let key = format!("target-end.{}", agreed.id);
    for (why, it, as_of, stands) in [
        ("a draft promises nothing", &target(), "2026-02-01", false),
        ("it runs", &agreed, "2026-02-01", true),
        ("its last day", &agreed, "2026-12-31", true),
        ("it waits to be reckoned up", &agreed, "2027-01-05", true),
        ("it was", &closed, "2027-01-05", false),
    ] {
        let mut agenda = Agenda::new(day(as_of));
        agenda.target(it, None);
        let found: Vec<(Date, String)> = agenda.into_entries().iter().map(|it| (it.day, it.key())).collect();
        let expected = stands.then(|| (day("2026-12-31"), key.clone()));
        assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{why}");
    }
    // what a clause sets is over when its period is
    for (as_of, count) in [("2026-02-01", 1), ("2026-12-31", 1), ("2027-01-01", 0)] {
        let mut agenda = Agenda::new(day(as_of));
        agenda.clause_target(&agreed, None);
        assert_eq!(agenda.count(), count, "{as_of}");
    }
}

fn member(number: u64, name: &str, team: &str) -> Arc<Member> {
    Arc::new(Member {
        id: MemberId(uuid_v7(number, [7; 10])),
        name: name.to_owned(),
        title: String::new(),
        team: team.to_owned(),
        reports_to: None,
        role: MemberRole::Sales,
        active_from: None,
        active_to: None,
    })
}

#[test]
fn the_end_of_a_target_is_a_day_of_those_who_bear_it() {
    let members =
        [member(1, "Li", "East"), member(2, "Zhou", " east"), member(3, "Wang", "West"), member(4, "Chen", "")];
    let keeper = |id| if id == contract(1) { "Wang".to_owned() } else { String::new() };
    let one = |name: &str| Doer::One(name.to_owned());
    let team = |name: &str| SalesTarget { scope: Scope::Team, team: name.to_owned(), ..target() };
    let of_member = |it: Option<u64>| SalesTarget {
        scope: Scope::Member,
        member: it.map(|number| MemberId(uuid_v7(number, [7; 10]))),
        ..target()
    };
    let under = |it: Option<u64>| SalesTarget { scope: Scope::Contract, contract: it.map(contract), ..target() };
    for (why, it, expected, is_of_li) in [
        ("the firm", target(), Doer::Everybody, true),
        ("a team, however it is spelt", team("EAST"), Doer::AnyOf(vec!["Li".to_owned(), "Zhou".to_owned()]), true),
        ("another team", team("West"), Doer::AnyOf(vec!["Wang".to_owned()]), false),
        ("a team that nobody is in", team("North"), Doer::Everybody, true),
        ("no team: not of whoever is in none", team(" "), Doer::Everybody, true),
        ("a member", of_member(Some(1)), one("Li"), true),
        ("another member", of_member(Some(2)), one("Zhou"), false),
        ("a member who is gone", of_member(Some(9)), one(""), false),
        ("no member", of_member(None), one(""), false),
        ("whoever looks after the contract", under(Some(1)), one("Wang"), false),
        ("a contract that nobody looks after", under(Some(2)), one(""), false),
        ("no contract", under(None), one(""), false),
    ] {
        let found = it.bearers(&members, keeper);
        assert_eq!(found, expected, "{why}");
        assert_eq!(Circle::named("Li").reaches(&found), is_of_li, "{why}");
    }
}

/// The framework contract of the sample book from 15 February 2026 for a year, as it is once it is signed and before.
pub(crate) fn framework(today: Date) -> (ContractBrief, Progress, Progress) {
    let sample = demo::book(today, &mut Seeded::new(7)).expect("a book");
    let signed = sample.contracts.iter().find(|it| it.title.zh == "年度供货框架合同").expect("the framework contract");
    let mut brief = signed.brief();
    brief.term = Term::usual(TermLength::Months { start: day("2026-02-15"), months: 12 });
    // what the sample aims at is for each test to say
    let sales = net_sales(brief.targets.as_mut().expect("a clause on targets"));
    (sales.stretch, sales.challenge, sales.parts) = (None, None, Vec::new());
    let events: Vec<&ContractEvent> = sample
        .contract_events
        .iter()
        .filter(|it| it.contract == signed.id && matches!(it.fact, Fact::Life(_)))
        .collect();
    let (receipts, dunning) = (ReceiptBook::new([]), DunningBook::default());
    let entries = Entries { receipts: &receipts, allocations: &[], dunning: &dunning };
    let standing = |events: &[&ContractEvent]| {
        progress(&brief, events, &entries, &WorkCalendar::standard(), today).expect("a standing")
    };
    let (binding, draft) = (standing(&events), standing(&[]));
    (brief, binding, draft)
}

/// What a clause aims at of net sales on a day.
fn of_clause(brief: &ContractBrief, standing: &Progress, on: Date) -> Option<SalesTarget> {
    of_net_sales(all_of_clause(brief, standing, on)).next()
}

/// The same of the years that are over by then.
fn past_years(brief: &ContractBrief, standing: &Progress, on: Date) -> Vec<SalesTarget> {
    of_net_sales(all_past_years(brief, standing, on)).collect()
}

fn of_net_sales(set: Vec<(Metric, SalesTarget)>) -> impl Iterator<Item = SalesTarget> {
    set.into_iter().filter(|(metric, _)| *metric == Metric::NetSales).map(|(_, it)| it)
}

/// What a clause says of net sales.
fn net_sales(clause: &mut Targets) -> &mut Measure {
    clause.measures.iter_mut().find(|it| it.metric == Metric::NetSales).expect("net sales are measured")
}

#[test]
fn a_signed_contract_sets_its_target_by_its_clause() {
    let today = day("2026-05-20");
    let (mut brief, standing, draft) = framework(today);
    let mut clause = brief.targets.take().expect("a clause on targets");
    assert_eq!(of_clause(&brief, &standing, today), None, "without the clause there is none");

    // 90,000 a quarter: of the first one the term has 45 of 90 days
    clause.cycle = Cycle::Quarter;
    net_sales(&mut clause).target = Quantity { thousandths: 90_000_000 };
    brief.targets = Some(clause);
    let target = of_clause(&brief, &standing, today).expect("a target");
    assert_eq!((target.from, target.to), (day("2026-02-15"), day("2026-12-31")));
    assert_eq!(target.parts, [4_500_000, 9_000_000, 9_000_000, 9_000_000]);
    assert_eq!(target.base, 31_500_000);
    assert_eq!(
        (target.scope, target.contract, target.metric),
        (Scope::Contract, Some(brief.id), SalesMetric::NetSales)
    );
    assert_eq!(target.status(today), TargetStatus::Running);

    // seen from the next year, this one is over and stays, under an id of its own
    let later = day("2027-01-10");
    assert_eq!(past_years(&brief, &standing, today), []);
    let [past] = past_years(&brief, &standing, later).try_into().expect("one year that is over");
    assert_eq!((past.from, past.to, past.parts.clone()), (target.from, target.to, target.parts.clone()));
    assert_ne!(past.id, target.id);
    assert!(is_of_year(brief.id, past.id));
    assert!(!is_of_year(brief.id, target.id));
    let running = of_clause(&brief, &standing, later).expect("a target");
    assert_eq!((running.id, running.from), (target.id, day("2027-01-01")));
    // an amendment doubles it from July on: the quarters before keep what was aimed at then
    let mut before = brief.targets.clone().expect("a clause on targets");
    net_sales(&mut before).target = Quantity { thousandths: 45_000_000 };
    let mut amended = brief.clone();
    amended.history.earlier = vec![Earlier {
        until: day("2026-07-01"),
        total: brief.total,
        targets: Some(before),
        monthly: None,
        loss: None,
    }];
    let target = of_clause(&amended, &standing, today).expect("a target");
    assert_eq!(target.parts, [2_250_000, 4_500_000, 9_000_000, 9_000_000]);

    // nobody has signed
    assert_eq!(of_clause(&brief, &draft, today), None);
}

#[test]
fn what_a_clause_aims_at_beyond_its_target_is_of_the_same_days() {
    let today = day("2026-05-20");
    let (mut brief, standing, _) = framework(today);
    let mut clause = brief.targets.take().expect("a clause on targets");
    clause.cycle = Cycle::Quarter;
    net_sales(&mut clause).target = Quantity { thousandths: 90_000_000 };
    let mut levels = |stretch: Option<i64>, challenge: Option<i64>| {
        let sales = net_sales(&mut clause);
        let level = |thousandths| Quantity { thousandths };
        (sales.stretch, sales.challenge) = (stretch.map(level), challenge.map(level));
        brief.targets = Some(clause.clone());
        let target = of_clause(&brief, &standing, today).expect("a target");
        // 45 of 90 days of the first quarter, and three whole ones
        assert_eq!(target.base, 31_500_000);
        (target.stretch, target.challenge)
    };
    assert_eq!(levels(None, None), (None, None));
    assert_eq!(levels(Some(99_000_000), None), (Some(34_650_000), None));
    assert_eq!(levels(None, Some(120_000_000)), (None, Some(42_000_000)));
    // 3.5 quarters of 99,000.01
    assert_eq!(levels(Some(99_000_010), Some(120_000_000)), (Some(34_650_004), Some(42_000_000)));
    // out of order: no level
    assert_eq!(levels(Some(90_000_000), Some(89_999_000)), (None, None));

    // before an amendment it was half as much and nothing beyond: 22,500 + 45,000, then twice 99,000 and twice 120,000
    let _ = levels(Some(99_000_000), Some(120_000_000));
    let mut before = brief.targets.clone().expect("a clause on targets");
    let sales = net_sales(&mut before);
    sales.target = Quantity { thousandths: 45_000_000 };
    (sales.stretch, sales.challenge) = (None, None);
    brief.history.earlier = vec![Earlier {
        until: day("2026-07-01"),
        total: brief.total,
        targets: Some(before),
        monthly: None,
        loss: None,
    }];
    let target = of_clause(&brief, &standing, today).expect("a target");
    assert_eq!((target.base, target.stretch, target.challenge), (24_750_000, Some(26_550_000), Some(30_750_000)));
}

/// Figures in thousands.
fn thousands(figures: impl IntoIterator<Item = i64>) -> Vec<Quantity> {
    figures.into_iter().map(|it| Quantity { thousandths: it * 1_000_000 }).collect()
}

#[test]
fn a_year_that_a_clause_spreads_is_followed_part_by_part() {
    let today = day("2026-05-20");
    let (mut brief, standing, _) = framework(today);
    let mut clause = brief.targets.take().expect("a clause on targets");
    clause.cycle = Cycle::Quarter;
    let sales = net_sales(&mut clause);
    (sales.target, sales.parts) = (Quantity { thousandths: 360_000_000 }, thousands([60, 90, 120, 90]));
    (sales.stretch, sales.challenge) = (Some(Quantity { thousandths: 396_000_000 }), None);
    brief.targets = Some(clause.clone());
    let target = of_clause(&brief, &standing, today).expect("a target");
    // 45 of 90 days of the first quarter
    assert_eq!(target.parts, [3_000_000, 9_000_000, 12_000_000, 9_000_000]);
    assert_eq!((target.base, target.stretch), (33_000_000, Some(36_300_000)));
    // the year after has the first quarter up to 14 February, and no more
    let next = of_clause(&brief, &standing, day("2027-01-10")).expect("a target");
    assert_eq!((next.parts, next.base), (vec![3_000_000], 3_000_000));

    // by the month: 10,000, 20,000 and so on; of February 14 of 28 days
    let mut monthly = clause.clone();
    monthly.cycle = Cycle::Month;
    let sales = net_sales(&mut monthly);
    (sales.target, sales.parts) = (Quantity { thousandths: 780_000_000 }, thousands((1..=12).map(|nth| nth * 10)));
    (sales.stretch, sales.challenge) = (None, None);
    brief.targets = Some(monthly.clone());
    let target = of_clause(&brief, &standing, today).expect("a target");
    let whole = (3..=12).map(|nth| nth * 1_000_000);
    assert_eq!(target.parts, std::iter::once(1_000_000).chain(whole).collect::<Vec<i64>>());
    assert_eq!(target.base, 76_000_000);

    // the months held until an amendment made them quarters: 10,000 + 30,000, then 40,000 + 50,000 + 60,000
    brief.targets = Some(clause);
    brief.history.earlier = vec![Earlier {
        until: day("2026-07-01"),
        total: brief.total,
        targets: Some(monthly),
        monthly: None,
        loss: None,
    }];
    let target = of_clause(&brief, &standing, today).expect("a target");
    assert_eq!(target.parts, [4_000_000, 15_000_000, 12_000_000, 9_000_000]);
}

#[test]
fn a_year_is_spread_in_whole_coins_and_evened_out_again() {
    let figures = |parts: &[Quantity]| parts.iter().map(|it| it.thousandths).collect::<Vec<_>>();
    let mut clause = Targets::usual(Money::cny(100_000_000));
    let sales = &mut clause.measures[0];
    sales.stretch = Some(Quantity { thousandths: 1_100_000_000 });
    let even = sales.clone();
    sales.spread(Cycle::Quarter, Currency::CNY).expect("a year");
    assert_eq!((sales.target.thousandths, figures(&sales.parts)), (4_000_000_000, vec![1_000_000_000; 4]));
    assert_eq!(sales.stretch, Some(Quantity { thousandths: 4_400_000_000 }));
    sales.even_out();
    assert_eq!(*sales, even);

    for (cycle, currency, each, year, parts) in [
        // 66.68 by the month: 5.56 eight times, then 5.55
        (Cycle::HalfYear, Currency::CNY, 33_340, 66_680, [vec![5_560; 8], vec![5_550; 4]].concat()),
        // no yen is cut
        (Cycle::Quarter, Currency::JPY, 1_000_000, 4_000_000, [vec![334_000; 4], vec![333_000; 8]].concat()),
        // what is no whole coin goes to the last
        (Cycle::Quarter, Currency::CNY, 333, 1_332, [vec![120], vec![110; 10], vec![112]].concat()),
    ] {
        let mut clause = Targets::usual(Money::cny(100_000_000));
        (clause.cycle, clause.measures[0].target) = (cycle, Quantity { thousandths: each });
        clause.measures[0].spread(cycle, currency).expect("a year");
        clause.measure_every(Cycle::Month, currency);
        let sales = &clause.measures[0];
        assert_eq!((sales.target.thousandths, figures(&sales.parts)), (year, parts));
        assert!(sales.parts_stand(Cycle::Month) && !sales.parts_stand(Cycle::Quarter));
        assert!(clause.measures[1].parts.is_empty(), "what is not spread stays");
    }
    // too large for a year
    let mut sales = Targets::usual(Money::cny(100_000_000)).measures.swap_remove(0);
    sales.target = Quantity { thousandths: i64::MAX };
    let before = sales.clone();
    assert_eq!(sales.spread(Cycle::Month, Currency::CNY), Err(ExactError::Overflow));
    assert_eq!(sales, before);
    // nor does a range end where no figure reaches
    assert_eq!(sales.turn_to_range(), Err(ExactError::Overflow));
    assert_eq!(sales, before);
}

#[test]
fn a_year_that_is_spread_becomes_the_range_of_a_period() {
    let ones = |it: i64| Quantity { thousandths: it * 1_000 };
    // the target, its parts, and the range that a period has
    for (target, parts, low, high) in [
        (80_000, vec![20, 20, 20, 20], 20_000, 21_000),
        (80_000, vec![10, 30, 25, 15], 20_000, 21_000),
        // 7 ÷ 4
        (7_000, vec![2, 2, 2, 1], 1_750, 2_750),
        // that of every period already
        (20_000, vec![], 20_000, 21_000),
    ] {
        let mut customers = Targets::usual(Money::cny(100_000_000)).measures.swap_remove(1);
        customers.target = Quantity { thousandths: target };
        customers.parts = parts.into_iter().map(ones).collect();
        customers.stretch = Some(ones(100));
        customers.turn_to_range().expect("a range");
        let to = Quantity { thousandths: high };
        assert_eq!(customers.direction, Direction::Range { to, off_per_unit: Bp(100) }, "{target}");
        assert_eq!((customers.target, customers.parts.len()), (Quantity { thousandths: low }, 0), "{target}");
        assert!(customers.aims() && !customers.has_levels(), "{target}");
    }
    // the other way round a year stays one, and only what lay beyond it goes
    let mut customers = Targets::usual(Money::cny(100_000_000)).measures.swap_remove(1);
    (customers.target, customers.parts, customers.stretch) =
        (ones(80), [10, 30, 25, 15].map(ones).to_vec(), Some(ones(100)));
    customers.turn(Direction::Lower);
    assert_eq!((customers.target, customers.parts_sum(), customers.stretch), (ones(80), 80_000, None));
}

#[test]
fn units_of_a_contract_are_added_up_or_too_many_to_count() {
    let (mut brief, _, _) = framework(day("2026-05-20"));
    let line = |thousandths| Sold {
        name: "阀门".to_owned(),
        spec: String::new(),
        unit: "件".to_owned(),
        quantity: Quantity { thousandths },
        minor: 0,
    };
    for (lines, expected) in [
        (vec![], Ok(0)),
        (vec![12_500, 500], Ok(13_000)),
        (vec![i64::MAX], Ok(i64::MAX)),
        (vec![i64::MAX, 1], Err(ExactError::Overflow)),
    ] {
        brief.sold = lines.iter().copied().map(line).collect();
        assert_eq!(brief.units().map(|it| it.thousandths), expected, "{lines:?}");
    }
}

/// The target of a year, its parts, what is missing, and the last part once that is filled in.
#[test]
fn what_is_missing_to_the_year_goes_into_the_last_part_where_that_has_room() {
    const MOST: i64 = i64::MAX;
    let cases = [
        (100, vec![20, 30], 50, Ok(80)),
        (100, vec![70, 50], -20, Ok(30)),
        // nothing may be left of a part
        (100, vec![100, 20], -20, Ok(20)),
        // parts beyond what one figure holds are added up all the same
        (100, vec![MOST, MOST], 100 - 2 * i128::from(MOST), Ok(MOST)),
        (MOST, vec![-1, 1], i128::from(MOST), Err(ExactError::Overflow)),
    ];
    for (target, parts, missing, last) in cases {
        let of = |thousandths| Quantity { thousandths };
        let mut sales = Targets::usual(Money::cny(100_000_000)).measures.swap_remove(0);
        sales.target = of(target);
        sales.parts = parts.iter().copied().map(of).collect();
        assert_eq!(sales.parts_missing(), missing, "{target} {parts:?}");
        let found = sales.fill_last().map(|()| sales.parts[1].thousandths);
        assert_eq!(found, last, "{target} {parts:?}");
    }
    let text = Text::new(Locale::En);
    let said = text.target_sum_words(Unit::Quantity, 2 * i128::from(MOST), 100 - 2 * i128::from(MOST));
    assert!(said.contains("18,446,744,073,709,551.614"), "the sum as it is: {said}");
}

#[test]
fn parts_that_were_altered_are_added_up_where_longer_periods_have_whole_numbers_of_them() {
    let months = [1_000, 2_000, 3_000, 4_000, 5_000, 6_000, 7_000, 8_000, 9_000, 10_000, 11_000, 12_000];
    for (from, typed, to, expected) in [
        (Cycle::Month, months.to_vec(), Cycle::Quarter, vec![6_000, 15_000, 24_000, 33_000]),
        (Cycle::Month, months.to_vec(), Cycle::HalfYear, vec![21_000, 57_000]),
        (Cycle::Month, months.to_vec(), Cycle::Year, vec![78_000]),
        (Cycle::Quarter, vec![6_000, 15_000, 24_000, 33_000], Cycle::HalfYear, vec![21_000, 57_000]),
        (Cycle::HalfYear, vec![21_000, 57_000], Cycle::Year, vec![78_000]),
        // a longer period says nothing of the shorter ones in it
        (Cycle::HalfYear, vec![21_000, 57_000], Cycle::Quarter, vec![19_500; 4]),
        (Cycle::Quarter, vec![6_000, 15_000, 24_000, 33_000], Cycle::Month, vec![6_500; 12]),
        // nor do parts that were not those of the year
        (Cycle::Quarter, months.to_vec(), Cycle::HalfYear, vec![39_000; 2]),
    ] {
        let mut clause = Targets::usual(Money::cny(100_000_000));
        clause.cycle = from;
        clause.measures[0].target = Quantity { thousandths: 78_000 };
        clause.measures[0].parts = typed.into_iter().map(|thousandths| Quantity { thousandths }).collect();
        clause.measure_every(to, Currency::CNY);
        let sales = &clause.measures[0];
        assert_eq!((clause.cycle, sales.target.thousandths), (to, 78_000));
        let found: Vec<i64> = sales.parts.iter().map(|part| part.thousandths).collect();
        assert_eq!(found, expected, "{from:?} to {to:?}");
        assert!(sales.parts_stand(to));
    }
}

#[test]
fn the_parts_of_a_target_are_not_called_those_of_a_payment_plan() {
    for (register, part, chinese, english) in [
        ("targets", "parts", "分解", "Distribution"),
        ("payment", "parts", "期数", "Parts"),
        ("targets", "2", "2", "2"),
        ("payment", "plan", "付款计划", "Payment plan"),
    ] {
        let names = [Locale::Zh, Locale::En].map(|locale| Text::new(locale).part_of(register, part));
        assert_eq!(names, [chinese, english], "{register} {part}");
    }
}

#[test]
fn the_sample_book_has_targets_of_every_scope_that_stand() {
    for today in ["2026-05-20", "2026-01-01", "2028-02-29", "2026-12-31"] {
        let today = day(today);
        let book = demo::book(today, &mut Seeded::new(7)).expect("a book");
        for scope in Scope::ALL {
            assert!(book.sales_targets.iter().any(|it| it.scope == scope), "{scope:?}");
        }
        let mut clauses = book.contracts.iter().filter_map(|it| it.targets.terms());
        let stands = |it: &Measure, cycle| {
            it.is_spread()
                && it.stretch.is_some()
                && it.challenge.is_some()
                && it.parts_stand(cycle)
                && it.levels_stand()
        };
        assert!(
            clauses.any(|clause| clause.measures.iter().any(|it| stands(it, clause.cycle))),
            "a clause spreads its year and aims beyond it"
        );
        for target in &book.sales_targets {
            assert_eq!(missing(target.base, &target.parts), 0);
            assert!(target.plan().cells().is_ok());
            assert!(target.life.iter().all(|it| it.on <= today), "nothing lies in the future");
            assert_eq!(target.scope == Scope::Member, target.member.is_some());
            assert_eq!(target.scope == Scope::Contract, target.contract.is_some());
        }
    }
}

fn grain() -> impl Strategy<Value = Cycle> {
    prop_oneof![Just(Cycle::Month), Just(Cycle::Quarter), Just(Cycle::HalfYear), Just(Cycle::Year)]
}

proptest! {
    #[test]
    fn the_parts_of_a_period_join_and_their_figures_make_the_whole(
        first in 0_i64..20_000,
        days in 0_i64..3_000,
        whole in 1_i64..1_000_000_000_000_000,
        grain in grain(),
    ) {
        let from = day("1990-01-01").plus_days(first).expect("a day");
        let to = from.plus_days(days).expect("a day");
        let spans = spans(from, to, grain).expect("spans");
        prop_assert_eq!(spans.first().map(|it| it.from), Some(from));
        prop_assert_eq!(spans.last().map(|it| it.to), Some(to));
        for (one, next) in spans.iter().zip(spans.iter().skip(1)) {
            prop_assert_eq!(one.to.plus_days(1), Ok(next.from));
        }
        let parts = equal(whole, spans.len()).expect("parts");
        prop_assert_eq!(missing(whole, &parts), 0);
        let (least, most) = (parts.iter().min().copied().unwrap_or(0), parts.iter().max().copied().unwrap_or(0));
        prop_assert!(most - least <= 1);
    }

    #[test]
    fn every_day_has_an_attainment_and_a_pace(
        as_of in -800_i64..1_600,
        base in 1_i64..1_000_000_000_000_000,
        paid_on in prop::collection::vec((0_i64..365, -1_000_000_000_000_i64..1_000_000_000_000), 0..20),
        grain in grain(),
    ) {
        let target = SalesTarget { base, stretch: None, challenge: None, grain, parts: Vec::new(), ..target() };
        let as_of = target.from.plus_days(as_of).expect("a day");
        let mut sorted = paid_on.clone();
        sorted.sort_unstable();
        let rows: Vec<(String, i64)> = sorted
            .iter()
            .map(|(on, fen)| (target.from.plus_days(*on).expect("a day").to_string(), *fen))
            .collect();
        let rows: Vec<(&str, i64)> = rows.iter().map(|(on, fen)| (on.as_str(), *fen)).collect();
        let it = match attained(&target, &paid(&rows), as_of) {
            Ok(it) => it.value,
            // no figure holds twenty billion yuan over a fen
            Err(fault) => {
                prop_assert_eq!(fault, PlanError::Exact(ExactError::Overflow));
                prop_assert!(base < 1_000, "a target of {} has an answer", base);
                return Ok(());
            }
        };
        let known: i64 = rows.iter().filter(|(on, _)| day(on) <= as_of).map(|(_, fen)| fen).sum();
        prop_assert_eq!(it.actual, known);
        prop_assert_eq!(it.cells.last().map(|cell| cell.running), Some(known));
        prop_assert_eq!(it.pace == Pace::NotBegun, as_of < target.from);
        prop_assert_eq!(it.next.is_none(), it.reached == Some(Level::Base));
    }
}
