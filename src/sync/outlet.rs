//! Writing the book's file out: from the stored rows, a slice at a time, signed by this copy.
//!
//! The head of a file says how many records of which kind follow, so the book is walked through twice: once to count, once to
//! write. Of its rows only a few pages are in memory at a time. Both walks see the book as it was when the first began; where
//! somebody has written so much meanwhile that this can no longer be told, it begins again, and in the end it takes all rows at
//! once, which nobody can change any more.

mod contents;
mod key;

use std::collections::VecDeque;
use std::vec;

use thiserror::Error;
use uuid::Uuid;

use self::contents::{Contents, carried, held, is_record, walked};
use self::key::Keyed;
use super::file::Limits;
use super::file::blobs::lines;
use super::file::head::Head;
use super::file::name::file_name;
use super::file::signature::{public_half, sign};
use super::file::writer::{Writer, WriterFault};
use crate::domain::lifecycle::digest::Digest;
use crate::record::key::SecretKey;
use crate::store::sentinel::Noted;
use crate::store::walk::Walk;
use crate::store::{Blob, Repository, Row, StoreError};

/// How often the copy's key is written again when another tab writes meanwhile.
const TRIES: usize = 8;
/// Room for the head and the foot of a file, in bytes: they are far below it.
const FRAME: u64 = 64 << 10;

/// Why a file cannot be written out.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum OutletFault {
    /// Nothing was ever written here.
    #[error("there is no book")]
    NoBook,
    /// Storage failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The bytes of all files together are more than a file may carry.
    #[error("the bytes of all files are too many")]
    TooManyBytes,
    /// The records are more than a file may hold: nobody could read it again.
    #[error("the book is too large for a file")]
    TooLarge,
    /// The file's writer refuses.
    #[error(transparent)]
    Writer(#[from] WriterFault),
    /// What the copy knows of itself has no written form.
    #[error("the head cannot be written")]
    Meta,
}

/// What the surroundings give: pure code reads no clock and throws no dice.
pub struct Surroundings<'a> {
    /// The version of the app.
    pub app: &'a str,
    /// Now, in milliseconds.
    pub now_ms: u64,
    /// Fills a slice with random bytes that nobody can guess: the copy's key is made of them.
    pub random: &'a mut dyn FnMut(&mut [u8]),
    /// What was noted of the book apart from its database, in case its head is lost.
    pub known: Option<Noted>,
}

impl Surroundings<'_> {
    fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0_u8; N];
        (self.random)(&mut bytes);
        bytes
    }

    fn id(&mut self) -> Uuid {
        uuid::Builder::from_random_bytes(self.bytes()).into_uuid()
    }
}

/// How far a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// So many of so many records.
    Going {
        /// Written.
        done: u64,
        /// In all.
        total: u64,
    },
    /// It goes on with the next rows: [`Outlet::fetch`] them.
    WantsRows,
    /// It goes on with the bytes of this file: [`Outlet::give`] them.
    Wants(Digest),
    /// To its last byte.
    Done,
}

/// A file on its way out.
#[derive(Debug)]
pub struct Outlet {
    name: String,
    rev: u64,
    rows: vec::IntoIter<Row>,
    /// Where the rows come from that are still to be fetched; `None` once all are here.
    walk: Option<Walk>,
    writer: Option<Writer>,
    /// What signs it; `None` where no key could be kept.
    secret: Option<SecretKey>,
    done: u64,
    /// How many of these were told.
    told: u64,
    total: u64,
    left_out: u64,
    start: Vec<u8>,
    /// The files whose bytes are still to come; `None` if none go out.
    blobs: Option<VecDeque<Digest>>,
    begun: bool,
    giving: Option<(Blob, usize)>,
    lost: u64,
}

impl Outlet {
    /// Reads what is stored and makes the head. The first time, it also makes this copy's key and keeps it, before
    /// anything is signed with it. Where nothing more can be written, on a full disk, the book goes out all the same, unsigned: a
    /// key that is not kept signs nothing. See [`is_signed`](Self::is_signed).
    ///
    /// # Errors
    /// If there is no book, or storage fails; also if it is not known whether a key was kept.
    pub async fn begin(repository: &impl Repository, surroundings: &mut Surroundings<'_>) -> Result<Self, OutletFault> {
        Self::begin_within(repository, surroundings, Limits::default(), false).await
    }

    /// The same with the bytes of the files that its records name, as far as they are here.
    ///
    /// # Errors
    /// Also if they are more than a file may carry.
    pub async fn begin_carrying(
        repository: &impl Repository,
        surroundings: &mut Surroundings<'_>,
    ) -> Result<Self, OutletFault> {
        Self::begin_within(repository, surroundings, Limits::default(), true).await
    }

    /// The same within limits of one's own, and with the bytes of files or without: what is written, a reader with these limits
    /// reads.
    ///
    /// # Errors
    /// Also if the records are more than that.
    pub async fn begin_within(
        repository: &impl Repository,
        surroundings: &mut Surroundings<'_>,
        limits: Limits,
        carrying: bool,
    ) -> Result<Self, OutletFault> {
        for _ in 0..TRIES {
            match walked(repository, surroundings).await {
                Ok(Some(contents)) => return Self::of(contents, repository, surroundings, limits, carrying).await,
                Ok(None) | Err(OutletFault::Store(StoreError::Damaged)) => break,
                Err(OutletFault::Store(StoreError::Stale { .. })) => {}
                Err(fault) => return Err(fault),
            }
        }
        let contents = held(repository, surroundings).await?;
        Self::of(contents, repository, surroundings, limits, carrying).await
    }

