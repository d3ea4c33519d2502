//! A table for another program: typed cells under headings. That of customers has the same columns for every form, under
//! headings that come in again; other lists are described in [`sheets`](super::sheets).

use serde::{Deserialize, Serialize};

use crate::domain::consent::{ConsentAct, ConsentWay};
use crate::domain::contact::{Contact, ContactRole};
use crate::domain::contract::circumstances::Size;
use crate::domain::customer::{Customer, Level, PartyKind, TradeRole};
use crate::domain::date::Date;
use crate::domain::id::CustomerId;
use crate::domain::money::{Currency, Money};
use crate::domain::rate::{Ppm, Quantity};
use crate::domain::telephone::PhoneLabel;
use crate::i18n::format::{percent, plain_amount, plain_quantity};

use super::columns::Field;
use super::people::{MOST_PEOPLE, PersonPart};
use super::sheets::{Column, Heading};
use super::write::unguard;

/// The columns, in their order.
pub const COLUMNS: [Field; 41] = [
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
    Field::ContactLeftOn,
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
    Field::Kind,
    Field::TradeRole,
    Field::Scale,
];

/// The columns of a list of people, in their order: who the customer is, then what the other list says of a person.
pub const PEOPLE: [Field; 17] = [
    Field::Name,
    Field::Number,
    Field::Code,
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
    Field::ContactLeftOn,
];

/// Between two tags, numbers or addresses in a cell.
pub const BETWEEN: &str = "; ";

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// A text; a code and a telephone number are texts too.
    Text(String),
    /// A day.
    Day(Date),
    /// An amount; its currency stands in a column of its own.
    Amount(Money),
    /// How many.
    Count(u64),
    /// A quantity with up to three decimals.
    Quantity(Quantity),
    /// A rate or share, in per cent.
    Share(Ppm),
}

impl Cell {
    /// Nothing is known.
    pub const fn empty() -> Self {
        Self::Text(String::new())
    }

    /// A text.
    pub fn words(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// A day, if one is known.
    pub fn day(day: Option<Date>) -> Self {
        day.map_or_else(Self::empty, Self::Day)
    }

    /// An amount, if one is known.
    pub fn amount(amount: Option<Money>) -> Self {
        amount.map_or_else(Self::empty, Self::Amount)
    }

    /// The currency of an amount, if one is known.
    pub fn currency(currency: Option<Currency>) -> Self {
        currency.map_or_else(Self::empty, |currency| Self::words(currency.code()))
    }

    /// The cell as text, in a form that every reader of lists takes.
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Day(day) => format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day()),
            Self::Amount(amount) => plain_amount(*amount),
            Self::Count(count) => count.to_string(),
            Self::Quantity(quantity) => plain_quantity(*quantity),
            Self::Share(share) => percent(*share).replace(',', ""),
        }
    }

    /// The cell as a workbook holds it: a text that reading would take for a guarded one has a guard more.
    pub fn in_workbook(&self) -> String {
        match self {
            Self::Text(text) if unguard(text) != text => format!("'{text}"),
            Self::Text(_) | Self::Day(_) | Self::Amount(_) | Self::Count(_) | Self::Quantity(_) | Self::Share(_) => {
                self.text()
            }
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
    /// An organisation or a person.
    Kind(PartyKind),
    /// How a customer deals with us.
    TradeRole(TradeRole),
    /// How large the enterprise is; nothing where nobody said.
    Scale(Size),
}

/// A table that is handed out.
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

    /// Adds numbered columns for the people beside the first one, as many as the customer with the most of them has, up to
    /// [`MOST_PEOPLE`]. `people` are those of each row, the first one among them; `heading` says what a column is called. Gives how
    /// many people have no column.
    pub fn add_people<'a, P: AsRef<[&'a Contact]>>(
        &mut self,
        people: &[P],
        heading: impl Fn(u8, PersonPart) -> String,
        words: impl Fn(Word) -> &'static str,
    ) -> usize {
        let most = people.iter().map(|it| it.as_ref().len()).max().unwrap_or_default();
        let last = u8::try_from(most).unwrap_or(MOST_PEOPLE).min(MOST_PEOPLE);
        for person in 2..=last {
            self.headings.extend(PersonPart::ALL.map(|part| heading(person, part)));
        }
        for (row, people) in self.rows.iter_mut().zip(people) {
            for person in 2..=last {
                let contact = people.as_ref().get(usize::from(person).saturating_sub(1)).copied();
                row.extend(PersonPart::ALL.map(|part| of_person(part.field(), contact, &words)));
            }
        }
        people.iter().map(|it| it.as_ref().len().saturating_sub(usize::from(MOST_PEOPLE))).sum()
    }

    /// A list of people, a row for each.
    pub fn of_people<'a>(
        people: impl IntoIterator<Item = (&'a Customer, &'a Contact)>,
        sheet: &str,
        made_on: Option<Date>,
        words: impl Fn(Word) -> &'static str,
    ) -> Self {
        let nobody = |_| String::new();
        let row = |(customer, contact): (&Customer, &Contact)| {
            PEOPLE.map(|field| cell(field, customer, Some(contact), &words, &nobody)).to_vec()
        };
        Self {
            sheet: sheet.to_owned(),
            made_on,
            headings: PEOPLE.map(|field| words(Word::Heading(field)).to_owned()).to_vec(),
            rows: people.into_iter().map(row).collect(),
        }
    }

    /// The table of these rows: of each column its heading and what its cell reads of a row. `heading` says what a column is
    /// called.
    pub fn of_rows<Row>(
        columns: &[Column<Row>],
        rows: &[Row],
        sheet: &str,
        made_on: Option<Date>,
        heading: impl Fn(Heading) -> String,
    ) -> Self {
        Self {
            sheet: sheet.to_owned(),
            made_on,
            headings: columns.iter().map(|column| heading(column.0)).collect(),
            rows: rows.iter().map(|row| columns.iter().map(|column| (column.1)(row)).collect()).collect(),
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
        Field::Kind => words(Word::Kind(customer.kind)),
        Field::TradeRole => words(Word::TradeRole(customer.role)),
        Field::Scale => words(Word::Scale(customer.scale)),
        Field::Industry => &customer.industry,
        Field::Source => &customer.source,
        Field::Region => &customer.address.region,
        Field::Address => &customer.address.line,
        Field::LegalRepresentative => &customer.legal_representative,
        Field::Phone => &customer.phone,
        Field::Email => &customer.email,
        Field::InvoiceTitle => &customer.invoice.title,
        Field::InvoiceTaxNumber => &customer.invoice.tax_number,
        Field::InvoiceAddress => &customer.invoice.address,
        Field::InvoicePhone => &customer.invoice.phone,
        Field::Bank => &customer.bank.bank,
        Field::BankAccount => &customer.bank.account,
        Field::CreditLimit => return Cell::amount(customer.credit_limit),
        Field::Owner => &customer.owner,
        Field::Since => return Cell::day(customer.since),
        Field::Parent => return Cell::Text(customer.parent.map(called).unwrap_or_default()),
        Field::Tags => return Cell::Text(customer.tags.join(BETWEEN)),
        Field::Note => &customer.note,
        Field::Contact
        | Field::ContactTitle
        | Field::ContactDepartment
        | Field::ContactRoles
        | Field::Mobile
        | Field::ContactPhones
        | Field::ContactEmail
        | Field::Wechat
        | Field::ConsentOn
        | Field::ConsentWay
        | Field::ConsentPurpose
        | Field::ConsentWithdrawnOn
        | Field::ConsentWithdrawnWay
        | Field::ContactLeftOn
        | Field::Turnover
        | Field::Extra
        | Field::Further(..)
        | Field::Own(_) => return of_person(field, contact, words),
    };
    Cell::words(text)
}

