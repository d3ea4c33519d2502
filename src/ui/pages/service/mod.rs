//! Service: the queue with its clocks, one ticket, and how good the service was.

mod ahead;
mod clause;
mod clock;
mod done;
mod fields;
mod form;
mod levels;
mod list;
mod own_levels;
mod queue;
mod remedies;
mod remedy_sheet;
mod report;
mod report_credits;
mod report_table;
mod report_working;
mod rows;
mod show;
mod side;
mod step_form;
mod steps;
mod within;
mod workaround_sheet;
mod working;

pub(in crate::ui) use ahead::Ahead;
pub(in crate::ui) use form::TicketSheet;
pub(in crate::ui) use levels::{KeepLevels, Levels, Time, TimeFields, follow, problem_view};
pub(in crate::ui) use list::ServicePage;
pub(in crate::ui) use queue::texts;
pub(in crate::ui) use remedy_sheet::RemedySheet;
pub(in crate::ui) use report::ReportPage;
pub(in crate::ui) use show::TicketPage;
pub(in crate::ui) use step_form::StepSheet;
pub(in crate::ui) use within::{TicketsOfCustomer, TicketsUnder};
pub(in crate::ui) use workaround_sheet::WorkaroundSheet;
