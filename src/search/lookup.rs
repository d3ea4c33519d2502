//! Looking things up by their ids, a hundred thousand at once.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};

/// A map by ids.
pub type Lookup<K, V> = HashMap<K, V, Mixing>;

/// How ids are spread over a [`Lookup`]. Most bits of an id are random already, so that a few multiplications do, where the hash of
/// the standard library reads them over and over. Each map begins with a number that nobody outside knows ([`stir`]): nobody makes a
/// file whose ids lie all in one place.
#[derive(Debug, Clone)]
pub struct Mixing(u64);

/// What every map of this run begins with.
static STIRRED: AtomicU64 = AtomicU64::new(0);

/// Lets the maps that are made from here on begin with random bits: in WebAssembly the numbers of the standard library are the same
/// at every start.
pub fn stir(bits: u64) {
    STIRRED.store(bits, Ordering::Relaxed);
}

/// What was mixed so far.
#[derive(Debug)]
pub struct Mixed(u64);

impl Default for Mixing {
    fn default() -> Self {
        Self(RandomState::new().hash_one(0_u8) ^ STIRRED.load(Ordering::Relaxed))
    }
}

impl BuildHasher for Mixing {
    type Hasher = Mixed;

    fn build_hasher(&self) -> Mixed {
        Mixed(self.0)
    }
}

/// Spreads every bit over those above it, and the upper half over the lower.
const fn spread(bits: u64) -> u64 {
    let spread = bits.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    spread ^ (spread >> 32)
}

impl Mixed {
    const fn mix(&mut self, word: u64) {
        self.0 = spread(self.0 ^ word);
    }
}

impl Hasher for Mixed {
    fn write(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while let Some((word, after)) = rest.split_first_chunk::<8>() {
            self.mix(u64::from_le_bytes(*word));
            rest = after;
        }
        if !rest.is_empty() {
            let mut word = [0; 8];
            for (to, from) in word.iter_mut().zip(rest) {
                *to = *from;
            }
            self.mix(u64::from_le_bytes(word));
        }
    }

    // once more: the lowest bits are looked at first, and those that differ may be the highest of the last word
    fn finish(&self) -> u64 {
        spread(self.0)
    }
}
