//! Reports: figures worked out by hand, and the laws that rows make the whole and months make the year.

use std::collections::BTreeMap;
use std::sync::Arc;

use counterpart::domain::activity::{Activity, ActivityKind, ActivityOutcome};
use counterpart::domain::collection::{Dated, DueDay};
use counterpart::domain::contract::targets::Cycle;
use counterpart::domain::customer::Level;
use counterpart::domain::date::Date;
use counterpart::domain::id::{
    ActivityId, ContractId, CustomerId, MemberId, OpportunityEventId, OpportunityId, SalesTargetId, TaskId, TicketId,
};
use counterpart::domain::lifecycle::opportunity::{Event, Pipeline, StageKey};
use counterpart::domain::lifecycle::task::Stage;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::opportunity::{Opportunity, OpportunityEvent};
use counterpart::domain::rate::Ppm;
use counterpart::domain::reporting::activity::{of_activity, of_task, reaches};
use counterpart::domain::reporting::aims::{aimed, aimed_by_month};
use counterpart::domain::reporting::collecting::{Part, of_part};
use counterpart::domain::reporting::coverage::{Covering, Kept, Load};
use counterpart::domain::reporting::fact::{Fact, Source, Tally, Worth};
use counterpart::domain::reporting::figure::{Figure, Report, Value};
use counterpart::domain::reporting::people::People;
use counterpart::domain::reporting::selling::{Seen, of_opportunity};
use counterpart::domain::reporting::serving::of_ticket;
use counterpart::domain::reporting::sums::Sums;
use counterpart::domain::reporting::table::{Asked, By, Of, Table, Tabling};
use counterpart::domain::reporting::time::{Time, before, months};
use counterpart::domain::sales_measure::SalesMetric;
use counterpart::domain::sales_target::cells::{PlanError, Span};
use counterpart::domain::sales_target::{SalesTarget, Scope};
use counterpart::domain::service_report::Counted;
use counterpart::domain::task::{Priority, Task};
use counterpart::domain::team::member::{Member, MemberRole};
use counterpart::sync::list::sheets::report::{ReportColumn, ReportHead, ReportLine, report_sheet};
use counterpart::sync::list::workbook::write;
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use uuid::Uuid;

use crate::list_files::Lent;
use crate::seed::cases;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

fn span(from: &str, to: &str) -> Span {
    Span { from: day(from), to: day(to) }
}

fn customer(n: u128) -> CustomerId {
    CustomerId(Uuid::from_u128(n))
}

fn member(n: u128, name: &str, team: &str, boss: Option<u128>) -> Member {
    Member {
        id: MemberId(Uuid::from_u128(n)),
        name: name.to_owned(),
        title: String::new(),
        team: team.to_owned(),
        reports_to: boss.map(|n| MemberId(Uuid::from_u128(n))),
        role: MemberRole::Sales,
        active_from: None,
        active_to: None,
    }
}

/// Qin leads; Wang reports to Qin, Li to Wang.
fn house() -> Vec<Member> {
    vec![member(1, "Qin", "", None), member(2, "Wang", "East", Some(1)), member(3, "Li", "East", Some(2))]
}

fn people() -> People {
    let members = house();
    People::new(&members.iter().collect::<Vec<_>>())
}

fn asked(report: Report, by: By, now: Span, as_of: &str) -> Asked {
    Asked { report, by, now, as_of: day(as_of) }
}

fn table(asked: Asked, facts: &[Fact]) -> Table {
    let mut tabling = Tabling::new(asked, people()).expect("a time");
    for fact in facts {
        tabling.note(fact.clone()).expect("no overflow");
    }
    tabling.finish()
}

/// What a figure of a row is, in the time and the one before.
fn figure(table: &Table, of: &Of, figure: Figure) -> (Value, Value) {
    let row = table.rows.iter().find(|it| it.of == *of).unwrap_or_else(|| panic!("no row {of:?}"));
    (figure.value(&row.sums.now).expect("a value"), figure.value(&row.sums.before).expect("a value"))
}

fn person(name: &str) -> Of {
    Of::Person(Arc::from(name))
}

fn activity(n: u128, kind: ActivityKind, on: &str, by: &str, with: u128) -> Activity {
    Activity {
        id: ActivityId(Uuid::from_u128(n)),
        customer: Some(customer(with)),
        lead: None,
        opportunity: None,
        kind,
        on: day(on),
        by: by.to_owned(),
        contact: None,
        further_contacts: Vec::new(),
        outcome: None,
        content: String::new(),
        next: String::new(),
        next_on: None,
        next_done_on: None,
        repeats: None,
        rounds: std::collections::BTreeMap::new(),
    }
}

