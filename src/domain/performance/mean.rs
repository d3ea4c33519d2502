//! Weighted means whatever they are of: exactly where the fraction has room, and else so near it that nothing that is printed or graded
//! differs.
//!
//! Every amount of money that is aimed at adds its own figures to the denominator of the whole. Four targets to the fen, as a year
//! shared out over its months has them, are more than 128 bits hold.

use super::metric::Score;
use crate::domain::exact::{ExactError, Ratio, Rounding, divide};
use crate::domain::rate::Bp;

/// What a point is cut into where its fraction has no room.
const PARTS: i128 = 1_000_000_000_000_000;
/// How many of them are a thousandth of a point, the finest step that is printed.
const THOUSANDTH: i128 = 1_000_000_000_000;
/// What a fraction is multiplied by, at most, to be printed and compared with the bound of a grade.
const ROOM: i128 = 100_000;

/// A score, and between what it lies.
#[derive(Debug, Clone, Copy)]
pub(super) struct Near {
    /// The fraction itself, where it has room.
    exact: Option<Ratio>,
    /// Not above it and not below it, in [`PARTS`] of a point; nothing for a score below nothing.
    bounds: Option<(i128, i128)>,
}

/// A mean with what it stands on.
pub(super) struct Mean {
    /// The sum of weight times score, in points.
    pub(super) points: Ratio,
    /// The sum of the weights.
    pub(super) weight: Bp,
    /// The one over the other.
    pub(super) score: Near,
}

/// `Σ weight × score ÷ Σ weight`.
///
/// # Errors
/// Weights that add up to nothing; overflow.
pub(super) fn mean(parts: &[(Bp, Near)]) -> Result<Mean, ExactError> {
    let weight =
        parts.iter().try_fold(0_i64, |sum, (weight, _)| sum.checked_add(weight.0)).ok_or(ExactError::Overflow)?;
    if weight == 0 {
        return Err(ExactError::DivideByZero);
    }
    let points = over(parts, Bp::WHOLE.wide()).told()?.0;
    Ok(Mean { points, weight: Bp(weight), score: over(parts, i128::from(weight)) })
}

/// What a score adds to the whole, in points.
pub(super) fn weighed(weight: Bp, score: Score) -> Result<Ratio, ExactError> {
    score.0.times(Ratio::new(weight.wide(), Bp::WHOLE.wide())?)
}

impl From<Score> for Near {
    fn from(Score(exact): Score) -> Self {
        let bound = |rule| exact.times(Ratio::whole(PARTS)).and_then(|parts| parts.round(rule)).ok();
        let bounds = bound(Rounding::Floor).zip(bound(Rounding::Ceil)).filter(|(low, _)| *low >= 0);
        Self { exact: Some(exact), bounds }
    }
}

impl Near {
    /// The score as it is kept and shown: itself; or, where its fraction has no room, what is not above it and has the same
    /// thousandths. Those decide how it is printed, and of which grade it is, since grades begin at hundredths.
    ///
    /// # Errors
    /// [`ExactError::Overflow`] where even the thousandths cannot be told: nothing is guessed.
    pub(super) fn told(self) -> Result<Score, ExactError> {
        if let Some(exact) = self.exact {
            return Ok(Score(exact));
        }
        let (low, high) = self.bounds.ok_or(ExactError::Overflow)?;
        let thousandths = |parts| divide(parts, THOUSANDTH, Rounding::Floor);
        if thousandths(low)? != thousandths(high)? {
            return Err(ExactError::Overflow);
        }
        Ratio::new(low, PARTS).map(Score)
    }

    /// What it adds to the whole, in points.
    ///
    /// # Errors
    /// As [`Self::told`].
    pub(super) fn weighed(self, weight: Bp) -> Result<Ratio, ExactError> {
        over(&[(weight, self)], Bp::WHOLE.wide()).told().map(|points| points.0)
    }
}

/// `Σ weight × score ÷ divisor`.
fn over(parts: &[(Bp, Near)], divisor: i128) -> Near {
    Near { exact: exactly(parts, divisor).ok(), bounds: between(parts, divisor) }
}

fn exactly(parts: &[(Bp, Near)], divisor: i128) -> Result<Ratio, ExactError> {
    let mut sum = Ratio::ZERO;
    for (weight, near) in parts {
        sum = sum.plus(weighed(*weight, Score(near.exact.ok_or(ExactError::Overflow)?))?)?;
    }
    let exact = sum.times(Ratio::new(Bp::WHOLE.wide(), divisor)?)?;
    let has_room = [exact.numerator(), exact.denominator()].into_iter().all(|it| it.checked_mul(ROOM).is_some());
    if has_room { Ok(exact) } else { Err(ExactError::Overflow) }
}

/// Every score at its lower bound, and every one at its upper; nothing where a weight or the divisor turns them round.
fn between(parts: &[(Bp, Near)], divisor: i128) -> Option<(i128, i128)> {
    if divisor <= 0 {
        return None;
    }
    let (mut least, mut most) = (0_i128, 0_i128);
    for (weight, near) in parts {
        let (low, high) = near.bounds?;
        let weight = Some(weight.wide()).filter(|weight| *weight >= 0)?;
        least = low.checked_mul(weight).and_then(|it| least.checked_add(it))?;
        most = high.checked_mul(weight).and_then(|it| most.checked_add(it))?;
    }
    Some((divide(least, divisor, Rounding::Floor).ok()?, divide(most, divisor, Rounding::Ceil).ok()?))
}
