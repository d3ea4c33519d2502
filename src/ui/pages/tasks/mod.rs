//! What is to be done: tasks, and beside them the steps that were agreed with customers.

mod bulk;
mod cancel;
mod form;
mod item;
mod list;
mod of_customer;

pub(in crate::ui) use cancel::CancelSheet;
pub(in crate::ui) use form::TaskSheet;
pub(in crate::ui) use list::TasksPage;
pub(in crate::ui) use of_customer::TasksOf;
