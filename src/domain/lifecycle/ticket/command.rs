//! What a person asks of a ticket, and what happened to it.

use serde::{Deserialize, Serialize};

use super::resolution::{Answer, Resolution};
use crate::domain::id::DisputeId;

/// What a person asks of a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Give it to somebody, or to somebody else.
    Assign {
        /// To whom, by name.
        to: String,
    },
    /// Begin to work on it.
    Start,
    /// Ask the customer for something; the clock stops.
    AskCustomer {
        /// For what.
        question: String,
    },
    /// Go on, since the customer has answered.
    Resume,
    /// Record that it is resolved.
    Resolve {
        /// How.
        resolution: Resolution,
    },
    /// Record what the customer says to it.
    CallBack {
        /// What came of the call.
        answer: Answer,
        /// Free note.
        note: String,
    },
    /// Close it.
    Close,
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
    },
    /// Work began.
    Started,
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
        /// Free note.
        note: String,
    },
    /// It was closed.
    Closed,
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
}

/// A command without its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// [`Command::Assign`].
    Assign,
    /// [`Command::Start`].
    Start,
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
