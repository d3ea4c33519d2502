//! The life of a leak (泄密事件): open, contained, closed; a dispute may follow from it (`domain.md` 5.9).

use serde::{Deserialize, Serialize};

use super::life;
use super::refusal::{Refusal, reason};
use crate::domain::date::Date;
use crate::domain::id::DisputeId;

/// An incident: where it stands, and the dispute that came of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Incident {
    /// Where it stands.
    pub stage: Stage,
    /// The dispute, if one was opened.
    pub dispute: Option<DisputeId>,
}

/// Where an incident stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Something is out and may go on leaking.
    #[default]
    Open,
    /// Nothing more leaks.
    Contained {
        /// The day.
        on: Date,
        /// What was done.
        actions: String,
    },
    /// It is dealt with.
    Closed {
        /// The day.
        on: Date,
        /// What came of it.
        conclusion: String,
    },
}

/// What a person asks of an incident.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Record that nothing more leaks.
    Contain {
        /// What was done.
        actions: String,
    },
    /// Close it.
    Close {
        /// What came of it.
        conclusion: String,
    },
    /// Open a dispute about it.
    OpenDispute {
        /// The dispute, which is made with it.
        dispute: DisputeId,
    },
}

/// What happened to an incident.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// Nothing more leaks.
    Contained {
        /// What was done.
        actions: String,
    },
    /// It was closed.
    Closed {
        /// What came of it.
        conclusion: String,
    },
    /// A dispute was opened.
    DisputeOpened {
        /// The dispute.
        dispute: DisputeId,
    },
}

/// A command without its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// [`Command::Contain`].
    Contain,
    /// [`Command::Close`].
    Close,
    /// [`Command::OpenDispute`].
    OpenDispute,
}

/// What an incident needs for a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// Personal information leaked and nobody was told (PIPL art. 57).
    NobodyNotified,
    /// A dispute about it is open already.
    DisputeOpened {
        /// The dispute.
        dispute: DisputeId,
    },
}

/// What a decision needs to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// What leaked.
    pub leaked: Leaked,
    /// How many persons and authorities were told.
    pub notified: u32,
}

/// What leaked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Leaked {
    /// Business information only.
    Business,
    /// Personal information too.
    Personal,
}

impl life::Stage for Incident {
    type When = Date;
    type Command = Command;
    type Event = Event;
    type Step = Step;
    type Guard = Guard;
    type Facts = Facts;

    const STEPS: &'static [Step] = &[Step::Contain, Step::Close, Step::OpenDispute];

    fn step(command: &Command) -> Step {
        match command {
            Command::Contain { .. } => Step::Contain,
            Command::Close { .. } => Step::Close,
            Command::OpenDispute { .. } => Step::OpenDispute,
        }
    }

    fn since(&self) -> Option<Date> {
        match self.stage {
            Stage::Open => None,
            Stage::Contained { on, .. } | Stage::Closed { on, .. } => Some(on),
        }
    }

    fn offer(&self, step: Step, _on: Date, facts: &Facts) -> Result<(), Refusal<Self>> {
        match (step, &self.stage) {
            (Step::OpenDispute, Stage::Open | Stage::Contained { .. } | Stage::Closed { .. }) => match self.dispute {
                None => Ok(()),
                Some(dispute) => Err(Refusal::Guard(Guard::DisputeOpened { dispute })),
            },
            (Step::Contain, Stage::Open) => Ok(()),
            (Step::Close, Stage::Contained { .. }) => match facts.leaked {
                Leaked::Personal if facts.notified == 0 => Err(Refusal::Guard(Guard::NobodyNotified)),
                Leaked::Personal | Leaked::Business => Ok(()),
            },
            (Step::Close, Stage::Open) => Err(Refusal::first(Step::Contain)),
            (Step::Contain, Stage::Contained { .. }) => Err(Refusal::past(self)),
            (Step::Contain | Step::Close, Stage::Closed { .. }) => Err(Refusal::ended(self)),
        }
    }

    fn accept(&self, _on: Date, command: Command, _facts: &Facts) -> Result<Event, Refusal<Self>> {
        match command {
            Command::Contain { actions } => Ok(Event::Contained { actions: reason(actions)? }),
            Command::Close { conclusion } => Ok(Event::Closed { conclusion: reason(conclusion)? }),
            Command::OpenDispute { dispute } => Ok(Event::DisputeOpened { dispute }),
        }
    }

    fn after(&self, on: Date, event: &Event) -> Option<Self> {
        let dispute = self.dispute;
        match event {
            Event::Contained { actions } => matches!(self.stage, Stage::Open)
                .then(|| Self { stage: Stage::Contained { on, actions: actions.clone() }, dispute }),
            Event::Closed { conclusion } => matches!(self.stage, Stage::Contained { .. })
                .then(|| Self { stage: Stage::Closed { on, conclusion: conclusion.clone() }, dispute }),
            Event::DisputeOpened { dispute } => {
                self.dispute.is_none().then(|| Self { stage: self.stage.clone(), dispute: Some(*dispute) })
            }
        }
    }
}
