//! Terms of contracts (期限): how long, until when notice can be given, renewal and termination
//! (`domain.md` 5.3, 6.7; `contract-rules.md` S6).

pub mod renewal;
pub mod termination;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::calendar::{CalendarError, WorkCalendar};
use super::date::Date;
use super::exact::{ExactError, Worked, no_lines};
use super::period::{Deadline, Period, PeriodLine};

/// Why a term has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermError {
    /// A term of no months, or one that ends before it starts.
    #[error("a term ends after it starts")]
    Empty,
    /// A day cannot be found.
    #[error(transparent)]
    Calendar(CalendarError),
    /// The arithmetic has no answer.
    #[error(transparent)]
    Exact(#[from] ExactError),
}

impl From<CalendarError> for TermError {
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

/// How long the first term of a contract is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermLength {
    /// So many months.
    Months(u16),
    /// Up to and with this day.
    Until(Date),
}

/// The term of a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Term {
    /// A fixed term (固定期限).
    Fixed {
        /// The first day.
        start: Date,
        /// How long.
        length: TermLength,
    },
    /// Until somebody ends it (无固定期限).
    Indefinite {
        /// The first day.
        start: Date,
    },
    /// Until everything is performed (至履行完毕).
    UntilPerformed {
        /// The first day.
        start: Date,
    },
}

/// One term: both days belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermSpan {
    /// 0 is the first term, 1 the first renewal.
    pub no: u32,
    /// The first day.
    pub start: Date,
    /// The last day.
    pub end: Date,
}

/// A step towards the days of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpanLine {
    /// The parties agreed on the last day; what comes after is reckoned from the day after it.
    AgreedEnd {
        /// The last day.
        on: Date,
    },
    /// The day months are counted from, always the same one: the original start, or the day after an agreed end.
    From {
        /// The day.
        on: Date,
    },
    /// So many months from there: the first day that no longer belongs to the term.
    Months {
        /// How many.
        months: u32,
        /// The day.
        on: Date,
    },
    /// The month has no such day: the first of the month after it.
    NoSuchDay {
        /// The day of the month that it lacks.
        day: u32,
        /// The first of the month after it.
        on: Date,
    },
    /// The term: it ends the day before the next one begins.
    Term(TermSpan),
}

/// The first day after `months` months from `start`: the same day of the month, or the 1st of the month after where there
/// is no such day. Taking the last day of the month instead would lose a day (`domain.md` 6.7).
///
/// # Errors
/// Leaving 1900–9999: a term must end before 9999-12-31.
pub fn exclusive_end(start: Date, months: u32) -> Result<Worked<Date, SpanLine>, ExactError> {
    Worked::keep(|line| first_day_after(start, months, line))
}

/// [`exclusive_end`], which puts its lines down with `line`.
pub(in crate::domain) fn first_day_after(
    start: Date,
    months: u32,
    line: &mut (impl FnMut(SpanLine) + ?Sized),
) -> Result<Date, ExactError> {
    line(SpanLine::From { on: start });
    let clamped = start.plus_months(i32::try_from(months).map_err(|_| ExactError::DateOutOfRange)?)?;
    line(SpanLine::Months { months, on: clamped });
    if clamped.day() == start.day() {
        return Ok(clamped);
    }
    let on = clamped.plus_days(1)?;
    line(SpanLine::NoSuchDay { day: start.day(), on });
    Ok(on)
}

impl TermSpan {
    fn between(no: u32, start: Date, after: Date) -> Result<Self, TermError> {
        if after <= start {
            return Err(TermError::Empty);
        }
        Ok(Self { no, start, end: after.plus_days(-1)? })
    }

    /// Whether the day belongs to it.
    pub fn contains(&self, day: Date) -> bool {
        self.start <= day && day <= self.end
    }
}

