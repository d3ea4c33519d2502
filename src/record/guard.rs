//! What must hold before another copy's word is taken (`storage-and-sync.md` 2.5, G1–G7).
//!
//! A vector that claims more than its file holds would make the join drop good values. Honest files pass every guard.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;
use uuid::Uuid;

use super::cell::Cell;
use super::join::{Side, Suspects, join_rec};
use super::rec::{Rec, State};
use super::replica::Replica;
use super::stamp::Hlc;
use super::version::{Dot, Ver};
use super::version_vector::VersionVector;

/// Why a file is not joined: something was taken out of it, or put into it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Guard {
    /// G1: the file claims to have seen this record and has neither it nor the mark of its erasure.
    #[error("record {id} was removed from the file")]
    RecordRemoved {
        /// The record.
        id: Uuid,
    },
    /// G2: the file claims to have seen this value, does not have it, and has none that could have superseded it.
    #[error("a value of {field:?} in record {id} was removed from the file")]
    VersionRemoved {
        /// The record.
        id: Uuid,
        /// The field.
        field: String,
    },
    /// G3: nothing would be left of this field.
    #[error("nothing would be left of {field:?} in record {id}")]
    CellEmptied {
        /// The record.
        id: Uuid,
        /// The field.
        field: String,
    },
    /// G4: the file holds a write that it does not claim to have seen.
    #[error("record {id} holds the write {dot}, which the file's vector does not cover")]
    AboveVector {
        /// The record.
        id: Uuid,
        /// The write.
        dot: Dot,
    },
    /// G5: the file holds a stamp above the greatest it names.
    #[error("record {id} holds the stamp {hlc}, above the file's greatest")]
    AboveStamp {
        /// The record.
        id: Uuid,
        /// The stamp.
        hlc: Hlc,
    },
    /// The record is of another kind there.
    #[error("record {id} is of another kind in the file")]
    OtherKind {
        /// The record.
        id: Uuid,
    },
}

impl Guard {
    /// The record at which it was noticed.
    pub const fn record(&self) -> Uuid {
        match self {
            Self::RecordRemoved { id }
            | Self::VersionRemoved { id, .. }
            | Self::CellEmptied { id, .. }
            | Self::AboveVector { id, .. }
            | Self::AboveStamp { id, .. }
            | Self::OtherKind { id } => *id,
        }
    }
}

/// G6: a sign that two copies share one id. Nothing is dropped on that copy's word; this copy needs a new id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CloneSign {
    /// The file has seen more of *this* copy's transactions than there are.
    OwnNumberAhead {
        /// The number that the file has seen.
        file: u32,
        /// The number of our last transaction.
        ours: u32,
    },
    /// One write has two stamps or two values.
    OneNameTwoWrites {
        /// The name of the write.
        dot: Dot,
    },
}

/// G7: our own vector claims a write that we do not have. It is lowered, and the write comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overclaim {
    /// The record in which the write came to light.
    pub id: Uuid,
    /// The write.
    pub dot: Dot,
}

/// G4 and G5: whether a record of a file keeps to what the file's head says.
pub fn within_head(id: Uuid, rec: &Rec, vv: &VersionVector, hlc_max: Hlc) -> Result<(), Guard> {
    if let Some(version) = rec.versions().find(|version| !vv.covers(version.dot) || version.dot.seq == 0) {
        return Err(Guard::AboveVector { id, dot: version.dot });
    }
    let latest = rec.latest();
    if latest > hlc_max { Err(Guard::AboveStamp { id, hlc: latest }) } else { Ok(()) }
}

/// The same for a record of which only the writes are known.
pub fn writes_within_head(id: Uuid, writes: &[(Dot, Hlc)], vv: &VersionVector, hlc_max: Hlc) -> Result<(), Guard> {
    if let Some((dot, _)) = writes.iter().find(|(dot, _)| !vv.covers(*dot) || dot.seq == 0) {
        return Err(Guard::AboveVector { id, dot: *dot });
    }
    let latest = writes.iter().map(|(_, hlc)| *hlc).max().unwrap_or(Hlc::ZERO);
    if latest > hlc_max { Err(Guard::AboveStamp { id, hlc: latest }) } else { Ok(()) }
}

/// Finds copies that share one id. Records that are the same on both sides need not be shown to it.
#[derive(Debug, Default)]
pub struct CloneWatch {
    writes: BTreeMap<Dot, Hlc>,
    signs: BTreeMap<Dot, CloneSign>,
    own: Option<(Replica, CloneSign)>,
}

impl CloneWatch {
    /// Begins with the vectors: `me` is this copy.
    pub fn new(ours: &VersionVector, theirs: &VersionVector, me: Replica) -> Self {
        let (file, mine) = (theirs.get(me), ours.get(me));
        let own = (file > mine).then_some((me, CloneSign::OwnNumberAhead { file, ours: mine }));
        Self { own, ..Self::default() }
    }

    /// Looks at a record that differs, from both sides.
    pub fn look(&mut self, ours: Option<&Rec>, theirs: Option<&Rec>) {
        for version in ours.into_iter().chain(theirs).flat_map(Rec::versions) {
            if *self.writes.entry(version.dot).or_insert(version.hlc) != version.hlc {
                self.note(version.dot);
            }
        }
        for (field, cell) in theirs.into_iter().flat_map(Rec::cells) {
            let Some(known) = ours.and_then(|rec| rec.cell(field)) else { continue };
            for version in cell.versions().filter(|version| known.names(version.dot) && !known.holds(version)) {
                self.note(version.dot);
            }
        }
    }

    /// Looks at the writes of a record that only one side has.
    pub fn look_at_writes(&mut self, writes: &[(Dot, Hlc)]) {
        for (dot, hlc) in writes {
            if *self.writes.entry(*dot).or_insert(*hlc) != *hlc {
                self.note(*dot);
            }
        }
    }

