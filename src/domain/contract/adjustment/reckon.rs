//! What a price comes to at an index: `P = P₀ × (1 + share × d)`, where `d` is the move of the index that counts.

use std::cmp::Ordering;

use thiserror::Error;

use super::{Adjustment, Counted, PriceStep};
use crate::domain::contract::Contract;
use crate::domain::date::Date;
use crate::domain::exact::{ExactError, Ratio, Rounding, Worked, divide};
use crate::domain::id::LineId;
use crate::domain::money::Money;
use crate::domain::rate::{Ppm, Quantity};

/// Why a price cannot be adjusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum AdjustmentError {
    /// The contract adjusts no prices.
    #[error("the contract adjusts no prices")]
    NotAgreed,
    /// The base of the index is not known, or is nothing.
    #[error("the index of the base month is missing")]
    NoBase,
    /// The index is nothing, or less.
    #[error("an index lies above nought")]
    NoIndex,
    /// The price would come to nought, or below.
    #[error("the price would come to nought or less")]
    BelowNought,
    /// The arithmetic has no answer.
    #[error(transparent)]
    Exact(#[from] ExactError),
}

/// One step towards an adjusted price. Moves and factors are shares of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// How far the index moved: `now ÷ base − 1`.
    Moved {
        /// The index of the base month.
        base: Quantity,
        /// The index now.
        now: Quantity,
        /// The move.
        by: Ratio,
    },
    /// It stayed within the band: the price stays.
    Within {
        /// The band.
        band: Ppm,
    },
    /// It left the band: so much of the move counts.
    Beyond {
        /// The band.
        band: Ppm,
        /// How much counts.
        counted: Counted,
        /// The move that counts.
        by: Ratio,
    },
    /// What a unit price is multiplied with: `1 + share × move`.
    Factor {
        /// The share of the price that follows the index.
        share: Ppm,
        /// The factor.
        factor: Ratio,
    },
    /// A unit price, multiplied and rounded half up.
    Price {
        /// As it was.
        before: Money,
        /// In minor units, before it was rounded.
        exact: Ratio,
        /// As it is.
        after: Money,
    },
}

/// The unit price of a line, before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdjustedLine {
    /// The line.
    pub id: LineId,
    /// What is sold.
    pub name: String,
    /// As it was.
    pub before: Money,
    /// As it is.
    pub after: Money,
}

/// What an index makes of the prices of a contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adjusted {
    /// The lines, in their order.
    pub lines: Vec<AdjustedLine>,
    /// The terms with these prices, and with the month and its index as the next base; those of before where the price stays.
    pub terms: Contract,
    /// Whether any price is another one.
    pub moves: bool,
}

impl Adjustment {
    /// What a unit price is multiplied with at an index; 1 while it stays within the band.
    ///
    /// # Errors
    /// The base or the index is missing; overflow.
    pub fn factor(&self, now: Quantity, note: &mut dyn FnMut(Step)) -> Result<Ratio, AdjustmentError> {
        let base = self.base_value.filter(|base| base.thousandths > 0).ok_or(AdjustmentError::NoBase)?;
        if now.thousandths <= 0 {
            return Err(AdjustmentError::NoIndex);
        }
        let one = Ratio::whole(1);
        let by = Ratio::new(i128::from(now.thousandths), i128::from(base.thousandths))?.minus(one)?;
        note(Step::Moved { base, now, by });
        let band = Ratio::new(self.band.wide(), Ppm::WHOLE.wide())?;
        let falls = by.compare(Ratio::ZERO)? == Ordering::Less;
        let far = if falls { Ratio::ZERO.minus(by)? } else { by };
        if far.compare(band)? != Ordering::Greater {
            note(Step::Within { band: self.band });
            return Ok(one);
        }
        let by = match (self.counted, falls) {
            (Counted::Whole, _) => by,
            (Counted::Excess, false) => by.minus(band)?,
            (Counted::Excess, true) => by.plus(band)?,
        };
        note(Step::Beyond { band: self.band, counted: self.counted, by });
        let share = Ratio::new(self.share.wide(), Ppm::WHOLE.wide())?;
        let factor = one.plus(share.times(by)?)?;
        note(Step::Factor { share: self.share, factor });
        Ok(factor)
    }

    /// A unit price at an index, with its working.
    ///
    /// # Errors
    /// As [`Adjustment::factor`]; a price of nought or less.
    pub fn price(&self, before: Money, now: Quantity) -> Result<Worked<Money, Step>, AdjustmentError> {
        Worked::keep(|note| {
            let factor = self.factor(now, note)?;
            self.at(factor, before, note)
        })
    }

    fn at(&self, factor: Ratio, before: Money, note: &mut dyn FnMut(Step)) -> Result<Money, AdjustmentError> {
        if factor == Ratio::whole(1) {
            return Ok(before);
        }
        let exact = before.ratio().times(factor)?;
        let minor = match self.rounding {
            PriceStep::Minor => exact.round(Rounding::HalfUp)?,
            PriceStep::Major => {
                let unit = i128::from(before.currency.minor_per_major());
                let below = exact.denominator().checked_mul(unit).ok_or(ExactError::Overflow)?;
                let whole = divide(exact.numerator(), below, Rounding::HalfUp)?;
                whole.checked_mul(unit).ok_or(ExactError::Overflow)?
            }
        };
        if minor < 0 || (minor == 0 && before.minor > 0) {
            return Err(AdjustmentError::BelowNought);
        }
        let after = Money::from_wide(minor, before.currency)?;
        note(Step::Price { before, exact, after });
        Ok(after)
    }
}

impl Contract {
    /// What the index of a month, told by its first day, makes of the unit prices, with the working that they have in common.
    ///
    /// # Errors
    /// The contract adjusts no prices; as [`Adjustment::price`].
    pub fn adjusted(&self, month: Date, now: Quantity) -> Result<Worked<Adjusted, Step>, AdjustmentError> {
        let terms = self.adjustment.as_ref().ok_or(AdjustmentError::NotAgreed)?;
        Worked::keep(|note| {
            let factor = terms.factor(now, note)?;
            let mut after = self.clone();
            let mut lines = Vec::with_capacity(self.lines.len());
            for (id, line) in &mut after.lines {
                let before = line.unit_price;
                line.unit_price = terms.at(factor, before, note)?;
                lines.push(AdjustedLine { id: *id, name: line.name.clone(), before, after: line.unit_price });
            }
            let moves = lines.iter().any(|line| line.before != line.after);
            if let (true, Some(next)) = (moves, &mut after.adjustment) {
                (next.base_month, next.base_value) = (Some(month), Some(now));
            }
            Ok(Adjusted { lines, terms: if moves { after } else { self.clone() }, moves })
        })
    }
}
