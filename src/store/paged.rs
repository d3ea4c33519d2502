//! The repository over any [`Engine`]: rows in pages, fresh rows laid over them.
//!
//! An edit writes one fresh row and the head. A batch larger than [`BULK_ROWS`] folds everything into pages at once.
//! [`Repository::tidy`] folds the fresh rows page by page once there are [`FOLD_AT`].

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use uuid::Uuid;

use crate::domain::lifecycle::digest::Digest;
use crate::record::audit::readable_keys;
use crate::record::excerpt::Group;
use crate::store::{
    blobs::{self, Blob, BlobFact, Sorted},
    committing::{Attempt, Nothing, fresh_entries, rows_of, standing, write_rest},
    engine::{Access, Engine, Entry, Transaction},
    error::StoreError,
    excerpts,
    folding::{fold_step, head_of, put_head, write_pages, write_supplied},
    found::Found,
    head::{self, Head},
    layout,
    looking::{PAGES_PER_PORTION, in_pages, visit_in},
    page, quarantine,
    repository::{
        Batch, Changes, Damaged, Draft, Durability, Excerpts, Fault, Glance, Loaded, Repository, Row, RowKey, Supply,
        Tidied,
    },
    room,
    row::{self, Content, Stored},
    schema::ObjectStore,
    snapshot::{is_later_part, joined, later_parts},
    start,
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

    async fn try_commit(
        &self,
        batch: &Batch,
        supply: &impl Supply,
        durability: Durability,
        attempt: Attempt,
    ) -> Result<u64, StoreError> {
        let parts = [batch.puts.len(), batch.removes.len(), supply.len()];
        let by_page = parts.iter().fold(0_usize, |sum, part| sum.saturating_add(*part)) > BULK_ROWS;
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
    async fn try_amend(
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

    /// The head, and the rows of these keys as far as there are any.
    async fn head_and_rows(
        &self,
        transaction: &E::Transaction,
        keys: &[RowKey],
    ) -> Result<(Head, Vec<Row>), StoreError> {
        let texts: Vec<String> = keys.iter().map(|key| row::text_key(key.id, &key.kind)).collect();
        let wanted: Vec<(ObjectStore, &str)> = std::iter::once((ObjectStore::Meta, head::KEY))
            .chain(texts.iter().map(|text| (ObjectStore::Fresh, text.as_str())))
            .collect();
        let mut found = transaction.get_each(&wanted).await?.into_iter();
        let head = match found.next().flatten() {
            Some(bytes) => Head::read(&bytes).map_err(|_| StoreError::Damaged)?,
            None => Head::default(),
        };
        Ok((head, self.rows_beside(transaction, keys, found).await?))
    }

    /// The rows of these keys: `fresh` is what lies under them among the fresh rows, what is missing there is in the pages.
    async fn rows_beside(
        &self,
        transaction: &E::Transaction,
        keys: &[RowKey],
        fresh: impl Iterator<Item = Option<Vec<u8>>>,
    ) -> Result<Vec<Row>, StoreError> {
        let mut rows = Vec::with_capacity(keys.len());
        let mut missing = Vec::new();
        for (key, fresh) in keys.iter().zip(fresh) {
            match fresh.as_deref().map(row::read) {
                Some(Ok(read)) => {
                    if let Content::Live(bytes) = read.row.content {
                        rows.push(Row { key: key.clone(), bytes: bytes.to_vec() });
                    }
                }
                Some(Err(_)) | None => missing.push(key),
            }
        }
        let known = Rc::clone(&self.bounds.borrow());
        let missing = in_pages(transaction, &known, missing, &mut rows).await?;
        if !missing.is_empty() {
            let bounds: Rc<[String]> = transaction.keys(ObjectStore::Pages).await?.into();
            if bounds != known {
                in_pages(transaction, &bounds, missing, &mut rows).await?;
                self.bounds.replace(bounds);
            }
        }
        Ok(rows)
    }

    /// Everything, portion by portion; `None` if pages were written anew meanwhile. What is edited meanwhile is among the
    /// fresh rows, which are read first: the pages stay what they were.
    async fn try_in_portions(&self, told: &mut dyn FnMut(u64, u64)) -> Result<Option<Loaded>, StoreError> {
        let (mut found, total) = self
            .reading(&[ObjectStore::Meta, ObjectStore::Fresh, ObjectStore::Pages], async |transaction| {
                let mut found = Found::default();
                found.take_head(transaction.get(ObjectStore::Meta, head::KEY).await?);
                transaction.each(ObjectStore::Fresh, &mut |entry| found.take_fresh(entry)).await?;
                Ok((found, transaction.count(ObjectStore::Pages).await?))
            })
            .await?;
        let total = u64::try_from(total).unwrap_or(u64::MAX);
        let mut done = 0_u64;
        let mut from = String::new();
        loop {
            told(done, total.max(done));
            let portion = self.reading(&[ObjectStore::Meta, ObjectStore::Pages], async |transaction| {
                let head = head_of(transaction).await?;
                Ok((head.folded, transaction.range(ObjectStore::Pages, &from, None, PAGES_PER_PORTION).await?))
            });
            let (folded, pages) = portion.await?;
            if folded != found.head.folded {
                return Ok(None);
            }
            for page in &pages {
                found.take_page(page);
                done = done.saturating_add(1);
            }
            match pages.last() {
                Some((bound, _)) => from = format!("{bound}\0"),
                None => break,
            }
        }
        // a page that was divided after it was read would bring a part of its rows again
        if !found.rows.is_sorted_by(|a, b| a.key < b.key) {
            return Ok(None);
        }
        found.finish();
        let Found { head, rows, damaged, .. } = found;
        if !damaged.is_empty() {
            return Err(StoreError::Damaged);
        }
        Ok(Some(Loaded { meta: head.meta, rev: head.rev, rows, damaged }))
    }

    /// Sets damaged bytes aside and writes what is left of the places they were found in.
    async fn mend(&self, damaged: &[Damaged], head: &Head) -> Result<(), StoreError> {
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
        room::keep_ahead();
        let stores = [ObjectStore::Meta, ObjectStore::Pages, ObjectStore::Fresh];
        let transaction = self.engine.begin(&stores, Access::Read).await?;
        let mut found = match visit_in(&transaction, take).await {
            Err(StoreError::ConnectionLost) => {
                // what was handed on is worth nothing now: whoever asked begins again, over a new connection
                self.engine.reopen().await?;
                return Err(StoreError::ConnectionLost);
            }
            found => found?,
        };
        transaction.commit().await?;
        found.finish();
        for row in &found.rows {
            take(row.key.id, &row.bytes);
        }
        let Found { head, damaged, .. } = found;
        if !damaged.is_empty() {
            drop(self.mend(&damaged, &head).await);
        }
        Ok(Loaded { meta: head.meta, rev: head.rev, rows: Vec::new(), damaged })
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
        self.reading(&[ObjectStore::Meta, ObjectStore::Fresh], async |transaction| {
            let head = head_of(transaction).await?;
            if rev < head.folded || rev > head.rev {
                return Ok(None);
            }
            let mut changes = Changes { rev: head.rev, meta: head.meta, ..Changes::default() };
            let mut legible = Ok(());
            let mut take = |(_, bytes): Entry| match row::read(&bytes) {
                Ok(read) if read.row.rev > rev => match read.row.content {
                    Content::Live(content) => {
                        changes.puts.push(Row { key: read.row.key(), bytes: content.to_vec() });
                    }
                    Content::Removed => changes.removes.push(read.row.key()),
                },
                Ok(_) => {}
                Err(_) => legible = Err(()),
            };
            transaction.each(ObjectStore::Fresh, &mut take).await?;
            // what a damaged row changed cannot be told; loading sets it aside
            Ok(legible.ok().map(|()| changes))
        })
        .await
    }

    async fn rev(&self) -> Result<u64, StoreError> {
        self.reading(&[ObjectStore::Meta], async |transaction| Ok(head_of(transaction).await?.rev)).await
    }

    async fn get(&self, keys: &[RowKey]) -> Result<Vec<Row>, StoreError> {
        let texts: Vec<String> = keys.iter().map(|key| row::text_key(key.id, &key.kind)).collect();
        self.reading(&[ObjectStore::Fresh, ObjectStore::Pages], async |transaction| {
            let wanted: Vec<(ObjectStore, &str)> =
                texts.iter().map(|text| (ObjectStore::Fresh, text.as_str())).collect();
            let fresh = transaction.get_each(&wanted).await?;
            self.rows_beside(transaction, keys, fresh.into_iter()).await
        })
        .await
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
            let transaction = self.engine.begin(&stores, Access::Write(Durability::Relaxed)).await?;
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
        self.writing(ObjectStore::Backups, Durability::Relaxed, async |transaction| {
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
        self.writing(ObjectStore::Undo, Durability::Relaxed, async |transaction| {
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
            let transaction = self.engine.begin(&stores, Access::Write(Durability::Relaxed)).await?;
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
        self.writing(ObjectStore::Quarantine, Durability::Relaxed, async |transaction| {
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
