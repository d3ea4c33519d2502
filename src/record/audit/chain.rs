//! Links and heads of a chain.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest as _, Sha256};

use crate::domain::lifecycle::digest::Digest;
use crate::record::replica::Replica;

/// Where a chain ends: the number of its last link, from 1, and the hash there. Written as `17:<64 hexadecimal digits>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The number of the last link; 0 before the first.
    pub n: u64,
    /// The hash up to and with it.
    pub hash: Digest,
}

impl Head {
    /// Where the chain of a copy begins.
    pub fn start(replica: Replica) -> Self {
        let mut sum = Sha256::new();
        sum.update(b"counterpart-audit/1\n");
        sum.update(replica.to_string().as_bytes());
        Self { n: 0, hash: Digest(sum.finalize().into()) }
    }

    /// The head after one more entry, given by its canonical text; `None` when the numbers are used up.
    pub fn followed_by(&self, entry: &[u8]) -> Option<Self> {
        let mut sum = Sha256::new();
        sum.update(self.hash.0);
        sum.update(entry);
        Some(Self { n: self.n.checked_add(1)?, hash: Digest(sum.finalize().into()) })
    }

    /// Reads the one spelling; anything else is `None`.
    pub fn parse(text: &str) -> Option<Self> {
        let (number, hash) = text.split_once(':')?;
        let head = Self { n: number.parse().ok()?, hash: Digest::parse(hash)? };
        (head.to_string() == text).then_some(head)
    }

    /// What a person writes down: the first 80 bits in groups of four digits, `7f3a 91c2 …`.
    pub fn fingerprint(&self) -> String {
        let text: String = self.hash.to_string().chars().take(20).collect();
        let groups: Vec<&str> = (0..5).filter_map(|n: usize| text.get(n.checked_mul(4)?..)?.get(..4)).collect();
        groups.join(" ")
    }
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.n, self.hash)
    }
}

impl Serialize for Head {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Head {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("not the head of a chain"))
    }
}

/// The heads that a copy knows: of its own chain, and of others as the files it has taken in told them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Chains {
    /// The last known head of each copy's chain.
    #[serde(default)]
    pub heads: BTreeMap<Replica, Head>,
    /// Our own head as a file from elsewhere last told it: what we gave away once, and our chain must still hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub witness: Option<Head>,
}

impl Chains {
    /// The head of a copy's chain, the start of it if nothing is known.
    pub fn head(&self, replica: Replica) -> Head {
        self.heads.get(&replica).copied().unwrap_or_else(|| Head::start(replica))
    }

    /// Takes in what a file tells, `me` being this copy: of others the longer chain, of ourselves the witness.
    pub fn learn(&mut self, told: &BTreeMap<Replica, Head>, me: Replica) {
        for (replica, head) in told {
            let known = if *replica == me { self.witness } else { self.heads.get(replica).copied() };
            if known.is_some_and(|known| known.n >= head.n) {
                continue;
            }
            if *replica == me {
                self.witness = Some(*head);
            } else {
                self.heads.insert(*replica, *head);
            }
        }
    }
}

/// The key of a link: links of one chain lie together, in their order.
pub(super) fn link_key(replica: Replica, n: u64) -> String {
    format!("{replica}:{n:010}")
}

/// The copy and the number that a key names.
pub(super) fn read_link_key(key: &str) -> Option<(Replica, u64)> {
    let (replica, n) = key.split_once(':')?;
    Some((Replica::parse(replica)?, n.parse().ok()?))
}

/// A link as it is stored: the hash up to and with it, a line end, the entry.
pub(super) fn encode_link(head: &Head, entry: &[u8]) -> Vec<u8> {
    let mut out = head.hash.to_string().into_bytes();
    out.push(b'\n');
    out.extend_from_slice(entry);
    out
}

/// The hash and the entry of a stored link.
pub(super) fn decode_link(bytes: &[u8]) -> Option<(Digest, &[u8])> {
    let (hash, rest) = bytes.split_at_checked(64)?;
    Some((Digest::parse(str::from_utf8(hash).ok()?)?, rest.strip_prefix(b"\n")?))
}