#[test]
fn times_and_the_times_before_them() {
    let today = day("2026-05-20");
    let none = (None, None);
    for (time, from, to, before_from, before_to) in [
        (Time::Month, "2026-05-01", "2026-05-31", "2026-04-01", "2026-04-30"),
        (Time::LastMonth, "2026-04-01", "2026-04-30", "2026-03-01", "2026-03-31"),
        (Time::Quarter, "2026-04-01", "2026-06-30", "2026-01-01", "2026-03-31"),
        (Time::LastQuarter, "2026-01-01", "2026-03-31", "2025-10-01", "2025-12-31"),
        (Time::Year, "2026-01-01", "2026-12-31", "2025-01-01", "2025-12-31"),
        (Time::LastYear, "2025-01-01", "2025-12-31", "2024-01-01", "2024-12-31"),
    ] {
        let found = time.span(today, none).expect("a time");
        assert_eq!(found, span(from, to), "{time:?}");
        assert_eq!(before(found), Ok(span(before_from, before_to)), "{time:?}");
        assert_eq!(Time::of(Some(time.name())), time);
    }
    // ten days have ten days before them
    let own = Time::Own.span(today, (Some(day("2026-05-11")), Some(day("2026-05-20")))).expect("a time");
    assert_eq!(before(own), Ok(span("2026-05-01", "2026-05-10")));
    assert_eq!(Time::Own.span(today, (Some(day("2026-05-21")), Some(day("2026-05-20")))), Err(PlanError::UpsideDown));
    assert_eq!(Time::Own.span(today, (Some(day("2000-01-01")), None)), Err(PlanError::TooLong));
}

#[test]
fn a_call_that_nobody_answered_was_made_and_reached_nobody() {
    let mut who = people();
    let mut facts = Vec::new();
    for (n, outcome, with, somebody) in [
        (1, None, 1, true),
        (2, Some(ActivityOutcome::NoAnswer), 2, false),
        (3, Some(ActivityOutcome::Declined), 3, true),
        (4, Some(ActivityOutcome::NoAnswer), 1, false),
    ] {
        let call = Activity { outcome, ..activity(n, ActivityKind::Call, "2026-05-04", "Li", with) };
        assert_eq!(reaches(&call), somebody, "{n}");
        facts.extend(of_activity(&call, &who.one("Li"), call.customer, day("2026-05-20")));
    }
    assert!(!reaches(&activity(5, ActivityKind::Note, "2026-05-04", "Li", 1)), "a note reaches nobody");
    let asked = asked(Report::Activity, By::Person, span("2026-05-01", "2026-05-31"), "2026-05-20");
    let found = table(asked, &facts);
    for (column, now) in [(Figure::Contacts, 4), (Figure::Calls, 4), (Figure::Reached, 2)] {
        assert_eq!(figure(&found, &person("Li"), column).0, Value::Count(now), "{column:?}");
    }
}

