//! What both sides owe under contracts.

use super::{Column, Heading};
use crate::domain::date::Date;
use crate::sync::list::ledger::Cell;

/// A due instance of a duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyRow {
    /// What is owed, in words.
    pub duty: String,
    /// Who bears it, in words.
    pub side: String,
    /// The clause area, in words.
    pub area: String,
    /// The customer.
    pub customer: String,
    /// The number of the contract.
    pub contract: String,
    /// The day it is due.
    pub due: Option<Date>,
    /// What it waits for, if it has no day; in words.
    pub awaits: String,
    /// Where it stands, in words.
    pub state: String,
    /// The day since when it stands there, if something was recorded.
    pub on: Option<Date>,
    /// What shows that it was done, or why it was given up or broken.
    pub proof: String,
    /// Who looks after it.
    pub owner: String,
}

/// The columns of duties.
pub const DUTIES: [Column<DutyRow>; 11] = [
    (Heading::Duty, |it| Cell::words(&it.duty)),
    (Heading::Side, |it| Cell::words(&it.side)),
    (Heading::ClauseArea, |it| Cell::words(&it.area)),
    (Heading::Customer, |it| Cell::words(&it.customer)),
    (Heading::Contract, |it| Cell::words(&it.contract)),
    (Heading::Due, |it| Cell::day(it.due)),
    (Heading::DueAfter, |it| Cell::words(&it.awaits)),
    (Heading::State, |it| Cell::words(&it.state)),
    (Heading::On, |it| Cell::day(it.on)),
    (Heading::Proof, |it| Cell::words(&it.proof)),
    (Heading::Owner, |it| Cell::words(&it.owner)),
];
