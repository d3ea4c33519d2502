//! What does not hang together and waits for a person (`storage-and-sync.md` 3, M12 and M13): contracts whose customer is not in the
//! book, and contracts that have one number. They are kept as they are; nothing is mended by itself.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::app::App;
use super::batch::Batch;
use super::layer::{Layer, Sheet};
use super::notice::{Tone, UndoOffer};
use super::table::Tables;
use crate::domain::book_settings::BookSettings;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::named::NamedParty;
use crate::domain::contract_number::shared::Numbers;
use crate::domain::customer::Customer;
use crate::domain::id::{ContractId, CustomerId};
use crate::domain::missing::Missing;
use crate::kinds::Kind;
use crate::record::document::is_deleted;
use crate::record::rec::{ERASED, LIFE};
use crate::record::row::decode_row;
use crate::store::{Repository as _, RowKey, StoreError};

/// Contracts whose customer is not in the book.
#[derive(Debug, Clone, PartialEq)]
pub struct Orphans {
    /// The customer that they name.
    pub customer: CustomerId,
    /// The contracts, the oldest first.
    pub contracts: Vec<Arc<ContractBrief>>,
}

/// Contracts that have one number.
#[derive(Debug, Clone, PartialEq)]
pub struct Namesakes {
    /// The number as it is compared.
    pub number: String,
    /// The contracts, the oldest first.
    pub contracts: Vec<Arc<ContractBrief>>,
}

/// Where the record of a customer is that contracts name.
enum Whereabouts {
    /// It was deleted and can come back.
    Deleted,
    /// It was erased for good.
    Erased,
    /// It was never here.
    Unknown,
}

impl Tables {
    /// The numbers of all contracts: gathered when somebody first asks, and kept up from then on.
    fn numbers(&mut self) -> &Numbers {
        let briefs = &self.briefs;
        self.index.numbers.get_or_insert_with(|| {
            let mut numbers = Numbers::default();
            for brief in briefs.peek_all() {
                numbers.put(brief.id, Some(&brief.number));
            }
            numbers
        })
    }

    /// The customers that contracts name and that are not in the book: looked for when somebody first asks, and kept up from
    /// then on.
    fn missing(&mut self) -> Vec<CustomerId> {
        let asked = self.index.missing.take();
        let mut missing = asked.unwrap_or_else(|| Missing::of(self.index.named_customers()));
        let is_there = |id: CustomerId| self.customers.has(id) || self.customers.has(self.survivor(id));
        let is_missing = |id: CustomerId| !is_there(id) && self.index.contracts_of(id).next().is_some();
        let found = missing.settle(is_missing).iter().copied().collect();
        self.index.missing = Some(missing);
        found
    }

    fn briefs_of<'a>(&self, ids: impl IntoIterator<Item = &'a ContractId>) -> Vec<Arc<ContractBrief>> {
        ids.into_iter().filter_map(|id| self.briefs.peek(*id)).collect()
    }
}

impl App {
    /// The contracts whose customer is not in the book, by customer. Nothing is said while a book is still being read.
    pub fn orphans(self) -> Vec<Orphans> {
        if !self.all_read() {
            return Vec::new();
        }
        self.watch_any::<Customer>();
        self.watch_any::<ContractBrief>();
        let found = self.tables.try_update_value(|tables| {
            let missing = tables.missing();
            let contracts_of = |customer: CustomerId| {
                let ids: Vec<ContractId> = tables.index.contracts_of(customer).collect();
                Orphans { customer, contracts: tables.briefs_of(&ids) }
            };
            missing.into_iter().map(contracts_of).filter(|it| !it.contracts.is_empty()).collect::<Vec<_>>()
        });
        found.unwrap_or_default()
    }

