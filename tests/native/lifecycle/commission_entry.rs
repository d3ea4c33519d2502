//! The life of a commission entry.

use counterpart::domain::exact::ExactError;
use counterpart::domain::lifecycle::commission_entry::{Command, Event, Facts, Guard, Hold, Stage, Step};
use counterpart::domain::lifecycle::{Refusal, Stage as _};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::table::{Table, check_refused, every_stage, every_step};
use super::{any_day, day, id};

fn sample(step: Step) -> (Command, Event) {
    let text = || "Li".to_owned();
    match step {
        Step::Approve => (Command::Approve { by: text() }, Event::Approved { by: text() }),
        Step::Pay => (Command::Pay, Event::Paid),
        Step::Reverse => {
            (Command::Reverse { by: id(1), reason: text() }, Event::Reversed { by: id(1), reason: text() })
        }
    }
}

#[rustfmt::skip]
fn table() -> Table<Stage> {
    let on = day("2026-02-01");
    Table {
        stages: every_stage!(Stage {
            Accrued = Stage::Accrued,
            Approved = Stage::Approved { on, by: "Li".into() },
            Paid = Stage::Paid { on },
            Reversed = Stage::Reversed { on, by: id(1), reason: "refund".into() },
        }),
        rows: every_step!(Step {
            //        Accrued        Approved Paid Reversed
            Approve: "ok             past     past ended",
            Pay:     "first:Approve  ok       past ended",
            Reverse: "ok             ok       ok   ended",
        }),
        sample,
        now: day("2026-03-01"),
        facts: Facts::FREE,
        guards: vec![],
    }
}

#[test]
fn every_step_in_every_stage_is_an_event_or_its_refusal() {
    table().check();
}

#[test]
fn the_fold_is_total_in_any_order() {
    table().check_fold(&Stage::Accrued, &[], any_day);
}

#[test]
fn what_is_held_back_is_not_paid_and_what_is_taken_back_says_why() {
    let on = day("2026-02-01");
    let approved = Stage::Approved { on, by: "Li".into() };
    let held = Refusal::Guard(Guard::HeldUntilCollected);
    let hold = |hold| Facts { hold, in_run: true };
    check_refused(&approved, on, Command::Pay, &hold(Hold::UntilCollected), &held);
    let unreckoned = Refusal::Guard(Guard::Unreckoned(ExactError::Overflow));
    check_refused(&approved, on, Command::Pay, &hold(Hold::Unreckoned(ExactError::Overflow)), &unreckoned);
    let silent = Command::Reverse { by: id(1), reason: String::new() };
    check_refused(&approved, on, silent, &Facts::FREE, &Refusal::ReasonMissing);
    check_refused(&Stage::Accrued, on, Command::Approve { by: String::new() }, &Facts::FREE, &Refusal::NameMissing);
    // a run that is to pay it has to be given up first; once it is paid, it may be taken back
    let back = || Command::Reverse { by: id(1), reason: "refund".to_owned() };
    check_refused(&approved, on, back(), &hold(Hold::Free), &Refusal::Guard(Guard::InRun));
    assert_eq!(Stage::Paid { on }.offer(Step::Reverse, on, &hold(Hold::Free)), Ok(()));
    assert_eq!(approved.offer(Step::Pay, on, &hold(Hold::Free)), Ok(()));
}
