//! Follow-ups: how the step that comes next stands on a day.

use counterpart::domain::activity::{Activity, ActivityKind};
use counterpart::domain::date::Date;
use counterpart::domain::id::{ActivityId, CustomerId};
use counterpart::domain::lifecycle::due::Dueness;
use uuid::Uuid;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

/// A call on 1 May 2026 with its next step, and the day that was done.
fn call(next_on: Option<&str>, done_on: Option<&str>) -> Activity {
    Activity {
        id: ActivityId(Uuid::from_u128(1)),
        customer: CustomerId(Uuid::from_u128(2)),
        kind: ActivityKind::Call,
        on: day("2026-05-01"),
        by: "Li".to_owned(),
        contact: None,
        content: "They think it over.".to_owned(),
        next: "Ask again".to_owned(),
        next_on: next_on.map(day),
        next_done_on: done_on.map(day),
    }
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
