//! The book's file.

use super::app::App;

/// The largest file that is read, in bytes (`storage-and-sync.md` 2.7).
pub const LARGEST_FILE: f64 = 268_435_456.0;

/// A file that has been read and may come in.
#[derive(Clone, PartialEq)]
pub struct Arrival;

/// What a file would change.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    /// Whose book it is.
    pub owner: String,
    /// Records that are not here.
    pub new: usize,
    /// Records that are newer there.
    pub changed: usize,
    /// Records that are here already.
    pub same: usize,
    /// Fields changed on both sides.
    pub conflicts: usize,
}

impl Arrival {
    /// What it would change.
    pub fn counts(&self) -> Counts {
        Counts::default()
    }
}

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
    /// Reads a book's file.
    pub fn read_book_file(self, _bytes: &[u8]) -> Result<Arrival, String> {
        Err(String::new())
    }

    /// Brings it in.
    pub fn bring_in(self, _arrival: Arrival, _then: impl FnOnce(usize) + 'static) {}

    /// Exports.
    pub fn export_book(self) {}

    /// Keeping.
    pub async fn keeping(self) -> Keeping {
        Keeping { persisted: false, used: None, quota: None }
    }
}