#[test]
fn activity_counts_what_was_done_against_who_was_reached() {
    let mut who = people();
    let mut facts = Vec::new();
    for (n, kind, on, by, with) in [
        (1, ActivityKind::Call, "2026-05-04", "Li", 1),
        (2, ActivityKind::Call, "2026-05-05", "李", 1),
        (3, ActivityKind::Visit, "2026-05-06", " li ", 2),
        (4, ActivityKind::Note, "2026-05-07", "Li", 3),
        (5, ActivityKind::Email, "2026-04-30", "Li", 1),
        (6, ActivityKind::Meeting, "2026-05-08", "Wang", 2),
        (7, ActivityKind::Wechat, "2026-05-21", "Wang", 2),
        (8, ActivityKind::Call, "2026-05-09", "", 4),
    ] {
        let mut activity = activity(n, kind, on, by, with);
        activity.next_done_on = (n == 3).then(|| day("2026-05-10"));
        let spelt = who.one(by);
        facts.extend(of_activity(&activity, &spelt, activity.customer, day("2026-05-20")));
    }
    let task = Task {
        id: TaskId(Uuid::from_u128(1)),
        title: String::new(),
        customer: None,
        contract: None,
        opportunity: None,
        assignee: "Wang".to_owned(),
        due: None,
        priority: Priority::Normal,
        repeats: None,
        first_due: None,
        note: String::new(),
        made_on: day("2026-05-01"),
        stage: Stage::Done { on: day("2026-05-12"), by: "Li".to_owned() },
    };
    facts.extend(of_task(&task, None, day("2026-05-20"), |name| who.one(name)));
    assert_eq!(of_task(&task, None, day("2026-05-11"), |name| who.one(name)), None, "not known yet");

    let asked = asked(Report::Activity, By::Person, span("2026-05-01", "2026-05-31"), "2026-05-20");
    let found = table(asked, &facts);
    let li = person("Li");
    for (column, now, earlier) in [
        (Figure::Contacts, 2, 1),
        (Figure::Calls, 1, 0),
        (Figure::Visits, 1, 0),
        (Figure::Emails, 0, 1),
        (Figure::Notes, 1, 0),
        (Figure::Reached, 2, 1),
        (Figure::TasksDone, 1, 0),
        (Figure::StepsDone, 1, 0),
    ] {
        assert_eq!(figure(&found, &li, column), (Value::Count(now), Value::Count(earlier)), "{column:?}");
    }
    // nobody named, and a name that is no member's, have rows of their own; what is still to come has none
    assert_eq!(figure(&found, &person(""), Figure::Calls).0, Value::Count(1));
    assert_eq!(figure(&found, &person("李"), Figure::Calls).0, Value::Count(1));
    assert_eq!(figure(&found, &person("Wang"), Figure::Contacts).0, Value::Count(1));
    // of all together a customer whom two reached counts once
    assert_eq!(Figure::Contacts.value(&found.all.now), Ok(Value::Count(5)));
    assert_eq!(Figure::Reached.value(&found.all.now), Ok(Value::Count(3)));
    // every figure names what it stands on, the latest first
    let working: Vec<Date> = found.working(Some(&li), Figure::Contacts).iter().map(|it| it.on).collect();
    assert_eq!(working, [day("2026-05-06"), day("2026-05-04")]);

    // up the line: Qin has what Wang and Li did, and who is no member stands apart
    let line = table(Asked { by: By::Line, ..asked }, &facts);
    let told: Vec<(Of, usize, Value)> = line
        .rows
        .iter()
        .map(|row| (row.of.clone(), row.depth, Figure::Contacts.value(&row.sums.now).expect("a value")))
        .collect();
    let of = |n| Of::Member(MemberId(Uuid::from_u128(n)));
    assert_eq!(
        told,
        [
            (of(1), 0, Value::Count(3)),
            (of(2), 1, Value::Count(3)),
            (of(3), 2, Value::Count(2)),
            (Of::Outside, 0, Value::Count(2)),
        ]
    );
    // Wang's line alone, month by month
    let mut narrowed =
        Tabling::new(Asked { by: By::Month, ..asked }, people()).expect("a time").narrowed_to(Some(of(2)));
    for it in &facts {
        narrowed.note(it.clone()).expect("no overflow");
    }
    let narrowed = narrowed.finish();
    assert_eq!(Figure::Contacts.value(&narrowed.all.now), Ok(Value::Count(3)));
    assert_eq!(narrowed.working(Some(&Of::Month(day("2026-05-01"))), Figure::Contacts).len(), 3);
    for row in [
        of(2),
        Of::Outside,
        person("Li"),
        person(""),
        Of::Team(Arc::from("East")),
        Of::Customer(None),
        Of::Stage(Some(StageKey("needs".to_owned()))),
    ] {
        assert_eq!(row.name().and_then(|name| Of::named(&name)), Some(row));
    }
    let team = table(Asked { by: By::Team, ..asked }, &facts);
    assert_eq!(figure(&team, &Of::Team(Arc::from("East")), Figure::Contacts).0, Value::Count(3));
    assert_eq!(figure(&team, &Of::Team(Arc::from("")), Figure::Contacts).0, Value::Count(2));
}

fn moved(n: u128, of: u128, on: &str, fact: Event) -> OpportunityEvent {
    OpportunityEvent {
        id: OpportunityEventId(Uuid::from_u128(n)),
        opportunity: OpportunityId(Uuid::from_u128(of)),
        on: day(on),
        fact,
    }
}

