//! The balance table of a contract: where the two sides stand on the terms that both ought to have
//! (`contract-rules.md` 2.1). A house measure, not law.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use self::position::Size;
use super::exact::{ExactError, Ratio, Rounding, Worked};
use super::rate::Ppm;

mod pair;
mod position;

pub use pair::{BalancePair, BalanceSide, Bearing};
pub use position::Position;

/// One row that is asked for: a term and where both sides stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BalanceEntry {
    /// The term.
    pub pair: BalancePair,
    /// Where the enterprise stands.
    pub enterprise: Position,
    /// Where the customer stands.
    pub customer: Position,
    /// How much the row counts; 1 for each gives the measure of 2.1.
    pub weight: u32,
}

/// Whom a row favours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lean {
    /// Neither side has the term: the row does not count.
    Absent,
    /// Both stand alike.
    Even,
    /// One stands better, within what the checker lets pass ([`BalancePair::tolerated_factor`]).
    Slight(BalanceSide),
    /// One stands better: the row is one-sided.
    OneSided(BalanceSide),
}

/// One row of the balance table, and what stands under the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BalanceLine {
    /// A term.
    Row {
        /// What was asked.
        entry: BalanceEntry,
        /// Whom it favours.
        lean: Lean,
    },
    /// The weights that the balance is taken of.
    Total {
        /// Of the rows with a term.
        present: i128,
        /// Of the rows that favour the enterprise one-sidedly.
        enterprise: i128,
        /// Of the rows that favour the customer one-sidedly.
        customer: i128,
    },
}

/// Which way the one-sided rows lean together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OverallLean {
    /// As much one way as the other.
    Level,
    /// More of them favour this side.
    Toward(BalanceSide),
}

/// How balanced a contract is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Balance {
    /// No term that counts is in the contract.
    NothingToCompare,
    /// `1 − one-sided ÷ present`, by weight.
    Measured {
        /// Exactly; 1 is fully balanced.
        exact: Ratio,
        /// The same in parts per million, cut off.
        shown: Ppm,
        /// Which way it leans.
        lean: OverallLean,
    },
}

/// Why there is no balance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BalanceError {
    /// The two positions cannot be compared: days against money, two currencies.
    #[error("the two positions are not of one kind")]
    NotComparable {
        /// On which term.
        pair: BalancePair,
    },
    /// An amount or a rate below zero.
    #[error("a position cannot be negative")]
    Negative {
        /// On which term.
        pair: BalancePair,
    },
    /// A term twice in one table.
    #[error("a term stands once in the table")]
    Repeated {
        /// Which.
        pair: BalancePair,
    },
    /// The arithmetic has no answer.
    #[error(transparent)]
    Exact(#[from] ExactError),
}

impl BalanceEntry {
    /// Whom the row favours. No right or duty is less than any, without limit is more than any.
    ///
    /// # Errors
    /// Positions of two kinds; a negative one.
    pub fn lean(&self) -> Result<Lean, BalanceError> {
        let pair = self.pair;
        let (order, large, most) = match (self.enterprise.size(pair)?, self.customer.size(pair)?) {
            (Size::Nothing, Size::Nothing) => return Ok(Lean::Absent),
            (Size::Boundless, Size::Boundless) => return Ok(Lean::Even),
            (Size::Nothing, Size::Finite { .. } | Size::Boundless) | (Size::Finite { .. }, Size::Boundless) => {
                (Ordering::Less, 1, 0)
            }
            (Size::Finite { .. } | Size::Boundless, Size::Nothing) | (Size::Boundless, Size::Finite { .. }) => {
                (Ordering::Greater, 1, 0)
            }
            (Size::Finite { unit, size }, Size::Finite { unit: other, size: theirs }) => {
                if unit != other {
                    return Err(BalanceError::NotComparable { pair });
                }
                let factor = i128::from(pair.tolerated_factor());
                (size.cmp(&theirs), size.max(theirs), size.min(theirs).saturating_mul(factor))
            }
        };
        let favoured = match (order, pair.bearing()) {
            (Ordering::Equal, _) => return Ok(Lean::Even),
            (Ordering::Less, Bearing::Burden) | (Ordering::Greater, Bearing::Right) => BalanceSide::Enterprise,
            (Ordering::Greater, Bearing::Burden) | (Ordering::Less, Bearing::Right) => BalanceSide::Customer,
        };
        Ok(if large > most { Lean::OneSided(favoured) } else { Lean::Slight(favoured) })
    }
}

impl Balance {
    /// Below this the checker gives advice: 0.7 (2.1).
    pub const ADVISED: Ppm = Ppm(700_000);

    /// Whether the checker gives advice. A table with nothing to compare gives none.
    pub fn calls_for_advice(&self) -> bool {
        match self {
            Self::NothingToCompare => false,
            // the bound is whole parts per million, so the figure that was cut off compares as the exact one
            Self::Measured { shown, .. } => *shown < Self::ADVISED,
        }
    }
}

/// The balance of a table: `1 − one-sided pairs ÷ pairs present`, each by its weight, with whom every row favours.
///
/// # Errors
/// Positions that cannot be compared; a term that stands twice; overflow.
pub fn balance(entries: &[BalanceEntry]) -> Result<Worked<Balance, BalanceLine>, BalanceError> {
    let mut working: Vec<BalanceLine> = Vec::new();
    let mut seen = BTreeSet::new();
    let (mut present, mut enterprise, mut customer) = (0_i128, 0_i128, 0_i128);
    for entry in entries {
        if !seen.insert(entry.pair) {
            return Err(BalanceError::Repeated { pair: entry.pair });
        }
        let lean = entry.lean()?;
        let (counts, ours, theirs) = match lean {
            Lean::Absent => (0, 0, 0),
            Lean::Even | Lean::Slight(_) => (1, 0, 0),
            Lean::OneSided(BalanceSide::Enterprise) => (1, 1, 0),
            Lean::OneSided(BalanceSide::Customer) => (1, 0, 1),
        };
        let weighed = |sum: i128, times: i128| {
            times
                .checked_mul(i128::from(entry.weight))
                .and_then(|more| sum.checked_add(more))
                .ok_or(ExactError::Overflow)
        };
        (present, enterprise, customer) =
            (weighed(present, counts)?, weighed(enterprise, ours)?, weighed(customer, theirs)?);
        working.push(BalanceLine::Row { entry: *entry, lean });
    }
    working.push(BalanceLine::Total { present, enterprise, customer });
    if present == 0 {
        return Ok(Worked { value: Balance::NothingToCompare, working });
    }
    let one_sided = enterprise.checked_add(customer).ok_or(ExactError::Overflow)?;
    let exact = Ratio::whole(1).minus(Ratio::new(one_sided, present)?)?;
    let shown = exact.times(Ratio::whole(Ppm::WHOLE.wide()))?.round(Rounding::Floor)?;
    let shown = i64::try_from(shown).map(Ppm).map_err(|_| ExactError::Overflow)?;
    let lean = match enterprise.cmp(&customer) {
        Ordering::Equal => OverallLean::Level,
        Ordering::Greater => OverallLean::Toward(BalanceSide::Enterprise),
        Ordering::Less => OverallLean::Toward(BalanceSide::Customer),
    };
    Ok(Worked { value: Balance::Measured { exact, shown, lean }, working })
}
