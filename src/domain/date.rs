//! Calendar dates of the book: 1900-01-01 to 9999-12-31, no time of day, no time zone.

use std::fmt;

use chrono::{Datelike, Months, NaiveDate, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::exact::ExactError;
use super::of_text::of_text;

/// A calendar date in the book's time zone. All arithmetic is checked; leaving 1900–9999 is an error, never a panic.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

impl Date {
    /// The date, if it exists and lies in 1900–9999.
    ///
    /// # Errors
    /// [`ExactError::DateOutOfRange`].
    pub fn new(year: i32, month: u32, day: u32) -> Result<Self, ExactError> {
        NaiveDate::from_ymd_opt(year, month, day).ok_or(ExactError::DateOutOfRange).and_then(Self::try_from)
    }

    /// Reads `YYYY-MM-DD` and nothing else.
    ///
    /// # Errors
    /// [`ExactError::DateOutOfRange`] for another spelling, a date that does not exist, or one out of range.
    pub fn parse(text: &str) -> Result<Self, ExactError> {
        let mut parts = text.splitn(3, '-');
        let mut number = |digits: usize| -> Option<u32> {
            let part = parts.next()?;
            (part.len() == digits && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok()).flatten()
        };
        let (Some(year), Some(month), Some(day)) = (number(4), number(2), number(2)) else {
            return Err(ExactError::DateOutOfRange);
        };
        Self::new(i32::try_from(year).map_err(|_| ExactError::DateOutOfRange)?, month, day)
    }

    /// The year, 1900 to 9999.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        self.0.weekday()
    }

    /// `days` later (earlier if negative).
    ///
    /// # Errors
    /// Leaving 1900–9999.
    pub fn plus_days(self, days: i64) -> Result<Self, ExactError> {
        let step = chrono::TimeDelta::try_days(days).ok_or(ExactError::DateOutOfRange)?;
        self.0.checked_add_signed(step).ok_or(ExactError::DateOutOfRange).and_then(Self::try_from)
    }

    /// The same day of the month `months` later (earlier if negative), or the last day of that month when it has no such day.
    /// Always call it on the *anchor*, never on a result: chaining drifts (`domain.md` 6.2).
    ///
    /// # Errors
    /// Leaving 1900–9999.
    pub fn plus_months(self, months: i32) -> Result<Self, ExactError> {
        let step = Months::new(months.unsigned_abs());
        let moved = if months < 0 { self.0.checked_sub_months(step) } else { self.0.checked_add_months(step) };
        moved.ok_or(ExactError::DateOutOfRange).and_then(Self::try_from)
    }

    /// Whole days from `self` to `later`; negative when `later` is earlier.
    pub fn days_until(self, later: Self) -> i64 {
        later.0.signed_duration_since(self.0).num_days()
    }

    /// The last day of this date's month.
    ///
    /// # Errors
    /// None in practice: the month's end lies in the same year.
    pub fn month_end(self) -> Result<Self, ExactError> {
        let days = i64::from(self.0.num_days_in_month());
        let today = i64::from(self.day());
        self.plus_days(days.checked_sub(today).ok_or(ExactError::DateOutOfRange)?)
    }

    /// Whether this is the last day of its month.
    pub fn is_month_end(self) -> bool {
        u32::from(self.0.num_days_in_month()) == self.day()
    }

    /// Whether the year has 366 days.
    pub fn is_leap_year(self) -> bool {
        self.0.leap_year()
    }

    /// The date as chrono knows it, for the shell's clock and formatting.
    pub fn naive(self) -> NaiveDate {
        self.0
    }
}

impl TryFrom<NaiveDate> for Date {
    type Error = ExactError;

    fn try_from(date: NaiveDate) -> Result<Self, ExactError> {
        if (1900..=9999).contains(&date.year()) { Ok(Self(date)) } else { Err(ExactError::DateOutOfRange) }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        of_text(deserializer, Self::parse)
    }
}
