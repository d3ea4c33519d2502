//! From the parts to the rows.

use std::collections::{BTreeMap, BTreeSet};

use super::amounts::{check_shares, open_amounts, placed};
use super::{AmountStep, Happened, Part, PlanError, PlanLine, Planned, Rules, due_day};
use crate::domain::calendar::WorkCalendar;
use crate::domain::exact::Worked;
use crate::domain::id::InstalmentId;
use crate::domain::money::Money;
use crate::domain::split::MOST_PARTS;

/// The instalments of a plan over `amount`, in the order of the plan.
///
/// # Errors
/// See [`PlanError`].
pub fn planned_instalments(
    amount: Money,
    parts: &[Part],
    rules: Rules,
    calendar: &WorkCalendar,
    happened: &Happened,
) -> Result<Worked<Vec<Planned>, PlanLine>, PlanError> {
    replanned_instalments(amount, parts, rules, &[], calendar, happened)
}

/// The instalments of a changed plan or amount. `settled` are the rows, as they stood, that money was counted towards (in
/// full or in part): they keep amount and due day, and the plan is carried out for what is left over the other rows
/// (`domain.md` 5.7: an amendment re-plans only unpaid rows). Shares are then weights among the other rows.
///
/// # Errors
/// See [`PlanError`]; [`PlanError::Sum`] also when every row is settled and the amount is another.
pub fn replanned_instalments(
    amount: Money,
    parts: &[Part],
    rules: Rules,
    settled: &[Planned],
    calendar: &WorkCalendar,
    happened: &Happened,
) -> Result<Worked<Vec<Planned>, PlanLine>, PlanError> {
    check_rows(parts)?;
    let settled = settled_by_id(parts, settled)?;
    let settled_sum = Money::sum(settled.values().map(|row| row.amount), amount.currency)?;
    let left = amount.minus(settled_sum)?;
    let open: Vec<(u16, Part)> = placed(parts).filter(|(_, part)| !settled.contains_key(&part.id)).collect();
    let mut steps = if open.is_empty() {
        if !left.is_zero() {
            return Err(PlanError::Sum { planned: settled_sum, amount, difference: left });
        }
        Vec::new().into_iter()
    } else {
        open_amounts(left, amount, &open, rules.policy)?
    };
    let mut value = Vec::with_capacity(parts.len());
    let mut working = Vec::with_capacity(parts.len());
    for (seq, part) in placed(parts) {
        if let Some(kept) = settled.get(&part.id) {
            working.push(PlanLine { id: part.id, seq, amount: AmountStep::Settled(kept.amount), due: Vec::new() });
            value.push(Planned { seq, ..**kept });
        } else {
            let (amount, step) = steps.next().ok_or(PlanError::NoParts)?;
            let due = due_day(part.due, rules.counting, calendar, happened)?;
            working.push(PlanLine { id: part.id, seq, amount: step, due: due.working });
            value.push(Planned { part, seq, amount, due_on: due.value });
        }
    }
    Ok(Worked { value, working })
}

pub(super) fn check_rows(parts: &[Part]) -> Result<(), PlanError> {
    if parts.is_empty() {
        return Err(PlanError::NoParts);
    }
    if parts.len() > MOST_PARTS {
        return Err(PlanError::TooManyParts);
    }
    let mut ids = BTreeSet::new();
    if let Some(part) = parts.iter().find(|part| !ids.insert(part.id)) {
        return Err(PlanError::SameId { id: part.id });
    }
    check_shares(parts)
}

fn settled_by_id<'a>(parts: &[Part], settled: &'a [Planned]) -> Result<BTreeMap<InstalmentId, &'a Planned>, PlanError> {
    let mut by_id = BTreeMap::new();
    for row in settled {
        if !parts.iter().any(|planned| planned.id == row.part.id) {
            return Err(PlanError::SettledRowMissing { id: row.part.id });
        }
        if by_id.insert(row.part.id, row).is_some() {
            return Err(PlanError::SameId { id: row.part.id });
        }
    }
    Ok(by_id)
}
