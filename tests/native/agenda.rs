//! The days that follow from the book: which there are as of a day, and what they are known by.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use counterpart::domain::activity::{Activity, ActivityKind};
use counterpart::domain::agenda::{Agenda, Entry, Sort, What};
use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::contract::Contract;
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::event::Fact;
use counterpart::domain::contract::payment::Plan;
use counterpart::domain::contract::plan::{Due, Instalment, PartLabel, Period, Share};
use counterpart::domain::contract::term::{Objection, Renewal, RenewalTimes};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::date::Date;
use counterpart::domain::id::{ActivityId, CustomerId, InstalmentId, OpportunityId, QuoteId, TaskId, uuid_v7};
use counterpart::domain::lifecycle::contract::event::{Event, SuspensionGround, Termination, TerminationGround};
use counterpart::domain::lifecycle::task::Stage;
use counterpart::domain::line::DocumentDiscount;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::opportunity::Opportunity;
use counterpart::domain::quote::{Quote, QuoteState};
use counterpart::domain::repetition::{RepeatUnit, Repetition};
use counterpart::domain::task::{Priority, Task};
use counterpart::domain::tax::TaxMode;
use counterpart::domain::term::renewal::{RenewalChoice, RenewalDecision};
use counterpart::domain::weeks::{week_of, weeks_of_month};
use proptest::prelude::*;
use uuid::Uuid;

use super::progress::{Counter, day, progress_on, sale};

const CUSTOMER: CustomerId = CustomerId(Uuid::from_u128(2));

/// A day as a clerk reads it: `2026-06-30 instalment 50000.00`.
fn told(entry: &Entry) -> String {
    let key = entry.key();
    let kind = key.split('.').next().expect("a kind");
    let amount = entry.amount.map(|it| format!(" {}.{:02}", it.minor / 100, it.minor % 100)).unwrap_or_default();
    let goes_on = if matches!(entry.what, What::TermEnd { goes_on: true, .. }) { " goes on" } else { "" };
    format!("{} {kind}{goes_on}{amount}", entry.day)
}

fn check(agenda: Agenda, expected: &[&str], why: &str) {
    let found: Vec<String> = agenda.into_entries().iter().map(told).collect();
    assert_eq!(found, expected, "{why}");
}

/// A sale of 2026 over 100,000.00, to be paid in two halves.
fn two_halves(renewal: Renewal) -> Contract {
    let mut contract = sale(&mut Counter(0));
    contract.term.renewal = renewal;
    let Clause::Included(payment) = &mut contract.payment else { panic!("a sale is paid") };
    let part = |number, label, due| Instalment {
        id: InstalmentId(uuid_v7(number, [3; 10])),
        label,
        share: Share::Equal,
        due: Due::On(day(due)),
        condition: Wording::default(),
    };
    payment.plan = Plan::Instalments {
        parts: vec![part(1, PartLabel::Advance, "2026-03-31"), part(2, PartLabel::Balance, "2026-09-30")],
    };
    contract
}

fn of_contract(contract: &Contract, events: &[Fact], as_of: &str) -> Agenda {
    let standing = progress_on(contract, events, as_of, &WorkCalendar::standard());
    let mut agenda = Agenda::new(day(as_of));
    agenda.contract(&contract.brief(), &standing);
    agenda
}

fn automatic() -> Renewal {
    Renewal::Automatic { months: 12, times: RenewalTimes::Unlimited, objection: Objection::Before(Period::days(30)) }
}

