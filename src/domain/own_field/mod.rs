//! Fields that a team defines for its customers (自定义字段, `domain.md` 5.1 `custom{}`).
//!
//! **The model.** A definition is an item of the book's settings, and a value is an item of its customer, both under the id of
//! the field: so two people may define, rename and fill in different fields apart from each other, and only the same field of
//! the same customer can disagree. A choice of a list has an id too, so that a value follows it when it is renamed. Neither a
//! field nor a choice is ever deleted: it is retired (停用), is offered no more, and what was entered stays readable.

mod value;
mod wanted;

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike as _;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::id::{OwnChoiceId, OwnFieldId};
use super::tags::{SEPARATORS, tag_key};

pub use value::{LONGEST_TEXT, OwnValue, OwnValueFault};
pub use wanted::OwnWanted;

/// So many fields a book may have, retired ones included.
pub const MOST_FIELDS: usize = 100;
/// So many choices a field may have, retired ones included.
pub const MOST_CHOICES: usize = 200;
/// So many characters the name of a field or a choice may have.
pub const LONGEST_NAME: usize = 60;

/// A field that a team defined.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnField {
    /// What people call it.
    pub name: String,
    /// What is entered there; fixed once the field is defined, as its values are of that sort.
    pub sort: OwnSort,
    /// What may be chosen, in its order; nothing for the sorts that are no list.
    #[serde(default)]
    pub choices: Vec<OwnChoice>,
    /// Whether it is offered no more.
    #[serde(default)]
    pub retired: bool,
}

/// What two spellings of the name of a field have in common: its letters and digits, half-width and in lower case. A heading of
/// a list is known by them alone, so that two fields that differ in nothing else could not be told apart there.
pub fn name_key(name: &str) -> String {
    let whole = tag_key(name);
    let bare: String = whole.chars().filter(|it| it.is_alphanumeric()).collect();
    if bare.is_empty() { whole } else { bare }
}

/// What is entered in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnSort {
    /// Words (文本).
    Text,
    /// A number with up to three decimals (数字).
    Number,
    /// An amount of money (金额).
    Amount,
    /// A day (日期).
    Day,
    /// Yes or no (是否).
    YesNo,
    /// One of a list (单选).
    One,
    /// Several of a list (多选).
    Several,
}

impl OwnSort {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 7] =
        [Self::Text, Self::Number, Self::Amount, Self::Day, Self::YesNo, Self::One, Self::Several];

    /// Whether it is chosen from a list.
    pub const fn is_list(self) -> bool {
        matches!(self, Self::One | Self::Several)
    }
}

/// A choice of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnChoice {
    /// Its name in values; never changed.
    pub id: OwnChoiceId,
    /// What people call it.
    pub name: String,
    /// Whether it is offered no more.
    #[serde(default)]
    pub retired: bool,
}

/// Why a field cannot be defined so. Rows count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum OwnFieldFault {
    /// No name.
    #[error("a field needs a name")]
    Unnamed,
    /// A name with more than [`LONGEST_NAME`] characters.
    #[error("a name has at most {limit} characters")]
    LongName {
        /// The limit.
        limit: usize,
    },
    /// Another field is called so, in any spelling ([`name_key`]).
    #[error("another field is called so")]
    Taken {
        /// Whether that one is retired, and may be taken up again instead.
        retired: bool,
    },
    /// More than [`MOST_FIELDS`].
    #[error("a book has at most {limit} fields")]
    TooMany {
        /// The limit.
        limit: usize,
    },
    /// A list from which nothing can be chosen.
    #[error("a list needs a choice")]
    NoChoices,
    /// More than [`MOST_CHOICES`].
    #[error("a list has at most {limit} choices")]
    TooManyChoices {
        /// The limit.
        limit: usize,
    },
    /// A choice without a name.
    #[error("choice {row} has no name")]
    UnnamedChoice {
        /// Which.
        row: usize,
    },
    /// A choice with a name of more than [`LONGEST_NAME`] characters.
    #[error("choice {row} has more than {limit} characters")]
    LongChoice {
        /// Which.
        row: usize,
        /// The limit.
        limit: usize,
    },
    /// Two choices of one name, in any spelling.
    #[error("choice {row} is there twice")]
    ChoiceTwice {
        /// The second one.
        row: usize,
    },
    /// A separator in the name of a choice of which several stand in one cell.
    #[error("choice {row} holds a separator")]
    Separator {
        /// Which.
        row: usize,
    },
}

impl OwnField {
    /// A choice by its id.
    pub fn choice(&self, id: OwnChoiceId) -> Option<&OwnChoice> {
        self.choices.iter().find(|it| it.id == id)
    }

    /// The choice that is written, by its name in any spelling or by its id. One that is offered goes before one that is retired.
    pub fn choice_called(&self, written: &str) -> Option<OwnChoiceId> {
        let by_id = OwnChoiceId::parse(written.trim()).filter(|id| self.choice(*id).is_some());
        let key = tag_key(written);
        let called = |retired: bool| self.choices.iter().find(|it| it.retired == retired && tag_key(&it.name) == key);
        by_id.or_else(|| called(false).or_else(|| called(true)).map(|it| it.id))
    }

    /// The choices that are offered to somebody who has these already: a retired one stays until it is taken away.
    pub fn offered<'a>(&'a self, held: &'a BTreeSet<OwnChoiceId>) -> impl Iterator<Item = &'a OwnChoice> {
        self.choices.iter().filter(|it| !it.retired || held.contains(&it.id))
    }

