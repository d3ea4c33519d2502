//! Another way of a measure is better than before, with what follows for what is aimed at.

use super::{Direction, Measure};
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
    pub fn turn_to_range(&mut self) {
        // before the upper end is made: it would stand above the target of the year
        self.even_out();
        let to = Quantity { thousandths: self.target.thousandths.saturating_add(Quantity::SCALE) };
        self.turn(Direction::Range { to, off_per_unit: Bp(100) });
    }

    /// A measure that does not add up over a year, or is a range, aims at the same in every period.
    fn keep_what_adds_up(&mut self) {
        if !self.may_spread() {
            self.even_out();
        }
    }
}
