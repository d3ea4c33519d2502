//! A plan and the person's choices as entities for one commit.

use std::collections::HashMap;
use std::iter::Peekable;

use serde::{Deserialize, Serialize};

use crate::domain::contact::Contact;
use crate::domain::customer::Customer;
use crate::domain::id::{ContactId, CustomerId, NewId};

use super::candidate::{Candidate, NamedParent, to_entities, updated, updated_contact};
use super::check::add_note;
use super::parents::Called;
use super::plan::{Duplicate, ListPlan};
use super::sameness::SameAs;

/// What to do with a duplicate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// Leave the row out.
    #[default]
    Skip,
    /// Put what the row says into what it is the same as.
    Update,
    /// Enter it as a customer of its own.
    Enter,
}

/// What has to be written, in one commit so that one undo takes it back.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Outcome {
    /// New customers.
    pub entered: Vec<Customer>,
    /// Known customers, changed.
    pub updated: Vec<Customer>,
    /// People at both, new or changed.
    pub contacts: Vec<Contact>,
    /// How many duplicates were left out.
    pub skipped: usize,
}

/// Carries a plan out with a choice for every duplicate. `known` and `contacts` are those of the book.
pub fn carry_out<'a>(
    plan: &ListPlan,
    choose: impl Fn(&Duplicate) -> Choice,
    known: impl IntoIterator<Item = &'a Customer>,
    contacts: impl IntoIterator<Item = &'a Contact>,
    ids: &mut impl NewId,
) -> Outcome {
    let mut work = Work {
        outcome: Outcome::default(),
        customers: known.into_iter().map(|customer| (customer.id, customer)).collect(),
        people: HashMap::new(),
        entered_at: HashMap::new(),
        updated_at: HashMap::new(),
        contact_at: HashMap::new(),
        lies_in: HashMap::new(),
        parents: Vec::new(),
    };
    for contact in contacts {
        work.people.entry(contact.customer).or_default().push(contact.clone());
    }
    let mut good = plan.good.iter().peekable();
    let mut people = plan.people.iter().peekable();
    // in the order of the list, as a row may be the same as an earlier one
    for duplicate in &plan.duplicates {
        while let Some(same) = people.next_if(|same| same.row < duplicate.row) {
            work.enter_before(same.row, &mut good, ids);
            work.join(same, ids);
        }
        work.enter_before(duplicate.row, &mut good, ids);
        work.settle(duplicate, choose(duplicate), ids);
    }
    for same in people {
        work.enter_before(same.row, &mut good, ids);
        work.join(same, ids);
    }
    for candidate in good {
        work.enter(candidate, ids);
    }
    work.attach();
    work.outcome
}

struct Work<'a> {
    outcome: Outcome,
    customers: HashMap<CustomerId, &'a Customer>,
    people: HashMap<CustomerId, Vec<Contact>>,
    entered_at: HashMap<CustomerId, usize>,
    updated_at: HashMap<CustomerId, usize>,
    contact_at: HashMap<ContactId, usize>,
    /// The customer that a row became or was counted to.
    lies_in: HashMap<usize, CustomerId>,
    /// What rows say of the customers that theirs belong to.
    parents: Vec<(CustomerId, NamedParent)>,
}

