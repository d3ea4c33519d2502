//! A thing as it is found.

use super::finder::Texts;
use super::fold::{digits, folded};
use super::marks;
use super::signature::Signature;
use super::sound::Spelling;

/// A thing as it is found.
#[derive(Debug)]
pub(super) struct Entry {
    /// The folded names, each on a line; then the others.
    pub(super) text: Box<str>,
    /// Where the names end.
    pub(super) names: usize,
    pub(super) spelling: Spelling,
}

impl Entry {
    pub(super) fn of(texts: Texts<'_>) -> Self {
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
        let spelling = Spelling::of(names.iter().map(String::as_str));
        Self { text: text.into_boxed_str(), names: end, spelling }
    }

    /// The names, each on a line.
    pub(super) fn named(&self) -> &str {
        self.text.get(..self.names).unwrap_or_default()
    }

    /// The first name.
    pub(super) fn name(&self) -> &str {
        self.text.lines().next().unwrap_or_default()
    }

    /// Whether its name begins so, or the first of what else is written of it: most often its number.
    pub(super) fn begins(&self, word: &str) -> bool {
        let is_there = |at: usize| self.text.get(at..).is_some_and(|rest| rest.starts_with(word));
        is_there(self.names) || is_there(0)
    }

    /// Tells its bits. Some come more than once.
    pub(super) fn marks(&self, mut tell: impl FnMut(usize)) {
        marks::of_signature(Signature::of(&self.text), &mut tell);
        marks::of_plain(&self.text, &mut tell);
        marks::of_signs(&self.text, &mut tell);
        marks::of_figures(&self.text, &mut tell);
        self.named().lines().filter_map(marks::of_beginning).for_each(&mut tell);
        self.text.lines().map(marks::of_line).for_each(&mut tell);
        self.spelling.first_letters().filter_map(marks::of_first_sound).for_each(&mut tell);
        self.spelling.sound().marks(&mut tell);
    }
}
