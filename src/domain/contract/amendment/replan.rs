//! The payment plan of an amendment: rows that money was counted towards stand, the others are planned anew (`domain.md` 5.7).

use super::refusal::Refusal;
use crate::domain::account::PartAccount;
use crate::domain::calendar::WorkCalendar;
use crate::domain::collection::{DueDay, InstalmentStatus};
use crate::domain::contract::Contract;
use crate::domain::contract::claims::{accounts_in, parts_of_months};
use crate::domain::contract::clause::Clause;
use crate::domain::contract::payment::{Payment, Plan};
use crate::domain::contract::plan::{Due, Instalment, PartLabel, Share};
use crate::domain::contract::wording::Wording;
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::id::InstalmentId;
use crate::domain::late_fee::working::LedgerLine;
use crate::domain::money::Money;
use crate::domain::schedule::{Happened, Part, PlanError, Planned, Rules, planned_instalments, replanned_instalments};
use crate::domain::split::{SplitError, by_weights};

/// Whether something of a row came in or was given up, be it towards its late fee or the costs of getting it in: it stands.
pub fn is_settled(row: &PartAccount) -> bool {
    let is_fee_paid = row.late_fee.as_ref().is_some_and(|fee| !fee.value.paid.is_zero() || is_cost_paid(&fee.working));
    !row.position.collected.is_zero() || !row.position.waived.is_zero() || is_fee_paid
}

fn is_cost_paid(lines: &[LedgerLine]) -> bool {
    lines.iter().any(|line| matches!(line, LedgerLine::Received { paid, .. } if paid.cost.minor > 0))
}

/// Whether the plan of `terms` leaves the settled ones of these `rows` alone and comes to the amount. Monthly settlement has its rows
/// from the months of the term ([`check_months`]).
///
/// # Errors
/// The first row that would be touched; what is missing to the amount, or too much.
pub fn check(rows: &[PartAccount], terms: &Contract) -> Result<(), Refusal> {
    let settled = || rows.iter().filter(|row| is_settled(row));
    let Clause::Included(payment) = &terms.payment else { return missing(settled().next()) };
    let parts = match &payment.plan {
        Plan::LumpSum { id, due } => vec![Part { id: *id, share: Share::Equal, due: *due }],
        Plan::Instalments { parts } | Plan::Milestones { parts, .. } => parts.iter().map(Part::from).collect(),
        Plan::Monthly { .. } => return Ok(()),
        Plan::Prepaid { id, balance, due, .. } => {
            missing(settled().find(|row| row.id != *id))?;
            return rows.iter().find(|row| row.id == *id).map_or(Ok(()), |row| check_balance(row, *balance, *due));
        }
    };
    if let Some(gone) = settled().find(|row| parts.iter().all(|part| part.id != row.id)) {
        return missing(Some(gone));
    }
    let rules = Rules { policy: payment.remainder, ..Rules::default() };
    let planned = planned_instalments(terms.draft_total(), &parts, rules, &WorkCalendar::standard(), &Happened::new())
        .map_err(refused)?;
    for row in settled() {
        let Some(now) = planned.value.iter().find(|it| it.part.id == row.id) else { continue };
        if now.amount != row.position.amount {
            let (number, was) = (row.number, row.position.amount);
            return Err(Refusal::PaidRowChanged { number, was, now: now.amount });
        }
        if now.part.due != row.term {
            return Err(Refusal::PaidRowMoved { number: row.number });
        }
    }
    let raised = |row: &&PartAccount| {
        planned.value.iter().any(|now| {
            let more = now.amount.minor > row.position.amount.minor;
            now.part.id == row.id && more && now.part.due == row.term
        })
    };
    match rows.iter().filter(|row| is_overdue(row)).find(raised) {
        Some(row) => Err(Refusal::OverdueRowRaised { number: row.number, was: row.position.amount }),
        None => Ok(()),
    }
}

