//! Starting a book again (`storage-and-sync.md` 2.2, 2.5): deleted records are forgotten, and the generation is raised.
//!
//! A deleted record stays in the book and in every file of it, so that an edit by somebody who has not heard of the deletion can
//! bring it back. Once all copies have met, that serves nobody. After a restart
//!
//! - this copy no longer holds deleted records, but for those that a record names which is not deleted: they can be brought back
//!   still; the marks of what was erased stay, as a snapshot of before may be put back;
//! - what it has seen stays seen: by its vector another copy knows what was forgotten, and loses nothing that it wrote since
//!   ([`Restart`](crate::sync::plan::Restart));
//! - files of earlier generations are refused: they would bring back what was forgotten, as if it had never been seen. So are
//!   those of a copy that started again for itself: either lacks what only the other has forgotten.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::plan::warning::is_live;
use super::salvage::Marks;
use super::snapshot::{SnapshotFault, make};
use super::spared::spared;
use crate::record::audit::{Act, Author, RowChange, note_rows};
use crate::record::document::is_deleted;
use crate::record::meta::Meta;
use crate::record::rec::Rec;
use crate::record::row::decode_row;
use crate::store::snapshot::Why;
use crate::store::{Batch, Durability, Loaded, Repository, Row};

/// Forgets every deleted record that none names which stays, and begins the next generation, in one strict transaction, noted as
/// done by `person`. The book as it is becomes a snapshot first. Answers with the number of records that are gone.
///
/// # Errors
/// If storage fails, or what this copy knows of itself is lost.
pub async fn restart(
    repository: &impl Repository,
    day: &str,
    person: &str,
    marks: &Marks,
    pack: impl AsyncFn(Vec<u8>) -> Vec<u8>,
) -> Result<usize, SnapshotFault> {
    make(repository, day, Why::BeforeRestore, marks, pack).await?;
    let Loaded { meta, rev, rows, .. } = repository.load_in_portions().await?;
    let meta = meta.as_deref().and_then(|bytes| Meta::decode(bytes).ok()).ok_or(SnapshotFault::NoHead)?;
    let mut gone: Vec<&Row> = rows.iter().filter(|row| is_deleted_row(row)).collect();
    let deleted: BTreeSet<Uuid> = gone.iter().map(|row| row.key.id).collect();
    let spared = spared(&deleted, rows.iter().map(|row| (row.key.id, &row.bytes)));
    gone.retain(|row| !spared.contains(&row.key.id));
    gone.sort_unstable_by_key(|row| row.key.id);

    // named after the snapshot that it begins with, whose id is fresh
    let mut meta = meta.restarted(marks.export).ok_or(SnapshotFault::Unwritable)?;
    let changes: Vec<RowChange<'_>> = gone
        .iter()
        .map(|row| RowChange {
            id: row.key.id,
            kind: &row.key.kind,
            before: Some(row.bytes.as_slice()),
            after: &row.bytes,
            forgotten: true,
        })
        .collect();
    let audit = note_rows(&mut meta, marks.now_ms, &Author::of(Act::Restart, person), &changes)
        .map_err(|_| SnapshotFault::Unwritable)?;
    let batch = Batch {
        expected_rev: rev,
        removes: gone.iter().map(|row| row.key.clone()).collect(),
        meta: meta.encode().map_err(|_| SnapshotFault::Unwritable)?,
        audit,
        purge: true,
        ..Batch::default()
    };
    repository.commit(&batch, Durability::Strict).await?;
    Ok(gone.len())
}

/// Whether a row is a deleted record. One that was erased is a mark, and one that cannot be read is for the check of the book.
fn is_deleted_row(row: &Row) -> bool {
    !is_live(&row.bytes)
        && decode_row(&row.bytes).is_ok_and(|(_, rec)| matches!(rec, Rec::Live { .. }) && is_deleted(&rec))
}
