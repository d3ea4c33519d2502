//! Writing: a list of changes becomes new records, all under one name and one stamp.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use thiserror::Error;
use uuid::Uuid;

use super::bundles;
use super::canonical::Unwritable;
use super::cell::Cell;
use super::document::{DocumentFault, changed_fields, fields_of, is_deleted};
use super::life;
use super::meta::Meta;
use super::rec::{LIFE, Rec};
use super::row::encode_row;
use super::stamp::{ClockFault, Hlc};
use super::version::{Dot, Ver};
use super::version_vector::VersionVector;
use crate::domain::entity::Entity;
use crate::kinds::{Kind, Nature};

/// What is to become of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Show this entity: made with [`Change::put`]. Registers that show the right value already are not written. A
    /// deleted record comes back.
    Put {
        /// The record.
        id: Uuid,
        /// Its kind.
        kind: Kind,
        /// Which fields are sets.
        sets: &'static [&'static str],
        /// Its registers.
        fields: BTreeMap<String, Value>,
    },
    /// Settle a conflict: this value from now on, in place of every sibling, even if it is the one that is shown.
    Settle {
        /// The record.
        id: Uuid,
        /// The register, by its full name.
        field: String,
        /// The value.
        value: Value,
    },
    /// Open a conflict again that was settled: these values side by side, the one to be shown first. With the values that stand
    /// there it writes them anew.
    Reopen {
        /// The record.
        id: Uuid,
        /// The register, by its full name.
        field: String,
        /// The values.
        values: Vec<Value>,
    },
    /// Bring a deleted record back, or settle "deleted elsewhere, edited here" by keeping it.
    Restore {
        /// The record.
        id: Uuid,
    },
    /// Delete. An edit by somebody who does not know of it brings the record back.
    Delete {
        /// The record.
        id: Uuid,
    },
    /// Remove every value for good, here and wherever this book is joined.
    Erase {
        /// The record.
        id: Uuid,
    },
}

impl Change {
    /// The change after which the record shows `entity`.
    pub fn put<E: Entity>(entity: &E) -> Result<Self, DocumentFault> {
        Ok(Self::Put { id: entity.id().into(), kind: E::KIND, sets: E::SETS, fields: fields_of(entity)? })
    }

    /// How many writes side by side it takes, besides the one of the whole transaction.
    fn beside(&self) -> usize {
        match self {
            Self::Reopen { values, .. } => values.len().saturating_sub(1),
            Self::Put { .. }
            | Self::Settle { .. }
            | Self::Restore { .. }
            | Self::Delete { .. }
            | Self::Erase { .. } => 0,
        }
    }

    /// The record it concerns.
    pub const fn id(&self) -> Uuid {
        match self {
            Self::Put { id, .. }
            | Self::Settle { id, .. }
            | Self::Reopen { id, .. }
            | Self::Restore { id }
            | Self::Delete { id }
            | Self::Erase { id } => *id,
        }
    }
}

/// Why nothing was written.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum WriteFault {
    /// The record is not there.
    #[error("there is no record {id}")]
    Missing {
        /// Which.
        id: Uuid,
    },
    /// The record was erased; its id is not used again.
    #[error("the record {id} was erased")]
    Erased {
        /// Which.
        id: Uuid,
    },
    /// The id belongs to a record of another kind.
    #[error("the record {id} is a {found}")]
    OtherKind {
        /// Which.
        id: Uuid,
        /// The kind it is.
        found: String,
    },
    /// A row that is written once would change; it is corrected by a further row.
    #[error("the record {id} is written once")]
    WrittenOnce {
        /// Which.
        id: Uuid,
    },
    /// A value or record cannot be written in the file's form.
    #[error("the record {id} cannot be written: {reason}")]
    Unwritable {
        /// Which.
        id: Uuid,
        /// Why.
        reason: Unwritable,
    },
    /// No stamp can be given.
    #[error(transparent)]
    Clock(#[from] ClockFault),
    /// This copy has used all its numbers; it needs a new id.
    #[error("this copy has used all its numbers")]
    Exhausted,
}

/// Where the records that a transaction touches are found.
pub trait Recs {
    /// The record as it is now; `None` if there is none.
    fn rec(&self, id: Uuid) -> Option<&Rec>;
}

