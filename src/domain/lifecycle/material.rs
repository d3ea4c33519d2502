//! The life of a material or a support (物料与资源支持): promised, prepared, delivered, accepted, given back or used up
//! (`domain.md` 5.6).

use serde::{Deserialize, Serialize};

use super::due::{Dueness, dueness};
use super::life;
use super::refusal::{Refusal, name, reason};
use crate::domain::date::Date;

/// Where a material stands by its events.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 已承诺.
    #[default]
    Promised,
    /// Ready to go.
    Prepared {
        /// The day.
        on: Date,
    },
    /// 已交付.
    Delivered {
        /// The day.
        on: Date,
        /// The delivery note or waybill.
        receipt: String,
    },
    /// 已签收.
    Accepted {
        /// The day.
        on: Date,
        /// Who signed for it, by name.
        by: String,
    },
    /// 已归还.
    Returned {
        /// The day.
        on: Date,
    },
    /// 已消耗.
    Consumed {
        /// The day.
        on: Date,
    },
    /// 取消.
    Cancelled {
        /// The day.
        on: Date,
        /// Why.
        reason: String,
    },
}

/// What a material is on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MaterialStatus {
    /// Promised, and how it stands to its day.
    Promised(Dueness),
    /// Ready, and how it stands to its day.
    Prepared(Dueness),
    /// On its way or there, not signed for.
    Delivered,
    /// Signed for.
    Accepted,
    /// Given back.
    Returned,
    /// Used up.
    Consumed,
    /// 取消.
    Cancelled,
}

/// What a person asks of a material.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Record that it is ready.
    Prepare,
    /// Record that it was delivered.
    Deliver {
        /// The delivery note or waybill.
        receipt: String,
    },
    /// Record that it was signed for.
    Accept {
        /// Who signed, by name.
        by: String,
    },
    /// Record that it came back.
    Return,
    /// Record that it is used up.
    Consume,
    /// Give it up before it is delivered.
    Cancel {
        /// Why.
        reason: String,
    },
}

/// What happened to a material.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// It was made ready.
    Prepared,
    /// It was delivered.
    Delivered {
        /// The delivery note or waybill.
        receipt: String,
    },
    /// It was signed for.
    Accepted {
        /// By whom.
        by: String,
    },
    /// It came back.
    Returned,
    /// It was used up.
    Consumed,
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
    /// [`Command::Prepare`].
    Prepare,
    /// [`Command::Deliver`].
    Deliver,
    /// [`Command::Accept`].
    Accept,
    /// [`Command::Return`].
    Return,
    /// [`Command::Consume`].
    Consume,
    /// [`Command::Cancel`].
    Cancel,
}

/// What a material needs for a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// It is not to be given back: record that it is used up.
    KeptByReceiver,
    /// It has to be given back: it cannot be used up.
    MustComeBack,
}

/// Whether a material is given back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Keeping {
    /// It is given back.
    Returnable,
    /// The receiver keeps it or uses it up.
    Kept,
}

impl Stage {
    /// What the material is on `as_of`.
    pub fn status(&self, due: Option<Date>, as_of: Date, lead_days: u16) -> MaterialStatus {
        match self {
            Self::Promised => MaterialStatus::Promised(dueness(due, as_of, lead_days)),
            Self::Prepared { .. } => MaterialStatus::Prepared(dueness(due, as_of, lead_days)),
            Self::Delivered { .. } => MaterialStatus::Delivered,
            Self::Accepted { .. } => MaterialStatus::Accepted,
            Self::Returned { .. } => MaterialStatus::Returned,
            Self::Consumed { .. } => MaterialStatus::Consumed,
            Self::Cancelled { .. } => MaterialStatus::Cancelled,
        }
    }

    /// Whether it keeps a contract from being completed: what the receiver keeps is settled once it is signed for.
    pub fn is_open(&self, keeping: Keeping) -> bool {
        match self {
            Self::Promised | Self::Prepared { .. } | Self::Delivered { .. } => true,
            Self::Accepted { .. } => keeping == Keeping::Returnable,
            Self::Returned { .. } | Self::Consumed { .. } | Self::Cancelled { .. } => false,
        }
    }
}

impl life::Stage for Stage {
    type When = Date;
    type Command = Command;
    type Event = Event;
    type Step = Step;
    type Guard = Guard;
    type Facts = Keeping;

