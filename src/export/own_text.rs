//! The text of a clause of one's own, read: words, placeholders that the contract fills, blanks, and what is neither.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use crate::domain::own_clause::blank::Blank;
use crate::domain::own_clause::known::Known;
use crate::i18n::{Locale, Text};

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words as they stand.
    Words(&'a str),
    /// A placeholder that the contract fills.
    Known(Known),
    /// A blank of the clause, counted from nought.
    Blank(usize),
    /// What stands in braces and names nothing.
    Fault(Fault),
}

/// What is wrong with a pair of braces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Nothing has this name.
    Unknown {
        /// What stands there.
        name: String,
        /// What was probably meant.
        meant: Option<String>,
    },
    /// The brace is never closed.
    Unclosed,
}

/// A fault, with the place in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misread {
    /// The paragraph, counted from one.
    pub paragraph: usize,
    /// The letter of the paragraph at which the brace opens, counted from one.
    pub letter: usize,
    /// What is wrong.
    pub fault: Fault,
}

/// A name as it is compared: without spaces, in small letters, colons of either width.
fn plain(name: &str) -> Cow<'_, str> {
    // so it is most often written
    if name.chars().all(is_plain) {
        return Cow::Borrowed(name);
    }
    let kept = name.chars().filter(|letter| !letter.is_whitespace());
    let kept = kept.map(|letter| if letter == '：' { ':' } else { letter });
    Cow::Owned(if name.is_ascii() {
        kept.map(|letter| letter.to_ascii_lowercase()).collect()
    } else {
        kept.collect::<String>().to_lowercase()
    })
}

/// Whether a letter is compared as it stands, whatever stands beside it: Han letters and their punctuation are, which end before the
/// wide colon, and those of English that are small.
const fn is_plain(letter: char) -> bool {
    matches!(letter, '\u{3001}'..='\u{9fff}') || (letter.is_ascii_graphic() && !letter.is_ascii_uppercase())
}

/// What the names in braces mean: those of the blanks first, which the clause itself gives.
pub struct Names {
    /// Of the blanks: as they are compared, as they are shown, and which blank is meant.
    blanks: Vec<(String, String, usize)>,
}

#[derive(Clone, Copy)]
enum Meant {
    Known(Known),
    Blank(usize),
}

/// What every contract fills by itself, by all its names: as they are compared and as they are shown.
struct KnownNames {
    all: Vec<(String, String, Known)>,
    /// What comes first of those that are compared alike.
    by_name: HashMap<String, Known>,
}

/// They are the same for every clause of every contract, and a long paper asks for them hundreds of times at a keystroke.
static KNOWN: LazyLock<KnownNames> = LazyLock::new(|| {
    let named = |known, locale| {
        let name = Text::new(locale).placeholder(known);
        (plain(&name).into_owned(), name, known)
    };
    let all: Vec<(String, String, Known)> =
        Known::all().flat_map(|known| [Locale::Zh, Locale::En].map(|locale| named(known, locale))).collect();
    let mut by_name = HashMap::new();
    for (plain, _, known) in &all {
        by_name.entry(plain.clone()).or_insert(*known);
    }
    KnownNames { all, by_name }
});

