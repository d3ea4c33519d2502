//! Writing the book's file out: from the stored rows, a slice at a time, signed by this copy.
//!
//! The head of a file says how many records of which kind follow, so the book is walked through twice: once to count, once to
//! write. Of its rows only a few pages are in memory at a time. Both walks see the book as it was when the first began; where
//! somebody has written so much meanwhile that this can no longer be told, it begins again, and in the end it takes all rows at
//! once, which nobody can change any more.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::vec;

use thiserror::Error;
use uuid::Uuid;

use super::file::Limits;
use super::file::blobs::{lines, text_len};
use super::file::head::Head;
use super::file::name::file_name;
use super::file::signature::{public_half, sign};
use super::file::writer::{Writer, WriterFault};
use crate::domain::attachment::Attachment;
use crate::domain::lifecycle::digest::Digest;
use crate::kinds::Kind;
use crate::record::excerpt::shown;
use crate::record::key::SecretKey;
use crate::record::meta::Meta;
use crate::record::rec::ERASED;
use crate::record::replica::Replica;
use crate::record::row::{decode_row, id_of, key_of};
use crate::store::sentinel::{Noted, rebuilt};
use crate::store::walk::Walk;
use crate::store::{Batch, Blob, BlobFact, Durability, Repository, Row, StoreError};

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

/// What a file is made of.
struct Contents {
    keyed: Keyed,
    tally: Tally,
    /// The rows that are here, in their order.
    rows: Vec<Row>,
    /// Where the others come from.
    walk: Option<Walk>,
}

/// What the head and the limits of a file need to know of the rows, without the rows.
#[derive(Default)]
struct Tally {
    /// How many records of which kind.
    kinds: BTreeMap<String, u64>,
    /// How many in all.
    records: u64,
    /// How many bytes they are at most in the file.
    text: u64,
    /// How many rows are no records.
    left_out: u64,
    /// The bytes of files that they name.
    named: BTreeSet<Digest>,
}

impl Tally {
    fn take(&mut self, row: &Row) {
        if !is_record(row) {
            self.left_out = self.left_out.saturating_add(1);
            return;
        }
        let kind = key_of(&row.bytes).map_or(ERASED, |(_, kind)| kind);
        match self.kinds.get_mut(kind) {
            Some(n) => *n = n.saturating_add(1),
            None => drop(self.kinds.insert(kind.to_owned(), 1)),
        }
        self.records = self.records.saturating_add(1);
        // a line break and a comma for every row
        self.text = self.text.saturating_add(count(row.bytes.len())).saturating_add(2);
        if row.key.kind == Kind::Attachment.name()
            && let Ok(Some(attachment)) = shown::<Attachment>(&row.bytes)
        {
            self.named.insert(attachment.content.sha256);
        }
    }
}

/// Whether a row is a record and goes into the file.
fn is_record(row: &Row) -> bool {
    id_of(&row.bytes) == Some(row.key.id)
}

/// What is stored, counted, to be fetched again while it is written. `None` where the head is lost or cannot be read.
async fn walked(
    repository: &impl Repository,
    surroundings: &mut Surroundings<'_>,
) -> Result<Option<Contents>, OutletFault> {
    let Some(walk) = repository.begin_walk().await? else { return Ok(None) };
    let Ok(meta) = Meta::decode(walk.meta()) else { return Ok(None) };
    let keyed = keyed(repository, meta, walk.rev(), surroundings).await?;
    let (mut tally, mut ahead) = (Tally::default(), walk.clone());
    while let Some(rows) = repository.walk_on(&mut ahead).await? {
        for row in &rows {
            tally.take(row);
        }
    }
    Ok(Some(Contents { keyed, tally, rows: Vec::new(), walk: Some(walk) }))
}

/// What is stored, all of it.
async fn held(repository: &impl Repository, surroundings: &mut Surroundings<'_>) -> Result<Contents, OutletFault> {
    let (keyed, mut rows) = keyed_and_rows(repository, surroundings).await?;
    let mut tally = Tally::default();
    for row in &rows {
        tally.take(row);
    }
    rows.retain(is_record);
    rows.sort_unstable_by_key(|row| row.key.id);
    Ok(Contents { keyed, tally, rows, walk: None })
}

