//! The life of an opportunity.

use counterpart::domain::lifecycle::opportunity::{
    Command, Event, Facts, Guard, Pipeline, Stage, StageKey, Step, durations,
};
use counterpart::domain::lifecycle::{Entry, Life, Refusal};
use counterpart::domain::rate::Bp;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::table::{Table, check_refused, every_stage, every_step};
use super::{any_day, day};

fn key(text: &str) -> StageKey {
    StageKey(text.into())
}

fn by() -> String {
    "Li".into()
}

fn facts() -> Facts {
    Facts { pipeline: Pipeline::default(), expected_close: Some(day("2026-06-30")) }
}

fn open(at: &str) -> Stage {
    Stage::Open { at: key(at), since: day("2026-02-01") }
}

fn sample(step: Step) -> (Command, Event) {
    let reason = || "too dear".to_owned();
    match step {
        Step::Move => (
            Command::Move { to: key("needs"), by: by() },
            Event::Moved { from: key("initial"), to: key("needs"), by: by() },
        ),
        Step::Win => (Command::Win { by: by() }, Event::Won { by: by() }),
        Step::Lose => (Command::Lose { by: by(), reason: reason() }, Event::Lost { by: by(), reason: reason() }),
    }
}

#[rustfmt::skip]
fn table() -> Table<Stage> {
    let on = day("2026-02-01");
    Table {
        stages: every_stage!(Stage {
            Open = open("initial"),
            Won = Stage::Won { on },
            Lost = Stage::Lost { on, reason: "too dear".into() },
        }),
        rows: every_step!(Step {
            //     Open Won   Lost
            Move: "ok   ended ended",
            Win:  "ok   ended ended",
            Lose: "ok   ended ended",
        }),
        sample,
        now: day("2026-03-01"),
        facts: facts(),
        guards: vec![],
    }
}

#[test]
fn every_step_in_every_stage_is_an_event_or_its_refusal() {
    table().check();
}

#[test]
fn the_fold_is_total_in_any_order() {
    let back = Event::Moved { from: key("needs"), to: key("initial"), by: by() };
    table().check_fold(&open("initial"), &[back], any_day);
}

#[test]
fn an_opportunity_moves_forward_and_back_through_the_stages_of_its_pipeline() {
    let on = day("2026-03-01");
    let names = ["initial", "needs", "proposal", "negotiation"];
    for from in names {
        for to in names {
            let answer = counterpart::domain::lifecycle::Stage::decide(
                &open(from),
                Entry::new(on, Command::Move { to: key(to), by: by() }),
                on,
                &facts(),
            );
            let expected = if from == to {
                Err(Refusal::AlreadyPast { stage: open(from) })
            } else {
                Ok(Entry::new(on, Event::Moved { from: key(from), to: key(to), by: by() }))
            };
            assert_eq!(answer, expected, "{from} to {to}");
        }
    }
    let unknown = Refusal::Guard(Guard::NoSuchStage { to: key("won") });
    check_refused(&open("needs"), on, Command::Move { to: key("won"), by: by() }, &facts(), &unknown);
}

#[test]
fn an_opportunity_leaves_a_stage_that_the_pipeline_no_longer_has_and_never_enters_one() {
    let on = day("2026-03-01");
    for to in ["initial", "negotiation"] {
        let answer = counterpart::domain::lifecycle::Stage::decide(
            &open("gone"),
            Entry::new(on, Command::Move { to: key(to), by: by() }),
            on,
            &facts(),
        );
        let event = Entry::new(on, Event::Moved { from: key("gone"), to: key(to), by: by() });
        assert_eq!(answer, Ok(event.clone()), "{to}");
        let life = Life::begin(open("gone")).replay(&[event]);
        assert_eq!(life.stage, Stage::Open { at: key(to), since: on }, "{to}");
        assert!(life.anomalies.is_empty(), "{to}");
    }
    let unknown = Refusal::Guard(Guard::NoSuchStage { to: key("gone") });
    check_refused(&open("needs"), on, Command::Move { to: key("gone"), by: by() }, &facts(), &unknown);
}

#[test]
fn winning_needs_the_expected_day_and_losing_a_reason() {
    let on = day("2026-03-01");
    let undated = Facts { expected_close: None, ..facts() };
    let missing = Refusal::Guard(Guard::ExpectedCloseMissing);
    check_refused(&open("negotiation"), on, Command::Win { by: by() }, &undated, &missing);
    let lose = Command::Lose { by: by(), reason: String::new() };
    check_refused(&open("needs"), on, lose, &facts(), &Refusal::ReasonMissing);
}

#[test]
fn the_usual_pipeline_has_the_usual_probabilities() {
    let pipeline = Pipeline::default();
    let on = day("2026-02-01");
    for (stage, expected) in [
        (Stage::begin(&pipeline, on), 1_000),
        (open("needs"), 3_000),
        (open("proposal"), 5_000),
        (open("negotiation"), 7_000),
        (open("gone"), 0),
        (Stage::Won { on }, 10_000),
        (Stage::Lost { on, reason: String::new() }, 0),
    ] {
        assert_eq!(stage.probability(&pipeline), Bp(expected), "{stage:?}");
    }
    assert_eq!(Stage::begin(&Pipeline { open: vec![] }, on), open("initial"));
}

#[test]
fn every_change_knows_how_long_the_stage_lasted() {
    let moved = |from: &str, to: &str| Event::Moved { from: key(from), to: key(to), by: by() };
    let events = [
        Entry::new(day("2026-02-11"), moved("initial", "needs")),
        Entry::new(day("2026-02-11"), moved("needs", "proposal")),
        Entry::new(day("2026-03-01"), Event::Won { by: by() }),
    ];
    let events: Vec<&Entry<_, Event>> = events.iter().collect();
    assert_eq!(durations(day("2026-02-01"), &events), [10, 0, 18]);
    for (as_of, expected) in [("2026-01-31", 0), ("2026-02-01", 0), ("2026-02-02", 1), ("2026-03-01", 28)] {
        assert_eq!(open("initial").days_in_stage(day(as_of)), expected, "{as_of}");
    }
    assert_eq!(Stage::Won { on: day("2026-02-01") }.days_in_stage(day("2026-03-01")), 0);
}

#[test]
fn two_moves_apart_from_each_other_do_not_overwrite_silently() {
    let moved = |to: &str| Entry::new(day("2026-02-11"), Event::Moved { from: key("initial"), to: key(to), by: by() });
    let life = Life::begin(open("initial")).replay(&[moved("needs"), moved("proposal")]);
    assert_eq!(life.stage, Stage::Open { at: key("needs"), since: day("2026-02-11") });
    assert_eq!(life.anomalies.len(), 1);
}
