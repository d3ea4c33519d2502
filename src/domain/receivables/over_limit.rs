//! Customers that owe more than their credit limit (信用额度, `domain.md` 5.2) allows.

use crate::domain::credit::CreditUse;
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

impl OverLimit {
    /// A customer that uses so much of its limit; nothing while that is within it.
    ///
    /// # Errors
    /// Overflow.
    pub fn of(customer: CustomerId, it: &CreditUse) -> Result<Option<Self>, ExactError> {
        let over = it.over_with(Money::zero(it.limit.currency))?;
        Ok(over.map(|over| Self { customer, limit: it.limit, used: it.used, over }))
    }
}

/// Currency by currency, the furthest over first.
pub fn furthest_first(found: &mut [OverLimit]) {
    found.sort_by(|a, b| {
        let currencies = a.limit.currency.code().cmp(b.limit.currency.code());
        currencies.then(b.over.minor.cmp(&a.over.minor)).then(a.customer.cmp(&b.customer))
    });
}
