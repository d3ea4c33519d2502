//! What is booked and paid: entries, refunds, claw-back.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::domain::exact::{ExactError, Worked};
use crate::domain::id::ReceiptId;
use crate::domain::money::{Currency, Money};

/// A commission up to a moment: `earned = held + payable`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accrual {
    /// All of it.
    pub earned: Money,
    /// What waits until the contract is fully collected.
    pub held: Money,
    /// What may be paid.
    pub payable: Money,
}

/// Why a commission changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryCause {
    /// Money came in.
    Receipt(ReceiptId),
    /// Money went back.
    Refund(ReceiptId),
    /// The held part was set free.
    Release,
    /// The plan, the grade or an earlier figure was put right.
    Recompute,
}

/// One booking, never edited: a correction is another one (`domain.md` 5.1). Amounts may be negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommissionEntry {
    /// Why.
    pub cause: EntryCause,
    /// The change of what is earned.
    pub earned: Money,
    /// The change of what waits.
    pub held: Money,
    /// The change of what may be paid.
    pub payable: Money,
}

impl Accrual {
    /// Nothing yet.
    pub const fn nothing(currency: Currency) -> Self {
        let zero = Money::zero(currency);
        Self { earned: zero, held: zero, payable: zero }
    }

    /// The booking that leads from here to `now` (6.5: 15,500.00 before a refund and 13,000.00 after it book −2,500.00).
    ///
    /// # Errors
    /// Different currencies; overflow.
    pub fn entry_to(&self, now: &Self, cause: EntryCause) -> Result<CommissionEntry, ExactError> {
        Ok(CommissionEntry {
            cause,
            earned: now.earned.minus(self.earned)?,
            held: now.held.minus(self.held)?,
            payable: now.payable.minus(self.payable)?,
        })
    }

    /// What all bookings together make.
    ///
    /// # Errors
    /// Different currencies; overflow.
    pub fn of_entries<'a>(
        entries: impl IntoIterator<Item = &'a CommissionEntry>,
        currency: Currency,
    ) -> Result<Self, ExactError> {
        entries.into_iter().try_fold(Self::nothing(currency), |sum, entry| {
            Ok(Self {
                earned: sum.earned.plus(entry.earned)?,
                held: sum.held.plus(entry.held)?,
                payable: sum.payable.plus(entry.payable)?,
            })
        })
    }
}

/// One payment of commission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payout {
    /// What has become payable since the last payment, refunds taken off.
    pub due: Money,
    /// What an earlier payment left to be taken back: zero or less.
    pub brought_forward: Money,
    /// What is paid: zero or more.
    pub paid: Money,
    /// What the next payment has to take back: zero or less.
    pub carried_forward: Money,
}

/// Why there is no payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PayoutError {
    /// What is brought forward is money to be taken back and never above zero.
    #[error("what is brought forward cannot be above zero")]
    BroughtForwardPositive,
    /// The arithmetic has no answer.
    #[error(transparent)]
    Exact(#[from] ExactError),
}

/// The payments of successive periods: a refund lowers the next payment, which never falls below zero, and what it could
/// not take back waits for the one after (`contract-rules.md` 5.4, claw-back). The value is what is paid in all; each
/// payment is a row.
///
/// # Errors
/// An opening balance above zero; different currencies; overflow.
pub fn pay_out(opening: Money, due: impl IntoIterator<Item = Money>) -> Result<Worked<Money, Payout>, PayoutError> {
    if opening.minor > 0 {
        return Err(PayoutError::BroughtForwardPositive);
    }
    let zero = Money::zero(opening.currency);
    let (mut total, mut brought_forward) = (zero, opening);
    let mut working = Vec::new();
    for due in due {
        let net = due.plus(brought_forward)?;
        let (paid, carried_forward) = if net.minor < 0 { (zero, net) } else { (net, zero) };
        working.push(Payout { due, brought_forward, paid, carried_forward });
        total = total.plus(paid)?;
        brought_forward = carried_forward;
    }
    Ok(Worked { value: total, working })
}
