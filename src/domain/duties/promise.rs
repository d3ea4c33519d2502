//! A promise of a contract: who owes what, and by when.

use serde::{Deserialize, Serialize};

use super::matter::Matter;
use crate::domain::contract::party::Who;
use crate::domain::contract::plan::{Due, Period};
use crate::domain::date::Date;

/// What one side, or both, owe under a clause. It is kept in excerpts only, several with every contract of a book: its names there
/// are short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// What.
    #[serde(rename = "m")]
    pub matter: Matter,
    /// Which of several of its name, from 1: rows of a list keep their place when their words change.
    #[serde(rename = "n", default = "first", skip_serializing_if = "is_first")]
    pub nth: u16,
    /// Who bears it.
    #[serde(rename = "b")]
    pub bearer: Who,
    /// By when.
    #[serde(rename = "w")]
    pub when: When,
}

const fn first() -> u16 {
    1
}

/// The first of its name is left out of the record.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_first(nth: &u16) -> bool {
    *nth == 1
}

/// By when something is owed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// By a day, or a while after an event.
    By(Due),
    /// A while after the contract has ended.
    AfterEnd(Period),
    /// A while after the last day of a use, or of the contract if that comes first.
    AfterUse {
        /// The last day of the use.
        last: Date,
        /// How long after it.
        within: Period,
    },
    /// For every period of the term, by its end and what the clause gives after it.
    Each {
        /// How long a period is, counted from the first day of the term.
        every: Period,
        /// What follows its last day, one after the other.
        then: Vec<Period>,
    },
    /// For every period between two days.
    Between {
        /// The first day.
        first: Date,
        /// The last day.
        last: Date,
        /// How long a period is.
        every: Period,
    },
    /// For every month, counted from the day on which its account is made up.
    Monthly {
        /// The day of the month, or the last one of a month without it.
        day: u8,
        /// What follows it, one after the other.
        then: Vec<Period>,
    },
    /// With every part of the payment plan: a while after what its payment waits for, or after its day; nothing is on its day.
    EachPart(Period),
    /// By the last day for a notice before the term ends.
    BeforeRenewal,
    /// All the time.
    Always,
    /// A while after somebody asks, or something happens.
    OnRequest(Period),
}

impl Promise {
    /// What it is known by, on every copy of a book.
    pub fn key(&self) -> String {
        match self.nth {
            0 | 1 => self.matter.name().to_owned(),
            nth => format!("{}.{nth}", self.matter.name()),
        }
    }

    /// How long the periods are that it accounts for, each by itself: of an evaluation, and of what it gives. A meeting or a report of a
    /// period accounts for none.
    pub fn accounts_for(&self) -> Option<Period> {
        let is_account = matches!(self.matter, Matter::Evaluate | Matter::PayIncentive { .. });
        if let When::Each { every, .. } = &self.when { Some(*every).filter(|_| is_account) } else { None }
    }
}

impl When {
    /// Whether it has days: what is owed all the time, or when asked, has none.
    pub const fn is_dated(&self) -> bool {
        match self {
            Self::By(_)
            | Self::AfterEnd(_)
            | Self::AfterUse { .. }
            | Self::Each { .. }
            | Self::Between { .. }
            | Self::Monthly { .. }
            | Self::EachPart(_)
            | Self::BeforeRenewal => true,
            Self::Always | Self::OnRequest(_) => false,
        }
    }

    /// Whether it is owed again and again, so that only what lies within reach is looked at. A payment
    /// plan has so many parts and no more: what is late of them stays late.
    pub const fn recurs(&self) -> bool {
        match self {
            Self::Each { .. } | Self::Between { .. } | Self::Monthly { .. } => true,
            Self::By(_)
            | Self::AfterEnd(_)
            | Self::AfterUse { .. }
            | Self::EachPart(_)
            | Self::BeforeRenewal
            | Self::Always
            | Self::OnRequest(_) => false,
        }
    }

    /// Whether it is owed because the contract ends.
    pub const fn follows_end(&self) -> bool {
        match self {
            Self::AfterEnd(_) | Self::AfterUse { .. } => true,
            Self::By(_)
            | Self::Each { .. }
            | Self::Between { .. }
            | Self::Monthly { .. }
            | Self::EachPart(_)
            | Self::BeforeRenewal
            | Self::Always
            | Self::OnRequest(_) => false,
        }
    }

    /// What is counted from its first day, one after the other.
    pub(super) fn then(&self) -> &[Period] {
        match self {
            Self::By(Due::After { within, .. })
            | Self::AfterEnd(within)
            | Self::AfterUse { within, .. }
            | Self::EachPart(within) => std::slice::from_ref(within),
            Self::Each { then, .. } | Self::Monthly { then, .. } => then,
            Self::By(Due::On(_)) | Self::Between { .. } | Self::BeforeRenewal | Self::Always | Self::OnRequest(_) => {
                &[]
            }
        }
    }
}
