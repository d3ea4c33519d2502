//! Workbooks (.xlsx) as rows of text, and rows as a workbook. Only the worker links this: the libraries are large.
//!
//! ```text
//! bytes ─ measure ─▶ no larger unpacked than it may be ─ read ─▶ Sheets ─ lines::write, in a file ─▶ page
//! page ─ Ledger as JSON in a file ─▶ write ─▶ bytes
//! ```

mod cell;
pub mod lines;
mod measure;
mod merged;
mod read;
mod write;

use serde::{Deserialize, Serialize};

use super::table::Record;

pub use read::read;
pub use write::write;

/// The most a workbook may unpack to, in bytes.
pub const MAX_UNPACKED: u64 = 512 << 20;
/// The most text its sheets may hold, in bytes.
pub const MAX_TEXT: usize = 64 << 20;

/// Why a workbook cannot be read or written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum WorkbookFault {
    /// It is under a password.
    #[error("a workbook under a password")]
    Locked,
    /// Its parts cannot be read.
    #[error("a damaged workbook")]
    Damaged,
    /// It unpacks to more than [`MAX_UNPACKED`].
    #[error("it unpacks to more than {limit} bytes")]
    Swollen {
        /// The limit, in bytes.
        limit: u64,
    },
    /// Its sheets hold more text than [`MAX_TEXT`].
    #[error("more than {limit} bytes of text")]
    TooMuchText {
        /// The limit, in bytes.
        limit: usize,
    },
    /// No sheet has a filled cell.
    #[error("no sheet with anything in it")]
    Empty,
    /// A text is longer than a cell of a workbook holds.
    #[error("row {row} holds a text longer than a cell")]
    LongText {
        /// The row, from 1 under the headings.
        row: usize,
    },
    /// More rows than a sheet holds, or what the library refuses for another reason.
    #[error("it cannot be written")]
    Unwritable,
}

/// A sheet as rows of text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Sheet {
    /// What it is called.
    pub name: String,
    /// Whether the workbook hides it.
    pub hidden: bool,
    /// Its rows. Blank ones are left out, but for those among the first.
    pub records: Vec<Record>,
}

impl Sheet {
    /// How many rows have something in them.
    pub fn filled_rows(&self) -> usize {
        self.records.iter().filter(|record| !record.cells.is_empty()).count()
    }
}

/// Which sheet is most probably the list: the one with the most rows that is not hidden.
pub fn proposed(sheets: &[Sheet]) -> usize {
    let mut best = (0, None);
    for (index, sheet) in sheets.iter().enumerate() {
        let worth = Some((!sheet.hidden, sheet.filled_rows()));
        if worth > best.1 {
            best = (index, worth);
        }
    }
    best.0
}
