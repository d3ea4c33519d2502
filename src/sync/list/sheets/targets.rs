//! Sales targets.

use super::{Column, Heading};
use crate::domain::date::Date;
use crate::domain::rate::Ppm;
use crate::sync::list::ledger::Cell;

/// A figure of a target as a cell: money, a quantity or a count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetRow {
    /// Who bears it.
    pub whose: String,
    /// What is measured.
    pub metric: String,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// The currency of amounts; empty for what is no money.
    pub currency: String,
    /// What is aimed at.
    pub base: Cell,
    /// More than that.
    pub stretch: Cell,
    /// Still more.
    pub challenge: Cell,
    /// What was done.
    pub actual: Cell,
    /// Of the base figure.
    pub share: Option<Ppm>,
    /// Where it is heading.
    pub pace: Option<Ppm>,
    /// What it is, in words.
    pub state: String,
    /// Free note.
    pub note: String,
}

/// The columns of targets.
pub const TARGETS: [Column<TargetRow>; 13] = [
    (Heading::Bearer, |it| Cell::words(&it.whose)),
    (Heading::Metric, |it| Cell::words(&it.metric)),
    (Heading::PeriodFrom, |it| Cell::Day(it.from)),
    (Heading::PeriodTo, |it| Cell::Day(it.to)),
    (Heading::Currency, |it| Cell::words(&it.currency)),
    (Heading::Target, |it| it.base.clone()),
    (Heading::Stretch, |it| it.stretch.clone()),
    (Heading::Challenge, |it| it.challenge.clone()),
    (Heading::Actual, |it| it.actual.clone()),
    (Heading::Attained, |it| it.share.map_or_else(Cell::empty, Cell::Share)),
    (Heading::Pace, |it| it.pace.map_or_else(Cell::empty, Cell::Share)),
    (Heading::State, |it| Cell::words(&it.state)),
    (Heading::Note, |it| Cell::words(&it.note)),
];
