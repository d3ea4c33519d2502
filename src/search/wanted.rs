//! What somebody types to find something: words that must all occur, in any order.

use memchr::memmem::Finder as Needle;

use super::fold::{digits, folded};
use super::near::Near;
use super::signature::Signature;
use super::sound::Typed;

/// So many digits with signs between them are a number that may be written otherwise.
const A_NUMBER: usize = 3;

/// The words looked for.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    pub(super) words: Vec<Word>,
}

/// A word that is looked for.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) signature: Signature,
    pub(super) needle: Needle<'static>,
    /// The word as a number, where it is one with signs between the digits.
    pub(super) number: Option<(Signature, Needle<'static>)>,
    /// The word as letters to be heard.
    pub(super) typed: Option<Typed>,
    /// The word with slips allowed.
    pub(super) near: Option<Near>,
}

impl Wanted {
    /// From what was typed. Spaces part words; all of them must occur.
    pub fn new(typed: &str) -> Self {
        let folded = folded(typed);
        Self { words: folded.split_whitespace().map(Word::new).collect() }
    }

    /// Nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether a thing called like this answers, without slips.
    pub fn is_in(&self, names: &[&str]) -> bool {
        let mut finder = super::Finder::default();
        finder.put((), super::Texts { names, others: &[] });
        let hits = finder.find(self, None);
        hits.count() > 0 && !hits.guessed
    }

    /// Whether everything that this finds is found by `earlier` too: somebody typed on.
    pub fn narrows(&self, earlier: &Self) -> bool {
        let mut words = self.words.iter();
        self.words.len() >= earlier.words.len()
            && earlier.words.iter().all(|before| words.next().is_some_and(|word| word.text.starts_with(&before.text)))
    }
}

impl PartialEq for Wanted {
    fn eq(&self, other: &Self) -> bool {
        self.words.iter().map(|word| &word.text).eq(other.words.iter().map(|word| &word.text))
    }
}

impl Eq for Wanted {}

impl Word {
    fn new(word: &str) -> Self {
        let number = digits(word);
        let is_number = number.len() >= A_NUMBER
            && number.len() < word.len()
            && word.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'(' | b')' | b'+' | b'.'));
        Self {
            signature: Signature::of(word),
            needle: Needle::new(word.as_bytes()).into_owned(),
            number: is_number.then(|| (Signature::of(&number), Needle::new(number.as_bytes()).into_owned())),
            typed: Typed::of(word),
            near: Near::of(word),
            text: word.to_owned(),
        }
    }
}