    /// The same with all rows in memory, whatever becomes of the stored ones: for a book that does not stand still, and one that
    /// is damaged.
    ///
    /// # Errors
    /// As [`begin_within`](Self::begin_within).
    pub async fn begin_at_once(
        repository: &impl Repository,
        surroundings: &mut Surroundings<'_>,
        carrying: bool,
    ) -> Result<Self, OutletFault> {
        let contents = held(repository, surroundings).await?;
        Self::of(contents, repository, surroundings, Limits::default(), carrying).await
    }

    async fn of(
        contents: Contents,
        repository: &impl Repository,
        surroundings: &mut Surroundings<'_>,
        limits: Limits,
        carrying: bool,
    ) -> Result<Self, OutletFault> {
        let Contents { keyed: Keyed { meta, unsigned_of, rev }, tally, rows, walk } = contents;
        if tally.text.saturating_add(FRAME) > limits.file || tally.records > limits.records {
            return Err(OutletFault::TooLarge);
        }
        let now = surroundings.now_ms;
        let mut head = Head::of(&meta, surroundings.app, surroundings.id(), now, tally.kinds);
        head.key = meta.secret.as_ref().map(public_half);
        head.unsigned_of = unsigned_of;
        let mut start = Vec::new();
        let carried =
            if carrying { carried(&tally.named, &repository.blob_facts().await?, limits)? } else { Vec::new() };
        let (writer, blobs) = if carried.is_empty() {
            (Writer::begin(&head, &mut start)?, None)
        } else {
            let blobs = carried.iter().map(|it| it.sha256).collect();
            (Writer::begin_carrying(&head, &mut start)?, Some(blobs))
        };
        let more = carried.iter().fold(0_u64, |sum, it| sum.saturating_add(lines(it.size)));
        Ok(Self {
            name: file_name(now, meta.replica).unwrap_or_else(|| "counterpart.json".to_owned()),
            rev,
            total: tally.records.saturating_add(more),
            rows: rows.into_iter(),
            walk,
            writer: Some(writer),
            secret: meta.secret,
            done: 0,
            told: 0,
            left_out: tally.left_out,
            start,
            blobs,
            begun: false,
            giving: None,
            lost: 0,
        })
    }

    /// What the file is called.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Which revision of the book the file holds; what was written since it began is not in it.
    pub const fn rev(&self) -> u64 {
        self.rev
    }

    /// Whether it is signed. Where no key can be kept it is not, and goes out under an id of its own: no copy remembers a key for it,
    /// so each takes it in, whatever was signed before or will be. Its head says whose it is, for people to read.
    pub const fn is_signed(&self) -> bool {
        self.secret.is_some()
    }

    /// How many stored rows are no records and stay out of the file; they stay where they are.
    pub const fn left_out(&self) -> u64 {
        self.left_out
    }

    /// How many files were to go out whose bytes are damaged or gone; their records go out all the same.
    pub const fn lost(&self) -> u64 {
        self.lost
    }

    /// The bytes that were [wanted](Progress::Wants), as they were found.
    pub fn give(&mut self, sha256: Digest, bytes: Option<Vec<u8>>) {
        match bytes.map(|bytes| Blob { sha256, bytes }).filter(Blob::is_sound) {
            Some(blob) => self.giving = Some((blob, 0)),
            None => self.lost = self.lost.saturating_add(1),
        }
    }

    /// Reads the rows that were [wanted](Progress::WantsRows): those of a few pages.
    ///
    /// # Errors
    /// If storage fails. [`StoreError::Stale`] and [`StoreError::Damaged`] say that the book can no longer be told as it was when
    /// this began: nothing of the file is of use then, and another is to be begun.
    pub async fn fetch(&mut self, repository: &impl Repository) -> Result<(), OutletFault> {
        let Some(walk) = &mut self.walk else { return Ok(()) };
        let fetched = repository.walk_on(walk).await?;
        match fetched {
            Some(mut rows) => {
                rows.retain(is_record);
                self.rows = rows.into_iter();
            }
            None => self.walk = None,
        }
        Ok(())
    }

    /// Appends the next piece, of about `size` bytes.
    ///
    /// # Errors
    /// If a row does not fit into the file. Nothing of the file is of use then.
    pub fn next(&mut self, size: usize, out: &mut Vec<u8>) -> Result<Progress, OutletFault> {
        let Some(mut writer) = self.writer.take() else { return Ok(Progress::Done) };
        out.append(&mut self.start);
        while out.len() < size {
            let Some(row) = self.rows.next() else {
                if self.walk.is_some() {
                    self.writer = Some(writer);
                    // a few pages may be less than a piece, and somebody waits to see that it goes on
                    return Ok(if self.done > self.told { self.going() } else { Progress::WantsRows });
                }
                if let Some(blobs) = &mut self.blobs {
                    if !self.begun {
                        self.begun = true;
                        writer.begin_blobs(out)?;
                    }
                    if let Some((blob, at)) = self.giving.take() {
                        self.giving = writer.blob(&blob, at, out)?.map(|next| (blob, next));
                        self.done = self.done.saturating_add(1);
                        continue;
                    }
                    if let Some(next) = blobs.pop_front() {
                        self.writer = Some(writer);
                        return Ok(Progress::Wants(next));
                    }
                }
                let end = writer.close()?;
                let signature = self.secret.as_ref().map(|secret| sign(secret, &end.digest));
                end.write(signature.as_deref(), out);
                return Ok(Progress::Done);
            };
            writer.row(&row.bytes, out)?;
            self.done = self.done.saturating_add(1);
        }
        self.writer = Some(writer);
        Ok(self.going())
    }

    /// So much is done, and told by now.
    const fn going(&mut self) -> Progress {
        self.told = self.done;
        Progress::Going { done: self.done, total: self.total }
    }
}
