//! A hundred thousand things, and which of them somebody means.

use std::hash::Hash;

use super::best::Best;
use super::columns::{Columns, Places};
use super::entry::Entry;
use super::lookup::Lookup;
use super::near::Near;
use super::order::Beginning;
use super::rank::Rank;
use super::signature::Signature;
use super::sought::Sought;
use super::wanted::{Wanted, Word};

/// So many names at least are looked at before it is asked again whether a longer one can be better.
const AT_ONCE: usize = 256;

/// Names of so many bytes or more count as equally long until they are compared.
const LONG: usize = 127;

/// The texts by which a thing is found.
#[derive(Debug, Clone, Copy, Default)]
pub struct Texts<'a> {
    /// What it is called. These can be found by their sound and with slips.
    pub names: &'a [&'a str],
    /// Its numbers, addresses and what else is written of it.
    pub others: &'a [&'a str],
}

/// Finds things of one sort by their texts. What tells most of them apart are [single bits](Columns); the things themselves are
/// read of few.
#[derive(Debug)]
pub struct Finder<K> {
    columns: Columns,
    /// The places of the things that are in.
    taken: Places,
    /// Of the names alone, by place. A place that became free is taken by the next thing that comes.
    named: Vec<Signature>,
    /// How long the first name is, by place.
    lengths: Vec<u16>,
    /// How it begins, by place.
    beginnings: Vec<Beginning>,
    /// How the first of what else is written of it begins, most often its number, by place.
    numbers: Vec<Beginning>,
    /// How it begins to sound, by place.
    sounds: Vec<Beginning>,
    entries: Vec<Option<Entry<K>>>,
    places: Lookup<K, usize>,
    free: Vec<usize>,
    /// How often something was put in or taken out.
    changes: u64,
}

impl<K> Default for Finder<K> {
    fn default() -> Self {
        Self {
            columns: Columns::default(),
            taken: Places::default(),
            named: Vec::new(),
            lengths: Vec::new(),
            beginnings: Vec::new(),
            numbers: Vec::new(),
            sounds: Vec::new(),
            entries: Vec::new(),
            places: Lookup::default(),
            free: Vec::new(),
            changes: 0,
        }
    }
}

/// Which places were found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hits {
    places: Places,
    count: usize,
    /// How often the finder had changed by then.
    changes: u64,
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

    fn add(&mut self, place: usize) {
        self.places.add(place);
        self.count = self.count.saturating_add(1);
    }
}