    const STEPS: &'static [Step] =
        &[Step::Prepare, Step::Deliver, Step::Accept, Step::Return, Step::Consume, Step::Cancel];

    fn step(command: &Command) -> Step {
        match command {
            Command::Prepare => Step::Prepare,
            Command::Deliver { .. } => Step::Deliver,
            Command::Accept { .. } => Step::Accept,
            Command::Return => Step::Return,
            Command::Consume => Step::Consume,
            Command::Cancel { .. } => Step::Cancel,
        }
    }

    fn since(&self) -> Option<Date> {
        match self {
            Self::Promised => None,
            Self::Prepared { on }
            | Self::Delivered { on, .. }
            | Self::Accepted { on, .. }
            | Self::Returned { on }
            | Self::Consumed { on }
            | Self::Cancelled { on, .. } => Some(*on),
        }
    }

    fn offer(&self, step: Step, _on: Date, keeping: &Keeping) -> Result<(), Refusal<Self>> {
        match (step, self) {
            (Step::Prepare, Self::Promised)
            | (Step::Deliver, Self::Prepared { .. })
            | (Step::Accept, Self::Delivered { .. })
            | (Step::Cancel, Self::Promised | Self::Prepared { .. }) => Ok(()),
            (Step::Return, Self::Accepted { .. }) => match keeping {
                Keeping::Returnable => Ok(()),
                Keeping::Kept => Err(Refusal::Guard(Guard::KeptByReceiver)),
            },
            (Step::Consume, Self::Accepted { .. }) => match keeping {
                Keeping::Kept => Ok(()),
                Keeping::Returnable => Err(Refusal::Guard(Guard::MustComeBack)),
            },
            (Step::Deliver | Step::Accept | Step::Return | Step::Consume, Self::Promised) => {
                Err(Refusal::first(Step::Prepare))
            }
            (Step::Accept | Step::Return | Step::Consume, Self::Prepared { .. }) => Err(Refusal::first(Step::Deliver)),
            (Step::Return | Step::Consume, Self::Delivered { .. }) => Err(Refusal::first(Step::Accept)),
            (Step::Prepare, Self::Prepared { .. })
            | (Step::Prepare | Step::Deliver | Step::Cancel, Self::Delivered { .. })
            | (Step::Prepare | Step::Deliver | Step::Accept | Step::Cancel, Self::Accepted { .. }) => {
                Err(Refusal::past(self))
            }
            (
                Step::Prepare | Step::Deliver | Step::Accept | Step::Return | Step::Consume | Step::Cancel,
                Self::Returned { .. } | Self::Consumed { .. } | Self::Cancelled { .. },
            ) => Err(Refusal::ended(self)),
        }
    }

    fn accept(&self, _on: Date, command: Command, _keeping: &Keeping) -> Result<Event, Refusal<Self>> {
        match command {
            Command::Prepare => Ok(Event::Prepared),
            Command::Deliver { receipt } => Ok(Event::Delivered { receipt: reason(receipt)? }),
            Command::Accept { by } => Ok(Event::Accepted { by: name(by)? }),
            Command::Return => Ok(Event::Returned),
            Command::Consume => Ok(Event::Consumed),
            Command::Cancel { reason: why } => Ok(Event::Cancelled { reason: reason(why)? }),
        }
    }

    fn after(&self, on: Date, event: &Event) -> Option<Self> {
        let accepted = matches!(self, Self::Accepted { .. });
        match event {
            Event::Prepared => matches!(self, Self::Promised).then_some(Self::Prepared { on }),
            Event::Delivered { receipt } => {
                matches!(self, Self::Prepared { .. }).then(|| Self::Delivered { on, receipt: receipt.clone() })
            }
            Event::Accepted { by } => {
                matches!(self, Self::Delivered { .. }).then(|| Self::Accepted { on, by: by.clone() })
            }
            Event::Returned => accepted.then_some(Self::Returned { on }),
            Event::Consumed => accepted.then_some(Self::Consumed { on }),
            Event::Cancelled { reason } => matches!(self, Self::Promised | Self::Prepared { .. })
                .then(|| Self::Cancelled { on, reason: reason.clone() }),
        }
    }
}
