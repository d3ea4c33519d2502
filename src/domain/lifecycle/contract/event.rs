//! What happened to a contract: written once, never changed (`domain.md` 5.1, append-only).

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::domain::contract::named::{NamedParties, SigningParty};
use crate::domain::contract::term::Effective;
use crate::domain::date::Date;
use crate::domain::lifecycle::digest::Digest;
use crate::domain::term::renewal::{RenewalChoice, RenewalDecision};

/// A fact in the life of a contract. What is said with it at length lies apart: it is shared with the stages it leads to, and a
/// book of a hundred thousand contracts holds a million facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// The other side has the draft.
    Shared {
        /// The day.
        on: Date,
    },
    /// A version went for approval.
    Submitted {
        /// The day.
        on: Date,
        /// The version, who approves it, and when it takes effect.
        submission: Arc<Submission>,
    },
    /// An approver refused the version.
    TurnedDown(Arc<Rejection>),
    /// An approver approved the version; the last one locks it.
    Approved(Arc<Approval>),
    /// An approved version went back to the table.
    Reopened(Arc<Reopening>),
    /// A party signed.
    Signed {
        /// Who signed what, when and how.
        signature: Arc<Signature>,
    },
    /// The condition for taking effect is met.
    ConditionMet {
        /// The day.
        on: Date,
        /// What shows it.
        evidence: String,
    },
    /// Performance is suspended.
    Suspended {
        /// From this day.
        on: Date,
        /// Why.
        ground: SuspensionGround,
        /// Free note.
        note: String,
        /// The last day of it; after that performance goes on by itself. `None` until somebody resumes it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Date>,
    },
    /// Performance goes on.
    Resumed {
        /// From this day.
        on: Date,
        /// Free note.
        note: String,
    },
    /// What happens at the end of a term was decided.
    RenewalDecided {
        /// The term, the choice, and the day.
        decision: RenewalDecision,
    },
    /// Notice to end the contract was given.
    Terminated {
        /// Notice, effect and ground.
        termination: Arc<Termination>,
    },
    /// Both sides have done everything.
    Completed {
        /// The day.
        on: Date,
        /// Who confirmed it, by name.
        by: String,
    },
    /// The contract was given up before it was signed.
    Voided {
        /// The day.
        on: Date,
        /// Why.
        reason: String,
    },
    /// The contract was put away and is read-only.
    Archived {
        /// The day.
        on: Date,
    },
    /// A person settled an event that did not fit.
    AnomalySettled {
        /// The day.
        on: Date,
        /// The event that did not fit.
        event: Box<Event>,
        /// What was found and done.
        note: String,
    },
}

impl Event {
    /// The day of the fact: for a termination the day of the notice.
    pub fn on(&self) -> Date {
        match self {
            Self::Shared { on }
            | Self::Submitted { on, .. }
            | Self::ConditionMet { on, .. }
            | Self::Suspended { on, .. }
            | Self::Resumed { on, .. }
            | Self::Completed { on, .. }
            | Self::Voided { on, .. }
            | Self::Archived { on }
            | Self::AnomalySettled { on, .. } => *on,
            Self::TurnedDown(rejection) => rejection.on,
            Self::Approved(approval) => approval.on,
            Self::Reopened(reopening) => reopening.on,
            Self::Signed { signature } => signature.on,
            Self::Terminated { termination } => termination.notice_on,
            Self::RenewalDecided { decision } => decision.decided_on,
        }
    }

    /// Whether only we took part: the other side was told nothing of it, and what was written with it is for ourselves.
    pub const fn is_among_us(&self) -> bool {
        match self {
            Self::Submitted { .. }
            | Self::TurnedDown(_)
            | Self::Approved(_)
            | Self::Reopened(_)
            | Self::Archived { .. }
            | Self::AnomalySettled { .. } => true,
            Self::RenewalDecided { decision } => matches!(decision.choice, RenewalChoice::DeclineUnsent),
            Self::Shared { .. }
            | Self::Signed { .. }
            | Self::ConditionMet { .. }
            | Self::Suspended { .. }
            | Self::Resumed { .. }
            | Self::Terminated { .. }
            | Self::Completed { .. }
            | Self::Voided { .. } => false,
        }
    }
}

/// Which text: a number a person says, and the digest of the canonical JSON, which cannot be mistaken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Version {
    /// 1, 2, and so on.
    pub number: u32,
    /// The digest of its text.
    pub sha256: Digest,
}

impl Version {
    /// Whether the two say the same number of different texts.
    pub fn contradicts(self, other: Self) -> bool {
        self.number == other.number && self.sha256 != other.sha256
    }
}

