//! Bringing a file in, end to end (`storage-and-sync.md` 2.8): one engine for the page, a worker and the tests.
//!
//! ```text
//! Intake::begin(repository) ─▶ feed(piece)… ─▶ finish ─▶ Preview ─▶ a person agrees ─▶ apply ─▶ Outcome
//!                                                                       safety copy, one strict transaction
//! takeback::offers(repository) ─▶ takeback::take_back
//! ```
//!
//! Nothing of the repository changes before [`Intake::apply`]; dropping an intake forgets the file without a trace.

pub mod consent;
mod enact;
pub mod fault;
pub mod preview;
mod safety;
pub mod survey;
pub mod takeback;
mod title;
pub mod who;

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

pub use consent::{Consent, Introduction, Settlement};
pub use enact::{Outcome, Written};
pub use fault::IntakeFault;
pub use preview::{FilesSaid, Preview};
pub use safety::SAFETY_SUFFIX;
pub use title::title;

use crate::domain::lifecycle::digest::Digest;
use crate::record::meta::Meta;
use crate::record::rec::Rec;
use crate::record::replica::Replica;
use crate::record::row::decode_row;
use crate::store::{Repository, StoreError};
use crate::sync::file::Limits;
use crate::sync::file::fault::{FileFault, Problem};
use crate::sync::file::head::Head;
use crate::sync::file::reader::{FileRecord, Foot, ReadRecord, Reader};
use crate::sync::plan::{Plan, Planner};

/// Every stored row, by id.
type Rows = BTreeMap<Uuid, Vec<u8>>;

/// Random bits for one intake: nothing here makes any by itself.
#[derive(Debug, Clone, Copy)]
pub struct Fresh {
    /// An id for this copy, where it needs a new one.
    pub replica: Replica,
    /// An id for the book, where there is none yet.
    pub workspace: Uuid,
    /// An id for the safety copy.
    pub export: Uuid,
}

/// A record of the file.
#[derive(Debug)]
enum FileRow {
    /// Letter for letter the row that was stored here when the file was read.
    Known,
    /// Another text.
    Other(Vec<u8>),
}

/// A file on its way in.
#[derive(Debug)]
pub struct Intake {
    fresh: Fresh,
    book: Snapshot,
    reader: Option<Reader>,
    /// The records of the file, as the reader gave them, until the first plan takes them.
    records: Vec<FileRecord>,
    file: BTreeMap<Uuid, FileRow>,
    whole: Option<(Head, Foot)>,
    plan: Option<Plan>,
    shown: Option<Preview>,
    /// The bytes that the file carries and that are not here.
    wanted: BTreeMap<Digest, u64>,
}

/// The book as it was read.
#[derive(Debug)]
struct Snapshot {
    rows: Rows,
    meta: Meta,
    rev: u64,
    /// The bytes of files that are here.
    blobs: BTreeSet<Digest>,
}

impl Snapshot {
    async fn read(repository: &impl Repository, fresh: Fresh) -> Result<Self, StoreError> {
        let loaded = repository.load().await?;
        let rows: Rows = loaded.rows.into_iter().map(|row| (row.key.id, row.bytes)).collect();
        let meta = loaded.meta.and_then(|bytes| Meta::decode(&bytes).ok()).unwrap_or_else(|| {
            // an empty database has no head yet; a lost one is known again from the rows
            let recs: Vec<Rec> = rows.values().filter_map(|row| Some(decode_row(row).ok()?.1)).collect();
            Meta::rebuilt(fresh.workspace, fresh.replica, &recs)
        });
        let blobs = repository.blob_facts().await?.into_iter().map(|it| it.sha256).collect();
        Ok(Self { rows, meta, rev: loaded.rev, blobs })
    }

    /// Who uses which copy, as far as this book knows.
    fn copies(&self) -> who::Copies {
        who::Copies::of(self.meta.replica, self.rows.values().map(Vec::as_slice))
    }

    fn rec(&self, id: Uuid) -> Option<Rec> {
        self.rows.get(&id).and_then(|row| decode_row(row).ok()).map(|(_, rec)| rec)
    }
}

impl Intake {
    /// Reads the book that the file is to be compared with. An empty repository takes over the book that the file
    /// carries.
    ///
    /// # Errors
    /// What storage says.
    pub async fn begin(repository: &impl Repository, fresh: Fresh, limits: Limits) -> Result<Self, IntakeFault> {
        Ok(Self {
            fresh,
            book: Snapshot::read(repository, fresh).await?,
            reader: Some(Reader::new(limits)),
            records: Vec::new(),
            file: BTreeMap::new(),
            whole: None,
            plan: None,
            shown: None,
            wanted: BTreeMap::new(),
        })
    }

