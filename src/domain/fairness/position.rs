//! Where a side stands on a term.

use serde::{Deserialize, Serialize};

use super::{BalanceError, BalancePair};
use crate::domain::money::{Currency, Money};
use crate::domain::rate::Ppm;

/// Where one side stands on a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Position {
    /// The side has no such right or duty.
    None,
    /// It has the right or duty, which knows no more or less.
    Held,
    /// So many days.
    Days(u32),
    /// So many grounds or cases.
    Cases(u32),
    /// So much money.
    Amount(Money),
    /// A rate per day, or a share of the price.
    Rate(Ppm),
    /// Without limit.
    Unlimited,
}

/// A position as it is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Size {
    /// Less than any.
    Nothing,
    /// So much of a kind; only one kind is compared with itself.
    Finite {
        /// What is counted.
        unit: Unit,
        /// How much.
        size: i128,
    },
    /// More than any.
    Boundless,
}

/// What a finite position counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// Having it at all.
    Held,
    /// Days.
    Days,
    /// Cases.
    Cases,
    /// Minor units.
    Minor(Currency),
    /// Parts per million.
    PartsPerMillion,
}

impl Position {
    /// The position as it is compared. A figure of zero is still a position: zero days of notice are less than one, and
    /// a cap of nothing is a cap.
    pub(super) fn size(self, pair: BalancePair) -> Result<Size, BalanceError> {
        let (unit, size) = match self {
            Self::None => return Ok(Size::Nothing),
            Self::Unlimited => return Ok(Size::Boundless),
            Self::Held => (Unit::Held, 1),
            Self::Days(days) => (Unit::Days, i128::from(days)),
            Self::Cases(cases) => (Unit::Cases, i128::from(cases)),
            Self::Amount(amount) => (Unit::Minor(amount.currency), amount.wide()),
            Self::Rate(rate) => (Unit::PartsPerMillion, rate.wide()),
        };
        if size < 0 { Err(BalanceError::Negative { pair }) } else { Ok(Size::Finite { unit, size }) }
    }
}
