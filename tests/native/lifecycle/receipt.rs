//! The life of a receipt.

use counterpart::domain::lifecycle::receipt::{Command, Event, Facts, Guard, Stage, Step};
use counterpart::domain::lifecycle::{Entry, Refusal, Stage as _};
use counterpart::domain::money::Money;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::table::{Table, check_refused, every_stage, every_step};
use super::{any_day, day, id};

fn facts() -> Facts {
    Facts { amount: Money::cny(100_000), reverses: None }
}

fn reverse(reason: &str) -> Command {
    Command::Reverse { by: id(1), reason: reason.into() }
}

fn sample(step: Step) -> (Command, Event) {
    match step {
        Step::Reverse => (reverse("bounced"), Event::Reversed { by: id(1), reason: "bounced".into() }),
    }
}

#[rustfmt::skip]
fn table() -> Table<Stage> {
    Table {
        stages: every_stage!(Stage {
            Recorded = Stage::Recorded,
            Reversed = Stage::Reversed { on: day("2026-02-01"), by: id(1), reason: "bounced".into() },
        }),
        rows: every_step!(Step {
            //        Recorded Reversed
            Reverse: "ok       ended",
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
    let twice = Event::Reversed { by: id(2), reason: "bounced".into() };
    table().check_fold(&Stage::Recorded, &[twice], any_day);
}

#[test]
fn a_receipt_is_taken_back_for_a_reason_and_a_counter_entry_is_not() {
    let (on, now) = (day("2026-02-01"), day("2026-03-01"));
    check_refused(&Stage::Recorded, on, reverse(" "), &facts(), &Refusal::ReasonMissing);
    let counter = Facts { reverses: Some(id(7)), ..facts() };
    let of = Refusal::Guard(Guard::IsCounterEntry { of: id(7) });
    check_refused(&Stage::Recorded, on, reverse("bounced"), &counter, &of);
    // the least amount that there is has no opposite
    let amount = Money::cny(i64::MIN);
    let least = Facts { amount, ..facts() };
    let beyond = Refusal::Guard(Guard::NoCounterAmount { amount });
    check_refused(&Stage::Recorded, on, reverse("bounced"), &least, &beyond);
    let tomorrow = Entry::new(day("2026-03-02"), reverse("bounced"));
    let future = Refusal::DatedInFuture { on: day("2026-03-02"), now };
    assert_eq!(Stage::Recorded.decide(tomorrow, now, &facts()), Err(future));
}
