//! A plan and the person's choices as entities for one commit.

use std::collections::HashMap;
use std::iter::Peekable;
use std::slice;

use serde::{Deserialize, Serialize};

use crate::domain::contact::Contact;
use crate::domain::customer::Customer;
use crate::domain::id::{ContactId, CustomerId};

use super::candidate::{Candidate, NamedParent, to_entities, updated, updated_contact};
use super::check::add_note;
use super::parents::Called;
use super::plan::{Duplicate, ListPlan};
use super::row_ids::RowIds;
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

/// Carries a plan out at once, with a choice for every duplicate. `known` and `contacts` are those of the book.
pub fn carry_out<'a>(
    plan: &ListPlan,
    choose: impl Fn(&Duplicate) -> Choice,
    known: impl IntoIterator<Item = &'a Customer>,
    contacts: impl IntoIterator<Item = &'a Contact>,
    ids: &mut impl RowIds,
) -> Outcome {
    let mut carrying = Carrying::begin(plan, known.into_iter().collect(), contacts.into_iter().collect());
    while carrying.step(usize::MAX, &choose, ids) {}
    carrying.finish()
}

/// Carrying a plan out in portions.
pub struct Carrying<'a> {
    work: Work<'a>,
    contacts: std::vec::IntoIter<&'a Contact>,
    good: Peekable<slice::Iter<'a, Candidate>>,
    people: Peekable<slice::Iter<'a, Duplicate>>,
    duplicates: Peekable<slice::Iter<'a, Duplicate>>,
    attaching: Option<Attaching<'a>>,
    done: usize,
    rows: usize,
}

impl<'a> Carrying<'a> {
    /// No row is carried out yet. `known` and `contacts` are those of the book.
    pub fn begin(plan: &'a ListPlan, known: Vec<&'a Customer>, contacts: Vec<&'a Contact>) -> Self {
        let work = Work {
            outcome: Outcome::default(),
            customers: known.into_iter().map(|customer| (customer.id, customer)).collect(),
            people: HashMap::new(),
            entered_at: HashMap::new(),
            updated_at: HashMap::new(),
            contact_at: HashMap::new(),
            lies_in: HashMap::new(),
            parents: Vec::new(),
        };
        Self {
            work,
            contacts: contacts.into_iter(),
            good: plan.good.iter().peekable(),
            people: plan.people.iter().peekable(),
            duplicates: plan.duplicates.iter().peekable(),
            attaching: None,
            done: 0,
            rows: plan.good.len() + plan.people.len() + plan.duplicates.len(),
        }
    }

    /// How many rows are carried out, and how many there are.
    pub const fn far(&self) -> (usize, usize) {
        (self.done, self.rows)
    }

    /// Does so many more steps; whether there are more.
    pub fn step(&mut self, steps: usize, choose: &impl Fn(&Duplicate) -> Choice, ids: &mut impl RowIds) -> bool {
        for _ in 0..steps {
            if !self.take_contact() && !self.carry_row(choose, ids) && !self.attach_one() {
                return false;
            }
        }
        true
    }

    /// What has to be written, once all steps are done.
    pub fn finish(self) -> Outcome {
        self.work.outcome
    }

    fn take_contact(&mut self) -> bool {
        let Some(contact) = self.contacts.next() else { return false };
        self.work.people.entry(contact.customer).or_default().push(contact.clone());
        true
    }

    /// The next row of the list, whatever its lot: a row may be the same as an earlier one.
    fn carry_row(&mut self, choose: &impl Fn(&Duplicate) -> Choice, ids: &mut impl RowIds) -> bool {
        let good = self.good.peek().map(|it| it.row);
        let people = self.people.peek().map(|it| it.row);
        let duplicate = self.duplicates.peek().map(|it| it.row);
        let Some(next) = [good, people, duplicate].into_iter().flatten().min() else { return false };
        if let Some(candidate) = self.good.next_if(|it| it.row == next) {
            self.work.enter(candidate, ids);
        } else if let Some(same) = self.people.next_if(|it| it.row == next) {
            self.work.join(same, ids);
        } else if let Some(same) = self.duplicates.next_if(|it| it.row == next) {
            self.work.settle(same, choose(same), ids);
        }
        self.done += 1;
        true
    }

    /// Finds the customers that others belong to, once every row has become one.
    fn attach_one(&mut self) -> bool {
        let work = &mut self.work;
        let attaching = self.attaching.get_or_insert_with(|| {
            let mut named = std::mem::take(&mut work.parents);
            named.retain(|(_, parent)| !parent.name.is_empty());
            let mut known: Vec<&Customer> =
                if named.is_empty() { Vec::new() } else { work.customers.values().copied().collect() };
            // the same customer is found each time
            known.sort_unstable_by_key(|it| it.id);
            Attaching { named: named.into_iter(), known, called: Called::default(), at: 0 }
        });
        attaching.step(work)
    }
}

/// Finding the customers that others belong to.
struct Attaching<'a> {
    named: std::vec::IntoIter<(CustomerId, NamedParent)>,
    known: Vec<&'a Customer>,
    called: Called,
    at: usize,
}

impl Attaching<'_> {
    fn step(&mut self, work: &mut Work<'_>) -> bool {
        if self.named.len() == 0 {
            return false;
        }
        let entered = &work.outcome.entered;
        let all = self.known.len() + entered.len();
        let (sign, at) = (self.at / all.max(1), self.at % all.max(1));
        let customer = self.known.get(at).copied().or_else(|| entered.get(at.checked_sub(self.known.len())?));
        if let Some(customer) = customer.filter(|_| sign < Called::SIGNS) {
            self.called.take(customer, sign);
            self.at += 1;
            return true;
        }
        if let Some((id, parent)) = self.named.next() {
            work.attach(&mut self.called, id, parent);
        }
        true
    }
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
    fn enter(&mut self, candidate: &Candidate, ids: &mut impl RowIds) {
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

    /// Puts the person of a row and the further ones at their customer, of whom the row says nothing else.
    fn join(&mut self, same: &Duplicate, ids: &mut impl RowIds) {
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
    fn meet(&mut self, id: CustomerId, candidate: &Candidate, ids: &mut impl RowIds) {
        let people = self.people.get(&id).map(Vec::as_slice).unwrap_or_default();
        if let Some(contact) = updated_contact(id, people, candidate, ids) {
            self.keep(contact);
        }
    }

    fn settle(&mut self, duplicate: &Duplicate, choice: Choice, ids: &mut impl RowIds) {
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

    fn update(&mut self, id: CustomerId, candidate: &Candidate, ids: &mut impl RowIds) {
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

    /// Puts a customer under the one that a row names. Who is not found, or would close a circle, is told in the note.
    fn attach(&mut self, called: &mut Called, id: CustomerId, NamedParent { heading, name }: NamedParent) {
        let parent = called.attach(id, &name);
        let mut line = String::new();
        add_note(&mut line, &heading, &name);
        let noted = |note: &str| note.lines().any(|known| line.lines().eq([known]));
        let told = |it: &Customer| if parent.is_some() { it.parent == parent } else { noted(&it.note) };
        if self.current(id).is_none_or(told) {
            return;
        }
        let Some(customer) = self.changing(id) else { return };
        match parent {
            Some(parent) => customer.parent = Some(parent),
            None => add_note(&mut customer.note, &heading, &name),
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
