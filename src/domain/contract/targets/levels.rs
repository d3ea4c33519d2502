//! What is aimed at beyond the target (冲刺、挑战).

use super::{Direction, Measure};
use crate::domain::rate::Quantity;
use crate::domain::scorecard::plan::Measured;

/// Why no sales target follows a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unfollowed {
    /// In a range is best: more is not better.
    Range,
    /// Less is better.
    Lower,
    /// Those of the months do not make that of the year, as shares and means do not.
    NoSum,
}

impl Measure {
    /// Why no sales target follows it by itself; nothing where one does: where more of it is better and it adds up over time.
    pub fn unfollowed(&self) -> Option<Unfollowed> {
        match self.direction {
            Direction::Range { .. } => Some(Unfollowed::Range),
            Direction::Lower => Some(Unfollowed::Lower),
            Direction::Higher => (!self.adds_up()).then_some(Unfollowed::NoSum),
        }
    }

    /// Whether a sales target follows it by itself.
    pub fn is_followed(&self) -> bool {
        self.unfollowed().is_none()
    }

    /// Whether one way is better than the other: only then can something be aimed at beyond the target. Of a range the best is to be
    /// in it.
    pub const fn has_direction(&self) -> bool {
        match self.direction {
            Direction::Higher | Direction::Lower => true,
            Direction::Range { .. } => false,
        }
    }

    /// Whether what is measured adds up over time, as amounts and counts do: [`Measured::adds_up`] says which.
    pub fn adds_up(&self) -> bool {
        Measured::from(&self.metric).adds_up()
    }

    /// Whether something is aimed at beyond the target.
    pub const fn has_levels(&self) -> bool {
        self.stretch.is_some() || self.challenge.is_some()
    }

    /// Whether a level is better than the one before: above it where higher is better, below it, down to nought, where lower is.
    pub fn is_beyond(&self, level: Quantity, before: Quantity) -> bool {
        match self.direction {
            Direction::Higher => level > before,
            Direction::Lower => level < before && level.thousandths >= 0,
            Direction::Range { .. } => false,
        }
    }

    /// The stretch and the challenge level, as far as each is better than the one before; of a range none.
    pub fn beyond(&self) -> [Option<Quantity>; 2] {
        let stretch = self.stretch.filter(|it| self.is_beyond(*it, self.target));
        let challenge = self.challenge.filter(|it| self.is_beyond(*it, stretch.unwrap_or(self.target)));
        [stretch, challenge]
    }

    /// Whether each level is better than the one before, the target first; of a range, that there is none (KPI-02).
    pub fn levels_stand(&self) -> bool {
        let beyond = |level: Option<Quantity>, before: Quantity| level.is_none_or(|it| self.is_beyond(it, before));
        beyond(self.stretch, self.target) && beyond(self.challenge, self.stretch.unwrap_or(self.target))
    }
}
