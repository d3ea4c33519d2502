//! Performance evaluation (绩效评估): metrics, scores, grades, attainment and pace (`domain.md` 5.4, 6.6 and 8,
//! `contract-rules.md` S3 and 5.3).

mod attainment;
mod evaluation;
mod grade;
mod mean;
mod metric;
mod way;

pub use attainment::{
    Attainment, AttainmentError, AttainmentLine, Pace, PaceError, PaceLine, Projection, ProratedLine, attainment, pace,
    prorated,
};
pub use evaluation::{
    EvaluatedMetric, Evaluation, EvaluationError, EvaluationLine, MeanLine, Measurement, NotRatedReason, Outcome,
    Weighting, evaluate, evaluate_grouped, weighted_mean,
};
pub use grade::{Grade, GradeError, GradeScale, PrintedScore};
pub use metric::{LowerScale, Metric, MetricError, MetricGoal, MetricValue, Score, ScoreLine};
pub use way::Way;
