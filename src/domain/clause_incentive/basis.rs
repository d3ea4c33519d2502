//! What counts under the clause: principal that was collected, or invoices, each with the day from which it is known.

use std::collections::BTreeMap;

use crate::domain::apportion::apportion;
use crate::domain::contract::Contract;
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::id::{ContractId, InvoiceId, ReceiptId};
use crate::domain::incentive::source::Source;
use crate::domain::line::LineError;
use crate::domain::money::Money;
use crate::domain::rate::Ppm;
use crate::domain::receipt::{Allocation, ClaimPart, Receipt};
use crate::domain::reversal::taken_back;
use crate::domain::sales_measure::{Entry, Happening};
use crate::domain::tax::{TaxLine, TaxMode};

use super::ClauseIncentiveError;

/// Something that counts. What was taken back is a row of its own, in the period of what it takes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Where it comes from.
    pub source: Source,
    /// The day that says in which period it counts.
    pub on: Date,
    /// The day from which it is known: of a refund, its own day; of an advance, the day on which it was used.
    pub known: Date,
    /// How much: of receipts with tax, of invoices without.
    pub amount: Money,
}

/// How much of a contract has a tax rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TaxPart {
    /// The rate.
    pub rate: Ppm,
    /// What its lines come to, with tax.
    pub gross: Money,
}

/// The tax rates of a contract with what is to be paid under each: money received has the tax that the lines have.
///
/// # Errors
/// Lines that cannot be reckoned.
pub fn tax_parts(contract: &Contract) -> Result<Vec<TaxPart>, LineError> {
    let totals = contract.totals()?.value;
    let mut parts: Vec<TaxPart> =
        totals.by_rate.iter().map(|it| TaxPart { rate: it.rate, gross: it.split.gross }).collect();
    if parts.is_empty() {
        let rate = match contract.price.tax_mode {
            TaxMode::TaxIncluded | TaxMode::TaxExcluded => contract.price.tax_rate,
            TaxMode::NotApplicable => Ppm(0),
        };
        parts.push(TaxPart { rate, gross: Money::zero(contract.price.currency) });
    }
    Ok(parts)
}

/// Principal that was collected: no late fees, no costs, and nothing that was set off, since no money came in. A receipt counts in the
/// period of its day; what is counted towards another contract later, or taken back, is known from that day on.
pub fn collected(receipts: &[&Receipt], allocations: &[&Allocation]) -> Vec<Row> {
    let days: BTreeMap<ReceiptId, Date> =
        receipts.iter().filter(|it| it.reverses.is_none() && !it.is_set_off()).map(|it| (it.id, it.on)).collect();
    let back = taken_back(receipts.iter().copied());
    let mut rows = Vec::new();
    for it in allocations.iter().filter(|it| it.part == ClaimPart::Principal) {
        let Some(on) = days.get(&it.receipt).copied() else { continue };
        let known = it.counts_from(on);
        rows.push(Row { source: Source::Receipt(it.receipt), on, known, amount: it.amount });
        if let (Some(day), Ok(amount)) = (back.get(&it.receipt), it.amount.negated()) {
            rows.push(Row { source: Source::Reversal(it.receipt), on, known: known.max(*day), amount });
        }
    }
    rows.sort_by_key(|it| (it.on, it.known, it.source));
    rows
}

/// What was invoiced under a contract, without tax. An invoice that was made void, and a red one, take off again what they take back,
/// in its period, and are known from their own day on.
pub fn invoiced(entries: &[Entry], contract: ContractId, red_of: impl Fn(InvoiceId) -> Option<InvoiceId>) -> Vec<Row> {
    let own: Vec<(&Entry, InvoiceId, Money)> = entries
        .iter()
        .filter(|it| it.contract == Some(contract))
        .filter_map(|it| match it.what {
            Happening::Invoiced { invoice, net, .. } => Some((it, invoice, net)),
            Happening::Signed { .. }
            | Happening::Amended { .. }
            | Happening::Line { .. }
            | Happening::Collected { .. }
            | Happening::FirstContract => None,
        })
        .collect();
    let issued: BTreeMap<InvoiceId, Date> =
        own.iter().filter(|(it, ..)| !it.back).map(|(it, invoice, _)| (*invoice, it.on)).collect();
    let mut rows = Vec::new();
    for (it, invoice, net) in own {
        // a red one that takes back what is not in this book counts on its own day
        let on = issued.get(&red_of(invoice).unwrap_or(invoice)).copied().unwrap_or(it.on);
        let Ok(amount) = (if it.back { net.negated() } else { Ok(net) }) else { continue };
        rows.push(Row { source: Source::Invoice(invoice), on, known: it.on, amount });
    }
    rows.sort_by_key(|it| (it.on, it.known, it.source));
    rows
}

/// An amount without its tax: shared out over the tax rates by what the lines of each come to, and each part freed of its tax.
pub(super) fn without_tax(gross: Money, parts: &[TaxPart]) -> Result<(Money, Vec<TaxLine>), ClauseIncentiveError> {
    let shares: Vec<(Ppm, i128)> = match parts {
        [] => return Err(ClauseIncentiveError::TaxUnknown),
        [one] => vec![(one.rate, gross.wide())],
        several => {
            let weights: Vec<i128> = several.iter().map(|it| it.gross.wide()).collect();
            let shares = apportion(gross.wide(), &weights).map_err(|why| match why {
                ExactError::DivideByZero => ClauseIncentiveError::TaxUnknown,
                ExactError::Overflow | ExactError::CurrencyMismatch | ExactError::DateOutOfRange => why.into(),
            })?;
            several.iter().map(|it| it.rate).zip(shares).collect()
        }
    };
    let mut net = Money::zero(gross.currency);
    let mut lines = Vec::with_capacity(shares.len());
    for (rate, share) in shares {
        let split = TaxMode::TaxIncluded.split(Money::from_wide(share, gross.currency)?, rate)?;
        net = net.plus(split.value.net)?;
        lines.extend(split.working);
    }
    Ok((net, lines))
}
