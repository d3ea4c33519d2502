//! What a plan aims at beyond its targets (冲刺、挑战), and how far a value gets. No score and no grade changes with it.

use std::cmp::Ordering;

use super::plan::{PlanMetric, PlanTerms};
use crate::domain::performance::{MetricGoal, MetricValue};
use crate::domain::sales_target::Level;

impl PlanMetric {
    /// What is aimed at beyond the target, the nearest first; of a range nothing.
    pub fn beyond(&self) -> impl Iterator<Item = (Level, MetricValue)> {
        let has_direction = self.goal.range().is_none();
        let levels = [(Level::Stretch, self.stretch), (Level::Challenge, self.challenge)];
        levels.into_iter().filter_map(move |(level, at)| Some((level, at.filter(|_| has_direction)?)))
    }

    /// Whether something is aimed at beyond the target.
    pub fn has_levels(&self) -> bool {
        self.beyond().next().is_some()
    }

    /// The highest level that a value reaches, the target among them, each of them inclusive; nothing where it misses the target, of a
    /// range, or of a value of another unit.
    pub fn reached(&self, value: MetricValue) -> Option<Level> {
        let (target, misses) = match self.goal {
            MetricGoal::HigherIsBetter { target } => (target, Ordering::Less),
            MetricGoal::LowerIsBetter { target, .. } => (target, Ordering::Greater),
            MetricGoal::WithinRange { .. } => return None,
        };
        let levels = std::iter::once((Level::Base, target)).chain(self.beyond());
        let met = levels.filter(|(_, at)| value.compared(*at).is_some_and(|it| it != misses));
        met.map(|(level, _)| level).max()
    }
}

impl PlanTerms {
    /// Whether some metric aims at something beyond its target.
    pub fn has_levels(&self) -> bool {
        self.metrics.iter().any(PlanMetric::has_levels)
    }
}
