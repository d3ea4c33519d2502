//! The rows of the open book as pages read them.

use std::sync::Arc;

use leptos::prelude::{UpdateValue, WithValue};

use super::app::App;
use super::table::{Held, Resident, Tables};
use crate::domain::activity::Activity;
use crate::domain::contact::Contact;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::event::ContractEvent;
use crate::domain::first::first_placed;
use crate::domain::id::{ContractId, CustomerId, ReceiptId};
use crate::domain::own_entity::OwnEntity;
use crate::domain::pool::PoolEvent;
use crate::domain::preference::Preference;
use crate::domain::purchase_record::PurchaseRecord;
use crate::domain::receipt::{Allocation, Receipt};

impl App {
    /// One row; the reader runs again when it changes.
    pub fn watch<T: Held>(self, id: T::Key) -> Option<Arc<T>> {
        let found = self.tables.try_update_value(|tables| T::table_mut(tables).watch(id)).flatten();
        if found.is_none() {
            T::missed(self, id);
        }
        found
    }

    /// One row as it is now.
    pub fn peek<T: Held>(self, id: T::Key) -> Option<Arc<T>> {
        self.tables.try_with_value(|tables| T::table(tables).peek(id)).flatten()
    }

    /// All rows of a kind; the reader runs again when any changes.
    pub fn watch_all<T: Resident>(self) -> Vec<Arc<T>> {
        self.tables.try_with_value(|tables| T::table(tables).watch_all()).unwrap_or_default()
    }

    /// The first `most` rows of a kind in the order of their places, of those that have one: a table of hundreds of thousands is
    /// looked through, and nothing of it copied. The reader runs again when any row changes. `place` asks no table.
    pub fn first_rows<T: Resident, P: Ord>(self, most: usize, place: impl Fn(&T) -> Option<P>) -> Vec<Arc<T>> {
        let found = self.tables.try_with_value(|tables| {
            let table = T::table(tables);
            table.watch_any();
            let placed = table.peek_all().filter_map(|row| Some((place(row)?, row)));
            first_placed(placed, most).into_iter().cloned().collect()
        });
        found.unwrap_or_default()
    }

    /// All rows of a kind as they are now.
    pub fn peek_all<T: Resident>(self) -> Vec<Arc<T>> {
        self.tables.try_with_value(|tables| T::table(tables).peek_all().cloned().collect()).unwrap_or_default()
    }

    /// How many rows of a kind; the reader runs again when any changes.
    pub fn count<T: Resident>(self) -> usize {
        self.tables.try_with_value(|tables| T::table(tables).watch_len()).unwrap_or(0)
    }

    /// Runs the reader again when any row of a kind changes.
    pub fn watch_any<T: Resident>(self) {
        // a book that is closed has nothing to watch
        let _watched = self.tables.try_with_value(|tables| T::table(tables).watch_any());
    }

    /// The contracts of a customer; the reader runs again when any contract changes.
    pub fn contracts_of(self, customer: CustomerId) -> Vec<Arc<ContractBrief>> {
        self.tables.try_with_value(|tables| tables.contracts_of(customer)).unwrap_or_default()
    }

    /// The contracts of others in which a customer takes part; the reader runs again when any contract changes.
    pub fn contracts_joined_by(self, customer: CustomerId) -> Vec<Arc<ContractBrief>> {
        self.tables.try_with_value(|tables| tables.contracts_joined_by(customer)).unwrap_or_default()
    }

    /// The contracts that were drafted from another one, the oldest first; the reader runs again when any contract changes.
    pub fn followers_of(self, contract: ContractId) -> Vec<Arc<ContractBrief>> {
        let mut all = self.tables.try_with_value(|tables| tables.followers_of(contract)).unwrap_or_default();
        all.sort_by_key(|it| it.id);
        all
    }

    /// What was said and done with a customer; the reader runs again when anything is recorded.
    pub fn activities_of(self, customer: CustomerId) -> Vec<Arc<Activity>> {
        self.tables.try_with_value(|tables| tables.activities_of(customer)).unwrap_or_default()
    }

    /// What happened to a customer's place; the reader runs again when anything is recorded.
    pub fn pool_events_of(self, customer: CustomerId) -> Vec<Arc<PoolEvent>> {
        self.tables.try_with_value(|tables| tables.pool_events_of(customer)).unwrap_or_default()
    }

    /// What a customer bought outside the contracts of the book; the reader runs again when any such thing is written down.
    pub fn purchase_records_of(self, customer: CustomerId) -> Vec<Arc<PurchaseRecord>> {
        self.tables.try_with_value(|tables| tables.purchase_records_of(customer)).unwrap_or_default()
    }

    /// What a customer likes and dislikes; the reader runs again when anything is noted.
    pub fn preferences_of(self, customer: CustomerId) -> Vec<Arc<Preference>> {
        self.tables.try_with_value(|tables| tables.preferences_of(customer)).unwrap_or_default()
    }

    /// The people at a customer; the reader runs again when any contact changes.
    pub fn contacts_of(self, customer: CustomerId) -> Vec<Arc<Contact>> {
        self.tables.try_with_value(|tables| tables.contacts_of(customer)).unwrap_or_default()
    }

    /// What happened to a contract; the reader runs again when anything happens to one.
    pub fn events_of(self, contract: ContractId) -> Vec<Arc<ContractEvent>> {
        self.tables.try_with_value(|tables| tables.events_of(contract)).unwrap_or_default()
    }

    /// What was counted towards a contract; the reader runs again when anything is counted.
    pub fn allocations_of(self, contract: ContractId) -> Vec<Arc<Allocation>> {
        self.tables.try_with_value(|tables| tables.allocations_of(contract)).unwrap_or_default()
    }

    /// What took a receipt back; the reader runs again when any receipt changes.
    pub fn reversals_of(self, receipt: ReceiptId) -> Vec<Arc<Receipt>> {
        let found = self.tables.try_with_value(|tables| {
            tables.receipts.watch_any();
            tables.index.reversals_of(receipt).iter().filter_map(|id| tables.receipts.peek(*id)).collect()
        });
        found.unwrap_or_default()
    }

    /// How many records in all.
    pub fn count_all(self) -> usize {
        self.tables.try_with_value(Tables::watch_len).unwrap_or(0)
    }

    /// Our own company: the first one, until a book has several.
    pub fn own_entity(self) -> Option<Arc<OwnEntity>> {
        let mut own = self.watch_all::<OwnEntity>();
        own.sort_by_key(|entity| entity.id);
        own.into_iter().next()
    }
}
