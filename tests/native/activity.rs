//! Follow-ups: how the step that comes next stands on a day.

use std::collections::BTreeMap;

use counterpart::domain::activity::{Activity, ActivityKind, ActivityOutcome};
use counterpart::domain::date::Date;
use counterpart::domain::id::{ActivityId, ContactId, CustomerId, LeadId};
use counterpart::domain::lifecycle::due::Dueness;
use counterpart::domain::repetition::{RepeatUnit, Repetition};
use uuid::Uuid;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

/// A call on 1 May 2026 with its next step, and the day that was done.
fn call(next_on: Option<&str>, done_on: Option<&str>) -> Activity {
    Activity {
        id: ActivityId(Uuid::from_u128(1)),
        customer: Some(CustomerId(Uuid::from_u128(2))),
        lead: None,
        opportunity: None,
        kind: ActivityKind::Call,
        on: day("2026-05-01"),
        by: "Li".to_owned(),
        contact: None,
        further_contacts: Vec::new(),
        outcome: None,
        content: "They think it over.".to_owned(),
        next: "Ask again".to_owned(),
        next_on: next_on.map(day),
        next_done_on: done_on.map(day),
        repeats: None,
        rounds: BTreeMap::new(),
    }
}

#[test]
fn what_was_said_with_a_lead_comes_along_to_its_customer_once() {
    let (first, second) = (CustomerId(Uuid::from_u128(7)), CustomerId(Uuid::from_u128(8)));
    let (asker, other) = (ContactId(Uuid::from_u128(9)), ContactId(Uuid::from_u128(10)));
    let lead = Some(LeadId(Uuid::from_u128(11)));
    let said = Activity { customer: None, lead, ..call(Some("2026-05-20"), None) };
    let carried = said.carried_over(first, asker);
    assert_eq!((carried.customer, carried.contact, carried.lead), (Some(first), Some(asker), lead));
    assert_eq!((carried.content, carried.next_on), (said.content.clone(), said.next_on));
    // with whom it was said is not written over
    let with_other = Activity { contact: Some(other), ..said.clone() };
    assert_eq!(with_other.carried_over(first, asker).contact, Some(other));
    // what belongs to a customer already stays there
    let carried = said.carried_over(first, asker);
    assert_eq!(carried.carried_over(second, other), carried);
}

#[test]
fn a_step_is_soon_due_or_late_until_it_is_done() {
    let planned = call(Some("2026-05-20"), None);
    let done = call(Some("2026-05-20"), Some("2026-05-22"));
    let early = call(Some("2026-05-20"), Some("2026-05-10"));
    for (activity, as_of, expected) in [
        // before the call nobody knew of it
        (&planned, "2026-04-30", None),
        (&planned, "2026-05-01", Some(Dueness::NotDue)),
        (&planned, "2026-05-16", Some(Dueness::NotDue)),
        (&planned, "2026-05-17", Some(Dueness::DueSoon { days: 3 })),
        (&planned, "2026-05-20", Some(Dueness::DueToday)),
        (&planned, "2026-05-21", Some(Dueness::Overdue { days: 1 })),
        (&planned, "2026-06-20", Some(Dueness::Overdue { days: 31 })),
        // done late: it was late until the day it was done
        (&done, "2026-05-21", Some(Dueness::Overdue { days: 1 })),
        (&done, "2026-05-22", None),
        (&early, "2026-05-09", Some(Dueness::NotDue)),
        (&early, "2026-05-10", None),
    ] {
        assert_eq!(activity.next_step(day(as_of), 3), expected, "{as_of}");
    }
}

#[test]
fn without_a_day_nothing_is_to_come() {
    assert_eq!(call(None, None).next_step(day("2026-05-02"), 3), None);
}

/// The same call, its step due first on 31 May 2026 and then every month.
fn monthly() -> Activity {
    let every_month = Repetition { every: 1, unit: RepeatUnit::Month };
    Activity { repeats: Some(every_month), ..call(Some("2026-05-31"), None) }
}

#[test]
fn a_step_that_repeats_is_open_again_on_its_next_day() {
    for (done_on, next, why) in [
        ("2026-05-31", "2026-06-30", "on its day; June has no 31st"),
        ("2026-05-20", "2026-06-30", "early: the 31st of May is over with it"),
        ("2026-06-02", "2026-06-30", "late"),
        ("2026-06-30", "2026-07-31", "so late that the next was due too"),
        ("2026-09-01", "2026-09-30", "what was missed is not caught up on"),
    ] {
        let done = monthly().with_step_done(day(done_on));
        assert_eq!(done.open_on(day(done_on)), Some(day(next)), "{done_on}: {why}");
        assert_eq!(done.next_done_on, None, "it goes on");
    }
    let twice = monthly().with_step_done(day("2026-05-31")).with_step_done(day("2026-07-01"));
    assert_eq!(twice.open_on(day("2026-07-01")), Some(day("2026-07-31")), "counted from the 31st, not from the 30th");
    assert_eq!(twice.last_round(day("2026-07-01")), Some(day("2026-07-01")));
}

