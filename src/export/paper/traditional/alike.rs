//! Texts of both scripts read as one: whether two say the same is not a matter of the characters that they are written in.

use std::collections::BTreeMap;

use super::words::WORDS;
use crate::domain::checker::lexicon::script::{folded, pairs};
use crate::domain::contract::party::ChineseScript;

/// What is needed to read texts of both scripts as one.
#[derive(Debug, Clone)]
pub struct Alike {
    /// The traditional letter for a simplified one.
    letters: BTreeMap<char, char>,
    /// Words that are others in traditional characters (信息, 資訊), each in the letters that both are spelt with here.
    words: Vec<(String, String)>,
}

impl Default for Alike {
    fn default() -> Self {
        let plain = Self { letters: pairs().collect(), words: Vec::new() };
        let words = WORDS.iter().map(|(from, to)| (plain.spelt(from), plain.spelt(to))).collect();
        Self { words, ..plain }
    }
}

impl Alike {
    /// The same for two texts of ours that differ in nothing but their script. It is for comparing and is no text.
    pub fn of(&self, text: &str) -> String {
        with_words(&self.spelt(text), self.words.iter().map(|(from, to)| (from.as_str(), to.as_str())))
    }

    /// A text of either script in this one, as far as that can be told of the text alone: what somebody typed is turned too.
    pub fn in_script(&self, text: &str, script: ChineseScript) -> String {
        match script {
            ChineseScript::Traditional => super::in_script(text, script),
            ChineseScript::Simplified => {
                folded(&with_words(text, WORDS.iter().map(|(from, to)| (*to, *from)))).into_owned()
            }
        }
    }

    /// A text in letters that are the same whichever script it was written in: 账 and 帐 are both 帳 there.
    fn spelt(&self, text: &str) -> String {
        let turned: String = text.chars().map(|letter| self.letters.get(&letter).copied().unwrap_or(letter)).collect();
        folded(&turned).into_owned()
    }
}

/// A text with words in the place of others: the first that fits counts.
fn with_words<'w>(text: &str, words: impl Iterator<Item = (&'w str, &'w str)> + Clone) -> String {
    super::replaced(
        text,
        |letter| letter,
        |_, rest| words.clone().find(|(from, _)| rest.starts_with(*from)).map(|(from, to)| (from.len(), to)),
    )
}
