//! A clause between two days: which days bear which rate, on one common denominator.

use super::LateFeeError;
use super::known::{Later, OF_MULTIPLE, Rates, ReferenceRate};
use super::rate_table::RateStep;
use super::rule::{DayCount, Fixing, LateRate, MonthCount};
use super::thirty;
use super::working::{AppliedRate, RateUnit};
use crate::domain::date::Date;
use crate::domain::exact::{ExactError, Ratio};
use crate::domain::rate::Ppm;

/// Parts of a million, and hundredths of a multiple.
const HUNDREDTHS: i128 = 100;
const PPM_HUNDREDTHS: i128 = 100_000_000;

/// One run of days with one rate.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    /// The last day that bears it.
    pub(super) last: Date,
    /// What one unit of base bears per unit of time, over the scale.
    pub(super) numerator: i128,
    /// The rate as a person reads it.
    pub(super) rate: AppliedRate,
    /// The reference rate behind it, where the working tells of it.
    pub(super) reference: Option<ReferenceRate>,
}

/// What counts as one unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Clock {
    /// A day.
    Days,
    /// A day of a month of thirty days.
    ThirtyDayMonths,
    /// A period of so many days that has begun.
    StartedPeriods(i64),
    /// Lateness itself, once.
    Once,
}

/// The rates of a clause for one debt.
#[derive(Debug, Clone)]
pub(super) struct Tariff {
    /// The common denominator of every numerator.
    pub(super) scale: i128,
    /// Runs of days, in order, without a gap.
    pub(super) pieces: Vec<Piece>,
    /// What is counted.
    pub(super) clock: Clock,
}

impl LateRate {
    /// The common denominator: every fee of this clause is a whole number of its parts, so that adding never reduces fractions.
    pub(super) const fn scale(&self) -> i128 {
        let year = match self {
            Self::Annual { day_count, .. }
            | Self::ReferenceMultiple { day_count, .. }
            | Self::ReferencePlus { day_count, .. } => match day_count {
                DayCount::Actual365 | DayCount::NotStated => 365,
                DayCount::Actual360 | DayCount::Thirty360 => 360,
                // 365 × 366: divisible by the days of every year
                DayCount::ActualActual => 133_590,
            },
            Self::Monthly { month, .. } => match month {
                MonthCount::TwelveIn365 => 365,
                MonthCount::ThirtyDays => 30,
            },
            Self::Daily { .. } | Self::StartedPeriod { .. } | Self::FixedSum { .. } => 1,
        };
        PPM_HUNDREDTHS.saturating_mul(year)
    }
}

