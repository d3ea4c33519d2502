//! Contracts in memory: of every one what lists and reckonings need, and whole those that were opened.

use super::app::App;
use super::index::Index;
use super::table::{Held, Kept, Resident, Table, Tables};
use crate::domain::contract::Contract;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::id::ContractId;

impl Held for ContractBrief {
    type Key = ContractId;

    fn table(tables: &Tables) -> &Table<Self> {
        &tables.briefs
    }

    fn table_mut(tables: &mut Tables) -> &mut Table<Self> {
        &mut tables.briefs
    }

    fn note(index: &mut Index, id: ContractId, row: Option<&Self>, there: bool) {
        index.note_brief(id, row.filter(|_| there));
    }
}

impl Resident for ContractBrief {}

impl Held for Contract {
    type Key = ContractId;

    fn table(tables: &Tables) -> &Table<Self> {
        &tables.contracts
    }

    fn table_mut(tables: &mut Tables) -> &mut Table<Self> {
        &mut tables.contracts
    }

    fn missed(app: App, id: ContractId) {
        app.read_contract(id);
    }
}

impl Kept for Contract {}
