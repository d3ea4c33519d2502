//! The repository over any [`Engine`]: rows in pages, fresh rows laid over them.
//!
//! An edit writes one fresh row and the head. A batch larger than [`BULK_ROWS`] folds everything into pages at once.
//! [`Repository::tidy`] folds the fresh rows page by page once there are [`FOLD_AT`].

mod mending;
mod reading;
mod writing;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use uuid::Uuid;

use crate::domain::lifecycle::digest::Digest;
use crate::record::audit::readable_keys;
use crate::record::excerpt::Group;
use crate::store::{
    blobs::{self, Blob, BlobFact, Sorted},
    committing::{Attempt, Nothing},
    engine::{Access, Engine, Entry, Transaction},
    error::StoreError,
    excerpts,
    folding::{fold_step, head_of},
    found::Found,
    head, quarantine,
    repository::{
        Batch, Changes, Damaged, Draft, Durability, Excerpts, Fault, Glance, Loaded, Repository, Row, RowKey, Supply,
        Tidied,
    },
    room, row,
    schema::ObjectStore,
    snapshot::{is_later_part, joined, later_parts},
    start,
    walk::Walk,
};

/// A batch of more rows than this goes into pages at once.
pub const BULK_ROWS: usize = 256;
/// How often it begins again when pages are written anew on the way.
const BEGINNINGS: u32 = 3;
/// From so many fresh rows on, [`Repository::tidy`] folds.
pub const FOLD_AT: usize = 512;

/// Rows in pages, over any keeper of bytes.
#[derive(Debug)]
pub struct PagedRepository<E> {
    engine: E,
    /// Whether there may be pages without excerpts.
    bare: Cell<bool>,
    /// The keys of the pages as last seen. A page that is still there under its key holds what is found in it; a row that is
    /// not found is looked for once more with the keys as they are.
    bounds: RefCell<Rc<[String]>>,
}

impl<E> PagedRepository<E> {
    /// A repository over this engine.
    pub fn over(engine: E) -> Self {
        Self { engine, bare: Cell::new(true), bounds: RefCell::default() }
    }

    /// The engine beneath.
    pub const fn engine(&self) -> &E {
        &self.engine
    }
}

impl<E: Engine> PagedRepository<E> {
    /// Does `work`; once more over a new connection if the browser had dropped the old one.
    async fn persistently<T>(&self, work: impl AsyncFn(Attempt) -> Result<T, StoreError>) -> Result<T, StoreError> {
        match work(Attempt::First).await {
            Err(StoreError::ConnectionLost) => {
                self.engine.reopen().await?;
                work(Attempt::Second).await
            }
            answer => answer,
        }
    }

    async fn reading<T>(
        &self,
        stores: &[ObjectStore],
        work: impl AsyncFn(&E::Transaction) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        room::keep_ahead();
        self.persistently(async |_| {
            let transaction = self.engine.begin(stores, Access::Read).await?;
            let answer = work(&transaction).await?;
            transaction.commit().await?;
            Ok(answer)
        })
        .await
    }

    async fn writing(
        &self,
        store: ObjectStore,
        durability: Durability,
        work: impl AsyncFn(&E::Transaction) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        self.persistently(async |_| {
            let transaction = self.engine.begin(&[store], Access::Write(durability)).await?;
            work(&transaction).await?;
            transaction.commit().await
        })
        .await
    }
}

impl<E: Engine> Repository for PagedRepository<E> {
    async fn load(&self) -> Result<Loaded, StoreError> {
        let stores = [ObjectStore::Meta, ObjectStore::Pages, ObjectStore::Fresh];
        let mut found = self
            .reading(&stores, async |transaction| {
                let mut found = Found::default();
                found.take_head(transaction.get(ObjectStore::Meta, head::KEY).await?);
                transaction.each(ObjectStore::Fresh, &mut |entry| found.take_fresh(entry)).await?;
                transaction.each(ObjectStore::Pages, &mut |entry| found.take_page(&entry)).await?;
                Ok(found)
            })
            .await?;
        found.finish();
        let Found { head, rows, damaged, .. } = found;
        if !damaged.is_empty() {
            // Reading goes on even where nothing can be written: the damage is reported either way, and found again.
            drop(self.mend(&damaged, &head).await);
        }
        Ok(Loaded { meta: head.meta, rev: head.rev, rows, damaged })
    }

