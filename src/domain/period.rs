//! Periods as contracts state them, and how they are counted: forwards to a due day, backwards to the last day for a notice
//! (`domain.md` 6.2, 6.7; `contract-rules.md` 0.2, 3.2).
//!
//! There is one kind of period. Hours are among its units because service levels are agreed in them; the service clock
//! counts those, and a calendar that is asked for a day says [`CalendarError::Hours`].

use serde::{Deserialize, Serialize};

use super::calendar::{CalendarError, CalendarLine, Direction, WorkCalendar};
use super::date::Date;
use super::exact::{ExactError, Worked};

/// What a period is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Hours by the clock (小时).
    Hour,
    /// Hours of service (工作小时).
    WorkingHour,
    /// Calendar days (日).
    Day,
    /// Working days (工作日).
    WorkingDay,
    /// Months (月): to the same day of the month, or its last day.
    Month,
    /// Years (年): as twelve months each.
    Year,
}

/// A length of time as contracts say it: 30 days, 5 working days, 3 months, 4 hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Period {
    /// How many; 0 is the day itself.
    pub n: u16,
    /// Of what.
    pub unit: Unit,
}

/// How the last day of a forward period is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodRule {
    /// The day it is counted from is not counted; the last day counted is the answer (Civil Code art. 201–202).
    #[default]
    StatutoryCn,
    /// So many full days must lie between: the answer is the day after the last day counted. "After 90 days" is day 91.
    ClearDays,
}

/// What happens to a day that is not a working day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Roll {
    /// It stays.
    #[default]
    None,
    /// The next working day (Civil Code art. 203).
    Following,
    /// The next working day, or the one before where the next is in another month.
    ModifiedFollowing,
    /// The working day before.
    Preceding,
}

/// How a clause counts its periods; stored with the clause, since the parties may agree otherwise (Civil Code art. 204).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Counting {
    /// The last day.
    pub rule: PeriodRule,
    /// What a day of rest does to it.
    pub roll: Roll,
}

/// A step of a counted period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodLine {
    /// The day it is counted from, which is not counted itself.
    From {
        /// The day.
        on: Date,
    },
    /// The last day of the period (backwards: the day so much before).
    Counted {
        /// The period.
        period: Period,
        /// The day.
        on: Date,
    },
    /// The day after the full period.
    DayAfter {
        /// The day.
        on: Date,
    },
    /// A day of rest gave way to a working day.
    Moved {
        /// The day of rest.
        from: Date,
        /// The working day.
        to: Date,
        /// The rule.
        roll: Roll,
    },
    /// What the calendar said on the way.
    Calendar(CalendarLine),
}

/// The last day for something that must happen before a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// The last day by the contract, never moved to a later one.
    pub last_day: Date,
    /// The last working day on or before it: act by then.
    pub act_by: Date,
}

impl Roll {
    /// The day after this rule. A rule other than [`Roll::None`] looks into the calendar and says what it saw.
    ///
    /// # Errors
    /// No working day near; leaving 1900–9999.
    pub fn apply(self, date: Date, calendar: &WorkCalendar) -> Result<Worked<Date, PeriodLine>, CalendarError> {
        Worked::keep(|line| self.rolled(date, calendar, line))
    }

    fn rolled(
        self,
        date: Date,
        calendar: &WorkCalendar,
        line: &mut (impl FnMut(PeriodLine) + ?Sized),
    ) -> Result<Date, CalendarError> {
        let mut seen = |met| line(PeriodLine::Calendar(met));
        let found = match self {
            Self::None => return Ok(date),
            Self::Following => calendar.nearest(date, Direction::Later, &mut seen)?,
            Self::Preceding => calendar.nearest(date, Direction::Earlier, &mut seen)?,
            Self::ModifiedFollowing => {
                // what was seen beyond the end of the month decides nothing and is not shown
                let found = match calendar.nearest_working_day(date, Direction::Later) {
                    Ok(later) if (later.value.year(), later.value.month()) == (date.year(), date.month()) => later,
                    // the end of 9999 is the end of a month too
                    Ok(_) | Err(CalendarError::Exact(ExactError::DateOutOfRange)) => {
                        calendar.nearest_working_day(date, Direction::Earlier)?
                    }
                    Err(error) => return Err(error),
                };
                found.working.into_iter().for_each(seen);
                found.value
            }
        };
        if found != date {
            line(PeriodLine::Moved { from: date, to: found, roll: self });
        }
        Ok(found)
    }
}

impl Period {
    /// `n` hours by the clock.
    pub const fn hours(n: u16) -> Self {
        Self { n, unit: Unit::Hour }
    }

    /// `n` calendar days.
    pub const fn days(n: u16) -> Self {
        Self { n, unit: Unit::Day }
    }

    /// `n` working days.
    pub const fn working_days(n: u16) -> Self {
        Self { n, unit: Unit::WorkingDay }
    }

    /// `n` months.
    pub const fn months(n: u16) -> Self {
        Self { n, unit: Unit::Month }
    }

    /// `n` years.
    pub const fn years(n: u16) -> Self {
        Self { n, unit: Unit::Year }
    }

    /// Roughly how many hours: for ranges and comparisons of length only, never for a date.
    pub fn about_hours(self) -> u32 {
        let each = match self.unit {
            Unit::Hour | Unit::WorkingHour => 1,
            Unit::Day | Unit::WorkingDay => 24,
            Unit::Month => 720,
            Unit::Year => 8_760,
        };
        u32::from(self.n).saturating_mul(each)
    }

