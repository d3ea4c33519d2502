//! Two records of one party, read and made as one: see [`crate::domain::merging`] for the model.

use std::sync::Arc;

use leptos::prelude::*;

use super::app::App;
use super::batch::Batch;
use super::notice::{Tone, UndoOffer};
use super::table::Tables;
use crate::domain::attachment::Subject;
use crate::domain::contact::Contact;
use crate::domain::customer::Customer;
use crate::domain::date::Date;
use crate::domain::dispute::Dispute;
use crate::domain::id::{ContactId, CustomerId};
use crate::domain::merging::{Belongings, gone, joined, parted};
use crate::domain::opportunity::Opportunity;
use crate::domain::own_level::{ahead_of_either, taken_over};
use crate::domain::quote::Quote;
use crate::domain::receipt::Receipt;
use crate::domain::sharing::scope::SharingScope;
use crate::domain::ticket::Ticket;
use crate::search::same::{By, common, folded_name, of_person};

/// One person at both customers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Twins {
    /// The entry at the first customer.
    pub first: Arc<Contact>,
    /// The entry at the second.
    pub second: Arc<Contact>,
    /// By what they are the same; nothing: by their name alone.
    pub by: Option<By>,
    /// Whether both have the same name: two names at one telephone may be two people.
    pub one_name: bool,
}

impl Tables {
    /// Every customer that stands for itself.
    pub(super) fn standing_customers(&self) -> impl Iterator<Item = &Arc<Customer>> {
        self.customers.peek_all().filter(|it| it.merged_into.is_none() || self.survivor(it.id) == it.id)
    }

    /// The customer that stands for this one.
    pub(super) fn survivor(&self, id: CustomerId) -> CustomerId {
        self.index.merges.survivor(id, |id| self.customers.has(id))
    }

    /// The customer that stands for this one, and all it stands for.
    pub(super) fn class_of(&self, id: CustomerId) -> Vec<CustomerId> {
        let survivor = self.survivor(id);
        if !self.index.merges.has_others(survivor) {
            return vec![survivor];
        }
        self.index.merges.members(survivor, |id| self.customers.has(id))
    }

    /// The entry that stands for this one of a person.
    pub(super) fn person(&self, id: ContactId) -> ContactId {
        self.index.people.survivor(id, |id| self.contacts.has(id))
    }
}

impl App {
    /// The customer that stands for this one: itself, as a rule. The reader runs again when that may have changed.
    pub fn survivor(self, id: CustomerId) -> CustomerId {
        let _mark = self.watch::<Customer>(id);
        let stands = self.peek_survivor(id);
        if stands != id {
            self.watch_any::<Customer>();
        }
        stands
    }

    /// The same as it is now.
    pub fn peek_survivor(self, id: CustomerId) -> CustomerId {
        self.tables.try_with_value(|tables| tables.survivor(id)).unwrap_or(id)
    }

    /// The customer behind an id that something names; the reader runs again when it changes.
    pub fn party(self, id: CustomerId) -> Option<Arc<Customer>> {
        let stands = self.survivor(id);
        self.watch::<Customer>(stands)
    }

    /// The same as it is now.
    pub fn peek_party(self, id: CustomerId) -> Option<Arc<Customer>> {
        self.peek::<Customer>(self.peek_survivor(id))
    }

    /// The entry of a person behind an id that something names; the reader runs again when any contact changes.
    pub fn person_named(self, id: ContactId) -> Option<Arc<Contact>> {
        self.watch_any::<Contact>();
        let stands = self.tables.try_with_value(|tables| tables.person(id)).unwrap_or(id);
        self.peek::<Contact>(stands)
    }

    /// The entries of the people behind these ids, in their order; who is entered twice is there once. The reader runs again when any
    /// contact changes.
    pub(super) fn people_among(self, ids: impl Iterator<Item = ContactId>) -> Vec<Arc<Contact>> {
        let mut people: Vec<Arc<Contact>> = Vec::new();
        for person in ids.filter_map(|id| self.person_named(id)) {
            if people.iter().all(|it| it.id != person.id) {
                people.push(person);
            }
        }
        people
    }

