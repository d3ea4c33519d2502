//! The evaluation of one subject for one period.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::grade::{Grade, GradeScale};
use super::metric::{Metric, MetricError, MetricValue, Score};
use crate::domain::exact::{ExactError, Ratio, Worked};
use crate::domain::rate::Bp;

/// What was measured for a metric.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measurement {
    /// A value.
    Measured(MetricValue),
    /// Nothing could arise: no complaints, so no complaint times. Neither 0 nor 100.
    NotApplicable,
    /// There should be a value and there is none.
    Missing,
}

/// A metric and what was measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvaluatedMetric {
    /// The metric.
    pub metric: Metric,
    /// What was measured.
    pub measurement: Measurement,
}

/// Over which weights a score was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weighting {
    /// Over all of them.
    Full,
    /// Over those that were measured: the page has to say so.
    Reweighted {
        /// Their sum, below 10 000.
        measured: Bp,
    },
}

/// Why a subject is not rated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotRatedReason {
    /// Metrics with half of the weight or more are not applicable (`domain.md` 8).
    HalfNotApplicable,
    /// At least one value is missing (`contract-rules.md` 5.3).
    ValuesMissing,
}

/// What an evaluation says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// A score with a grade.
    Rated {
        /// The grade.
        grade: Grade,
    },
    /// No grade.
    NotRated {
        /// Why.
        reason: NotRatedReason,
    },
}

/// The result: an outcome and the score over what was measured, which for a subject that is not rated is shown beside it
/// and never as its score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evaluation {
    /// Nothing was measured.
    NothingMeasured {
        /// Why it is not rated.
        reason: NotRatedReason,
    },
    /// Something was measured.
    Scored {
        /// The weighted mean of what was measured.
        score: Score,
        /// Over which weights.
        weighting: Weighting,
        /// What it says.
        outcome: Outcome,
    },
}

/// One row of an evaluation, in the order of the metrics.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EvaluationLine {
    /// A metric with a value.
    Scored {
        /// Its name.
        name: String,
        /// The value.
        actual: MetricValue,
        /// Its weight.
        weight: Bp,
        /// Its score.
        score: Score,
        /// Weight times score: what it adds to the total, in points, before any re-weighting.
        points: Ratio,
    },
    /// A metric that is not applicable.
    NotApplicable {
        /// Its name.
        name: String,
        /// Its weight.
        weight: Bp,
    },
    /// A metric whose value is missing.
    Missing {
        /// Its name.
        name: String,
        /// Its weight.
        weight: Bp,
    },
}

/// Why an evaluation has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EvaluationError {
    /// The weights do not add up to 100 % (KPI-01).
    #[error("the weights add up to {sum} and not to 10000 basis points")]
    WeightsNotWhole {
        /// What they add up to, in basis points.
        sum: i128,
    },
    /// A metric has no score.
    #[error("metric {metric}: {error}")]
    Metric {
        /// Which, from 1.
        metric: usize,
        /// Why.
        error: MetricError,
    },
    /// The arithmetic has no answer.
    #[error(transparent)]
    Exact(#[from] ExactError),
}

/// Scores a subject: the weighted mean of the metrics that were measured (6.6). Not rated with half of the weight or more
/// not applicable, or with a value missing.
///
/// # Errors
/// Weights that are not a whole; a metric that has no score; overflow.
pub fn evaluate(
    metrics: &[EvaluatedMetric],
    scale: &GradeScale,
) -> Result<Worked<Evaluation, EvaluationLine>, EvaluationError> {
    let sum = metrics.iter().fold(0_i128, |sum, item| sum.saturating_add(item.metric.weight.wide()));
    if sum != Bp::WHOLE.wide() {
        return Err(EvaluationError::WeightsNotWhole { sum });
    }
    let mut working = Vec::new();
    let mut scores = Vec::new();
    let (mut not_applicable, mut missing) = (0_i128, false);
    for (number, EvaluatedMetric { metric, measurement }) in (1_usize..).zip(metrics) {
        let because = |error| EvaluationError::Metric { metric: number, error };
        metric.check().map_err(because)?;
        let (name, weight) = (metric.name.clone(), metric.weight);
        working.push(match *measurement {
            Measurement::Measured(actual) => {
                let score = metric.score(actual).map_err(because)?;
                scores.push((weight, score));
                let points = score.0.times(Ratio::new(weight.wide(), Bp::WHOLE.wide())?)?;
                EvaluationLine::Scored { name, actual, weight, score, points }
            }
            Measurement::NotApplicable => {
                not_applicable = not_applicable.saturating_add(weight.wide());
                EvaluationLine::NotApplicable { name, weight }
            }
            Measurement::Missing => {
                missing = true;
                EvaluationLine::Missing { name, weight }
            }
        });
    }
    let half = not_applicable.saturating_mul(2) >= Bp::WHOLE.wide();
    let reason = match (missing, half) {
        (true, _) => Some(NotRatedReason::ValuesMissing),
        (false, true) => Some(NotRatedReason::HalfNotApplicable),
        (false, false) => None,
    };
    let measured = scores.iter().fold(Bp(0), |sum, (weight, _)| Bp(sum.0.saturating_add(weight.0)));
    let value = match (reason, measured) {
        (Some(reason), Bp(0)) => Evaluation::NothingMeasured { reason },
        (reason, _) => {
            let score = weighted_mean(&scores)?;
            let weighting = if measured == Bp::WHOLE { Weighting::Full } else { Weighting::Reweighted { measured } };
            let outcome = match reason {
                Some(reason) => Outcome::NotRated { reason },
                None => Outcome::Rated { grade: scale.grade_of(score)?.clone() },
            };
            Evaluation::Scored { score, weighting, outcome }
        }
    };
    Ok(Worked { value, working })
}

/// `Σ weight × score ÷ Σ weight`, exactly: for metrics, and for the perspectives of a balanced scorecard (5.3).
///
/// # Errors
/// Weights that add up to nothing; overflow.
pub fn weighted_mean(scores: &[(Bp, Score)]) -> Result<Score, ExactError> {
    let (mut sum, mut whole) = (Ratio::ZERO, 0_i128);
    for (weight, Score(score)) in scores {
        sum = sum.plus(score.times(Ratio::whole(weight.wide()))?)?;
        whole = whole.checked_add(weight.wide()).ok_or(ExactError::Overflow)?;
    }
    sum.times(Ratio::new(1, whole)?).map(Score)
}
