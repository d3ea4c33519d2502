//! Damaged bytes are set aside.

use super::PagedRepository;
use crate::store::{
    engine::{Access, Engine, Transaction},
    error::StoreError,
    excerpts,
    folding::{head_of, put_head},
    head::Head,
    layout, page, quarantine,
    repository::{Damaged, Durability},
    row,
    schema::ObjectStore,
};

impl<E: Engine> PagedRepository<E> {
    /// Sets damaged bytes aside and writes what is left of the places they were found in.
    pub(super) async fn mend(&self, damaged: &[Damaged], head: &Head) -> Result<(), StoreError> {
        self.bare.set(true);
        let stores =
            [ObjectStore::Meta, ObjectStore::Pages, ObjectStore::Excerpts, ObjectStore::Fresh, ObjectStore::Quarantine];
        let transaction = self.engine.begin(&stores, Access::Write(Durability::Strict)).await?;
        // in another tab the same may just have been done: only what is still as it was found is touched
        for found in damaged {
            let Some(now) = transaction.get(found.store, &found.key).await? else { continue };
            match found.store {
                ObjectStore::Pages => {
                    let page = page::read(&now);
                    transaction.remove(found.store, &found.key).await?;
                    transaction.put_all(found.store, layout::paginate(&found.key, &page.rows)?).await?;
                    excerpts::forget(&transaction, &found.key).await?;
                }
                ObjectStore::Fresh if row::read(&now).is_err() => {
                    transaction.remove(found.store, &found.key).await?;
                }
                ObjectStore::Fresh
                | ObjectStore::Meta
                | ObjectStore::Excerpts
                | ObjectStore::Drafts
                | ObjectStore::Backups
                | ObjectStore::Quarantine
                | ObjectStore::Undo
                | ObjectStore::Audit
                | ObjectStore::History
                | ObjectStore::Blobs
                | ObjectStore::BlobFacts => {}
            }
        }
        transaction.put_all(ObjectStore::Quarantine, damaged.iter().map(quarantine::entry).collect()).await?;
        if head_of(&transaction).await.is_ok_and(|now| now.rev >= head.rev) {
            return transaction.commit().await;
        }
        put_head(&transaction, head).await?;
        transaction.commit().await
    }
}
