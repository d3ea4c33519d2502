//! What a file would change, for people to look at.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::who::Who;
use crate::record::conflict::Weight;
use crate::sync::plan::Question;

/// What a file would change. Nothing has happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Preview {
    /// Where the file comes from.
    pub origin: Origin,
    /// Whether everything in it is here already.
    pub nothing_new: bool,
    /// Whether there is no book here yet, so that the file becomes it.
    pub restores: bool,
    /// What must be agreed to.
    pub questions: Vec<Question>,
    /// How many records of which kind, in the order of the kinds.
    pub kinds: Vec<KindCount>,
    /// Where the two sides disagree, the weighty first.
    pub disputes: Vec<Dispute>,
    /// Records that changed on both sides and fit together.
    pub merged: Listed<Merged>,
    /// Records that are newer there, with the values of both sides.
    pub changed: Listed<Changed>,
    /// Records that are not here yet.
    pub new: Listed<Named>,
    /// Records that are newer here, or not there at all.
    pub here: Listed<Named>,
    /// Records that will be deleted here.
    pub deleted: Listed<Named>,
    /// Records that are removed for good.
    pub erased: Vec<Erased>,
    /// Records that were erased here before and stand in the file still: they stay out.
    #[serde(default)]
    pub kept_out: KeptOut,
    /// What a person should look at.
    pub concerns: Vec<Concern>,
    /// What it carries of the bytes of files.
    #[serde(default)]
    pub files: FilesSaid,
    /// Whether so much changes that a copy outside the browser should be offered first.
    pub large: bool,
}

/// What a file still holds of records that were erased here. It names none of them: whoever asked for that is not told of again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct KeptOut {
    /// How many records.
    pub records: usize,
    /// How many changes of them that whoever erased them had not seen.
    pub edits: usize,
}

/// What a book's file carries of the bytes of files that are not here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FilesSaid {
    /// How many files.
    pub wanted: usize,
    /// How many bytes.
    pub bytes: u64,
}

/// Where a file comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Origin {
    /// The copy that made it.
    pub by: Who,
    /// The company whose book it is; empty if the file does not say.
    pub owner: String,
    /// When it was made, in milliseconds.
    pub exported_ms: u64,
    /// When a file of this copy was last brought in here, in milliseconds.
    pub met_ms: Option<u64>,
    /// When this very file was brought in before, in milliseconds.
    pub repeated_ms: Option<u64>,
    /// How many records it holds.
    pub records: u64,
    /// Whether its copy signed it.
    pub signed: bool,
    /// SHA-256 of its content: what is agreed to is this file and no other.
    pub digest: String,
}

/// How many records of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct KindCount {
    /// The name of the kind.
    pub kind: String,
    /// Not here yet.
    pub new: usize,
    /// Newer there, or changed on both sides.
    pub newer_there: usize,
    /// Newer here, or not there.
    pub newer_here: usize,
    /// The same on both sides.
    pub same: usize,
    /// Places where the two sides disagree on something weighty.
    pub disputed: usize,
}

/// The first of many, and how many there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed<T> {
    /// The first of them.
    pub items: Vec<T>,
    /// How many there are.
    pub total: usize,
}

impl<T> Default for Listed<T> {
    fn default() -> Self {
        Self { items: Vec::new(), total: 0 }
    }
}

impl<T> Listed<T> {
    /// Counts one more, and keeps it while there are not too many.
    pub(super) fn add(&mut self, most: usize, item: impl FnOnce() -> Option<T>) {
        self.total = self.total.saturating_add(1);
        if self.items.len() < most {
            self.items.extend(item());
        }
    }
}

/// A record by its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Which record.
    pub id: Uuid,
    /// The name of its kind.
    pub kind: String,
    /// What people call it; may be empty.
    pub title: String,
}

/// A value with who wrote it and when.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Said {
    /// The value.
    pub value: Value,
    /// Who wrote it.
    pub who: Who,
    /// When, in milliseconds.
    pub at_ms: u64,
    /// Whether this side has it.
    pub here: bool,
    /// Whether the file has it.
    pub there: bool,
}

/// A field on which the two sides disagree.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Dispute {
    /// The record.
    pub record: Named,
    /// The register; [`LIFE`](crate::record::rec::LIFE) for "deleted on one side, edited on the other".
    pub field: String,
    /// How loudly to show it.
    pub weight: Weight,
    /// Every value, the one that is shown until it is settled first.
    pub values: Vec<Said>,
}

/// A field with its value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FieldSaid {
    /// The register.
    pub field: String,
    /// Its value.
    pub said: Said,
}

/// A record that changed on both sides and fits together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Merged {
    /// The record.
    pub record: Named,
    /// What this side changed.
    pub here: Vec<FieldSaid>,
    /// What the other side changed.
    pub there: Vec<FieldSaid>,
}

/// A record that is newer there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Changed {
    /// The record.
    pub record: Named,
    /// The fields that will show another value.
    pub fields: Vec<FieldPair>,
}

/// A field before and after.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FieldPair {
    /// The register.
    pub field: String,
    /// What it shows here now; `None` where it is new.
    pub here: Option<Said>,
    /// What it will show.
    pub there: Said,
}

/// A record that is removed for good.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erased {
    /// The record, by the name it had.
    pub record: Named,
    /// How many values are dropped that whoever erased it had not seen.
    pub dropped: usize,
}

/// What a person should look at. Nothing of it stops the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Concern {
    /// A record refers to one that is not there.
    Missing {
        /// The record.
        record: Named,
        /// The field that refers.
        field: String,
    },
    /// Several records bear one number. None is renumbered.
    SameNumber {
        /// The number.
        number: String,
        /// The records.
        records: Vec<Named>,
    },
    /// The file's clock is ahead of ours, though not so far that it must be agreed to.
    Clock {
        /// How far, in milliseconds.
        ahead_ms: u64,
    },
    /// Records of a kind that this version does not know. They are kept.
    Unknown {
        /// The name of the kind.
        kind: String,
        /// How many.
        records: usize,
    },
    /// Two copies write under one number; this one gets a new one.
    Twins,
    /// Writes that this copy thought it had and did not; they come back.
    Healed {
        /// How many.
        writes: usize,
        /// The earlier file that most likely lacked them, if this copy remembers one that it can be.
        cause: Option<Cause>,
    },
}

/// A file that was brought in here before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cause {
    /// The copy that made it.
    pub by: Who,
    /// When it was brought in, in milliseconds.
    pub at_ms: u64,
}
