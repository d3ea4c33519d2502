//! Factors of grades (等级系数): a plan may pay more or less by how a member was evaluated (`contract-rules.md` 5.4).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::period::PayPeriod;
use crate::domain::date::Date;
use crate::domain::id::{EvaluationId, MemberId};
use crate::domain::lifecycle::evaluation::Stage;
use crate::domain::rate::Ppm;
use crate::domain::scorecard::period::Span;

/// The most that a grade multiplies by: ten times.
pub const MOST: Ppm = Ppm(10_000_000);

/// A grade with its factor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GradeFactor {
    /// The grade, as the sheets of evaluation call it.
    pub grade: String,
    /// What is earned is multiplied by it; 1 000 000 leaves it as it is.
    pub factor: Ppm,
}

/// Why a table of factors does not stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum GradesError {
    /// A grade without a name.
    #[error("grade {row} has no name")]
    NoName {
        /// Which, from 1.
        row: usize,
    },
    /// A grade that is named twice.
    #[error("grade {row} is named twice")]
    Twice {
        /// The second of them, from 1.
        row: usize,
    },
    /// A factor below nothing or above [`MOST`].
    #[error("the factor of grade {row} is out of range")]
    OutOfRange {
        /// Which, from 1.
        row: usize,
    },
}

/// What an evaluation says of a member for a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Graded {
    /// The evaluation.
    pub evaluation: EvaluationId,
    /// Its grade; empty where it gives none.
    pub grade: String,
    /// The factor; [`Ppm::WHOLE`] for a grade that the table does not name.
    pub factor: Ppm,
}

/// An evaluation of a member, as far as a plan asks for it.
#[derive(Debug, Clone, Copy)]
pub struct Appraisal<'a> {
    /// Its id.
    pub id: EvaluationId,
    /// Whom it is about.
    pub member: MemberId,
    /// The days that it covers.
    pub span: Span,
    /// Where it stands on the day looked at.
    pub stage: &'a Stage,
}

/// The table that is offered: A 1.10, B 1.00, C 0.80, D nothing.
pub fn usual() -> Vec<GradeFactor> {
    let row = |(grade, factor): (&str, i64)| GradeFactor { grade: grade.to_owned(), factor: Ppm(factor) };
    [("A", 1_100_000), ("B", 1_000_000), ("C", 800_000), ("D", 0)].into_iter().map(row).collect()
}

/// How grades are compared: without space around them, and in any case.
fn key(grade: &str) -> String {
    grade.trim().to_lowercase()
}

/// Whether a table stands.
///
/// # Errors
/// What is wrong first.
pub fn check(table: &[GradeFactor]) -> Result<(), GradesError> {
    let mut known = BTreeSet::new();
    for (row, it) in (1_usize..).zip(table) {
        if it.grade.trim().is_empty() {
            return Err(GradesError::NoName { row });
        }
        if !known.insert(key(&it.grade)) {
            return Err(GradesError::Twice { row });
        }
        if !(Ppm(0)..=MOST).contains(&it.factor) {
            return Err(GradesError::OutOfRange { row });
        }
    }
    Ok(())
}

/// The evaluation that counts for a member in a period: a final one that covers all of its days. Final is one that both sides
/// confirmed, or that was closed once nobody objected in time. Of several the shortest counts, of those the one that became final
/// last. Nothing where the plan has no table, or where no evaluation counts: then all is earned in full.
pub fn graded(
    table: &[GradeFactor],
    appraisals: &[Appraisal<'_>],
    member: MemberId,
    period: PayPeriod,
) -> Option<Graded> {
    if table.is_empty() {
        return None;
    }
    let covers = |it: &&Appraisal<'_>| it.span.first <= period.from && period.to <= it.span.last;
    let own = appraisals.iter().filter(|it| it.member == member).filter(covers);
    let finals = own.filter_map(|it| Some((it, final_grade(it.stage)?)));
    let counts = |(it, (on, _)): &(&Appraisal<'_>, (Date, &str))| {
        (it.span.days(), std::cmp::Reverse(*on), std::cmp::Reverse(it.id))
    };
    let (it, (_, grade)) = finals.min_by_key(counts)?;
    let named = table.iter().find(|row| key(&row.grade) == key(grade));
    let factor = named.map_or(Ppm::WHOLE, |row| row.factor);
    Some(Graded { evaluation: it.id, grade: grade.to_owned(), factor })
}

/// The day on which an evaluation became final, with its grade.
fn final_grade(stage: &Stage) -> Option<(Date, &str)> {
    match stage {
        Stage::Confirmed { on, score } | Stage::Closed { on, score } => Some((*on, score.grade.as_str())),
        Stage::Draft | Stage::Submitted { .. } | Stage::Disputed { .. } => None,
    }
}
