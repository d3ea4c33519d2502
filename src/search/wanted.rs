//! What somebody types to find something: words that must all occur, in any order.

use memchr::memmem::Finder as Needle;

use super::called::Called;
use super::fold::{digits, folded};
use super::marks;
use super::near::Near;
use super::order::Start;
use super::signature::Signature;
use super::sound::Typed;

/// What ends a sentence in a text, or stands between two: line ends, and the signs of both scripts.
const ENDS: [char; 7] = ['\n', '\u{3002}', '\u{ff01}', '\u{ff1f}', '\u{ff1b}', '!', '?'];

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
    /// The word as a beginning, if it is as short as beginnings are.
    pub(super) start: Option<Start>,
    pub(super) signature: Signature,
    /// The bits without which it is not written of a thing.
    pub(super) marks: Vec<usize>,
    /// Those bits tell it for certain: it is a letter or figure, or two of them, or three figures.
    pub(super) is_told_by_marks: bool,
    /// The bit of who may be called nothing else, or may have it as a number.
    pub(super) whole: usize,
    /// The bit of whose names may begin with it.
    pub(super) begins: Vec<usize>,
    /// The bit of whose first names may begin to sound so.
    pub(super) begins_to_sound: Vec<usize>,
    pub(super) needle: Needle<'static>,
    /// The word as a number, where it is one with signs between the digits.
    pub(super) number: Option<Number>,
    /// The word as letters to be heard.
    pub(super) typed: Option<Typed>,
    /// The word with slips allowed.
    pub(super) near: Option<Near>,
}

/// The digits of a word that is a number.
#[derive(Debug, Clone)]
pub(super) struct Number {
    /// The bits without which they are not written of a thing.
    pub(super) marks: Vec<usize>,
    pub(super) needle: Needle<'static>,
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
        Called::of(names).answers(self)
    }

    /// Whether all words are written in these texts, in whichever of them: as typed, or as a number whatever stands between its
    /// digits. Neither by their sound nor with slips, so that very many long texts can be read.
    pub fn is_written_in(&self, texts: &[&str]) -> bool {
        if self.is_empty() {
            return false;
        }
        let mut all = String::new();
        for text in texts.iter().filter(|it| !it.is_empty()) {
            all.push_str(&folded(text));
            all.push('\n');
        }
        self.words.iter().all(|word| word.is_written_in(&all))
    }

    /// The first sentence of these texts in which one of the words is written; the first of all if none is.
    pub fn sentence<'t>(&self, texts: &[&'t str]) -> &'t str {
        let sentences = || {
            let parts = texts.iter().copied().flat_map(|text: &'t str| text.split(ENDS));
            parts.map(str::trim).filter(|it| !it.is_empty())
        };
        let holds = |sentence: &&str| {
            let folded = folded(sentence);
            self.words.iter().any(|word| word.is_written_in(&folded))
        };
        sentences().find(holds).or_else(|| sentences().next()).unwrap_or_default()
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
        let signature = Signature::of(word);
        // one letter or figure, or two, or three figures need no hash and nobody to be read
        let alone = match word.as_bytes() {
            [byte] => marks::of_character(*byte),
            [first, second] => marks::of_neighbours(*first, *second),
            bytes => marks::of_three(bytes),
        };
        let typed = Typed::of(word);
        let sound = typed.is_some().then(|| word.bytes().next().and_then(marks::of_first_sound)).flatten();
        Self {
            signature,
            marks: alone.map_or_else(|| written(word), |it| vec![it]),
            is_told_by_marks: alone.is_some(),
            whole: marks::of_line(word),
            begins: marks::of_beginning(word).into_iter().collect(),
            begins_to_sound: sound.into_iter().collect(),
            needle: Needle::new(word.as_bytes()).into_owned(),
            number: is_number
                .then(|| Number { marks: written(&number), needle: Needle::new(number.as_bytes()).into_owned() }),
            typed,
            near: Near::of(word),
            start: Start::of(word),
            text: word.to_owned(),
        }
    }

    /// Whether it is written in a folded text.
    fn is_written_in(&self, folded: &str) -> bool {
        let as_number =
            |number: &Number| folded.lines().any(|line| number.needle.find(digits(line).as_bytes()).is_some());
        self.needle.find(folded.as_bytes()).is_some() || self.number.as_ref().is_some_and(as_number)
    }
}

/// The bits without which a word is not written of a thing.
fn written(word: &str) -> Vec<usize> {
    let mut all = Vec::new();
    marks::of_signature(Signature::of(word), |it| all.push(it));
    marks::of_plain(word, |it| all.push(it));
    marks::of_signs(word, |it| all.push(it));
    marks::of_figures(word, |it| all.push(it));
    all
}
