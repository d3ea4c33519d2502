//! Which things were found.

use super::columns::Places;

/// Which places were found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hits {
    pub(super) places: Places,
    pub(super) count: usize,
    /// How often the finder had changed by then.
    pub(super) changes: u64,
    /// Nothing was found as it was typed: these differ by a slip.
    pub guessed: bool,
}

impl Hits {
    /// Whether the thing at a place was found.
    pub fn has(&self, place: usize) -> bool {
        self.places.has(place)
    }

    /// How many were found.
    pub const fn count(&self) -> usize {
        self.count
    }

    /// Which of a list were found, in its order and counted from 0. `places`: those of its things.
    pub fn listed(&self, places: &[usize]) -> Vec<usize> {
        let mut listed = Vec::with_capacity(self.count.min(places.len()));
        listed.extend(places.iter().enumerate().filter(|(_, place)| self.has(**place)).map(|(at, _)| at));
        listed
    }

    pub(super) fn add(&mut self, place: usize) {
        self.places.add(place);
        self.count = self.count.saturating_add(1);
    }
}
