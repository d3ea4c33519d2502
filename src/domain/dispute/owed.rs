//! A settlement among what is owed: its sums stand beside the payment plan of the contract until they are paid, or taken back
//! (`domain.md` 5.8: a settlement creates an amendment or a receivable).

use thiserror::Error;

use super::course::{Agreed, Course};
use super::event::{DisputeEvent, Fact, OwedPart, Payment};
use crate::domain::id::{AmendmentId, ContractId, WaiverId};
use crate::domain::late_fee::dunning::Settled;
use crate::domain::lifecycle::dispute::SettlementForm;
use crate::domain::money::{Currency, Money};

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
