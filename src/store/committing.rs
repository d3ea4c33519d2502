//! What is the same in every commit: whether it is to be made, and what it writes beside the pages.

use crate::store::{
    engine::{Entry, Transaction},
    error::StoreError,
    head::{self, Head},
    repository::{Batch, Row, Supply},
    row::Stored,
    schema::ObjectStore,
    trail::{forget_readable, trail_entries},
};

/// No rows beside those of the batch.
pub(super) struct Nothing;

impl Supply for Nothing {
    fn len(&self) -> usize {
        0
    }

    fn row(&self, _: usize) -> Result<Row, StoreError> {
        Err(StoreError::Damaged)
    }
}

/// Whether a commit is tried for the first time.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Attempt {
    First,
    /// The answer to the first attempt was lost with the connection.
    Second,
}

/// What a commit comes to that must not be made: another revision is stored, or this one is on the disk already, where the
/// answer to the first attempt was lost. `None` if it is to be made.
pub(super) fn standing(
    head: &Head,
    expected_rev: u64,
    meta: Option<&[u8]>,
    attempt: Attempt,
) -> Option<Result<u64, StoreError>> {
    if head.rev == expected_rev {
        return None;
    }
    let ours = attempt == Attempt::Second
        && meta.is_some()
        && expected_rev.checked_add(1) == Some(head.rev)
        && head.meta.as_deref() == meta;
    Some(if ours { Ok(head.rev) } else { Err(StoreError::Stale { rev: head.rev }) })
}

/// Hands over at once what a batch writes beside its pages.
pub(super) async fn write_rest(
    transaction: &impl Transaction,
    mut puts: Vec<(ObjectStore, Vec<Entry>)>,
    batch: &Batch,
    head: &Head,
) -> Result<(), StoreError> {
    if !batch.audit.is_empty() {
        puts.extend(trail_entries(&batch.audit));
    }
    puts.push((ObjectStore::Meta, vec![(head::KEY.to_owned(), head.encode())]));
    transaction.put_each(puts).await?;
    forget_readable(transaction, &batch.audit).await
}

pub(super) fn rows_of(batch: &Batch, rev: u64) -> Vec<Stored<'_>> {
    let puts = batch.puts.iter().map(|row| Stored::live(row, rev));
    puts.chain(batch.removes.iter().map(|key| Stored::removed(key, rev))).collect()
}

pub(super) fn fresh_entries(rows: &[Stored<'_>]) -> Result<Vec<Entry>, StoreError> {
    let entry = |row: &Stored<'_>| {
        let mut bytes = Vec::with_capacity(row.encoded_len());
        row.encode(&mut bytes)?;
        Ok((row.text_key(), bytes))
    };
    rows.iter().map(entry).collect()
}
