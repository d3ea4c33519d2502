//! Finding customers, contracts, people, files and invoices at every key typed: kept up with the tables, and filled while the page
//! is free.

use std::collections::BTreeSet;
use std::sync::Arc;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::alike::{Signs, party_of};
use super::app::App;
use super::clock::now_milliseconds;
use super::table::{Resident, Tables};
use crate::domain::attachment::Attachment;
use crate::domain::contact::Contact;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::customer::Customer;
use crate::domain::first::first_placed;
use crate::domain::id::{AttachmentId, ContactId, ContractId, CustomerId, InvoiceId};
use crate::domain::invoice::Invoice;
use crate::domain::own_field::OwnValue;
use crate::search::same::{of_person, signs};
use crate::search::{Finder, Hits, Texts, Wanted};

/// Up to so many things are named while somebody waits; more of them while the page is free.
const AT_ONCE: usize = 200;
/// How long the page names things before it may answer, in milliseconds.
const PORTION: u64 = 12;
/// While things are still being named, whoever looks for some is told of more so often, in milliseconds.
const NEWS: u64 = 500;

/// What finds the things of a book.
#[derive(Debug, Default)]
pub struct Finders {
    customers: Finder<CustomerId>,
    contracts: Finder<ContractId>,
    people: Finder<ContactId>,
    files: Finder<AttachmentId>,
    invoices: Finder<InvoiceId>,
    pub(super) alike: Signs,
    /// Those who looked while not everything was named.
    waiting: ArcTrigger,
    /// Things are being named while the page is free.
    busy: bool,
}

/// Things whose names may have changed since they were last named.
#[derive(Debug, Default)]
pub(super) struct Unnamed {
    pub(super) customers: BTreeSet<CustomerId>,
    pub(super) contracts: BTreeSet<ContractId>,
    pub(super) people: BTreeSet<ContactId>,
    pub(super) files: BTreeSet<AttachmentId>,
    pub(super) invoices: BTreeSet<InvoiceId>,
}

impl Unnamed {
    fn len(&self) -> usize {
        let papers = [self.contracts.len(), self.files.len(), self.invoices.len()];
        papers.into_iter().fold(self.customers.len().saturating_add(self.people.len()), usize::saturating_add)
    }
}

/// A thing that can be found.
pub trait Sought: Resident {
    /// What finds it.
    fn finder(finders: &Finders) -> &Finder<Self::Key>;
    /// What finds it, to be changed.
    fn finder_mut(finders: &mut Finders) -> &mut Finder<Self::Key>;
}

impl Sought for Customer {
    fn finder(finders: &Finders) -> &Finder<CustomerId> {
        &finders.customers
    }

    fn finder_mut(finders: &mut Finders) -> &mut Finder<CustomerId> {
        &mut finders.customers
    }
}

impl Sought for ContractBrief {
    fn finder(finders: &Finders) -> &Finder<ContractId> {
        &finders.contracts
    }

    fn finder_mut(finders: &mut Finders) -> &mut Finder<ContractId> {
        &mut finders.contracts
    }
}

impl Sought for Contact {
    fn finder(finders: &Finders) -> &Finder<ContactId> {
        &finders.people
    }

    fn finder_mut(finders: &mut Finders) -> &mut Finder<ContactId> {
        &mut finders.people
    }
}

impl Sought for Attachment {
    fn finder(finders: &Finders) -> &Finder<AttachmentId> {
        &finders.files
    }

    fn finder_mut(finders: &mut Finders) -> &mut Finder<AttachmentId> {
        &mut finders.files
    }
}

impl Sought for Invoice {
    fn finder(finders: &Finders) -> &Finder<InvoiceId> {
        &finders.invoices
    }

    fn finder_mut(finders: &mut Finders) -> &mut Finder<InvoiceId> {
        &mut finders.invoices
    }
}

