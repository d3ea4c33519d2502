//! The stored stages of a contract, and which follows which.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::command::Step;
use super::event::{EffectiveRule, Event, Signature, Submission, SuspensionGround, Termination, Version};
use super::refusal::Refusal;
use crate::domain::contract::named::NamedParties;
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
        submission: Arc<Submission>,
        /// Who has approved it, by name, and when.
        approvals: Vec<(String, Date)>,
    },
    /// Approved and locked (待签署).
    ToSign {
        /// What is to be signed.
        submission: Arc<Submission>,
        /// Who has signed it.
        signatures: Vec<Arc<Signature>>,
    },
    /// 已签署.
    Signed {
        /// What was agreed.
        agreement: Arc<Agreement>,
        /// Since when nothing holds it: the signing, or the last resumption.
        since: Date,
    },
    /// 中止.
    Suspended {
        /// What was agreed.
        agreement: Arc<Agreement>,
        /// Why.
        ground: SuspensionGround,
        /// From this day.
        since: Date,
    },
    /// Notice to end it was given.
    Terminating {
        /// What was agreed.
        agreement: Arc<Agreement>,
        /// Notice, effect and ground.
        termination: Arc<Termination>,
    },
    /// 履行完毕.
    Completed {
        /// What was agreed.
        agreement: Arc<Agreement>,
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
    pub signatures: Vec<Arc<Signature>>,
    /// The day of the last signature.
    pub signed_on: Date,
    /// When the condition for taking effect was met, if there is one and it was.
    pub condition_met_on: Option<Date>,
    /// Whom the text names, where that was kept with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parties: Option<Arc<NamedParties>>,
}

/// The parties of a contract: all of them sign.
pub const PARTIES: &[Side] = &[Side::Us, Side::Them];

impl Stage {
    /// The stage after `event`; `None` if the event does not fit here.
    pub fn after(&self, event: &Event) -> Option<Self> {
        let mut next = self.clone();
        next.step(event).then_some(next)
    }