/// Whether a balance that was paid in stays, and one that is overdue is not raised.
fn check_balance(row: &PartAccount, balance: Money, due: Due) -> Result<(), Refusal> {
    let was = row.position.amount;
    if is_settled(row) && balance != was {
        return Err(Refusal::PaidBalanceChanged { was, now: balance });
    }
    if is_settled(row) && due != row.term {
        return Err(Refusal::PaidBalanceMoved);
    }
    if is_overdue(row) && balance.minor > was.minor && due == row.term {
        return Err(Refusal::OverdueBalanceRaised { was });
    }
    Ok(())
}

/// Whether `terms`, which settle by the month as `basis` did, can leave alone what is made up by the day `from` which they bind, and
/// what was paid ahead of that: a month that was paid is still one of the term, and what stands leaves a price for the others, or
/// nothing where there are none; and one that is overdue, and was made up since that day, comes to no more.
///
/// # Errors
/// The first paid month that the term no longer has; by how much the price falls short of what stands, or finds no month; the first
/// overdue month that would be raised.
pub fn check_months(rows: &[PartAccount], basis: &Contract, terms: &Contract, from: Date) -> Result<(), Refusal> {
    let of_plan = |error: ExactError| Refusal::Plan(PlanError::Exact(error));
    let last = rows.iter().filter_map(due_on).max().map_or(from, |day| day.max(from));
    let until = last.month_end().map_err(of_plan)?;
    let was = accounts_in(basis.id, basis, until).map_err(refused)?;
    let now = accounts_in(basis.id, terms, until).map_err(refused)?;
    // months of terms before the basis were made up long ago
    let is_made_up = |id: InstalmentId| was.get(&id).is_none_or(|day| *day < from);
    missing(rows.iter().find(|row| is_settled(row) && !is_made_up(row.id) && !now.contains_key(&row.id)))?;
    // what is overdue of the accounts made up since that day
    let raised = |price: i64| {
        let mut late =
            rows.iter().filter(|row| is_overdue(row) && !is_settled(row) && row.position.amount.minor < price);
        late.find_map(|row| {
            let made_up_on = was.get(&row.id).copied().filter(|day| *day >= from && now.contains_key(&row.id))?;
            Some(Refusal::OverdueMonthRaised { was: row.position.amount, made_up_on })
        })
    };
    let (start, total) = (terms.term.length.start(), terms.draft_total());
    let Some(end) = terms.term.length.last_day().map_err(of_plan)? else {
        return raised(total.minor).map_or(Ok(()), Err);
    };
    let months = parts_of_months(basis.id, start, end.min(until)).map_err(of_plan)?;
    let is_of_term = |id: InstalmentId| match was.get(&id) {
        Some(day) => start <= *day && *day <= end,
        None => months.contains(&id),
    };
    let stands: Vec<&PartAccount> = rows.iter().filter(|row| is_settled(row) || is_made_up(row.id)).collect();
    // where the term had no end, those that will be made up by that day have the price of a month each
    let is_open_ended = basis.term.length.last_day().map_err(of_plan)?.is_none();
    let is_new = |id: InstalmentId| rows.iter().all(|row| row.id != id);
    let coming = was.iter().filter(|(id, day)| is_open_ended && **day < from && is_new(**id));
    let coming: Vec<InstalmentId> = coming.map(|(id, _)| *id).collect();
    let own = stands.iter().filter(|row| is_of_term(row.id)).map(|row| row.position.amount);
    let prices = coming.iter().filter(|id| is_of_term(**id)).map(|_| basis.draft_total());
    let sum = Money::sum(own.chain(prices), total.currency).map_err(of_plan)?;
    let left = total.minus(sum).map_err(of_plan)?;
    // another day of the month makes no second account for the days that one was made up for
    let last = was.values().filter(|day| **day < from).max();
    let is_covered = |day: Date| last.is_some_and(|last| day <= *last) && basis.term.length.start() <= day;
    let has_account = |id: InstalmentId| coming.contains(&id) || stands.iter().any(|row| row.id == id);
    let open = now.iter().filter(|(id, day)| !is_covered(**day) && !has_account(**id)).count();
    if left.minor < 0 {
        return Err(Refusal::MonthsExcess { by: left.negated().map_err(of_plan)? });
    }
    match i64::try_from(open) {
        Ok(0) if !left.is_zero() => Err(Refusal::MonthsMissing { by: left }),
        // each of them has a price of its own
        Ok(open) if left.minor < open => Err(Refusal::MonthsWithoutPrice),
        Ok(open) => left.minor.checked_div(open).and_then(raised).map_or(Ok(()), Err),
        Err(_) => Err(Refusal::Plan(PlanError::TooManyParts)),
    }
}

