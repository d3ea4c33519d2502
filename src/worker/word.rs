//! Contracts, notices, letters and sheets of evaluations as Word files.

use std::io::Write;

use web_sys::Blob;

use super::chunks::Chunks;
use super::workbook::{answer, bytes_of};
use crate::export::letter::Letter;
use crate::export::notices::NoticeSheet;
use crate::export::paper::EvaluationSheet;
use crate::export::word::{Order, PicturedOrder, docx, docx_with, letter_docx};
use crate::i18n::{Locale, Text};
use crate::sync::errand::Report;

/// The media type of a Word file.
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// Writes a contract, a notice, a letter, or the sheet of an evaluation, as a Word file.
pub(super) fn write(language: &str, file: Option<Blob>) {
    let text = Text::new(Locale::from_browser(language));
    answer(Report::Word, written(text, file));
}

fn written(text: Text, file: Option<Blob>) -> Result<Blob, String> {
    let failed = || text.download_failed().to_owned();
    let bytes = bytes_of(text, file.ok_or_else(failed)?)?;
    let written = if let Ok(it) = serde_json::from_slice::<PicturedOrder>(&bytes) {
        docx_with(&it.order.paper(), it.order.draft, &it.pictures)
    } else if let Ok(order) = serde_json::from_slice::<Order>(&bytes) {
        docx(&order.paper(), order.draft)
    } else if let Ok(letter) = serde_json::from_slice::<Letter>(&bytes) {
        letter_docx(&letter)
    } else if let Ok(notice) = serde_json::from_slice::<NoticeSheet>(&bytes) {
        docx(&notice.paper(), notice.draft)
    } else {
        // what is none of these is a sheet
        let sheet: EvaluationSheet = serde_json::from_slice(&bytes).map_err(|_| failed())?;
        docx(&sheet.paper(), sheet.is_draft())
    };
    let written = written.map_err(|_| failed())?;
    let mut chunks = Chunks::new();
    chunks.write_all(&written).map_err(|_| failed())?;
    chunks.into_file(WORD).map_err(|_| failed())
}
