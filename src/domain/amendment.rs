//! What a contract is worth with its signed amendments (补充协议): amount = base + signed amendments (`domain.md` 5.3, 6.4).

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::date::Date;
use super::exact::{ExactError, Worked};
use super::money::Money;

/// The money side of an amendment that both sides signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedAmendment {
    /// Its number, such as `HT-202605-0001-BC01`.
    pub number: String,
    /// The day of the last signature.
    pub signed_on: Date,
    /// What it adds; negative when it takes off.
    pub delta: Money,
}

/// Why the amount has no answer.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AmendmentError {
    /// An amendment would bring the amount below zero.
    #[error("amendment {number} brings the amount below zero")]
    BelowZero {
        /// The amendment.
        number: String,
    },
    /// Different currencies, or overflow.
    #[error(transparent)]
    Exact(#[from] ExactError),
}

/// A step of the amount.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AmendmentLine {
    /// What the contract was signed for.
    Base(Money),
    /// An amendment, and the amount from its day on.
    Amended {
        /// Which.
        amendment: SignedAmendment,
        /// The amount after it.
        amount: Money,
    },
}

/// The amount as of a day: amendments count from the day they were signed, in the order of those days.
///
/// # Errors
/// An amount below zero on any day; different currencies; overflow.
pub fn amended_amount(
    base: Money,
    amendments: &[SignedAmendment],
    as_of: Date,
) -> Result<Worked<Money, AmendmentLine>, AmendmentError> {
    let mut signed: Vec<&SignedAmendment> = amendments.iter().filter(|it| it.signed_on <= as_of).collect();
    signed.sort_by_key(|it| it.signed_on);
    let mut working = vec![AmendmentLine::Base(base)];
    let mut amount = base;
    for amendment in signed {
        amount = amount.plus(amendment.delta)?;
        if amount.minor < 0 {
            return Err(AmendmentError::BelowZero { number: amendment.number.clone() });
        }
        working.push(AmendmentLine::Amended { amendment: amendment.clone(), amount });
    }
    Ok(Worked { value: amount, working })
}
