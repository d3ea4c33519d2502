//! Which rows and customers are the same party.

use std::cmp::Reverse;
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use crate::domain::contact::Contact;
use crate::domain::customer::Customer;
use crate::domain::id::CustomerId;
use crate::domain::merging::Merges;
use crate::search::same::{Party, Sign, code_of, of_person, signs};

use super::candidate::Candidate;

pub use crate::search::same::{By, Certainty, core_name, folded_name};

/// What a row is the same as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SameAs {
    /// An earlier row of the list.
    Row(usize),
    /// A customer in the book.
    Customer(CustomerId),
}

/// What is known so far, found by what it would be the same by.
#[derive(Debug, Default)]
pub(super) struct Known {
    codes: HashMap<String, Bearer>,
    names: HashMap<String, Bearer>,
    numbers: HashMap<String, Bearer>,
    emails: HashMap<String, Bearer>,
    phones: HashMap<String, Bearer>,
    core_names: HashMap<String, Bearer>,
    /// Who bears a sign beside the first: only customers of whom a person said that they and the first are two.
    beside: HashMap<By, HashMap<String, Vec<Bearer>>>,
}

#[derive(Debug, Clone)]
struct Bearer {
    is: SameAs,
    code: String,
}

impl Known {
    /// The customers of the book and the people there, with room for so many rows. What was merged into a customer leads to that
    /// one, and the number of a person to their customer.
    pub(super) fn of<'a>(
        customers: impl IntoIterator<Item = &'a Customer>,
        people: impl IntoIterator<Item = &'a Contact>,
        rows: usize,
    ) -> Self {
        let customers: Vec<&Customer> = customers.into_iter().collect();
        let mut merges = Merges::default();
        for customer in customers.iter().filter(|it| it.merged_into.is_some()) {
            merges.note(customer.id, customer.merged_into);
        }
        let marked = |id: &CustomerId| merges.is_marked(*id);
        let there: HashSet<CustomerId> = if customers.iter().any(|it| marked(&it.id)) {
            customers.iter().map(|it| it.id).collect()
        } else {
            HashSet::new()
        };
        let mut known =
            Self { names: HashMap::with_capacity(rows), core_names: HashMap::with_capacity(rows), ..Self::default() };
        let stands = |id: CustomerId| merges.survivor(id, |id| there.contains(&id));
        let two: HashSet<(CustomerId, CustomerId)> = customers
            .iter()
            .flat_map(|it| it.said_two().map(move |other| (stands(it.id), stands(other))))
            // said two once and made one since
            .filter(|(a, b)| a != b)
            .flat_map(|(a, b)| [(a, b), (b, a)])
            .collect();
        let mut codes: HashMap<CustomerId, String> = HashMap::new();
        for customer in &customers {
            let code = codes.entry(stands(customer.id)).or_default();
            if code.is_empty() {
                *code = folded_name(&customer.code);
            }
        }
        for customer in customers {
            let party = Party {
                name: &customer.name,
                code: &customer.code,
                number: &customer.number,
                email: &customer.email,
                phones: [&customer.phone, ""],
            };
            let (survivor, signs) = (stands(customer.id), signs(&party));
            if !two.is_empty() {
                known.stand_beside(&signs, survivor, &two);
            }
            known.keep(signs, SameAs::Customer(survivor));
        }
        // what a customer says of itself comes before what its people are reached by
        for person in people {
            let at = stands(person.customer);
            // whose customer is gone leads nowhere
            if let Some(code) = codes.get(&at) {
                known.keep_as(of_person(&person.email_line(), &person.phone_line()), SameAs::Customer(at), code);
            }
        }
        known
    }

    /// Finds what a row is the same as, and remembers the row for the next ones. One that tells no name and is at nobody brings
    /// nobody in, so that no later row is the same as it.
    pub(super) fn meet(&mut self, row: &Candidate) -> Option<(SameAs, By, Certainty)> {
        let people = || std::iter::once(&row.contact).chain(&row.further);
        let email = in_line(std::iter::once(row.email.as_str()).chain(people().map(|it| it.email.as_str())));
        let numbers = people().flat_map(|it| {
            let further = it.phones.iter().map(|it| it.number.as_str());
            std::iter::once(it.mobile.as_str()).chain(further)
        });
        let own = in_line(numbers);
        let party =
            Party { name: &row.name, code: &row.code, number: &row.number, email: &email, phones: [&row.phone, &own] };
        let mut signs = signs(&party);
        // what stands in two places of a row is one sign
        let mut seen = HashSet::new();
        signs.retain(|sign| seen.insert((sign.by, sign.text.clone())));
        let is = SameAs::Row(row.row);
        if row.name.is_empty() && self.closest(&signs, is).is_none() {
            return None;
        }
        self.meet_by(signs, is)
    }

    /// Notes a customer beside the ones whose signs it bears too, where a person said that they are two: a row with such a sign
    /// may mean either.
    fn stand_beside(&mut self, signs: &[Sign], customer: CustomerId, two: &HashSet<(CustomerId, CustomerId)>) {
        for sign in signs {
            let first = self.first(sign.by).get(&sign.text).map(|it| it.is);
            if matches!(first, Some(SameAs::Customer(first)) if two.contains(&(first, customer))) {
                let bearer = Bearer { is: SameAs::Customer(customer), code: code_of(signs).to_owned() };
                self.beside.entry(sign.by).or_default().entry(sign.text.clone()).or_default().push(bearer);
            }
        }
    }

    /// Everybody who bears a sign.
    fn bearers(&self, sign: &Sign) -> impl Iterator<Item = &Bearer> {
        let beside = self.beside.get(&sign.by).and_then(|beside| beside.get(&sign.text));
        self.first(sign.by).get(&sign.text).into_iter().chain(beside.into_iter().flatten())
    }

    /// Whom the surest shared sign means: of several who bear it, the one who shares most.
    fn closest(&self, signs: &[Sign], is: SameAs) -> Option<(SameAs, By, Certainty)> {
        let code = code_of(signs);
        let fits = |it: &Bearer| it.is != is && (it.code.is_empty() || code.is_empty() || it.code == code);
        let sign = signs.iter().find(|sign| self.bearers(sign).any(fits))?;
        let shared = |who: SameAs| signs.iter().filter(|sign| self.bearers(sign).any(|it| it.is == who)).count();
        let found = self.bearers(sign).filter(|it| fits(it)).min_by_key(|it| Reverse(shared(it.is)))?;
        Some((found.is, sign.by, sign.certainty))
    }

    /// Two parties that have different registration codes are different, whatever else they share. The first party with
    /// a sign keeps it.
    fn meet_by(&mut self, signs: Vec<Sign>, is: SameAs) -> Option<(SameAs, By, Certainty)> {
        if !self.beside.is_empty() {
            let met = self.closest(&signs, is);
            self.keep(signs, is);
            return met;
        }
        self.keep(signs, is)
    }

    /// Lets a party keep the signs that nobody had; gives who has the surest of the others.
    fn keep(&mut self, signs: Vec<Sign>, is: SameAs) -> Option<(SameAs, By, Certainty)> {
        let code = code_of(&signs).to_owned();
        self.keep_as(signs, is, &code)
    }

    /// The same for signs of a party whose code is known otherwise.
    fn keep_as(&mut self, signs: Vec<Sign>, is: SameAs, code: &str) -> Option<(SameAs, By, Certainty)> {
        let mut met = None;
        for Sign { by, text, certainty } in signs {
            match self.by(by).entry(text) {
                Entry::Occupied(known) => {
                    let party = known.get();
                    let one_code = party.code.is_empty() || code.is_empty() || party.code == code;
                    if met.is_none() && one_code && party.is != is {
                        met = Some((party.is, by, certainty));
                    }
                }
                Entry::Vacant(place) => {
                    place.insert(Bearer { is, code: code.to_owned() });
                }
            }
        }
        met
    }

    fn first(&self, by: By) -> &HashMap<String, Bearer> {
        match by {
            By::Code => &self.codes,
            By::Name => &self.names,
            By::Number => &self.numbers,
            By::Email => &self.emails,
            By::Phone => &self.phones,
            By::CoreName => &self.core_names,
        }
    }

    fn by(&mut self, by: By) -> &mut HashMap<String, Bearer> {
        match by {
            By::Code => &mut self.codes,
            By::Name => &mut self.names,
            By::Number => &mut self.numbers,
            By::Email => &mut self.emails,
            By::Phone => &mut self.phones,
            By::CoreName => &mut self.core_names,
        }
    }
}

/// Several numbers or addresses in one line.
fn in_line<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}