impl<K: Copy + Eq + Hash> Finder<K> {
    /// Whether a thing has been put in.
    pub fn holds(&self, key: K) -> bool {
        self.place(key).is_some_and(|place| self.entry(place).is_some())
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
            self.named.push(Signature::default());
            self.lengths.push(0);
            self.beginnings.push(Beginning::default());
            self.numbers.push(Beginning::default());
            self.sounds.push(Beginning::default());
            self.entries.push(None);
            self.entries.len().saturating_sub(1)
        });
        self.places.insert(key, place);
        place
    }

    /// Puts a thing in, or its new texts.
    pub fn put(&mut self, key: K, texts: Texts<'_>) {
        self.changes = self.changes.wrapping_add(1);
        let entry = Entry::of(key, texts);
        let place = self.reserve(key);
        self.forget(place);
        entry.marks(|column| self.columns.set(column, place));
        if let Some(named) = self.named.get_mut(place) {
            *named = Signature::of(entry.named());
        }
        if let Some(length) = self.lengths.get_mut(place) {
            *length = u16::try_from(entry.name().len()).unwrap_or(u16::MAX);
        }
        if let Some(beginning) = self.beginnings.get_mut(place) {
            *beginning = Beginning::of(entry.name());
        }
        if let Some(number) = self.numbers.get_mut(place) {
            *number = Beginning::of(entry.text.get(entry.names..).unwrap_or_default());
        }
        if let Some(sound) = self.sounds.get_mut(place) {
            *sound = entry.spelling.beginning();
        }
        self.taken.add(place);
        if let Some(there) = self.entries.get_mut(place) {
            *there = Some(entry);
        }
    }

    /// Takes a thing out.
    pub fn remove(&mut self, key: K) {
        let Some(place) = self.places.remove(&key) else { return };
        self.changes = self.changes.wrapping_add(1);
        self.forget(place);
        self.free.push(place);
    }

    /// Takes out what stands at a place, with every bit of it.
    fn forget(&mut self, place: usize) {
        let Some(entry) = self.entries.get_mut(place).and_then(Option::take) else { return };
        entry.marks(|column| self.columns.clear(column, place));
        self.taken.remove(place);
        if let Some(named) = self.named.get_mut(place) {
            *named = Signature::default();
        }
    }

    /// Everything that answers. `before`: what was found last; where somebody only typed on, no more than that is looked at.
    pub fn find(&self, wanted: &Wanted, before: Option<(&Wanted, &Hits)>) -> Hits {
        let still =
            |(words, hits): &(&Wanted, &Hits)| hits.changes == self.changes && !hits.guessed && wanted.narrows(words);
        let within = before.filter(still).map_or(&self.taken, |(_, hits)| &hits.places);
        let sought = self.sought(wanted);
        let may = may_answer(within, &sought);
        let mut hits = Hits { changes: self.changes, ..Hits::default() };
        if sought.iter().all(Sought::is_told_of_all) {
            hits.count = may.count();
            hits.places = may;
        } else {
            for place in may.iter() {
                if sought.iter().all(|it| self.is_answer(it, place)) {
                    hits.add(place);
                }
            }
        }
        if hits.count == 0 && wanted.words.iter().any(|word| word.near.is_some()) {
            for place in self.may_be_meant(&sought).iter() {
                if sought.iter().all(|it| self.is_answer(it, place) || self.is_near(it.word, place)) {
                    hits.add(place);
                }
            }
            hits.guessed = hits.count > 0;
        }
        hits
    }

    /// The best of what answers, best first; among equals the shorter name, then in the order of the names.
    pub fn best(&self, wanted: &Wanted, most: usize) -> Vec<K> {
        let sought = self.sought(wanted);
        let may = may_answer(&self.taken, &sought);
        let mut best = Best::new(most);
        match sought.as_slice() {
            [only] if wanted.words.iter().all(|word| word.number.is_none()) => self.best_of_one(only, may, &mut best),
            _ => {
                for (place, entry) in self.within(&may) {
                    best.consider(worst(sought.iter().map(|it| it.rank(place, entry))), entry);
                }
            }
        }
        if best.is_empty() && wanted.words.iter().any(|word| word.near.is_some()) {
            for (place, entry) in self.within(&self.may_be_meant(&sought)) {
                let near = |it: &Sought<'_>| self.is_near(it.word, place).then_some(Rank::Near);
                best.consider(worst(sought.iter().map(|it| it.rank(place, entry).or_else(|| near(it)))), entry);
            }
        }
        best.keys()
    }

    /// The best for one word. Whom bits let rank better are looked at first, and of the others no more than can still get in.
    fn best_of_one<'a>(&'a self, sought: &Sought<'_>, may: Places, best: &mut Best<'a, K>) {
        let word = sought.word;
        let mut left = may;
        for rank in [Rank::Same, Rank::Begins, Rank::BeginsToSound, Rank::InName, Rank::Elsewhere] {
            if best.ends_before(rank, 0) {
                return;
            }
            let mut turn = match rank {
                Rank::Same => self.columns.with_all(&[word.whole]),
                Rank::Begins => self.columns.with_any(&word.begins),
                Rank::BeginsToSound => self.columns.with_any(&word.begins_to_sound),
                Rank::InName => self.may_be_named(word, &left),
                Rank::Elsewhere | Rank::Sounds | Rank::Near => left.clone(),
            };
            turn.keep(&left);
            left.leave(&turn);
            self.consider(sought, &turn, rank, best);
        }
    }

    /// In whose names a word may be written.
    fn may_be_named(&self, word: &Word, of: &Places) -> Places {
        let mut named = Places::default();
        let is_named = |place: &usize| self.named.get(*place).is_some_and(|it| it.may_contain(word.signature));
        of.iter().filter(is_named).for_each(|place| named.add(place));
        named
    }

    /// Takes in of these places what can still be better than what was kept, the shorter names first. None of them ranks better
    /// than `least`.
    fn consider<'a>(&'a self, sought: &Sought<'_>, places: &Places, least: Rank, best: &mut Best<'a, K>) {
        let length = |place: usize| self.lengths.get(place).copied().map_or(0, usize::from).min(LONG);
        let mut counts = [0_usize; LONG + 1];
        for place in places.iter() {
            if let Some(count) = counts.get_mut(length(place)) {
                *count = count.saturating_add(1);
            }
        }
        let (mut from, mut waiting, mut at_once) = (0, 0_usize, AT_ONCE);
        for (until, count) in counts.into_iter().enumerate() {
            waiting = waiting.saturating_add(count);
            // a few at once, and more at every turn: each goes through all places
            if waiting == 0 || (waiting < at_once && until < LONG) {
                continue;
            }
            if best.ends_before(least, from) {
                return;
            }
            for place in places.iter().filter(|place| (from..=until).contains(&length(*place))) {
                let beginning = self.beginnings.get(place).copied().unwrap_or_default();
                if let Some(entry) = best.may_take(least, length(place), beginning).then(|| self.entry(place)).flatten()
                {
                    best.consider(sought.rank(place, entry), entry);
                }
            }
            (from, waiting, at_once) = (until.saturating_add(1), 0, at_once.saturating_mul(2));
        }
    }

    fn entry(&self, place: usize) -> Option<&Entry<K>> {
        self.entries.get(place).and_then(Option::as_ref)
    }

    fn within<'a, 'p>(&'a self, places: &'p Places) -> impl Iterator<Item = (usize, &'a Entry<K>)> + use<'a, 'p, K> {
        places.iter().filter_map(|place| Some((place, self.entry(place)?)))
    }

    fn sought<'a>(&self, wanted: &'a Wanted) -> Vec<Sought<'a>> {
        let of = |word: &'a Word| Sought {
            word,
            written: self.columns.with_all(&word.marks),
            numbered: word.number.as_ref().map(|it| self.columns.with_all(&it.marks)).unwrap_or_default(),
            heard: word.typed.as_ref().map(|it| self.columns.with_all(&it.marks())).unwrap_or_default(),
        };
        wanted.words.iter().map(of).collect()
    }

    /// Whether what stands at a place answers to a word as it was typed. Its texts lie all over the memory and are read only where
    /// bits do not tell.
    fn is_answer(&self, sought: &Sought<'_>, place: usize) -> bool {
        sought.may_answer(place)
            && (sought.is_told(place)
                || self.is_begun(sought.word, place)
                || self.entry(place).is_some_and(|entry| sought.answers(place, entry)))
    }

    /// Whether what stands at a place begins so, in writing or sound, or its number does, as far as that can be told without reading
    /// it.
    fn is_begun(&self, word: &Word, place: usize) -> bool {
        let begins = |it: &Beginning| it.is_of(word.beginning, word.text.len());
        self.numbers.get(place).is_some_and(begins)
            || self.beginnings.get(place).is_some_and(begins)
            || (word.typed.is_some() && self.sounds.get(place).is_some_and(begins))
    }

    /// Who may answer to all words with slips allowed, as far as bits tell.
    fn may_be_meant(&self, sought: &[Sought<'_>]) -> Places {
        let mut may = self.taken.clone();
        for it in sought {
            let mut any = it.may();
            if let Some((marks, slips)) = it.word.near.as_ref().map(Near::marks) {
                any.join(&self.columns.lacking_few(&marks, slips, &self.taken));
            }
            may.keep(&any);
        }
        may
    }

    fn is_near(&self, word: &Word, place: usize) -> bool {
        let (Some(near), Some(named)) = (&word.near, self.named.get(place)) else { return false };
        near.may_be_in(*named) && self.entry(place).is_some_and(|entry| near.is_in(entry.named()))
    }
}

/// Who may answer to all words, as far as bits tell.
fn may_answer(within: &Places, sought: &[Sought<'_>]) -> Places {
    let mut may = within.clone();
    for it in sought {
        may.keep(&it.may());
    }
    may
}

/// A thing is as good as its worst word.
fn worst(ranks: impl IntoIterator<Item = Option<Rank>>) -> Option<Rank> {
    ranks.into_iter().try_fold(Rank::Same, |worst, rank| Some(worst.max(rank?)))
}
