//! Contracts, what is owed by them, and what came in.

use super::{Column, Heading};
use crate::domain::date::Date;
use crate::domain::money::Money;
use crate::domain::rate::Ppm;
use crate::sync::list::ledger::Cell;

/// A contract as of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractRow {
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// The customer.
    pub customer: String,
    /// Its status, in words.
    pub state: String,
    /// Who looks after it.
    pub owner: String,
    /// When both sides had signed.
    pub signed: Option<Date>,
    /// The last day of its term, if it has one.
    pub ends: Option<Date>,
    /// The amount to be paid.
    pub amount: Option<Money>,
    /// What was counted towards it.
    pub collected: Option<Money>,
    /// What was invoiced of it.
    pub invoiced: Option<Money>,
    /// What is open.
    pub open: Option<Money>,
    /// What is open after its day.
    pub overdue: Option<Money>,
    /// What being late costs so far.
    pub late_fee: Option<Money>,
    /// The most days any part is late.
    pub days_late: u64,
}

/// The columns of contracts.
pub const CONTRACTS: [Column<ContractRow>; 15] = [
    (Heading::Contract, |it| Cell::words(&it.number)),
    (Heading::Title, |it| Cell::words(&it.title)),
    (Heading::Customer, |it| Cell::words(&it.customer)),
    (Heading::State, |it| Cell::words(&it.state)),
    (Heading::Owner, |it| Cell::words(&it.owner)),
    (Heading::Signed, |it| Cell::day(it.signed)),
    (Heading::Ends, |it| Cell::day(it.ends)),
    (Heading::Amount, |it| Cell::amount(it.amount)),
    (Heading::Collected, |it| Cell::amount(it.collected)),
    (Heading::Invoiced, |it| Cell::amount(it.invoiced)),
    (Heading::Open, |it| Cell::amount(it.open)),
    (Heading::Overdue, |it| Cell::amount(it.overdue)),
    (Heading::LateFee, |it| Cell::amount(it.late_fee)),
    (Heading::Currency, |it| Cell::currency(it.amount.map(|amount| amount.currency))),
    (Heading::DaysLate, |it| Cell::Count(it.days_late)),
];

/// A part of a contract's plan of payments as of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartRow {
    /// The customer.
    pub customer: String,
    /// The number of the contract.
    pub contract: String,
    /// The part, in words.
    pub part: String,
    /// When it falls due, if that is known.
    pub due: Option<Date>,
    /// What has to happen first, in words; empty once the day is known.
    pub due_after: String,
    /// Its amount.
    pub amount: Money,
    /// What was paid of it.
    pub paid: Money,
    /// What was given up of it.
    pub waived: Money,
    /// What is open of it.
    pub open: Money,
    /// Where it stands, in words.
    pub state: String,
    /// For how many days it is late.
    pub days_late: u64,
    /// What being late costs so far.
    pub late_fee: Option<Money>,
    /// Who looks after its contract.
    pub owner: String,
}

/// The columns of parts.
pub const PARTS: [Column<PartRow>; 14] = [
    (Heading::Customer, |it| Cell::words(&it.customer)),
    (Heading::Contract, |it| Cell::words(&it.contract)),
    (Heading::Part, |it| Cell::words(&it.part)),
    (Heading::Due, |it| Cell::day(it.due)),
    (Heading::DueAfter, |it| Cell::words(&it.due_after)),
    (Heading::Amount, |it| Cell::Amount(it.amount)),
    (Heading::Paid, |it| Cell::Amount(it.paid)),
    (Heading::Waived, |it| Cell::Amount(it.waived)),
    (Heading::Open, |it| Cell::Amount(it.open)),
    (Heading::LateFee, |it| Cell::amount(it.late_fee)),
    (Heading::Currency, |it| Cell::currency(Some(it.amount.currency))),
    (Heading::State, |it| Cell::words(&it.state)),
    (Heading::DaysLate, |it| Cell::Count(it.days_late)),
    (Heading::Owner, |it| Cell::words(&it.owner)),
];

