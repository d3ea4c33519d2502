//! Customers in the columns that the list shows. (In all their columns, to come in again: [`ledger`](super::super::ledger).)

use std::collections::BTreeMap;

use super::{Column, Heading};
use crate::domain::customer_column::CustomerColumn;
use crate::domain::date::Date;
use crate::domain::id::OwnFieldId;
use crate::domain::money::{Currency, Money};
use crate::domain::own_field::{OwnField, OwnFields, OwnValue};
use crate::sync::list::ledger::{Cell, Ledger};
use crate::sync::list::own;

/// A customer with what the list derives of it. What its columns do not show may be left empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CustomerRow {
    /// Full name.
    pub name: String,
    /// Our own number.
    pub number: String,
    /// What people call it.
    pub short_name: String,
    /// Our grading.
    pub level: String,
    /// Where it stands with us, in words.
    pub state: String,
    /// Who looks after it.
    pub owner: String,
    /// Words of our own.
    pub tags: String,
    /// How it deals with us, in words.
    pub role: String,
    /// How large the enterprise is, in words.
    pub scale: String,
    /// Trade.
    pub industry: String,
    /// Where it came from.
    pub source: String,
    /// Region.
    pub region: String,
    /// The customer it belongs to.
    pub parent: String,
    /// Registration code.
    pub code: String,
    /// Telephone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// Customer since.
    pub since: Option<Date>,
    /// How much it may owe us.
    pub credit_limit: Option<Money>,
    /// The day of the last follow-up.
    pub last_contact: Option<Date>,
    /// The step that comes first.
    pub next_step: String,
    /// When.
    pub next_step_on: Option<Date>,
    /// How many contracts.
    pub contracts: u64,
    /// Sum of the contracts being performed.
    pub in_force: Option<Money>,
    /// What was counted towards signed contracts.
    pub collected: Option<Money>,
    /// What is open of them.
    pub receivable: Option<Money>,
    /// What is open after its day.
    pub overdue: Option<Money>,
    /// The earliest open day.
    pub next_due: Option<Date>,
    /// What it says in the fields that the team defined.
    pub own: BTreeMap<OwnFieldId, OwnValue>,
}

/// A column of the table.
enum Shown<'a> {
    /// One that each book has.
    Known(Column<CustomerRow>),
    /// A field that the team defined.
    Own(OwnFieldId, &'a OwnField),
}

/// The table of these customers in the columns that a list shows. A field that is offered no more has none. `heading` says what
/// a column is called that each book has, `yes_no` the words.
pub fn table(
    shown: &[CustomerColumn],
    fields: &OwnFields,
    rows: &[CustomerRow],
    (sheet, made_on): (&str, Option<Date>),
    heading: impl Fn(Heading) -> String,
    yes_no: impl Fn(bool) -> String,
) -> Ledger {
    let mut all = vec![Shown::Known(one(Heading::Name, |it| Cell::words(&it.name)))];
    for column in shown {
        if let CustomerColumn::Own(id) = column {
            let field = fields.get(*id).filter(|field| !field.retired);
            all.extend(field.map(|field| Shown::Own(*id, field)));
        } else {
            all.extend(of(*column).into_iter().map(Shown::Known));
        }
    }
    all.extend(currencies(shown).map(Shown::Known));
    let headings = all.iter().map(|column| match column {
        Shown::Known(column) => heading(column.0),
        Shown::Own(_, field) => field.name.clone(),
    });
    let cell = |row: &CustomerRow, column: &Shown<'_>| match column {
        Shown::Known(column) => (column.1)(row),
        Shown::Own(id, field) => own::cell(field, row.own.get(id), &yes_no),
    };
    Ledger {
        sheet: sheet.to_owned(),
        made_on,
        headings: headings.collect(),
        rows: rows.iter().map(|row| all.iter().map(|column| cell(row, column)).collect()).collect(),
    }
}

/// The columns that each book has of a list that shows these: the name first; a step with its day, a limit with its currency,
/// and the currency of the other amounts last.
pub fn columns(shown: &[CustomerColumn]) -> Vec<Column<CustomerRow>> {
    let name = one(Heading::Name, |it| Cell::words(&it.name));
    let known = shown.iter().flat_map(|column| of(*column));
    [name].into_iter().chain(known).chain(currencies(shown)).collect()
}

