//! What happened to a contract, as it is kept: one row for each fact, written once (`domain.md` 5.1, append-only).

use serde::{Deserialize, Serialize};

use super::plan;
use crate::domain::cure;
use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::force_majeure;
use crate::domain::id::{ContractEventId, ContractId};
use crate::domain::lifecycle::contract::event::Event;
use crate::domain::pay_promise;
use crate::domain::settlement_list::record as settlement;
use crate::domain::transfer;
use crate::kinds::Kind;

/// A fact in the life of a contract (合同事件). Never changed: what was wrong is put right by a further fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContractEvent {
    /// Its id.
    pub id: ContractEventId,
    /// The contract.
    pub contract: ContractId,
    /// The day of the fact; for a step of the life the same day that the step itself carries.
    pub on: Date,
    /// What happened.
    pub fact: Fact,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// A step in the life of the contract: shared, signed, suspended (`domain.md` 5.3).
    Life(Event),
    /// Something that payments wait for: delivered, accepted, invoiced (`contract-rules.md` S8 `schedule`).
    Happened(plan::Event),
    /// What was told of force majeure (不可抗力): a notice, its proof, its end.
    ForceMajeure(force_majeure::Fact),
    /// What was told of a breach that is to be cured, and who ended the contract for it (催告、改正).
    Cure(cure::Fact),
    /// What was said of the settlement list once it has ended (结算清单).
    Settlement(settlement::Fact),
    /// What was told of a transfer of claims or of the contract (转让).
    Transfer(transfer::Fact),
    /// What was promised of the customer's payments (承诺付款).
    Promise(pay_promise::Fact),
}

impl Fact {
    /// Whether only we took part: the other side was told nothing of it, and what was written with it is for ourselves.
    pub const fn is_among_us(&self) -> bool {
        match self {
            Self::Life(step) => step.is_among_us(),
            // the list is kept by us: what of it was given up, and why, is on no letter
            Self::Settlement(_) => true,
            Self::Happened(_) | Self::ForceMajeure(_) | Self::Cure(_) | Self::Transfer(_) | Self::Promise(_) => false,
        }
    }
}

impl ContractEvent {
    /// The record of a step in the life of `contract`, dated as the step is.
    pub fn of_life(id: ContractEventId, contract: ContractId, event: Event) -> Self {
        Self { id, contract, on: event.on(), fact: Fact::Life(event) }
    }
}

impl Entity for ContractEvent {
    type Id = ContractEventId;
    const KIND: Kind = Kind::ContractEvent;

    fn id(&self) -> ContractEventId {
        self.id
    }
}
