//! Rates that change by date, as a person enters and confirms them.

use serde::{Deserialize, Serialize};

use super::LateFeeError;
use crate::domain::date::Date;
use crate::domain::rate::Ppm;

/// One line of a rate table: the day named *from* bears the new rate (`domain.md` 8, "Rate changes").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RateStep {
    /// The first day of the rate.
    pub from: Date,
    /// The rate; a reference rate may be below zero.
    pub rate: Ppm,
}

/// Rates by date: at least one line, the days going up. Written as the list of its lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<RateStep>", into = "Vec<RateStep>")]
pub struct RateTable(Vec<RateStep>);

impl RateTable {
    /// A table of these lines.
    ///
    /// # Errors
    /// No line, or days that do not go up.
    pub fn new(steps: Vec<RateStep>) -> Result<Self, LateFeeError> {
        if steps.is_empty() {
            return Err(LateFeeError::EmptyRateTable);
        }
        let in_order = steps.iter().zip(steps.iter().skip(1)).all(|(earlier, later)| earlier.from < later.from);
        if in_order { Ok(Self(steps)) } else { Err(LateFeeError::RateTableOrder) }
    }

    /// One rate for all days of the book.
    ///
    /// # Errors
    /// None in practice: 1900-01-01 exists.
    pub fn constant(rate: Ppm) -> Result<Self, LateFeeError> {
        Self::new(vec![RateStep { from: Date::new(1900, 1, 1)?, rate }])
    }

    /// Whether it is one [rate for all days](Self::constant): nobody said since when it holds.
    pub fn is_constant(&self) -> bool {
        let first = Date::new(1900, 1, 1);
        matches!(self.0.as_slice(), [only] if first == Ok(only.from))
    }

    /// The last line; there is one.
    pub fn last(&self) -> Option<RateStep> {
        self.0.last().copied()
    }

    /// The lines, earliest first.
    pub fn steps(&self) -> &[RateStep] {
        &self.0
    }

    /// The rate in force on a day.
    ///
    /// # Errors
    /// [`LateFeeError::NoRate`] before the first line.
    pub fn on(&self, day: Date) -> Result<Ppm, LateFeeError> {
        step_on(&self.0, day).map(|step| step.rate).ok_or(LateFeeError::NoRate { on: day })
    }
}

/// The one of these lines, earliest first, that is in force on a day; `None` before the first.
pub(in crate::domain) fn step_on(steps: &[RateStep], day: Date) -> Option<RateStep> {
    let known = steps.partition_point(|step| step.from <= day);
    known.checked_sub(1).and_then(|index| steps.get(index)).copied()
}

impl TryFrom<Vec<RateStep>> for RateTable {
    type Error = LateFeeError;

    fn try_from(steps: Vec<RateStep>) -> Result<Self, LateFeeError> {
        Self::new(steps)
    }
}

impl From<RateTable> for Vec<RateStep> {
    fn from(table: RateTable) -> Self {
        table.0
    }
}