impl Recs for BTreeMap<Uuid, Rec> {
    fn rec(&self, id: Uuid) -> Option<&Rec> {
        self.get(&id)
    }
}

/// A record after a transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenRow {
    /// Which record.
    pub id: Uuid,
    /// The kind under which it was stored before; `None` for a new record. Erasing changes it.
    pub kind_before: Option<String>,
    /// The record as it is now.
    pub rec: Rec,
    /// Its text, for storage.
    pub bytes: Vec<u8>,
}

/// What a transaction comes to. Nothing has happened until the store has said that it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The records that changed, in the order of ids; none if everything was so already.
    pub rows: Vec<WrittenRow>,
    /// The copy's knowledge afterwards; unchanged if there are no rows.
    pub meta: Meta,
}

/// Works out a transaction: `changes` in their order, by the copy that `meta` speaks of, when the device's clock says
/// `now_ms`. All changes, or a fault and none. A record that is deleted in it
/// is not brought back by an edit further on, only by [`Change::Restore`].
pub fn write(meta: &Meta, recs: &impl Recs, changes: &[Change], now_ms: u64) -> Result<Written, WriteFault> {
    let mut dot = meta.next_dot().ok_or(WriteFault::Exhausted)?;
    let mut clock = meta.clock();
    let mut hlc = clock.tick(now_ms, meta.replica)?;
    let mut seen = meta.vv.clone();
    seen.observe(dot);
    let mut earlier = Vec::new();
    for _ in 0..changes.iter().map(Change::beside).max().unwrap_or(0) {
        earlier.push((dot, hlc));
        dot = Dot { seq: dot.seq.checked_add(1).ok_or(WriteFault::Exhausted)?, ..dot };
        hlc = clock.tick(now_ms, meta.replica)?;
        seen.observe(dot);
    }
    let pen = Pen { dot, hlc, seen, earlier };

    let mut touched: BTreeMap<Uuid, Rec> = BTreeMap::new();
    let mut gone: BTreeSet<Uuid> = BTreeSet::new();
    for change in changes {
        let id = change.id();
        match change {
            // whoever frees a record of what goes with it did not mean to bring it back
            Change::Put { .. } if gone.contains(&id) => continue,
            Change::Delete { .. } => {
                gone.insert(id);
            }
            Change::Restore { .. } => {
                gone.remove(&id);
            }
            Change::Put { .. } | Change::Settle { .. } | Change::Reopen { .. } | Change::Erase { .. } => {}
        }
        let before = touched.get(&id).or_else(|| recs.rec(id));
        if let Some(after) = pen.apply(before, change)? {
            touched.insert(id, after);
        }
    }
    let mut rows = Vec::with_capacity(touched.len());
    for (id, rec) in touched {
        let bytes = encode_row(id, &rec).map_err(|reason| WriteFault::Unwritable { id, reason })?;
        let kind_before = recs.rec(id).map(|before| before.kind().to_owned());
        rows.push(WrittenRow { id, kind_before, rec, bytes });
    }
    let meta = if rows.is_empty() { meta.clone() } else { Meta { vv: pen.seen, hlc, ..meta.clone() } };
    Ok(Written { rows, meta })
}

/// What a transaction writes with.
struct Pen {
    dot: Dot,
    hlc: Hlc,
    seen: VersionVector,
    /// Writes of the same transaction before that one, for values that stand side by side.
    earlier: Vec<(Dot, Hlc)>,
}

impl Pen {
    fn version(&self, val: Value) -> Ver {
        Ver { val, dot: self.dot, hlc: self.hlc }
    }

