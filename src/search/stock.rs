//! What can be found, by its place. None of this knows a key: generic code is made in the package that says for which type, with the
//! settings of that one, and this has to be made here, where it is built for speed.

use super::best::Best;
use super::columns::{Columns, Places};
use super::entry::Entry;
use super::finder::Texts;
use super::hits::Hits;
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

/// Things that can be found, by their places. What tells most of them apart are [single bits](Columns); the things themselves are
/// read of few.
#[derive(Debug, Default)]
pub(super) struct Stock {
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
    entries: Vec<Option<Entry>>,
    free: Vec<usize>,
    /// How often something was put in or taken out.
    changes: u64,
}

impl Stock {
    /// Whether a thing stands at a place.
    pub(super) fn holds(&self, place: usize) -> bool {
        self.entry(place).is_some()
    }

    /// A place for one more thing: one that became free, or the next.
    pub(super) fn room(&mut self) -> usize {
        self.free.pop().unwrap_or_else(|| {
            self.named.push(Signature::default());
            self.lengths.push(0);
            self.beginnings.push(Beginning::default());
            self.numbers.push(Beginning::default());
            self.sounds.push(Beginning::default());
            self.entries.push(None);
            self.entries.len().saturating_sub(1)
        })
    }

    /// Puts a thing at a place that was made for it, or its new texts.
    pub(super) fn put(&mut self, place: usize, texts: Texts<'_>) {
        self.changes = self.changes.wrapping_add(1);
        let entry = Entry::of(texts);
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

    /// Takes out what stands at a place, which is free from then on.
    pub(super) fn remove(&mut self, place: usize) {
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
    pub(super) fn find(&self, wanted: &Wanted, before: Option<(&Wanted, &Hits)>) -> Hits {
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
            // each of them may answer to every word
            for place in may.iter() {
                if sought.iter().all(|it| self.is_answer(it, place)) {
                    hits.add(place);
                }
            }
        }
        if hits.count == 0 && wanted.words.iter().any(|word| word.near.is_some()) {
            for place in self.may_be_meant(&sought).iter() {
                let typed = |it: &Sought<'_>| it.may_answer(place) && self.is_answer(it, place);
                if sought.iter().all(|it| typed(it) || self.is_near(it.word, place)) {
                    hits.add(place);
                }
            }
            hits.guessed = hits.count > 0;
        }
        hits
    }

    /// The best of what answers, best first; among equals the shorter name, then in the order of the names.
    pub(super) fn best(&self, wanted: &Wanted, most: usize) -> Vec<usize> {
        let sought = self.sought(wanted);
        let may = may_answer(&self.taken, &sought);
        let mut best = Best::new(most);
        match sought.as_slice() {
            [only] if wanted.words.iter().all(|word| word.number.is_none()) => self.best_of_one(only, may, &mut best),
            _ => {
                for (place, entry) in self.within(&may) {
                    best.consider(worst(sought.iter().map(|it| it.rank(place, entry))), place, entry);
                }
            }
        }
        if best.is_empty() && wanted.words.iter().any(|word| word.near.is_some()) {
            for (place, entry) in self.within(&self.may_be_meant(&sought)) {
                let near = |it: &Sought<'_>| self.is_near(it.word, place).then_some(Rank::Near);
                best.consider(worst(sought.iter().map(|it| it.rank(place, entry).or_else(|| near(it)))), place, entry);
            }
        }
        best.places()
    }

    /// The best for one word. Whom bits let rank better are looked at first, and of the others no more than can still get in.
    fn best_of_one<'a>(&'a self, sought: &Sought<'_>, may: Places, best: &mut Best<'a>) {
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
    fn consider<'a>(&'a self, sought: &Sought<'_>, places: &Places, least: Rank, best: &mut Best<'a>) {
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
                    best.consider(sought.rank(place, entry), place, entry);
                }
            }
            (from, waiting, at_once) = (until.saturating_add(1), 0, at_once.saturating_mul(2));
        }
    }

    fn entry(&self, place: usize) -> Option<&Entry> {
        self.entries.get(place).and_then(Option::as_ref)
    }

    fn within<'a, 'p>(&'a self, places: &'p Places) -> impl Iterator<Item = (usize, &'a Entry)> + use<'a, 'p> {
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

    /// Whether what stands at a place, which may answer to a word, does so as it was typed. Its texts lie all over the memory and are
    /// read only where bits do not tell.
    fn is_answer(&self, sought: &Sought<'_>, place: usize) -> bool {
        sought.is_told(place)
            || self.is_begun(sought.word, place)
            || self.entry(place).is_some_and(|entry| sought.answers(place, entry))
    }

    /// Whether what stands at a place begins so, in writing or sound, or its number does, as far as that can be told without reading
    /// it.
    fn is_begun(&self, word: &Word, place: usize) -> bool {
        let Some(start) = word.start else { return false };
        let begins = |it: &Beginning| start.begins(*it);
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
