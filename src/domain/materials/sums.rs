//! Promised against delivered: what of one sort and measure is where, added up.

use std::collections::BTreeMap;

use super::amount::Amount;
use super::tally::Tally;
use crate::domain::contract::support::SupportKind;
use crate::domain::exact::ExactError;
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
///
/// # Errors
/// [`ExactError::Overflow`] when what is added up is more than there is room for.
pub fn sums<'a>(all: impl IntoIterator<Item = (&'a Tally, String)>) -> Result<BTreeMap<Heap, Sum>, ExactError> {
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
        sum.promised = with(sum.promised, promised)?;
        sum.delivered = with(sum.delivered, tally.net())?;
        sum.accepted = with(sum.accepted, tally.accepted)?;
        sum.returned = with(sum.returned, tally.returned)?;
        sum.outstanding = with(sum.outstanding, tally.outstanding())?;
        sum.left = with(sum.left, tally.left())?;
    }
    Ok(found)
}

fn with(sum: i64, more: i64) -> Result<i64, ExactError> {
    sum.checked_add(more).ok_or(ExactError::Overflow)
}
