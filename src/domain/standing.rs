//! Where a customer stands with us as of a day: its contracts added up.

use super::collection::{DueDay, share};
use super::date::Date;
use super::money::{Currency, Money};
use super::progress::Progress;
use super::rate::{Bp, Ppm};

/// Where a customer stands with us as of a day. Amounts are in the book's currency; contracts in others are not added in.
#[derive(Debug, Clone, PartialEq)]
pub struct CustomerStanding {
    /// Contracts in all.
    pub contracts: usize,
    /// Those of them that were signed, running or over.
    pub contracts_signed: usize,
    /// Contracts being performed.
    pub contracts_in_force: usize,
    /// Sum of the contracts being performed.
    pub in_force: Money,
    /// Counted towards signed contracts.
    pub collected: Money,
    /// The share of the signed amounts, floored.
    pub collected_share: Ppm,
    /// Open of signed contracts.
    pub receivable: Money,
    /// Open after its day.
    pub overdue: Money,
    /// The most days any open part is late.
    pub days_late: u64,
    /// The earliest open day, late ones included.
    pub next_due: Option<Date>,
}

impl Default for CustomerStanding {
    fn default() -> Self {
        let nothing = Money::zero(Currency::CNY);
        Self {
            contracts: 0,
            contracts_signed: 0,
            contracts_in_force: 0,
            in_force: nothing,
            collected: nothing,
            collected_share: Ppm(0),
            receivable: nothing,
            overdue: nothing,
            days_late: 0,
            next_due: None,
        }
    }
}

/// A share in basis points as parts per million.
pub fn ppm(share: Bp) -> Ppm {
    Ppm(share.0.saturating_mul(100))
}

impl CustomerStanding {
    /// The standing of a customer with these contracts.
    pub fn of<'a>(contracts: impl IntoIterator<Item = &'a Progress>) -> Self {
        let mut standing = Self::default();
        for contract in contracts {
            standing.add(contract);
        }
        let whole = standing.collected.plus(standing.receivable).ok();
        let floored = whole.and_then(|whole| share(standing.collected, whole).ok());
        standing.collected_share = floored.map_or(Ppm(0), |worked| ppm(worked.value));
        standing
    }

    /// The share of a credit limit that the receivable uses up.
    pub fn share_of(&self, limit: Money) -> Option<Ppm> {
        share(self.receivable, limit).ok().map(|worked| ppm(worked.value))
    }

    /// Adds a contract. Drafts promise nothing yet and are only counted.
    fn add(&mut self, contract: &Progress) {
        self.contracts = self.contracts.saturating_add(1);
        if !contract.is_binding() {
            return;
        }
        self.contracts_signed = self.contracts_signed.saturating_add(1);
        // whether a customer is active does not depend on a currency
        if contract.is_in_force() {
            self.contracts_in_force = self.contracts_in_force.saturating_add(1);
        }
        let Ok(account) = &contract.account else { return };
        if account.total.currency != self.receivable.currency {
            return;
        }
        let sum = |a: Money, b: Money| a.plus(b).unwrap_or(a);
        if contract.is_in_force() {
            self.in_force = sum(self.in_force, account.total);
        }
        self.collected = sum(self.collected, account.collected);
        self.receivable = sum(self.receivable, account.open);
        self.overdue = sum(self.overdue, account.overdue);
        for part in account.parts.iter().filter(|part| !part.position.open.is_zero()) {
            if let DueDay::On(day) = part.due {
                self.next_due = Some(self.next_due.map_or(day, |known| known.min(day)));
                let late = u64::try_from(part.days_late).unwrap_or(0);
                self.days_late = self.days_late.max(late);
            }
        }
    }
}
