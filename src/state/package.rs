//! Contract packages: the draft as a file for the other side, theirs opened here, and ours coming back with their marks.

use js_sys::Uint8Array;
use leptos::prelude::{GetUntracked, WithValue, untrack};
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use super::app::App;
use super::batch::Batch;
use super::clock::BrowserIds;
use super::negotiation::NewRound;
use super::outgoing::download;
use super::table::Held;
use crate::domain::contract::Contract;
use crate::domain::contract::named::NamedParties;
use crate::domain::contract::party::Side;
use crate::domain::customer::Customer;
use crate::domain::id::{ContractId, PackageId, ProposalId};
use crate::domain::negotiation::package::{Package, PackageFault, PackedProposal};
use crate::domain::negotiation::{Channel, NegotiationRound, Passed, Proposal};
use crate::domain::own_entity::OwnEntity;
use crate::record::terms::with_terms;
use crate::sync::package::{LARGEST_PACKAGE, Making, come_home, read, write};

/// A package that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadPackage {
    /// The name of the file.
    pub name: String,
    /// What it says.
    pub package: Package,
}

/// A package that came back, as what it makes of the talks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// The round of the other side.
    pub round: NegotiationRound,
    /// What it proposes, clause by clause.
    pub proposals: Vec<Proposal>,
    /// Whether the terms it started from are those that went out.
    pub is_of_what_was_sent: bool,
}

/// Why a package is not taken into the talks about a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotTaken {
    /// It is not one that went out of this contract.
    OtherContract,
    /// It was taken in before.
    Twice,
    /// It says nothing else than what went out.
    NothingNew,
}

/// The terms in the place of `now`: whose contract it is, and what stays at home, is as it was.
fn at_home(terms: &Contract, now: &Contract) -> Contract {
    Contract {
        id: now.id,
        own_entity: now.own_entity,
        customer: now.customer,
        owner: now.owner.clone(),
        drafted_from: now.drafted_from,
        note: now.note.clone(),
        circumstances: now.circumstances.clone(),
        acknowledged: now.acknowledged.clone(),
        signing: terms.signing.come_home(&now.signing),
        ..terms.clone()
    }
}

impl App {
    /// Reads a file that should be a contract package.
    ///
    /// # Errors
    /// Why it is none.
    pub async fn read_package(self, file: File) -> Result<ReadPackage, PackageFault> {
        let largest = u32::try_from(LARGEST_PACKAGE).unwrap_or(u32::MAX);
        if file.size() > f64::from(largest) {
            return Err(PackageFault::TooLarge);
        }
        let bytes = JsFuture::from(file.array_buffer()).await.map_err(|_| PackageFault::NotJson)?;
        let package = read(&Uint8Array::new(&bytes).to_vec())?;
        Ok(ReadPackage { name: file.name(), package })
    }

    /// Hands the draft out as a package, and gives the round that says so. A draft that came as a package goes back as the same one.
    ///
    /// # Errors
    /// Terms that have no written form; a browser that will not make a download.
    pub fn hand_out_package(
        self,
        contract: &Contract,
        parties: &NamedParties,
        note: String,
    ) -> Result<NegotiationRound, PackageFault> {
        let on = self.today.get_untracked();
        let rounds = untrack(|| self.rounds_of(contract.id));
        let came = rounds.iter().rev().find_map(|round| {
            Some((round.package?.id, round.received_parties.clone()?, round.received_terms.as_deref()?.clone()))
        });
        let open: Vec<PackedProposal> = untrack(|| self.talks_of(contract.id))
            .into_iter()
            .filter(|talk| talk.life.stage.is_open())
            .map(|talk| PackedProposal {
                // told from the side that wrote the draft
                side: if came.is_some() { talk.proposal.side.other() } else { talk.proposal.side },
                clause: talk.proposal.clause,
                changes: talk.proposal.changes.clone(),
                reason: talk.proposal.reason.clone(),
            })
            .collect();
        let fresh = PackageId::fresh(&mut BrowserIds);
        let (id, parties, sent) = match &came {
            Some((id, parties, sent)) => (*id, parties, sent),
            None => (fresh, parties, contract),
        };
        let making = Making { id, made_on: on, note: &note, parties, sent, edited: contract, proposals: &open };
        let (bytes, package) = write(&making)?;
        let name = format!("{}-{on}.contract.json", file_word(&contract.number));
        download(&name, "application/json", &bytes).ok_or(PackageFault::Unwritable)?;
        // what goes back is recognised by what it started from, what comes in by all that it says
        let sha256 = if came.is_some() { package.sha256 } else { package.sent_sha256 };
        let said = NewRound { on, side: Side::Us, channel: Channel::Package, note, file: None };
        let round = self.next_round(contract.id, said);
        Ok(NegotiationRound { package: Some(Passed { id, sha256 }), ..round })
    }