    /// Takes in the next piece of the file, of any length.
    ///
    /// # Errors
    /// What is wrong with the file, or why it can never be joined; then there is no going on.
    pub fn feed(&mut self, piece: &[u8], now_ms: u64) -> Result<(), IntakeFault> {
        let Self { reader: Some(reader), book, records, .. } = self else { return Err(IntakeFault::NotReading) };
        let unknown_head = reader.head().is_none();
        reader.feed(piece, &book.rows, records)?;
        match reader.head().filter(|_| unknown_head) {
            Some(head) => refused(Planner::new(&book.meta, &book.rows, head, now_ms).refusals()),
            None => Ok(()),
        }
    }

    /// What the file says of itself, as soon as it has been read.
    pub fn head(&self) -> Option<&Head> {
        self.whole.as_ref().map(|(head, _)| head).or_else(|| self.reader.as_ref()?.head())
    }

    /// The bytes of files that it carries and that are not here, once it has been read.
    pub fn wanted(&self) -> BTreeSet<Digest> {
        self.wanted.keys().copied().collect()
    }

    /// Ends the file and works out what it would change.
    ///
    /// # Errors
    /// What is wrong with the file, or why it cannot be joined.
    pub fn finish(&mut self, now_ms: u64) -> Result<Preview, IntakeFault> {
        let reader = self.reader.take().ok_or(IntakeFault::NotReading)?;
        let head = reader.head().cloned();
        let carried = reader.carried().clone();
        let foot = reader.finish()?;
        let incomplete = || FileFault { line: 1, problem: Problem::Incomplete };
        self.whole = Some((head.ok_or_else(incomplete)?, foot));
        self.wanted = carried.into_iter().filter(|(sha256, _)| !self.book.blobs.contains(sha256)).collect();
        let records = std::mem::take(&mut self.records);
        for record in &records {
            match record {
                FileRecord::Known { id } => self.file.insert(*id, FileRow::Known),
                FileRecord::Other(ReadRecord { id, bytes, .. }) => self.file.insert(*id, FileRow::Other(bytes.clone())),
            };
        }
        self.plan_with(records, now_ms)
    }

    fn plan_with(&mut self, records: Vec<FileRecord>, now_ms: u64) -> Result<Preview, IntakeFault> {
        let Some((head, foot)) = &self.whole else { return Err(IntakeFault::NotReading) };
        let mut planner = Planner::new(&self.book.meta, &self.book.rows, head, now_ms);
        for record in records {
            planner.take(record);
        }
        let plan = planner.finish(foot);
        refused(&plan.refusals)?;
        let mut preview = survey::preview(&self.book, &self.file, &plan);
        preview.files = FilesSaid {
            wanted: self.wanted.len(),
            bytes: self.wanted.values().fold(0_u64, |sum, size| sum.saturating_add(*size)),
        };
        self.plan = Some(plan);
        self.shown = Some(preview.clone());
        Ok(preview)
    }

    /// Works the plan out anew from what was read of the file, against the book as it is now.
    fn plan_again(&mut self, now_ms: u64) -> Result<Preview, IntakeFault> {
        let records = self.file.iter().filter_map(|(id, row)| match row {
            FileRow::Known => Some(FileRecord::Known { id: *id }),
            FileRow::Other(bytes) => {
                let (id, rec) = decode_row(bytes).ok()?;
                Some(FileRecord::Other(ReadRecord { id, rec, bytes: bytes.clone(), line: 0 }))
            }
        });
        let records: Vec<FileRecord> = records.collect();
        self.plan_with(records, now_ms)
    }

    /// Reads the book anew: another tab wrote since. What the file had in common with the old rows stays known.
    async fn read_again(&mut self, repository: &impl Repository) -> Result<(), IntakeFault> {
        let now = Snapshot::read(repository, self.fresh).await?;
        let before = std::mem::replace(&mut self.book, now);
        for (id, row) in &mut self.file {
            if let FileRow::Known = row
                && let Some(old) = before.rows.get(id)
                && self.book.rows.get(id) != Some(old)
            {
                *row = FileRow::Other(old.clone());
            }
        }
        Ok(())
    }
}

fn refused(refusals: &[crate::sync::plan::Refusal]) -> Result<(), IntakeFault> {
    match refusals.first() {
        Some(refusal) => Err(IntakeFault::Refused(refusal.clone())),
        None => Ok(()),
    }
}
