//! The check of the whole book, beside the page: it reads every row, and that takes long in a large book.

use super::post::send;
use crate::i18n::{Locale, Text};
use crate::store::{BrowserRepository, Repository, StoreError};
use crate::sync::errand::{Database, Report};
use crate::sync::integrity::{Check, Finding, bad_files};

/// Checks every row: its check sum, that it reads as what it is, that everything it refers to is there; and the bytes of
/// every file.
pub(super) async fn check(book: &Database) {
    let text = Text::new(Locale::from_browser(&book.language));
    let found = match BrowserRepository::open(&book.name, |_| ()).await {
        Ok(repository) => {
            let found = look(&repository).await;
            repository.close();
            found
        }
        Err(fault) => Err(fault),
    };
    let report = found.map_or_else(|fault| Report::Refused { words: text.store_fault(&fault) }, Report::Checked);
    send(&report, None);
}

async fn look(repository: &impl Repository) -> Result<Finding, StoreError> {
    let mut loaded = repository.load_in_portions().await?;
    loaded.rows.sort_by(|a, b| a.key.cmp(&b.key));
    let mut check = Check::default();
    for row in &loaded.rows {
        check.take(row);
    }
    // what cannot be counted does not hold the check up
    let quarantined = repository.quarantined().await.map_or(0, |all| all.len());
    let bad = bad_files(repository, check.files()).await?;
    Ok(Finding::new(check.finish(), &loaded.rows, loaded.damaged.len(), quarantined).with_files(bad))
}
