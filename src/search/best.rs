//! The best few of many.

use super::entry::Entry;
use super::order::Beginning;
use super::rank::Rank;

/// The best so far, best first; among equals the shorter name, then in the order of the names.
pub(super) struct Best<'a> {
    most: usize,
    /// With the length of the name, the name and the place.
    kept: Vec<(Rank, usize, &'a str, usize)>,
    /// How the name of the last one begins.
    last: Beginning,
}

impl<'a> Best<'a> {
    /// For so many.
    pub(super) const fn new(most: usize) -> Self {
        Self { most, kept: Vec::new(), last: Beginning::NOTHING }
    }

    /// Takes a thing in if it answers and is good enough.
    pub(super) fn consider(&mut self, rank: Option<Rank>, place: usize, entry: &'a Entry) {
        let Some(rank) = rank else { return };
        let name = entry.name();
        let before = |other: &(Rank, usize, &str, usize)| (other.0, other.1, other.2) <= (rank, name.len(), name);
        let at = self.kept.partition_point(before);
        if at < self.most {
            self.kept.insert(at, (rank, name.len(), name, place));
            self.kept.truncate(self.most);
            self.last = self.kept.last().map_or(Beginning::NOTHING, |last| Beginning::of(last.2));
        }
    }

    /// Whether a thing can get in that ranks `least` at best, whose name has so many bytes and begins so.
    pub(super) fn may_take(&self, least: Rank, length: usize, beginning: Beginning) -> bool {
        self.kept.len() < self.most
            || self.kept.last().is_none_or(|last| (least, length, beginning) <= (last.0, last.1, self.last))
    }

    /// Whether nothing can get in any more that ranks `rank` at best and whose name has `length` bytes at least.
    pub(super) fn ends_before(&self, rank: Rank, length: usize) -> bool {
        self.kept.len() >= self.most && self.kept.last().is_none_or(|last| (last.0, last.1) < (rank, length))
    }

    /// Nothing answered.
    pub(super) const fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// Where what was kept stands.
    pub(super) fn places(self) -> Vec<usize> {
        self.kept.into_iter().map(|(.., place)| place).collect()
    }
}
