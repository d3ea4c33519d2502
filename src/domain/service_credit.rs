//! What time limits that were missed cost us (服务抵扣, S4 of `contract-rules.md`): for each limit a share of the month's fee, up to
//! a cap in that month. Reckoned from the clause of the contract that bound when the ticket came in, and set against what is open
//! of its plan, the earliest part first.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::account::{Account, PartAccount};
use super::collection::DueDay;
use super::contract::brief::ContractBrief;
use super::contract::clause::Clause;
use super::contract::payment::Plan;
use super::contract::plan::PartLabel;
use super::contract::service::ServiceCredit;
use super::contract::term::TermLength;
use super::date::Date;
use super::exact::{ExactError, Rounding, Worked, no_lines};
use super::id::{ContractId, InstalmentId, WaiverId};
use super::lifecycle::ticket::Stage;
use super::money::Money;
use super::rate::Ppm;
use super::service_case::{Clocked, Clocks};
use super::service_clock::{ServiceDue, ServiceState};
use super::service_promise::Source;
use super::term::first_day_after;

/// One of the two limits of a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// Until an answer (响应).
    Answer,
    /// Until it is solved (解决).
    Solution,
}

/// A limit that was missed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Missed {
    /// Which.
    pub limit: Limit,
    /// The day it ran out: its month bears the credit.
    pub on: Date,
}

/// The fee of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fee {
    /// How much.
    pub amount: Money,
    /// Where it comes from.
    pub from: FeeFrom,
}

/// Where the fee of a month comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FeeFrom {
    /// The plan of the contract has a price for the month.
    Plan,
    /// The price of the contract, shared equally over the months of its term, those begun counted whole.
    Term {
        /// The price.
        total: Money,
        /// How many months.
        months: u32,
    },
}

/// What one month adds to a credit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreditLine {
    /// The first day of the month.
    pub month: Date,
    /// Its fee.
    pub fee: Fee,
    /// The limits that were missed.
    pub missed: Vec<Missed>,
    /// The share for each.
    pub each: Ppm,
    /// The share for all of them, rounded half up once.
    pub share: Money,
    /// The share that the month may cost at most.
    pub most: Ppm,
    /// That share of the fee, rounded half up once.
    pub cap: Money,
    /// Credited before for this month, of any ticket of the contract.
    pub before: Money,
    /// What is credited: the share, as far as the cap leaves room.
    pub amount: Money,
}

/// A credit as it was granted: it stands as it was reckoned then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credit {
    /// The contract whose clause gives it.
    pub contract: ContractId,
    /// How much.
    pub amount: Money,
    /// How it was reckoned.
    pub lines: Vec<CreditLine>,
    /// The rows that set it against what is owed; none where nothing was open, so that it is paid back.
    #[serde(default)]
    pub waivers: Vec<WaiverId>,
}

/// Why no credit can be reckoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CreditError {
    /// The contract has no fee for the month: no monthly price, and no number of months to share its price over.
    #[error("the contract has no fee for this month")]
    NoFee {
        /// The first day of the month.
        month: Date,
    },
    /// A date, a currency, or overflow.
    #[error(transparent)]
    Exact(#[from] ExactError),
}

/// Where the parts of a credit go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetOff {
    /// What each part of the plan owes less.
    pub parts: Vec<(InstalmentId, Money)>,
    /// What no part is left to bear: it is paid back.
    pub left: Money,
}

impl Limit {
    /// Both, in the order in which they run out as a rule.
    pub const ALL: [Self; 2] = [Self::Answer, Self::Solution];
}

/// The first day of the month of a day.
///
/// # Errors
/// A day that is in no calendar.
pub fn month_of(day: Date) -> Result<Date, ExactError> {
    Date::new(day.year(), day.month(), 1)
}

/// Whether a remedy can be recorded of a ticket that stands so: once somebody works on it, and after it was closed too.
pub const fn may_be_remedied(stage: &Stage) -> bool {
    match stage {
        Stage::New | Stage::Assigned { .. } => false,
        Stage::InProgress { .. } | Stage::WaitingCustomer { .. } | Stage::Resolved { .. } | Stage::Closed { .. } => {
            true
        }
    }
}

/// The limits of its contract that a ticket missed. A limit that was missed under a level that held before counts once, by the
/// day on which another level took its place; those of the house cost nothing.
pub fn missed(clocks: &Clocks) -> Vec<Missed> {
    if !matches!(clocks.standard.source, Source::Contract(_)) {
        return Vec::new();
    }
    let over = |clocked: &Clocked| {
        let value = clocked.as_ref().ok().filter(|worked| worked.value.state == ServiceState::Breached)?.value;
        match value.due {
            ServiceDue::At(at) => Some(at.date()),
            ServiceDue::Stopped { .. } => None,
        }
    };
    let of = |limit| {
        let (broken, clocked) = match limit {
            Limit::Answer => (clocks.broken.respond, &clocks.respond),
            Limit::Solution => (clocks.broken.resolve, &clocks.resolve),
        };
        let on = broken.map(|(_, at)| at.date()).or_else(|| over(clocked))?;
        Some(Missed { limit, on })
    };
    Limit::ALL.into_iter().filter_map(of).collect()
}

