//! The life of a receipt (收款记录): recorded, and perhaps taken back by a counter-entry (`domain.md` 5.7).
//!
//! What it was counted towards is open again by itself from the day on which it was taken back (`domain.md` 6.3): nothing has to be
//! undone first. How a book tells the life of each receipt stands in [`taking_back`](crate::domain::taking_back).

use serde::{Deserialize, Serialize};

use super::life;
use super::refusal::{Refusal, reason};
use crate::domain::date::Date;
use crate::domain::id::ReceiptId;
use crate::domain::money::Money;

/// Where a receipt stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// It counts.
    #[default]
    Recorded,
    /// A counter-entry of the same amount, the other way, took it back.
    Reversed {
        /// The day.
        on: Date,
        /// The counter-entry.
        by: ReceiptId,
        /// Why; empty where it was written before a reason was asked for.
        reason: String,
    },
}

/// What a person asks of a receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Take it back.
    Reverse {
        /// The counter-entry, which is made with it.
        by: ReceiptId,
        /// Why.
        reason: String,
    },
}

/// What happened to a receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// It was taken back.
    Reversed {
        /// The counter-entry.
        by: ReceiptId,
        /// Why.
        reason: String,
    },
}

/// A command without its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// [`Command::Reverse`].
    Reverse,
}

/// What a receipt needs for a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// It is itself a counter-entry: record the payment anew.
    IsCounterEntry {
        /// The receipt it took back.
        of: ReceiptId,
    },
    /// No amount takes this one back: it is beyond what an amount can hold.
    NoCounterAmount {
        /// The amount.
        amount: Money,
    },
}

/// What a decision needs to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// How much it is.
    pub amount: Money,
    /// For a counter-entry: the receipt it takes back.
    pub reverses: Option<ReceiptId>,
}

impl life::Stage for Stage {
    type When = Date;
    type Command = Command;
    type Event = Event;
    type Step = Step;
    type Guard = Guard;
    type Facts = Facts;

    const STEPS: &'static [Step] = &[Step::Reverse];

    fn step(command: &Command) -> Step {
        match command {
            Command::Reverse { .. } => Step::Reverse,
        }
    }

    fn since(&self) -> Option<Date> {
        match self {
            Self::Recorded => None,
            Self::Reversed { on, .. } => Some(*on),
        }
    }

    fn offer(&self, step: Step, _on: Date, facts: &Facts) -> Result<(), Refusal<Self>> {
        match (step, self) {
            (Step::Reverse, Self::Recorded) => match facts.reverses {
                Some(of) => Err(Refusal::Guard(Guard::IsCounterEntry { of })),
                None if facts.amount.negated().is_ok() => Ok(()),
                None => Err(Refusal::Guard(Guard::NoCounterAmount { amount: facts.amount })),
            },
            (Step::Reverse, Self::Reversed { .. }) => Err(Refusal::ended(self)),
        }
    }

    fn accept(&self, _on: Date, command: Command, _facts: &Facts) -> Result<Event, Refusal<Self>> {
        match command {
            Command::Reverse { by, reason: why } => Ok(Event::Reversed { by, reason: reason(why)? }),
        }
    }

    fn after(&self, on: Date, event: &Event) -> Option<Self> {
        match (self, event) {
            (Self::Recorded, Event::Reversed { by, reason }) => {
                Some(Self::Reversed { on, by: *by, reason: reason.clone() })
            }
            (Self::Reversed { .. }, Event::Reversed { .. }) => None,
        }
    }
}
