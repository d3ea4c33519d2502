//! Bringing a file in, end to end (`storage-and-sync.md` 2.8): one engine for the page, a worker and the tests.
//!
//! ```text
//! Intake::begin(repository) ─▶ feed(piece)… ─▶ look_at_bytes ─▶ finish ─▶ Preview ─▶ a person agrees ─▶ apply ─▶ Outcome
//!                                                                       safety copy, one strict transaction
//!                                            └▶ of another book: finish_other ─▶ Offering ─▶ copies ─▶ new records
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
pub use preview::{FilesSaid, Named, Preview};
pub use safety::SAFETY_SUFFIX;
pub use title::title;

use crate::domain::id::{CustomerId, NewId};
use crate::domain::lifecycle::digest::Digest;
use crate::record::meta::Meta;
use crate::record::rec::{ERASED, Rec};
use crate::record::replica::Replica;
use crate::record::row::{decode_row, kind_of};
use crate::store::sentinel::{Noted, rebuilt};
use crate::store::{Blob, Repository, StoreError};
use crate::sync::copying::{Copies, Offering, OtherBook};
use crate::sync::file::Limits;
use crate::sync::file::fault::{FileFault, Problem};
use crate::sync::file::head::Head;
use crate::sync::file::reader::{FileRecord, Foot, ReadRecord, Reader};
use crate::sync::file::signature;
use crate::sync::plan::planner::is_plain;
use crate::sync::plan::{Plan, Planner, Refusal};
use crate::sync::shelf::{Shelf, Text, TextRows};

/// Random bits for one intake, and what was noted of the book: nothing here makes or reads any by itself.
#[derive(Debug, Clone, Copy)]
pub struct Fresh {
    /// An id for this copy, where it needs a new one.
    pub replica: Replica,
    /// An id for the book, where there is none yet.
    pub workspace: Uuid,
    /// An id for the safety copy.
    pub export: Uuid,
    /// What was noted of the book apart from its database, in case its head is lost.
    pub known: Option<Noted>,
}

/// A record of the file.
#[derive(Debug)]
enum FileRow {
    /// Letter for letter the row that was stored here when the file was read.
    Known,
    /// Another text, and whether the record is plain as [`is_plain`] says.
    Other(Text, bool),
}

/// A file on its way in.
#[derive(Debug)]
pub struct Intake {
    fresh: Fresh,
    shelf: Shelf,
    book: Snapshot,
    reader: Option<Reader>,
    /// The records of the piece that is being read.
    records: Vec<FileRecord>,
    file: BTreeMap<Uuid, FileRow>,
    whole: Option<(Head, Foot)>,
    plan: Option<Plan>,
    shown: Option<Preview>,
    /// The bytes that the file carries and that are not here, or damaged.
    wanted: BTreeMap<Digest, u64>,
    /// Whether a file of another book is read too, to copy out of it.
    welcoming: bool,
    /// What was read of another book.
    other: Option<OtherBook>,
    /// The size of the parts of the safety copy, in bytes.
    part: usize,
}

/// The book as it was read.
#[derive(Debug)]
struct Snapshot {
    rows: TextRows,
    meta: Meta,
    rev: u64,
    /// The bytes of files that are here, as far as is known.
    blobs: BTreeSet<Digest>,
}

impl Snapshot {
    async fn read(repository: &impl Repository, fresh: Fresh, shelf: &Shelf) -> Result<Self, StoreError> {
        let mut rows = TextRows::default();
        let mut visited = repository.visit(&mut |id, bytes| drop(rows.0.insert(id, shelf.keep(bytes)))).await;
        if visited == Err(StoreError::ConnectionLost) {
            rows.0.clear();
            visited = repository.visit(&mut |id, bytes| drop(rows.0.insert(id, shelf.keep(bytes)))).await;
        }
        let loaded = visited?;
        let meta = loaded.meta.and_then(|bytes| Meta::decode(&bytes).ok()).unwrap_or_else(|| {
            // an empty database has no head yet, and may become any book; a lost one is known again from the rows, and from what
            // was noted apart from them
            let recs: Vec<Rec> = rows.0.values().filter_map(|row| Some(decode_row(&row.bytes()).ok()?.1)).collect();
            rebuilt(fresh.known.filter(|_| !rows.0.is_empty()), fresh.workspace, fresh.replica, &recs)
        });
        let blobs = repository.blob_facts().await?.into_iter().map(|it| it.sha256).collect();
        Ok(Self { rows, meta, rev: loaded.rev, blobs })
    }

    /// Who uses which copy, as far as this book knows.
    fn copies(&self) -> who::Copies {
        who::Copies::of(self.meta.replica, self.rows.0.values().map(Text::bytes))
    }

