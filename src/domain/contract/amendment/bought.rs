//! What a contract bought as it was signed, and what its amendments changed of that, each on its own day.

use super::Amendment;
use super::binding::stands;
use super::history::days;
use crate::domain::contract::Contract;
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::id::AmendmentId;
use crate::domain::line::LineError;
use crate::domain::purchase::{Purchase, purchases};
use crate::domain::rate::Quantity;

/// The purchases of a contract that was signed `on`, followed by what amendments added to them or took from them by `as_of`, in the
/// order of the days. On every day they add up to the lines of the terms in force.
///
/// # Errors
/// Lines that cannot be reckoned.
pub fn bought(signed: &Contract, on: Date, amendments: &[&Amendment], as_of: Date) -> Result<Vec<Purchase>, LineError> {
    let mut before = purchases(signed, on)?.value;
    let mut all = before.clone();
    for day in days(amendments, as_of) {
        let by = stands(amendments.iter().copied(), day).last().map(|it| it.amendment.id);
        let terms = signed.amended(amendments.iter().copied(), day);
        let now = purchases(&terms, day)?.value;
        all.extend(changed(&before, &now, day, by)?);
        before = now;
    }
    Ok(all)
}

/// What makes `now` of `before`, line by line.
fn changed(
    before: &[Purchase],
    now: &[Purchase],
    on: Date,
    by: Option<AmendmentId>,
) -> Result<Vec<Purchase>, ExactError> {
    let mut rows = Vec::new();
    for it in now {
        match before.iter().find(|was| was.line == it.line) {
            Some(was) if same_thing(was, it) => {
                let amount = it.amount.minus(was.amount)?;
                let quantity = less(it.quantity, was.quantity)?;
                if !amount.is_zero() || quantity.thousandths != 0 {
                    rows.push(Purchase { amount, quantity, on, by, times: 0, ..it.clone() });
                }
            }
            Some(was) => {
                rows.push(taken(was, on, by)?);
                rows.push(Purchase { by, on, ..it.clone() });
            }
            None => rows.push(Purchase { by, on, ..it.clone() }),
        }
    }
    for was in before.iter().filter(|was| now.iter().all(|it| it.line != was.line)) {
        rows.push(taken(was, on, by)?);
    }
    Ok(rows)
}

fn same_thing(one: &Purchase, other: &Purchase) -> bool {
    (&one.name, &one.spec, &one.unit) == (&other.name, &other.spec, &other.unit)
}

fn less(more: Quantity, by: Quantity) -> Result<Quantity, ExactError> {
    let thousandths = more.thousandths.checked_sub(by.thousandths).ok_or(ExactError::Overflow)?;
    Ok(Quantity { thousandths })
}

/// What is bought no more.
fn taken(was: &Purchase, on: Date, by: Option<AmendmentId>) -> Result<Purchase, ExactError> {
    let quantity = less(Quantity::default(), was.quantity)?;
    Ok(Purchase { amount: was.amount.negated()?, quantity, on, by, times: -1, ..was.clone() })
}
