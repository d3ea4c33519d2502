//! For whom a record stands.

use std::collections::{BTreeMap, BTreeSet};

/// Which records were merged into which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merges<K> {
    into: BTreeMap<K, K>,
    from: BTreeMap<K, BTreeSet<K>>,
}

impl<K> Default for Merges<K> {
    fn default() -> Self {
        Self { into: BTreeMap::new(), from: BTreeMap::new() }
    }
}

impl<K: Copy + Ord> Merges<K> {
    /// Takes note of a record's mark as it is now; `None` for a record without one, or one that is gone. Gives the records
    /// that may stand for another one than before: none if nothing changed.
    pub fn note(&mut self, id: K, into: Option<K>) -> Vec<K> {
        let into = into.filter(|into| *into != id);
        let before = self.into.get(&id).copied();
        if before == into {
            return Vec::new();
        }
        if let Some(before) = before {
            self.into.remove(&id);
            if let Some(others) = self.from.get_mut(&before) {
                others.remove(&id);
                if others.is_empty() {
                    self.from.remove(&before);
                }
            }
        }
        if let Some(into) = into {
            self.into.insert(id, into);
            self.from.entry(into).or_default().insert(id);
        }
        let mut touched = self.below(id);
        touched.extend(before.into_iter().chain(into));
        touched
    }

    /// The same for a record that may have come or gone as well: what leads to it may then stand for another one too.
    pub fn note_row(&mut self, id: K, into: Option<K>) -> Vec<K> {
        let touched = self.note(id, into);
        if touched.is_empty() && self.has_others(id) { self.below(id) } else { touched }
    }

    /// The record that stands for this one: follows the marks as long as the named record is there. In a ring of marks the
    /// smallest id stands: of records that were typed in, the oldest.
    pub fn survivor(&self, id: K, is_there: impl Fn(K) -> bool) -> K {
        if !self.is_marked(id) {
            return id;
        }
        let mut way = vec![id];
        let mut at = id;
        while let Some(next) = self.into.get(&at).copied().filter(|next| is_there(*next)) {
            if let Some(begin) = way.iter().position(|passed| *passed == next) {
                return way.iter().skip(begin).copied().min().unwrap_or(next);
            }
            way.push(next);
            at = next;
        }
        at
    }

    /// All records for which this one stands, itself first.
    pub fn members(&self, survivor: K, is_there: impl Fn(K) -> bool) -> Vec<K> {
        let mut members = self.below(survivor);
        members.retain(|id| self.survivor(*id, &is_there) == survivor);
        members
    }

    /// The record and everything that leads to it.
    pub fn below(&self, id: K) -> Vec<K> {
        let mut found = vec![id];
        let mut at = 0;
        while let Some(next) = found.get(at).copied() {
            let new = self.from.get(&next).into_iter().flatten().filter(|other| !found.contains(other));
            let new: Vec<K> = new.copied().collect();
            found.extend(new);
            at = at.saturating_add(1);
        }
        found
    }

    /// Whether a record leads to this one.
    pub fn has_others(&self, id: K) -> bool {
        self.from.contains_key(&id)
    }

    /// Whether the record has a mark.
    pub fn is_marked(&self, id: K) -> bool {
        self.into.contains_key(&id)
    }
}

/// The record that a row names once `chosen` is chosen for it: the one it named before, where both stand for one party. What was
/// promised to that record holds for its rows still (see [`merging`](super)); nothing: it named none.
pub fn still_named<K: Copy + PartialEq>(before: Option<K>, chosen: K, survivor: impl Fn(K) -> K) -> K {
    before.filter(|id| survivor(*id) == survivor(chosen)).unwrap_or(chosen)
}
