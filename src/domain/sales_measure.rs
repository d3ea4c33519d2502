//! What the book shows that was sold: signed, invoiced, collected, in pieces, to whom for the first time (`domain.md` 5.4).
//!
//! The book is told once as a list of [`Entry`]s, each on the day on which it happened; what is taken back is an entry of its own
//! on its own day, so that every period and every day has one answer. A measure adds up those it asks for and names them.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::date::Date;
use super::exact::{ExactError, Worked};
use super::id::{ContractId, CustomerId, InvoiceId, ReceiptId};
use super::money::{Currency, Money};
use super::rate::Quantity;
use super::team::naming::name_key;

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SalesMetric {
    /// What contracts come to, on the day both sides had signed (签约额), and what amendments change of it, on theirs; with tax.
    #[default]
    Signed,
    /// What was invoiced (开票额), with tax; void and red invoices subtract on their own day.
    Invoiced,
    /// The same without its tax (净销售额): what S3 calls net sales.
    NetSales,
    /// Money that came in (回款额), late fees and costs left out; a receipt taken back subtracts on its own day.
    Collected,
    /// How much was sold (销量), by the lines of signed contracts.
    Quantity,
    /// Customers that signed their first contract (新客户数).
    NewCustomers,
    /// Something that the book does not measure (自定义): what was done is entered on the target.
    Own,
}

/// Money, pieces, or heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Minor units of a currency.
    Money(Currency),
    /// Thousandths of whatever unit the lines have.
    Quantity,
    /// Whole customers.
    Count,
}

impl SalesMetric {
    /// Every metric, in order.
    pub const ALL: [Self; 7] =
        [Self::Signed, Self::Invoiced, Self::NetSales, Self::Collected, Self::Quantity, Self::NewCustomers, Self::Own];

    /// What it is counted in; `currency` if that is money.
    pub const fn unit(self, currency: Currency) -> Unit {
        match self {
            Self::Signed | Self::Invoiced | Self::NetSales | Self::Collected => Unit::Money(currency),
            Self::Quantity | Self::Own => Unit::Quantity,
            Self::NewCustomers => Unit::Count,
        }
    }

    /// Whether the book shows it for one product: invoices and payments do not name any.
    pub const fn knows_products(self) -> bool {
        match self {
            Self::Signed | Self::Quantity => true,
            Self::Invoiced | Self::NetSales | Self::Collected | Self::NewCustomers | Self::Own => false,
        }
    }
}

/// Whose sales are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// Those under one contract.
    Contract(ContractId),
    /// Those that people of these names look after, as [`name_key`] reads them: a member, or all of a team.
    Kept(BTreeSet<String>),
    /// All of them.
    Firm,
}

impl Subject {
    /// What the people of these names look after.
    pub fn people<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        Self::Kept(names.into_iter().map(name_key).filter(|key| !key.is_empty()).collect())
    }
}

/// What a line of a signed contract sold. It is kept in excerpts only: its names there are short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sold {
    /// What.
    #[serde(rename = "n")]
    pub name: String,
    /// Its model, size, grade.
    #[serde(rename = "s", default, skip_serializing_if = "String::is_empty")]
    pub spec: String,
    /// Piece, hour, tonne.
    #[serde(rename = "u", default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// How much.
    #[serde(rename = "q")]
    pub quantity: Quantity,
    /// What is paid for it, in minor units of the contract's currency: after every discount, with tax.
    #[serde(rename = "a")]
    pub minor: i64,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happening {
    /// Both sides had signed.
    Signed {
        /// What the contract comes to.
        total: Money,
    },
    /// An amendment turned the amount of a contract into another one.
    Amended {
        /// What it grew by; below zero where it became less.
        by: Money,
    },
    /// A line of what was signed, or what an amendment changed of one.
    Line {
        /// What was sold, by name.
        product: Arc<str>,
        /// How much.
        quantity: Quantity,
        /// What is paid for it.
        amount: Money,
    },
    /// An invoice was issued, or a red one with an amount below zero.
    Invoiced {
        /// Which.
        invoice: InvoiceId,
        /// With tax.
        gross: Money,
        /// Without.
        net: Money,
    },
    /// Money came in, as far as it belongs to this contract, or to none yet.
    Collected {
        /// By which receipt.
        receipt: ReceiptId,
        /// How much.
        amount: Money,
    },
    /// The first contract of a customer was signed.
    FirstContract,
}

