//! The stored stages of a contract, and which follows which.

use serde::{Deserialize, Serialize};

use super::command::Step;
use super::event::{EffectiveRule, Event, Signature, Submission, SuspensionGround, Termination, Version};
use super::refusal::Refusal;
use crate::domain::contract::party::Side;
use crate::domain::date::Date;

/// Where a contract stands by its events alone; [`super::status::ContractStatus`] adds the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 草稿.
    Draft,
    /// The other side has it (协商中).
    Negotiating,
    /// 审批中.
    InApproval {
        /// What is to be approved.
        submission: Submission,
        /// Who has approved it, by name, and when.
        approvals: Vec<(String, Date)>,
    },
    /// Approved and locked (待签署).
    ToSign {
        /// What is to be signed.
        submission: Submission,
        /// Who has signed it.
        signatures: Vec<Signature>,
    },
    /// 已签署.
    Signed {
        /// What was agreed.
        agreement: Agreement,
        /// Since when nothing holds it: the signing, or the last resumption.
        since: Date,
    },
    /// 中止.
    Suspended {
        /// What was agreed.
        agreement: Agreement,
        /// Why.
        ground: SuspensionGround,
        /// From this day.
        since: Date,
    },
    /// Notice to end it was given.
    Terminating {
        /// What was agreed.
        agreement: Agreement,
        /// Notice, effect and ground.
        termination: Termination,
    },
    /// 履行完毕.
    Completed {
        /// What was agreed.
        agreement: Agreement,
        /// The day.
        on: Date,
    },
    /// 作废.
    Void {
        /// The day.
        on: Date,
        /// Why.
        reason: String,
    },
    /// 归档: read-only.
    Archived {
        /// The day.
        on: Date,
        /// How it had ended.
        ended: Box<Stage>,
    },
}

/// What both sides signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// The text.
    pub version: Version,
    /// When it takes effect.
    pub effective: EffectiveRule,
    /// Every party's signature.
    pub signatures: Vec<Signature>,
    /// The day of the last signature.
    pub signed_on: Date,
    /// When the condition for taking effect was met, if there is one and it was.
    pub condition_met_on: Option<Date>,
}

/// The parties of a contract: all of them sign.
pub const PARTIES: &[Side] = &[Side::Us, Side::Them];

impl Stage {
    /// The stage after `event`; `None` if the event does not fit here.
    pub fn after(&self, event: &Event) -> Option<Self> {
        self.clone().next(event).ok()
    }

