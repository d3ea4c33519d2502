//! A book's file comes in: read slice by slice, shown, and written only when a person has agreed.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use gloo_timers::future::TimeoutFuture;
use uuid::Uuid;
use web_sys::Blob;

use super::clock::{WorkerIds, has_randomness, now_milliseconds, random_id, random_replica};
use super::post::send;
use super::source::Source;
use crate::domain::id::CustomerId;
use crate::domain::lifecycle::digest::Digest;
use crate::i18n::{Locale, Text};
use crate::store::browser::lock::{self, Manner};
use crate::store::browser::part::size_of;
use crate::store::browser::scratch::ScratchFile;
use crate::store::sentinel::Noted;
use crate::store::{BrowserRepository, Repository, Tidied, room};
use crate::sync::errand::{Database, Report, Share};
use crate::sync::file::Limits;
use crate::sync::file::blobs::FEATURE;
use crate::sync::file::fault::Foreign;
use crate::sync::file::reader::Reader;
use crate::sync::file::seal::{Passphrase, SealFault, Sealed, pause_after};
use crate::sync::file::sniff::{ENOUGH, foreign};
use crate::sync::intake::takeback::{self, Way};
use crate::sync::intake::{Consent, Fresh, Intake, IntakeFault, Outcome};
use crate::sync::shelf::{BUDGET, Lost, Scratch, Shelf};

/// As much is handed to the reader at a time, in bytes.
const PIECE: usize = 1 << 18;
/// As much is looked at to tell whether a file carries the bytes of files, in bytes.
const FIRST_LINE: u64 = 256;
/// A sealed file is larger than its content: by its header, and by 16 bytes of each 64 KiB.
const SEALED_ON_TOP: u64 = 1 << 20;
/// How long another tab's writing is waited for, in milliseconds. After that the revision alone decides.
const TURN_PATIENCE: u32 = 15_000;

/// A file that is being brought in.
pub(super) struct Import {
    database: String,
    /// What was noted of the book apart from it.
    known: Option<Noted>,
    text: Text,
    file: Blob,
    wrong: u32,
    shown: Option<Shown>,
    /// What opens it, if it is sealed: it is read once more for the bytes of files.
    passphrase: Option<Passphrase>,
}

/// A file that was read and compared.
struct Shown {
    repository: BrowserRepository,
    intake: Intake,
    /// The sum of its bytes; `None` if they could not be read to the end.
    sum: Option<u32>,
}

impl Drop for Shown {
    fn drop(&mut self) {
        self.repository.close();
    }
}

/// Random bits for an intake, and what the page told of the book.
fn fresh(known: Option<Noted>) -> Fresh {
    Fresh { replica: random_replica(), workspace: random_id(), export: random_id(), known }
}

/// A file beside the database, as the shelf sees it.
struct Parked(ScratchFile);

impl Scratch for Parked {
    fn write(&mut self, at: u64, bytes: &[u8]) -> Result<(), Lost> {
        self.0.write(at, bytes).map_err(|_| Lost)
    }

    fn read(&mut self, at: u64, into: &mut [u8]) -> Result<(), Lost> {
        self.0.read(at, into).map_err(|_| Lost)
    }
}

/// Where rows are kept while a file comes in; all in memory where the browser gives no file.
async fn shelf() -> Shelf {
    match ScratchFile::make(&random_id().simple().to_string()).await {
        Some(file) => Shelf::parking(BUDGET, Box::new(Parked(file))),
        None => Shelf::in_memory(),
    }
}

fn refuse(words: String) {
    send(&Report::Refused { words }, None);
}

