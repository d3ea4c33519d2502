//! What counts under a plan: receipts and what took them back, signed contracts, invoices.

use std::collections::BTreeMap;

use super::plan::Metric;
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::id::{ContractId, InvoiceId, ReceiptId};
use crate::domain::money::{Currency, Money};
use crate::domain::rate::Quantity;
use crate::domain::receipt::{Allocation, ClaimPart, Receipt};

/// Where a row comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// Money that came in.
    Receipt(ReceiptId),
    /// The counter-entry that took it back.
    Reversal(ReceiptId),
    /// A contract that was signed.
    Contract(ContractId),
    /// An invoice that was issued.
    Invoice(InvoiceId),
}

/// How much counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// Money.
    Money(Money),
    /// Units.
    Units(Quantity),
}

/// Something that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// Where it comes from.
    pub source: Source,
    /// The contract that it belongs to.
    pub contract: ContractId,
    /// The day that says in which period it counts: of what was taken back, that of the receipt itself (6.5).
    pub on: Date,
    /// The day on which it happened.
    pub happened: Date,
    /// How much; below nothing where something was taken back.
    pub size: Size,
}

impl Source {
    /// Its id, as an entry keeps it.
    pub fn key(self) -> String {
        match self {
            Self::Receipt(id) | Self::Reversal(id) => id.to_string(),
            Self::Contract(id) => id.to_string(),
            Self::Invoice(id) => id.to_string(),
        }
    }
}

impl Counted {
    /// Whether it takes something back.
    pub const fn takes_back(&self) -> bool {
        match self.size {
            Size::Money(money) => money.minor < 0,
            Size::Units(units) => units.thousandths < 0,
        }
    }

    /// Whether a plan in this currency can count it.
    pub fn is_in(&self, currency: Currency) -> bool {
        match self.size {
            Size::Money(money) => money.currency == currency,
            Size::Units(_) => true,
        }
    }
}

/// Principal that was collected up to a day, by receipt and contract: no late fees, no costs (6.5), and nothing that was set off,
/// since no money came in. A receipt that was taken back by then has a second row that takes it off again, in the period of the
/// receipt.
///
/// # Errors
/// Overflow; allocations of one receipt to one contract in different currencies.
pub fn collected<'a>(
    receipts: impl IntoIterator<Item = &'a Receipt>,
    allocations: impl IntoIterator<Item = &'a Allocation>,
    as_of: Date,
) -> Result<Vec<Counted>, ExactError> {
    let mut days: BTreeMap<ReceiptId, Date> = BTreeMap::new();
    let mut back: BTreeMap<ReceiptId, (Date, ReceiptId)> = BTreeMap::new();
    for receipt in receipts.into_iter().filter(|it| it.on <= as_of && !it.is_set_off()) {
        match receipt.reverses {
            None => drop(days.insert(receipt.id, receipt.on)),
            Some(of) => {
                // two devices may each have taken it back: the earlier day holds
                let this = (receipt.on, receipt.id);
                let known = back.entry(of).or_insert(this);
                *known = this.min(*known);
            }
        }
    }
    let mut sums: BTreeMap<(ReceiptId, ContractId), Money> = BTreeMap::new();
    for allocation in allocations.into_iter().filter(|it| it.part == ClaimPart::Principal) {
        let counts = |received: &Date| allocation.counts_from(*received) <= as_of;
        if days.get(&allocation.receipt).is_some_and(counts) {
            let key = (allocation.receipt, allocation.contract);
            let sum = sums.entry(key).or_insert(Money::zero(allocation.amount.currency));
            *sum = sum.plus(allocation.amount)?;
        }
    }
    let mut rows = Vec::new();
    for ((receipt, contract), amount) in sums {
        let Some(on) = days.get(&receipt).copied() else { continue };
        let row = |source, happened, amount| Counted { source, contract, on, happened, size: Size::Money(amount) };
        rows.push(row(Source::Receipt(receipt), on, amount));
        if let Some((day, counter)) = back.get(&receipt).copied() {
            rows.push(row(Source::Reversal(counter), day, amount.negated()?));
        }
    }
    rows.sort_by_key(|row| (row.on, row.happened, row.source));
    Ok(rows)
}

/// The sum of what counts.
///
/// # Errors
/// Overflow.
pub fn total(rows: &[Counted], metric: Metric, currency: Currency) -> Result<Size, ExactError> {
    let mut money = Money::zero(currency);
    let mut units = 0_i64;
    for row in rows {
        match row.size {
            Size::Money(amount) => money = money.plus(amount)?,
            Size::Units(more) => units = units.checked_add(more.thousandths).ok_or(ExactError::Overflow)?,
        }
    }
    Ok(match metric {
        Metric::Collected | Metric::Signed | Metric::Invoiced => Size::Money(money),
        Metric::Units => Size::Units(Quantity { thousandths: units }),
    })
}