    async fn visit(&self, take: &mut dyn FnMut(Uuid, &[u8])) -> Result<Loaded, StoreError> {
        self.hand_on(take).await
    }

    async fn load_in_portions(&self) -> Result<Loaded, StoreError> {
        self.load_telling(&mut |_, _| ()).await
    }

    async fn load_telling(&self, told: &mut dyn FnMut(u64, u64)) -> Result<Loaded, StoreError> {
        for _ in 0..BEGINNINGS {
            match self.try_in_portions(told).await {
                Ok(Some(loaded)) => return Ok(loaded),
                Ok(None) => {}
                Err(StoreError::Damaged) => break,
                Err(fault) => return Err(fault),
            }
        }
        self.load().await
    }

    async fn begin_walk(&self) -> Result<Option<Walk>, StoreError> {
        self.walk_from_the_beginning().await
    }

    async fn walk_on(&self, walk: &mut Walk) -> Result<Option<Vec<Row>>, StoreError> {
        self.next_of(walk).await
    }

    async fn glance(&self) -> Result<Option<Glance>, StoreError> {
        let stores = [ObjectStore::Meta, ObjectStore::Pages, ObjectStore::Excerpts, ObjectStore::Fresh];
        let glance = self.reading(&stores, async |transaction| start::glance(transaction).await).await?;
        self.bare.set(glance.as_ref().is_none_or(|glance| !glance.bare.is_empty()));
        Ok(glance)
    }

    async fn excerpts(&self, group: Group, after: Option<&str>, pages: u32) -> Result<Excerpts, StoreError> {
        let stores = [ObjectStore::Meta, ObjectStore::Excerpts];
        self.reading(&stores, async |transaction| start::portion(transaction, group, after, pages).await).await
    }

    async fn page(&self, bound: &str) -> Result<Option<Vec<Row>>, StoreError> {
        self.reading(&[ObjectStore::Pages], async |transaction| start::rows_of_page(transaction, bound).await).await
    }

    async fn commit(&self, batch: &Batch, durability: Durability) -> Result<u64, StoreError> {
        self.commit_supplied(batch, &Nothing, durability).await
    }

    async fn commit_supplied(
        &self,
        batch: &Batch,
        supply: &impl Supply,
        durability: Durability,
    ) -> Result<u64, StoreError> {
        self.persistently(async |attempt| self.try_commit(batch, supply, durability, attempt).await).await
    }

    async fn amend(
        &self,
        keys: &[RowKey],
        expected_rev: u64,
        durability: Durability,
        make: &mut dyn FnMut(Vec<Row>) -> Option<Batch>,
    ) -> Result<Option<u64>, StoreError> {
        if keys.len() > BULK_ROWS {
            // what is read and worked out for long is not held open meanwhile
            let Some(batch) = make(self.get(keys).await?) else { return Ok(None) };
            return self.commit(&batch, durability).await.map(Some);
        }
        let (made, make) = (RefCell::new(None), RefCell::new(make));
        self.persistently(async |attempt| self.try_amend(keys, expected_rev, durability, &made, &make, attempt).await)
            .await
    }

    async fn changed_since(&self, rev: u64) -> Result<Option<Changes>, StoreError> {
        self.changes_after(rev).await
    }

    async fn rev(&self) -> Result<u64, StoreError> {
        self.reading(&[ObjectStore::Meta], async |transaction| Ok(head_of(transaction).await?.rev)).await
    }

