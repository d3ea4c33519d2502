//! What is to be done, and what was.

use super::{Column, Heading};
use crate::domain::date::Date;
use crate::sync::list::ledger::Cell;

/// A task, or the step that was agreed with a customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskRow {
    /// What is to be done.
    pub what: String,
    /// For which customer, or lead.
    pub customer: String,
    /// The contract or opportunity that it is part of.
    pub about: String,
    /// The day by which it is to be done.
    pub due: Option<Date>,
    /// Who does it.
    pub owner: String,
    /// What goes before other things, in words; empty of a step.
    pub priority: String,
    /// How often it is to be done again, in words; empty: once.
    pub repeats: String,
    /// Where it stands, in words.
    pub state: String,
    /// A free note; of a step what was said before it.
    pub note: String,
}

/// The columns of what is to be done.
pub const TASKS: [Column<TaskRow>; 9] = [
    (Heading::Task, |it| Cell::words(&it.what)),
    (Heading::Customer, |it| Cell::words(&it.customer)),
    (Heading::About, |it| Cell::words(&it.about)),
    (Heading::Due, |it| Cell::day(it.due)),
    (Heading::Owner, |it| Cell::words(&it.owner)),
    (Heading::Priority, |it| Cell::words(&it.priority)),
    (Heading::Repeats, |it| Cell::words(&it.repeats)),
    (Heading::State, |it| Cell::words(&it.state)),
    (Heading::Note, |it| Cell::words(&it.note)),
];
