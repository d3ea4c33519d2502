//! One record of the book.

use std::collections::BTreeMap;

use serde_json::Value;
use uuid::Uuid;

use super::cell::Cell;
use super::life::{self, Life};
use super::stamp::Hlc;
use super::version::Ver;
use super::version_vector::VersionVector;

/// The field that says whether a record is deleted. Absent: it is not.
pub const LIFE: &str = "_life";
/// The field that says in which released shape the document was last written. Absent: the first.
pub const SHAPE: &str = "_v";
/// What stands for the kind of an erased record, of which nothing else is kept.
pub const ERASED: &str = "_erased";

/// A record: registers under their names, or the mark that there was one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rec {
    /// A record, deleted or not.
    Live {
        /// The name of its kind; one that this version does not know is kept as it is.
        kind: String,
        /// Its registers. Those that this version does not know are kept as they are.
        cells: BTreeMap<String, Cell>,
    },
    /// Removed for legal reasons: no value is left, and none comes back.
    Erased {
        /// When.
        hlc: Hlc,
    },
}

impl Rec {
    /// The name of the kind; [`ERASED`] when nothing is left of it.
    pub fn kind(&self) -> &str {
        match self {
            Self::Live { kind, .. } => kind,
            Self::Erased { .. } => ERASED,
        }
    }

    /// A register.
    pub fn cell(&self, field: &str) -> Option<&Cell> {
        match self {
            Self::Live { cells, .. } => cells.get(field),
            Self::Erased { .. } => None,
        }
    }

    /// The shown value of a field.
    pub fn show(&self, field: &str) -> Option<&Value> {
        self.cell(field).map(|cell| &cell.show().val)
    }

    /// Every register, in the order of names.
    pub fn cells(&self) -> impl Iterator<Item = (&str, &Cell)> {
        let cells = match self {
            Self::Live { cells, .. } => Some(cells),
            Self::Erased { .. } => None,
        };
        cells.into_iter().flatten().map(|(name, cell)| (name.as_str(), cell))
    }

    /// Every version of every register.
    pub fn versions(&self) -> impl Iterator<Item = &Ver> {
        self.cells().flat_map(|(_, cell)| cell.versions())
    }

    /// The greatest stamp in it.
    pub fn latest(&self) -> Hlc {
        match self {
            Self::Live { .. } => self.versions().map(|version| version.hlc).max().unwrap_or(Hlc::ZERO),
            Self::Erased { hlc } => *hlc,
        }
    }

    /// What became of it.
    pub fn life(&self) -> Life {
        life::life(self)
    }
}

/// A copy of the book as the join sees it: what it has seen, and its records.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct State {
    /// What it has seen.
    pub vv: VersionVector,
    /// Its records, in the order of ids.
    pub recs: BTreeMap<Uuid, Rec>,
}
