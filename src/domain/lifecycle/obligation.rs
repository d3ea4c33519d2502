//! The life of one due instance of an obligation (义务): planned, done, confirmed; or waived, or breached (`domain.md` 5.3).

use serde::{Deserialize, Serialize};

use super::due::{Dueness, dueness};
use super::life;
use super::refusal::{Refusal, name, reason};
use crate::domain::date::Date;

/// Where an obligation stands by its events.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 待履行.
    #[default]
    Planned,
    /// 履行中.
    InProgress {
        /// Since when.
        on: Date,
    },
    /// Done by its bearer, waiting for the other side (待确认).
    Submitted {
        /// The day.
        on: Date,
        /// What shows it.
        evidence: String,
    },
    /// 已履行.
    Fulfilled {
        /// The day.
        on: Date,
        /// Who confirmed it, by name.
        by: String,
    },
    /// 豁免.
    Waived {
        /// The day.
        on: Date,
        /// Who gave it up, by name.
        by: String,
        /// Why.
        reason: String,
    },
    /// 违约: a person's decision, never the calendar's.
    Breached {
        /// The day.
        on: Date,
        /// What happened.
        note: String,
    },
}

/// What an obligation is on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ObligationStatus {
    /// Not begun, and how it stands to its day.
    Planned(Dueness),
    /// Begun, and how it stands to its day.
    InProgress(Dueness),
    /// Waiting for the other side, which no longer makes its bearer late.
    Submitted,
    /// 已履行.
    Fulfilled,
    /// 豁免.
    Waived,
    /// 违约.
    Breached,
}

/// What a person asks of an obligation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Begin.
    Start,
    /// Say that it is done.
    Submit {
        /// What shows it; may be empty unless the obligation asks for evidence.
        evidence: String,
    },
    /// Confirm that it is done.
    Confirm {
        /// Who confirms, by name.
        by: String,
    },
    /// Give it up.
    Waive {
        /// Who gives it up, by name.
        by: String,
        /// Why.
        reason: String,
    },
    /// Decide that it was breached.
    DeclareBreach {
        /// What happened.
        note: String,
    },
}

/// What happened to an obligation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// It was begun.
    Started,
    /// Its bearer says that it is done.
    Submitted {
        /// What shows it.
        evidence: String,
    },
    /// It is done.
    Confirmed {
        /// Who confirmed it.
        by: String,
    },
    /// It was given up.
    Waived {
        /// By whom.
        by: String,
        /// Why.
        reason: String,
    },
    /// It was breached.
    BreachDeclared {
        /// What happened.
        note: String,
    },
}

/// A command without its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// [`Command::Start`].
    Start,
    /// [`Command::Submit`].
    Submit,
    /// [`Command::Confirm`].
    Confirm,
    /// [`Command::Waive`].
    Waive,
    /// [`Command::DeclareBreach`].
    DeclareBreach,
}

/// What an obligation needs for a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// The obligation asks for evidence.
    EvidenceMissing,
}

/// Whether an obligation asks for evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// It does.
    Required,
    /// It does not.
    Optional,
}

impl Stage {
    /// What the obligation is on `as_of`.
    pub fn status(&self, due: Option<Date>, as_of: Date, lead_days: u16) -> ObligationStatus {
        match self {
            Self::Planned => ObligationStatus::Planned(dueness(due, as_of, lead_days)),
            Self::InProgress { .. } => ObligationStatus::InProgress(dueness(due, as_of, lead_days)),
            Self::Submitted { .. } => ObligationStatus::Submitted,
            Self::Fulfilled { .. } => ObligationStatus::Fulfilled,
            Self::Waived { .. } => ObligationStatus::Waived,
            Self::Breached { .. } => ObligationStatus::Breached,
        }
    }

