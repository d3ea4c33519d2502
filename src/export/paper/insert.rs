//! What is put into a sentence: terms written for the reader, with the place they came from.

use super::figure::{self, Pair};
use super::span::Span;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::plan::Period;
use crate::domain::contract::wording::Wording;
use crate::domain::date::Date;
use crate::domain::money::Money;
use crate::domain::problem::Place;
use crate::domain::rate::Ppm;

/// One value for one gap of a sentence.
#[derive(Debug, Clone)]
pub(super) enum Insert {
    /// A term.
    Term { place: Place, text: Pair },
    /// A term in a person's own words.
    Typed { place: Place, text: Pair },
    /// A term that is missing.
    Blank { place: Place },
    /// A reference to a clause.
    Clause { clause: ClauseId, text: Pair },
    /// Words that depend on what is printed, not on a term: an annex.
    Words(Pair),
}

impl Insert {
    /// The Chinese piece.
    pub(super) fn zh(&self) -> Span {
        self.span(|(zh, _)| zh)
    }

    /// The English piece.
    pub(super) fn en(&self) -> Span {
        self.span(|(_, en)| en)
    }

    /// Whether both pieces are the same.
    pub(super) fn is_same(&self) -> bool {
        match self {
            Self::Term { text, .. } | Self::Typed { text, .. } | Self::Clause { text, .. } | Self::Words(text) => {
                text.0 == text.1
            }
            Self::Blank { .. } => true,
        }
    }

    fn span(&self, pick: impl Fn(&Pair) -> &String) -> Span {
        match self {
            // what is said alike in both languages is no word of ours
            Self::Term { place, text } => {
                Span::Term { place: *place, text: pick(text).clone(), kept: text.0 == text.1 }
            }
            Self::Typed { place, text } => Span::Term { place: *place, text: pick(text).clone(), kept: true },
            Self::Blank { place } => Span::Blank { place: *place },
            Self::Clause { clause, text } => Span::Reference { clause: *clause, text: pick(text).clone() },
            Self::Words(text) => Span::Plain(pick(text).clone().into()),
        }
    }
}

/// A term already written in both languages.
pub(super) fn term(place: Place, text: Pair) -> Insert {
    Insert::Term { place, text }
}

/// A choice, said in each language.
pub(super) fn choice(field: &'static str, (zh, en): (&str, &str)) -> Insert {
    term(Place::of(field), (zh.to_owned(), en.to_owned()))
}

/// A date.
pub(super) fn date(field: &'static str, value: Date) -> Insert {
    term(Place::of(field), figure::date(value))
}

/// A period.
pub(super) fn period(field: &'static str, value: Period) -> Insert {
    term(Place::of(field), figure::period(value))
}

/// An amount in words and figures.
pub(super) fn money(field: &'static str, value: Money) -> Insert {
    term(Place::of(field), figure::money(value))
}

/// An amount in figures alone.
pub(super) fn figures(field: &'static str, value: Money) -> Insert {
    term(Place::of(field), figure::figures(value))
}

/// A share.
pub(super) fn percent(field: &'static str, value: Ppm) -> Insert {
    term(Place::of(field), figure::percent(value))
}

/// A share in words where people say it so.
pub(super) fn share_of(field: &'static str, value: Ppm) -> Insert {
    term(Place::of(field), figure::share_of(value))
}

/// A count in figures.
pub(super) fn count(field: &'static str, n: impl ToString) -> Insert {
    let text = n.to_string();
    term(Place::of(field), (text.clone(), text))
}

/// A count in words: 两, three.
pub(super) fn count_words(field: &'static str, n: usize) -> Insert {
    term(Place::of(field), (figure::chinese_count(n), figure::english_number(n)))
}

/// A person's own words; missing ones are a blank, and words given in one language only stand in both.
pub(super) fn wording(field: &'static str, words: &Wording) -> Insert {
    wording_at(Place::of(field), words)
}

/// As [`wording`], in a row of a list.
pub(super) fn wording_at(place: Place, words: &Wording) -> Insert {
    if words.is_blank() { Insert::Blank { place } } else { Insert::Typed { place, text: both(words) } }
}

/// A name: the same in both languages; a missing one is a blank.
pub(super) fn name(field: &'static str, name: &str) -> Insert {
    let name = name.trim();
    if name.is_empty() {
        Insert::Blank { place: Place::of(field) }
    } else {
        term(Place::of(field), (name.to_owned(), name.to_owned()))
    }
}

/// Words in both languages, each standing in for the other where it is missing.
pub(super) fn both(words: &Wording) -> Pair {
    let (zh, en) = (words.zh.trim(), words.en.trim());
    let or = |first: &str, second: &str| if first.is_empty() { second.to_owned() } else { first.to_owned() };
    (or(zh, en), or(en, zh))
}
