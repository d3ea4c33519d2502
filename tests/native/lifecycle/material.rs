//! The life of a material.

use counterpart::domain::lifecycle::Refusal;
use counterpart::domain::lifecycle::due::Dueness;
use counterpart::domain::lifecycle::material::{Command, Event, Guard, Keeping, MaterialStatus, Stage, Step};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::table::{Table, check_refused, every_stage, every_step};
use super::{any_day, day};

fn sample(step: Step) -> (Command, Event) {
    let text = || "SF 1234".to_owned();
    match step {
        Step::Prepare => (Command::Prepare, Event::Prepared),
        Step::Deliver => (Command::Deliver { receipt: text() }, Event::Delivered { receipt: text() }),
        Step::Accept => (Command::Accept { by: text() }, Event::Accepted { by: text() }),
        Step::Return => (Command::Return, Event::Returned),
        Step::Consume => (Command::Consume, Event::Consumed),
        Step::Cancel => (Command::Cancel { reason: text() }, Event::Cancelled { reason: text() }),
    }
}

fn stages() -> Vec<(&'static str, Stage)> {
    let on = day("2026-02-01");
    let text = || "SF 1234".to_owned();
    every_stage!(Stage {
        Promised = Stage::Promised,
        Prepared = Stage::Prepared { on },
        Delivered = Stage::Delivered { on, receipt: text() },
        Accepted = Stage::Accepted { on, by: text() },
        Returned = Stage::Returned { on },
        Consumed = Stage::Consumed { on },
        Cancelled = Stage::Cancelled { on, reason: text() },
    })
}

#[rustfmt::skip]
fn table(keeping: Keeping, give_back: &'static str, use_up: &'static str) -> Table<Stage> {
    Table {
        stages: stages(),
        rows: every_step!(Step {
            //        Promised       Prepared       Delivered     Accepted Returned Consumed Cancelled
            Prepare: "ok             past           past          past     ended    ended    ended",
            Deliver: "first:Prepare  ok             past          past     ended    ended    ended",
            Accept:  "first:Prepare  first:Deliver  ok            past     ended    ended    ended",
            Return:  give_back,
            Consume: use_up,
            Cancel:  "ok             ok             past          past     ended    ended    ended",
        }),
        sample,
        now: day("2026-03-01"),
        facts: keeping,
        guards: vec![("kept", Guard::KeptByReceiver), ("back", Guard::MustComeBack)],
    }
}

#[rustfmt::skip]
fn returnable() -> Table<Stage> {
    table(
        Keeping::Returnable,
        "first:Prepare  first:Deliver  first:Accept  ok       ended    ended    ended",
        "first:Prepare  first:Deliver  first:Accept  *back    ended    ended    ended",
    )
}

#[rustfmt::skip]
fn kept() -> Table<Stage> {
    table(
        Keeping::Kept,
        "first:Prepare  first:Deliver  first:Accept  *kept    ended    ended    ended",
        "first:Prepare  first:Deliver  first:Accept  ok       ended    ended    ended",
    )
}

#[test]
fn every_step_in_every_stage_is_an_event_or_its_refusal() {
    returnable().check();
    kept().check();
}

#[test]
fn the_fold_is_total_in_any_order() {
    kept().check_fold(&Stage::Promised, &[], any_day);
}

#[test]
fn a_delivery_has_its_note_an_acceptance_its_name_and_a_cancellation_its_reason() {
    let on = day("2026-03-01");
    let deliver = Command::Deliver { receipt: String::new() };
    check_refused(&Stage::Prepared { on }, on, deliver, &Keeping::Kept, &Refusal::ReasonMissing);
    let delivered = Stage::Delivered { on, receipt: "SF 1234".into() };
    check_refused(&delivered, on, Command::Accept { by: String::new() }, &Keeping::Kept, &Refusal::NameMissing);
    let cancel = Command::Cancel { reason: String::new() };
    check_refused(&Stage::Promised, on, cancel, &Keeping::Kept, &Refusal::ReasonMissing);
}

#[test]
fn only_what_is_not_delivered_is_late() {
    let due = Some(day("2026-03-31"));
    for (as_of, dueness) in [
        ("2026-03-23", Dueness::NotDue),
        ("2026-03-30", Dueness::DueSoon { days: 1 }),
        ("2026-03-31", Dueness::DueToday),
        ("2026-04-01", Dueness::Overdue { days: 1 }),
    ] {
        let statuses: Vec<_> = stages().iter().map(|(_, stage)| stage.status(due, day(as_of), 7)).collect();
        let expected = [
            MaterialStatus::Promised(dueness),
            MaterialStatus::Prepared(dueness),
            MaterialStatus::Delivered,
            MaterialStatus::Accepted,
            MaterialStatus::Returned,
            MaterialStatus::Consumed,
            MaterialStatus::Cancelled,
        ];
        assert_eq!(statuses, expected, "{as_of}");
    }
}

#[test]
fn what_the_receiver_keeps_is_settled_when_it_is_signed_for() {
    let open = |keeping| -> Vec<_> {
        stages().into_iter().filter(|(_, stage)| stage.is_open(keeping)).map(|(name, _)| name).collect()
    };
    assert_eq!(open(Keeping::Returnable), ["Promised", "Prepared", "Delivered", "Accepted"]);
    assert_eq!(open(Keeping::Kept), ["Promised", "Prepared", "Delivered"]);
}
