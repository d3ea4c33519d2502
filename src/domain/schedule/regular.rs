//! Parts at regular distances (定期付款, `domain.md` 5.7 `recurring`), and the day of one more part. Both count from the first
//! day, never from the day before (`domain.md` 6.2): 31 January, 28 February, 31 March.

use super::series::{MonthEnd, series, step};
use crate::domain::calendar::{CalendarError, WorkCalendar};
use crate::domain::contract::plan::Due;
use crate::domain::date::Date;
use crate::domain::period::{Period, Unit};

/// So many parts, always as far apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Regular {
    /// The day of the first part, from which all others are counted.
    pub first: Date,
    /// How far apart.
    pub every: Period,
    /// How many parts.
    pub count: u16,
    /// Whether parts by the month fall on the last day of their months, the first one too.
    pub month_end: MonthEnd,
}

impl Regular {
    /// The day of each part, as agreed: before any move off a day of rest. Working days are those of Monday to Friday.
    ///
    /// # Errors
    /// As [`step`].
    pub fn days(self) -> Result<Vec<Date>, CalendarError> {
        let Some(last) = self.count.checked_sub(1) else { return Ok(Vec::new()) };
        let anchor = match (self.month_end, self.every.unit) {
            (MonthEnd::LastDay, Unit::Month | Unit::Year) => self.first.month_end()?,
            (MonthEnd::LastDay, Unit::Hour | Unit::WorkingHour | Unit::Day | Unit::WorkingDay)
            | (MonthEnd::SameDay, _) => self.first,
        };
        series(anchor, self.every, 0..=last, self.month_end, &WorkCalendar::standard())
    }
}

/// The day of one more part of a plan with these due days: so many months after the first that has a day as it takes to come
/// after all that have one. Where several parts fall on the ends of their months and on nothing else, so does this one. None
/// where no part has a day, and at the end of 9999.
pub fn next_day(dues: impl IntoIterator<Item = Due>) -> Option<Date> {
    let days: Vec<Date> = dues
        .into_iter()
        .filter_map(|due| match due {
            Due::On(day) => Some(day),
            Due::After { .. } => None,
        })
        .collect();
    let (anchor, latest) = (*days.first()?, *days.iter().max()?);
    let ends = days.len() > 1 && days.iter().all(|day| day.is_month_end());
    let month_end = if ends { MonthEnd::LastDay } else { MonthEnd::SameDay };
    let calendar = WorkCalendar::standard();
    let later = (1..=u16::MAX).map_while(|k| step(anchor, Period::months(1), k, month_end, &calendar).ok());
    later.map(|step| step.value).find(|day| *day > latest)
}
