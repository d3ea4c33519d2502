//! The evaluation of one subject for one period.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::grade::{Grade, GradeScale};
use super::mean::{Mean, Near, mean, weighed};
use super::metric::{Metric, MetricError, MetricValue, Score, ScoreLine};
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

/// One row of an evaluation: the metrics in their order, what they come to, and the grade.
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
        /// How the score came about.
        steps: Vec<ScoreLine>,
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
    /// A group of metrics, such as a perspective of a balanced scorecard, of which something was measured.
    Group {
        /// Which, by the number that its metrics were given.
        group: usize,
        /// The weight of all its metrics.
        weight: Bp,
        /// The weight of those that were measured.
        measured: Bp,
        /// The weighted mean of what was measured.
        score: Score,
        /// Its whole weight times that score: what it adds to the total, in points.
        points: Ratio,
    },
    /// The points of all metrics that were measured, or of all groups, and the score: their sum over the weight they have
    /// together.
    Total {
        /// The sum of the points.
        points: Ratio,
        /// The weight of what was measured; of groups, that of those of which something was.
        measured: Bp,
        /// The sum over the weight.
        score: Score,
    },
    /// The grade: the best one whose lower bound the unrounded score reaches.
    Graded {
        /// The grade with its bound.
        grade: Grade,
    },
}

/// One row of a weighted mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeanLine {
    /// A score and what it adds.
    Part {
        /// Its weight.
        weight: Bp,
        /// The score.
        score: Score,
        /// Weight times score, in points.
        points: Ratio,
    },
    /// The sum over the weights.
    Mean {
        /// The sum of the points.
        points: Ratio,
        /// The sum of the weights.
        weight: Bp,
        /// The one over the other.
        score: Score,
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
/// not applicable, or with a value missing. The score is the exact one, or, where its fraction has no room, one that is printed and
/// graded as the exact one is.
///
/// # Errors
/// Weights that are not a whole; a metric that has no score; overflow.
pub fn evaluate(
    metrics: &[EvaluatedMetric],
    scale: &GradeScale,
) -> Result<Worked<Evaluation, EvaluationLine>, EvaluationError> {
    evaluate_by(metrics, None, scale)
}

/// Scores a subject as [`evaluate`] does, group by group, as a balanced scorecard is reckoned (`contract-rules.md` 5.3): a group
/// scores the weighted mean of what was measured in it, with the weight of all its metrics, and the whole is the weighted mean of
/// the groups of which something was measured. `groups`: the number of the group of each metric, in the order of the metrics.
///
/// # Errors
/// Weights that are not a whole; a metric that has no score; overflow.
pub fn evaluate_grouped(
    metrics: &[EvaluatedMetric],
    groups: &[usize],
    scale: &GradeScale,
) -> Result<Worked<Evaluation, EvaluationLine>, EvaluationError> {
    evaluate_by(metrics, Some(groups), scale)
}

fn evaluate_by(
    metrics: &[EvaluatedMetric],
    groups: Option<&[usize]>,
    scale: &GradeScale,
) -> Result<Worked<Evaluation, EvaluationLine>, EvaluationError> {
    let sum = metrics.iter().fold(0_i128, |sum, item| sum.saturating_add(item.metric.weight.wide()));
    if sum != Bp::WHOLE.wide() {
        return Err(EvaluationError::WeightsNotWhole { sum });
    }
    let mut working = Vec::new();
    let mut scores: Vec<(Bp, Score)> = Vec::new();
    let mut scored: Vec<usize> = Vec::new();
    let (mut not_applicable, mut missing) = (0_i128, false);
    for (number, EvaluatedMetric { metric, measurement }) in (1_usize..).zip(metrics) {
        let nth = number.saturating_sub(1);
        let because = |error| EvaluationError::Metric { metric: number, error };
        metric.check().map_err(because)?;
        let (name, weight) = (metric.name.clone(), metric.weight);
        working.push(match *measurement {
            Measurement::Measured(actual) => {
                let Worked { value: score, working: steps } = metric.score(actual).map_err(because)?;
                scores.push((weight, score));
                scored.push(nth);
                EvaluationLine::Scored { name, actual, weight, score, steps, points: weighed(weight, score)? }
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
            let parts: Vec<(Bp, Near)> = match groups {
                None => scores.into_iter().map(|(weight, score)| (weight, Near::from(score))).collect(),
                Some(groups) => grouped(metrics, groups, scored.into_iter().zip(scores), &mut working)?,
            };
            let Mean { points, weight, score } = mean(&parts)?;
            let score = score.told()?;
            working.push(EvaluationLine::Total { points, measured: weight, score });
            let weighting = if measured == Bp::WHOLE { Weighting::Full } else { Weighting::Reweighted { measured } };
            let outcome = if let Some(reason) = reason {
                Outcome::NotRated { reason }
            } else {
                let grade = scale.grade_of(score)?.clone();
                working.push(EvaluationLine::Graded { grade: grade.clone() });
                Outcome::Rated { grade }
            };
            Evaluation::Scored { score, weighting, outcome }
        }
    };
    Ok(Worked { value, working })
}

/// The groups of which something was measured, in the order of their numbers: each with the weight of all its metrics and its
/// score. `scored`: the places of the metrics that were measured, with their weights and scores.
fn grouped(
    metrics: &[EvaluatedMetric],
    groups: &[usize],
    scored: impl Iterator<Item = (usize, (Bp, Score))>,
    working: &mut Vec<EvaluationLine>,
) -> Result<Vec<(Bp, Near)>, ExactError> {
    let group_of = |nth: usize| groups.get(nth).copied().unwrap_or_default();
    let mut by_group: BTreeMap<usize, Vec<(Bp, Near)>> = BTreeMap::new();
    for (nth, (weight, score)) in scored {
        by_group.entry(group_of(nth)).or_default().push((weight, Near::from(score)));
    }
    let mut parts = Vec::new();
    for (group, own) in by_group {
        // metrics without any weight have no mean, and add nothing
        if own.iter().all(|(weight, _)| *weight == Bp(0)) {
            continue;
        }
        let Mean { weight: measured, score: near, .. } = mean(&own)?;
        let all = metrics.iter().enumerate().filter(|(nth, _)| group_of(*nth) == group);
        let weight = all.fold(Bp(0), |sum, (_, it)| Bp(sum.0.saturating_add(it.metric.weight.0)));
        let (score, points) = (near.told()?, near.weighed(weight)?);
        working.push(EvaluationLine::Group { group, weight, measured, score, points });
        parts.push((weight, near));
    }
    Ok(parts)
}

/// `Σ weight × score ÷ Σ weight`: for metrics, and for the perspectives of a balanced scorecard (5.3). Exactly, where the fraction has
/// room; else down to 10^-15 of a point, with the thousandths of the exact one.
///
/// # Errors
/// Weights that add up to nothing; overflow.
pub fn weighted_mean(scores: &[(Bp, Score)]) -> Result<Worked<Score, MeanLine>, ExactError> {
    Worked::keep(|line| {
        let mut parts = Vec::with_capacity(scores.len());
        for (weight, score) in scores.iter().copied() {
            line(MeanLine::Part { weight, score, points: weighed(weight, score)? });
            parts.push((weight, Near::from(score)));
        }
        let Mean { points, weight, score } = mean(&parts)?;
        let score = score.told()?;
        line(MeanLine::Mean { points, weight, score });
        Ok(score)
    })
}
