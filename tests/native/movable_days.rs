//! Which days of the calendar are ours to move: those that somebody chose, and none that follows from a contract, a quote or a clock.

use std::collections::BTreeSet;

use counterpart::domain::agenda::{Entry, Movable, What};
use counterpart::domain::contract::party::Side;
use counterpart::domain::date::Date;
use counterpart::domain::dispute::deadlines::DeadlineOf;
use counterpart::domain::id::{
    ActivityId, AmendmentId, ContractEventId, ContractId, CustomerId, DisputeId, DutyId, EvaluationId,
    EvaluationPlanId, IncentivePlanId, IncidentId, InstalmentId, OpportunityId, QuoteId, SalesTargetId, SharingScopeId,
    SubjectRequestId, TaskId, TicketId, UndertakingId,
};
use counterpart::domain::incentive::period::PayPeriod;
use counterpart::domain::lapses::{EarnestOpen, Limitation, RightToEnd};
use counterpart::domain::money::Money;
use counterpart::domain::pool::{Fall, Mark};
use counterpart::domain::scorecard::period::Span;
use counterpart::domain::sharing::incident::Measure;
use uuid::Uuid;

use super::progress::day;

/// How many kinds of days there are.
const KINDS: usize = 39;

/// Which kind of day it is: a new kind does not compile before it stands here, and fails before it stands below.
const fn kind(what: &What) -> usize {
    match what {
        What::Task(_) => 0,
        What::Step(_) => 1,
        What::ChanceStep(_) => 2,
        What::Close(_) => 3,
        What::Instalment { .. } => 4,
        What::Limitation { .. } => 5,
        What::Earnest { .. } => 6,
        What::RightLapse { .. } => 7,
        What::PoolFall { .. } => 8,
        What::TakesEffect(_) => 9,
        What::Notice { .. } => 10,
        What::TermEnd { .. } => 11,
        What::SuspensionEnd { .. } => 12,
        What::ForceMajeureProof { .. } => 13,
        What::ForceMajeureEnd { .. } => 14,
        What::Cure { .. } => 15,
        What::Termination(_) => 16,
        What::Duty { .. } => 17,
        What::Material { .. } => 18,
        What::Amendment { .. } => 19,
        What::Objection(_) => 20,
        What::Dispute { .. } => 21,
        What::SharingEnd(_) => 22,
        What::SharingReturn(_) => 23,
        What::Leak(_) => 24,
        What::Request(_) => 25,
        What::QuoteEnd(_) => 26,
        What::EvaluationDue { .. } => 27,
        What::TargetEnd(_) => 28,
        What::Release { .. } => 29,
        What::UndertakingEnd(_) => 30,
        What::Ticket(_) => 31,
        What::TicketAcknowledgement(_) => 32,
        What::TicketAnswer(_) => 33,
        What::TicketWorkaround(_) => 34,
        What::TicketNews(_) => 35,
        What::CallBack(_) => 36,
        What::LeakStep { .. } => 37,
        What::Promised { .. } => 38,
    }
}

const fn made(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

/// A day of every kind that hangs on a contract.
fn of_contracts(contract: ContractId, on: Date) -> Vec<What> {
    let part = InstalmentId(made(2));
    let event = ContractEventId(made(3));
    let open = Money::cny(100);
    let claim = Limitation { part, number: 1, label: None, open, due: on, anew: None, months: 36, last: on };
    let right = RightToEnd { ground: event, since: on, last: on, working: Vec::new() };
    vec![
        What::Instalment { contract, part, number: 1, label: None },
        What::Limitation { contract, claim },
        What::Promised { contract, promise: event, number: 1, label: None },
        What::Earnest { contract, earnest: EarnestOpen { open, due: on } },
        What::RightLapse { contract, right },
        What::TakesEffect(contract),
        What::Notice { contract, term: 0, by_itself: true },
        What::TermEnd { contract, term: 0, goes_on: false },
        What::SuspensionEnd { contract, since: on },
        What::ForceMajeureProof { contract, event, by: Side::Us },
        What::ForceMajeureEnd { contract, event },
        What::Cure { contract, notice: event, by: Side::Them },
        What::Termination(contract),
        What::Duty { contract, duty: "delivery".to_owned() },
        What::Material { contract, material: "sample".to_owned(), back: false },
        What::Amendment { contract, amendment: AmendmentId(made(4)), open: true },
    ]
}

/// A day of every other kind.
fn of_the_rest(customer: CustomerId, on: Date) -> Vec<What> {
    let fall = Fall { day: on, since: on, mark: Mark::FollowUp, allowed: 90, was_protected: false };
    let period = Span { first: on, last: on };
    vec![
        What::Task(TaskId(made(5))),
        What::Step(ActivityId(made(6))),
        What::ChanceStep(OpportunityId(made(7))),
        What::Close(OpportunityId(made(8))),
        What::QuoteEnd(QuoteId(made(9))),
        What::PoolFall { customer, fall },
        What::Objection(EvaluationId(made(10))),
        What::EvaluationDue { plan: EvaluationPlanId(made(11)), customer, period },
        What::Dispute { dispute: DisputeId(made(12)), of: DeadlineOf::Limitation },
        What::SharingEnd(SharingScopeId(made(13))),
        What::SharingReturn(SharingScopeId(made(13))),
        What::Leak(IncidentId(made(14))),
        What::LeakStep { leak: IncidentId(made(14)), measure: Measure::TellPartner },
        What::Request(SubjectRequestId(made(15))),
        What::TargetEnd(SalesTargetId(made(16))),
        What::Release { plan: IncentivePlanId(made(17)), period: PayPeriod { from: on, to: on } },
        What::UndertakingEnd(UndertakingId(made(18))),
        What::Ticket(TicketId(made(19))),
        What::TicketAcknowledgement(TicketId(made(19))),
        What::TicketAnswer(TicketId(made(19))),
        What::TicketWorkaround(TicketId(made(19))),
        What::TicketNews(TicketId(made(19))),
        What::CallBack(TicketId(made(19))),
    ]
}

#[test]
fn only_a_day_that_somebody_chose_is_moved_to_another_one() {
    let on = day("2026-05-20");
    let mut all = of_contracts(ContractId(made(1)), on);
    all.extend(of_the_rest(CustomerId(made(20)), on));
    let kinds: BTreeSet<usize> = all.iter().map(kind).collect();
    assert_eq!((kinds.len(), all.len()), (KINDS, KINDS), "a day of every kind, once each");
    let movable: Vec<(String, Movable)> = all
        .into_iter()
        .filter_map(|what| {
            let moved = what.movable()?;
            let key = Entry { day: on, what, customer: None, amount: None }.key();
            Some((key.split('.').next().unwrap_or_default().to_owned(), moved))
        })
        .collect();
    let expected = [
        ("task", Movable::Task(TaskId(made(5)))),
        ("step", Movable::Step(ActivityId(made(6)))),
        ("opportunity-step", Movable::ChanceStep(OpportunityId(made(7)))),
        ("close", Movable::Close(OpportunityId(made(8)))),
    ];
    assert_eq!(movable, expected.map(|(key, moved)| (key.to_owned(), moved)));
    // a duty that was written down to be owed once has a day that somebody chose, one that comes again and again is planned anew
    let own = DutyId(made(30));
    let moved = |subject: &str| {
        let duty = format!("own.{own}/{subject}");
        What::Duty { contract: ContractId(made(1)), duty }.movable()
    };
    assert_eq!(moved("once"), Some(Movable::Duty(own)));
    assert_eq!(["2026-05-20", "2026-05", ""].map(moved), [None; 3]);
}