    /// The stage after `event`, made out of this one; this one again if the event does not fit here.
    ///
    /// # Errors
    /// The stage as it was.
    pub(super) fn next(self, event: &Event) -> Result<Self, Box<Self>> {
        match event {
            Event::Shared { .. } => {
                if self == Self::Draft {
                    Ok(Self::Negotiating)
                } else {
                    self.unmoved()
                }
            }
            Event::Submitted { submission, .. } => match self {
                Self::Draft | Self::Negotiating => {
                    Ok(Self::InApproval { submission: submission.clone(), approvals: Vec::new() })
                }
                Self::InApproval { .. }
                | Self::ToSign { .. }
                | Self::Signed { .. }
                | Self::Suspended { .. }
                | Self::Terminating { .. }
                | Self::Completed { .. }
                | Self::Void { .. }
                | Self::Archived { .. } => self.unmoved(),
            },
            Event::TurnedDown { version, by, .. } => {
                let open = self.open_approval(by.clone()).is_ok_and(|(open, _)| open == *version);
                if open { Ok(Self::Negotiating) } else { self.unmoved() }
            }
            Event::Approved { on, version, by, .. } => self.approved(*version, by, *on),
            Event::Reopened { version, .. } => {
                let open = self.version_to_sign().is_ok_and(|open| open == *version);
                if open { Ok(Self::Negotiating) } else { self.unmoved() }
            }
            Event::Signed { signature } => self.signed(signature),
            Event::ConditionMet { on, .. } => self.condition_met(*on),
            Event::Suspended { on, ground, .. } => match self {
                Self::Signed { agreement, .. } => Ok(Self::Suspended { agreement, ground: *ground, since: *on }),
                Self::Draft
                | Self::Negotiating
                | Self::InApproval { .. }
                | Self::ToSign { .. }
                | Self::Suspended { .. }
                | Self::Terminating { .. }
                | Self::Completed { .. }
                | Self::Void { .. }
                | Self::Archived { .. } => self.unmoved(),
            },
            Event::Resumed { on, .. } => match self {
                Self::Suspended { agreement, .. } => Ok(Self::Signed { agreement, since: *on }),
                Self::Draft
                | Self::Negotiating
                | Self::InApproval { .. }
                | Self::ToSign { .. }
                | Self::Signed { .. }
                | Self::Terminating { .. }
                | Self::Completed { .. }
                | Self::Void { .. }
                | Self::Archived { .. } => self.unmoved(),
            },
            Event::RenewalDecided { .. } => match self {
                Self::Signed { .. } | Self::Suspended { .. } => Ok(self),
                Self::Draft
                | Self::Negotiating
                | Self::InApproval { .. }
                | Self::ToSign { .. }
                | Self::Terminating { .. }
                | Self::Completed { .. }
                | Self::Void { .. }
                | Self::Archived { .. } => self.unmoved(),
            },
            Event::Terminated { termination } => match self {
                Self::Signed { agreement, .. } | Self::Suspended { agreement, .. } => {
                    Ok(Self::Terminating { agreement, termination: termination.clone() })
                }
                Self::Draft
                | Self::Negotiating
                | Self::InApproval { .. }
                | Self::ToSign { .. }
                | Self::Terminating { .. }
                | Self::Completed { .. }
                | Self::Void { .. }
                | Self::Archived { .. } => self.unmoved(),
            },
            Event::Completed { on, .. } => match self {
                Self::Signed { agreement, .. } => Ok(Self::Completed { agreement, on: *on }),
                Self::Draft
                | Self::Negotiating
                | Self::InApproval { .. }
                | Self::ToSign { .. }
                | Self::Suspended { .. }
                | Self::Terminating { .. }
                | Self::Completed { .. }
                | Self::Void { .. }
                | Self::Archived { .. } => self.unmoved(),
            },
            Event::Voided { on, reason } => match self {
                Self::Draft | Self::Negotiating | Self::InApproval { .. } | Self::ToSign { .. } => {
                    Ok(Self::Void { on: *on, reason: reason.clone() })
                }
                Self::Signed { .. }
                | Self::Suspended { .. }
                | Self::Terminating { .. }
                | Self::Completed { .. }
                | Self::Void { .. }
                | Self::Archived { .. } => self.unmoved(),
            },
            Event::Archived { on } => match self {
                Self::Signed { .. } | Self::Terminating { .. } | Self::Completed { .. } | Self::Void { .. } => {
                    Ok(Self::Archived { on: *on, ended: Box::new(self) })
                }
                Self::Draft
                | Self::Negotiating
                | Self::InApproval { .. }
                | Self::ToSign { .. }
                | Self::Suspended { .. }
                | Self::Archived { .. } => self.unmoved(),
            },
            Event::AnomalySettled { .. } => Ok(self),
        }
    }

    fn unmoved(self) -> Result<Self, Box<Self>> {
        Err(Box::new(self))
    }

    /// What was agreed, once everybody has signed.
    pub fn agreement(&self) -> Option<&Agreement> {
        match self {
            Self::Signed { agreement, .. }
            | Self::Suspended { agreement, .. }
            | Self::Terminating { agreement, .. }
            | Self::Completed { agreement, .. } => Some(agreement),
            Self::Archived { ended, .. } => ended.agreement(),
            Self::Draft | Self::Negotiating | Self::InApproval { .. } | Self::ToSign { .. } | Self::Void { .. } => None,
        }
    }

    /// The day of the last step that changed what is owed: nothing after it may be dated before it. Steps before the signing
    /// may be entered with any day, since paper is often signed before it is entered.
    pub fn in_force_since(&self) -> Option<Date> {
        match self {
            Self::Signed { since, .. } | Self::Suspended { since, .. } => Some(*since),
            Self::Terminating { termination, .. } => Some(termination.notice_on),
            Self::Completed { on, .. } | Self::Void { on, .. } | Self::Archived { on, .. } => Some(*on),
            Self::Draft | Self::Negotiating | Self::InApproval { .. } | Self::ToSign { .. } => None,
        }
    }

    /// The version in approval, if `by` may still decide on it; `by` comes back as the list of approvers spells it.
    pub(super) fn open_approval(&self, by: String) -> Result<(Version, String), Refusal> {
        let (submission, approvals) = match self {
            Self::InApproval { submission, approvals } => (submission, approvals),
            Self::Draft
            | Self::Negotiating
            | Self::ToSign { .. }
            | Self::Signed { .. }
            | Self::Suspended { .. }
            | Self::Terminating { .. }
            | Self::Completed { .. }
            | Self::Void { .. }
            | Self::Archived { .. } => return Err(Refusal::NeedsFirst { step: Step::Submit }),
        };
        let Some(name) = submission.approvers.iter().find(|name| name.trim() == by.trim()) else {
            return Err(Refusal::NotAnApprover { by, approvers: submission.approvers.clone() });
        };
        match approvals.iter().find(|(approved, _)| approved == name) {
            Some((_, on)) => Err(Refusal::AlreadyApproved { by, on: *on }),
            None => Ok((submission.version, name.clone())),
        }
    }

