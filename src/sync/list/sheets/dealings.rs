//! What was said and done with customers, and what they bought.

use super::{Column, Heading};
use crate::domain::date::Date;
use crate::domain::money::Money;
use crate::domain::rate::{Ppm, Quantity};
use crate::sync::list::ledger::Cell;

/// A follow-up with the step that was agreed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUpRow {
    /// The day.
    pub on: Date,
    /// The customer.
    pub customer: String,
    /// How we were in touch, in words.
    pub kind: String,
    /// Who of them, everybody who took part.
    pub with: String,
    /// What came of it, in words; empty while nobody said.
    pub outcome: String,
    /// Who of us.
    pub by: String,
    /// What was said and done.
    pub content: String,
    /// What comes next.
    pub next: String,
    /// When that is, or was, to be done: of what repeats the open day.
    pub next_on: Option<Date>,
    /// When it was done; of what repeats the last time.
    pub done: Option<Date>,
    /// How often it is to be done again, in words; empty: once.
    pub repeats: String,
}

/// The columns of follow-ups.
pub const FOLLOW_UPS: [Column<FollowUpRow>; 11] = [
    (Heading::On, |it| Cell::Day(it.on)),
    (Heading::Customer, |it| Cell::words(&it.customer)),
    (Heading::Kind, |it| Cell::words(&it.kind)),
    (Heading::With, |it| Cell::words(&it.with)),
    (Heading::Outcome, |it| Cell::words(&it.outcome)),
    (Heading::By, |it| Cell::words(&it.by)),
    (Heading::Content, |it| Cell::words(&it.content)),
    (Heading::NextStep, |it| Cell::words(&it.next)),
    (Heading::NextStepOn, |it| Cell::day(it.next_on)),
    (Heading::Done, |it| Cell::day(it.done)),
    (Heading::Repeats, |it| Cell::words(&it.repeats)),
];

/// A line of a signed contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PurchaseRow {
    /// The day both sides had signed.
    pub on: Date,
    /// The customer.
    pub customer: String,
    /// The number of the contract.
    pub contract: String,
    /// What was bought.
    pub product: String,
    /// Model, size, grade.
    pub spec: String,
    /// How much.
    pub quantity: Quantity,
    /// Piece, hour, tonne.
    pub unit: String,
    /// Price of one.
    pub unit_price: Money,
    /// What was taken off the line.
    pub discount: Ppm,
    /// What is paid for the line.
    pub amount: Money,
}

/// The columns of purchases.
pub const PURCHASES: [Column<PurchaseRow>; 11] = [
    (Heading::Signed, |it| Cell::Day(it.on)),
    (Heading::Customer, |it| Cell::words(&it.customer)),
    (Heading::Contract, |it| Cell::words(&it.contract)),
    (Heading::Product, |it| Cell::words(&it.product)),
    (Heading::Spec, |it| Cell::words(&it.spec)),
    (Heading::Quantity, |it| Cell::Quantity(it.quantity)),
    (Heading::Unit, |it| Cell::words(&it.unit)),
    (Heading::UnitPrice, |it| Cell::Amount(it.unit_price)),
    (Heading::Discount, |it| Cell::Share(it.discount)),
    (Heading::Amount, |it| Cell::Amount(it.amount)),
    (Heading::Currency, |it| Cell::currency(Some(it.amount.currency))),
];
