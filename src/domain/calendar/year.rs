//! One year of a working calendar.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::CalendarError;
use crate::domain::date::Date;

/// The holidays and make-up working days of one year, as published and entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "WrittenYear", into = "WrittenYear")]
pub struct CalendarYear {
    year: i32,
    holidays: BTreeSet<Date>,
    make_up_days: BTreeSet<Date>,
}

#[derive(Serialize, Deserialize)]
struct WrittenYear {
    year: i32,
    holidays: BTreeSet<Date>,
    make_up_days: BTreeSet<Date>,
}

impl CalendarYear {
    /// A year that is known; no days at all says that there are none.
    ///
    /// # Errors
    /// A day of another year; a day in both lists.
    pub fn new(
        year: i32,
        holidays: impl IntoIterator<Item = Date>,
        make_up_days: impl IntoIterator<Item = Date>,
    ) -> Result<Self, CalendarError> {
        let holidays: BTreeSet<Date> = holidays.into_iter().collect();
        let make_up_days: BTreeSet<Date> = make_up_days.into_iter().collect();
        if let Some(date) = holidays.union(&make_up_days).find(|date| date.year() != year) {
            return Err(CalendarError::DayOfAnotherYear { date: *date });
        }
        if let Some(date) = holidays.intersection(&make_up_days).next() {
            return Err(CalendarError::HolidayAndMakeUp { date: *date });
        }
        Ok(Self { year, holidays, make_up_days })
    }

    /// The year.
    pub const fn year(&self) -> i32 {
        self.year
    }

    /// The holidays, in order.
    pub const fn holidays(&self) -> &BTreeSet<Date> {
        &self.holidays
    }

    /// The make-up working days, in order.
    pub const fn make_up_days(&self) -> &BTreeSet<Date> {
        &self.make_up_days
    }
}

impl TryFrom<WrittenYear> for CalendarYear {
    type Error = CalendarError;

    fn try_from(written: WrittenYear) -> Result<Self, CalendarError> {
        Self::new(written.year, written.holidays, written.make_up_days)
    }
}

impl From<CalendarYear> for WrittenYear {
    fn from(year: CalendarYear) -> Self {
        Self { year: year.year, holidays: year.holidays, make_up_days: year.make_up_days }
    }
}
