//! Working calendars (工作日历): weekly hours, holidays and make-up working days (调休上班) by year (`domain.md` 5.5).
//!
//! Years ship empty. A day of a year that nobody entered is judged by the week alone, and the working of every answer
//! that met such a year says so with [`CalendarLine::YearNotEntered`]: nothing is guessed in silence.

pub mod hours;
pub mod listed;
pub mod moment;
pub mod notice;
pub mod year;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use self::hours::{DayHours, Window, WorkWeek};
use self::year::CalendarYear;
use super::date::Date;
use super::exact::{ExactError, Worked};
use super::width::half_width;

/// How many days in a row may be days of rest before the search for a working day ends.
const MOST_REST_DAYS: u32 = 366;

/// Why a calendar has no answer, or cannot be entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CalendarError {
    /// A time of day beyond 24:00, or in another spelling.
    #[error("there is no such time of day")]
    NoSuchTime,
    /// A window that ends before it begins, or windows out of order, touching or overlapping.
    #[error("the windows of a day are in order and apart")]
    WindowOrder,
    /// A holiday or make-up day entered under another year.
    #[error("the day is not in the year it was entered for")]
    DayOfAnotherYear {
        /// The day.
        date: Date,
    },
    /// A day entered as a holiday and as a make-up working day.
    #[error("a day is either a holiday or a make-up working day")]
    HolidayAndMakeUp {
        /// The day.
        date: Date,
    },
    /// More than a year without a working day.
    #[error("the calendar has no working day near the date")]
    NoWorkingDay {
        /// Where the search began.
        near: Date,
    },
    /// A period in hours where a day is asked for: the service clock counts hours.
    #[error("a period in hours has no last day")]
    Hours,
    /// The arithmetic has no answer.
    #[error(transparent)]
    Exact(#[from] ExactError),
}

/// What one day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// A working day of the week.
    Working,
    /// Entered as a make-up working day (调休上班).
    MakeUp,
    /// The week's rest.
    WeeklyRest,
    /// Entered as a holiday (节假日).
    Holiday,
}

impl DayKind {
    /// Whether people work on it.
    pub const fn is_working(self) -> bool {
        match self {
            Self::Working | Self::MakeUp => true,
            Self::WeeklyRest | Self::Holiday => false,
        }
    }
}

/// Whether somebody entered the holidays of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum YearEntry {
    /// Its holidays and make-up days are known.
    Entered,
    /// Nothing is known: only the week counts.
    NotEntered,
}

/// Which way to look for a working day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// To later days.
    Later,
    /// To earlier days.
    Earlier,
}

impl Direction {
    const fn step(self) -> i64 {
        match self {
            Self::Later => 1,
            Self::Earlier => -1,
        }
    }
}

/// A step of a calendar answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CalendarLine {
    /// A day that was looked at, and what it is. When working days are counted, ordinary days of the week are left out.
    Day {
        /// The day.
        date: Date,
        /// What it is.
        kind: DayKind,
    },
    /// The answer met a year whose holidays were not entered and rests on the week alone.
    YearNotEntered {
        /// The year.
        year: i32,
    },
    /// The calendar is that of a place whose holidays this book does not keep: the answer rests on Monday to Friday alone.
    LocalHolidaysUnknown,
    /// The calendar is the one that the book keeps for the place whose working days count.
    LocalCalendarKept,
}

/// A working calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "WrittenCalendar", into = "WrittenCalendar")]
pub struct WorkCalendar {
    week: WorkWeek,
    full_day: DayHours,
    years: BTreeMap<i32, CalendarYear>,
    is_week_alone: bool,
    /// Whose it is, by every name as [`called`]; none for that of the house.
    names: Vec<String>,
    /// The calendars of other places that are kept beside it.
    elsewhere: Vec<Self>,
}

#[derive(Serialize, Deserialize)]
struct WrittenCalendar {
    week: WorkWeek,
    full_day: DayHours,
    years: Vec<CalendarYear>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    is_week_alone: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    names: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    elsewhere: Vec<WorkCalendar>,
}

/// The name of a place as it is compared: whatever its case and width.
pub(super) fn called(name: &str) -> String {
    name.trim().chars().map(half_width).flat_map(char::to_lowercase).collect()
}

/// The working days of a place whose holidays are not kept.
static WEEKDAYS: LazyLock<WorkCalendar> = LazyLock::new(|| WorkCalendar::standard().week_alone());

impl WorkCalendar {
    /// A calendar without any year entered. `full_day` are the hours of a full working day: a make-up day has them, and
    /// one working day of a service level is so many minutes. A make-up day is a working day even if they are empty.
    pub const fn new(week: WorkWeek, full_day: DayHours) -> Self {
        Self { week, full_day, years: BTreeMap::new(), is_week_alone: false, names: Vec::new(), elsewhere: Vec::new() }
    }