    /// Whether the record was erased here.
    fn is_erased(&self, id: Uuid) -> bool {
        self.rows.0.get(&id).is_some_and(|row| kind_of(&row.bytes()) == Some(ERASED))
    }

    fn rec(&self, id: Uuid) -> Option<Rec> {
        self.rows.0.get(&id).and_then(|row| decode_row(&row.bytes()).ok()).map(|(_, rec)| rec)
    }
}

impl Intake {
    /// Reads the book that the file is to be compared with. An empty repository takes over the book that the file
    /// carries.
    ///
    /// # Errors
    /// What storage says.
    pub async fn begin(repository: &impl Repository, fresh: Fresh, limits: Limits) -> Result<Self, IntakeFault> {
        Self::begin_on(Shelf::in_memory(), repository, fresh, limits).await
    }

    /// The same, with the rows on this shelf: those of the book and of the file that do not fit into memory lie on the disk.
    ///
    /// # Errors
    /// What storage says.
    pub async fn begin_on(
        shelf: Shelf,
        repository: &impl Repository,
        fresh: Fresh,
        limits: Limits,
    ) -> Result<Self, IntakeFault> {
        let book = Snapshot::read(repository, fresh, &shelf).await?;
        shelf.check()?;
        Ok(Self {
            fresh,
            shelf,
            book,
            reader: Some(Reader::new(limits)),
            records: Vec::new(),
            file: BTreeMap::new(),
            whole: None,
            plan: None,
            shown: None,
            wanted: BTreeMap::new(),
            welcoming: false,
            other: None,
            part: safety::PART,
        })
    }

    /// Keeps the safety copy in parts of about so many bytes.
    #[must_use]
    pub fn in_parts_of(self, bytes: usize) -> Self {
        Self { part: bytes, ..self }
    }

    /// Reads a file of another book too, or of an earlier generation of this one, instead of refusing it:
    /// [`finish_other`](Self::finish_other) then ends it.
    #[must_use]
    pub fn welcoming(self) -> Self {
        Self { welcoming: true, ..self }
    }

    /// Whether it is a file of another book that is being read, or was; one of an earlier generation is like one.
    pub const fn is_other(&self) -> bool {
        self.other.is_some()
    }

    /// Takes in the next piece of the file, of any length.
    ///
    /// # Errors
    /// What is wrong with the file, or why it can never be joined; then there is no going on.
    pub fn feed(&mut self, piece: &[u8], now_ms: u64) -> Result<(), IntakeFault> {
        let Self { reader: Some(reader), book, records, file, shelf, .. } = self else {
            return Err(IntakeFault::NotReading);
        };
        let unknown_head = reader.head().is_none();
        let fed = reader.feed(piece, &book.rows, records);
        shelf.check()?;
        fed?;
        if let Some(head) = reader.head().filter(|_| unknown_head) {
            let planner = Planner::new(&book.meta, &book.rows, head, now_ms);
            match planner.refusals() {
                [Refusal::OtherWorkspace { .. } | Refusal::OlderGeneration { .. }, ..] if self.welcoming => {
                    self.other = Some(OtherBook::default());
                }
                refusals => refused(refusals)?,
            }
        }
        for record in records.drain(..) {
            match (&mut self.other, record) {
                // what was erased here does not come back by way of a copy either
                (Some(_), FileRecord::Other(ReadRecord { id, .. })) if book.is_erased(id) => {}
                (Some(other), FileRecord::Other(ReadRecord { id, rec, bytes, .. })) => {
                    other.take(id, &rec, || shelf.keep(&bytes));
                }
                (Some(other), FileRecord::Known { id }) => {
                    if let Some((text, rec)) = book.rows.0.get(&id).cloned().zip(book.rec(id)) {
                        other.take(id, &rec, || text);
                    }
                }
                (None, FileRecord::Known { id }) => drop(file.insert(id, FileRow::Known)),
                (None, FileRecord::Other(ReadRecord { id, rec, bytes, .. })) => {
                    file.insert(id, FileRow::Other(shelf.keep(&bytes), is_plain(&rec)));
                }
            }
        }
        Ok(())
    }

    /// Ends a file of another book: what can be copied out of it.
    ///
    /// # Errors
    /// What is wrong with the file, or [`IntakeFault::NotReading`] for a file of this book.
    pub fn finish_other(&mut self) -> Result<Offering, IntakeFault> {
        let (Some(reader), Some(other)) = (self.reader.take(), &self.other) else {
            return Err(IntakeFault::NotReading);
        };
        let head = reader.head().cloned();
        let foot = reader.finish()?;
        let head = head.ok_or(FileFault { line: 1, problem: Problem::Incomplete })?;
        signature::check(&self.book.meta, &head, &foot).map_err(|fault| IntakeFault::Refused(fault.into()))?;
        let older = (head.workspace == self.book.meta.workspace).then_some(head.generation);
        let offering = Offering { older, ..other.offering(&head) };
        self.shelf.check()?;
        self.whole = Some((head, foot));
        Ok(offering)
    }

