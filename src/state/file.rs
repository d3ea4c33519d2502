//! Tables for spreadsheets, and how large a book's file may be.

use super::app::App;
use super::notice::{Tone, UndoOffer};
use super::outgoing::download;

/// The largest file that is read, in bytes: the two limits of [`Limits`](crate::sync::file::Limits), 2 GiB of records and 2 GiB of
/// text for the bytes of files. Whether a file may use the second is known from its first line, in the worker.
pub const LARGEST_FILE: f64 = 4_294_967_296.0;

impl App {
    /// Hands a table to the browser as a download, for a spreadsheet.
    pub fn download_table(self, name: &str, rows: &[Vec<String>]) {
        let table = crate::sync::list::write::write(rows.iter().map(|row| row.iter().map(String::as_str)));
        if download(name, "text/csv", table.as_bytes()).is_none() {
            self.say(self.untracked_text().download_failed(), Tone::Trouble, UndoOffer::None);
        }
    }
}