    /// Monday to Friday 09:00–18:00, the default service hours (`contract-rules.md` S4), no year entered: only the week is
    /// known, and Saturdays and Sundays are days of rest.
    pub fn standard() -> Self {
        let hours = DayHours::office();
        Self::new(WorkWeek::monday_to_friday(&hours), hours)
    }

    /// The working days of a place whose holidays the book does not keep (`contract-rules.md` G2 `biz_day_def`): Monday to Friday, and
    /// every working says so.
    pub fn weekdays() -> &'static Self {
        &WEEKDAYS
    }

    /// The same week without any holiday or make-up day: those of the place are not known, and every working says so.
    #[must_use]
    pub fn week_alone(self) -> Self {
        Self { years: BTreeMap::new(), is_week_alone: true, ..self }
    }

    /// Whether it is that of a place whose holidays are not known.
    pub const fn is_week_alone(&self) -> bool {
        self.is_week_alone
    }

    /// The same calendar as that of a place, by every name it goes by.
    #[must_use]
    pub fn of_place<'n>(self, names: impl IntoIterator<Item = &'n str>) -> Self {
        let names = names.into_iter().map(called).filter(|name| !name.is_empty()).collect();
        Self { names, ..self }
    }

    /// The same days as those of the place whose calendar `of` is; those of nobody else where it is that of the house.
    #[must_use]
    pub(super) fn where_it_is(self, of: &Self) -> Self {
        Self { names: of.names.clone(), ..self }
    }

    /// The same calendar, with that of another place kept beside it.
    #[must_use]
    pub fn with_place(mut self, place: Self) -> Self {
        self.elsewhere.push(place);
        self
    }

    /// Whether it is that of a place, as the book keeps it.
    pub const fn is_of_place(&self) -> bool {
        !self.names.is_empty()
    }

    /// The calendar of a place by its names in either language: this one if it is that of the place, else the one kept beside it, else
    /// [Monday to Friday](Self::weekdays).
    pub fn at(&self, place: [&str; 2]) -> &Self {
        let asked: Vec<String> = place.into_iter().map(called).filter(|name| !name.is_empty()).collect();
        let is_it = |it: &&Self| it.names.iter().any(|name| asked.contains(name));
        std::iter::once(self).chain(&self.elsewhere).find(is_it).unwrap_or(Self::weekdays())
    }

    /// The same calendar without those of other places.
    #[must_use]
    pub fn by_itself(&self) -> Self {
        Self {
            week: self.week.clone(),
            full_day: self.full_day.clone(),
            years: self.years.clone(),
            is_week_alone: self.is_week_alone,
            names: self.names.clone(),
            elsewhere: Vec::new(),
        }
    }

    /// The same calendar with this year entered, in place of an earlier entry.
    #[must_use]
    pub fn with_year(mut self, year: CalendarYear) -> Self {
        self.years.insert(year.year(), year);
        self
    }

    /// The hours of the week.
    pub const fn week(&self) -> &WorkWeek {
        &self.week
    }

    /// The hours of a full working day.
    pub const fn full_day(&self) -> &DayHours {
        &self.full_day
    }

    /// The years entered, in order.
    pub fn years(&self) -> impl Iterator<Item = &CalendarYear> {
        self.years.values()
    }

    /// Whether the holidays of this year were entered.
    pub fn entry(&self, year: i32) -> YearEntry {
        if self.years.contains_key(&year) { YearEntry::Entered } else { YearEntry::NotEntered }
    }

    /// What a day is, by what was entered and otherwise by the week.
    pub fn kind(&self, date: Date) -> DayKind {
        if let Some(year) = self.years.get(&date.year()) {
            if year.holidays().contains(&date) {
                return DayKind::Holiday;
            }
            if year.make_up_days().contains(&date) {
                return DayKind::MakeUp;
            }
        }
        if self.week.of(date.weekday()).is_rest() { DayKind::WeeklyRest } else { DayKind::Working }
    }

    /// Whether a day is a working day, by what was entered and otherwise by the week.
    pub fn is_working_day(&self, date: Date) -> bool {
        self.kind(date).is_working()
    }

    /// The working hours of a day: those of the week, none on a holiday. A make-up day has the hours of a full day, or
    /// those of the week where the week works on it anyway.
    pub fn windows(&self, date: Date) -> &[Window] {
        let ordinary = self.week.of(date.weekday());
        match self.kind(date) {
            DayKind::MakeUp if ordinary.is_rest() => self.full_day.windows(),
            DayKind::Working | DayKind::MakeUp => ordinary.windows(),
            DayKind::WeeklyRest | DayKind::Holiday => &[],
        }
    }

    /// `date` if it is a working day, else the nearest one in this direction, with every day looked at.
    ///
    /// # Errors
    /// No working day for more than a year; leaving 1900–9999.
    pub fn nearest_working_day(
        &self,
        date: Date,
        direction: Direction,
    ) -> Result<Worked<Date, CalendarLine>, CalendarError> {
        Worked::keep(|line| self.nearest(date, direction, line))
    }

    /// [`Self::nearest_working_day`], which puts its lines down with `line`.
    pub(crate) fn nearest(
        &self,
        date: Date,
        direction: Direction,
        line: &mut (impl FnMut(CalendarLine) + ?Sized),
    ) -> Result<Date, CalendarError> {
        let mut looked_at = date;
        let mut noted = None;
        for _ in 0..=MOST_REST_DAYS {
            let kind = self.kind(looked_at);
            let year = looked_at.year();
            let before = noted.replace(year);
            if before.is_none() && self.is_of_place() {
                line(CalendarLine::LocalCalendarKept);
            }
            if self.is_week_alone {
                if before.is_none() {
                    line(CalendarLine::LocalHolidaysUnknown);
                }
            } else if before != Some(year) && self.entry(year) == YearEntry::NotEntered {
                line(CalendarLine::YearNotEntered { year });
            }
            line(CalendarLine::Day { date: looked_at, kind });
            if kind.is_working() {
                return Ok(looked_at);
            }
            looked_at = looked_at.plus_days(direction.step())?;
        }
        Err(CalendarError::NoWorkingDay { near: date })
    }

    /// The first working day after `date`.
    ///
    /// # Errors
    /// As [`Self::nearest_working_day`].
    pub fn next_working_day(&self, date: Date) -> Result<Worked<Date, CalendarLine>, CalendarError> {
        self.nearest_working_day(date.plus_days(1)?, Direction::Later)
    }

    /// The last working day before `date`.
    ///
    /// # Errors
    /// As [`Self::nearest_working_day`].
    pub fn previous_working_day(&self, date: Date) -> Result<Worked<Date, CalendarLine>, CalendarError> {
        self.nearest_working_day(date.plus_days(-1)?, Direction::Earlier)
    }

    /// The `count`-th working day after (or before) `date`, which itself is not counted; `date` when `count` is 0. The
    /// working names the holidays and make-up days met and the years that were not entered.
    ///
    /// # Errors
    /// As [`Self::nearest_working_day`].
    pub fn working_days_from(
        &self,
        date: Date,
        count: u16,
        direction: Direction,
    ) -> Result<Worked<Date, CalendarLine>, CalendarError> {
        Worked::keep(|line| self.counted(date, count, direction, line))
    }

    /// [`Self::working_days_from`], which puts its lines down with `line`.
    pub(crate) fn counted(
        &self,
        date: Date,
        count: u16,
        direction: Direction,
        line: &mut (impl FnMut(CalendarLine) + ?Sized),
    ) -> Result<Date, CalendarError> {
        let mut noted = None;
        let mut is_told = false;
        let mut worth_showing = |met: CalendarLine| match met {
            CalendarLine::LocalHolidaysUnknown | CalendarLine::LocalCalendarKept => {
                if !std::mem::replace(&mut is_told, true) {
                    line(met);
                }
            }
            CalendarLine::YearNotEntered { year } => {
                if noted.replace(year) != Some(year) {
                    line(met);
                }
            }
            CalendarLine::Day { kind: DayKind::Holiday | DayKind::MakeUp, .. } => line(met),
            CalendarLine::Day { kind: DayKind::Working | DayKind::WeeklyRest, .. } => {}
        };
        let mut reached = date;
        for _ in 0..count {
            reached = self.nearest(reached.plus_days(direction.step())?, direction, &mut worth_showing)?;
        }
        Ok(reached)
    }
}

impl From<WrittenCalendar> for WorkCalendar {
    fn from(written: WrittenCalendar) -> Self {
        let empty = Self {
            is_week_alone: written.is_week_alone,
            names: written.names,
            elsewhere: written.elsewhere,
            ..Self::new(written.week, written.full_day)
        };
        written.years.into_iter().fold(empty, Self::with_year)
    }
}

impl From<WorkCalendar> for WrittenCalendar {
    fn from(calendar: WorkCalendar) -> Self {
        Self {
            week: calendar.week,
            full_day: calendar.full_day,
            years: calendar.years.into_values().collect(),
            is_week_alone: calendar.is_week_alone,
            names: calendar.names,
            elsewhere: calendar.elsewhere,
        }
    }
}
