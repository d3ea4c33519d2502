//! How a ticket was resolved, what the customer said to it, and who else was called in.

use serde::{Deserialize, Serialize};

use crate::domain::calendar::moment::Moment;
use crate::domain::recommendation::Recommendation;

/// How a ticket was resolved.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Resolution {
    /// What had caused it; a complaint cannot be closed without it.
    pub cause: String,
    /// What was done; a complaint cannot be closed without it.
    pub corrective_action: String,
    /// What the customer was told; the decision on a complaint cannot do without it.
    #[serde(default)]
    pub answer: String,
    /// What the customer may do next if it does not agree.
    #[serde(default)]
    pub next_options: String,
}

/// What the customer made of the solution in the end (`contract-rules.md` 5.1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// 接受.
    Accepted,
    /// 未接受.
    NotAccepted {
        /// What it was offered besides: inside the house, or outside.
        options: String,
    },
    /// It did not answer in the time for it (S4 `auto_close`), which counts as accepted.
    NoAnswer,
}

/// What the customer said when it was called back (回访).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallBack {
    /// Nobody called yet.
    #[default]
    NotMade,
    /// Somebody called.
    Made {
        /// When.
        at: Moment,
        /// What came of it.
        answer: Answer,
        /// How likely the customer is to recommend us, if it was asked and said so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        recommendation: Option<Recommendation>,
        /// Free note.
        note: String,
    },
}

impl CallBack {
    /// What is known after another call. One that reaches nobody takes back nothing that the customer said, and one that does not ask
    /// whether it would recommend us leaves what it said of that.
    #[must_use]
    pub fn then(&self, at: Moment, answer: Answer, recommendation: Option<Recommendation>, note: String) -> Self {
        match self {
            Self::Made { answer: before, .. } if answer.rating().is_none() && before.rating().is_some() => self.clone(),
            Self::Made { recommendation: before, .. } => {
                Self::Made { at, answer, recommendation: recommendation.or(*before), note }
            }
            Self::NotMade => Self::Made { at, answer, recommendation, note },
        }
    }
}

/// What came of a call-back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Nobody could be reached.
    NotReached,
    /// 1 of 5.
    VeryUnsatisfied,
    /// 2 of 5.
    Unsatisfied,
    /// 3 of 5.
    Neutral,
    /// 4 of 5.
    Satisfied,
    /// 5 of 5.
    VerySatisfied,
}

impl Answer {
    /// The rating from 1 to 5; none if nobody was reached.
    pub const fn rating(self) -> Option<u8> {
        match self {
            Self::NotReached => None,
            Self::VeryUnsatisfied => Some(1),
            Self::Unsatisfied => Some(2),
            Self::Neutral => Some(3),
            Self::Satisfied => Some(4),
            Self::VerySatisfied => Some(5),
        }
    }
}

/// A ticket went to somebody higher up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Escalation {
    /// When.
    pub at: Moment,
    /// To whom, by name.
    pub to: String,
    /// Why.
    pub reason: String,
}
