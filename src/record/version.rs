//! One value that was written, with the name of the write.

use std::cmp::Ordering;
use std::fmt;

use serde_json::Value;

use super::canonical;
use super::replica::Replica;
use super::stamp::Hlc;

/// The name of a transaction, for ever: who, and the how-manieth of theirs, from 1. Written as `9f3c51d2aa01be77:17`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dot {
    /// Who wrote.
    pub replica: Replica,
    /// The how-manieth transaction of theirs, from 1, without gaps.
    pub seq: u32,
}

impl Dot {
    /// Reads the one spelling; anything else is `None`.
    pub fn parse(text: &str) -> Option<Self> {
        let (replica, number) = text.split_once(':')?;
        let seq: u32 = number.parse().ok()?;
        let plain = !number.starts_with(['0', '+']);
        plain.then_some(Self { replica: Replica::parse(replica)?, seq })
    }
}

impl fmt::Display for Dot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.replica, self.seq)
    }
}

/// A value, which write it came from, and when that was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ver {
    /// What was written, as [`canonical`] JSON.
    pub val: Value,
    /// The write.
    pub dot: Dot,
    /// Its stamp; the same for all that one transaction wrote.
    pub hlc: Hlc,
}

impl Ver {
    /// Whether both are the same version: the same write and the same value. (The document says dot and SHA-256 of the
    /// value; canonical values are equal exactly when their digests are.)
    pub fn is_same(&self, other: &Self) -> bool {
        self.dot == other.dot && self.val == other.val
    }

    /// Which of two is shown: the greater stamp. Equal stamps come only from copies that share a replica id; then the
    /// digest of the value decides, so that everybody shows the same.
    pub fn rank(&self, other: &Self) -> Ordering {
        self.hlc
            .cmp(&other.hlc)
            .then_with(|| {
                if self.val == other.val {
                    Ordering::Equal
                } else {
                    canonical::digest(&self.val).cmp(&canonical::digest(&other.val))
                }
            })
            .then_with(|| self.dot.cmp(&other.dot))
    }
}
