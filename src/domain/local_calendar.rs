//! The working days of other places (外地工作日历), which a book keeps by hand beside those of the house: the place by its name, the days
//! of the week that are worked there, its holidays and make-up days by year. A contract names its place (`contract-rules.md` G2
//! `biz_day_def`) and is reckoned by the calendar of that name; none is ever shipped.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::book_settings::BookSettings;
use super::calendar::hours::{DayHours, WorkWeek};
use super::calendar::year::CalendarYear;
use super::calendar::{WorkCalendar, called};
use super::contract::service::WeekDay;
use super::contract::wording::Wording;
use super::rest_days::RestDaysError;

/// The calendar of a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalCalendar {
    /// The place as contracts name it, in either language or both.
    pub name: Wording,
    /// The days of the week that are worked there.
    pub week: BTreeSet<WeekDay>,
    /// Its holidays and make-up days by year, earliest first.
    #[serde(default)]
    pub years: Vec<CalendarYear>,
}

impl LocalCalendar {
    /// Monday to Friday.
    pub const USUAL: [WeekDay; 5] =
        [WeekDay::Monday, WeekDay::Tuesday, WeekDay::Wednesday, WeekDay::Thursday, WeekDay::Friday];

    /// Its names that are there, as they are compared.
    fn names(&self) -> impl Iterator<Item = String> {
        [&self.name.zh, &self.name.en].into_iter().map(|name| called(name)).filter(|name| !name.is_empty())
    }

    /// What it is kept under: the same name makes the same record in every copy of the book.
    pub fn key(&self) -> String {
        self.names().next().unwrap_or_default()
    }

    /// Whether a contract whose working days are those of `place` is reckoned by it.
    pub fn is_of(&self, place: &Wording) -> bool {
        self.names().any(|name| name == called(&place.zh) || name == called(&place.en))
    }

    /// Its days of work and of rest. A day that is worked has the usual hours: only days are counted by it.
    pub fn calendar(&self) -> WorkCalendar {
        let hours = DayHours::office();
        let week = WorkCalendar::new(WorkWeek::on(&self.week, &hours), hours);
        let whole = self.years.iter().cloned().fold(week, WorkCalendar::with_year);
        whole.of_place([self.name.zh.as_str(), self.name.en.as_str()])
    }
}

impl BookSettings {
    /// The calendar that is kept for a place, if there is one.
    pub fn local_calendar(&self, place: &Wording) -> Option<&LocalCalendar> {
        self.local_days.values().find(|it| it.is_of(place))
    }

    /// With a calendar for a place; where it has one already, with these days of the week in it.
    ///
    /// # Errors
    /// [`RestDaysError::NoPlace`] without a name, [`RestDaysError::NoWeekdays`] without a day of work, [`RestDaysError::PlaceKept`]
    /// where the place goes by one of the names of another.
    pub fn with_local_calendar(mut self, name: Wording, week: BTreeSet<WeekDay>) -> Result<Self, RestDaysError> {
        let made = LocalCalendar { name, week, years: Vec::new() };
        let key = made.key();
        if key.is_empty() {
            return Err(RestDaysError::NoPlace);
        }
        if made.week.is_empty() {
            return Err(RestDaysError::NoWeekdays);
        }
        if self.local_days.iter().any(|(other, it)| *other != key && it.is_of(&made.name)) {
            return Err(RestDaysError::PlaceKept);
        }
        let years = self.local_days.remove(&key).map(|it| it.years).unwrap_or_default();
        self.local_days.insert(key, LocalCalendar { years, ..made });
        Ok(self)
    }

    /// Without the calendar of a place, by what it is kept under: its contracts are counted Monday to Friday again.
    #[must_use]
    pub fn without_local_calendar(mut self, key: &str) -> Self {
        self.local_days.remove(key);
        self
    }

    /// Does to the days of a place, by what its calendar is kept under, what `change` does to those of the house. A place whose
    /// calendar is gone is left alone.
    ///
    /// # Errors
    /// What `change` refuses.
    pub fn in_place(
        mut self,
        key: &str,
        change: impl FnOnce(Self) -> Result<Self, RestDaysError>,
    ) -> Result<Self, RestDaysError> {
        let Some(mut local) = self.local_days.remove(key) else { return Ok(self) };
        let of_house = std::mem::replace(&mut self.rest_days, local.years);
        let mut after = change(self)?;
        local.years = std::mem::replace(&mut after.rest_days, of_house);
        after.local_days.insert(key.to_owned(), local);
        Ok(after)
    }
}
