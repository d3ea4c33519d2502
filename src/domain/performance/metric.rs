//! One metric: what it measures, which way is better, and its score.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::domain::exact::{ExactError, Ratio, Rounding, Worked};
use crate::domain::money::Money;
use crate::domain::rate::{Bp, Ppm, Quantity};

/// A measured or agreed value. Actual and target are of the same kind and, for money, of the same currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MetricValue {
    /// Money: sales, collections.
    Amount(Money),
    /// A number with three decimals: customers, hours, points of satisfaction.
    Number(Quantity),
    /// A share: collection rate, overdue ratio.
    Share(Ppm),
}

/// How a metric is scored that is better when it is lower.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LowerScale {
    /// `(2 − actual ÷ target) × 100`: each tenth over the target costs ten points.
    #[default]
    Linear,
    /// `100 × target ÷ actual`; an actual of nothing scores the cap.
    Ratio,
}

/// What is aimed at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MetricGoal {
    /// `100 × actual ÷ target`.
    HigherIsBetter {
        /// Above zero.
        target: MetricValue,
    },
    /// Less is better.
    LowerIsBetter {
        /// Above zero.
        target: MetricValue,
        /// How.
        scale: LowerScale,
    },
    /// 100 points inside the range, both ends included; outside, points are taken off per unit of distance.
    WithinRange {
        /// The lower end.
        low: MetricValue,
        /// The upper end.
        high: MetricValue,
        /// Hundredths of a point per whole unit: per yuan, per one, per percentage point.
        off_per_unit: Bp,
    },
}

/// A metric of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metric {
    /// Its name, in the words of the parties.
    pub name: String,
    /// What is aimed at.
    pub goal: MetricGoal,
    /// Its weight; those of a plan add up to 10 000.
    pub weight: Bp,
    /// The highest score in hundredths of a point, 10 000 (100 points) or more.
    pub cap: Bp,
    /// The lowest score in hundredths of a point, zero or more and not above the cap.
    pub floor: Bp,
}

/// A score in points, exactly. 100 is the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Score(pub Ratio);

/// A step towards a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScoreLine {
    /// Actual over target.
    Attained {
        /// What was measured.
        actual: MetricValue,
        /// What was aimed at.
        target: MetricValue,
        /// The one over the other; 1 is 100 %.
        attained: Ratio,
    },
    /// How far the actual value lies outside the range; 0 inside it.
    Outside {
        /// What was measured.
        actual: MetricValue,
        /// The lower end.
        low: MetricValue,
        /// The upper end.
        high: MetricValue,
        /// The distance in whole units: yuan, ones, percentage points.
        distance: Ratio,
    },
    /// The points that makes, before floor and cap. A score without an end has no such row: only the cap limits it.
    Points {
        /// Exactly.
        exact: Ratio,
    },
    /// The points lie above the cap, which is the score.
    Capped {
        /// The cap in hundredths of a point.
        cap: Bp,
    },
    /// The points lie below the floor, which is the score.
    Floored {
        /// The floor in hundredths of a point.
        floor: Bp,
    },
}

/// Why a metric has no score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MetricError {
    /// A target of zero or less (KPI-02).
    #[error("a target is more than nothing")]
    TargetNotPositive,
    /// A cap below 100 points (KPI-02).
    #[error("a cap is 100 points or more")]
    CapBelowTarget,
    /// A floor below zero or above the cap.
    #[error("a floor lies between zero and the cap")]
    FloorOutOfRange,
    /// A range whose lower end is above the upper one, or that takes off less than nothing.
    #[error("the range is upside down")]
    RangeUpsideDown,
    /// A weight below zero.
    #[error("a weight is not negative")]
    NegativeWeight,
    /// Actual and target are of different kinds or currencies.
    #[error("actual and target are not of the same unit")]
    UnitsDiffer,
    /// The arithmetic has no answer.
    #[error(transparent)]
    Exact(#[from] ExactError),
}

impl MetricValue {
    /// The value in whole units: yuan, ones, percentage points.
    fn units(self) -> Result<Ratio, ExactError> {
        match self {
            Self::Amount(amount) => Ratio::new(amount.wide(), i128::from(amount.currency.minor_per_major())),
            Self::Number(number) => Ratio::new(i128::from(number.thousandths), i128::from(Quantity::SCALE)),
            Self::Share(share) => Ratio::new(share.wide(), 10_000),
        }
    }

    fn same_unit(self, other: Self) -> Result<(), MetricError> {
        match (self, other) {
            (Self::Amount(one), Self::Amount(two)) if one.currency == two.currency => Ok(()),
            (Self::Number(_), Self::Number(_)) | (Self::Share(_), Self::Share(_)) => Ok(()),
            (Self::Amount(_) | Self::Number(_) | Self::Share(_), _) => Err(MetricError::UnitsDiffer),
        }
    }

    /// Which of two values of one unit is more; nothing of different units.
    pub fn compared(self, other: Self) -> Option<Ordering> {
        self.same_unit(other).ok()?;
        self.units().ok()?.compare(other.units().ok()?).ok()
    }

