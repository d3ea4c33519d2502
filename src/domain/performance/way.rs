//! Which way of a metric is better, apart from the values that it aims at: what a form asks before it asks for these.

use super::metric::{LowerScale, MetricGoal, MetricValue};
use crate::domain::rate::Bp;

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Way {
    /// More is better.
    Higher,
    /// Less is better, by [`LowerScale::Linear`].
    Lower,
    /// Less is better, by [`LowerScale::Ratio`].
    LowerRatio,
    /// In a range is best.
    Range,
}

impl Way {
    /// Every one, as a list to choose from shows them.
    pub const ALL: [Self; 4] = [Self::Higher, Self::Lower, Self::LowerRatio, Self::Range];

    /// Its name in such a list.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Higher => "higher",
            Self::Lower => "lower",
            Self::LowerRatio => "ratio",
            Self::Range => "range",
        }
    }

    /// The one of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// The goal of these values: `low` is the target, of a range its lower end, and `range` the upper end with what is taken off
    /// per unit outside, in hundredths of a point. Nothing for a range without these.
    pub fn goal(self, low: MetricValue, range: Option<(MetricValue, Bp)>) -> Option<MetricGoal> {
        Some(match self {
            Self::Higher => MetricGoal::HigherIsBetter { target: low },
            Self::Lower => MetricGoal::LowerIsBetter { target: low, scale: LowerScale::Linear },
            Self::LowerRatio => MetricGoal::LowerIsBetter { target: low, scale: LowerScale::Ratio },
            Self::Range => {
                let (high, off_per_unit) = range?;
                MetricGoal::WithinRange { low, high, off_per_unit }
            }
        })
    }
}

impl MetricGoal {
    /// Which way is better.
    pub const fn way(self) -> Way {
        match self {
            Self::HigherIsBetter { .. } => Way::Higher,
            Self::LowerIsBetter { scale: LowerScale::Linear, .. } => Way::Lower,
            Self::LowerIsBetter { scale: LowerScale::Ratio, .. } => Way::LowerRatio,
            Self::WithinRange { .. } => Way::Range,
        }
    }

    /// What is aimed at; of a range its lower end.
    pub const fn low(self) -> MetricValue {
        let (Self::HigherIsBetter { target }
        | Self::LowerIsBetter { target, .. }
        | Self::WithinRange { low: target, .. }) = self;
        target
    }

    /// The upper end of a range, with what is taken off per unit outside, in hundredths of a point.
    pub const fn range(self) -> Option<(MetricValue, Bp)> {
        match self {
            Self::WithinRange { high, off_per_unit, .. } => Some((high, off_per_unit)),
            Self::HigherIsBetter { .. } | Self::LowerIsBetter { .. } => None,
        }
    }
}
