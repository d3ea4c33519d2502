//! The life of a task, and how anything stands to its due day.

use counterpart::domain::lifecycle::Refusal;
use counterpart::domain::lifecycle::due::{Dueness, dueness};
use counterpart::domain::lifecycle::task::{Command, Event, Stage, Step, TaskStatus};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::table::{Table, check_refused, every_stage, every_step};
use super::{any_day, day};

fn sample(step: Step) -> (Command, Event) {
    let text = || "Li".to_owned();
    match step {
        Step::Complete => (Command::Complete { by: text() }, Event::Completed { by: text() }),
        Step::Cancel => (Command::Cancel { reason: text() }, Event::Cancelled { reason: text() }),
    }
}

#[rustfmt::skip]
fn table() -> Table<Stage> {
    let on = day("2026-02-01");
    Table {
        stages: every_stage!(Stage {
            Open = Stage::Open,
            Done = Stage::Done { on, by: "Li".into() },
            Cancelled = Stage::Cancelled { on, reason: "moot".into() },
        }),
        rows: every_step!(Step {
            //         Open Done  Cancelled
            Complete: "ok   ended ended",
            Cancel:   "ok   ended ended",
        }),
        sample,
        now: day("2026-03-01"),
        facts: (),
        guards: vec![],
    }
}

#[test]
fn every_step_in_every_stage_is_an_event_or_its_refusal() {
    table().check();
}

#[test]
fn the_fold_is_total_in_any_order() {
    table().check_fold(&Stage::Open, &[], any_day);
}

#[test]
fn a_task_is_done_by_somebody_and_given_up_for_a_reason() {
    let on = day("2026-02-01");
    check_refused(&Stage::Open, on, Command::Complete { by: " ".into() }, &(), &Refusal::NameMissing);
    check_refused(&Stage::Open, on, Command::Cancel { reason: " ".into() }, &(), &Refusal::ReasonMissing);
}

#[test]
fn a_due_day_is_soon_then_today_then_over() {
    let due = Some(day("2026-03-31"));
    for (as_of, expected) in [
        ("1900-01-01", Dueness::NotDue),
        ("2026-03-23", Dueness::NotDue),
        ("2026-03-24", Dueness::DueSoon { days: 7 }),
        ("2026-03-30", Dueness::DueSoon { days: 1 }),
        ("2026-03-31", Dueness::DueToday),
        ("2026-04-01", Dueness::Overdue { days: 1 }),
        ("2027-03-31", Dueness::Overdue { days: 365 }),
    ] {
        assert_eq!(dueness(due, day(as_of), 7), expected, "{as_of}");
        assert_eq!(dueness(None, day(as_of), 7), Dueness::Undated, "{as_of}");
        assert_eq!(Stage::Open.status(due, day(as_of), 7), TaskStatus::Open(expected), "{as_of}");
        let on = day("2026-02-01");
        let done = Stage::Done { on, by: "Li".into() };
        assert_eq!(done.status(due, day(as_of), 7), TaskStatus::Done);
        let cancelled = Stage::Cancelled { on, reason: "moot".into() };
        assert_eq!(cancelled.status(due, day(as_of), 7), TaskStatus::Cancelled);
    }
}
