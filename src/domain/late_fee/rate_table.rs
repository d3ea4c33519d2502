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

    /// The lines, earliest first.
    pub fn steps(&self) -> &[RateStep] {
        &self.0
    }

    /// The rate in force on a day.
    ///
    /// # Errors
    /// [`LateFeeError::NoRate`] before the first line.
    pub fn on(&self, day: Date) -> Result<Ppm, LateFeeError> {
        let known = self.0.partition_point(|step| step.from <= day);
        let last = known.checked_sub(1).and_then(|index| self.0.get(index));
        last.map(|step| step.rate).ok_or(LateFeeError::NoRate { on: day })
    }
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
