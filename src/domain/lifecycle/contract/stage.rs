//! The stored stages of a contract, and which follows which.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::command::Step;
use super::event::{EffectiveRule, Event, Signature, Submission, SuspensionGround, Termination, Version};
use super::refusal::Refusal;
use super::signing::of_approval;
use crate::domain::contract::named::{NamedParties, SIDES};
use crate::domain::date::Date;
use crate::domain::lifecycle::approval;
use crate::domain::lifecycle::digest::Digest;
use crate::domain::lifecycle::life::{Entry, Stage as _};

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
        let mut next = self.clone();
        next.step(event).then_some(next)
    }

    /// Goes on to the stage after `event`, or stays as it is if the event does not fit here; whether it fits.
    ///
    /// What was agreed is taken along and never copied: a book is read by folding a million events.
    pub(super) fn step(&mut self, event: &Event) -> bool {
        let next = match (event, &mut *self) {
            (Event::Shared { .. }, Self::Draft) => Self::Negotiating,
            (Event::Submitted { submission, .. }, Self::Draft | Self::Negotiating) => {
                Self::InApproval { submission: Arc::clone(submission), approvals: Vec::new() }
            }
            (Event::TurnedDown(no), Self::InApproval { submission, approvals })
                if submission.version == no.version
                    && submission.open_to(&no.by, approvals, approval::Step::Return, no.on).is_ok() =>
            {
                Self::Negotiating
            }
            (Event::Approved(yes), Self::InApproval { submission, approvals }) => {
                match submission.approved(approvals, yes) {
                    Some(true) => {
                        Self::ToSign { submission: Arc::clone(submission), signatures: Vec::with_capacity(SIDES.len()) }
                    }
                    Some(false) => return true,
                    None => return false,
                }
            }
            (Event::Reopened(it), Self::ToSign { submission, .. }) if submission.version == it.version => {
                Self::Negotiating
            }
            (Event::Signed { signature }, Self::ToSign { submission, signatures }) => {
                if submission.accepts(signatures, signature).is_err() {
                    return false;
                }
                signatures.push(Arc::clone(signature));
                match submission.agreement(signatures) {
                    Some(agreement) => Self::Signed { since: agreement.signed_on, agreement },
                    None => return true,
                }
            }
            (Event::ConditionMet { on, .. }, Self::Signed { agreement, .. }) if agreement.awaits_condition() => {
                agreement.condition_met_on = Some(*on);
                return true;
            }
            (Event::Suspended { on, ground, until, .. }, Self::Signed { agreement, .. }) => {
                Self::Suspended { agreement: agreement.take(), ground: *ground, since: *on, until: *until }
            }
            // the one before had ended by itself
            (Event::Suspended { on, ground, until, .. }, Self::Suspended { agreement, until: Some(last), .. })
                if *on > *last =>
            {
                Self::Suspended { agreement: agreement.take(), ground: *ground, since: *on, until: *until }
            }
            (Event::Resumed { on, .. }, Self::Suspended { agreement, until, .. })
                if until.is_none_or(|last| *on <= last) =>
            {
                Self::Signed { agreement: agreement.take(), since: *on }
            }
            (Event::RenewalDecided { .. }, Self::Signed { .. } | Self::Suspended { .. })
            | (Event::AnomalySettled { .. }, _) => return true,
            (Event::Terminated { termination }, Self::Signed { agreement, .. } | Self::Suspended { agreement, .. }) => {
                Self::Terminating { agreement: agreement.take(), termination: Arc::clone(termination) }
            }
            (Event::Completed { on, .. }, Self::Signed { agreement, .. }) => {
                Self::Completed { agreement: agreement.take(), on: *on }
            }
            (Event::Completed { on, .. }, Self::Suspended { agreement, until: Some(last), .. }) if *on > *last => {
                Self::Completed { agreement: agreement.take(), on: *on }
            }
            (
                Event::Voided { on, reason },
                Self::Draft | Self::Negotiating | Self::InApproval { .. } | Self::ToSign { .. },
            ) => Self::Void { on: *on, reason: reason.clone() },
            (
                Event::Archived { on },
                here @ (Self::Signed { .. }
                | Self::Suspended { .. }
                | Self::Terminating { .. }
                | Self::Completed { .. }
                | Self::Void { .. }),
            ) => Self::Archived { on: *on, ended: Box::new(std::mem::replace(here, Self::Draft)) },
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

    /// Whether a text of the contract is no more than a draft: it is not the one that stands for approval, for signing or signed.
    /// Of a contract that was given up before it was signed no text is a draft any more.
    pub fn is_draft(&self, text: Digest) -> bool {
        let stands = match self {
            Self::Draft | Self::Negotiating => return true,
            Self::InApproval { submission, .. } => Some(submission.version),
            Self::ToSign { .. }
            | Self::Signed { .. }
            | Self::Suspended { .. }
            | Self::Terminating { .. }
            | Self::Completed { .. }
            | Self::Void { .. }
            | Self::Archived { .. } => self.locked(),
        };
        stands.is_some_and(|version| version.sha256 != text)
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

    /// What `by` decides on the version in approval, by the life of their approval; `by` comes back as the list of approvers spells
    /// it.
    pub(super) fn decide_approval(
        &self,
        by: &str,
        command: Entry<Date, approval::Command>,
        today: Date,
    ) -> Result<(Version, String, approval::Event), Refusal> {
        match self {
            Self::InApproval { submission, approvals } => {
                let version = submission.version;
                let (name, stage) = submission.approval_of(by, approvals)?;
                match stage.decide(command, today, &submission.approval_facts()) {
                    Ok(done) => Ok((version, name.to_owned(), done.what)),
                    Err(refusal) => Err(of_approval(refusal, by, version)),
                }
            }
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
    /// The agreement for the next stage; what is left behind is thrown away with the stage it stood in.
    fn take(&mut self) -> Self {
        let signatures = std::mem::take(&mut self.signatures);
        let parties = self.parties.take();
        let Self { version, effective, signed_on, condition_met_on, .. } = *self;
        Self { version, effective, signatures, signed_on, condition_met_on, parties }
    }

    /// Whether it takes effect on a condition that is not yet met.
    pub fn awaits_condition(&self) -> bool {
        self.effective == EffectiveRule::OnCondition && self.condition_met_on.is_none()
    }
}
