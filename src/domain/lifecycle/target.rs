//! The life of a sales target (销售目标): draft, agreed, closed (`domain.md` 5.4).

use serde::{Deserialize, Serialize};

use super::life;
use super::refusal::{Refusal, name};
use crate::domain::date::Date;

/// Where a target stands by its events.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 草稿.
    #[default]
    Draft,
    /// 已确认: its figures no longer change.
    Agreed {
        /// The day.
        on: Date,
        /// Who agreed for the one who bears it, by name.
        by: String,
    },
    /// Its period was reckoned up.
    Closed {
        /// The day.
        on: Date,
    },
}

/// What a target is on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TargetStatus {
    /// 草稿.
    Draft,
    /// Agreed; its period has not begun.
    Upcoming,
    /// Agreed; its period runs.
    Running,
    /// Agreed; its period is over and waits to be reckoned up.
    Over,
    /// Reckoned up.
    Closed,
}

/// What a person asks of a target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Agree the figures.
    Agree {
        /// Who agrees for the one who bears it, by name.
        by: String,
    },
    /// Reckon the period up.
    Close,
}

/// What happened to a target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// The figures were agreed.
    Agreed {
        /// Who agreed.
        by: String,
    },
    /// The period was reckoned up.
    Closed,
}

/// A command without its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// [`Command::Agree`].
    Agree,
    /// [`Command::Close`].
    Close,
}

/// What a target needs for a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// The parts do not add up to the whole.
    DistributionOff {
        /// The whole.
        whole: i64,
        /// What the parts add up to.
        parts: i128,
    },
    /// The period still runs.
    PeriodRuns {
        /// Its last day.
        until: Date,
    },
}

/// What a decision needs to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// The first day of the period.
    pub from: Date,
    /// The last day of the period.
    pub until: Date,
    /// The base figure, in the units of its metric.
    pub whole: i64,
    /// How it is shared out, in the same units; none if it is not.
    pub parts: Vec<i64>,
}

impl Stage {
    /// What the target is on `as_of`.
    pub fn status(&self, facts: &Facts, as_of: Date) -> TargetStatus {
        match self {
            Self::Draft => TargetStatus::Draft,
            Self::Agreed { .. } if as_of < facts.from => TargetStatus::Upcoming,
            Self::Agreed { .. } if as_of <= facts.until => TargetStatus::Running,
            Self::Agreed { .. } => TargetStatus::Over,
            Self::Closed { .. } => TargetStatus::Closed,
        }
    }
}

impl Facts {
    /// The sum of the parts is the whole, to the last unit (`domain.md` 5.11, 6).
    fn adds_up(&self) -> Result<(), Guard> {
        // so many parts that 128 bits overflow do not fit in memory
        let parts = self.parts.iter().fold(0_i128, |sum, part| sum.saturating_add(i128::from(*part)));
        if self.parts.is_empty() || parts == i128::from(self.whole) {
            Ok(())
        } else {
            Err(Guard::DistributionOff { whole: self.whole, parts })
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

    const STEPS: &'static [Step] = &[Step::Agree, Step::Close];

    fn step(command: &Command) -> Step {
        match command {
            Command::Agree { .. } => Step::Agree,
            Command::Close => Step::Close,
        }
    }

    fn since(&self) -> Option<Date> {
        match self {
            Self::Draft => None,
            Self::Agreed { on, .. } | Self::Closed { on } => Some(*on),
        }
    }

    fn offer(&self, step: Step, on: Date, facts: &Facts) -> Result<(), Refusal<Self>> {
        match (step, self) {
            (Step::Agree, Self::Draft) => facts.adds_up().map_err(Refusal::Guard),
            (Step::Close, Self::Agreed { .. }) if on <= facts.until => {
                Err(Refusal::Guard(Guard::PeriodRuns { until: facts.until }))
            }
            (Step::Close, Self::Agreed { .. }) => Ok(()),
            (Step::Close, Self::Draft) => Err(Refusal::first(Step::Agree)),
            (Step::Agree, Self::Agreed { .. }) => Err(Refusal::past(self)),
            (Step::Agree | Step::Close, Self::Closed { .. }) => Err(Refusal::ended(self)),
        }
    }

    fn accept(&self, _on: Date, command: Command, _facts: &Facts) -> Result<Event, Refusal<Self>> {
        match command {
            Command::Agree { by } => Ok(Event::Agreed { by: name(by)? }),
            Command::Close => Ok(Event::Closed),
        }
    }

    fn after(&self, on: Date, event: &Event) -> Option<Self> {
        match event {
            Event::Agreed { by } => matches!(self, Self::Draft).then(|| Self::Agreed { on, by: by.clone() }),
            Event::Closed => matches!(self, Self::Agreed { .. }).then_some(Self::Closed { on }),
        }
    }
}