/// Something that happened on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The day.
    pub on: Date,
    /// What.
    pub what: Happening,
    /// It takes back what happened before: it subtracts.
    pub back: bool,
    /// Under which contract; nothing of money in advance.
    pub contract: Option<ContractId>,
    /// The customer.
    pub customer: CustomerId,
    /// Who looks after it, by name; empty if nobody is named.
    pub keeper: Arc<str>,
}

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// What is measured.
    pub metric: SalesMetric,
    /// Of what product only, by name; empty for all. Only where [`SalesMetric::knows_products`].
    pub product: &'a str,
    /// Whose.
    pub subject: &'a Subject,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// What is known by this day.
    pub as_of: Date,
}

/// What an entry, or all of them, come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// Money.
    Money(Money),
    /// Pieces, hours, tonnes.
    Quantity(Quantity),
    /// Customers.
    Count(i64),
}

/// One row of a measure, in the order of the days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasuredRow {
    /// What happened.
    pub entry: Entry,
    /// What it adds; below zero if it takes something back.
    pub value: Value,
}

/// What was measured.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Measured {
    /// Of money: one amount per currency, in the order of the codes.
    pub amounts: Vec<Money>,
    /// Of pieces.
    pub quantity: Quantity,
    /// Of customers.
    pub count: i64,
}

impl Measured {
    /// What there is of a unit, in its smallest part: minor units, thousandths, heads.
    pub fn of(&self, unit: Unit) -> i64 {
        match unit {
            Unit::Money(currency) => self.amounts.iter().find(|it| it.currency == currency).map_or(0, |it| it.minor),
            Unit::Quantity => self.quantity.thousandths,
            Unit::Count => self.count,
        }
    }

    /// Money of other currencies than this one: it is never added to it.
    pub fn beside(&self, unit: Unit) -> impl Iterator<Item = Money> {
        let others = self.amounts.iter().copied();
        others.filter(move |it| matches!(unit, Unit::Money(currency) if it.currency != currency))
    }
}

impl Value {
    /// In the smallest part of its unit.
    pub const fn units(self) -> i64 {
        match self {
            Self::Money(amount) => amount.minor,
            Self::Quantity(quantity) => quantity.thousandths,
            Self::Count(count) => count,
        }
    }

    /// What it is counted in.
    pub const fn unit(self) -> Unit {
        match self {
            Self::Money(amount) => Unit::Money(amount.currency),
            Self::Quantity(_) => Unit::Quantity,
            Self::Count(_) => Unit::Count,
        }
    }

    fn negated(self) -> Result<Self, ExactError> {
        let less = |it: i64| it.checked_neg().ok_or(ExactError::Overflow);
        Ok(match self {
            Self::Money(amount) => Self::Money(amount.negated()?),
            Self::Quantity(quantity) => Self::Quantity(Quantity { thousandths: less(quantity.thousandths)? }),
            Self::Count(count) => Self::Count(less(count)?),
        })
    }
}