impl Tables {
    /// Names the next thing that is not named yet. `false` when all are.
    fn name_next(&mut self) -> bool {
        if let Some(id) = self.index.unnamed.customers.pop_first() {
            self.name_customer(id);
        } else if let Some(id) = self.index.unnamed.contracts.pop_first() {
            self.name_contract(id);
        } else if let Some(id) = self.index.unnamed.people.pop_first() {
            self.name_person(id);
        } else if let Some(id) = self.index.unnamed.files.pop_first() {
            self.name_file(id);
        } else if let Some(id) = self.index.unnamed.invoices.pop_first() {
            self.name_invoice(id);
        } else {
            return false;
        }
        true
    }

    fn name_customer(&mut self, id: CustomerId) {
        // its contracts and people are found by its name too
        if self.finders.customers.holds(id) {
            let contracts: Vec<ContractId> = self.index.contracts_of(id).collect();
            self.index.unnamed.contracts.extend(contracts);
            let people = self.index.contacts_of(id).to_vec();
            self.index.unnamed.people.extend(people);
        }
        let Some(it) = self.customers.peek(id) else {
            self.finders.customers.remove(id);
            return self.finders.alike.customers.remove(id);
        };
        self.finders.alike.customers.put(id, &signs(&party_of(&it)));
        if self.survivor(id) != id {
            return self.finders.customers.remove(id);
        }
        // found also by what the records were called that it stands for
        let class: Vec<Arc<Customer>> =
            self.class_of(id).into_iter().filter_map(|id| self.customers.peek(id)).collect();
        let names: Vec<&str> = class.iter().flat_map(|it| [it.name.as_str(), it.short_name.as_str()]).collect();
        let others: Vec<&str> = class
            .iter()
            .flat_map(|it| {
                let others = [
                    &it.number,
                    &it.code,
                    &it.phone,
                    &it.email,
                    &it.address.region,
                    &it.owner,
                    &it.legal_representative,
                ];
                let own = it
                    .own
                    .values()
                    .filter_map(|value| if let OwnValue::Text(text) = value { Some(text.as_str()) } else { None });
                others.map(String::as_str).into_iter().chain(it.tags.iter().map(String::as_str)).chain(own)
            })
            .collect();
        self.finders.customers.put(id, Texts { names: &names, others: &others });
    }

    fn name_contract(&mut self, id: ContractId) {
        let Some(it) = self.briefs.peek(id) else { return self.finders.contracts.remove(id) };
        let party = self.customers.peek(self.survivor(it.customer));
        let party = party.as_ref().map_or("", |party| party.name.as_str());
        let texts = Texts { names: &[&it.title.zh, &it.title.en, party], others: &[&it.number, &it.owner] };
        self.finders.contracts.put(id, texts);
    }

    fn name_person(&mut self, id: ContactId) {
        let Some(it) = self.contacts.peek(id).filter(|_| self.person(id) == id) else {
            self.finders.people.remove(id);
            return self.finders.alike.people.remove(id);
        };
        self.finders.alike.people.put(id, &of_person(&it.email_line(), &it.phone_line()));
        let firm = self.customers.peek(self.survivor(it.customer));
        let firm = firm.as_ref().map_or("", |firm| firm.name.as_str());
        let mut others = vec![it.wechat.as_str(), &it.title, &it.department, firm];
        others.extend(it.phones().map(|(_, number)| number).chain(it.emails()));
        let texts = Texts { names: &[&it.name], others: &others };
        self.finders.people.put(id, texts);
    }

    fn name_file(&mut self, id: AttachmentId) {
        let Some(it) = self.attachments.peek(id) else { return self.finders.files.remove(id) };
        self.finders.files.put(id, Texts { names: &[&it.name], others: &[&it.note, &it.by] });
    }

    fn name_invoice(&mut self, id: InvoiceId) {
        let Some(it) = self.invoices.peek(id) else { return self.finders.invoices.remove(id) };
        // a number is no name: it has no sound, and with a slip in it it is another number
        self.finders.invoices.put(id, Texts { names: &[], others: &[&it.number] });
    }

    /// Names everything, or lets the reader wait for those who are at it.
    pub(super) fn name_now(&mut self) {
        if self.finders.busy {
            self.finders.waiting.track();
        } else {
            while self.name_next() {}
        }
    }