const fn due_on(row: &PartAccount) -> Option<Date> {
    match row.due {
        DueDay::On(day) => Some(day),
        DueDay::AwaitsEvent => None,
    }
}

/// Whether a row fell due and is open: late fees run on it, and what an amendment adds was not owed on its day.
const fn is_overdue(row: &PartAccount) -> bool {
    matches!(row.status, InstalmentStatus::Overdue)
}

fn missing(row: Option<&PartAccount>) -> Result<(), Refusal> {
    row.map_or(Ok(()), |row| Err(Refusal::PaidRowMissing { number: row.number }))
}

fn refused(error: PlanError) -> Refusal {
    match error {
        PlanError::Sum { difference, .. } => short_of(difference),
        PlanError::NoParts
        | PlanError::TooManyParts
        | PlanError::SameId { .. }
        | PlanError::PartNotPositive { .. }
        | PlanError::NegativeShare { .. }
        | PlanError::Shares { .. }
        | PlanError::SettledRowMissing { .. }
        | PlanError::Calendar(_)
        | PlanError::Exact(_) => Refusal::Plan(error),
    }
}

/// What is wanting to the amount; too much where it is less than nothing.
fn short_of(difference: Money) -> Refusal {
    if difference.minor >= 0 {
        return Refusal::Missing { by: difference };
    }
    match difference.negated() {
        Ok(by) => Refusal::Excess { by },
        Err(fault) => Refusal::Plan(PlanError::Exact(fault)),
    }
}

/// A row that takes what the settled ones leave, where no other row can.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extra {
    /// Its id.
    pub id: InstalmentId,
    /// When it is due.
    pub due: Due,
}

/// The plan of `terms` with every row by its sum: settled and overdue ones of these `rows` as they stand, the others sharing what is left of
/// the new amount, by their shares, or in proportion to their sums where they have sums only. Where every row is settled, an
/// `extra` one takes the rest.
///
/// # Errors
/// The settled rows come to more than the new amount; a row would be nothing or less; a plan without rows.
pub fn replanned(rows: &[PartAccount], terms: &Contract, extra: Extra) -> Result<Plan, Refusal> {
    let keeping =
        |keep: fn(&PartAccount) -> bool| -> Vec<&PartAccount> { rows.iter().filter(|row| keep(row)).collect() };
    // what is overdue stands too, unless the new amount leaves no room for it
    match replanned_with(&keeping(|row| is_settled(row) || is_overdue(row)), terms, extra) {
        Err(Refusal::Excess { .. }) => replanned_with(&keeping(is_settled), terms, extra),
        other => other,
    }
}

fn replanned_with(standing: &[&PartAccount], terms: &Contract, extra: Extra) -> Result<Plan, Refusal> {
    let Clause::Included(payment) = &terms.payment else { return Err(Refusal::Plan(PlanError::NoParts)) };
    let mut standing = standing.to_vec();
    let parts = match &payment.plan {
        Plan::LumpSum { .. } if standing.is_empty() => return Ok(payment.plan.clone()),
        Plan::Monthly { .. } | Plan::Prepaid { .. } => return Ok(payment.plan.clone()),
        Plan::LumpSum { id, due } => {
            vec![Instalment {
                id: *id,
                label: PartLabel::Advance,
                share: Share::Equal,
                due: *due,
                condition: Wording::default(),
            }]
        }
        Plan::Instalments { parts } | Plan::Milestones { parts, .. } => parts.clone(),
    };
    // an overdue row that the draft left out is none to be planned
    standing.retain(|row| is_settled(row) || parts.iter().any(|part| part.id == row.id));
    let parts = shared_out(&standing, parts, terms.draft_total(), payment, extra)?;
    Ok(match &payment.plan {
        Plan::Milestones { accept_within, .. } => Plan::Milestones { parts, accept_within: *accept_within },
        Plan::LumpSum { .. } | Plan::Instalments { .. } | Plan::Monthly { .. } | Plan::Prepaid { .. } => {
            Plan::Instalments { parts }
        }
    })
}