/// The tariff of a clause for the days after `start` up to `through`, for a debt whose first late day is `late_from`; `later` is what
/// followed its own table, as [`KnownRule`](super::known::KnownRule) has it.
pub(super) fn tariff(
    rate: &LateRate,
    later: Option<Later<'_>>,
    late_from: Date,
    start: Date,
    through: Date,
) -> Result<Tariff, LateFeeError> {
    let scale = rate.scale();
    let clock = if rate.day_count() == Some(DayCount::Thirty360) { Clock::ThirtyDayMonths } else { Clock::Days };
    let mut tariff = Tariff { scale, pieces: Vec::new(), clock };
    if start >= through {
        return Ok(tariff);
    }
    let days = Days { late_from, first: start.plus_days(1)?, last: through };
    match rate {
        LateRate::Daily { table } => {
            for run in days.rates(Rates::of_table(table), Fixing::Running)? {
                tariff.push(run.last, hundredfold(run.rate)?, RateUnit::Day, None)?;
            }
        }
        LateRate::Annual { table, day_count } => {
            for run in days.rates(Rates::of_table(table), Fixing::Running)? {
                tariff.push_year(&run, hundredfold(run.rate)?, *day_count)?;
            }
        }
        LateRate::ReferenceMultiple { reference, hundredths, day_count, fixing } => {
            let rates = Rates::of_reference(reference, OF_MULTIPLE, later);
            for run in days.rates(rates, *fixing)? {
                let multiple = run.rate.wide().checked_mul(i128::from(*hundredths)).ok_or(ExactError::Overflow)?;
                tariff.push_year(&run, multiple, *day_count)?;
            }
        }
        LateRate::ReferencePlus { reference, margin, day_count, fixing } => {
            let rates = Rates::of_reference(reference, fixing.of_margin(), later);
            for run in days.rates(rates, *fixing)? {
                let sum = run.rate.0.checked_add(margin.0).ok_or(ExactError::Overflow)?;
                tariff.push_year(&run, hundredfold(Ppm(sum))?, *day_count)?;
            }
        }
        LateRate::Monthly { table, month } => {
            for run in days.rates(Rates::of_table(table), Fixing::Running)? {
                tariff.push(run.last, hundredfold(run.rate)?, RateUnit::Month { count: *month }, None)?;
            }
        }
        LateRate::StartedPeriod { days: length, rate } => {
            tariff.clock = Clock::StartedPeriods(i64::from(*length));
            tariff.push(days.last, hundredfold(*rate)?, RateUnit::StartedPeriod { days: *length }, None)?;
        }
        LateRate::FixedSum { amount } => {
            tariff.clock = Clock::Once;
            let numerator = amount.wide().checked_mul(scale).ok_or(ExactError::Overflow)?;
            let rate = AppliedRate { ppm: Ratio::ZERO, unit: RateUnit::Once };
            tariff.pieces.push(Piece { last: days.last, numerator, rate, reference: None });
        }
    }
    Ok(tariff)
}

fn hundredfold(rate: Ppm) -> Result<i128, ExactError> {
    rate.wide().checked_mul(HUNDREDTHS).ok_or(ExactError::Overflow)
}

impl Tariff {
    /// Adds a run whose rate per `unit` is `hundredths` hundredths of a ppm, joining it to the last run when the rate is the same.
    fn push(
        &mut self,
        last: Date,
        hundredths: i128,
        unit: RateUnit,
        reference: Option<ReferenceRate>,
    ) -> Result<(), LateFeeError> {
        if hundredths < 0 {
            return Err(LateFeeError::NegativeRate);
        }
        let (times, days) = unit.per_day();
        let whole = PPM_HUNDREDTHS.checked_mul(days).ok_or(ExactError::Overflow)?;
        let parts = self.scale.checked_div(whole).ok_or(ExactError::DivideByZero)?;
        let numerator = hundredths.checked_mul(times).and_then(|n| n.checked_mul(parts)).ok_or(ExactError::Overflow)?;
        if let Some(previous) = self.pieces.last_mut()
            && previous.numerator == numerator
            && previous.rate.unit == unit
            && previous.reference == reference
        {
            previous.last = last;
            return Ok(());
        }
        let rate = AppliedRate { ppm: Ratio::new(hundredths, HUNDREDTHS)?, unit };
        self.pieces.push(Piece { last, numerator, rate, reference });
        Ok(())
    }

    fn push_year(&mut self, run: &Run, hundredths: i128, count: DayCount) -> Result<(), LateFeeError> {
        let Run { first, last, reference, .. } = *run;
        match count {
            DayCount::Actual365 | DayCount::NotStated => {
                self.push(last, hundredths, RateUnit::Year { days: 365 }, reference)
            }
            DayCount::Actual360 => self.push(last, hundredths, RateUnit::Year { days: 360 }, reference),
            DayCount::Thirty360 => self.push(last, hundredths, RateUnit::ThirtyDayMonths, reference),
            DayCount::ActualActual => {
                let mut from = first;
                loop {
                    let days = if from.is_leap_year() { 366 } else { 365 };
                    let year_end = Date::new(from.year(), 12, 31)?;
                    self.push(last.min(year_end), hundredths, RateUnit::Year { days }, reference)?;
                    if year_end >= last {
                        return Ok(());
                    }
                    from = year_end.plus_days(1)?;
                }
            }
        }
    }
}

