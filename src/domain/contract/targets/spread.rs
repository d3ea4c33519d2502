//! A target of a year that is spread over its periods (分解): each has its own part, and together they make the year exactly.

use super::{Cycle, Measure, Metric, Targets};
use crate::domain::date::Date;
use crate::domain::exact::{ExactError, Rounding, divide};
use crate::domain::money::Currency;
use crate::domain::rate::Quantity;
use crate::domain::sales_target::cells::equal;

impl Cycle {
    /// How many of its periods a year of the calendar has.
    pub fn periods(self) -> u16 {
        Self::Year.months().checked_div(self.months()).unwrap_or(1)
    }

    /// The place of the period that a day falls into, in its year of the calendar, from nought.
    pub fn place(self, day: Date) -> usize {
        let gone = day.month().saturating_sub(1);
        gone.checked_div(u32::from(self.months())).and_then(|place| usize::try_from(place).ok()).unwrap_or(0)
    }
}

/// The smallest coin of a currency in thousandths, and never less than one.
fn coin(currency: Currency) -> i64 {
    Quantity::SCALE.checked_div(currency.minor_per_major()).unwrap_or(1).max(1)
}

/// A figure over a count of periods, rounded half up.
fn over(figure: Quantity, periods: i64) -> Quantity {
    let mean = divide(i128::from(figure.thousandths), i128::from(periods), Rounding::HalfUp);
    mean.ok().and_then(|it| i64::try_from(it).ok()).map_or(figure, |thousandths| Quantity { thousandths })
}

impl Measure {
    /// Whether its target is that of a year, and spread over the periods.
    pub const fn is_spread(&self) -> bool {
        !self.parts.is_empty()
    }

    /// What the parts of a year come to, in thousandths.
    pub fn parts_sum(&self) -> i128 {
        // so many parts that 128 bits overflow do not fit in memory
        self.parts.iter().fold(0_i128, |sum, part| sum.saturating_add(i128::from(part.thousandths)))
    }

    /// What is missing from the parts to the target of the year, in thousandths; below nought if they are too much.
    pub fn parts_missing(&self) -> i128 {
        // two numbers of 64 bits, or a few of them: nothing is cut off within 128
        i128::from(self.target.thousandths).saturating_sub(self.parts_sum())
    }

    /// Puts what is missing to the year into the last part, as long as that stays above nought; else nothing changes.
    ///
    /// # Errors
    /// [`ExactError::Overflow`] when the last part would be more than a figure can hold.
    pub fn fill_last(&mut self) -> Result<(), ExactError> {
        let missing = self.parts_missing();
        let Some(last) = self.parts.last_mut() else { return Ok(()) };
        let then = i128::from(last.thousandths).checked_add(missing).ok_or(ExactError::Overflow)?;
        if then > 0 {
            last.thousandths = i64::try_from(then).map_err(|_| ExactError::Overflow)?;
        }
        Ok(())
    }

    /// Whether a year of it can be spread over its periods: it adds up over time, and is no range.
    pub fn may_spread(&self) -> bool {
        self.has_direction() && self.adds_up()
    }

    /// Whether there is a part above nought for each period of a year, and they make its target exactly; of a measure that does not
    /// add up over time, or is a range, that nothing is spread (KPI-02).
    pub fn parts_stand(&self, cycle: Cycle) -> bool {
        let fit = self.fits(cycle) && self.parts.iter().all(|part| part.thousandths > 0);
        !self.is_spread() || (self.may_spread() && fit && self.parts_sum() == i128::from(self.target.thousandths))
    }

    /// Whether there are as many parts as a year has periods.
    fn fits(&self, cycle: Cycle) -> bool {
        self.parts.len() == usize::from(cycle.periods())
    }

    /// The target of a period on average: that of every period, or of a year that is spread the mean of its periods, rounded half up.
    pub fn mean(&self, cycle: Cycle) -> Quantity {
        self.mean_of(self.target, cycle)
    }

    /// A figure of the same days as the target, such as a level beyond it, of a period on average, rounded half up.
    pub fn mean_of(&self, figure: Quantity, cycle: Cycle) -> Quantity {
        if self.is_spread() { over(figure, i64::from(cycle.periods())) } else { figure }
    }

