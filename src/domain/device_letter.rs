//! The letter of a device in the numbers that are given on it (设备字母, `domain.md` 6.10): two devices that cannot see each other do not
//! give one number twice where each has a letter of its own, since each letter has a counter of its own.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::width::half_width;

/// One capital letter from A to Z, none of which looks like a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "char", into = "char")]
pub struct DeviceLetter(char);

/// Why something is no letter of a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum DeviceLetterError {
    /// Not one letter from A to Z.
    #[error("one letter from A to Z")]
    NotOneLetter,
    /// I or O, which in front of a counter are read as 1 and 0.
    #[error("I and O are read as figures")]
    LooksLikeFigure,
}

impl DeviceLetter {
    /// Reads a letter, or that there is to be none: spaces at the ends, letter case and character width make no difference.
    ///
    /// # Errors
    /// Something else than one letter; a letter that looks like a figure.
    pub fn read(text: &str) -> Result<Option<Self>, DeviceLetterError> {
        let mut characters = text.trim().chars();
        match (characters.next(), characters.next()) {
            (None, _) => Ok(None),
            (Some(letter), None) => Self::try_from(letter).map(Some),
            (Some(_), Some(_)) => Err(DeviceLetterError::NotOneLetter),
        }
    }
}

impl TryFrom<char> for DeviceLetter {
    type Error = DeviceLetterError;

    fn try_from(letter: char) -> Result<Self, DeviceLetterError> {
        match half_width(letter).to_ascii_uppercase() {
            'I' | 'O' => Err(DeviceLetterError::LooksLikeFigure),
            letter @ 'A'..='Z' => Ok(Self(letter)),
            _ => Err(DeviceLetterError::NotOneLetter),
        }
    }
}

impl From<DeviceLetter> for char {
    fn from(letter: DeviceLetter) -> Self {
        letter.0
    }
}

impl fmt::Display for DeviceLetter {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.0)
    }
}
