//! A word that is looked for, and who may answer to it.

use super::columns::Places;
use super::entry::Entry;
use super::rank::Rank;
use super::sound::Typed;
use super::wanted::Word;

/// A word, and who may answer to it as far as bits tell.
pub(super) struct Sought<'a> {
    pub(super) word: &'a Word,
    /// It may be written of them as it was typed.
    pub(super) written: Places,
    /// The number that it is may be written of them.
    pub(super) numbered: Places,
    /// Their names may sound so.
    pub(super) heard: Places,
}

impl Sought<'_> {
    /// Who may answer, as far as bits tell.
    pub(super) fn may(&self) -> Places {
        let mut any = self.written.clone();
        any.join(&self.numbered);
        any.join(&self.heard);
        any
    }

    /// Whether a thing may answer, as far as bits tell.
    pub(super) fn may_answer(&self, place: usize) -> bool {
        self.written.has(place) || self.heard.has(place) || self.numbered.has(place)
    }

    /// Whether bits alone tell of all that may answer that they do: for one letter or figure, or a few, which very many have.
    pub(super) fn is_told_of_all(&self) -> bool {
        let Word { is_told_by_marks, number, typed, .. } = self.word;
        *is_told_by_marks && number.is_none() && typed.as_ref().is_none_or(Typed::is_told_by_marks)
    }

    /// Whether bits alone tell that a thing answers.
    pub(super) fn is_told(&self, place: usize) -> bool {
        let by_sound = || self.word.typed.as_ref().is_some_and(Typed::is_told_by_marks) && self.heard.has(place);
        (self.word.is_told_by_marks && self.written.has(place)) || by_sound()
    }

    pub(super) fn answers(&self, place: usize, entry: &Entry) -> bool {
        self.is_told(place)
            || self.hears(place, entry)
            || entry.begins(&self.word.text)
            || self.reads(place, entry).is_some()
    }

    fn hears(&self, place: usize, entry: &Entry) -> bool {
        let Some(typed) = self.word.typed.as_ref().filter(|_| self.heard.has(place)) else { return false };
        typed.is_told_by_marks() || entry.spelling.hears(typed)
    }

    /// Where the word is written.
    fn reads(&self, place: usize, entry: &Entry) -> Option<usize> {
        let bytes = entry.text.as_bytes();
        let as_typed = self.written.has(place).then(|| self.word.needle.find(bytes)).flatten();
        as_typed.or_else(|| {
            let number = self.word.number.as_ref().filter(|_| self.numbered.has(place))?;
            number.needle.find(bytes)
        })
    }

    pub(super) fn rank(&self, place: usize, entry: &Entry) -> Option<Rank> {
        let typed = self.word.typed.as_ref().filter(|_| self.heard.has(place));
        let begins_to_sound = || typed.is_some_and(|typed| entry.spelling.begins(typed));
        let Some(at) = self.reads(place, entry) else {
            if begins_to_sound() {
                return Some(Rank::BeginsToSound);
            }
            return self.hears(place, entry).then_some(Rank::Sounds);
        };
        let bytes = entry.text.as_bytes();
        let begins = at.checked_sub(1).and_then(|before| bytes.get(before)).is_none_or(|byte| *byte == b'\n');
        let ends = bytes.get(at.saturating_add(self.word.text.len())).is_none_or(|byte| *byte == b'\n');
        Some(match (begins, ends, at < entry.names) {
            (true, true, _) => Rank::Same,
            (true, false, true) => Rank::Begins,
            _ if begins_to_sound() => Rank::BeginsToSound,
            (false, _, true) => Rank::InName,
            (_, _, false) => Rank::Elsewhere,
        })
    }
}
