//! The sheets of a workbook on their way from the worker to the page: a line of JSON for every sheet and every row, so that the
//! page can read them in portions.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use super::Sheet;
use crate::sync::list::table::Record;

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Written<'a> {
    Sheet { name: &'a str, hidden: bool },
    Row(&'a Record),
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    Sheet { name: String, hidden: bool },
    Row(Record),
}

/// Writes sheets as lines.
///
/// # Errors
/// What the writer says.
pub fn write(sheets: &[Sheet], mut to: impl Write) -> io::Result<()> {
    for sheet in sheets {
        let head = Written::Sheet { name: &sheet.name, hidden: sheet.hidden };
        for line in std::iter::once(head).chain(sheet.records.iter().map(Written::Row)) {
            serde_json::to_writer(&mut to, &line)?;
            to.write_all(b"\n")?;
        }
    }
    Ok(())
}

/// Sheets that are read line by line.
#[derive(Debug, Default)]
pub struct Gathering {
    sheets: Vec<Sheet>,
}

impl Gathering {
    /// Takes a line; `None` if it is none of ours.
    #[must_use]
    pub fn take(&mut self, line: &[u8]) -> Option<()> {
        match serde_json::from_slice(line).ok()? {
            Line::Sheet { name, hidden } => self.sheets.push(Sheet { name, hidden, records: Vec::new() }),
            Line::Row(record) => self.sheets.last_mut()?.records.push(record),
        }
        Some(())
    }

    /// What the lines told.
    pub fn finish(self) -> Vec<Sheet> {
        self.sheets
    }
}
