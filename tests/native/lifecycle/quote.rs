//! The life of a quote.

use counterpart::domain::lifecycle::Refusal;
use counterpart::domain::lifecycle::quote::{Command, Event, Facts, Guard, QuoteStatus, Stage, Step};

use super::table::{Table, check_decided, check_refused, every_stage, every_step};
use super::{any_day, day, id};

fn facts() -> Facts {
    Facts { valid_until: day("2026-03-31"), lines: 2 }
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
        &Refusal::Guard(Guard::Expired { last_day: day("2026-03-31") }),
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
