//! Whether a record is deleted: the register `_life` (`storage-and-sync.md` 2.5).

use serde_json::{Map, Value};

use super::rec::{LIFE, Rec};
use super::replica::Replica;
use super::version::Ver;
use super::version_vector::VersionVector;

/// What became of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Life {
    /// It is there.
    Live,
    /// It is there again: somebody deleted it, and somebody else wrote in it without knowing. Nobody loses typing; a
    /// person is asked.
    Revived,
    /// It is deleted, and everything in it was known to someone who deleted it.
    Deleted,
    /// It was removed for good, for legal reasons.
    Erased,
}

/// The value of `_life` that says "there".
pub fn live() -> Value {
    Value::from("live")
}

/// The value of `_life` that says "deleted", with what the deleter had seen of this record: their version vector as far
/// as it concerns the replicas that wrote in it. (The rest of the vector says nothing about this record; with it a
/// tombstone would grow with the number of copies.)
pub fn deleted(rec: &Rec, seen: &VersionVector, author: Replica) -> Value {
    let mut context: Map<String, Value> = Map::new();
    let writers = rec.versions().map(|version| version.dot.replica).chain([author]);
    for replica in writers {
        let seq = seen.get(replica);
        if seq > 0 {
            context.insert(replica.to_string(), Value::from(seq));
        }
    }
    let mut value = Map::new();
    value.insert("deleted".to_owned(), Value::Object(context));
    Value::Object(value)
}

/// Whether a version of `_life` is a deletion, and what its author had seen.
fn context(version: &Ver) -> Option<VersionVector> {
    let seen = version.val.as_object()?.get("deleted")?.as_object()?;
    let number =
        |(replica, seq): (&String, &Value)| Some((Replica::parse(replica)?, u32::try_from(seq.as_u64()?).ok()?));
    Some(seen.iter().filter_map(number).collect())
}

/// What became of a record. Deleted: some version of `_life` is a deletion, and every version that is not one was seen
/// by somebody who deleted. (The document asks the *shown* deletion to cover every other version; two people who delete
/// at the same time would then bring the record back.)
pub fn life(rec: &Rec) -> Life {
    let cells = match rec {
        Rec::Erased { .. } => return Life::Erased,
        Rec::Live { cells, .. } => cells,
    };
    let Some(register) = cells.get(LIFE) else { return Life::Live };
    let deletions: Vec<VersionVector> = register.versions().filter_map(context).collect();
    if deletions.is_empty() {
        return Life::Live;
    }
    let known = |version: &Ver| deletions.iter().any(|seen| seen.covers(version.dot));
    let edits = cells.iter().filter(|(name, _)| name.as_str() != LIFE).flat_map(|(_, cell)| cell.versions());
    let restored = register.versions().filter(|version| context(version).is_none());
    if edits.chain(restored).all(known) { Life::Deleted } else { Life::Revived }
}
