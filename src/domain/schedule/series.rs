//! The days of recurring payments: always counted from the anchor, never from the date before (`domain.md` 6.2).

use serde::{Deserialize, Serialize};

use crate::domain::calendar::{CalendarError, WorkCalendar};
use crate::domain::date::Date;
use crate::domain::exact::Worked;
use crate::domain::period::{Period, PeriodLine, Unit};

/// What the end of a month means to a series of dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MonthEnd {
    /// The day of the anchor, or the last day of a month that has no such day: 28 February leads to 28 March.
    #[default]
    SameDay,
    /// If the anchor is the last day of its month, every date is: 28 February leads to 31 March.
    LastDay,
}

/// Step `k` of a series from `anchor` in steps of `every`, before any move off a day of rest; step 0 is the anchor itself.
///
/// # Errors
/// Beyond 65 535 units, or leaving 1900–9999; for working days, a calendar without any; a period in hours.
pub fn step(
    anchor: Date,
    every: Period,
    k: u16,
    month_end: MonthEnd,
    calendar: &WorkCalendar,
) -> Result<Worked<Date, PeriodLine>, CalendarError> {
    let whole_way = every.times(k)?;
    let Worked { value, mut working } = whole_way.last_day(anchor, calendar)?;
    let by_month = match every.unit {
        Unit::Month | Unit::Year => true,
        Unit::Hour | Unit::WorkingHour | Unit::Day | Unit::WorkingDay => false,
    };
    let on = match month_end {
        MonthEnd::LastDay if by_month && anchor.is_month_end() => value.month_end()?,
        MonthEnd::LastDay | MonthEnd::SameDay => value,
    };
    if on != value {
        working.push(PeriodLine::Counted { period: whole_way, on });
    }
    Ok(Worked { value: on, working })
}

/// The days of these steps.
///
/// # Errors
/// As [`step`].
pub fn series(
    anchor: Date,
    every: Period,
    steps: std::ops::RangeInclusive<u16>,
    month_end: MonthEnd,
    calendar: &WorkCalendar,
) -> Result<Vec<Date>, CalendarError> {
    steps.map(|k| step(anchor, every, k, month_end, calendar).map(|worked| worked.value)).collect()
}