/// The first day after a fixed contract that has run its first term and `renewed` months more, always reckoned from the
/// original start (or the agreed end), never from the term before.
fn border(
    start: Date,
    length: TermLength,
    renewed: u32,
    line: &mut (impl FnMut(SpanLine) + ?Sized),
) -> Result<Date, TermError> {
    let (anchor, first) = match length {
        TermLength::Months(0) => return Err(TermError::Empty),
        TermLength::Months(months) => (start, u32::from(months)),
        TermLength::Until(end) => {
            let after = end.plus_days(1)?;
            line(SpanLine::AgreedEnd { on: end });
            if renewed == 0 {
                return Ok(after);
            }
            (after, 0)
        }
    };
    let months = first.checked_add(renewed).ok_or(ExactError::Overflow)?;
    Ok(first_day_after(anchor, months, line)?)
}

/// Term `no` of a fixed contract whose first term is `length` from `start` and whose renewals are `renewal_months` each.
/// Every term is reckoned from the original start: terms are contiguous, without overlap, and do not drift.
///
/// # Errors
/// [`TermError::Empty`]; leaving 1900–9999.
pub fn span(
    start: Date,
    length: TermLength,
    renewal_months: u16,
    no: u32,
) -> Result<Worked<TermSpan, SpanLine>, TermError> {
    Worked::keep(|line| {
        let Some(before) = no.checked_sub(1) else { return first_span(start, length, line) };
        // a first term that is empty makes its renewals meaningless as well
        first_span(start, length, &mut no_lines)?;
        let mut after = |renewals: u32| {
            let renewed = renewals.checked_mul(u32::from(renewal_months)).ok_or(ExactError::Overflow)?;
            border(start, length, renewed, line)
        };
        let term = TermSpan::between(no, after(before)?, after(no)?)?;
        line(SpanLine::Term(term));
        Ok(term)
    })
}

/// The first term of a fixed contract, whose lines are put down with `line`. An agreed end may be the last day of the calendar (长期,
/// as many write it): nothing has to come after it.
fn first_span(
    start: Date,
    length: TermLength,
    line: &mut (impl FnMut(SpanLine) + ?Sized),
) -> Result<TermSpan, TermError> {
    let end = match length {
        TermLength::Until(end) => {
            line(SpanLine::AgreedEnd { on: end });
            end
        }
        TermLength::Months(_) => border(start, length, 0, line)?.plus_days(-1)?,
    };
    if end < start {
        return Err(TermError::Empty);
    }
    let term = TermSpan { no: 0, start, end };
    line(SpanLine::Term(term));
    Ok(term)
}

impl Term {
    /// The first term of a fixed one; `None` for a term without an end.
    ///
    /// # Errors
    /// [`TermError::Empty`]; leaving 1900–9999.
    pub fn first_span(self) -> Result<Option<Worked<TermSpan, SpanLine>>, TermError> {
        match self {
            Self::Fixed { start, length } => span(start, length, 0, 0).map(Some),
            Self::Indefinite { .. } | Self::UntilPerformed { .. } => Ok(None),
        }
    }
}

/// Whether a notice period fits into the term it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeFit {
    /// The last day for notice is in the term.
    WithinTerm,
    /// The last day for notice is before the term begins: a warning (`domain.md` 7).
    LongerThanTerm,
}

/// The last day for a notice against the end of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeDeadline {
    /// The last day, itself still open, and the working day to act by.
    pub deadline: Deadline,
    /// Whether it lies in the term.
    pub fit: NoticeFit,
}

/// The last day to give `notice` before the end of a term: the last day of the term minus the days, or minus the months
/// to the same day or the last of the month (`domain.md` 6.7).
///
/// # Errors
/// Leaving 1900–9999; a calendar without working days.
pub fn notice_deadline(
    span: TermSpan,
    notice: Period,
    calendar: &WorkCalendar,
) -> Result<Worked<NoticeDeadline, PeriodLine>, TermError> {
    Worked::keep(|line| last_notice(span, notice, calendar, line))
}

/// [`notice_deadline`], which puts its lines down with `line`.
fn last_notice(
    span: TermSpan,
    notice: Period,
    calendar: &WorkCalendar,
    line: &mut (impl FnMut(PeriodLine) + ?Sized),
) -> Result<NoticeDeadline, TermError> {
    let deadline = notice.deadline(span.end, calendar, line)?;
    let fit = if deadline.last_day < span.start { NoticeFit::LongerThanTerm } else { NoticeFit::WithinTerm };
    Ok(NoticeDeadline { deadline, fit })
}
