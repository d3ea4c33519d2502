//! Who approves and who signs a submitted version, and what their word makes of it.

use std::sync::Arc;

use super::command::Step;
use super::event::{Approval, Signature, Submission, Version};
use super::refusal::Refusal;
use super::stage::Agreement;
use crate::domain::contract::named::{SIDES, SigningParty};
use crate::domain::date::Date;
use crate::domain::lifecycle::approval;
use crate::domain::lifecycle::life::Stage as _;
use crate::domain::lifecycle::refusal;

impl Submission {
    /// Everybody who signs it: the two sides, and whoever else the text names (`domain.md` 5.3 `parties[]`, `contract-rules.md`
    /// G1.d).
    pub fn signing(&self) -> impl Iterator<Item = SigningParty> {
        let further = self.parties.as_deref().map(|parties| parties.signing().skip(SIDES.len()));
        SIDES.into_iter().chain(further.into_iter().flatten())
    }

    /// `by` as the list of approvers spells it, with where their approval of this version stands.
    pub(super) fn approval_of(
        &self,
        by: &str,
        approvals: &[(String, Date)],
    ) -> Result<(&str, approval::Stage), Refusal> {
        let Some(name) = self.approvers.iter().find(|name| *name == by || name.trim() == by.trim()) else {
            return Err(Refusal::NotAnApprover { by: by.to_owned(), approvers: self.approvers.clone() });
        };
        let given = approvals.iter().find(|(approved, _)| approved == name);
        let approved = |(_, on): &(String, Date)| approval::Stage::Approved { on: *on, comment: String::new() };
        Ok((name, given.map_or(approval::Stage::Pending, approved)))
    }

    /// What the life of an approval has to know: this version is the one to be approved.
    pub(super) const fn approval_facts(&self) -> approval::Facts {
        approval::Facts { version: self.version, current: self.version }
    }

    /// `by` as the list of approvers spells it, if the life of their approval lets them take this step on `on`.
    pub(super) fn open_to(
        &self,
        by: &str,
        approvals: &[(String, Date)],
        step: approval::Step,
        on: Date,
    ) -> Result<&str, Refusal> {
        let (name, stage) = self.approval_of(by, approvals)?;
        match stage.offer(step, on, &self.approval_facts()) {
            Ok(()) => Ok(name),
            Err(refusal) => Err(of_approval(refusal, by, self.version)),
        }
    }

    /// Whether this signature may be added to these.
    pub(super) fn accepts(&self, signatures: &[Arc<Signature>], signature: &Signature) -> Result<(), Refusal> {
        let party = signature.party;
        if let Some(earlier) = signatures.iter().find(|earlier| earlier.party == party) {
            Err(Refusal::AlreadySigned { party, on: earlier.on })
        } else if !self.signing().any(|named| named == party) {
            Err(Refusal::NotAParty { party })
        } else if signature.sha256 == self.version.sha256 {
            Ok(())
        } else {
            Err(Refusal::OtherText { version: self.version, signed: signature.sha256 })
        }
    }

    /// Notes this approval of the version in approval: whether it was the last one, which locks it; `None` where it does not fit.
    pub(super) fn approved(&self, approvals: &mut Vec<(String, Date)>, yes: &Approval) -> Option<bool> {
        let open = self.open_to(&yes.by, approvals, approval::Step::Approve, yes.on);
        let name = open.ok().filter(|_| self.version == yes.version)?;
        let approved = |other: &String| approvals.iter().any(|(approved, _)| approved == other);
        let last = self.approvers.iter().all(|other| other == name || approved(other));
        if !last {
            approvals.push((name.to_owned(), yes.on));
        }
        Some(last)
    }

    /// What these signatures make of the version, which they leave: an agreement, once the last party has signed.
    pub(super) fn agreement(&self, signatures: &mut Vec<Arc<Signature>>) -> Option<Agreement> {
        if !self.signing().all(|party| signatures.iter().any(|signature| signature.party == party)) {
            return None;
        }
        let signed_on = signatures.iter().map(|signature| signature.on).max()?;
        let signatures = std::mem::take(signatures);
        let Self { version, effective, .. } = *self;
        let parties = self.parties.clone();
        Some(Agreement { version, effective, signatures, signed_on, condition_met_on: None, parties })
    }
}

/// Why `by` may not decide on a version, as the contract says it.
pub(super) fn of_approval(why: refusal::Refusal<approval::Stage>, by: &str, version: Version) -> Refusal {
    match why {
        refusal::Refusal::AlreadyPast { stage } | refusal::Refusal::Ended { stage } => match stage.since() {
            Some(on) => Refusal::AlreadyApproved { by: by.to_owned(), on },
            None => Refusal::NeedsFirst { step: Step::Submit },
        },
        refusal::Refusal::ReasonMissing => Refusal::ReasonMissing { step: Step::TurnDown },
        refusal::Refusal::NameMissing => Refusal::NameMissing { step: Step::Approve },
        refusal::Refusal::DatedInFuture { on, now } => Refusal::DatedInFuture { on, today: now },
        refusal::Refusal::BeforeLastStep { on, last } => Refusal::BeforeLastStep { on, last },
        refusal::Refusal::Guard(approval::Guard::NewerVersion { current }) => {
            Refusal::VersionLocked { locked: current }
        }
        refusal::Refusal::Guard(approval::Guard::StillCurrent) => Refusal::VersionLocked { locked: version },
        refusal::Refusal::NeedsFirst { .. } | refusal::Refusal::Instead { .. } => {
            Refusal::NeedsFirst { step: Step::Submit }
        }
    }
}
