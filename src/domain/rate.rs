//! Rates and weights: whole parts of a million, whole parts of ten thousand.

use serde::{Deserialize, Serialize};

use super::exact::{ExactError, Ratio, Rounding};
use super::money::Money;

/// Parts per million. 0.05 % is 500, 13 % is 130 000. A rate per day and a rate per year are both this: the field says which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ppm(pub i64);

impl Ppm {
    /// 100 %.
    pub const WHOLE: Self = Self(1_000_000);

    /// From whole per cent.
    ///
    /// # Errors
    /// Overflow.
    pub fn percent(percent: i64) -> Result<Self, ExactError> {
        percent.checked_mul(10_000).map(Self).ok_or(ExactError::Overflow)
    }

    /// The rate, wide.
    pub fn wide(self) -> i128 {
        i128::from(self.0)
    }

    /// This share of `amount`, rounded once.
    ///
    /// # Errors
    /// Overflow.
    pub fn of(self, amount: Money, rule: Rounding) -> Result<Money, ExactError> {
        amount.scaled(self.wide(), Self::WHOLE.wide(), rule)
    }

    /// This share of `amount` in minor units, exactly: what a working shows before it is rounded.
    ///
    /// # Errors
    /// Overflow.
    pub fn share_of(self, amount: Money) -> Result<Ratio, ExactError> {
        amount.ratio().times(Ratio::new(self.wide(), Self::WHOLE.wide())?)
    }
}

/// Basis points: 1 = 0.01 %, 10 000 = all of it. Used for weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Bp(pub i64);

impl Bp {
    /// The whole weight.
    pub const WHOLE: Self = Self(10_000);

    /// The weight, wide.
    pub fn wide(self) -> i128 {
        i128::from(self.0)
    }
}

/// A quantity with three decimals: 1 500 is 1.5 pieces, hours or tonnes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Quantity {
    /// Thousandths.
    pub thousandths: i64,
}

impl Quantity {
    /// Thousandths in one.
    pub const SCALE: i64 = 1_000;

    /// A whole number of pieces.
    ///
    /// # Errors
    /// Overflow.
    pub fn whole(pieces: i64) -> Result<Self, ExactError> {
        pieces.checked_mul(Self::SCALE).map(|thousandths| Self { thousandths }).ok_or(ExactError::Overflow)
    }
}
