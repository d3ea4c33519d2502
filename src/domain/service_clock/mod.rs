//! The service clock (服务时限): until when to answer and to solve, with the time spent waiting for the customer taken
//! off (`domain.md` 5.5, 6.8; `contract-rules.md` S4, 5.2).
//!
//! Minutes count only inside the windows of the calendar (or always, on the calendar clock) and outside pauses. What a
//! pause leaves over is counted on from its end; the pause is never simply added to the old deadline.

pub mod level;
mod minutes;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use self::level::ServiceLimit;
use self::minutes::{Course, Stretch};
use super::calendar::moment::Moment;
use super::calendar::{CalendarError, CalendarLine, WorkCalendar};
use super::exact::{ExactError, Worked};

/// The longest limit: ten years of minutes.
pub const MOST_MINUTES: u32 = 5_256_000;

/// Why a service clock has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServiceClockError {
    /// A limit beyond [`MOST_MINUTES`].
    #[error("the limit is longer than ten years")]
    LimitTooLong,
    /// A pause that ends before it begins.
    #[error("a pause ends after it begins")]
    PauseOrder,
    /// Working days promised on a clock that never stops.
    #[error("working days need the business clock")]
    BizDayOnCalendarClock,
    /// Working days promised with a calendar whose full working day has no hours.
    #[error("a full working day has no hours")]
    EmptyFullDay,
    /// The calendar has no answer.
    #[error(transparent)]
    Calendar(CalendarError),
    /// The arithmetic has no answer.
    #[error(transparent)]
    Exact(#[from] ExactError),
}

impl From<CalendarError> for ServiceClockError {
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

/// Which minutes count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockKind {
    /// Those inside the windows of the calendar (工作时间).
    Business,
    /// All (自然时间).
    Calendar,
}

/// Why the clock stood still.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PauseReason {
    /// The customer was asked for something (待客户).
    AwaitingCustomer,
    /// The case was solved until it was opened again (已解决).
    Solved,
}

/// When a pause ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PauseEnd {
    /// It lasts.
    Open,
    /// At this moment, which counts again.
    At(Moment),
}

/// A time that does not count. Pauses may overlap and come in any order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// The first minute that does not count.
    pub from: Moment,
    /// Its end.
    pub end: PauseEnd,
    /// Why.
    pub reason: PauseReason,
}

/// What the clock of a case is reckoned from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ServiceCase<'a> {
    /// When it was received.
    pub received: Moment,
    /// When the clock stood still.
    pub pauses: &'a [Pause],
}

/// Until when something is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServiceDue {
    /// At this moment at the latest.
    At(Moment),
    /// Not known while the clock stands still: so many minutes are left from the end of the pause.
    Stopped {
        /// Minutes of the clock.
        left: u32,
    },
}

/// Whether something was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Completion {
    /// Not yet.
    Awaited,
    /// At this moment.
    At(Moment),
}

/// Where a limit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServiceState {
    /// The clock runs, within the limit.
    Running,
    /// The clock stands still, within the limit.
    Paused,
    /// Done within the limit.
    Met,
    /// The clock went over the limit. This is permanent: doing it later does not mend it (`domain.md` 5.5).
    Breached,
}

/// Where a limit stands at a moment, with its figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceStanding {
    /// The state.
    pub state: ServiceState,
    /// Until when, as known at the moment.
    pub due: ServiceDue,
    /// Minutes of the clock that are left; negative by how much the limit is exceeded.
    pub left: i64,
}

/// A step of a service clock: the limit, what is not known about the calendar, what counted and what did not in the order
/// of time, and what of the limit was used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockLine {
    /// The limit as it was agreed, and the minutes of the clock it stands for.
    Limit {
        /// As agreed.
        limit: ServiceLimit,
        /// Minutes of the clock.
        minutes: u32,
    },
    /// A stretch of time that counts.
    Counted {
        /// Its beginning.
        from: Moment,
        /// Its end.
        to: Moment,
        /// Its minutes.
        minutes: i64,
    },
    /// A pause.
    Paused(Pause),
    /// What is not known about the calendar.
    Calendar(CalendarLine),
    /// What the clock had counted by a moment.
    Used {
        /// When it was done, or else the moment that was asked about.
        by: Moment,
        /// Minutes of the clock.
        minutes: i64,
    },
}

/// Until when a case is to be answered or solved, all its pauses counted.
///
/// # Errors
/// See [`ServiceClockError`].
pub fn service_due(
    case: ServiceCase<'_>,
    limit: ServiceLimit,
    calendar: &WorkCalendar,
) -> Result<Worked<ServiceDue, ClockLine>, ServiceClockError> {
    let minutes = limit_minutes(limit, calendar)?;
    let course = course(case, limit, calendar)?;
    let reached = course.until_limit(i64::from(minutes))?;
    let value = match reached.at {
        Some(at) => ServiceDue::At(Moment::after_1900(at)?),
        None => ServiceDue::Stopped { left: left_of(minutes, reached.used)? },
    };
    let mut lines = vec![ClockLine::Limit { limit, minutes }];
    lines.extend(working(case, &reached.stretches, &not_known(&reached.years, calendar))?);
    Ok(Worked { value, working: lines })
}

