//! Talks about a contract before it is signed (谈判, `domain.md` 5.3 *NegotiationRound*): rounds, and in each of them proposals
//! for one clause from either side. What becomes of a proposal is its life
//! ([`lifecycle::negotiation`](super::lifecycle::negotiation)).

pub mod balance;
pub mod clause;
pub mod package;
pub mod standing;

use serde::{Deserialize, Serialize};

use super::contract::Contract;
use super::contract::clause::ClauseId;
use super::contract::named::NamedParties;
use super::contract::party::Side;
use super::date::Date;
use super::entity::Entity;
use super::id::{AttachmentId, ContractId, FallbackId, NegotiationRoundId, PackageId, ProposalEventId, ProposalId};
use super::lifecycle::digest::Digest;
use super::lifecycle::life::Entry;
use super::lifecycle::negotiation::Event;
use crate::kinds::Kind;

/// A round of talks (谈判轮次).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NegotiationRound {
    /// Its id.
    pub id: NegotiationRoundId,
    /// The contract.
    pub contract: ContractId,
    /// 1, 2, and so on. Two copies of a book that open one apart from each other may use the same number.
    pub number: u32,
    /// The day it was opened.
    pub opened_on: Date,
    /// Who speaks in it.
    pub side: Side,
    /// How it came.
    #[serde(default)]
    pub channel: Channel,
    /// What else there is to say.
    #[serde(default)]
    pub note: String,
    /// The file that came with it: a marked text, a letter.
    #[serde(default)]
    pub file: Option<AttachmentId>,
    /// The contract package that went out or came in with it.
    #[serde(default)]
    pub package: Option<Passed>,
    /// The parties as the package of somebody else named them: such a draft is written from their side, and its paper names them.
    #[serde(default)]
    pub received_parties: Option<NamedParties>,
    /// The terms as that package brought them: what is changed since is what goes back.
    #[serde(default)]
    pub received_terms: Option<Box<Contract>>,
    /// How it ended; nothing while it goes on.
    #[serde(default)]
    pub closed: Option<Closed>,
}

/// How a round reached us, or them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// Face to face.
    Meeting,
    /// By e-mail.
    #[default]
    Mail,
    /// In a chat.
    Message,
    /// On the telephone.
    Telephone,
    /// On paper.
    Paper,
    /// As a contract package.
    Package,
}

impl Channel {
    /// Those that a person chooses from: a package says so by itself.
    pub const CHOSEN: [Self; 5] = [Self::Mail, Self::Meeting, Self::Message, Self::Telephone, Self::Paper];
}

/// A package that went out or came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passed {
    /// What it is known by on both sides: the one that comes back has the id of the one that went out.
    pub id: PackageId,
    /// The digest of what it says.
    pub sha256: Digest,
}

/// How a round ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    /// The day.
    pub on: Date,
    /// Who closed it, by name.
    #[serde(default)]
    pub by: String,
    /// What came of it, in a person's words.
    #[serde(default)]
    pub summary: String,
    /// The version that holds the outcome.
    pub version: u32,
}

/// What one side wants of one clause (提议). Written once: who thinks better of it withdraws it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// Its id.
    pub id: ProposalId,
    /// The contract.
    pub contract: ContractId,
    /// The round in which it was made.
    pub round: NegotiationRoundId,
    /// Who proposes.
    pub side: Side,
    /// The clause; nothing for heading and parties.
    #[serde(default)]
    pub clause: Option<ClauseId>,
    /// The terms it changes.
    pub changes: Vec<TermChange>,
    /// Why, in words.
    #[serde(default)]
    pub reason: String,
    /// Which fallback of ours was used, in words; empty for none (备选条款).
    #[serde(default)]
    pub fallback: String,
    /// The fallback of the library whose terms it started from; nothing for terms that were typed in.
    #[serde(default)]
    pub fallback_of: Option<FallbackId>,
    /// The proposal that it answers with a proposal of its own (反提议).
    #[serde(default)]
    pub answers: Option<ProposalId>,
}

/// A term that a proposal changes. Values stand as the contract's record writes them (JSON), so that a term of any type has a place,
/// and is only ever read back into its own type.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TermChange {
    /// Where it stands in the record: `payment/included/late_fee`.
    pub path: String,
    /// What it was when this was proposed; nothing where it was not there.
    #[serde(default)]
    pub from: Option<String>,
    /// What it shall be; nothing where it shall go.
    #[serde(default)]
    pub to: Option<String>,
}

/// A fact in the life of a proposal, written once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposalEvent {
    /// Its id.
    pub id: ProposalEventId,
    /// The contract.
    pub contract: ContractId,
    /// The proposal.
    pub proposal: ProposalId,
    /// The day.
    pub on: Date,
    /// Who recorded it, by name.
    #[serde(default)]
    pub by: String,
    /// What happened.
    pub fact: Event,
}

impl ProposalEvent {
    /// The step of the life that it tells of.
    pub fn entry(&self) -> Entry<Date, Event> {
        Entry::new(self.on, self.fact.clone())
    }
}

impl Entity for NegotiationRound {
    type Id = NegotiationRoundId;
    const KIND: Kind = Kind::NegotiationRound;

    fn id(&self) -> NegotiationRoundId {
        self.id
    }
}

impl Proposal {
    /// Notes the fallback of the library that was filled in for its clause, unless its words were taken out again: then it is no
    /// fallback of ours.
    pub fn start_from(&mut self, used: impl Fn(ClauseId) -> Option<FallbackId>) {
        self.fallback_of = self.clause.filter(|_| !self.fallback.is_empty()).and_then(used);
    }
}

impl Entity for Proposal {
    type Id = ProposalId;
    const KIND: Kind = Kind::Proposal;

    fn id(&self) -> ProposalId {
        self.id
    }
}

impl Entity for ProposalEvent {
    type Id = ProposalEventId;
    const KIND: Kind = Kind::ProposalEvent;

    fn id(&self) -> ProposalEventId {
        self.id
    }
}