    /// Whether it keeps a contract from being completed. A breach does not: it is decided, and what follows from it (damages, a
    /// dispute) is an item of its own.
    pub const fn is_open(&self) -> bool {
        match self {
            Self::Planned | Self::InProgress { .. } | Self::Submitted { .. } => true,
            Self::Fulfilled { .. } | Self::Waived { .. } | Self::Breached { .. } => false,
        }
    }
}

impl life::Stage for Stage {
    type When = Date;
    type Command = Command;
    type Event = Event;
    type Step = Step;
    type Guard = Guard;
    type Facts = Evidence;

    const STEPS: &'static [Step] = &[Step::Start, Step::Submit, Step::Confirm, Step::Waive, Step::DeclareBreach];

    fn step(command: &Command) -> Step {
        match command {
            Command::Start => Step::Start,
            Command::Submit { .. } => Step::Submit,
            Command::Confirm { .. } => Step::Confirm,
            Command::Waive { .. } => Step::Waive,
            Command::DeclareBreach { .. } => Step::DeclareBreach,
        }
    }

    fn since(&self) -> Option<Date> {
        match self {
            Self::Planned => None,
            Self::InProgress { on }
            | Self::Submitted { on, .. }
            | Self::Fulfilled { on, .. }
            | Self::Waived { on, .. }
            | Self::Breached { on, .. } => Some(*on),
        }
    }

    fn offer(&self, step: Step, _on: Date, _facts: &Evidence) -> Result<(), Refusal<Self>> {
        match (step, self) {
            (Step::Start, Self::Planned)
            | (Step::Submit, Self::InProgress { .. })
            | (Step::Confirm, Self::Submitted { .. })
            | (Step::Waive | Step::DeclareBreach, Self::Planned | Self::InProgress { .. } | Self::Submitted { .. }) => {
                Ok(())
            }
            (Step::Submit | Step::Confirm, Self::Planned) => Err(Refusal::first(Step::Start)),
            (Step::Confirm, Self::InProgress { .. }) => Err(Refusal::first(Step::Submit)),
            (Step::Start, Self::InProgress { .. } | Self::Submitted { .. })
            | (Step::Submit, Self::Submitted { .. }) => Err(Refusal::past(self)),
            (
                Step::Start | Step::Submit | Step::Confirm | Step::Waive | Step::DeclareBreach,
                Self::Fulfilled { .. } | Self::Waived { .. } | Self::Breached { .. },
            ) => Err(Refusal::ended(self)),
        }
    }

    fn accept(&self, _on: Date, command: Command, facts: &Evidence) -> Result<Event, Refusal<Self>> {
        match command {
            Command::Start => Ok(Event::Started),
            Command::Submit { evidence } if *facts == Evidence::Required && evidence.trim().is_empty() => {
                Err(Refusal::Guard(Guard::EvidenceMissing))
            }
            Command::Submit { evidence } => Ok(Event::Submitted { evidence }),
            Command::Confirm { by } => Ok(Event::Confirmed { by: name(by)? }),
            Command::Waive { by, reason: why } => Ok(Event::Waived { by: name(by)?, reason: reason(why)? }),
            Command::DeclareBreach { note } => Ok(Event::BreachDeclared { note: reason(note)? }),
        }
    }

    fn after(&self, on: Date, event: &Event) -> Option<Self> {
        let undecided = matches!(self, Self::Planned | Self::InProgress { .. } | Self::Submitted { .. });
        match event {
            Event::Started => matches!(self, Self::Planned).then_some(Self::InProgress { on }),
            Event::Submitted { evidence } => {
                matches!(self, Self::InProgress { .. }).then(|| Self::Submitted { on, evidence: evidence.clone() })
            }
            Event::Confirmed { by } => {
                matches!(self, Self::Submitted { .. }).then(|| Self::Fulfilled { on, by: by.clone() })
            }
            Event::Waived { by, reason } => {
                undecided.then(|| Self::Waived { on, by: by.clone(), reason: reason.clone() })
            }
            Event::BreachDeclared { note } => undecided.then(|| Self::Breached { on, note: note.clone() }),
        }
    }
}
