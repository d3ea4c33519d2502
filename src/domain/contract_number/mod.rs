//! Contract numbers: a pattern such as `HT-{YYYY}{MM}-{seq:4}` and the next number that follows from those used
//! (`domain.md` 6.10 and 8, `contract-rules.md` P0).

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

use super::date::Date;
use super::exact::Worked;
use super::width::half_width;

mod amendment;
mod pattern;
pub mod shared;

pub use amendment::next_amendment;
pub use pattern::{NumberPattern, PatternError};

/// The longest contract number, in characters (`contract-rules.md` P0).
pub const LONGEST: usize = 40;

/// A contract number as it is printed: 1 to 40 characters, none of them a control character, no space at either end.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContractNumber(String);

/// Which copy of the book gives the number. Two copies that are brought together later do not clash when each has its
/// letter and the pattern holds `{copy}` (`domain.md` 6.10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BookCopy {
    /// The only copy: `{copy}` prints nothing.
    #[default]
    Only,
    /// One of several.
    Lettered(CopyLetter),
}

/// The letter of a copy, A to Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "char", into = "char")]
pub struct CopyLetter(char);

/// Why there is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContractNumberError {
    /// Nothing but spaces.
    #[error("a contract number cannot be empty")]
    Empty,
    /// More than 40 characters.
    #[error("a contract number has at most 40 characters, not {found}")]
    TooLong {
        /// How many there are.
        found: usize,
    },
    /// A line break, a tab or another character that does not print.
    #[error("character {position} does not print")]
    ControlCharacter {
        /// Where, from 1.
        position: usize,
    },
    /// A copy letter that is not A to Z.
    #[error("the letter of a copy is A to Z")]
    NotACopyLetter {
        /// What was given.
        found: char,
    },
    /// The counter has reached its end.
    #[error("the counter is exhausted")]
    CounterExhausted,
}

/// Whether a number may be given to one more contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Uniqueness {
    /// No other contract has it.
    Free,
    /// Another contract has it, perhaps in other letter case or width.
    Taken,
}

/// How a next number was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NumberLine {
    /// What stands before and after the counter on this day: numbers with both belong to the same count.
    Count {
        /// Before the counter.
        before: String,
        /// After it.
        after: String,
    },
    /// The highest counter in use, those of void contracts included.
    Highest {
        /// The counter.
        counter: u64,
    },
    /// No number of this count is in use.
    NoneYet,
    /// The counter of the new number.
    Next {
        /// The counter.
        counter: u64,
    },
}

impl ContractNumber {
    /// Reads a number; spaces at the ends are dropped.
    ///
    /// # Errors
    /// Empty, too long, or not printable.
    pub fn read(text: &str) -> Result<Self, ContractNumberError> {
        let text = text.trim();
        let found = text.chars().count();
        if found == 0 {
            return Err(ContractNumberError::Empty);
        }
        if found > LONGEST {
            return Err(ContractNumberError::TooLong { found });
        }
        match (1_usize..).zip(text.chars()).find(|(_, character)| character.is_control()) {
            Some((position, _)) => Err(ContractNumberError::ControlCharacter { position }),
            None => Ok(Self(text.to_owned())),
        }
    }

    /// The number as it is printed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether none of `others`, void contracts included, has this number. Letter case and character width make no
    /// difference: `ＨＴ-1` and `ht-1` are the same number to a reader.
    pub fn among<'a>(&self, others: impl IntoIterator<Item = &'a Self>) -> Uniqueness {
        let mine = comparable(&self.0);
        if others.into_iter().any(|other| comparable(&other.0) == mine) { Uniqueness::Taken } else { Uniqueness::Free }
    }
}

impl NumberPattern {
    /// The number after the highest in use of the same count: the same text and the same date part on `day`, in the same
    /// copy of the book. `used` holds every number ever given, void contracts included; numbers of another form are not
    /// counted. The counter grows past its padding: after 9999 comes 10000.
    ///
    /// # Errors
    /// A number longer than 40 characters; the end of the counter.
    pub fn next<'a>(
        &self,
        day: Date,
        copy: BookCopy,
        used: impl IntoIterator<Item = &'a ContractNumber>,
    ) -> Result<Worked<ContractNumber, NumberLine>, ContractNumberError> {
        let (before, after) = self.around_counter(day, copy);
        let (start, end) = (comparable(&before), comparable(&after));
        let highest = used
            .into_iter()
            .filter_map(|number| {
                let text = comparable(&number.0);
                self.counter_in(text.strip_prefix(start.as_str())?.strip_suffix(end.as_str())?)
            })
            .max();
        let counter = highest.unwrap_or(0).checked_add(1).ok_or(ContractNumberError::CounterExhausted)?;
        let number = ContractNumber::read(&format!("{before}{}{after}", self.padded(counter)))?;
        let found = highest.map_or(NumberLine::NoneYet, |counter| NumberLine::Highest { counter });
        let working = vec![NumberLine::Count { before, after }, found, NumberLine::Next { counter }];
        Ok(Worked { value: number, working })
    }
}

fn comparable(text: &str) -> String {
    text.chars().map(half_width).flat_map(char::to_uppercase).collect()
}

impl TryFrom<char> for CopyLetter {
    type Error = ContractNumberError;

    fn try_from(found: char) -> Result<Self, ContractNumberError> {
        if found.is_ascii_uppercase() { Ok(Self(found)) } else { Err(ContractNumberError::NotACopyLetter { found }) }
    }
}

impl From<CopyLetter> for char {
    fn from(letter: CopyLetter) -> Self {
        letter.0
    }
}

impl fmt::Display for ContractNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for ContractNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for ContractNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for ContractNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::read(&text).map_err(serde::de::Error::custom)
    }
}
