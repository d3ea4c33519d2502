//! What a loan that was lost or spoilt costs whoever had it: by the loss rule of clause S7 its value when it was handed over, less
//! wear. Wear is what a person says of it, or runs evenly over the life that was agreed for such a thing (straight-line).

use serde::{Deserialize, Serialize};

use super::amount::Amount;
use crate::domain::contract::party::Side;
use crate::domain::contract::support::LossRule;
use crate::domain::date::Date;
use crate::domain::exact::{ExactError, Rounding};
use crate::domain::id::MaterialEventId;
use crate::domain::money::Money;

/// The longest life of a thing, in months: fifty years.
pub const MOST_MONTHS: u16 = 600;

/// What whoever records a loss says of its cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Valuation {
    /// What the lost part was worth when it was handed over; nothing: its share of what was agreed for all of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Money>,
    /// What is taken off for wear; nothing while nobody has said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wear: Option<Wear>,
}

impl Valuation {
    /// Whether nothing was said.
    pub const fn is_empty(&self) -> bool {
        self.value.is_none() && self.wear.is_none()
    }
}

/// How wear is reckoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wear {
    /// So much, as both sides hold.
    Sum(Money),
    /// Evenly by the day (直线法) over a life of so many months from the day of the first delivery.
    StraightLine {
        /// The life in months, from 1 to [`MOST_MONTHS`].
        months: u16,
    },
}

/// A loss with its cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loss {
    /// The entry that records it.
    pub entry: MaterialEventId,
    /// The day of it.
    pub on: Date,
    /// How much was lost.
    pub lost: Amount,
    /// What it costs.
    pub cost: Cost,
}

/// What a loss costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cost {
    /// So much is owed by whoever had it.
    Owed(Reckoned),
    /// A person has to put something in first.
    Missing(Missing),
}

/// What a person has to put in before a loss can be reckoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// What it was worth: no value was agreed, or the contract leaves the loss to the law.
    Value,
    /// What is taken off for wear: the rule says "at depreciated value" and nothing says by how much.
    Wear {
        /// What it was worth when it was handed over.
        value: Money,
    },
    /// Sums that fit each other: they are of several currencies, or too large.
    Sums,
}

/// The cost of a loss with its working: value less wear.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reckoned {
    /// What was agreed for all of it, where the value is a share of that.
    pub agreed: Option<Money>,
    /// What the lost part was worth when it was handed over.
    pub value: Money,
    /// What is taken off for wear, no more than the value.
    pub wear: Money,
    /// The days by which wear was reckoned, where it runs evenly.
    pub days: Option<Days>,
    /// What is owed.
    pub sum: Money,
}

/// The days by which wear runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// From the first delivery to the loss, no more than the life.
    pub used: i64,
    /// The life.
    pub life: i64,
}

/// What is known of a loss.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// The rule of the contract.
    pub rule: LossRule,
    /// What was agreed for all of it.
    pub agreed: Option<Money>,
    /// How many parts were promised.
    pub promised: i64,
    /// How many parts had been lost before.
    pub before: i64,
    /// How many parts were lost now.
    pub parts: i64,
    /// The day of the first delivery.
    pub given: Date,
    /// The day of the loss.
    pub on: Date,
}

/// Who owes for what is lost: whoever had it.
pub const fn debtor(giver: Side) -> Side {
    match giver {
        Side::Us => Side::Them,
        Side::Them => Side::Us,
    }
}

/// The rule for what a side lent: the clause speaks of what we lend, and leaves the rest to the law.
pub const fn rule_for(giver: Side, clause: Option<LossRule>) -> LossRule {
    match (giver, clause) {
        (Side::Us, Some(rule)) => rule,
        (Side::Us, None) | (Side::Them, _) => LossRule::AsLaw,
    }
}

/// What a loss costs (S7).
pub fn cost(known: &Known, said: Valuation) -> Cost {
    reckon(known, said).unwrap_or(Cost::Missing(Missing::Sums))
}

fn reckon(known: &Known, said: Valuation) -> Result<Cost, ExactError> {
    let share = known.agreed.filter(|_| said.value.is_none() && known.rule == LossRule::DepreciatedValue);
    let value = match (said.value, share) {
        (Some(value), _) => value,
        (None, Some(worth)) => share_of(worth, known)?,
        (None, None) => return Ok(Cost::Missing(Missing::Value)),
    };
    let zero = Money::zero(value.currency);
    let (wear, days) = match (said.wear, known.rule) {
        (Some(Wear::Sum(sum)), _) => (sum, None),
        (Some(Wear::StraightLine { months }), _) => {
            let days = days(known, months)?;
            let wear = value.scaled(i128::from(days.used), i128::from(days.life), Rounding::HalfUp)?;
            (wear, Some(days))
        }
        // a sum that a person put in under the law is what is claimed
        (None, LossRule::AsLaw) => (zero, None),
        (None, LossRule::DepreciatedValue) => return Ok(Cost::Missing(Missing::Wear { value })),
    };
    // a thing is never worth less than nothing
    let wear = if wear.minus(value)?.minor > 0 { value } else { wear };
    let sum = value.minus(wear)?;
    Ok(Cost::Owed(Reckoned { agreed: share, value, wear, days, sum }))
}

/// The share of the lost parts: the shares of all parts add up to the whole, in whatever portions they are lost.
fn share_of(worth: Money, known: &Known) -> Result<Money, ExactError> {
    let of = |parts: i64| worth.scaled(i128::from(parts), i128::from(known.promised), Rounding::HalfUp);
    let after = known.before.checked_add(known.parts).ok_or(ExactError::Overflow)?;
    of(after)?.minus(of(known.before)?)
}

fn days(known: &Known, months: u16) -> Result<Days, ExactError> {
    let end = known.given.plus_months(i32::from(months))?;
    let life = known.given.days_until(end);
    let used = known.given.days_until(known.on).clamp(0, life);
    Ok(Days { used, life })
}
