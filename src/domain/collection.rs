//! How far an amount is collected, and where an instalment stands on a day (`domain.md` 5.7, 6.4).

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::date::Date;
use super::exact::{ExactError, Rounding, Worked, divide, no_lines};
use super::money::Money;
use super::rate::Bp;

/// Why a collection figure has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CollectionError {
    /// A share of nothing, or of a negative amount.
    #[error("there is no amount to take a share of")]
    NothingToCollect,
    /// An instalment below zero.
    #[error("an instalment cannot be negative")]
    NegativeAmount,
    /// The arithmetic has no answer.
    #[error(transparent)]
    Exact(#[from] ExactError),
}

/// The step of a collected or invoiced share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShareLine {
    /// What was collected or invoiced.
    pub part: Money,
    /// What it is a share of.
    pub whole: Money,
    /// The share in 0.01 %, rounded down.
    pub share: Bp,
}

/// `part ÷ whole` in 0.01 %, rounded **down**: 100 % is never shown while a fen is missing (6.4). Used for what is collected
/// (allocations to principal over the amount) and for what is invoiced. More than the whole is more than 100 %; a negative
/// part (more taken back than came in) is a negative share.
///
/// # Errors
/// A whole of nothing or less; different currencies; overflow.
pub fn share(part: Money, whole: Money) -> Result<Worked<Bp, ShareLine>, CollectionError> {
    whole.minus(part)?;
    if whole.minor <= 0 {
        return Err(CollectionError::NothingToCollect);
    }
    let scaled = part.wide().checked_mul(Bp::WHOLE.wide()).ok_or(ExactError::Overflow)?;
    let floored = divide(scaled, whole.wide(), Rounding::Floor)?;
    let share = Bp(i64::try_from(floored).map_err(|_| ExactError::Overflow)?);
    Ok(Worked { value: share, working: vec![ShareLine { part, whole, share }] })
}

/// The day an instalment is due; a day that is not known yet comes after every other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DueDay {
    /// This day, after any move to a working day.
    On(Date),
    /// It hangs on an event that has not happened yet ("30 days after acceptance", 6.2).
    AwaitsEvent,
}

/// Money counted on a day: an allocation to principal (its day is the receipt's), or a waiver.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dated {
    /// The day.
    pub on: Date,
    /// How much; negative when it takes an earlier one back.
    pub amount: Money,
}

/// What became of one instalment up to a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// The instalment.
    pub amount: Money,
    /// Allocated to its principal.
    pub collected: Money,
    /// Given up by us (减免), as far as it was open on its day.
    pub waived: Money,
    /// Still to come, zero or positive.
    pub open: Money,
    /// Collected beyond what was left to pay: it belongs to the payer (预收款). Zero or positive.
    pub excess: Money,
}

/// A step of a [`Position`], in the order in which it is counted: by day, and on one day what was given up before what came in. `left`
/// is what is still to come after the step; below zero it is what was collected too much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PositionLine {
    /// The instalment.
    Agreed {
        /// How much.
        amount: Money,
    },
    /// Allocated to its principal.
    Collected {
        /// The day.
        on: Date,
        /// How much; negative when an earlier allocation is taken back.
        amount: Money,
        /// What is left.
        left: Money,
    },
    /// Given up by us (减免).
    Waived {
        /// The day.
        on: Date,
        /// What the waiver says; negative when an earlier one is taken back.
        amount: Money,
        /// What of it counts: no more than was open, and no more taken back than was given up.
        counted: Money,
        /// What is left.
        left: Money,
    },
}

/// Where an instalment stands (分期状态). Always derived, never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InstalmentStatus {
    /// 未到期: its day is further off than the notice, or not known yet.
    NotDue,
    /// 即将到期: its day comes within the notice.
    DueSoon,
    /// 今日到期: today is the day; nothing is late yet.
    Due,
    /// 部分收款: some of it came, and it is not late.
    Partial,
    /// 已结清: nothing is open.
    Paid,
    /// 逾期: something is open after its day.
    Overdue,
    /// 已减免: nothing is open, and nothing was paid.
    Waived,
}

impl InstalmentStatus {
    /// Every status, in the order of a payment's life.
    pub const ALL: [Self; 7] =
        [Self::NotDue, Self::DueSoon, Self::Due, Self::Partial, Self::Overdue, Self::Paid, Self::Waived];
}

/// The step of a status: what was compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusLine {
    /// The day the instalment is due.
    pub due: DueDay,
    /// The day asked about.
    pub as_of: Date,
    /// Whole days after the due day; negative before it, zero while the day is not known.
    pub days_late: i64,
    /// The money side.
    pub position: Position,
}

