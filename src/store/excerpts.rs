//! The excerpts of a page: kept beside it under its key, by group, and written in the same transaction.
//!
//! ```text
//! <group><form>|<key of the page>   →   a page whose rows hold excerpts, each with the revision of its row
//! ```
//!
//! A page whose first group is missing is *bare*: its excerpts are made again from its rows. So they may be left out wherever
//! making them would cost time that a person waits for, and dropped wherever they are in doubt.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use uuid::Uuid;

use crate::record::excerpt::{Group, excerpt, form};
use crate::store::{
    engine::{Entry, Transaction},
    error::StoreError,
    page,
    row::{Content, Stored},
    schema::ObjectStore,
};

/// How many bytes of pages one step reads to make excerpts: few enough to be over before anyone notices.
const STEP_BYTES: usize = 768 * 1024;

/// The key of a page's excerpts of a group.
fn key(group: Group, bound: &str) -> String {
    format!("{}{}|{bound}", group.name(), form())
}

/// Where the excerpts of a group lie: from, and up to and without.
pub(super) fn range(group: Group) -> (String, String) {
    (format!("{}{}|", group.name(), form()), format!("{}{}}}", group.name(), form()))
}

/// The page whose excerpts a key stands for.
pub(super) fn bound_of(key: &str) -> &str {
    key.split_once('|').map_or(key, |(_, bound)| bound)
}

/// The pages of `bounds` that have no excerpts, given all keys of excerpts.
pub(super) fn bare<'a>(bounds: &'a [String], keys: &[String]) -> Vec<&'a String> {
    let (from, until) = range(Group::Parties);
    let there: BTreeSet<&str> =
        keys.iter().filter(|key| **key >= from && **key < until).map(|key| bound_of(key)).collect();
    bounds.iter().filter(|bound| !there.contains(bound.as_str())).collect()
}

/// Forgets the excerpts of a page.
pub(super) async fn forget(transaction: &impl Transaction, bound: &str) -> Result<(), StoreError> {
    for group in Group::ALL {
        transaction.remove(ObjectStore::Excerpts, &key(group, bound)).await?;
    }
    Ok(())
}

/// The excerpts of a page as they are stored.
pub(super) async fn of_page(transaction: &impl Transaction, bound: &str) -> Result<Vec<(Group, Vec<u8>)>, StoreError> {
    let mut found = Vec::new();
    for group in Group::ALL {
        if let Some(bytes) = transaction.get(ObjectStore::Excerpts, &key(group, bound)).await? {
            found.push((group, bytes));
        }
    }
    Ok(found)
}

/// Excerpts that need not be made again: by row, with the revision they were made of.
pub(super) type Known<'a> = HashMap<(Uuid, &'a str, u64), (Group, &'a [u8])>;

/// Reads stored excerpts. Damaged ones are made again.
pub(super) fn known(stored: &[(Group, Vec<u8>)]) -> Known<'_> {
    let pages = stored.iter().map(|(group, bytes)| (*group, page::read(bytes)));
    pages
        .flat_map(|(group, page)| page.rows.into_iter().map(move |row| (group, row)))
        .filter_map(|(group, row)| match row.content {
            Content::Live(bytes) => Some(((row.id, row.kind, row.rev), (group, bytes))),
            Content::Removed => None,
        })
        .collect()
}

/// The excerpts of a page's rows as entries: the first group always, so that the page is not bare.
///
/// # Errors
/// [`StoreError::Unkeepable`] as in [`Stored::encode`].
pub fn entries(bound: &str, rows: &[Stored<'_>]) -> Result<Vec<Entry>, StoreError> {
    entries_with(bound, rows, &Known::new())
}

/// A row and its excerpt.
type Made<'a> = (&'a Stored<'a>, Cow<'a, [u8]>);

/// The same, without making again what is known.
pub(super) fn entries_with(bound: &str, rows: &[Stored<'_>], known: &Known<'_>) -> Result<Vec<Entry>, StoreError> {
    let mut groups: BTreeMap<Group, Vec<Made<'_>>> = BTreeMap::from([(Group::Parties, Vec::new())]);
    for row in rows {
        let Content::Live(content) = row.content else { continue };
        let made = match known.get(&(row.id, row.kind, row.rev)) {
            Some((group, bytes)) => Some((*group, Cow::Borrowed(*bytes))),
            // a row that cannot be read has no excerpt; the check of the whole book tells of it
            None => excerpt(content).ok().flatten().map(|(group, bytes)| (group, Cow::Owned(bytes))),
        };
        if let Some((group, bytes)) = made {
            groups.entry(group).or_default().push((row, bytes));
        }
    }
    let entry = |(group, made): (Group, Vec<Made<'_>>)| {
        let rows: Vec<Stored<'_>> =
            made.iter().map(|(row, bytes)| Stored { content: Content::Live(bytes), ..**row }).collect();
        Ok((key(group, bound), page::encode(&rows)?))
    };
    groups.into_iter().map(entry).collect()
}

/// Whether excerpts belong to no page, or have another form.
fn is_stray(key: &str, bounds: &[String]) -> bool {
    let in_form = Group::ALL.into_iter().map(range).any(|(from, until)| *key >= *from && *key < *until);
    !in_form || bounds.binary_search_by(|bound| bound.as_str().cmp(bound_of(key))).is_err()
}

/// Makes the excerpts of some bare pages, and drops those that belong to no page or have an older form; answers how many pages
/// are left bare.
pub(super) async fn make_some(transaction: &impl Transaction) -> Result<usize, StoreError> {
    let bounds = transaction.keys(ObjectStore::Pages).await?;
    let keys = transaction.keys(ObjectStore::Excerpts).await?;
    for key in keys.iter().filter(|key| is_stray(key, &bounds)) {
        transaction.remove(ObjectStore::Excerpts, key).await?;
    }
    let bare = bare(&bounds, &keys);
    let (mut made, mut read) = (0_usize, 0_usize);
    for bound in &bare {
        if read >= STEP_BYTES {
            break;
        }
        let bytes = transaction.get(ObjectStore::Pages, bound).await?.unwrap_or_default();
        transaction.put_all(ObjectStore::Excerpts, entries(bound, &page::read(&bytes).rows)?).await?;
        read = read.saturating_add(bytes.len());
        made = made.saturating_add(1);
    }
    Ok(bare.len().saturating_sub(made))
}
