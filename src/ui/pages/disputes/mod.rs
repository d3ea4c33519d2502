//! Disputes: the list by what must be done first, one dispute, its forms, and the evidence bundle.

mod audited;
mod bundle;
mod carried;
mod claims;
mod deadlines;
mod fields;
mod form;
mod gather;
mod gather_leak;
mod gather_signed;
mod gather_tickets;
mod head_form;
mod history;
mod ladder;
mod list;
mod matter_form;
mod matters;
mod offers;
mod owed_sheet;
mod rows;
mod show;
mod side;
mod step_form;
mod steps;
mod within;

pub(in crate::ui) use bundle::BundleSheet;
pub(in crate::ui) use deadlines::deadline_words;
pub(in crate::ui) use form::DisputeSheet;
pub(in crate::ui) use head_form::HeadSheet;
pub(in crate::ui) use list::DisputesPage;
pub(in crate::ui) use matter_form::MatterSheet;
pub(in crate::ui) use owed_sheet::OwedSheet;
pub(in crate::ui) use rows::texts;
pub(in crate::ui) use show::DisputePage;
pub(in crate::ui) use step_form::ActSheet;
pub(in crate::ui) use within::{DisputesOfCustomer, DisputesUnder};
