//! Amendments of signed contracts: which terms bind on a day, and what a change of them needs to know.
//!
//! The table of contracts in brief holds the terms that bind on the date looked at, so that every list and every reckoning follows
//! an amendment without asking for one; the contract as it was signed is kept beside it, for other days.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::{ArcTrigger, Get, WithValue, untrack};

use super::app::App;
use super::table::Tables;
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::amendment::binding::{binding, bound};
use crate::domain::contract::amendment::rebase::Rebased;
use crate::domain::contract::amendment::refusal::{Refusal, Setting};
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract_number::next_amendment;
use crate::domain::date::Date;
use crate::domain::id::{AmendmentId, ContractId};

/// The contracts whose terms were amended, as they were signed.
#[derive(Default)]
pub(super) struct Amended {
    signed: HashMap<ContractId, Signed>,
    stale: Vec<ArcTrigger>,
}

/// A contract as it was signed, and what stands for it in the table.
struct Signed {
    brief: Arc<ContractBrief>,
    stands: Arc<ContractBrief>,
}

impl Amended {
    /// Those who look at contracts whose terms in force are others now, to be woken once.
    pub(super) fn readers(&mut self) -> Vec<ArcTrigger> {
        std::mem::take(&mut self.stale)
    }
}

impl Tables {
    /// The contract as it was signed.
    pub(super) fn signed_brief(&self, id: ContractId) -> Option<Arc<ContractBrief>> {
        let row = self.briefs.peek(id)?;
        let known = self.standings.amended.signed.get(&id).filter(|it| Arc::ptr_eq(&it.stands, &row));
        Some(known.map_or(row, |it| Arc::clone(&it.brief)))
    }

    /// What lists and reckonings take of a contract on a day: by the terms that bind on it.
    pub(super) fn brief_on(&self, id: ContractId, as_of: Date) -> Option<Arc<ContractBrief>> {
        let signed = self.signed_brief(id)?;
        let amendments = self.amendments_of(id);
        let now = bound(&signed, amendments.iter().map(AsRef::as_ref), as_of);
        Some(now.map_or(signed, Arc::new))
    }

    /// The amendments of a contract, in the order of their numbers.
    pub(super) fn amendments_of(&self, contract: ContractId) -> Vec<Arc<Amendment>> {
        let ids = self.index.amendments_of(contract).iter();
        let mut all: Vec<_> = ids.filter_map(|id| self.amendments.peek(*id)).collect();
        all.sort_by(|one, other| one.number.cmp(&other.number).then(one.id.cmp(&other.id)));
        all
    }

    /// Lets the terms that bind on the date looked at stand in the table.
    pub(super) fn put_bound(&mut self, id: ContractId, as_of: Date) {
        if self.index.amendments_of(id).is_empty() {
            return;
        }
        let (Some(signed), Some(row)) = (self.signed_brief(id), self.briefs.peek(id)) else {
            self.standings.amended.signed.remove(&id);
            return;
        };
        let Some(now) = self.brief_on(id, as_of) else { return };
        if *now == *row {
            return;
        }
        // those who come in by an amendment stand in no row that was written
        self.index.note_joining(id, &now.joining);
        let stale = self.briefs.exchange(id, Arc::clone(&now));
        self.standings.amended.stale.extend(stale);
        self.standings.amended.signed.insert(id, Signed { brief: signed, stands: now });
    }
}

impl App {
    /// The amendments of a contract, in the order of their numbers; the reader runs again when any changes.
    pub fn amendments_of(self, contract: ContractId) -> Vec<Arc<Amendment>> {
        let found = self.tables.try_with_value(|tables| {
            tables.amendments.watch_any();
            tables.amendments_of(contract)
        });
        found.unwrap_or_default()
    }

    /// The terms that an amendment which follows `after` changes: of that amendment, or of the contract as it was signed. Nothing
    /// while they are still being read. The reader runs again when they change.
    pub fn basis_of(self, contract: ContractId, after: Option<AmendmentId>) -> Option<Contract> {
        match after {
            Some(id) => self.watch::<Amendment>(id).map(|it| Contract { id: contract, ..it.terms.clone() }),
            None => self.watch::<Contract>(contract).map(|it| Contract::clone(&it)),
        }
    }

    /// The terms that an amendment changes. Nothing while they are still being read. The reader runs again when they change.
    pub fn basis_under(self, amendment: &Amendment) -> Option<Contract> {
        match amendment.basis.as_deref() {
            Some(basis) => Some(Contract { id: amendment.contract, ..basis.clone() }),
            None => self.basis_of(amendment.contract, amendment.after),
        }
    }

    /// The terms of a contract that are in force today, with the amendment that led to them last. Nothing while they are still being
    /// read. The reader runs again when they change.
    pub fn terms_in_force(self, contract: ContractId) -> Option<(Option<AmendmentId>, Contract)> {
        let today = self.today.get();
        let signed = self.basis_of(contract, None)?;
        let all = self.amendments_of(contract);
        let last = binding(all.iter().map(AsRef::as_ref), today).last().map(|(_, it)| it.id);
        Some((last, signed.amended(all.iter().map(AsRef::as_ref), today)))
    }

    /// The draft of an amendment that another one overtook, on the terms in force today. Nothing where no other one did.
    pub fn amendment_rebased(self, amendment: &Amendment) -> Option<Rebased> {
        let (after, now) = self.terms_in_force(amendment.contract)?;
        let basis = self.basis_under(amendment)?;
        (after != amendment.after).then(|| amendment.rebased(&basis, &now, after))
    }

    /// The number of the next amendment of a contract.
    pub fn next_amendment_number(self, contract: ContractId, number: &str) -> Option<String> {
        let all = untrack(|| self.amendments_of(contract));
        let next = next_amendment(number, all.iter().map(|it| it.number.as_str())).ok()?;
        Some(next.as_str().to_owned())
    }

    /// Why an amendment may not be submitted or signed as things stand today; `None` where nothing bars it. The reader runs again
    /// when money, contracts or amendments change.
    pub fn amendment_barred(self, amendment: &Amendment) -> Option<Refusal> {
        let basis = self.basis_under(amendment)?;
        let standing = self.contract_today(amendment.contract);
        if standing.as_ref().is_some_and(|it| it.is_ended()) {
            return Some(Refusal::Ended);
        }
        let all = self.amendments_of(amendment.contract);
        let all: Vec<&Amendment> = all.iter().map(AsRef::as_ref).collect();
        let setting = Setting {
            basis: &basis,
            signed_on: standing.as_ref().and_then(|it| it.life.stage.agreement()).map(|it| it.signed_on),
            account: standing.as_ref().and_then(|it| it.account.as_ref().ok()),
            all: &all,
            today: self.today.get(),
        };
        amendment.may_go_on(&setting).err()
    }
}

impl App {
    /// The numbers of the amendments that an amendment follows, the first one first.
    pub fn amended_before(self, amendment: &Amendment) -> Vec<String> {
        let mut numbers = Vec::new();
        let mut next = amendment.after;
        while let Some(earlier) = next.and_then(|id| self.watch::<Amendment>(id)) {
            // a damaged book may lead in a circle
            if numbers.contains(&earlier.number) {
                break;
            }
            numbers.push(earlier.number.clone());
            next = earlier.after;
        }
        numbers.reverse();
        numbers
    }
}
