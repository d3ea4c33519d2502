//! The life of an invoice (发票): draft, issued, delivered; void, or taken back by a red one (`domain.md` 5.7).

use serde::{Deserialize, Serialize};

use super::life;
use super::refusal::{Refusal, reason};
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::id::InvoiceId;
use crate::domain::money::Money;

/// Where an invoice stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 草稿.
    #[default]
    Draft,
    /// 已开具.
    Issued {
        /// The day.
        on: Date,
        /// Its number.
        number: String,
    },
    /// 已送达.
    Delivered {
        /// The day.
        on: Date,
        /// Its number.
        number: String,
    },
    /// 作废.
    Void {
        /// The day.
        on: Date,
        /// Why.
        reason: String,
    },
    /// 红冲: a negative invoice takes it back.
    Red {
        /// The day.
        on: Date,
        /// The negative invoice.
        by: InvoiceId,
        /// Why.
        reason: String,
    },
}

/// What a person asks of an invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Record that it was issued.
    Issue {
        /// Its number.
        number: String,
    },
    /// Record that the customer has it.
    Deliver,
    /// Make it void.
    Void {
        /// Why.
        reason: String,
    },
    /// Take it back with a negative invoice, wholly or in part (部分红冲: goods came back, a discount was given).
    Red {
        /// The negative invoice.
        by: InvoiceId,
        /// How much it takes back, tax included; more than nothing.
        amount: Money,
        /// Why.
        reason: String,
    },
}

/// What happened to an invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// It was issued.
    Issued {
        /// Its number.
        number: String,
    },
    /// The customer has it.
    Delivered,
    /// It was made void.
    Voided {
        /// Why.
        reason: String,
    },
    /// A negative invoice took it back, or what was left of it.
    Reddened {
        /// The negative invoice.
        by: InvoiceId,
        /// Why.
        reason: String,
    },
    /// A negative invoice took a part of it back: the rest stands.
    PartlyReddened {
        /// The negative invoice.
        by: InvoiceId,
        /// How much it took back, tax included.
        amount: Money,
        /// Why.
        reason: String,
    },
}

/// A command without its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// [`Command::Issue`].
    Issue,
    /// [`Command::Deliver`].
    Deliver,
    /// [`Command::Void`].
    Void,
    /// [`Command::Red`].
    Red,
}

/// What an invoice needs for a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// With it more would be invoiced than the contract is worth.
    OverContract {
        /// What may still be invoiced.
        room: Money,
        /// What this invoice says.
        gross: Money,
    },
    /// The amounts cannot be compared.
    Exact(ExactError),
    /// The invoice has no number.
    NumberMissing,
    /// A negative invoice would take back nothing, or more than is left.
    BeyondInvoice {
        /// What is left to take back.
        left: Money,
    },
    /// A part was taken back: an invoice is void as a whole or not at all.
    TakenBackInPart {
        /// How much of it.
        amount: Money,
    },
}

/// What a decision needs to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// What this invoice says, tax included. A negative (red) invoice is below zero.
    pub gross: Money,
    /// The contract amount with its signed amendments.
    pub contract_amount: Money,
    /// What was issued under the contract so far, less what is void or taken back.
    pub issued: Money,
    /// What negative invoices took back of this one so far.
    pub taken_back: Money,
}

impl Facts {
    /// What is issued stays within the contract amount (`domain.md` 5.11, 4).
    fn within_contract(&self) -> Result<(), Guard> {
        let room = self.contract_amount.minus(self.issued).map_err(Guard::Exact)?;
        let left = room.minus(self.gross).map_err(Guard::Exact)?;
        if left.minor < 0 && self.gross.minor > 0 {
            Err(Guard::OverContract { room, gross: self.gross })
        } else {
            Ok(())
        }
    }

    /// What is left to take back.
    fn left(&self) -> Result<Money, Guard> {
        self.gross.minus(self.taken_back).map_err(Guard::Exact)
    }

    /// Whether `amount` takes back all that is left, or a part of it.
    fn takes_all(&self, amount: Money) -> Result<bool, Guard> {
        let left = self.left()?;
        let rest = left.minus(amount).map_err(Guard::Exact)?;
        if amount.minor <= 0 || rest.minor < 0 {
            return Err(Guard::BeyondInvoice { left });
        }
        Ok(rest.is_zero())
    }

