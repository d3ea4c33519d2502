//! A contract's event as it is kept.

use serde::{Deserialize, Serialize};

use super::event::Event;
use crate::domain::entity::Entity;
use crate::domain::id::{ContractEventId, ContractId};
use crate::kinds::Kind;

/// One event of one contract: written once (合同事件).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContractEvent {
    /// Its id.
    pub id: ContractEventId,
    /// The contract.
    pub contract: ContractId,
    /// What happened.
    pub event: Event,
}

impl Entity for ContractEvent {
    type Id = ContractEventId;
    const KIND: Kind = Kind::ContractEvent;

    fn id(&self) -> ContractEventId {
        self.id
    }
}
