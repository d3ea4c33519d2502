//! The life of a run of commission payments (提成发放): made, approved, paid; or given up before anything was paid.

use serde::{Deserialize, Serialize};

use super::commission_entry;
use super::life;
use super::refusal::{Refusal, name, reason};
use crate::domain::date::Date;
use crate::domain::id::CommissionEntryId;

/// Where a run stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// It waits to be approved.
    #[default]
    Made,
    /// It waits to be paid.
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
    /// Given up: its entries are free for another one.
    Cancelled {
        /// The day.
        on: Date,
        /// Why.
        reason: String,
    },
}

/// What a person asks of a run.
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
    /// Give it up.
    Cancel {
        /// Why.
        reason: String,
    },
}

/// What happened to a run.
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
    /// It was given up.
    Cancelled {
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
    /// [`Command::Cancel`].
    Cancel,
}

/// What a run needs for a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Guard {
    /// An entry of it may not be paid: it was taken back, another run paid it, it is held back.
    Unpayable(Unpayable),
}

/// An entry that a run cannot pay, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unpayable {
    /// The entry.
    pub entry: CommissionEntryId,
    /// Why.
    pub why: WhyUnpaid,
}

/// Why a run cannot pay an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyUnpaid {
    /// The book does not have it.
    Missing,
    /// Its own life says so.
    Life(Refusal<commission_entry::Stage>),
}

/// What a decision needs to know of a run.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// The first of its entries that may not be paid, if there is one.
    pub unpaid: Option<Unpayable>,
}

impl Stage {
    /// Whether its entries are bound to it: in no other run meanwhile.
    pub const fn binds(&self) -> bool {
        match self {
            Self::Made | Self::Approved { .. } | Self::Paid { .. } => true,
            Self::Cancelled { .. } => false,
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

    const STEPS: &'static [Step] = &[Step::Approve, Step::Pay, Step::Cancel];

    fn step(command: &Command) -> Step {
        match command {
            Command::Approve { .. } => Step::Approve,
            Command::Pay => Step::Pay,
            Command::Cancel { .. } => Step::Cancel,
        }
    }

    fn since(&self) -> Option<Date> {
        match self {
            Self::Made => None,
            Self::Approved { on, .. } | Self::Paid { on } | Self::Cancelled { on, .. } => Some(*on),
        }
    }

    fn offer(&self, step: Step, _on: Date, facts: &Facts) -> Result<(), Refusal<Self>> {
        match (step, self) {
            (Step::Approve, Self::Made) | (Step::Pay, Self::Approved { .. }) => match &facts.unpaid {
                None => Ok(()),
                Some(unpaid) => Err(Refusal::Guard(Guard::Unpayable(unpaid.clone()))),
            },
            (Step::Cancel, Self::Made | Self::Approved { .. }) => Ok(()),
            (Step::Pay, Self::Made) => Err(Refusal::first(Step::Approve)),
            (Step::Approve, Self::Approved { .. }) => Err(Refusal::past(self)),
            (Step::Approve | Step::Pay | Step::Cancel, Self::Paid { .. } | Self::Cancelled { .. }) => {
                Err(Refusal::ended(self))
            }
        }
    }

    fn accept(&self, _on: Date, command: Command, _facts: &Facts) -> Result<Event, Refusal<Self>> {
        match command {
            Command::Approve { by } => Ok(Event::Approved { by: name(by)? }),
            Command::Pay => Ok(Event::Paid),
            Command::Cancel { reason: why } => Ok(Event::Cancelled { reason: reason(why)? }),
        }
    }

    fn after(&self, on: Date, event: &Event) -> Option<Self> {
        match event {
            Event::Approved { by } => matches!(self, Self::Made).then(|| Self::Approved { on, by: by.clone() }),
            Event::Paid => matches!(self, Self::Approved { .. }).then_some(Self::Paid { on }),
            Event::Cancelled { reason } => match self {
                Self::Made | Self::Approved { .. } => Some(Self::Cancelled { on, reason: reason.clone() }),
                Self::Paid { .. } | Self::Cancelled { .. } => None,
            },
        }
    }
}
