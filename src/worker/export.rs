//! The book's file, from the database to a file of the browser.

use std::io::Write;

use web_sys::Blob;

use super::chunks::{Chunks, PIECE};
use super::clock::{fill_random, has_randomness, now_milliseconds};
use super::post::send;
use crate::i18n::{Locale, Text};
use crate::store::sentinel::Noted;
use crate::store::{BrowserRepository, Repository, StoreError};
use crate::sync::errand::{Database, Report, Share};
use crate::sync::file::seal::{Passphrase, SealFault, Sealing};
use crate::sync::outlet::{Outlet, OutletFault, Progress, Surroundings};

/// Exports, and tells how it goes.
pub(super) async fn export(book: &Database, passphrase: Option<String>, files: bool) {
    let text = Text::new(Locale::from_browser(&book.language));
    match carry_out(book, text, passphrase, files).await {
        Ok((report, file)) => send(&report, Some(&file)),
        Err(words) => send(&Report::Refused { words }, None),
    }
}

async fn carry_out(
    book: &Database,
    text: Text,
    passphrase: Option<String>,
    files: bool,
) -> Result<(Report, Blob), String> {
    let passphrase = match passphrase {
        None => None,
        Some(typed) => Some(Passphrase::read(&typed).map_err(|fault| text.passphrase_fault(fault).to_owned())?),
    };
    has_randomness().map_err(|_| text.no_randomness().to_owned())?;
    let repository = BrowserRepository::open(&book.name, |_| ()).await.map_err(|fault| text.store_fault(&fault))?;
    let made = write_out(&repository, text, passphrase.as_ref(), files, book.known).await;
    repository.close();
    made
}

/// How often a file is begun again that the book has outrun, before all of its rows are read at once.
const BEGINNINGS: usize = 3;

/// Why a file is not written to its end.
enum Stop {
    /// The book is no longer what it was when the file was begun.
    Outrun,
    /// In words.
    Told(String),
}

async fn write_out(
    repository: &impl Repository,
    text: Text,
    passphrase: Option<&Passphrase>,
    files: bool,
    known: Option<Noted>,
) -> Result<(Report, Blob), String> {
    for _ in 0..BEGINNINGS {
        match try_to_write(repository, text, passphrase, files, known, Reading::PageByPage).await {
            Ok(made) => return Ok(made),
            Err(Stop::Outrun) => {}
            Err(Stop::Told(words)) => return Err(words),
        }
    }
    match try_to_write(repository, text, passphrase, files, known, Reading::AtOnce).await {
        Ok(made) => Ok(made),
        // what is in memory is not outrun
        Err(Stop::Outrun) => Err(text.outlet_failed().to_owned()),
        Err(Stop::Told(words)) => Err(words),
    }
}

/// How the rows are read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// A few pages at a time.
    PageByPage,
    /// All of them first.
    AtOnce,
}

async fn try_to_write(
    repository: &impl Repository,
    text: Text,
    passphrase: Option<&Passphrase>,
    files: bool,
    known: Option<Noted>,
    reading: Reading,
) -> Result<(Report, Blob), Stop> {
    let mut random = fill_random;
    let mut surroundings =
        Surroundings { app: env!("CARGO_PKG_VERSION"), now_ms: now_milliseconds(), random: &mut random, known };
    let begun = match (reading, files) {
        (Reading::AtOnce, _) => Outlet::begin_at_once(repository, &mut surroundings, files).await,
        (Reading::PageByPage, true) => Outlet::begin_carrying(repository, &mut surroundings).await,
        (Reading::PageByPage, false) => Outlet::begin(repository, &mut surroundings).await,
    };
    let mut outlet = begun.map_err(|fault| Stop::Told(text.outlet_fault(&fault)))?;
    let mut name = outlet.name().to_owned();
    let (rev, left_out, signed) = (outlet.rev(), outlet.left_out(), outlet.is_signed());
    let sealing_failed = |fault| Stop::Told(text.seal_fault(fault));
    let file = match passphrase {
        None => pour(repository, &mut outlet, Chunks::new(), text).await?.into_file("application/json"),
        Some(passphrase) => {
            name.push_str(".age");
            let sealing = Sealing::begin(Chunks::new(), passphrase).map_err(sealing_failed)?;
            let sealed = pour(repository, &mut outlet, sealing, text).await?.finish();
            let sealed = sealed.map_err(|_| sealing_failed(SealFault::Bytes))?;
            sealed.into_file("application/octet-stream")
        }
    };
    let file = file.map_err(|_| Stop::Told(text.download_failed().to_owned()))?;
    Ok((Report::File { name, rev, left_out, files_lost: outlet.lost(), signed }, file))
}

/// Writes the file piece by piece.
async fn pour<W: Write>(repository: &impl Repository, outlet: &mut Outlet, mut sink: W, text: Text) -> Result<W, Stop> {
    let told = |fault: &OutletFault| Stop::Told(text.outlet_fault(fault));
    let mut piece = Vec::with_capacity(PIECE.saturating_add(1 << 16));
    loop {
        piece.clear();
        let progress = outlet.next(PIECE, &mut piece).map_err(|fault| told(&fault))?;
        sink.write_all(&piece).map_err(|_| Stop::Told(text.download_failed().to_owned()))?;
        match progress {
            Progress::Going { done, total } => send(&Report::Progress(Share { done, total }), None),
            Progress::WantsRows => match outlet.fetch(repository).await {
                Ok(()) => {}
                Err(OutletFault::Store(StoreError::Stale { .. } | StoreError::Damaged)) => return Err(Stop::Outrun),
                Err(fault) => return Err(told(&fault)),
            },
            Progress::Wants(sha256) => {
                let bytes = repository.blob(sha256).await.map_err(|fault| Stop::Told(text.store_fault(&fault)))?;
                outlet.give(sha256, bytes);
            }
            Progress::Done => return Ok(sink),
        }
    }
}
