//! What fell due and what came in: by the plan of a contract as it stands on the day that is looked at.

use std::sync::Arc;

use super::fact::{Fact, Source, Tally, Worth};
use crate::domain::collection::{Dated, DueDay, Position};
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::id::{ContractId, CustomerId};
use crate::domain::money::Money;

/// A part of the payment plan of a signed contract.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    /// Under which contract.
    pub contract: ContractId,
    /// The customer that stands for its own.
    pub customer: CustomerId,
    /// Its number in the plan.
    pub number: usize,
    /// What is to be paid.
    pub amount: Money,
    /// When.
    pub due: DueDay,
    /// What was counted towards it and not taken back by the day that is looked at.
    pub paid: &'a [Dated],
    /// What was given up of it.
    pub waived: &'a [Dated],
}

impl Part<'_> {
    fn open(&self, day: Date) -> Result<Money, ExactError> {
        // an amount below zero, which no plan has, would be collected in no report
        Position::on(self.amount, self.paid, self.waived, day).map(|it| it.open).or_else(|fault| match fault {
            crate::domain::collection::CollectionError::Exact(fault) => Err(fault),
            crate::domain::collection::CollectionError::NothingToCollect
            | crate::domain::collection::CollectionError::NegativeAmount => Ok(Money::zero(self.amount.currency)),
        })
    }

    /// The day on which it was paid in full; nothing where it is not, or something was given up to the last.
    fn settled(&self, as_of: Date) -> Result<Option<Date>, ExactError> {
        let mut days: Vec<Date> = self.paid.iter().map(|it| it.on).filter(|day| *day <= as_of).collect();
        days.sort_unstable();
        days.dedup();
        for day in days {
            if self.open(day)?.is_zero() {
                return Ok(Some(day));
            }
        }
        Ok(None)
    }
}

/// What a part tells. `ends` as in [`of_opportunity`](super::selling::of_opportunity).
///
/// # Errors
/// Overflow.
pub fn of_part(part: Part<'_>, who: &Arc<str>, ends: &[(Date, Date)], as_of: Date) -> Result<Vec<Fact>, ExactError> {
    let fact = |on, tally, worth| Fact {
        on,
        tally,
        who: Arc::clone(who),
        customer: Some(part.customer),
        source: Source::Part(part.contract, part.number),
        stage: None,
        worth,
    };
    let due = match part.due {
        DueDay::On(day) => Some(day),
        DueDay::AwaitsEvent => None,
    };
    let mut facts: Vec<Fact> = due.map(|day| fact(day, Tally::Due, Worth::Money(part.amount))).into_iter().collect();
    for payment in part.paid.iter().filter(|it| it.on <= as_of) {
        let is_late = due.is_some_and(|day| day < payment.on);
        let tally = if is_late { Tally::Late } else { Tally::OnTime };
        facts.push(fact(payment.on, tally, Worth::Money(payment.amount)));
    }
    let Some(due) = due else { return Ok(facts) };
    if let Some(day) = part.settled(as_of)? {
        facts.push(fact(day, Tally::Settled, Worth::Days(due.days_until(day))));
    }
    for (end, known) in ends.iter().filter(|(_, known)| due < *known) {
        let open = part.open(*known)?;
        if !open.is_zero() {
            facts.push(fact(*end, Tally::Overdue, Worth::Money(open)));
        }
    }
    Ok(facts)
}
