//! What is wrong with a value that was entered: where and why, without words.

use super::contract::clause::ClauseId;
use super::contract::plan::Period;
use super::date::Date;
use super::id::{InstalmentId, LineId, OwnArticleId};
use super::money::Money;
use super::rate::Ppm;

/// Where a value stands: a field's path (`term.start`) and, inside a list, which item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The path from the record down to the field, parts joined by dots; the first part is the register.
    pub field: &'static str,
    /// Which item of a list.
    pub item: Item,
}

/// Which item of a list is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Item {
    /// No item: the field itself.
    #[default]
    Whole,
    /// A line of goods or services.
    Line(LineId),
    /// A part of the payment plan.
    Instalment(InstalmentId),
    /// The row of a list, counted from nought.
    Row(usize),
    /// The text of a clause of one's own.
    Own(OwnArticleId),
    /// A blank in such a clause, counted from nought.
    OwnBlank(OwnArticleId, usize),
    /// A built-in clause, by the text that was written for it by hand.
    Clause(ClauseId),
}

impl Place {
    /// The field itself.
    pub const fn of(field: &'static str) -> Self {
        Self { field, item: Item::Whole }
    }

    /// A row of the list in this field.
    pub const fn row(field: &'static str, row: usize) -> Self {
        Self { field, item: Item::Row(row) }
    }

    /// The register the field belongs to: what is written and merged as one.
    pub fn register(self) -> &'static str {
        self.field.split_once('.').map_or(self.field, |(register, _)| register)
    }
}

/// One thing that is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// Why.
    pub reason: Reason,
}

/// Why a value cannot stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Nothing was entered.
    Missing,
    /// A rate or share outside its range.
    RateOutOfRange {
        /// The lowest that stands.
        low: Ppm,
        /// The highest that stands.
        high: Ppm,
    },
    /// A count outside its range.
    CountOutOfRange {
        /// The lowest that stands.
        low: i64,
        /// The highest that stands.
        high: i64,
    },
    /// A period outside its range.
    PeriodOutOfRange {
        /// The shortest that stands.
        low: Period,
        /// The longest that stands.
        high: Period,
    },
    /// An amount below nought.
    Negative,
    /// An amount above the most that stands.
    AmountTooHigh {
        /// The most that stands.
        high: Money,
    },
    /// An amount in another currency than the contract.
    OtherCurrency,
    /// A date that has to lie after another.
    NotAfter {
        /// The other date.
        date: Date,
    },
    /// Parts that do not add up to the whole.
    DoesNotAddUp {
        /// What they add up to.
        found: i64,
        /// What they have to add up to.
        whole: i64,
    },
    /// A list that has to go up, or down, and does not.
    NotInOrder,
    /// A value outside the range that its blank allows.
    OutsideItsRange,
    /// The same thing stands twice.
    Twice,
    /// Two choices of which only one can stand.
    ChooseOne,
    /// The figures do not come to an amount: a line, a tax or a plan that cannot be reckoned.
    CannotBeReckoned,
}

/// Problems as they are found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problems(pub Vec<Problem>);

impl Problems {
    /// Adds one.
    pub fn add(&mut self, place: Place, reason: Reason) {
        self.0.push(Problem { place, reason });
    }

    /// Adds one when `wrong`.
    pub fn add_if(&mut self, wrong: bool, place: Place, reason: Reason) {
        if wrong {
            self.add(place, reason);
        }
    }

    /// A text that has to be there.
    pub fn text(&mut self, field: &'static str, text: &str) {
        self.add_if(text.trim().is_empty(), Place::of(field), Reason::Missing);
    }

    /// A period from `low` to `high`.
    pub fn period(&mut self, place: Place, period: Period, low: Period, high: Period) {
        let outside = period.about_days() < low.about_days() || period.about_days() > high.about_days();
        self.add_if(outside, place, Reason::PeriodOutOfRange { low, high });
    }

    /// A rate from `low` to `high`.
    pub fn rate(&mut self, place: Place, rate: Ppm, low: Ppm, high: Ppm) {
        self.add_if(rate < low || rate > high, place, Reason::RateOutOfRange { low, high });
    }

    /// A count from `low` to `high`.
    pub fn count(&mut self, place: Place, count: i64, low: i64, high: i64) {
        self.add_if(count < low || count > high, place, Reason::CountOutOfRange { low, high });
    }

    /// A text of at most so many characters, the space around it left out.
    pub fn length(&mut self, place: Place, text: &str, most: i64) {
        self.count(place, i64::try_from(text.trim().chars().count()).unwrap_or(i64::MAX), 0, most);
    }

    /// An amount of nought or more.
    pub fn amount(&mut self, place: Place, amount: Money) {
        self.add_if(amount.minor < 0, place, Reason::Negative);
    }
}
