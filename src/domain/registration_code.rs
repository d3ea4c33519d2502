//! The unified social credit code of a mainland organisation (统一社会信用代码, GB 32100-2015; `contract-rules.md` 4.8).

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

use super::exact::{Worked, no_lines};
use super::width::half_width;

/// How long a code is.
const LENGTH: usize = 18;

/// The 31 characters in the order of their values: no I, O, S, V and Z.
const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// `3^(i−1) mod 31` for the first seventeen characters.
const WEIGHTS: [u32; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/// A code whose check character is right. Written as its eighteen characters.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegistrationCode(String);

/// Why a text is not a registration code. Positions count the characters of the normalised text, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RegistrationCodeError {
    /// A character outside the 31 of the standard, such as the letter O for the figure 0.
    #[error("character {position} is not used in registration codes")]
    UnknownCharacter {
        /// Where, from 1.
        position: usize,
        /// What stands there.
        character: char,
    },
    /// Not eighteen characters.
    #[error("a registration code has 18 characters, not {found}")]
    Length {
        /// How many there are.
        found: usize,
    },
    /// The last character does not follow from the others: at least one of the eighteen is mistyped.
    #[error("the check character should be {expected}")]
    CheckCharacter {
        /// What stands there.
        found: char,
        /// What the first seventeen give.
        expected: char,
    },
}

/// A step towards a check character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckLine {
    /// One of the first seventeen characters.
    Character {
        /// Where, from 1.
        position: usize,
        /// What stands there.
        character: char,
        /// Its value, 0 to 30.
        value: u32,
        /// The weight of its place.
        weight: u32,
        /// The one times the other.
        product: u32,
    },
    /// What they come to: 31 less the rest, and 0 where there is none, is the value of the check character.
    Check {
        /// The sum of the products.
        sum: u32,
        /// What is left of it after division by 31.
        rest: u32,
        /// The check character.
        character: char,
    },
}

/// The check character that the first seventeen characters of a code ask for; an eighteenth is not looked at.
///
/// # Errors
/// Neither seventeen nor eighteen characters; a character outside the standard.
pub fn check_character(text: &str) -> Result<Worked<char, CheckLine>, RegistrationCodeError> {
    let code = normalised(text);
    match code.chars().count() {
        17 | LENGTH => Worked::keep(|line| check_of(&code, line)),
        found => Err(RegistrationCodeError::Length { found }),
    }
}

fn check_of(code: &str, line: &mut (impl FnMut(CheckLine) + ?Sized)) -> Result<char, RegistrationCodeError> {
    let mut sum = 0_u32;
    for ((position, character), weight) in (1_usize..).zip(code.chars()).zip(WEIGHTS) {
        let value = value_of(character).ok_or(RegistrationCodeError::UnknownCharacter { position, character })?;
        // seventeen times 30 × 30 is far below the limit
        let product = value.saturating_mul(weight);
        sum = sum.saturating_add(product);
        line(CheckLine::Character { position, character, value, weight, product });
    }
    let rest = sum % 31;
    // 31 − 0 is 31, whose character is that of 0
    let check = 31_u32.saturating_sub(rest) % 31;
    let found = (0_u32..).zip(ALPHABET.chars()).find(|(value, _)| *value == check);
    let character = found.map_or('0', |(_, character)| character);
    line(CheckLine::Check { sum, rest, character });
    Ok(character)
}

impl RegistrationCode {
    /// Reads a code as people type it: full-width characters, lower case and spaces are put right first
    /// ([`normalised`]); then length, characters and the check character are looked at, in this order.
    ///
    /// # Errors
    /// What is wrong first.
    pub fn read(text: &str) -> Result<Self, RegistrationCodeError> {
        let code = normalised(text);
        let found = code.chars().count();
        if found != LENGTH {
            return Err(RegistrationCodeError::Length { found });
        }
        let expected = check_of(&code, &mut no_lines)?;
        match code.chars().next_back() {
            Some(found) if found == expected => Ok(Self(code)),
            Some(found) if value_of(found).is_none() => {
                Err(RegistrationCodeError::UnknownCharacter { position: LENGTH, character: found })
            }
            Some(found) => Err(RegistrationCodeError::CheckCharacter { found, expected }),
            None => Err(RegistrationCodeError::Length { found }),
        }
    }

    /// The eighteen characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The text with half-width characters, in upper case and without spaces: what codes are compared by, right or wrong.
pub fn normalised(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_whitespace())
        .map(|character| half_width(character).to_ascii_uppercase())
        .collect()
}

/// The value of a character, 0 to 30.
fn value_of(character: char) -> Option<u32> {
    (0_u32..).zip(ALPHABET.chars()).find(|(_, known)| *known == character).map(|(value, _)| value)
}

impl fmt::Display for RegistrationCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for RegistrationCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for RegistrationCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for RegistrationCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        match Self::read(&text) {
            Ok(code) if code.0 == text => Ok(code),
            Ok(_) => Err(serde::de::Error::custom("a registration code is written in its shortest form")),
            Err(error) => Err(serde::de::Error::custom(error)),
        }
    }
}
