//! A book of contracts in every stage, with the events that led there, and with what came in and what is disputed.

use std::sync::Arc;

use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::collection::{Dated, Position};
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
use counterpart::domain::lifecycle::contract::status::{ContractStatus, DisputeSpan, Facts, Flag, flags};
use counterpart::domain::lifecycle::digest::Digest;
use counterpart::domain::money::Money;

/// What the status of a contract follows from.
pub(super) struct Told {
    term: Term,
    events: Vec<Event>,
}

/// One in ten is still a draft or in talks; of the others some are suspended, terminated or completed, some renew by
/// themselves. They began over four years.
pub(super) fn contracts(count: u32) -> Vec<Told> {
    (0..count)
        .map(|number| {
            let start = start(number);
            let mut term = Term::usual(TermLength::Months { start, months: 12 });
            if number.is_multiple_of(3) {
                let objection = Objection::Before(Period::days(30));
                term.renewal = Renewal::Automatic { months: 12, times: RenewalTimes::Unlimited, objection };
            }
            Told { term, events: events(number, start) }
        })
        .collect()
}

/// The day on which a contract begins.
fn start(number: u32) -> Date {
    let first = Date::new(2023, 1, 1).expect("a date");
    first.plus_days(i64::from(number.wrapping_mul(7_919) % 1_400)).expect("a date")
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

/// Instalments of a contract.
const PARTS: u32 = 5;

/// What is to be paid by a day, with what came in.
struct Instalment {
    due: Date,
    amount: Money,
    receipts: Vec<Dated>,
}

/// A contract with its money and its disputes.
pub(super) struct Owed {
    told: Told,
    instalments: Vec<Instalment>,
    disputes: Vec<DisputeSpan>,
}

/// How many contracts of a book are in force, how many have money late, and how many are disputed.
#[derive(Debug, Default)]
pub(super) struct Counts {
    pub(super) in_force: usize,
    pub(super) overdue: usize,
    pub(super) disputed: usize,
}

/// The same contracts with an instalment every quarter. Of those that are due by `today` most came in on their day, one in ten in
/// two halves, the second late, and one in twenty-five not at all; one contract in fifty was disputed, and half of these still are.
pub(super) fn with_money(count: u32, today: Date) -> Vec<Owed> {
    let owed = |(told, number): (Told, u32)| {
        let start = start(number);
        let later = |days: i64| start.plus_days(days).expect("a date");
        let instalments = (0..PARTS).map(|part| {
            let (due, amount) = (later(30 + i64::from(part) * 91), Money::cny(1_000_000));
            let half = |on| Dated { on, amount: Money::cny(500_000) };
            let receipts = match number.wrapping_mul(31).wrapping_add(part) % 25 {
                0 => Vec::new(),
                // nothing comes in before its day, or for a draft
                _ if due > today || number.is_multiple_of(10) => Vec::new(),
                1 | 2 => vec![half(due), half(due.plus_days(12).expect("a date"))],
                _ => vec![Dated { on: due, amount }],
            };
            Instalment { due, amount, receipts }
        });
        let dispute = |closed: bool| DisputeSpan { raised_on: later(120), closed_on: closed.then(|| later(180)) };
        let disputes = (number % 50 == 7).then(|| dispute(number % 100 == 7));
        Owed { told, instalments: instalments.collect(), disputes: disputes.into_iter().collect() }
    };
    contracts(count).into_iter().zip(0..).map(owed).collect()
}

/// The status and the flags of each as of a day, from its events, its term, its money and its disputes.
pub(super) fn statuses(contracts: &[Owed], calendar: &WorkCalendar, as_of: Date) -> Counts {
    let mut counts = Counts::default();
    for Owed { told, instalments, disputes } in contracts {
        let life = Life::known_on(&told.events, as_of);
        let term = told.term.running_value(&life.renewals, as_of, calendar).expect("a term");
        let is_open = |it: &&Instalment| {
            let position = Position::on(it.amount, &it.receipts, &[], as_of).expect("a position");
            !position.open.is_zero()
        };
        let (mut oldest, mut open) = (None, 0_u32);
        for it in instalments.iter().filter(is_open) {
            oldest = Some(oldest.map_or(it.due, |day: Date| day.min(it.due)));
            open += 1;
        }
        let paid = instalments.iter().flat_map(|it| &it.receipts).map(|it| it.on).filter(|on| *on <= as_of);
        let mut facts = Facts {
            first_payment: paid.min(),
            oldest_unpaid_due: oldest,
            disputes: disputes.clone(),
            ..Facts::of_term(term)
        };
        facts.open_work.instalments = open;
        let status = life.settle(&mut facts, as_of);
        let flags = flags(status, &facts, as_of);
        counts.in_force += usize::from(matches!(status, ContractStatus::Active { .. }));
        counts.overdue += usize::from(flags.contains(&Flag::OverdueMoney));
        counts.disputed += usize::from(flags.contains(&Flag::OpenDispute));
    }
    counts
}
