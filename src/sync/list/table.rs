//! A list as rows of cells, every one with the number a person gives it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::layout::{self, HeadingRow, Layout};
use super::write;

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
    const fn empty(layout: Layout) -> Self {
        Self { layout, titles: Vec::new(), headings: Vec::new(), rows: Vec::new(), left_out: BTreeSet::new() }
    }

    /// Reads a text. Line breaks inside quotes stay in their cell; rows of unequal length are kept as they are.
    ///
    /// # Errors
    /// [`TableFault`] when there is no row or a limit is passed.
    pub fn read(text: &str, layout: Layout) -> Result<Self, TableFault> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = layout::reader(text, layout.separator);
        let mut lines = Lines::new(text);
        let mut table = Self::empty(layout);
        let mut record = csv::StringRecord::new();
        let (mut index, mut number, mut ended, mut width, mut open) = (0_usize, 0_usize, 0_usize, 0_usize, None);
        loop {
            let start = usize::try_from(reader.position().byte()).unwrap_or(text.len());
            let line = lines.of_record(start);
            match reader.read_record(&mut record) {
                Ok(true) => {}
                Ok(false) => break,
                Err(_) => return Err(TableFault::Unreadable { line }),
            }
            check(record.len(), record.iter(), line)?;
            let blank_lines = if index == 0 { 0 } else { line.saturating_sub(ended + 1) };
            ended = line + record.iter().map(breaks).sum::<usize>();
            open = record.iter().next_back().is_some_and(|cell| breaks(cell) > 0).then_some(line);
            let cells = || record.iter().map(|cell| write::unguard(cell).to_owned()).collect::<Vec<_>>();
            match layout.headings {
                HeadingRow::Record(at) if index < at => table.titles.push(cells()),
                HeadingRow::Record(at) if index == at => table.headings = cells(),
                HeadingRow::Record(_) | HeadingRow::Absent => {
                    number += 1 + blank_lines;
                    if number > MAX_ROWS {
                        return Err(TableFault::TooManyRows { limit: MAX_ROWS });
                    }
                    if record.iter().any(|cell| !cell.trim().is_empty()) {
                        width = width.max(record.len());
                        table.rows.push(Row { row: number, line, cells: cells() });
                    }
                }
            }
            index += 1;
        }
        match open {
            Some(line) if !text.trim_end().ends_with('"') => return Err(TableFault::OpenQuote { line }),
            Some(_) | None => {}
        }
        if table.rows.is_empty() {
            return Err(TableFault::NoRows);
        }
        table.settle_width(width);
        Ok(table)
    }

    /// Reads the rows of a sheet, or of contact cards. They are numbered from the headings as the sheet numbers them.
    ///
    /// # Errors
    /// [`TableFault`] when there is no row or a limit is passed.
    pub fn of(records: &[Record], layout: Layout) -> Result<Self, TableFault> {
        let mut table = Self::empty(layout);
        let (mut width, mut headings_in) = (0_usize, 0_usize);
        for (index, record) in records.iter().enumerate() {
            check(record.cells.len(), record.cells.iter().map(String::as_str), record.line)?;
            let cells = || record.cells.iter().map(|cell| write::unguard(cell).to_owned()).collect::<Vec<_>>();
            match layout.headings {
                HeadingRow::Record(at) if index < at => table.titles.push(cells()),
                HeadingRow::Record(at) if index == at => {
                    table.headings = cells();
                    headings_in = record.line;
                }
                HeadingRow::Record(_) | HeadingRow::Absent => {
                    if record.cells.iter().any(|cell| !cell.trim().is_empty()) {
                        width = width.max(record.cells.len());
                        let row = record.line.saturating_sub(headings_in);
                        table.rows.push(Row { row, line: record.line, cells: cells() });
                    }
                    if table.rows.len() > MAX_ROWS {
                        return Err(TableFault::TooManyRows { limit: MAX_ROWS });
                    }
                }
            }
        }
        if table.rows.is_empty() {
            return Err(TableFault::NoRows);
        }
        table.settle_width(width);
        Ok(table)
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

fn check<'a>(width: usize, mut cells: impl Iterator<Item = &'a str>, line: usize) -> Result<(), TableFault> {
    if width > MAX_COLUMNS {
        return Err(TableFault::TooManyColumns { line, limit: MAX_COLUMNS });
    }
    if cells.any(|cell| cell.len() > MAX_CELL) {
        return Err(TableFault::CellTooLong { line, limit: MAX_CELL });
    }
    Ok(())
}

/// Line breaks in a piece of text: CR LF is one.
fn breaks(text: &str) -> usize {
    let bytes = text.as_bytes();
    let single = bytes.iter().filter(|b| matches!(b, b'\n' | b'\r')).count();
    single - bytes.windows(2).filter(|pair| *pair == b"\r\n").count()
}

/// Counts lines forward through a text.
struct Lines<'a> {
    text: &'a str,
    counted_to: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, counted_to: 0, line: 1 }
    }

    /// The line of the record that begins at or, after blank lines, behind byte `start`.
    fn of_record(&mut self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut begin = start;
        while matches!(bytes.get(begin), Some(b'\r' | b'\n')) {
            begin += 1;
        }
        if let Some(passed) = self.text.get(self.counted_to..begin) {
            self.line += breaks(passed);
            self.counted_to = begin;
        }
        self.line
    }
}
