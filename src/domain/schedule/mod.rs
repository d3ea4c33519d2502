//! Payment plans (付款计划) and the instalments (分期) they lead to (`domain.md` 5.7, 6.1, 6.2; `contract-rules.md` S8).
//!
//! A [`PaymentPlan`] is what the parties agreed: kept in a contract as one register. [`planned_instalments`] derives the
//! rows of the plan from it, the amount, the working calendar and the events recorded so far; nothing of that is stored.
//! The instalments add up to the amount, always.

mod planned;
pub mod terms;

pub use self::planned::{planned_instalments, replanned_instalments};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use self::terms::DueEvent;
use super::calendar::CalendarError;
use super::collection::DueDay;
use super::date::Date;
use super::exact::ExactError;
use super::id::InstalmentId;
use super::money::Money;
use super::period::{Period, PeriodLine};
use super::rate::Ppm;
use super::split::SplitLine;

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
            | CalendarError::NoWorkingDay { .. } => Self::Calendar(error),
        }
    }
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

/// The place in a plan of an index, from 1.
fn place(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX).saturating_add(1)
}
