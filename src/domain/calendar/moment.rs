//! The time of day and the moment, to the minute, in the book's time zone.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::CalendarError;
use crate::domain::date::Date;
use crate::domain::exact::ExactError;

/// Minutes in a day.
const DAY: u16 = 1_440;

/// A minute of the day from 00:00 to 24:00; 24:00 ends a day and is only met as the end of working hours.
/// Written `HH:MM`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Minute(u16);

impl Minute {
    /// 00:00.
    pub const START: Self = Self(0);
    /// 09:00.
    pub const NINE: Self = Self(540);
    /// 18:00.
    pub const EIGHTEEN: Self = Self(1_080);
    /// 24:00.
    pub const END: Self = Self(DAY);

    /// `hour:minute`.
    ///
    /// # Errors
    /// [`CalendarError::NoSuchTime`] beyond 24:00 or for more than 59 minutes.
    pub fn at(hour: u16, minute: u16) -> Result<Self, CalendarError> {
        if minute > 59 {
            return Err(CalendarError::NoSuchTime);
        }
        let total = hour.checked_mul(60).and_then(|h| h.checked_add(minute)).ok_or(CalendarError::NoSuchTime)?;
        Self::of_day(total)
    }

    /// So many minutes after midnight, 0 to 1440.
    ///
    /// # Errors
    /// [`CalendarError::NoSuchTime`] beyond 1440.
    pub const fn of_day(minutes: u16) -> Result<Self, CalendarError> {
        if minutes > DAY { Err(CalendarError::NoSuchTime) } else { Ok(Self(minutes)) }
    }

    /// Reads `HH:MM` and nothing else.
    ///
    /// # Errors
    /// [`CalendarError::NoSuchTime`].
    pub fn parse(text: &str) -> Result<Self, CalendarError> {
        let number = |part: &str| -> Option<u16> {
            (part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse().ok()).flatten()
        };
        let (hour, minute) = text.split_once(':').ok_or(CalendarError::NoSuchTime)?;
        let (Some(hour), Some(minute)) = (number(hour), number(minute)) else {
            return Err(CalendarError::NoSuchTime);
        };
        Self::at(hour, minute)
    }

    /// Minutes after midnight, 0 to 1440.
    pub const fn since_midnight(self) -> u16 {
        self.0
    }
}

impl fmt::Display for Minute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hour = self.0.checked_div(60).unwrap_or_default();
        let minute = self.0.checked_rem(60).unwrap_or_default();
        write!(f, "{hour:02}:{minute:02}")
    }
}

impl fmt::Debug for Minute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl Serialize for Minute {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Minute {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// A date and a time of day in the book's time zone. Midnight belongs to the day it begins: 24:00 of one day is kept as
/// 00:00 of the next, so that one moment has one form. Written `YYYY-MM-DDTHH:MM`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    date: Date,
    minute: Minute,
}

impl Moment {
    /// This time of this day.
    ///
    /// # Errors
    /// [`ExactError::DateOutOfRange`] for 24:00 of the last day of 9999.
    pub fn new(date: Date, minute: Minute) -> Result<Self, CalendarError> {
        if minute == Minute::END {
            return Ok(Self { date: date.plus_days(1)?, minute: Minute::START });
        }
        Ok(Self { date, minute })
    }

    /// The first minute of a day.
    pub const fn start_of(date: Date) -> Self {
        Self { date, minute: Minute::START }
    }

    /// Reads `YYYY-MM-DDTHH:MM` and nothing else; 24:00 is not a spelling of a moment.
    ///
    /// # Errors
    /// A date or a time that does not exist.
    pub fn parse(text: &str) -> Result<Self, CalendarError> {
        let (date, minute) = text.split_once('T').ok_or(CalendarError::NoSuchTime)?;
        let minute = Minute::parse(minute)?;
        if minute == Minute::END {
            return Err(CalendarError::NoSuchTime);
        }
        Self::new(Date::parse(date)?, minute)
    }

    /// The day.
    pub const fn date(self) -> Date {
        self.date
    }

    /// The time of day, before 24:00.
    pub const fn minute(self) -> Minute {
        self.minute
    }

    /// Minutes from the beginning of 1900: what differences are taken of.
    ///
    /// # Errors
    /// None in practice: a moment lies in 1900–9999.
    pub fn since_1900(self) -> Result<i64, CalendarError> {
        let days = Date::new(1900, 1, 1)?.days_until(self.date);
        let minutes = days.checked_mul(i64::from(DAY)).ok_or(ExactError::Overflow)?;
        Ok(minutes.checked_add(i64::from(self.minute.0)).ok_or(ExactError::Overflow)?)
    }

    /// The moment so many minutes after the beginning of 1900.
    ///
    /// # Errors
    /// [`ExactError::DateOutOfRange`] outside 1900–9999.
    pub fn after_1900(minutes: i64) -> Result<Self, CalendarError> {
        let days = minutes.checked_div_euclid(i64::from(DAY)).ok_or(ExactError::Overflow)?;
        let rest = minutes.checked_rem_euclid(i64::from(DAY)).ok_or(ExactError::Overflow)?;
        let minute = u16::try_from(rest).map_err(|_| ExactError::Overflow)?;
        Self::new(Date::new(1900, 1, 1)?.plus_days(days)?, Minute::of_day(minute)?)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{}", self.date, self.minute)
    }
}

impl fmt::Debug for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}
