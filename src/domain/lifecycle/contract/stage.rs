//! The stored stages of a contract, and which follows which.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::command::Step;
use super::event::{EffectiveRule, Event, Signature, Submission, SuspensionGround, Termination, Version};
use super::refusal::Refusal;
use crate::domain::contract::named::NamedParties;
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
        /// The last day of it, if one was set.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Date>,
    },
    /// Notice to end it was given.
    Terminating {
        /// What was agreed.
        agreement: Agreement,
        /// Notice, effect and ground.
        termination: Arc<Termination>,
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

/// What every party signed.
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

impl Stage {
    /// The stage after `event`; `None` if the event does not fit here.
    pub fn after(&self, event: &Event) -> Option<Self> {
        self.clone().onward(event).ok()
    }

    /// Goes on to the stage after `event`, or stays if the event does not fit here; whether it fits.
    pub(super) fn step(&mut self, event: &Event) -> bool {
        match std::mem::replace(self, Self::Draft).onward(event) {
            Ok(next) => {
                *self = next;
                true
            }
            Err(same) => {
                *self = same;
                false
            }
        }
    }

    /// The stage after `event`, or this one back. What was agreed moves on with it and is never copied: a book is read by folding
    /// a million events.
    fn onward(self, event: &Event) -> Result<Self, Self> {
        match (event, self) {
            (Event::Shared { .. }, Self::Draft) => Ok(Self::Negotiating),
            (Event::Submitted { submission, .. }, Self::Draft | Self::Negotiating) => {
                Ok(Self::InApproval { submission: Arc::clone(submission), approvals: Vec::new() })
            }
            (Event::TurnedDown(no), Self::InApproval { submission, approvals })
                if submission.version == no.version && submission.open_to(&no.by, &approvals).is_ok() =>
            {
                Ok(Self::Negotiating)
            }
            (Event::Approved(yes), Self::InApproval { submission, approvals }) => {
                submission.approved(approvals, yes.version, &yes.by, yes.on)
            }
            (Event::Reopened(it), Self::ToSign { submission, .. }) if submission.version == it.version => {
                Ok(Self::Negotiating)
            }
            (Event::Signed { signature }, Self::ToSign { submission, signatures }) => {
                submission.signed(signatures, signature)
            }
            (Event::ConditionMet { on, .. }, Self::Signed { agreement, since }) if agreement.awaits_condition() => {
                Ok(Self::Signed { agreement: Agreement { condition_met_on: Some(*on), ..agreement }, since })
            }
            (Event::Suspended { on, ground, until, .. }, Self::Signed { agreement, .. }) => {
                Ok(Self::Suspended { agreement, ground: *ground, since: *on, until: *until })
            }
            // the one before had ended by itself
            (Event::Suspended { on, ground, until, .. }, Self::Suspended { agreement, until: Some(last), .. })
                if *on > last =>
            {
                Ok(Self::Suspended { agreement, ground: *ground, since: *on, until: *until })
            }
            (Event::Resumed { on, .. }, Self::Suspended { agreement, until, .. })
                if until.is_none_or(|last| *on <= last) =>
            {
                Ok(Self::Signed { agreement, since: *on })
            }
            (Event::RenewalDecided { .. }, here @ (Self::Signed { .. } | Self::Suspended { .. }))
            | (Event::AnomalySettled { .. }, here) => Ok(here),
            (Event::Terminated { termination }, Self::Signed { agreement, .. } | Self::Suspended { agreement, .. }) => {
                Ok(Self::Terminating { agreement, termination: Arc::clone(termination) })
            }
            (Event::Completed { on, .. }, Self::Signed { agreement, .. }) => Ok(Self::Completed { agreement, on: *on }),
            (Event::Completed { on, .. }, Self::Suspended { agreement, until: Some(last), .. }) if *on > last => {
                Ok(Self::Completed { agreement, on: *on })
            }
            (
                Event::Voided { on, reason },
                Self::Draft | Self::Negotiating | Self::InApproval { .. } | Self::ToSign { .. },
            ) => Ok(Self::Void { on: *on, reason: reason.clone() }),
            (
                Event::Archived { on },
                here @ (Self::Signed { .. }
                | Self::Suspended { .. }
                | Self::Terminating { .. }
                | Self::Completed { .. }
                | Self::Void { .. }),
            ) => Ok(Self::Archived { on: *on, ended: Box::new(here) }),
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
                here @ (Self::Draft
                | Self::Negotiating
                | Self::InApproval { .. }
                | Self::ToSign { .. }
                | Self::Signed { .. }
                | Self::Suspended { .. }
                | Self::Terminating { .. }
                | Self::Completed { .. }
                | Self::Void { .. }
                | Self::Archived { .. }),
            ) => Err(here),
        }
    }

    /// The version that is locked now: approved and not taken back.
    pub fn locked(&self) -> Option<Version> {
        match self {
            Self::ToSign { submission, .. } => Some(submission.version),
            Self::Signed { .. }
            | Self::Suspended { .. }
            | Self::Terminating { .. }
            | Self::Completed { .. }
            | Self::Archived { .. } => self.agreement().map(|agreement| agreement.version),
            Self::Draft | Self::Negotiating | Self::InApproval { .. } | Self::Void { .. } => None,
        }
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

    /// The last day on which it was or will be performed, where a person ended it; a term that runs out is no such day.
    pub fn last_day(&self) -> Option<Date> {
        match self {
            Self::Terminating { termination, .. } => termination.effective_on.plus_days(-1).ok(),
            Self::Completed { on, .. } => Some(*on),
            Self::Archived { on, ended } => ended.last_day().or(Some(*on)),
            Self::Draft
            | Self::Negotiating
            | Self::InApproval { .. }
            | Self::ToSign { .. }
            | Self::Signed { .. }
            | Self::Suspended { .. }
            | Self::Void { .. } => None,
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
        let Self::ToSign { submission, signatures } = self else { return Err(Refusal::NotLocked) };
        submission.accepts(signatures, signature)
    }
}

impl Agreement {
    /// Whether it takes effect on a condition that is not yet met.
    pub fn awaits_condition(&self) -> bool {
        self.effective == EffectiveRule::OnCondition && self.condition_met_on.is_none()
    }
}
