//! What a person put right in a list, kept by where it stands in the file: reading the file anew in another encoding, or
//! with another row of headings, loses none of it.

use std::collections::{BTreeMap, BTreeSet};

use super::table::Table;

/// The mended cells and the rows that are left out. A `part` is a sheet of a workbook, or a way to part a text into cells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mends {
    /// By part, line and column.
    cells: BTreeMap<(usize, usize, usize), String>,
    /// By part and line.
    left_out: BTreeSet<(usize, usize)>,
}

impl Mends {
    /// Remembers what a cell was mended to.
    pub fn set(&mut self, part: usize, line: usize, column: usize, text: &str) {
        self.cells.insert((part, line, column), text.to_owned());
    }

    /// Remembers that a row is left out, or is not.
    pub fn leave_out(&mut self, part: usize, line: usize, left_out: bool) {
        if left_out {
            self.left_out.insert((part, line));
        } else {
            self.left_out.remove(&(part, line));
        }
    }

    /// Puts everything that belongs to a part into its table.
    pub fn apply(&self, part: usize, table: &mut Table) {
        for ((_, line, column), text) in self.cells.range((part, 0, 0)..(part.saturating_add(1), 0, 0)) {
            if let Some(row) = row_in(table, *line) {
                table.set(row, *column, text);
            }
        }
        for (_, line) in self.left_out.range((part, 0)..(part.saturating_add(1), 0)) {
            if let Some(row) = row_in(table, *line) {
                table.left_out.insert(row);
            }
        }
    }
}

/// The number of the row that begins in a line.
fn row_in(table: &Table, line: usize) -> Option<usize> {
    let at = table.rows.binary_search_by_key(&line, |row| row.line).ok()?;
    table.rows.get(at).map(|row| row.row)
}
