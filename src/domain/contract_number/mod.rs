//! Contract numbers (`contract-rules.md` P0): what may stand as one, those of amendments, and those that several contracts have. How
//! the house numbers its contracts is in [`numbering`](super::numbering).

use thiserror::Error;

mod amendment;
pub mod shared;

pub use amendment::next_amendment;

/// The longest contract number, in characters (`contract-rules.md` P0).
pub const LONGEST: usize = 40;

/// A contract number as it is printed: 1 to 40 characters, none of them a control character, no space at either end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractNumber(String);

/// Why there is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
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
    /// The counter has reached its end.
    #[error("the counter is exhausted")]
    CounterExhausted,
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
}
