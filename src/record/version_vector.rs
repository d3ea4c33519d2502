//! What a copy of the book has seen.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::replica::Replica;
use super::version::Dot;

/// For every replica, the number of its last transaction that this copy has seen. Numbers have no gaps, so one number
/// speaks for all before it. A replica that was not seen counts as 0 and is left out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VersionVector(BTreeMap<Replica, u32>);

impl VersionVector {
    /// The last transaction of `replica` that was seen; 0 for none.
    pub fn get(&self, replica: Replica) -> u32 {
        self.0.get(&replica).copied().unwrap_or(0)
    }

    /// Whether the write of this name was seen.
    pub fn covers(&self, dot: Dot) -> bool {
        dot.seq <= self.get(dot.replica)
    }

    /// Takes note of a write, and so of all that its replica wrote before.
    pub fn observe(&mut self, dot: Dot) {
        if !self.covers(dot) {
            self.set(dot.replica, dot.seq);
        }
    }

    /// Sets one number, lower or higher. Only healing lowers one (`storage-and-sync.md` 2.5, G7).
    pub fn set(&mut self, replica: Replica, seq: u32) {
        if seq == 0 {
            self.0.remove(&replica);
        } else {
            self.0.insert(replica, seq);
        }
    }

    /// The greater number of each: what two copies have seen together.
    pub fn join(&mut self, other: &Self) {
        for (replica, seq) in other.iter() {
            self.observe(Dot { replica, seq });
        }
    }

    /// Every replica that was seen, in order.
    pub fn iter(&self) -> impl Iterator<Item = (Replica, u32)> {
        self.0.iter().map(|(replica, seq)| (*replica, *seq))
    }

    /// How many replicas were seen.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing was seen.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(Replica, u32)> for VersionVector {
    fn from_iter<I: IntoIterator<Item = (Replica, u32)>>(numbers: I) -> Self {
        Self(numbers.into_iter().filter(|(_, seq)| *seq > 0).collect())
    }
}
