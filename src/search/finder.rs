//! A hundred thousand things, and which of them somebody means.

use std::hash::Hash;

use super::hits::Hits;
use super::lookup::Lookup;
use super::stock::Stock;
use super::wanted::Wanted;

/// The texts by which a thing is found.
#[derive(Debug, Clone, Copy, Default)]
pub struct Texts<'a> {
    /// What it is called. These can be found by their sound and with slips.
    pub names: &'a [&'a str],
    /// Its numbers, addresses and what else is written of it.
    pub others: &'a [&'a str],
}

/// Finds things of one sort by their texts.
#[derive(Debug)]
pub struct Finder<K> {
    stock: Stock,
    /// Whose a place is, or was before it became free.
    keys: Vec<K>,
    places: Lookup<K, usize>,
}

impl<K> Default for Finder<K> {
    fn default() -> Self {
        Self { stock: Stock::default(), keys: Vec::new(), places: Lookup::default() }
    }
}

impl<K: Copy + Eq + Hash> Finder<K> {
    /// Whether a thing has been put in.
    pub fn holds(&self, key: K) -> bool {
        self.place(key).is_some_and(|place| self.stock.holds(place))
    }

    /// The place of a thing in [`Hits`], if it has one.
    pub fn place(&self, key: K) -> Option<usize> {
        self.places.get(&key).copied()
    }

    /// The place of a thing in [`Hits`], whether or not it has been put in yet: there it will stand.
    pub fn reserve(&mut self, key: K) -> usize {
        if let Some(place) = self.place(key) {
            return place;
        }
        let place = self.stock.room();
        match self.keys.get_mut(place) {
            Some(there) => *there = key,
            None => self.keys.push(key),
        }
        self.places.insert(key, place);
        place
    }

    /// Puts a thing in, or its new texts.
    pub fn put(&mut self, key: K, texts: Texts<'_>) {
        let place = self.reserve(key);
        self.stock.put(place, texts);
    }

    /// Takes a thing out.
    pub fn remove(&mut self, key: K) {
        if let Some(place) = self.places.remove(&key) {
            self.stock.remove(place);
        }
    }

    /// Everything that answers. `before`: what was found last; where somebody only typed on, no more than that is looked at.
    pub fn find(&self, wanted: &Wanted, before: Option<(&Wanted, &Hits)>) -> Hits {
        self.stock.find(wanted, before)
    }

    /// The things that were found, in an order that means nothing.
    pub fn found<'a>(&'a self, hits: &'a Hits) -> impl Iterator<Item = K> + 'a {
        hits.places.iter().filter_map(|place| self.keys.get(place).copied())
    }

    /// The best of what answers, best first; among equals the shorter name, then in the order of the names.
    pub fn best(&self, wanted: &Wanted, most: usize) -> Vec<K> {
        let best = self.stock.best(wanted, most);
        best.into_iter().filter_map(|place| self.keys.get(place).copied()).collect()
    }
}
