//! Writing the audit trail inside the transaction of a change.

use crate::record::audit::{Trail, readable_keys};
use crate::store::{
    engine::{Entry, Transaction},
    error::StoreError,
    schema::ObjectStore,
};

/// Of so many records what is kept to read is removed at once: with thousands of them, waiting for each takes seconds.
const AT_ONCE: usize = 1_000;

/// What the audit trail writes, by object store.
pub(super) fn trail_entries(trail: &Trail) -> [(ObjectStore, Vec<Entry>); 2] {
    [(ObjectStore::Audit, trail.links.clone()), (ObjectStore::History, trail.readable.clone())]
}

/// Removes what is kept to read of records that were erased or forgotten.
pub(super) async fn forget_readable(transaction: &impl Transaction, trail: &Trail) -> Result<(), StoreError> {
    for some in trail.forgotten.chunks(AT_ONCE) {
        let ranges: Vec<(String, String)> = some.iter().map(|id| readable_keys(*id)).collect();
        transaction.remove_ranges(ObjectStore::History, &ranges).await?;
    }
    Ok(())
}