impl Position {
    /// Adds up what was allocated and waived up to and including `as_of`. A waiver never gives up more than is open on its
    /// day, before what came in on that day; taking one back never gives back more than was given up.
    ///
    /// The value alone, for reckonings over a whole book; [`Position::worked`] has its working.
    ///
    /// # Errors
    /// A negative instalment, different currencies, overflow.
    pub fn on(amount: Money, allocations: &[Dated], waivers: &[Dated], as_of: Date) -> Result<Self, CollectionError> {
        Self::with(amount, allocations, as_of, || match waivers {
            [] => Ok(Money::zero(amount.currency)),
            [_, ..] => given_up(amount, allocations, waivers, as_of, &mut no_lines),
        })
    }

    /// As [`Position::on`], with every allocation and waiver that was counted, and what was left after it.
    ///
    /// # Errors
    /// As [`Position::on`]; what was left after a step overflows.
    pub fn worked(
        amount: Money,
        allocations: &[Dated],
        waivers: &[Dated],
        as_of: Date,
    ) -> Result<Worked<Self, PositionLine>, CollectionError> {
        Worked::keep(|line| {
            line(PositionLine::Agreed { amount });
            Self::with(amount, allocations, as_of, || given_up(amount, allocations, waivers, as_of, line))
        })
    }

    /// The position once it is known what was `given_up`.
    fn with(
        amount: Money,
        allocations: &[Dated],
        as_of: Date,
        given_up: impl FnOnce() -> Result<Money, ExactError>,
    ) -> Result<Self, CollectionError> {
        if amount.minor < 0 {
            return Err(CollectionError::NegativeAmount);
        }
        let counted = allocations.iter().filter(|entry| entry.on <= as_of).map(|entry| entry.amount);
        let collected = Money::sum(counted, amount.currency)?;
        let waived = given_up()?;
        let rest = amount.minus(collected.plus(waived)?)?;
        let nothing = Money::zero(amount.currency);
        let (open, excess) = if rest.minor < 0 { (nothing, rest.negated()?) } else { (rest, nothing) };
        Ok(Self { amount, collected, waived, open, excess })
    }

    /// The status on `as_of`, for every instalment and every day. `notice_days` is how early "due soon" is said.
    ///
    /// Late comes before part-paid: an instalment that is partly paid and late is late.
    pub fn status(self, due: DueDay, as_of: Date, notice_days: u32) -> Worked<InstalmentStatus, StatusLine> {
        let days_late = match due {
            DueDay::On(day) => day.days_until(as_of),
            DueDay::AwaitsEvent => 0,
        };
        let status = if self.open.is_zero() {
            if self.waived.minor > 0 && self.collected.minor <= 0 {
                InstalmentStatus::Waived
            } else {
                InstalmentStatus::Paid
            }
        } else if days_late > 0 {
            InstalmentStatus::Overdue
        } else if self.collected.minor > 0 {
            InstalmentStatus::Partial
        } else {
            match due {
                DueDay::On(_) if days_late == 0 => InstalmentStatus::Due,
                DueDay::On(_) if days_late.saturating_add(i64::from(notice_days)) >= 0 => InstalmentStatus::DueSoon,
                DueDay::On(_) | DueDay::AwaitsEvent => InstalmentStatus::NotDue,
            }
        };
        let line = StatusLine { due, as_of, days_late, position: self };
        Worked { value: status, working: vec![line] }
    }
}

/// What waivers gave up until a day, each as far as something was open; a line for each of them and for each allocation.
fn given_up(
    amount: Money,
    allocations: &[Dated],
    waivers: &[Dated],
    as_of: Date,
    line: &mut dyn FnMut(PositionLine),
) -> Result<Money, ExactError> {
    let nothing = Money::zero(amount.currency);
    let waivers = waivers.iter().map(|entry| (entry.on, true, entry.amount));
    let allocations = allocations.iter().map(|entry| (entry.on, false, entry.amount));
    let mut entries: Vec<_> = waivers.chain(allocations).filter(|(on, ..)| *on <= as_of).collect();
    entries.sort_by_key(|(on, is_waiver, _)| (*on, !is_waiver));
    let (mut open, mut waived) = (amount, nothing);
    for (on, is_waiver, entry) in entries {
        let counted = if is_waiver {
            amount.minus(Money::zero(entry.currency))?;
            let (least, most) = (waived.negated()?, Money::new(open.minor.max(0), open.currency));
            Money::new(entry.minor.clamp(least.minor, most.minor), entry.currency)
        } else {
            entry
        };
        open = open.minus(counted)?;
        if is_waiver {
            waived = waived.plus(counted)?;
            line(PositionLine::Waived { on, amount: entry, counted, left: open });
        } else {
            line(PositionLine::Collected { on, amount: entry, left: open });
        }
    }
    Ok(waived)
}
