//! Net, tax and gross of an amount (`domain.md` 6.4, `contract-rules.md` G3 and 4.7).

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::exact::{ExactError, Ratio, Rounding, Worked};
use super::money::Money;
use super::rate::Ppm;

/// Whether prices hold the tax (G3 `tax_mode`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaxMode {
    /// Prices include the tax (含税), the usual form on the mainland.
    #[default]
    TaxIncluded,
    /// The tax comes on top (不含税).
    TaxExcluded,
    /// No tax is reckoned; tax rates on the lines are not read (不适用).
    NotApplicable,
}

/// Why a tax has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaxError {
    /// A tax rate below zero or above 100 %.
    #[error("a tax rate lies between 0 and 100 %")]
    RateOutOfRange {
        /// The rate.
        rate: Ppm,
    },
    /// The arithmetic has no answer.
    #[error(transparent)]
    Exact(#[from] ExactError),
}

/// An amount with its tax: `net + tax = gross`, to the minor unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxSplit {
    /// Without tax (不含税金额).
    pub net: Money,
    /// The tax (税额).
    pub tax: Money,
    /// With tax (价税合计).
    pub gross: Money,
}

/// The one step of a tax: what was found, before and after its rounding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxLine {
    /// Which way it was reckoned.
    pub mode: TaxMode,
    /// The rate.
    pub rate: Ppm,
    /// The amount it started from: gross when prices include the tax, otherwise net.
    pub from: Money,
    /// What was found, in minor units before rounding: the net when prices include the tax, otherwise the tax.
    pub exact: Ratio,
    /// The same, rounded half up once.
    pub rounded: Money,
}

impl TaxMode {
    /// Net, tax and gross of `amount`, which is the gross when prices include the tax and the net otherwise.
    ///
    /// Included: `net = round(gross ÷ (1 + rate))`, `tax = gross − net`. On top: `tax = round(net × rate)`,
    /// `gross = net + tax`. A negative amount (a credit note, 红字) is the mirror of the positive one (6.4).
    ///
    /// # Errors
    /// A rate outside 0 to 100 %; overflow.
    pub fn split(self, amount: Money, rate: Ppm) -> Result<Worked<TaxSplit, TaxLine>, TaxError> {
        let (value, line) = self.reckon(amount, rate)?;
        Ok(Worked { value, working: vec![line] })
    }

    /// [`Self::split`] with its one step.
    pub(super) fn reckon(self, amount: Money, rate: Ppm) -> Result<(TaxSplit, TaxLine), TaxError> {
        let line = |rate, exact, rounded| TaxLine { mode: self, rate, from: amount, exact, rounded };
        Ok(match self {
            Self::TaxIncluded => {
                let whole = checked_rate(rate)?.checked_add(Ppm::WHOLE.wide()).ok_or(ExactError::Overflow)?;
                let product = amount.wide().checked_mul(Ppm::WHOLE.wide()).ok_or(ExactError::Overflow)?;
                let exact = Ratio::new(product, whole)?;
                let net = Money::from_wide(exact.round(Rounding::HalfUp)?, amount.currency)?;
                (TaxSplit { net, tax: amount.minus(net)?, gross: amount }, line(rate, exact, net))
            }
            Self::TaxExcluded => {
                let product = amount.wide().checked_mul(checked_rate(rate)?).ok_or(ExactError::Overflow)?;
                let exact = Ratio::new(product, Ppm::WHOLE.wide())?;
                let tax = Money::from_wide(exact.round(Rounding::HalfUp)?, amount.currency)?;
                (TaxSplit { net: amount, tax, gross: amount.plus(tax)? }, line(rate, exact, tax))
            }
            Self::NotApplicable => {
                let tax = Money::zero(amount.currency);
                (TaxSplit { net: amount, tax, gross: amount }, line(Ppm(0), Ratio::ZERO, tax))
            }
        })
    }
}

fn checked_rate(rate: Ppm) -> Result<i128, TaxError> {
    if (Ppm(0)..=Ppm::WHOLE).contains(&rate) { Ok(rate.wide()) } else { Err(TaxError::RateOutOfRange { rate }) }
}