    /// Whom to ask for first at a customer, if somebody was named; the reader runs again when any contact changes, or the date
    /// looked at: who left is asked no more from that day on.
    pub fn primary_contact(self, customer: &Customer) -> Option<ContactId> {
        self.watch_any::<Contact>();
        self.primary_on(customer, self.as_of())
    }

    /// The same as it is now.
    pub(super) fn peek_primary(self, customer: &Customer) -> Option<ContactId> {
        self.primary_on(customer, self.untracked_as_of())
    }

    fn primary_on(self, customer: &Customer, day: Date) -> Option<ContactId> {
        let named = customer.primary_contact?;
        let found = self.tables.try_with_value(|tables| {
            let stands = tables.person(named);
            let at = tables.contacts.peek(stands)?.customer;
            // who left is asked no more
            if tables.contacts.peek(stands).is_some_and(|it| it.has_left(day)) {
                return None;
            }
            // who went to another customer with their record is asked for there
            (tables.survivor(at) == tables.survivor(customer.id)).then_some(stands)
        });
        found.flatten()
    }

    /// Every customer that stands for itself; the reader runs again when any customer changes.
    pub fn customers(self) -> Vec<Arc<Customer>> {
        self.watch_any::<Customer>();
        self.tables.try_with_value(|tables| tables.standing_customers().cloned().collect()).unwrap_or_default()
    }

    /// The records that were merged into a customer, by name; the reader runs again when any customer changes.
    pub fn merged_into(self, id: CustomerId) -> Vec<Arc<Customer>> {
        self.watch_any::<Customer>();
        let of = |tables: &Tables| {
            let class = tables.class_of(id).into_iter().filter(|other| *other != id);
            let mut class: Vec<_> = class.filter_map(|id| tables.customers.peek(id)).collect();
            class.sort_unstable_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
            class
        };
        self.tables.try_with_value(of).unwrap_or_default()
    }

    /// All records for which the customer behind an id stands; the reader runs again when any customer changes.
    pub fn standing_for(self, id: CustomerId) -> Vec<CustomerId> {
        self.watch_any::<Customer>();
        self.tables.try_with_value(|tables| tables.class_of(id)).unwrap_or_default()
    }

    /// What belongs to a customer; the reader runs again when any of it changes.
    pub fn belongings(self, id: CustomerId) -> Belongings {
        let contracts = self.contracts_of(id);
        let fixed =
            contracts.iter().filter(|it| self.contract_standing(it.id).is_some_and(|it| it.is_locked())).count();
        self.watch_any::<Receipt>();
        let class = self.standing_for(id);
        let of_class = |tables: &Tables| {
            let class = tables.class_of(id);
            tables.receipts.peek_all().filter(|it| class.contains(&it.customer)).count()
        };
        Belongings {
            contacts: self.contacts_of(id).len(),
            contracts: contracts.len(),
            fixed,
            receipts: self.tables.try_with_value(of_class).unwrap_or(0),
            activities: self.activities_of(id).len(),
            chances: self.watch_all::<Opportunity>().iter().filter(|it| class.contains(&it.customer)).count(),
            quotes: self.watch_all::<Quote>().iter().filter(|it| class.contains(&it.customer)).count(),
            files: self.files_of(Subject::Customer(id)).len(),
            evaluations: self.evaluations_of_class(&class),
            disputes: self.watch_all::<Dispute>().iter().filter(|it| class.contains(&it.customer)).count(),
            scopes: self.watch_all::<SharingScope>().iter().filter(|it| class.contains(&it.customer)).count(),
            tickets: self.watch_all::<Ticket>().iter().filter(|it| class.contains(&it.customer)).count(),
        }
    }

