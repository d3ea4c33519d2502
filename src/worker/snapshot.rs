//! Snapshots of the book, made and put back beside the page; and what begins with one: starting the book again.

use super::clock::{now_milliseconds, random_id, random_replica};
use super::post::send;
use crate::i18n::{Locale, Text};
use crate::store::BrowserRepository;
use crate::store::browser::compression::{packed, unpacked};
use crate::store::snapshot::Why;
use crate::sync::errand::{Database, Report};
use crate::sync::restart::restart;
use crate::sync::salvage::Marks;
use crate::sync::snapshot::{self, SnapshotFault};

/// Makes a snapshot.
pub(super) async fn make(book: &Database, day: &str, why: Why) {
    answer(book, async |repository| {
        let label = snapshot::make(repository, day, why, &marks(book), packed).await?;
        Ok(Report::Snapshot { rev: label.rev })
    })
    .await;
}

/// Puts a snapshot in the place of the book. The page has the turn to write.
pub(super) async fn put_back(book: &Database, name: &str, day: &str, person: &str) {
    answer(book, async |repository| {
        let records = snapshot::put_back(repository, name, day, person, &marks(book), packed, unpacked).await?;
        Ok(Report::PutBack { records })
    })
    .await;
}

/// Forgets what is deleted, and begins the next generation. The page has the turn to write.
pub(super) async fn start_again(book: &Database, day: &str, person: &str) {
    answer(book, async |repository| {
        let gone = restart(repository, day, person, &marks(book), packed).await?;
        Ok(Report::Restarted { gone })
    })
    .await;
}

async fn answer(book: &Database, work: impl AsyncFn(&BrowserRepository) -> Result<Report, SnapshotFault>) {
    let text = Text::new(Locale::from_browser(&book.language));
    let report = match BrowserRepository::open(&book.name, |_| ()).await {
        Ok(repository) => {
            let report = work(&repository).await;
            repository.close();
            report
        }
        Err(fault) => Err(fault.into()),
    };
    send(&report.unwrap_or_else(|fault| Report::Refused { words: text.snapshot_fault(&fault) }), None);
}

/// Fresh ids and the time, and what the page told of the book.
fn marks(book: &Database) -> Marks {
    Marks {
        app: env!("CARGO_PKG_VERSION").to_owned(),
        export: random_id(),
        replica: random_replica(),
        workspace: book.known.map_or_else(random_id, |known| known.workspace),
        known: book.known,
        now_ms: now_milliseconds(),
    }
}
