//! What follows an erasure that is on the disk: bytes of files go that no record names any more, and earlier states of the book
//! when somebody asks for it (删除权: PIPL art. 47). What could not be removed is told, and can be tried again.

use std::collections::BTreeSet;

use crate::domain::lifecycle::digest::Digest;
use crate::store::blobs::{Sorted, still_named};
use crate::store::{Repository, StoreError};

/// How many snapshots and imports that can be taken back there are: earlier states of the book, which may hold what was erased
/// since.
///
/// # Errors
/// They cannot be counted: then there may be some.
pub async fn earlier_states(repository: &impl Repository) -> Result<usize, StoreError> {
    let (snapshots, imports) = (repository.backups().await?, repository.undos().await?);
    Ok(snapshots.len().saturating_add(imports.len()))
}

/// Removes every snapshot and every import that could be taken back, and answers how many are left: none, unless some could not be
/// removed, which is no reason to keep the others.
///
/// # Errors
/// As [`earlier_states`].
pub async fn remove_earlier_states(repository: &impl Repository) -> Result<usize, StoreError> {
    for name in repository.backups().await.unwrap_or_default() {
        // what is still there is counted below
        let _gone = repository.remove_backup(&name).await;
    }
    for name in repository.undos().await.unwrap_or_default() {
        let _gone = repository.remove_undo(&name).await;
    }
    earlier_states(repository).await
}

/// Removes those of the bytes of files that no record names any more.
///
/// # Errors
/// All of them are still there. [`StoreError::Stale`] if another tab wrote meanwhile: then they go with the next tidying.
pub async fn drop_files(repository: &impl Repository, files: &BTreeSet<Digest>) -> Result<(), StoreError> {
    if files.is_empty() {
        return Ok(());
    }
    let loaded = repository.load_in_portions().await?;
    let digests: Vec<Digest> = files.iter().copied().collect();
    let named = still_named(&loaded.rows, &digests);
    let mut gone = repository.blob_facts().await?;
    gone.retain(|it| files.contains(&it.sha256) && !named.contains(&it.sha256));
    let sorted = Sorted { noted: Vec::new(), gone };
    if repository.sort_blobs(loaded.rev, &sorted).await? { Ok(()) } else { Err(StoreError::Stale { rev: loaded.rev }) }
}
