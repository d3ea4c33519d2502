//! What a clause of one's own leaves to be filled in: blanks with a sort, a range and what is usual.

use serde::{Deserialize, Serialize};

use crate::domain::contract::wording::Wording;
use crate::domain::date::Date;
use crate::domain::money::{Currency, Money};
use crate::domain::rate::Ppm;

/// A blank: the text names it in braces, by its name in either language.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Blank {
    /// What it is called.
    #[serde(default)]
    pub name: Wording,
    /// What goes in.
    #[serde(default)]
    pub sort: Sort,
}

/// What goes into a blank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// Words.
    Text {
        /// What usually stands there.
        #[serde(default)]
        usual: Wording,
    },
    /// A whole number.
    Number(Limits<i64>),
    /// An amount. A range in another currency than the contract's says nothing of it.
    Money(Limits<Money>),
    /// A day.
    Date(Limits<Date>),
    /// A share.
    Percent(Limits<Ppm>),
}

impl Default for Sort {
    fn default() -> Self {
        Self::Text { usual: Wording::default() }
    }
}

/// From where to where a value may go, both included, and what it usually is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits<T> {
    /// The least that stands.
    #[serde(default = "nothing", skip_serializing_if = "Option::is_none")]
    pub least: Option<T>,
    /// The most that stands.
    #[serde(default = "nothing", skip_serializing_if = "Option::is_none")]
    pub most: Option<T>,
    /// What it usually is.
    #[serde(default = "nothing", skip_serializing_if = "Option::is_none")]
    pub usual: Option<T>,
}

const fn nothing<T>() -> Option<T> {
    None
}

impl<T> Default for Limits<T> {
    fn default() -> Self {
        Self { least: None, most: None, usual: None }
    }
}

impl<T: Copy + PartialOrd> Limits<T> {
    fn judge(&self, value: T) -> Result<(), Wrong> {
        if self.least.is_some_and(|least| value < least) {
            return Err(Wrong::BelowRange);
        }
        if self.most.is_some_and(|most| value > most) {
            return Err(Wrong::AboveRange);
        }
        Ok(())
    }

    /// Whether least, usual and most come in this order, as far as they are given.
    fn are_in_order(&self) -> bool {
        let crossed = self.least.zip(self.most).is_some_and(|(least, most)| least > most);
        !crossed && self.usual.is_none_or(|usual| self.judge(usual).is_ok())
    }
}

/// What stands in a blank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Filled {
    /// Words.
    Text(Wording),
    /// A whole number.
    Number(i64),
    /// An amount.
    Money(Money),
    /// A day.
    Date(Date),
    /// A share.
    Percent(Ppm),
}

/// Why a value does not stand in a blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// It is of another sort.
    OtherSort,
    /// It is less than the least.
    BelowRange,
    /// It is more than the most.
    AboveRange,
}

impl Blank {
    /// Whether this value may stand in it.
    ///
    /// # Errors
    /// Another sort, or outside the range.
    pub fn judge(&self, value: &Filled) -> Result<(), Wrong> {
        match (&self.sort, value) {
            (Sort::Text { .. }, Filled::Text(_)) => Ok(()),
            (Sort::Number(limits), Filled::Number(value)) => limits.judge(*value),
            (Sort::Money(limits), Filled::Money(value)) => limits.in_currency(value.currency).judge(value.minor),
            (Sort::Date(limits), Filled::Date(value)) => limits.judge(*value),
            (Sort::Percent(limits), Filled::Percent(value)) => limits.judge(*value),
            (Sort::Text { .. } | Sort::Number(_) | Sort::Money(_) | Sort::Date(_) | Sort::Percent(_), _) => {
                Err(Wrong::OtherSort)
            }
        }
    }

    /// What usually stands in it, in a contract of this currency.
    pub fn usual(&self, currency: Currency) -> Option<Filled> {
        match &self.sort {
            Sort::Text { usual } => (!usual.is_blank()).then(|| Filled::Text(usual.clone())),
            Sort::Number(limits) => limits.usual.map(Filled::Number),
            Sort::Money(limits) => limits.usual.filter(|sum| sum.currency == currency).map(Filled::Money),
            Sort::Date(limits) => limits.usual.map(Filled::Date),
            Sort::Percent(limits) => limits.usual.map(Filled::Percent),
        }
    }

    /// Whether its range goes up and holds what is usual.
    pub fn has_sound_range(&self) -> bool {
        match &self.sort {
            Sort::Text { .. } => true,
            Sort::Number(limits) => limits.are_in_order(),
            Sort::Money(limits) => {
                let first = limits.least.or(limits.most).or(limits.usual);
                first.is_none_or(|sum| limits.in_currency(sum.currency).are_in_order())
            }
            Sort::Date(limits) => limits.are_in_order(),
            Sort::Percent(limits) => limits.are_in_order(),
        }
    }
}

impl Limits<Money> {
    /// The range in minor units, as far as it is given in this currency.
    fn in_currency(&self, currency: Currency) -> Limits<i64> {
        let minor = |sum: Option<Money>| sum.filter(|sum| sum.currency == currency).map(|sum| sum.minor);
        Limits { least: minor(self.least), most: minor(self.most), usual: minor(self.usual) }
    }
}
