//! The bytes of files, kept once under what they are: their SHA-256.
//!
//! Records name bytes by their digest and hold none. Bytes are written, flushed to the disk, *before* the record that names them:
//! a record that is written here is never without them. What breaks off in between leaves bytes that nobody names.
//!
//! **When bytes go.** Bytes that no record names any more are noted as unneeded, with the day. They are removed when that was
//! [`KEPT_MS`] ago and neither a snapshot nor an import that can be taken back is of the time between their coming and that day:
//! what is put back from there finds its bytes. A record that an import erased for good names nothing any more, and its bytes go
//! by the same rule: taking the import back brings the record, and it must not come without them.

use std::collections::BTreeSet;

use sha2::{Digest as _, Sha256};

use super::{
    engine::{Entry, Transaction},
    error::StoreError,
    repository::Row,
    schema::ObjectStore,
    snapshot::Label,
};
use crate::domain::lifecycle::digest::Digest;
use crate::record::document::is_deleted;
use crate::record::row::decode_row;

/// How long unneeded bytes are kept at least, in milliseconds: thirty days, as long as imports can be taken back.
pub const KEPT_MS: u64 = 30 * 24 * 60 * 60 * 1000;

/// Bytes on their way into the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blob {
    /// Their SHA-256.
    pub sha256: Digest,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Blob {
    /// These bytes under their digest.
    pub fn of(bytes: Vec<u8>) -> Self {
        Self { sha256: digest_of(&bytes), bytes }
    }

    /// Whether the bytes are what the digest says.
    pub fn is_sound(&self) -> bool {
        digest_of(&self.bytes) == self.sha256
    }
}

/// The digest of bytes.
pub fn digest_of(bytes: &[u8]) -> Digest {
    Digest(Sha256::digest(bytes).into())
}

/// What is known of kept bytes without reading them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct BlobFact {
    /// Their SHA-256.
    pub sha256: Digest,
    /// How many.
    pub size: u64,
    /// When they came, in milliseconds.
    pub kept_ms: u64,
    /// Since when no record names them, in milliseconds, as far as that was noted.
    pub unneeded_ms: Option<u64>,
}

impl BlobFact {
    fn entry(&self) -> Entry {
        let unneeded = self.unneeded_ms.map(|ms| ms.to_string()).unwrap_or_default();
        (self.sha256.to_string(), format!("1|{}|{}|{unneeded}", self.size, self.kept_ms).into_bytes())
    }

    fn read((key, bytes): &Entry) -> Option<Self> {
        let sha256 = Digest::parse(key)?;
        let mut parts = str::from_utf8(bytes).ok()?.split('|');
        if parts.next()? != "1" {
            return None;
        }
        let (size, kept_ms) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let unneeded_ms = match parts.next()? {
            "" => None,
            ms => Some(ms.parse().ok()?),
        };
        Some(Self { sha256, size, kept_ms, unneeded_ms })
    }
}

/// What is to be noted of kept bytes, and which of them go.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sorted {
    /// What is known of some from now on.
    pub noted: Vec<BlobFact>,
    /// Bytes that nobody needs any more, by what was known of them when that was found.
    pub gone: Vec<BlobFact>,
}

impl Sorted {
    /// Whether there is nothing to do.
    pub const fn is_empty(&self) -> bool {
        self.noted.is_empty() && self.gone.is_empty()
    }
}

/// Sorts out which bytes are needed. `named`: by a record of the book; `returns`: the moments, in milliseconds, of everything
/// from which an earlier state can come back (0 where the moment is not known).
pub fn sort_out(facts: &[BlobFact], named: &BTreeSet<Digest>, returns: &[u64], now_ms: u64) -> Sorted {
    let mut sorted = Sorted::default();
    for fact in facts {
        match (named.contains(&fact.sha256), fact.unneeded_ms) {
            (true, None) => {}
            (true, Some(_)) => sorted.noted.push(BlobFact { unneeded_ms: None, ..*fact }),
            (false, None) => sorted.noted.push(BlobFact { unneeded_ms: Some(now_ms), ..*fact }),
            (false, Some(since)) => {
                let may_return = |at: &u64| *at == 0 || (fact.kept_ms..=since).contains(at);
                if now_ms.saturating_sub(since) >= KEPT_MS && !returns.iter().any(may_return) {
                    sorted.gone.push(*fact);
                }
            }
        }
    }
    sorted
}

