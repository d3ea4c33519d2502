//! The check of the whole book, beside the page: it reads every row, and that takes long in a large book.

use super::post::send;
use crate::i18n::{Locale, Text};
use crate::store::BrowserRepository;
use crate::sync::errand::{Database, Report};
use crate::sync::integrity::examine;

/// Checks every row: its check sum, that it reads as what it is, that everything it refers to is there; and the bytes of
/// every file.
pub(super) async fn check(book: &Database) {
    let text = Text::new(Locale::from_browser(&book.language));
    let found = match BrowserRepository::open(&book.name, |_| ()).await {
        Ok(repository) => {
            let found = examine(&repository, &mut |share| send(&Report::Progress(share), None)).await;
            repository.close();
            found
        }
        Err(fault) => Err(fault),
    };
    let report = found.map_or_else(|fault| Report::Refused { words: text.store_fault(&fault) }, Report::Checked);
    send(&report, None);
}
