//! Evaluations.

use super::{Column, Heading};
use crate::domain::date::Date;
use crate::sync::list::ledger::Cell;

/// An evaluation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvaluationRow {
    /// Whom it is of.
    pub name: String,
    /// The number of the contract it is under.
    pub contract: String,
    /// The first day of the period.
    pub first: Date,
    /// Its last day.
    pub last: Date,
    /// Where it stands, in words.
    pub state: String,
    /// The score; empty while there is none.
    pub score: String,
    /// The grade.
    pub grade: String,
    /// Who began it.
    pub by: String,
}

/// The columns of evaluations.
pub const EVALUATIONS: [Column<EvaluationRow>; 8] = [
    (Heading::Name, |it| Cell::words(&it.name)),
    (Heading::Contract, |it| Cell::words(&it.contract)),
    (Heading::Began, |it| Cell::Day(it.first)),
    (Heading::Ends, |it| Cell::Day(it.last)),
    (Heading::State, |it| Cell::words(&it.state)),
    (Heading::Score, |it| Cell::words(&it.score)),
    (Heading::Level, |it| Cell::words(&it.grade)),
    (Heading::By, |it| Cell::words(&it.by)),
];
