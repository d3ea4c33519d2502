//! On-target bonus: which share of a bonus an attainment earns.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::domain::exact::{ExactError, Ratio};
use crate::domain::rate::Ppm;

/// One point of a bonus curve.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BonusPoint {
    /// Actual over target; 1 000 000 is 100 %.
    pub attainment: Ppm,
    /// The share of the bonus that is earned there.
    pub payout: Ppm,
}

/// Where on a curve an attainment lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BonusStretch {
    /// On the straight line between two points, the first included.
    Between {
        /// The point before.
        from: BonusPoint,
        /// The point after.
        to: BonusPoint,
    },
    /// At the last point or beyond it: the share stays as it is there.
    AfterLast {
        /// The last point.
        last: BonusPoint,
    },
}

/// Points in order, linear between them and flat after the last: 0 % → 0, 80 % → 50 %, 100 % → 100 %, 120 % → 150 % (6.5).
/// The first stands at 0 %, attainments increase, payouts never fall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<BonusPoint>", into = "Vec<BonusPoint>")]
pub struct BonusCurve(Vec<BonusPoint>);

/// Why points are no curve. Points count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BonusCurveError {
    /// The first point is missing or does not stand at 0 %: nothing is said about what lies below.
    #[error("the first point does not stand at an attainment of 0 %")]
    NoPointAtZero,
    /// An attainment that is not above the one before.
    #[error("the attainment of point {point} is not above the one before")]
    AttainmentNotIncreasing {
        /// Which point.
        point: usize,
    },
    /// A payout below zero or below the one before: more attained would earn less.
    #[error("the payout of point {point} falls")]
    PayoutFalls {
        /// Which point.
        point: usize,
    },
}

impl BonusCurve {
    /// Points in order.
    ///
    /// # Errors
    /// What is wrong first, and at which point.
    pub fn new(points: Vec<BonusPoint>) -> Result<Self, BonusCurveError> {
        if points.first().is_none_or(|first| first.attainment != Ppm(0)) {
            return Err(BonusCurveError::NoPointAtZero);
        }
        let mut before: Option<BonusPoint> = None;
        for (number, point) in (1_usize..).zip(&points) {
            if before.is_some_and(|before| point.attainment <= before.attainment) {
                return Err(BonusCurveError::AttainmentNotIncreasing { point: number });
            }
            if point.payout < before.map_or(Ppm(0), |before| before.payout) {
                return Err(BonusCurveError::PayoutFalls { point: number });
            }
            before = Some(*point);
        }
        Ok(Self(points))
    }

    /// The points.
    pub fn as_slice(&self) -> &[BonusPoint] {
        &self.0
    }

    /// The share of the bonus at an attainment of zero or more (1 is 100 %), exactly, and where on the curve it lies.
    pub(super) fn payout_at(&self, attainment: Ratio) -> Result<(Ratio, BonusStretch), ExactError> {
        let mut below: Option<BonusPoint> = None;
        for point in &self.0 {
            let Some(from) = below.filter(|_| share(point.attainment).is_ok_and(|end| is_below(attainment, end)))
            else {
                below = Some(*point);
                continue;
            };
            let run = share(point.attainment)?.minus(share(from.attainment)?)?;
            let rise = share(point.payout)?.minus(share(from.payout)?)?;
            let way = attainment.minus(share(from.attainment)?)?;
            let slope = rise.times(Ratio::new(run.denominator(), run.numerator())?)?;
            let payout = share(from.payout)?.plus(way.times(slope)?)?;
            return Ok((payout, BonusStretch::Between { from, to: *point }));
        }
        // a curve has at least the point at 0 %
        let last = below.unwrap_or(BonusPoint { attainment: Ppm(0), payout: Ppm(0) });
        Ok((share(last.payout)?, BonusStretch::AfterLast { last }))
    }
}

fn share(ppm: Ppm) -> Result<Ratio, ExactError> {
    Ratio::new(ppm.wide(), Ppm::WHOLE.wide())
}

fn is_below(attainment: Ratio, end: Ratio) -> bool {
    attainment.compare(end).is_ok_and(std::cmp::Ordering::is_lt)
}

impl TryFrom<Vec<BonusPoint>> for BonusCurve {
    type Error = BonusCurveError;

    fn try_from(points: Vec<BonusPoint>) -> Result<Self, BonusCurveError> {
        Self::new(points)
    }
}

impl From<BonusCurve> for Vec<BonusPoint> {
    fn from(curve: BonusCurve) -> Self {
        curve.0
    }
}
