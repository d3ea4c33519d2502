//! The first page: its figures, the tables behind its charts, and what needs a decision.

use super::{Column, Heading};
use crate::domain::date::Date;
use crate::domain::money::Money;
use crate::domain::overview::figures::{CashMonth, EndMonth, Tally};
use crate::domain::rate::Ppm;
use crate::sync::list::ledger::Cell;

/// A count as a cell.
fn count(count: usize) -> Cell {
    Cell::Count(u64::try_from(count).unwrap_or(u64::MAX))
}

/// A month by its first day, as `2026-05`.
fn month(start: Date) -> Cell {
    Cell::Text(format!("{:04}-{:02}", start.year(), start.month()))
}

/// One of the figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureRow {
    /// What it is called.
    pub name: String,
    /// The amount, if it is one.
    pub amount: Option<Money>,
    /// How many instalments make it up, if it is made of those.
    pub parts: Option<usize>,
    /// How many contracts make it up, if it is made of those.
    pub contracts: Option<usize>,
}

/// The columns of the figures.
pub const FIGURES: [Column<FigureRow>; 5] = [
    (Heading::Metric, |it| Cell::words(&it.name)),
    (Heading::Amount, |it| Cell::amount(it.amount)),
    (Heading::Parts, |it| it.parts.map_or_else(Cell::empty, count)),
    (Heading::Contracts, |it| it.contracts.map_or_else(Cell::empty, count)),
    (Heading::Currency, |it| Cell::currency(it.amount.map(|amount| amount.currency))),
];

/// What is open of one age.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgeRow {
    /// How late it is, in words.
    pub age: String,
    /// How much, in how many instalments.
    pub open: Tally,
    /// Its share of all that is open; nothing of nothing.
    pub share: Option<Ppm>,
}

/// The columns of what is open by age.
pub const AGES: [Column<AgeRow>; 5] = [
    (Heading::Age, |it| Cell::words(&it.age)),
    (Heading::Parts, |it| count(it.open.count)),
    (Heading::Share, |it| it.share.map_or_else(Cell::empty, Cell::Share)),
    (Heading::Open, |it| Cell::Amount(it.open.amount)),
    (Heading::Currency, |it| Cell::currency(Some(it.open.amount.currency))),
];

/// The columns of the cash by month.
pub const CASH: [Column<CashMonth>; 5] = [
    (Heading::Month, |it| month(it.start)),
    (Heading::Planned, |it| Cell::Amount(it.planned)),
    (Heading::Received, |it| Cell::Amount(it.received)),
    (Heading::Open, |it| Cell::Amount(it.open)),
    (Heading::Currency, |it| Cell::currency(Some(it.planned.currency))),
];

/// The columns of the contracts that run out, by month.
pub const ENDS: [Column<EndMonth>; 6] = [
    (Heading::Month, |it| month(it.start)),
    (Heading::EndingContracts, |it| count(it.ending.count)),
    (Heading::EndingAmount, |it| Cell::Amount(it.ending.amount)),
    (Heading::RenewingContracts, |it| count(it.renewing.count)),
    (Heading::RenewingAmount, |it| Cell::Amount(it.renewing.amount)),
    (Heading::Currency, |it| Cell::currency(Some(it.ending.amount.currency))),
];

/// What is open at a stage of the pipeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageRow {
    /// The stage, in words.
    pub stage: String,
    /// How many opportunities, those without an amount among them.
    pub chances: usize,
    /// What they come to.
    pub full: Money,
    /// The same by how likely they are.
    pub weighted: Money,
}

/// The columns of the pipeline by stage.
pub const STAGES: [Column<StageRow>; 5] = [
    (Heading::Stage, |it| Cell::words(&it.stage)),
    (Heading::Chances, |it| count(it.chances)),
    (Heading::Amount, |it| Cell::Amount(it.full)),
    (Heading::Weighted, |it| Cell::Amount(it.weighted)),
    (Heading::Currency, |it| Cell::currency(Some(it.full.currency))),
];

/// Something that needs a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionRow {
    /// What, in words.
    pub what: String,
    /// How urgent, in words.
    pub state: String,
    /// What it belongs to.
    pub about: String,
}

/// The columns of what needs a decision.
pub const DECISIONS: [Column<DecisionRow>; 3] = [
    (Heading::Task, |it| Cell::words(&it.what)),
    (Heading::State, |it| Cell::words(&it.state)),
    (Heading::About, |it| Cell::words(&it.about)),
];
