//! Whether a notice may end the contract on its day.

use super::Life;
use super::command::Step;
use super::event::{Termination, TerminationGround};
use super::refusal::Refusal;
use super::status::{Ahead, ContractStatus, Facts, RunningTerm, TerminationNotice};
use crate::domain::calendar::{CalendarError, WorkCalendar};
use crate::domain::contract::party::Side;
use crate::domain::cure::Claim;
use crate::domain::date::Date;
use crate::domain::exact::Worked;
use crate::domain::period::PeriodLine;

/// Whether notice, ground and effect hang together.
///
/// Before it takes effect a contract can be ended by agreement only (Civil Code art. 562). An indefinite term ends when its
/// period of notice is over, at the earliest (`domain.md` 6.7): the period of the side that ends it. For a breach that can be
/// cured it ends only once a notice to cure has run out (`contract-rules.md` S6).
pub(super) fn may_terminate(
    life: &Life,
    termination: &Termination,
    claim: &Claim,
    facts: &Facts,
) -> Result<(), Refusal> {
    let Termination { notice_on, effective_on, ground, note, .. } = termination;
    if let ContractStatus::Signed { effect } = life.status(facts, *notice_on)
        && *ground != TerminationGround::Mutual
    {
        return Err(Refusal::NotYetEffective { effect });
    }
    if *ground == TerminationGround::Other && note.trim().is_empty() {
        return Err(Refusal::ReasonMissing { step: Step::Terminate });
    }
    claim.route(*ground, *notice_on, !note.trim().is_empty()).map_err(|short| Refusal::Uncured { short })?;
    let earliest = earliest_by(*ground, claim.by, *notice_on, facts.term, &claim.ahead)?.value;
    if *effective_on < earliest { Err(Refusal::NoticeTooShort { earliest }) } else { Ok(()) }
}

/// The first day on which a contract may have ended by a notice on this ground: the day of the notice, and for a notice that
/// needs no other ground the time that the clause asks of the side that gives it.
///
/// # Errors
/// A term that no notice ends by itself; a day beyond 9999; for a notice in working days, a calendar without any.
pub fn earliest_by(
    ground: TerminationGround,
    by: Side,
    notice_on: Date,
    term: RunningTerm,
    ahead: &Ahead,
) -> Result<Worked<Date, PeriodLine>, Refusal> {
    match ground {
        TerminationGround::NoticeIndefinite => match term {
            RunningTerm::OpenEnded { notice } => {
                earliest_end(notice_on, ahead.notice_of(by, notice), ahead.calendar()).map_err(Refusal::from)
            }
            RunningTerm::Fixed { end, .. } => Err(Refusal::TermIsFixed { end }),
            RunningTerm::UntilPerformed => Err(Refusal::TermIsUntilPerformed),
        },
        TerminationGround::Mutual
        | TerminationGround::MaterialBreach
        | TerminationGround::Expiry
        | TerminationGround::ForceMajeure
        | TerminationGround::Statutory
        | TerminationGround::Other => {
            Ok(Worked { value: notice_on, working: vec![PeriodLine::From { on: notice_on }] })
        }
    }
}

/// The first day on which an indefinite term may end by a notice: the day of the notice plus its time, of which 0 is allowed
/// (`domain.md` 6.7). Working days are those of the calendar of the contract.
///
/// # Errors
/// A day beyond 9999; for a notice in working days, a calendar without any.
pub fn earliest_end(
    notice_on: Date,
    notice: TerminationNotice,
    calendar: &WorkCalendar,
) -> Result<Worked<Date, PeriodLine>, CalendarError> {
    notice.period().last_day(notice_on, calendar)
}