    /// The contracts that have one number, by number, but for those that people left so.
    pub fn namesakes(self) -> Vec<Namesakes> {
        if !self.all_read() {
            return Vec::new();
        }
        self.watch_any::<ContractBrief>();
        let known = self.watch::<BookSettings>(BookSettings::ID);
        let is_known = |number: &str| known.as_ref().is_some_and(|it| it.known_numbers.iter().any(|it| it == number));
        let found = self.tables.try_update_value(|tables| {
            let shared = tables.numbers().shared().filter(|(number, _)| !is_known(number));
            let shared: Vec<(String, Vec<ContractId>)> = shared.map(|(number, ids)| (number.to_owned(), ids)).collect();
            let namesakes = shared.into_iter();
            namesakes.map(|(number, ids)| Namesakes { number, contracts: tables.briefs_of(&ids) }).collect()
        });
        found.unwrap_or_default()
    }

    /// How many matters of both sorts there are.
    pub fn amiss(self) -> usize {
        self.orphans().len().saturating_add(self.namesakes().len())
    }

    /// The other contracts that have the number of this one.
    pub fn namesakes_of(self, id: ContractId) -> Vec<Arc<ContractBrief>> {
        if !self.all_read() {
            return Vec::new();
        }
        self.watch_any::<ContractBrief>();
        let found = self.tables.try_update_value(|tables| {
            let others = tables.numbers().others(id).map(|(_, others)| others).unwrap_or_default();
            tables.briefs_of(&others)
        });
        found.unwrap_or_default()
    }

    /// Keeps that contracts have one number and are to keep it.
    pub fn accept_number(self, number: &str, said: String, busy: RwSignal<bool>) {
        let mut after = untrack(|| self.book_settings());
        after.known_numbers.push(number.to_owned());
        self.save_once(busy, self.settings_batch(&after), said, || ());
    }

    /// What the texts of its contracts call a customer that is not in the book; the latest text that names it.
    pub fn named_in_contracts(self, id: CustomerId) -> Option<NamedParty> {
        let mut contracts = self.contracts_of(id);
        contracts.sort_by_key(|it| it.id);
        contracts.iter().rev().find_map(|it| {
            let standing = self.contract_today(it.id)?;
            standing.life.stage.parties().map(|parties| parties.them.clone())
        })
    }

    /// Brings a customer back that contracts name: a deleted record as it was, in one step that can be undone; of one that was
    /// never here the form opens, under the id that they name. What was erased for good stays so, and that is said.
    pub fn bring_customer_back(self, id: CustomerId, busy: RwSignal<bool>) {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let found = self.whereabouts(id).await;
            let _left = busy.try_set(false);
            let text = self.untracked_text();
            match found {
                Ok(Whereabouts::Deleted) => {
                    let batch = Batch::new().settle(Kind::Customer.name(), id.into(), LIFE, &true.into());
                    self.save_once(busy, batch, text.amiss_brought_back().to_owned(), || ());
                }
                Ok(Whereabouts::Unknown) => self.layer.set(Some(Layer::Sheet(Sheet::Customer(Some(id))))),
                Ok(Whereabouts::Erased) => self.say(text.amiss_erased().to_owned(), Tone::Trouble, UndoOffer::None),
                Err(fault) => self.say(self.fault_words(&fault), Tone::Trouble, UndoOffer::None),
            }
        });
    }

    async fn whereabouts(self, id: CustomerId) -> Result<Whereabouts, StoreError> {
        let Some(repository) = self.with_book(|book| Rc::clone(&book.repository)) else {
            return Ok(Whereabouts::Unknown);
        };
        let keys = [Kind::Customer.name(), ERASED].map(|kind| RowKey { id: id.into(), kind: kind.to_owned() });
        let rows = repository.get(&keys).await?;
        let of = |kind: &str| rows.iter().find(|row| row.key.kind == kind);
        let gone = of(Kind::Customer.name()).and_then(|row| decode_row(&row.bytes).ok());
        Ok(if gone.is_some_and(|(_, rec)| is_deleted(&rec)) {
            Whereabouts::Deleted
        } else if of(ERASED).is_some() {
            Whereabouts::Erased
        } else {
            Whereabouts::Unknown
        })
    }
}
