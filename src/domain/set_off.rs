//! What has to be right for a debt to be set off against one of ours (抵销, Civil Code art. 568 and 569): one side tells the other,
//! and from the arrival of the notice on both debts are gone as far as they are equal. It bears no condition and no term.

use thiserror::Error;

use super::date::Date;
use super::exact::ExactError;
use super::money::Money;
use super::receipt::Receipt;

/// Why a receipt is no set-off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SetOffFault {
    /// Nothing says what it is set off against.
    #[error("a set-off names the other debt")]
    NoGround,
    /// The notice has not arrived yet: it works on arrival, and not before.
    #[error("a set-off works on the arrival of the notice")]
    NotYet {
        /// The day that was entered.
        on: Date,
    },
    /// More is set off than is counted towards debts: what ends no debt is no set-off, and no advance either.
    #[error("a set-off leaves nothing over")]
    LeftOver {
        /// So much more.
        left: Money,
    },
    /// Beyond what an amount can hold, or in another currency than what it is counted towards.
    #[error(transparent)]
    Exact(#[from] ExactError),
}

/// Whether a receipt, of which `counted` is counted towards debts, can be recorded today. One that is no set-off always can.
///
/// # Errors
/// The first thing that is wrong with a set-off.
pub fn check(receipt: &Receipt, counted: Money, today: Date) -> Result<(), SetOffFault> {
    if !receipt.is_set_off() {
        return Ok(());
    }
    if receipt.against.trim().is_empty() {
        return Err(SetOffFault::NoGround);
    }
    if receipt.on > today {
        return Err(SetOffFault::NotYet { on: receipt.on });
    }
    all_counted(receipt, counted)
}

/// Whether all of a set-off is counted towards debts. Of a receipt that is none, the rest is an advance.
///
/// # Errors
/// [`SetOffFault::LeftOver`]; overflow; different currencies.
pub fn all_counted(receipt: &Receipt, counted: Money) -> Result<(), SetOffFault> {
    if !receipt.is_set_off() {
        return Ok(());
    }
    let left = receipt.amount.minus(counted)?;
    if left.is_zero() { Ok(()) } else { Err(SetOffFault::LeftOver { left }) }
}
