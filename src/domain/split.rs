//! Splitting an amount into parts that add up to it exactly (`domain.md` 6.1, 8; `contract-rules.md` 4.7).

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::apportion::apportion;
use super::exact::{ExactError, Ratio, Rounding, Worked, divide};
use super::money::Money;

/// The most parts an amount is split into: a hundred years by the month.
pub const MOST_PARTS: usize = 1_200;

/// Where the minor units go that do not divide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SplitPolicy {
    /// Each share is rounded down; the rest goes one unit each to the largest remainders, earlier first on a tie.
    #[default]
    Largest,
    /// Each share is rounded down; the last takes the rest.
    Last,
    /// Each share is rounded down; the first takes the rest.
    First,
    /// Each share is rounded half up; the last takes what is left, which may be less than nothing in tiny splits.
    HalfUpLast,
}

/// Why an amount cannot be split.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SplitError {
    /// No parts at all.
    #[error("there are no parts")]
    NoParts,
    /// More than [`MOST_PARTS`].
    #[error("there are too many parts")]
    TooManyParts,
    /// A weight below zero.
    #[error("a weight cannot be negative")]
    NegativeWeight,
    /// All weights are zero.
    #[error("the weights add up to nothing")]
    NoWeight,
    /// A part, counted from 1, would be nothing or less; an error for instalments only.
    #[error("a part would be nothing or less")]
    PartNotPositive {
        /// Its place, from 1.
        seq: u16,
    },
    /// The arithmetic has no answer.
    #[error(transparent)]
    Exact(#[from] ExactError),
}

/// One part and how it came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SplitLine {
    /// Its weight.
    pub weight: i64,
    /// Its share in minor units, exactly.
    pub exact: Ratio,
    /// The share as the policy rounds it.
    pub rounded: Money,
    /// What the policy added to it, or took off, so that the parts add up.
    pub rest: Money,
    /// The part.
    pub amount: Money,
}

/// Splits `total` in proportion to `weights` (shares in ppm, basis points, quantities: any whole numbers).
/// The parts add up to `total` exactly. A negative total is split as its opposite: every part is the opposite of the part
/// of the positive total.
///
/// # Errors
/// No parts or too many; a negative weight, or all zero; overflow.
pub fn by_weights(
    total: Money,
    weights: &[i64],
    policy: SplitPolicy,
) -> Result<Worked<Vec<Money>, SplitLine>, SplitError> {
    if weights.is_empty() {
        return Err(SplitError::NoParts);
    }
    if weights.len() > MOST_PARTS {
        return Err(SplitError::TooManyParts);
    }
    if weights.iter().any(|weight| *weight < 0) {
        return Err(SplitError::NegativeWeight);
    }
    let wide: Vec<i128> = weights.iter().copied().map(i128::from).collect();
    let whole = wide.iter().try_fold(0_i128, |sum, weight| sum.checked_add(*weight)).ok_or(ExactError::Overflow)?;
    if whole == 0 {
        return Err(SplitError::NoWeight);
    }
    let size = total.wide().checked_abs().ok_or(ExactError::Overflow)?;
    let sign: i128 = if total.minor < 0 { -1 } else { 1 };
    let rounded = rounded_shares(size, &wide, whole, policy)?;
    let parts = match policy {
        SplitPolicy::Largest => apportion(size, &wide)?,
        SplitPolicy::Last | SplitPolicy::HalfUpLast => {
            with_rest_at(size, &rounded, rounded.len().checked_sub(1).ok_or(ExactError::Overflow)?)?
        }
        SplitPolicy::First => with_rest_at(size, &rounded, 0)?,
    };
    let signed = |amount: i128| {
        let minor = amount.checked_mul(sign).ok_or(ExactError::Overflow)?;
        Money::from_wide(minor, total.currency)
    };
    let mut working = Vec::with_capacity(parts.len());
    for ((weight, rounded), part) in weights.iter().zip(rounded).zip(parts) {
        let product = total.wide().checked_mul(i128::from(*weight)).ok_or(ExactError::Overflow)?;
        let rest = part.checked_sub(rounded).ok_or(ExactError::Overflow)?;
        working.push(SplitLine {
            weight: *weight,
            exact: Ratio::new(product, whole)?,
            rounded: signed(rounded)?,
            rest: signed(rest)?,
            amount: signed(part)?,
        });
    }
    Ok(Worked { value: working.iter().map(|line| line.amount).collect(), working })
}

/// Splits `total` into `parts` equal parts, up to the units that do not divide.
///
/// # Errors
/// As [`by_weights`].
pub fn equally(total: Money, parts: usize, policy: SplitPolicy) -> Result<Worked<Vec<Money>, SplitLine>, SplitError> {
    if parts > MOST_PARTS {
        return Err(SplitError::TooManyParts);
    }
    by_weights(total, &vec![1; parts], policy)
}

/// Refuses parts of nothing or less: an instalment is a sum to be paid (`domain.md` 8).
///
/// # Errors
/// [`SplitError::PartNotPositive`] with the place of the first such part.
pub fn all_positive(parts: &[Money]) -> Result<(), SplitError> {
    match parts.iter().position(|part| part.minor <= 0) {
        None => Ok(()),
        Some(index) => {
            let seq = u16::try_from(index).unwrap_or(u16::MAX).saturating_add(1);
            Err(SplitError::PartNotPositive { seq })
        }
    }
}

fn rounded_shares(size: i128, weights: &[i128], whole: i128, policy: SplitPolicy) -> Result<Vec<i128>, ExactError> {
    let rule = match policy {
        SplitPolicy::Largest | SplitPolicy::Last | SplitPolicy::First => Rounding::Floor,
        SplitPolicy::HalfUpLast => Rounding::HalfUp,
    };
    let share = |weight: &i128| divide(size.checked_mul(*weight).ok_or(ExactError::Overflow)?, whole, rule);
    weights.iter().map(share).collect()
}

fn with_rest_at(size: i128, shares: &[i128], place: usize) -> Result<Vec<i128>, ExactError> {
    let given = shares.iter().try_fold(0_i128, |sum, share| sum.checked_add(*share)).ok_or(ExactError::Overflow)?;
    let rest = size.checked_sub(given).ok_or(ExactError::Overflow)?;
    let mut parts = shares.to_vec();
    if let Some(part) = parts.get_mut(place) {
        *part = part.checked_add(rest).ok_or(ExactError::Overflow)?;
    }
    Ok(parts)
}
