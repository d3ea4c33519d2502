//! Customers that owe more than their credit limit (信用额度, `domain.md` 5.2) allows.

use std::collections::BTreeMap;

use super::open_part::OpenPart;
use crate::domain::exact::ExactError;
use crate::domain::id::CustomerId;
use crate::domain::money::Money;

/// A customer over its limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OverLimit {
    /// The customer.
    pub customer: CustomerId,
    /// How much it may owe.
    pub limit: Money,
    /// How much it owes in the limit's currency.
    pub used: Money,
    /// By how much that is too much, more than nothing.
    pub over: Money,
}

/// Who is over the limit by what is open of these instalments: currency by currency, the furthest over first. A customer without a
/// limit never is, and instalments in another currency than its limit do not count.
///
/// # Errors
/// Overflow.
pub fn over_limit(
    parts: &[OpenPart],
    limit_of: impl Fn(CustomerId) -> Option<Money>,
) -> Result<Vec<OverLimit>, ExactError> {
    let mut owed: BTreeMap<CustomerId, Option<(Money, Money)>> = BTreeMap::new();
    for part in parts {
        let known = owed
            .entry(part.customer)
            .or_insert_with(|| limit_of(part.customer).map(|limit| (limit, Money::zero(limit.currency))));
        if let Some((limit, used)) = known
            && part.open.currency == limit.currency
        {
            *used = used.plus(part.open)?;
        }
    }
    let mut found = Vec::new();
    for (customer, known) in owed {
        let Some((limit, used)) = known else { continue };
        let over = used.minus(limit)?;
        if over.minor > 0 {
            found.push(OverLimit { customer, limit, used, over });
        }
    }
    found.sort_by(|a, b| {
        let currencies = a.limit.currency.code().cmp(b.limit.currency.code());
        currencies.then(b.over.minor.cmp(&a.over.minor)).then(a.customer.cmp(&b.customer))
    });
    Ok(found)
}
