//! From a payment plan (付款计划) to the instalments (分期) it leads to (`domain.md` 5.7, 6.1, 6.2; `contract-rules.md` S8).
//!
//! A contract keeps its plan as parts ([`crate::domain::contract::plan`]): one register, never derived. The rows of the plan
//! come from those same parts, the amount, the working calendar and what has happened so far; nothing of that is stored. Each
//! way to pay is a shape of the parts: one equal part is a lump sum (一次性付款), several are equal instalments (等额分期),
//! shares are a percentage plan (按比例), sums are agreed amounts (按约定金额) or, the same again and again on the days of a
//! [`series`], recurring payment (定期付款, [`regular`]), shares after their own milestones are payment by progress
//! (按里程碑付款); and they mix. Monthly settlement has its parts from the months of the term ([`monthly`]). The instalments add
//! up to the amount, always.

pub mod amounts;
pub mod monthly;
mod planned;
pub mod regular;
pub mod reshaped;
pub mod series;

pub use self::planned::{planned_instalments, replanned_instalments};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::calendar::{CalendarError, WorkCalendar};
use super::collection::DueDay;
use super::contract::plan::{Due, Event, Instalment, Share};
use super::date::Date;
use super::exact::{ExactError, Worked};
use super::id::InstalmentId;
use super::money::Money;
use super::period::{Counting, PeriodLine};
use super::rate::Ppm;
use super::split::{SplitLine, SplitPolicy};

/// Why a plan cannot be carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanError {
    /// A plan without parts.
    #[error("a plan has at least one part")]
    NoParts,
    /// More than [`super::split::MOST_PARTS`].
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
    /// The shares are not 100 % together; with equal parts besides, they leave nothing for those.
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
    Calendar(CalendarError),
    /// The arithmetic has no answer.
    #[error(transparent)]
    Exact(#[from] ExactError),
}

impl From<CalendarError> for PlanError {
    /// Arithmetic without an answer is one error, wherever it was met.
    fn from(error: CalendarError) -> Self {
        match error {
            CalendarError::Exact(error) => Self::Exact(error),
            CalendarError::NoSuchTime
            | CalendarError::WindowOrder
            | CalendarError::DayOfAnotherYear { .. }
            | CalendarError::HolidayAndMakeUp { .. }
            | CalendarError::Hours
            | CalendarError::NoWorkingDay { .. } => Self::Calendar(error),
        }
    }
}

/// What of a part of a plan is reckoned with; its name is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// Its id, which receipts are counted towards; it stays when the plan is changed.
    pub id: InstalmentId,
    /// How much of the amount.
    pub share: Share,
    /// When, by the plan.
    pub due: Due,
}

impl From<&Instalment> for Part {
    fn from(part: &Instalment) -> Self {
        Self { id: part.id, share: part.share, due: part.due }
    }
}

/// How a plan is carried out, as the contract chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rules {
    /// Where the minor units go that do not divide.
    pub policy: SplitPolicy,
    /// How periods after events are counted, and what a day of rest does to any due day.
    pub counting: Counting,
}

/// One instalment of a plan (分期).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Planned {
    /// The part it comes from.
    pub part: Part,
    /// Its place in the plan, from 1.
    pub seq: u16,
    /// The sum to be paid, more than nothing.
    pub amount: Money,
    /// The day it is due, after any move off a day of rest; not known until its event is recorded.
    pub due_on: DueDay,
}

impl Planned {
    /// The part with its sum by name: what an amendment stores once its rows are re-planned, so that the rows read the same
    /// ever after. Days that hang on events still do.
    pub const fn named(&self) -> Part {
        Part { id: self.part.id, share: Share::Sum(self.amount), due: self.part.due }
    }
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
    /// Its due day, step by step; empty for a plain date that was not moved and while the event is awaited.
    pub due: Vec<PeriodLine>,
}

/// What happened in the life of a contract that payments wait for: each event with its day.
pub type Happened = BTreeMap<Event, Date>;

/// The day a term falls on: a day, or so long after an event that has happened, whose own day is not counted; moved off a day
/// of rest if the contract chose so (`contract-rules.md` G2, 3.2 (2)). A term in hours counts the days it starts.
///
/// # Errors
/// Leaving 1900–9999; a calendar without working days.
pub fn due_day(
    term: Due,
    counting: Counting,
    calendar: &WorkCalendar,
    happened: &Happened,
) -> Result<Worked<DueDay, PeriodLine>, CalendarError> {
    let Worked { value, working } = match term {
        Due::On(day) => counting.roll.apply(day, calendar)?,
        Due::After { event, within } => match happened.get(&event) {
            None => return Ok(Worked { value: DueDay::AwaitsEvent, working: Vec::new() }),
            Some(day) => within.by_the_day().due(*day, counting, calendar)?,
        },
    };
    Ok(Worked { value: DueDay::On(value), working })
}

/// The place in a plan of an index, from 1.
fn place(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX).saturating_add(1)
}