fn chance(n: u128, began: &str, amount: i64) -> Opportunity {
    Opportunity {
        id: OpportunityId(Uuid::from_u128(n)),
        customer: customer(1),
        name: String::new(),
        owner: "Li".to_owned(),
        contact: None,
        further_contacts: Vec::new(),
        amount: Some(Money::cny(amount)),
        lines: BTreeMap::new(),
        currency: None,
        probability: None,
        expected_close: None,
        began_on: day(began),
        began_in: String::new(),
        competitor: String::new(),
        next: String::new(),
        next_on: None,
        contract: None,
        note: String::new(),
    }
}

#[test]
fn the_pipeline_of_a_quarter() {
    let key = |name: &str| StageKey(name.to_owned());
    let by = || "Li".to_owned();
    let step = |from: &str, to: &str| Event::Moved { from: key(from), to: key(to), by: by() };
    // 1: before the quarter, won in it after 20 days in the second stage; 2: begun and lost in it; 3: begun in it and open
    let all = [
        (
            chance(1, "2026-03-01", 1_000_000),
            vec![
                moved(1, 1, "2026-04-01", step("initial", "needs")),
                moved(2, 1, "2026-04-21", Event::Won { by: by() }),
            ],
        ),
        (
            chance(2, "2026-04-10", 500_000),
            vec![moved(3, 2, "2026-04-20", Event::Lost { by: by(), reason: "price".to_owned() })],
        ),
        (chance(3, "2026-05-01", 33_333), vec![moved(4, 3, "2026-05-11", step("initial", "needs"))]),
    ];
    let pipeline = Pipeline::default();
    let asked = asked(Report::Pipeline, By::Person, span("2026-04-01", "2026-06-30"), "2026-05-20");
    let ends = Tabling::new(asked, people()).expect("a time").ends();
    // the end of the quarter is known by the day that is looked at
    assert_eq!(ends, [(day("2026-03-31"), day("2026-03-31")), (day("2026-06-30"), day("2026-05-20"))]);
    let who: Arc<str> = Arc::from("Li");
    let tell = |ends: &[(Date, Date)]| -> Vec<Fact> {
        let of = |(opportunity, events): &(Opportunity, Vec<OpportunityEvent>)| {
            let events: Vec<&OpportunityEvent> = events.iter().collect();
            let worth = opportunity.amount;
            let seen = Seen { opportunity, events: &events, worth, customer: customer(1) };
            of_opportunity(seen, &who, &pipeline, ends, day("2026-05-20"))
        };
        all.iter().flat_map(of).collect()
    };
    let found = table(asked, &tell(&ends));
    let li = person("Li");
    let amount = |count, minor| Value::Amount(count, vec![Money::cny(minor)]);
    let nothing = || Value::Amount(0, Vec::new());
    assert_eq!(figure(&found, &li, Figure::Added), (amount(2, 533_333), amount(1, 1_000_000)));
    assert_eq!(figure(&found, &li, Figure::Moved), (Value::Count(2), Value::Count(0)));
    assert_eq!(figure(&found, &li, Figure::Won), (amount(1, 1_000_000), nothing()));
    assert_eq!(figure(&found, &li, Figure::Lost), (amount(1, 500_000), nothing()));
    assert_eq!(figure(&found, &li, Figure::Conversion).0, Value::Share(Some(Ppm(500_000)), 1, 2));
    // 31, 20, 10 and 10 days: 71 over 4 are 17.75
    assert_eq!(figure(&found, &li, Figure::InStage).0, Value::Days(Some(18)));
    // at the end of March number 1 stood in the first stage (10 %); now number 3 stands in the second (30 %), half up
    assert_eq!(figure(&found, &li, Figure::Standing), (amount(1, 33_333), amount(1, 1_000_000)));
    assert_eq!(figure(&found, &li, Figure::Weighted), (amount(1, 10_000), amount(1, 100_000)));

    // stage by stage: 31, 10 and 10 days in the first, 20 in the second
    let by_stage = table(Asked { by: By::Stage, ..asked }, &tell(&ends));
    let (first, second) = (Of::Stage(Some(key("initial"))), Of::Stage(Some(key("needs"))));
    assert_eq!(figure(&by_stage, &first, Figure::InStage).0, Value::Days(Some(17)));
    assert_eq!(figure(&by_stage, &second, Figure::InStage).0, Value::Days(Some(20)));
    assert_eq!(figure(&by_stage, &first, Figure::Lost).0, amount(1, 500_000));
    assert_eq!(figure(&by_stage, &second, Figure::Won).0, amount(1, 1_000_000));
    assert_eq!(figure(&by_stage, &second, Figure::Standing).0, amount(1, 33_333));

    // month by month: what stood at the end of each, and of the whole only what stood at its end
    let by_month = Asked { by: By::Month, ..asked };
    let ends = Tabling::new(by_month, people()).expect("a time").ends();
    let found = table(by_month, &tell(&ends));
    let standing: Vec<Value> =
        found.rows.iter().map(|row| Figure::Standing.value(&row.sums.now).expect("a value")).collect();
    assert_eq!(standing, [nothing(), amount(1, 33_333), nothing()], "June has not begun");
    assert_eq!(Figure::Standing.value(&found.all.now), Ok(amount(1, 33_333)));
    let earlier: Vec<Value> =
        found.rows.iter().map(|row| Figure::Standing.value(&row.sums.before).expect("a value")).collect();
    assert_eq!(earlier, [nothing(), nothing(), amount(1, 1_000_000)], "it began in March");
}

