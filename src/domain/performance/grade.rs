//! Grades by score.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::metric::{Score, points};
use crate::domain::exact::{ExactError, Ratio, Rounding};
use crate::domain::rate::Bp;

/// A grade and the score from which it is given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grade {
    /// What it is called: A, 优秀.
    pub label: String,
    /// The lowest score of the grade in hundredths of a point, included.
    pub min: Bp,
}

/// Grades from the best down; the last begins at 0, so every score has one (KPI-03).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Grade>", into = "Vec<Grade>")]
pub struct GradeScale(Vec<Grade>);

/// Why grades are no scale. Grades count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GradeError {
    /// No grade begins at 0.
    #[error("the last grade does not begin at 0")]
    LastNotAtZero,
    /// A grade that does not begin below the one before.
    #[error("grade {grade} does not begin below the one before")]
    NotDescending {
        /// Which grade.
        grade: usize,
    },
    /// A grade without a name.
    #[error("grade {grade} has no name")]
    NoLabel {
        /// Which grade.
        grade: usize,
    },
}

/// A score as it is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PrintedScore {
    /// Two decimals, rounded half up.
    Hundredths(i64),
    /// Three decimals, cut off: with two the score would look like a better grade than it has (89.995 is no A).
    Thousandths(i64),
}

impl GradeScale {
    /// Grades from the best down.
    ///
    /// # Errors
    /// What is wrong first, and at which grade.
    pub fn new(grades: Vec<Grade>) -> Result<Self, GradeError> {
        for ((before, grade), number) in grades.iter().zip(grades.iter().skip(1)).zip(2_usize..) {
            if grade.min >= before.min {
                return Err(GradeError::NotDescending { grade: number });
            }
        }
        if let Some((grade, _)) = (1_usize..).zip(&grades).find(|(_, grade)| grade.label.trim().is_empty()) {
            return Err(GradeError::NoLabel { grade });
        }
        if grades.last().is_some_and(|last| last.min == Bp(0)) {
            Ok(Self(grades))
        } else {
            Err(GradeError::LastNotAtZero)
        }
    }

    /// The grades.
    pub fn as_slice(&self) -> &[Grade] {
        &self.0
    }

    /// The grade of a score: the first whose lower bound the **unrounded** score reaches (`domain.md` 8).
    ///
    /// # Errors
    /// Overflow.
    pub fn grade_of(&self, score: Score) -> Result<&Grade, ExactError> {
        for grade in &self.0 {
            if score.0.compare(points(grade.min)?)? != Ordering::Less {
                return Ok(grade);
            }
        }
        // a score below 0 has the last grade
        self.0.last().ok_or(ExactError::Overflow)
    }

    /// A score as it is printed beside its grade: two decimals, or three where two would mislead.
    ///
    /// # Errors
    /// Overflow.
    pub fn printed(&self, score: Score) -> Result<PrintedScore, ExactError> {
        let rounded = score.hundredths()?;
        if self.grade_of(Score(points(rounded)?))? == self.grade_of(score)? {
            return Ok(PrintedScore::Hundredths(rounded.0));
        }
        let cut = score.0.times(Ratio::whole(1_000))?.round(Rounding::Floor)?;
        i64::try_from(cut).map(PrintedScore::Thousandths).map_err(|_| ExactError::Overflow)
    }
}

impl Default for GradeScale {
    /// A from 90, B from 80, C from 60, D below (5.3).
    fn default() -> Self {
        let grades = [("A", 9_000), ("B", 8_000), ("C", 6_000), ("D", 0)];
        Self(grades.map(|(label, min)| Grade { label: label.to_owned(), min: Bp(min) }).to_vec())
    }
}

impl TryFrom<Vec<Grade>> for GradeScale {
    type Error = GradeError;

    fn try_from(grades: Vec<Grade>) -> Result<Self, GradeError> {
        Self::new(grades)
    }
}

impl From<GradeScale> for Vec<Grade> {
    fn from(scale: GradeScale) -> Self {
        scale.0
    }
}