#[test]
fn an_earlier_day_still_sees_a_repeated_step_as_it_stood() {
    let done = monthly().with_step_done(day("2026-06-02")).with_step_done(day("2026-06-29"));
    for (as_of, expected) in [
        ("2026-04-30", None),
        ("2026-05-31", Some(Dueness::DueToday)),
        ("2026-06-01", Some(Dueness::Overdue { days: 1 })),
        ("2026-06-02", Some(Dueness::NotDue)),
        ("2026-06-28", Some(Dueness::DueSoon { days: 2 })),
        ("2026-06-29", Some(Dueness::NotDue)),
        ("2026-07-31", Some(Dueness::DueToday)),
    ] {
        assert_eq!(done.next_step(day(as_of), 3), expected, "{as_of}");
    }
    assert_eq!(done.last_round(day("2026-06-01")), None);
    assert_eq!(done.last_round(day("2026-06-28")), Some(day("2026-06-02")));
}

#[test]
fn a_step_is_done_once_or_for_good() {
    let once = call(Some("2026-05-20"), None).with_step_done(day("2026-05-22"));
    assert_eq!((once.next_done_on, once.rounds.len()), (Some(day("2026-05-22")), 0));
    let nothing = call(None, None);
    assert_eq!(nothing.with_step_done(day("2026-05-22")), nothing);
    let dropped = Activity { next_done_on: Some(day("2026-06-10")), ..monthly() };
    assert_eq!(dropped.open_on(day("2026-06-09")), Some(day("2026-05-31")));
    assert_eq!(dropped.open_on(day("2026-06-10")), None, "done for good");
    assert_eq!(dropped.with_step_done(day("2026-06-11")), dropped);
}

#[test]
fn several_people_take_part_and_the_first_is_the_one_it_was_mainly_with() {
    let person = |n: u128| ContactId(Uuid::from_u128(n));
    for (named, main, further) in [
        (vec![], None, vec![]),
        (vec![7], Some(7), vec![]),
        (vec![7, 9, 8], Some(7), vec![9, 8]),
        // who is named twice is there once
        (vec![7, 9, 7, 9], Some(7), vec![9]),
    ] {
        let mut meeting = call(None, None);
        meeting.set_contacts(named.iter().copied().map(person));
        assert_eq!(meeting.contact, main.map(person), "{named:?}");
        assert_eq!(meeting.further_contacts, further.into_iter().map(person).collect::<Vec<_>>(), "{named:?}");
    }
    let mut meeting = call(None, None);
    meeting.set_contacts([7, 9].map(person));
    assert_eq!(meeting.contacts().collect::<Vec<_>>(), [7, 9].map(person));
}

#[test]
fn what_was_recorded_before_there_were_outcomes_reads_on() {
    let old = serde_json::json!({
        "id": Uuid::from_u128(1), "customer": Uuid::from_u128(2), "kind": "visit", "on": "2026-05-01",
        "contact": Uuid::from_u128(9), "content": "They think it over."
    });
    let read: Activity = serde_json::from_value(old).expect("an activity");
    assert_eq!(read.contacts().collect::<Vec<_>>(), [ContactId(Uuid::from_u128(9))]);
    assert_eq!((read.outcome, read.is_in_vain()), (None, false));
}

#[test]
fn an_outcome_is_stored_under_its_name_and_only_no_answer_reaches_nobody() {
    let names = ["reached", "no_answer", "meeting_held", "interested", "declined"];
    assert_eq!(ActivityOutcome::ALL.map(ActivityOutcome::name), names);
    for (outcome, name) in ActivityOutcome::ALL.into_iter().zip(names) {
        assert_eq!(serde_json::to_value(outcome).expect("JSON"), serde_json::json!(name));
        assert_eq!(ActivityOutcome::of(name), Some(outcome));
        let tried = Activity { outcome: Some(outcome), ..call(None, None) };
        assert_eq!(tried.is_in_vain(), name == "no_answer", "{name}");
    }
    assert_eq!(ActivityOutcome::of(""), None);
}
