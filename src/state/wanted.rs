//! What somebody types to find something: words that must all occur, folded for case and width.

use crate::i18n::format::narrow;

/// The words looked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wanted {
    words: Vec<String>,
}

impl Wanted {
    /// From what was typed. Spaces part words; all of them must occur.
    pub fn new(typed: &str) -> Self {
        Self { words: folded(typed).split_whitespace().map(str::to_owned).collect() }
    }

    /// Nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether every word occurs in one of the texts. Digits match whatever spaces or hyphens stand between them.
    pub fn is_in(&self, texts: &[&str]) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let folded_texts: Vec<String> = texts.iter().map(|text| folded(text)).collect();
        let digits: String = texts.iter().map(|text| only_digits(text) + "\n").collect();
        self.words.iter().all(|word| {
            folded_texts.iter().any(|text| text.contains(word.as_str()))
                || (word.len() > 3
                    && word.bytes().all(|b| b.is_ascii_digit() || b == b'-')
                    && digits.contains(&only_digits(word)))
        })
    }
}

fn folded(text: &str) -> String {
    narrow(text).to_lowercase()
}

fn only_digits(text: &str) -> String {
    narrow(text).chars().filter(char::is_ascii_digit).collect()
}