    /// Goes on to the stage after `event`, or stays if the event does not fit here; whether it fits.
    pub(super) fn step(&mut self, event: &Event) -> bool {
        let next = match (event, &*self) {
            (Event::Shared { .. }, Self::Draft) => Self::Negotiating,
            (Event::Submitted { submission, .. }, Self::Draft | Self::Negotiating) => {
                Self::InApproval { submission: Arc::clone(submission), approvals: Vec::new() }
            }
            (Event::TurnedDown(no), Self::InApproval { submission, approvals })
                if submission.version == no.version && submission.open_to(&no.by, approvals).is_ok() =>
            {
                Self::Negotiating
            }
            (Event::Approved(yes), Self::InApproval { .. }) => return self.approve(yes.version, &yes.by, yes.on),
            (Event::Reopened(it), Self::ToSign { submission, .. }) if submission.version == it.version => {
                Self::Negotiating
            }
            (Event::Signed { signature }, Self::ToSign { .. }) => return self.sign(signature),
            (Event::ConditionMet { on, .. }, Self::Signed { .. }) => return self.meet_condition(*on),
            (Event::Suspended { on, ground, .. }, Self::Signed { agreement, .. }) => {
                Self::Suspended { agreement: Arc::clone(agreement), ground: *ground, since: *on }
            }
            (Event::Resumed { on, .. }, Self::Suspended { agreement, .. }) => {
                Self::Signed { agreement: Arc::clone(agreement), since: *on }
            }
            (Event::RenewalDecided { .. }, Self::Signed { .. } | Self::Suspended { .. })
            | (Event::AnomalySettled { .. }, _) => return true,
            (Event::Terminated { termination }, Self::Signed { agreement, .. } | Self::Suspended { agreement, .. }) => {
                Self::Terminating { agreement: Arc::clone(agreement), termination: Arc::clone(termination) }
            }
            (Event::Completed { on, .. }, Self::Signed { agreement, .. }) => {
                Self::Completed { agreement: Arc::clone(agreement), on: *on }
            }
            (
                Event::Voided { on, reason },
                Self::Draft | Self::Negotiating | Self::InApproval { .. } | Self::ToSign { .. },
            ) => Self::Void { on: *on, reason: reason.clone() },
            (
                Event::Archived { on },
                Self::Signed { .. } | Self::Terminating { .. } | Self::Completed { .. } | Self::Void { .. },
            ) => Self::Archived { on: *on, ended: Box::new(self.clone()) },
            (
                Event::Shared { .. }
                | Event::Submitted { .. }
                | Event::TurnedDown(_)
                | Event::Approved(_)
                | Event::Reopened(_)
                | Event::Signed { .. }
                | Event::ConditionMet { .. }
                | Event::Suspended { .. }
                | Event::Resumed { .. }
                | Event::RenewalDecided { .. }
                | Event::Terminated { .. }
                | Event::Completed { .. }
                | Event::Voided { .. }
                | Event::Archived { .. },
                Self::Draft
                | Self::Negotiating
                | Self::InApproval { .. }
                | Self::ToSign { .. }
                | Self::Signed { .. }
                | Self::Suspended { .. }
                | Self::Terminating { .. }
                | Self::Completed { .. }
                | Self::Void { .. }
                | Self::Archived { .. },
            ) => return false,
        };
        *self = next;
        true
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

    /// Whom the text names that is on its way to signing or was signed; `None` while it may still be written, and where it
    /// was submitted before this was kept.
    pub fn parties(&self) -> Option<&NamedParties> {
        match self {
            Self::InApproval { submission, .. } | Self::ToSign { submission, .. } => submission.parties.as_deref(),
            Self::Signed { .. }
            | Self::Suspended { .. }
            | Self::Terminating { .. }
            | Self::Completed { .. }
            | Self::Archived { .. } => self.agreement().and_then(|agreement| agreement.parties.as_deref()),
            Self::Draft | Self::Negotiating | Self::Void { .. } => None,
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
    pub(super) fn open_approval(&self, by: &str) -> Result<(Version, &str), Refusal> {
        match self {
            Self::InApproval { submission, approvals } => Ok((submission.version, submission.open_to(by, approvals)?)),
            Self::Draft
            | Self::Negotiating
            | Self::ToSign { .. }
            | Self::Signed { .. }
            | Self::Suspended { .. }
            | Self::Terminating { .. }
            | Self::Completed { .. }
            | Self::Void { .. }
            | Self::Archived { .. } => Err(Refusal::NeedsFirst { step: Step::Submit }),
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

    fn approve(&mut self, version: Version, by: &str, on: Date) -> bool {
        let Self::InApproval { submission, approvals } = self else { return false };
        let Ok(name) = submission.open_to(by, approvals) else { return false };
        if submission.version != version {
            return false;
        }
        let approved = |other: &String| approvals.iter().any(|(approved, _)| approved == other);
        if submission.approvers.iter().all(|other| other == name || approved(other)) {
            *self = Self::ToSign { submission: Arc::clone(submission), signatures: Vec::with_capacity(PARTIES.len()) };
        } else {
            approvals.push((name.to_owned(), on));
        }
        true
    }

    fn sign(&mut self, signature: &Arc<Signature>) -> bool {
        if self.accepts(signature).is_err() {
            return false;
        }
        let Self::ToSign { submission, signatures } = self else { return false };
        signatures.push(Arc::clone(signature));
        let signed = |party: &Side| signatures.iter().any(|signature| signature.party == *party);
        if PARTIES.iter().all(signed) {
            let Submission { version, effective, .. } = **submission;
            let parties = submission.parties.clone();
            let signed_on = signatures.iter().fold(signature.on, |last, signature| last.max(signature.on));
            let signatures = std::mem::take(signatures);
            let agreement = Agreement { version, effective, signatures, signed_on, condition_met_on: None, parties };
            *self = Self::Signed { agreement: Arc::new(agreement), since: signed_on };
        }
        true
    }

    fn meet_condition(&mut self, on: Date) -> bool {
        let Self::Signed { agreement, .. } = self else { return false };
        let awaits = agreement.awaits_condition();
        if awaits {
            Arc::make_mut(agreement).condition_met_on = Some(on);
        }
        awaits
    }
}

impl Submission {
    /// `by` as the list of approvers spells it, if they have yet to decide.
    fn open_to(&self, by: &str, approvals: &[(String, Date)]) -> Result<&str, Refusal> {
        let Some(name) = self.approvers.iter().find(|name| *name == by || name.trim() == by.trim()) else {
            return Err(Refusal::NotAnApprover { by: by.to_owned(), approvers: self.approvers.clone() });
        };
        match approvals.iter().find(|(approved, _)| approved == name) {
            Some((_, on)) => Err(Refusal::AlreadyApproved { by: by.to_owned(), on: *on }),
            None => Ok(name),
        }
    }
}

impl Agreement {
    /// Whether it takes effect on a condition that is not yet met.
    pub fn awaits_condition(&self) -> bool {
        self.effective == EffectiveRule::OnCondition && self.condition_met_on.is_none()
    }
}