    /// The version that waits for signatures.
    pub(super) fn version_to_sign(&self) -> Result<Version, Refusal> {
        match self {
            Self::ToSign { submission, .. } => Ok(submission.version),
            Self::Draft
            | Self::Negotiating
            | Self::InApproval { .. }
            | Self::Signed { .. }
            | Self::Suspended { .. }
            | Self::Terminating { .. }
            | Self::Completed { .. }
            | Self::Void { .. }
            | Self::Archived { .. } => Err(Refusal::NotLocked),
        }
    }

    /// Whether this signature may be added.
    pub(super) fn accepts(&self, signature: &Signature) -> Result<(), Refusal> {
        let version = self.version_to_sign()?;
        if let Self::ToSign { signatures, .. } = self
            && let Some(earlier) = signatures.iter().find(|earlier| earlier.party == signature.party)
        {
            return Err(Refusal::AlreadySigned { party: earlier.party, on: earlier.on });
        }
        if signature.sha256 == version.sha256 {
            Ok(())
        } else {
            Err(Refusal::OtherText { version, signed: signature.sha256 })
        }
    }

    fn approved(self, version: Version, by: &str, on: Date) -> Result<Self, Box<Self>> {
        let name = match self.open_approval(by.to_owned()) {
            Ok((open, name)) if open == version => name,
            Ok(_) | Err(_) => return self.unmoved(),
        };
        match self {
            Self::InApproval { submission, mut approvals } => {
                approvals.push((name, on));
                let all =
                    submission.approvers.iter().all(|name| approvals.iter().any(|(approved, _)| approved == name));
                Ok(if all {
                    Self::ToSign { submission, signatures: Vec::new() }
                } else {
                    Self::InApproval { submission, approvals }
                })
            }
            Self::Draft
            | Self::Negotiating
            | Self::ToSign { .. }
            | Self::Signed { .. }
            | Self::Suspended { .. }
            | Self::Terminating { .. }
            | Self::Completed { .. }
            | Self::Void { .. }
            | Self::Archived { .. } => self.unmoved(),
        }
    }

    fn signed(self, signature: &Signature) -> Result<Self, Box<Self>> {
        if self.accepts(signature).is_err() {
            return self.unmoved();
        }
        match self {
            Self::ToSign { submission, mut signatures } => {
                signatures.push(signature.clone());
                let missing = |party: &Side| !signatures.iter().any(|signature| signature.party == *party);
                if PARTIES.iter().any(missing) {
                    return Ok(Self::ToSign { submission, signatures });
                }
                let signed_on = signatures.iter().fold(signature.on, |last, signature| last.max(signature.on));
                let Submission { version, effective, .. } = submission;
                let agreement = Agreement { version, effective, signatures, signed_on, condition_met_on: None };
                Ok(Self::Signed { agreement, since: signed_on })
            }
            Self::Draft
            | Self::Negotiating
            | Self::InApproval { .. }
            | Self::Signed { .. }
            | Self::Suspended { .. }
            | Self::Terminating { .. }
            | Self::Completed { .. }
            | Self::Void { .. }
            | Self::Archived { .. } => self.unmoved(),
        }
    }

    fn condition_met(self, on: Date) -> Result<Self, Box<Self>> {
        match self {
            Self::Signed { mut agreement, since } if agreement.awaits_condition() => {
                agreement.condition_met_on = Some(on);
                Ok(Self::Signed { agreement, since })
            }
            Self::Draft
            | Self::Negotiating
            | Self::InApproval { .. }
            | Self::ToSign { .. }
            | Self::Signed { .. }
            | Self::Suspended { .. }
            | Self::Terminating { .. }
            | Self::Completed { .. }
            | Self::Void { .. }
            | Self::Archived { .. } => self.unmoved(),
        }
    }
}

impl Agreement {
    /// Whether it takes effect on a condition that is not yet met.
    pub fn awaits_condition(&self) -> bool {
        self.effective == EffectiveRule::OnCondition && self.condition_met_on.is_none()
    }
}
