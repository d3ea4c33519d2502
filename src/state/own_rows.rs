//! The rows of a contract that its standing is reckoned from, looked up once for everything that is made of them.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::table::Tables;
use crate::domain::contract::event::ContractEvent;
use crate::domain::id::ContractId;
use crate::domain::receipt::{Allocation, Receipt};

/// What was counted towards a contract.
pub(super) struct PaidRows {
    pub(super) allocations: Vec<Arc<Allocation>>,
    /// The receipts that these are of, with their counter-entries, by id.
    pub(super) receipts: Vec<Arc<Receipt>>,
}

/// What happened to a contract and what was counted towards it.
pub(super) struct OwnRows {
    pub(super) events: Vec<Arc<ContractEvent>>,
    pub(super) paid: PaidRows,
}

impl Tables {
    /// What was counted towards a contract, without watching it.
    pub(super) fn paid_rows(&self, contract: ContractId) -> PaidRows {
        let ids = self.index.allocations_of(contract).iter();
        let allocations: Vec<_> = ids.filter_map(|id| self.allocations.peek(*id)).collect();
        let mut receipts = BTreeSet::new();
        for counted in &allocations {
            receipts.insert(counted.receipt);
            receipts.extend(self.index.reversals_of(counted.receipt).iter().copied());
        }
        let receipts = receipts.into_iter().filter_map(|id| self.receipts.peek(id)).collect();
        PaidRows { allocations, receipts }
    }

    /// What happened to a contract and what was counted towards it, without watching either.
    pub(super) fn own_rows(&self, contract: ContractId) -> OwnRows {
        let ids = self.index.events_of(contract).iter();
        let events = ids.filter_map(|id| self.contract_events.peek(*id)).collect();
        OwnRows { events, paid: self.paid_rows(contract) }
    }
}
