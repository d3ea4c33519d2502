//! Rows are found: those that are asked for, or all of them portion by portion.

use std::collections::HashSet;
use std::rc::Rc;

use uuid::Uuid;

use super::{BULK_ROWS, PagedRepository};
use crate::store::{
    engine::{Access, Engine, Entry, Transaction},
    error::StoreError,
    folding::head_of,
    found::Found,
    head::{self, Head},
    looking::{PAGES_PER_PORTION, in_pages, visit_in},
    repository::{Changes, Loaded, Row, RowKey},
    room,
    row::{self, Content},
    schema::ObjectStore,
    walk::Walk,
};

impl<E: Engine> PagedRepository<E> {
    /// The rows of these keys as far as there are any.
    pub(super) async fn rows_of(&self, keys: &[RowKey]) -> Result<Vec<Row>, StoreError> {
        let texts: Vec<String> = keys.iter().map(|key| row::text_key(key.id, &key.kind)).collect();
        self.reading(&[ObjectStore::Fresh, ObjectStore::Pages], async |transaction| {
            // few rows are fresh at a time: of many keys it is known at once which are not to be asked for there
            let all_fresh: Option<HashSet<String>> = if texts.len() > BULK_ROWS {
                Some(transaction.keys(ObjectStore::Fresh).await?.into_iter().collect())
            } else {
                None
            };
            let perhaps_fresh: Vec<bool> =
                texts.iter().map(|text| all_fresh.as_ref().is_none_or(|all| all.contains(text))).collect();
            let asked = texts.iter().zip(&perhaps_fresh).filter(|(_, perhaps)| **perhaps);
            let wanted: Vec<(ObjectStore, &str)> = asked.map(|(text, _)| (ObjectStore::Fresh, text.as_str())).collect();
            let mut found = transaction.get_each(&wanted).await?.into_iter();
            let fresh = perhaps_fresh.iter().map(|perhaps| if *perhaps { found.next().flatten() } else { None });
            self.rows_beside(transaction, keys, fresh).await
        })
        .await
    }

    /// The head, and the rows of these keys as far as there are any.
    pub(super) async fn head_and_rows(
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
    pub(super) async fn rows_beside(
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
    pub(super) async fn try_in_portions(&self, told: &mut dyn FnMut(u64, u64)) -> Result<Option<Loaded>, StoreError> {
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

    /// A walk that stands in front of the first page.
    pub(super) async fn walk_from_the_beginning(&self) -> Result<Option<Walk>, StoreError> {
        self.reading(&[ObjectStore::Meta, ObjectStore::Fresh], async |transaction| {
            let Some(bytes) = transaction.get(ObjectStore::Meta, head::KEY).await? else { return Ok(None) };
            let mut fresh: Vec<Entry> = Vec::new();
            transaction.each(ObjectStore::Fresh, &mut |entry| fresh.push(entry)).await?;
            Ok(Head::read(&bytes).ok().and_then(|head| Walk::begin(head, &fresh)))
        })
        .await
    }

    /// The rows of the next few pages of a walk; `None` at its end.
    pub(super) async fn next_of(&self, walk: &mut Walk) -> Result<Option<Vec<Row>>, StoreError> {
        let Some(from) = walk.next_page().map(str::to_owned) else { return Ok(None) };
        let (head, pages) = self
            .reading(&[ObjectStore::Meta, ObjectStore::Pages], async |transaction| {
                let head = head_of(transaction).await?;
                Ok((head, transaction.range(ObjectStore::Pages, &from, None, PAGES_PER_PORTION).await?))
            })
            .await?;
        walk.take(&head, &pages).map(Some)
    }

    /// Hands every row on without keeping it.
    pub(super) async fn hand_on(&self, take: &mut dyn FnMut(Uuid, &[u8])) -> Result<Loaded, StoreError> {
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

    /// What was written after a revision; `None` if that can no longer be told from the fresh rows.
    pub(super) async fn changes_after(&self, rev: u64) -> Result<Option<Changes>, StoreError> {
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
}