impl Import {
    /// Reads a file, or asks for its passphrase. `None` when it is refused.
    pub(super) async fn begin(book: &Database, file: Option<Blob>) -> Option<Self> {
        let text = Text::new(Locale::from_browser(&book.language));
        let Some(file) = file else {
            refuse(text.file_unreadable().to_owned());
            return None;
        };
        let (database, known) = (book.name.clone(), book.known);
        let mut import = Self { database, known, text, file, wrong: 0, shown: None, passphrase: None };
        match import.look().await {
            Ok(()) => Some(import),
            Err(words) => {
                refuse(words);
                None
            }
        }
    }

    async fn look(&mut self) -> Result<(), String> {
        let text = self.text;
        has_randomness().map_err(|_| text.no_randomness().to_owned())?;
        let unreadable = || text.file_unreadable().to_owned();
        let limits = Limits::default();
        let most = limits.file.saturating_add(limits.blobs);
        // the size is looked at before the first byte is read
        if size_of(&self.file) > most.saturating_add(SEALED_ON_TOP) {
            return Err(text.file_too_large());
        }
        let enough = u64::try_from(ENOUGH).unwrap_or(u64::MAX);
        let start = Source::beginning(&self.file, enough).map_err(|_| unreadable())?;
        if foreign(&start) == Some(Foreign::Age) {
            let source = Source::new(self.file.clone()).map_err(|_| unreadable())?;
            Sealed::begin(source).map_err(|fault| text.seal_fault(fault))?;
            send(&Report::Locked { wrong: None }, None);
            return Ok(());
        }
        // one that carries the bytes of files says so in its first line
        let first_line = Source::beginning(&self.file, FIRST_LINE).map_err(|_| unreadable())?;
        let carries = first_line.windows(FEATURE.len()).any(|window| window == FEATURE.as_bytes());
        if size_of(&self.file) > if carries { most } else { limits.file } {
            return Err(text.file_too_large());
        }
        let mut source = Source::new(self.file.clone()).map_err(|_| unreadable())?;
        self.read(&mut source, unreadable()).await?;
        self.note_sum(source);
        Ok(())
    }

    /// Notes the sum of the file whose content was just read.
    fn note_sum(&mut self, source: Source) {
        if let Some(shown) = &mut self.shown {
            shown.sum = source.sum().ok();
        }
    }

    /// Tries a passphrase. `None` when the file is refused for good.
    pub(super) async fn unlock(mut self, typed: &str) -> Option<Self> {
        let text = self.text;
        let passphrase = match Passphrase::read(typed) {
            Ok(passphrase) => passphrase,
            Err(fault) => {
                send(&Report::Locked { wrong: Some(text.passphrase_fault(fault).to_owned()) }, None);
                return Some(self);
            }
        };
        let source = Source::new(self.file.clone()).map_err(|_| text.file_unreadable().to_owned());
        let mut source = match source {
            Ok(source) => source,
            Err(words) => {
                refuse(words);
                return None;
            }
        };
        let opened = match Sealed::begin(&mut source).and_then(|sealed| sealed.open(&passphrase)) {
            Ok(opened) => opened,
            Err(SealFault::WrongPassphrase) => {
                TimeoutFuture::new(pause_after(self.wrong)).await;
                self.wrong = self.wrong.saturating_add(1);
                send(&Report::Locked { wrong: Some(text.seal_fault(SealFault::WrongPassphrase)) }, None);
                return Some(self);
            }
            Err(fault) => {
                refuse(text.seal_fault(fault));
                return None;
            }
        };
        match self.read(opened, text.seal_damaged().to_owned()).await {
            Ok(()) => {
                self.note_sum(source);
                self.passphrase = Some(passphrase);
                Some(self)
            }
            Err(words) => {
                refuse(words);
                None
            }
        }
    }

