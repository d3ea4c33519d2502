//! What a payment pays first inside one debt (Civil Code art. 561).

use serde::{Deserialize, Serialize};

use super::LateFeeError;
use super::debt::{Part, Purpose};
use super::queue::{is_begun, next_shares};
use super::rule::AllocationOrder;
use crate::domain::exact::{ExactError, Ratio, Worked};
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

    /// Each part with the same part of `other`.
    ///
    /// # Errors
    /// Overflow; different currencies.
    pub fn plus(&self, other: &Self) -> Result<Self, ExactError> {
        Ok(Self {
            cost: self.cost.plus(other.cost)?,
            late_fee: self.late_fee.plus(other.late_fee)?,
            principal: self.principal.plus(other.principal)?,
        })
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

/// What of a payment went to one part of a debt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DivisionLine {
    /// Its turn came: as much of it as the money went to.
    InTurn {
        /// The part.
        part: Part,
        /// What was open of it.
        open: Money,
        /// What was left of the payment.
        available: Money,
        /// What it paid of the part.
        paid: Money,
    },
    /// Its share, by what was open of each: payment × open ÷ all that was open, rounded half up as far as the shares add up.
    InProportion {
        /// The part.
        part: Part,
        /// What was open of it.
        open: Money,
        /// What was open of all parts.
        of: Money,
        /// The share before rounding, in minor units.
        exact: Ratio,
        /// What it paid of the part.
        paid: Money,
    },
    /// Its share of all that came to the debt on the day, by what was open of each when the day began, less what came before: so
    /// that payments of one day come to what their sum would have come to.
    InProportionOfDay {
        /// The part.
        part: Part,
        /// What was open of it when the day began.
        open: Money,
        /// What was open of all parts then.
        of: Money,
        /// What came to the debt on the day, with this payment.
        received: Money,
        /// The share of that before rounding, in minor units.
        exact: Ratio,
        /// What payments before paid of the part.
        earlier: Money,
        /// What this one paid of it.
        paid: Money,
    },
}

/// Cost, late fee, price: the law's order (Civil Code art. 561).
const LAW: [Part; 3] = [Part::Cost, Part::LateFee, Part::Principal];

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
) -> Result<Worked<Division, DivisionLine>, LateFeeError> {
    divide_after(Parts::nothing(amount.currency), amount, open, order, purpose)
}

/// As [`divide_payment`], after payments of the same day paid `earlier` of the debt; that is open no more.
///
/// Where the order is in proportion, the payments of the day are divided as one sum, as the ledger divides them, whatever their
/// order. What is paid of a part stays paid: where somebody directed the earlier ones otherwise, this is divided by what is open now.
///
/// # Errors
/// As [`divide_payment`].
pub fn divide_after(
    earlier: Parts,
    amount: Money,
    open: Parts,
    order: AllocationOrder,
    purpose: Purpose,
) -> Result<Worked<Division, DivisionLine>, LateFeeError> {
    if amount.minor <= 0 {
        return Err(LateFeeError::PaymentNotPositive);
    }
    amount.minus(Money::zero(open.principal.currency))?;
    match (purpose, order) {
        (Purpose::Counted(part), _) => in_turn(amount, open, &[part]),
        (Purpose::Stated(part), AllocationOrder::PayersChoice) => {
            let [first, second, third] = LAW;
            in_turn(amount, open, &[part, first, second, third])
        }
        (
            Purpose::Stated(_) | Purpose::ByOrder,
            AllocationOrder::CostInterestPrincipal | AllocationOrder::NotStated,
        )
        | (Purpose::ByOrder, AllocationOrder::PayersChoice) => in_turn(amount, open, &LAW),
        (Purpose::Stated(_) | Purpose::ByOrder, AllocationOrder::PrincipalFirst) => {
            in_turn(amount, open, &[Part::Principal, Part::Cost, Part::LateFee])
        }
        (Purpose::Stated(_) | Purpose::ByOrder, AllocationOrder::Proportional) => in_proportion(earlier, amount, open),
    }
}

fn in_turn(amount: Money, open: Parts, parts: &[Part]) -> Result<Worked<Division, DivisionLine>, LateFeeError> {
    let mut working = Vec::with_capacity(parts.len());
    let mut surplus = amount;
    let mut paid = Parts::nothing(amount.currency);
    for part in parts {
        let needed = open.of(*part).minus(paid.of(*part))?;
        let taken = Money::new(needed.minor.min(surplus.minor).max(0), amount.currency);
        *paid.of_mut(*part) = paid.of(*part).plus(taken)?;
        // a part that nothing is open of says nothing
        if !needed.is_zero() {
            working.push(DivisionLine::InTurn { part: *part, open: needed, available: surplus, paid: taken });
        }
        surplus = surplus.minus(taken)?;
    }
    Ok(Worked { value: Division { paid, surplus }, working })
}

/// Divides by the places of a queue in which every minor unit of every part has one (`late_fee::queue`), so that the payments of a
/// day come to the same of each part in whatever order they are entered.
///
/// `domain.md` 8 says largest remainders here. They cannot keep the order of receipts from mattering: as a sum grows they take a
/// unit back from a part that had it. Of one payment alone both come to the same, but for a unit where shares tie nearly.
fn in_proportion(earlier: Parts, amount: Money, open: Parts) -> Result<Worked<Division, DivisionLine>, LateFeeError> {
    if amount.minor >= open.total()?.minor {
        return in_turn(amount, open, &LAW);
    }
    let wide = |parts: &Parts| LAW.map(|part| parts.of(part).wide());
    // what somebody directed otherwise stands, and this is shared by what is open now
    let goes_on = is_begun(&wide(&open), &wide(&earlier))?;
    let earlier = if goes_on { earlier } else { Parts::nothing(amount.currency) };
    let shares = next_shares(amount.wide(), &wide(&open), &wide(&earlier))?;
    let came = earlier.total()?;
    let (received, began) = (came.plus(amount)?, open.plus(&earlier)?);
    let total = began.total()?;
    let mut working = Vec::with_capacity(LAW.len());
    let mut paid = Parts::nothing(amount.currency);
    for (part, share) in LAW.into_iter().zip(shares) {
        let share = Money::from_wide(share, amount.currency)?;
        *paid.of_mut(part) = share;
        let (open, before) = (began.of(part), earlier.of(part));
        let exact = exact_share(received, open, total)?;
        working.push(if came.is_zero() {
            DivisionLine::InProportion { part, open, of: total, exact, paid: share }
        } else {
            DivisionLine::InProportionOfDay { part, open, of: total, received, exact, earlier: before, paid: share }
        });
    }
    Ok(Worked { value: Division { paid, surplus: Money::zero(amount.currency) }, working })
}

/// The share of `amount` that falls on what is `open` of a part, before rounding.
fn exact_share(amount: Money, open: Money, total: Money) -> Result<Ratio, ExactError> {
    Ratio::new(amount.wide().checked_mul(open.wide()).ok_or(ExactError::Overflow)?, total.wide())
}
