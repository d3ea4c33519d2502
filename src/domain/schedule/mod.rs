//! Payment plans (付款计划) and the instalments (分期) they lead to (`domain.md` 5.7, 6.1, 6.2; `contract-rules.md` S8).
//!
//! A [`PaymentPlan`] is what the parties agreed: kept in a contract as one register. [`planned_instalments`] derives the
//! rows of the plan from it, the amount, the working calendar and the events recorded so far; nothing of that is stored.
//! The instalments add up to the amount, always.

pub mod terms;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use self::terms::{DueEvent, PartDue, PaymentPlan, Row, RowAmount, from_anchor};
use super::calendar::{CalendarError, WorkCalendar};
use super::collection::DueDay;
use super::date::Date;
use super::exact::{ExactError, Worked};
use super::id::InstalmentId;
use super::money::Money;
use super::period::{Period, PeriodLine};
use super::rate::Ppm;
use super::split::{MOST_PARTS, SplitError, SplitLine, all_positive, by_weights};

/// Why a plan cannot be carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanError {
    /// A plan without parts.
    #[error("a plan has at least one part")]
    NoParts,
    /// More than [`MOST_PARTS`].
    #[error("there are too many parts")]
    TooManyParts,
    /// Two parts with one id.
    #[error("two parts have the same id")]
    SameId {
        /// The id.
        id: InstalmentId,
    },
    /// A part would be nothing or less.
    #[error("an instalment would be nothing or less")]
    PartNotPositive {
        /// The part.
        id: InstalmentId,
        /// Its place in the plan, from 1.
        seq: u16,
    },
    /// A share below zero.
    #[error("a share cannot be negative")]
    NegativeShare {
        /// The part.
        id: InstalmentId,
    },
    /// The shares are not 100 % together.
    #[error("the shares do not add up to 100 %")]
    Shares {
        /// What is missing to 100 %; negative when there is too much.
        difference: Ppm,
    },
    /// The amounts of the plan are not the amount to be paid.
    #[error("the instalments do not add up to the amount")]
    Sum {
        /// What the plan adds up to.
        planned: Money,
        /// What is to be paid.
        amount: Money,
        /// `amount − planned`: what is missing; negative when there is too much.
        difference: Money,
    },
    /// A settled row that the plan no longer has: money was counted towards it, so it stays.
    #[error("a paid instalment is missing from the plan")]
    SettledRowMissing {
        /// The row.
        id: InstalmentId,
    },
    /// A day cannot be found.
    #[error(transparent)]
    Calendar(#[from] CalendarError),
    /// The arithmetic has no answer.
    #[error(transparent)]
    Exact(#[from] ExactError),
}

/// When an instalment is due by the plan, before any move off a day of rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// On this day.
    On(Date),
    /// So long after an event ("after acceptance + 30 days", 6.2).
    After {
        /// The event, whose day is not counted.
        event: DueEvent,
        /// How long after.
        period: Period,
    },
}

/// One instalment of a plan (分期).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instalment {
    /// Its id, which receipts are counted towards; it stays when the plan is changed.
    pub id: InstalmentId,
    /// Its place in the plan, from 1.
    pub seq: u16,
    /// What the parties call it (预付款, 进度款, 质保金).
    pub label: String,
    /// The share of the amount the plan names for it; none where the plan names an amount or equal parts.
    pub share: Option<Ppm>,
    /// The sum to be paid, more than nothing.
    pub amount: Money,
    /// When, by the plan.
    pub due: Due,
    /// The day it is due, after any move off a day of rest; not known until its event is recorded.
    pub due_on: DueDay,
}

/// How the amount of a row came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AmountStep {
    /// Its part of what is split.
    Split(SplitLine),
    /// The sum the plan names.
    Agreed(Money),
    /// Left as it was: money was counted towards it before the plan changed.
    Settled(Money),
}

/// One row of a plan with how it came about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanLine {
    /// The instalment.
    pub id: InstalmentId,
    /// Its place, from 1.
    pub seq: u16,
    /// Its amount.
    pub amount: AmountStep,
    /// Its due day, step by step; empty for a plain date and while the event is awaited.
    pub due: Vec<PeriodLine>,
}

/// The days of the events recorded so far.
pub type EventDays = BTreeMap<DueEvent, Date>;

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

fn place(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX).saturating_add(1)
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
