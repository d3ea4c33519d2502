//! People's own words, searched for phrases. A term that has no field of its own can only be met there: in the special terms, in
//! a purpose, in the name of a thing. Phrases of one meaning stand together; a rule asks for meanings that meet in one sentence.

use std::borrow::Cow;
use std::cmp::Reverse;

use super::lexicon::sides::{NO_NOT, NO_SIDE, OURS, PARTY_A, PARTY_B, STILL_SIDE, THEIRS, WHOLE};
use super::runs::Runs;
use crate::domain::contract::Contract;
use crate::domain::contract::party::{Capacity, Side};
use crate::domain::contract::wording::Wording;

/// Ways to say one thing: Chinese, and English in lower case.
pub(super) type Phrases = &'static [&'static str];

/// What ends a sentence. A point ends one only before a space.
const ENDS: [char; 9] = ['\u{3002}', '\u{ff1b}', ';', '\u{ff01}', '!', '\u{ff1f}', '?', '\n', '\r'];

/// Words made ready to be searched by many rules: both texts in lower case. The phrases have no letters but those of English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said([Text; 2]);

/// One text of them.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Text {
    lower: String,
    runs: Runs,
}

impl Said {
    /// What these words say.
    pub(super) fn of(words: &Wording) -> Self {
        Self([&words.zh, &words.en].map(|text| {
            let lower = text.to_ascii_lowercase();
            let runs = Runs::of(&lower);
            Text { lower, runs }
        }))
    }
}

impl Text {
    /// Those of these phrases that it holds, in their order.
    fn held(&self, phrases: Phrases) -> impl Iterator<Item = &'static str> {
        phrases.iter().copied().filter(|phrase| self.runs.may_hold(phrase) && holds(&self.lower, phrase))
    }
}

/// Words that can be searched: as they were written, or made ready already.
pub(super) trait Searched {
    /// Made ready.
    fn said(&self) -> Cow<'_, Said>;
}

impl Searched for Wording {
    fn said(&self) -> Cow<'_, Said> {
        Cow::Owned(Said::of(self))
    }
}

impl Searched for Said {
    fn said(&self) -> Cow<'_, Said> {
        Cow::Borrowed(self)
    }
}

/// The first phrase of `first` in a sentence that also holds one of each of `with` and none of any of `unless`.
pub(super) fn says(
    words: &impl Searched,
    first: Phrases,
    with: &[Phrases],
    unless: &[Phrases],
) -> Option<&'static str> {
    let said = words.said();
    said.0.iter().find_map(|text| sentences(text, first, with, unless).next().map(|(_, phrase)| phrase))
}

/// The first of these phrases that the words hold, whatever the language of the box they were written in.
pub(super) fn mentions(words: &impl Searched, phrases: Phrases) -> Option<&'static str> {
    // no phrase goes beyond a sentence
    words.said().0.iter().find_map(|text| text.held(phrases).next())
}

/// Whether a line of the words begins with one of these phrases.
pub(super) fn begins_a_line(words: &impl Searched, phrases: Phrases) -> bool {
    let begins = |line: &str| phrases.iter().any(|it| line.trim_start().starts_with(it));
    words.said().0.iter().any(|text| text.lower.lines().any(begins))
}

/// What stands for a letter while names are still sought: a name may be a part of a letter (party, 甲).
const MARKS: [&str; 4] = ["\u{e000}", "\u{e001}", "\u{e002}", "\u{e003}"];