    /// Chosen customers of another book with what hangs on them, as new records.
    ///
    /// # Errors
    /// No file of another book was read to its end.
    pub fn copies(&self, chosen: &BTreeSet<CustomerId>, ids: &mut impl NewId) -> Result<Copies, IntakeFault> {
        let (Some(other), Some(_)) = (&self.other, &self.whole) else { return Err(IntakeFault::NotReading) };
        let copies = other.copies(chosen, ids);
        self.shelf.check()?;
        Ok(copies)
    }

    /// What the file says of itself, as soon as it has been read.
    pub fn head(&self) -> Option<&Head> {
        self.whole.as_ref().map(|(head, _)| head).or_else(|| self.reader.as_ref()?.head())
    }

    /// Looks at the bytes that the file carries and that are here: what is damaged counts as not here, so that the file mends it.
    /// For a file that has been read to its end, before [`finish`](Self::finish).
    ///
    /// # Errors
    /// What storage says.
    pub async fn look_at_bytes(&mut self, repository: &impl Repository) -> Result<(), IntakeFault> {
        let Self { reader: Some(reader), book, .. } = self else { return Err(IntakeFault::NotReading) };
        for sha256 in reader.carried().keys().filter(|it| book.blobs.contains(*it)).copied().collect::<Vec<_>>() {
            let bytes = repository.blob(sha256).await?;
            if !bytes.is_some_and(|bytes| Blob { sha256, bytes }.is_sound()) {
                book.blobs.remove(&sha256);
            }
        }
        Ok(())
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
        self.plan(now_ms)
    }

    /// Works the plan out from what was read of the file, against the book as it is now.
    fn plan(&mut self, now_ms: u64) -> Result<Preview, IntakeFault> {
        let Some((head, foot)) = &self.whole else { return Err(IntakeFault::NotReading) };
        let mut planner = Planner::new(&self.book.meta, &self.book.rows, head, now_ms).with_shelf(&self.shelf);
        let mut ours = self.book.rows.0.iter().peekable();
        for (id, row) in &self.file {
            match row {
                FileRow::Known => {
                    // both in the order of ids
                    while ours.next_if(|(known, _)| *known < id).is_some() {}
                    match ours.peek().filter(|(known, _)| *known == id) {
                        Some((_, text)) => planner.take_same(*id, &text.bytes()),
                        None => planner.take_known(*id),
                    }
                }
                FileRow::Other(text, plain) => planner.take_other(*id, text.clone(), *plain),
            }
        }
        let plan = planner.finish(foot);
        self.shelf.check()?;
        if let Some(refusal) = plan.refusals.first() {
            return Err(self.refusal(refusal));
        }
        let mut preview = survey::preview(&self.book, &self.file, &plan);
        preview.files = FilesSaid {
            wanted: self.wanted.len(),
            bytes: self.wanted.values().fold(0_u64, |sum, size| sum.saturating_add(*size)),
        };
        self.shelf.check()?;
        self.plan = Some(plan);
        self.shown = Some(preview.clone());
        Ok(preview)
    }

    /// Why the file cannot be joined, with the name of the record in which the reason lies.
    fn refusal(&self, refusal: &Refusal) -> IntakeFault {
        let refusal = refusal.clone();
        let Some(id) = refusal.record() else { return IntakeFault::Refused(refusal) };
        let in_file = || match self.file.get(&id)? {
            FileRow::Other(text, _) => decode_row(&text.bytes()).ok().map(|(_, rec)| rec),
            FileRow::Known => None,
        };
        let rec = self.book.rec(id).or_else(in_file);
        let kind = rec.as_ref().map_or("", Rec::kind).to_owned();
        IntakeFault::RefusedFor {
            refusal,
            record: Named { id, kind, title: rec.as_ref().map(title).unwrap_or_default() },
        }
    }

    /// Reads the book anew: another tab wrote since. What the file had in common with the old rows stays known.
    async fn read_again(&mut self, repository: &impl Repository) -> Result<(), IntakeFault> {
        let now = Snapshot::read(repository, self.fresh, &self.shelf).await?;
        let before = std::mem::replace(&mut self.book, now);
        for (id, row) in &mut self.file {
            if let FileRow::Known = row
                && let Some(old) = before.rows.0.get(id)
                && self.book.rows.0.get(id) != Some(old)
            {
                // whether it is plain is not known any more: it is looked at closely
                *row = FileRow::Other(old.clone(), false);
            }
        }
        Ok(())
    }
}

fn refused(refusals: &[Refusal]) -> Result<(), IntakeFault> {
    match refusals.first() {
        Some(refusal) => Err(IntakeFault::Refused(refusal.clone())),
        None => Ok(()),
    }
}