/// What is stored, with the head of the copy; where the head is lost, what the rows say of it.
async fn keyed_and_rows(
    repository: &impl Repository,
    surroundings: &mut Surroundings<'_>,
) -> Result<(Keyed, Vec<Row>), OutletFault> {
    let mut rev = 0;
    for _ in 0..TRIES {
        let loaded = repository.load_in_portions().await?;
        if loaded.meta.is_none() && loaded.rows.is_empty() {
            return Err(OutletFault::NoBook);
        }
        let meta = loaded.meta.as_deref().and_then(|bytes| Meta::decode(bytes).ok());
        let meta = meta.unwrap_or_else(|| {
            // the head is lost, the rows are not: what they say of it is enough, under a new id of this copy; which book it is
            // was noted apart from them
            let recs: Vec<_> = loaded.rows.iter().filter_map(|row| decode_row(&row.bytes).ok()).collect();
            let replica = Replica(u64::from_be_bytes(surroundings.bytes()));
            rebuilt(surroundings.known, surroundings.id(), replica, recs.iter().map(|(_, rec)| rec))
        });
        match keyed(repository, meta, loaded.rev, surroundings).await {
            Ok(keyed) => return Ok((keyed, loaded.rows)),
            Err(OutletFault::Store(StoreError::Stale { rev: now })) => rev = now,
            Err(fault) => return Err(fault),
        }
    }
    Err(StoreError::Stale { rev }.into())
}

/// The head of a copy as a file goes out with it.
struct Keyed {
    /// What the copy knows of itself; holds its key if it has one.
    meta: Meta,
    /// Which copy it is, where it goes out under another id.
    unsigned_of: Option<Replica>,
    /// The revision.
    rev: u64,
}

/// The head with the key of the copy: made and kept now if there is none yet. Where none can be kept, without one under another id.
///
/// # Errors
/// [`StoreError::Stale`] if another wrote meanwhile; also if it is not known whether a key was kept.
async fn keyed(
    repository: &impl Repository,
    mut meta: Meta,
    rev: u64,
    surroundings: &mut Surroundings<'_>,
) -> Result<Keyed, OutletFault> {
    if meta.secret.is_some() {
        return Ok(Keyed { meta, unsigned_of: None, rev });
    }
    meta.secret = Some(SecretKey(surroundings.bytes()));
    let bytes = meta.encode().map_err(|_| OutletFault::Meta)?;
    let batch = Batch { expected_rev: rev, meta: bytes, ..Batch::default() };
    match repository.commit(&batch, Durability::Strict).await {
        Ok(rev) => Ok(Keyed { meta, unsigned_of: None, rev }),
        Err(fault) => {
            goes_without_key(repository, fault, rev).await?;
            let unsigned_of = Some(meta.replica);
            Ok(Keyed { meta: nameless(meta, surroundings), unsigned_of, rev })
        }
    }
}

/// Goes on where no key is kept after this fault, since nothing more can be written: at the end of the room faults bear many names.
/// Where an answer was lost a key may be kept, and the next time the file is signed by it.
///
/// # Errors
/// [`StoreError::Stale`] if something was written all the same; else the fault, where the same may go well the next time.
async fn goes_without_key(repository: &impl Repository, fault: StoreError, rev: u64) -> Result<(), StoreError> {
    match fault {
        StoreError::QuotaExceeded | StoreError::Damaged => Ok(()),
        StoreError::Aborted | StoreError::EndedEarly | StoreError::Other { .. } => {
            let stored = repository.rev().await?;
            if stored == rev { Ok(()) } else { Err(StoreError::Stale { rev: stored }) }
        }
        StoreError::Stale { .. }
        | StoreError::Blocked
        | StoreError::Superseded
        | StoreError::NewerDatabase
        | StoreError::Unavailable
        | StoreError::ConnectionLost
        | StoreError::Unkeepable
        | StoreError::Timeout => Err(fault),
    }
}

/// The same under an id that this file alone has, without a key.
fn nameless(meta: Meta, surroundings: &mut Surroundings<'_>) -> Meta {
    meta.renamed(Replica(u64::from_be_bytes(surroundings.bytes())))
}

/// The bytes that records name and that are here, in the order of their digests.
fn carried(named: &BTreeSet<Digest>, here: &[BlobFact], limits: Limits) -> Result<Vec<BlobFact>, OutletFault> {
    let mut carried: Vec<BlobFact> = here.iter().filter(|it| named.contains(&it.sha256)).copied().collect();
    carried.sort_by_key(|it| it.sha256);
    let text = carried.iter().fold(0_u64, |sum, it| sum.saturating_add(text_len(it.size)));
    if text > limits.blobs { Err(OutletFault::TooManyBytes) } else { Ok(carried) }
}

fn count(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}
