//! Bringing two copies together (`storage-and-sync.md` 2.5): commutative, associative, idempotent.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::cell::Cell;
use super::rec::{Rec, State};
use super::replica::Replica;
use super::version::Ver;
use super::version_vector::VersionVector;

/// Copies that turned out to share one id: what they have "seen" of it proves nothing.
pub type Suspects = BTreeSet<Replica>;

/// A record, or its absence, in a copy that has seen this much.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// The record, if the copy has it.
    pub rec: Option<&'a Rec>,
    /// What the copy has seen.
    pub vv: &'a VersionVector,
}

/// Brings two copies of a book together.
pub fn join(a: &State, b: &State) -> State {
    let mut vv = a.vv.clone();
    vv.join(&b.vv);
    let ids: BTreeSet<Uuid> = a.recs.keys().chain(b.recs.keys()).copied().collect();
    let recs = ids.into_iter().filter_map(|id| {
        let ours = Side { rec: a.recs.get(&id), vv: &a.vv };
        let theirs = Side { rec: b.recs.get(&id), vv: &b.vv };
        Some((id, join_rec(ours, theirs, &Suspects::new())?))
    });
    State { vv, recs: recs.collect() }
}

/// Brings two copies of a record together; `None` if nothing is left of it, which never happens between honest copies.
pub fn join_rec(a: Side<'_>, b: Side<'_>, suspects: &Suspects) -> Option<Rec> {
    let none = BTreeMap::new();
    let (kind, ours, theirs) = match (a.rec, b.rec) {
        (Some(Rec::Erased { hlc: ours }), Some(Rec::Erased { hlc: theirs })) => {
            return Some(Rec::Erased { hlc: *ours.max(theirs) });
        }
        (Some(Rec::Erased { hlc }), Some(Rec::Live { .. }) | None)
        | (Some(Rec::Live { .. }) | None, Some(Rec::Erased { hlc })) => return Some(Rec::Erased { hlc: *hlc }),
        (None, None) => return None,
        (Some(Rec::Live { kind, cells }), None) => (kind, cells, &none),
        (None, Some(Rec::Live { kind, cells })) => (kind, &none, cells),
        // two kinds for one id is no honest book; any rule will do that does not depend on the side
        (Some(Rec::Live { kind: one, cells: ours }), Some(Rec::Live { kind: other, cells: theirs })) => {
            (one.min(other), ours, theirs)
        }
    };
    let names: BTreeSet<&String> = ours.keys().chain(theirs.keys()).collect();
    let cells: BTreeMap<String, Cell> = names
        .into_iter()
        .filter_map(|name| Some((name.clone(), join_cell((ours.get(name), a.vv), (theirs.get(name), b.vv), suspects)?)))
        .collect();
    (!cells.is_empty()).then(|| Rec::Live { kind: kind.clone(), cells })
}

type CellSide<'a> = (Option<&'a Cell>, &'a VersionVector);

/// Of each side what the other side has too, or has not seen. What it has seen and not kept, it has superseded.
fn join_cell(a: CellSide<'_>, b: CellSide<'_>, suspects: &Suspects) -> Option<Cell> {
    match (a.0, b.0) {
        (Some(ours), Some(theirs)) if ours == theirs => Some(ours.clone()),
        (ours, theirs) => {
            let kept = ours.into_iter().flat_map(Cell::versions).filter(|version| is_kept(version, b, suspects));
            let taken = theirs.into_iter().flat_map(Cell::versions).filter(|version| is_kept(version, a, suspects));
            Cell::of(kept.chain(taken).cloned().collect())
        }
    }
}

fn is_kept(version: &Ver, (cell, vv): CellSide<'_>, suspects: &Suspects) -> bool {
    // a write of this name with another value proves a clone: both values stay
    !vv.covers(version.dot)
        || suspects.contains(&version.dot.replica)
        || cell.is_some_and(|cell| cell.names(version.dot))
}
