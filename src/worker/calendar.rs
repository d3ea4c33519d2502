//! Days as calendar files.

use std::io::Write;

use web_sys::Blob;

use super::chunks::Chunks;
use super::workbook::{answer, bytes_of};
use crate::export::calendar::{self, Order};
use crate::i18n::{Locale, Text};
use crate::sync::errand::Report;

/// The media type of a calendar file.
const CALENDAR: &str = "text/calendar";

/// Writes days as a calendar file.
pub(super) fn write(language: &str, file: Option<Blob>) {
    let text = Text::new(Locale::from_browser(language));
    answer(Report::Calendar, written(text, file));
}

fn written(text: Text, file: Option<Blob>) -> Result<Blob, String> {
    let failed = || text.download_failed().to_owned();
    let bytes = bytes_of(text, file.ok_or_else(failed)?)?;
    let order: Order = serde_json::from_slice(&bytes).map_err(|_| failed())?;
    let mut chunks = Chunks::new();
    chunks.write_all(calendar::write(&order).as_bytes()).map_err(|_| failed())?;
    chunks.into_file(CALENDAR).map_err(|_| failed())
}
