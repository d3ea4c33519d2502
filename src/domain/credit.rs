//! How much of a customer's credit limit (信用额度, `domain.md` 5.2) is used: what is open of signed contracts, against the limit.

use super::collection::share;
use super::exact::{ExactError, Worked};
use super::id::ContractId;
use super::money::Money;
use super::progress::Progress;
use super::rate::Bp;

/// A contract with money still to come in: a step of the working.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenClaim {
    /// The contract.
    pub contract: ContractId,
    /// What is open of it, due or not.
    pub open: Money,
}

/// What is used of a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CreditUse {
    /// How much the customer may owe.
    pub limit: Money,
    /// How much it owes in the limit's currency.
    pub used: Money,
    /// What it may still owe; negative when it owes more than it may.
    pub left: Money,
    /// The used share in 0.01 %, rounded down; nothing for a limit of nothing.
    pub share: Option<Bp>,
    /// Contracts in other currencies, which are not counted.
    pub others: usize,
}

impl CreditUse {
    /// By how much the limit is exceeded once the customer owes this much more; nothing where it is not. Of another currency
    /// nothing is added.
    ///
    /// # Errors
    /// Overflow.
    pub fn over_with(&self, more: Money) -> Result<Option<Money>, ExactError> {
        let owed = if more.currency == self.limit.currency { self.used.plus(more)? } else { self.used };
        let over = owed.minus(self.limit)?;
        Ok((over.minor > 0).then_some(over))
    }
}

/// What the binding ones of these contracts claim; nothing at all while the money of one of them cannot be reckoned: less would be
/// said to be used than is.
pub fn open_claims<'a>(contracts: impl IntoIterator<Item = (ContractId, &'a Progress)>) -> Option<Vec<OpenClaim>> {
    let binding = contracts.into_iter().filter(|(_, standing)| standing.is_binding());
    binding.map(|(contract, standing)| Some(OpenClaim { contract, open: standing.reckoned()?.open })).collect()
}

/// What these claims use of a limit, with the claims that count, the largest first.
///
/// # Errors
/// Overflow.
pub fn credit_use(
    limit: Money,
    claims: impl IntoIterator<Item = OpenClaim>,
) -> Result<Worked<CreditUse, OpenClaim>, ExactError> {
    let claims = claims.into_iter().filter(|it| !it.open.is_zero());
    let (mut working, others): (Vec<OpenClaim>, Vec<OpenClaim>) =
        claims.partition(|it| it.open.currency == limit.currency);
    working.sort_by(|a, b| b.open.minor.cmp(&a.open.minor).then_with(|| a.contract.cmp(&b.contract)));
    let used = working.iter().try_fold(Money::zero(limit.currency), |sum, it| sum.plus(it.open))?;
    let left = limit.minus(used)?;
    let share = share(used, limit).ok().map(|worked| worked.value);
    Ok(Worked { value: CreditUse { limit, used, left, share, others: others.len() }, working })
}
