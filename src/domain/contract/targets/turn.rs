//! Another way of a measure is better than before, with what follows for what is aimed at.

use super::{Direction, Measure};
use crate::domain::exact::ExactError;
use crate::domain::rate::{Bp, Quantity};

impl Measure {
    /// Another way is better: what was beyond the target lies on the wrong side of it, and a year that may not be spread any more is
    /// evened out. The ends of a range are those of a period: [`Measure::turn_to_range`] makes them so.
    pub fn turn(&mut self, direction: Direction) {
        if self.direction != direction {
            self.direction = direction;
            (self.stretch, self.challenge) = (None, None);
        }
        self.keep_what_adds_up();
    }

    /// In a range is best: from the target of a period, one unit wide, and a point is taken off for each unit outside.
    ///
    /// # Errors
    /// [`ExactError::Overflow`] when no figure can hold the upper end; then nothing changes.
    pub fn turn_to_range(&mut self) -> Result<(), ExactError> {
        let mut next = self.clone();
        // before the upper end is made: it would stand above the target of the year
        next.even_out();
        let thousandths = next.target.thousandths.checked_add(Quantity::SCALE).ok_or(ExactError::Overflow)?;
        next.turn(Direction::Range { to: Quantity { thousandths }, off_per_unit: Bp(100) });
        *self = next;
        Ok(())
    }

    /// A measure that does not add up over a year, or is a range, aims at the same in every period.
    fn keep_what_adds_up(&mut self) {
        if !self.may_spread() {
            self.even_out();
        }
    }
}
