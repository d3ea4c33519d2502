//! Who approves and who signs a submitted version, and what their word makes of it.

use std::sync::Arc;

use super::event::{Signature, Submission, Version};
use super::refusal::Refusal;
use super::stage::{Agreement, Stage};
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

    /// The stage after this approval of a version that is in approval: the last one locks it.
    pub(super) fn approved(
        self: Arc<Self>,
        mut approvals: Vec<(String, Date)>,
        version: Version,
        by: &str,
        on: Date,
    ) -> Result<Stage, Stage> {
        let name = match self.open_to(by, &approvals) {
            Ok(name) if self.version == version => name,
            Ok(_) | Err(_) => return Err(Stage::InApproval { submission: self, approvals }),
        };
        let approved = |other: &String| approvals.iter().any(|(approved, _)| approved == other);
        if self.approvers.iter().all(|other| other == name || approved(other)) {
            let signatures = Vec::with_capacity(SIDES.len());
            return Ok(Stage::ToSign { submission: self, signatures });
        }
        approvals.push((name.to_owned(), on));
        Ok(Stage::InApproval { submission: self, approvals })
    }

    /// The stage after this signature under a version to be signed: the last party makes it an agreement.
    pub(super) fn signed(
        self: Arc<Self>,
        mut signatures: Vec<Arc<Signature>>,
        signature: &Arc<Signature>,
    ) -> Result<Stage, Stage> {
        if self.accepts(&signatures, signature).is_err() {
            return Err(Stage::ToSign { submission: self, signatures });
        }
        signatures.push(Arc::clone(signature));
        if !self.signing().all(|party| signatures.iter().any(|signature| signature.party == party)) {
            return Ok(Stage::ToSign { submission: self, signatures });
        }
        let signed_on = signatures.iter().fold(signature.on, |last, signature| last.max(signature.on));
        let Self { version, effective, .. } = *self;
        let parties = self.parties.clone();
        let agreement = Agreement { version, effective, signatures, signed_on, condition_met_on: None, parties };
        Ok(Stage::Signed { agreement, since: signed_on })
    }
}
