//! Working hours: the windows of a day and the days of a week.

use std::collections::BTreeSet;

use chrono::Weekday;
use serde::{Deserialize, Serialize};

use super::CalendarError;
use super::moment::Minute;
use crate::domain::week_day::WeekDay;

/// A stretch of working time in one day: from `from`, up to and without `to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// The first working minute.
    pub from: Minute,
    /// The first minute after it.
    pub to: Minute,
}

/// The working hours of one day: windows in order that neither touch nor overlap. None at all is a day of rest.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "Vec<Window>", into = "Vec<Window>")]
pub struct DayHours(Vec<Window>);

impl DayHours {
    /// A day of rest.
    pub const fn rest() -> Self {
        Self(Vec::new())
    }

    /// 09:00–18:00 without a break (`contract-rules.md` S4).
    pub fn office() -> Self {
        Self(vec![Window { from: Minute::NINE, to: Minute::EIGHTEEN }])
    }

    /// The windows of a day.
    ///
    /// # Errors
    /// [`CalendarError::WindowOrder`] for a window that does not end after it begins, or does not begin after the one before.
    pub fn new(windows: Vec<Window>) -> Result<Self, CalendarError> {
        let mut free_from = None;
        for window in &windows {
            if window.from >= window.to || free_from.is_some_and(|end| window.from <= end) {
                return Err(CalendarError::WindowOrder);
            }
            free_from = Some(window.to);
        }
        Ok(Self(windows))
    }

    /// The windows, in order.
    pub fn windows(&self) -> &[Window] {
        &self.0
    }

    /// Whether there are no working hours.
    pub const fn is_rest(&self) -> bool {
        self.0.is_empty()
    }

    /// Working minutes of the day, 0 to 1440.
    pub fn minutes(&self) -> u32 {
        self.0.iter().fold(0, |sum, window| {
            let length = window.to.since_midnight().saturating_sub(window.from.since_midnight());
            u32::from(length).saturating_add(sum)
        })
    }
}

impl TryFrom<Vec<Window>> for DayHours {
    type Error = CalendarError;

    fn try_from(windows: Vec<Window>) -> Result<Self, CalendarError> {
        Self::new(windows)
    }
}

impl From<DayHours> for Vec<Window> {
    fn from(hours: DayHours) -> Self {
        hours.0
    }
}

/// The hours of an ordinary week.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct WorkWeek {
    /// 周一.
    pub monday: DayHours,
    /// 周二.
    pub tuesday: DayHours,
    /// 周三.
    pub wednesday: DayHours,
    /// 周四.
    pub thursday: DayHours,
    /// 周五.
    pub friday: DayHours,
    /// 周六.
    pub saturday: DayHours,
    /// 周日.
    pub sunday: DayHours,
}

impl WorkWeek {
    /// The hours that `of` gives each day of the week.
    pub fn each(of: impl Fn(WeekDay) -> DayHours) -> Self {
        Self {
            monday: of(WeekDay::Monday),
            tuesday: of(WeekDay::Tuesday),
            wednesday: of(WeekDay::Wednesday),
            thursday: of(WeekDay::Thursday),
            friday: of(WeekDay::Friday),
            saturday: of(WeekDay::Saturday),
            sunday: of(WeekDay::Sunday),
        }
    }

    /// The same hours from Monday to Friday, rest on Saturday and Sunday.
    pub fn monday_to_friday(hours: &DayHours) -> Self {
        let rests = |day: WeekDay| matches!(day, WeekDay::Saturday | WeekDay::Sunday);
        Self::each(|day| if rests(day) { DayHours::rest() } else { hours.clone() })
    }

    /// The same hours on these days of the week, rest on the others.
    pub fn on(days: &BTreeSet<WeekDay>, hours: &DayHours) -> Self {
        Self::each(|day| if days.contains(&day) { hours.clone() } else { DayHours::rest() })
    }

    /// Whether a day of the week has working hours.
    pub const fn works_on(&self, day: WeekDay) -> bool {
        let hours = match day {
            WeekDay::Monday => &self.monday,
            WeekDay::Tuesday => &self.tuesday,
            WeekDay::Wednesday => &self.wednesday,
            WeekDay::Thursday => &self.thursday,
            WeekDay::Friday => &self.friday,
            WeekDay::Saturday => &self.saturday,
            WeekDay::Sunday => &self.sunday,
        };
        !hours.is_rest()
    }

    /// The hours of a day of the week.
    pub const fn of(&self, weekday: Weekday) -> &DayHours {
        match weekday {
            Weekday::Mon => &self.monday,
            Weekday::Tue => &self.tuesday,
            Weekday::Wed => &self.wednesday,
            Weekday::Thu => &self.thursday,
            Weekday::Fri => &self.friday,
            Weekday::Sat => &self.saturday,
            Weekday::Sun => &self.sunday,
        }
    }
}
