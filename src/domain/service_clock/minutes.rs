//! The minutes of a clock, day by day, pauses taken off.

use super::{ClockKind, ServiceClockError};
use crate::domain::calendar::hours::Window;
use crate::domain::calendar::moment::{Minute, Moment};
use crate::domain::calendar::{CalendarError, WorkCalendar, YearEntry};
use crate::domain::date::Date;
use crate::domain::exact::ExactError;

/// How many days in a row may be without a working minute before the search ends.
const MOST_IDLE_DAYS: u32 = 366;

/// From a minute up to and without another, in minutes since the beginning of 1900.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) from: i64,
    pub(super) to: i64,
}

impl Stretch {
    pub(super) const fn minutes(self) -> i64 {
        self.to.saturating_sub(self.from)
    }
}

/// How far the clock came.
pub(super) struct Reached {
    /// When the limit was reached; never if the clock stopped for good before.
    pub(super) at: Option<i64>,
    /// Minutes counted.
    pub(super) used: i64,
    /// What was counted, in order; stretches that touch are one.
    pub(super) stretches: Vec<Stretch>,
    /// Years met that were not entered.
    pub(super) years: Vec<i32>,
}

/// The clock of one case.
pub(super) struct Course<'a> {
    received: Moment,
    clock: ClockKind,
    /// In order, apart.
    pauses: Vec<Stretch>,
    calendar: &'a WorkCalendar,
}

/// Whether to walk on.
enum Walk {
    On,
    Ended,
}

impl<'a> Course<'a> {
    pub(super) fn new(
        received: Moment,
        clock: ClockKind,
        mut pauses: Vec<Stretch>,
        calendar: &'a WorkCalendar,
    ) -> Self {
        pauses.sort_by_key(|pause| pause.from);
        let mut apart: Vec<Stretch> = Vec::with_capacity(pauses.len());
        for pause in pauses {
            match apart.last_mut() {
                Some(last) if pause.from <= last.to => last.to = last.to.max(pause.to),
                Some(_) | None => apart.push(pause),
            }
        }
        Self { received, clock, pauses: apart, calendar }
    }

    /// Walks until `limit` minutes are counted, or the clock stops for good.
    pub(super) fn until_limit(&self, limit: i64) -> Result<Reached, ServiceClockError> {
        let mut reached = Reached { at: None, used: 0, stretches: Vec::new(), years: Vec::new() };
        if limit == 0 {
            reached.at = Some(self.received.since_1900()?);
            return Ok(reached);
        }
        self.walk(i64::MAX, |date, pieces| {
            let unknown =
                self.clock == ClockKind::Business && self.calendar.entry(date.year()) == YearEntry::NotEntered;
            if unknown && reached.years.last() != Some(&date.year()) {
                reached.years.push(date.year());
            }
            for piece in pieces {
                let left = limit.checked_sub(reached.used).ok_or(ExactError::Overflow)?;
                let to = piece.to.min(piece.from.checked_add(left).ok_or(ExactError::Overflow)?);
                let counted = Stretch { from: piece.from, to };
                reached.used = reached.used.checked_add(counted.minutes()).ok_or(ExactError::Overflow)?;
                match reached.stretches.last_mut() {
                    Some(last) if last.to == counted.from => last.to = counted.to,
                    Some(_) | None => reached.stretches.push(counted),
                }
                if reached.used == limit {
                    reached.at = Some(to);
                    return Ok(Walk::Ended);
                }
            }
            Ok(Walk::On)
        })?;
        Ok(reached)
    }

    /// Minutes counted before `until`.
    pub(super) fn used_by(&self, until: i64) -> Result<i64, ServiceClockError> {
        let mut used: i64 = 0;
        self.walk(until, |_, pieces| {
            for piece in pieces {
                used = used.checked_add(piece.minutes()).ok_or(ExactError::Overflow)?;
            }
            Ok(Walk::On)
        })?;
        Ok(used)
    }

    /// Hands the counting stretches of every day from the receipt on to `visit`, until it ends the walk, `until` is
    /// reached, or a pause without an end begins.
    fn walk(
        &self,
        until: i64,
        mut visit: impl FnMut(Date, &[Stretch]) -> Result<Walk, ServiceClockError>,
    ) -> Result<(), ServiceClockError> {
        let received = self.received.since_1900()?;
        let end = self.pauses.last().filter(|pause| pause.to == i64::MAX).map_or(until, |pause| pause.from.min(until));
        let mut date = self.received.date();
        let mut day_start = Moment::new(date, Minute::START)?.since_1900()?;
        let mut idle_days: u32 = 0;
        while day_start < end {
            let windows = match self.clock {
                ClockKind::Business => self.calendar.windows(date),
                ClockKind::Calendar => &[Window { from: Minute::START, to: Minute::END }],
            };
            idle_days = if windows.is_empty() { idle_days.saturating_add(1) } else { 0 };
            if idle_days > MOST_IDLE_DAYS {
                return Err(CalendarError::NoWorkingDay { near: self.received.date() }.into());
            }
            let mut pieces = Vec::with_capacity(windows.len());
            for window in windows {
                let at = |minute: Minute| day_start.checked_add(i64::from(minute.since_midnight()));
                let from = at(window.from).ok_or(ExactError::Overflow)?.max(received);
                let to = at(window.to).ok_or(ExactError::Overflow)?.min(end);
                self.outside_pauses(Stretch { from, to }, &mut pieces);
            }
            match visit(date, &pieces)? {
                Walk::Ended => return Ok(()),
                Walk::On => {}
            }
            day_start = day_start.checked_add(i64::from(Minute::END.since_midnight())).ok_or(ExactError::Overflow)?;
            if day_start >= end {
                return Ok(());
            }
            date = date.plus_days(1)?;
        }
        Ok(())
    }

    /// Adds what is left of a stretch outside all pauses.
    fn outside_pauses(&self, stretch: Stretch, pieces: &mut Vec<Stretch>) {
        let mut from = stretch.from;
        let first = self.pauses.partition_point(|pause| pause.to <= stretch.from);
        for pause in self.pauses.iter().skip(first) {
            if pause.from >= stretch.to {
                break;
            }
            if from < pause.from {
                pieces.push(Stretch { from, to: pause.from });
            }
            from = from.max(pause.to);
        }
        if from < stretch.to {
            pieces.push(Stretch { from, to: stretch.to });
        }
    }
}
