//! A batch goes to the disk: one transaction, or nothing.

use std::cell::RefCell;

use super::{BULK_ROWS, PagedRepository};
use crate::store::{
    committing::{Attempt, fresh_entries, rows_of, standing, write_rest},
    engine::{Access, Engine, Transaction},
    error::StoreError,
    folding::{head_of, write_pages, write_supplied},
    head::Head,
    repository::{Batch, Durability, Row, RowKey, Supply},
    row::Stored,
    schema::ObjectStore,
};

impl<E: Engine> PagedRepository<E> {
    pub(super) async fn try_commit(
        &self,
        batch: &Batch,
        supply: &impl Supply,
        durability: Durability,
        attempt: Attempt,
    ) -> Result<u64, StoreError> {
        let parts = [batch.puts.len(), batch.removes.len(), supply.len()];
        let by_page = batch.purge || parts.iter().fold(0_usize, |sum, part| sum.saturating_add(*part)) > BULK_ROWS;
        let mut stores = vec![ObjectStore::Meta, ObjectStore::Fresh];
        if by_page {
            stores.extend([ObjectStore::Pages, ObjectStore::Excerpts, ObjectStore::Quarantine]);
        }
        if !batch.settled_drafts.is_empty() {
            stores.push(ObjectStore::Drafts);
        }
        if batch.undo.is_some() || batch.undone.is_some() {
            stores.push(ObjectStore::Undo);
        }
        if !batch.audit.is_empty() {
            stores.extend([ObjectStore::Audit, ObjectStore::History]);
        }
        let transaction = self.engine.begin(&stores, Access::Write(durability)).await?;
        let head = head_of(&transaction).await?;
        if let Some(standing) = standing(&head, batch.expected_rev, Some(&batch.meta), attempt) {
            return standing;
        }
        let rev = batch.expected_rev.checked_add(1).ok_or(StoreError::Unkeepable)?;
        let mut puts = Vec::new();
        let folded = if by_page {
            self.bare.set(true);
            write_pages(&transaction, &rows_of(batch, rev)).await?;
            write_supplied(&transaction, supply, rev).await?;
            rev
        } else {
            let supplied: Result<Vec<Row>, StoreError> = (0..supply.len()).map(|place| supply.row(place)).collect();
            let supplied = supplied?;
            let mut rows = rows_of(batch, rev);
            rows.extend(supplied.iter().map(|row| Stored::live(row, rev)));
            puts.push((ObjectStore::Fresh, fresh_entries(&rows)?));
            head.folded
        };
        for key in &batch.settled_drafts {
            transaction.remove(ObjectStore::Drafts, key).await?;
        }
        puts.extend(batch.undo.iter().map(|entry| (ObjectStore::Undo, vec![entry.clone()])));
        if let Some(name) = &batch.undone {
            transaction.remove(ObjectStore::Undo, name).await?;
        }
        let head = Head { rev, folded, meta: Some(batch.meta.clone()) };
        write_rest(&transaction, puts, batch, &head).await?;
        transaction.commit().await?;
        Ok(rev)
    }

    /// Reads, lets `make` work out a batch of few rows, and writes it, all in one transaction. `made` is what was worked out:
    /// after a lost answer it tells whether that reached the disk.
    pub(super) async fn try_amend(
        &self,
        keys: &[RowKey],
        expected_rev: u64,
        durability: Durability,
        made: &RefCell<Option<Batch>>,
        make: &RefCell<&mut dyn FnMut(Vec<Row>) -> Option<Batch>>,
        attempt: Attempt,
    ) -> Result<Option<u64>, StoreError> {
        let stores =
            [ObjectStore::Meta, ObjectStore::Fresh, ObjectStore::Pages, ObjectStore::Audit, ObjectStore::History];
        let transaction = self.engine.begin(&stores, Access::Write(durability)).await?;
        let (head, rows) = self.head_and_rows(&transaction, keys).await?;
        let before = made.borrow().as_ref().map(|batch| batch.meta.clone());
        if let Some(standing) = standing(&head, expected_rev, before.as_deref(), attempt) {
            return standing.map(Some);
        }
        let batch = if attempt == Attempt::Second { made.borrow_mut().take() } else { None };
        let Some(batch) = batch.or_else(|| (*make.borrow_mut())(rows)) else { return Ok(None) };
        let rev = expected_rev.checked_add(1).ok_or(StoreError::Unkeepable)?;
        let puts = vec![(ObjectStore::Fresh, fresh_entries(&rows_of(&batch, rev))?)];
        let head = Head { rev, folded: head.folded, meta: Some(batch.meta.clone()) };
        made.replace(Some(batch.clone()));
        write_rest(&transaction, puts, &batch, &head).await?;
        transaction.commit().await?;
        Ok(Some(rev))
    }
}
