//! Who has approved what, and who is still missing.

use std::sync::Arc;

use counterpart::domain::approvals::{ApprovalRow, approvals};
use counterpart::domain::contract::party::Side;
use counterpart::domain::lifecycle::approval::Stage;
use counterpart::domain::lifecycle::contract::Life;
use counterpart::domain::lifecycle::contract::event::{
    Approval, EffectiveRule, Event, Rejection, Reopening, Signature, SignatureMethod, Submission, Verdict, Version,
};
use counterpart::domain::lifecycle::digest::Digest;

use crate::paper::contracts::day;

fn version(number: u8) -> Version {
    Version { number: u32::from(number), sha256: Digest([number; 32]) }
}

fn submitted(number: u8, on: &str, approvers: &[&str]) -> Event {
    Event::Submitted {
        on: day(on),
        submission: Arc::new(Submission {
            version: version(number),
            approvers: approvers.iter().map(|name| (*name).to_owned()).collect(),
            effective: EffectiveRule::OnSigning,
            parties: None,
        }),
    }
}

fn approved(number: u8, on: &str, by: &str) -> Event {
    let (by, comment) = (by.to_owned(), "fine".to_owned());
    Event::Approved(Approval { on: day(on), version: version(number), by, comment }.into())
}

fn turned_down(number: u8, on: &str, by: &str) -> Event {
    let (by, reason, verdict) = (by.to_owned(), "too dear".to_owned(), Verdict::Returned);
    Event::TurnedDown(Rejection { on: day(on), version: version(number), by, verdict, reason }.into())
}

/// A row in a few words: version, name, and where it stands.
fn said(row: &ApprovalRow) -> String {
    let stage = match &row.stage {
        Stage::Pending => "awaited".to_owned(),
        Stage::Approved { on, .. } => format!("approved {on}"),
        Stage::Rejected { on, .. } => format!("rejected {on}"),
        Stage::Returned { on, reason } => format!("returned {on}: {reason}"),
        Stage::Cancelled { on, by } => format!("cancelled {on} by {}", by.number),
    };
    format!("{} {} {stage}", row.version.number, row.approver)
}

fn check(events: &[Event], expected: &[&str]) {
    let rows: Vec<String> = approvals(events).iter().map(said).collect();
    assert_eq!(rows, expected);
}

#[test]
fn everybody_who_was_asked_is_told_with_day_and_words() {
    check(&[], &[]);
    let asked = submitted(1, "2026-05-01", &["Li", "Wu"]);
    check(std::slice::from_ref(&asked), &["1 Li awaited", "1 Wu awaited"]);
    let one = approved(1, "2026-05-02", "Wu");
    check(&[asked.clone(), one.clone()], &["1 Li awaited", "1 Wu approved 2026-05-02"]);
    let back = turned_down(1, "2026-05-03", "Li");
    check(&[asked, one, back], &["1 Li returned 2026-05-03: too dear", "1 Wu approved 2026-05-02"]);
}

#[test]
fn a_new_version_cancels_the_approvals_of_the_old_one() {
    let first = [
        submitted(1, "2026-05-01", &["Li", "Wu"]),
        approved(1, "2026-05-02", "Li"),
        turned_down(1, "2026-05-03", "Wu"),
        submitted(2, "2026-05-06", &["Li", "Wu"]),
    ];
    check(
        &first,
        &[
            "2 Li awaited",
            "2 Wu awaited",
            // a refusal stays the refusal it was
            "1 Li cancelled 2026-05-06 by 2",
            "1 Wu returned 2026-05-03: too dear",
        ],
    );
    // and the life asks both of them again
    let life = Life::replay(&first);
    assert!(life.stage.locked().is_none());
    let life = life.evolve(&approved(2, "2026-05-07", "Wu"));
    assert!(life.stage.locked().is_none(), "Li approved another version");
    let life = life.evolve(&approved(2, "2026-05-08", "Li"));
    assert_eq!(life.stage.locked(), Some(version(2)));
}

#[test]
fn an_approved_version_that_is_reopened_and_changed_is_approved_anew() {
    let reopening = Reopening { on: day("2026-05-04"), version: version(1), reason: "four".to_owned() };
    let events = [
        submitted(1, "2026-05-01", &["Li"]),
        approved(1, "2026-05-02", "Li"),
        Event::Reopened(reopening.into()),
        submitted(2, "2026-05-05", &["Li"]),
    ];
    check(&events[..3], &["1 Li cancelled 2026-05-04 by 1"]);
    check(&events, &["2 Li awaited", "1 Li cancelled 2026-05-04 by 1"]);
}

#[test]
fn when_one_sends_it_back_nobody_else_is_waited_for() {
    let back = [submitted(1, "2026-05-01", &["Li", "Wu", "Xu"]), approved(1, "2026-05-02", "Xu")];
    let back = [back.as_slice(), &[turned_down(1, "2026-05-03", "Li")]].concat();
    let rest = ["1 Li returned 2026-05-03: too dear", "1 Wu cancelled 2026-05-03 by 1", "1 Xu approved 2026-05-02"];
    check(&back, &rest);
    // the same version asked for again waits for everybody, and the old rows wait for nobody
    let again = [back.as_slice(), &[submitted(1, "2026-05-04", &["Li", "Wu", "Xu"])]].concat();
    check(&again, &[["1 Li awaited", "1 Wu awaited", "1 Xu awaited"], rest].concat());
    // somebody who is not waited for turns nothing down
    let other = [submitted(1, "2026-05-01", &["Li"]), turned_down(1, "2026-05-02", "Zhao")];
    check(&other, &["1 Li awaited"]);
}

#[test]
fn what_the_life_of_the_contract_does_not_take_is_no_approval() {
    // another copy of the book submitted another text meanwhile, and somebody approved that one
    let events = [
        submitted(1, "2026-05-01", &["Li", "Wu"]),
        submitted(2, "2026-05-02", &["Zhao"]),
        approved(2, "2026-05-03", "Zhao"),
        approved(1, "2026-05-03", "Li"),
        approved(1, "2026-05-04", "Li"),
    ];
    check(&events, &["1 Li approved 2026-05-03", "1 Wu awaited"]);
    assert_eq!(Life::replay(&events).anomalies.len(), 3);
}

#[test]
fn what_was_signed_stays_approved_when_another_copy_reopens_it() {
    let sign = |side: Side| Event::Signed {
        signature: Arc::new(Signature {
            party: side.into(),
            signer: "Wang".to_owned(),
            capacity: String::new(),
            on: day("2026-05-03"),
            method: SignatureMethod::WetAndSeal,
            evidence: String::new(),
            sha256: version(1).sha256,
        }),
    };
    let reopening = Reopening { on: day("2026-05-03"), version: version(1), reason: "four".to_owned() };
    let events = [
        submitted(1, "2026-05-01", &["Li"]),
        approved(1, "2026-05-02", "Li"),
        sign(Side::Us),
        sign(Side::Them),
        Event::Reopened(reopening.into()),
    ];
    check(&events, &["1 Li approved 2026-05-02"]);
}
