//! The life of an evaluation (绩效评估): reckoned, put to both sides, confirmed or disputed (`domain.md` 5.4).

use serde::{Deserialize, Serialize};

use super::life;
use super::refusal::{Refusal, reason};
use crate::domain::contract::party::Side;
use crate::domain::date::Date;
use crate::domain::rate::Bp;

/// Where an evaluation stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 草稿.
    #[default]
    Draft,
    /// Put to both sides; the score is frozen.
    Submitted {
        /// The day.
        on: Date,
        /// The score.
        score: FrozenScore,
        /// Who has confirmed it, and when.
        confirmed: Vec<(Side, Date)>,
    },
    /// One side does not agree.
    Disputed {
        /// The day.
        on: Date,
        /// The score it does not agree with.
        score: FrozenScore,
        /// Which side.
        by: Side,
        /// Why.
        reason: String,
    },
    /// 双方确认.
    Confirmed {
        /// The day of the last confirmation.
        on: Date,
        /// The score.
        score: FrozenScore,
    },
    /// Its consequences are drawn.
    Closed {
        /// The day.
        on: Date,
        /// The score.
        score: FrozenScore,
    },
}

/// A score as it was put to both sides: later changes of the inputs do not move it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenScore {
    /// Hundredths of a point: 9880 is 98.80.
    pub hundredths: i64,
    /// The grade.
    pub grade: String,
}

/// What a person asks of an evaluation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Put it to both sides, for the first time or after a dispute.
    Submit {
        /// The score, as reckoned now.
        score: FrozenScore,
    },
    /// Record that a side agrees.
    Confirm {
        /// Which side.
        by: Side,
    },
    /// Record that a side does not.
    Dispute {
        /// Which side.
        by: Side,
        /// Why.
        reason: String,
    },
    /// Close it.
    Close,
}

/// What happened to an evaluation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// It was put to both sides.
    Submitted {
        /// The score.
        score: FrozenScore,
    },
    /// A side agreed to this score.
    Confirmed {
        /// Which side.
        by: Side,
        /// The score.
        score: FrozenScore,
    },
    /// A side did not.
    Disputed {
        /// Which side.
        by: Side,
        /// Why.
        reason: String,
    },
    /// It was closed.
    Closed,
}

/// A command without its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// [`Command::Submit`].
    Submit,
    /// [`Command::Confirm`].
    Confirm,
    /// [`Command::Dispute`].
    Dispute,
    /// [`Command::Close`].
    Close,
}

/// What an evaluation needs for a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// The weights do not add up to 10,000 basis points.
    WeightsOff {
        /// What they add up to.
        total: i128,
    },
    /// Metrics that are neither filled in nor marked not applicable.
    InputsMissing {
        /// How many.
        count: u32,
    },
    /// This side has confirmed already.
    AlreadyConfirmed {
        /// The side.
        by: Side,
        /// When.
        on: Date,
    },
}

/// What a decision needs to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// The weights of the plan.
    pub weights: Vec<Bp>,
    /// Metrics that are neither filled in nor marked not applicable.
    pub missing_inputs: u32,
    /// The last day on which the other side may object, while it is with it.
    pub object_until: Option<Date>,
}

/// Everybody who confirms.
const SIDES: &[Side] = &[Side::Us, Side::Them];

impl Facts {
    /// The weights are the whole (`domain.md` 5.11, 5) and no input is missing.
    fn complete(&self) -> Result<(), Guard> {
        let total = self.weights.iter().fold(0_i128, |sum, weight| sum.saturating_add(i128::from(weight.0)));
        if total != 10_000 {
            return Err(Guard::WeightsOff { total });
        }
        if self.missing_inputs > 0 { Err(Guard::InputsMissing { count: self.missing_inputs }) } else { Ok(()) }
    }
}

impl life::Stage for Stage {
    type When = Date;
    type Command = Command;
    type Event = Event;
    type Step = Step;
    type Guard = Guard;
    type Facts = Facts;

    const STEPS: &'static [Step] = &[Step::Submit, Step::Confirm, Step::Dispute, Step::Close];

    fn step(command: &Command) -> Step {
        match command {
            Command::Submit { .. } => Step::Submit,
            Command::Confirm { .. } => Step::Confirm,
            Command::Dispute { .. } => Step::Dispute,
            Command::Close => Step::Close,
        }
    }

