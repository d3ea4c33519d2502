//! Contact cards (vCard 2.1, 3.0 and 4.0) as rows, and customers as contact cards (3.0, which every telephone reads).
//!
//! The organisation of a card is the customer, its person the contact there. A card without an organisation is a row without
//! a name, to be mended like any other.

mod content;
mod property;
mod read;
mod write;

use std::collections::BTreeSet;

use super::columns::{Field, Mapping};
use super::encoding::unreadable;
use super::layout::{HeadingRow, Layout, Separator};
use super::table::{MAX_CELL, MAX_ROWS, Row, Table, TableFault};

pub use read::read;
pub use write::write;

/// What the columns of cards hold.
pub const COLUMNS: [Field; 10] = [
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
];

/// One card.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Card {
    /// The line in the file where it begins, from 1.
    pub line: usize,
    /// The organisation.
    pub organisation: String,
    /// The person there.
    pub person: String,
    /// Department and job title.
    pub title: String,
    /// Mobile numbers.
    pub mobiles: Vec<String>,
    /// Other telephone numbers.
    pub phones: Vec<String>,
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
}

impl Card {
    /// How many characters the decoder could not read.
    pub fn unreadable(&self) -> usize {
        COLUMNS.iter().map(|field| unreadable(&self.cell(*field))).sum()
    }

    fn cell(&self, field: Field) -> String {
        match field {
            Field::Name => self.organisation.clone(),
            Field::Contact => self.person.clone(),
            Field::ContactTitle => self.title.clone(),
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
            | Field::Level
            | Field::Industry
            | Field::Source
            | Field::LegalRepresentative
            | Field::Bank
            | Field::BankAccount
            | Field::CreditLimit
            | Field::Owner
            | Field::Since
            | Field::Parent
            | Field::Tags
            | Field::Turnover
            | Field::Extra
            | Field::Own(_) => String::new(),
        }
    }
}

/// Cards as a table, a row for each that says anything, and what its columns hold. `heading` says what a column is called.
///
/// # Errors
/// [`TableFault`] when there is no card or a limit is passed.
pub fn table(cards: &[Card], heading: impl Fn(Field) -> String) -> Result<(Table, Mapping), TableFault> {
    let mut rows = Vec::with_capacity(cards.len());
    for (row, card) in (1_usize..).zip(cards) {
        if row > MAX_ROWS {
            return Err(TableFault::TooManyRows { limit: MAX_ROWS });
        }
        let cells = COLUMNS.map(|field| card.cell(field)).to_vec();
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
    let headings = COLUMNS.map(heading).to_vec();
    let table = Table { layout, titles: Vec::new(), headings, rows, left_out: BTreeSet::new() };
    Ok((table, COLUMNS.map(Some).to_vec()))
}
