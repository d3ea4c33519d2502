//! What the columns of a list hold, proposed from their headings.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::domain::id::OwnFieldId;
use crate::i18n::format::narrow;
use crate::i18n::vocabulary::{FAULT_HEADINGS, HEADINGS, QUALIFIERS, TEN_THOUSAND};

use super::people::{self, PersonPart};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Full name; a row needs one.
    Name,
    /// What people call it.
    ShortName,
    /// Our own number for it.
    Number,
    /// Unified social credit code, or an old tax number.
    Code,
    /// An organisation or a person.
    Kind,
    /// How it deals with us.
    TradeRole,
    /// How large the enterprise is.
    Scale,
    /// Our grading.
    Level,
    /// Trade.
    Industry,
    /// Where it came from.
    Source,
    /// Province, city or other region.
    Region,
    /// Full address.
    Address,
    /// Legal representative.
    LegalRepresentative,
    /// Name of the person we deal with, possibly with a title behind it.
    Contact,
    /// Job title of that person.
    ContactTitle,
    /// Department of that person.
    ContactDepartment,
    /// What that person decides and receives, several words in one cell.
    ContactRoles,
    /// Telephone.
    Phone,
    /// Mobile number of the contact.
    Mobile,
    /// Further numbers of the contact, each behind the word for where it rings.
    ContactPhones,
    /// E-mail.
    Email,
    /// The contact's own addresses.
    ContactEmail,
    /// WeChat name of the contact.
    Wechat,
    /// The day on which the contact agreed that we keep what we know of them.
    ConsentOn,
    /// By which way.
    ConsentWay,
    /// For what.
    ConsentPurpose,
    /// The day on which they took it back.
    ConsentWithdrawnOn,
    /// By which way.
    ConsentWithdrawnWay,
    /// The day from which the contact is there no more.
    ContactLeftOn,
    /// Title on invoices, where it differs from the name.
    InvoiceTitle,
    /// Tax number on invoices, where it differs from the code.
    InvoiceTaxNumber,
    /// Address on invoices, where it differs.
    InvoiceAddress,
    /// Telephone on invoices, where it differs.
    InvoicePhone,
    /// Bank and branch.
    Bank,
    /// Account number.
    BankAccount,
    /// How much it may owe us.
    CreditLimit,
    /// Who looks after it.
    Owner,
    /// Customer since.
    Since,
    /// The customer that it belongs to, by name, number or code.
    Parent,
    /// Words of our own to group it by, several in one cell.
    Tags,
    /// Free note.
    Note,
    /// What it has bought so far: checked as an amount and kept in the note under its heading, as the book reckons its own.
    Turnover,
    /// Anything else: kept in the note under its heading, so that nothing is lost.
    Extra,
    /// Something of a further person of the row, who are counted from 2.
    Further(u8, PersonPart),
    /// A field that the team defined.
    Own(OwnFieldId),
}

impl Field {
    /// All that every book has, in the order of a form.
    pub const ALL: [Self; 43] = [
        Self::Name,
        Self::ShortName,
        Self::Number,
        Self::Code,
        Self::Kind,
        Self::TradeRole,
        Self::Scale,
        Self::Level,
        Self::Industry,
        Self::Source,
        Self::Region,
        Self::Address,
        Self::LegalRepresentative,
        Self::Contact,
        Self::ContactTitle,
        Self::ContactDepartment,
        Self::ContactRoles,
        Self::Phone,
        Self::Mobile,
        Self::ContactPhones,
        Self::Email,
        Self::ContactEmail,
        Self::Wechat,
        Self::ConsentOn,
        Self::ConsentWay,
        Self::ConsentPurpose,
        Self::ConsentWithdrawnOn,
        Self::ConsentWithdrawnWay,
        Self::ContactLeftOn,
        Self::InvoiceTitle,
        Self::InvoiceTaxNumber,
        Self::InvoiceAddress,
        Self::InvoicePhone,
        Self::Bank,
        Self::BankAccount,
        Self::CreditLimit,
        Self::Owner,
        Self::Since,
        Self::Parent,
        Self::Tags,
        Self::Note,
        Self::Turnover,
        Self::Extra,
    ];

    /// How many columns may hold it.
    pub const fn places(self) -> Places {
        match self {
            Self::Tags | Self::Note | Self::Turnover | Self::Extra => Places::Several,
            Self::Name
            | Self::ShortName
            | Self::Number
            | Self::Code
            | Self::Kind
            | Self::TradeRole
            | Self::Scale
            | Self::Level
            | Self::Industry
            | Self::Source
            | Self::Region
            | Self::Address
            | Self::LegalRepresentative
            | Self::Contact
            | Self::ContactTitle
            | Self::ContactDepartment
            | Self::ContactRoles
            | Self::Phone
            | Self::Mobile
            | Self::ContactPhones
            | Self::Email
            | Self::ContactEmail
            | Self::Wechat
            | Self::ConsentOn
            | Self::ConsentWay
            | Self::ConsentPurpose
            | Self::ConsentWithdrawnOn
            | Self::ConsentWithdrawnWay
            | Self::ContactLeftOn
            | Self::InvoiceTitle
            | Self::InvoiceTaxNumber
            | Self::InvoiceAddress
            | Self::InvoicePhone
            | Self::Bank
            | Self::BankAccount
            | Self::CreditLimit
            | Self::Owner
            | Self::Since
            | Self::Parent
            | Self::Further(..)
            | Self::Own(_) => Places::One,
        }
    }
}

