//! Contact cards (vCard 2.1, 3.0 and 4.0) as rows, and customers as contact cards (3.0, which every telephone reads).
//!
//! The organisation of a card is the customer, its person the contact there. A card without an organisation is a row without
//! a name, to be mended like any other.
//!
//! What the standard has no place for stands in properties and a parameter of our own, which other programs pass over
//! (RFC 2426, 3.8):
//!
//! | Name | Holds |
//! |---|---|
//! | `X-COUNTERPART-PARENT` | the name of the customer that this one belongs to |
//! | `X-COUNTERPART-KIND` | `organisation` or `person`, where the customer is a person |
//! | `X-COUNTERPART-TRADE-ROLE` | `distributor` or `partner`, where the customer is one |
//! | `X-COUNTERPART-OWN` | two parts by semicolons: the name of a field that the team defined, and what the customer says there, as a list says it |
//! | `X-COUNTERPART-ROLES` | what the person decides and receives, by commas: `decision`, `user`, `finance`, `legal`, `notice` |
//! | `X-COUNTERPART-CONSENT` | five parts by semicolons: the day of consent (`2026-03-01`), by which way (`written`, `online`, `email`, `wechat`, `spoken`, `other`), for what, the day it was taken back, by which way |
//! | `X-COUNTERPART-LEFT` | the day from which the person is there no more (`2026-03-01`) |
//! | `TEL;X-COUNTERPART-OF=PERSON` | a number of the person beside the first mobile one; without the parameter a number that is no mobile one is the organisation's |
//!
//! `CATEGORIES` are the customer's tags, the second part of `ORG` is the person's department.

mod content;
mod property;
mod read;
mod write;

use std::collections::BTreeSet;

use crate::domain::telephone::Telephone;

use super::columns::{Field, Mapping};
use super::encoding::unreadable;
use super::layout::{HeadingRow, Layout, Separator};
use super::table::{MAX_CELL, MAX_COLUMNS, MAX_ROWS, Row, Table, TableFault};

pub use read::read;
pub use write::write;

/// What the columns of cards hold.
pub const COLUMNS: [Field; 23] = [
    Field::Name,
    Field::Contact,
    Field::ContactTitle,
    Field::Mobile,
    Field::Phone,
    Field::Email,
    Field::Wechat,
    Field::Region,
    Field::Address,
    Field::Note,
    Field::ContactDepartment,
    Field::ContactRoles,
    Field::ContactPhones,
    Field::ConsentOn,
    Field::ConsentWay,
    Field::ConsentPurpose,
    Field::ConsentWithdrawnOn,
    Field::ConsentWithdrawnWay,
    Field::ContactLeftOn,
    Field::Tags,
    Field::Parent,
    Field::Kind,
    Field::TradeRole,
];

/// The property with the name of the customer that this one belongs to.
const PARENT: &str = "X-COUNTERPART-PARENT";
/// The property that says that the customer is a person.
const KIND: &str = "X-COUNTERPART-KIND";
/// The property with how the customer deals with us.
const TRADE_ROLE: &str = "X-COUNTERPART-TRADE-ROLE";
/// The property with what the customer says in a field that the team defined.
const OWN: &str = "X-COUNTERPART-OWN";
/// The property with what the person decides and receives.
const ROLES: &str = "X-COUNTERPART-ROLES";
/// The property with what the person said of the handling of their personal information.
const CONSENT: &str = "X-COUNTERPART-CONSENT";
/// The property with the day from which the person is there no more.
const LEFT: &str = "X-COUNTERPART-LEFT";
/// The parameter that says whose a number is, and its value.
const OF: &str = "X-COUNTERPART-OF";
const PERSON: &str = "PERSON";

/// One card.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Card {
    /// The line in the file where it begins, from 1.
    pub line: usize,
    /// The organisation.
    pub organisation: String,
    /// The person there.
    pub person: String,
    /// Job title.
    pub title: String,
    /// Department.
    pub department: String,
    /// What the person decides and receives, by the names of files.
    pub roles: Vec<String>,
    /// Mobile numbers.
    pub mobiles: Vec<String>,
    /// Other telephone numbers.
    pub phones: Vec<String>,
    /// Further numbers of the person.
    pub further: Vec<Telephone>,
    /// E-mail addresses.
    pub emails: Vec<String>,
    /// WeChat name.
    pub wechat: String,
    /// Region and city.
    pub region: String,
    /// Street, post code and country.
    pub address: String,
    /// Notes, and what has no place of its own under the name that the standard gives it.
    pub notes: Vec<String>,
    /// The day of consent, the way, the purpose, the day it was taken back, the way; as written.
    pub consent: [String; 5],
    /// The day from which the person is there no more, as written.
    pub left: String,
    /// What the customer is grouped by.
    pub categories: Vec<String>,
    /// The customer that this one belongs to.
    pub parent: String,
    /// Whether the customer is an organisation or a person.
    pub kind: String,
    /// How the customer deals with us.
    pub trade_role: String,
    /// What the customer says in fields that a team defined, by their names.
    pub own: Vec<(String, String)>,
}

