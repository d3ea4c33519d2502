//! The account of a contract as of a day: every part of its payment plan with what came in, what is open, how late it is and
//! what that costs. Derived, never stored; every figure comes with its working.

use thiserror::Error;

use super::calendar::WorkCalendar;
use super::collection::{CollectionError, DueDay, InstalmentStatus, Position};
use super::contract::brief::ContractBrief;
use super::contract::claims::Claims;
use super::contract::clause::Clause;
use super::contract::payment::Payment as PaymentTerms;
use super::contract::plan::{Due, PartLabel};
use super::date::Date;
use super::exact::{ExactError, Worked};
use super::id::{ContractId, InstalmentId};
use super::late_fee::LateFeeError;
use super::late_fee::debt::{Debt, Payment, Purpose, ReceiptBook, principal_entries};
use super::late_fee::ledger::{LateFee, ledger};
use super::late_fee::working::LedgerLine;
use super::money::Money;
use super::period::PeriodLine;
use super::receipt::Allocation;
pub use super::schedule::{Happened, due_day};
use super::schedule::{PlanError, planned_instalments};

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
    /// The parts, in the plan's order; none while the plan does not work out.
    pub parts: Vec<PartAccount>,
    /// Why the plan does not work out, if it does not: nothing can be owed by it until it is mended.
    pub misfit: Option<PlanError>,
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
    /// The day it falls due, if that is known; a day of rest has given way to a working day if the contract chose so.
    pub due: DueDay,
    /// How that day came about; empty for a plain date that was not moved.
    pub due_steps: Vec<PeriodLine>,
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
/// `happened` gives the days of the events that parts wait for; `last_day` is the day on which it ended before its time, if it
/// did; `allocations` are those of this contract; `calendar` says which days are days of rest. While the contract comes to nothing
/// there are no parts.
///
/// # Errors
/// Overflow, dates beyond 9999, a late fee that cannot be reckoned with.
pub fn account(
    contract: &ContractBrief,
    happened: &Happened,
    last_day: Option<Date>,
    receipts: &ReceiptBook,
    allocations: &[&Allocation],
    calendar: &WorkCalendar,
    as_of: Date,
) -> Result<Account, AccountError> {
    let nothing = Money::zero(contract.total.currency);
    let mut sums = Account {
        contract: contract.id,
        as_of,
        total: contract.total,
        collected: nothing,
        open: nothing,
        overdue: nothing,
        late_fees: nothing,
        parts: Vec::new(),
        misfit: None,
    };
    let Clause::Included(payment) = &contract.payment else { return Ok(sums) };
    let Claims { total, amount, parts, labels } = match contract.claims(payment, last_day, calendar, as_of) {
        Ok(claims) => claims,
        Err(misfit) => return Ok(Account { misfit: Some(misfit), ..sums }),
    };
    sums.total = total;
    if amount.is_zero() || parts.is_empty() {
        return Ok(sums);
    }
    let plan = match planned_instalments(amount, &parts, contract.plan_rules(payment), calendar, happened) {
        Ok(plan) => plan,
        Err(misfit) => return Ok(Account { misfit: Some(misfit), ..sums }),
    };
    let rows = plan.value.into_iter().zip(plan.working).zip(labels);
    for (index, ((row, steps), label)) in rows.enumerate() {
        let (id, amount, due) = (row.part.id, row.amount, row.due_on);
        let counted = allocations.iter().copied().filter(|it| it.instalment == id);
        let payments = receipts.payments(counted)?;
        let position = Position::on(amount, &principal_entries(&payments)?, &[], as_of)?;
        let standing = position.status(due, as_of, NOTICE_DAYS);
        let days_late = standing.working.first().map_or(0, |line| line.days_late);
        let late_fee = match due {
            DueDay::On(day) if day < as_of => late_fee(payment, total, Debt::new(id, day, amount), payments, as_of)?,
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
            label,
            term: row.part.due,
            due,
            due_steps: steps.due,
            position,
            status: standing.value,
            days_late,
            late_fee,
        });
    }
    Ok(sums)
}

fn late_fee(
    terms: &PaymentTerms,
    contract_total: Money,
    mut debt: Debt,
    payments: Vec<Payment>,
    as_of: Date,
) -> Result<Option<Worked<LateFee, LedgerLine>>, AccountError> {
    debt.contract_total = contract_total;
    debt.payments = payments;
    // What a person counted towards a part stays there; nothing is moved to the fee behind their back.
    debug_assert!(debt.payments.iter().all(|it| matches!(it.purpose, Purpose::Counted(_))));
    let fee = ledger(&terms.late_fee, &debt, as_of)?;
    if fee.value.total.is_zero() && fee.value.open.principal.is_zero() {
        return Ok(None);
    }
    Ok(Some(fee))
}
