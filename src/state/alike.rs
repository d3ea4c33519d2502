//! Customers and people who may be the same as one that is typed, and all likely duplicates of the book.

use std::sync::Arc;

use leptos::prelude::*;

use super::app::App;
use super::batch::Batch;
use super::table::Tables;
use crate::domain::contact::Contact;
use crate::domain::customer::Customer;
use crate::domain::id::{ContactId, CustomerId};
use crate::search::same::{By, Doubles, Group, Party, code_of, common, folded_name, of_person, signs};

/// Who bears which sign. What was merged into another record keeps its own: whoever types its old number is led to the record
/// that stands for it.
#[derive(Debug, Default)]
pub(super) struct Signs {
    pub(super) customers: Doubles<CustomerId>,
    pub(super) people: Doubles<ContactId>,
}

/// A customer that may be the one that is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    /// Which.
    pub customer: CustomerId,
    /// By what.
    pub by: By,
    /// The person there whose number or address it is, if it is not the customer's own.
    pub person: Option<String>,
}

/// What speaks for and against two customers being one party.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Common {
    /// What they share, the strongest first.
    pub by: Vec<By>,
    /// Both have a registration code, and these differ: two legal persons.
    pub codes_differ: bool,
}

/// What tells who a customer is.
pub(super) fn party_of(it: &Customer) -> Party<'_> {
    Party { name: &it.name, code: &it.code, number: &it.number, email: &it.email, phones: [&it.phone, ""] }
}

impl Tables {
    /// Whether somebody said of two customers, or of any records they stand for, that they are two.
    fn are_said_two(&self, first: CustomerId, second: CustomerId) -> bool {
        let (first, second) = (self.class_of(first), self.class_of(second));
        let said = |own: &[CustomerId], others: &[CustomerId]| {
            own.iter().filter_map(|id| self.customers.peek(*id)).any(|it| it.said_two().any(|id| others.contains(&id)))
        };
        said(&first, &second) || said(&second, &first)
    }
}

impl App {
    /// Whether somebody said of two customers that they are two, whatever they share; the reader runs again when any customer
    /// changes.
    pub fn are_said_two(self, first: CustomerId, second: CustomerId) -> bool {
        self.watch_any::<Customer>();
        self.tables.try_with_value(|tables| tables.are_said_two(first, second)).unwrap_or(false)
    }

    /// Notes that two customers are two, or takes that back: as likely duplicates they are offered no more, or again.
    pub fn say_two(self, first: CustomerId, second: CustomerId, two: bool, said: String) {
        let found = self.tables.try_with_value(|tables| (tables.class_of(first), tables.class_of(second)));
        let Some((own, others)) = found else { return };
        let mut batch = Batch::new();
        if two {
            let Some(bearer) = self.peek::<Customer>(first.min(second)) else { return };
            let mut new = Customer::clone(&bearer);
            new.not_same.insert(first.max(second), true);
            batch = batch.edit(Some(&*bearer), &new);
        } else {
            // wherever it stands: either may stand by now for the record of which it was said
            let all = own.iter().map(|id| (*id, &others)).chain(others.iter().map(|id| (*id, &own)));
            for (id, others) in all {
                let Some(it) = self.peek::<Customer>(id) else { continue };
                let mut new = Customer::clone(&it);
                new.not_same.retain(|id, _| !others.contains(id));
                if new != *it {
                    batch = batch.edit(Some(&*it), &new);
                }
            }
        }
        self.save(batch, said, || ());
    }

