//! Versions of a contract: its terms as they were, kept under a number and never written again.

use std::sync::Arc;

use leptos::prelude::{WithValue, untrack};

use super::app::App;
use super::clock::BrowserIds;
use crate::domain::contract::Contract;
use crate::domain::contract::named::NamedParties;
use crate::domain::contract::version::{ContractVersion, Keeping, Occasion, VersionBrief, keeping};
use crate::domain::date::Date;
use crate::domain::id::{ContractId, ContractVersionId};
use crate::domain::lifecycle::contract::event::Version;
use crate::domain::lifecycle::digest::Digest;

/// When, why and on what occasion terms are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// The day.
    pub on: Date,
    /// On what occasion.
    pub occasion: Occasion,
    /// Why, in a person's words.
    pub reason: String,
}

impl App {
    /// The versions of a contract, the first one first. The reader runs again when any is kept.
    pub fn versions_of(self, contract: ContractId) -> Vec<Arc<VersionBrief>> {
        let found = self.tables.try_with_value(|tables| {
            tables.version_briefs.watch_any();
            let ids = tables.index.versions_of(contract).iter();
            let mut all: Vec<_> = ids.filter_map(|id| tables.version_briefs.peek(*id)).collect();
            all.sort_by_key(|version| (version.number, version.id));
            all
        });
        found.unwrap_or_default()
    }

    /// What keeping terms of this digest comes to, beside the versions that were kept and those that are `locked`.
    pub fn keeping_of(self, contract: ContractId, locked: impl Iterator<Item = Version>, sha256: Digest) -> Keeping {
        let kept = untrack(|| self.versions_of(contract));
        keeping(kept.iter().map(AsRef::as_ref), locked, sha256)
    }

    /// The terms as the version that is to be kept, by the person at this copy; else by whoever looks after the contract.
    pub fn version_to_keep(
        self,
        contract: &Contract,
        parties: NamedParties,
        version: Version,
        why: Occurrence,
    ) -> ContractVersion {
        let person = self.person();
        let Occurrence { on, occasion, reason } = why;
        ContractVersion {
            id: ContractVersionId::fresh(&mut BrowserIds),
            contract: contract.id,
            number: version.number,
            on,
            by: if person.is_empty() { contract.owner.clone() } else { person },
            occasion,
            reason,
            sha256: version.sha256,
            parties,
            terms: contract.clone(),
        }
    }
}