#[test]
fn collection_on_time_and_late() {
    let paid = [
        Dated { on: day("2026-04-10"), amount: Money::cny(30_000) },
        Dated { on: day("2026-04-25"), amount: Money::cny(70_000) },
    ];
    let late = [Dated { on: day("2026-05-10"), amount: Money::cny(40_000) }];
    let part = |number, due: &str, minor, paid| Part {
        contract: ContractId(Uuid::from_u128(1)),
        customer: customer(1),
        number,
        amount: Money::cny(minor),
        due: DueDay::On(day(due)),
        paid,
        waived: &[],
    };
    let asked = asked(Report::Collection, By::Customer, span("2026-04-01", "2026-06-30"), "2026-05-20");
    let ends = Tabling::new(asked, people()).expect("a time").ends();
    let who: Arc<str> = Arc::from("Li");
    let mut facts = Vec::new();
    // 1 000 yuan due on 15 April: 300 in time, 700 ten days late. 900 due on 1 May: 400 came, 500 are late. 200 are to come.
    for part in [
        part(1, "2026-04-15", 100_000, &paid[..]),
        part(2, "2026-05-01", 90_000, &late[..]),
        part(3, "2026-06-15", 20_000, &[][..]),
        part(4, "2026-03-01", 5_000, &[][..]),
    ] {
        facts.extend(of_part(part, &who, &ends, day("2026-05-20")).expect("no overflow"));
    }
    let found = table(asked, &facts);
    let row = Of::Customer(Some(customer(1)));
    let amount = |count, minor| Value::Amount(count, vec![Money::cny(minor)]);
    assert_eq!(figure(&found, &row, Figure::Due), (amount(3, 210_000), amount(1, 5_000)));
    assert_eq!(figure(&found, &row, Figure::OnTime).0, amount(1, 30_000));
    assert_eq!(figure(&found, &row, Figure::Late).0, amount(2, 110_000));
    // 300 of 1 400 are 21.42857 %, rounded down
    assert_eq!(figure(&found, &row, Figure::OnTimeShare).0, Value::AmountShare(Some(Ppm(214_285))));
    assert_eq!(figure(&found, &row, Figure::Overdue), (amount(2, 55_000), amount(1, 5_000)));
    assert_eq!(figure(&found, &row, Figure::DaysToPay).0, Value::Days(Some(10)));
    // nothing is on time or late of what has no day yet
    let waits = Part { due: DueDay::AwaitsEvent, ..part(5, "2026-04-15", 10_000, &paid[..1]) };
    let told = of_part(waits, &who, &ends, day("2026-05-20")).expect("no overflow");
    assert_eq!(told.iter().map(|it| it.tally).collect::<Vec<_>>(), [Tally::OnTime]);
}

