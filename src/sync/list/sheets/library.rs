//! The library of one's own: clauses, what built-in clauses fall back on, and templates.

use super::{Column, Heading};
use crate::sync::list::ledger::Cell;

/// A clause of one's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnClauseRow {
    /// Its heading.
    pub heading: String,
    /// What it says.
    pub text: String,
    /// When to use it.
    pub when: String,
    /// What to mind of fairness.
    pub fairness: String,
    /// Where it stands, in words.
    pub state: String,
}

/// The columns of clauses of one's own.
pub const OWN_CLAUSES: [Column<OwnClauseRow>; 5] = [
    (Heading::Name, |it| Cell::words(&it.heading)),
    (Heading::ClauseText, |it| Cell::words(&it.text)),
    (Heading::UseWhen, |it| Cell::words(&it.when)),
    (Heading::Fairness, |it| Cell::words(&it.fairness)),
    (Heading::State, |it| Cell::words(&it.state)),
];

/// What a built-in clause may fall back on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FallbackRow {
    /// The clause, in words.
    pub clause: String,
    /// What it is called.
    pub name: String,
    /// What it says.
    pub text: String,
    /// When to fall back on it.
    pub when: String,
    /// Where it stands, in words.
    pub state: String,
}

/// The columns of fallbacks.
pub const FALLBACKS: [Column<FallbackRow>; 5] = [
    (Heading::Clause, |it| Cell::words(&it.clause)),
    (Heading::Name, |it| Cell::words(&it.name)),
    (Heading::ClauseText, |it| Cell::words(&it.text)),
    (Heading::UseWhen, |it| Cell::words(&it.when)),
    (Heading::State, |it| Cell::words(&it.state)),
];

/// A template of one's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnTemplateRow {
    /// What it is called.
    pub name: String,
    /// The kind of contract, in words.
    pub kind: String,
    /// The title of a contract that begins with it.
    pub title: String,
    /// When to use it.
    pub when: String,
    /// Where it stands, in words.
    pub state: String,
}

/// The columns of templates of one's own.
pub const OWN_TEMPLATES: [Column<OwnTemplateRow>; 5] = [
    (Heading::Name, |it| Cell::words(&it.name)),
    (Heading::CaseKind, |it| Cell::words(&it.kind)),
    (Heading::Title, |it| Cell::words(&it.title)),
    (Heading::UseWhen, |it| Cell::words(&it.when)),
    (Heading::State, |it| Cell::words(&it.state)),
];
