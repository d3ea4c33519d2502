//! How good the service was: compliance, first contact, satisfaction, recommendation (`contract-rules.md` 5.2).

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::exact::{ExactError, Rounding, Worked, divide};

/// The fewest answers that a score may stand on.
pub const FEWEST_ANSWERS: u32 = 5;

/// Why there is no figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServiceQualityError {
    /// There is nothing to take a share of.
    #[error("there is nothing to take a share of")]
    NothingCounted,
    /// Fewer answers than [`FEWEST_ANSWERS`]: a score would say more than it knows.
    #[error("there are only {answers} answers")]
    TooFewAnswers {
        /// How many there are.
        answers: u32,
    },
    /// More counted than there are.
    #[error("{part} of {whole} is more than all")]
    MoreThanAll {
        /// What was counted.
        part: u32,
        /// Of how many.
        whole: u32,
    },
    /// The arithmetic has no answer.
    #[error(transparent)]
    Exact(#[from] ExactError),
}

/// A figure in tenths of a per cent (84.0 % is 840), or of a point for a net promoter score, with what it stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Tenths(pub i64);

/// The step of a figure: what was counted of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct QualityLine {
    /// What was counted; for a net promoter score promoters less detractors.
    pub counted: i64,
    /// Of how many: shown beside the figure.
    pub of: u32,
    /// The figure.
    pub figure: Tenths,
}

/// The share of cases closed within their limit, closed at first contact, or opened again: `part ÷ whole`, rounded **down**, so
/// that 100 % means all of them (57 of 60 = 95.0 %).
///
/// # Errors
/// No case at all; more counted than there are.
pub fn share_of_cases(part: u32, whole: u32) -> Result<Worked<Tenths, QualityLine>, ServiceQualityError> {
    if whole == 0 {
        return Err(ServiceQualityError::NothingCounted);
    }
    if part > whole {
        return Err(ServiceQualityError::MoreThanAll { part, whole });
    }
    figure(i64::from(part), whole, Rounding::Floor)
}

/// Customer satisfaction: answers of 4 or 5 over all answers (168 of 200 = 84.0 %), rounded down.
///
/// # Errors
/// Fewer than [`FEWEST_ANSWERS`]; more counted than there are.
pub fn satisfaction(good: u32, answers: u32) -> Result<Worked<Tenths, QualityLine>, ServiceQualityError> {
    enough(answers)?;
    share_of_cases(good, answers)
}

/// Net promoter score: the share of 9 and 10 less the share of 0 to 6, from −100.0 to +100.0 (120 promoters and 30 detractors of
/// 200 = +45.0), rounded half up.
///
/// # Errors
/// Fewer than [`FEWEST_ANSWERS`]; more counted than there are.
pub fn net_promoter_score(
    promoters: u32,
    detractors: u32,
    answers: u32,
) -> Result<Worked<Tenths, QualityLine>, ServiceQualityError> {
    enough(answers)?;
    let part = promoters.checked_add(detractors).ok_or(ExactError::Overflow)?;
    if part > answers {
        return Err(ServiceQualityError::MoreThanAll { part, whole: answers });
    }
    let net = i64::from(promoters).checked_sub(i64::from(detractors)).ok_or(ExactError::Overflow)?;
    figure(net, answers, Rounding::HalfUp)
}

const fn enough(answers: u32) -> Result<(), ServiceQualityError> {
    if answers < FEWEST_ANSWERS { Err(ServiceQualityError::TooFewAnswers { answers }) } else { Ok(()) }
}

fn figure(counted: i64, of: u32, rule: Rounding) -> Result<Worked<Tenths, QualityLine>, ServiceQualityError> {
    let scaled = i128::from(counted).checked_mul(1_000).ok_or(ExactError::Overflow)?;
    let tenths = divide(scaled, i128::from(of), rule)?;
    let figure = Tenths(i64::try_from(tenths).map_err(|_| ExactError::Overflow)?);
    Ok(Worked { value: figure, working: vec![QualityLine { counted, of, figure }] })
}
