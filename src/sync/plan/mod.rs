//! Bringing a file in: what it would change, shown before anything is changed (`storage-and-sync.md` 2.8).
//!
//! ```text
//! Reader ──records──▶ Planner ──finish──▶ Plan ──verdict──▶ a person says yes ──apply──▶ Applied: rows, meta, pre-images
//! ```
//!
//! A file is taken whole or not at all: its vector speaks for all of it. Nothing of a plan has happened until the store
//! has said that [`Applied`] is written.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thiserror::Error;
use uuid::Uuid;

mod pairs;
pub mod planner;
pub mod warning;

pub use planner::Planner;
pub use warning::Warning;

use super::file::head::Head;
use super::file::signature::{SignatureFault, Standing};
use crate::record::audit::{Act, Author, FileFacts, RowChange, Trail, note_each};
use crate::record::canonical::Unwritable;
use crate::record::conflict::Weight;
use crate::record::guard::{CloneSign, Guard, Overclaim};
use crate::record::meta::Meta;
use crate::record::rec::ERASED;
use crate::record::replica::Replica;
use crate::record::stamp::Drift;
use crate::record::version::Ver;
use crate::store::{Batch, Row, RowKey, StoreError, Supply};
use crate::sync::shelf::Text;

/// A record in a list of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Which record.
    pub id: Uuid,
    /// The name of its kind.
    pub kind: String,
}

/// A record whose shown values change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forward {
    /// Which record.
    pub id: Uuid,
    /// The name of its kind.
    pub kind: String,
    /// The fields that will show another value.
    pub fields: Vec<String>,
}

/// A field on which the two copies, or people before them, disagree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Which record.
    pub id: Uuid,
    /// The name of its kind.
    pub kind: String,
    /// The register.
    pub field: String,
    /// How loudly to show it.
    pub weight: Weight,
    /// Every value with who and when, the shown one first.
    pub versions: Vec<Ver>,
}

/// A record that is removed for good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erasure {
    /// Which record.
    pub id: Uuid,
    /// The kind it had, if either copy still knows.
    pub kind: String,
    /// How many values are dropped that whoever erased it had not seen, or that come from a copy that had not heard of it.
    pub dropped_edits: usize,
}

/// Why the file cannot be brought in at all.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refusal {
    /// It carries another book; its records can only be copied in.
    #[error("the file belongs to the book {file}")]
    OtherWorkspace {
        /// The file's book.
        file: Uuid,
    },
    /// It was made before this book was compacted.
    #[error("the file is of generation {file}, this book of {ours}")]
    OlderGeneration {
        /// The file's.
        file: u32,
        /// Ours.
        ours: u32,
    },
    /// The book was started again twice, by copies that did not know of each other: both are of one number, and neither follows
    /// the other.
    #[error("the file is of another generation {generation} than this book")]
    OtherStart {
        /// Of both.
        generation: u32,
    },
    /// The clock it was made by is too far ahead.
    #[error("the file's clock is {ahead_ms} ms ahead")]
    Drift {
        /// How far.
        ahead_ms: u64,
    },
    /// It does not come from the copy it names.
    #[error(transparent)]
    Signature(#[from] SignatureFault),
    /// Something was taken out of it or put into it.
    #[error(transparent)]
    Guard(#[from] Guard),
    /// A row of this copy cannot be read, so nothing can be compared with it.
    #[error("our own record {id} cannot be read")]
    OurRow {
        /// Which.
        id: Uuid,
    },
    /// The joined record is longer than a record may be.
    #[error("the joined record {id} cannot be written")]
    Unwritable {
        /// Which.
        id: Uuid,
    },
}

impl Refusal {
    /// The record that it is about, if it is about one.
    pub const fn record(&self) -> Option<Uuid> {
        match self {
            Self::Guard(guard) => Some(guard.record()),
            Self::OurRow { id } | Self::Unwritable { id } => Some(*id),
            Self::OtherWorkspace { .. }
            | Self::OlderGeneration { .. }
            | Self::OtherStart { .. }
            | Self::Drift { .. }
            | Self::Signature(_) => None,
        }
    }
}

/// What a person must agree to first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// The file's clock is more than two days ahead; what is written here afterwards will be stamped after it.
    Clock {
        /// How far, in milliseconds.
        ahead_ms: u64,
    },
    /// The book was started again elsewhere, and this copy starts again with the file.
    Restart {
        /// The generation from now on.
        generation: u32,
        /// How many records that are shown here were deleted and forgotten there: they go.
        gone: usize,
    },
    /// Half of the records here, or more, would be gone.
    ManyGone {
        /// How many are deleted or erased by this.
        gone: usize,
        /// How many there are.
        of: usize,
    },
}