/// The days of one debt that bear a rate.
struct Days {
    late_from: Date,
    first: Date,
    last: Date,
}

/// Days that bear one rate of a table.
#[derive(Debug, Clone, Copy)]
struct Run {
    first: Date,
    last: Date,
    rate: Ppm,
    reference: Option<ReferenceRate>,
}

impl Days {
    /// Runs of days with one rate, by the fixing.
    fn rates(&self, rates: Rates<'_>, fixing: Fixing) -> Result<Vec<Run>, LateFeeError> {
        let run = |first, last, step: RateStep| Run { first, last, rate: step.rate, reference: rates.told(step) };
        match fixing {
            Fixing::AtBreach => Ok(vec![run(self.first, self.last, rates.on(self.late_from)?)]),
            Fixing::HalfYearFrozen => {
                let eve = half_year_start(self.late_from)?.plus_days(-1)?;
                Ok(vec![run(self.first, self.last, rates.on(eve)?)])
            }
            Fixing::Running => {
                let mut runs = Vec::new();
                let mut from = self.first;
                let mut in_force = rates.on(from)?;
                for step in rates.changes(self.first, self.last) {
                    runs.push(run(from, step.from.plus_days(-1)?, in_force));
                    (from, in_force) = (step.from, step);
                }
                runs.push(run(from, self.last, in_force));
                Ok(runs)
            }
            Fixing::HalfYearRefixed => {
                let mut runs = Vec::new();
                let mut from = self.first;
                loop {
                    let start = half_year_start(from)?;
                    let end = match start.month() {
                        1 => Date::new(start.year(), 6, 30)?,
                        _ => Date::new(start.year(), 12, 31)?,
                    };
                    runs.push(run(from, self.last.min(end), rates.on(start)?));
                    if end >= self.last {
                        return Ok(runs);
                    }
                    from = end.plus_days(1)?;
                }
            }
        }
    }
}

/// 1 January or 1 July, whichever begins the half-year of `day`.
fn half_year_start(day: Date) -> Result<Date, ExactError> {
    Date::new(day.year(), if day.month() <= 6 { 1 } else { 7 }, 1)
}

impl Clock {
    /// Units of time in the days after `from` up to `to`, for a count that begins after `start`.
    pub(super) fn units(self, start: Date, from: Date, to: Date) -> Result<i64, ExactError> {
        match self {
            Self::Days => Ok(from.days_until(to)),
            Self::ThirtyDayMonths => thirty::days(from, to),
            Self::StartedPeriods(days) => {
                let begun = |day: Date| started(start.days_until(day), days);
                begun(to)?.checked_sub(begun(from)?).ok_or(ExactError::Overflow)
            }
            Self::Once => Ok(i64::from(from == start && to > from)),
        }
    }

    /// The day on which the `nth` unit after `from` falls.
    pub(super) fn day_of(self, start: Date, from: Date, nth: i64) -> Result<Date, ExactError> {
        match self {
            Self::Days => from.plus_days(nth),
            Self::ThirtyDayMonths => thirty::day_after(from, nth),
            Self::StartedPeriods(days) => {
                let before = started(start.days_until(from), days)?;
                let offset = before.checked_add(nth).and_then(|n| n.checked_sub(1)).and_then(|n| n.checked_mul(days));
                start.plus_days(offset.and_then(|days| days.checked_add(1)).ok_or(ExactError::Overflow)?)
            }
            Self::Once => start.plus_days(1),
        }
    }
}

/// How many periods of `length` days have begun after so many days.
fn started(days: i64, length: i64) -> Result<i64, ExactError> {
    let up = days.checked_add(length).and_then(|sum| sum.checked_sub(1)).ok_or(ExactError::Overflow)?;
    up.checked_div(length).ok_or(ExactError::DivideByZero)
}
