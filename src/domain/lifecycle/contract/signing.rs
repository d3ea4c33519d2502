//! Who approves and who signs a submitted version, and what their word makes of it.

use std::sync::Arc;

use super::event::{Approval, Signature, Submission};
use super::refusal::Refusal;
use super::stage::Agreement;
use crate::domain::contract::named::{SIDES, SigningParty};
use crate::domain::date::Date;

impl Submission {
    /// Everybody who signs it: the two sides, and whoever else the text names (`domain.md` 5.3 `parties[]`, `contract-rules.md`
    /// G1.d).
    pub fn signing(&self) -> impl Iterator<Item = SigningParty> {
        let further = self.parties.as_deref().map(|parties| parties.signing().skip(SIDES.len()));
        SIDES.into_iter().chain(further.into_iter().flatten())
    }

    /// `by` as the list of approvers spells it, if they have yet to decide.
    pub(super) fn open_to(&self, by: &str, approvals: &[(String, Date)]) -> Result<&str, Refusal> {
        let Some(name) = self.approvers.iter().find(|name| *name == by || name.trim() == by.trim()) else {
            return Err(Refusal::NotAnApprover { by: by.to_owned(), approvers: self.approvers.clone() });
        };
        match approvals.iter().find(|(approved, _)| approved == name) {
            Some((_, on)) => Err(Refusal::AlreadyApproved { by: by.to_owned(), on: *on }),
            None => Ok(name),
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
        let name = self.open_to(&yes.by, approvals).ok().filter(|_| self.version == yes.version)?;
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