/// The column that says in which currency the amounts are, if there are any.
fn currencies(shown: &[CustomerColumn]) -> Option<Column<CustomerRow>> {
    let amounts = shown.iter().any(|column| is_amount(*column));
    amounts.then(|| one(Heading::Currency, |it| Cell::currency(currency(it))))
}

const fn is_amount(column: CustomerColumn) -> bool {
    matches!(
        column,
        CustomerColumn::InForce | CustomerColumn::Collected | CustomerColumn::Receivable | CustomerColumn::Overdue
    )
}

/// All of them are in the book's own currency.
fn currency(row: &CustomerRow) -> Option<Currency> {
    let amounts = [row.in_force, row.collected, row.receivable, row.overdue];
    amounts.into_iter().flatten().map(|amount| amount.currency).next()
}

fn one(heading: Heading, cell: fn(&CustomerRow) -> Cell) -> Column<CustomerRow> {
    (heading, cell)
}

fn of(column: CustomerColumn) -> Vec<Column<CustomerRow>> {
    match column {
        CustomerColumn::Number => vec![one(Heading::Number, |it| Cell::words(&it.number))],
        CustomerColumn::ShortName => vec![one(Heading::ShortName, |it| Cell::words(&it.short_name))],
        CustomerColumn::Level => vec![one(Heading::Level, |it| Cell::words(&it.level))],
        CustomerColumn::State => vec![one(Heading::State, |it| Cell::words(&it.state))],
        CustomerColumn::Owner => vec![one(Heading::Owner, |it| Cell::words(&it.owner))],
        CustomerColumn::Tags => vec![one(Heading::Tags, |it| Cell::words(&it.tags))],
        CustomerColumn::Role => vec![one(Heading::Role, |it| Cell::words(&it.role))],
        CustomerColumn::Scale => vec![one(Heading::Scale, |it| Cell::words(&it.scale))],
        CustomerColumn::Industry => vec![one(Heading::Industry, |it| Cell::words(&it.industry))],
        CustomerColumn::Source => vec![one(Heading::Source, |it| Cell::words(&it.source))],
        CustomerColumn::Region => vec![one(Heading::Region, |it| Cell::words(&it.region))],
        CustomerColumn::Parent => vec![one(Heading::Parent, |it| Cell::words(&it.parent))],
        CustomerColumn::Code => vec![one(Heading::RegistrationCode, |it| Cell::words(&it.code))],
        CustomerColumn::Phone => vec![one(Heading::Phone, |it| Cell::words(&it.phone))],
        CustomerColumn::Email => vec![one(Heading::Email, |it| Cell::words(&it.email))],
        CustomerColumn::Since => vec![one(Heading::Since, |it| Cell::day(it.since))],
        CustomerColumn::CreditLimit => vec![
            one(Heading::CreditLimit, |it| Cell::amount(it.credit_limit)),
            one(Heading::CreditCurrency, |it| Cell::currency(it.credit_limit.map(|limit| limit.currency))),
        ],
        CustomerColumn::LastContact => vec![one(Heading::LastContact, |it| Cell::day(it.last_contact))],
        CustomerColumn::NextStep => vec![
            one(Heading::NextStep, |it| Cell::words(&it.next_step)),
            one(Heading::NextStepOn, |it| Cell::day(it.next_step_on)),
        ],
        CustomerColumn::Contracts => vec![one(Heading::Contracts, |it| Cell::Count(it.contracts))],
        CustomerColumn::InForce => vec![one(Heading::InForce, |it| Cell::amount(it.in_force))],
        CustomerColumn::Collected => vec![one(Heading::Collected, |it| Cell::amount(it.collected))],
        CustomerColumn::Receivable => vec![one(Heading::Receivable, |it| Cell::amount(it.receivable))],
        CustomerColumn::Overdue => vec![one(Heading::Overdue, |it| Cell::amount(it.overdue))],
        CustomerColumn::NextDue => vec![one(Heading::NextDue, |it| Cell::day(it.next_due))],
        CustomerColumn::Own(_) => Vec::new(),
    }
}
