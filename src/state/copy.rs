//! Which copy of the book this is, and what it says of itself.

use leptos::prelude::*;

use super::app::App;
use super::batch::Batch;
use crate::domain::book_copy::BookCopy;
use crate::record::replica::Replica;

impl App {
    /// The number of this copy, while a book is open.
    pub(super) fn replica(self) -> Option<Replica> {
        self.with_book(|book| book.meta.replica)
    }

    /// What this copy says of itself; as much as can be guessed, until somebody says more.
    pub fn this_copy(self) -> Option<BookCopy> {
        let id = self.replica()?.record_id().into();
        let guessed = || BookCopy { id, person: String::new(), device: device_guess() };
        Some(self.watch::<BookCopy>(id).map_or_else(guessed, |copy| (*copy).clone()))
    }

    /// Says who uses this copy, on which device.
    pub fn name_this_copy(self, person: String, device: String, said: String, then: impl FnOnce() + 'static) {
        let Some(id) = self.replica().map(|replica| replica.record_id().into()) else { return };
        let seen = self.peek::<BookCopy>(id);
        let copy = BookCopy { id, person, device };
        self.save(Batch::new().edit(seen.as_deref(), &copy), said, then);
    }
}

/// The browser and the system, as the browser tells them: `Edge · Windows`.
pub(super) fn device_guess() -> String {
    let agent = window().navigator().user_agent().unwrap_or_default();
    // the order matters: Edge calls itself Chrome too, and Chrome calls itself Safari
    let first =
        |known: &[(&str, &'static str)]| known.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name);
    let browser = first(&[
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrom", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ]);
    [browser, system].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
