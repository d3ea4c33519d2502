//! Where a customer stands with us as of a day: its contracts added up.

use super::account::Account;
use super::collection::{CollectionError, DueDay, share};
use super::customer_days::contract_day;
use super::date::Date;
use super::exact::{ExactError, Worked};
use super::id::ContractId;
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
    /// Sum of the contracts that were signed, running or over.
    pub signed: Money,
    /// Counted towards signed contracts.
    pub collected: Money,
    /// The share of the signed amounts, floored: what was given up did not come in (6.4).
    pub collected_share: Ppm,
    /// Open of signed contracts.
    pub receivable: Money,
    /// Open after its day.
    pub overdue: Money,
    /// The most days any open part is late.
    pub days_late: u64,
    /// The earliest open day, late ones included.
    pub next_due: Option<Date>,
    /// The last day on which one of its signed contracts began or ended.
    pub last_contract_day: Option<Date>,
}

/// What one contract adds to the figures of its customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StandingLine {
    /// The contract.
    pub contract: ContractId,
    /// Whether it is being performed.
    pub is_in_force: bool,
    /// What it promises.
    pub amount: Money,
    /// What came in.
    pub collected: Money,
    /// What is open.
    pub receivable: Money,
    /// What of that is open after its day.
    pub overdue: Money,
}

impl Default for CustomerStanding {
    fn default() -> Self {
        let nothing = Money::zero(Currency::CNY);
        Self {
            contracts: 0,
            contracts_signed: 0,
            contracts_in_force: 0,
            in_force: nothing,
            signed: nothing,
            collected: nothing,
            collected_share: Ppm(0),
            receivable: nothing,
            overdue: nothing,
            days_late: 0,
            next_due: None,
            last_contract_day: None,
        }
    }
}

/// A share in basis points as parts per million.
pub fn ppm(share: Bp) -> Ppm {
    Ppm(share.0.saturating_mul(100))
}

impl CustomerStanding {
    /// The standing of a customer with these contracts: a line for each that its sums are made of.
    ///
    /// # Errors
    /// Overflow.
    pub fn of<'a>(contracts: impl IntoIterator<Item = &'a Progress>) -> Result<Worked<Self, StandingLine>, ExactError> {
        let mut standing = Self::default();
        let mut working = Vec::new();
        for contract in contracts {
            working.extend(standing.add(contract)?);
        }
        standing.collected_share = match share(standing.collected, standing.signed) {
            Ok(floored) => ppm(floored.value),
            Err(CollectionError::Exact(fault)) => return Err(fault),
            Err(CollectionError::NothingToCollect | CollectionError::NegativeAmount) => Ppm(0),
        };
        Ok(Worked { value: standing, working })
    }

    /// The share of a credit limit that the receivable uses up.
    pub fn share_of(&self, limit: Money) -> Option<Ppm> {
        share(self.receivable, limit).ok().map(|worked| ppm(worked.value))
    }

    /// Adds a contract. Drafts promise nothing yet and are only counted.
    fn add(&mut self, contract: &Progress) -> Result<Option<StandingLine>, ExactError> {
        self.contracts = self.contracts.saturating_add(1);
        if !contract.is_binding() {
            return Ok(None);
        }
        self.contracts_signed = self.contracts_signed.saturating_add(1);
        self.last_contract_day = self.last_contract_day.max(contract_day(contract));
        // whether a customer is active does not depend on a currency
        let is_in_force = contract.is_in_force();
        if is_in_force {
            self.contracts_in_force = self.contracts_in_force.saturating_add(1);
        }
        let Ok(account) = &contract.account else { return Ok(None) };
        if account.total.currency != self.receivable.currency {
            return Ok(None);
        }
        let line = StandingLine {
            contract: account.contract,
            is_in_force,
            amount: account.total,
            collected: account.collected,
            receivable: account.open,
            overdue: account.overdue,
        };
        if is_in_force {
            self.in_force = self.in_force.plus(line.amount)?;
        }
        self.signed = self.signed.plus(line.amount)?;
        self.collected = self.collected.plus(line.collected)?;
        self.receivable = self.receivable.plus(line.receivable)?;
        self.overdue = self.overdue.plus(line.overdue)?;
        self.add_days(account);
        Ok(Some(line))
    }

    fn add_days(&mut self, account: &Account) {
        for part in account.parts.iter().filter(|part| !part.position.open.is_zero()) {
            if let DueDay::On(day) = part.due {
                self.next_due = Some(self.next_due.map_or(day, |known| known.min(day)));
                let late = u64::try_from(part.days_late).unwrap_or(0);
                self.days_late = self.days_late.max(late);
            }
        }
    }
}
