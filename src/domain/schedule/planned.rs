//! From the terms to the rows.

use std::collections::{BTreeMap, BTreeSet};

use super::terms::{PartDue, PaymentPlan, Row, RowAmount, from_anchor};
use super::{AmountStep, Due, EventDays, Instalment, PlanError, PlanLine, place};
use crate::domain::calendar::WorkCalendar;
use crate::domain::collection::DueDay;
use crate::domain::exact::{ExactError, Worked};
use crate::domain::id::InstalmentId;
use crate::domain::money::Money;
use crate::domain::period::PeriodLine;
use crate::domain::rate::Ppm;
use crate::domain::split::{MOST_PARTS, SplitError, all_positive, by_weights};

/// The instalments of a plan over `amount`, in the order of the plan.
///
/// # Errors
/// See [`PlanError`].
pub fn planned_instalments(
    amount: Money,
    plan: &PaymentPlan,
    calendar: &WorkCalendar,
    events: &EventDays,
) -> Result<Worked<Vec<Instalment>, PlanLine>, PlanError> {
    replanned_instalments(amount, plan, &[], calendar, events)
}

/// The instalments of a changed plan or amount. `settled` are the rows, as they stood, that money was counted towards (in
/// full or in part): they keep amount and due day, and the plan is carried out for what is left over the other rows
/// (`domain.md` 5.7: an amendment re-plans only unpaid rows). Shares are then weights among the other rows.
///
/// # Errors
/// See [`PlanError`]; [`PlanError::Sum`] also when every row is settled and the amount is another.
pub fn replanned_instalments(
    amount: Money,
    plan: &PaymentPlan,
    settled: &[Instalment],
    calendar: &WorkCalendar,
    events: &EventDays,
) -> Result<Worked<Vec<Instalment>, PlanLine>, PlanError> {
    let rows = plan.rows();
    check_rows(&rows)?;
    let settled = settled_by_id(&rows, settled)?;
    let settled_sum = Money::sum(settled.values().map(|row| row.amount), amount.currency)?;
    let left = amount.minus(settled_sum)?;
    let open: Vec<&Row<'_>> = rows.iter().filter(|row| !settled.contains_key(&row.id)).collect();
    if open.is_empty() && !left.is_zero() {
        return Err(PlanError::Sum { planned: settled_sum, amount, difference: left });
    }
    let mut steps = open_amounts(left, amount, &open, plan)?;
    let mut value = Vec::with_capacity(rows.len());
    let mut working = Vec::with_capacity(rows.len());
    for (index, row) in rows.iter().enumerate() {
        let seq = place(index);
        let (instalment, line) = if let Some(kept) = settled.get(&row.id) {
            let line = PlanLine { id: row.id, seq, amount: AmountStep::Settled(kept.amount), due: Vec::new() };
            (Instalment { seq, label: row.label.to_owned(), ..(*kept).clone() }, line)
        } else {
            let (amount, step) = steps.next().ok_or(PlanError::NoParts)?;
            if amount.minor <= 0 {
                return Err(PlanError::PartNotPositive { id: row.id, seq });
            }
            let DuePlanned { due, due_on, working } = due_of(row.due, plan, calendar, events)?;
            let share = match row.amount {
                RowAmount::Share(share) => Some(share),
                RowAmount::Equal | RowAmount::Agreed(_) => None,
            };
            let line = PlanLine { id: row.id, seq, amount: step, due: working };
            (Instalment { id: row.id, seq, label: row.label.to_owned(), share, amount, due, due_on }, line)
        };
        value.push(instalment);
        working.push(line);
    }
    Ok(Worked { value, working })
}

struct DuePlanned {
    due: Due,
    due_on: DueDay,
    working: Vec<PeriodLine>,
}

