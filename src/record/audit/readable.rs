//! What people read of a change of one record. Private to the device, outside the chain.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::chain::link_key;
use super::entry::{Act, What};
use crate::record::replica::Replica;
use crate::record::stamp::Hlc;

/// A field before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shift {
    /// What was shown; nothing if there was no value.
    #[serde(default)]
    pub from: Option<Value>,
    /// What is shown.
    #[serde(default)]
    pub to: Option<Value>,
    /// Of a value that came in a file: when and in which copy it was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written: Option<Hlc>,
}

/// A change of one record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Readable {
    /// The number of its link in the chain.
    pub n: u64,
    /// When.
    pub at: Hlc,
    /// The copy it was done in.
    pub by: Replica,
    /// The person who uses that copy, as far as it was known then.
    #[serde(default)]
    pub who: String,
    /// What it was.
    pub act: Act,
    /// What became of the record.
    pub what: What,
    /// The fields that changed; none for a new record, which shows them itself.
    #[serde(default)]
    pub fields: BTreeMap<String, Shift>,
}

impl Readable {
    /// The key under which it is kept: rows of one record lie together.
    pub fn key(&self, id: Uuid) -> String {
        format!("{}-{}", id.simple(), link_key(self.by, self.n))
    }

    /// The key of the link that it belongs to, from its own key.
    pub fn link_of(key: &str) -> Option<&str> {
        key.split_once('-').map(|(_, link)| link)
    }

    /// Its text, for storage.
    pub fn encode(&self) -> Vec<u8> {
        // texts, numbers and JSON values: it always has a text
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Reads its text; `None` if it is none.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }
}

/// The keys of the rows of a record: from the first up to, and without, the second.
pub fn readable_keys(id: Uuid) -> (String, String) {
    // a full stop comes right behind a hyphen
    (format!("{}-", id.simple()), format!("{}.", id.simple()))
}