    fn note(&mut self, dot: Dot) {
        self.signs.insert(dot, CloneSign::OneNameTwoWrites { dot });
    }

    /// The copies that cannot be believed, and why.
    pub fn verdict(self) -> (Suspects, Vec<CloneSign>) {
        let own = self.own.iter().map(|(replica, _)| *replica);
        let suspects: BTreeSet<Replica> = self.signs.keys().map(|dot| dot.replica).chain(own).collect();
        (suspects, self.own.into_iter().map(|(_, sign)| sign).chain(self.signs.into_values()).collect())
    }
}

/// G1 and G2 for one record that differs: `ours` as this copy has it, `theirs` as the file has it.
pub fn removed(id: Uuid, ours: Side<'_>, theirs: Side<'_>, suspects: &Suspects) -> Option<Guard> {
    let rec = ours.rec?;
    match theirs.rec {
        None => rec
            .versions()
            .any(|version| is_claimed(version, theirs.vv, suspects))
            .then_some(Guard::RecordRemoved { id }),
        Some(Rec::Erased { .. }) => None,
        Some(Rec::Live { kind, cells }) => {
            if matches!(rec, Rec::Live { .. }) && rec.kind() != kind {
                return Some(Guard::OtherKind { id });
            }
            rec.cells()
                .find(|(field, cell)| lost(cell, cells.get(*field), theirs.vv, suspects).next().is_some())
                .map(|(field, _)| Guard::VersionRemoved { id, field: field.to_owned() })
        }
    }
}

/// G7 for one record that differs: the writes that our vector claims without reason.
pub fn overclaims<'a>(
    id: Uuid,
    ours: Side<'a>,
    theirs: Side<'a>,
    suspects: &'a Suspects,
) -> impl Iterator<Item = Overclaim> + 'a {
    let known = match ours.rec {
        Some(Rec::Erased { .. }) => None,
        Some(Rec::Live { .. }) | None => theirs.rec,
    };
    known.into_iter().flat_map(Rec::cells).flat_map(move |(field, cell)| {
        lost(cell, ours.rec.and_then(|rec| rec.cell(field)), ours.vv, suspects)
            .map(move |version| Overclaim { id, dot: version.dot })
    })
}

/// The versions of a cell that the other side claims to have seen, does not have, and cannot have superseded.
fn lost<'a>(
    cell: &'a Cell,
    other: Option<&'a Cell>,
    other_vv: &'a VersionVector,
    suspects: &'a Suspects,
) -> impl Iterator<Item = &'a Ver> {
    cell.versions().filter(move |version| {
        is_claimed(version, other_vv, suspects)
            && !other.is_some_and(|other| other.names(version.dot) || other.show().hlc > version.hlc)
    })
}

fn is_claimed(version: &Ver, vv: &VersionVector, suspects: &Suspects) -> bool {
    vv.covers(version.dot) && !suspects.contains(&version.dot.replica)
}

/// Lowers a vector so that it no longer claims these writes.
pub fn heal(vv: &mut VersionVector, overclaims: &[Overclaim]) {
    for Overclaim { dot, .. } in overclaims {
        if vv.covers(*dot) {
            vv.set(dot.replica, dot.seq.saturating_sub(1));
        }
    }
}

/// G3: whether every field of either side is still there.
pub fn emptied(id: Uuid, ours: Side<'_>, theirs: Side<'_>, joined: Option<&Rec>) -> Option<Guard> {
    if matches!(joined, Some(Rec::Erased { .. })) {
        return None;
    }
    ours.rec
        .into_iter()
        .chain(theirs.rec)
        .flat_map(Rec::cells)
        .find(|(field, _)| joined.and_then(|rec| rec.cell(field)).is_none())
        .map(|(field, _)| Guard::CellEmptied { id, field: field.to_owned() })
}

/// What looking at another copy before joining it brought to light.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Examination {
    /// Why it must not be joined.
    pub guards: Vec<Guard>,
    /// Signs of copies that share an id.
    pub clones: Vec<CloneSign>,
    /// Writes that our own vector claims without reason.
    pub overclaims: Vec<Overclaim>,
}

/// Looks at a whole copy: `ours` belongs to `me`, and `hlc_max` is the greatest stamp that `theirs` names.
pub fn examine(ours: &State, me: Replica, theirs: &State, hlc_max: Hlc) -> Examination {
    let ids: BTreeSet<Uuid> = ours.recs.keys().chain(theirs.recs.keys()).copied().collect();
    let mut watch = CloneWatch::new(&ours.vv, &theirs.vv, me);
    for id in &ids {
        watch.look(ours.recs.get(id), theirs.recs.get(id));
    }
    let (suspects, clones) = watch.verdict();
    let mut found = Examination { clones, ..Examination::default() };
    for (id, rec) in &theirs.recs {
        found.guards.extend(within_head(*id, rec, &theirs.vv, hlc_max).err());
    }
    for id in &ids {
        let a = Side { rec: ours.recs.get(id), vv: &ours.vv };
        let b = Side { rec: theirs.recs.get(id), vv: &theirs.vv };
        found.guards.extend(removed(*id, a, b, &suspects));
        found.overclaims.extend(overclaims(*id, a, b, &suspects));
    }
    let mut healed = ours.vv.clone();
    heal(&mut healed, &found.overclaims);
    for id in &ids {
        let a = Side { rec: ours.recs.get(id), vv: &healed };
        let b = Side { rec: theirs.recs.get(id), vv: &theirs.vv };
        if found.guards.is_empty() {
            found.guards.extend(emptied(*id, a, b, join_rec(a, b, &suspects).as_ref()));
        }
    }
    found
}
