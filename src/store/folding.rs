//! Newer rows are folded into pages inside a transaction: those of a large batch at once, fresh ones step by step.

use crate::store::{
    engine::{Entry, Transaction},
    error::StoreError,
    excerpts,
    head::{self, Head},
    layout, page, quarantine,
    repository::{Damaged, Row, Supply},
    row::{self, Stored},
    schema::ObjectStore,
};

/// How many pages one step of [`Repository::tidy`] writes anew: few enough to be over before anyone notices.
const PAGES_PER_STEP: usize = 24;

/// So many bytes of supplied rows are folded at a time.
const PORTION: usize = 4 << 20;

/// So many pages are handed over at a time: what a large list fills is made while the page of the browser answers in between.
const PAGES_AT_ONCE: usize = 4;

/// When the excerpts of a page are made that is written anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Making {
    /// With it.
    Now,
    /// When idle: somebody waits for a large batch.
    Later,
}

/// The head; that of an empty database if there is none.
pub(super) async fn head_of(transaction: &impl Transaction) -> Result<Head, StoreError> {
    match transaction.get(ObjectStore::Meta, head::KEY).await? {
        Some(bytes) => Head::read(&bytes).map_err(|_| StoreError::Damaged),
        None => Ok(Head::default()),
    }
}

/// Writes the head.
pub(super) async fn put_head(transaction: &impl Transaction, head: &Head) -> Result<(), StoreError> {
    transaction.put_all(ObjectStore::Meta, vec![(head::KEY.to_owned(), head.encode())]).await
}

/// Folds a large batch, and every fresh row with it, into the pages.
pub(super) async fn write_pages(transaction: &impl Transaction, batch: &[Stored<'_>]) -> Result<(), StoreError> {
    let mut fresh = Vec::new();
    transaction.each(ObjectStore::Fresh, &mut |entry| fresh.push(entry)).await?;
    let bounds = transaction.keys(ObjectStore::Pages).await?;
    set_aside_fresh(transaction, &fresh).await?;
    let rows = fresh.iter().filter_map(|(_, bytes)| Some(row::read(bytes).ok()?.row));
    let touched = layout::by_page(&bounds, rows.chain(batch.iter().copied()));
    for (index, newer) in touched {
        write_page(transaction, bounds.get(index), newer, Making::Later).await?;
    }
    transaction.remove_range(ObjectStore::Fresh, "", None).await
}

/// Folds rows that are supplied one by one into the pages, a portion at a time. No fresh row is left by now.
pub(super) async fn write_supplied(
    transaction: &impl Transaction,
    supply: &impl Supply,
    rev: u64,
) -> Result<(), StoreError> {
    let mut place = 0;
    while place < supply.len() {
        let (mut rows, mut size): (Vec<Row>, usize) = (Vec::new(), 0);
        while place < supply.len() && size < PORTION {
            let row = supply.row(place)?;
            size = size.saturating_add(row.bytes.len());
            rows.push(row);
            place = place.saturating_add(1);
        }
        // where the portion before ended, a page was made or filled
        let bounds = transaction.keys(ObjectStore::Pages).await?;
        let touched = layout::by_page(&bounds, rows.iter().map(|row| Stored::live(row, rev)));
        for (index, newer) in touched {
            write_page(transaction, bounds.get(index), newer, Making::Later).await?;
        }
    }
    Ok(())
}

/// Folds the fresh rows of the pages that have most of them; answers how many fresh rows are left.
pub(super) async fn fold_step(transaction: &impl Transaction) -> Result<usize, StoreError> {
    let head = head_of(transaction).await?;
    let mut fresh = Vec::new();
    transaction.each(ObjectStore::Fresh, &mut |entry| fresh.push(entry)).await?;
    let bounds = transaction.keys(ObjectStore::Pages).await?;
    set_aside_fresh(transaction, &fresh).await?;
    let rows = fresh.iter().filter_map(|(_, bytes)| Some(row::read(bytes).ok()?.row));
    let mut pages: Vec<_> = layout::by_page(&bounds, rows).into_iter().collect();
    pages.sort_by_key(|(_, rows)| std::cmp::Reverse(rows.len()));
    pages.truncate(PAGES_PER_STEP);

    let (mut folded, mut gone) = (head.folded, 0_usize);
    for (index, newer) in pages {
        folded = newer.iter().fold(folded, |greatest, row| greatest.max(row.rev));
        gone = gone.saturating_add(newer.len());
        // the first page also takes what lies before its bound
        let from = if index == 0 { "" } else { bounds.get(index).map_or("", String::as_str) };
        let until = index.checked_add(1).and_then(|next| bounds.get(next)).map(String::as_str);
        write_page(transaction, bounds.get(index), newer, Making::Now).await?;
        transaction.remove_range(ObjectStore::Fresh, from, until).await?;
    }
    put_head(transaction, &Head { folded, ..head }).await?;
    Ok(fresh.len().saturating_sub(gone))
}

/// Writes the page under `bound` anew, with `newer` rows laid over what it holds.
async fn write_page(
    transaction: &impl Transaction,
    bound: Option<&String>,
    newer: Vec<Stored<'_>>,
    making: Making,
) -> Result<(), StoreError> {
    let bytes = match bound {
        Some(bound) => transaction.get(ObjectStore::Pages, bound).await?.unwrap_or_default(),
        None => Vec::new(),
    };
    let mut rows = Vec::new();
    if let Some(bound) = bound {
        let page = page::read(&bytes);
        let damaged = page.fragments.iter().map(|fragment| Damaged {
            store: ObjectStore::Pages,
            key: bound.clone(),
            offset: fragment.offset,
            fault: fragment.fault,
            bytes: fragment.bytes.to_vec(),
        });
        let entries: Vec<Entry> = damaged.map(|damaged| quarantine::entry(&damaged)).collect();
        if !entries.is_empty() {
            transaction.put_all(ObjectStore::Quarantine, entries).await?;
        }
        rows = page.rows;
    }
    rows.extend(newer);
    let key = bound.map_or("", String::as_str);
    let rows = layout::fold(rows);
    let pages = layout::split(key, &rows);
    if bound.is_some() {
        let older = match making {
            Making::Now => excerpts::of_page(transaction, key).await?,
            Making::Later => Vec::new(),
        };
        excerpts::forget(transaction, key).await?;
        if making == Making::Now {
            let known = excerpts::known(&older);
            for (key, rows) in &pages {
                transaction.put_all(ObjectStore::Excerpts, excerpts::entries_with(key, rows, &known)?).await?;
            }
        }
        if pages.is_empty() {
            return transaction.remove(ObjectStore::Pages, key).await;
        }
    }
    for some in pages.chunks(PAGES_AT_ONCE) {
        let some: Result<Vec<Entry>, StoreError> =
            some.iter().map(|(key, rows)| Ok((key.clone(), page::encode(rows)?))).collect();
        transaction.put_all(ObjectStore::Pages, some?).await?;
    }
    Ok(())
}

/// Keeps damaged fresh rows before their place is emptied.
async fn set_aside_fresh(transaction: &impl Transaction, fresh: &[Entry]) -> Result<(), StoreError> {
    let damaged = fresh.iter().filter_map(|(key, bytes)| {
        let fault = row::read(bytes).err()?;
        Some(Damaged { store: ObjectStore::Fresh, key: key.clone(), offset: 0, fault, bytes: bytes.clone() })
    });
    let entries: Vec<Entry> = damaged.map(|damaged| quarantine::entry(&damaged)).collect();
    if entries.is_empty() {
        return Ok(());
    }
    transaction.put_all(ObjectStore::Quarantine, entries).await
}
