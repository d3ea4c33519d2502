//! The public pool: its list, what belongs into it, its rules, and who looked after a customer.

pub(super) mod acts;
mod give_back;
mod keeping;
mod rows;
mod rules_form;

pub(in crate::ui) use give_back::GiveBackSheet;
pub(super) use keeping::KeepingPart;
pub(super) use rows::PoolRows;
pub(in crate::ui) use rules_form::PoolRulesSheet;