/// Whether a plan can be carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The file brings nothing that is not here.
    NothingNew,
    /// Yes.
    Ready,
    /// Yes, if these are agreed to.
    Ask(Vec<Question>),
    /// No.
    Refused,
}

/// A row that changes, with what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedRow {
    /// Which record.
    pub id: Uuid,
    /// The kind and row before; `None` for a new record.
    pub before: Option<StoredRow>,
    /// The kind and row afterwards.
    pub after: StoredRow,
}

/// A row as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredRow {
    /// The name of its kind.
    pub kind: String,
    /// The text of the record.
    pub text: Text,
}

impl StoredRow {
    /// The text of the record, read from the disk if it is parked there.
    pub fn bytes(&self) -> Cow<'_, [u8]> {
        self.text.bytes()
    }
}

/// What a file of a later generation does beyond a join: what was deleted and forgotten there is forgotten here.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Restart {
    /// The records that go, each with its row, in the order of ids.
    pub forgotten: Vec<(Uuid, StoredRow)>,
    /// How many of them are shown here.
    pub shown: usize,
    /// Records that were forgotten there and edited here since, or that one names which stays here and is not deleted: they stay,
    /// all of each, written anew. One that is deleted here is among them if it is named, and stays deleted.
    pub kept: Vec<Uuid>,
}

/// What a file would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// What the file says of itself.
    pub head: Head,
    /// SHA-256 of its content. A file that has another when it is applied has changed in between.
    pub digest: String,
    /// Records that are not here yet.
    pub new: Vec<Entry>,
    /// Records whose shown values change.
    pub forward: Vec<Forward>,
    /// How many records of the file bring nothing.
    pub ignored: usize,
    /// Disagreements that arise or gain a value.
    pub conflicts: Vec<Conflict>,
    /// Records that were here and will be deleted.
    pub deletes: Vec<Entry>,
    /// Records that are removed for good, here or on their way in.
    pub erased: Vec<Erasure>,
    /// Records that were erased here before and stand in the file still: they stay out.
    pub kept_out: Vec<Erasure>,
    /// Records that come back: deleted on one side, edited on the other.
    pub revived: Vec<Entry>,
    /// Records of kinds that this version does not know, by kind. They are kept.
    pub unknown: BTreeMap<String, usize>,
    /// Why it cannot be brought in.
    pub refusals: Vec<Refusal>,
    /// What is known of who made the file; `None` if the signature is the reason for a refusal.
    pub signature: Option<Standing>,
    /// How the file's clock stands to ours.
    pub drift: Drift,
    /// Signs that two copies share one id. This copy then needs a new one.
    pub clone_alarm: Vec<CloneSign>,
    /// Writes that this copy claimed to have and did not; they come back now. An earlier import is the likely cause.
    pub healed: Vec<Overclaim>,
    /// What a person should look at afterwards.
    pub warnings: Vec<Warning>,
    /// What it does as a file of a later generation; `None` for one of ours.
    pub restart: Option<Restart>,
    /// If something is deleted or erased: how many records there are here before, without those that are gone already.
    pub(super) live_before: usize,
    pub(super) rows: Vec<PlannedRow>,
    pub(super) meta_before: Meta,
    pub(super) meta_after: Meta,
}

/// The plan must not be carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the plan was refused")]
pub struct NotApplicable;

/// A plan carried out: what is to be stored, and what is needed to take it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// The rows to write, each with the row before it. If the kind changes, the old row is to be removed.
    pub rows: Vec<PlannedRow>,
    /// The copy's knowledge afterwards.
    pub meta: Meta,
    /// The copy's knowledge before.
    pub meta_before: Meta,
    /// The file it comes from.
    pub file: FileFacts,
    /// When, by this device's clock, in milliseconds.
    pub at_ms: u64,
    /// What it does as a file of a later generation.
    pub restart: Restart,
}

impl Plan {
    /// Whether it can be carried out.
    pub fn verdict(&self) -> Verdict {
        if !self.refusals.is_empty() {
            return Verdict::Refused;
        }
        if self.changes_nothing()
            && self.meta_after.vv == self.meta_before.vv
            && self.meta_after.hlc == self.meta_before.hlc
        {
            return Verdict::NothingNew;
        }
        let mut questions = Vec::new();
        match self.drift {
            Drift::Confirm { ahead_ms } => questions.push(Question::Clock { ahead_ms }),
            Drift::Silent | Drift::Warn { .. } | Drift::Refuse { .. } => {}
        }
        if let Some(restart) = &self.restart {
            questions.push(Question::Restart { generation: self.head.generation, gone: restart.shown });
        }
        let erased_here = self.erased.iter().filter(|erasure| self.was_here(erasure.id)).count();
        let gone = self.deletes.len().saturating_add(erased_here);
        if gone > 0 && gone.saturating_mul(2) >= self.live_before {
            questions.push(Question::ManyGone { gone, of: self.live_before });
        }
        if questions.is_empty() { Verdict::Ready } else { Verdict::Ask(questions) }
    }