    /// People who are entered at both customers: by telephone or e-mail, else by the same name where nothing speaks against it.
    pub fn twins(self, first: CustomerId, second: CustomerId) -> Vec<Twins> {
        let (own, others) = (self.contacts_of(first), self.contacts_of(second));
        let mut taken: Vec<ContactId> = Vec::new();
        let mut twins = Vec::new();
        for first in own {
            let signs = of_person(&first.email_line(), &first.phone_line());
            let reach =
                |it: &Arc<Contact>| common(&signs, &of_person(&it.email_line(), &it.phone_line())).first().copied();
            let free = || others.iter().filter(|it| !taken.contains(&it.id));
            // colleagues may share an office line: who is called the same is meant first
            let by_reach = free()
                .filter_map(|it| Some((it, Some(reach(it)?))))
                .min_by_key(|(it, _)| folded_name(&it.name) != folded_name(&first.name));
            let clear = |a: &str, b: &str| a.is_empty() || b.is_empty() || a == b;
            let by_name = || {
                free()
                    .find(|it| {
                        it.name == first.name && clear(&it.phone, &first.phone) && clear(&it.email, &first.email)
                    })
                    .map(|it| (it, None))
            };
            if let Some((second, by)) = by_reach.or_else(by_name) {
                let second = Arc::clone(second);
                taken.push(second.id);
                let one_name = folded_name(&first.name) == folded_name(&second.name);
                twins.push(Twins { first, second, by, one_name });
            }
        }
        twins
    }

    /// Merges two customers in one step that one undo takes back. `new`: the one that stays, as it shall be. `people`: pairs of
    /// entries of one person, of which the first stays.
    pub fn merge_customers(
        self,
        new: &Customer,
        goes: CustomerId,
        people: &[(Arc<Contact>, Arc<Contact>)],
        said: String,
        then: impl FnOnce() + 'static,
    ) {
        let (Some(stays), Some(goes)) = (self.peek::<Customer>(new.id), self.peek::<Customer>(goes)) else { return };
        let (mut new, at) = (new.clone(), self.read_minute());
        if let Some(since) = ahead_of_either(stays.own_times(), new.own_times(), at) {
            let limit = untrack(|| self.own_times_stay_to(stays.id, self.own_times_stay_to(goes.id, at)));
            self.say(self.untracked_text().held_ahead_words(since, limit), Tone::Trouble, UndoOffer::None);
            return;
        }
        // what was promised to either before stays with its tickets
        new.service_times = taken_over(stays.own_times(), new.own_times(), at);
        new.service_levels.clone_from(&stays.service_levels);
        let batch = Batch::new().edit(Some(&*stays), &new).edit(Some(&*goes), &gone(&goes, new.id));
        // from now on both are told in one history, which has to end with the one who looks after it
        let told = untrack(|| [self.pool_events_of(stays.id), self.pool_events_of(goes.id)].concat());
        let reason = self.untracked_text().merge_owner_reason(&goes.name);
        let mut batch = self.with_new_owner(batch, &stays, &new.owner, &told, reason);
        for (stays, goes) in people {
            let mark = Contact { merged_into: Some(stays.id), ..Contact::clone(goes) };
            batch = batch.edit(Some(&**stays), &joined(stays, goes)).edit(Some(&**goes), &mark);
        }
        self.save(batch, said, then);
    }

    /// Makes two entries of one person one, in a step that one undo takes back. `seen`: the one that stays, as its form was
    /// opened; `stays`: as the form says now. Its blanks are filled from the other one. `batch`: what goes with it.
    pub fn merge_people(
        self,
        batch: Batch,
        seen: &Contact,
        stays: &Contact,
        goes: ContactId,
        said: String,
        then: impl FnOnce() + 'static,
    ) {
        let Some(goes) = self.peek::<Contact>(goes) else { return };
        let mark = Contact { merged_into: Some(stays.id), ..Contact::clone(&goes) };
        let batch = batch.edit(Some(seen), &joined(stays, &goes)).edit(Some(&*goes), &mark);
        self.save(batch, said, then);
    }

    /// Lets a record stand for itself again, with the people who were entered at it. What was chosen for the record that stayed
    /// remains there.
    pub fn take_apart(self, id: CustomerId, said: String) {
        let found = self.tables.try_with_value(|tables| tables.index.merges.parting(id, |id| tables.customers.has(id)));
        let Some(parting) = found else { return };
        let mut batch = Batch::new();
        for it in parting.marks.iter().filter_map(|id| self.peek::<Customer>(*id)) {
            batch = batch.edit(Some(&*it), &Customer { merged_into: None, ..Customer::clone(&it) });
        }
        let people = self.peek_all::<Contact>();
        let people: Vec<&Contact> = people.iter().map(AsRef::as_ref).collect();
        for person in parted(&people, &parting) {
            batch = batch.edit(people.iter().copied().find(|it| it.id == person.id), &person);
        }
        self.save(batch, said, || ());
    }
}
