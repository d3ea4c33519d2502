//! The life of an invoice.

use counterpart::domain::exact::ExactError;
use counterpart::domain::lifecycle::invoice::{Command, Event, Facts, Guard, Stage, Step};
use counterpart::domain::lifecycle::{Refusal, Stage as _};
use counterpart::domain::money::{Currency, Money};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::table::{Table, check_decided, check_refused, every_stage, every_step};
use super::{any_day, day, id};

fn facts(gross: i64, issued: i64) -> Facts {
    let (gross, issued) = (Money::cny(gross), Money::cny(issued));
    Facts { gross, contract_amount: Money::cny(100_000), issued, taken_back: Money::cny(0) }
}

fn sample(step: Step) -> (Command, Event) {
    let text = || "No. 24112000".to_owned();
    match step {
        Step::Issue => (Command::Issue { number: text() }, Event::Issued { number: text() }),
        Step::Deliver => (Command::Deliver, Event::Delivered),
        Step::Void => (Command::Void { reason: text() }, Event::Voided { reason: text() }),
        Step::Red => {
            let asked = Command::Red { by: id(1), amount: Money::cny(40_000), reason: text() };
            (asked, Event::Reddened { by: id(1), reason: text() })
        }
    }
}

#[rustfmt::skip]
fn table() -> Table<Stage> {
    let on = day("2026-02-01");
    let text = || "No. 24112000".to_owned();
    Table {
        stages: every_stage!(Stage {
            Draft = Stage::Draft,
            Issued = Stage::Issued { on, number: text() },
            Delivered = Stage::Delivered { on, number: text() },
            Void = Stage::Void { on, reason: text() },
            Red = Stage::Red { on, by: id(1), reason: text() },
        }),
        rows: every_step!(Step {
            //        Draft        Issued Delivered Void  Red
            Issue:   "ok           past   past      ended ended",
            Deliver: "first:Issue  ok     past      ended ended",
            Void:    "first:Issue  ok     ok        ended ended",
            Red:     "first:Issue  ok     ok        ended ended",
        }),
        sample,
        now: day("2026-03-01"),
        facts: facts(40_000, 60_000),
        guards: vec![],
    }
}

#[test]
fn every_step_in_every_stage_is_an_event_or_its_refusal() {
    table().check();
}

#[test]
fn the_fold_is_total_in_any_order() {
    table().check_fold(&Stage::Draft, &[], any_day);
}

#[test]
fn no_more_is_invoiced_than_the_contract_is_worth() {
    let on = day("2026-02-01");
    let issue = || Command::Issue { number: "1".into() };
    let issued = || Event::Issued { number: "1".into() };
    check_decided(&Stage::Draft, on, issue(), &facts(40_000, 60_000), issued());
    let over = Guard::OverContract { room: Money::cny(40_000), gross: Money::cny(40_001) };
    check_refused(&Stage::Draft, on, issue(), &facts(40_001, 60_000), &Refusal::Guard(over));
    // a negative invoice corrects what was issued before the contract amount fell
    check_decided(&Stage::Draft, on, issue(), &facts(-10_000, 120_000), issued());
}

#[test]
fn amounts_that_cannot_be_compared_are_refused() {
    let on = day("2026-02-01");
    let issue = || Command::Issue { number: "1".into() };
    let foreign = Facts { gross: Money::new(1, Currency::USD), ..facts(1, 0) };
    let mixed = Refusal::Guard(Guard::Exact(ExactError::CurrencyMismatch));
    check_refused(&Stage::Draft, on, issue(), &foreign, &mixed);
    let huge = Refusal::Guard(Guard::Exact(ExactError::Overflow));
    check_refused(&Stage::Draft, on, issue(), &facts(1, i64::MIN), &huge);
}

#[test]
fn numbers_and_reasons_are_asked_for() {
    let on = day("2026-02-01");
    let nameless = Command::Issue { number: " ".into() };
    check_refused(&Stage::Draft, on, nameless, &facts(1, 0), &Refusal::Guard(Guard::NumberMissing));
    let issued = Stage::Issued { on, number: "1".into() };
    for command in
        [Command::Void { reason: " ".into() }, Command::Red { by: id(1), amount: Money::cny(1), reason: String::new() }]
    {
        check_refused(&issued, on, command, &facts(1, 0), &Refusal::ReasonMissing);
    }
}

#[test]
fn an_invoice_is_taken_back_in_parts_up_to_its_amount() {
    let on = day("2026-02-01");
    let out = Stage::Delivered { on, number: "1".into() };
    let reason = || "goods came back".to_owned();
    let red = |fen| Command::Red { by: id(1), amount: Money::cny(fen), reason: reason() };
    let already = |fen| Facts { taken_back: Money::cny(fen), ..facts(40_000, 60_000) };
    for (before, fen, is_all) in [(0, 39_999, false), (0, 40_000, true), (30_000, 9_999, false), (30_000, 10_000, true)]
    {
        let told = if is_all {
            Event::Reddened { by: id(1), reason: reason() }
        } else {
            Event::PartlyReddened { by: id(1), amount: Money::cny(fen), reason: reason() }
        };
        check_decided(&out, on, red(fen), &already(before), told);
    }
    for (before, fen, left) in [(0, 40_001, 40_000), (0, 0, 40_000), (0, -1, 40_000), (30_000, 10_001, 10_000)] {
        let beyond = Guard::BeyondInvoice { left: Money::cny(left) };
        check_refused(&out, on, red(fen), &already(before), &Refusal::Guard(beyond));
    }
    // the rest of it stands where it stood
    let part = Event::PartlyReddened { by: id(1), amount: Money::cny(1), reason: reason() };
    assert_eq!(out.after(day("2026-02-03"), &part), Some(out.clone()));
    assert_eq!(Stage::Draft.after(on, &part), None);
    // void is void as a whole
    let in_part = Guard::TakenBackInPart { amount: Money::cny(1) };
    check_refused(&out, on, Command::Void { reason: reason() }, &already(1), &Refusal::Guard(in_part));
}

#[test]
fn what_was_issued_counts_unless_it_is_void() {
    let counting: Vec<_> =
        table().stages.into_iter().filter(|(_, stage)| stage.counts()).map(|(name, _)| name).collect();
    assert_eq!(counting, ["Issued", "Delivered", "Red"]);
}
