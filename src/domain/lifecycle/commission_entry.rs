//! The life of a commission entry (提成): accrued, approved, paid; taken back by a counter-entry (`domain.md` 5.4).

use serde::{Deserialize, Serialize};

use super::life;
use super::refusal::{Refusal, name, reason};
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::id::CommissionEntryId;

/// Where a commission entry stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 计提.
    #[default]
    Accrued,
    /// 审批.
    Approved {
        /// The day.
        on: Date,
        /// By whom, by name.
        by: String,
    },
    /// 已发放.
    Paid {
        /// The day.
        on: Date,
    },
    /// Taken back by another entry of the same amount, the other way.
    Reversed {
        /// The day.
        on: Date,
        /// The counter-entry.
        by: CommissionEntryId,
        /// Why.
        reason: String,
    },
}

/// What a person asks of a commission entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Approve it.
    Approve {
        /// Who approves, by name.
        by: String,
    },
    /// Record that it is paid.
    Pay,
    /// Take it back.
    Reverse {
        /// The counter-entry, which is made with it.
        by: CommissionEntryId,
        /// Why.
        reason: String,
    },
}

/// What happened to a commission entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// It was approved.
    Approved {
        /// By whom.
        by: String,
    },
    /// It was paid.
    Paid,
    /// It was taken back.
    Reversed {
        /// The counter-entry.
        by: CommissionEntryId,
        /// Why.
        reason: String,
    },
}

/// A command without its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// [`Command::Approve`].
    Approve,
    /// [`Command::Pay`].
    Pay,
    /// [`Command::Reverse`].
    Reverse,
}

/// What a commission entry needs for a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// It is held back until the contract is fully collected.
    HeldUntilCollected,
    /// Whether it is held back cannot be reckoned.
    Unreckoned(ExactError),
    /// A run that is not given up pays it.
    InRun,
}

/// Whether an entry may be paid out (`domain.md` 6.5, hold-back).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hold {
    /// Nothing holds it.
    Free,
    /// It waits until the contract is fully collected.
    UntilCollected,
    /// What its account holds back has no sum.
    Unreckoned(ExactError),
}

/// What a decision needs to know of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// Whether anything holds it back.
    pub hold: Hold,
    /// Whether a run that is not given up pays it: meanwhile it is not taken back.
    pub in_run: bool,
}

impl Facts {
    /// Nothing holds it back, and no run pays it.
    pub const FREE: Self = Self { hold: Hold::Free, in_run: false };
}

impl life::Stage for Stage {
    type When = Date;
    type Command = Command;
    type Event = Event;
    type Step = Step;
    type Guard = Guard;
    type Facts = Facts;

    const STEPS: &'static [Step] = &[Step::Approve, Step::Pay, Step::Reverse];

    fn step(command: &Command) -> Step {
        match command {
            Command::Approve { .. } => Step::Approve,
            Command::Pay => Step::Pay,
            Command::Reverse { .. } => Step::Reverse,
        }
    }

    fn since(&self) -> Option<Date> {
        match self {
            Self::Accrued => None,
            Self::Approved { on, .. } | Self::Paid { on } | Self::Reversed { on, .. } => Some(*on),
        }
    }

    fn offer(&self, step: Step, _on: Date, facts: &Facts) -> Result<(), Refusal<Self>> {
        match (step, self) {
            (Step::Pay, Self::Approved { .. }) => match facts.hold {
                Hold::Free => Ok(()),
                Hold::UntilCollected => Err(Refusal::Guard(Guard::HeldUntilCollected)),
                Hold::Unreckoned(fault) => Err(Refusal::Guard(Guard::Unreckoned(fault))),
            },
            (Step::Reverse, Self::Approved { .. }) if facts.in_run => Err(Refusal::Guard(Guard::InRun)),
            (Step::Approve, Self::Accrued)
            | (Step::Reverse, Self::Accrued | Self::Approved { .. } | Self::Paid { .. }) => Ok(()),
            (Step::Pay, Self::Accrued) => Err(Refusal::first(Step::Approve)),
            (Step::Approve, Self::Approved { .. } | Self::Paid { .. }) | (Step::Pay, Self::Paid { .. }) => {
                Err(Refusal::past(self))
            }
            (Step::Approve | Step::Pay | Step::Reverse, Self::Reversed { .. }) => Err(Refusal::ended(self)),
        }
    }

    fn accept(&self, _on: Date, command: Command, _facts: &Facts) -> Result<Event, Refusal<Self>> {
        match command {
            Command::Approve { by } => Ok(Event::Approved { by: name(by)? }),
            Command::Pay => Ok(Event::Paid),
            Command::Reverse { by, reason: why } => Ok(Event::Reversed { by, reason: reason(why)? }),
        }
    }

    fn after(&self, on: Date, event: &Event) -> Option<Self> {
        match event {
            Event::Approved { by } => matches!(self, Self::Accrued).then(|| Self::Approved { on, by: by.clone() }),
            Event::Paid => matches!(self, Self::Approved { .. }).then_some(Self::Paid { on }),
            Event::Reversed { by, reason } => match self {
                Self::Accrued | Self::Approved { .. } | Self::Paid { .. } => {
                    Some(Self::Reversed { on, by: *by, reason: reason.clone() })
                }
                Self::Reversed { .. } => None,
            },
        }
    }
}
