//! The life of a lead.

use counterpart::domain::lifecycle::Refusal;
use counterpart::domain::lifecycle::lead::{Command, Conversion, Event, Stage, Step};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::table::{Table, check_refused, every_stage, every_step};
use super::{any_day, day, id};

fn into() -> Conversion {
    Conversion { customer: id(1), contact: id(2), opportunity: Some(id(3)) }
}

fn sample(step: Step) -> (Command, Event) {
    let reason = || "no budget".to_owned();
    match step {
        Step::Contact => (Command::Contact, Event::Contacted),
        Step::Qualify => (Command::Qualify, Event::Qualified),
        Step::Convert => (Command::Convert { into: into() }, Event::Converted { into: into() }),
        Step::Disqualify => (Command::Disqualify { reason: reason() }, Event::Disqualified { reason: reason() }),
        Step::Reopen => (Command::Reopen, Event::Reopened),
    }
}

#[rustfmt::skip]
fn table() -> Table<Stage> {
    let on = day("2026-02-01");
    Table {
        stages: every_stage!(Stage {
            New = Stage::New,
            Reopened = Stage::Reopened { on },
            Contacted = Stage::Contacted { on },
            Qualified = Stage::Qualified { on },
            Converted = Stage::Converted { on, into: into() },
            Disqualified = Stage::Disqualified { on, reason: "no budget".into() },
        }),
        rows: every_step!(Step {
            //           New            Reopened       Contacted      Qualified Converted Disqualified
            Contact:    "ok             ok             past           past      ended     first:Reopen",
            Qualify:    "first:Contact  first:Contact  ok             past      ended     first:Reopen",
            Convert:    "first:Contact  first:Contact  first:Qualify  ok        ended     first:Reopen",
            Disqualify: "ok             ok             ok             ok        ended     past",
            Reopen:     "past           past           past           past      ended     ok",
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
    table().check_fold(&Stage::New, &[], any_day);
}

#[test]
fn a_lead_is_given_up_for_a_reason_and_in_the_order_of_days() {
    let contacted = Stage::Contacted { on: day("2026-02-01") };
    let give_up = Command::Disqualify { reason: " ".into() };
    check_refused(&contacted, day("2026-02-02"), give_up, &(), &Refusal::ReasonMissing);
    let early = Refusal::BeforeLastStep { on: day("2026-01-31"), last: day("2026-02-01") };
    check_refused(&contacted, day("2026-01-31"), Command::Qualify, &(), &early);
}

#[test]
fn nothing_is_dated_in_the_future() {
    use counterpart::domain::lifecycle::{Entry, Stage as _};
    let answer = Stage::New.decide(Entry::new(day("2026-02-02"), Command::Contact), day("2026-02-01"), &());
    assert_eq!(answer, Err(Refusal::DatedInFuture { on: day("2026-02-02"), now: day("2026-02-01") }));
}
