//! How something stands to its due day (the *(d)* states due soon and overdue of `domain.md` 5.2 to 5.6).

use serde::{Deserialize, Serialize};

use crate::domain::date::Date;

/// How an open duty stands to its due day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dueness {
    /// It has no day, or the event it waits for has not happened.
    Undated,
    /// Later than the lead days.
    NotDue,
    /// Within the lead days.
    DueSoon {
        /// How many days are left, at least 1.
        days: i64,
    },
    /// Today.
    DueToday,
    /// Its day is over.
    Overdue {
        /// For how many days, at least 1.
        days: i64,
    },
}

/// How something open stands on `as_of`. The due day itself is not late.
pub fn dueness(due: Option<Date>, as_of: Date, lead_days: u16) -> Dueness {
    let Some(due) = due else { return Dueness::Undated };
    match as_of.days_until(due) {
        0 => Dueness::DueToday,
        days if days < 0 => Dueness::Overdue { days: days.saturating_neg() },
        days if days <= i64::from(lead_days) => Dueness::DueSoon { days },
        _ => Dueness::NotDue,
    }
}
