//! Service levels (服务等级): how fast to answer and to solve, by priority (`contract-rules.md` 5.2).

use serde::{Deserialize, Serialize};

use super::{ClockKind, ServiceClockError};
use crate::domain::calendar::WorkCalendar;
use crate::domain::exact::ExactError;

/// How urgent a case is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    /// 紧急: safety, a legal duty, or supply stopped.
    P1,
    /// 高: a main function or many end customers affected.
    P2,
    /// 中: limited effect, a workaround exists.
    P3,
    /// 低: a question, a wish, something minor.
    P4,
}

/// A length of service time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServiceTime {
    /// So many minutes of the clock.
    Minutes(u32),
    /// So many working days: each the minutes of a full working day of the calendar, so that pauses can be taken off.
    BizDays(u16),
}

/// A step a case is measured at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServiceTarget {
    /// A competent person answers with an owner and a next step (响应); an automatic receipt is not an answer.
    Respond,
    /// The effect is contained for the time being (临时方案).
    Workaround,
    /// The remedy is delivered, or its plan accepted (解决).
    Resolve,
}

/// Whether a level promises a workaround.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Workaround {
    /// No promise.
    NotPromised,
    /// Within this time.
    Within(ServiceTime),
}

/// What is promised for one target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Promise {
    /// Nothing.
    Nothing,
    /// To be done within this limit.
    Within(ServiceLimit),
}

/// A time on a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceLimit {
    /// How long.
    pub time: ServiceTime,
    /// On which clock.
    pub clock: ClockKind,
}

/// The promises for cases of one priority.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceLevel {
    /// The priority.
    pub priority: Priority,
    /// Until an answer.
    pub respond: ServiceTime,
    /// Until a workaround.
    pub workaround: Workaround,
    /// Until the remedy.
    pub resolve: ServiceTime,
    /// The clock of all three.
    pub clock: ClockKind,
}

impl ServiceTime {
    /// Hours, in minutes.
    const fn hours(hours: u32) -> Self {
        Self::Minutes(hours.saturating_mul(60))
    }

    /// The minutes of the clock it stands for.
    ///
    /// # Errors
    /// Working days on a clock that never stops, or with a calendar whose full day has no hours; overflow.
    pub fn minutes(self, clock: ClockKind, calendar: &WorkCalendar) -> Result<u32, ServiceClockError> {
        match (self, clock) {
            (Self::Minutes(minutes), ClockKind::Business | ClockKind::Calendar) => Ok(minutes),
            (Self::BizDays(_), ClockKind::Calendar) => Err(ServiceClockError::BizDayOnCalendarClock),
            (Self::BizDays(days), ClockKind::Business) => match calendar.full_day().minutes() {
                0 => Err(ServiceClockError::EmptyFullDay),
                minutes => Ok(minutes.checked_mul(u32::from(days)).ok_or(ExactError::Overflow)?),
            },
        }
    }
}

impl ServiceLevel {
    /// The four levels a new book starts with (`contract-rules.md` 5.2). Contracts may change them.
    pub const DEFAULTS: [Self; 4] = [
        Self {
            priority: Priority::P1,
            respond: ServiceTime::hours(1),
            workaround: Workaround::Within(ServiceTime::hours(8)),
            resolve: ServiceTime::hours(24),
            clock: ClockKind::Calendar,
        },
        Self {
            priority: Priority::P2,
            respond: ServiceTime::hours(4),
            workaround: Workaround::Within(ServiceTime::BizDays(1)),
            resolve: ServiceTime::BizDays(3),
            clock: ClockKind::Business,
        },
        Self {
            priority: Priority::P3,
            respond: ServiceTime::BizDays(1),
            workaround: Workaround::NotPromised,
            resolve: ServiceTime::BizDays(7),
            clock: ClockKind::Business,
        },
        Self {
            priority: Priority::P4,
            respond: ServiceTime::BizDays(2),
            workaround: Workaround::NotPromised,
            resolve: ServiceTime::BizDays(15),
            clock: ClockKind::Business,
        },
    ];

    /// What the level promises for a target.
    pub const fn promise(self, target: ServiceTarget) -> Promise {
        let time = match (target, self.workaround) {
            (ServiceTarget::Respond, _) => self.respond,
            (ServiceTarget::Resolve, _) => self.resolve,
            (ServiceTarget::Workaround, Workaround::Within(time)) => time,
            (ServiceTarget::Workaround, Workaround::NotPromised) => return Promise::Nothing,
        };
        Promise::Within(ServiceLimit { time, clock: self.clock })
    }
}