#[test]
fn service_has_the_shares_of_its_own_report() {
    let ticket = |n: u128, answered, solved, rating| Counted {
        id: TicketId(Uuid::from_u128(n)),
        customer: customer(1),
        contract: None,
        person: "Li".to_owned(),
        received: day("2026-05-04"),
        acknowledged: None,
        answered,
        solved,
        was_solved: solved.is_some(),
        first_contact: None,
        reopened: n == 1,
        rating,
        recommendation: None,
        minutes: None,
        waiting: solved.is_none().then_some(3),
    };
    let all = [
        ticket(1, Some(true), Some(false), Some(5)),
        ticket(2, Some(true), Some(true), Some(4)),
        ticket(3, Some(false), None, None),
        ticket(4, None, None, Some(2)),
    ];
    let who: Arc<str> = Arc::from("Li");
    let facts: Vec<Fact> = all.iter().flat_map(|it| of_ticket(it, &who)).collect();
    let asked = asked(Report::Service, By::Person, span("2026-05-01", "2026-05-31"), "2026-05-20");
    let found = table(asked, &facts);
    let row = person("Li");
    assert_eq!(figure(&found, &row, Figure::Came).0, Value::Count(4));
    assert_eq!(figure(&found, &row, Figure::Answered).0, Value::Share(Some(Ppm(666_666)), 2, 3));
    assert_eq!(figure(&found, &row, Figure::Solved).0, Value::Share(Some(Ppm(500_000)), 1, 2));
    assert_eq!(figure(&found, &row, Figure::Reopened).0, Value::Share(Some(Ppm(500_000)), 1, 2));
    // three answers are too few for a score
    assert_eq!(figure(&found, &row, Figure::Satisfied).0, Value::Share(None, 2, 3));
    assert_eq!(figure(&found, &row, Figure::Waiting).0, Value::Count(2));
}

fn target() -> SalesTarget {
    SalesTarget {
        id: SalesTargetId(Uuid::from_u128(1)),
        scope: Scope::Firm,
        contract: None,
        member: None,
        team: String::new(),
        metric: SalesMetric::Signed,
        product: String::new(),
        measure: String::new(),
        currency: Currency::CNY,
        from: day("2026-01-01"),
        to: day("2026-12-31"),
        grain: Cycle::Quarter,
        base: 1_000_000,
        stretch: None,
        challenge: None,
        parts: vec![100_000, 200_000, 300_000, 400_000],
        note: String::new(),
        done: BTreeMap::new(),
        life: Vec::new(),
    }
}

#[test]
fn of_a_target_only_the_days_in_the_time_count() {
    let target = target();
    // April has 30 of the 91 days of its quarter: 65 934.06…; with May 61 of them: 134 065.93…
    let april =
        aimed(&target, &[], span("2026-04-01", "2026-04-30"), day("2026-05-20")).expect("worked").expect("runs");
    assert_eq!((april.aim, april.expected, april.actual), (65_934, 65_934, 0));
    assert_eq!((april.share, april.pace), (Some(Ppm(0)), Some(Ppm(0))));
    // 20 days of May: 50 of 91 days less 30 of 91
    let may = aimed(&target, &[], span("2026-05-01", "2026-05-31"), day("2026-05-20")).expect("worked").expect("runs");
    assert_eq!((may.aim, may.expected), (134_065 - 65_934, 109_890 - 65_934));
    let ahead =
        aimed(&target, &[], span("2026-07-01", "2026-07-31"), day("2026-05-20")).expect("worked").expect("runs");
    assert_eq!((ahead.expected, ahead.pace), (0, None));
    let next_year = span("2027-01-01", "2027-12-31");
    assert_eq!(aimed(&target, &[], next_year, day("2026-05-20")).expect("worked"), None);
    // twelve months are the year, to the last fen
    let months = aimed_by_month(&target, &[], span("2026-01-01", "2026-12-31"), day("2026-05-20")).expect("worked");
    assert_eq!(months.len(), 12);
    assert_eq!(months.iter().map(|it| it.aim).sum::<i64>(), 1_000_000);
}

