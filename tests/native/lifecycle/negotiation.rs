//! The life of a proposal in a negotiation.

use counterpart::domain::contract::party::Side;
use counterpart::domain::lifecycle::Refusal;
use counterpart::domain::lifecycle::negotiation::{Command, Event, Facts, Guard, Stage, Step};
use counterpart::domain::money::Money;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::table::{Table, check_refused, every_stage, every_step};
use super::{any_day, day, id};

const BEFORE: Money = Money::cny(30_000_000);
const AFTER: Money = Money::cny(29_000_000);

fn sample(step: Step) -> (Command, Event) {
    let text = || "clause 7".to_owned();
    match step {
        Step::Accept => (
            Command::Accept { comment: text(), before: BEFORE, after: AFTER },
            Event::Accepted { comment: text(), before: BEFORE, after: AFTER },
        ),
        Step::Reject => (Command::Reject { reason: text() }, Event::Rejected { reason: text() }),
        Step::Counter => (Command::Counter { with: id(7), side: Side::Us }, Event::Countered { with: id(7) }),
        Step::Withdraw => (Command::Withdraw { reason: text() }, Event::Withdrawn { reason: text() }),
    }
}

#[rustfmt::skip]
fn stages() -> Vec<(&'static str, Stage)> {
    let on = day("2026-02-01");
    let text = || "clause 7".to_owned();
    every_stage!(Stage {
        Open = Stage::Open,
        Accepted = Stage::Accepted { on, comment: text(), before: BEFORE, after: AFTER },
        Rejected = Stage::Rejected { on, reason: text() },
        Countered = Stage::Countered { on, with: id(7) },
        Withdrawn = Stage::Withdrawn { on, reason: text() },
    })
}

const THEIRS: Facts = Facts { side: Side::Them, locked: false, fits: true };

#[rustfmt::skip]
fn of_a_draft() -> Table<Stage> {
    Table {
        stages: stages(),
        rows: every_step!(Step {
            //         Open Accepted Rejected Countered Withdrawn
            Accept:   "ok   ended    ended    ended     ended",
            Reject:   "ok   ended    ended    ended     ended",
            Counter:  "ok   ended    ended    ended     ended",
            Withdraw: "ok   ended    ended    ended     ended",
        }),
        sample,
        now: day("2026-03-01"),
        facts: THEIRS,
        guards: Vec::new(),
    }
}

#[rustfmt::skip]
fn of_locked_terms() -> Table<Stage> {
    Table {
        rows: every_step!(Step {
            //         Open     Accepted Rejected Countered Withdrawn
            Accept:   "*locked  ended    ended    ended     ended",
            Reject:   "ok       ended    ended    ended     ended",
            Counter:  "*locked  ended    ended    ended     ended",
            Withdraw: "ok       ended    ended    ended     ended",
        }),
        facts: Facts { locked: true, ..THEIRS },
        guards: vec![("locked", Guard::TermsLocked)],
        ..of_a_draft()
    }
}

#[rustfmt::skip]
fn of_terms_that_no_longer_fit() -> Table<Stage> {
    Table {
        rows: every_step!(Step {
            //         Open    Accepted Rejected Countered Withdrawn
            Accept:   "*fits   ended    ended    ended     ended",
            Reject:   "ok      ended    ended    ended     ended",
            Counter:  "ok      ended    ended    ended     ended",
            Withdraw: "ok      ended    ended    ended     ended",
        }),
        facts: Facts { fits: false, ..THEIRS },
        guards: vec![("fits", Guard::NoLongerFits)],
        ..of_a_draft()
    }
}

#[test]
fn every_step_in_every_stage_is_an_event_or_its_refusal() {
    of_a_draft().check();
    of_locked_terms().check();
    of_terms_that_no_longer_fit().check();
}

#[test]
fn the_fold_is_total_in_any_order() {
    of_a_draft().check_fold(&Stage::Open, &[], any_day);
}

#[test]
fn a_rejection_says_why_and_nobody_counters_an_own_proposal() {
    let on = day("2026-02-01");
    check_refused(&Stage::Open, on, Command::Reject { reason: " ".into() }, &THEIRS, &Refusal::ReasonMissing);
    let own = Command::Counter { with: id(7), side: Side::Them };
    check_refused(&Stage::Open, on, own, &THEIRS, &Refusal::Guard(Guard::OwnProposal));
}
