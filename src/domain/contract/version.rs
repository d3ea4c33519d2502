//! The terms of a contract as they were, under a number (合同版本, `domain.md` 5.3 *ContractVersion*). Written once, never
//! changed. Whether a version is locked follows from the life of its contract: it is, once it was approved.

use serde::{Deserialize, Serialize};

use super::Contract;
use super::named::NamedParties;
use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::id::{ContractId, ContractVersionId};
use crate::domain::lifecycle::contract::event::Version;
use crate::domain::lifecycle::digest::Digest;
use crate::kinds::Kind;

/// Terms that were kept, with the parties as the text named them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContractVersion {
    /// Its id.
    pub id: ContractVersionId,
    /// The contract.
    pub contract: ContractId,
    /// 1, 2, and so on. Two copies of a book that keep one apart from each other may use the same number.
    pub number: u32,
    /// The day.
    pub on: Date,
    /// Who kept it, by name.
    #[serde(default)]
    pub by: String,
    /// On what occasion.
    #[serde(default)]
    pub occasion: Occasion,
    /// Why, in a person's words.
    #[serde(default)]
    pub reason: String,
    /// The digest of terms and parties: what is approved and signed names it ([`Version::sha256`]).
    pub sha256: Digest,
    /// The parties as the text named them.
    pub parties: NamedParties,
    /// The terms.
    pub terms: Contract,
}

/// On what occasion terms were kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Occasion {
    /// A person kept them, and said why.
    #[default]
    ByHand,
    /// They went for approval.
    Submission,
    /// An earlier version took their place.
    TakenBack,
    /// A round of talks ended, or they went to the other side as a package.
    Round,
}

/// What the list of versions needs of one: small enough to be held for every version of a book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionBrief {
    /// Its id.
    pub id: ContractVersionId,
    /// The contract.
    pub contract: ContractId,
    /// Its number.
    pub number: u32,
    /// The day.
    pub on: Date,
    /// Who kept it, by name.
    pub by: String,
    /// On what occasion.
    pub occasion: Occasion,
    /// Why.
    pub reason: String,
    /// The digest of terms and parties.
    pub sha256: Digest,
}

/// What keeping terms comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeping {
    /// The last version says the same: nothing is kept twice.
    Kept(Version),
    /// They become a version of their own.
    New(Version),
}

impl Keeping {
    /// Under which number, either way.
    pub const fn version(self) -> Version {
        match self {
            Self::Kept(version) | Self::New(version) => version,
        }
    }
}

/// What keeping terms of this digest comes to beside the versions that were `kept`, and those that were approved and are
/// `locked`: a number that was ever used is not used for other terms, and terms whose number was approved for others get one of
/// their own.
pub fn keeping<'a>(
    kept: impl Iterator<Item = &'a VersionBrief>,
    locked: impl Iterator<Item = Version>,
    sha256: Digest,
) -> Keeping {
    let last = kept.max_by_key(|version| (version.number, version.id));
    let locked: Vec<Version> = locked.collect();
    if let Some(last) = last.filter(|last| last.sha256 == sha256) {
        let version = Version { number: last.number, sha256 };
        if !locked.iter().any(|other| other.contradicts(version)) {
            return Keeping::Kept(version);
        }
    }
    let used = locked.iter().map(|version| version.number).chain(last.map(|last| last.number)).max();
    Keeping::New(Version { number: used.unwrap_or(0).saturating_add(1), sha256 })
}

impl ContractVersion {
    /// What the list of versions needs of it.
    pub fn brief(&self) -> VersionBrief {
        VersionBrief {
            id: self.id,
            contract: self.contract,
            number: self.number,
            on: self.on,
            by: self.by.clone(),
            occasion: self.occasion,
            reason: self.reason.clone(),
            sha256: self.sha256,
        }
    }

    /// Its terms as the draft in the place of `now`. What says which contract it is, whose and with whom, and the note beside
    /// it, stay as they are.
    #[must_use]
    pub fn taken_back(&self, now: &Contract) -> Contract {
        Contract {
            id: now.id,
            number: now.number.clone(),
            own_entity: now.own_entity,
            customer: now.customer,
            owner: now.owner.clone(),
            note: now.note.clone(),
            ..self.terms.clone()
        }
    }
}

impl Entity for ContractVersion {
    type Id = ContractVersionId;
    const KIND: Kind = Kind::ContractVersion;

    fn id(&self) -> ContractVersionId {
        self.id
    }
}
