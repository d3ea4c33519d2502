//! What a thing is called, read once and asked at every key.

use super::fold::folded;
use super::sound::Spelling;
use super::wanted::Wanted;

/// What a thing is called, folded and spelt. For things that are few and always there, such as what can be done: others are found
/// with a [`Finder`](super::finder::Finder).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Called {
    names: Vec<String>,
    spelling: Spelling,
}

impl Called {
    /// By these names; one that is empty is none.
    pub fn of(names: &[&str]) -> Self {
        let names: Vec<String> = names.iter().filter(|it| !it.is_empty()).map(|name| folded(name)).collect();
        let spelling = Spelling::of(names.iter().map(String::as_str));
        Self { names, spelling }
    }

    /// Whether it answers to all words, as they are written or by their sound, without slips.
    pub fn answers(&self, wanted: &Wanted) -> bool {
        wanted.words.iter().all(|word| {
            self.names.iter().any(|name| word.needle.find(name.as_bytes()).is_some())
                || word.typed.as_ref().is_some_and(|typed| self.spelling.hears(typed))
        })
    }
}