/// What a person says in a field; nothing where it is none of a person.
fn of_person(field: Field, contact: Option<&Contact>, words: &impl Fn(Word) -> &'static str) -> Cell {
    let Some(contact) = contact else { return Cell::empty() };
    let day = |act: Option<ConsentAct>| Cell::day(act.map(|it| it.on));
    let way = |act: Option<ConsentAct>| act.map_or("", |it| words(Word::Way(it.way)));
    let text = match field {
        Field::Contact => &contact.name,
        Field::ContactTitle => &contact.title,
        Field::ContactDepartment => &contact.department,
        Field::ContactRoles => return Cell::Text(roles(contact, words)),
        Field::Mobile if contact.first_label() == PhoneLabel::Mobile => &contact.phone,
        Field::ContactPhones => return Cell::Text(phones(contact, words)),
        Field::ContactEmail => return Cell::Text(contact.email_line().into_owned()),
        Field::Wechat => &contact.wechat,
        Field::ConsentOn => return day(contact.consent.given),
        Field::ConsentWay => way(contact.consent.given),
        Field::ConsentPurpose => &contact.consent.purpose,
        Field::ConsentWithdrawnOn => return day(contact.consent.withdrawn),
        Field::ContactLeftOn => return Cell::day(contact.left_on),
        Field::ConsentWithdrawnWay => way(contact.consent.withdrawn),
        Field::Name
        | Field::ShortName
        | Field::Number
        | Field::Code
        | Field::Kind
        | Field::TradeRole
        | Field::Scale
        | Field::Level
        | Field::Industry
        | Field::Source
        | Field::Region
        | Field::Address
        | Field::LegalRepresentative
        | Field::Phone
        | Field::Mobile
        | Field::Email
        | Field::InvoiceTitle
        | Field::InvoiceTaxNumber
        | Field::InvoiceAddress
        | Field::InvoicePhone
        | Field::Bank
        | Field::BankAccount
        | Field::CreditLimit
        | Field::Owner
        | Field::Since
        | Field::Parent
        | Field::Tags
        | Field::Note
        | Field::Turnover
        | Field::Extra
        | Field::Further(..)
        | Field::Own(_) => "",
    };
    Cell::words(text)
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