/// The moments of what an earlier state can come back from, by the names of snapshots and of imports that can be taken back.
pub fn returns(snapshots: &[String], undos: &[String]) -> Vec<u64> {
    let import = |name: &String| name.split_once(' ').and_then(|(_, ms)| ms.parse().ok()).unwrap_or(0);
    snapshots.iter().map(|name| Label::read(name).at_ms).chain(undos.iter().map(import)).collect()
}

/// Both object stores.
pub(super) const STORES: [ObjectStore; 2] = [ObjectStore::Blobs, ObjectStore::BlobFacts];

/// Writes bytes. What is there already is written anew, which mends it if it was damaged, and goes on being as old as it is.
pub(super) async fn put(transaction: &impl Transaction, blobs: &[Blob], now_ms: u64) -> Result<(), StoreError> {
    for blob in blobs {
        let key = blob.sha256.to_string();
        let earlier = known(transaction, &key).await?;
        let fact = BlobFact {
            sha256: blob.sha256,
            size: u64::try_from(blob.bytes.len()).unwrap_or(u64::MAX),
            kept_ms: earlier.map_or(now_ms, |it| it.kept_ms.min(now_ms)),
            unneeded_ms: None,
        };
        transaction.put_all(ObjectStore::Blobs, vec![(key, blob.bytes.clone())]).await?;
        transaction.put_all(ObjectStore::BlobFacts, vec![fact.entry()]).await?;
    }
    Ok(())
}

/// What is known of the bytes under this key, if it can be read.
async fn known(transaction: &impl Transaction, key: &str) -> Result<Option<BlobFact>, StoreError> {
    let bytes = transaction.get(ObjectStore::BlobFacts, key).await?;
    Ok(bytes.and_then(|bytes| BlobFact::read(&(key.to_owned(), bytes))))
}

/// Notes what was sorted out, and removes the bytes that go.
pub(super) async fn note(transaction: &impl Transaction, sorted: &Sorted) -> Result<(), StoreError> {
    if !sorted.noted.is_empty() {
        let entries = sorted.noted.iter().map(BlobFact::entry).collect();
        transaction.put_all(ObjectStore::BlobFacts, entries).await?;
    }
    for gone in &sorted.gone {
        let key = gone.sha256.to_string();
        // bytes that were kept again meanwhile are of a record that is only about to be written: no revision tells of it yet
        if known(transaction, &key).await? == Some(*gone) {
            transaction.remove(ObjectStore::Blobs, &key).await?;
            transaction.remove(ObjectStore::BlobFacts, &key).await?;
        }
    }
    Ok(())
}

/// What is known of all kept bytes, in the order of their digests. What cannot be read is left out: its bytes count as not here.
pub(super) async fn facts(transaction: &impl Transaction) -> Result<Vec<BlobFact>, StoreError> {
    let mut facts = Vec::new();
    let mut take = |entry: Entry| facts.extend(BlobFact::read(&entry));
    transaction.each(ObjectStore::BlobFacts, &mut take).await?;
    Ok(facts)
}

/// Which of these digests a row names that is not deleted: also one of a kind or in a shape that only a newer version knows.
pub fn still_named(rows: &[Row], digests: &[Digest]) -> BTreeSet<Digest> {
    let texts: Vec<(Digest, String)> = digests.iter().map(|it| (*it, it.to_string())).collect();
    let mut named = BTreeSet::new();
    for row in rows {
        for (digest, text) in &texts {
            let stands = memchr::memmem::find(&row.bytes, text.as_bytes()).is_some();
            if stands && !decode_row(&row.bytes).is_ok_and(|(_, rec)| is_deleted(&rec)) {
                named.insert(*digest);
            }
        }
    }
    named
}
