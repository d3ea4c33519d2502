//! What a file is made of: the rows of the book, counted, and the head of the copy.

use std::collections::{BTreeMap, BTreeSet};

use super::key::{Keyed, keyed};
use super::{OutletFault, Surroundings, TRIES};
use crate::domain::attachment::Attachment;
use crate::domain::lifecycle::digest::Digest;
use crate::kinds::Kind;
use crate::record::excerpt::shown;
use crate::record::meta::Meta;
use crate::record::rec::ERASED;
use crate::record::replica::Replica;
use crate::record::row::{decode_row, id_of, key_of};
use crate::store::sentinel::rebuilt;
use crate::store::walk::Walk;
use crate::store::{BlobFact, Repository, Row, StoreError};
use crate::sync::file::Limits;
use crate::sync::file::blobs::text_len;

/// What a file is made of.
pub(super) struct Contents {
    pub(super) keyed: Keyed,
    pub(super) tally: Tally,
    /// The rows that are here, in their order.
    pub(super) rows: Vec<Row>,
    /// Where the others come from.
    pub(super) walk: Option<Walk>,
}

/// What the head and the limits of a file need to know of the rows, without the rows.
#[derive(Default)]
pub(super) struct Tally {
    /// How many records of which kind.
    pub(super) kinds: BTreeMap<String, u64>,
    /// How many in all.
    pub(super) records: u64,
    /// How many bytes they are at most in the file.
    pub(super) text: u64,
    /// How many rows are no records.
    pub(super) left_out: u64,
    /// The bytes of files that they name.
    pub(super) named: BTreeSet<Digest>,
}

impl Tally {
    fn take(&mut self, row: &Row) {
        if !is_record(row) {
            self.left_out = self.left_out.saturating_add(1);
            return;
        }
        let kind = key_of(&row.bytes).map_or(ERASED, |(_, kind)| kind);
        match self.kinds.get_mut(kind) {
            Some(n) => *n = n.saturating_add(1),
            None => drop(self.kinds.insert(kind.to_owned(), 1)),
        }
        self.records = self.records.saturating_add(1);
        // a line break and a comma for every row
        self.text = self.text.saturating_add(count(row.bytes.len())).saturating_add(2);
        if row.key.kind == Kind::Attachment.name()
            && let Ok(Some(attachment)) = shown::<Attachment>(&row.bytes)
        {
            self.named.insert(attachment.content.sha256);
        }
    }
}

/// Whether a row is a record and goes into the file.
pub(super) fn is_record(row: &Row) -> bool {
    id_of(&row.bytes) == Some(row.key.id)
}

/// What is stored, counted, to be fetched again while it is written. `None` where the head is lost or cannot be read.
pub(super) async fn walked(
    repository: &impl Repository,
    surroundings: &mut Surroundings<'_>,
) -> Result<Option<Contents>, OutletFault> {
    let Some(walk) = repository.begin_walk().await? else { return Ok(None) };
    let Ok(meta) = Meta::decode(walk.meta()) else { return Ok(None) };
    let keyed = keyed(repository, meta, walk.rev(), surroundings).await?;
    let (mut tally, mut ahead) = (Tally::default(), walk.clone());
    while let Some(rows) = repository.walk_on(&mut ahead).await? {
        for row in &rows {
            tally.take(row);
        }
    }
    Ok(Some(Contents { keyed, tally, rows: Vec::new(), walk: Some(walk) }))
}

/// What is stored, all of it.
pub(super) async fn held(
    repository: &impl Repository,
    surroundings: &mut Surroundings<'_>,
) -> Result<Contents, OutletFault> {
    let (keyed, mut rows) = keyed_and_rows(repository, surroundings).await?;
    let mut tally = Tally::default();
    for row in &rows {
        tally.take(row);
    }
    rows.retain(is_record);
    rows.sort_unstable_by_key(|row| row.key.id);
    Ok(Contents { keyed, tally, rows, walk: None })
}

/// What is stored, with the head of the copy; where the head is lost, what the rows say of it.
async fn keyed_and_rows(
    repository: &impl Repository,
    surroundings: &mut Surroundings<'_>,
) -> Result<(Keyed, Vec<Row>), OutletFault> {
    let mut rev = 0;
    for _ in 0..TRIES {
        let loaded = repository.load_in_portions().await?;
        if loaded.meta.is_none() && loaded.rows.is_empty() {
            return Err(OutletFault::NoBook);
        }
        let meta = loaded.meta.as_deref().and_then(|bytes| Meta::decode(bytes).ok());
        let meta = meta.unwrap_or_else(|| {
            // the head is lost, the rows are not: what they say of it is enough, under a new id of this copy; which book it is
            // was noted apart from them
            let recs: Vec<_> = loaded.rows.iter().filter_map(|row| decode_row(&row.bytes).ok()).collect();
            let replica = Replica(u64::from_be_bytes(surroundings.bytes()));
            rebuilt(surroundings.known, surroundings.id(), replica, recs.iter().map(|(_, rec)| rec))
        });
        match keyed(repository, meta, loaded.rev, surroundings).await {
            Ok(keyed) => return Ok((keyed, loaded.rows)),
            Err(OutletFault::Store(StoreError::Stale { rev: now })) => rev = now,
            Err(fault) => return Err(fault),
        }
    }
    Err(StoreError::Stale { rev }.into())
}

/// The bytes that records name and that are here, in the order of their digests.
pub(super) fn carried(
    named: &BTreeSet<Digest>,
    here: &[BlobFact],
    limits: Limits,
) -> Result<Vec<BlobFact>, OutletFault> {
    let mut carried: Vec<BlobFact> = here.iter().filter(|it| named.contains(&it.sha256)).copied().collect();
    carried.sort_by_key(|it| it.sha256);
    let text = carried.iter().fold(0_u64, |sum, it| sum.saturating_add(text_len(it.size)));
    if text > limits.blobs { Err(OutletFault::TooManyBytes) } else { Ok(carried) }
}

fn count(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}
