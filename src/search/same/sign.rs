//! By what a party is known.

use serde::{Deserialize, Serialize};

use super::spelling::{core_name, folded_name, phone_numbers};

/// A name without its legal form says enough from so many characters on.
const CORE_LENGTH: usize = 4;

/// By what two records are the same; the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// The registration code.
    Code,
    /// The name; spaces, width, brackets, case, and traditional or simplified characters do not matter.
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

/// A sign in its normal form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// Of what sort.
    pub by: By,
    /// As it is compared.
    pub text: String,
    /// How sure it makes.
    pub certainty: Certainty,
}

/// What is written of a party, as far as it tells who it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Party<'a> {
    /// Full name.
    pub name: &'a str,
    /// Registration code.
    pub code: &'a str,
    /// Our number for it.
    pub number: &'a str,
    /// E-mail addresses.
    pub email: &'a str,
    /// Telephone numbers.
    pub phones: [&'a str; 2],
}

/// The signs of a party, the strongest first.
pub fn signs(party: &Party<'_>) -> Vec<Sign> {
    let mut signs = Vec::with_capacity(6);
    let mut add = |by, text: String, certainty| {
        if !text.is_empty() {
            signs.push(Sign { by, text, certainty });
        }
    };
    let folded = folded_name(party.name);
    let core = core_name(&folded);
    let full = if core.len() < folded.len() { Certainty::Exact } else { Certainty::Likely };
    let says_enough = core.chars().count() >= CORE_LENGTH;
    let core = if says_enough { core.to_owned() } else { String::new() };
    add(By::Code, folded_name(party.code), Certainty::Exact);
    add(By::Name, folded, full);
    add(By::Number, folded_name(party.number), Certainty::Likely);
    for (by, text) in reached_by(party.email, &party.phones) {
        add(by, text, Certainty::Likely);
    }
    add(By::CoreName, core, Certainty::Likely);
    signs
}

/// The signs of a person: how they are reached.
pub fn of_person(email: &str, phone: &str) -> Vec<Sign> {
    reached_by(email, &[phone]).map(|(by, text)| Sign { by, text, certainty: Certainty::Likely }).collect()
}

fn reached_by<'a>(email: &'a str, phones: &'a [&'a str]) -> impl Iterator<Item = (By, String)> + 'a {
    let apart = |c: char| c.is_whitespace() || matches!(c, ';' | ',' | '，' | '、' | '；');
    // full-width letters are those of another keyboard, not of another mailbox
    let emails = email.split(apart).filter(|it| !it.is_empty()).map(|it| (By::Email, super::super::fold::folded(it)));
    emails.chain(phones.iter().flat_map(|phone| phone_numbers(phone)).map(|digits| (By::Phone, digits)))
}

/// The registration code among signs; empty when there is none.
pub fn code_of(signs: &[Sign]) -> &str {
    signs.iter().find(|sign| sign.by == By::Code).map_or("", |sign| &sign.text)
}

/// Everything that two parties share, the strongest first. Nothing if their codes differ.
pub fn common(a: &[Sign], b: &[Sign]) -> Vec<By> {
    let (code, other) = (code_of(a), code_of(b));
    if !code.is_empty() && !other.is_empty() && code != other {
        return Vec::new();
    }
    let mut shared: Vec<By> = a
        .iter()
        .filter(|sign| b.iter().any(|it| it.by == sign.by && it.text == sign.text))
        .map(|sign| sign.by)
        .collect();
    shared.sort_unstable();
    shared.dedup();
    // the same full name says it already
    if shared.contains(&By::Name) {
        shared.retain(|by| *by != By::CoreName);
    }
    shared
}
