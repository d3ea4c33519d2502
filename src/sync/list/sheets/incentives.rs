//! Commission: the entries of a statement.

use super::{Column, Heading};
use crate::domain::date::Date;
use crate::domain::money::Money;
use crate::sync::list::ledger::Cell;

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommissionRow {
    /// Whose.
    pub member: String,
    /// Under which plan, with its version.
    pub plan: String,
    /// For which period, in words.
    pub period: String,
    /// Why, in words.
    pub cause: String,
    /// The day on which it was booked.
    pub on: Date,
    /// The change of what is earned.
    pub earned: Money,
    /// The change of what waits.
    pub held: Money,
    /// The change of what may be paid.
    pub payable: Money,
    /// Where it stands, in words.
    pub state: String,
}

/// The columns of a statement.
pub const COMMISSION: [Column<CommissionRow>; 10] = [
    (Heading::CommissionMember, |it| Cell::words(&it.member)),
    (Heading::CommissionPlan, |it| Cell::words(&it.plan)),
    (Heading::CommissionPeriod, |it| Cell::words(&it.period)),
    (Heading::CommissionCause, |it| Cell::words(&it.cause)),
    (Heading::On, |it| Cell::day(Some(it.on))),
    (Heading::CommissionEarned, |it| Cell::amount(Some(it.earned))),
    (Heading::CommissionHeld, |it| Cell::amount(Some(it.held))),
    (Heading::CommissionPayable, |it| Cell::amount(Some(it.payable))),
    (Heading::Currency, |it| Cell::currency(Some(it.earned.currency))),
    (Heading::State, |it| Cell::words(&it.state)),
];
