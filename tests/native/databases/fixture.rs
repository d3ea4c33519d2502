//! A database of every version that was ever released: its object stores with every entry, byte for byte, and beside it the
//! records that it shows. Laid down once, reckoned by another program than this one, and never edited.
//!
//! | Version | What lies in it |
//! |---|---|
//! | 1 | a page, fresh rows over it, a draft, a snapshot, damaged bytes |
//! | 2 | two pages with a record of every kind of its time, excerpts in the form of its time, an edit, a dispute, an erasure, an import that can be taken back, a trail, a snapshot in parts |
//! | 3 | the same with every kind, and the bytes of files: some that a record names, some that none does |

use std::collections::{BTreeMap, BTreeSet};

use counterpart::store::Row;
use counterpart::store::blobs::digest_of;

/// A database as a build of its version left it.
pub(crate) struct Fixture {
    /// The version.
    pub(crate) version: u32,
    entries: &'static str,
    records: &'static str,
}

macro_rules! fixtures {
    ($($version:literal)*) => {
        &[$(Fixture {
            version: $version,
            entries: include_str!(concat!("../../fixtures/databases/v", $version, ".json")),
            records: include_str!(concat!("../../fixtures/databases/v", $version, ".txt")),
        },)*]
    };
}

/// One of every version, in order.
pub(crate) const FIXTURES: &[Fixture] = fixtures!(1 2 3);

impl Fixture {
    /// Its object stores, each with its entries in the order of their keys.
    pub(crate) fn stores(&self) -> BTreeMap<String, Vec<(String, Vec<u8>)>> {
        let stores: BTreeMap<String, BTreeMap<String, String>> = serde_json::from_str(self.entries).expect("JSON");
        let bytes = |(key, hex): (String, String)| (key, bytes_of(&hex));
        stores.into_iter().map(|(store, entries)| (store, entries.into_iter().map(bytes).collect())).collect()
    }

    /// The records that it shows, as [`told`] tells them.
    pub(crate) fn records(&self) -> BTreeSet<String> {
        self.records.lines().map(str::to_owned).collect()
    }
}

/// Rows, each as its id, its kind and the SHA-256 of its text.
pub(crate) fn told(rows: &[Row]) -> BTreeSet<String> {
    rows.iter().map(|row| format!("{} {} {}", row.key.id.simple(), row.key.kind, digest_of(&row.bytes))).collect()
}

fn bytes_of(hex: &str) -> Vec<u8> {
    let digits = |at: usize| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).expect("digits");
    (0..hex.len() / 2).map(digits).collect()
}