#[test]
fn a_contract_in_force_has_its_open_parts_and_its_ends() {
    let decided = |choice, on| {
        let decision = RenewalDecision { term_no: 0, choice, decided_on: day(on) };
        vec![Fact::Life(Event::RenewalDecided { decision })]
    };
    let (first, second) = ("2026-03-31 instalment 50000.00", "2026-09-30 instalment 50000.00");
    // what is overdue may be time-barred three years after its day
    let (barred_first, barred_second) = ("2029-03-31 limitation 50000.00", "2029-09-30 limitation 50000.00");
    let agreed = Renewal::ByAgreement { talk_before: Period::days(30) };
    let nothing = Vec::new();
    for (why, renewal, events, as_of, expected) in [
        ("it ends", Renewal::None, &nothing, "2026-02-01", vec![first, second, "2026-12-31 term-end"]),
        (
            "it goes on unless somebody gives notice",
            automatic(),
            &nothing,
            "2026-02-01",
            vec![first, second, "2026-12-01 notice", "2026-12-31 term-end"],
        ),
        (
            "on the last day for it, notice can still be given",
            automatic(),
            &nothing,
            "2026-12-01",
            vec![first, second, "2026-12-01 notice", "2026-12-31 term-end", barred_first, barred_second],
        ),
        (
            "the day after, nobody can stop the next term",
            automatic(),
            &nothing,
            "2026-12-02",
            vec![first, second, "2026-12-31 term-end goes on", barred_first, barred_second],
        ),
        (
            "both sides have to agree in time",
            agreed,
            &nothing,
            "2026-02-01",
            vec![first, second, "2026-12-01 notice", "2026-12-31 term-end"],
        ),
        (
            "agreed to go on: there is nothing to decide",
            agreed,
            &decided(RenewalChoice::Renew, "2026-01-20"),
            "2026-02-01",
            vec![first, second, "2026-12-31 term-end goes on"],
        ),
        (
            "notice was given",
            automatic(),
            &decided(RenewalChoice::Decline { notice_on: day("2026-01-20") }, "2026-01-20"),
            "2026-02-01",
            vec![first, second, "2026-12-31 term-end"],
        ),
        (
            "the notice goes out another day",
            automatic(),
            &decided(RenewalChoice::Decline { notice_on: day("2026-02-10") }, "2026-01-20"),
            "2026-02-01",
            vec![first, second, "2026-12-01 notice", "2026-12-31 term-end"],
        ),
        (
            "the next term has days of its own",
            automatic(),
            &nothing,
            "2027-02-01",
            vec![first, second, "2027-12-01 notice", "2027-12-31 term-end", barred_first, barred_second],
        ),
        (
            "it is over, and its money is not",
            Renewal::None,
            &nothing,
            "2027-02-01",
            vec![first, second, barred_first, barred_second],
        ),
    ] {
        check(of_contract(&two_halves(renewal), events, as_of), &expected, why);
    }
}

#[test]
fn a_suspension_and_a_termination_have_their_days() {
    let suspended = Fact::Life(Event::Suspended {
        on: day("2026-02-01"),
        ground: SuspensionGround::Mutual,
        note: String::new(),
        until: Some(day("2026-04-30")),
    });
    let terminated = |effective_on| {
        let termination = Termination {
            notice_on: day("2026-02-01"),
            effective_on: day(effective_on),
            ground: TerminationGround::Mutual,
            evidence: String::new(),
            note: String::new(),
        };
        Fact::Life(Event::Terminated { termination: Arc::new(termination) })
    };
    let contract = two_halves(Renewal::None);
    let days = |event: &Fact, as_of| {
        let entries = of_contract(&contract, std::slice::from_ref(event), as_of).into_entries();
        let of_term = entries.iter().filter(|it| it.what.sort() == Sort::Terms);
        of_term.map(told).collect::<Vec<_>>()
    };
    assert_eq!(days(&suspended, "2026-03-01"), ["2026-04-30 suspension", "2026-12-31 term-end"]);
    assert_eq!(days(&suspended, "2026-05-01"), ["2026-12-31 term-end"], "it is over");
    assert_eq!(
        days(&terminated("2026-06-01"), "2026-03-01"),
        ["2026-06-01 termination"],
        "the term does not end any more"
    );
    assert_eq!(days(&terminated("2026-06-01"), "2026-06-01"), [""; 0], "it has ended");
}

