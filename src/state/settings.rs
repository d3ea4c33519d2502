//! What is agreed for the whole book, read and kept.

use super::app::App;
use super::batch::Batch;
use crate::domain::book_settings::BookSettings;

impl App {
    /// What is agreed for the whole book. The reader runs again when it changes.
    pub fn book_settings(self) -> BookSettings {
        self.watch::<BookSettings>(BookSettings::ID).map(|it| (*it).clone()).unwrap_or_default()
    }

    /// Keeps it as it is after a change; `then` runs once it is on disk.
    pub fn keep_settings(self, after: &BookSettings, said: String, then: impl FnOnce() + 'static) {
        let known = self.peek::<BookSettings>(BookSettings::ID);
        let batch = match known.as_deref() {
            Some(known) => Batch::new().edit(Some(known), after),
            None => Batch::new().begin(after),
        };
        self.save(batch, said, then);
    }
}