impl Card {
    /// How many characters the decoder could not read.
    pub fn unreadable(&self) -> usize {
        let own: usize = self.own.iter().map(|(_, value)| unreadable(value)).sum();
        COLUMNS.iter().map(|field| unreadable(&self.cell(*field))).sum::<usize>().saturating_add(own)
    }

    /// What it says in the field of this name.
    fn own(&self, name: &str) -> String {
        self.own.iter().find(|(it, _)| it == name).map(|(_, value)| value.clone()).unwrap_or_default()
    }

    /// A part of what was said of consent.
    fn said(&self, part: usize) -> String {
        self.consent.get(part).cloned().unwrap_or_default()
    }

    fn cell(&self, field: Field) -> String {
        match field {
            Field::Name => self.organisation.clone(),
            Field::Contact => self.person.clone(),
            Field::ContactTitle => self.title.clone(),
            Field::ContactDepartment => self.department.clone(),
            Field::ContactRoles => self.roles.join("; "),
            Field::ContactPhones => {
                let further = self.further.iter().map(|it| format!("{} {}", it.label.name(), it.number));
                further.collect::<Vec<_>>().join("; ")
            }
            Field::ConsentOn => self.said(0),
            Field::ConsentWay => self.said(1),
            Field::ConsentPurpose => self.said(2),
            Field::ConsentWithdrawnOn => self.said(3),
            Field::ConsentWithdrawnWay => self.said(4),
            Field::ContactLeftOn => self.left.clone(),
            Field::Tags => self.categories.join("; "),
            Field::Parent => self.parent.clone(),
            Field::Kind => self.kind.clone(),
            Field::TradeRole => self.trade_role.clone(),
            Field::Mobile => self.mobiles.join("; "),
            Field::Phone => self.phones.join("; "),
            Field::Email => self.emails.join("; "),
            Field::Wechat => self.wechat.clone(),
            Field::Region => self.region.clone(),
            Field::Address => self.address.clone(),
            Field::Note => self.notes.join("\n"),
            Field::ShortName
            | Field::Number
            | Field::Code
            | Field::Scale
            | Field::Level
            | Field::Industry
            | Field::Source
            | Field::LegalRepresentative
            | Field::ContactEmail
            | Field::InvoiceTitle
            | Field::InvoiceTaxNumber
            | Field::InvoiceAddress
            | Field::InvoicePhone
            | Field::Bank
            | Field::BankAccount
            | Field::CreditLimit
            | Field::Owner
            | Field::Since
            | Field::Turnover
            | Field::Extra
            | Field::Further(..)
            | Field::Own(_) => String::new(),
        }
    }
}

/// Cards as a table, a row for each that says anything, and what its columns hold. `heading` says what a column is called. A
/// field that a team defined has a column of its own behind the others, under its name.
///
/// # Errors
/// [`TableFault`] when there is no card or a limit is passed.
pub fn table(cards: &[Card], heading: impl Fn(Field) -> String) -> Result<(Table, Mapping), TableFault> {
    let mut rows = Vec::with_capacity(cards.len());
    let own = own_names(cards);
    for (row, card) in (1_usize..).zip(cards) {
        if row > MAX_ROWS {
            return Err(TableFault::TooManyRows { limit: MAX_ROWS });
        }
        let mut cells = COLUMNS.map(|field| card.cell(field)).to_vec();
        cells.extend(own.iter().map(|name| card.own(name)));
        if cells.iter().any(|cell| cell.len() > MAX_CELL) {
            return Err(TableFault::CellTooLong { line: card.line, limit: MAX_CELL });
        }
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            rows.push(Row { row, line: card.line, cells });
        }
    }
    if rows.is_empty() {
        return Err(TableFault::NoRows);
    }
    let layout = Layout { separator: Separator::default(), headings: HeadingRow::Absent };
    let mut mapping = COLUMNS.map(Some).to_vec();
    mapping.extend(own.iter().map(|_| Some(Field::Extra)));
    let mut headings = COLUMNS.map(heading).to_vec();
    headings.extend(own.into_iter().map(str::to_owned));
    let table = Table { layout, titles: Vec::new(), headings, rows, left_out: BTreeSet::new() };
    Ok((table, mapping))
}

/// The names of the fields that a team defined, in the order in which they first come, as many as a table has room for.
fn own_names(cards: &[Card]) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    let mut seen = BTreeSet::new();
    for (name, _) in cards.iter().flat_map(|card| &card.own) {
        if seen.len() < MAX_COLUMNS.saturating_sub(COLUMNS.len()) && seen.insert(name.as_str()) {
            names.push(name);
        }
    }
    names
}