    /// Customers that may be this party, the surest first; `except` the one that is being edited. The reader runs again when
    /// customers or people change.
    pub fn alike_customers(self, party: &Party<'_>, except: Option<CustomerId>) -> Vec<Alike> {
        self.watch_any::<Customer>();
        self.watch_any::<Contact>();
        self.name_when_free();
        let [phone, _] = party.phones;
        let (own, reach) = (signs(party), of_person(party.email, phone));
        let except = except.map(|id| self.peek_survivor(id));
        let find = |tables: &mut Tables| {
            tables.name_now();
            let mut found: Vec<Alike> = Vec::new();
            let mut add = |customer: CustomerId, by: By, person: Option<String>| {
                let customer = tables.survivor(customer);
                let two = || except.is_some_and(|except| tables.are_said_two(except, customer));
                if Some(customer) != except && !found.iter().any(|it| it.customer == customer) && !two() {
                    found.push(Alike { customer, by, person });
                }
            };
            for (id, by) in tables.finders.alike.customers.meet(&own) {
                add(id, by, None);
            }
            for (id, by) in tables.finders.alike.people.meet(&reach) {
                if let Some(person) = tables.contacts.peek(id) {
                    add(person.customer, by, Some(person.name.clone()));
                }
            }
            found
        };
        self.tables.try_update_value(find).unwrap_or_default()
    }

    /// People who may be this one: at any customer by telephone or e-mail, at this customer by the name as well.
    pub fn alike_people(
        self,
        customer: CustomerId,
        name: &str,
        email: &str,
        phone: &str,
        except: Option<ContactId>,
    ) -> Vec<(Arc<Contact>, Option<By>)> {
        self.name_when_free();
        let at_customer = self.contacts_of(customer);
        let reach = of_person(email, phone);
        let by_reach = |tables: &mut Tables| {
            tables.name_now();
            let met = tables.finders.alike.people.meet(&reach).into_iter();
            met.filter_map(|(id, by)| Some((tables.contacts.peek(id)?, Some(by)))).collect::<Vec<_>>()
        };
        let mut found = self.tables.try_update_value(by_reach).unwrap_or_default();
        let wanted = folded_name(name);
        for person in at_customer.into_iter().filter(|it| !wanted.is_empty() && folded_name(&it.name) == wanted) {
            if !found.iter().any(|(it, _)| it.id == person.id) {
                found.push((person, None));
            }
        }
        found.retain(|(it, _)| Some(it.id) != except);
        found
    }

    /// All likely duplicates among the customers, without the pairs of which somebody said that they are two. The reader runs
    /// again when customers or people change, and while they are still being named.
    pub fn likely_duplicates(self) -> Vec<Group<CustomerId>> {
        self.watch_any::<Customer>();
        self.watch_any::<Contact>();
        self.name_when_free();
        let find = |tables: &mut Tables| {
            tables.name_now();
            let stands = |id: CustomerId| Some(tables.survivor(id)).filter(|id| tables.customers.has(*id));
            let alike = &tables.finders.alike;
            // one person at two customers is a sign as well
            let mut links: Vec<(CustomerId, CustomerId, By)> = Vec::new();
            for (by, people) in alike.people.shared() {
                let at = people.filter_map(|id| tables.contacts.peek(id)).filter_map(|it| stands(it.customer));
                let at: Vec<CustomerId> = at.collect();
                links.extend(at.iter().zip(at.iter().skip(1)).map(|(a, b)| (*a, *b, by)).filter(|(a, b, _)| a != b));
            }
            let said = tables.customers.peek_all().flat_map(|it| it.said_two().map(move |other| (it.id, other)));
            alike.customers.groups(stands, links, said)
        };
        self.tables.try_update_value(find).unwrap_or_default()
    }

    /// What two customers share; the reader runs again when either changes, or a person does.
    pub fn common_signs(self, first: CustomerId, second: CustomerId) -> Common {
        let (Some(a), Some(b)) = (self.watch::<Customer>(first), self.watch::<Customer>(second)) else {
            return Common::default();
        };
        let (a, b) = (signs(&party_of(&a)), signs(&party_of(&b)));
        let codes_differ = !code_of(&a).is_empty() && !code_of(&b).is_empty() && code_of(&a) != code_of(&b);
        let mut by = common(&a, &b);
        if !codes_differ {
            let of = |id: CustomerId| {
                let people = self.contacts_of(id);
                people.iter().flat_map(|it| of_person(&it.email_line(), &it.phone_line())).collect::<Vec<_>>()
            };
            by.extend(common(&of(first), &of(second)));
            by.sort_unstable();
            by.dedup();
        }
        Common { by, codes_differ }
    }
}
