//! What facts come to, exactly: nothing is rounded before it is read.

use std::collections::{BTreeMap, BTreeSet};

use super::fact::{Fact, Tally, Worth};
use crate::domain::exact::{ExactError, Rounding, divide};
use crate::domain::id::CustomerId;
use crate::domain::money::{Currency, Money};
use crate::domain::rate::Bp;

/// What the facts of one tally come to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Sum {
    count: usize,
    days: i64,
    /// By currency, in ten-thousandths of its minor unit: so a likely amount is held whole.
    money: Vec<(Currency, i128)>,
}

/// What facts come to, tally by tally.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sums {
    tallies: BTreeMap<Tally, Sum>,
    reached: BTreeSet<CustomerId>,
}

impl Sums {
    /// Adds a fact.
    ///
    /// # Errors
    /// Overflow.
    pub fn add(&mut self, fact: &Fact) -> Result<(), ExactError> {
        let sum = self.tallies.entry(fact.tally).or_default();
        sum.count = sum.count.checked_add(1).ok_or(ExactError::Overflow)?;
        match fact.worth {
            Worth::Nothing | Worth::InVain => {}
            Worth::Days(days) => sum.days = sum.days.checked_add(days).ok_or(ExactError::Overflow)?,
            Worth::Money(amount) => sum.pay(amount, Bp::WHOLE)?,
            Worth::Likely(amount, likely) => sum.pay(amount, likely)?,
        }
        if fact.tally.reaches() && fact.worth != Worth::InVain {
            self.reached.extend(fact.customer);
        }
        Ok(())
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.tallies.is_empty()
    }

    /// How many facts of these tallies there are.
    pub fn count(&self, tallies: &[Tally]) -> usize {
        self.of(tallies).fold(0, |sum, it| sum.saturating_add(it.count))
    }

    /// How many customers were reached.
    pub fn reached(&self) -> usize {
        self.reached.len()
    }

    /// What the facts of these tallies are worth, one amount per currency in the order of the codes, rounded half up once.
    ///
    /// # Errors
    /// Overflow.
    pub fn money(&self, tallies: &[Tally]) -> Result<Vec<Money>, ExactError> {
        let mut all: BTreeMap<&'static str, (Currency, i128)> = BTreeMap::new();
        for (currency, wide) in self.of(tallies).flat_map(|it| &it.money) {
            let (_, sum) = all.entry(currency.code()).or_insert((*currency, 0));
            *sum = sum.checked_add(*wide).ok_or(ExactError::Overflow)?;
        }
        let rounded = |(currency, wide)| Money::from_wide(divide(wide, Bp::WHOLE.wide(), Rounding::HalfUp)?, currency);
        all.into_values().map(rounded).collect()
    }

    /// The mean of the days of a tally, half up; nothing while there is none.
    ///
    /// # Errors
    /// Overflow.
    pub fn mean(&self, tally: Tally) -> Result<Option<i64>, ExactError> {
        let Some(sum) = self.tallies.get(&tally) else { return Ok(None) };
        let many = i128::try_from(sum.count).map_err(|_| ExactError::Overflow)?;
        let mean = divide(i128::from(sum.days), many, Rounding::HalfUp)?;
        i64::try_from(mean).map(Some).map_err(|_| ExactError::Overflow)
    }

    fn of<'a>(&'a self, tallies: &'a [Tally]) -> impl Iterator<Item = &'a Sum> {
        tallies.iter().filter_map(|tally| self.tallies.get(tally))
    }
}

impl Sum {
    fn pay(&mut self, amount: Money, likely: Bp) -> Result<(), ExactError> {
        let wide = amount.wide().checked_mul(likely.wide()).ok_or(ExactError::Overflow)?;
        match self.money.iter_mut().find(|(currency, _)| *currency == amount.currency) {
            Some((_, sum)) => *sum = sum.checked_add(wide).ok_or(ExactError::Overflow)?,
            None => self.money.push((amount.currency, wide)),
        }
        Ok(())
    }
}