    fn since(&self) -> Option<Date> {
        match self {
            Self::Draft => None,
            Self::Submitted { on, .. }
            | Self::Disputed { on, .. }
            | Self::Confirmed { on, .. }
            | Self::Closed { on, .. } => Some(*on),
        }
    }

    fn offer(&self, step: Step, on: Date, facts: &Facts) -> Result<(), Refusal<Self>> {
        match (step, self) {
            (Step::Submit, Self::Draft | Self::Disputed { .. }) => facts.complete().map_err(Refusal::Guard),
            (Step::Confirm | Step::Dispute, Self::Submitted { .. }) | (Step::Close, Self::Confirmed { .. }) => Ok(()),
            (Step::Confirm | Step::Dispute | Step::Close, Self::Draft)
            | (Step::Confirm | Step::Close, Self::Disputed { .. }) => Err(Refusal::first(Step::Submit)),
            // who says nothing in time is waited for no longer
            (Step::Close, Self::Submitted { .. }) if facts.object_until.is_some_and(|until| on > until) => Ok(()),
            (Step::Close, Self::Submitted { .. }) => Err(Refusal::first(Step::Confirm)),
            (Step::Submit, Self::Submitted { .. })
            | (Step::Dispute, Self::Disputed { .. })
            | (Step::Submit | Step::Confirm | Step::Dispute, Self::Confirmed { .. }) => Err(Refusal::past(self)),
            (Step::Submit | Step::Confirm | Step::Dispute | Step::Close, Self::Closed { .. }) => {
                Err(Refusal::ended(self))
            }
        }
    }

    fn accept(&self, _on: Date, command: Command, _facts: &Facts) -> Result<Event, Refusal<Self>> {
        match command {
            Command::Submit { score } => Ok(Event::Submitted { score }),
            Command::Confirm { by } => match self {
                Self::Submitted { score, confirmed, .. } => match confirmed.iter().find(|(side, _)| *side == by) {
                    Some((_, on)) => Err(Refusal::Guard(Guard::AlreadyConfirmed { by, on: *on })),
                    None => Ok(Event::Confirmed { by, score: score.clone() }),
                },
                Self::Draft | Self::Disputed { .. } => Err(Refusal::first(Step::Submit)),
                Self::Confirmed { .. } | Self::Closed { .. } => Err(Refusal::past(self)),
            },
            Command::Dispute { by, reason: why } => Ok(Event::Disputed { by, reason: reason(why)? }),
            Command::Close => Ok(Event::Closed),
        }
    }

    fn after(&self, on: Date, event: &Event) -> Option<Self> {
        match (event, self) {
            (Event::Submitted { score }, Self::Draft | Self::Disputed { .. }) => {
                Some(Self::Submitted { on, score: score.clone(), confirmed: Vec::new() })
            }
            (Event::Confirmed { by, score: meant }, Self::Submitted { on: since, score, confirmed }) => {
                if meant != score || confirmed.iter().any(|(side, _)| side == by) {
                    return None;
                }
                let mut confirmed = confirmed.clone();
                confirmed.push((*by, on));
                let all = SIDES.iter().all(|side| confirmed.iter().any(|(given, _)| given == side));
                let last = confirmed.iter().map(|(_, day)| *day).max().unwrap_or(on);
                let score = score.clone();
                Some(if all {
                    Self::Confirmed { on: last, score }
                } else {
                    Self::Submitted { on: *since, score, confirmed }
                })
            }
            (Event::Disputed { by, reason }, Self::Submitted { score, .. }) => {
                Some(Self::Disputed { on, score: score.clone(), by: *by, reason: reason.clone() })
            }
            (Event::Closed, Self::Submitted { score, .. } | Self::Confirmed { score, .. }) => {
                Some(Self::Closed { on, score: score.clone() })
            }
            (Event::Submitted { .. }, Self::Submitted { .. } | Self::Confirmed { .. } | Self::Closed { .. })
            | (
                Event::Confirmed { .. } | Event::Disputed { .. },
                Self::Draft | Self::Disputed { .. } | Self::Confirmed { .. } | Self::Closed { .. },
            )
            | (Event::Closed, Self::Draft | Self::Disputed { .. } | Self::Closed { .. }) => None,
        }
    }
}
