//! A hundred thousand things, and which of them somebody means.

use std::collections::HashMap;
use std::hash::Hash;

use super::fold::{digits, folded};
use super::signature::Signature;
use super::sound::{Sound, Spelling};
use super::wanted::{Wanted, Word};

/// The texts by which a thing is found.
#[derive(Debug, Clone, Copy, Default)]
pub struct Texts<'a> {
    /// What it is called. These can be found by their sound and with slips.
    pub names: &'a [&'a str],
    /// Its numbers, addresses and what else is written of it.
    pub others: &'a [&'a str],
}

/// A thing as it is found.
#[derive(Debug)]
struct Entry<K> {
    key: K,
    /// The folded names, each on a line; then the others.
    text: Box<str>,
    /// Where the names end.
    names: usize,
    spelling: Spelling,
}

/// Finds things of one sort by their texts. What is looked at of every thing lies close together; what is read of few does not.
#[derive(Debug)]
pub struct Finder<K> {
    /// By place. A place that became free has an empty signature, and is taken by the next one that comes.
    signatures: Vec<Signature>,
    /// Of the names alone.
    named: Vec<Signature>,
    sounds: Vec<Sound>,
    entries: Vec<Option<Entry<K>>>,
    places: HashMap<K, usize>,
    free: Vec<usize>,
    /// How often something was put in or taken out.
    changes: u64,
}

impl<K> Default for Finder<K> {
    fn default() -> Self {
        Self {
            signatures: Vec::new(),
            named: Vec::new(),
            sounds: Vec::new(),
            entries: Vec::new(),
            places: HashMap::new(),
            free: Vec::new(),
            changes: 0,
        }
    }
}

/// Which places were found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hits {
    bits: Vec<u64>,
    count: usize,
    /// How often the finder had changed by then.
    changes: u64,
    /// Nothing was found as it was typed: these differ by a slip.
    pub guessed: bool,
}

impl Hits {
    /// Whether the thing at a place was found.
    pub fn has(&self, place: usize) -> bool {
        self.bits.get(place >> 6).is_some_and(|bits| bits >> (place & 63) & 1 == 1)
    }

    /// How many were found.
    pub const fn count(&self) -> usize {
        self.count
    }

    fn add(&mut self, place: usize) {
        let word = place >> 6;
        if self.bits.len() <= word {
            self.bits.resize(word.saturating_add(1), 0);
        }
        if let Some(bits) = self.bits.get_mut(word) {
            *bits |= 1 << (place & 63);
            self.count = self.count.saturating_add(1);
        }
    }
}

/// How well a thing answers: the smaller, the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// A name or number is exactly this.
    Same,
    /// A name begins so.
    Begins,
    /// A name sounds so from its beginning.
    BeginsToSound,
    /// It stands somewhere in a name.
    InName,
    /// It stands elsewhere.
    Elsewhere,
    /// It is heard in the middle of a name.
    Sounds,
    /// It was meant, perhaps.
    Near,
}

/// What is looked at of a thing.
struct Look<'a, K> {
    signature: Signature,
    named: Signature,
    sound: &'a Sound,
    entry: &'a Entry<K>,
}

impl<K: Copy + Eq + Hash> Finder<K> {
    /// Whether a thing has been put in.
    pub fn holds(&self, key: K) -> bool {
        self.place(key).and_then(|place| self.entries.get(place)).is_some_and(Option::is_some)
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
        let place = self.free.pop().unwrap_or_else(|| {
            self.signatures.push(Signature::default());
            self.named.push(Signature::default());
            self.sounds.push(Sound::default());
            self.entries.push(None);
            self.entries.len().saturating_sub(1)
        });
        self.places.insert(key, place);
        place
    }

    /// Puts a thing in, or its new texts.
    pub fn put(&mut self, key: K, texts: Texts<'_>) {
        self.changes = self.changes.wrapping_add(1);
        let names: Vec<String> = texts.names.iter().filter(|it| !it.is_empty()).map(|name| folded(name)).collect();
        let mut text = String::new();
        for name in &names {
            text.push_str(name);
            text.push('\n');
        }
        let end = text.len();
        for other in texts.others.iter().filter(|it| !it.is_empty()) {
            let other = folded(other);
            let number = digits(&other);
            text.push_str(&other);
            text.push('\n');
            // found whatever stands between its digits
            if number.len() > 3 && number != other {
                text.push_str(&number);
                text.push('\n');
            }
        }
        let (sound, spelling) = Spelling::of(names.iter().map(String::as_str));
        let (signature, named) = (Signature::of(&text), Signature::of(text.get(..end).unwrap_or_default()));
        let entry = Entry { key, text: text.into_boxed_str(), names: end, spelling };
        let place = self.reserve(key);
        for (signatures, value) in [(&mut self.signatures, signature), (&mut self.named, named)] {
            if let Some(there) = signatures.get_mut(place) {
                *there = value;
            }
        }
        if let Some(there) = self.sounds.get_mut(place) {
            *there = sound;
        }
        if let Some(there) = self.entries.get_mut(place) {
            *there = Some(entry);
        }
    }

