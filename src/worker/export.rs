//! The book's file, from the database to a file of the browser.

use std::io::Write;

use web_sys::Blob;

use super::chunks::{Chunks, PIECE};
use super::clock::{fill_random, has_randomness, now_milliseconds};
use super::post::send;
use crate::i18n::{Locale, Text};
use crate::store::{BrowserRepository, Repository};
use crate::sync::errand::{Database, Report, Share};
use crate::sync::file::seal::{Passphrase, SealFault, Sealing};
use crate::sync::outlet::{Outlet, Progress, Surroundings};

/// Exports, and tells how it goes.
pub(super) async fn export(book: &Database, passphrase: Option<String>, files: bool) {
    let text = Text::new(Locale::from_browser(&book.language));
    match carry_out(&book.name, text, passphrase, files).await {
        Ok((report, file)) => send(&report, Some(&file)),
        Err(words) => send(&Report::Refused { words }, None),
    }
}

async fn carry_out(
    database: &str,
    text: Text,
    passphrase: Option<String>,
    files: bool,
) -> Result<(Report, Blob), String> {
    let passphrase = match passphrase {
        None => None,
        Some(typed) => Some(Passphrase::read(&typed).map_err(|fault| text.passphrase_fault(fault).to_owned())?),
    };
    has_randomness().map_err(|_| text.no_randomness().to_owned())?;
    let repository = BrowserRepository::open(database, |_| ()).await.map_err(|fault| text.store_fault(&fault))?;
    let made = write_out(&repository, text, passphrase.as_ref(), files).await;
    repository.close();
    made
}

async fn write_out(
    repository: &impl Repository,
    text: Text,
    passphrase: Option<&Passphrase>,
    files: bool,
) -> Result<(Report, Blob), String> {
    let mut random = fill_random;
    let mut surroundings =
        Surroundings { app: env!("CARGO_PKG_VERSION"), now_ms: now_milliseconds(), random: &mut random };
    let begun = if files {
        Outlet::begin_carrying(repository, &mut surroundings).await
    } else {
        Outlet::begin(repository, &mut surroundings).await
    };
    let mut outlet = begun.map_err(|fault| text.outlet_fault(&fault))?;
    let mut name = outlet.name().to_owned();
    let left_out = outlet.left_out();
    let lost = |_| text.download_failed().to_owned();
    let file = match passphrase {
        None => pour(repository, &mut outlet, Chunks::new(), text).await?.into_file("application/json"),
        Some(passphrase) => {
            name.push_str(".age");
            let sealing = Sealing::begin(Chunks::new(), passphrase).map_err(|fault| text.seal_fault(fault))?;
            let sealed = pour(repository, &mut outlet, sealing, text).await?.finish();
            let sealed = sealed.map_err(|_| text.seal_fault(SealFault::Bytes))?;
            sealed.into_file("application/octet-stream")
        }
    };
    Ok((Report::File { name, left_out, files_lost: outlet.lost() }, file.map_err(lost)?))
}

/// Writes the file piece by piece.
async fn pour<W: Write>(
    repository: &impl Repository,
    outlet: &mut Outlet,
    mut sink: W,
    text: Text,
) -> Result<W, String> {
    let mut piece = Vec::with_capacity(PIECE.saturating_add(1 << 16));
    loop {
        piece.clear();
        let progress = outlet.next(PIECE, &mut piece).map_err(|fault| text.outlet_fault(&fault))?;
        sink.write_all(&piece).map_err(|_| text.download_failed().to_owned())?;
        match progress {
            Progress::Going { done, total } => send(&Report::Progress(Share { done, total }), None),
            Progress::Wants(sha256) => {
                let bytes = repository.blob(sha256).await.map_err(|fault| text.store_fault(&fault))?;
                outlet.give(sha256, bytes);
            }
            Progress::Done => return Ok(sink),
        }
    }
}
