//! What a person asks of a dispute, and what happened to it.

use serde::{Deserialize, Serialize};

use super::Settlement;

/// What a person asks of a dispute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Go to mediation.
    Mediate {
        /// Before whom.
        body: String,
    },
    /// File for arbitration.
    Arbitrate {
        /// The institution.
        institution: String,
        /// What allows it; may be empty if the clause does.
        basis: String,
    },
    /// Go to court.
    Litigate {
        /// The court.
        court: String,
        /// What allows it; may be empty if the clause does.
        basis: String,
    },
    /// Record the award or judgment.
    Decide {
        /// What was decided.
        outcome: String,
    },
    /// Have it enforced.
    Enforce,
    /// Settle it.
    Settle {
        /// How.
        settlement: Settlement,
    },
    /// Withdraw the claim.
    Withdraw {
        /// Why.
        reason: String,
    },
    /// Close the file.
    Close,
}

/// What happened to a dispute (`DisputeStep`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// It went to mediation.
    MediationOpened {
        /// Before whom.
        body: String,
    },
    /// Arbitration was filed.
    ArbitrationFiled {
        /// The institution.
        institution: String,
        /// What allows it, if the clause does not.
        basis: String,
    },
    /// It went to court.
    CourtFiled {
        /// The court.
        court: String,
        /// What allows it, if the clause does not.
        basis: String,
    },
    /// It was decided.
    Decided {
        /// What was decided.
        outcome: String,
    },
    /// Enforcement began.
    EnforcementOpened,
    /// It was settled.
    Settled {
        /// How.
        settlement: Settlement,
    },
    /// The claim was withdrawn.
    Withdrawn {
        /// Why.
        reason: String,
    },
    /// The file was closed.
    Closed,
}

/// A command without its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// [`Command::Mediate`].
    Mediate,
    /// [`Command::Arbitrate`].
    Arbitrate,
    /// [`Command::Litigate`].
    Litigate,
    /// [`Command::Decide`].
    Decide,
    /// [`Command::Enforce`].
    Enforce,
    /// [`Command::Settle`].
    Settle,
    /// [`Command::Withdraw`].
    Withdraw,
    /// [`Command::Close`].
    Close,
}
