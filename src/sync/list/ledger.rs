//! Customers as a table for another program: the same columns for every form, under headings that come in again.

use serde::{Deserialize, Serialize};

use crate::domain::contact::Contact;
use crate::domain::customer::{Customer, Level};
use crate::domain::date::Date;
use crate::domain::id::CustomerId;
use crate::domain::money::Money;
use crate::domain::rate::Quantity;
use crate::i18n::format::{plain_amount, plain_quantity};

use super::columns::Field;

/// The columns, in their order.
pub const COLUMNS: [Field; 24] = [
    Field::Number,
    Field::Name,
    Field::ShortName,
    Field::Code,
    Field::Level,
    Field::Industry,
    Field::Source,
    Field::Region,
    Field::Address,
    Field::LegalRepresentative,
    Field::Phone,
    Field::Email,
    Field::Contact,
    Field::ContactTitle,
    Field::Mobile,
    Field::Wechat,
    Field::Bank,
    Field::BankAccount,
    Field::CreditLimit,
    Field::Owner,
    Field::Since,
    Field::Parent,
    Field::Tags,
    Field::Note,
];

/// Between two tags in a cell.
pub(super) const BETWEEN_TAGS: &str = "; ";

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// A text; a code and a telephone number are texts too.
    Text(String),
    /// A day.
    Day(Date),
    /// An amount.
    Amount(Money),
    /// A number.
    Number(Quantity),
}

impl Cell {
    /// The cell as text, in a form that every reader of lists takes.
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Day(day) => format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day()),
            Self::Amount(amount) => plain_amount(*amount),
            Self::Number(number) => plain_quantity(*number),
        }
    }
}

/// A table of customers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    /// What the sheet is called.
    pub sheet: String,
    /// The day it was made, where the clock says one.
    pub made_on: Option<Date>,
    /// The heading of each column.
    pub headings: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

impl Ledger {
    /// The table of these customers, each with the person to ask for. `called` says what a customer is called that another one
    /// belongs to, `heading` what a column is called.
    pub fn of<'a>(
        customers: impl IntoIterator<Item = (&'a Customer, Option<&'a Contact>)>,
        sheet: &str,
        made_on: Option<Date>,
        called: impl Fn(CustomerId) -> String,
        heading: impl Fn(Field) -> String,
    ) -> Self {
        Self {
            sheet: sheet.to_owned(),
            made_on,
            headings: COLUMNS.map(heading).to_vec(),
            rows: customers
                .into_iter()
                .map(|(customer, contact)| COLUMNS.map(|field| cell(field, customer, contact, &called)).to_vec())
                .collect(),
        }
    }

    /// Everything as text, the headings first.
    pub fn texts(&self) -> Vec<Vec<String>> {
        let rows = self.rows.iter().map(|row| row.iter().map(Cell::text).collect());
        [self.headings.clone()].into_iter().chain(rows).collect()
    }
}

fn cell(field: Field, customer: &Customer, contact: Option<&Contact>, called: &impl Fn(CustomerId) -> String) -> Cell {
    let of_contact = |read: fn(&Contact) -> &String| contact.map(read).map_or("", String::as_str);
    let text = match field {
        Field::Name => &customer.name,
        Field::ShortName => &customer.short_name,
        Field::Number => &customer.number,
        Field::Code => &customer.code,
        Field::Level => match customer.level {
            Level::A => "A",
            Level::B => "B",
            Level::C => "C",
            Level::D => "D",
        },
        Field::Industry => &customer.industry,
        Field::Source => &customer.source,
        Field::Region => &customer.address.region,
        Field::Address => &customer.address.line,
        Field::LegalRepresentative => &customer.legal_representative,
        Field::Contact => of_contact(|it| &it.name),
        Field::ContactTitle => of_contact(|it| &it.title),
        Field::Phone => &customer.phone,
        Field::Mobile => of_contact(|it| &it.phone),
        Field::Email => &customer.email,
        Field::Wechat => of_contact(|it| &it.wechat),
        Field::Bank => &customer.bank.bank,
        Field::BankAccount => &customer.bank.account,
        Field::CreditLimit => return customer.credit_limit.map_or(Cell::Text(String::new()), Cell::Amount),
        Field::Owner => &customer.owner,
        Field::Since => return customer.since.map_or(Cell::Text(String::new()), Cell::Day),
        Field::Parent => return Cell::Text(customer.parent.map(called).unwrap_or_default()),
        Field::Tags => return Cell::Text(customer.tags.join(BETWEEN_TAGS)),
        Field::Note => &customer.note,
        Field::Turnover | Field::Extra | Field::Own(_) => "",
    };
    Cell::Text(text.to_owned())
}
