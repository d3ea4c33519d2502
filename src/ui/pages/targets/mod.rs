//! Sales targets: the list, one of them with its working, the form.

mod agree;
mod bar;
mod cells;
mod distribution;
mod done;
mod form;
mod handouts;
mod incentive;
mod list;
mod rows;
mod show;
mod under;

pub(in crate::ui) use agree::AgreeSheet;
pub(in crate::ui) use form::TargetSheet;
pub(in crate::ui) use incentive::IncentiveOfClause;
pub(in crate::ui) use list::TargetsPage;
pub(in crate::ui) use rows::targets_drawn;
pub(in crate::ui) use show::TargetPage;
pub(in crate::ui) use under::{TargetsOfCustomer, TargetsOfMember, TargetsUnder};