impl Names {
    /// The names of a clause with these blanks.
    pub fn of<'a>(blanks: impl IntoIterator<Item = &'a Blank>) -> Self {
        let mut named = Vec::new();
        for (index, blank) in blanks.into_iter().enumerate() {
            for name in [&blank.name.zh, &blank.name.en] {
                if !name.trim().is_empty() {
                    named.push((plain(name).into_owned(), name.trim().to_owned(), index));
                }
            }
        }
        Self { blanks: named }
    }

    fn read(&self, name: &str) -> Result<Meant, Fault> {
        let asked = plain(name);
        if let Some((.., index)) = self.blanks.iter().find(|(known, ..)| *known == asked) {
            return Ok(Meant::Blank(*index));
        }
        if let Some(known) = KNOWN.by_name.get(asked.as_ref()) {
            return Ok(Meant::Known(*known));
        }
        let blanks = self.blanks.iter().map(|(known, shown, _)| (known, shown));
        let all = blanks.chain(KNOWN.all.iter().map(|(known, shown, _)| (known, shown)));
        let near = all.map(|(known, shown)| (distance(&asked, known), known.chars().count(), shown));
        let near = near.filter(|(far, long, _)| *far <= (*long / 3).clamp(1, 3)).min_by_key(|(far, ..)| *far);
        Err(Fault::Unknown {
            name: name.trim().to_owned(),
            meant: near.filter(|_| !asked.is_empty()).map(|(.., shown)| shown.clone()),
        })
    }

    /// The pieces of a line.
    pub fn pieces<'a>(&self, line: &'a str) -> Vec<Piece<'a>> {
        let mut pieces = Vec::new();
        let mut rest = line;
        while let Some((before, inside)) = rest.split_once(OPEN) {
            if !before.is_empty() {
                pieces.push(Piece::Words(before));
            }
            // a brace that opens again was not closed before
            let Some((name, after)) = inside.split_once(CLOSE).filter(|(name, _)| !name.contains(OPEN)) else {
                pieces.push(Piece::Fault(Fault::Unclosed));
                rest = inside;
                continue;
            };
            pieces.push(match self.read(name) {
                Ok(Meant::Known(known)) => Piece::Known(known),
                Ok(Meant::Blank(index)) => Piece::Blank(index),
                Err(fault) => Piece::Fault(fault),
            });
            rest = after;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Words(rest));
        }
        pieces
    }

    /// What stands in braces and names nothing, in the order of the text.
    pub fn misread(&self, text: &str) -> Vec<Misread> {
        let mut found = Vec::new();
        for (paragraph, line) in paragraphs(text).into_iter().enumerate() {
            let opens = line.chars().enumerate().filter(|(_, letter)| OPEN.contains(letter)).map(|(at, _)| at);
            let braces = self.pieces(line).into_iter().filter(|piece| !matches!(piece, Piece::Words(_)));
            for (at, piece) in opens.zip(braces) {
                if let Piece::Fault(fault) = piece {
                    found.push(Misread { paragraph: paragraph + 1, letter: at + 1, fault });
                }
            }
        }
        found
    }

    /// Which blanks the text uses.
    pub fn uses(&self, text: &str, blank: usize) -> bool {
        paragraphs(text).into_iter().flat_map(|line| self.pieces(line)).any(|piece| piece == Piece::Blank(blank))
    }

    /// Whether a name means something else than this blank: a blank may not be called so.
    pub fn is_taken(&self, name: &str, blank: usize) -> bool {
        let asked = plain(name);
        let is_other = |(known, _, index): &(String, String, usize)| *known == asked && *index != blank;
        !asked.is_empty() && (KNOWN.by_name.contains_key(asked.as_ref()) || self.blanks.iter().any(is_other))
    }
}

const OPEN: [char; 2] = ['{', '｛'];
const CLOSE: [char; 2] = ['}', '｝'];

/// Whether a name holds what would end it in the text.
pub fn breaks_off(name: &str) -> bool {
    name.contains(OPEN) || name.contains(CLOSE) || name.contains('\n')
}

/// The paragraphs of a text: its lines that hold something.
pub fn paragraphs(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

/// The text with every brace of this blank called otherwise: a blank that gets another name keeps its places.
pub fn renamed(text: &str, was: &str, now: &str) -> String {
    let asked = plain(was);
    if asked.is_empty() || now.trim().is_empty() {
        return text.to_owned();
    }
    let mut renamed = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, inside)) = rest.split_once(OPEN) {
        renamed.push_str(before);
        match inside.split_once(CLOSE) {
            Some((name, after)) if plain(name) == asked => {
                renamed.push('{');
                renamed.push_str(now.trim());
                renamed.push('}');
                rest = after;
            }
            Some(_) | None => {
                renamed.push('{');
                rest = inside;
            }
        }
    }
    renamed.push_str(rest);
    renamed
}

/// How many letters lie between two names.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, letter) in one.chars().enumerate() {
        let mut next = Vec::with_capacity(row.len());
        let mut left = index + 1;
        next.push(left);
        let above = row.iter().zip(row.iter().skip(1));
        for ((diagonal, up), found) in above.zip(&other) {
            let turned = diagonal + usize::from(letter != *found);
            left = turned.min(up + 1).min(left + 1);
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}
