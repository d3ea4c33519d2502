//! The fixed sum that a law grants for the cost of recovering a debt (Directive 2011/7/EU art. 6; UK Act of 1998 s. 5A).

use serde::{Deserialize, Serialize};

use super::Convention;
use crate::domain::exact::Worked;
use crate::domain::late_fee::LateFeeError;
use crate::domain::money::{Currency, Money};

/// A fixed sum for the cost of recovery, one for each debt. It is money of the law's own currency, whatever the debt's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recovery {
    /// None by law.
    None,
    /// The same for every debt.
    Flat {
        /// How much.
        sum: Money,
    },
    /// By the size of the debt.
    Tiers {
        /// Smallest debts first.
        tiers: &'static [RecoveryTier],
        /// The currency of bounds and sums.
        currency: Currency,
    },
}

/// The sum for debts from a size on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecoveryTier {
    /// Debts of this many minor units and more.
    pub from: i64,
    /// The sum in minor units.
    pub sum: i64,
}

/// The step of a fixed sum for recovery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecoveryLine {
    /// The debt.
    pub debt: Money,
    /// The sum for debts of this size and more; nothing where size does not matter.
    pub from: Money,
    /// The sum.
    pub sum: Money,
}

impl Convention {
    /// The fixed sum for the recovery of one debt, in the currency of the law (EUR 40; GBP 40, 70 or 100): for a debt in another
    /// currency it is a claim of its own, and is not added to the debt. Nothing, in the currency of the debt, where the law
    /// grants none.
    ///
    /// # Errors
    /// A negative debt; a debt in another currency where the sum hangs on its size.
    pub fn recovery_sum(&self, debt: Money) -> Result<Worked<Money, RecoveryLine>, LateFeeError> {
        if debt.minor < 0 {
            return Err(LateFeeError::NegativeAmount);
        }
        let (from, sum) = match self.recovery {
            Recovery::None => (Money::zero(debt.currency), Money::zero(debt.currency)),
            Recovery::Flat { sum } => (Money::zero(sum.currency), sum),
            Recovery::Tiers { tiers, currency } => {
                debt.minus(Money::zero(currency))?;
                let tier = tiers.iter().rfind(|tier| tier.from <= debt.minor);
                tier.map_or((Money::zero(currency), Money::zero(currency)), |tier| {
                    (Money::new(tier.from, currency), Money::new(tier.sum, currency))
                })
            }
        };
        Ok(Worked { value: sum, working: vec![RecoveryLine { debt, from, sum }] })
    }
}