    /// Reads to the end and shows what it would change. `broken`: the words for bytes that cannot be read.
    async fn read(&mut self, mut content: impl Read, broken: String) -> Result<(), String> {
        let text = self.text;
        let total = size_of(&self.file);
        send(&Report::Progress(Share { done: 0, total }), None);
        let repository =
            BrowserRepository::open(&self.database, |_| ()).await.map_err(|fault| text.store_fault(&fault))?;
        let read = Self::read_with(&repository, fresh(self.known), &mut content, text, total, &broken).await;
        let (intake, report) = match read {
            Ok(read) => read,
            Err(words) => {
                repository.close();
                return Err(words);
            }
        };
        send(&report, None);
        self.shown = Some(Shown { repository, intake, sum: None });
        Ok(())
    }

    async fn read_with(
        repository: &BrowserRepository,
        fresh: Fresh,
        content: &mut impl Read,
        text: Text,
        total: u64,
        broken: &str,
    ) -> Result<(Intake, Report), String> {
        let words = |fault| text.intake_fault(&fault);
        let mut intake =
            Intake::begin_on(shelf().await, repository, fresh, Limits::default()).await.map_err(words)?.welcoming();
        let mut piece = vec![0_u8; PIECE];
        let mut done: u64 = 0;
        let mut told: u64 = 0;
        loop {
            let length = content.read(&mut piece).map_err(|_| broken.to_owned())?;
            let Some(bytes) = piece.get(..length).filter(|bytes| !bytes.is_empty()) else { break };
            intake.feed(bytes, now_milliseconds()).map_err(words)?;
            done = done.saturating_add(u64::try_from(length).unwrap_or(0));
            if done.saturating_sub(told) >= 1 << 20 {
                told = done;
                // a record takes several times its text
                room::keep_ahead();
                send(&Report::Progress(Share { done, total }), None);
            }
        }
        let report = if intake.is_other() {
            Report::Other(Box::new(intake.finish_other().map_err(words)?))
        } else {
            intake.look_at_bytes(repository).await.map_err(words)?;
            Report::Shown(Box::new(intake.finish(now_milliseconds()).map_err(words)?))
        };
        Ok((intake, report))
    }

    /// The sum of the file's bytes as it is now on the disk.
    fn sum(&self) -> Option<u32> {
        Source::new(self.file.clone()).and_then(Source::sum).ok()
    }

    /// Makes new records of chosen customers of another book.
    pub(super) fn copy(&self, customers: &BTreeSet<CustomerId>) {
        let made = match &self.shown {
            Some(shown) => shown.intake.copies(customers, &mut WorkerIds),
            None => Err(IntakeFault::NotReading),
        };
        match made {
            Ok(copies) => send(&Report::Copies(Box::new(copies)), None),
            Err(fault) => refuse(self.text.intake_fault(&fault)),
        }
    }

    /// Writes what was agreed to.
    pub(super) async fn apply(&mut self, consent: &Consent) {
        let text = self.text;
        // what is written is what was shown; but who put another file in its place wants that one looked at
        let now = self.sum();
        let Some(shown) = &mut self.shown else {
            refuse(text.intake_not_reading().to_owned());
            return;
        };
        if now.is_none() || now != shown.sum {
            refuse(text.file_changed().to_owned());
            return;
        }
        // of two tabs that bring something in one waits here, and then finds that the book moved on: it is shown anew
        let turn = lock::turn(&lock::to_write(&self.database), Manner::Wait, TURN_PATIENCE).await;
        let outcome = shown.intake.apply(&shown.repository, consent, now_milliseconds()).await;
        drop(turn);
        if let Ok(Outcome::Written(_)) = &outcome {
            // made here, nobody waits for them at the next start; what is not made now is made when idle
            while let Ok(Tidied::More) = shown.repository.make_excerpts().await {}
        }
        if matches!(&outcome, Ok(Outcome::Written(_))) {
            self.take_files().await;
        }
        match outcome {
            Ok(outcome) => send(&Report::Outcome(Box::new(outcome)), None),
            Err(fault) => refuse(text.intake_fault(&fault)),
        }
    }
}

