//! What we give up of a claim (减免, `domain.md` 5.7). Written once; taken back by a counter-entry.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::account::PartAccount;
use super::date::Date;
use super::entity::Entity;
use super::exact::ExactError;
use super::id::{ContractId, InstalmentId, WaiverId};
use super::money::Money;
use super::receipt::ClaimPart;
use super::reversal::Reversible;
use crate::kinds::Kind;

/// Something given up of one part of a plan: of its price, of its late fee or of the costs of getting it in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiver {
    /// Its id.
    pub id: WaiverId,
    /// The contract.
    pub contract: ContractId,
    /// The part of its plan.
    pub instalment: InstalmentId,
    /// Of what.
    #[serde(default)]
    pub part: ClaimPart,
    /// The day from which it is given up.
    pub on: Date,
    /// How much. A counter-entry carries the same amount, negative.
    pub amount: Money,
    /// Who gave it up, by name.
    #[serde(default)]
    pub by: String,
    /// Why.
    #[serde(default)]
    pub reason: String,
    /// For a counter-entry: the waiver it takes back.
    #[serde(default)]
    pub reverses: Option<WaiverId>,
}

/// Why nothing can be given up this way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum WaiverError {
    /// Nothing, or less.
    #[error("an amount above nothing is given up")]
    NotPositive,
    /// Without a reason nobody knows later why.
    #[error("a waiver says why")]
    NoReason,
    /// More than is open of it, on its day or by now.
    #[error("no more is given up than is open")]
    MoreThanOpen {
        /// What is open.
        open: Money,
    },
    /// Another currency, or overflow.
    #[error(transparent)]
    Exact(#[from] ExactError),
}

impl Waiver {
    /// Whether it can be recorded, given the part as it stands on the waiver's day and as it stands today. One that is dated back
    /// must fit on both: what was open then may have been paid or given up since.
    ///
    /// # Errors
    /// What is wrong.
    pub fn check(&self, then: &PartAccount, today: &PartAccount) -> Result<(), WaiverError> {
        let (before, now) = (then.waivable(self.part)?, today.waivable(self.part)?);
        let open = if now.minus(before)?.minor < 0 { now } else { before };
        if self.amount.minor <= 0 {
            return Err(WaiverError::NotPositive);
        }
        if open.minus(self.amount)?.minor < 0 {
            return Err(WaiverError::MoreThanOpen { open });
        }
        if self.reason.trim().is_empty() {
            return Err(WaiverError::NoReason);
        }
        Ok(())
    }

    /// The counter-entry that takes it back on `on`, or on its own day if that is later.
    ///
    /// # Errors
    /// Overflow.
    pub fn counter(&self, id: WaiverId, on: Date, by: String) -> Result<Self, ExactError> {
        let (amount, on) = (self.amount.negated()?, on.max(self.on));
        Ok(Self { id, on, amount, by, reverses: Some(self.id), ..self.clone() })
    }
}

impl Reversible for Waiver {
    type Id = WaiverId;

    fn row(&self) -> WaiverId {
        self.id
    }

    fn on(&self) -> Date {
        self.on
    }

    fn reverses(&self) -> Option<WaiverId> {
        self.reverses
    }
}

impl Entity for Waiver {
    type Id = WaiverId;
    const KIND: Kind = Kind::Waiver;

    fn id(&self) -> WaiverId {
        self.id
    }
}
