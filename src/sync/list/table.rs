//! A list as rows of cells, every one with the number a person gives it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::layout::{HeadingRow, Layout};
pub use super::reading::{Reading, Taking};

/// The most rows that are read.
pub const MAX_ROWS: usize = 200_000;
/// The most columns that are read.
pub const MAX_COLUMNS: usize = 200;
/// The longest cell, in bytes of UTF-8 (`storage-and-sync.md` 2.7: field text at most 64 KiB).
pub const MAX_CELL: usize = 64 << 10;

/// Why a text cannot be read as a table. A `line` is the line in the file, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum TableFault {
    /// No row under the headings.
    #[error("no rows")]
    NoRows,
    /// More than [`MAX_ROWS`].
    #[error("more than {limit} rows")]
    TooManyRows {
        /// The limit.
        limit: usize,
    },
    /// More than [`MAX_COLUMNS`].
    #[error("more than {limit} columns in line {line}")]
    TooManyColumns {
        /// Where.
        line: usize,
        /// The limit.
        limit: usize,
    },
    /// A cell longer than [`MAX_CELL`]; usually a quote that is never closed.
    #[error("a cell longer than {limit} bytes in line {line}")]
    CellTooLong {
        /// Where the row begins.
        line: usize,
        /// The limit, in bytes.
        limit: usize,
    },
    /// A quote opened in the row that begins here is never closed: the rest of the list is inside one cell.
    #[error("a quote in line {line} is never closed")]
    OpenQuote {
        /// Where the row begins.
        line: usize,
    },
    /// The bytes in this line are no text.
    #[error("line {line} is not text")]
    Unreadable {
        /// Where.
        line: usize,
    },
}

/// One row under the headings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The row as a person counts them: 1 is the first one under the headings; blank rows count.
    pub row: usize,
    /// The line in the file where it begins, from 1. Differs from the row in a spreadsheet when cells hold line breaks.
    pub line: usize,
    /// Its cells as written; a row may be shorter or longer than the headings.
    pub cells: Vec<String>,
}

impl Row {
    /// The cell of a column, from 0; empty where the row is too short.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

/// A row of a sheet before anybody knows where the headings are.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Record {
    /// The row in the sheet, or the line in the file, from 1.
    pub line: usize,
    /// Its cells as text.
    pub cells: Vec<String>,
}

/// A list read with one layout.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The layout it was read with.
    pub layout: Layout,
    /// The records above the headings, for the preview.
    pub titles: Vec<Vec<String>>,
    /// The headings, one for each column; empty words where there are none.
    pub headings: Vec<String>,
    /// The rows; blank ones are left out, but counted in the numbers.
    pub rows: Vec<Row>,
    /// The numbers of the rows that the person leaves out.
    pub left_out: BTreeSet<usize>,
}

impl Table {
    /// Reads a text at once. Line breaks inside quotes stay in their cell; rows of unequal length are kept as they are.
    ///
    /// # Errors
    /// [`TableFault`] when there is no row or a limit is passed.
    pub fn read(text: &str, layout: Layout) -> Result<Self, TableFault> {
        let mut reading = Reading::begin(text, layout);
        while reading.step(usize::MAX)? {}
        reading.finish()
    }

    /// Reads the rows of a sheet, or of contact cards, at once. They are numbered from the headings as the sheet numbers them.
    ///
    /// # Errors
    /// [`TableFault`] when there is no row or a limit is passed.
    pub fn of(records: &[Record], layout: Layout) -> Result<Self, TableFault> {
        let mut taking = Taking::begin(layout);
        while taking.step(records, usize::MAX)? {}
        taking.finish()
    }

    pub(super) const fn empty(layout: Layout) -> Self {
        Self { layout, titles: Vec::new(), headings: Vec::new(), rows: Vec::new(), left_out: BTreeSet::new() }
    }

    /// The table once all its rows are in it, the widest of them `width` cells wide.
    pub(super) fn finished(mut self, width: usize) -> Result<Self, TableFault> {
        if self.rows.is_empty() {
            return Err(TableFault::NoRows);
        }
        self.settle_width(width);
        Ok(self)
    }

    /// A row by its number.
    pub fn row(&self, row: usize) -> Option<&Row> {
        let at = self.rows.binary_search_by_key(&row, |known| known.row).ok()?;
        self.rows.get(at)
    }

    /// Puts another text into a cell, so that a person can mend a row and plan again. Nothing happens outside the table.
    pub fn set(&mut self, row: usize, column: usize, text: &str) {
        let Ok(index) = self.rows.binary_search_by_key(&row, |known| known.row) else { return };
        let Some(known) = self.rows.get_mut(index).filter(|_| column < MAX_COLUMNS) else { return };
        if known.cells.len() <= column {
            known.cells.resize(column + 1, String::new());
        }
        if let Some(cell) = known.cells.get_mut(column) {
            text.clone_into(cell);
        }
    }

    /// Headings without words at the end are no columns, unless there are no headings at all.
    fn settle_width(&mut self, width: usize) {
        match self.layout.headings {
            HeadingRow::Absent => self.headings = vec![String::new(); width],
            HeadingRow::Record(_) => {
                let used = |column: usize| self.rows.iter().any(|row| !row.cell(column).trim().is_empty());
                let mut keep = self.headings.len();
                while keep > 0 && self.headings.get(keep - 1).is_some_and(|h| h.trim().is_empty()) && !used(keep - 1) {
                    keep -= 1;
                }
                self.headings.truncate(keep);
            }
        }
    }
}

pub(super) fn check<'a>(width: usize, mut cells: impl Iterator<Item = &'a str>, line: usize) -> Result<(), TableFault> {
    if width > MAX_COLUMNS {
        return Err(TableFault::TooManyColumns { line, limit: MAX_COLUMNS });
    }
    if cells.any(|cell| cell.len() > MAX_CELL) {
        return Err(TableFault::CellTooLong { line, limit: MAX_CELL });
    }
    Ok(())
}