impl Import {
    /// Reads the file once more, and keeps the bytes of files that it carries and that are not here.
    pub(super) async fn take_files(&mut self) {
        let text = self.text;
        let Some(shown) = &self.shown else { return };
        let wanted = shown.intake.wanted();
        if wanted.is_empty() {
            return;
        }
        let mut taken = 0_usize;
        let source = Source::new(self.file.clone()).map_err(|_| text.file_unreadable().to_owned());
        let read = match (source, &self.passphrase) {
            (Err(words), _) => Err(words),
            (Ok(source), None) => {
                take_blobs(&shown.repository, source, wanted, text, size_of(&self.file), &mut taken).await
            }
            (Ok(source), Some(passphrase)) => match Sealed::begin(source).and_then(|sealed| sealed.open(passphrase)) {
                Ok(opened) => {
                    take_blobs(&shown.repository, opened, wanted, text, size_of(&self.file), &mut taken).await
                }
                Err(fault) => Err(text.seal_fault(fault)),
            },
        };
        send(&Report::Files { taken, trouble: read.err() }, None);
    }
}

/// Keeps the wanted bytes of a file, one after the other; `taken` counts them.
async fn take_blobs(
    repository: &impl Repository,
    mut content: impl Read,
    mut wanted: BTreeSet<Digest>,
    text: Text,
    total: u64,
    taken: &mut usize,
) -> Result<(), String> {
    let mut reader = Reader::for_blobs(Limits::default(), wanted.clone());
    let nothing: BTreeMap<Uuid, Vec<u8>> = BTreeMap::new();
    let mut piece = vec![0_u8; PIECE];
    let (mut done, mut told): (u64, u64) = (0, 0);
    while !wanted.is_empty() {
        let length = content.read(&mut piece).map_err(|_| text.file_unreadable().to_owned())?;
        let Some(bytes) = piece.get(..length).filter(|bytes| !bytes.is_empty()) else { break };
        reader.feed(bytes, &nothing, &mut Vec::new()).map_err(|fault| text.file_fault(&fault))?;
        for blob in reader.take_blobs() {
            wanted.remove(&blob.sha256);
            repository.put_blobs(&[blob], now_milliseconds()).await.map_err(|fault| text.store_fault(&fault))?;
            *taken = taken.saturating_add(1);
        }
        done = done.saturating_add(u64::try_from(length).unwrap_or(0));
        if done.saturating_sub(told) >= 1 << 20 {
            told = done;
            send(&Report::Progress(Share { done, total }), None);
        }
    }
    Ok(())
}

/// The imports that can be taken back.
pub(super) async fn offers(book: &Database, exported_ms: Option<u64>) {
    let text = Text::new(Locale::from_browser(&book.language));
    match BrowserRepository::open(&book.name, |_| ()).await {
        Err(fault) => refuse(text.store_fault(&fault)),
        Ok(repository) => {
            match takeback::offers(&repository, exported_ms).await {
                Ok(offers) => send(&Report::Offers(offers), None),
                Err(fault) => refuse(text.intake_fault(&fault)),
            }
            repository.close();
        }
    }
}

/// Takes an import back.
pub(super) async fn take_back(book: &Database, name: &str, way: Way, exported_ms: Option<u64>) {
    let text = Text::new(Locale::from_browser(&book.language));
    match BrowserRepository::open(&book.name, |_| ()).await {
        Err(fault) => refuse(text.store_fault(&fault)),
        Ok(repository) => {
            let turn = lock::turn(&lock::to_write(&book.name), Manner::Wait, TURN_PATIENCE).await;
            let taken =
                takeback::take_back(&repository, name, way, exported_ms, fresh(book.known), now_milliseconds()).await;
            drop(turn);
            match taken {
                Ok(taken) => send(&Report::TakenBack(taken), None),
                Err(IntakeFault::OtherFile) => refuse(text.together_way_changed().to_owned()),
                Err(fault) => refuse(text.intake_fault(&fault)),
            }
            repository.close();
        }
    }
}
