//! Looking for rows in the pages.

use std::collections::{BTreeMap, HashMap};

use futures_util::future::join;
use uuid::Uuid;

use crate::store::{
    engine::Transaction,
    error::StoreError,
    found::Found,
    head, layout, page,
    repository::{Row, RowKey},
    row::{self, Content},
    schema::ObjectStore,
};

/// So many pages are read at a time.
pub(super) const PAGES_PER_PORTION: u32 = 8;

/// So many pages are looked at for single rows at a time, in bytes at most a few megabytes: nobody waits for long in between.
const PAGES_AT_ONCE: usize = 12;

/// Hands on every row that a page holds, a few pages at a time; fresh rows are found in the answer.
pub(super) async fn visit_in(
    transaction: &impl Transaction,
    take: &mut dyn FnMut(Uuid, &[u8]),
) -> Result<Found, StoreError> {
    let mut found = Found::default();
    found.take_head(transaction.get(ObjectStore::Meta, head::KEY).await?);
    transaction.each(ObjectStore::Fresh, &mut |entry| found.take_fresh(entry)).await?;
    let mut pages = transaction.range(ObjectStore::Pages, "", None, PAGES_PER_PORTION).await?;
    while let Some((bound, _)) = pages.last() {
        let from = format!("{bound}\0");
        // asked for first: the browser gathers the next pages while these are gone through
        let next = transaction.range(ObjectStore::Pages, &from, None, PAGES_PER_PORTION);
        let visited = async {
            for page in &pages {
                found.visit_page(page, &mut |stored, content| take(stored.id, content));
            }
        };
        let (next, ()) = join(next, visited).await;
        pages = next?;
    }
    Ok(found)
}

/// Looks for rows in the pages that should hold them; gives back the keys that are in none.
pub(super) async fn in_pages<'k>(
    transaction: &impl Transaction,
    bounds: &[String],
    wanted: Vec<&'k RowKey>,
    rows: &mut Vec<Row>,
) -> Result<Vec<&'k RowKey>, StoreError> {
    let mut by_page: BTreeMap<usize, Vec<&'k RowKey>> = BTreeMap::new();
    for key in wanted {
        let index = if bounds.len() < 2 { 0 } else { layout::locate(bounds, &row::text_key(key.id, &key.kind)) };
        by_page.entry(index).or_default().push(key);
    }
    let mut missing = Vec::new();
    let mut in_page: Vec<(&str, Vec<&'k RowKey>)> = Vec::with_capacity(by_page.len());
    for (index, wanted) in by_page {
        match bounds.get(index) {
            Some(bound) => in_page.push((bound.as_str(), wanted)),
            None => missing.extend(wanted),
        }
    }
    // never all pages of a large book at a time
    for portion in in_page.chunks(PAGES_AT_ONCE) {
        let places: Vec<(ObjectStore, &str)> = portion.iter().map(|(bound, _)| (ObjectStore::Pages, *bound)).collect();
        let pages = transaction.get_each(&places).await?;
        for ((_, wanted), bytes) in portion.iter().zip(pages) {
            let bytes = bytes.unwrap_or_default();
            let mut wanted: HashMap<(Uuid, &str), (&'k RowKey, bool)> =
                wanted.iter().map(|key| ((key.id, key.kind.as_str()), (*key, false))).collect();
            for stored in page::read(&bytes).rows {
                if let Content::Live(content) = stored.content
                    && let Some((key, is_found)) = wanted.get_mut(&(stored.id, stored.kind))
                {
                    rows.push(Row { key: (*key).clone(), bytes: content.to_vec() });
                    *is_found = true;
                }
            }
            missing.extend(wanted.into_values().filter(|(_, is_found)| !is_found).map(|(key, _)| key));
        }
    }
    Ok(missing)
}