fn check_rows(rows: &[Row<'_>]) -> Result<(), PlanError> {
    if rows.is_empty() {
        return Err(PlanError::NoParts);
    }
    if rows.len() > MOST_PARTS {
        return Err(PlanError::TooManyParts);
    }
    let mut ids = BTreeSet::new();
    let mut missing = Ppm::WHOLE.0;
    let mut names_shares = false;
    for row in rows {
        if !ids.insert(row.id) {
            return Err(PlanError::SameId { id: row.id });
        }
        if let RowAmount::Share(share) = row.amount {
            if share.0 < 0 {
                return Err(PlanError::NegativeShare { id: row.id });
            }
            names_shares = true;
            missing = missing.checked_sub(share.0).ok_or(ExactError::Overflow)?;
        }
    }
    if names_shares && missing != 0 {
        return Err(PlanError::Shares { difference: Ppm(missing) });
    }
    Ok(())
}

fn settled_by_id<'a>(
    rows: &[Row<'_>],
    settled: &'a [Instalment],
) -> Result<BTreeMap<InstalmentId, &'a Instalment>, PlanError> {
    let mut by_id = BTreeMap::new();
    for row in settled {
        if !rows.iter().any(|planned| planned.id == row.id) {
            return Err(PlanError::SettledRowMissing { id: row.id });
        }
        if by_id.insert(row.id, row).is_some() {
            return Err(PlanError::SameId { id: row.id });
        }
    }
    Ok(by_id)
}

/// The amounts of the rows that are not settled, in their order. All rows of a plan name their amounts in the same way.
fn open_amounts(
    left: Money,
    amount: Money,
    open: &[&Row<'_>],
    plan: &PaymentPlan,
) -> Result<std::vec::IntoIter<(Money, AmountStep)>, PlanError> {
    let mut agreed = Vec::new();
    let mut weights = Vec::new();
    for row in open {
        match row.amount {
            RowAmount::Equal => weights.push(1),
            RowAmount::Share(share) => weights.push(share.0),
            RowAmount::Agreed(sum) => agreed.push((sum, AmountStep::Agreed(sum))),
        }
    }
    if weights.is_empty() {
        let planned = Money::sum(agreed.iter().map(|(sum, _)| *sum), amount.currency)?;
        let difference = left.minus(planned)?;
        if !difference.is_zero() {
            let planned = amount.minus(difference)?;
            return Err(PlanError::Sum { planned, amount, difference });
        }
        return Ok(agreed.into_iter());
    }
    let split = by_weights(left, &weights, plan.policy).map_err(|error| of_split(error, open))?;
    all_positive(&split.value).map_err(|error| of_split(error, open))?;
    let steps: Vec<_> = split.working.into_iter().map(|line| (line.amount, AmountStep::Split(line))).collect();
    Ok(steps.into_iter())
}

/// A split speaks of places, a plan of ids.
fn of_split(error: SplitError, open: &[&Row<'_>]) -> PlanError {
    let of_row =
        |index: usize, error: fn(&Row<'_>) -> PlanError| open.get(index).map_or(PlanError::NoParts, |r| error(r));
    match error {
        SplitError::NoParts => PlanError::NoParts,
        SplitError::TooManyParts => PlanError::TooManyParts,
        SplitError::NegativeWeight => of_row(0, |row| PlanError::NegativeShare { id: row.id }),
        // only shares of 0 % are left for the amount
        SplitError::NoWeight => of_row(0, |row| PlanError::PartNotPositive { id: row.id, seq: row.seq }),
        SplitError::PartNotPositive { seq } => {
            of_row(usize::from(seq.saturating_sub(1)), |row| PlanError::PartNotPositive { id: row.id, seq: row.seq })
        }
        SplitError::Exact(error) => PlanError::Exact(error),
    }
}

fn due_of(
    due: PartDue,
    plan: &PaymentPlan,
    calendar: &WorkCalendar,
    events: &EventDays,
) -> Result<DuePlanned, PlanError> {
    let (nominal, mut working) = match due {
        PartDue::On(day) => (day, Vec::new()),
        PartDue::FromAnchor { anchor, after, month_end } => {
            let Worked { value, working } = from_anchor(anchor, after, month_end, calendar)?;
            (value, working)
        }
        PartDue::After { event, period } => {
            let due = Due::After { event, period };
            let Some(day) = events.get(&event) else {
                return Ok(DuePlanned { due, due_on: DueDay::AwaitsEvent, working: Vec::new() });
            };
            let Worked { value, working } = period.due(*day, plan.counting, calendar)?;
            return Ok(DuePlanned { due, due_on: DueDay::On(value), working });
        }
    };
    let rolled = plan.counting.roll.apply(nominal, calendar)?;
    working.extend(rolled.working);
    Ok(DuePlanned { due: Due::On(nominal), due_on: DueDay::On(rolled.value), working })
}
