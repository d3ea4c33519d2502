//! How often something comes again (重复).

use serde::{Deserialize, Serialize};

use super::date::Date;

/// Every so many days, weeks or months, always counted from the first day and never from the day before: the 31st leads
/// to 28 February and then to 31 March (`domain.md` 6.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Repetition {
    /// How many units lie between two days; 0 is read as 1.
    pub every: u16,
    /// What is counted.
    pub unit: RepeatUnit,
}

/// What a repetition is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RepeatUnit {
    /// 天.
    Day,
    /// 周.
    Week,
    /// 月.
    #[default]
    Month,
}

impl Repetition {
    /// Day `k` of the series; day 0 is the first. `None` after 9999.
    pub fn day(self, first: Date, k: i64) -> Option<Date> {
        let steps = self.steps().checked_mul(k)?;
        match self.unit {
            RepeatUnit::Day => first.plus_days(steps),
            RepeatUnit::Week => first.plus_days(steps.checked_mul(7)?),
            RepeatUnit::Month => first.plus_months(i32::try_from(steps).ok()?),
        }
        .ok()
    }

    /// The first day of the series that lies after `last`; `None` after 9999.
    pub fn next_after(self, first: Date, last: Date) -> Option<Date> {
        if first > last {
            return Some(first);
        }
        let gone = match self.unit {
            RepeatUnit::Day => first.days_until(last),
            RepeatUnit::Week => first.days_until(last).checked_div(7)?,
            RepeatUnit::Month => months_between(first, last)?,
        };
        // of months, this step may end later in the month of `last`; every step before it ends before
        let near = gone.checked_div(self.steps())?;
        [near, near.checked_add(1)?].into_iter().filter_map(|k| self.day(first, k)).find(|day| *day > last)
    }

    fn steps(self) -> i64 {
        i64::from(self.every.max(1))
    }
}

/// Months by the calendar, whatever the days are.
fn months_between(first: Date, last: Date) -> Option<i64> {
    let months = |date: Date| i64::from(date.year()).checked_mul(12)?.checked_add(i64::from(date.month()));
    months(last)?.checked_sub(months(first)?)
}
