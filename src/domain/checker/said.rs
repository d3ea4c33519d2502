//! People's own words, searched for phrases. A term that has no field of its own can only be met there: in the special terms, in
//! a purpose, in the name of a thing. Phrases of one meaning stand together; a rule asks for meanings that meet in one sentence.

use super::lexicon::sides::{OURS, PARTY_A, PARTY_B, THEIRS};
use crate::domain::contract::party::{Capacity, Side};
use crate::domain::contract::wording::Wording;

/// Ways to say one thing: Chinese, and English in lower case.
pub(super) type Phrases = &'static [&'static str];

/// What ends a sentence. A point ends one only before a space.
const ENDS: [char; 9] = ['\u{3002}', '\u{ff1b}', ';', '\u{ff01}', '!', '\u{ff1f}', '?', '\n', '\r'];

/// The first phrase of `first` in a sentence that also holds one of each of `with` and none of any of `unless`.
pub(super) fn says(words: &Wording, first: Phrases, with: &[Phrases], unless: &[Phrases]) -> Option<&'static str> {
    sentence_of(words, first, with, unless).map(|(_, phrase)| phrase)
}

/// Whether the words hold any of these phrases.
pub(super) fn mentions(words: &Wording, phrases: Phrases) -> Option<&'static str> {
    says(words, phrases, &[], &[])
}

/// As [`says`], where the sentence names one side alone, or names it first: which side.
pub(super) fn side_that(
    words: &Wording,
    ours: Capacity,
    first: Phrases,
    with: &[Phrases],
    unless: &[Phrases],
) -> Option<(Side, &'static str)> {
    [&words.zh, &words.en].into_iter().find_map(|text| {
        matching(text, first, with, unless)
            .into_iter()
            .find_map(|(sentence, phrase)| first_side(&sentence, ours).map(|side| (side, phrase)))
    })
}

fn sentence_of(
    words: &Wording,
    first: Phrases,
    with: &[Phrases],
    unless: &[Phrases],
) -> Option<(String, &'static str)> {
    [&words.zh, &words.en].into_iter().find_map(|text| matching(text, first, with, unless).into_iter().next())
}

/// The sentences that say it, in lower case, each with the phrase of `first` that was found.
fn matching(text: &str, first: Phrases, with: &[Phrases], unless: &[Phrases]) -> Vec<(String, &'static str)> {
    if text.trim().is_empty() {
        return Vec::new();
    }
    text.split(ENDS)
        .flat_map(|piece| piece.split(". "))
        .map(str::to_lowercase)
        .filter_map(|sentence| {
            let phrase = any(&sentence, first)?;
            let all = with.iter().all(|group| any(&sentence, group).is_some());
            (all && unless.iter().all(|group| any(&sentence, group).is_none())).then_some((sentence, phrase))
        })
        .collect()
}

fn any(sentence: &str, phrases: Phrases) -> Option<&'static str> {
    phrases.iter().copied().find(|phrase| sentence.contains(phrase))
}

/// The side a sentence names first.
fn first_side(sentence: &str, ours: Capacity) -> Option<Side> {
    let (us, them) = match ours {
        Capacity::PartyA => (PARTY_A, PARTY_B),
        Capacity::PartyB => (PARTY_B, PARTY_A),
    };
    let at = |names: Phrases, more: Phrases| names.iter().chain(more).filter_map(|name| sentence.find(name)).min();
    match (at(us, OURS), at(them, THEIRS)) {
        (Some(we), Some(they)) if they < we => Some(Side::Them),
        (Some(_), Some(_) | None) => Some(Side::Us),
        (None, Some(_)) => Some(Side::Them),
        (None, None) => None,
    }
}
