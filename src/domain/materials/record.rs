//! What is kept of materials: those that a person wrote down, and what happened to any of them.

use serde::{Deserialize, Serialize};

use super::amount::Amount;
use super::loss::Valuation;
use crate::domain::contract::party::Side;
use crate::domain::contract::support::SupportKind;
use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::id::{AttachmentId, ContractId, MaterialEventId, MaterialId};
use crate::domain::lifecycle::material::Keeping;
use crate::domain::money::Money;
use crate::kinds::Kind;

/// A material or a support that no clause promises, written down by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Material {
    /// Its id.
    pub id: MaterialId,
    /// The contract.
    pub contract: ContractId,
    /// Who gives it.
    #[serde(default = "ours")]
    pub giver: Side,
    /// What sort of thing.
    pub kind: SupportKind,
    /// What exactly.
    pub what: String,
    /// How much of it was promised.
    pub amount: Amount,
    /// Of what: piece, hour; nothing of money.
    #[serde(default)]
    pub unit: String,
    /// What all of it is worth, if that was said.
    #[serde(default)]
    pub worth: Option<Money>,
    /// The day it was promised.
    #[serde(default)]
    pub promised_on: Option<Date>,
    /// The day by which it is delivered; nothing when that is open.
    #[serde(default)]
    pub due: Option<Date>,
    /// Whether it is given back.
    #[serde(default = "kept")]
    pub keeping: Keeping,
    /// The day by which it is back; nothing when that is open, or it is not given back.
    #[serde(default)]
    pub return_by: Option<Date>,
    /// Who looks after it on our side, by name; empty: whoever looks after the contract.
    #[serde(default)]
    pub owner: String,
    /// What else there is to say.
    #[serde(default)]
    pub note: String,
    /// The day it was written down.
    pub made_on: Date,
}

const fn ours() -> Side {
    Side::Us
}

const fn kept() -> Keeping {
    Keeping::Kept
}

/// Something that happened to a material, written once (`domain.md` 5.1, append-only).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MaterialEvent {
    /// Its id.
    pub id: MaterialEventId,
    /// The contract.
    pub contract: ContractId,
    /// The key of the material.
    pub material: String,
    /// What it was called when this was recorded.
    #[serde(default)]
    pub title: String,
    /// The day of it.
    pub on: Date,
    /// Who recorded it, by name; empty where nobody has said.
    #[serde(default)]
    pub by: String,
    /// What happened.
    pub fact: MaterialFact,
    /// A file that shows it.
    #[serde(default)]
    pub file: Option<AttachmentId>,
}

/// What happened to a material.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MaterialFact {
    /// 已备好.
    Prepared,
    /// 已交付: all of it, or a part.
    Delivered {
        /// How much.
        amount: Amount,
        /// To whom, by name.
        to: String,
        /// The number of the slip or waybill.
        receipt: String,
    },
    /// 已签收.
    Accepted {
        /// How much.
        amount: Amount,
        /// Who signed for it, by name.
        by: String,
    },
    /// 拒收: it goes back to the giver and is still owed.
    Refused {
        /// How much.
        amount: Amount,
        /// Why.
        reason: String,
    },
    /// 已归还.
    Returned {
        /// How much.
        amount: Amount,
        /// In what state, or the number of the slip.
        note: String,
    },
    /// 已消耗.
    Consumed {
        /// How much.
        amount: Amount,
    },
    /// Lost or spoilt: it does not come back.
    Lost {
        /// How much.
        amount: Amount,
        /// What happened.
        reason: String,
        /// What was said of its cost.
        #[serde(default, skip_serializing_if = "Valuation::is_empty")]
        valued: Valuation,
    },
    /// 取消: what was not delivered yet is owed no more.
    Cancelled {
        /// Why.
        reason: String,
    },
    /// An earlier entry was a mistake and does not count.
    TakesBack(MaterialEventId),
}

impl Material {
    /// What it is known by beside those that clauses promise.
    pub fn key(&self) -> String {
        format!("own.{}", self.id)
    }

    /// Since when there is such a promise: it may have been written down later.
    pub fn since(&self) -> Date {
        self.promised_on.map_or(self.made_on, |day| day.min(self.made_on))
    }
}

impl Entity for Material {
    type Id = MaterialId;
    const KIND: Kind = Kind::Material;

    fn id(&self) -> MaterialId {
        self.id
    }
}

impl Entity for MaterialEvent {
    type Id = MaterialEventId;
    const KIND: Kind = Kind::MaterialEvent;

    fn id(&self) -> MaterialEventId {
        self.id
    }
}
