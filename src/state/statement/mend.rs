//! Rows that cannot be read are mended in their place, or left out.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::list::{Stage, Work};
use super::{LineFault, Planned, Reading, StatementImport};

/// A row as it stands now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineNow {
    /// The line in the file.
    pub line: usize,
    /// Its cells, mended ones as they were mended.
    pub cells: Vec<String>,
    /// What is wrong with it; nothing once it is mended.
    pub faults: Vec<LineFault>,
    /// Whether the person leaves it out.
    pub left_out: bool,
}

impl StatementImport {
    /// A row that was bad at first, as it stands now; the reader follows it.
    pub fn row(self, row: usize) -> Option<LineNow> {
        let faults = self.planned.with(|planned| match planned {
            Planned::Ready(plan) => {
                let bad = plan.reading.bad.binary_search_by_key(&row, |bad| bad.row).ok();
                Some(bad.and_then(|at| plan.reading.bad.get(at)).map(|bad| bad.faults.clone()).unwrap_or_default())
            }
            Planned::Nothing | Planned::NoTable(_) | Planned::NoColumns(_) => None,
        })?;
        let now = self.held.try_with_value(|held| {
            let table = held.table.as_ref()?;
            let known = table.row(row)?;
            let left_out = table.left_out.contains(&row);
            Some(LineNow { line: known.line, cells: known.cells.clone(), faults, left_out })
        });
        now.flatten()
    }

    /// Puts another text into a cell, and reads the statement anew.
    pub fn mend(self, row: usize, column: usize, text: &str) {
        // a box that leaves the page with the cursor in it says goodbye after its signals are gone
        if self.columns.try_get_untracked().is_none() {
            return;
        }
        let Some(part) = self.part_to_mend() else { return };
        let changed = self.held.try_update_value(|held| {
            let table = held.table.as_mut()?;
            let line = table.row(row).filter(|known| known.cell(column) != text)?.line;
            table.set(row, column, text);
            held.mends.set(part, line, column, text);
            Some(())
        });
        if changed.flatten().is_some() {
            self.read_lines_again();
        }
    }

    /// Leaves a row out, or takes it back in.
    pub fn leave_out(self, row: usize, left_out: bool) {
        let Some(part) = self.part_to_mend() else { return };
        self.held.update_value(|held| {
            let Some(table) = &mut held.table else { return };
            let Some(line) = table.row(row).map(|known| known.line) else { return };
            if left_out {
                table.left_out.insert(row);
            } else {
                table.left_out.remove(&row);
            }
            held.mends.leave_out(part, line, left_out);
        });
        self.read_lines_again();
    }

    /// Notes the rows to mend when a statement is read in a new way; while single rows are mended they stay.
    pub(super) fn note_to_mend(self, reading: &Reading) {
        let edition = self.held.with_value(|held| held.edition);
        let known = self.planned.with_untracked(|before| match before {
            Planned::Ready(plan) => plan.edition == edition,
            Planned::Nothing | Planned::NoTable(_) | Planned::NoColumns(_) => false,
        });
        let mut rows: Vec<usize> = reading.bad.iter().map(|bad| bad.row).collect();
        if known {
            rows.extend(self.to_mend.with_untracked(|rows| rows.to_vec()));
        }
        rows.sort_unstable();
        rows.dedup();
        if self.to_mend.with_untracked(|known| **known != *rows) {
            self.to_mend.set(Arc::from(rows));
        }
    }

    /// The part of the file whose rows can be mended now.
    fn part_to_mend(self) -> Option<usize> {
        match self.stage.get_untracked() {
            Stage::Read(source) if self.work.get_untracked() != Work::Writing => Some(source.how.part()),
            Stage::Read(_) | Stage::Waiting | Stage::Refused(..) => None,
        }
    }
}