    /// Names things until `end`. `false` when all are named.
    fn name_until(&mut self, end: u64) -> bool {
        // asking the clock costs as much as a name
        while now_milliseconds() < end {
            for _ in 0..16 {
                if !self.name_next() {
                    return false;
                }
            }
        }
        true
    }
}

impl App {
    /// Names what is not named yet, while the page is free.
    pub(super) fn name_when_free(self) {
        let begin = self.tables.try_update_value(|tables| {
            let begin = !tables.finders.busy && tables.index.unnamed.len() > AT_ONCE;
            tables.finders.busy = tables.finders.busy || begin;
            begin
        });
        if begin == Some(true) {
            spawn_local(self.name_in_turns());
        }
    }

    async fn name_in_turns(self) {
        let mut told = now_milliseconds();
        loop {
            TimeoutFuture::new(0).await;
            // figures are waited for more than names
            if self.reckoning.try_get_value() == Some(true) {
                TimeoutFuture::new(50).await;
                continue;
            }
            let now = now_milliseconds();
            let more = self.tables.try_update_value(|tables| tables.name_until(now.saturating_add(PORTION)));
            let done = more != Some(true);
            if done || now.saturating_sub(told) > NEWS {
                told = now;
                let waiting = self.tables.try_update_value(|tables| {
                    tables.finders.busy = !done;
                    tables.finders.waiting.clone()
                });
                super::table::wake(waiting.into_iter().collect());
            }
            if done {
                return;
            }
        }
    }

    /// Whether some things cannot be found yet: the book is being read, or they are still being named. The reader runs again
    /// when that may have changed.
    pub fn is_naming(self) -> bool {
        let busy = self.tables.try_with_value(|tables| {
            tables.finders.waiting.track();
            tables.finders.busy
        });
        !self.all_read() || busy == Some(true)
    }

    /// What answers to the words. `before`: what was found last, for somebody who types on. The reader runs again when things
    /// of this sort change, and while they are still being named.
    pub fn find<T: Sought>(self, wanted: &Wanted, before: Option<(&Wanted, &Hits)>) -> Hits {
        self.watch_any::<T>();
        self.name_when_free();
        let hits = self.tables.try_update_value(|tables| {
            tables.name_now();
            T::finder(&tables.finders).find(wanted, before)
        });
        hits.unwrap_or_default()
    }

    /// The best of what answers to the words, best first.
    pub fn find_best<T: Sought>(self, wanted: &Wanted, most: usize) -> Vec<Arc<T>> {
        self.watch_any::<T>();
        self.name_when_free();
        let best = self.tables.try_update_value(|tables| {
            tables.name_now();
            let best = T::finder(&tables.finders).best(wanted, most);
            best.into_iter().filter_map(|id| T::table(tables).peek(id)).collect()
        });
        best.unwrap_or_default()
    }

    /// The first of what answers to the words in the order of the places that `place` gives them; without one a thing is not meant.
    pub fn find_first<T: Sought, P: Ord>(
        self,
        wanted: &Wanted,
        most: usize,
        place: impl Fn(&T) -> Option<P>,
    ) -> Vec<Arc<T>> {
        self.watch_any::<T>();
        self.name_when_free();
        let found = self.tables.try_update_value(|tables| {
            tables.name_now();
            let finder = T::finder(&tables.finders);
            let hits = finder.find(wanted, None);
            let all = finder.found(&hits).filter_map(|id| T::table(tables).peek(id));
            first_placed(all.filter_map(|it| Some((place(&it)?, it))), most)
        });
        found.unwrap_or_default()
    }

    /// Where things stand in [`Hits`], for a list that is sorted once and searched often.
    pub fn places<T: Sought>(self, ids: impl IntoIterator<Item = T::Key>) -> Vec<(T::Key, usize)> {
        let places = self.tables.try_update_value(|tables| {
            let finder = T::finder_mut(&mut tables.finders);
            ids.into_iter().map(|id| (id, finder.reserve(id))).collect()
        });
        places.unwrap_or_default()
    }
}
