//! The periods for which commission is reckoned.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::domain::date::Date;
use crate::domain::exact::ExactError;

/// A period never has more predecessors than this in one plan: a century of months.
const MOST_PERIODS: usize = 1_200;

/// How long a period is; it begins with the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grain {
    /// A calendar month.
    Month,
    /// A quarter.
    #[default]
    Quarter,
    /// A year.
    Year,
}

/// A period, the first and the last day included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PayPeriod {
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
}

impl Grain {
    /// Every grain, the shortest first.
    pub const ALL: [Self; 3] = [Self::Month, Self::Quarter, Self::Year];

    /// Its name in forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    /// The grain of this name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    const fn months(self) -> u32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Year => 12,
        }
    }

    /// The period in which a day lies.
    ///
    /// # Errors
    /// At the edge of the calendar.
    pub fn around(self, day: Date) -> Result<PayPeriod, ExactError> {
        let begun = day.month().saturating_sub(1).checked_rem(self.months()).unwrap_or(0);
        let from = Date::new(day.year(), day.month().saturating_sub(begun), 1)?;
        let months = i32::try_from(self.months()).map_err(|_| ExactError::Overflow)?;
        let to = from.plus_months(months)?.plus_days(-1)?;
        Ok(PayPeriod { from, to })
    }

    /// The periods from a day up to another, the first one cut to its day: the earliest first.
    pub fn periods(self, from: Date, until: Date) -> Vec<PayPeriod> {
        let mut all = Vec::new();
        let mut day = from;
        while day <= until && all.len() < MOST_PERIODS {
            let Ok(whole) = self.around(day) else { break };
            all.push(PayPeriod { from: whole.from.max(from), to: whole.to });
            let Ok(next) = whole.to.plus_days(1) else { break };
            day = next;
        }
        all
    }
}

impl PayPeriod {
    /// Whether a day lies in it.
    pub fn holds(&self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }

    /// The period that an address names: `2026`, `2026-Q4` or `2026-11`.
    pub fn parse(name: &str) -> Option<Self> {
        let (year, part) = name.split_once('-').map_or((name, None), |(year, part)| (year, Some(part)));
        let year: i32 = year.parse().ok()?;
        let (grain, month) = match part {
            None => (Grain::Year, 1),
            Some(part) => match part.strip_prefix('Q') {
                Some(quarter) => {
                    let quarter: u32 = quarter.parse().ok().filter(|it| (1..=4).contains(it))?;
                    (Grain::Quarter, quarter.saturating_mul(3))
                }
                None => (Grain::Month, part.parse().ok()?),
            },
        };
        grain.around(Date::new(year, month, 1).ok()?).ok()
    }
}

impl fmt::Display for PayPeriod {
    /// As in addresses; a period that was cut is named by the whole one in which it lies.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (from, to) = (self.from, self.to);
        let year = to.year();
        if from.month() == to.month() && from.year() == year {
            return write!(f, "{year:04}-{:02}", to.month());
        }
        let quarter = Grain::Quarter.around(to).is_ok_and(|it| it.from <= from);
        if quarter {
            let number = to.month().saturating_add(2).checked_div(3).unwrap_or(1);
            return write!(f, "{year:04}-Q{number}");
        }
        write!(f, "{year:04}")
    }
}