impl Entry {
    /// What it adds to a metric; nothing if it is of another one.
    fn value(&self, metric: SalesMetric, product: &str) -> Result<Option<Value>, ExactError> {
        let value = match (&self.what, metric) {
            (Happening::Signed { total }, SalesMetric::Signed) if product.is_empty() => Value::Money(*total),
            (Happening::Amended { by }, SalesMetric::Signed) if product.is_empty() => Value::Money(*by),
            (Happening::Line { product: name, amount, .. }, SalesMetric::Signed)
                if !product.is_empty() && name_key(name) == product =>
            {
                Value::Money(*amount)
            }
            (Happening::Line { product: name, quantity, .. }, SalesMetric::Quantity)
                if product.is_empty() || name_key(name) == product =>
            {
                Value::Quantity(*quantity)
            }
            (Happening::Invoiced { gross, .. }, SalesMetric::Invoiced) => Value::Money(*gross),
            (Happening::Invoiced { net, .. }, SalesMetric::NetSales) => Value::Money(*net),
            (Happening::Collected { amount, .. }, SalesMetric::Collected) => Value::Money(*amount),
            (Happening::FirstContract, SalesMetric::NewCustomers) => Value::Count(1),
            (
                Happening::Signed { .. }
                | Happening::Amended { .. }
                | Happening::Line { .. }
                | Happening::Invoiced { .. }
                | Happening::Collected { .. }
                | Happening::FirstContract,
                SalesMetric::Signed
                | SalesMetric::Invoiced
                | SalesMetric::NetSales
                | SalesMetric::Collected
                | SalesMetric::Quantity
                | SalesMetric::NewCustomers
                | SalesMetric::Own,
            ) => return Ok(None),
        };
        Ok(Some(if self.back { value.negated()? } else { value }))
    }

    fn is_of(&self, subject: &Subject) -> bool {
        match subject {
            Subject::Contract(id) => self.contract == Some(*id),
            Subject::Kept(keys) => keys.contains(&name_key(&self.keeper)),
            Subject::Firm => true,
        }
    }
}

/// What the book shows for what is asked, per currency, with the rows that made it. `entries` stand in the order of their days
/// (see [`in_order`]).
///
/// # Errors
/// Overflow.
pub fn measure(entries: &[Entry], asked: &Asked<'_>) -> Result<Worked<Measured, MeasuredRow>, ExactError> {
    let product = if asked.metric.knows_products() { name_key(asked.product) } else { String::new() };
    let last = asked.to.min(asked.as_of);
    let first = entries.partition_point(|it| it.on < asked.from);
    let mut rows = Vec::new();
    for entry in entries.iter().skip(first).take_while(|it| it.on <= last) {
        let Some(value) = entry.value(asked.metric, &product)? else { continue };
        if entry.is_of(asked.subject) {
            rows.push(MeasuredRow { entry: entry.clone(), value });
        }
    }
    let mut sum = Measured::default();
    let amounts = rows.iter().filter_map(|row| match row.value {
        Value::Money(amount) => Some(amount),
        Value::Quantity(_) | Value::Count(_) => None,
    });
    sum.amounts = Money::by_currency(amounts)?;
    for row in &rows {
        match row.value {
            Value::Money(_) => {}
            Value::Quantity(quantity) => {
                sum.quantity.thousandths = plus(sum.quantity.thousandths, quantity.thousandths)?;
            }
            Value::Count(count) => sum.count = plus(sum.count, count)?,
        }
    }
    Ok(Worked { value: sum, working: rows })
}

/// A sum in minor units as amounts: one, or several where one does not hold it, so that whoever adds them up says that it is too much.
pub fn in_amounts(minor: i128, currency: Currency) -> impl Iterator<Item = Money> {
    let mut left = minor;
    std::iter::from_fn(move || {
        if left == 0 {
            return None;
        }
        let most = if left > 0 { i64::MAX } else { i64::MIN };
        let part = i64::try_from(left).unwrap_or(most);
        left = left.checked_sub(i128::from(part))?;
        Some(Money::new(part, currency))
    })
}

fn plus(a: i64, b: i64) -> Result<i64, ExactError> {
    a.checked_add(b).ok_or(ExactError::Overflow)
}

/// In the order of their days; of one day, by contract, so that one book always tells its entries alike.
pub fn in_order(entries: &mut [Entry]) {
    entries.sort_by_key(|it| (it.on, it.contract, it.customer, it.back));
}
