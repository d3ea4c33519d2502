//! The rows of one kind in memory: held once, watched one by one.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use leptos::prelude::{ArcTrigger, Notify, Track};
use uuid::Uuid;

use crate::domain::book_copy::BookCopy;
use crate::domain::contact::Contact;
use crate::domain::contract::Contract;
use crate::domain::contract::event::ContractEvent;
use crate::domain::customer::Customer;
use crate::domain::entity::Entity;
use crate::domain::own_entity::OwnEntity;
use crate::domain::receipt::{Allocation, Receipt};
use crate::record::document::{is_deleted, read};
use crate::record::rec::Rec;

/// The rows of one kind.
pub struct Table<E: Entity>
where
    E::Id: Hash,
{
    rows: HashMap<E::Id, Arc<E>>,
    watchers: HashMap<E::Id, ArcTrigger>,
    any: ArcTrigger,
}

impl<E: Entity> Default for Table<E>
where
    E::Id: Hash,
{
    fn default() -> Self {
        Self { rows: HashMap::new(), watchers: HashMap::new(), any: ArcTrigger::new() }
    }
}

impl<E: Entity> Table<E>
where
    E::Id: Hash,
{
    /// The row as it is now. The reader runs again when this row changes, and only then.
    pub fn watch(&mut self, id: E::Id) -> Option<Arc<E>> {
        self.watchers.entry(id).or_default().track();
        self.rows.get(&id).cloned()
    }

    /// The row as it is now, without watching it.
    pub fn peek(&self, id: E::Id) -> Option<Arc<E>> {
        self.rows.get(&id).cloned()
    }

    /// All rows. The reader runs again when any of them changes.
    pub fn watch_all(&self) -> Vec<Arc<E>> {
        self.any.track();
        self.rows.values().cloned().collect()
    }

    /// All rows, without watching them.
    pub fn peek_all(&self) -> impl Iterator<Item = &Arc<E>> {
        self.rows.values()
    }

    /// How many rows. The reader runs again when any row changes.
    pub fn watch_len(&self) -> usize {
        self.any.track();
        self.rows.len()
    }

    /// Takes in what has been kept on disk; the caller notifies once the borrow is over.
    #[must_use]
    pub fn absorb(&mut self, changes: Vec<(E::Id, Option<E>)>) -> Vec<ArcTrigger> {
        let mut stale = Vec::new();
        if !changes.is_empty() {
            stale.push(self.any.clone());
        }
        for (id, row) in changes {
            stale.extend(self.watchers.get(&id).cloned());
            match row {
                Some(row) => self.rows.insert(id, Arc::new(row)),
                None => self.rows.remove(&id),
            };
        }
        stale
    }

    /// Forgets every row.
    #[must_use]
    pub fn clear(&mut self) -> Vec<ArcTrigger> {
        self.rows.clear();
        let mut stale = vec![self.any.clone()];
        stale.extend(self.watchers.drain().map(|(_, trigger)| trigger));
        stale
    }
}

macro_rules! tables {
    ($($field:ident : $entity:ty),* $(,)?) => {
        /// Every kind's table.
        #[derive(Default)]
        pub struct Tables {
            $(
                #[doc = concat!("Rows of `", stringify!($entity), "`.")]
                pub $field: Table<$entity>,
            )*
        }

        impl Tables {
            /// Takes records in; what is deleted, or cannot be shown by this version, leaves its table.
            #[must_use]
            pub fn absorb(&mut self, records: &[(Uuid, Rec)]) -> Vec<ArcTrigger> {
                let mut stale = Vec::new();
                $(
                    let rows: Vec<_> = records
                        .iter()
                        .filter(|(_, rec)| rec.kind() == <$entity as Entity>::KIND.name())
                        .map(|(id, rec)| ((*id).into(), if is_deleted(rec) { None } else { read::<$entity>(*id, rec).ok() }))
                        .collect();
                    stale.extend(self.$field.absorb(rows));
                )*
                stale
            }

            /// How many rows of all kinds.
            pub fn watch_len(&self) -> usize {
                0 $(+ self.$field.watch_len())*
            }

            /// Forgets everything: another book is being opened.
            #[must_use]
            pub fn clear(&mut self) -> Vec<ArcTrigger> {
                let mut stale = Vec::new();
                $(stale.extend(self.$field.clear());)*
                stale
            }
        }

        $(
            impl Kept for $entity {
                fn table(tables: &Tables) -> &Table<Self> {
                    &tables.$field
                }

                fn table_mut(tables: &mut Tables) -> &mut Table<Self> {
                    &mut tables.$field
                }
            }
        )*
    };
}

/// An entity that has a table.
pub trait Kept: Entity<Id: Hash> {
    /// Its table.
    fn table(tables: &Tables) -> &Table<Self>;
    /// Its table, to take changes in.
    fn table_mut(tables: &mut Tables) -> &mut Table<Self>;
}

tables! {
    own_entities: OwnEntity,
    customers: Customer,
    contacts: Contact,
    contracts: Contract,
    contract_events: ContractEvent,
    receipts: Receipt,
    allocations: Allocation,
    copies: BookCopy,
}

/// Wakes the readers of what changed. Call it only when no table is borrowed.
pub(super) fn wake(stale: Vec<ArcTrigger>) {
    for trigger in stale {
        trigger.notify();
    }
}
