//! The pattern of a contract number.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

use super::{BookCopy, LONGEST};
use crate::domain::date::Date;

/// The widest padding of the counter.
const WIDEST: u8 = 9;

/// Fixed text and placeholders: `{YYYY}` `{YY}` `{MM}` `{DD}` for the day, `{seq:4}` for the counter padded to four
/// figures (once, needed), `{copy}` for the letter of this copy of the book. Written as its text.
#[derive(Clone, PartialEq, Eq)]
pub struct NumberPattern {
    before: Vec<Part>,
    width: u8,
    after: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Year,
    ShortYear,
    Month,
    Day,
    Copy,
}

/// Why a text is not a pattern. Positions count characters from 1.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PatternError {
    /// `{` without `}`, or another `{` before it.
    #[error("the brace at {position} is not closed")]
    UnclosedBrace {
        /// Where, from 1.
        position: usize,
    },
    /// `}` without `{`.
    #[error("the brace at {position} was not opened")]
    UnopenedBrace {
        /// Where, from 1.
        position: usize,
    },
    /// A name in braces that is not known.
    #[error("{{{name}}} at {position} is not a placeholder")]
    UnknownPlaceholder {
        /// Where its brace is, from 1.
        position: usize,
        /// What stands in the braces.
        name: String,
    },
    /// A counter padded to none or to more than nine figures.
    #[error("a counter has 1 to 9 figures")]
    CounterWidth {
        /// Where its brace is, from 1.
        position: usize,
    },
    /// No `{seq:n}`: every contract would have the same number.
    #[error("there is no counter")]
    NoCounter,
    /// A second `{seq:n}`.
    #[error("the counter at {position} is a second one")]
    SecondCounter {
        /// Where its brace is, from 1.
        position: usize,
    },
    /// A character that does not print.
    #[error("character {position} does not print")]
    ControlCharacter {
        /// Where, from 1.
        position: usize,
    },
    /// A space at either end, which a printed number would lose.
    #[error("a number cannot begin or end with a space")]
    SpaceAtEnd,
    /// Its numbers have more than 40 characters.
    #[error("numbers of this pattern have {found} characters, more than 40")]
    TooLong {
        /// How many, with a copy letter where there is one.
        found: usize,
    },
}

impl NumberPattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// What is wrong first, and where.
    pub fn read(text: &str) -> Result<Self, PatternError> {
        if text.trim() != text {
            return Err(PatternError::SpaceAtEnd);
        }
        let mut parts = Vec::new();
        let mut counter: Option<(Vec<Part>, u8)> = None;
        let mut plain = String::new();
        let mut characters = (1_usize..).zip(text.chars());
        while let Some((position, character)) = characters.next() {
            match character {
                '}' => return Err(PatternError::UnopenedBrace { position }),
                '{' => {
                    if !plain.is_empty() {
                        parts.push(Part::Text(std::mem::take(&mut plain)));
                    }
                    let name = placeholder(position, &mut characters)?;
                    if let Some(width) = name.strip_prefix("seq:") {
                        let width = counter_width(width).ok_or(PatternError::CounterWidth { position })?;
                        if counter.is_some() {
                            return Err(PatternError::SecondCounter { position });
                        }
                        counter = Some((std::mem::take(&mut parts), width));
                    } else {
                        parts.push(Part::named(&name).ok_or(PatternError::UnknownPlaceholder { position, name })?);
                    }
                }
                _ if character.is_control() => return Err(PatternError::ControlCharacter { position }),
                _ => plain.push(character),
            }
        }
        if !plain.is_empty() {
            parts.push(Part::Text(plain));
        }
        let (before, width) = counter.ok_or(PatternError::NoCounter)?;
        let pattern = Self { before, width, after: parts };
        let found = pattern.length();
        if found > LONGEST { Err(PatternError::TooLong { found }) } else { Ok(pattern) }
    }

    /// What stands before and after the counter.
    pub(super) fn around_counter(&self, day: Date, copy: BookCopy) -> (String, String) {
        let printed = |parts: &[Part]| parts.iter().map(|part| part.printed(day, copy)).collect::<String>();
        // a letter that is not printed may leave a space at an end, which a number does not keep
        (printed(&self.before).trim_start().to_owned(), printed(&self.after).trim_end().to_owned())
    }

    /// The counter with leading zeros.
    pub(super) fn padded(&self, counter: u64) -> String {
        format!("{counter:0width$}", width = usize::from(self.width))
    }

    /// The counter a text holds, if it is written as this pattern writes it.
    pub(super) fn counter_in(&self, text: &str) -> Option<u64> {
        let counter: u64 = text.parse().ok()?;
        (self.padded(counter) == text).then_some(counter)
    }

    fn length(&self) -> usize {
        let parts = self.before.iter().chain(&self.after).map(Part::length);
        parts.fold(usize::from(self.width), usize::saturating_add)
    }
}

impl Default for NumberPattern {
    /// `HT-{YYYY}{MM}-{seq:4}` (`domain.md` 8).
    fn default() -> Self {
        let before = vec![Part::Text("HT-".to_owned()), Part::Year, Part::Month, Part::Text("-".to_owned())];
        Self { before, width: 4, after: Vec::new() }
    }
}

fn placeholder(opened: usize, characters: &mut impl Iterator<Item = (usize, char)>) -> Result<String, PatternError> {
    let mut name = String::new();
    for (_, character) in characters {
        match character {
            '}' => return Ok(name),
            '{' => break,
            _ => name.push(character),
        }
    }
    Err(PatternError::UnclosedBrace { position: opened })
}

fn counter_width(text: &str) -> Option<u8> {
    let width: u8 = text.parse().ok()?;
    (1..=WIDEST).contains(&width).then_some(width).filter(|width| width.to_string() == text)
}

impl Part {
    fn named(name: &str) -> Option<Self> {
        match name {
            "YYYY" => Some(Self::Year),
            "YY" => Some(Self::ShortYear),
            "MM" => Some(Self::Month),
            "DD" => Some(Self::Day),
            "copy" => Some(Self::Copy),
            _ => None,
        }
    }

    fn printed(&self, day: Date, copy: BookCopy) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Year => format!("{:04}", day.year()),
            Self::ShortYear => format!("{:02}", day.year() % 100),
            Self::Month => format!("{:02}", day.month()),
            Self::Day => format!("{:02}", day.day()),
            Self::Copy => match copy {
                BookCopy::Only => String::new(),
                BookCopy::Lettered(letter) => char::from(letter).to_string(),
            },
        }
    }

    fn length(&self) -> usize {
        match self {
            Self::Text(text) => text.chars().count(),
            Self::Year => 4,
            Self::ShortYear | Self::Month | Self::Day => 2,
            Self::Copy => 1,
        }
    }
}

impl fmt::Display for NumberPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let write = |f: &mut fmt::Formatter<'_>, parts: &[Part]| {
            parts.iter().try_for_each(|part| match part {
                Part::Text(text) => f.write_str(text),
                Part::Year => f.write_str("{YYYY}"),
                Part::ShortYear => f.write_str("{YY}"),
                Part::Month => f.write_str("{MM}"),
                Part::Day => f.write_str("{DD}"),
                Part::Copy => f.write_str("{copy}"),
            })
        };
        write(f, &self.before)?;
        write!(f, "{{seq:{}}}", self.width)?;
        write(f, &self.after)
    }
}

impl fmt::Debug for NumberPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl Serialize for NumberPattern {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for NumberPattern {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::read(&text).map_err(serde::de::Error::custom)
    }
}
