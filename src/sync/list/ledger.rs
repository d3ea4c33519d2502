//! Customers as a table for another program: the same columns for every form, under headings that come in again.

use serde::{Deserialize, Serialize};

use crate::domain::consent::{ConsentAct, ConsentWay};
use crate::domain::contact::{Contact, ContactRole};
use crate::domain::customer::{Customer, Level};
use crate::domain::date::Date;
use crate::domain::id::CustomerId;
use crate::domain::money::Money;
use crate::domain::telephone::PhoneLabel;
use crate::i18n::format::plain_amount;

use super::columns::Field;

/// The columns, in their order.
pub const COLUMNS: [Field; 37] = [
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
    Field::ContactDepartment,
    Field::ContactRoles,
    Field::Mobile,
    Field::ContactPhones,
    Field::ContactEmail,
    Field::Wechat,
    Field::ConsentOn,
    Field::ConsentWay,
    Field::ConsentPurpose,
    Field::ConsentWithdrawnOn,
    Field::ConsentWithdrawnWay,
    Field::InvoiceTitle,
    Field::InvoiceTaxNumber,
    Field::InvoiceAddress,
    Field::InvoicePhone,
    Field::Bank,
    Field::BankAccount,
    Field::CreditLimit,
    Field::Owner,
    Field::Since,
    Field::Parent,
    Field::Tags,
    Field::Note,
];

/// Between two tags, numbers or addresses in a cell.
const BETWEEN: &str = "; ";

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
}

impl Cell {
    /// The cell as text, in a form that every reader of lists takes.
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Day(day) => format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day()),
            Self::Amount(amount) => plain_amount(*amount),
        }
    }
}

/// A word that a table needs: the heading of a column, or what stands for a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// What a column is called.
    Heading(Field),
    /// What a person decides or receives.
    Role(ContactRole),
    /// Where a number rings.
    Label(PhoneLabel),
    /// By which way somebody agreed or withdrew.
    Way(ConsentWay),
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
    /// belongs to, `words` what columns and choices are called.
    pub fn of<'a>(
        customers: impl IntoIterator<Item = (&'a Customer, Option<&'a Contact>)>,
        sheet: &str,
        made_on: Option<Date>,
        called: impl Fn(CustomerId) -> String,
        words: impl Fn(Word) -> &'static str,
    ) -> Self {
        Self {
            sheet: sheet.to_owned(),
            made_on,
            headings: COLUMNS.map(|field| words(Word::Heading(field)).to_owned()).to_vec(),
            rows: customers
                .into_iter()
                .map(|(customer, contact)| {
                    COLUMNS.map(|field| cell(field, customer, contact, &words, &called)).to_vec()
                })
                .collect(),
        }
    }

    /// Everything as text, the headings first.
    pub fn texts(&self) -> Vec<Vec<String>> {
        let rows = self.rows.iter().map(|row| row.iter().map(Cell::text).collect());
        [self.headings.clone()].into_iter().chain(rows).collect()
    }
}

fn cell(
    field: Field,
    customer: &Customer,
    contact: Option<&Contact>,
    words: &impl Fn(Word) -> &'static str,
    called: &impl Fn(CustomerId) -> String,
) -> Cell {
    let of_contact = |read: fn(&Contact) -> &String| contact.map(read).map_or("", String::as_str);
    let given = contact.and_then(|it| it.consent.given);
    let withdrawn = contact.and_then(|it| it.consent.withdrawn);
    let day = |act: Option<ConsentAct>| act.map_or(Cell::Text(String::new()), |it| Cell::Day(it.on));
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
        Field::ContactDepartment => of_contact(|it| &it.department),
        Field::ContactRoles => return Cell::Text(contact.map(|it| roles(it, words)).unwrap_or_default()),
        Field::Phone => &customer.phone,
        Field::Mobile => contact.filter(|it| it.first_label() == PhoneLabel::Mobile).map_or("", |it| it.phone.as_str()),
        Field::ContactPhones => return Cell::Text(contact.map(|it| phones(it, words)).unwrap_or_default()),
        Field::Email => &customer.email,
        Field::ContactEmail => {
            return Cell::Text(contact.map(|it| it.email_line().into_owned()).unwrap_or_default());
        }
        Field::Wechat => of_contact(|it| &it.wechat),
        Field::ConsentOn => return day(given),
        Field::ConsentWay => given.map_or("", |it| words(Word::Way(it.way))),
        Field::ConsentPurpose => of_contact(|it| &it.consent.purpose),
        Field::ConsentWithdrawnOn => return day(withdrawn),
        Field::ConsentWithdrawnWay => withdrawn.map_or("", |it| words(Word::Way(it.way))),
        Field::InvoiceTitle => &customer.invoice.title,
        Field::InvoiceTaxNumber => &customer.invoice.tax_number,
        Field::InvoiceAddress => &customer.invoice.address,
        Field::InvoicePhone => &customer.invoice.phone,
        Field::Bank => &customer.bank.bank,
        Field::BankAccount => &customer.bank.account,
        Field::CreditLimit => return customer.credit_limit.map_or(Cell::Text(String::new()), Cell::Amount),
        Field::Owner => &customer.owner,
        Field::Since => return customer.since.map_or(Cell::Text(String::new()), Cell::Day),
        Field::Parent => return Cell::Text(customer.parent.map(called).unwrap_or_default()),
        Field::Tags => return Cell::Text(customer.tags.join(BETWEEN)),
        Field::Note => &customer.note,
        Field::Turnover | Field::Extra => "",
    };
    Cell::Text(text.to_owned())
}

fn roles(contact: &Contact, words: &impl Fn(Word) -> &'static str) -> String {
    contact.roles().map(|it| words(Word::Role(it))).collect::<Vec<_>>().join(BETWEEN)
}

/// The numbers that have no column of their own, each behind the word for where it rings.
fn phones(contact: &Contact, words: &impl Fn(Word) -> &'static str) -> String {
    let shown = usize::from(contact.first_label() == PhoneLabel::Mobile && !contact.phone.is_empty());
    let further = contact.phones().skip(shown);
    further.map(|(label, number)| format!("{} {number}", words(Word::Label(label)))).collect::<Vec<_>>().join(BETWEEN)
}