/// A version on its way to signing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    /// The version.
    pub version: Version,
    /// Who has to approve it, by name.
    pub approvers: Vec<String>,
    /// When it takes effect.
    pub effective: EffectiveRule,
    /// Whom it names, in its words; `None` for what was submitted before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parties: Option<Arc<NamedParties>>,
}

/// When a signed contract takes effect, as frozen with its version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EffectiveRule {
    /// When the last party signs (签字生效).
    OnSigning,
    /// On a day, which may lie before the signing.
    OnDate {
        /// The day.
        on: Date,
    },
    /// On the first payment, but not before the signing.
    OnFirstPayment,
    /// When a condition is met, but not before the signing.
    OnCondition,
}

impl From<&Effective> for EffectiveRule {
    fn from(clause: &Effective) -> Self {
        match clause {
            Effective::OnSigning => Self::OnSigning,
            Effective::On(on) => Self::OnDate { on: *on },
            Effective::OnFirstPayment => Self::OnFirstPayment,
            Effective::OnCondition(_) => Self::OnCondition,
        }
    }
}

/// An approver's refusal of a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejection {
    /// The day.
    pub on: Date,
    /// The version.
    pub version: Version,
    /// The approver, by name.
    pub by: String,
    /// Rejected or returned.
    pub verdict: Verdict,
    /// Why.
    pub reason: String,
}

/// An approver's approval of a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// The day.
    pub on: Date,
    /// The version.
    pub version: Version,
    /// The approver, by name.
    pub by: String,
    /// Free comment.
    pub comment: String,
}

/// The return of an approved version to the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reopening {
    /// The day.
    pub on: Date,
    /// The version.
    pub version: Version,
    /// Why.
    pub reason: String,
}

/// How an approver refuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Not in this form and not otherwise (驳回).
    Rejected,
    /// Back for changes (退回).
    Returned,
}

/// One party's signature (签署记录).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// The party.
    pub party: SigningParty,
    /// Who signed, by name.
    pub signer: String,
    /// In what capacity: legal representative, agent.
    pub capacity: String,
    /// The day.
    pub on: Date,
    /// How.
    pub method: SignatureMethod,
    /// Where the evidence lies: a scan, a file name.
    pub evidence: String,
    /// The text that was signed.
    pub sha256: Digest,
}

/// How a party signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignatureMethod {
    /// By hand (手签).
    Wet,
    /// With the company seal (盖章).
    Seal,
    /// By hand and with the seal.
    WetAndSeal,
    /// With an outside electronic service (电子签).
    ExternalElectronic,
}

/// Why performance is suspended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SuspensionGround {
    /// Both sides agreed (协商一致).
    Mutual,
    /// The other side has not done what was due first or at the same time (履行抗辩, Civil Code art. 525 and 526).
    CounterPerformance,
    /// The other side may be unable to perform (不安抗辩, art. 527).
    UnsafeCredit,
    /// 不可抗力.
    ForceMajeure,
    /// Another ground; the note says which.
    Other,
}

impl SuspensionGround {
    /// Every ground, in the order in which they are offered.
    pub const ALL: &'static [Self] =
        &[Self::Mutual, Self::CounterPerformance, Self::UnsafeCredit, Self::ForceMajeure, Self::Other];

    /// Its name in forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mutual => "mutual",
            Self::CounterPerformance => "counter_performance",
            Self::UnsafeCredit => "unsafe_credit",
            Self::ForceMajeure => "force_majeure",
            Self::Other => "other",
        }
    }
}

/// A notice that ends a contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Termination {
    /// The day the notice reached the other side.
    pub notice_on: Date,
    /// The first day on which the contract has ended.
    pub effective_on: Date,
    /// Why.
    pub ground: TerminationGround,
    /// Where the evidence lies: the notice, its receipt.
    pub evidence: String,
    /// Free note; for another ground, which.
    pub note: String,
}

/// Why a contract ends early.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TerminationGround {
    /// 协商一致.
    Mutual,
    /// 严重违约.
    MaterialBreach,
    /// 无固定期限通知解除.
    NoticeIndefinite,
    /// The term is over (期满).
    Expiry,
    /// 不可抗力.
    ForceMajeure,
    /// 法定.
    Statutory,
    /// Another ground; the note says which.
    Other,
}

impl TerminationGround {
    /// Every ground, in the order in which they are offered.
    pub const ALL: &'static [Self] = &[
        Self::Mutual,
        Self::MaterialBreach,
        Self::NoticeIndefinite,
        Self::Expiry,
        Self::ForceMajeure,
        Self::Statutory,
        Self::Other,
    ];

    /// Its name in forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mutual => "mutual",
            Self::MaterialBreach => "material_breach",
            Self::NoticeIndefinite => "notice",
            Self::Expiry => "expiry",
            Self::ForceMajeure => "force_majeure",
            Self::Statutory => "statutory",
            Self::Other => "other",
        }
    }
}
