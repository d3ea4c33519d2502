//! Who bears which sign: kept up with the records, asked at every key.

use std::collections::{BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::sign::{By, Sign};

/// A telephone number, address or number that more than so many records bear is a switchboard, or stands for none: it says
/// nothing about who they are.
pub(super) const COMMON: usize = 8;

/// A sign by its hash; the lowest bits are its sort, so that those of one group are told by their strongest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key(u64);

const SORTS: [By; 6] = [By::Code, By::Name, By::Number, By::Email, By::Phone, By::CoreName];

impl Key {
    fn of(sign: &Sign) -> Self {
        let mut hasher = DefaultHasher::new();
        sign.text.hash(&mut hasher);
        let sort = SORTS.iter().zip(0_u64..).find(|(by, _)| **by == sign.by).map_or(0, |(_, sort)| sort);
        Self(hasher.finish() << 3 | sort)
    }

    pub(super) fn by(self) -> By {
        SORTS.iter().zip(0_u64..).find(|(_, sort)| *sort == self.0 & 7).map_or(By::CoreName, |(by, _)| *by)
    }

    /// Whether a sign of this sort, borne by so many, still says who somebody is.
    pub(super) fn tells(self, bearers: usize) -> bool {
        bearers <= COMMON || matches!(self.by(), By::Code | By::Name | By::CoreName)
    }
}

#[derive(Debug)]
pub(super) struct Entry<K> {
    pub(super) key: K,
    /// The registration code, if there is one.
    pub(super) code: Option<Key>,
    signs: Box<[Key]>,
}

/// The places of those who bear a sign: mostly one.
#[derive(Debug)]
pub(super) enum Bearers {
    One(usize),
    Several(Vec<usize>),
}

impl Bearers {
    pub(super) fn places(&self) -> &[usize] {
        match self {
            Self::One(place) => std::slice::from_ref(place),
            Self::Several(places) => places,
        }
    }

    /// One more. What thousands bear (a number that stands for none) is not copied for each of them.
    fn add(&mut self, place: usize) {
        match self {
            Self::One(first) => *self = Self::Several(vec![*first, place]),
            Self::Several(places) => places.push(place),
        }
    }

    /// One less; how many are left.
    fn take(&mut self, place: usize) -> usize {
        match self {
            Self::One(only) => usize::from(*only != place),
            Self::Several(places) => {
                if let Some(at) = places.iter().position(|it| *it == place) {
                    places.swap_remove(at);
                }
                let left = places.len();
                if let [only] = places.as_slice() {
                    *self = Self::One(*only);
                }
                left
            }
        }
    }
}

/// Records by their signs.
#[derive(Debug)]
pub struct Doubles<K> {
    places: HashMap<K, usize>,
    entries: Vec<Option<Entry<K>>>,
    free: Vec<usize>,
    bearers: HashMap<Key, Bearers>,
    /// The signs that several bear.
    shared: BTreeSet<Key>,
}

impl<K> Default for Doubles<K> {
    fn default() -> Self {
        Self {
            places: HashMap::new(),
            entries: Vec::new(),
            free: Vec::new(),
            bearers: HashMap::new(),
            shared: BTreeSet::new(),
        }
    }
}

impl<K: Copy + Eq + Hash> Doubles<K> {
    /// Puts a record in, or its new signs.
    pub fn put(&mut self, key: K, signs: &[Sign]) {
        let mut keys: Vec<Key> = signs.iter().map(Key::of).collect();
        keys.sort_unstable();
        keys.dedup();
        let known = self.entry_of(key).is_some_and(|entry| *entry.signs == *keys);
        if known {
            return;
        }
        self.remove(key);
        let place = self.free.pop().unwrap_or_else(|| {
            self.entries.push(None);
            self.entries.len().saturating_sub(1)
        });
        for sign in &keys {
            match self.bearers.get_mut(sign) {
                None => drop(self.bearers.insert(*sign, Bearers::One(place))),
                Some(bearers) => {
                    bearers.add(place);
                    self.shared.insert(*sign);
                }
            }
        }
        let code = signs.iter().find(|sign| sign.by == By::Code).map(Key::of);
        if let Some(free) = self.entries.get_mut(place) {
            *free = Some(Entry { key, code, signs: keys.into_boxed_slice() });
        }
        self.places.insert(key, place);
    }

    /// Takes a record out.
    pub fn remove(&mut self, key: K) {
        let Some(place) = self.places.remove(&key) else { return };
        let Some(entry) = self.entries.get_mut(place).and_then(Option::take) else { return };
        self.free.push(place);
        for sign in &entry.signs {
            let left = self.bearers.get_mut(sign).map_or(0, |bearers| bearers.take(place));
            if left < 2 {
                self.shared.remove(sign);
            }
            if left == 0 {
                self.bearers.remove(sign);
            }
        }
    }

    /// Who bears one of these signs, each with the strongest that is shared; the strongest first. Whoever has another
    /// registration code is not the same.
    pub fn meet(&self, signs: &[Sign]) -> Vec<(K, By)> {
        let code = signs.iter().find(|sign| sign.by == By::Code).map(Key::of);
        let mut met: Vec<(K, By)> = Vec::new();
        for sign in signs.iter().map(Key::of) {
            let places = self.bearers.get(&sign).map(Bearers::places).unwrap_or_default();
            if !sign.tells(places.len()) {
                continue;
            }
            for entry in places.iter().filter_map(|place| self.entry(*place)) {
                let one_code = code.is_none() || entry.code.is_none() || code == entry.code;
                if one_code && !met.iter().any(|(key, _)| *key == entry.key) {
                    met.push((entry.key, sign.by()));
                }
            }
        }
        met
    }

    pub(super) fn entry(&self, place: usize) -> Option<&Entry<K>> {
        self.entries.get(place).and_then(Option::as_ref)
    }

    pub(super) fn entry_of(&self, key: K) -> Option<&Entry<K>> {
        self.places.get(&key).and_then(|place| self.entry(*place))
    }

    /// Every sign that several bear and that says who they are, with those who do.
    pub fn shared(&self) -> impl Iterator<Item = (By, impl Iterator<Item = K>)> {
        self.shared.iter().filter_map(|sign| {
            let places = self.bearers.get(sign)?.places();
            let keys = places.iter().filter_map(|place| self.entry(*place)).map(|entry| entry.key);
            sign.tells(places.len()).then_some((sign.by(), keys))
        })
    }
}
