//! Which rows and customers are the same party.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use serde::{Deserialize, Serialize};

use crate::domain::customer::Customer;
use crate::domain::id::CustomerId;
use crate::domain::registration_code::normalised;
use crate::domain::width::half_width;
use crate::i18n::vocabulary::COMPANY_FORMS;

use super::candidate::Candidate;
use super::value::split_several;

/// A name without its legal form says enough from so many characters on.
const CORE_LENGTH: usize = 4;
/// A telephone number says enough from so many digits on.
const PHONE_LENGTH: usize = 7;

/// What a row is the same as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SameAs {
    /// An earlier row of the list.
    Row(usize),
    /// A customer in the book.
    Customer(CustomerId),
}

/// By what they are the same; the strongest that holds is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// The registration code.
    Code,
    /// The name; spaces, width, brackets and case do not matter.
    Name,
    /// Our own number.
    Number,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// The name without its legal form.
    CoreName,
}

/// How sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// One legal person: the same code, or the same full company name.
    Exact,
    /// Probably; a person decides.
    Likely,
}

/// A name as it is compared: narrow, lower case, only its letters and digits.
pub fn folded_name(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for c in name.chars().map(half_width) {
        // the common Han characters first: asking Unicode about each is what takes the time
        if ('\u{4e00}'..='\u{9fff}').contains(&c) {
            folded.push(c);
        } else if c.is_alphanumeric() {
            folded.extend(c.to_lowercase());
        }
    }
    folded
}

/// A folded name without legal forms at its end.
pub fn core_name(folded: &str) -> &str {
    let mut core = folded;
    while let Some(rest) = COMPANY_FORMS.iter().find_map(|form| core.strip_suffix(form)).filter(|rest| !rest.is_empty())
    {
        core = rest;
    }
    core
}

/// What is known so far, found by what it would be the same by.
#[derive(Debug, Default)]
pub(super) struct Known {
    codes: HashMap<String, Party>,
    names: HashMap<String, Party>,
    numbers: HashMap<String, Party>,
    emails: HashMap<String, Party>,
    phones: HashMap<String, Party>,
    core_names: HashMap<String, Party>,
}

#[derive(Debug, Clone)]
struct Party {
    is: SameAs,
    code: String,
}

/// A sign by which a party is found, and how sure it makes.
type Sign = (By, String, Certainty);

impl Known {
    /// The customers of the book, with room for so many rows.
    pub(super) fn of<'a>(customers: impl IntoIterator<Item = &'a Customer>, rows: usize) -> Self {
        let mut known =
            Self { names: HashMap::with_capacity(rows), core_names: HashMap::with_capacity(rows), ..Self::default() };
        for customer in customers {
            let phones = [customer.phone.as_str(), ""];
            let code = normalised(&customer.code);
            let signs = signs(&customer.name, &code, &customer.number, &customer.email, phones);
            known.meet_by(signs, SameAs::Customer(customer.id), &code);
        }
        known
    }

    /// Finds what a row is the same as, and remembers the row for the next ones.
    pub(super) fn meet(&mut self, row: &Candidate) -> Option<(SameAs, By, Certainty)> {
        let signs = signs(&row.name, &row.code, &row.number, &row.email, [&row.phone, &row.contact.mobile]);
        self.meet_by(signs, SameAs::Row(row.row), &row.code)
    }

    /// Two parties that have different registration codes are different, whatever else they share. The first party with
    /// a sign keeps it.
    fn meet_by(&mut self, signs: Vec<Sign>, is: SameAs, code: &str) -> Option<(SameAs, By, Certainty)> {
        let mut met = None;
        for (by, sign, certainty) in signs {
            match self.by(by).entry(sign) {
                Entry::Occupied(known) => {
                    let party = known.get();
                    let one_code = party.code.is_empty() || code.is_empty() || party.code == code;
                    if met.is_none() && one_code && party.is != is {
                        met = Some((party.is, by, certainty));
                    }
                }
                Entry::Vacant(place) => {
                    place.insert(Party { is, code: code.to_owned() });
                }
            }
        }
        met
    }

    fn by(&mut self, by: By) -> &mut HashMap<String, Party> {
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

/// The signs of a party, the strongest first.
fn signs(name: &str, code: &str, number: &str, email: &str, phones: [&str; 2]) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::with_capacity(6);
    let folded = folded_name(name);
    let core = core_name(&folded);
    if !code.is_empty() {
        signs.push((By::Code, code.to_owned(), Certainty::Exact));
    }
    if !folded.is_empty() {
        let certainty = if core.len() < folded.len() { Certainty::Exact } else { Certainty::Likely };
        signs.push((By::Name, folded.clone(), certainty));
    }
    if !number.is_empty() {
        signs.push((By::Number, folded_name(number), Certainty::Likely));
    }
    signs.extend(split_several(email).map(|address| (By::Email, address.to_lowercase(), Certainty::Likely)));
    for phone in phones {
        signs.extend(phone_signs(phone).map(|digits| (By::Phone, digits, Certainty::Likely)));
    }
    if core.chars().count() >= CORE_LENGTH {
        signs.push((By::CoreName, core.to_owned(), Certainty::Likely));
    }
    signs
}

/// The digits of each number in a cell, without the country code of a mainland mobile number.
fn phone_signs(phone: &str) -> impl Iterator<Item = String> {
    phone.split([';', ',', '，', '、', '；', '/']).filter_map(|part| {
        let digits: String = part.chars().filter(char::is_ascii_digit).collect();
        let national = digits.strip_prefix("0086").or_else(|| digits.strip_prefix("86"));
        let bare = national.filter(|rest| rest.len() == 11 && rest.starts_with('1')).unwrap_or(&digits);
        (bare.len() >= PHONE_LENGTH).then(|| bare.to_owned())
    })
}
