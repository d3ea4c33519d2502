//! Whether what is measured adds up over time: one rule for a year that is spread over its periods, and for a part of a period
//! (`contract-rules.md` 5.3).

use super::plan::Measured;
use crate::domain::checker::phrase::{AVERAGE, PER_CENT, RATE_ENDS, RATE_WORDS};
use crate::domain::contract::wording::Wording;

impl Measured {
    /// Whether it adds up over time, as amounts and counts do: those of the months make that of the year, and a part of a period has
    /// a part of the target, whichever way is better. Shares, means and the hours that a complaint takes do not. What the sides named
    /// by themselves does, unless it is counted in per cent, or its name or unit says that it is a rate or a mean.
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
            Self::Own { name, unit } => !(is_share(unit) || is_relative(unit) || is_relative(name)),
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

/// Whether words say that something is a rate or a mean, in either language.
fn is_relative(words: &Wording) -> bool {
    [&words.zh, &words.en].into_iter().any(|words| {
        let words = words.to_lowercase();
        let is_rate = |word: &str| RATE_WORDS.contains(&word) || RATE_ENDS.iter().any(|it| word.ends_with(*it));
        AVERAGE.iter().any(|it| words.contains(*it)) || words.split(|it: char| !it.is_alphanumeric()).any(is_rate)
    })
}
