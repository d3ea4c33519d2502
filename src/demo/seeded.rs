//! Ids that are the same for the same seed, and how large a firm is.

use uuid::Uuid;

use crate::domain::contract::circumstances::Size;
use crate::domain::customer::Level;
use crate::domain::id::{NewId, uuid_v7};

/// The first millisecond: 2026-01-01 in UTC. Only the shape matters.
const START: u64 = 1_767_225_600_000;

/// A [`NewId`] that counts: UUIDv7 in shape and order, never repeated, the same for the same seed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seeded {
    seed: u64,
    count: u64,
}

impl Seeded {
    /// Starts anew with this seed.
    pub const fn new(seed: u64) -> Self {
        Self { seed, count: 0 }
    }
}

impl NewId for Seeded {
    fn new_id(&mut self) -> Uuid {
        self.count = self.count.wrapping_add(1);
        let first = mixed(self.seed ^ mixed(self.count)).to_be_bytes();
        let second = mixed(self.count ^ mixed(self.seed)).to_be_bytes();
        let mut random = [0; 10];
        for (place, byte) in random.iter_mut().zip(first.into_iter().chain(second)) {
            *place = byte;
        }
        uuid_v7(START.wrapping_add(self.count), random)
    }
}

/// Scatters a number over all 64 bits (the finaliser of SplitMix64); different numbers stay different.
pub(super) const fn mixed(number: u64) -> u64 {
    let x = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

/// How large a firm of the sample is: the graver the customer, the larger; no chance is drawn for it.
pub(super) const fn scale_of(level: Level) -> Size {
    match level {
        Level::A => Size::Large,
        Level::B => Size::Medium,
        Level::C => Size::Small,
        Level::D => Size::Unknown,
    }
}
