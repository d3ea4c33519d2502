//! A book of contracts in every stage, with the events that led there.

use std::sync::Arc;

use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::contract::named::SigningParty;
use counterpart::domain::contract::party::Side;
use counterpart::domain::contract::plan::Period;
use counterpart::domain::contract::term::{Objection, Renewal, RenewalTimes, Term, TermLength};
use counterpart::domain::date::Date;
use counterpart::domain::lifecycle::contract::Life;
use counterpart::domain::lifecycle::contract::event::{
    Approval, EffectiveRule, Event, Signature, SignatureMethod, Submission, SuspensionGround, Termination,
    TerminationGround, Version,
};
use counterpart::domain::lifecycle::contract::status::{ContractStatus, Facts};
use counterpart::domain::lifecycle::digest::Digest;

/// What the status of a contract follows from.
pub(super) struct Told {
    term: Term,
    events: Vec<Event>,
}

/// One in ten is still a draft or in talks; of the others some are suspended, terminated or completed, some renew by
/// themselves. They began over four years.
pub(super) fn contracts(count: u32) -> Vec<Told> {
    let first = Date::new(2023, 1, 1).expect("a date");
    (0..count)
        .map(|number| {
            let start = first.plus_days(i64::from(number.wrapping_mul(7_919) % 1_400)).expect("a date");
            let mut term = Term::usual(TermLength::Months { start, months: 12 });
            if number.is_multiple_of(3) {
                let objection = Objection::Before(Period::days(30));
                term.renewal = Renewal::Automatic { months: 12, times: RenewalTimes::Unlimited, objection };
            }
            Told { term, events: events(number, start) }
        })
        .collect()
}

/// What happened to it.
pub(super) fn events(number: u32, start: Date) -> Vec<Event> {
    let later = |days| start.plus_days(days).expect("a date");
    let version = Version { number: 1, sha256: Digest([7; 32]) };
    let sign = |party: Side| Event::Signed {
        signature: Arc::new(Signature {
            party: SigningParty::from(party),
            signer: "李景行".to_owned(),
            capacity: "法定代表人".to_owned(),
            on: start,
            method: SignatureMethod::WetAndSeal,
            evidence: String::new(),
            sha256: version.sha256,
        }),
    };
    let mut events = vec![Event::Shared { on: start }];
    if number.is_multiple_of(10) {
        return events;
    }
    let submission = Submission {
        version,
        approvers: vec!["周以宁".to_owned()],
        effective: EffectiveRule::OnSigning,
        parties: None,
    };
    events.extend([
        Event::Submitted { on: start, submission: Arc::new(submission) },
        Event::Approved(Approval { on: start, version, by: "周以宁".to_owned(), comment: String::new() }.into()),
        sign(Side::Us),
        sign(Side::Them),
    ]);
    match number % 10 {
        1 => events.push(Event::Suspended {
            on: later(90),
            ground: SuspensionGround::Mutual,
            note: String::new(),
            until: None,
        }),
        2 => events.push(Event::Terminated {
            termination: Arc::new(Termination {
                notice_on: later(100),
                effective_on: later(130),
                ground: TerminationGround::Mutual,
                evidence: String::new(),
                note: String::new(),
            }),
        }),
        3 => events.push(Event::Completed { on: later(200), by: "周以宁".to_owned() }),
        _ => {}
    }
    events
}

/// The status of each as of a day, from its events and its term; how many are in force.
pub(super) fn in_force(contracts: &[Told], calendar: &WorkCalendar, as_of: Date) -> usize {
    let statuses = contracts.iter().map(|told| {
        let life = Life::known_on(&told.events, as_of);
        let term = told.term.running_value(&life.renewals, as_of, calendar).expect("a term");
        life.settle(&mut Facts::of_term(term), as_of)
    });
    statuses.filter(|status| matches!(status, ContractStatus::Active { .. })).count()
}
