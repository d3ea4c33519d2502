//! Promised against delivered: what of one sort and measure is where, added up.

use std::collections::BTreeMap;

use super::amount::Amount;
use super::tally::Tally;
use crate::domain::contract::support::SupportKind;
use crate::domain::money::Money;

/// What is added up together: things of one sort that are counted alike.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Heap {
    /// What sort of thing.
    pub kind: SupportKind,
    /// In what it is counted: its unit, or the code of a currency.
    pub unit: String,
}

/// What of a heap is where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sum {
    /// Of what measure the parts are.
    pub like: Amount,
    /// Promised.
    pub promised: i64,
    /// Delivered and not refused.
    pub delivered: i64,
    /// Signed for.
    pub accepted: i64,
    /// Given back.
    pub returned: i64,
    /// To be given back.
    pub outstanding: i64,
    /// To be delivered.
    pub left: i64,
}

/// The sums of materials, each with the words of its unit.
pub fn sums<'a>(all: impl IntoIterator<Item = (&'a Tally, String)>) -> BTreeMap<Heap, Sum> {
    let mut found: BTreeMap<Heap, Sum> = BTreeMap::new();
    for (tally, unit) in all {
        let (like, unit) = match tally.terms.amount {
            Amount::Quantity(_) => (tally.amount(0), unit),
            Amount::Money(Money { currency, .. }) => (tally.amount(0), currency.code().to_owned()),
        };
        let heap = Heap { kind: tally.terms.kind, unit };
        let sum = found.entry(heap).or_insert(Sum {
            like,
            promised: 0,
            delivered: 0,
            accepted: 0,
            returned: 0,
            outstanding: 0,
            left: 0,
        });
        // what was given up after a part had come was promised no more
        let promised = if tally.cancelled.is_some() { tally.net() } else { tally.promised() };
        sum.promised = sum.promised.saturating_add(promised);
        sum.delivered = sum.delivered.saturating_add(tally.net());
        sum.accepted = sum.accepted.saturating_add(tally.accepted);
        sum.returned = sum.returned.saturating_add(tally.returned);
        sum.outstanding = sum.outstanding.saturating_add(tally.outstanding());
        sum.left = sum.left.saturating_add(tally.left());
    }
    found
}
