//! How an evaluation went: where it stands, who confirmed it, what was agreed.

use super::failing::Improvement;
use super::record::{EvaluationEvent, Fact, Input};
use crate::domain::contract::party::Side;
use crate::domain::date::Date;
use crate::domain::id::TaskId;
use crate::domain::lifecycle::evaluation::{FrozenScore, Stage};

/// How an evaluation went, up to a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Course {
    /// Where it stands.
    pub stage: Stage,
    /// What moved it, and what was agreed to be done, in order.
    pub events: Vec<EvaluationEvent>,
}

impl Course {
    /// What it was last put to both sides with; nothing while it is not with them, or was objected to.
    pub fn frozen(&self) -> Option<&[Input]> {
        match &self.stage {
            Stage::Draft | Stage::Disputed { .. } => None,
            Stage::Submitted { .. } | Stage::Confirmed { .. } | Stage::Closed { .. } => {
                self.events.iter().rev().find_map(|it| match &it.fact {
                    Fact::Submitted { inputs, .. } => Some(inputs.as_slice()),
                    Fact::Confirmed { .. }
                    | Fact::Disputed { .. }
                    | Fact::Action { .. }
                    | Fact::Improve { .. }
                    | Fact::Closed => None,
                })
            }
        }
    }

    /// Who confirmed what it was last put to both sides with: the side, the name, the day, what it said.
    pub fn confirmations(&self) -> Vec<(Side, &str, Date, &str)> {
        let last = self.events.iter().rposition(|it| matches!(it.fact, Fact::Submitted { .. })).unwrap_or(0);
        let confirmed = |it: &'_ EvaluationEvent| matches!(it.fact, Fact::Confirmed { .. });
        let mut found = Vec::new();
        for it in self.events.iter().skip(last).filter(|it| confirmed(it)) {
            if let Fact::Confirmed { side, name, comment, .. } = &it.fact {
                found.push((*side, name.as_str(), it.on, comment.as_str()));
            }
        }
        found
    }

    /// The tasks that were agreed.
    pub fn actions(&self) -> Vec<TaskId> {
        let tasks = |it: &EvaluationEvent| match &it.fact {
            Fact::Action { task } => vec![*task],
            Fact::Improve { tasks, .. } => tasks.clone(),
            Fact::Submitted { .. } | Fact::Confirmed { .. } | Fact::Disputed { .. } | Fact::Closed => Vec::new(),
        };
        self.events.iter().flat_map(tasks).collect()
    }

    /// The plan to improve that was agreed last: the day it was agreed, and its last day.
    pub fn improvement(&self) -> Option<Improvement> {
        self.events.iter().rev().find_map(|it| match &it.fact {
            Fact::Improve { until, .. } => Some(Improvement { agreed: it.on, until: *until }),
            Fact::Submitted { .. }
            | Fact::Confirmed { .. }
            | Fact::Disputed { .. }
            | Fact::Action { .. }
            | Fact::Closed => None,
        })
    }

    /// Whether it is over.
    pub const fn is_closed(&self) -> bool {
        matches!(self.stage, Stage::Closed { .. })
    }

    /// The score that was put to both sides, if it stands.
    pub const fn score(&self) -> Option<&FrozenScore> {
        match &self.stage {
            Stage::Draft => None,
            Stage::Submitted { score, .. }
            | Stage::Disputed { score, .. }
            | Stage::Confirmed { score, .. }
            | Stage::Closed { score, .. } => Some(score),
        }
    }
}
