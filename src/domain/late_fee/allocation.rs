//! What a payment pays first inside one debt (Civil Code art. 561).

use serde::{Deserialize, Serialize};

use super::LateFeeError;
use super::debt::{Part, Purpose};
use super::rule::AllocationOrder;
use crate::domain::apportion::apportion;
use crate::domain::exact::ExactError;
use crate::domain::money::{Currency, Money};

/// Amounts of the three parts of a debt, in one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parts {
    /// Costs of recovery.
    pub cost: Money,
    /// Late-payment damages.
    pub late_fee: Money,
    /// The price itself.
    pub principal: Money,
}

impl Parts {
    /// Nothing of each.
    pub const fn nothing(currency: Currency) -> Self {
        let zero = Money::zero(currency);
        Self { cost: zero, late_fee: zero, principal: zero }
    }

    /// One part.
    pub const fn of(&self, part: Part) -> Money {
        match part {
            Part::Cost => self.cost,
            Part::LateFee => self.late_fee,
            Part::Principal => self.principal,
        }
    }

    /// One part, to be changed.
    pub const fn of_mut(&mut self, part: Part) -> &mut Money {
        match part {
            Part::Cost => &mut self.cost,
            Part::LateFee => &mut self.late_fee,
            Part::Principal => &mut self.principal,
        }
    }

    /// All three.
    ///
    /// # Errors
    /// Overflow; different currencies.
    pub fn total(&self) -> Result<Money, ExactError> {
        self.cost.plus(self.late_fee)?.plus(self.principal)
    }
}

/// How a payment was divided inside one debt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Division {
    /// What it paid of each part.
    pub paid: Parts,
    /// What the debt did not need.
    pub surplus: Money,
}

/// Divides `amount` over what is `open` of one debt.
///
/// By `order`, unless the book has already counted it towards a part; a part the payer names comes first where the order is
/// the payer's choice (`domain.md` 8, "Allocation inside a debt"; `contract-rules.md` A1–A3).
///
/// # Errors
/// A payment of nothing or less; different currencies; overflow.
pub fn divide_payment(
    amount: Money,
    open: Parts,
    order: AllocationOrder,
    purpose: Purpose,
) -> Result<Division, LateFeeError> {
    if amount.minor <= 0 {
        return Err(LateFeeError::PaymentNotPositive);
    }
    amount.minus(Money::zero(open.principal.currency))?;
    let law = [Part::Cost, Part::LateFee, Part::Principal];
    match (purpose, order) {
        (Purpose::Counted(part), _) => in_turn(amount, open, &[part]),
        (Purpose::Stated(part), AllocationOrder::PayersChoice) => {
            let [first, second, third] = law;
            in_turn(amount, open, &[part, first, second, third])
        }
        (Purpose::Stated(_) | Purpose::ByOrder, AllocationOrder::CostInterestPrincipal)
        | (Purpose::ByOrder, AllocationOrder::PayersChoice) => in_turn(amount, open, &law),
        (Purpose::Stated(_) | Purpose::ByOrder, AllocationOrder::PrincipalFirst) => {
            in_turn(amount, open, &[Part::Principal, Part::Cost, Part::LateFee])
        }
        (Purpose::Stated(_) | Purpose::ByOrder, AllocationOrder::Proportional) => in_proportion(amount, open),
    }
}

fn in_turn(amount: Money, open: Parts, parts: &[Part]) -> Result<Division, LateFeeError> {
    let mut surplus = amount;
    let mut paid = Parts::nothing(amount.currency);
    for part in parts {
        let needed = open.of(*part).minus(paid.of(*part))?;
        let taken = Money::new(needed.minor.min(surplus.minor).max(0), amount.currency);
        *paid.of_mut(*part) = paid.of(*part).plus(taken)?;
        surplus = surplus.minus(taken)?;
    }
    Ok(Division { paid, surplus })
}

fn in_proportion(amount: Money, open: Parts) -> Result<Division, LateFeeError> {
    let total = open.total()?;
    if amount.minor >= total.minor {
        return Ok(Division { paid: open, surplus: amount.minus(total)? });
    }
    let shares = apportion(amount.wide(), &[open.cost.wide(), open.late_fee.wide(), open.principal.wide()])?;
    let mut paid = Parts::nothing(amount.currency);
    for (part, share) in [Part::Cost, Part::LateFee, Part::Principal].into_iter().zip(shares) {
        *paid.of_mut(part) = Money::from_wide(share, amount.currency)?;
    }
    Ok(Division { paid, surplus: Money::zero(amount.currency) })
}
