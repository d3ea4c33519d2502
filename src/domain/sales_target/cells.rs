//! A period cut by the calendar, and a figure spread over its parts so that they add up to it exactly.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::domain::apportion::apportion;
use crate::domain::contract::targets::Cycle;
use crate::domain::date::Date;
use crate::domain::exact::ExactError;

/// The most parts that a period has: ten years of months.
pub const MOST: usize = 120;

/// A part of a period, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

/// A figure over a period.
#[derive(Debug, Clone, Copy)]
pub struct Plan<'a> {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// How the period is cut.
    pub grain: Cycle,
    /// The figure.
    pub whole: i64,
    /// What of it falls into each part.
    pub parts: &'a [i64],
}

/// Why a plan does not stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanError {
    /// The period ends before it begins.
    #[error("the period ends before it begins")]
    UpsideDown,
    /// It has more than [`MOST`] parts.
    #[error("the period has too many parts")]
    TooLong,
    /// There are not as many figures as parts.
    #[error("{parts} parts have {figures} figures")]
    PartsDoNotFit {
        /// The parts of the period.
        parts: usize,
        /// The figures.
        figures: usize,
    },
    /// A target of nothing, or less.
    #[error("a target is more than nothing")]
    NotPositive,
    /// The arithmetic has no answer.
    #[error(transparent)]
    Exact(#[from] ExactError),
}

impl Span {
    /// Its days.
    pub fn days(self) -> i64 {
        self.from.days_until(self.to).saturating_add(1)
    }

    /// How many of its days are over on `as_of`, that day included.
    pub fn gone(self, as_of: Date) -> i64 {
        self.from.days_until(as_of).saturating_add(1).clamp(0, self.days())
    }

    /// Whether a day falls into it.
    pub fn holds(self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }
}

/// The month, quarter, half-year or year of the calendar that a day belongs to.
///
/// # Errors
/// Days beyond the year 9999.
pub fn around(day: Date, grain: Cycle) -> Result<Span, ExactError> {
    let long = u32::from(grain.months());
    let before = day.month().saturating_sub(1);
    let first = before.saturating_sub(before.checked_rem(long).unwrap_or(0)).saturating_add(1);
    let last = first.saturating_add(long).saturating_sub(1);
    Ok(Span { from: Date::new(day.year(), first, 1)?, to: Date::new(day.year(), last, 1)?.month_end()? })
}

/// The parts of a period, cut where the calendar cuts: the first and the last may be shorter.
///
/// # Errors
/// An empty period; more than [`MOST`] parts.
pub fn spans(from: Date, to: Date, grain: Cycle) -> Result<Vec<Span>, PlanError> {
    if to < from {
        return Err(PlanError::UpsideDown);
    }
    let mut all = Vec::new();
    let mut next = from;
    loop {
        let last = around(next, grain)?.to.min(to);
        if all.len() >= MOST {
            return Err(PlanError::TooLong);
        }
        all.push(Span { from: next, to: last });
        if last >= to {
            return Ok(all);
        }
        next = last.plus_days(1)?;
    }
}

/// A figure in `count` parts as equal as can be: what is left over goes one each to the earlier ones.
///
/// # Errors
/// No parts.
pub fn equal(whole: i64, count: usize) -> Result<Vec<i64>, ExactError> {
    let shares = apportion(i128::from(whole), &vec![1; count])?;
    shares.into_iter().map(|share| i64::try_from(share).map_err(|_| ExactError::Overflow)).collect()
}

/// What is missing from the parts to the whole; below zero if they are too much.
pub fn missing(whole: i64, parts: &[i64]) -> i128 {
    // so many parts that 128 bits overflow do not fit in memory
    let sum = parts.iter().fold(0_i128, |sum, part| sum.saturating_add(i128::from(*part)));
    i128::from(whole).saturating_sub(sum)
}

impl Plan<'_> {
    /// Every part with its figure. Without figures the whole is spread equally.
    ///
    /// # Errors
    /// A period or figures that do not stand; whether they add up is asked when they are agreed.
    pub fn cells(&self) -> Result<Vec<(Span, i64)>, PlanError> {
        let spans = spans(self.from, self.to, self.grain)?;
        if self.whole <= 0 {
            return Err(PlanError::NotPositive);
        }
        if self.parts.is_empty() {
            let parts = equal(self.whole, spans.len())?;
            return Ok(spans.into_iter().zip(parts).collect());
        }
        if self.parts.len() != spans.len() {
            return Err(PlanError::PartsDoNotFit { parts: spans.len(), figures: self.parts.len() });
        }
        Ok(spans.into_iter().zip(self.parts.iter().copied()).collect())
    }
}
