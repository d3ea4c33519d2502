//! Writing the audit trail inside the transaction of a change.

use crate::record::audit::{Trail, readable_keys};
use crate::store::{engine::Transaction, error::StoreError, schema::ObjectStore};

/// Writes what the audit trail notes, and removes what is kept to read of records that were erased.
pub(super) async fn put_trail(transaction: &impl Transaction, trail: &Trail) -> Result<(), StoreError> {
    if !trail.links.is_empty() {
        transaction.put_all(ObjectStore::Audit, trail.links.clone()).await?;
    }
    if !trail.readable.is_empty() {
        transaction.put_all(ObjectStore::History, trail.readable.clone()).await?;
    }
    for id in &trail.forgotten {
        let (from, until) = readable_keys(*id);
        transaction.remove_range(ObjectStore::History, &from, Some(&until)).await?;
    }
    Ok(())
}
