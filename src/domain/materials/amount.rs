//! How much of a material: a quantity, or a sum of money for funds.

use serde::{Deserialize, Serialize};

use crate::domain::money::Money;
use crate::domain::rate::Quantity;

/// How much of a material.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Amount {
    /// Pieces, hours, sets.
    Quantity(Quantity),
    /// Marketing funds.
    Money(Money),
}

impl Amount {
    /// It in its smallest parts: thousandths of a piece, minor units of a currency.
    pub const fn parts(self) -> i64 {
        match self {
            Self::Quantity(quantity) => quantity.thousandths,
            Self::Money(money) => money.minor,
        }
    }

    /// So many parts of the same measure.
    #[must_use]
    pub const fn of(self, parts: i64) -> Self {
        match self {
            Self::Quantity(_) => Self::Quantity(Quantity { thousandths: parts }),
            Self::Money(money) => Self::Money(Money::new(parts, money.currency)),
        }
    }

    /// Its parts, if it is measured as `like` is.
    pub fn parts_like(self, like: Self) -> Option<i64> {
        let fits = match (self, like) {
            (Self::Quantity(_), Self::Quantity(_)) => true,
            (Self::Money(one), Self::Money(other)) => one.currency == other.currency,
            (Self::Quantity(_), Self::Money(_)) | (Self::Money(_), Self::Quantity(_)) => false,
        };
        fits.then(|| self.parts())
    }
}
