//! The life of an opportunity (商机): through the stages of a pipeline that a team sets up, to won or lost (`domain.md` 5.2).

use serde::{Deserialize, Serialize};

use super::life::{self, Entry};
use super::refusal::{Refusal, reason};
use crate::domain::date::Date;
use crate::domain::rate::Bp;

/// The name of a pipeline's open stage, never changed once used.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StageKey(pub String);

/// The open stages of a pipeline in their order; won and lost belong to every pipeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pipeline {
    /// The open stages.
    pub open: Vec<PipelineStage>,
}

/// One open stage of a pipeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PipelineStage {
    /// Its name in records.
    pub key: StageKey,
    /// How likely an opportunity here is won, in basis points.
    pub probability: Bp,
}

impl Default for Pipeline {
    /// Initial contact 10 %, needs 30 %, proposal 50 %, negotiation 70 % (`domain.md` 5.2).
    fn default() -> Self {
        let stage =
            |key: &str, probability| PipelineStage { key: StageKey(key.to_owned()), probability: Bp(probability) };
        let open =
            vec![stage("initial", 1_000), stage("needs", 3_000), stage("proposal", 5_000), stage("negotiation", 7_000)];
        Self { open }
    }
}

/// Where an opportunity stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// In an open stage of its pipeline.
    Open {
        /// Which.
        at: StageKey,
        /// Since when.
        since: Date,
    },
    /// 赢单.
    Won {
        /// The day.
        on: Date,
    },
    /// 输单.
    Lost {
        /// The day.
        on: Date,
        /// Why.
        reason: String,
    },
}

/// What a person asks of an opportunity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Move it to another open stage of the pipeline, forward or back; also out of a stage that the pipeline no longer has.
    Move {
        /// Which.
        to: StageKey,
        /// Who moves it, by name.
        by: String,
    },
    /// Record that it is won; a contract can be made from it.
    Win {
        /// Who won it, by name.
        by: String,
    },
    /// Record that it is lost.
    Lose {
        /// Who says so, by name.
        by: String,
        /// Why.
        reason: String,
    },
}

/// What happened to an opportunity: the record `StageChange` of `domain.md` 5.2.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// It moved.
    Moved {
        /// From this stage.
        from: StageKey,
        /// To this one.
        to: StageKey,
        /// By whom.
        by: String,
    },
    /// It was won.
    Won {
        /// By whom.
        by: String,
    },
    /// It was lost.
    Lost {
        /// Who said so.
        by: String,
        /// Why.
        reason: String,
    },
}

/// A command without its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// [`Command::Move`].
    Move,
    /// [`Command::Win`].
    Win,
    /// [`Command::Lose`].
    Lose,
}

/// What an opportunity needs for a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Guard {
    /// The pipeline has no such stage.
    NoSuchStage {
        /// The stage.
        to: StageKey,
    },
    /// The expected day of closing is not set.
    ExpectedCloseMissing,
}

/// What a decision needs to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// The pipeline.
    pub pipeline: Pipeline,
    /// The expected day of closing, if it is set.
    pub expected_close: Option<Date>,
}

impl Stage {
    /// A new opportunity, in the first stage of its pipeline (or, if it has none, in the first of the usual one).
    pub fn begin(pipeline: &Pipeline, on: Date) -> Self {
        let at = pipeline.open.first().map_or_else(|| StageKey("initial".to_owned()), |first| first.key.clone());
        Self::Open { at, since: on }
    }

    /// How likely it is won: by its stage, 100 % when won, 0 % when lost or when the pipeline no longer has the stage.
    pub fn probability(&self, pipeline: &Pipeline) -> Bp {
        match self {
            Self::Open { at, .. } => {
                pipeline.open.iter().find(|stage| stage.key == *at).map_or(Bp(0), |stage| stage.probability)
            }
            Self::Won { .. } => Bp(10_000),
            Self::Lost { .. } => Bp(0),
        }
    }

    /// How many days it has been in its stage on `as_of`; 0 before it came there. A closed one stands still.
    pub fn days_in_stage(&self, as_of: Date) -> i64 {
        match self {
            Self::Open { since, .. } => since.days_until(as_of).max(0),
            Self::Won { .. } | Self::Lost { .. } => 0,
        }
    }
}

/// How long an opportunity was in each stage before it left it, in days, in the order of the events.
pub fn durations(began_on: Date, events: &[&Entry<Date, Event>]) -> Vec<i64> {
    let starts = std::iter::once(began_on).chain(events.iter().map(|event| event.on));
    starts.zip(events).map(|(start, event)| start.days_until(event.on).max(0)).collect()
}

impl life::Stage for Stage {
    type When = Date;
    type Command = Command;
    type Event = Event;
    type Step = Step;
    type Guard = Guard;
    type Facts = Facts;

    const STEPS: &'static [Step] = &[Step::Move, Step::Win, Step::Lose];

    fn step(command: &Command) -> Step {
        match command {
            Command::Move { .. } => Step::Move,
            Command::Win { .. } => Step::Win,
            Command::Lose { .. } => Step::Lose,
        }
    }

    fn since(&self) -> Option<Date> {
        match self {
            Self::Open { since, .. } => Some(*since),
            Self::Won { on } | Self::Lost { on, .. } => Some(*on),
        }
    }

    fn offer(&self, step: Step, _on: Date, facts: &Facts) -> Result<(), Refusal<Self>> {
        match (step, self) {
            (Step::Move | Step::Lose, Self::Open { .. }) => Ok(()),
            (Step::Win, Self::Open { .. }) => match facts.expected_close {
                Some(_) => Ok(()),
                None => Err(Refusal::Guard(Guard::ExpectedCloseMissing)),
            },
            (Step::Move | Step::Win | Step::Lose, Self::Won { .. } | Self::Lost { .. }) => Err(Refusal::ended(self)),
        }
    }

    fn accept(&self, _on: Date, command: Command, facts: &Facts) -> Result<Event, Refusal<Self>> {
        let at = match self {
            Self::Open { at, .. } => at,
            Self::Won { .. } | Self::Lost { .. } => return Err(Refusal::ended(self)),
        };
        match command {
            Command::Move { to, .. } if to == *at => Err(Refusal::past(self)),
            Command::Move { to, by } => {
                if facts.pipeline.open.iter().any(|stage| stage.key == to) {
                    Ok(Event::Moved { from: at.clone(), to, by })
                } else {
                    Err(Refusal::Guard(Guard::NoSuchStage { to }))
                }
            }
            Command::Win { by } => Ok(Event::Won { by }),
            Command::Lose { by, reason: why } => Ok(Event::Lost { by, reason: reason(why)? }),
        }
    }

    fn after(&self, on: Date, event: &Event) -> Option<Self> {
        let Self::Open { at, .. } = self else { return None };
        match event {
            // two copies moved it apart from each other: the second did not leave from where it stands
            Event::Moved { from, to, .. } => (from == at).then(|| Self::Open { at: to.clone(), since: on }),
            Event::Won { .. } => Some(Self::Won { on }),
            Event::Lost { reason, .. } => Some(Self::Lost { on, reason: reason.clone() }),
        }
    }
}
