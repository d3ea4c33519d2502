//! Disputes.

use super::{Column, Heading};
use crate::domain::date::Date;
use crate::sync::list::ledger::Cell;

/// A dispute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisputeRow {
    /// Its number.
    pub number: String,
    /// The day it was raised.
    pub raised: Date,
    /// Its subject, in words.
    pub subject: String,
    /// What it is about.
    pub title: String,
    /// With whom.
    pub customer: String,
    /// The number of the contract it is under.
    pub contract: String,
    /// Where it stands, in words.
    pub state: String,
    /// The next day that must not be missed.
    pub due: Option<Date>,
    /// What is claimed, with its currency.
    pub claimed: String,
    /// Who looks after it.
    pub owner: String,
}

/// The columns of disputes.
pub const DISPUTES: [Column<DisputeRow>; 10] = [
    (Heading::DisputeNumber, |it| Cell::words(&it.number)),
    (Heading::Began, |it| Cell::Day(it.raised)),
    (Heading::CaseKind, |it| Cell::words(&it.subject)),
    (Heading::Matter, |it| Cell::words(&it.title)),
    (Heading::Customer, |it| Cell::words(&it.customer)),
    (Heading::Contract, |it| Cell::words(&it.contract)),
    (Heading::State, |it| Cell::words(&it.state)),
    (Heading::Due, |it| Cell::day(it.due)),
    (Heading::Amount, |it| Cell::words(&it.claimed)),
    (Heading::Owner, |it| Cell::words(&it.owner)),
];
