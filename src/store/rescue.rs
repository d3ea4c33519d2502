//! What can still be got out of a database, whatever has happened to it: nothing here needs the head, the object stores of
//! this version, or permission to write.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::engine::Entry;
use super::found::Found;
use super::head;
use super::quarantine;
use super::repository::{Damaged, Loaded};
use super::schema::ObjectStore;
use super::snapshot::{is_later_part, joined, later_parts};

/// What the file calls itself.
pub const FORMAT: &str = "counterpart-rescue";

/// Everything in a database, byte for byte, object store by object store: also those that this version does not know.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dump {
    /// The version of the database.
    pub version: u64,
    /// Entries by the name of their object store.
    pub stores: BTreeMap<String, Vec<Entry>>,
    /// Keys whose values the browser itself could not read, after the name of their object store.
    pub unread: Vec<(String, String)>,
}

/// What lies in a dump.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Survey {
    /// Head, rows and what of them is damaged, as a load finds them.
    pub loaded: Loaded,
    /// How many rows of each kind.
    pub kinds: BTreeMap<String, u64>,
    /// What had been set aside before.
    pub quarantined: Vec<Damaged>,
    /// Unfinished forms, by their names.
    pub drafts: Vec<String>,
    /// Snapshots, by their names.
    pub snapshots: Vec<String>,
}

impl Dump {
    /// The entries of an object store.
    pub fn entries(&self, store: ObjectStore) -> &[Entry] {
        self.stores.get(store.name()).map_or(&[], Vec::as_slice)
    }

    /// A snapshot, put together of its parts; `None` if it is not there.
    pub fn backup(&self, name: &str) -> Option<Vec<u8>> {
        let (_, end) = later_parts(name);
        let parts = self.entries(ObjectStore::Backups).iter();
        joined(name, parts.filter(|(key, _)| key.as_str() >= name && *key < end).cloned())
    }

    /// Whether there is anything at all.
    pub fn is_empty(&self) -> bool {
        self.unread.is_empty() && self.stores.values().all(Vec::is_empty)
    }

    /// How many bytes all values take.
    pub fn bytes(&self) -> u64 {
        let all = self.stores.values().flatten();
        all.fold(0, |sum, (_, bytes)| sum.saturating_add(u64::try_from(bytes.len()).unwrap_or(u64::MAX)))
    }

    /// Looks into it.
    pub fn survey(&self) -> Survey {
        let mut found = Found::default();
        let head = self.entries(ObjectStore::Meta).iter().find(|(key, _)| key == head::KEY);
        found.take_head(head.map(|(_, bytes)| bytes.clone()));
        for entry in self.entries(ObjectStore::Fresh) {
            found.take_fresh(entry.clone());
        }
        for entry in self.entries(ObjectStore::Pages) {
            found.take_page(entry);
        }
        found.finish();
        let mut kinds: BTreeMap<String, u64> = BTreeMap::new();
        for row in &found.rows {
            let n = kinds.entry(row.key.kind.clone()).or_default();
            *n = n.saturating_add(1);
        }
        let names = |store| -> Vec<String> { self.entries(store).iter().map(|(key, _)| key.clone()).collect() };
        Survey {
            loaded: Loaded { meta: found.head.meta, rev: found.head.rev, rows: found.rows, damaged: found.damaged },
            kinds,
            quarantined: self.entries(ObjectStore::Quarantine).iter().cloned().map(quarantine::read).collect(),
            drafts: names(ObjectStore::Drafts),
            snapshots: names(ObjectStore::Backups).into_iter().filter(|name| !is_later_part(name)).collect(),
        }
    }

    /// Everything as one file of JSON, the values in base64: `{"format":…,"stores":{"pages":[["key","value"],…]}}`.
    ///
    /// # Errors
    /// None in practice: a key that JSON cannot hold does not exist.
    pub fn write(&self, made_ms: u64) -> Result<Vec<u8>, serde_json::Error> {
        let size = usize::try_from(self.bytes()).unwrap_or(usize::MAX);
        let mut out = Vec::with_capacity(size.saturating_div(3).saturating_mul(4).saturating_add(4096));
        let text = |out: &mut Vec<u8>, text: &str| serde_json::to_writer(out, text);
        out.extend_from_slice(b"{\"format\":");
        text(&mut out, FORMAT)?;
        out.extend_from_slice(
            format!(",\"version\":\"1.0\",\"made_ms\":{made_ms},\"database\":{}", self.version).as_bytes(),
        );
        out.extend_from_slice(b",\n\"unread\":");
        serde_json::to_writer(&mut out, &self.unread)?;
        out.extend_from_slice(b",\n\"stores\":{");
        for (at, (store, entries)) in self.stores.iter().enumerate() {
            out.extend_from_slice(if at == 0 { b"\n" } else { b",\n" });
            text(&mut out, store)?;
            out.extend_from_slice(b":[");
            for (at, (key, bytes)) in entries.iter().enumerate() {
                out.extend_from_slice(if at == 0 { b"\n[" } else { b",\n[" });
                text(&mut out, key)?;
                out.extend_from_slice(b",\"");
                out.extend_from_slice(STANDARD.encode(bytes).as_bytes());
                out.extend_from_slice(b"\"]");
            }
            out.extend_from_slice(b"]");
        }
        out.extend_from_slice(b"}}\n");
        Ok(out)
    }
}