    /// `self ÷ target`, exactly.
    ///
    /// # Errors
    /// Different units; a target of zero or less; overflow.
    pub fn over(self, target: Self) -> Result<Ratio, MetricError> {
        self.same_unit(target)?;
        let (actual, target) = (self.units()?, target.units()?);
        if target.numerator() <= 0 {
            return Err(MetricError::TargetNotPositive);
        }
        Ok(actual.times(Ratio::new(target.denominator(), target.numerator())?)?)
    }
}

impl Metric {
    /// The score of an actual value, inside floor and cap (6.6, 5.3).
    ///
    /// # Errors
    /// A goal or limit that cannot be; another unit; overflow.
    pub fn score(&self, actual: MetricValue) -> Result<Worked<Score, ScoreLine>, MetricError> {
        Worked::keep(|line| self.scored(actual, line))
    }

    fn scored(&self, actual: MetricValue, line: &mut dyn FnMut(ScoreLine)) -> Result<Score, MetricError> {
        self.check()?;
        let Some(exact) = self.unlimited(actual, line)? else {
            line(ScoreLine::Capped { cap: self.cap });
            return Ok(Score(points(self.cap)?));
        };
        line(ScoreLine::Points { exact });
        let (floor, cap) = (points(self.floor)?, points(self.cap)?);
        if exact.compare(cap)? == Ordering::Greater {
            line(ScoreLine::Capped { cap: self.cap });
            return Ok(Score(cap));
        }
        if exact.compare(floor)? == Ordering::Less {
            line(ScoreLine::Floored { floor: self.floor });
            return Ok(Score(floor));
        }
        Ok(Score(exact))
    }

    /// The points before floor and cap; `None` where they have no end.
    fn unlimited(&self, actual: MetricValue, line: &mut dyn FnMut(ScoreLine)) -> Result<Option<Ratio>, MetricError> {
        let mut over = |target| {
            let attained = actual.over(target)?;
            line(ScoreLine::Attained { actual, target, attained });
            Ok::<Ratio, MetricError>(attained)
        };
        Ok(match self.goal {
            MetricGoal::HigherIsBetter { target } => Some(hundredfold(over(target)?)?),
            MetricGoal::LowerIsBetter { target, scale: LowerScale::Linear } => {
                Some(hundredfold(Ratio::whole(2).minus(over(target)?)?)?)
            }
            MetricGoal::LowerIsBetter { target, scale: LowerScale::Ratio } => {
                let attained = over(target)?;
                if attained.numerator() <= 0 {
                    None
                } else {
                    Some(hundredfold(Ratio::new(attained.denominator(), attained.numerator())?)?)
                }
            }
            MetricGoal::WithinRange { low, high, off_per_unit } => {
                actual.same_unit(low)?;
                let (below, above) = (low.units()?.minus(actual.units()?)?, actual.units()?.minus(high.units()?)?);
                let distance = larger(below, larger(above, Ratio::ZERO)?)?;
                line(ScoreLine::Outside { actual, low, high, distance });
                Some(Ratio::whole(100).minus(distance.times(points(off_per_unit)?)?)?)
            }
        })
    }

    /// Whether goal, limits and weight can be.
    ///
    /// # Errors
    /// What is wrong first.
    pub fn check(&self) -> Result<(), MetricError> {
        match self.goal {
            MetricGoal::HigherIsBetter { target } | MetricGoal::LowerIsBetter { target, .. } => {
                if target.units()?.numerator() <= 0 {
                    return Err(MetricError::TargetNotPositive);
                }
            }
            MetricGoal::WithinRange { low, high, off_per_unit } => {
                low.same_unit(high)?;
                if low.units()?.compare(high.units()?)? == Ordering::Greater || off_per_unit < Bp(0) {
                    return Err(MetricError::RangeUpsideDown);
                }
            }
        }
        if self.cap < Bp::WHOLE {
            return Err(MetricError::CapBelowTarget);
        }
        if !(Bp(0)..=self.cap).contains(&self.floor) {
            return Err(MetricError::FloorOutOfRange);
        }
        if self.weight < Bp(0) { Err(MetricError::NegativeWeight) } else { Ok(()) }
    }
}

impl Score {
    /// The score in hundredths of a point, rounded half up: 98.80 is 9 880. For show; grades compare the exact score.
    ///
    /// # Errors
    /// Overflow.
    pub fn hundredths(self) -> Result<Bp, ExactError> {
        let rounded = self.0.times(Ratio::whole(100))?.round(Rounding::HalfUp)?;
        i64::try_from(rounded).map(Bp).map_err(|_| ExactError::Overflow)
    }
}

/// Hundredths of a point as points.
pub(super) fn points(hundredths: Bp) -> Result<Ratio, ExactError> {
    Ratio::new(hundredths.wide(), 100)
}

fn hundredfold(ratio: Ratio) -> Result<Ratio, ExactError> {
    ratio.times(Ratio::whole(100))
}

fn larger(one: Ratio, two: Ratio) -> Result<Ratio, ExactError> {
    Ok(if one.compare(two)? == Ordering::Less { two } else { one })
}
