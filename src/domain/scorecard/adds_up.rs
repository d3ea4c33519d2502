//! Whether what is measured adds up over time: one rule for a year that is spread over its periods, and for a part of a period
//! (`contract-rules.md` 5.3).

use super::plan::Measured;
use crate::domain::checker::phrase::{BEHIND_RATES, PER_CENT, POINTS, RATE_ENDS, RATE_WORDS, RELATIVE};
use crate::domain::contract::wording::Wording;

impl Measured {
    /// Whether it adds up over time, as amounts and counts do: those of the months make that of the year, and a part of a period has
    /// a part of the target, whichever way is better. Shares, means and the hours that a complaint takes do not. What the sides named
    /// by themselves does, unless it is counted in per cent or in points, or its name or unit says that it is a rate, a mean, a score or
    /// a length of time.
    pub fn adds_up(&self) -> bool {
        match self {
            Self::NetSales
            | Self::Collected
            | Self::Signed
            | Self::Invoiced
            | Self::NewCustomers
            | Self::Complaints => true,
            Self::CollectionRate
            | Self::PaidInTime
            | Self::DutiesInTime
            | Self::ServiceInTime
            | Self::ComplaintHours
            | Self::Satisfaction => false,
            Self::Own { name, unit } => {
                !([name, unit].into_iter().any(|it| is_share(it) || is_relative(it)) || is_in_points(unit))
            }
        }
    }
}

/// Whether something is counted in per cent, or in points of it, in either language.
fn is_share(unit: &Wording) -> bool {
    [&unit.zh, &unit.en].into_iter().any(|words| {
        let words = words.to_lowercase();
        PER_CENT.iter().any(|it| words.contains(*it))
    })
}

/// Whether a unit is that of a score, in either language.
fn is_in_points(unit: &Wording) -> bool {
    [&unit.zh, &unit.en].into_iter().any(|words| POINTS.contains(&words.trim().to_lowercase().as_str()))
}

/// Whether words say that something is a rate, a mean, a score or a length of time, in either language.
fn is_relative(words: &Wording) -> bool {
    [&words.zh, &words.en].into_iter().any(|words| {
        let words = words.to_lowercase();
        let is_rate = |word: &str| {
            let bare = BEHIND_RATES.iter().find_map(|it| word.strip_suffix(*it)).unwrap_or(word);
            RATE_WORDS.contains(&word) || RATE_ENDS.iter().any(|it| bare.ends_with(*it))
        };
        RELATIVE.iter().any(|it| words.contains(*it)) || words.split(|it: char| !it.is_alphanumeric()).any(is_rate)
    })
}