#[test]
fn coverage_says_who_has_whom_and_who_is_left_behind() {
    let mut members = house();
    members.push(Member { active_to: Some(day("2026-04-30")), ..member(4, "Zhou", "East", Some(1)) });
    let mut covering = Covering::new(members.into_iter().map(Arc::new).collect(), day("2026-05-20"), 30);
    covering.contact(customer(1), day("2026-04-21"));
    covering.contact(customer(1), day("2026-03-01"));
    covering.contact(customer(2), day("2026-04-20"));
    covering.contact(customer(3), day("2026-05-21"));
    for (n, level, owner) in [
        (1, Level::A, "Li"),
        (2, Level::A, "li"),
        (3, Level::B, "Wang"),
        (4, Level::C, "Zhou"),
        (5, Level::D, ""),
        (6, Level::D, "Somebody"),
    ] {
        covering.customer(Kept { id: customer(n), level, owner });
    }
    let found = covering.finish();
    let load = |who: &str, levels, all, untouched| Load { who: Arc::from(who), levels, all, untouched };
    assert_eq!(
        found.loads,
        [
            load("Li", [2, 0, 0, 0], 2, 1),
            load("Somebody", [0, 0, 0, 1], 1, 1),
            load("Wang", [0, 1, 0, 0], 1, 1),
            load("Zhou", [0, 0, 1, 0], 1, 1),
            load("", [0, 0, 0, 1], 1, 1),
        ]
    );
    assert_eq!(found.all, [2, 1, 1, 2]);
    // 29 days are not 30; who was never reached stands first, then the longest ago
    let untouched: Vec<(CustomerId, Option<Date>)> = found.untouched.iter().map(|it| (it.customer, it.last)).collect();
    let never = |n| (customer(n), None);
    assert_eq!(untouched, [never(3), never(4), never(5), never(6), (customer(2), Some(day("2026-04-20")))]);
    let orphans: Vec<(CustomerId, Option<Date>)> = found.orphans.iter().map(|it| (it.customer, it.left_on)).collect();
    assert_eq!(orphans, [(customer(6), None), (customer(4), Some(day("2026-04-30")))]);
    // Qin is there and has none; Zhou has none to be looked for
    assert_eq!(found.idle, [MemberId(Uuid::from_u128(1))]);
}

#[test]
fn a_report_handed_out_reads_the_same_with_another_library() {
    let cny = Money::cny(123_456);
    let usd = Money::new(1_000, Currency::USD);
    let column = |figure: Figure, name: &str| ReportColumn {
        reading: figure.reading(),
        name: name.to_owned(),
        number: format!("{name}（数量）"),
        before: format!("{name}（上期）"),
    };
    let columns = [column(Figure::Won, "赢单"), column(Figure::Conversion, "赢单率"), column(Figure::InStage, "停留")];
    let lines = [
        ReportLine {
            name: "李景行".to_owned(),
            figures: vec![
                (Value::Amount(2, vec![cny, usd]), Value::Amount(0, Vec::new())),
                (Value::Share(Some(Ppm(666_600)), 2, 3), Value::Share(None, 0, 0)),
                (Value::Days(Some(-2)), Value::Days(None)),
            ],
        },
        ReportLine {
            name: "合计".to_owned(),
            figures: vec![
                (Value::Amount(0, Vec::new()), Value::Amount(0, Vec::new())),
                (Value::Share(None, 0, 0), Value::Share(None, 0, 0)),
                (Value::Days(None), Value::Days(None)),
            ],
        },
    ];
    let head = ReportHead {
        sheet: "商机".to_owned(),
        made_on: Some(day("2026-05-20")),
        of: "对象".to_owned(),
        currency: "币种".to_owned(),
    };
    let ledger = report_sheet(head, &columns, &lines);
    let theirs = Lent::new("report.xlsx", &write(&ledger).expect("written")).read_by_node();
    let rows = theirs[0]["rows"].as_array().expect("rows");
    assert_eq!(theirs[0]["sheet"], "商机");
    assert_eq!(
        rows[0],
        json!([
            "对象",
            "币种",
            "赢单（数量）",
            "赢单",
            "赢单（上期）",
            "赢单率",
            "赢单率（数量）",
            "赢单率（上期）",
            "停留",
            "停留（上期）"
        ])
    );
    // a line for each currency; what is no amount stands in the first
    let number = |text: &str| json!({ "number": text });
    assert_eq!(
        rows[1],
        json!([
            "李景行",
            "CNY",
            number("2"),
            number("1234.56"),
            null,
            number("0.6666"),
            number("3"),
            null,
            number("-2"),
            null
        ])
    );
    assert_eq!(rows[2], json!(["李景行", "USD", null, number("10"), null, null, null, null, null, null]));
    assert_eq!(rows[3][0], "合计");
    assert_eq!(rows[3][2], number("0"));
    assert_eq!(rows[3][3], Json::Null);
}

/// Facts of two years by anybody with anybody.
fn facts() -> impl Strategy<Value = Vec<Fact>> {
    let names = ["Qin", "Wang", "Li", "Somebody", ""];
    let tallies =
        [Tally::Call, Tally::Visit, Tally::Note, Tally::Added, Tally::Won, Tally::Lost, Tally::Due, Tally::Late];
    let fact = (0..730_i64, 0..tallies.len(), 0..names.len(), 0_u128..5, -1_000_i64..100_000, any::<bool>());
    proptest::collection::vec(fact, 0..80).prop_map(move |all| {
        all.into_iter()
            .enumerate()
            .map(|(n, (days, tally, name, with, minor, in_dollars))| Fact {
                on: day("2025-01-01").plus_days(days).expect("a day"),
                tally: tallies[tally],
                who: Arc::from(names[name]),
                customer: Some(customer(with)),
                source: Source::Part(ContractId(Uuid::from_u128(1)), n),
                stage: None,
                worth: Worth::Money(Money::new(minor, if in_dollars { Currency::USD } else { Currency::CNY })),
            })
            .collect()
    })
}

