//! What a person asks of a dispute, and what happened to it.

use serde::{Deserialize, Serialize};

use super::Settlement;
use super::deadline::Deadline;
use crate::domain::money::Money;

/// What a person asks of a dispute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Begin to talk.
    Negotiate,
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
    /// Record that the institution or the court has taken the case.
    Accept,
    /// Record that the tribunal is formed.
    FormTribunal,
    /// Record that the tribunal hears the case.
    Hear,
    /// Record that the court of first instance tries the case.
    OpenTrial,
    /// Record that a side appeals.
    Appeal {
        /// The court of second instance.
        court: String,
    },
    /// Record the award, or the judgment that is in effect.
    Decide {
        /// What was decided.
        outcome: String,
        /// How much it awards, if it is about money.
        sum: Option<Money>,
    },
    /// Ask a court to set the award aside.
    ApplyToSetAside {
        /// The court.
        court: String,
    },
    /// Record that the court leaves the award as it is.
    UpholdAward,
    /// Record that the court sets the award aside.
    SetAwardAside {
        /// Why.
        reason: String,
    },
    /// Have the decision enforced.
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
    /// Note the next day that must not be missed.
    SetDeadline {
        /// The day, and what has to be done by then.
        deadline: Deadline,
    },
}

/// What happened to a dispute (`DisputeStep`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// Talks began.
    NegotiationOpened,
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
    /// The institution or the court took the case.
    Accepted,
    /// The tribunal was formed.
    TribunalFormed,
    /// The tribunal began to hear the case.
    HearingOpened,
    /// The court of first instance began to try the case.
    TrialOpened,
    /// A side appealed.
    Appealed {
        /// The court of second instance.
        court: String,
    },
    /// It was decided.
    Decided {
        /// What was decided.
        outcome: String,
        /// How much it awards.
        sum: Option<Money>,
    },
    /// A court was asked to set the award aside.
    SettingAsideApplied {
        /// The court.
        court: String,
    },
    /// The award stands.
    AwardUpheld,
    /// The award was set aside.
    AwardSetAside {
        /// Why.
        reason: String,
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
    /// The next day that must not be missed was noted.
    DeadlineSet {
        /// The day, and what has to be done by then.
        deadline: Deadline,
    },
}

/// A command without its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// [`Command::Negotiate`].
    Negotiate,
    /// [`Command::Mediate`].
    Mediate,
    /// [`Command::Arbitrate`].
    Arbitrate,
    /// [`Command::Litigate`].
    Litigate,
    /// [`Command::Accept`].
    Accept,
    /// [`Command::FormTribunal`].
    FormTribunal,
    /// [`Command::Hear`].
    Hear,
    /// [`Command::OpenTrial`].
    OpenTrial,
    /// [`Command::Appeal`].
    Appeal,
    /// [`Command::Decide`].
    Decide,
    /// [`Command::ApplyToSetAside`].
    ApplyToSetAside,
    /// [`Command::UpholdAward`].
    UpholdAward,
    /// [`Command::SetAwardAside`].
    SetAwardAside,
    /// [`Command::Enforce`].
    Enforce,
    /// [`Command::Settle`].
    Settle,
    /// [`Command::Withdraw`].
    Withdraw,
    /// [`Command::Close`].
    Close,
    /// [`Command::SetDeadline`].
    SetDeadline,
}
