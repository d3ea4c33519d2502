//! The life of an approval, and who has to approve.

use counterpart::domain::lifecycle::Refusal;
use counterpart::domain::lifecycle::approval::{
    ApprovalNeed, ApprovalRule, Command, Event, Facts, Guard, Stage, Step, approvers,
};
use counterpart::domain::lifecycle::contract::event::Version;
use counterpart::domain::lifecycle::digest::Digest;
use counterpart::domain::money::{Currency, Money};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::table::{Table, check_refused, every_stage, every_step};
use super::{any_day, day};

fn version(number: u32) -> Version {
    Version { number, sha256: Digest([u8::try_from(number).expect("a byte"); 32]) }
}

fn facts(current: u32) -> Facts {
    Facts { version: version(1), current: version(current) }
}

fn sample(step: Step) -> (Command, Event) {
    let text = || "clause 7".to_owned();
    match step {
        Step::Approve => (Command::Approve { comment: text() }, Event::Approved { comment: text() }),
        Step::Reject => (Command::Reject { reason: text() }, Event::Rejected { reason: text() }),
        Step::Return => (Command::Return { reason: text() }, Event::Returned { reason: text() }),
        Step::Cancel => (Command::Cancel, Event::Cancelled { by: version(2) }),
    }
}

#[rustfmt::skip]
fn stages() -> Vec<(&'static str, Stage)> {
    let on = day("2026-02-01");
    let text = || "clause 7".to_owned();
    every_stage!(Stage {
        Pending = Stage::Pending,
        Approved = Stage::Approved { on, comment: text() },
        Rejected = Stage::Rejected { on, reason: text() },
        Returned = Stage::Returned { on, reason: text() },
        Cancelled = Stage::Cancelled { on, by: version(2) },
    })
}

#[rustfmt::skip]
fn of_the_newest_version() -> Table<Stage> {
    Table {
        stages: stages(),
        rows: every_step!(Step {
            //        Pending   Approved  Rejected Returned Cancelled
            Approve: "ok        past      ended    ended    ended",
            Reject:  "ok        past      ended    ended    ended",
            Return:  "ok        past      ended    ended    ended",
            Cancel:  "*current  *current  ended    ended    ended",
        }),
        sample,
        now: day("2026-03-01"),
        facts: facts(1),
        guards: vec![("current", Guard::StillCurrent)],
    }
}

#[rustfmt::skip]
fn of_an_old_version() -> Table<Stage> {
    Table {
        stages: stages(),
        rows: every_step!(Step {
            //        Pending Approved Rejected Returned Cancelled
            Approve: "*newer  past     ended    ended    ended",
            Reject:  "*newer  past     ended    ended    ended",
            Return:  "*newer  past     ended    ended    ended",
            Cancel:  "ok      ok       ended    ended    ended",
        }),
        sample,
        now: day("2026-03-01"),
        facts: facts(2),
        guards: vec![("newer", Guard::NewerVersion { current: version(2) })],
    }
}

#[test]
fn every_step_in_every_stage_is_an_event_or_its_refusal() {
    of_the_newest_version().check();
    of_an_old_version().check();
}

#[test]
fn the_fold_is_total_in_any_order() {
    of_the_newest_version().check_fold(&Stage::Pending, &[], any_day);
}

#[test]
fn a_refusal_says_why() {
    for command in [Command::Reject { reason: " ".into() }, Command::Return { reason: String::new() }] {
        check_refused(&Stage::Pending, day("2026-02-01"), command, &facts(1), &Refusal::ReasonMissing);
    }
}

fn check_approvers(amount: Money, open_high_risk: u32, expected: &[&str]) {
    let rule = |approver: &str, when| ApprovalRule { approver: approver.into(), when };
    let rules = [
        rule("Li", ApprovalNeed::Always),
        rule("Wu", ApprovalNeed::FromAmount(Money::cny(10_000_000))),
        rule("Han", ApprovalNeed::OpenHighRisk),
        rule("Wu", ApprovalNeed::OpenHighRisk),
    ];
    assert_eq!(approvers(&rules, amount, open_high_risk), expected, "{amount:?}, {open_high_risk} of high risk");
}

#[test]
fn amount_and_open_high_risk_decide_who_approves() {
    check_approvers(Money::cny(9_999_999), 0, &["Li"]);
    check_approvers(Money::cny(10_000_000), 0, &["Li", "Wu"]);
    check_approvers(Money::cny(10_000_000), 1, &["Li", "Wu", "Han"]);
    check_approvers(Money::cny(1), 2, &["Li", "Han", "Wu"]);
    check_approvers(Money::new(1, Currency::USD), 0, &["Li", "Wu"]);
}
