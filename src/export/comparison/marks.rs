//! Marks in a line: which words were removed, which added. Cleaned up, so that a person reads phrases and not confetti.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::tokens::tokens;

/// What became of a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// It stands in both.
    Same,
    /// It stood in the old text.
    Removed,
    /// It stands in the new text.
    Added,
}

/// A piece of text with its mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What became of it.
    pub mark: Mark,
    /// The text.
    pub text: String,
}

/// What stands between two changes joins them when it has so few characters.
const SLIVER: usize = 2;
/// What has so few joins them when both changes are at least as long: of Chinese, and of words with letters.
const SHORT: usize = 4;
const SHORT_WORDS: usize = 14;
/// Texts that share less than one part in so many are shown as one text in the place of another.
const LITTLE: usize = 8;

/// A stretch of both texts.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Stretch {
    Same(String),
    Other(Change),
}

/// What stands in the place of what.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Change {
    removed: String,
    added: String,
}

impl Change {
    fn length(&self) -> usize {
        self.removed.chars().count().max(self.added.chars().count())
    }

    fn take(&mut self, between: &str, other: &Self) {
        for (own, others) in [(&mut self.removed, &other.removed), (&mut self.added, &other.added)] {
            own.push_str(between);
            own.push_str(others);
        }
    }
}

/// The two texts as one with marks. The pieces that are not added, joined, are `old`; those that are not removed, `new`. A
/// removed piece stands before what was added in its place.
pub fn mark(old: &str, new: &str) -> Vec<Piece> {
    let mut stretches = differing(old, new);
    loop {
        let before = stretches.len();
        stretches = joined(stretches);
        if stretches.len() == before {
            break;
        }
    }
    let shared: usize =
        stretches.iter().map(|it| if let Stretch::Same(text) = it { text.chars().count() } else { 0 }).sum();
    let longer = old.chars().count().max(new.chars().count());
    if shared > 0 && shared.saturating_mul(LITTLE) < longer {
        stretches = vec![Stretch::Other(Change { removed: old.to_owned(), added: new.to_owned() })];
    }
    pieces(stretches)
}

fn differing(old: &str, new: &str) -> Vec<Stretch> {
    let (before, after) = (tokens(old), tokens(new));
    let mut stretches: Vec<Stretch> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &before, &after) {
        let gone = before.get(op.old_range()).unwrap_or_default().concat();
        let come = after.get(op.new_range()).unwrap_or_default().concat();
        match op {
            DiffOp::Equal { .. } => stretches.push(Stretch::Same(gone)),
            DiffOp::Delete { .. } | DiffOp::Insert { .. } | DiffOp::Replace { .. } => {
                let change = Change { removed: gone, added: come };
                if let Some(Stretch::Other(last)) = stretches.last_mut() {
                    last.take("", &change);
                } else {
                    stretches.push(Stretch::Other(change));
                }
            }
        }
    }
    stretches
}

/// Changes that little stands between become one.
fn joined(stretches: Vec<Stretch>) -> Vec<Stretch> {
    let mut result: Vec<Stretch> = Vec::new();
    let mut between: Option<String> = None;
    for stretch in stretches {
        match stretch {
            Stretch::Same(text) => {
                if let Some(earlier) = between.replace(text) {
                    result.push(Stretch::Same(earlier));
                }
            }
            Stretch::Other(change) => match (between.take(), result.last_mut()) {
                (Some(text), Some(Stretch::Other(last))) if is_little(&text, last, &change) => {
                    last.take(&text, &change);
                }
                (None, Some(Stretch::Other(last))) => last.take("", &change),
                (text, _) => {
                    result.extend(text.map(Stretch::Same));
                    result.push(Stretch::Other(change));
                }
            },
        }
    }
    result.extend(between.map(Stretch::Same));
    result
}

/// Whether a text between two changes is too little to read on its own.
fn is_little(text: &str, before: &Change, after: &Change) -> bool {
    let length = text.trim().chars().count();
    let short = if text.chars().any(|it| it.is_ascii_alphabetic()) { SHORT_WORDS } else { SHORT };
    length <= SLIVER || (length <= short && length <= before.length() && length <= after.length())
}

fn pieces(stretches: Vec<Stretch>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut push = |mark, text: String| {
        if !text.is_empty() {
            pieces.push(Piece { mark, text });
        }
    };
    for stretch in stretches {
        match stretch {
            Stretch::Same(text) => push(Mark::Same, text),
            Stretch::Other(Change { removed, added }) => {
                push(Mark::Removed, removed);
                push(Mark::Added, added);
            }
        }
    }
    pieces
}