/// How many columns may hold a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Places {
    /// One.
    One,
    /// Several: their texts are joined.
    Several,
}

/// For each column from 0 what it holds; `None` leaves the column out.
pub type Mapping = Vec<Option<Field>>;

/// Why a mapping cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum MappingFault {
    /// No column holds the name, nor are they people at customers who are named by number or code.
    #[error("no column for the name")]
    NoName,
    /// Two columns for a field that has one place.
    #[error("two columns for one field")]
    Twice {
        /// The field.
        field: Field,
        /// The first column, from 0.
        first: usize,
        /// The second column, from 0.
        second: usize,
    },
}

/// Proposes what each column holds. The first column that names a field gets it; a further one and every heading that is
/// not known is kept as [`Field::Extra`]; a column without a heading is left out, and so is the one in which a list of bad
/// rows says what is wrong. Numbered columns hold further people.
pub fn propose<S: AsRef<str>>(headings: &[S]) -> Mapping {
    let mut mapping: Mapping = Vec::with_capacity(headings.len());
    for heading in headings {
        let proposed = match field(heading.as_ref()) {
            Some(known) if known.places() == Places::One && mapping.contains(&Some(known)) => Some(Field::Extra),
            Some(known) => Some(known),
            None if fold(heading.as_ref()).is_empty() || says_fault(heading.as_ref()) => None,
            None => Some(Field::Extra),
        };
        mapping.push(proposed);
    }
    people::claim(&mut mapping, headings);
    mapping
}

/// Whether a mapping can be planned with.
///
/// # Errors
/// [`MappingFault`].
pub fn check(mapping: &[Option<Field>]) -> Result<(), MappingFault> {
    let mut seen: HashMap<Field, usize> = HashMap::new();
    for (column, field) in mapping.iter().enumerate() {
        let Some(field) = field.filter(|f| f.places() == Places::One) else { continue };
        if let Some(first) = seen.insert(field, column) {
            return Err(MappingFault::Twice { field, first, second: column });
        }
    }
    let has = |field| seen.contains_key(&field);
    let of_people = has(Field::Contact) && (has(Field::Number) || has(Field::Code));
    if has(Field::Name) || of_people { Ok(()) } else { Err(MappingFault::NoName) }
}

/// How many different fields a record names: what tells headings from titles and rows.
pub fn recognised<'a>(cells: impl Iterator<Item = &'a str>) -> usize {
    let mut found: Vec<Field> = cells.filter(|cell| cell.len() < 100).filter_map(field).collect();
    found.sort_unstable();
    found.dedup();
    found.len()
}

/// The field a heading names, in Chinese or English; brackets, spaces, width and case do not matter, nor does a
/// qualifier such as the word for "customer" before it.
pub fn field(heading: &str) -> Option<Field> {
    let whole = fold(heading);
    let bare = fold(&without_brackets(&narrow(heading)));
    [whole.as_str(), bare.as_str()].into_iter().find_map(|word| {
        known(word).or_else(|| QUALIFIERS.iter().find_map(|qualifier| known(word.strip_prefix(qualifier)?)))
    })
}

/// Whether the heading says that its amounts are in units of ten thousand.
pub fn in_ten_thousands(heading: &str) -> bool {
    let plain = narrow(heading);
    plain.split(['(', '[', '/', '【']).skip(1).any(|unit| unit.starts_with(TEN_THOUSAND))
}

/// Whether it is the heading under which a list of bad rows says what is wrong with each.
pub(super) fn says_fault(heading: &str) -> bool {
    let word = fold(heading);
    FAULT_HEADINGS.iter().any(|known| fold(known) == word)
}

/// Whether the heading names a field as it stands, with what is in its brackets.
pub(super) fn is_known(heading: &str) -> bool {
    known(&fold(heading)).is_some()
}

fn known(word: &str) -> Option<Field> {
    static WORDS: LazyLock<HashMap<String, Field>> = LazyLock::new(|| {
        HEADINGS
            .into_iter()
            .flatten()
            .flat_map(|(field, words)| words.iter().map(|word| (fold(word), *field)))
            .collect()
    });
    WORDS.get(word).copied()
}

/// The letters and digits of a heading, narrow and in lower case.
pub fn fold(heading: &str) -> String {
    narrow(heading).chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A heading without what stands in brackets, such as a unit.
pub(super) fn without_brackets(heading: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::with_capacity(heading.len());
    for c in heading.chars() {
        match c {
            '(' | '[' | '【' => depth += 1,
            ')' | ']' | '】' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}
