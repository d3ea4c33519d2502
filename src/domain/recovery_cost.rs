//! What it cost to get a claim in (实现债权的费用, Civil Code art. 561). Written once; taken back by a counter-entry.

use serde::{Deserialize, Serialize};

use super::date::Date;
use super::entity::Entity;
use super::exact::ExactError;
use super::id::{ContractId, InstalmentId, RecoveryCostId};
use super::money::Money;
use super::reversal::Reversible;
use crate::kinds::Kind;

/// A cost that the debtor bears.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecoveryCost {
    /// Its id.
    pub id: RecoveryCostId,
    /// The contract.
    pub contract: ContractId,
    /// The part of its plan that was to be got in.
    pub instalment: InstalmentId,
    /// The day it arose.
    pub on: Date,
    /// How much. A counter-entry carries the same amount, negative.
    pub amount: Money,
    /// What for.
    #[serde(default)]
    pub kind: CostKind,
    /// Who entered it, by name.
    #[serde(default)]
    pub by: String,
    /// To whom it was paid, on which bill.
    #[serde(default)]
    pub note: String,
    /// For a counter-entry: the cost it takes back.
    #[serde(default)]
    pub reverses: Option<RecoveryCostId>,
}

/// What a cost of recovery is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CostKind {
    /// 律师费.
    #[default]
    Lawyer,
    /// 诉讼费、仲裁费.
    Court,
    /// 保全费, the bond for it included.
    Preservation,
    /// 公证费、鉴定费.
    Notary,
    /// 差旅费.
    Travel,
    /// The fixed sum of EU Directive 2011/7 art. 6 or the UK Late Payment Act s. 5A.
    Compensation,
    /// 其他.
    Other,
}

impl CostKind {
    /// Every one, in the order of a menu.
    pub const ALL: [Self; 7] =
        [Self::Lawyer, Self::Court, Self::Preservation, Self::Notary, Self::Travel, Self::Compensation, Self::Other];

    /// Its name in menus and files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lawyer => "lawyer",
            Self::Court => "court",
            Self::Preservation => "preservation",
            Self::Notary => "notary",
            Self::Travel => "travel",
            Self::Compensation => "compensation",
            Self::Other => "other",
        }
    }
}

impl RecoveryCost {
    /// The counter-entry that takes it back on `on`, or on its own day if that is later.
    ///
    /// # Errors
    /// Overflow.
    pub fn counter(&self, id: RecoveryCostId, on: Date, by: String) -> Result<Self, ExactError> {
        let (amount, on) = (self.amount.negated()?, on.max(self.on));
        Ok(Self { id, on, amount, by, reverses: Some(self.id), ..self.clone() })
    }
}

impl Reversible for RecoveryCost {
    type Id = RecoveryCostId;

    fn row(&self) -> RecoveryCostId {
        self.id
    }

    fn on(&self) -> Date {
        self.on
    }

    fn reverses(&self) -> Option<RecoveryCostId> {
        self.reverses
    }
}

impl Entity for RecoveryCost {
    type Id = RecoveryCostId;
    const KIND: Kind = Kind::RecoveryCost;

    fn id(&self) -> RecoveryCostId {
        self.id
    }
}
