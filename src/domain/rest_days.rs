//! The holidays and make-up working days that a book keeps by hand, by year: none is ever shipped, and a year that nobody entered
//! is judged by the week alone (`domain.md` 5.5).

use std::collections::BTreeSet;

use thiserror::Error;

use super::book_settings::BookSettings;
use super::calendar::notice::Notice;
use super::calendar::year::CalendarYear;
use super::calendar::{CalendarError, WorkCalendar};
use super::date::Date;
use super::local_calendar::LocalCalendar;

/// The longest stretch of holidays that is entered at once, in days.
const LONGEST: i64 = 31;

/// Why days are not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum RestDaysError {
    /// The last day is before the first.
    #[error("the last day is before the first")]
    Reversed,
    /// More than [`LONGEST`] days.
    #[error("a holiday has at most 31 days")]
    TooLong,
    /// A day would be a holiday and a make-up working day.
    #[error("{date} is in the other list already")]
    Both {
        /// The day.
        date: Date,
    },
    /// The text names no day.
    #[error("no day was found in the text")]
    NothingRead,
    /// The calendar of a place has no name.
    #[error("the place has no name")]
    NoPlace,
    /// No day of the week is worked there.
    #[error("no day of the week is worked")]
    NoWeekdays,
    /// Another calendar goes by one of its names.
    #[error("there is a calendar of that name")]
    PlaceKept,
}

/// Days in a row that are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// The first.
    pub from: Date,
    /// The last.
    pub to: Date,
}

impl Stretch {
    /// The stretches of a set of days, in order.
    pub fn all(days: &BTreeSet<Date>) -> Vec<Self> {
        let mut found: Vec<Self> = Vec::new();
        for day in days {
            match found.last_mut() {
                Some(last) if last.to.plus_days(1).is_ok_and(|next| next == *day) => last.to = *day,
                _ => found.push(Self { from: *day, to: *day }),
            }
        }
        found
    }

    fn days(self) -> impl Iterator<Item = Date> {
        (0..=self.from.days_until(self.to)).filter_map(move |ahead| self.from.plus_days(ahead).ok())
    }
}

/// Whether days of a year have passed by `today`: what was due or ran on them is reckoned anew when the year is entered or corrected.
pub fn has_passed_days(year: i32, today: Date) -> bool {
    Date::new(year, 1, 1).is_ok_and(|first| first < today)
}

impl BookSettings {
    /// The working calendar of the book: Monday to Friday, and the years that were entered, with those of the
    /// [places](super::local_calendar) that it keeps beside it.
    pub fn work_calendar(&self) -> WorkCalendar {
        let house = self.rest_days.iter().cloned().fold(WorkCalendar::standard(), WorkCalendar::with_year);
        self.local_days.values().map(LocalCalendar::calendar).fold(house, WorkCalendar::with_place)
    }

    /// The year, if it was entered.
    pub fn rest_year(&self, year: i32) -> Option<&CalendarYear> {
        self.rest_days.iter().find(|it| it.year() == year)
    }

    /// With these days as holidays; a stretch over the new year belongs to both years.
    ///
    /// # Errors
    /// See [`RestDaysError`].
    pub fn with_holidays(self, stretch: Stretch) -> Result<Self, RestDaysError> {
        if stretch.to < stretch.from {
            return Err(RestDaysError::Reversed);
        }
        if stretch.from.days_until(stretch.to) >= LONGEST {
            return Err(RestDaysError::TooLong);
        }
        self.with_days(&stretch.days().collect(), &BTreeSet::new())
    }

    /// With this make-up working day.
    ///
    /// # Errors
    /// See [`RestDaysError`].
    pub fn with_make_up_day(self, day: Date) -> Result<Self, RestDaysError> {
        self.with_days(&BTreeSet::new(), &BTreeSet::from([day]))
    }

    /// With the days of a notice, beside those that are there.
    ///
    /// # Errors
    /// See [`RestDaysError`].
    pub fn with_notice(self, notice: &Notice) -> Result<Self, RestDaysError> {
        if notice.is_empty() {
            return Err(RestDaysError::NothingRead);
        }
        self.with_days(&notice.holidays, &notice.make_up_days)
    }

    /// Without a year: it is judged by the week alone again.
    #[must_use]
    pub fn without_rest_year(mut self, year: i32) -> Self {
        self.rest_days.retain(|it| it.year() != year);
        self
    }

    /// Without these days in either list.
    #[must_use]
    pub fn without_rest_days(mut self, stretch: Stretch) -> Self {
        let is_gone = |day: &Date| (stretch.from..=stretch.to).contains(day);
        for year in &mut self.rest_days {
            let kept = |days: &BTreeSet<Date>| days.iter().copied().filter(|day| !is_gone(day)).collect::<Vec<_>>();
            // fewer days are as right as all of them were
            if let Ok(less) = CalendarYear::new(year.year(), kept(year.holidays()), kept(year.make_up_days())) {
                *year = less;
            }
        }
        self
    }

    fn with_days(mut self, holidays: &BTreeSet<Date>, make_up: &BTreeSet<Date>) -> Result<Self, RestDaysError> {
        let years: BTreeSet<i32> = holidays.iter().chain(make_up).map(|day| day.year()).collect();
        for year in years {
            let known = self.rest_year(year);
            let of = |days: &BTreeSet<Date>| days.iter().copied().filter(|day| day.year() == year).collect::<Vec<_>>();
            let mut free = of(holidays);
            let mut worked = of(make_up);
            free.extend(known.into_iter().flat_map(|it| it.holidays().iter().copied()));
            worked.extend(known.into_iter().flat_map(|it| it.make_up_days().iter().copied()));
            let known = CalendarYear::new(year, free, worked).map_err(|fault| match fault {
                CalendarError::HolidayAndMakeUp { date } | CalendarError::DayOfAnotherYear { date } => {
                    RestDaysError::Both { date }
                }
                CalendarError::NoSuchTime
                | CalendarError::WindowOrder
                | CalendarError::NoWorkingDay { .. }
                | CalendarError::Hours
                | CalendarError::Exact(_) => RestDaysError::NothingRead,
            })?;
            self.put(known);
        }
        Ok(self)
    }

    fn put(&mut self, year: CalendarYear) {
        self.rest_days.retain(|it| it.year() != year.year());
        let place = self.rest_days.partition_point(|it| it.year() < year.year());
        self.rest_days.insert(place, year);
    }
}
