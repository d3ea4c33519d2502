//! Sharing and secrecy: the register, one row of it with what was given and received, the share file, promises of secrecy, leaks.

mod asks;
mod choices;
mod chosen;
mod form;
mod given;
mod leak;
mod leak_form;
mod leak_step;
mod leaks;
mod list;
mod pack;
mod picks;
mod preview;
mod received;
mod register_fields;
mod request_form;
mod requests;
mod rows;
mod show;
mod step;
mod undertakings;
mod within;

pub(in crate::ui) use chosen::ShareChosen;
pub(in crate::ui) use form::ScopeSheet;
pub(in crate::ui) use leak::LeakPage;
pub(in crate::ui) use leak_form::LeakSheet;
pub(in crate::ui) use leak_step::{LeakStepSheet, MeasureSheet};
pub(in crate::ui) use list::SharingPage;
pub(in crate::ui) use pack::PackPage;
pub(in crate::ui) use received::ReceivedSheet;
pub(in crate::ui) use request_form::{AnswerSheet, RequestSheet};
pub(in crate::ui) use rows::texts;
pub(in crate::ui) use show::ScopePage;
pub(in crate::ui) use step::StepSheet;
pub(in crate::ui) use undertakings::UndertakingSheet;
pub(in crate::ui) use within::SharingUnder;