    async fn get(&self, keys: &[RowKey]) -> Result<Vec<Row>, StoreError> {
        self.rows_of(keys).await
    }

    async fn tidy(&self) -> Result<Tidied, StoreError> {
        let fresh = self
            .reading(&[ObjectStore::Fresh], async |transaction| transaction.count(ObjectStore::Fresh).await)
            .await?;
        if fresh < FOLD_AT {
            return Ok(Tidied::Clean);
        }
        self.persistently(async |_| {
            let stores = [
                ObjectStore::Meta,
                ObjectStore::Pages,
                ObjectStore::Excerpts,
                ObjectStore::Fresh,
                ObjectStore::Quarantine,
            ];
            // Nothing of the book is at stake and many steps follow each other: after a loss of power the fresh rows lie beside the
            // older pages again, as both were, and are folded once more.
            let transaction = self.engine.begin(&stores, Access::Write(Durability::Relaxed)).await?;
            let left = fold_step(&transaction).await?;
            transaction.commit().await?;
            Ok(if left < FOLD_AT { Tidied::Clean } else { Tidied::More })
        })
        .await
    }

    async fn make_excerpts(&self) -> Result<Tidied, StoreError> {
        if !self.bare.get() {
            return Ok(Tidied::Clean);
        }
        let stores = [ObjectStore::Pages, ObjectStore::Excerpts];
        self.persistently(async |_| {
            // it lifts what an earlier version has written, and drops that
            let transaction = self.engine.begin(&stores, Access::Write(Durability::Strict)).await?;
            let left = excerpts::make_some(&transaction).await?;
            transaction.commit().await?;
            self.bare.set(left != 0);
            Ok(if left == 0 { Tidied::Clean } else { Tidied::More })
        })
        .await
    }

    async fn put_draft(&self, key: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let entry = (key.to_owned(), bytes.to_vec());
        self.writing(ObjectStore::Drafts, Durability::Relaxed, async |transaction| {
            transaction.put_all(ObjectStore::Drafts, vec![entry.clone()]).await
        })
        .await
    }

    async fn drafts(&self) -> Result<Vec<Draft>, StoreError> {
        self.reading(&[ObjectStore::Drafts], async |transaction| {
            let mut drafts = Vec::new();
            transaction.each(ObjectStore::Drafts, &mut |(key, bytes)| drafts.push(Draft { key, bytes })).await?;
            Ok(drafts)
        })
        .await
    }

    async fn remove_draft(&self, key: &str) -> Result<(), StoreError> {
        self.writing(ObjectStore::Drafts, Durability::Relaxed, async |transaction| {
            transaction.remove(ObjectStore::Drafts, key).await
        })
        .await
    }

    async fn put_backup(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let (from, end) = later_parts(name);
        self.writing(ObjectStore::Backups, Durability::Strict, async |transaction| {
            transaction.put_all(ObjectStore::Backups, vec![(name.to_owned(), bytes.to_vec())]).await?;
            // what an earlier one of this name had more of is no part of this one
            transaction.remove_range(ObjectStore::Backups, &from, Some(&end)).await
        })
        .await
    }

    async fn backups(&self) -> Result<Vec<String>, StoreError> {
        let mut names = self
            .reading(&[ObjectStore::Backups], async |transaction| transaction.keys(ObjectStore::Backups).await)
            .await?;
        names.retain(|name| !is_later_part(name));
        Ok(names)
    }

    async fn backup(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let (_, end) = later_parts(name);
        let parts = self
            .reading(&[ObjectStore::Backups], async |transaction| {
                transaction.range(ObjectStore::Backups, name, Some(&end), u32::MAX).await
            })
            .await?;
        Ok(joined(name, parts))
    }

    async fn remove_backup(&self, name: &str) -> Result<(), StoreError> {
        let (_, end) = later_parts(name);
        // a loss of power must not bring back a copy of what was erased since
        self.writing(ObjectStore::Backups, Durability::Strict, async |transaction| {
            transaction.remove_range(ObjectStore::Backups, name, Some(&end)).await
        })
        .await
    }

