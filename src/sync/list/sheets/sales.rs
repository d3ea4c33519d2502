//! Leads, opportunities, products and prices.

use super::{Column, Heading};
use crate::domain::date::Date;
use crate::domain::money::Money;
use crate::domain::rate::{Ppm, Quantity};
use crate::i18n::format;
use crate::sync::list::ledger::Cell;

/// A lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeadRow {
    /// The firm.
    pub company: String,
    /// Who asked.
    pub person: String,
    /// Job title.
    pub title: String,
    /// Telephone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// WeChat name.
    pub wechat: String,
    /// What they want.
    pub wish: String,
    /// Where it stands, in words.
    pub state: String,
    /// Why it was given up; empty if it was not.
    pub reason: String,
    /// How promising, 0 to 100.
    pub score: u8,
    /// Where it came from.
    pub source: String,
    /// Who looks after it.
    pub owner: String,
    /// When it came in.
    pub came: Date,
}

/// The columns of leads.
pub const LEADS: [Column<LeadRow>; 13] = [
    (Heading::Company, |it| Cell::words(&it.company)),
    (Heading::Person, |it| Cell::words(&it.person)),
    (Heading::JobTitle, |it| Cell::words(&it.title)),
    (Heading::Phone, |it| Cell::words(&it.phone)),
    (Heading::Email, |it| Cell::words(&it.email)),
    (Heading::Wechat, |it| Cell::words(&it.wechat)),
    (Heading::Wish, |it| Cell::words(&it.wish)),
    (Heading::State, |it| Cell::words(&it.state)),
    (Heading::Reason, |it| Cell::words(&it.reason)),
    (Heading::Score, |it| Cell::Count(u64::from(it.score))),
    (Heading::Source, |it| Cell::words(&it.source)),
    (Heading::Owner, |it| Cell::words(&it.owner)),
    (Heading::Came, |it| Cell::Day(it.came)),
];

/// An opportunity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChanceRow {
    /// What they would buy.
    pub name: String,
    /// The customer.
    pub customer: String,
    /// Who of them has a part in it.
    pub with: String,
    /// What they would buy by the piece, in words.
    pub goods: String,
    /// Its stage, in words.
    pub stage: String,
    /// Why it was lost; empty if it was not.
    pub reason: String,
    /// How likely it is won.
    pub probability: Ppm,
    /// What it would bring, if anybody said.
    pub amount: Option<Money>,
    /// When it is expected to be decided.
    pub expected_close: Option<Date>,
    /// When it began.
    pub began: Date,
    /// For how many days it has been in its stage.
    pub days_in_stage: u64,
    /// What comes next.
    pub next: String,
    /// When.
    pub next_on: Option<Date>,
    /// Against whom we bid.
    pub competitor: String,
    /// Who looks after it.
    pub owner: String,
    /// Free note.
    pub note: String,
}

/// The columns of opportunities.
pub const CHANCES: [Column<ChanceRow>; 17] = [
    (Heading::Name, |it| Cell::words(&it.name)),
    (Heading::Customer, |it| Cell::words(&it.customer)),
    (Heading::With, |it| Cell::words(&it.with)),
    (Heading::Product, |it| Cell::words(&it.goods)),
    (Heading::Stage, |it| Cell::words(&it.stage)),
    (Heading::Reason, |it| Cell::words(&it.reason)),
    (Heading::Probability, |it| Cell::Share(it.probability)),
    (Heading::Amount, |it| Cell::amount(it.amount)),
    (Heading::Currency, |it| Cell::currency(it.amount.map(|amount| amount.currency))),
    (Heading::ExpectedClose, |it| Cell::day(it.expected_close)),
    (Heading::Began, |it| Cell::Day(it.began)),
    (Heading::DaysInStage, |it| Cell::Count(it.days_in_stage)),
    (Heading::NextStep, |it| Cell::words(&it.next)),
    (Heading::NextStepOn, |it| Cell::day(it.next_on)),
    (Heading::Competitor, |it| Cell::words(&it.competitor)),
    (Heading::Owner, |it| Cell::words(&it.owner)),
    (Heading::Note, |it| Cell::words(&it.note)),
];

/// A product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductRow {
    /// Our code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Model, size, grade.
    pub spec: String,
    /// Piece, hour, tonne.
    pub unit: String,
    /// Usual price of one, tax included.
    pub price: Money,
    /// The lowest price of one, if there is one.
    pub floor: Option<Money>,
    /// Tax rate.
    pub tax_rate: Ppm,
    /// Whether it is offered, in words.
    pub state: String,
    /// Free note.
    pub note: String,
}

/// The lowest price in the currency of the row; one in another currency says so, and is a text.
fn floor(row: &ProductRow) -> Cell {
    match row.floor {
        Some(floor) if floor.currency != row.price.currency => Cell::Text(format::money(floor)),
        floor => Cell::amount(floor),
    }
}

/// The columns of products.
pub const PRODUCTS: [Column<ProductRow>; 10] = [
    (Heading::Code, |it| Cell::words(&it.code)),
    (Heading::Name, |it| Cell::words(&it.name)),
    (Heading::Spec, |it| Cell::words(&it.spec)),
    (Heading::Unit, |it| Cell::words(&it.unit)),
    (Heading::Price, |it| Cell::Amount(it.price)),
    (Heading::Floor, floor),
    (Heading::Currency, |it| Cell::currency(Some(it.price.currency))),
    (Heading::TaxRate, |it| Cell::Share(it.tax_rate)),
    (Heading::State, |it| Cell::words(&it.state)),
    (Heading::Note, |it| Cell::words(&it.note)),
];

/// A price of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriceRow {
    /// The list.
    pub list: String,
    /// The first day it counts.
    pub from: Date,
    /// The last day; nothing for until further notice.
    pub to: Option<Date>,
    /// Code of the product.
    pub code: String,
    /// The product.
    pub product: String,
    /// Model, size, grade.
    pub spec: String,
    /// Piece, hour, tonne.
    pub unit: String,
    /// From this quantity on.
    pub min_quantity: Quantity,
    /// Price of one, tax included.
    pub price: Money,
}

/// The columns of prices.
pub const PRICES: [Column<PriceRow>; 10] = [
    (Heading::PriceList, |it| Cell::words(&it.list)),
    (Heading::ValidFrom, |it| Cell::Day(it.from)),
    (Heading::ValidTo, |it| Cell::day(it.to)),
    (Heading::Code, |it| Cell::words(&it.code)),
    (Heading::Product, |it| Cell::words(&it.product)),
    (Heading::Spec, |it| Cell::words(&it.spec)),
    (Heading::Unit, |it| Cell::words(&it.unit)),
    (Heading::MinQuantity, |it| Cell::Quantity(it.min_quantity)),
    (Heading::UnitPrice, |it| Cell::Amount(it.price)),
    (Heading::Currency, |it| Cell::currency(Some(it.price.currency))),
];
