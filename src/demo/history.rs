//! What happened to the contracts.

use std::sync::Arc;

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::DemoError;
use super::deal::{DESK, Deal, HEAD, Step};
use super::scene::{Buyer, Scene};
use crate::domain::contract::Contract;
use crate::domain::contract::event::{ContractEvent, Fact};
use crate::domain::contract::named::{NamedParties, SigningParty};
use crate::domain::contract::party::ContractLanguage;
use crate::domain::date::Date;
use crate::domain::id::{ContractEventId, ContractId, NewId};
use crate::domain::lifecycle::contract::event::{
    Approval, EffectiveRule, Event, Rejection, Signature, SignatureMethod, Submission, Termination, Verdict, Version,
};
use crate::domain::lifecycle::digest::Digest;

impl<I: NewId> Scene<'_, I> {
    /// Everything that happened to a contract, in the order of the days; on one day the steps come first.
    pub(super) fn events(&mut self, deal: &Deal, buyer: &Buyer, contract: &Contract) -> Result<(), DemoError> {
        let mut facts: Vec<(Date, Fact)> = Vec::new();
        if !deal.path.is_empty() {
            let parties = Arc::new(NamedParties::in_text(contract, &self.book.own_entity, &buyer.customer));
            let version = Version { number: deal.version, sha256: digest(contract, &parties)? };
            for step in &deal.path {
                let event = self.step(step, version, &parties, contract)?;
                facts.push((event.on(), Fact::Life(event)));
            }
        }
        for (event, day) in &deal.happened {
            facts.push((self.day(*day)?, Fact::Happened(*event)));
        }
        facts.sort_by_key(|(on, _)| *on);
        for (on, fact) in facts {
            let id = ContractEventId::fresh(self.ids);
            self.book.contract_events.push(ContractEvent { id, contract: contract.id, on, fact });
        }
        Ok(())
    }

    /// The day on which a contract was sent for approval first, and the parties that were named to the approvers.
    pub(super) fn submission_of(&self, contract: ContractId) -> Option<(Date, Arc<NamedParties>)> {
        self.book.contract_events.iter().filter(|it| it.contract == contract).find_map(|it| match &it.fact {
            Fact::Life(Event::Submitted { on, submission }) => Some((*on, submission.parties.clone()?)),
            Fact::Life(_)
            | Fact::Happened(_)
            | Fact::ForceMajeure(_)
            | Fact::Cure(_)
            | Fact::Settlement(_)
            | Fact::Transfer(_)
            | Fact::Promise(_) => None,
        })
    }

    fn step(
        &self,
        step: &Step,
        version: Version,
        parties: &Arc<NamedParties>,
        contract: &Contract,
    ) -> Result<Event, DemoError> {
        let signed = |party: SigningParty, signer: &str, on: Date| Event::Signed {
            signature: Arc::new(Signature {
                party,
                signer: signer.to_owned(),
                capacity: match contract.language {
                    ContractLanguage::En => "Legal representative".to_owned(),
                    ContractLanguage::Zh | ContractLanguage::Both { .. } => "法定代表人".to_owned(),
                },
                on,
                method: SignatureMethod::WetAndSeal,
                evidence: format!("{}-签署页.pdf", contract.number),
                sha256: version.sha256,
            }),
        };
        Ok(match step {
            Step::Shared(on) => Event::Shared { on: self.day(*on)? },
            Step::Submitted(on) => Event::Submitted {
                on: self.day(*on)?,
                submission: Arc::new(Submission {
                    version,
                    approvers: vec![DESK.to_owned(), HEAD.to_owned()],
                    effective: EffectiveRule::from(&contract.term.effective),
                    parties: Some(Arc::clone(parties)),
                }),
            },
            Step::Approved(on, by) => Event::Approved(
                Approval { on: self.day(*on)?, version, by: (*by).to_owned(), comment: "同意。".to_owned() }.into(),
            ),
            Step::Returned(on, by, reason) => Event::TurnedDown(
                Rejection {
                    on: self.day(*on)?,
                    version,
                    by: (*by).to_owned(),
                    verdict: Verdict::Returned,
                    reason: (*reason).to_owned(),
                }
                .into(),
            ),
            Step::SignedByUs(on) => signed(SigningParty::Us, HEAD, self.day(*on)?),
            Step::SignedByThem(on) => signed(SigningParty::Them, &parties.them.legal_representative, self.day(*on)?),
            Step::Suspended(on, ground, note) => {
                Event::Suspended { on: self.day(*on)?, ground: *ground, note: (*note).to_owned(), until: None }
            }
            Step::Terminated { notice, effective, ground, note } => Event::Terminated {
                termination: Arc::new(Termination {
                    notice_on: self.day(*notice)?,
                    effective_on: self.day(*effective)?,
                    ground: *ground,
                    evidence: format!("{}-解除通知及签收回执.pdf", contract.number),
                    note: (*note).to_owned(),
                }),
            },
            Step::Completed(on) => Event::Completed { on: self.day(*on)?, by: contract.owner.clone() },
            Step::Archived(on) => Event::Archived { on: self.day(*on)? },
            Step::Void(on, reason) => Event::Voided { on: self.day(*on)?, reason: (*reason).to_owned() },
        })
    }
}

/// The digest of the text that is approved and signed: the contract and its parties as JSON with sorted keys.
pub(super) fn digest(contract: &Contract, parties: &NamedParties) -> Result<Digest, DemoError> {
    let mut value: Value = serde_json::to_value(contract).map_err(|_| DemoError::Unwritable)?;
    let parties = serde_json::to_value(parties).map_err(|_| DemoError::Unwritable)?;
    value.as_object_mut().ok_or(DemoError::Unwritable)?.insert("parties".to_owned(), parties);
    // the map of serde_json is sorted or not by a feature that any crate may turn on
    value.sort_all_objects();
    let text = serde_json::to_vec(&value).map_err(|_| DemoError::Unwritable)?;
    Ok(Digest(Sha256::digest(&text).into()))
}
