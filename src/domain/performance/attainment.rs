//! How much of a target is reached, and whether the year is on its way.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::metric::{MetricError, MetricValue};
use crate::domain::date::Date;
use crate::domain::exact::{ExactError, Ratio, Rounding, Worked};
use crate::domain::money::Money;
use crate::domain::rate::Bp;

/// Actual over target (达成率). 1 is 100 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attainment {
    /// Exactly.
    pub exact: Ratio,
    /// In basis points, cut off: it never says 100 % while a fen is missing (6.4).
    pub shown: Bp,
}

/// The step of an attainment: what was divided by what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttainmentLine {
    /// What is there.
    pub actual: MetricValue,
    /// What was aimed at.
    pub target: MetricValue,
    /// The one over the other, before and after it is cut off.
    pub attained: Attainment,
}

/// Why there is no attainment.
pub type AttainmentError = MetricError;

/// Actual over target.
///
/// # Errors
/// Different units; a target of zero or less; overflow.
pub fn attainment(
    actual: MetricValue,
    target: MetricValue,
) -> Result<Worked<Attainment, AttainmentLine>, AttainmentError> {
    let exact = actual.over(target)?;
    let shown = exact.times(Ratio::whole(Bp::WHOLE.wide()))?.round(Rounding::Floor)?;
    let attained = Attainment { exact, shown: i64::try_from(shown).map(Bp).map_err(|_| ExactError::Overflow)? };
    Ok(Worked { value: attained, working: vec![AttainmentLine { actual, target, attained }] })
}

/// Why there is no pace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaceError {
    /// A period that ends before it begins.
    #[error("the period ends before it begins")]
    PeriodUpsideDown,
    /// More active days than the period has, or less than none.
    #[error("the active days lie outside the period")]
    ActiveDaysOutOfRange,
    /// A target of zero or less.
    #[error("a target is more than nothing")]
    TargetNotPositive,
    /// The arithmetic has no answer.
    #[error(transparent)]
    Exact(#[from] ExactError),
}

/// Where a period ends at the present pace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Projection {
    /// The period has not begun: nothing can be said.
    NotBegun,
    /// `actual × days of the period ÷ days gone`, rounded half up.
    Ends(Money),
}

/// A period as of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pace {
    /// What should be there by now, day by day alike, rounded half up.
    pub expected: Money,
    /// Actual less expected: below zero is behind.
    pub ahead: Money,
    /// Where the period ends at this pace.
    pub projection: Projection,
}

/// One row of a pace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaceLine {
    /// The days of the period and how many are gone, the present day included.
    Days {
        /// Gone.
        gone: i64,
        /// In all.
        all: i64,
    },
    /// The target for the days gone, in minor units before rounding.
    Expected {
        /// The target of the period.
        target: Money,
        /// For the days gone.
        exact: Ratio,
    },
    /// What the days gone make of the whole period, in minor units before rounding.
    Projected {
        /// What is there.
        actual: Money,
        /// For the whole period.
        exact: Ratio,
    },
}

/// How a target stands on a day of its period, both ends of the period included. Before the period nothing is expected;
/// after it all is.
///
/// # Errors
/// A period upside down; a target of zero or less; different currencies; overflow.
pub fn pace(
    actual: Money,
    target: Money,
    first: Date,
    last: Date,
    on: Date,
) -> Result<Worked<Pace, PaceLine>, PaceError> {
    let all = days_of(first, last)?;
    let gone = first.days_until(on).saturating_add(1).clamp(0, all);
    if target.minor <= 0 {
        return Err(PaceError::TargetNotPositive);
    }
    let done = Ratio::new(i128::from(gone), i128::from(all))?;
    let exact = target.ratio().times(done)?;
    let expected = Money::from_wide(exact.round(Rounding::HalfUp)?, target.currency)?;
    let ahead = actual.minus(expected)?;
    let mut working = vec![PaceLine::Days { gone, all }, PaceLine::Expected { target, exact }];
    let projection = if gone == 0 {
        Projection::NotBegun
    } else {
        let exact = actual.ratio().times(Ratio::new(i128::from(all), i128::from(gone))?)?;
        working.push(PaceLine::Projected { actual, exact });
        Projection::Ends(Money::from_wide(exact.round(Rounding::HalfUp)?, actual.currency)?)
    };
    Ok(Worked { value: Pace { expected, ahead, projection }, working })
}

/// The step of a target for a part of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProratedLine {
    /// The target of the whole period.
    pub target: Money,
    /// The days that count.
    pub active_days: i64,
    /// The days of the period.
    pub period_days: i64,
    /// The part in minor units before rounding.
    pub exact: Ratio,
    /// The same, rounded half up.
    pub rounded: Money,
}

/// The target of a part of a period: `target × active days ÷ days of the period`, rounded half up (5.3: 100,000 for 30 of
/// 90 days is 33,333.33).
///
/// # Errors
/// A period of no days; active days outside it; overflow.
pub fn prorated(target: Money, active_days: i64, period_days: i64) -> Result<Worked<Money, ProratedLine>, PaceError> {
    if period_days <= 0 {
        return Err(PaceError::PeriodUpsideDown);
    }
    if !(0..=period_days).contains(&active_days) {
        return Err(PaceError::ActiveDaysOutOfRange);
    }
    let exact = target.ratio().times(Ratio::new(i128::from(active_days), i128::from(period_days))?)?;
    let rounded = Money::from_wide(exact.round(Rounding::HalfUp)?, target.currency)?;
    let line = ProratedLine { target, active_days, period_days, exact, rounded };
    Ok(Worked { value: rounded, working: vec![line] })
}

fn days_of(first: Date, last: Date) -> Result<i64, PaceError> {
    let days = first.days_until(last).saturating_add(1);
    if days > 0 { Ok(days) } else { Err(PaceError::PeriodUpsideDown) }
}
