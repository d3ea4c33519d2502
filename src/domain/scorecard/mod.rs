//! Evaluations of a party to a contract or of a member (绩效评估): plans, what is measured, what was put to both sides and what they
//! said (`domain.md` 5.4 and 6.6, `contract-rules.md` S3 and 5.3).

mod adds_up;
mod beyond;
pub mod clause;
pub mod course;
pub mod failing;
pub mod measure;
pub mod period;
pub mod perspective;
pub mod plan;
pub mod reckon;
pub mod record;
