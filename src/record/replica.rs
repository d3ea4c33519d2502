//! One copy of the book.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::domain::id::uuid_v8;

/// One browser profile's copy of the book: 64 random bits, written as 16 hexadecimal digits. Made with the database, and
/// **made anew after every restore, clone alarm or physical rollback**: a copy that went back in time would give the same
/// name to two writes (`storage-and-sync.md` 2.2).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Replica(pub u64);

impl Replica {
    /// The id of the record that says who uses this copy: a UUIDv8 of the copy's number, the same for everybody.
    pub fn record_id(self) -> Uuid {
        uuid_v8(&Sha256::digest(format!("counterpart copy {self}").as_bytes()))
    }

    /// Reads 16 lower-case hexadecimal digits; another spelling is `None`.
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() == 16).then(|| hex(text)).flatten().map(Self)
    }
}

/// Reads lower-case hexadecimal digits only: no sign, no capitals, so that a number has one spelling.
pub(super) fn hex(text: &str) -> Option<u64> {
    let plain = text.bytes().all(|c| matches!(c, b'0'..=b'9' | b'a'..=b'f'));
    if plain { u64::from_str_radix(text, 16).ok() } else { None }
}

impl fmt::Display for Replica {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl fmt::Debug for Replica {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Replica {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Replica {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("a replica is 16 hexadecimal digits"))
    }
}