    /// The record after the change; `None` if it is the same.
    fn apply(&self, before: Option<&Rec>, change: &Change) -> Result<Option<Rec>, WriteFault> {
        match change {
            Change::Put { id, kind, sets, fields } => self.put(*id, before, *kind, sets, fields.clone()),
            Change::Settle { id, field, value } => {
                let rec = live(*id, before)?;
                if rec.show(field) == Some(value) && rec.cell(field).is_some_and(|cell| !cell.conflict()) {
                    return Ok(None);
                }
                changeable(*id, rec)?;
                Ok(Some(self.written(rec, [(field.clone(), value.clone())])))
            }
            Change::Reopen { id, field, values } => {
                let rec = live(*id, before)?;
                // the same values under other names change nothing that is written once
                let stand_there = |cell: &Cell| cell.versions().map(|version| &version.val).eq(values);
                if rec.cell(field).is_none_or(|cell| !stand_there(cell)) {
                    changeable(*id, rec)?;
                }
                let names = std::iter::once((self.dot, self.hlc)).chain(self.earlier.iter().rev().copied());
                let versions = values.iter().zip(names).map(|(val, (dot, hlc))| Ver { val: val.clone(), dot, hlc });
                Ok(Cell::of(versions.collect()).map(|cell| with_cells(rec, [(field.clone(), cell)])))
            }
            Change::Restore { id } => {
                let rec = live(*id, before)?;
                match rec.life() {
                    life::Life::Live | life::Life::Erased => Ok(None),
                    life::Life::Revived | life::Life::Deleted => {
                        Ok(Some(self.written(rec, [(LIFE.to_owned(), life::live())])))
                    }
                }
            }
            Change::Delete { id } => {
                let rec = live(*id, before)?;
                if is_deleted(rec) {
                    return Ok(None);
                }
                let deleted = life::deleted(rec, &self.seen, self.dot.replica);
                Ok(Some(self.written(rec, [(LIFE.to_owned(), deleted)])))
            }
            Change::Erase { id } => match before {
                None => Err(WriteFault::Missing { id: *id }),
                Some(Rec::Erased { .. }) => Ok(None),
                Some(Rec::Live { .. }) => Ok(Some(Rec::Erased { hlc: self.hlc })),
            },
        }
    }

    fn put(
        &self,
        id: Uuid,
        before: Option<&Rec>,
        kind: Kind,
        sets: &'static [&'static str],
        fields: BTreeMap<String, Value>,
    ) -> Result<Option<Rec>, WriteFault> {
        let Some(before) = before else {
            let new = Rec::Live { kind: kind.name().to_owned(), cells: BTreeMap::new() };
            return Ok(Some(self.written(&new, fields)));
        };
        let before = live(id, Some(before))?;
        if before.kind() != kind.name() {
            return Err(WriteFault::OtherKind { id, found: before.kind().to_owned() });
        }
        let writes = changed_fields(Some(before), fields.clone(), sets);
        let mut writes = bundles::whole(kind, before, &fields, writes);
        if !writes.is_empty() {
            changeable(id, before)?;
        }
        if is_deleted(before) {
            writes.insert(LIFE.to_owned(), life::live());
        }
        Ok((!writes.is_empty()).then(|| self.written(before, writes)))
    }

    fn written(&self, before: &Rec, writes: impl IntoIterator<Item = (String, Value)>) -> Rec {
        with_cells(before, writes.into_iter().map(|(name, val)| (name, Cell::written(self.version(val)))))
    }
}

/// The record with these registers in place of its own.
fn with_cells(before: &Rec, writes: impl IntoIterator<Item = (String, Cell)>) -> Rec {
    match before {
        Rec::Erased { hlc } => Rec::Erased { hlc: *hlc },
        Rec::Live { kind, cells } => {
            let mut cells = cells.clone();
            cells.extend(writes);
            Rec::Live { kind: kind.clone(), cells }
        }
    }
}

fn live(id: Uuid, rec: Option<&Rec>) -> Result<&Rec, WriteFault> {
    match rec {
        None => Err(WriteFault::Missing { id }),
        Some(Rec::Erased { .. }) => Err(WriteFault::Erased { id }),
        Some(rec @ Rec::Live { .. }) => Ok(rec),
    }
}

/// Refuses to change a row that is written once. Whether it is there at all may still change: undoing its making deletes
/// it, and undoing that brings it back.
fn changeable(id: Uuid, rec: &Rec) -> Result<(), WriteFault> {
    match Kind::of(rec.kind()).map(Kind::nature) {
        Some(Nature::WrittenOnce) => Err(WriteFault::WrittenOnce { id }),
        Some(Nature::Changing) | None => Ok(()),
    }
}
