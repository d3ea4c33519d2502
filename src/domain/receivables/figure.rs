//! One figure of the receivables, and which instalments make it up.

use super::expected::When;
use super::grouping::GroupKey;
use super::open_part::OpenPart;
use crate::domain::ageing::{AgeingBucket, AgeingSums};
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::money::{Currency, Money};

/// A column of the table by age.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// So many days late.
    Age(AgeingBucket),
    /// Everything that is late.
    Overdue,
    /// Everything that is open.
    Total,
}

/// Which figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Figure {
    /// Of the table by age.
    Aged {
        /// Its row; nothing: the row of totals.
        row: Option<GroupKey>,
        /// Its column.
        column: Column,
        /// Its currency.
        currency: Currency,
    },
    /// Of what is expected.
    Expected {
        /// When it is to come; nothing: all of it.
        when: Option<When>,
        /// Its currency.
        currency: Currency,
    },
}

impl Column {
    /// The columns from left to right.
    pub const ALL: [Self; 7] = [
        Self::Age(AgeingBucket::Current),
        Self::Age(AgeingBucket::Days1To30),
        Self::Age(AgeingBucket::Days31To60),
        Self::Age(AgeingBucket::Days61To90),
        Self::Age(AgeingBucket::Over90),
        Self::Overdue,
        Self::Total,
    ];

    /// What a row has in this column.
    ///
    /// # Errors
    /// Overflow.
    pub fn of(self, sums: &AgeingSums) -> Result<Money, ExactError> {
        match self {
            Self::Age(bucket) => Ok(sums.of(bucket)),
            Self::Overdue => sums.overdue(),
            Self::Total => Ok(sums.total),
        }
    }

    fn has(self, part: &OpenPart, as_of: Date) -> bool {
        match self {
            Self::Age(bucket) => part.bucket(as_of) == bucket,
            Self::Overdue => part.days_late(as_of) > 0,
            Self::Total => true,
        }
    }
}

impl Figure {
    /// Whether an instalment counts towards it.
    pub fn has(&self, part: &OpenPart, as_of: Date) -> bool {
        match self {
            Self::Aged { row, column, currency } => {
                part.open.currency == *currency
                    && row.as_ref().is_none_or(|row| row.has(part))
                    && column.has(part, as_of)
            }
            Self::Expected { when, currency } => {
                part.open.currency == *currency && when.is_none_or(|when| When::of(part.due, as_of) == when)
            }
        }
    }

    /// The instalments that make it up, the earliest day first: its working.
    pub fn working<'a>(&self, parts: &'a [OpenPart], as_of: Date) -> Vec<&'a OpenPart> {
        let mut made: Vec<&OpenPart> = parts.iter().filter(|part| self.has(part, as_of)).collect();
        made.sort_by_key(|part| (part.due, part.contract, part.number));
        made
    }
}
