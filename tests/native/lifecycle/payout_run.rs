//! The life of a run of commission payments.

use counterpart::domain::lifecycle::payout_run::{Command, Event, Facts, Guard, Stage, Step, Unpayable, WhyUnpaid};
use counterpart::domain::lifecycle::{Refusal, Stage as _};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::table::{Table, check_refused, every_stage, every_step};
use super::{any_day, day, id};

fn sample(step: Step) -> (Command, Event) {
    let text = || "Qin".to_owned();
    match step {
        Step::Approve => (Command::Approve { by: text() }, Event::Approved { by: text() }),
        Step::Pay => (Command::Pay, Event::Paid),
        Step::Cancel => (Command::Cancel { reason: text() }, Event::Cancelled { reason: text() }),
    }
}

#[rustfmt::skip]
fn table() -> Table<Stage> {
    let on = day("2026-02-01");
    Table {
        stages: every_stage!(Stage {
            Made = Stage::Made,
            Approved = Stage::Approved { on, by: "Qin".into() },
            Paid = Stage::Paid { on },
            Cancelled = Stage::Cancelled { on, reason: "wrong".into() },
        }),
        rows: every_step!(Step {
            //        Made           Approved Paid  Cancelled
            Approve: "ok             past     ended ended",
            Pay:     "first:Approve  ok       ended ended",
            Cancel:  "ok             ok       ended ended",
        }),
        sample,
        now: day("2026-03-01"),
        facts: Facts::default(),
        guards: vec![],
    }
}

#[test]
fn every_step_in_every_stage_is_an_event_or_its_refusal() {
    table().check();
}

#[test]
fn the_fold_is_total_in_any_order() {
    table().check_fold(&Stage::Made, &[], any_day);
}

#[test]
fn who_approves_and_why_it_is_given_up_is_said() {
    let on = day("2026-02-01");
    let free = Facts::default();
    check_refused(&Stage::Made, on, Command::Approve { by: " ".to_owned() }, &free, &Refusal::NameMissing);
    check_refused(&Stage::Made, on, Command::Cancel { reason: String::new() }, &free, &Refusal::ReasonMissing);
    assert!(Stage::Approved { on, by: "Qin".to_owned() }.binds());
    assert!(!Stage::Cancelled { on, reason: "wrong".to_owned() }.binds());
}

#[test]
fn a_run_with_an_entry_that_may_not_be_paid_goes_no_further_but_may_be_given_up() {
    let on = day("2026-02-01");
    let unpaid = Unpayable { entry: id(7), why: WhyUnpaid::Missing };
    let facts = Facts { unpaid: Some(unpaid.clone()) };
    let refusal = Refusal::Guard(Guard::Unpayable(unpaid));
    let approved = Stage::Approved { on, by: "Qin".to_owned() };
    check_refused(&Stage::Made, on, Command::Approve { by: "Qin".to_owned() }, &facts, &refusal);
    check_refused(&approved, on, Command::Pay, &facts, &refusal);
    // what stands against it in the first place is said first
    check_refused(&Stage::Made, on, Command::Pay, &facts, &Refusal::NeedsFirst { step: Step::Approve });
    assert_eq!(approved.offer(Step::Cancel, on, &facts), Ok(()));
}
