//! Ending a contract early (解除): the time to cure a breach and the day the end takes effect.

use serde::{Deserialize, Serialize};

use super::TermError;
use crate::domain::calendar::WorkCalendar;
use crate::domain::date::Date;
use crate::domain::exact::Worked;
use crate::domain::period::{Counting, Period, PeriodLine};

/// The time to put a breach right, from the day the demand arrived (催告).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CurePeriod {
    /// The last day to put it right.
    pub last_day: Date,
    /// The first day on which the other side may end the contract.
    pub terminable_from: Date,
}

/// What a termination rests on, as far as its day goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TerminationBasis {
    /// The parties agreed on the day (协商一致).
    Agreement {
        /// The day.
        effective_on: Date,
    },
    /// A notice that works when it arrives: breach, force majeure, a right given by law (解除自通知到达时生效).
    OnArrival {
        /// The day it was received.
        received_on: Date,
    },
    /// A notice that works after a time: an indefinite term, or for convenience (提前通知解除).
    AfterNotice {
        /// The day it was received.
        received_on: Date,
        /// The time; 0 days for at once.
        notice: Period,
    },
}

/// The cure period of `cure` from the day the demand was received, counted as the contract counts its periods
/// ([`crate::domain::contract::general::Definitions::counting`]).
///
/// # Errors
/// Leaving 1900–9999; a calendar without working days.
pub fn cure_period(
    received_on: Date,
    cure: Period,
    counting: Counting,
    calendar: &WorkCalendar,
) -> Result<Worked<CurePeriod, PeriodLine>, TermError> {
    let Worked { value: last_day, mut working } = cure.due(received_on, counting, calendar)?;
    let terminable_from = last_day.plus_days(1)?;
    working.push(PeriodLine::DayAfter { on: terminable_from });
    Ok(Worked { value: CurePeriod { last_day, terminable_from }, working })
}

/// The day a termination takes effect: for a notice, the day it was received plus its time, of which 0 is allowed
/// (`domain.md` 6.7). It does not move off a day of rest: nothing has to be done on it.
///
/// # Errors
/// Leaving 1900–9999; for a notice in working days, a calendar without any.
pub fn effective_on(basis: TerminationBasis, calendar: &WorkCalendar) -> Result<Worked<Date, PeriodLine>, TermError> {
    match basis {
        TerminationBasis::Agreement { effective_on } => Ok(Worked { value: effective_on, working: Vec::new() }),
        TerminationBasis::OnArrival { received_on } => {
            Ok(Worked { value: received_on, working: vec![PeriodLine::From { on: received_on }] })
        }
        TerminationBasis::AfterNotice { received_on, notice } => Ok(notice.last_day(received_on, calendar)?),
    }
}