    /// The longer of the two, roughly.
    #[must_use]
    pub fn max_length(self, other: Self) -> Self {
        if other.about_hours() > self.about_hours() { other } else { self }
    }

    /// Roughly how many days, the started one whole: for ranges only, never for a date.
    pub fn about_days(self) -> u32 {
        self.about_hours().div_ceil(24)
    }

    /// The same period for a day that is asked for: hours count as the days they start, other units as they are.
    #[must_use]
    pub const fn by_the_day(self) -> Self {
        match self.unit {
            Unit::Hour | Unit::WorkingHour => Self::days(self.n.div_ceil(24)),
            Unit::Day | Unit::WorkingDay | Unit::Month | Unit::Year => self,
        }
    }

    /// `k` times this period: the k-th step from an anchor.
    ///
    /// # Errors
    /// [`ExactError::Overflow`] beyond 65 535 units.
    pub fn times(self, k: u16) -> Result<Self, ExactError> {
        self.n.checked_mul(k).map(|n| Self { n, unit: self.unit }).ok_or(ExactError::Overflow)
    }

    /// The last day of the period counted from `from`, which is not counted: 30 days from 12 March end on 11 April; a
    /// month from 31 January ends on the last day of February (Civil Code art. 201–202). Never rolled.
    ///
    /// # Errors
    /// Leaving 1900–9999; for working days, a calendar without any; a period in hours.
    pub fn last_day(self, from: Date, calendar: &WorkCalendar) -> Result<Worked<Date, PeriodLine>, CalendarError> {
        Worked::keep(|line| self.counted(from, Direction::Later, calendar, line))
    }

    /// The first day after the full period: "after 90 days" is day 91 (`domain.md` 6.7).
    ///
    /// # Errors
    /// As [`Self::last_day`].
    pub fn first_day_after(
        self,
        from: Date,
        calendar: &WorkCalendar,
    ) -> Result<Worked<Date, PeriodLine>, CalendarError> {
        let Worked { value, mut working } = self.last_day(from, calendar)?;
        let on = value.plus_days(1)?;
        working.push(PeriodLine::DayAfter { on });
        Ok(Worked { value: on, working })
    }

    /// The day this period from `from` leads to under a clause's way of counting, moved off a day of rest if it says so
    /// (`contract-rules.md` 3.2 (2)).
    ///
    /// # Errors
    /// As [`Self::last_day`].
    pub fn due(
        self,
        from: Date,
        counting: Counting,
        calendar: &WorkCalendar,
    ) -> Result<Worked<Date, PeriodLine>, CalendarError> {
        let Worked { value, mut working } = match counting.rule {
            PeriodRule::StatutoryCn => self.last_day(from, calendar)?,
            PeriodRule::ClearDays => self.first_day_after(from, calendar)?,
        };
        let rolled = counting.roll.apply(value, calendar)?;
        working.extend(rolled.working);
        Ok(Worked { value: rolled.value, working })
    }

    /// The last day that lies this period before `end`, and the working day on or before it. A deadline counted backwards
    /// never moves to a later day (`domain.md` 8).
    ///
    /// # Errors
    /// As [`Self::last_day`].
    pub fn before(self, end: Date, calendar: &WorkCalendar) -> Result<Worked<Deadline, PeriodLine>, CalendarError> {
        Worked::keep(|line| self.deadline(end, calendar, line))
    }

    /// [`Self::before`], which puts its lines down with `line`.
    pub(crate) fn deadline(
        self,
        end: Date,
        calendar: &WorkCalendar,
        line: &mut (impl FnMut(PeriodLine) + ?Sized),
    ) -> Result<Deadline, CalendarError> {
        let last_day = self.last_day_before(end, calendar, line)?;
        let act_by = Roll::Preceding.rolled(last_day, calendar, line)?;
        Ok(Deadline { last_day, act_by })
    }

    /// The last day that lies this period before `end`, whatever day of the week it is.
    pub(crate) fn last_day_before(
        self,
        end: Date,
        calendar: &WorkCalendar,
        line: &mut (impl FnMut(PeriodLine) + ?Sized),
    ) -> Result<Date, CalendarError> {
        self.counted(end, Direction::Earlier, calendar, line)
    }

    fn counted(
        self,
        from: Date,
        direction: Direction,
        calendar: &WorkCalendar,
        line: &mut (impl FnMut(PeriodLine) + ?Sized),
    ) -> Result<Date, CalendarError> {
        line(PeriodLine::From { on: from });
        let n = i32::from(self.n);
        let signed = match direction {
            Direction::Later => n,
            Direction::Earlier => n.checked_neg().ok_or(ExactError::Overflow)?,
        };
        let on = match self.unit {
            Unit::Hour | Unit::WorkingHour => return Err(CalendarError::Hours),
            Unit::Day => from.plus_days(i64::from(signed))?,
            Unit::Month => from.plus_months(signed)?,
            Unit::Year => from.plus_months(signed.checked_mul(12).ok_or(ExactError::Overflow)?)?,
            Unit::WorkingDay => {
                calendar.counted(from, self.n, direction, &mut |met| line(PeriodLine::Calendar(met)))?
            }
        };
        line(PeriodLine::Counted { period: self, on });
        Ok(on)
    }
}