    /// What a package makes of the talks about a contract out of which it went.
    ///
    /// # Errors
    /// It is another contract's, was taken in before, or says nothing new.
    pub fn received_package(self, draft: &Contract, package: &Package) -> Result<Received, NotTaken> {
        let rounds = untrack(|| self.rounds_of(draft.id));
        let mine = |round: &&NegotiationRound| round.package.is_some_and(|it| it.id == package.id);
        let passed: Vec<&NegotiationRound> = rounds.iter().map(AsRef::as_ref).filter(mine).collect();
        let out = passed.iter().find(|it| it.side == Side::Us && it.received_terms.is_none());
        let Some(out) = out.and_then(|it| it.package) else { return Err(NotTaken::OtherContract) };
        if passed.iter().any(|it| it.side == Side::Them && it.package.is_some_and(|it| it.sha256 == package.sha256)) {
            return Err(NotTaken::Twice);
        }
        let is_of_what_was_sent = out.sha256 == package.sent_sha256;
        let talks = untrack(|| self.talks_of(draft.id));
        let wanted = talks.iter().filter_map(|talk| with_terms(draft, &talk.proposal.changes).ok());
        let wanted: Vec<Contract> = wanted.collect();
        let ours: Vec<&Contract> = std::iter::once(draft).chain(&wanted).collect();
        let home = come_home(package.clone(), &ours);
        let on = self.today.get_untracked();
        let said = NewRound { on, side: Side::Them, channel: Channel::Package, note: home.note.clone(), file: None };
        let round = NegotiationRound {
            package: Some(Passed { id: package.id, sha256: package.sha256 }),
            ..self.next_round(draft.id, said)
        };
        let mut proposals =
            self.proposals_between(&round, &home.sent, &home.edited, |_| (String::new(), String::new()));
        let known: Vec<_> = talks.iter().map(|talk| talk.proposal.changes.clone()).collect();
        // what they wrote down as proposals of their own; ours came along and are known
        for packed in home.proposals.into_iter().filter(|it| it.side == Side::Them && !known.contains(&it.changes)) {
            proposals.push(proposed(&round, packed));
        }
        if proposals.is_empty() {
            return Err(NotTaken::NothingNew);
        }
        Ok(Received { round, proposals, is_of_what_was_sent })
    }

    /// The batch that begins a draft from somebody else's package, to be marked up here: between our company and the customer who
    /// stands for the other side.
    pub fn opened_package(self, package: &Package, own: &OwnEntity, customer: &Customer) -> (ContractId, Batch) {
        let id = ContractId::fresh(&mut BrowserIds);
        let mut contract = package.edited.clone();
        contract.id = id;
        contract.own_entity = own.id;
        contract.customer = customer.id;
        contract.owner.clone_from(&customer.owner);
        let on = self.today.get_untracked();
        let said = NewRound { on, side: Side::Them, channel: Channel::Package, note: package.note.clone(), file: None };
        let round = NegotiationRound {
            package: Some(Passed { id: package.id, sha256: package.sha256 }),
            received_parties: Some(package.parties.clone()),
            received_terms: Some(Box::new(at_home(&package.sent, &contract))),
            number: 1,
            ..self.next_round(id, said)
        };
        // told from the side that wrote the draft, which is theirs: what it calls theirs are wishes of ours
        let open =
            package.proposals.iter().map(|it| Proposal { side: it.side.other(), ..proposed(&round, it.clone()) });
        let batch = Batch::of(&contract).put(&round);
        (id, open.fold(batch, |batch, proposal| batch.put(&proposal)))
    }

    /// The parties of a draft that came as a package, as its text names them. The reader runs again when a round changes.
    pub fn parties_received(self, contract: ContractId) -> Option<NamedParties> {
        self.rounds_of(contract).iter().rev().find_map(|round| round.received_parties.clone())
    }

    /// Whether a package went out of a contract and may come back. The reader runs again when a round changes.
    pub fn has_package_out(self, contract: ContractId) -> bool {
        self.rounds_of(contract).iter().any(|round| round.side == Side::Us && round.package.is_some())
    }

    /// The contract out of which a package went, if it went out of this book.
    pub fn contract_of_package(self, id: PackageId) -> Option<ContractId> {
        let found = self.tables.try_with_value(|tables| {
            let all = NegotiationRound::table(tables).peek_all();
            let mut ours = all.filter(|it| it.package.is_some_and(|it| it.id == id));
            ours.find(|it| it.side == Side::Us || it.received_terms.is_some()).map(|it| it.contract)
        });
        found.flatten()
    }
}

/// Of a contract's number what may stand in the name of a file.
fn file_word(number: &str) -> String {
    let plain: String = number.chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { '-' }).collect();
    if plain.is_empty() { "contract".to_owned() } else { plain }
}

/// A proposal that came with a package, in its round.
fn proposed(round: &NegotiationRound, packed: PackedProposal) -> Proposal {
    Proposal {
        id: ProposalId::fresh(&mut BrowserIds),
        contract: round.contract,
        round: round.id,
        side: round.side,
        clause: packed.clause,
        changes: packed.changes,
        reason: packed.reason,
        fallback: String::new(),
        fallback_of: None,
        answers: None,
    }
}
