//! The life of a task (任务): open, done or cancelled (`domain.md` 5.2).

use serde::{Deserialize, Serialize};

use super::due::{Dueness, dueness};
use super::life;
use super::refusal::{NoGuard, Refusal, name, reason};
use crate::domain::date::Date;

/// Where a task stands by its events.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 待办.
    #[default]
    Open,
    /// 完成.
    Done {
        /// The day.
        on: Date,
        /// By whom, by name.
        by: String,
    },
    /// 取消.
    Cancelled {
        /// The day.
        on: Date,
        /// Why.
        reason: String,
    },
}

/// What a task is on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaskStatus {
    /// To be done, and how it stands to its day.
    Open(Dueness),
    /// 完成.
    Done,
    /// 取消.
    Cancelled,
}

/// What a person asks of a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Record that it is done.
    Complete {
        /// Who did it, by name.
        by: String,
    },
    /// Give it up.
    Cancel {
        /// Why.
        reason: String,
    },
}

/// What happened to a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// It was done.
    Completed {
        /// By whom.
        by: String,
    },
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
    /// [`Command::Complete`].
    Complete,
    /// [`Command::Cancel`].
    Cancel,
}

impl Stage {
    /// What the task is on `as_of`.
    pub fn status(&self, due: Option<Date>, as_of: Date, lead_days: u16) -> TaskStatus {
        match self {
            Self::Open => TaskStatus::Open(dueness(due, as_of, lead_days)),
            Self::Done { .. } => TaskStatus::Done,
            Self::Cancelled { .. } => TaskStatus::Cancelled,
        }
    }
}

impl life::Stage for Stage {
    type When = Date;
    type Command = Command;
    type Event = Event;
    type Step = Step;
    type Guard = NoGuard;
    type Facts = ();

    const STEPS: &'static [Step] = &[Step::Complete, Step::Cancel];

    fn step(command: &Command) -> Step {
        match command {
            Command::Complete { .. } => Step::Complete,
            Command::Cancel { .. } => Step::Cancel,
        }
    }

    fn since(&self) -> Option<Date> {
        match self {
            Self::Open => None,
            Self::Done { on, .. } | Self::Cancelled { on, .. } => Some(*on),
        }
    }

    fn offer(&self, step: Step, _on: Date, (): &()) -> Result<(), Refusal<Self>> {
        match (step, self) {
            (Step::Complete | Step::Cancel, Self::Open) => Ok(()),
            (Step::Complete | Step::Cancel, Self::Done { .. } | Self::Cancelled { .. }) => Err(Refusal::ended(self)),
        }
    }

    fn accept(&self, _on: Date, command: Command, (): &()) -> Result<Event, Refusal<Self>> {
        match command {
            Command::Complete { by } => Ok(Event::Completed { by: name(by)? }),
            Command::Cancel { reason: why } => Ok(Event::Cancelled { reason: reason(why)? }),
        }
    }

    fn after(&self, on: Date, event: &Event) -> Option<Self> {
        match (self, event) {
            (Self::Open, Event::Completed { by }) => Some(Self::Done { on, by: by.clone() }),
            (Self::Open, Event::Cancelled { reason }) => Some(Self::Cancelled { on, reason: reason.clone() }),
            (Self::Done { .. } | Self::Cancelled { .. }, Event::Completed { .. } | Event::Cancelled { .. }) => None,
        }
    }
}