/// The words with the sides called by their letters, whatever the contract calls them: phrases name a side as 甲方 or 乙方 only.
pub(super) fn in_letters<'a>(words: &'a Wording, contract: &Contract) -> Cow<'a, Wording> {
    let (names, ours) = (&contract.party_names, contract.our_capacity);
    if names.is_letters() || words.is_blank() {
        return Cow::Borrowed(words);
    }
    let mut lettered = Wording { zh: words.zh.to_ascii_lowercase(), en: words.en.to_ascii_lowercase() };
    let [us, them] = [(Side::Us, ours), (Side::Them, ours.other())].map(|(side, letter)| {
        let (name, letter) = (names.of(side, ours), letter.letters());
        [(name.0, letter.0), (name.1, letter.1)]
    });
    let mut called = [us, them].concat();
    // a name that holds the other one is read first: 分公司 before 公司
    called.sort_by_key(|(name, _)| Reverse(name.len()));
    let names = called.iter().map(|(name, _)| name.to_ascii_lowercase());
    let sides: Vec<String> = names.chain(MARKS.map(str::to_owned)).collect();
    // whatever the language of the box they were written in
    for text in [&mut lettered.zh, &mut lettered.en] {
        for ((name, _), mark) in called.iter().zip(MARKS) {
            let name = name.to_ascii_lowercase();
            if text.contains(&name) {
                *text = renamed(text, &name, mark, &sides);
            }
        }
        for ((_, letter), mark) in called.iter().zip(MARKS) {
            if text.contains(mark) {
                *text = text.replace(mark, &letter.to_ascii_lowercase());
            }
        }
    }
    Cow::Owned(lettered)
}

/// A text in lower case with one name for another: in English for whole words, with the article that a letter has not.
/// The sides are what both are called, or the marks that stand for that already.
fn renamed(text: &str, name: &str, letter: &str, sides: &[String]) -> String {
    let is_english = name.starts_with(is_letter);
    // a name that is such a word itself is a name (子公司)
    let others = NO_SIDE.iter().copied().filter(|longer| *longer != name);
    let longer: Vec<Longer> = others.filter_map(|longer| Some((longer, longer.find(name)?))).collect();
    let (mut told, mut from) = (String::with_capacity(text.len()), 0);
    for (at, _) in text.match_indices(name) {
        let end = at.saturating_add(name.len());
        let begins = !text.get(..at).unwrap_or_default().ends_with(is_letter);
        let ends = !text.get(end..).unwrap_or_default().starts_with(is_letter);
        if (is_english && !(begins && ends)) || is_in_longer(text, at, &longer, sides) {
            continue;
        }
        told.push_str(text.get(from..at).unwrap_or_default());
        let bare = told.strip_suffix("the ").filter(|bare| is_english && !bare.ends_with(is_letter));
        if let Some(length) = bare.map(str::len) {
            told.truncate(length);
        }
        told.push_str(letter);
        from = end;
    }
    told.push_str(text.get(from..).unwrap_or_default());
    told
}