    /// A void invoice never was: what a negative one took a part of was.
    fn is_whole(&self) -> Result<(), Guard> {
        if self.taken_back.is_zero() { Ok(()) } else { Err(Guard::TakenBackInPart { amount: self.taken_back }) }
    }
}

impl Stage {
    /// Whether its amount counts as invoiced. One that was taken back counts together with its negative twin, which makes
    /// nothing.
    pub const fn counts(&self) -> bool {
        match self {
            Self::Issued { .. } | Self::Delivered { .. } | Self::Red { .. } => true,
            Self::Draft | Self::Void { .. } => false,
        }
    }

    /// Whether what it says may be changed, or it may be deleted: only while it is a draft.
    ///
    /// # Errors
    /// That it was issued, or is void or taken back.
    pub fn may_edit(&self) -> Result<(), Refusal<Self>> {
        match self {
            Self::Draft => Ok(()),
            Self::Issued { .. } | Self::Delivered { .. } => Err(Refusal::past(self)),
            Self::Void { .. } | Self::Red { .. } => Err(Refusal::ended(self)),
        }
    }
}

impl life::Stage for Stage {
    type When = Date;
    type Command = Command;
    type Event = Event;
    type Step = Step;
    type Guard = Guard;
    type Facts = Facts;

    const STEPS: &'static [Step] = &[Step::Issue, Step::Deliver, Step::Void, Step::Red];

    fn step(command: &Command) -> Step {
        match command {
            Command::Issue { .. } => Step::Issue,
            Command::Deliver => Step::Deliver,
            Command::Void { .. } => Step::Void,
            Command::Red { .. } => Step::Red,
        }
    }

    fn since(&self) -> Option<Date> {
        match self {
            Self::Draft => None,
            Self::Issued { on, .. } | Self::Delivered { on, .. } | Self::Void { on, .. } | Self::Red { on, .. } => {
                Some(*on)
            }
        }
    }

    fn offer(&self, step: Step, _on: Date, facts: &Facts) -> Result<(), Refusal<Self>> {
        match (step, self) {
            (Step::Issue, Self::Draft) => facts.within_contract().map_err(Refusal::Guard),
            (Step::Deliver, Self::Issued { .. }) | (Step::Red, Self::Issued { .. } | Self::Delivered { .. }) => Ok(()),
            (Step::Void, Self::Issued { .. } | Self::Delivered { .. }) => facts.is_whole().map_err(Refusal::Guard),
            (Step::Deliver | Step::Void | Step::Red, Self::Draft) => Err(Refusal::first(Step::Issue)),
            (Step::Issue, Self::Issued { .. }) | (Step::Issue | Step::Deliver, Self::Delivered { .. }) => {
                Err(Refusal::past(self))
            }
            (Step::Issue | Step::Deliver | Step::Void | Step::Red, Self::Void { .. } | Self::Red { .. }) => {
                Err(Refusal::ended(self))
            }
        }
    }

    fn accept(&self, _on: Date, command: Command, facts: &Facts) -> Result<Event, Refusal<Self>> {
        match command {
            Command::Issue { number } if number.trim().is_empty() => Err(Refusal::Guard(Guard::NumberMissing)),
            Command::Issue { number } => Ok(Event::Issued { number }),
            Command::Deliver => Ok(Event::Delivered),
            Command::Void { reason: why } => Ok(Event::Voided { reason: reason(why)? }),
            Command::Red { by, amount, reason: why } => {
                let reason = reason(why)?;
                if facts.takes_all(amount).map_err(Refusal::Guard)? {
                    Ok(Event::Reddened { by, reason })
                } else {
                    Ok(Event::PartlyReddened { by, amount, reason })
                }
            }
        }
    }

    fn after(&self, on: Date, event: &Event) -> Option<Self> {
        let out = matches!(self, Self::Issued { .. } | Self::Delivered { .. });
        match event {
            Event::Issued { number } => {
                matches!(self, Self::Draft).then(|| Self::Issued { on, number: number.clone() })
            }
            Event::Delivered => match self {
                Self::Issued { number, .. } => Some(Self::Delivered { on, number: number.clone() }),
                Self::Draft | Self::Delivered { .. } | Self::Void { .. } | Self::Red { .. } => None,
            },
            Event::Voided { reason } => out.then(|| Self::Void { on, reason: reason.clone() }),
            Event::PartlyReddened { .. } => out.then(|| self.clone()),
            Event::Reddened { by, reason } => out.then(|| Self::Red { on, by: *by, reason: reason.clone() }),
        }
    }
}
