//! What a person asks of a sharing scope, and what happened to it.

use serde::{Deserialize, Serialize};

use super::Ending;

/// What a person asks of a sharing scope.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Agree it.
    Agree,
    /// Begin to share.
    Activate,
    /// Record that consent was withdrawn.
    Block {
        /// Whose consent, and how it was said.
        reason: String,
    },
    /// Record that consent was given again, or that another lawful basis carries it (PIPL art. 13).
    Unblock {
        /// What shows it.
        basis: String,
    },
    /// End it before its last day.
    End {
        /// Why.
        reason: String,
    },
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
    /// Consent was withdrawn.
    Blocked {
        /// Whose consent, and how it was said.
        reason: String,
    },
    /// Consent was given again, or another lawful basis carries it.
    Unblocked {
        /// What shows it.
        basis: String,
    },
    /// It ended before its last day.
    Ended {
        /// Why.
        reason: String,
    },
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
    /// [`Command::Block`].
    Block,
    /// [`Command::Unblock`].
    Unblock,
    /// [`Command::End`].
    End,
    /// [`Command::Close`].
    Close,
}