fn shared_out(
    standing: &[&PartAccount],
    mut parts: Vec<Instalment>,
    total: Money,
    payment: &Payment,
    extra: Extra,
) -> Result<Vec<Instalment>, Refusal> {
    let exact = |error| Refusal::Plan(PlanError::Exact(error));
    for row in standing {
        let Some(part) = parts.iter_mut().find(|part| part.id == row.id) else {
            return Err(Refusal::PaidRowMissing { number: row.number });
        };
        part.due = row.term;
    }
    let settled = Money::sum(standing.iter().map(|row| row.position.amount), total.currency).map_err(exact)?;
    let left = total.minus(settled).map_err(exact)?;
    if left.minor < 0 {
        return Err(short_of(left));
    }
    let is_open = |part: &Instalment| standing.iter().all(|row| row.id != part.id);
    if left.is_zero() {
        // nothing is left for the others
        parts.retain(|part| !is_open(part));
    } else if !parts.iter().any(is_open) {
        parts.push(Instalment {
            id: extra.id,
            label: PartLabel::Balance,
            share: Share::Sum(left),
            due: extra.due,
            condition: Wording::default(),
        });
    }
    let amounts = amounts(standing, &parts, total, left, payment)?;
    for ((part, amount), seq) in parts.iter_mut().zip(amounts).zip(1..) {
        if amount.minor <= 0 {
            return Err(Refusal::Plan(PlanError::PartNotPositive { id: part.id, seq }));
        }
        part.share = Share::Sum(amount);
    }
    Ok(parts)
}

/// The sums of the rows, in their order.
fn amounts(
    standing: &[&PartAccount],
    parts: &[Instalment],
    total: Money,
    left: Money,
    payment: &Payment,
) -> Result<Vec<Money>, Refusal> {
    let of = |part: &Instalment| standing.iter().find(|row| row.id == part.id).map(|row| row.position.amount);
    let sums: Vec<i64> = parts
        .iter()
        .filter(|part| of(part).is_none())
        .filter_map(|part| match part.share {
            Share::Sum(sum) => Some(sum.minor),
            Share::Of(_) | Share::Equal => None,
        })
        .collect();
    let open = parts.iter().filter(|part| of(part).is_none()).count();
    if open > 0 && sums.len() == open {
        let mut split = by_weights(left, &sums, payment.remainder).map_err(of_split)?.value.into_iter();
        return parts
            .iter()
            .map(|part| of(part).or_else(|| split.next()).ok_or(Refusal::Plan(PlanError::NoParts)))
            .collect();
    }
    let planned: Vec<Part> = parts.iter().map(Part::from).collect();
    let settled: Vec<Planned> = planned
        .iter()
        .zip(1..)
        .filter_map(|(part, seq)| {
            let row = standing.iter().find(|row| row.id == part.id)?;
            Some(Planned { part: *part, seq, amount: row.position.amount, due_on: row.due })
        })
        .collect();
    let rules = Rules { policy: payment.remainder, ..Rules::default() };
    let rows = replanned_instalments(total, &planned, rules, &settled, &WorkCalendar::standard(), &Happened::new());
    Ok(rows.map_err(refused)?.value.into_iter().map(|row| row.amount).collect())
}

const fn of_split(error: SplitError) -> Refusal {
    Refusal::Plan(match error {
        SplitError::Exact(error) => PlanError::Exact(error),
        SplitError::NoParts
        | SplitError::TooManyParts
        | SplitError::NegativeWeight
        | SplitError::NoWeight
        | SplitError::PartNotPositive { .. } => PlanError::NoParts,
    })
}
