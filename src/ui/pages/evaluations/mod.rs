//! Evaluations: the list with what is due, one evaluation with its working and its life, and the plans.

mod begin;
mod enter;
mod follows;
mod history;
mod list;
mod plan_fields;
mod plan_form;
mod plans;
mod queue;
mod rows;
mod show;
mod side;
mod step_form;
mod steps;
mod within;
mod working;

pub(in crate::ui) use begin::BeginSheet;
pub(in crate::ui) use enter::EnterSheet;
pub(in crate::ui) use list::EvaluationsPage;
pub(in crate::ui) use plan_form::PlanSheet;
pub(in crate::ui) use plans::PlansPage;
pub(in crate::ui) use queue::texts;
pub(in crate::ui) use show::EvaluationPage;
pub(in crate::ui) use step_form::StepSheet;
pub(in crate::ui) use within::{EvaluationsOfCustomer, EvaluationsOfMembers, EvaluationsUnder};