/// What the rows come to, added up: how many, and how much by currency.
fn added(all: &[&Sums], tally: Tally) -> (usize, Vec<Money>) {
    let count = all.iter().map(|it| it.count(&[tally])).sum();
    let money = all.iter().flat_map(|it| it.money(&[tally]).expect("an amount"));
    let mut sums = Money::by_currency(money).expect("an amount");
    sums.retain(|it| !it.is_zero());
    (count, sums)
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn persons_teams_customers_and_months_make_the_whole_and_months_make_the_year(facts in facts()) {
        let year = span("2026-01-01", "2026-12-31");
        for by in By::ALL.into_iter().filter(|it| *it != By::Line) {
            let asked = asked(Report::Pipeline, by, year, "2026-12-31");
            let found = table(asked, &facts);
            let now: Vec<&Sums> = found.rows.iter().map(|it| &it.sums.now).collect();
            let earlier: Vec<&Sums> = found.rows.iter().map(|it| &it.sums.before).collect();
            for tally in [Tally::Call, Tally::Added, Tally::Won, Tally::Due] {
                prop_assert_eq!(added(&now, tally), added(&[&found.all.now], tally), "{:?}", by);
                prop_assert_eq!(added(&earlier, tally), added(&[&found.all.before], tally), "{:?}", by);
            }
        }
        // a month asked for by itself is the month of the year, and twelve of them are the year
        let whole = table(asked(Report::Pipeline, By::Month, year, "2026-12-31"), &facts);
        let mut months_won = 0;
        for (month, row) in months(year).expect("months").into_iter().zip(&whole.rows) {
            let alone = table(asked(Report::Pipeline, By::Person, month, "2026-12-31"), &facts);
            prop_assert_eq!(added(&[&alone.all.now], Tally::Won), added(&[&row.sums.now], Tally::Won));
            months_won += alone.all.now.count(&[Tally::Won]);
        }
        prop_assert_eq!(months_won, whole.all.now.count(&[Tally::Won]));
    }

    #[test]
    fn the_top_of_the_line_and_who_is_no_member_make_the_whole(facts in facts()) {
        let asked = asked(Report::Pipeline, By::Line, span("2026-01-01", "2026-12-31"), "2026-12-31");
        let found = table(asked, &facts);
        let top: Vec<&Sums> = found.rows.iter().filter(|it| it.depth == 0).map(|it| &it.sums.now).collect();
        for tally in [Tally::Call, Tally::Won, Tally::Due] {
            prop_assert_eq!(added(&top, tally), added(&[&found.all.now], tally));
        }
    }

    #[test]
    fn a_figure_names_as_many_facts_as_it_counts(facts in facts()) {
        let asked = asked(Report::Activity, By::Person, span("2026-01-01", "2026-06-30"), "2026-12-31");
        let found = table(asked, &facts);
        for row in &found.rows {
            let Ok(Value::Count(count)) = Figure::Contacts.value(&row.sums.now) else { panic!("a count") };
            prop_assert_eq!(found.working(Some(&row.of), Figure::Contacts).len(), count);
        }
    }

    #[test]
    fn months_of_a_target_are_its_year_however_it_is_spread(parts in proptest::collection::vec(0_i64..10_000_000, 4), from in 0_i64..200) {
        let base = parts.iter().sum::<i64>();
        prop_assume!(base > 0);
        let spread = SalesTarget { base, parts, ..target() };
        let first = day("2026-01-01").plus_days(from).expect("a day");
        let whole = Span { from: first, to: day("2026-12-31") };
        let as_of = day("2026-08-15");
        let months = aimed_by_month(&spread, &[], whole, as_of).expect("worked");
        let all = aimed(&spread, &[], whole, as_of).expect("worked").expect("it runs");
        prop_assert_eq!(months.iter().map(|it| it.aim).sum::<i64>(), all.aim);
        prop_assert_eq!(months.iter().map(|it| it.expected).sum::<i64>(), all.expected);
    }
}
