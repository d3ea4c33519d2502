//! Evidence bundles.

use std::io::Write;

use web_sys::Blob;

use super::chunks::Chunks;
use super::workbook::{answer, bytes_of};
use crate::i18n::{Locale, Text};
use crate::store::{BrowserRepository, Repository};
use crate::sync::bundle::{Bundle, BundleBody, BundleOrder, sum};
use crate::sync::errand::{Database, Report};

/// The media type of a ZIP.
const ZIP: &str = "application/zip";

/// Writes a bundle; the bytes of attachments are read from the book.
pub(super) async fn write(book: &Database, file: Option<Blob>) {
    let text = Text::new(Locale::from_browser(&book.language));
    answer(Report::Bundle, written(text, book, file).await);
}

async fn written(text: Text, book: &Database, file: Option<Blob>) -> Result<Blob, String> {
    let failed = || text.download_failed().to_owned();
    let bytes = bytes_of(text, file.ok_or_else(failed)?)?;
    let order: BundleOrder = serde_json::from_slice(&bytes).map_err(|_| failed())?;
    drop(bytes);
    let repository = BrowserRepository::open(&book.name, |_| ()).await.map_err(|fault| text.store_fault(&fault))?;
    let packed = packed(&repository, text, &order).await;
    repository.close();
    let mut chunks = Chunks::new();
    chunks.write_all(&packed?).map_err(|_| failed())?;
    chunks.into_file(ZIP).map_err(|_| failed())
}

async fn packed(repository: &impl Repository, text: Text, order: &BundleOrder) -> Result<Vec<u8>, String> {
    let failed = |_| text.download_failed().to_owned();
    let mut bundle = Bundle::default();
    for entry in &order.entries {
        let bytes = match &entry.body {
            BundleBody::Text(_) => None,
            BundleBody::Bytes { sha256, .. } => {
                let read = repository.blob(*sha256).await.map_err(|fault| text.store_fault(&fault))?;
                // bytes that are not what they should be are no evidence
                read.filter(|bytes| sum(bytes) == sha256.to_string())
            }
        };
        bundle.add(entry, bytes.as_deref()).map_err(failed)?;
    }
    bundle.finish(order).map_err(failed)
}
