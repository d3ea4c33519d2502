//! Tables for spreadsheets, how large a book's file may be, and how safe the book is on this device.

use super::app::App;
use super::notice::{Tone, UndoOffer};
use super::outgoing::download;
use crate::store::browser::allowance::{self, Persistence};

/// The largest file that is read, in bytes (`storage-and-sync.md` 2.7).
pub const LARGEST_FILE: f64 = 268_435_456.0;

/// How safe the book is on this device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keeping {
    /// Whether the browser promised to keep it.
    pub persisted: bool,
    /// Bytes used.
    pub used: Option<u64>,
    /// Bytes there could be.
    pub quota: Option<u64>,
}

impl App {
    /// Hands a table to the browser as a download, for a spreadsheet.
    pub fn download_table(self, name: &str, rows: &[Vec<String>]) {
        let table = crate::sync::list::write::write(rows.iter().map(|row| row.iter().map(String::as_str)));
        if download(name, "text/csv", table.as_bytes()).is_none() {
            self.say(self.untracked_text().download_failed(), Tone::Trouble, UndoOffer::None);
        }
    }

    /// How safe the book is on this device.
    pub async fn keeping(self) -> Keeping {
        let estimate = allowance::estimate().await;
        Keeping {
            persisted: allowance::persisted().await == Persistence::Granted,
            used: estimate.as_ref().map(|it| it.used),
            quota: estimate.as_ref().map(|it| it.quota),
        }
    }
}
