//! Which rows and customers are the same party.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use serde::{Deserialize, Serialize};

use crate::domain::customer::Customer;
use crate::domain::id::CustomerId;
use crate::i18n::format::narrow;
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
    narrow(name).chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
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
    found_by: HashMap<By, HashMap<String, Party>>,
}

#[derive(Debug, Clone)]
struct Party {
    is: SameAs,
    code: String,
}

/// A sign by which a party is found, and how sure it makes.
type Sign = (By, String, Certainty);

impl Known {
    /// The customers of the book.
    pub(super) fn of<'a>(customers: impl IntoIterator<Item = &'a Customer>) -> Self {
        let mut known = Self::default();
        for customer in customers {
            let signs =
                signs(&customer.name, &customer.code, &customer.number, &customer.email, [customer.phone.as_str(), ""]);
            known.add(signs, SameAs::Customer(customer.id), &customer.code);
        }
        known
    }

    /// Finds what a row is the same as, and remembers the row for the next ones. Two parties that have different
    /// registration codes are different, whatever else they share.
    pub(super) fn meet(&mut self, row: &Candidate) -> Option<(SameAs, By, Certainty)> {
        let signs = signs(&row.name, &row.code, &row.number, &row.email, [&row.phone, &row.contact.mobile]);
        let mut met = None;
        for (by, sign, certainty) in &signs {
            let Some(party) = self.found_by.get(by).and_then(|known| known.get(sign)) else { continue };
            if party.code.is_empty() || row.code.is_empty() || party.code == row.code {
                met = Some((party.is, *by, *certainty));
                break;
            }
        }
        self.add(signs, SameAs::Row(row.row), &row.code);
        met
    }

    fn add(&mut self, signs: Vec<Sign>, is: SameAs, code: &str) {
        for (by, sign, _) in signs {
            if let Entry::Vacant(place) = self.found_by.entry(by).or_default().entry(sign) {
                place.insert(Party { is, code: code.to_owned() });
            }
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
