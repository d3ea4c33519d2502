//! Sharing a whole number of minor units out by weight: nothing lost, nothing made up.

use super::exact::ExactError;

/// Shares of `total` in proportion to `weights`: each is floored, and the units left over go one each to the largest
/// remainders, the earlier part first where remainders tie. The shares add up to `total` (`domain.md` 6.1, LARGEST).
///
/// A negative total is shared as its opposite. Weights that are all zero leave nothing to share by.
///
/// # Errors
/// [`ExactError::DivideByZero`] when the weights add up to nothing; [`ExactError::Overflow`] beyond 128 bits or for a
/// negative weight, which has no share.
pub fn apportion(total: i128, weights: &[i128]) -> Result<Vec<i128>, ExactError> {
    if total < 0 {
        let opposite = apportion(total.checked_neg().ok_or(ExactError::Overflow)?, weights)?;
        return opposite.into_iter().map(|share| share.checked_neg().ok_or(ExactError::Overflow)).collect();
    }
    if weights.iter().any(|weight| *weight < 0) {
        return Err(ExactError::Overflow);
    }
    let whole = weights.iter().try_fold(0_i128, |sum, weight| sum.checked_add(*weight)).ok_or(ExactError::Overflow)?;
    if whole == 0 {
        return Err(ExactError::DivideByZero);
    }
    let mut left = total;
    let mut parts = Vec::with_capacity(weights.len());
    for weight in weights {
        let product = total.checked_mul(*weight).ok_or(ExactError::Overflow)?;
        let share = product.checked_div(whole).ok_or(ExactError::DivideByZero)?;
        let remainder = product.checked_rem(whole).ok_or(ExactError::DivideByZero)?;
        left = left.checked_sub(share).ok_or(ExactError::Overflow)?;
        parts.push((share, remainder));
    }
    let mut by_remainder: Vec<usize> = (0..parts.len()).collect();
    // the sort is stable: the earlier part stays first where remainders tie
    by_remainder.sort_by_key(|index| std::cmp::Reverse(parts.get(*index).map_or(0, |(_, remainder)| *remainder)));
    let mut shares: Vec<i128> = parts.into_iter().map(|(share, _)| share).collect();
    for index in by_remainder {
        if left == 0 {
            break;
        }
        if let Some(share) = shares.get_mut(index) {
            *share = share.checked_add(1).ok_or(ExactError::Overflow)?;
            left = left.checked_sub(1).ok_or(ExactError::Overflow)?;
        }
    }
    Ok(shares)
}
