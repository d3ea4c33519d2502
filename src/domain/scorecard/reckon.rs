//! The score of an evaluation with its working.

use super::perspective::Perspective;
use super::plan::{Absent, PlanMetric, PlanTerms};
use super::record::Input;
use crate::domain::exact::Worked;
use crate::domain::performance::{
    EvaluatedMetric, Evaluation, EvaluationError, EvaluationLine, Measurement, evaluate, evaluate_grouped,
};

/// What the metrics of a plan are scored with, in its order.
pub type Inputs = Vec<Input>;

/// Scores what was measured, by perspective where the plan is a balanced scorecard; a metric without an input is missing. `name` is
/// what the working calls a metric.
///
/// # Errors
/// Weights that are not a whole; a metric that has no score; overflow.
pub fn reckon(
    terms: &PlanTerms,
    inputs: &Inputs,
    name: impl Fn(&PlanMetric) -> String,
) -> Result<Worked<Evaluation, EvaluationLine>, EvaluationError> {
    let measured = terms.metrics.iter().enumerate().map(|(nth, metric)| {
        let found = inputs.get(nth).map_or(Measurement::Missing, |it| it.measurement);
        let measurement = match (found, metric.absent) {
            (Measurement::NotApplicable, Absent::NotRated) => Measurement::Missing,
            (found, Absent::Reweigh | Absent::NotRated) => found,
        };
        EvaluatedMetric { metric: metric.named(name(metric)), measurement }
    });
    let measured: Vec<EvaluatedMetric> = measured.collect();
    match terms.perspectives() {
        None => evaluate(&measured, &terms.grades),
        Some(all) => {
            let groups: Vec<usize> = all.into_iter().map(Perspective::place).collect();
            evaluate_grouped(&measured, &groups, &terms.grades)
        }
    }
}