impl Work<'_> {
    fn enter(&mut self, candidate: &Candidate, ids: &mut impl NewId) {
        // there is no customer without a name
        if candidate.name.is_empty() {
            self.outcome.skipped += 1;
            return;
        }
        let (customer, contact) = to_entities(candidate, ids);
        let id = customer.id;
        self.lies_in.insert(candidate.row, id);
        self.entered_at.insert(customer.id, self.outcome.entered.len());
        self.parents.push((customer.id, candidate.parent.clone()));
        self.outcome.entered.push(customer);
        if let Some(contact) = contact {
            self.keep(contact);
        }
        for person in candidate.further_people() {
            self.meet(id, &person, ids);
        }
    }

    /// Enters the good rows that stand before a row.
    fn enter_before<'b>(
        &mut self,
        row: usize,
        good: &mut Peekable<impl Iterator<Item = &'b Candidate>>,
        ids: &mut impl NewId,
    ) {
        while let Some(candidate) = good.next_if(|candidate| candidate.row < row) {
            self.enter(candidate, ids);
        }
    }

    /// Puts the person of a row and the further ones at their customer, of whom the row says nothing else.
    fn join(&mut self, same: &Duplicate, ids: &mut impl NewId) {
        let target = match same.of {
            SameAs::Customer(id) => Some(id),
            SameAs::Row(row) => self.lies_in.get(&row).copied(),
        };
        // gone since the plan was made: with a name the row is not lost
        match target.filter(|id| self.current(*id).is_some()) {
            Some(id) => {
                self.lies_in.insert(same.row, id);
                self.meet(id, &same.candidate, ids);
                for person in same.candidate.further_people() {
                    self.meet(id, &person, ids);
                }
            }
            None => self.enter(&same.candidate, ids),
        }
    }

    /// Puts the person of a row at a customer: a known one of that name is changed, else it is a new one.
    fn meet(&mut self, id: CustomerId, candidate: &Candidate, ids: &mut impl NewId) {
        let people = self.people.get(&id).map(Vec::as_slice).unwrap_or_default();
        if let Some(contact) = updated_contact(id, people, candidate, ids) {
            self.keep(contact);
        }
    }

    fn settle(&mut self, duplicate: &Duplicate, choice: Choice, ids: &mut impl NewId) {
        let target = match duplicate.of {
            SameAs::Customer(id) => Some(id),
            SameAs::Row(row) => self.lies_in.get(&row).copied(),
        };
        // a row without a name can only be put into the customer that it means
        let choice =
            if choice == Choice::Enter && duplicate.candidate.name.is_empty() { Choice::Update } else { choice };
        match (choice, target) {
            (Choice::Enter, _) | (Choice::Update, None) => self.enter(&duplicate.candidate, ids),
            (Choice::Update, Some(id)) => {
                self.lies_in.insert(duplicate.row, id);
                self.update(id, &duplicate.candidate, ids);
            }
            (Choice::Skip, target) => {
                self.outcome.skipped += 1;
                if let Some(id) = target {
                    self.lies_in.insert(duplicate.row, id);
                }
            }
        }
    }

    fn update(&mut self, id: CustomerId, candidate: &Candidate, ids: &mut impl NewId) {
        if let Some(customer) = self.entered_at.get(&id).and_then(|at| self.outcome.entered.get_mut(*at)) {
            *customer = updated(customer, candidate);
        } else if let Some(customer) = self.updated_at.get(&id).and_then(|at| self.outcome.updated.get_mut(*at)) {
            *customer = updated(customer, candidate);
        } else if let Some(known) = self.customers.get(&id) {
            let new = updated(known, candidate);
            if new != **known {
                self.updated_at.insert(id, self.outcome.updated.len());
                self.outcome.updated.push(new);
            }
        } else {
            // deleted since the plan was made: the row is not lost
            self.enter(candidate, ids);
            return;
        }
        self.parents.push((id, candidate.parent.clone()));
        self.meet(id, candidate, ids);
        for person in candidate.further_people() {
            self.meet(id, &person, ids);
        }
    }

    /// Finds the customers that others belong to. Who is not found, or would close a circle, is told in the note.
    fn attach(&mut self) {
        let named = std::mem::take(&mut self.parents);
        let named: Vec<_> = named.into_iter().filter(|(_, parent)| !parent.name.is_empty()).collect();
        if named.is_empty() {
            return;
        }
        let mut known: Vec<&Customer> = self.customers.values().copied().collect();
        // the same customer is found each time
        known.sort_unstable_by_key(|it| it.id);
        let mut called = Called::of(known.into_iter().chain(&self.outcome.entered));
        for (id, NamedParent { heading, name }) in named {
            let parent = called.attach(id, &name);
            let mut line = String::new();
            add_note(&mut line, &heading, &name);
            let noted = |note: &str| note.lines().any(|known| line.lines().eq([known]));
            let told = |it: &Customer| if parent.is_some() { it.parent == parent } else { noted(&it.note) };
            if self.current(id).is_none_or(told) {
                continue;
            }
            let Some(customer) = self.changing(id) else { continue };
            match parent {
                Some(parent) => customer.parent = Some(parent),
                None => add_note(&mut customer.note, &heading, &name),
            }
        }
    }

    /// A customer as it will be.
    fn current(&self, id: CustomerId) -> Option<&Customer> {
        let entered = || self.entered_at.get(&id).and_then(|at| self.outcome.entered.get(*at));
        let updated = || self.updated_at.get(&id).and_then(|at| self.outcome.updated.get(*at));
        entered().or_else(updated).or_else(|| self.customers.get(&id).copied())
    }

    /// A customer of the outcome, to change; a known one that was not changed yet joins it.
    fn changing(&mut self, id: CustomerId) -> Option<&mut Customer> {
        if let Some(at) = self.entered_at.get(&id) {
            return self.outcome.entered.get_mut(*at);
        }
        if !self.updated_at.contains_key(&id) {
            let known = Customer::clone(self.customers.get(&id)?);
            self.updated_at.insert(id, self.outcome.updated.len());
            self.outcome.updated.push(known);
        }
        self.updated_at.get(&id).and_then(|at| self.outcome.updated.get_mut(*at))
    }

    fn keep(&mut self, contact: Contact) {
        let people = self.people.entry(contact.customer).or_default();
        people.retain(|known| known.id != contact.id);
        people.push(contact.clone());
        if let Some(place) = self.contact_at.get(&contact.id).and_then(|at| self.outcome.contacts.get_mut(*at)) {
            *place = contact;
        } else {
            self.contact_at.insert(contact.id, self.outcome.contacts.len());
            self.outcome.contacts.push(contact);
        }
    }
}