    /// Takes a thing out.
    pub fn remove(&mut self, key: K) {
        let Some(place) = self.places.remove(&key) else { return };
        self.changes = self.changes.wrapping_add(1);
        for signature in self.signatures.get_mut(place).into_iter().chain(self.named.get_mut(place)) {
            *signature = Signature::default();
        }
        if let Some(sound) = self.sounds.get_mut(place) {
            *sound = Sound::default();
        }
        if let Some(entry) = self.entries.get_mut(place) {
            *entry = None;
            self.free.push(place);
        }
    }

    /// Everything that answers. `before`: what was found last; where somebody only typed on, no more than that is looked at.
    pub fn find(&self, wanted: &Wanted, before: Option<(&Wanted, &Hits)>) -> Hits {
        let still =
            |(words, hits): &(&Wanted, &Hits)| hits.changes == self.changes && !hits.guessed && wanted.narrows(words);
        let mut hits = Hits { changes: self.changes, ..Hits::default() };
        for (place, look) in self.looks(before.filter(still).map(|(_, hits)| hits)) {
            if wanted.words.iter().all(|word| look.answers(word)) {
                hits.add(place);
            }
        }
        if hits.count == 0 && wanted.words.iter().any(|word| word.near.is_some()) {
            for (place, look) in self.looks(None) {
                if wanted.words.iter().all(|word| look.answers(word) || look.is_near(word)) {
                    hits.add(place);
                }
            }
            hits.guessed = hits.count > 0;
        }
        hits
    }

    /// The best of what answers, best first; among equals the shorter name, then in the order of the names.
    pub fn best(&self, wanted: &Wanted, most: usize) -> Vec<K> {
        // a thing is as good as its worst word
        let worst = |ranks: Option<Rank>, rank: Option<Rank>| Some(ranks?.max(rank?));
        let ranked =
            self.best_by(most, |look| wanted.words.iter().map(|word| look.rank(word)).fold(Some(Rank::Same), worst));
        if !ranked.is_empty() || wanted.words.iter().all(|word| word.near.is_none()) {
            return ranked;
        }
        self.best_by(most, |look| {
            let rank = |word| look.rank(word).or_else(|| look.is_near(word).then_some(Rank::Near));
            wanted.words.iter().map(rank).fold(Some(Rank::Same), worst)
        })
    }

    fn best_by(&self, most: usize, rank: impl Fn(&Look<'_, K>) -> Option<Rank>) -> Vec<K> {
        let mut best: Vec<(Rank, usize, &str, K)> = Vec::new();
        for (_, look) in self.looks(None) {
            let Some(rank) = rank(&look) else { continue };
            let name = look.entry.text.split('\n').next().unwrap_or_default();
            let found = (rank, name.len(), name, look.entry.key);
            let before = |other: &(Rank, usize, &str, K)| (other.0, other.1, other.2) <= (found.0, found.1, found.2);
            let at = best.partition_point(before);
            if at < most {
                best.insert(at, found);
                best.truncate(most);
            }
        }
        best.into_iter().map(|(.., key)| key).collect()
    }

    fn looks<'a>(&'a self, within: Option<&'a Hits>) -> impl Iterator<Item = (usize, Look<'a, K>)> {
        let all = self.signatures.iter().zip(&self.named).zip(&self.sounds).zip(&self.entries).enumerate();
        all.filter(move |(place, _)| within.is_none_or(|hits| hits.has(*place))).filter_map(
            |(place, (((signature, named), sound), entry))| {
                Some((place, Look { signature: *signature, named: *named, sound, entry: entry.as_ref()? }))
            },
        )
    }
}

impl<K> Look<'_, K> {
    fn answers(&self, word: &Word) -> bool {
        self.reads(word).is_some()
            || word.typed.as_ref().is_some_and(|typed| self.entry.spelling.hears(self.sound, typed))
    }

    /// Where the word is written.
    fn reads(&self, word: &Word) -> Option<usize> {
        let as_typed = self.signature.may_contain(word.signature).then(|| word.needle.find(self.entry.text.as_bytes()));
        as_typed.flatten().or_else(|| {
            let (_, needle) = word.number.as_ref().filter(|(it, _)| self.signature.may_contain(*it))?;
            needle.find(self.entry.text.as_bytes())
        })
    }

    fn is_near(&self, word: &Word) -> bool {
        let Some(near) = &word.near else { return false };
        near.may_be_in(self.named) && near.is_in(self.entry.text.get(..self.entry.names).unwrap_or_default())
    }

    fn rank(&self, word: &Word) -> Option<Rank> {
        let spelling = &self.entry.spelling;
        let begins_to_sound = || word.typed.as_ref().is_some_and(|typed| spelling.begins(self.sound, typed));
        let Some(at) = self.reads(word) else {
            let typed = word.typed.as_ref()?;
            return if spelling.begins(self.sound, typed) {
                Some(Rank::BeginsToSound)
            } else {
                spelling.hears(self.sound, typed).then_some(Rank::Sounds)
            };
        };
        let bytes = self.entry.text.as_bytes();
        let begins = at.checked_sub(1).and_then(|before| bytes.get(before)).is_none_or(|byte| *byte == b'\n');
        let ends = bytes.get(at.saturating_add(word.text.len())).is_none_or(|byte| *byte == b'\n');
        Some(match (begins, ends, at < self.entry.names) {
            (true, true, _) => Rank::Same,
            (true, false, true) => Rank::Begins,
            _ if begins_to_sound() => Rank::BeginsToSound,
            (false, _, true) => Rank::InName,
            (_, _, false) => Rank::Elsewhere,
        })
    }
}
