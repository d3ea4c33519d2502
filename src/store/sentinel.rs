//! What was last known of a database, kept apart from it (`storage-and-sync.md` 2.10): an empty database that was not
//! empty yesterday is a loss, not a beginning. Browsers do replace a broken database with an empty one.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::record::meta::Meta;
use crate::record::rec::Rec;
use crate::record::replica::Replica;

/// What should be found in the database. Nothing in it is personal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentinel {
    /// Which book: the workspace id in its canonical spelling.
    pub workspace: String,
    /// The last revision that was written.
    pub rev: u64,
    /// How many records there were.
    pub count: u64,
    /// The mark of the head of that revision, as [`mark`] makes it.
    pub digest8: String,
    /// Whether and when it was last exported.
    pub last_export: LastExport,
    /// The revision that was exported last; 0 for none.
    #[serde(default)]
    pub exported_rev: u64,
    /// The generation of the book; 0 in a note of before there were any.
    #[serde(default)]
    pub generation: u32,
    /// The start by which it began.
    #[serde(default)]
    pub start: Option<Uuid>,
}

/// Which book a note is about. The rows of a book tell nothing of it: it is lost with the head, unless it was noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noted {
    /// Its id.
    pub workspace: Uuid,
    /// Its generation; 0 in a note of before there were any.
    pub generation: u32,
    /// The start by which it began.
    pub start: Option<Uuid>,
}

impl Noted {
    /// What is known again of a copy whose head is lost, in the generation that was noted if it is the book that was: the rows do not
    /// tell it, and in the first one other copies would refuse its files.
    pub fn in_generation(self, meta: Meta) -> Meta {
        if self.workspace != meta.workspace || self.generation <= meta.generation {
            return meta;
        }
        Meta { generation: self.generation, start: self.start, ..meta }
    }
}

/// What is known again of a copy whose head is lost: what its rows say of it, in the book and the generation that were noted apart from
/// them; where nothing was, in a book with the id `fresh`. `replica` must be a new one.
pub fn rebuilt<'a>(
    known: Option<Noted>,
    fresh: Uuid,
    replica: Replica,
    recs: impl IntoIterator<Item = &'a Rec>,
) -> Meta {
    let meta = Meta::rebuilt(known.map_or(fresh, |known| known.workspace), replica, recs);
    match known {
        Some(known) => known.in_generation(meta),
        None => meta,
    }
}

impl Sentinel {
    /// Which book it is about; `None` if its id is none.
    pub fn noted(&self) -> Option<Noted> {
        let workspace = Uuid::parse_str(&self.workspace).ok()?;
        Some(Noted { workspace, generation: self.generation, start: self.start })
    }
}

/// Whether the book was ever exported from this browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LastExport {
    /// Not yet.
    Never,
    /// At this time, in milliseconds since 1970.
    At(u64),
}

/// What was found when the database was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Which book.
    pub workspace: String,
    /// The stored revision.
    pub rev: u64,
    /// How many records.
    pub count: u64,
    /// The [`mark`] of its head.
    pub digest8: String,
}

/// How what was found stands to what was known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nothing was known and nothing is there: a first visit.
    FirstVisit,
    /// What was known, or newer (another tab may have died between its write and its note).
    Sound,
    /// It was there and is gone.
    Gone {
        /// How many records there were.
        expected: u64,
    },
    /// Something older, or something else, lies in its place: an old profile was copied back. Whatever is written on top
    /// of it needs a new id of this copy.
    Behind {
        /// How many records there were.
        expected: u64,
        /// How many there are.
        found: u64,
    },
}

/// Compares what was found with what was known.
pub fn judge(known: Option<&Sentinel>, found: Option<&Seen>) -> Standing {
    match (known, found) {
        (None, None) => Standing::FirstVisit,
        (None, Some(_)) => Standing::Sound,
        (Some(known), None) => Standing::Gone { expected: known.count },
        (Some(known), Some(found)) => {
            let same_place = found.rev == known.rev && found.digest8 == known.digest8;
            if found.workspace == known.workspace && (same_place || found.rev > known.rev) {
                Standing::Sound
            } else {
                Standing::Behind { expected: known.count, found: found.count }
            }
        }
    }
}

/// Eight hexadecimal digits that differ when what is kept beside the rows (clock, version vector) differs.
pub fn mark(meta: &[u8]) -> String {
    format!("{:08x}", crc32fast::hash(meta))
}
