//! By what a person is recognised in texts: names, numbers, addresses.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::kinds::Kind;
use crate::record::cell::Cell;
use crate::record::rec::Rec;

/// A name of fewer characters would be found everywhere.
const SHORTEST: usize = 2;
/// A number of fewer digits is no telephone's, and no document's.
const FEWEST_DIGITS: usize = 7;
/// Registers of a person, or of a customer that is one, that hold words by which they are known.
const WORDS: &[&str] = &["name", "short_name", "person", "email", "wechat", "further_emails"];
/// Those that hold numbers.
const NUMBERS: &[&str] = &["phone", "further_phones", "code"];

/// What a text holds that names the person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Traces {
    words: BTreeSet<String>,
    digits: BTreeSet<String>,
}

impl Traces {
    /// Takes what a record of the person says of them, in every version that it holds.
    pub(super) fn learn(&mut self, rec: &Rec) {
        let mut words = Vec::new();
        let mut numbers = Vec::new();
        for (registers, found) in [(WORDS, &mut words), (NUMBERS, &mut numbers)] {
            let cells = registers.iter().filter_map(|name| rec.cell(name));
            cells
                .flat_map(Cell::versions)
                .for_each(|version| texts(&version.val, &mut |text: &str| found.push(text.to_owned())));
        }
        let is_long = |text: &str| text.chars().count() >= SHORTEST;
        self.words.extend(words.iter().map(|text| text.trim()).filter(|text| is_long(text)).map(str::to_owned));
        let numbers = numbers.iter().map(|text| bare(text));
        self.digits.extend(numbers.filter(|number| number.len() >= FEWEST_DIGITS));
    }

    /// Whether a text is one of their names, and nothing more.
    pub fn is_whole(&self, text: &str) -> bool {
        self.words.contains(text.trim())
    }

    /// Whether a row's text may hold any of it, without reading the row.
    pub(super) fn may_be_in(&self, bytes: &[u8]) -> bool {
        let holds = |needle: &str| memchr::memmem::find(bytes, needle.as_bytes()).is_some();
        // a number may be written in groups: its last digits stand together
        self.words.iter().any(|word| holds(word)) || self.digits.iter().any(|number| holds(tail(number)))
    }

    /// Whether what a record holds names the person, in any version of any field. Names of kinds and ids name nobody.
    pub(super) fn is_in(&self, rec: &Rec) -> bool {
        // who uses a copy is one of our own people
        if rec.kind() == Kind::Copy.name() {
            return false;
        }
        let mut found = false;
        for version in rec.versions() {
            texts(&version.val, &mut |text: &str| found = found || self.is_in_text(text));
        }
        found
    }

    /// Whether a text names the person.
    pub fn is_in_text(&self, text: &str) -> bool {
        if self.words.iter().any(|word| stands_in(word, text)) {
            return true;
        }
        let bare = bare(text);
        bare.len() >= FEWEST_DIGITS && self.digits.iter().any(|number| bare.contains(number.as_str()))
    }
}

/// Every text of a value.
fn texts(value: &Value, take: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) => take(text),
        Value::Array(items) => items.iter().for_each(|item| texts(item, take)),
        Value::Object(fields) => fields.values().for_each(|inside| texts(inside, take)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The digits of a text.
fn bare(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// The last four digits.
fn tail(number: &str) -> &str {
    number.get(number.len().saturating_sub(4)..).unwrap_or(number)
}

/// Whether a word stands in a text. One of Latin letters is not found within another word; Chinese has no blanks to go by.
fn stands_in(word: &str, text: &str) -> bool {
    let is_part = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    text.match_indices(word).any(|(at, found)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(at.saturating_add(found.len())..).and_then(|text| text.chars().next());
        let (first, last) = (word.chars().next(), word.chars().next_back());
        !(is_part(first) && is_part(before) || is_part(last) && is_part(after))
    })
}
