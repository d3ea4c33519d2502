//! Gathers the figures of the first page, contract by contract and receipt by receipt: once over the book, whatever its size, and
//! then with every change only what changed.

use std::collections::BTreeMap;

use super::figures::{ENDING_DAYS, Figures, LATELY, Tally};
use super::share::{Running, Share, SharePart};
use crate::domain::ageing::AgeingBucket;
use crate::domain::collection::DueDay;
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::money::{Currency, Money};
use crate::domain::progress::Progress;
use crate::domain::receipt::Receipt;

/// What was gathered so far.
#[derive(Debug, Clone)]
pub struct Gathering {
    as_of: Date,
    /// The same day of last month; the last one it has, if it is shorter.
    month_ago: Option<Date>,
    by_currency: BTreeMap<&'static str, OfCurrency>,
}

/// The figures of a currency, and how many contracts and receipts make them up: without any there are none.
#[derive(Debug, Clone)]
struct OfCurrency {
    makers: usize,
    figures: Figures,
}

/// Whether something is put to the figures, or taken from them as it was put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Put to them.
    In,
    /// Taken from them.
    Out,
}

/// A year and a month, to be compared.
fn month_of(day: Date) -> (i32, u32) {
    (day.year(), day.month())
}

impl Way {
    fn money(self, sum: &mut Money, amount: Money) -> Result<(), ExactError> {
        *sum = match self {
            Self::In => sum.plus(amount)?,
            Self::Out => sum.minus(amount)?,
        };
        Ok(())
    }

    const fn count(self, count: &mut usize) {
        *count = match self {
            Self::In => count.saturating_add(1),
            Self::Out => count.saturating_sub(1),
        };
    }

    fn tally(self, tally: &mut Tally, amount: Money) -> Result<(), ExactError> {
        self.count(&mut tally.count);
        self.money(&mut tally.amount, amount)
    }
}

impl Gathering {
    /// Nothing yet, as of a day.
    pub fn new(as_of: Date) -> Self {
        Self { as_of, month_ago: as_of.plus_months(-1).ok(), by_currency: BTreeMap::new() }
    }

    /// The day.
    pub const fn as_of(&self) -> Date {
        self.as_of
    }

    /// Lets a maker of figures in this currency change them; the last one that goes takes them along.
    fn change(
        &mut self,
        currency: Currency,
        way: Way,
        change: impl FnOnce(&mut Figures) -> Result<(), ExactError>,
    ) -> Result<(), ExactError> {
        let as_of = self.as_of;
        let nothing = || OfCurrency { makers: 0, figures: Figures::nothing(currency, as_of) };
        let of = self.by_currency.entry(currency.code()).or_insert_with(nothing);
        way.count(&mut of.makers);
        let changed = change(&mut of.figures);
        if of.makers == 0 {
            self.by_currency.remove(currency.code());
        }
        changed
    }

    /// A contract: one that is not signed, or void, counts nowhere.
    ///
    /// # Errors
    /// Overflow.
    pub fn contract(&mut self, standing: &Progress) -> Result<(), ExactError> {
        Share::of(standing).map_or(Ok(()), |share| self.share(&share, Way::In))
    }

    /// What a contract adds.
    ///
    /// # Errors
    /// Overflow.
    pub(super) fn share(&mut self, share: &Share, way: Way) -> Result<(), ExactError> {
        let as_of = self.as_of;
        self.change(share.currency(), way, |figures| {
            way.money(&mut figures.late_fees, share.late_fees)?;
            for part in &share.parts {
                figures.part(part, as_of, way)?;
            }
            share.running.map_or(Ok(()), |running| figures.running(running, share.total, as_of, way))
        })
    }

    /// Money that came in, or a counter-entry. What is dated after the day is not known yet.
    ///
    /// # Errors
    /// Overflow.
    pub fn receipt(&mut self, receipt: &Receipt) -> Result<(), ExactError> {
        self.came(receipt.on, receipt.amount, Way::In)
    }

    /// Money that came in on a day.
    ///
    /// # Errors
    /// Overflow.
    pub(super) fn came(&mut self, on: Date, amount: Money, way: Way) -> Result<(), ExactError> {
        let (as_of, month_ago) = (self.as_of, self.month_ago);
        if on > as_of {
            return Ok(());
        }
        let month = month_of(on);
        let is_this_month = month == month_of(as_of);
        let is_before = month_ago.is_some_and(|day| month == month_of(day) && on <= day);
        if !is_this_month && !is_before && on.year() != as_of.year() {
            return Ok(());
        }
        self.change(amount.currency, way, |figures| {
            if is_this_month {
                way.money(&mut figures.received, amount)?;
            }
            if is_before {
                way.money(&mut figures.received_before, amount)?;
            }
            if let Some(cash) = figures.cash.iter_mut().find(|it| month_of(it.start) == month) {
                way.money(&mut cash.received, amount)?;
            }
            Ok(())
        })
    }

    /// The figures, those of the most contracts first: what the book is mostly in leads.
    pub fn figures(&self) -> Vec<Figures> {
        let mut all: Vec<Figures> = self.by_currency.values().map(|it| it.figures.clone()).collect();
        all.sort_by_key(|it| std::cmp::Reverse((it.in_force.count, it.receivable.count)));
        all
    }

    /// How many instalments are late.
    pub fn overdue(&self) -> usize {
        self.by_currency.values().fold(0, |sum, it| sum.saturating_add(it.figures.overdue.count))
    }
}

impl Figures {
    /// An instalment of a signed contract.
    fn part(&mut self, part: &SharePart, as_of: Date, way: Way) -> Result<(), ExactError> {
        let money = |minor| Money::new(minor, self.currency);
        let (amount, open) = (money(part.amount), money(part.open));
        let mut days_late = 0;
        if let DueDay::On(day) = part.due {
            days_late = day.days_until(as_of);
            if day.year() == as_of.year()
                && let Some(cash) = self.cash.iter_mut().find(|it| it.start.month() == day.month())
            {
                way.money(&mut cash.planned, amount)?;
                way.money(&mut cash.open, open)?;
                if day.month() == as_of.month() {
                    way.money(&mut self.planned, amount)?;
                }
            }
        }
        if open.is_zero() {
            return Ok(());
        }
        way.tally(&mut self.receivable, open)?;
        let bucket = AgeingBucket::of_days(days_late);
        if let Some((_, age)) = AgeingBucket::ALL.iter().zip(&mut self.ages).find(|(it, _)| **it == bucket) {
            way.tally(age, open)?;
        }
        if days_late > 0 {
            way.tally(&mut self.overdue, open)?;
            if days_late <= LATELY {
                way.tally(&mut self.newly_overdue, open)?;
            }
        }
        Ok(())
    }

    /// A contract in force.
    fn running(&mut self, running: Running, total: Money, as_of: Date, way: Way) -> Result<(), ExactError> {
        way.tally(&mut self.in_force, total)?;
        if running.signed_on.is_some_and(|day| (0..LATELY).contains(&day.days_until(as_of))) {
            way.tally(&mut self.newly_signed, total)?;
        }
        let Some(end) = running.end else { return Ok(()) };
        if (0..=ENDING_DAYS).contains(&as_of.days_until(end.day)) {
            way.count(&mut self.ending);
        }
        if end.day >= as_of
            && let Some(month) = self.ends.iter_mut().find(|it| month_of(it.start) == month_of(end.day))
        {
            way.tally(if end.renews { &mut month.renewing } else { &mut month.ending }, total)?;
        }
        Ok(())
    }
}