/// Where a limit stands at `as_of`. A limit is breached when the clock is *over* it (`contract-rules.md` 5.2): what is done
/// before the next working minute begins is in time. Only what had happened by then counts: a pause that ended later is
/// still open, and one that begins with what was done (an answer that asks the customer) says nothing of it.
///
/// # Errors
/// See [`ServiceClockError`].
pub fn service_standing(
    case: ServiceCase<'_>,
    limit: ServiceLimit,
    done: Completion,
    as_of: Moment,
    calendar: &WorkCalendar,
) -> Result<Worked<ServiceStanding, ClockLine>, ServiceClockError> {
    let (at, is_done) = match done {
        Completion::At(at) if at <= as_of => (at, true),
        Completion::At(_) | Completion::Awaited => (as_of, false),
    };
    // what was done as a pause began did not wait for its end
    let begun = |pause: &&Pause| pause.from < at || (!is_done && pause.from == at);
    let pauses: Vec<Pause> = case.pauses.iter().filter(begun).map(|pause| seen_at(*pause, at)).collect();
    let case = ServiceCase { received: case.received, pauses: &pauses };
    let Worked { value: due, mut working } = service_due(case, limit, calendar)?;
    let used = course(case, limit, calendar)?.used_by(at.since_1900()?)?;
    let minutes = i64::from(limit_minutes(limit, calendar)?);
    let left = minutes.checked_sub(used).ok_or(ExactError::Overflow)?;
    working.push(ClockLine::Used { by: at, minutes: used });
    let is_paused = pauses.iter().any(|pause| pause.end == PauseEnd::Open);
    let state = if left < 0 {
        ServiceState::Breached
    } else if is_done {
        ServiceState::Met
    } else if is_paused {
        ServiceState::Paused
    } else {
        ServiceState::Running
    };
    Ok(Worked { value: ServiceStanding { state, due, left }, working })
}

/// A pause as it looked at a moment in or after it.
fn seen_at(pause: Pause, at: Moment) -> Pause {
    match pause.end {
        PauseEnd::At(end) if end <= at => pause,
        PauseEnd::At(_) | PauseEnd::Open => Pause { end: PauseEnd::Open, ..pause },
    }
}

fn limit_minutes(limit: ServiceLimit, calendar: &WorkCalendar) -> Result<u32, ServiceClockError> {
    let minutes = limit.time.minutes(limit.clock, calendar)?;
    if minutes > MOST_MINUTES { Err(ServiceClockError::LimitTooLong) } else { Ok(minutes) }
}

fn left_of(minutes: u32, used: i64) -> Result<u32, ServiceClockError> {
    let left = i64::from(minutes).checked_sub(used).ok_or(ExactError::Overflow)?;
    Ok(u32::try_from(left).map_err(|_| ExactError::Overflow)?)
}

fn course<'a>(
    case: ServiceCase<'_>,
    limit: ServiceLimit,
    calendar: &'a WorkCalendar,
) -> Result<Course<'a>, ServiceClockError> {
    let mut pauses = Vec::with_capacity(case.pauses.len());
    for pause in case.pauses {
        let from = pause.from.since_1900()?;
        let to = match pause.end {
            PauseEnd::Open => i64::MAX,
            PauseEnd::At(end) if end < pause.from => return Err(ServiceClockError::PauseOrder),
            PauseEnd::At(end) => end.since_1900()?,
        };
        pauses.push(Stretch { from, to });
    }
    Ok(Course::new(case.received, limit.clock, pauses, calendar))
}

/// What is to be said of the calendar: that it is kept for another place, the years that were met without being entered, or that
/// holidays of another place are not known at all.
fn not_known(years: &[i32], calendar: &WorkCalendar) -> Vec<CalendarLine> {
    if calendar.is_week_alone() {
        return years.first().map(|_| CalendarLine::LocalHolidaysUnknown).into_iter().collect();
    }
    let kept = calendar.is_of_place().then_some(CalendarLine::LocalCalendarKept);
    kept.into_iter().chain(years.iter().map(|year| CalendarLine::YearNotEntered { year: *year })).collect()
}

fn working(
    case: ServiceCase<'_>,
    stretches: &[Stretch],
    not_known: &[CalendarLine],
) -> Result<Vec<ClockLine>, ServiceClockError> {
    let mut timed: Vec<(Moment, ClockLine)> = Vec::new();
    for stretch in stretches {
        let (from, to) = (Moment::after_1900(stretch.from)?, Moment::after_1900(stretch.to)?);
        timed.push((from, ClockLine::Counted { from, to, minutes: stretch.minutes() }));
    }
    timed.extend(case.pauses.iter().map(|pause| (pause.from, ClockLine::Paused(*pause))));
    timed.sort_by_key(|(from, _)| *from);
    let flags = not_known.iter().map(|line| ClockLine::Calendar(*line));
    Ok(flags.chain(timed.into_iter().map(|(_, line)| line)).collect())
}
