//! Instalments with money still to come, of every signed contract.

use std::sync::Arc;

use crate::domain::ageing::AgeingBucket;
use crate::domain::collection::DueDay;
use crate::domain::date::Date;
use crate::domain::id::{ContractId, CustomerId};
use crate::domain::money::Money;
use crate::domain::progress::Progress;

/// One instalment of which something is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenPart {
    /// The contract.
    pub contract: ContractId,
    /// Its number in the contract's plan, from 1.
    pub number: usize,
    /// Who owes it.
    pub customer: CustomerId,
    /// Who looks after the contract, by name; empty if nobody does.
    pub owner: Arc<str>,
    /// When it is due.
    pub due: DueDay,
    /// Still to come, more than nothing.
    pub open: Money,
}

/// Whose claim a contract is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claimant {
    /// The contract.
    pub contract: ContractId,
    /// Who owes by it: the customer that stands for the one it names.
    pub customer: CustomerId,
    /// Who looks after it, one spelling for every contract of that person.
    pub owner: Arc<str>,
}

/// What is open of the contracts of a book as of a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OpenBook {
    /// The instalments with money still to come.
    pub parts: Vec<OpenPart>,
    /// Signed contracts whose plan does not work out: what is owed by them is not known, and counts nowhere.
    pub unreckoned: Vec<ContractId>,
}

impl OpenPart {
    /// Whole days after its day; zero while it is not late or its day is not known.
    pub fn days_late(&self, as_of: Date) -> i64 {
        match self.due {
            DueDay::On(day) => day.days_until(as_of).max(0),
            DueDay::AwaitsEvent => 0,
        }
    }

    /// The column it belongs to.
    pub fn bucket(&self, as_of: Date) -> AgeingBucket {
        AgeingBucket::of_days(self.days_late(as_of))
    }
}

impl OpenBook {
    /// Adds what is open of a contract. One that is not signed, or is void, owes nothing.
    pub fn add(&mut self, claimant: &Claimant, standing: &Progress) {
        if !standing.is_binding() {
            return;
        }
        let Some(account) = standing.reckoned() else {
            self.unreckoned.push(claimant.contract);
            return;
        };
        self.parts.extend(account.parts.iter().filter(|part| !part.position.open.is_zero()).map(|part| OpenPart {
            contract: claimant.contract,
            number: part.number,
            customer: claimant.customer,
            owner: Arc::clone(&claimant.owner),
            due: part.due,
            open: part.position.open,
        }));
    }
}
