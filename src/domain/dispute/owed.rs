//! A settlement among what is owed: its sums stand beside the payment plan of the contract until they are paid, or taken back
//! (`domain.md` 5.8: a settlement creates an amendment or a receivable).

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;

use super::course::{Agreed, Course};
use super::event::{DisputeEvent, Fact, OwedPart, Payment};
use crate::domain::date::Date;
use crate::domain::id::{AmendmentId, ContractId, InstalmentId, ReceiptId, WaiverId};
use crate::domain::late_fee::dunning::Settled;
use crate::domain::lifecycle::dispute::SettlementForm;
use crate::domain::money::{Currency, Money};
use crate::domain::receipt::{Allocation, ClaimPart, Receipt};
use crate::domain::recovery_cost::RecoveryCost;
use crate::domain::reversal::{Reversible, taken_back};
use crate::domain::waiver::Waiver;

/// Why a settlement cannot be put among what is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum OwedError {
    /// Nothing was settled.
    #[error("the dispute is not settled")]
    NotSettled,
    /// An amendment carries it out, not a sum.
    #[error("the settlement is an amendment, no sum")]
    NoSum,
    /// It is we who owe.
    #[error("the sum is owed by us")]
    WeOwe,
    /// It is about no contract, so that there is no account to put it into.
    #[error("the dispute is about no contract")]
    NoContract,
    /// The account of the contract is in another currency.
    #[error("the contract is in another currency")]
    OtherCurrency {
        /// In which.
        of_contract: Currency,
    },
    /// It stands there already.
    #[error("the settlement is among what is owed already")]
    Already,
}

/// Why sums that stand among what is owed cannot be taken back: what names one of them would name nothing afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum BackError {
    /// Money was counted towards one, be it towards its price or what it cost to get it in.
    #[error("something was paid")]
    Paid,
    /// Something of one was given up.
    #[error("something was given up")]
    Waived,
    /// It cost something to get one in.
    #[error("costs of recovery were entered")]
    Costs,
}

/// What was entered under the contract of a settlement, counter-entries among it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Entered<'a> {
    /// The money that came in.
    pub receipts: &'a [&'a Receipt],
    /// What of it was counted.
    pub allocations: &'a [&'a Allocation],
    /// What was given up.
    pub waivers: &'a [&'a Waiver],
    /// What it cost to get the claims in.
    pub costs: &'a [&'a RecoveryCost],
}

/// What was put among what is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owed<'a> {
    /// The row.
    pub event: &'a DisputeEvent,
    /// The contract.
    pub contract: ContractId,
    /// The sums.
    pub parts: &'a [OwedPart],
    /// What was given up since these sums take its place.
    pub waivers: &'a [WaiverId],
}

/// The sums of a settlement with the days on which they are due: as they were agreed, else the whole on the day of the settlement,
/// since what names no day can be demanded at once (Civil Code art. 511).
///
/// # Errors
/// See [`OwedError`].
pub fn to_be_owed(agreed: Option<Agreed<'_>>, currency: Option<Currency>) -> Result<Vec<Payment>, OwedError> {
    let agreed = agreed.ok_or(OwedError::NotSettled)?;
    let amount: Money = match agreed.settlement.form {
        SettlementForm::Amendment => return Err(OwedError::NoSum),
        SettlementForm::Receivable { amount } if amount.minor <= 0 => return Err(OwedError::WeOwe),
        SettlementForm::Receivable { amount } => amount,
    };
    let of_contract = currency.ok_or(OwedError::NoContract)?;
    if amount.currency != of_contract {
        return Err(OwedError::OtherCurrency { of_contract });
    }
    if agreed.payments.is_empty() {
        return Ok(vec![Payment { on: agreed.event.on, amount }]);
    }
    Ok(agreed.payments.to_vec())
}

/// The rows that no counter-entry took back by a day.
fn left<'a, R: Reversible>(rows: &[&'a R], by: Date) -> impl Iterator<Item = &'a R> {
    let gone = taken_back(rows.iter().copied());
    let stands = move |row: &&R| row.reverses().is_none() && gone.get(&row.row()).is_none_or(|back| *back > by);
    rows.iter().copied().filter(stands)
}

impl Owed<'_> {
    /// Whether the sums can be taken back on a day: nothing that stands may name one of them, whatever its own day is.
    ///
    /// # Errors
    /// What names one.
    pub fn may_go_back(&self, entered: &Entered<'_>, today: Date) -> Result<(), BackError> {
        let is_own = |id: InstalmentId| self.parts.iter().any(|part| part.id == id);
        let receipts: BTreeSet<ReceiptId> = left(entered.receipts, today).map(|it| it.id).collect();
        let mut counted: BTreeMap<(ReceiptId, InstalmentId, ClaimPart), i128> = BTreeMap::new();
        for it in entered.allocations.iter().filter(|it| is_own(it.instalment) && receipts.contains(&it.receipt)) {
            // what was counted and taken out again is counted towards nothing
            let sum = counted.entry((it.receipt, it.instalment, it.part)).or_default();
            *sum = sum.saturating_add(i128::from(it.amount.minor));
        }
        if counted.values().any(|sum| *sum != 0) {
            return Err(BackError::Paid);
        }
        if left(entered.waivers, today).any(|it| is_own(it.instalment)) {
            return Err(BackError::Waived);
        }
        if left(entered.costs, today).any(|it| is_own(it.instalment)) {
            return Err(BackError::Costs);
        }
        Ok(())
    }
}

impl Course {
    /// What stands among what is owed; nothing where it was taken back.
    pub fn owed(&self) -> Option<Owed<'_>> {
        let is_back = |event: &DisputeEvent| {
            self.told.iter().any(|it| matches!(it.fact, Fact::OwedBack { owed } if owed == event.id))
        };
        self.told.iter().rev().filter(|event| !is_back(event)).find_map(|event| {
            let Fact::Owed { contract, parts, waivers } = &event.fact else { return None };
            Some(Owed { event, contract: *contract, parts, waivers })
        })
    }

    /// What of a settlement is to be put among what is owed under a contract in this currency.
    ///
    /// # Errors
    /// See [`OwedError`].
    pub fn to_be_owed(&self, currency: Option<Currency>) -> Result<Vec<Payment>, OwedError> {
        if self.owed().is_some() {
            return Err(OwedError::Already);
        }
        to_be_owed(self.settled(), currency)
    }

    /// What stands beside the plan of a contract.
    pub fn settled_under(&self, contract: ContractId) -> Vec<Settled> {
        let owed = self.owed().filter(|it| it.contract == contract);
        let parts = owed.iter().flat_map(|owed| owed.parts.iter().map(|part| (owed.event.dispute, *part)));
        // a row of nothing or less, which no form makes, says nothing
        let sums = parts.filter(|(_, part)| part.amount.minor > 0);
        sums.map(|(dispute, OwedPart { id, due, amount })| Settled { id, dispute, due, amount }).collect()
    }

    /// The amendment that was drafted last to carry out the settlement.
    pub fn amended(&self) -> Option<AmendmentId> {
        self.told.iter().rev().find_map(|event| {
            let Fact::Amended { amendment } = event.fact else { return None };
            Some(amendment)
        })
    }
}
