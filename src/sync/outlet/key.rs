//! The key of the copy: it signs the file, and is made with the first one.

use super::{OutletFault, Surroundings};
use crate::record::key::SecretKey;
use crate::record::meta::Meta;
use crate::record::replica::Replica;
use crate::store::{Batch, Durability, Repository, StoreError};

/// The head of a copy as a file goes out with it.
pub(super) struct Keyed {
    /// What the copy knows of itself; holds its key if it has one.
    pub(super) meta: Meta,
    /// Which copy it is, where it goes out under another id.
    pub(super) unsigned_of: Option<Replica>,
    /// The revision.
    pub(super) rev: u64,
}

/// The head with the key of the copy: made and kept now if there is none yet. Where none can be kept, without one under another id.
///
/// # Errors
/// [`StoreError::Stale`] if another wrote meanwhile; also if it is not known whether a key was kept.
pub(super) async fn keyed(
    repository: &impl Repository,
    mut meta: Meta,
    rev: u64,
    surroundings: &mut Surroundings<'_>,
) -> Result<Keyed, OutletFault> {
    if meta.secret.is_some() {
        return Ok(Keyed { meta, unsigned_of: None, rev });
    }
    meta.secret = Some(SecretKey(surroundings.bytes()));
    let bytes = meta.encode().map_err(|_| OutletFault::Meta)?;
    let batch = Batch { expected_rev: rev, meta: bytes, ..Batch::default() };
    match repository.commit(&batch, Durability::Strict).await {
        Ok(rev) => Ok(Keyed { meta, unsigned_of: None, rev }),
        Err(fault) => {
            goes_without_key(repository, fault, rev).await?;
            let unsigned_of = Some(meta.replica);
            Ok(Keyed { meta: nameless(meta, surroundings), unsigned_of, rev })
        }
    }
}

/// Goes on where no key is kept after this fault, since nothing more can be written: at the end of the room faults bear many names.
/// Where an answer was lost a key may be kept, and the next time the file is signed by it.
///
/// # Errors
/// [`StoreError::Stale`] if something was written all the same; else the fault, where the same may go well the next time.
async fn goes_without_key(repository: &impl Repository, fault: StoreError, rev: u64) -> Result<(), StoreError> {
    match fault {
        StoreError::QuotaExceeded | StoreError::Damaged => Ok(()),
        StoreError::Aborted | StoreError::EndedEarly | StoreError::Other { .. } => {
            let stored = repository.rev().await?;
            if stored == rev { Ok(()) } else { Err(StoreError::Stale { rev: stored }) }
        }
        StoreError::Stale { .. }
        | StoreError::Blocked
        | StoreError::Superseded
        | StoreError::NewerDatabase
        | StoreError::Unavailable
        | StoreError::ConnectionLost
        | StoreError::Unkeepable
        | StoreError::Timeout => Err(fault),
    }
}

/// The same under an id that this file alone has, without a key.
fn nameless(meta: Meta, surroundings: &mut Surroundings<'_>) -> Meta {
    meta.renamed(Replica(u64::from_be_bytes(surroundings.bytes())))
}