#[test]
fn a_draft_promises_no_day() {
    let contract = two_halves(Renewal::None);
    let mut agenda = Agenda::new(day("2026-02-01"));
    let standing = progress_on(&contract, &[], "2025-12-31", &WorkCalendar::standard());
    agenda.contract(&contract.brief(), &standing);
    check(agenda, &[], "before the signing");
}

fn step(next_on: Option<&str>) -> Activity {
    Activity {
        id: ActivityId(Uuid::from_u128(1)),
        customer: Some(CUSTOMER),
        lead: None,
        opportunity: None,
        kind: ActivityKind::Call,
        on: day("2026-05-01"),
        by: "Li".to_owned(),
        contact: None,
        further_contacts: Vec::new(),
        outcome: None,
        content: String::new(),
        next: "Ask again".to_owned(),
        next_on: next_on.map(day),
        next_done_on: None,
        repeats: None,
        rounds: BTreeMap::new(),
    }
}

fn task(due: Option<&str>) -> Task {
    Task {
        id: TaskId(Uuid::from_u128(3)),
        title: "Send the statement".to_owned(),
        customer: None,
        contract: None,
        opportunity: None,
        assignee: String::new(),
        due: due.map(day),
        priority: Priority::Normal,
        repeats: None,
        first_due: None,
        note: String::new(),
        made_on: day("2026-05-01"),
        stage: Stage::Open,
    }
}

fn opportunity() -> Opportunity {
    Opportunity {
        id: OpportunityId(Uuid::from_u128(4)),
        customer: CUSTOMER,
        name: "Second plant".to_owned(),
        owner: "Li".to_owned(),
        contact: None,
        further_contacts: Vec::new(),
        amount: None,
        lines: BTreeMap::new(),
        currency: None,
        probability: None,
        expected_close: Some(day("2026-06-30")),
        began_on: day("2026-05-01"),
        began_in: String::new(),
        competitor: String::new(),
        next: String::new(),
        next_on: Some(day("2026-05-25")),
        contract: None,
        note: String::new(),
    }
}

fn quote() -> Quote {
    Quote {
        id: QuoteId(Uuid::from_u128(5)),
        number: "BJ-202605-0001".to_owned(),
        version: 1,
        customer: CUSTOMER,
        opportunity: None,
        title: String::new(),
        on: day("2026-05-01"),
        valid_until: day("2026-05-31"),
        currency: Currency::CNY,
        tax_mode: TaxMode::TaxIncluded,
        discount: DocumentDiscount::None,
        lines: BTreeMap::new(),
        payment: String::new(),
        delivery: String::new(),
        remark: String::new(),
        owner: String::new(),
    }
}

#[test]
fn what_is_to_be_done_and_decided_has_its_day_while_it_is_open() {
    let monthly = Some(Repetition { every: 1, unit: RepeatUnit::Month });
    let done = Activity { next_done_on: Some(day("2026-05-18")), ..step(Some("2026-05-20")) };
    let again = Activity { repeats: monthly, ..step(Some("2026-05-20")) }.with_step_done(day("2026-05-20"));
    let finished =
        Task { stage: Stage::Done { on: day("2026-05-18"), by: "Li".to_owned() }, ..task(Some("2026-05-20")) };
    for (why, step, task, expected) in [
        ("open", step(Some("2026-05-20")), task(Some("2026-05-22")), &["2026-05-20 step", "2026-05-22 task"][..]),
        ("late", step(Some("2026-05-02")), task(Some("2026-05-03")), &["2026-05-02 step", "2026-05-03 task"]),
        ("without a day", step(None), task(None), &[]),
        ("done", done, finished, &[]),
        ("comes again", again, task(None), &["2026-06-20 step"]),
    ] {
        let mut agenda = Agenda::new(day("2026-05-21"));
        agenda.step(&step);
        agenda.task(&task);
        check(agenda, expected, why);
    }

    let mut agenda = Agenda::new(day("2026-05-21"));
    agenda.opportunity(&opportunity(), Some(Money::cny(8_000_050)));
    agenda.quote(&quote(), QuoteState::Sent);
    let expected = ["2026-05-25 opportunity-step", "2026-05-31 quote 0.00", "2026-06-30 close 80000.50"];
    check(agenda, &expected, "the pipeline, in the order of the days");
    for state in [QuoteState::Draft, QuoteState::Expired, QuoteState::Accepted] {
        let mut agenda = Agenda::new(day("2026-05-21"));
        agenda.quote(&quote(), state);
        check(agenda, &[], "nobody waits for an answer");
    }
}

