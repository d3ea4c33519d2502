//! The weighted forecast of open opportunities (加权预测, `domain.md` 6.10).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::exact::{ExactError, Ratio, Rounding, Worked};
use super::money::{Currency, Money};
use super::rate::Bp;

/// One expected sale, under a key such as an opportunity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpectedSale<K> {
    /// What it is.
    pub key: K,
    /// What it would bring, zero or more.
    pub amount: Money,
    /// How likely it is, 0 to 10 000 basis points.
    pub probability: Bp,
}

/// The forecast in one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForecastTotal {
    /// How many sales it is made of.
    pub count: usize,
    /// What all of them would bring.
    pub full: Money,
    /// The sum of amount times probability, rounded half up once.
    pub weighted: Money,
}

/// One row of a forecast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForecastLine<K> {
    /// What was expected.
    pub sale: ExpectedSale<K>,
    /// Its weighted amount in minor units, before the rounding of the total.
    pub exact: Ratio,
}

/// Why there is no forecast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ForecastError {
    /// An amount below zero. Rows count from 1.
    #[error("row {row}: an expected amount cannot be negative")]
    NegativeAmount {
        /// Which row.
        row: usize,
    },
    /// A probability below zero or above 100 %.
    #[error("row {row}: a probability lies between 0 and 100 %")]
    ProbabilityOutOfRange {
        /// Which row.
        row: usize,
    },
    /// The arithmetic has no answer.
    #[error(transparent)]
    Exact(#[from] ExactError),
}

/// `Σ amount × probability ÷ 10 000`, rounded half up once per total; one total per currency, in the order of the codes.
/// Currencies are never added to each other.
///
/// # Errors
/// A negative amount; a probability out of range; overflow.
pub fn forecast<K: Copy>(
    sales: impl IntoIterator<Item = ExpectedSale<K>>,
) -> Result<Worked<Vec<ForecastTotal>, ForecastLine<K>>, ForecastError> {
    let mut working = Vec::new();
    let mut sums: BTreeMap<&'static str, (Currency, usize, Money, i128)> = BTreeMap::new();
    for (row, sale) in (1_usize..).zip(sales) {
        let ExpectedSale { amount, probability, .. } = sale;
        if amount.minor < 0 {
            return Err(ForecastError::NegativeAmount { row });
        }
        if !(Bp(0)..=Bp::WHOLE).contains(&probability) {
            return Err(ForecastError::ProbabilityOutOfRange { row });
        }
        let product = amount.wide().checked_mul(probability.wide()).ok_or(ExactError::Overflow)?;
        let currency = amount.currency;
        let (_, count, full, weighted) = sums.entry(currency.code()).or_insert((currency, 0, Money::zero(currency), 0));
        *count = count.checked_add(1).ok_or(ExactError::Overflow)?;
        *full = full.plus(amount)?;
        *weighted = weighted.checked_add(product).ok_or(ExactError::Overflow)?;
        working.push(ForecastLine { sale, exact: Ratio::new(product, Bp::WHOLE.wide())? });
    }
    let totals = sums.into_values().map(|(currency, count, full, product)| {
        let weighted = Ratio::new(product, Bp::WHOLE.wide())?.round(Rounding::HalfUp)?;
        Ok(ForecastTotal { count, full, weighted: Money::from_wide(weighted, currency)? })
    });
    let value = totals.collect::<Result<Vec<_>, ExactError>>()?;
    Ok(Worked { value, working })
}
