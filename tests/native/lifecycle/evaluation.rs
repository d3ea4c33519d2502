//! The life of an evaluation.

use counterpart::domain::contract::party::Side;
use counterpart::domain::lifecycle::evaluation::{Command, Event, Facts, FrozenScore, Guard, Stage, Step};
use counterpart::domain::lifecycle::{Entry, Life, Refusal, Stage as _};
use counterpart::domain::rate::Bp;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::table::{Table, check_decided, check_refused, every_stage, every_step};
use super::{any_day, day};

fn score() -> FrozenScore {
    FrozenScore { hundredths: 9_880, grade: "A".into() }
}

fn facts() -> Facts {
    Facts { weights: [4_000, 1_500, 2_000, 1_500, 1_000].map(Bp).to_vec(), missing_inputs: 0, object_until: None }
}

fn sample(step: Step) -> (Command, Event) {
    let reason = || "two complaints were not ours".to_owned();
    match step {
        Step::Submit => (Command::Submit { score: score() }, Event::Submitted { score: score() }),
        Step::Confirm => (Command::Confirm { by: Side::Them }, Event::Confirmed { by: Side::Them, score: score() }),
        Step::Dispute => (
            Command::Dispute { by: Side::Them, reason: reason() },
            Event::Disputed { by: Side::Them, reason: reason() },
        ),
        Step::Close => (Command::Close, Event::Closed),
    }
}

fn submitted() -> Stage {
    let on = day("2026-02-01");
    Stage::Submitted { on, score: score(), confirmed: vec![(Side::Us, on)] }
}

#[rustfmt::skip]
fn table() -> Table<Stage> {
    let on = day("2026-02-01");
    Table {
        stages: every_stage!(Stage {
            Draft = Stage::Draft,
            Submitted = submitted(),
            Disputed = Stage::Disputed { on, score: score(), by: Side::Them, reason: "late data".into() },
            Confirmed = Stage::Confirmed { on, score: score() },
            Closed = Stage::Closed { on, score: score() },
        }),
        rows: every_step!(Step {
            //        Draft         Submitted      Disputed      Confirmed Closed
            Submit:  "ok            past           ok            past      ended",
            Confirm: "first:Submit  ok             first:Submit  past      ended",
            Dispute: "first:Submit  ok             past          past      ended",
            Close:   "first:Submit  *first:Confirm first:Submit  ok        ended",
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
    let other = FrozenScore { hundredths: 10_100, grade: "A".into() };
    let more = [
        Event::Confirmed { by: Side::Us, score: score() },
        Event::Submitted { score: other.clone() },
        Event::Confirmed { by: Side::Us, score: other },
    ];
    table().check_fold(&Stage::Draft, &more, any_day);
}

#[test]
fn weights_are_the_whole_and_nothing_is_left_blank() {
    let on = day("2026-02-01");
    let submit = || Command::Submit { score: score() };
    for (weights, total) in [(vec![], 0), (vec![Bp(9_999)], 9_999), (vec![Bp(10_000), Bp(1)], 10_001)] {
        let off = Refusal::Guard(Guard::WeightsOff { total });
        check_refused(&Stage::Draft, on, submit(), &Facts { weights, ..facts() }, &off);
    }
    let blank = Refusal::Guard(Guard::InputsMissing { count: 2 });
    check_refused(&Stage::Draft, on, submit(), &Facts { missing_inputs: 2, ..facts() }, &blank);
}

#[test]
fn each_side_confirms_once_and_a_dispute_has_a_reason() {
    let on = day("2026-03-01");
    let again = Refusal::Guard(Guard::AlreadyConfirmed { by: Side::Us, on: day("2026-02-01") });
    check_refused(&submitted(), on, Command::Confirm { by: Side::Us }, &facts(), &again);
    let silent = Command::Dispute { by: Side::Them, reason: String::new() };
    check_refused(&submitted(), on, silent, &facts(), &Refusal::ReasonMissing);
}

#[test]
fn silence_after_the_days_to_object_does_not_keep_it_open() {
    let silent = Facts { object_until: Some(day("2026-02-11")), ..facts() };
    check_refused(
        &submitted(),
        day("2026-02-11"),
        Command::Close,
        &silent,
        &Refusal::NeedsFirst { step: Step::Confirm },
    );
    check_decided(&submitted(), day("2026-02-12"), Command::Close, &silent, Event::Closed);
    let closed = submitted().after(day("2026-02-12"), &Event::Closed);
    assert_eq!(closed, Some(Stage::Closed { on: day("2026-02-12"), score: score() }));
}

#[test]
fn both_sides_confirm_the_same_frozen_score_in_either_order() {
    let confirmed = |by, on: &str| Entry::new(day(on), Event::Confirmed { by, score: score() });
    let submitted = Entry::new(day("2026-02-01"), Event::Submitted { score: score() });
    for order in [[Side::Us, Side::Them], [Side::Them, Side::Us]] {
        let events = [submitted.clone(), confirmed(order[0], "2026-02-03"), confirmed(order[1], "2026-02-02")];
        let life = Life::begin(Stage::Draft).replay(&events);
        assert_eq!(life.stage, Stage::Confirmed { on: day("2026-02-03"), score: score() });
        assert_eq!(life.anomalies, []);
    }
    let other = Event::Confirmed { by: Side::Us, score: FrozenScore { hundredths: 1, grade: "D".into() } };
    let life = Life::begin(Stage::Draft).replay(&[submitted, Entry::new(day("2026-02-02"), other)]);
    assert_eq!(life.anomalies.len(), 1, "a confirmation of another score confirms nothing");
}
