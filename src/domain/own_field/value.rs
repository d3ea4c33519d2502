//! What was entered in a field of one's own.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::OwnSort;
use crate::domain::date::Date;
use crate::domain::id::OwnChoiceId;
use crate::domain::money::Money;
use crate::domain::rate::Quantity;

/// So many characters a text may have: a longer one belongs in the note.
pub const LONGEST_TEXT: usize = 2_000;

/// A value. It says its sort itself, so that it is read also where the definition is not known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnValue {
    /// Words, never none.
    Text(String),
    /// A number.
    Number(Quantity),
    /// An amount.
    Amount(Money),
    /// A day.
    Day(Date),
    /// Yes or no.
    YesNo(bool),
    /// A choice.
    One(OwnChoiceId),
    /// Choices, never none.
    Several(BTreeSet<OwnChoiceId>),
}

/// Why what was written is no value of its field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnValueFault {
    /// A text with more than [`LONGEST_TEXT`] characters.
    #[error("a text has at most {limit} characters")]
    LongText {
        /// The limit.
        limit: usize,
    },
    /// Not a number, or one with more than three decimals or beyond nine billion.
    #[error("not a number")]
    NotANumber,
    /// Not an amount.
    #[error("not an amount")]
    NotAnAmount,
    /// Not a day.
    #[error("not a day")]
    NotADay,
    /// Neither yes nor no.
    #[error("neither yes nor no")]
    NotYesOrNo,
    /// Not a choice of the list.
    #[error("not a choice")]
    NotAChoice,
}

impl OwnValue {
    /// Its sort.
    pub const fn sort(&self) -> OwnSort {
        match self {
            Self::Text(_) => OwnSort::Text,
            Self::Number(_) => OwnSort::Number,
            Self::Amount(_) => OwnSort::Amount,
            Self::Day(_) => OwnSort::Day,
            Self::YesNo(_) => OwnSort::YesNo,
            Self::One(_) => OwnSort::One,
            Self::Several(_) => OwnSort::Several,
        }
    }

    /// The choices it names; none for the sorts that are no list.
    pub fn choices(&self) -> BTreeSet<OwnChoiceId> {
        match self {
            Self::One(choice) => BTreeSet::from([*choice]),
            Self::Several(choices) => choices.clone(),
            Self::Text(_) | Self::Number(_) | Self::Amount(_) | Self::Day(_) | Self::YesNo(_) => BTreeSet::new(),
        }
    }
}
