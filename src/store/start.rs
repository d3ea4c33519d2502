//! What a start reads: not the records but their excerpts, a portion at a time.

use futures_util::future::{join, join4};

use crate::record::excerpt::Group;
use crate::store::{
    engine::{Entry, Transaction},
    error::StoreError,
    excerpts,
    head::{self, Head},
    page,
    repository::{Excerpts, Glance, Row, RowKey},
    row::{self, Content, Stored},
    schema::ObjectStore,
};

/// Which rows are to be read one by one, because no page or no excerpt speaks for them.
pub(super) async fn glance(transaction: &impl Transaction) -> Result<Option<Glance>, StoreError> {
    let mut fresh = Vec::new();
    let mut take = |(_, bytes): Entry| fresh.push(bytes);
    // a page without this group is bare: to look through the others would be to go through all that is kept of the book
    let (from, until) = excerpts::range(Group::Parties);
    let (bytes, bounds, taken, keys) = join4(
        transaction.get(ObjectStore::Meta, head::KEY),
        transaction.keys(ObjectStore::Pages),
        transaction.each(ObjectStore::Fresh, &mut take),
        transaction.keys_between(ObjectStore::Excerpts, &from, &until),
    )
    .await;
    let (bytes, bounds, keys) = (bytes?, bounds?, keys?);
    taken?;
    let head = match bytes.as_deref().map(Head::read) {
        Some(Ok(head)) => head,
        None if bounds.is_empty() && fresh.is_empty() => return Ok(Some(Glance::default())),
        Some(Err(_)) | None => return Ok(None),
    };
    let bare = excerpts::bare(&bounds, &keys).into_iter().cloned().collect();
    let mut glance = Glance { rev: head.rev, folded: head.folded, meta: head.meta, bare, ..Glance::default() };
    for bytes in &fresh {
        let Ok(read) = row::read(bytes) else { return Ok(None) };
        match read.row.content {
            Content::Live(bytes) => glance.fresh.push(Row { key: read.row.key(), bytes: bytes.to_vec() }),
            Content::Removed => glance.removed.push(read.row.key()),
        }
        if read.row.rev > glance.rev {
            return Ok(None);
        }
    }
    Ok(Some(glance))
}

/// The next excerpts of a group.
pub(super) async fn portion(
    transaction: &impl Transaction,
    group: Group,
    after: Option<&str>,
    pages: u32,
) -> Result<Excerpts, StoreError> {
    let (first, until) = excerpts::range(group);
    let from = after.map_or(first, |after| format!("{after}\0"));
    // asked for together: the browser gathers the excerpts even while whoever asked is busy with others
    let head = transaction.get(ObjectStore::Meta, head::KEY);
    let entries = transaction.range(ObjectStore::Excerpts, &from, Some(&until), pages);
    let (head, entries) = join(head, entries).await;
    let head = match head? {
        Some(bytes) => Head::read(&bytes).map_err(|_| StoreError::Damaged)?,
        None => return Err(StoreError::Damaged),
    };
    let entries = entries?;
    let full = u32::try_from(entries.len()).is_ok_and(|count| count == pages);
    let mut found = Excerpts { folded: head.folded, ..Excerpts::default() };
    found.next = entries.last().filter(|_| full).map(|(key, _)| key.clone());
    for (key, bytes) in &entries {
        let page = page::read(bytes);
        if page.fragments.is_empty() && page.rows.iter().all(|row| row.rev <= head.rev) {
            found.rows.extend(page.rows.iter().filter_map(live));
        } else {
            found.in_doubt.push(excerpts::bound_of(key).to_owned());
        }
    }
    Ok(found)
}

fn live(stored: &Stored<'_>) -> Option<Row> {
    match stored.content {
        Content::Live(bytes) => {
            Some(Row { key: RowKey { id: stored.id, kind: stored.kind.to_owned() }, bytes: bytes.to_vec() })
        }
        Content::Removed => None,
    }
}

/// The rows of a page; `None` if not all of it can be read.
pub(super) async fn rows_of_page(transaction: &impl Transaction, bound: &str) -> Result<Option<Vec<Row>>, StoreError> {
    let Some(bytes) = transaction.get(ObjectStore::Pages, bound).await? else { return Ok(Some(Vec::new())) };
    let page = page::read(&bytes);
    Ok(page.fragments.is_empty().then(|| page.rows.iter().filter_map(live).collect()))
}