/// Money that came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptRow {
    /// The day it arrived.
    pub on: Date,
    /// Who paid.
    pub customer: String,
    /// How, in words.
    pub method: String,
    /// The bank's reference.
    pub reference: String,
    /// What the payer said it is for.
    pub purpose: String,
    /// How much; of a counter-entry negative.
    pub amount: Money,
    /// What it is counted towards, in words; empty if it was taken back.
    pub towards: String,
    /// What of it was counted towards nothing yet; nothing where that is no amount.
    pub uncounted: Option<Money>,
    /// Whether it was taken back, in words; empty if it stands.
    pub state: String,
    /// What it was set off against; empty if money came in.
    pub against: String,
    /// Why it takes another one back; empty if it does not.
    pub reason: String,
    /// Free note.
    pub note: String,
}

/// The columns of receipts.
pub const RECEIPTS: [Column<ReceiptRow>; 13] = [
    (Heading::On, |it| Cell::Day(it.on)),
    (Heading::Customer, |it| Cell::words(&it.customer)),
    (Heading::Method, |it| Cell::words(&it.method)),
    (Heading::Reference, |it| Cell::words(&it.reference)),
    (Heading::Purpose, |it| Cell::words(&it.purpose)),
    (Heading::Amount, |it| Cell::Amount(it.amount)),
    (Heading::Towards, |it| Cell::words(&it.towards)),
    (Heading::Uncounted, |it| Cell::amount(it.uncounted)),
    (Heading::Currency, |it| Cell::currency(Some(it.amount.currency))),
    (Heading::State, |it| Cell::words(&it.state)),
    (Heading::SetOffAgainst, |it| Cell::words(&it.against)),
    (Heading::Reason, |it| Cell::words(&it.reason)),
    (Heading::Note, |it| Cell::words(&it.note)),
];

/// An invoice as of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceRow {
    /// Its number; empty of a draft.
    pub number: String,
    /// Its day.
    pub on: Date,
    /// The customer.
    pub customer: String,
    /// The number of the contract.
    pub contract: String,
    /// The parts it is for, in words.
    pub parts: String,
    /// What sort, in words.
    pub kind: String,
    /// With tax; of a red one negative.
    pub gross: Money,
    /// Without tax.
    pub net: Option<Money>,
    /// The tax.
    pub tax: Option<Money>,
    /// The rate of the tax.
    pub tax_rate: Ppm,
    /// Where it stands, in words.
    pub state: String,
    /// The buyer's title, as it was when it was issued; empty of a draft.
    pub buyer: String,
    /// The buyer's tax number on it.
    pub tax_number: String,
    /// Of a red one: the number of the invoice that it takes back.
    pub takes_back: String,
    /// Why it is void, or was taken back; empty if it stands.
    pub reason: String,
    /// Who made it.
    pub by: String,
    /// Free note.
    pub note: String,
}

/// The columns of invoices.
pub const INVOICES: [Column<InvoiceRow>; 18] = [
    (Heading::InvoiceNumber, |it| Cell::words(&it.number)),
    (Heading::On, |it| Cell::Day(it.on)),
    (Heading::Customer, |it| Cell::words(&it.customer)),
    (Heading::Contract, |it| Cell::words(&it.contract)),
    (Heading::Part, |it| Cell::words(&it.parts)),
    (Heading::InvoiceKind, |it| Cell::words(&it.kind)),
    (Heading::Amount, |it| Cell::Amount(it.gross)),
    (Heading::Net, |it| Cell::amount(it.net)),
    (Heading::Tax, |it| Cell::amount(it.tax)),
    (Heading::TaxRate, |it| Cell::Share(it.tax_rate)),
    (Heading::Currency, |it| Cell::currency(Some(it.gross.currency))),
    (Heading::State, |it| Cell::words(&it.state)),
    (Heading::Buyer, |it| Cell::words(&it.buyer)),
    (Heading::BuyerTaxNumber, |it| Cell::words(&it.tax_number)),
    (Heading::TakesBack, |it| Cell::words(&it.takes_back)),
    (Heading::Reason, |it| Cell::words(&it.reason)),
    (Heading::By, |it| Cell::words(&it.by)),
    (Heading::Note, |it| Cell::words(&it.note)),
];
