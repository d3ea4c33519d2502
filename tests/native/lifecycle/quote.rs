//! The life of a quote.

use counterpart::domain::exact::ExactError;
use counterpart::domain::lifecycle::Refusal;
use counterpart::domain::lifecycle::quote::{Command, Event, Facts, Guard, QuoteStatus, Stage, Step};
use counterpart::domain::line::LineError;
use counterpart::i18n::{Locale, Text};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::table::{Table, check_decided, check_refused, every_stage, every_step};
use super::{any_day, day, id};

fn facts() -> Facts {
    Facts { valid_until: day("2026-03-31"), lines: 2, unreckoned: None }
}

fn sample(step: Step) -> (Command, Event) {
    let reason = || "too dear".to_owned();
    match step {
        Step::Send => (Command::Send, Event::Sent),
        Step::Accept => (Command::Accept, Event::Accepted),
        Step::Reject => (Command::Reject { reason: reason() }, Event::Rejected { reason: reason() }),
        Step::MakeContract => (Command::MakeContract { contract: id(1) }, Event::ContractMade { contract: id(1) }),
    }
}

#[rustfmt::skip]
fn table() -> Table<Stage> {
    let on = day("2026-02-01");
    Table {
        stages: every_stage!(Stage {
            Draft = Stage::Draft,
            Sent = Stage::Sent { on },
            Accepted = Stage::Accepted { on },
            Rejected = Stage::Rejected { on, reason: "too dear".into() },
            Contracted = Stage::Contracted { on, contract: id(1) },
        }),
        rows: every_step!(Step {
            //             Draft         Sent          Accepted Rejected Contracted
            Send:         "ok            past          past     ended    ended",
            Accept:       "first:Send    ok            past     ended    ended",
            Reject:       "first:Send    ok            past     ended    ended",
            MakeContract: "first:Accept  first:Accept  ok       ended    ended",
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
    table().check_fold(&Stage::Draft, &[], any_day);
}

#[test]
fn a_quote_is_accepted_until_its_last_day() {
    let sent = Stage::Sent { on: day("2026-02-01") };
    let expired = Refusal::Guard(Guard::Expired { last_day: day("2026-03-31") });
    check_decided(&sent, day("2026-03-31"), Command::Accept, &facts(), Event::Accepted);
    check_refused(&sent, day("2026-04-01"), Command::Accept, &facts(), &expired);
    check_refused(
        &Stage::Draft,
        day("2026-04-01"),
        Command::Send,
        &facts(),
        &Refusal::Guard(Guard::Lapsed { last_day: day("2026-03-31") }),
    );
    let late = Command::Reject { reason: "too late".into() };
    check_decided(&sent, day("2026-04-01"), late, &facts(), Event::Rejected { reason: "too late".into() });
}

#[test]
fn an_empty_quote_is_not_sent_and_a_refusal_has_a_reason() {
    let empty = Facts { lines: 0, ..facts() };
    check_refused(&Stage::Draft, day("2026-02-01"), Command::Send, &empty, &Refusal::Guard(Guard::NoLines));
    let sent = Stage::Sent { on: day("2026-02-01") };
    let reject = Command::Reject { reason: String::new() };
    check_refused(&sent, day("2026-02-02"), reject, &facts(), &Refusal::ReasonMissing);
}

#[test]
fn a_quote_that_comes_to_no_total_is_not_sent_and_says_why() {
    for (why, words) in [
        (LineError::DocumentDiscountOutOfRange, "The discount is more than the lines come to."),
        (
            LineError::NegativePrice { line: id(1) },
            "The lines come to no total: no quantity or price is below zero, and tax rates lie between 0% and 100%.",
        ),
        (
            LineError::Exact(ExactError::CurrencyMismatch),
            "Some prices are in another currency; choose the currency again.",
        ),
    ] {
        let unclear = Facts { unreckoned: Some(why), ..facts() };
        let refused = Refusal::Guard(Guard::Unreckoned { why });
        check_refused(&Stage::Draft, day("2026-02-01"), Command::Send, &unclear, &refused);
        assert_eq!(Text::new(Locale::En).quote_refusal(&refused), words);
        // what was sent before can still be answered
        let sent = Stage::Sent { on: day("2026-02-01") };
        check_decided(&sent, day("2026-02-02"), Command::Accept, &unclear, Event::Accepted);
    }
}

#[test]
fn a_draft_past_its_day_is_given_a_later_one_and_a_sent_quote_a_new_version() {
    let last_day = day("2026-03-31");
    let said = |locale, guard| Text::new(locale).quote_refusal(&Refusal::Guard(guard));
    assert_eq!(
        said(Locale::En, Guard::Lapsed { last_day }),
        "It is valid until 31 Mar 2026, which is over. Set a later date first."
    );
    assert_eq!(said(Locale::Zh, Guard::Lapsed { last_day }), "有效期至2026年3月31日，已经过了。请先改成以后的日期。");
    assert_eq!(said(Locale::En, Guard::Expired { last_day }), "It ran out on 31 Mar 2026; make a new version.");
}

#[test]
fn only_a_quote_that_waits_expires() {
    let on = day("2026-02-01");
    let expired = QuoteStatus::Expired { last_day: day("2026-03-31") };
    for (stage, before, after) in [
        (Stage::Draft, QuoteStatus::Draft, QuoteStatus::Draft),
        (Stage::Sent { on }, QuoteStatus::Sent, expired),
        (Stage::Accepted { on }, QuoteStatus::Accepted, QuoteStatus::Accepted),
        (Stage::Rejected { on, reason: String::new() }, QuoteStatus::Rejected, QuoteStatus::Rejected),
        (Stage::Contracted { on, contract: id(1) }, QuoteStatus::Contracted, QuoteStatus::Contracted),
    ] {
        for (as_of, expected) in [
            ("1900-01-01", before),
            ("2026-03-30", before),
            ("2026-03-31", before),
            ("2026-04-01", after),
            ("9999-12-31", after),
        ] {
            assert_eq!(stage.status(day("2026-03-31"), day(as_of)), expected, "{stage:?} on {as_of}");
        }
    }
}
