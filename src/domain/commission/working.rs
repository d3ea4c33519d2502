//! The rows of a commission.

use serde::{Deserialize, Serialize};

use super::bonus::BonusStretch;
use crate::domain::exact::Ratio;
use crate::domain::money::Money;
use crate::domain::rate::{Ppm, Quantity};

/// One row of a commission's working. Amounts called exact are minor units before rounding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CommissionLine {
    /// The part of the amount in one tier.
    Band {
        /// The tier, from 1.
        tier: usize,
        /// Where it begins.
        from: Money,
        /// How much lies in it.
        inside: Money,
        /// Its rate.
        rate: Ppm,
        /// What it earns.
        exact: Ratio,
    },
    /// The whole amount at the rate that is reached.
    Reached {
        /// The tier, from 1.
        tier: usize,
        /// The amount.
        basis: Money,
        /// Its rate.
        rate: Ppm,
        /// What it earns.
        exact: Ratio,
    },
    /// The units in one tier.
    Units {
        /// The tier, from 1.
        tier: usize,
        /// Where it begins.
        from: Quantity,
        /// How many lie in it.
        inside: Quantity,
        /// What one earns.
        each: Money,
        /// What they earn.
        exact: Ratio,
    },
    /// The share of the bonus.
    Bonus {
        /// Actual over target.
        attainment: Ratio,
        /// Where on the curve that lies.
        stretch: BonusStretch,
        /// The share it earns; 1 is all of it.
        payout: Ratio,
        /// The bonus.
        bonus: Money,
        /// What is earned.
        exact: Ratio,
    },
    /// The factor of the grade, where it is not one.
    GradeFactor {
        /// The factor.
        factor: Ppm,
        /// What is earned with it.
        exact: Ratio,
    },
    /// The sum, rounded half up once.
    Earned {
        /// The sum.
        exact: Ratio,
        /// The sum in minor units.
        rounded: Money,
    },
    /// The limit, where it holds.
    Capped {
        /// What would be earned without it.
        before: Money,
        /// The limit.
        cap: Money,
    },
    /// What waits and what is paid, where something is held.
    HeldBack {
        /// The part kept back.
        rate: Ppm,
        /// What waits.
        held: Money,
        /// What is paid.
        payable: Money,
    },
}

impl CommissionLine {
    /// What the row says before rounding; rows after the sum repeat it in whole minor units.
    pub fn exact(&self) -> Ratio {
        match self {
            Self::Band { exact, .. }
            | Self::Reached { exact, .. }
            | Self::Units { exact, .. }
            | Self::Bonus { exact, .. }
            | Self::GradeFactor { exact, .. }
            | Self::Earned { exact, .. } => *exact,
            Self::Capped { cap, .. } => cap.ratio(),
            Self::HeldBack { payable, .. } => payable.ratio(),
        }
    }
}