    /// What is aimed at in the whole period of the calendar that a day falls into. Parts that are not as many as the periods of a year
    /// count as if they were equal.
    pub fn aimed_on(&self, cycle: Cycle, day: Date) -> Quantity {
        let own = self.parts.get(cycle.place(day)).filter(|_| self.fits(cycle));
        own.copied().unwrap_or_else(|| self.mean(cycle))
    }

    /// What the parts of a year are whole numbers of, in thousandths: coins of an amount, else ones, or thousandths where the year has
    /// fewer ones than periods.
    fn grain(&self, year: Quantity, cycle: Cycle, currency: Currency) -> i64 {
        if self.metric == Metric::NetSales {
            return coin(currency);
        }
        let ones = year.thousandths.checked_div(Quantity::SCALE).unwrap_or(0);
        if ones < i64::from(cycle.periods()) { 1 } else { Quantity::SCALE }
    }

    /// Spreads the target over a year, as equally as whole coins, or whole ones of a count, can be; of what was aimed at in each
    /// period, the year has as many times that as it has periods.
    ///
    /// # Errors
    /// [`ExactError::Overflow`] of what is too large for a year; then it stays as it is.
    pub fn spread(&mut self, cycle: Cycle, currency: Currency) -> Result<(), ExactError> {
        let mut next = self.clone();
        if !self.is_spread() {
            let yearly = |it: Quantity| {
                let thousandths = it.thousandths.checked_mul(i64::from(cycle.periods())).ok_or(ExactError::Overflow)?;
                Ok::<_, ExactError>(Quantity { thousandths })
            };
            next.target = yearly(self.target)?;
            next.stretch = self.stretch.map(yearly).transpose()?;
            next.challenge = self.challenge.map(yearly).transpose()?;
        }
        let grain = self.grain(next.target, cycle, currency);
        let target = next.target.thousandths;
        let grains = target.checked_div(grain).ok_or(ExactError::DivideByZero)?;
        let rest = target.checked_rem(grain).ok_or(ExactError::DivideByZero)?;
        let whole = |part: i64| {
            let thousandths = part.checked_mul(grain).ok_or(ExactError::Overflow)?;
            Ok(Quantity { thousandths })
        };
        let parts = equal(grains, usize::from(cycle.periods()))?;
        next.parts = parts.into_iter().map(whole).collect::<Result<_, ExactError>>()?;
        if let Some(last) = next.parts.last_mut() {
            last.thousandths = last.thousandths.checked_add(rest).ok_or(ExactError::Overflow)?;
        }
        *self = next;
        Ok(())
    }

    /// The parts of these periods as sums of those there are, where each has a whole number of them; nothing if it has not.
    fn joined(&self, before: Cycle, cycle: Cycle) -> Option<Vec<Quantity>> {
        let (count, periods) = (usize::from(before.periods()), usize::from(cycle.periods()));
        let each = count.checked_div(periods).filter(|each| each.checked_mul(periods) == Some(count))?;
        if !self.fits(before) {
            return None;
        }
        let sum = |parts: &[Quantity]| {
            let thousandths = parts.iter().try_fold(0_i64, |sum, part| sum.checked_add(part.thousandths))?;
            Some(Quantity { thousandths })
        };
        self.parts.chunks(each).map(sum).collect()
    }

    /// Aims at the same in every period again: at the mean of those the year was spread over.
    pub fn even_out(&mut self) {
        let Ok(periods @ 1..) = i64::try_from(self.parts.len()) else { return };
        self.target = over(self.target, periods);
        self.stretch = self.stretch.map(|it| over(it, periods));
        self.challenge = self.challenge.map(|it| over(it, periods));
        self.parts.clear();
    }
}

impl Targets {
    /// Whether the target of some measure is that of a year.
    pub fn is_spread(&self) -> bool {
        self.measures.iter().any(Measure::is_spread)
    }

    /// Measures every period of this length from now on. A year that is spread over shorter periods has in each of these what they
    /// add up to, as somebody may have altered them; one that is spread over longer ones is spread equally.
    pub fn measure_every(&mut self, cycle: Cycle, currency: Currency) {
        let before = std::mem::replace(&mut self.cycle, cycle);
        for measure in self.measures.iter_mut().filter(|it| it.is_spread() && !it.fits(cycle)) {
            match measure.joined(before, cycle) {
                Some(parts) => measure.parts = parts,
                None => {
                    // what is the target of a year already needs no larger figure; else its parts stay, and do not stand
                    let _fits = measure.spread(cycle, currency);
                }
            }
        }
    }
}
