//! A table on its way to paper: it is drawn for the printer only, and goes with the next press or key in the page.

use leptos::prelude::Set as _;

use super::app::App;
use crate::i18n::format;
use crate::sync::list::ledger::{Cell, Ledger};

/// The most rows that go to paper; of a longer table the paper says how many are not on it.
const MOST_PRINTED: usize = 5_000;

/// A cell as a person reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperCell {
    /// What it says.
    pub words: String,
    /// Whether it is a figure, which stands to the right.
    pub is_figure: bool,
}

/// A table as it stands on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printout {
    /// What it is called.
    pub title: String,
    /// What stands above it instead of what it is called and the date looked at.
    pub stated: Option<String>,
    /// What its columns are called.
    pub headings: Vec<PaperCell>,
    /// Its rows.
    pub rows: Vec<Vec<PaperCell>>,
    /// How many rows are not on it.
    pub left_out: usize,
}

impl App {
    /// Draws a table for the printer; the frame of the page prints it once it is there. `stated`: what stands above it, where that
    /// is not what it is called and the date looked at.
    pub(super) fn print_table(self, ledger: Ledger, stated: Option<String>) {
        let text = self.untracked_text();
        let cell = |cell: Cell| {
            let is_figure = !matches!(cell, Cell::Text(_) | Cell::Day(_));
            let words = match cell {
                Cell::Text(words) => words,
                Cell::Day(day) => text.date(day),
                Cell::Amount(amount) => format::amount(amount),
                Cell::Count(count) => format::count(usize::try_from(count).unwrap_or(usize::MAX)),
                Cell::Quantity(quantity) => format::quantity(quantity),
                Cell::Share(share) => format::percent(share),
            };
            PaperCell { words, is_figure }
        };
        let left_out = ledger.rows.len().saturating_sub(MOST_PRINTED);
        let rows: Vec<Vec<PaperCell>> =
            ledger.rows.into_iter().take(MOST_PRINTED).map(|row| row.into_iter().map(cell).collect()).collect();
        // a heading stands where its figures stand
        let heading = |(at, words): (usize, String)| {
            let is_figure = rows.iter().any(|row| row.get(at).is_some_and(|it| it.is_figure));
            PaperCell { words, is_figure }
        };
        let headings = ledger.headings.into_iter().enumerate().map(heading).collect();
        self.printout.set(Some(Printout { title: ledger.sheet, stated, headings, rows, left_out }));
    }
}
