//! Deciding what happens at the end of a term (续期).

use std::num::NonZeroU16;

use super::event::Event;
use super::refusal::Refusal;
use super::running::{Decided, RenewalMode, RunningTerm};
use super::status::Facts;
use crate::domain::date::Date;
use crate::domain::term::renewal::{RenewalChoice, RenewalDecision};

/// The parties go on after this term, for `months` or for as long as the clause says.
pub(super) fn renewed(on: Date, months: Option<NonZeroU16>, facts: &Facts) -> Result<Event, Refusal> {
    may_renew(facts, on)?;
    let choice = months.map_or(RenewalChoice::Renew, |months| RenewalChoice::RenewFor { months });
    Ok(decided(running(facts)?.no, choice, on))
}

/// This term is the last, with notice given on `notice_on`, or without one yet. A notice after the last day would stop
/// nothing and is not taken for one.
pub(super) fn declined(on: Date, notice_on: Option<Date>, today: Date, facts: &Facts) -> Result<Event, Refusal> {
    may_decline(facts, on)?;
    let Fixed { no, last_day, mode, .. } = running(facts)?;
    let choice = match notice_on {
        None => RenewalChoice::DeclineUnsent,
        Some(on) if on > today => return Err(Refusal::DatedInFuture { on, today }),
        Some(on) if mode == RenewalMode::Auto && on > last_day => return Err(Refusal::NoticeTooLate { last_day }),
        Some(notice_on) => RenewalChoice::Decline { notice_on },
    };
    Ok(decided(no, choice, on))
}

const fn decided(term_no: u32, choice: RenewalChoice, decided_on: Date) -> Event {
    Event::RenewalDecided { decision: RenewalDecision { term_no, choice, decided_on } }
}

/// Whether the next term may be agreed on `on`.
pub(super) fn may_renew(facts: &Facts, on: Date) -> Result<(), Refusal> {
    open_end(facts, on).map(|_| ())
}

/// Whether the next term may be declined on `on`: once is enough.
pub(super) fn may_decline(facts: &Facts, on: Date) -> Result<(), Refusal> {
    match open_end(facts, on)?.decision {
        Decided::End { notice_sent_on } => Err(Refusal::RenewalDeclined { on: notice_sent_on }),
        Decided::Open | Decided::EndUnsent { .. } | Decided::Renew { .. } => Ok(()),
    }
}

/// A fixed term whose end is not settled on `on`.
fn open_end(facts: &Facts, on: Date) -> Result<Fixed, Refusal> {
    let term = running(facts)?;
    if term.mode == RenewalMode::None {
        return Err(Refusal::NothingToRenew);
    }
    if term.no > 0 && on < term.start {
        return Err(Refusal::EarlierTerm { start: term.start });
    }
    if facts.term.goes_on(on) { Err(Refusal::RenewalCommitted { end: term.end }) } else { Ok(term) }
}

struct Fixed {
    no: u32,
    start: Date,
    end: Date,
    last_day: Date,
    mode: RenewalMode,
    decision: Decided,
}

fn running(facts: &Facts) -> Result<Fixed, Refusal> {
    match facts.term {
        RunningTerm::Fixed { no, start, end, notice_deadline: last_day, renewal: mode, decision } => {
            Ok(Fixed { no, start, end, last_day, mode, decision })
        }
        RunningTerm::OpenEnded { .. } | RunningTerm::UntilPerformed => Err(Refusal::NothingToRenew),
    }
}
