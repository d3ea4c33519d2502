//! Monthly settlement (按月结算): the days on which accounts are made up, and when each is due (`contract-rules.md` S8.d).

use serde::{Deserialize, Serialize};

use super::PlanError;
use crate::domain::calendar::{CalendarError, WorkCalendar};
use crate::domain::date::Date;
use crate::domain::exact::{ExactError, Worked};
use crate::domain::period::{Counting, Period, PeriodLine};
use crate::domain::split::MOST_PARTS;

/// How accounts are settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// The day of the month on which they are made up; in a month without it, the last day.
    pub day: u8,
    /// What follows one after the other, each counted from the day before it: the statement, its confirmation, the payment.
    pub then: [Period; 3],
}

/// The account of one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month {
    /// The day it is made up.
    pub made_up_on: Date,
    /// The last day to pay it when everybody takes the time they have. A statement that is confirmed early is due earlier: that
    /// is told by whoever records it.
    pub due_on: Date,
}

impl Terms {
    /// The last day to pay an account that is made up on a day. The working tells of the statement, its confirmation and the
    /// payment, one after the other.
    ///
    /// # Errors
    /// Leaving 1900–9999; a calendar without working days.
    pub fn due(
        self,
        made_up_on: Date,
        counting: Counting,
        calendar: &WorkCalendar,
    ) -> Result<Worked<Date, PeriodLine>, CalendarError> {
        let begun = Worked { value: made_up_on, working: Vec::new() };
        self.then.iter().try_fold(begun, |mut so_far, period| {
            let worked = period.by_the_day().due(so_far.value, counting, calendar)?;
            so_far.working.extend(worked.working);
            Ok(Worked { value: worked.value, ..so_far })
        })
    }
}

/// The accounts of a whole term, both days included: one for each settlement day in it, the last of which takes what is left of
/// the term. A term too short for a settlement day has one account, on its last day.
///
/// # Errors
/// Leaving 1900–9999; a calendar without working days.
pub fn whole_term(
    first_day: Date,
    last_day: Date,
    terms: Terms,
    counting: Counting,
    calendar: &WorkCalendar,
) -> Result<Vec<Month>, PlanError> {
    let mut made_up = settlement_days(first_day, last_day, terms.day)?;
    if made_up.is_empty() {
        made_up.push(last_day);
    }
    accounts(made_up, terms, counting, calendar)
}

/// The accounts made up from a first day to `until`, which is included: those of a term without an end as far as it has come.
///
/// # Errors
/// Leaving 1900–9999; a calendar without working days.
pub fn so_far(
    first_day: Date,
    until: Date,
    terms: Terms,
    counting: Counting,
    calendar: &WorkCalendar,
) -> Result<Vec<Month>, PlanError> {
    accounts(settlement_days(first_day, until, terms.day)?, terms, counting, calendar)
}

fn accounts(
    made_up: Vec<Date>,
    terms: Terms,
    counting: Counting,
    calendar: &WorkCalendar,
) -> Result<Vec<Month>, PlanError> {
    made_up
        .into_iter()
        .map(|made_up_on| Ok(Month { made_up_on, due_on: terms.due(made_up_on, counting, calendar)?.value }))
        .collect()
}

/// Each is found from its own month and never from the day before it, so that the 31st comes back after February. One more
/// than a plan may have parts at most, so that a plan of too many is told from one of just enough.
fn settlement_days(first_day: Date, last_day: Date, day: u8) -> Result<Vec<Date>, ExactError> {
    let first_month = Date::new(first_day.year(), first_day.month(), 1)?;
    let mut days = Vec::new();
    for k in 0_i32.. {
        // the last month of the calendar has no next one
        let Ok(month) = first_month.plus_months(k) else { break };
        let on = on_day(month, day)?;
        if on > last_day || days.len() > MOST_PARTS {
            break;
        }
        if on >= first_day {
            days.push(on);
        }
    }
    Ok(days)
}

fn on_day(month: Date, day: u8) -> Result<Date, ExactError> {
    let last = month.month_end()?.day();
    Date::new(month.year(), month.month(), u32::from(day).clamp(1, last))
}
