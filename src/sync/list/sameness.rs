//! Which rows and customers are the same party.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use crate::domain::customer::Customer;
use crate::domain::id::CustomerId;
use crate::domain::merging::Merges;
use crate::search::same::{Party, Sign, code_of, signs};

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
}

#[derive(Debug, Clone)]
struct Bearer {
    is: SameAs,
    code: String,
}

impl Known {
    /// The customers of the book, with room for so many rows. What was merged into a customer leads to that one.
    pub(super) fn of<'a>(customers: impl IntoIterator<Item = &'a Customer>, rows: usize) -> Self {
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
        for customer in customers {
            let party = Party {
                name: &customer.name,
                code: &customer.code,
                number: &customer.number,
                email: &customer.email,
                phones: [&customer.phone, ""],
            };
            let survivor = merges.survivor(customer.id, |id| there.contains(&id));
            known.meet_by(signs(&party), SameAs::Customer(survivor));
        }
        known
    }

    /// Finds what a row is the same as, and remembers the row for the next ones.
    pub(super) fn meet(&mut self, row: &Candidate) -> Option<(SameAs, By, Certainty)> {
        let party = Party {
            name: &row.name,
            code: &row.code,
            number: &row.number,
            email: &row.email,
            phones: [&row.phone, &row.contact.mobile],
        };
        self.meet_by(signs(&party), SameAs::Row(row.row))
    }

    /// Two parties that have different registration codes are different, whatever else they share. The first party with
    /// a sign keeps it.
    fn meet_by(&mut self, signs: Vec<Sign>, is: SameAs) -> Option<(SameAs, By, Certainty)> {
        let code = code_of(&signs).to_owned();
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
                    place.insert(Bearer { is, code: code.clone() });
                }
            }
        }
        met
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
