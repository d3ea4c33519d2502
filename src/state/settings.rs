//! What is agreed for the whole book, read and kept.

use super::app::App;
use super::batch::Batch;
use crate::domain::book_settings::BookSettings;

impl App {
    /// What is agreed for the whole book. The reader runs again when it changes.
    pub fn book_settings(self) -> BookSettings {
        self.watch::<BookSettings>(BookSettings::ID).map(|it| (*it).clone()).unwrap_or_default()
    }

    /// The change that keeps it as it is after.
    pub fn settings_batch(self, after: &BookSettings) -> Batch {
        let known = self.peek::<BookSettings>(BookSettings::ID);
        match known.as_deref() {
            Some(known) => Batch::new().edit(Some(known), after),
            None => Batch::new().begin(after),
        }
    }

    /// Keeps it as it is after a change; `then` runs once it is on disk.
    pub fn keep_settings(self, after: &BookSettings, said: String, then: impl FnOnce() + 'static) {
        self.save(self.settings_batch(after), said, then);
    }
}