/// One of [`NO_SIDE`] that holds a name, and where in it the name stands.
type Longer = (&'static str, usize);

/// Whether the name that stands at this place is a part of one of these words: in English of the whole word, so that a Customer that
/// lists its claims is no customer list.
fn is_in_longer(text: &str, at: usize, longer: &[Longer], sides: &[String]) -> bool {
    longer.iter().any(|(longer, within)| {
        let parted = at.checked_sub(*within).and_then(|from| text.split_at_checked(from));
        parted.is_some_and(|(before, text)| {
            let goes_on = |rest: &str| longer.ends_with(is_letter) && rest.starts_with(is_letter);
            let is_begun = longer.starts_with(is_letter) && before.ends_with(is_letter);
            let ends = |rest: &str| !goes_on(rest) && !is_parted(longer, before, rest, sides);
            !is_begun && text.strip_prefix(longer).is_some_and(ends)
        })
    })
}

/// Towards: what stands between a side and the one that it turns to.
const TOWARDS: char = '\u{5411}';

/// Whether one of [`NO_SIDE`] is a side and what it does after all, by what stands before or behind it: 服务方向委托方 speaks of no
/// 服务方向, 公司法定代表人 of no 公司法.
fn is_parted(word: &str, before: &str, rest: &str, sides: &[String]) -> bool {
    let is_towards = word.ends_with(TOWARDS) && sides.iter().any(|side| rest.starts_with(side.as_str()));
    is_towards
        || STILL_SIDE.iter().any(|(longer, from, on)| {
            let around = from.iter().any(|it| before.ends_with(*it)) || on.iter().any(|it| rest.starts_with(*it));
            *longer == word && around
        })
}

/// As [`says`], where the sentence names one side alone, or names it first: which side. The words call the sides by their letters
/// ([`in_letters`]).
pub(super) fn side_that(
    words: &impl Searched,
    contract: &Contract,
    first: Phrases,
    with: &[Phrases],
    unless: &[Phrases],
) -> Option<(Side, &'static str)> {
    let said = words.said();
    said.0.iter().find_map(|text| {
        sentences(text, first, with, unless)
            .find_map(|(sentence, phrase)| first_side(sentence, contract).map(|side| (side, phrase)))
    })
}

/// Whether a text in lower case holds a phrase. English begins at a word ("fine" is not in "define"), and ends with one where
/// [`WHOLE`] says so.
pub(super) fn holds(text: &str, phrase: &str) -> bool {
    place_of(text, phrase).is_some()
}

fn place_of(text: &str, phrase: &str) -> Option<usize> {
    // hardly any text holds it: to be told so takes less than to begin looking for its places
    if !text.contains(phrase) {
        return None;
    }
    let is_english = phrase.starts_with(is_letter);
    let begins = |at: usize| !is_english || !text.get(..at).unwrap_or_default().ends_with(is_letter);
    let ends = |at: usize| {
        let after = text.get(at.saturating_add(phrase.len())..).unwrap_or_default();
        !after.starts_with(is_letter) || !WHOLE.contains(&phrase)
    };
    text.match_indices(phrase).map(|(at, _)| at).find(|at| begins(*at) && ends(*at))
}

const fn is_letter(letter: char) -> bool {
    letter.is_ascii_alphabetic()
}

/// What is sought in the sentences of one text: of every group the phrases that the text holds at all. A sentence holds no others, for
/// nothing that parts sentences is a letter of a word.
struct Sought {
    first: Vec<&'static str>,
    with: Vec<Vec<&'static str>>,
}

impl Sought {
    /// Nothing where no sentence of the text can say it all: most texts need not even be parted into sentences.
    fn in_text(text: &Text, first: Phrases, with: &[Phrases]) -> Option<Self> {
        let held = |phrases: Phrases| {
            let held: Vec<&'static str> = text.held(phrases).collect();
            (!held.is_empty()).then_some(held)
        };
        Some(Self { first: held(first)?, with: with.iter().copied().map(held).collect::<Option<_>>()? })
    }

    /// The phrase of the first group in a sentence that says it.
    fn said_by(&self, sentence: &str, unless: &[Phrases]) -> Option<&'static str> {
        let phrase = any(sentence, &self.first)?;
        let all = self.with.iter().all(|group| any(sentence, group).is_some());
        (all && !is_turned(sentence, unless)).then_some(phrase)
    }
}

/// The sentences that say it, each with the phrase of `first` that was found.
fn sentences<'a>(
    text: &'a Text,
    first: Phrases,
    with: &[Phrases],
    unless: &'a [Phrases],
) -> impl Iterator<Item = (&'a str, &'static str)> {
    Sought::in_text(text, first, with).into_iter().flat_map(move |sought| {
        let sentences = text.lower.split(ENDS).flat_map(|piece| piece.split(". "));
        sentences.filter_map(move |sentence| sought.said_by(sentence, unless).map(|phrase| (sentence, phrase)))
    })
}

/// Whether one of these turns a sentence into its opposite.
fn is_turned(sentence: &str, unless: &[Phrases]) -> bool {
    let plain = NO_NOT.iter().fold(sentence.to_owned(), |text, idiom| text.replace(*idiom, " "));
    unless.iter().any(|group| any(&plain, group).is_some())
}

fn any(text: &str, phrases: &[&'static str]) -> Option<&'static str> {
    phrases.iter().copied().find(|phrase| holds(text, phrase))
}

/// The side a sentence in letters names first: by its letter, or by what such a side is usually called.
fn first_side(sentence: &str, contract: &Contract) -> Option<Side> {
    let (us, them) = match contract.our_capacity {
        Capacity::PartyA => (PARTY_A, PARTY_B),
        Capacity::PartyB => (PARTY_B, PARTY_A),
    };
    let at = |names: Phrases, more: Phrases| names.iter().chain(more).filter_map(|name| place_of(sentence, name)).min();
    match (at(us, OURS), at(them, THEIRS)) {
        (Some(we), Some(they)) if they < we => Some(Side::Them),
        (Some(_), Some(_) | None) => Some(Side::Us),
        (None, Some(_)) => Some(Side::Them),
        (None, None) => None,
    }
}
