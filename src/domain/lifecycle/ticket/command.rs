//! What a person asks of a ticket, and what happened to it.

use serde::{Deserialize, Serialize};

use super::complaint::{Assessment, DraftAnswer, Investigation};
use super::resolution::{Answer, Outcome, Resolution};
use crate::domain::contract::service::Remedy;
use crate::domain::date::Date;
use crate::domain::id::DisputeId;
use crate::domain::recommendation::Recommendation;
use crate::domain::service_credit::Credit;

/// What a person asks of a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Give it to somebody, or to somebody else.
    Assign {
        /// To whom, by name.
        to: String,
        /// When the customer hears next how it stands; a complaint needs it.
        next_update: Option<Date>,
    },
    /// Tell the customer that it arrived.
    Acknowledge {
        /// Through which channel.
        channel: String,
    },
    /// Tell the customer how it stands.
    Inform {
        /// What was told.
        note: String,
        /// When the customer hears again.
        next_update: Date,
    },
    /// Begin to work on it.
    Start,
    /// Set the level of a complaint, for the first time or anew.
    Assess {
        /// What is known of its weight.
        assessment: Assessment,
    },
    /// Look into a complaint, for the first time or further.
    Investigate {
        /// What was found.
        investigation: Investigation,
    },
    /// Draft the answer to a complaint, for the first time or anew.
    DraftAnswer {
        /// Cause, remedy and cost.
        draft: DraftAnswer,
    },
    /// Approve the answer to a complaint.
    ApproveAnswer {
        /// Who approves, by name.
        by: String,
    },
    /// Ask the customer for something; the clock stops.
    AskCustomer {
        /// For what.
        question: String,
    },
    /// Go on, since the customer has answered.
    Resume,
    /// Record that it is resolved; of a complaint, that the decision was told.
    Resolve {
        /// How.
        resolution: Resolution,
    },
    /// Record what the customer says to it.
    CallBack {
        /// What came of the call.
        answer: Answer,
        /// How likely the customer is to recommend us, if it was asked and said so.
        recommendation: Option<Recommendation>,
        /// Free note.
        note: String,
    },
    /// Close it.
    Close {
        /// What the customer made of it.
        outcome: Outcome,
    },
    /// Take it up again.
    Reopen {
        /// Why.
        reason: String,
    },
    /// Take it to somebody higher up.
    Escalate {
        /// To whom, by name.
        to: String,
        /// Why.
        reason: String,
    },
    /// Open a dispute about it.
    OpenDispute {
        /// The dispute, which is made with it.
        dispute: DisputeId,
    },
}

/// What happened to a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// It was given to somebody.
    Assigned {
        /// To whom.
        to: String,
        /// When the customer hears next.
        next_update: Option<Date>,
    },
    /// The customer was told that it arrived.
    Acknowledged {
        /// Through which channel.
        channel: String,
    },
    /// The customer was told how it stands.
    Informed {
        /// What was told.
        note: String,
        /// When the customer hears again.
        next_update: Date,
    },
    /// Work began.
    Started,
    /// The level was set.
    Assessed {
        /// What was known of its weight.
        assessment: Assessment,
    },
    /// It was looked into.
    Investigated {
        /// What was found.
        investigation: Investigation,
    },
    /// The answer was drafted.
    AnswerDrafted {
        /// Cause, remedy and cost.
        draft: DraftAnswer,
    },
    /// The answer was approved.
    AnswerApproved {
        /// By whom.
        by: String,
    },
    /// The customer was asked.
    CustomerAsked {
        /// For what.
        question: String,
    },
    /// Work went on.
    Resumed,
    /// It was resolved.
    Resolved {
        /// How.
        resolution: Resolution,
    },
    /// The customer was called back.
    CalledBack {
        /// What came of it.
        answer: Answer,
        /// How likely the customer is to recommend us, if it was asked and said so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        recommendation: Option<Recommendation>,
        /// Free note.
        note: String,
    },
    /// It was closed.
    Closed {
        /// What the customer made of it.
        outcome: Outcome,
    },
    /// It was taken up again.
    Reopened {
        /// Why.
        reason: String,
    },
    /// It went to somebody higher up.
    Escalated {
        /// To whom.
        to: String,
        /// Why.
        reason: String,
    },
    /// A dispute was opened.
    DisputeOpened {
        /// The dispute.
        dispute: DisputeId,
    },
    /// The effect was contained for the time being (临时方案, `contract-rules.md` 5.2); recorded beside the steps, it moves nothing.
    WorkedAround {
        /// How.
        note: String,
    },
    /// What the clause allows was done for the customer; recorded beside the steps, it moves nothing.
    Remedied {
        /// Which remedy of S4.
        remedy: Remedy,
        /// What was done, in words.
        #[serde(default)]
        note: String,
        /// Of a credit: how much, and how it was reckoned.
        #[serde(default)]
        credit: Option<Credit>,
    },
}

impl Event {
    /// Whether only we took part: the customer heard nothing of it, and what was written with it is for ourselves.
    pub const fn is_among_us(&self) -> bool {
        match self {
            Self::Assigned { .. }
            | Self::Started
            | Self::Assessed { .. }
            | Self::Investigated { .. }
            | Self::AnswerDrafted { .. }
            | Self::AnswerApproved { .. }
            | Self::Escalated { .. } => true,
            Self::Acknowledged { .. }
            | Self::Informed { .. }
            | Self::CustomerAsked { .. }
            | Self::Resumed
            | Self::Resolved { .. }
            | Self::CalledBack { .. }
            | Self::Closed { .. }
            | Self::Reopened { .. }
            | Self::DisputeOpened { .. }
            | Self::WorkedAround { .. }
            | Self::Remedied { .. } => false,
        }
    }
}

/// A command without its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// [`Command::Assign`].
    Assign,
    /// [`Command::Acknowledge`].
    Acknowledge,
    /// [`Command::Inform`].
    Inform,
    /// [`Command::Start`].
    Start,
    /// [`Command::Assess`].
    Assess,
    /// [`Command::Investigate`].
    Investigate,
    /// [`Command::DraftAnswer`].
    DraftAnswer,
    /// [`Command::ApproveAnswer`].
    ApproveAnswer,
    /// [`Command::AskCustomer`].
    AskCustomer,
    /// [`Command::Resume`].
    Resume,
    /// [`Command::Resolve`].
    Resolve,
    /// [`Command::CallBack`].
    CallBack,
    /// [`Command::Close`].
    Close,
    /// [`Command::Reopen`].
    Reopen,
    /// [`Command::Escalate`].
    Escalate,
    /// [`Command::OpenDispute`].
    OpenDispute,
}
