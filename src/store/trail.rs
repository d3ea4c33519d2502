//! Writing the audit trail inside the transaction of a change.

use crate::record::audit::{Trail, readable_keys};
use crate::store::{
    engine::{Entry, Transaction},
    error::StoreError,
    schema::ObjectStore,
};

/// What the audit trail writes, by object store.
pub(super) fn trail_entries(trail: &Trail) -> [(ObjectStore, Vec<Entry>); 2] {
    [(ObjectStore::Audit, trail.links.clone()), (ObjectStore::History, trail.readable.clone())]
}

/// Removes what is kept to read of records that were erased.
pub(super) async fn forget_erased(transaction: &impl Transaction, trail: &Trail) -> Result<(), StoreError> {
    for id in &trail.forgotten {
        let (from, until) = readable_keys(*id);
        transaction.remove_range(ObjectStore::History, &from, Some(&until)).await?;
    }
    Ok(())
}