    /// Where a value stands in a list that is sorted by the field: figures and days by what they are, yes before no, a choice by
    /// its place among the others, several by the first one. Nothing stands last. Texts share one place: their words say more.
    pub fn place(&self, value: Option<&OwnValue>) -> i64 {
        let of_choice = |choices: &BTreeSet<OwnChoiceId>| {
            let at = self.choices.iter().position(|it| choices.contains(&it.id));
            at.and_then(|at| i64::try_from(at).ok()).unwrap_or(i64::MAX - 1)
        };
        match value {
            None => i64::MAX,
            Some(OwnValue::Text(_)) => 0,
            Some(OwnValue::Number(number)) => number.thousandths,
            Some(OwnValue::Amount(amount)) => amount.minor,
            Some(OwnValue::Day(day)) => i64::from(day.naive().num_days_from_ce()),
            Some(OwnValue::YesNo(yes)) => i64::from(!yes),
            Some(value @ (OwnValue::One(_) | OwnValue::Several(_))) => of_choice(&value.choices()),
        }
    }

    /// Whether its values are figures, which stand on the right.
    pub const fn is_figure(&self) -> bool {
        matches!(self.sort, OwnSort::Number | OwnSort::Amount)
    }

    /// Whether its choices are in order.
    fn check_choices(&self) -> Result<(), OwnFieldFault> {
        if !self.sort.is_list() {
            return Ok(());
        }
        if self.choices.iter().all(|it| it.retired) {
            return Err(OwnFieldFault::NoChoices);
        }
        if self.choices.len() > MOST_CHOICES {
            return Err(OwnFieldFault::TooManyChoices { limit: MOST_CHOICES });
        }
        let mut seen = BTreeSet::new();
        for (row, choice) in (1_usize..).zip(&self.choices) {
            if choice.name.trim().is_empty() {
                return Err(OwnFieldFault::UnnamedChoice { row });
            }
            if choice.name.chars().count() > LONGEST_NAME {
                return Err(OwnFieldFault::LongChoice { row, limit: LONGEST_NAME });
            }
            if self.sort == OwnSort::Several && choice.name.contains(SEPARATORS) {
                return Err(OwnFieldFault::Separator { row });
            }
            if !seen.insert(tag_key(&choice.name)) {
                return Err(OwnFieldFault::ChoiceTwice { row });
            }
        }
        Ok(())
    }
}

/// The fields of a book, in the order its team gave them; retired ones among them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OwnFields {
    all: Vec<(OwnFieldId, OwnField)>,
}

impl OwnFields {
    /// The fields in this order; those it does not name follow in the order in which they were made.
    pub fn of(fields: &BTreeMap<OwnFieldId, OwnField>, order: &[OwnFieldId]) -> Self {
        let mut seen = BTreeSet::new();
        let all = order.iter().chain(fields.keys()).filter(|id| seen.insert(**id));
        Self { all: all.filter_map(|id| Some((*id, fields.get(id)?.clone()))).collect() }
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = (OwnFieldId, &OwnField)> {
        self.all.iter().map(|(id, field)| (*id, field))
    }

    /// Those that are offered.
    pub fn active(&self) -> impl Iterator<Item = (OwnFieldId, &OwnField)> {
        self.iter().filter(|(_, field)| !field.retired)
    }

    /// A field by its id.
    pub fn get(&self, id: OwnFieldId) -> Option<&OwnField> {
        self.all.iter().find(|(it, _)| *it == id).map(|(_, field)| field)
    }

    /// The offered field of this name, in any spelling.
    pub fn called(&self, name: &str) -> Option<OwnFieldId> {
        let key = name_key(name);
        self.active().find(|(_, field)| name_key(&field.name) == key).map(|(id, _)| id)
    }

    /// The order after a field went one place down or up among those that are offered; the same if there is no such place.
    pub fn moved(&self, id: OwnFieldId, down: bool) -> Vec<OwnFieldId> {
        let mut order: Vec<OwnFieldId> = self.active().map(|(id, _)| id).collect();
        let at = order.iter().position(|it| *it == id);
        let target = at.and_then(|at| if down { at.checked_add(1) } else { at.checked_sub(1) });
        if let Some((at, target)) = at.zip(target).filter(|(_, target)| *target < order.len()) {
            order.swap(at, target);
        }
        order.extend(self.iter().filter(|(_, field)| field.retired).map(|(id, _)| id));
        order
    }

    /// Whether a field, new or changed, can be kept beside the others.
    ///
    /// # Errors
    /// [`OwnFieldFault`], the first one.
    pub fn check(&self, id: OwnFieldId, field: &OwnField) -> Result<(), OwnFieldFault> {
        let key = name_key(&field.name);
        if key.is_empty() {
            return Err(OwnFieldFault::Unnamed);
        }
        if field.name.chars().count() > LONGEST_NAME {
            return Err(OwnFieldFault::LongName { limit: LONGEST_NAME });
        }
        let others = || self.iter().filter(|(other, _)| *other != id);
        if let Some((_, other)) = others().find(|(_, other)| name_key(&other.name) == key) {
            return Err(OwnFieldFault::Taken { retired: other.retired });
        }
        if others().count() >= MOST_FIELDS {
            return Err(OwnFieldFault::TooMany { limit: MOST_FIELDS });
        }
        field.check_choices()
    }
}
