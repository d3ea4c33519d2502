//! What counts under the clause: principal that was collected, or invoices, each with the day from which it is known.

use std::collections::BTreeMap;

use crate::domain::date::Date;
use crate::domain::id::{ContractId, InvoiceId, ReceiptId};
use crate::domain::incentive::source::Source;
use crate::domain::money::Money;
use crate::domain::receipt::{Allocation, ClaimPart, Receipt};
use crate::domain::reversal::taken_back;
use crate::domain::sales_measure::{Entry, Happening};

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