#[test]
fn days_of_one_date_stand_by_their_sort_and_each_has_a_key_of_its_own() {
    let contract = two_halves(automatic());
    let mut agenda = of_contract(&contract, &[], "2026-02-01");
    agenda.task(&Task { made_on: day("2026-01-01"), ..task(Some("2026-03-31")) });
    agenda.opportunity(
        &Opportunity { expected_close: Some(day("2026-03-31")), next_on: Some(day("2026-03-31")), ..opportunity() },
        None,
    );
    let entries = agenda.into_entries();
    let first: Vec<Sort> =
        entries.iter().take_while(|it| it.day == day("2026-03-31")).map(|it| it.what.sort()).collect();
    assert_eq!(first, [Sort::Payments, Sort::Work, Sort::Work, Sort::Pipeline]);
    let keys: BTreeSet<String> = entries.iter().map(Entry::key).collect();
    assert_eq!(keys.len(), entries.len());
}

/// A day, and the Monday and the Sunday of its week, the weeks of its month, the first and the last day of them.
#[test]
fn a_month_is_shown_in_whole_weeks_from_monday() {
    for (at, monday, sunday, weeks, first, last) in [
        ("2026-05-20", "2026-05-18", "2026-05-24", 5, "2026-04-27", "2026-05-31"),
        // February 2027 begins on a Monday and has 28 days
        ("2027-02-28", "2027-02-22", "2027-02-28", 4, "2027-02-01", "2027-02-28"),
        // August 2026 begins on a Saturday
        ("2026-08-01", "2026-07-27", "2026-08-02", 6, "2026-07-27", "2026-09-06"),
        ("2026-12-31", "2026-12-28", "2027-01-03", 5, "2026-11-30", "2027-01-03"),
        // the first and the last of all days: a Monday and a Friday
        ("1900-01-01", "1900-01-01", "1900-01-07", 5, "1900-01-01", "1900-02-04"),
        ("9999-12-31", "9999-12-27", "9999-12-31", 5, "9999-11-29", "9999-12-31"),
    ] {
        let week = week_of(day(at));
        let ends = week.first().zip(week.last()).map(|(first, last)| (*first, *last));
        assert_eq!(ends, Some((day(monday), day(sunday))), "the week of {at}");
        let month = weeks_of_month(day(at));
        let (begins, ends) = (month[0][0], month.last().and_then(|week| week.last()).copied());
        assert_eq!((month.len(), begins, ends), (weeks, day(first), Some(day(last))), "the month of {at}");
    }
}

proptest! {
    #[test]
    fn every_day_stands_in_its_month_once_and_the_days_follow_each_other(days in 40_i64..2_958_000) {
        let at = day("1900-01-01").plus_days(days).expect("a day");
        let all: Vec<Date> = weeks_of_month(at).concat();
        prop_assert_eq!(all.iter().filter(|it| **it == at).count(), 1);
        prop_assert!(all.windows(2).all(|pair| pair[0].days_until(pair[1]) == 1));
    }

    #[test]
    fn another_day_is_another_day_of_the_same_thing(from in 0_i64..300, to in 0_i64..300) {
        let due = |days| Task { due: Some(day("2026-05-02").plus_days(days).expect("a day")), ..task(None) };
        let key = |task: &Task| {
            let mut agenda = Agenda::new(day("2026-05-21"));
            agenda.task(task);
            agenda.into_entries().first().map(Entry::key)
        };
        prop_assert!(key(&due(from)).is_some());
        prop_assert_eq!(key(&due(from)), key(&due(to)));
    }
}
