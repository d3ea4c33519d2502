//! What is aimed at beyond the target (冲刺、挑战).

use super::{Direction, Measure, Metric};
use crate::domain::rate::Quantity;

impl Measure {
    /// Whether a sales target follows it by itself: net sales of which more is better. Only such a measure has levels beyond its target,
    /// and a year that is spread unevenly.
    pub fn is_followed(&self) -> bool {
        self.metric == Metric::NetSales && self.direction == Direction::Higher
    }

    /// Whether something is aimed at beyond the target.
    pub const fn has_levels(&self) -> bool {
        self.stretch.is_some() || self.challenge.is_some()
    }

    /// Whether each level lies above the one before, the target first; of a measure that is not followed, that there is none (KPI-02).
    pub fn levels_stand(&self) -> bool {
        let above = |level: Option<Quantity>, below: Quantity| level.is_none_or(|it| it > below);
        let rising = above(self.stretch, self.target) && above(self.challenge, self.stretch.unwrap_or(self.target));
        rising && (self.is_followed() || !self.has_levels())
    }
}
