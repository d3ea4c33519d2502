//! Who in the book bears which sign: worked out once, in portions, and looked into for as many lists as one likes.

use std::borrow::Borrow;
use std::collections::{HashMap, HashSet};

use crate::domain::contact::Contact;
use crate::domain::customer::Customer;
use crate::domain::id::CustomerId;
use crate::domain::merging::Merges;
use crate::search::same::{By, Party, Sign, code_of, folded_name, of_person, signs};

use super::sameness::SameAs;

/// Who bears a sign, and the registration code of that party; empty when it has none.
#[derive(Debug, Clone)]
pub(super) struct Bearer {
    pub(super) is: SameAs,
    pub(super) code: String,
}

impl Bearer {
    /// Whether a party with this code may be the same: not if both have one and these differ.
    pub(super) fn may_be(&self, code: &str) -> bool {
        self.code.is_empty() || code.is_empty() || self.code == code
    }
}

/// The first who bears each sign.
#[derive(Debug, Default)]
pub(super) struct Bearers {
    pub(super) codes: HashMap<String, Bearer>,
    pub(super) names: HashMap<String, Bearer>,
    pub(super) numbers: HashMap<String, Bearer>,
    pub(super) emails: HashMap<String, Bearer>,
    pub(super) phones: HashMap<String, Bearer>,
    pub(super) core_names: HashMap<String, Bearer>,
}

impl Bearers {
    pub(super) fn of(&self, by: By) -> &HashMap<String, Bearer> {
        match by {
            By::Code => &self.codes,
            By::Name => &self.names,
            By::Number => &self.numbers,
            By::Email => &self.emails,
            By::Phone => &self.phones,
            By::CoreName => &self.core_names,
        }
    }

    pub(super) fn of_mut(&mut self, by: By) -> &mut HashMap<String, Bearer> {
        match by {
            By::Code => &mut self.codes,
            By::Name => &mut self.names,
            By::Number => &mut self.numbers,
            By::Email => &mut self.emails,
            By::Phone => &mut self.phones,
            By::CoreName => &mut self.core_names,
        }
    }

    /// Lets a party keep the signs that nobody had.
    fn keep(&mut self, signs: Vec<Sign>, is: SameAs, code: &str) {
        for Sign { by, text, .. } in signs {
            self.of_mut(by).entry(text).or_insert_with(|| Bearer { is, code: code.to_owned() });
        }
    }
}

/// The signs of the customers in the book and of the people there.
#[derive(Debug, Default)]
pub struct BookSigns {
    pub(super) first: Bearers,
    /// Who bears a sign beside the first: only customers of whom a person said that they and the first are two.
    beside: HashMap<By, HashMap<String, Vec<Bearer>>>,
}

impl BookSigns {
    /// Who bears a sign beside the first.
    pub(super) fn beside(&self, sign: &Sign) -> &[Bearer] {
        self.beside.get(&sign.by).and_then(|beside| beside.get(&sign.text)).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether anybody bears a sign beside another.
    pub(super) fn has_beside(&self) -> bool {
        !self.beside.is_empty()
    }

    /// Notes a customer beside the ones whose signs it bears too, where a person said that they are two: a row with such a sign
    /// may mean either.
    fn stand_beside(&mut self, signs: &[Sign], customer: CustomerId, two: &HashSet<(CustomerId, CustomerId)>) {
        for sign in signs {
            let first = self.first.of(sign.by).get(&sign.text).map(|it| it.is);
            if matches!(first, Some(SameAs::Customer(first)) if two.contains(&(first, customer))) {
                let bearer = Bearer { is: SameAs::Customer(customer), code: code_of(signs).to_owned() };
                self.beside.entry(sign.by).or_default().entry(sign.text.clone()).or_default().push(bearer);
            }
        }
    }
}

/// Signing a book, customer by customer and then person by person. What was merged into a customer leads to that one, and the
/// number of a person to their customer.
#[derive(Debug)]
pub struct Signing<C, P> {
    customers: Vec<C>,
    people: Vec<P>,
    merges: Merges<CustomerId>,
    there: HashSet<CustomerId>,
    two: HashSet<(CustomerId, CustomerId)>,
    codes: HashMap<CustomerId, String>,
    book: BookSigns,
    at: usize,
}

impl<C: Borrow<Customer>, P: Borrow<Contact>> Signing<C, P> {
    /// Nobody is signed yet. The same customer is found each time if they come in the same order.
    pub fn begin(customers: Vec<C>, people: Vec<P>) -> Self {
        let all = || customers.iter().map(Borrow::<Customer>::borrow);
        let mut merges = Merges::default();
        for customer in all().filter(|it| it.merged_into.is_some()) {
            merges.note(customer.id, customer.merged_into);
        }
        let there: HashSet<CustomerId> =
            if all().any(|it| merges.is_marked(it.id)) { all().map(|it| it.id).collect() } else { HashSet::new() };
        let stands = |id: CustomerId| merges.survivor(id, |id| there.contains(&id));
        let two = all()
            .flat_map(|it| it.said_two().map(|other| (stands(it.id), stands(other))).collect::<Vec<_>>())
            // said two once and made one since
            .filter(|(a, b)| a != b)
            .flat_map(|(a, b)| [(a, b), (b, a)])
            .collect();
        let (codes, book) = (HashMap::new(), BookSigns::default());
        Self { customers, people, merges, there, two, codes, book, at: 0 }
    }

    /// How many steps it takes in all, and how many are done.
    pub fn far(&self) -> (usize, usize) {
        (self.at, self.customers.len() + self.customers.len() + self.people.len())
    }

    /// Does so many steps; whether there are more.
    pub fn step(&mut self, steps: usize) -> bool {
        let (_, all) = self.far();
        let end = self.at.saturating_add(steps).min(all);
        while self.at < end {
            self.sign(self.at);
            self.at += 1;
        }
        self.at < all
    }

    /// What came of it, once all steps are done.
    pub fn finish(self) -> BookSigns {
        self.book
    }

    fn stands(&self, id: CustomerId) -> CustomerId {
        self.merges.survivor(id, |id| self.there.contains(&id))
    }

    /// One step: the codes of all customers come first, then their signs; what a customer says of itself comes before what its
    /// people are reached by.
    fn sign(&mut self, at: usize) {
        let count = self.customers.len();
        if let Some(customer) = self.customers.get(at) {
            let customer = Borrow::<Customer>::borrow(customer);
            let code = self.codes.entry(self.merges.survivor(customer.id, |id| self.there.contains(&id))).or_default();
            if code.is_empty() {
                *code = folded_name(&customer.code);
            }
        } else if let Some(customer) = at.checked_sub(count).and_then(|at| self.customers.get(at)) {
            let customer = Borrow::<Customer>::borrow(customer);
            let party = Party {
                name: &customer.name,
                code: &customer.code,
                number: &customer.number,
                email: &customer.email,
                phones: [&customer.phone, ""],
            };
            let (survivor, signs) = (self.stands(customer.id), signs(&party));
            if !self.two.is_empty() {
                self.book.stand_beside(&signs, survivor, &self.two);
            }
            let code = code_of(&signs).to_owned();
            self.book.first.keep(signs, SameAs::Customer(survivor), &code);
        } else if let Some(person) = at.checked_sub(count + count).and_then(|at| self.people.get(at)) {
            let person = Borrow::<Contact>::borrow(person);
            let at = self.stands(person.customer);
            // whose customer is gone leads nowhere
            if let Some(code) = self.codes.get(&at) {
                let signs = of_person(&person.email_line(), &person.phone_line());
                self.book.first.keep(signs, SameAs::Customer(at), code);
            }
        }
    }
}
