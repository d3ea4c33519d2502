//! The life of an obligation.

use counterpart::domain::lifecycle::Refusal;
use counterpart::domain::lifecycle::due::Dueness;
use counterpart::domain::lifecycle::obligation::{Command, Event, Evidence, Guard, ObligationStatus, Stage, Step};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::table::{Table, check_decided, check_refused, every_stage, every_step};
use super::{any_day, day};

fn sample(step: Step) -> (Command, Event) {
    let text = || "Li".to_owned();
    match step {
        Step::Start => (Command::Start, Event::Started),
        Step::Submit => (Command::Submit { evidence: text() }, Event::Submitted { evidence: text() }),
        Step::Confirm => (Command::Confirm { by: text() }, Event::Confirmed { by: text() }),
        Step::Waive => (Command::Waive { by: text(), reason: text() }, Event::Waived { by: text(), reason: text() }),
        Step::DeclareBreach => (Command::DeclareBreach { note: text() }, Event::BreachDeclared { note: text() }),
    }
}

#[rustfmt::skip]
fn table() -> Table<Stage> {
    let on = day("2026-02-01");
    let text = || "Li".to_owned();
    Table {
        stages: every_stage!(Stage {
            Planned = Stage::Planned,
            InProgress = Stage::InProgress { on },
            Submitted = Stage::Submitted { on, evidence: text() },
            Fulfilled = Stage::Fulfilled { on, by: text() },
            Waived = Stage::Waived { on, by: text(), reason: text() },
            Breached = Stage::Breached { on, note: text() },
        }),
        rows: every_step!(Step {
            //              Planned      InProgress    Submitted Fulfilled Waived Breached
            Start:         "ok           past          past      ended     ended  ended",
            Submit:        "first:Start  ok            past      ended     ended  ended",
            Confirm:       "first:Start  first:Submit  ok        ended     ended  ended",
            Waive:         "ok           ok            ok        ended     ended  ended",
            DeclareBreach: "ok           ok            ok        ended     ended  ended",
        }),
        sample,
        now: day("2026-03-01"),
        facts: Evidence::Required,
        guards: vec![],
    }
}

#[test]
fn every_step_in_every_stage_is_an_event_or_its_refusal() {
    table().check();
}

#[test]
fn the_fold_is_total_in_any_order() {
    table().check_fold(&Stage::Planned, &[], any_day);
}

#[test]
fn evidence_names_and_reasons_are_asked_for() {
    let on = day("2026-03-01");
    let begun = Stage::InProgress { on };
    let empty = || Command::Submit { evidence: " ".into() };
    check_refused(&begun, on, empty(), &Evidence::Required, &Refusal::Guard(Guard::EvidenceMissing));
    check_decided(&begun, on, empty(), &Evidence::Optional, Event::Submitted { evidence: " ".into() });
    let submitted = Stage::Submitted { on, evidence: String::new() };
    check_refused(&submitted, on, Command::Confirm { by: String::new() }, &Evidence::Optional, &Refusal::NameMissing);
    let nameless = Command::Waive { by: String::new(), reason: "goodwill".into() };
    check_refused(&begun, on, nameless, &Evidence::Optional, &Refusal::NameMissing);
    let unfounded = Command::Waive { by: "Li".into(), reason: String::new() };
    check_refused(&begun, on, unfounded, &Evidence::Optional, &Refusal::ReasonMissing);
    let breach = Command::DeclareBreach { note: String::new() };
    check_refused(&begun, on, breach, &Evidence::Optional, &Refusal::ReasonMissing);
}

#[test]
fn only_what_is_not_yet_done_is_late_and_only_what_is_undecided_is_open() {
    let on = day("2026-02-01");
    let text = String::new;
    let due = Some(day("2026-03-31"));
    for (as_of, dueness) in [
        ("2026-03-30", Dueness::DueSoon { days: 1 }),
        ("2026-03-31", Dueness::DueToday),
        ("2026-04-01", Dueness::Overdue { days: 1 }),
    ] {
        for (stage, expected, open) in [
            (Stage::Planned, ObligationStatus::Planned(dueness), true),
            (Stage::InProgress { on }, ObligationStatus::InProgress(dueness), true),
            (Stage::Submitted { on, evidence: text() }, ObligationStatus::Submitted, true),
            (Stage::Fulfilled { on, by: text() }, ObligationStatus::Fulfilled, false),
            (Stage::Waived { on, by: text(), reason: text() }, ObligationStatus::Waived, false),
            (Stage::Breached { on, note: text() }, ObligationStatus::Breached, false),
        ] {
            assert_eq!(stage.status(due, day(as_of), 7), expected, "{stage:?} on {as_of}");
            assert_eq!(stage.is_open(), open, "{stage:?}");
        }
    }
}
