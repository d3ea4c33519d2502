//! The life of a sharing scope (共享范围): agreed, used, expired, and what was shared given back or destroyed
//! (`domain.md` 5.9, `contract-rules.md` 5.6).

use serde::{Deserialize, Serialize};

use super::life;
use super::refusal::{Refusal, name};
use crate::domain::date::Date;

/// Where a sharing scope stands by its events.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 草稿.
    #[default]
    Draft,
    /// Both sides agreed it.
    Agreed {
        /// The day.
        on: Date,
    },
    /// Things may be shared.
    Active {
        /// The day.
        on: Date,
    },
    /// What was shared is given back or destroyed.
    Closed {
        /// The day.
        on: Date,
        /// How.
        ending: Ending,
        /// Who confirmed it, by name.
        confirmed_by: String,
    },
}

/// What became of the things that were shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// 返还.
    Returned,
    /// 销毁.
    Destroyed,
    /// 匿名化.
    Anonymised,
    /// Kept, because the law says so.
    KeptByLaw,
    /// Nothing was ever shared.
    NothingShared,
}

/// What a sharing scope is on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScopeStatus {
    /// 草稿.
    Draft,
    /// Agreed, not yet used.
    Agreed,
    /// Things may be shared.
    Active,
    /// Its last day is over: nothing may be shared, and what was has to go back.
    Expired {
        /// The last day.
        last_day: Date,
    },
    /// Given back or destroyed.
    Closed,
}

/// What a person asks of a sharing scope.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Agree it.
    Agree,
    /// Begin to share.
    Activate,
    /// Confirm that what was shared is given back or destroyed.
    Close {
        /// How.
        ending: Ending,
        /// Who confirms it, by name.
        confirmed_by: String,
    },
}

/// What happened to a sharing scope.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// It was agreed.
    Agreed,
    /// It came into use.
    Activated,
    /// What was shared is given back or destroyed.
    Closed {
        /// How.
        ending: Ending,
        /// Who confirmed it.
        confirmed_by: String,
    },
}

/// A command without its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// [`Command::Agree`].
    Agree,
    /// [`Command::Activate`].
    Activate,
    /// [`Command::Close`].
    Close,
}

/// What a sharing scope needs for a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// Nobody is named to receive anything.
    RecipientMissing,
    /// It does not say what for.
    PurposeMissing,
    /// Its last day is over.
    Expired {
        /// The last day.
        last_day: Date,
    },
}

/// What a decision needs to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// The last day of the scope.
    pub valid_to: Date,
    /// What for (PIPL art. 23).
    pub purpose: String,
    /// Who receives, by name.
    pub recipients: Vec<String>,
}

impl Stage {
    /// What the scope is on `as_of`; the last day itself still counts.
    pub fn status(&self, valid_to: Date, as_of: Date) -> ScopeStatus {
        match self {
            Self::Draft => ScopeStatus::Draft,
            Self::Agreed { .. } | Self::Active { .. } if as_of > valid_to => {
                ScopeStatus::Expired { last_day: valid_to }
            }
            Self::Agreed { .. } => ScopeStatus::Agreed,
            Self::Active { .. } => ScopeStatus::Active,
            Self::Closed { .. } => ScopeStatus::Closed,
        }
    }

    /// Whether something may be shared under it on this day (EXE-09: nothing is shared outside an active scope).
    ///
    /// # Errors
    /// Which step comes first, or that it is too late.
    pub fn may_share(&self, valid_to: Date, on: Date) -> Result<(), Refusal<Self>> {
        match self.status(valid_to, on) {
            ScopeStatus::Draft => Err(Refusal::first(Step::Agree)),
            ScopeStatus::Agreed => Err(Refusal::first(Step::Activate)),
            ScopeStatus::Active => Ok(()),
            ScopeStatus::Expired { last_day } => Err(Refusal::Guard(Guard::Expired { last_day })),
            ScopeStatus::Closed => Err(Refusal::ended(self)),
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

    const STEPS: &'static [Step] = &[Step::Agree, Step::Activate, Step::Close];

    fn step(command: &Command) -> Step {
        match command {
            Command::Agree => Step::Agree,
            Command::Activate => Step::Activate,
            Command::Close { .. } => Step::Close,
        }
    }

    fn since(&self) -> Option<Date> {
        match self {
            Self::Draft => None,
            Self::Agreed { on } | Self::Active { on } | Self::Closed { on, .. } => Some(*on),
        }
    }

    fn offer(&self, step: Step, on: Date, facts: &Facts) -> Result<(), Refusal<Self>> {
        match (step, self.status(facts.valid_to, on)) {
            (Step::Agree, ScopeStatus::Draft) => {
                if facts.purpose.trim().is_empty() {
                    Err(Refusal::Guard(Guard::PurposeMissing))
                } else if facts.recipients.iter().all(|recipient| recipient.trim().is_empty()) {
                    Err(Refusal::Guard(Guard::RecipientMissing))
                } else if on > facts.valid_to {
                    Err(Refusal::Guard(Guard::Expired { last_day: facts.valid_to }))
                } else {
                    Ok(())
                }
            }
            (Step::Activate, ScopeStatus::Agreed)
            | (Step::Close, ScopeStatus::Active | ScopeStatus::Expired { .. }) => Ok(()),
            (Step::Activate | Step::Close, ScopeStatus::Draft) => Err(Refusal::first(Step::Agree)),
            (Step::Close, ScopeStatus::Agreed) => Err(Refusal::first(Step::Activate)),
            (Step::Agree, ScopeStatus::Agreed | ScopeStatus::Active) | (Step::Activate, ScopeStatus::Active) => {
                Err(Refusal::past(self))
            }
            (Step::Agree | Step::Activate, ScopeStatus::Expired { last_day }) => {
                Err(Refusal::Guard(Guard::Expired { last_day }))
            }
            (Step::Agree | Step::Activate | Step::Close, ScopeStatus::Closed) => Err(Refusal::ended(self)),
        }
    }

    fn accept(&self, _on: Date, command: Command, _facts: &Facts) -> Result<Event, Refusal<Self>> {
        match command {
            Command::Agree => Ok(Event::Agreed),
            Command::Activate => Ok(Event::Activated),
            Command::Close { ending, confirmed_by } => Ok(Event::Closed { ending, confirmed_by: name(confirmed_by)? }),
        }
    }

    fn after(&self, on: Date, event: &Event) -> Option<Self> {
        match event {
            Event::Agreed => matches!(self, Self::Draft).then_some(Self::Agreed { on }),
            Event::Activated => matches!(self, Self::Agreed { .. }).then_some(Self::Active { on }),
            Event::Closed { ending, confirmed_by } => matches!(self, Self::Agreed { .. } | Self::Active { .. })
                .then(|| Self::Closed { on, ending: *ending, confirmed_by: confirmed_by.clone() }),
        }
    }
}