    fn was_here(&self, id: Uuid) -> bool {
        let row = self.rows.binary_search_by_key(&id, |row| row.id).ok().and_then(|place| self.rows.get(place));
        row.is_some_and(|row| row.before.is_some())
    }

    /// How many rows change.
    pub fn changed_rows(&self) -> usize {
        self.rows.len()
    }

    /// Whether neither a row changes nor the generation.
    pub const fn changes_nothing(&self) -> bool {
        self.rows.is_empty() && self.restart.is_none()
    }

    /// Carries it out at `now_ms`: pure, nothing is stored yet.
    pub fn apply(self, now_ms: u64) -> Result<Applied, NotApplicable> {
        if !self.refusals.is_empty() {
            return Err(NotApplicable);
        }
        let mut meta = self.meta_after;
        let digest = self.digest.clone();
        meta.remember(crate::record::meta::Import {
            export: self.head.export,
            digest: self.digest,
            replica: self.head.shown_copy(),
            at_ms: now_ms,
        });
        let file = FileFacts { export: self.head.export, digest, replica: self.head.replica };
        let restart = self.restart.unwrap_or_default();
        Ok(Applied { rows: self.rows, meta, meta_before: self.meta_before, file, at_ms: now_ms, restart })
    }
}

impl Applied {
    /// Notes the import in the audit trail, in the name of whoever uses this copy, and adds it to
    /// [`meta`](Self::meta). To be stored with the rows.
    pub fn note(&mut self, who: &str) -> Result<Trail, Unwritable> {
        let changed = self.rows.iter().map(|row| (row.id, row.before.as_ref(), &row.after, false));
        let forgotten = self.restart.forgotten.iter().map(|(id, row)| (*id, Some(row), row, true));
        let mut all: Vec<_> = changed.chain(forgotten).collect();
        all.sort_by_key(|(id, ..)| *id);
        let rows = all.iter().map(|(id, before, after, forgotten)| RowChange {
            id: *id,
            kind: &after.kind,
            before: before.map(StoredRow::bytes),
            after: after.bytes(),
            forgotten: *forgotten,
        });
        let author = Author { file: Some(self.file.clone()), ..Author::of(Act::Import, who) };
        note_each(&mut self.meta, self.at_ms, &author, rows)
    }

    /// What the store is to write, over revision `expected_rev`: rows, knowledge and `trail` in one transaction.
    pub fn batch(&self, expected_rev: u64, trail: Trail) -> Result<Batch, serde_json::Error> {
        Ok(Batch { puts: self.rows.iter().map(row).collect(), ..self.frame(expected_rev, trail)? })
    }

    /// The same without the rows, which the store asks for one by one.
    pub fn frame(&self, expected_rev: u64, trail: Trail) -> Result<Batch, serde_json::Error> {
        let moved = |row: &PlannedRow| {
            let before = row.before.as_ref().filter(|before| before.kind != row.after.kind)?;
            Some(RowKey { id: row.id, kind: before.kind.clone() })
        };
        let forgotten = &self.restart.forgotten;
        let goes = forgotten.iter().map(|(id, row)| RowKey { id: *id, kind: row.kind.clone() });
        Ok(Batch {
            expected_rev,
            removes: self.rows.iter().filter_map(moved).chain(goes).collect(),
            meta: self.meta.encode()?,
            audit: trail,
            purge: !forgotten.is_empty() || self.rows.iter().any(|row| row.after.kind == ERASED),
            ..Batch::default()
        })
    }

    /// The knowledge of the copy after taking the import back by restoring every row of [`rows`](Self::rows) to what it
    /// was before. Only while nothing was written or exported since; this copy gets a new id, as it goes back in time.
    pub fn rolled_back(&self, replica: Replica) -> Meta {
        // the clock does not go back: stamps given after a rollback still come after all that was ever seen here; neither
        // does the audit trail, which tells of the import and of its taking back
        Meta { hlc: self.meta.hlc, audit: self.meta.audit.clone(), ..self.meta_before.clone() }.renamed(replica)
    }
}

fn row(row: &PlannedRow) -> Row {
    Row { key: RowKey { id: row.id, kind: row.after.kind.clone() }, bytes: row.after.bytes().into_owned() }
}

impl Supply for Applied {
    fn len(&self) -> usize {
        self.rows.len()
    }

    fn row(&self, place: usize) -> Result<Row, StoreError> {
        let row = self.rows.get(place).map(row);
        // no row is empty: one that is could not be read back
        row.filter(|row| !row.bytes.is_empty()).ok_or(StoreError::Damaged)
    }
}