/// The fee of a month: the price that the plan has for it where it is settled monthly; else the price of the contract over the
/// months of its term, rounded half up once.
///
/// # Errors
/// The contract has neither; overflow.
pub fn month_fee(contract: &ContractBrief, account: Option<&Account>, month: Date) -> Result<Fee, CreditError> {
    let is_monthly = match &contract.payment {
        Clause::Included(payment) => matches!(payment.plan, Plan::Monthly { .. }),
        Clause::NotApplicable { .. } => false,
    };
    if is_monthly {
        let name = format!("{:04}-{:02}", month.year(), month.month());
        let parts = account.map(|it| it.parts.as_slice()).unwrap_or_default();
        let of_month = |part: &&PartAccount| matches!(&part.label, Some(PartLabel::Own(label)) if label.en == name);
        if let Some(part) = parts.iter().find(of_month) {
            return Ok(Fee { amount: part.position.amount, from: FeeFrom::Plan });
        }
    }
    let total = contract.total;
    match months_of(contract.term.length)? {
        Some(months) => {
            let amount = total.scaled(1, i128::from(months), Rounding::HalfUp)?;
            Ok(Fee { amount, from: FeeFrom::Term { total, months } })
        }
        // without an end the lines are the price of one month (S8.d)
        None if is_monthly => Ok(Fee { amount: total, from: FeeFrom::Plan }),
        None => Err(CreditError::NoFee { month }),
    }
}

/// How many months a term has, one that is begun counted whole; nothing for one without a last day.
fn months_of(length: TermLength) -> Result<Option<u32>, ExactError> {
    match length {
        TermLength::Months { months, .. } => Ok(Some(u32::from(months.max(1)))),
        TermLength::Fixed { start, end } => {
            let years = i64::from(end.year()).saturating_sub(i64::from(start.year()));
            let over = i64::from(end.month()).saturating_sub(i64::from(start.month()));
            let whole = u32::try_from(years.saturating_mul(12).saturating_add(over)).unwrap_or(0);
            let begins_another = first_day_after(start, whole.max(1), &mut no_lines)? <= end;
            Ok(Some(whole.max(1).saturating_add(u32::from(begins_another))))
        }
        TermLength::OpenEnded { .. } | TermLength::UntilPerformed { .. } => Ok(None),
    }
}

/// The credit for limits that were missed, a line for each month. `fee` gives the fee of a month by its first day, `before` what
/// was credited before for months of the contract.
///
/// # Errors
/// A month without a fee; another currency; overflow.
pub fn service_credit(
    rule: ServiceCredit,
    missed: &[Missed],
    fee: impl Fn(Date) -> Result<Fee, CreditError>,
    before: &[(Date, Money)],
) -> Result<Option<Worked<Money, CreditLine>>, CreditError> {
    let (each, most) = match rule {
        ServiceCredit::None => return Ok(None),
        ServiceCredit::Share { each, cap } => (each, cap),
    };
    let mut months: BTreeMap<Date, Vec<Missed>> = BTreeMap::new();
    for it in missed {
        months.entry(month_of(it.on)?).or_default().push(*it);
    }
    let mut working = Vec::new();
    for (month, missed) in months {
        let fee = fee(month)?;
        let times = i64::try_from(missed.len()).map_err(|_| ExactError::Overflow)?;
        let all = Ppm(each.0.checked_mul(times).ok_or(ExactError::Overflow)?);
        let share = all.of(fee.amount, Rounding::HalfUp)?;
        let cap = most.of(fee.amount, Rounding::HalfUp)?;
        let own = before.iter().filter(|(of, _)| *of == month).map(|(_, amount)| *amount);
        let before = Money::sum(own, fee.amount.currency)?;
        let room = cap.minus(before)?;
        let amount = if room.minor <= 0 { Money::zero(fee.amount.currency) } else { least(share, room) };
        working.push(CreditLine { month, fee, missed, each, share, most, cap, before, amount });
    }
    let Some(first) = working.first() else { return Ok(None) };
    let value = Money::sum(working.iter().map(|line| line.amount), first.amount.currency)?;
    Ok(Some(Worked { value, working }))
}

/// What a credit takes off the open parts of a plan: the part that is due first bears it first, those whose day is not known come
/// last.
///
/// # Errors
/// Another currency, overflow.
pub fn set_off(credit: Money, parts: &[PartAccount]) -> Result<SetOff, ExactError> {
    let mut open: Vec<&PartAccount> = parts.iter().filter(|part| part.position.open.minor > 0).collect();
    open.sort_by_key(|part| match part.due {
        DueDay::On(day) => (false, Some(day), part.number),
        DueDay::AwaitsEvent => (true, None, part.number),
    });
    let mut found = SetOff { parts: Vec::new(), left: credit };
    for part in open {
        if found.left.minor <= 0 {
            break;
        }
        let taken = least(found.left, part.position.open);
        found.left = found.left.minus(taken)?;
        found.parts.push((part.id, taken));
    }
    Ok(found)
}

/// The lesser of two amounts of one currency.
const fn least(one: Money, other: Money) -> Money {
    if other.minor < one.minor { other } else { one }
}