    async fn undos(&self) -> Result<Vec<String>, StoreError> {
        self.reading(&[ObjectStore::Undo], async |transaction| transaction.keys(ObjectStore::Undo).await).await
    }

    async fn undo(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.reading(&[ObjectStore::Undo], async |transaction| transaction.get(ObjectStore::Undo, name).await).await
    }

    async fn remove_undo(&self, name: &str) -> Result<(), StoreError> {
        // as of a snapshot: what was erased since may stand in it
        self.writing(ObjectStore::Undo, Durability::Strict, async |transaction| {
            transaction.remove(ObjectStore::Undo, name).await
        })
        .await
    }

    async fn put_blobs(&self, new: &[Blob], now_ms: u64) -> Result<(), StoreError> {
        self.persistently(async |_| {
            let transaction = self.engine.begin(&blobs::STORES, Access::Write(Durability::Strict)).await?;
            blobs::put(&transaction, new, now_ms).await?;
            transaction.commit().await
        })
        .await
    }

    async fn blob(&self, sha256: Digest) -> Result<Option<Vec<u8>>, StoreError> {
        let key = sha256.to_string();
        self.reading(&[ObjectStore::Blobs], async |transaction| transaction.get(ObjectStore::Blobs, &key).await).await
    }

    async fn blob_facts(&self) -> Result<Vec<BlobFact>, StoreError> {
        self.reading(&[ObjectStore::BlobFacts], async |transaction| blobs::facts(transaction).await).await
    }

    async fn sort_blobs(&self, rev: u64, sorted: &Sorted) -> Result<bool, StoreError> {
        let stores = [ObjectStore::Meta, ObjectStore::Blobs, ObjectStore::BlobFacts];
        self.persistently(async |_| {
            // bytes that go are gone: they may be those of a person who was erased
            let transaction = self.engine.begin(&stores, Access::Write(Durability::Strict)).await?;
            if head_of(&transaction).await?.rev != rev {
                return Ok(false);
            }
            blobs::note(&transaction, sorted).await?;
            transaction.commit().await?;
            Ok(true)
        })
        .await
    }

    async fn links(&self, after: &str, limit: u32) -> Result<Vec<Entry>, StoreError> {
        // the least key that is greater
        let from = format!("{after}\0");
        self.reading(&[ObjectStore::Audit], async |transaction| {
            transaction.range(ObjectStore::Audit, &from, None, limit).await
        })
        .await
    }

    async fn history(&self, id: Uuid) -> Result<Vec<Entry>, StoreError> {
        let (from, until) = readable_keys(id);
        self.reading(&[ObjectStore::History], async |transaction| {
            transaction.range(ObjectStore::History, &from, Some(&until), u32::MAX).await
        })
        .await
    }

    async fn quarantine(&self, rows: &[Row]) -> Result<(), StoreError> {
        let damaged = rows.iter().map(|row| Damaged {
            store: ObjectStore::Pages,
            key: row::text_key(row.key.id, &row.key.kind),
            offset: 0,
            fault: Fault::Meaning,
            bytes: row.bytes.clone(),
        });
        let entries: Vec<Entry> = damaged.map(|damaged| quarantine::entry(&damaged)).collect();
        // what is set aside may be all that is left of a row
        self.writing(ObjectStore::Quarantine, Durability::Strict, async |transaction| {
            transaction.put_all(ObjectStore::Quarantine, entries.clone()).await
        })
        .await
    }

    async fn quarantined(&self) -> Result<Vec<Damaged>, StoreError> {
        self.reading(&[ObjectStore::Quarantine], async |transaction| {
            let mut damaged = Vec::new();
            let mut take = |entry| damaged.push(quarantine::read(entry));
            transaction.each(ObjectStore::Quarantine, &mut take).await?;
            Ok(damaged)
        })
        .await
    }
}
