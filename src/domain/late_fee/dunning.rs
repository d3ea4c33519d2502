//! What was done to get the debts of a contract in, besides receiving money: costs of recovery, waivers, claims (催收).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::debt::{Part, Waiver};
use crate::domain::collection::Dated;
use crate::domain::date::Date;
use crate::domain::id::{DisputeId, InstalmentId};
use crate::domain::money::Money;
use crate::domain::reference_rates::KeptRates;

/// What was done about one debt, in any order; nothing by default. Amounts are zero or positive, in the currency of the debt.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dunning {
    /// Costs of recovery that the debtor bears (实现债权的费用), each on the day it arose.
    pub costs: Vec<Dated>,
    /// What we gave up (减免).
    pub waivers: Vec<Waiver>,
    /// Late fees claimed by frozen statements (催款单): each with the part that was new on it.
    pub claims: Vec<Dated>,
}

impl Dunning {
    /// Whether anything was done up to and including a day.
    pub fn begun_by(&self, day: Date) -> bool {
        self.costs.iter().chain(&self.claims).any(|entry| entry.on <= day)
            || self.waivers.iter().any(|waiver| waiver.on <= day)
    }

    /// The waivers of the price itself, for a [`Position`](crate::domain::collection::Position).
    pub fn principal_waivers(&self) -> Vec<Dated> {
        let waivers = self.waivers.iter().filter(|waiver| waiver.part == Part::Principal);
        waivers.map(|waiver| Dated { on: waiver.on, amount: waiver.amount }).collect()
    }

    fn add(&mut self, other: Self) {
        self.costs.extend(other.costs);
        self.waivers.extend(other.waivers);
        self.claims.extend(other.claims);
    }
}

/// What was done about the debts of a contract, for looking up each instalment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DunningBook {
    entries: BTreeMap<InstalmentId, Dunning>,
    settled: Vec<Settled>,
    rates: Option<KeptRates>,
}

/// A sum that a settlement put beside the plan (和解, `domain.md` 5.8). Receipts are counted towards it as towards a part of the
/// plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settled {
    /// Its id, which receipts name.
    pub id: InstalmentId,
    /// The dispute that was settled.
    pub dispute: DisputeId,
    /// The last day to pay it.
    pub due: Date,
    /// How much.
    pub amount: Money,
}

impl DunningBook {
    /// Nothing was done about any of them.
    pub const fn none() -> Self {
        Self { entries: BTreeMap::new(), settled: Vec::new(), rates: None }
    }

    /// What was done, by instalment; an instalment may come more than once.
    pub fn new(entries: impl IntoIterator<Item = (InstalmentId, Dunning)>) -> Self {
        let mut book = Self::none();
        for (instalment, dunning) in entries {
            book.entries.entry(instalment).or_default().add(dunning);
        }
        book
    }

    /// The same, with the sums that settlements put beside the plan.
    #[must_use]
    pub fn with_settled(self, settled: Vec<Settled>) -> Self {
        Self { settled, ..self }
    }

    /// The sums that settlements put beside the plan.
    pub fn settled(&self) -> &[Settled] {
        &self.settled
    }

    /// The same, with the reference rates that the book keeps: what a late part costs hangs on those published since its clause was
    /// drafted.
    #[must_use]
    pub fn with_rates(self, rates: KeptRates) -> Self {
        Self { rates: Some(rates), ..self }
    }

    /// The reference rates that the book keeps; `None` where nobody looked.
    pub const fn rates(&self) -> Option<&KeptRates> {
        self.rates.as_ref()
    }

    /// What was done, by instalment.
    pub fn entries(&self) -> impl Iterator<Item = (InstalmentId, &Dunning)> {
        self.entries.iter().map(|(instalment, done)| (*instalment, done))
    }

    /// What was done about one.
    pub fn of(&self, instalment: InstalmentId) -> Option<&Dunning> {
        self.entries.get(&instalment)
    }
}
