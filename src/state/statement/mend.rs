//! Rows that cannot be read are mended in their place, or left out.

use leptos::prelude::*;

use super::super::list::open_file::MendedRow;
use super::{LineFault, Planned, Reading, StatementImport};

impl StatementImport {
    /// A row that was bad at first, as it stands now; the reader follows it.
    pub fn row(self, row: usize) -> Option<MendedRow<LineFault>> {
        let faults = self.planned.with(|planned| match planned {
            Planned::Ready(plan) => {
                let bad = plan.reading.bad.binary_search_by_key(&row, |bad| bad.row).ok();
                Some(bad.and_then(|at| plan.reading.bad.get(at)).map(|bad| bad.faults.clone()).unwrap_or_default())
            }
            Planned::Nothing | Planned::NoTable(_) | Planned::NoColumns(_) => None,
        })?;
        self.file.row(row, faults)
    }

    /// Puts another text into a cell, and reads the statement anew.
    pub fn mend(self, row: usize, column: usize, text: &str) {
        if self.file.mend(row, column, text) {
            self.read_lines_again();
        }
    }

    /// Leaves a row out, or takes it back in.
    pub fn leave_out(self, row: usize, left_out: bool) {
        if self.file.leave_out(row, left_out) {
            self.read_lines_again();
        }
    }

    /// Notes the rows to mend when a statement is read in a new way; while single rows are mended they stay.
    pub(super) fn note_to_mend(self, reading: &Reading) {
        let before = self.planned.with_untracked(|before| match before {
            Planned::Ready(plan) => Some(plan.edition),
            Planned::Nothing | Planned::NoTable(_) | Planned::NoColumns(_) => None,
        });
        self.file.note_to_mend(reading.bad.iter().map(|bad| bad.row), before);
    }
}
