//! Contracts and their versions in memory: of every one what lists and reckonings need, and whole those that were opened.

use leptos::prelude::ArcTrigger;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::app::App;
use super::index::Index;
use super::table::{Form, Held, Kept, Resident, Table, Tables, changes};
use crate::domain::contract::Contract;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::version::{ContractVersion, VersionBrief};
use crate::domain::id::{ContractId, ContractVersionId};
use crate::record::excerpt::{decode, shown};
use crate::record::rec::Rec;
use crate::store::Row;

/// Up to so many records of one change, what is among them is held whole: somebody is about to look at it.
const FEW: usize = 32;

/// A kind of which a book holds only what lists need, and the whole of what was opened.
pub(super) trait Briefed: Kept {
    /// What lists need.
    type Brief: Held<Key = <Self as Held>::Key>;

    /// What lists need of it.
    fn brief(&self) -> Self::Brief;
}

impl Briefed for Contract {
    type Brief = ContractBrief;

    fn brief(&self) -> ContractBrief {
        self.brief()
    }
}

impl Briefed for ContractVersion {
    type Brief = VersionBrief;

    fn brief(&self) -> VersionBrief {
        self.brief()
    }
}

/// What a row of a book that is being read says of it; nothing if it cannot be read.
#[expect(clippy::option_option, reason = "not readable; or readable, and gone or there")]
pub(super) fn brief_of<E: Briefed<Brief: DeserializeOwned>>(row: &Row, form: Form) -> Option<Option<E::Brief>> {
    match form {
        Form::Excerpt => decode(&row.bytes).map(Some),
        Form::Record => shown::<E>(&row.bytes).ok().map(|it| it.as_ref().map(Briefed::brief)),
    }
}

impl Tables {
    /// Takes in what of these records is of this kind.
    pub(super) fn absorb_in_brief<E: Briefed>(&mut self, records: &[(Uuid, Rec)]) -> Vec<ArcTrigger> {
        let whole = changes::<E>(records);
        let briefs = whole.iter().map(|(id, row)| (*id, row.as_ref().map(Briefed::brief))).collect();
        let mut stale = self.absorb_rows::<E::Brief>(briefs);
        for (id, _) in records {
            self.absent.remove(&ContractId(*id));
        }
        let few = records.len() <= FEW;
        let held = E::table(self);
        let opened = whole
            .into_iter()
            .filter(|(id, row)| few || row.is_none() || held.has(*id) || held.is_watched(*id))
            .collect();
        stale.extend(self.absorb_rows::<E>(opened));
        stale
    }

    fn absorb_rows<T: Held>(&mut self, changes: Vec<(T::Key, Option<T>)>) -> Vec<ArcTrigger> {
        let mut index = std::mem::take(&mut self.index);
        let stale = T::table_mut(self).absorb(changes, &mut index);
        self.index = index;
        stale
    }

    /// Puts a contract that was read whole in place, or notes that it is not there; gives those who look at it.
    pub(super) fn open_contract(&mut self, id: ContractId, read: Option<Contract>) -> Vec<ArcTrigger> {
        if read.is_none() {
            self.absent.insert(id);
        }
        self.contracts.open(id, read)
    }
}

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

impl Held for VersionBrief {
    type Key = ContractVersionId;

    fn table(tables: &Tables) -> &Table<Self> {
        &tables.version_briefs
    }

    fn table_mut(tables: &mut Tables) -> &mut Table<Self> {
        &mut tables.version_briefs
    }

    fn note(index: &mut Index, _: ContractVersionId, row: Option<&Self>, _: bool) {
        if let Some(row) = row {
            index.note_version(row);
        }
    }
}

impl Resident for VersionBrief {}

impl Held for ContractVersion {
    type Key = ContractVersionId;

    fn table(tables: &Tables) -> &Table<Self> {
        &tables.versions
    }

    fn table_mut(tables: &mut Tables) -> &mut Table<Self> {
        &mut tables.versions
    }

    fn missed(app: App, id: ContractVersionId) {
        app.read_version(id);
    }
}

impl Kept for ContractVersion {}
