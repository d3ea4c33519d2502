//! The life of an incentive plan (激励方案): draft, approved and from then on unchanged, retired (`domain.md` 5.4).

use serde::{Deserialize, Serialize};

use super::life;
use super::refusal::{Refusal, name, reason};
use crate::domain::date::Date;
use crate::domain::rate::Ppm;

/// Where an incentive plan stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 草稿.
    #[default]
    Draft,
    /// 已批准: it can be used and no longer changed.
    Approved {
        /// The day.
        on: Date,
        /// By whom, by name.
        by: String,
    },
    /// No longer used for new periods.
    Retired {
        /// The day.
        on: Date,
        /// Why.
        reason: String,
    },
}

/// What a person asks of an incentive plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Approve it.
    Approve {
        /// Who approves, by name.
        by: String,
    },
    /// Retire it.
    Retire {
        /// Why.
        reason: String,
    },
}

/// What happened to an incentive plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// It was approved.
    Approved {
        /// By whom.
        by: String,
    },
    /// It was retired.
    Retired {
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
    /// [`Command::Retire`].
    Retire,
}

/// What an incentive plan needs for a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// The shares of those who take part do not add up to 1,000,000 ppm.
    SharesOff {
        /// What they add up to, in ppm.
        total: i128,
    },
    /// It has no tier to reckon with.
    NoTiers,
}

/// What a decision needs to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// The shares of those who take part.
    pub shares: Vec<Ppm>,
    /// How many tiers it has.
    pub tiers: u32,
}

impl Facts {
    /// The shares are the whole (`domain.md` 5.11, 7) and there is something to reckon with.
    fn complete(&self) -> Result<(), Guard> {
        let total = self.shares.iter().fold(0_i128, |sum, share| sum.saturating_add(i128::from(share.0)));
        if total != 1_000_000 {
            return Err(Guard::SharesOff { total });
        }
        if self.tiers == 0 { Err(Guard::NoTiers) } else { Ok(()) }
    }
}

impl Stage {
    /// Whether the terms may still be edited.
    pub const fn is_editable(&self) -> bool {
        match self {
            Self::Draft => true,
            Self::Approved { .. } | Self::Retired { .. } => false,
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

    const STEPS: &'static [Step] = &[Step::Approve, Step::Retire];

    fn step(command: &Command) -> Step {
        match command {
            Command::Approve { .. } => Step::Approve,
            Command::Retire { .. } => Step::Retire,
        }
    }

    fn since(&self) -> Option<Date> {
        match self {
            Self::Draft => None,
            Self::Approved { on, .. } | Self::Retired { on, .. } => Some(*on),
        }
    }

    fn offer(&self, step: Step, _on: Date, facts: &Facts) -> Result<(), Refusal<Self>> {
        match (step, self) {
            (Step::Approve, Self::Draft) => facts.complete().map_err(Refusal::Guard),
            (Step::Retire, Self::Approved { .. }) => Ok(()),
            (Step::Retire, Self::Draft) => Err(Refusal::first(Step::Approve)),
            (Step::Approve, Self::Approved { .. }) => Err(Refusal::past(self)),
            (Step::Approve | Step::Retire, Self::Retired { .. }) => Err(Refusal::ended(self)),
        }
    }

    fn accept(&self, _on: Date, command: Command, _facts: &Facts) -> Result<Event, Refusal<Self>> {
        match command {
            Command::Approve { by } => Ok(Event::Approved { by: name(by)? }),
            Command::Retire { reason: why } => Ok(Event::Retired { reason: reason(why)? }),
        }
    }

    fn after(&self, on: Date, event: &Event) -> Option<Self> {
        match event {
            Event::Approved { by } => matches!(self, Self::Draft).then(|| Self::Approved { on, by: by.clone() }),
            Event::Retired { reason } => {
                matches!(self, Self::Approved { .. }).then(|| Self::Retired { on, reason: reason.clone() })
            }
        }
    }
}
