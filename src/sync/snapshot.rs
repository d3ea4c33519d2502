//! Snapshots of the whole book: made of what is stored, and put back in its place.

use std::collections::{BTreeMap, HashMap, HashSet};

use thiserror::Error;
use uuid::Uuid;

use super::file::Limits;
use super::file::fault::FileFault;
use super::file::reader::{FileRecord, Reader};
use super::salvage::{Marks, Unsalvageable, salvage};
use crate::record::audit::{Act, Author, RowChange, note_rows};
use crate::record::meta::Meta;
use crate::record::rec::ERASED;
use crate::store::snapshot::{Label, Why, surplus};
use crate::store::{Batch, Durability, Loaded, Repository, Row, RowKey, StoreError};

/// Why a snapshot is not made, or not put back. The book has not changed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SnapshotFault {
    /// Storage failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The snapshot is not whole.
    #[error(transparent)]
    File(#[from] FileFault),
    /// What is stored has no written form.
    #[error("the book cannot be written out")]
    Unwritable,
    /// There is no such snapshot, or its bytes cannot be unpacked.
    #[error("the snapshot cannot be read")]
    Unreadable,
    /// What this copy knows of itself is lost: it has to be opened first.
    #[error("the head is lost")]
    NoHead,
}

impl From<Unsalvageable> for SnapshotFault {
    fn from(_: Unsalvageable) -> Self {
        Self::Unwritable
    }
}

/// Makes a snapshot on `day` (in the zone of the device) and removes those that are no longer needed. `pack` makes its
/// bytes smaller.
///
/// # Errors
/// If storage fails, or what is stored has no written form.
pub async fn make(
    repository: &impl Repository,
    day: &str,
    why: Why,
    marks: &Marks,
    pack: impl AsyncFn(Vec<u8>) -> Vec<u8>,
) -> Result<Label, SnapshotFault> {
    let loaded = repository.load_in_portions().await?;
    let rev = loaded.rev;
    // what is no record is in the quarantine, not in the book
    let file = salvage(loaded, marks)?;
    let count = number(file.records);
    let bytes = pack(file.bytes).await;
    let label = Label {
        day: day.to_owned(),
        at_ms: marks.now_ms,
        why,
        rev,
        count: Some(count),
        bytes: Some(number(bytes.len())),
    };
    repository.put_backup(&label.name(), &bytes).await?;
    for name in surplus(&repository.backups().await?) {
        // what cannot be removed now is removed next time
        drop(repository.remove_backup(&name).await);
    }
    Ok(label)
}

/// Puts a snapshot in the place of the book: it is read whole before anything is touched, the book as it is becomes a
/// snapshot first, everything is written in one strict transaction and noted as done by `person`, and this copy gets the id
/// of `marks`. Answers with the number of its records.
///
/// # Errors
/// If storage fails or the snapshot is not whole.
pub async fn put_back(
    repository: &impl Repository,
    name: &str,
    day: &str,
    person: &str,
    marks: &Marks,
    pack: impl AsyncFn(Vec<u8>) -> Vec<u8>,
    unpack: impl AsyncFn(Vec<u8>) -> Option<Vec<u8>>,
) -> Result<usize, SnapshotFault> {
    let packed = repository.backup(name).await?.ok_or(SnapshotFault::Unreadable)?;
    let bytes = unpack(packed).await.ok_or(SnapshotFault::Unreadable)?;
    let mut reader = Reader::new(Limits::for_own());
    let mut read = Vec::new();
    let nothing: BTreeMap<Uuid, Vec<u8>> = BTreeMap::new();
    reader.feed(&bytes, &nothing, &mut read)?;
    let head = reader.head().cloned().ok_or(SnapshotFault::Unreadable)?;
    reader.finish()?;
    drop(bytes);

    make(repository, day, Why::BeforeRestore, marks, pack).await?;

    let Loaded { meta, rev, rows, .. } = repository.load_in_portions().await?;
    let meta = meta.as_deref().and_then(|bytes| Meta::decode(bytes).ok()).ok_or(SnapshotFault::NoHead)?;
    let mut puts: Vec<Row> = read
        .into_iter()
        .filter_map(|record| match record {
            // compared with no rows at all, nothing is known
            FileRecord::Known { .. } => None,
            FileRecord::Other(it) => {
                let key = RowKey { id: it.id, kind: it.rec.kind().to_owned() };
                Some(Row { key, bytes: it.bytes })
            }
        })
        .collect();
    // what was erased since stays erased, whatever stands in the snapshot
    let erased: HashSet<Uuid> =
        rows.iter().map(|row| &row.key).filter(|key| key.kind == ERASED).map(|key| key.id).collect();
    puts.retain(|row| !erased.contains(&row.key.id));
    let kept: HashSet<&RowKey> = puts.iter().map(|row| &row.key).collect();
    let goes = |key: &&RowKey| !kept.contains(key) && key.kind != ERASED;
    let removes = rows.iter().map(|row| &row.key).filter(goes).cloned().collect();
    // the clock does not go back: stamps given from now on come after all that was ever seen here
    // what was seen is told by the vector in the words of its generation: a snapshot of an earlier one leads back into that
    let (vv, generation, start) = (head.vv, head.generation, head.start);
    let mut meta = Meta { vv, generation, start, hlc: meta.hlc.max(head.hlc_max), ..meta }.renamed(marks.replica);
    let before: HashMap<&RowKey, &[u8]> = rows.iter().map(|row| (&row.key, row.bytes.as_slice())).collect();
    let changes: Vec<RowChange<'_>> = puts
        .iter()
        .map(|row| (row, before.get(&row.key).copied()))
        .filter(|(row, before)| before.is_none_or(|before| before != row.bytes))
        .map(|(row, before)| RowChange {
            id: row.key.id,
            kind: &row.key.kind,
            before,
            after: &row.bytes,
            forgotten: false,
        })
        .collect();
    let audit = note_rows(&mut meta, marks.now_ms, &Author::of(Act::Restore, person), &changes)
        .map_err(|_| SnapshotFault::Unwritable)?;
    let meta = meta.encode().map_err(|_| SnapshotFault::Unwritable)?;
    let records = puts.len();
    let batch = Batch { expected_rev: rev, puts, removes, meta, audit, ..Batch::default() };
    repository.commit(&batch, Durability::Strict).await?;
    Ok(records)
}

fn number(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}
