//! Workbooks in and out. What is in them goes to and fro as JSON in a file of the browser, as it may be large.

use std::io::{Read, Write};

use web_sys::Blob;

use super::chunks::Chunks;
use super::post::send;
use super::source::Source;
use crate::i18n::{Locale, Text};
use crate::store::browser::part::size_of;
use crate::sync::errand::Report;
use crate::sync::list::form::{MAX_BYTES, NotAList};
use crate::sync::list::ledger::Ledger;
use crate::sync::list::workbook;

/// The media type of a workbook.
const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Reads the sheets of a workbook.
pub(super) fn read(language: &str, file: Option<Blob>) {
    let text = Text::new(Locale::from_browser(language));
    answer(Report::Sheets, sheets(text, file));
}

/// Writes a table as a workbook.
pub(super) fn write(language: &str, file: Option<Blob>) {
    let text = Text::new(Locale::from_browser(language));
    answer(Report::Workbook, written(text, file));
}

pub(super) fn answer(report: Report, made: Result<Blob, String>) {
    match made {
        Ok(file) => send(&report, Some(&file)),
        Err(words) => send(&Report::Refused { words }, None),
    }
}

fn sheets(text: Text, file: Option<Blob>) -> Result<Blob, String> {
    let file = file.ok_or_else(|| text.file_unreadable().to_owned())?;
    // the size is looked at before the first byte is read
    if size_of(&file) > u64::try_from(MAX_BYTES).unwrap_or(u64::MAX) {
        return Err(text.not_a_list(NotAList::TooLarge { limit: MAX_BYTES }));
    }
    let bytes = bytes_of(text, file)?;
    let sheets = workbook::read(&bytes).map_err(|fault| text.workbook_fault(fault))?;
    drop(bytes);
    let mut chunks = Chunks::new();
    workbook::lines::write(&sheets, &mut chunks).map_err(|_| text.worker_stopped().to_owned())?;
    chunks.into_file("application/json").map_err(|_| text.worker_stopped().to_owned())
}

fn written(text: Text, file: Option<Blob>) -> Result<Blob, String> {
    let failed = || text.download_failed().to_owned();
    let bytes = bytes_of(text, file.ok_or_else(failed)?)?;
    let ledger: Ledger = serde_json::from_slice(&bytes).map_err(|_| failed())?;
    drop(bytes);
    let workbook = workbook::write(&ledger).map_err(|fault| text.workbook_fault(fault))?;
    let mut chunks = Chunks::new();
    chunks.write_all(&workbook).map_err(|_| failed())?;
    chunks.into_file(WORKBOOK).map_err(|_| failed())
}

pub(super) fn bytes_of(text: Text, file: Blob) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let read = Source::new(file).and_then(|mut source| source.read_to_end(&mut bytes));
    read.map(|_| bytes).map_err(|_| text.file_unreadable().to_owned())
}
