//! The account of a contract as of a day: every part of its payment plan with what came in, what is open, how late it is and
//! what that costs. Derived, never stored; every figure comes with its working.

use std::collections::BTreeMap;

use thiserror::Error;

use super::collection::{CollectionError, DueDay, InstalmentStatus, Position};
use super::contract::Contract;
use super::contract::clause::Clause;
use super::contract::payment::Plan;
use super::contract::plan::{Due, Event, PartLabel, Period, Unit};
use super::date::Date;
use super::exact::{ExactError, Worked};
use super::id::{ContractId, InstalmentId};
use super::late_fee::LateFeeError;
use super::late_fee::debt::{Debt, Payment, Purpose, ReceiptBook, principal_entries};
use super::late_fee::ledger::{LateFee, ledger};
use super::late_fee::working::LedgerLine;
use super::money::Money;
use super::receipt::Allocation;

/// How early "due soon" is said, in days (`ui.md`: a date within 14 days also says how far).
pub const NOTICE_DAYS: u32 = 14;

/// Why a contract has no account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum AccountError {
    /// A sum, a date or a currency.
    #[error(transparent)]
    Exact(#[from] ExactError),
    /// The money side of a part.
    #[error(transparent)]
    Collection(#[from] CollectionError),
    /// The late fee of a part.
    #[error(transparent)]
    LateFee(#[from] LateFeeError),
}

/// What happened in the life of a contract that payments wait for: each event with its day.
pub type Happened = BTreeMap<Event, Date>;

/// The account of a contract as of a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Account {
    /// The contract.
    pub contract: ContractId,
    /// The day.
    pub as_of: Date,
    /// What it promises in all.
    pub total: Money,
    /// What was counted towards it.
    pub collected: Money,
    /// What is open.
    pub open: Money,
    /// What is open after its day.
    pub overdue: Money,
    /// Late fees owed so far.
    pub late_fees: Money,
    /// The parts, in the plan's order.
    pub parts: Vec<PartAccount>,
}

/// One part of the plan as of a day.
#[derive(Debug, Clone, PartialEq)]
pub struct PartAccount {
    /// The part.
    pub id: InstalmentId,
    /// Its number, from 1.
    pub number: usize,
    /// What it is called; `None` for the one part of a lump sum or a balance paid in.
    pub label: Option<PartLabel>,
    /// The term: a day, or after an event.
    pub term: Due,
    /// The day it falls due, if that is known.
    pub due: DueDay,
    /// Its money.
    pub position: Position,
    /// Where it stands.
    pub status: InstalmentStatus,
    /// Whole days after its day; zero or negative before.
    pub days_late: i64,
    /// What being late costs, with its working; `None` while the day is not known or nothing was late.
    pub late_fee: Option<Worked<LateFee, LedgerLine>>,
}

/// The account of `contract` as of `as_of`.
///
/// `happened` gives the days of the events that parts wait for; `allocations` are those of this contract.
///
/// # Errors
/// Overflow, dates beyond 9999, terms that cannot be reckoned with.
pub fn account(
    contract: &Contract,
    happened: &Happened,
    receipts: &ReceiptBook,
    allocations: &[&Allocation],
    as_of: Date,
) -> Result<Account, AccountError> {
    let total = contract.total();
    let nothing = Money::zero(total.currency);
    let mut sums = Account {
        contract: contract.id,
        as_of,
        total,
        collected: nothing,
        open: nothing,
        overdue: nothing,
        late_fees: nothing,
        parts: Vec::new(),
    };
    let Clause::Included(payment) = &contract.payment else { return Ok(sums) };
    for (index, (id, amount, term)) in payment.plan.claims(total)?.into_iter().enumerate() {
        let counted = allocations.iter().copied().filter(|it| it.instalment == id);
        let payments = receipts.payments(counted)?;
        let position = Position::on(amount, &principal_entries(&payments)?, &[], as_of)?;
        let due = due_day(term, happened)?;
        let standing = position.status(due, as_of, NOTICE_DAYS);
        let days_late = standing.working.first().map_or(0, |line| line.days_late);
        let late_fee = match due {
            DueDay::On(day) if day < as_of => late_fee(contract, id, day, amount, payments, as_of)?,
            DueDay::On(_) | DueDay::AwaitsEvent => None,
        };
        sums.collected = sums.collected.plus(position.collected)?;
        sums.open = sums.open.plus(position.open)?;
        if standing.value == InstalmentStatus::Overdue {
            sums.overdue = sums.overdue.plus(position.open)?;
        }
        if let Some(fee) = &late_fee {
            sums.late_fees = sums.late_fees.plus(fee.value.owed)?;
        }
        sums.parts.push(PartAccount {
            id,
            number: index.saturating_add(1),
            label: label(&payment.plan, index),
            term,
            due,
            position,
            status: standing.value,
            days_late,
            late_fee,
        });
    }
    Ok(sums)
}

/// The day a term falls on: a day, or so long after an event that has happened (the event's day is not counted).
///
/// # Errors
/// Dates beyond 9999.
pub fn due_day(term: Due, happened: &Happened) -> Result<DueDay, ExactError> {
    match term {
        Due::On(day) => Ok(DueDay::On(day)),
        Due::After { event, within } => match happened.get(&event) {
            None => Ok(DueDay::AwaitsEvent),
            Some(day) => after(*day, within).map(DueDay::On),
        },
    }
}

/// A period counted from a day: days by the calendar, working days Monday to Friday until the book has a calendar of its own,
/// months from the day itself.
fn after(day: Date, within: Period) -> Result<Date, ExactError> {
    let n = i64::from(within.n);
    match within.unit {
        Unit::Day => day.plus_days(n),
        Unit::WorkingDay => working_days_after(day, within.n),
        Unit::Hour | Unit::WorkingHour => day.plus_days(n.checked_div(24).unwrap_or(0)),
        Unit::Month => day.plus_months(i32::from(within.n)),
        Unit::Year => day.plus_months(i32::from(within.n).checked_mul(12).ok_or(ExactError::DateOutOfRange)?),
    }
}

fn working_days_after(day: Date, days: u16) -> Result<Date, ExactError> {
    use chrono::Weekday;
    let mut day = day;
    let mut left = days;
    while left > 0 {
        day = day.plus_days(1)?;
        if !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
            left = left.saturating_sub(1);
        }
    }
    Ok(day)
}

fn label(plan: &Plan, index: usize) -> Option<PartLabel> {
    plan.parts().get(index).map(|part| part.label.clone())
}

fn late_fee(
    contract: &Contract,
    id: InstalmentId,
    due: Date,
    amount: Money,
    payments: Vec<Payment>,
    as_of: Date,
) -> Result<Option<Worked<LateFee, LedgerLine>>, AccountError> {
    let Clause::Included(payment) = &contract.payment else { return Ok(None) };
    if amount.minor <= 0 {
        return Ok(None);
    }
    let mut debt = Debt::new(id, due, amount);
    debt.contract_total = contract.total();
    debt.payments = payments;
    // What a person counted towards a part stays there; nothing is moved to the fee behind their back.
    debug_assert!(debt.payments.iter().all(|it| matches!(it.purpose, Purpose::Counted(_))));
    let fee = ledger(&payment.late_fee, &debt, as_of)?;
    if fee.value.total.is_zero() && fee.value.open.principal.is_zero() {
        return Ok(None);
    }
    Ok(Some(fee))
}
