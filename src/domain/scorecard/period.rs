//! The periods that are evaluated.

use serde::{Deserialize, Serialize};

use crate::domain::contract::targets::Cycle;
use crate::domain::date::Date;
use crate::domain::exact::{ExactError, no_lines};
use crate::domain::term::first_day_after;

/// A period, both days included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// Its first day.
    pub first: Date,
    /// Its last day.
    pub last: Date,
}

impl Span {
    /// Whether a day lies in it.
    pub fn has(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// How many days it has.
    pub fn days(self) -> i64 {
        self.first.days_until(self.last).saturating_add(1)
    }
}

/// The periods counted from `start` that had begun by `as_of` and by `until`, the first first. Each is counted from the start
/// (6.7), so that no day is lost to a short month; the last one ends with what is evaluated.
///
/// # Errors
/// Days out of range.
pub fn periods(cycle: Cycle, start: Date, until: Option<Date>, as_of: Date) -> Result<Vec<Span>, ExactError> {
    let mut found = Vec::new();
    let (mut first, mut gone) = (start, 0_i32);
    while first <= as_of && until.is_none_or(|until| first <= until) {
        gone = gone.saturating_add(i32::from(cycle.months()));
        let next = start.plus_months(gone)?;
        let last = next.plus_days(-1)?;
        // a term that ends in a month without the day it began on has that month whole: no period of one day is left of it
        let months = u32::try_from(gone).map_err(|_| ExactError::Overflow)?;
        let whole = first_day_after(start, months, &mut no_lines)?.plus_days(-1)?;
        if until == Some(whole) {
            found.push(Span { first, last: whole });
            break;
        }
        found.push(Span { first, last: until.map_or(last, |until| last.min(until)) });
        first = next;
    }
    Ok(found)
}

/// The same where amendments changed how long a period is: each of `before` held until the day beside it, exclusive, in the order of the
/// days. What was over by then keeps the periods that held; the one that ran is cut there, and the next begins on that day. All of
/// them are counted from the start, so that the first by a new cycle is a part of a full one.
///
/// # Errors
/// Days out of range.
pub fn periods_through(
    before: &[(Cycle, Date)],
    now: Cycle,
    start: Date,
    until: Option<Date>,
    as_of: Date,
) -> Result<Vec<Span>, ExactError> {
    let mut found = Vec::new();
    let mut since = start;
    let cycles = before.iter().map(|(cycle, end)| (*cycle, Some(*end))).chain(std::iter::once((now, None)));
    for (cycle, end) in cycles {
        let last = end.map(|end| end.plus_days(-1)).transpose()?;
        let own = periods(cycle, start, until.into_iter().chain(last).min(), as_of)?;
        let own = own.into_iter().filter(|it| it.last >= since);
        let cut = own.map(|it| Span { first: it.first.max(since), last: it.last });
        found.extend(cut.filter(|it| it.first <= as_of));
        since = end.map_or(since, |end| end.max(since));
    }
    Ok(found)
}

/// The first day from which the periods of a plan without a contract are counted: those of the calendar, from the year before.
///
/// # Errors
/// Days out of range.
pub fn calendar_start(as_of: Date) -> Result<Date, ExactError> {
    Date::new(as_of.year().saturating_sub(1), 1, 1)
}

/// The last period of the calendar that is over by `as_of`, of whoever was evaluated up to `evaluated` last by a plan without a contract;
/// nothing while that covers it.
///
/// # Errors
/// Days out of range.
pub fn due_after(cycle: Cycle, evaluated: Span, as_of: Date) -> Result<Option<Span>, ExactError> {
    let all = periods(cycle, calendar_start(as_of)?, None, as_of)?;
    let over = all.into_iter().rev().find(|it| it.last < as_of);
    Ok(over.filter(|it| it.first > evaluated.last))
}

/// The period that is to be evaluated next: the last that is over while it was not ([`due_after`]), else the one that runs; nothing
/// where what was evaluated reaches into that.
///
/// # Errors
/// Days out of range.
pub fn next_after(cycle: Cycle, evaluated: Span, as_of: Date) -> Result<Option<Span>, ExactError> {
    if let Some(over) = due_after(cycle, evaluated, as_of)? {
        return Ok(Some(over));
    }
    let all = periods(cycle, calendar_start(as_of)?, None, as_of)?;
    Ok(all.last().copied().filter(|it| it.first > evaluated.last))
}
