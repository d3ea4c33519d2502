//! What both sides owe under contracts: the board of all, the part of a contract's page, and the sheets beside them.

mod board;
mod filters;
mod item;
mod list;
mod of_contract;
mod own;
mod settle;
mod sheet;
mod step;

pub(in crate::ui) use board::DutiesPage;
pub(in crate::ui) use list::walk;
pub(in crate::ui) use of_contract::DutiesOf;
pub(in crate::ui) use own::OwnSheet;
pub(in crate::ui) use settle::SettleSheet;
pub(in crate::ui) use sheet::DutySheet;
pub(in crate::ui) use step::StepSheet;
