//! One entry of the trail: what a transaction did, with digests in place of values.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::chain::decode_link;
use super::readable::Readable;
use crate::domain::lifecycle::digest::Digest;
use crate::record::canonical::{self, Unwritable};
use crate::record::replica::Replica;
use crate::record::stamp::Hlc;

/// What a transaction was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Somebody changed something.
    Edit,
    /// A change was taken back.
    Undo,
    /// A change that was taken back was made again.
    Redo,
    /// A file was brought in.
    Import,
    /// A file that was brought in was taken out again.
    TakeBack,
    /// The book was put back to a snapshot.
    Restore,
    /// Deleted records were forgotten, and the copies of the book start again.
    Restart,
}

/// What became of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// It is new here.
    New,
    /// Fields of it changed.
    Change,
    /// It was deleted.
    Delete,
    /// It is there again.
    Return,
    /// It was removed for good.
    Erase,
    /// It was deleted, and is forgotten as the book starts again.
    Forget,
}

/// The file that an import brought in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileFacts {
    /// The file's own id.
    pub export: Uuid,
    /// SHA-256 of its content.
    pub digest: String,
    /// The copy that made it.
    pub replica: Replica,
}

/// A record in an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordNote {
    /// Which record.
    pub id: Uuid,
    /// The name of its kind.
    pub kind: String,
    /// What became of it.
    pub what: What,
    /// The fields that changed, with the digests of the value before and after; nothing where there was none.
    #[serde(default)]
    pub fields: BTreeMap<String, [Option<Digest>; 2]>,
}

/// A change of many records: how many of which kind, and a digest of all their rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sum {
    /// How many, by kind and by what became of them.
    pub count: BTreeMap<String, BTreeMap<What, u64>>,
    /// SHA-256 over the ids and rows, in the order of ids.
    pub digest: Digest,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The number of the link, from 1.
    pub n: u64,
    /// When: the stamp of the transaction; of an import, the device's clock.
    pub at: Hlc,
    /// The copy it was done in.
    pub by: Replica,
    /// The person who uses that copy, as far as it was known then.
    #[serde(default)]
    pub who: String,
    /// What it was.
    pub act: Act,
    /// The file, of an import.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<FileFacts>,
    /// The records, if they are few.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub records: Vec<RecordNote>,
    /// Their sum, if they are many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sum: Option<Sum>,
}

impl Entry {
    /// Its canonical text: what the chain is made over.
    pub fn text(&self) -> Result<Vec<u8>, Unwritable> {
        // an entry is made of texts, numbers and lists of them: it always has a value
        canonical::bytes(&serde_json::to_value(self).unwrap_or(Value::Null))
    }

    /// Reads a stored link; `None` if it is none.
    pub fn of_link(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(decode_link(bytes)?.1).ok()
    }

    /// Whether what is kept to read of a record says what the chain says. `None` if the chain does not list the record.
    pub fn vouches_for(&self, id: Uuid, row: &Readable) -> Option<bool> {
        let record = self.records.iter().find(|record| record.id == id)?;
        let same_change = record.what == row.what && self.at == row.at && self.by == row.by && self.act == row.act;
        let sealed = |(field, shift): (&String, &super::Shift)| {
            let digest = |value: &Option<Value>| value.as_ref().map(|value| value_digest(id, field, value));
            record.fields.get(field) == Some(&[digest(&shift.from), digest(&shift.to)])
        };
        Some(same_change && row.fields.iter().all(sealed))
    }
}

/// The digest that stands for a value: over the record, the field and the value, so that equal values elsewhere have
/// another one.
pub fn value_digest(id: Uuid, field: &str, value: &Value) -> Digest {
    let mut sum = Sha256::new();
    sum.update(id.as_bytes());
    sum.update(field.as_bytes());
    sum.update([0]);
    sum.update(canonical::digest(value));
    Digest(sum.finalize().into())
}
