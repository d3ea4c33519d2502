//! How good the service was of what came in: the figures of the [service report](crate::domain::service_report), with those of
//! other reports.

use std::sync::Arc;

use super::fact::{Fact, Source, Tally, Worth};
use crate::domain::service_report::Counted;

/// What a ticket tells, all of it on the day it came in.
pub fn of_ticket(ticket: &Counted, who: &Arc<str>) -> Vec<Fact> {
    let kept = |kept: Option<bool>, yes, no| kept.map(|kept| if kept { yes } else { no });
    let tallies = [
        Some(Tally::Came),
        kept(ticket.answered, Tally::Answered, Tally::AnsweredLate),
        kept(ticket.solved, Tally::Solved, Tally::SolvedLate),
        kept(ticket.was_solved.then_some(ticket.reopened), Tally::Reopened, Tally::StayedSolved),
        kept(ticket.rating.map(|rating| rating >= 4), Tally::Satisfied, Tally::Unsatisfied),
        ticket.waiting.map(|_| Tally::Waiting),
    ];
    let fact = |tally| Fact {
        on: ticket.received,
        tally,
        who: Arc::clone(who),
        customer: Some(ticket.customer),
        source: Source::Ticket(ticket.id),
        stage: None,
        worth: Worth::Nothing,
    };
    tallies.into_iter().flatten().map(fact).collect()
}
