//! The life of a leak.

use counterpart::domain::id::DisputeId;
use counterpart::domain::lifecycle::Refusal;
use counterpart::domain::lifecycle::incident::{Command, Event, Facts, Guard, Incident, Leaked, Stage, Step};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::table::{Table, check_decided, check_refused, every_stage, every_step};
use super::{any_day, day, id};

fn facts() -> Facts {
    Facts { leaked: Leaked::Personal, notified: 1 }
}

fn sample(step: Step) -> (Command, Event) {
    let text = || "accounts locked".to_owned();
    match step {
        Step::Contain => (Command::Contain { actions: text() }, Event::Contained { actions: text() }),
        Step::Close => (Command::Close { conclusion: text() }, Event::Closed { conclusion: text() }),
        Step::OpenDispute => (Command::OpenDispute { dispute: id(1) }, Event::DisputeOpened { dispute: id(1) }),
    }
}

fn stages(dispute: Option<DisputeId>) -> Vec<(&'static str, Incident)> {
    let on = day("2026-02-01");
    let text = || "accounts locked".to_owned();
    every_stage!(Stage {
        Open = Incident { stage: Stage::Open, dispute },
        Contained = Incident { stage: Stage::Contained { on, actions: text() }, dispute },
        Closed = Incident { stage: Stage::Closed { on, conclusion: text() }, dispute },
    })
}

#[rustfmt::skip]
fn table() -> Table<Incident> {
    Table {
        stages: stages(None),
        rows: every_step!(Step {
            //            Open           Contained Closed
            Contain:     "ok             past      ended",
            Close:       "first:Contain  ok        ended",
            OpenDispute: "ok             ok        ok",
        }),
        sample,
        now: day("2026-03-01"),
        facts: facts(),
        guards: vec![],
    }
}

#[rustfmt::skip]
fn with_a_dispute() -> Table<Incident> {
    Table {
        stages: stages(Some(id(9))),
        rows: every_step!(Step {
            //            Open           Contained Closed
            Contain:     "ok             past      ended",
            Close:       "first:Contain  ok        ended",
            OpenDispute: "opened         opened    opened",
        }),
        guards: vec![("opened", Guard::DisputeOpened { dispute: id(9) })],
        ..table()
    }
}

#[test]
fn every_step_in_every_stage_is_an_event_or_its_refusal() {
    table().check();
    with_a_dispute().check();
}

#[test]
fn the_fold_is_total_in_any_order() {
    table().check_fold(&Incident::default(), &[], any_day);
}

#[test]
fn a_leak_of_personal_information_is_not_closed_before_somebody_was_told() {
    let on = day("2026-03-01");
    let contained = stages(None)[1].1.clone();
    let close = || Command::Close { conclusion: "no further harm".into() };
    let silent = Facts { notified: 0, ..facts() };
    check_refused(&contained, on, close(), &silent, &Refusal::Guard(Guard::NobodyNotified));
    let business = Facts { leaked: Leaked::Business, notified: 0 };
    check_decided(&contained, on, close(), &business, Event::Closed { conclusion: "no further harm".into() });
}

#[test]
fn actions_and_conclusion_are_asked_for() {
    let on = day("2026-03-01");
    let contain = Command::Contain { actions: " ".into() };
    check_refused(&Incident::default(), on, contain, &facts(), &Refusal::ReasonMissing);
    let close = Command::Close { conclusion: String::new() };
    check_refused(&stages(None)[1].1, on, close, &facts(), &Refusal::ReasonMissing);
}
