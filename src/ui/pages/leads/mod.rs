//! Leads: who may become a customer.

mod bulk;
mod convert;
mod form;
mod give_up;
mod list;
mod show;
mod steps;

pub(in crate::ui) use convert::ConvertSheet;
pub(in crate::ui) use form::LeadSheet;
pub(in crate::ui) use give_up::GiveUpSheet;
pub(in crate::ui) use list::{LeadList, texts};
pub(in crate::ui) use show::LeadPage;
pub(in crate::ui) use steps::first_contact;
