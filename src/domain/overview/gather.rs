//! Gathers the figures of the first page, contract by contract and receipt by receipt: once over the book, whatever its size.

use std::collections::BTreeMap;

use super::figures::{ENDING_DAYS, Figures, LATELY, Tally};
use crate::domain::account::{Account, PartAccount};
use crate::domain::ageing::AgeingBucket;
use crate::domain::collection::{DueDay, InstalmentStatus};
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::lifecycle::contract::status::{RenewalMode, RunningTerm};
use crate::domain::money::{Currency, Money};
use crate::domain::progress::Progress;
use crate::domain::receipt::Receipt;

/// What was gathered so far.
#[derive(Debug, Clone)]
pub struct Gathering {
    as_of: Date,
    /// The same day of last month; the last one it has, if it is shorter.
    month_ago: Option<Date>,
    by_currency: BTreeMap<&'static str, Figures>,
}

/// A year and a month, to be compared.
fn month_of(day: Date) -> (i32, u32) {
    (day.year(), day.month())
}

impl Tally {
    fn add(&mut self, amount: Money) -> Result<(), ExactError> {
        self.amount = self.amount.plus(amount)?;
        self.count = self.count.saturating_add(1);
        Ok(())
    }
}

impl Gathering {
    /// Nothing yet, as of a day.
    pub fn new(as_of: Date) -> Self {
        Self { as_of, month_ago: as_of.plus_months(-1).ok(), by_currency: BTreeMap::new() }
    }

    fn of(&mut self, currency: Currency) -> &mut Figures {
        let as_of = self.as_of;
        self.by_currency.entry(currency.code()).or_insert_with(|| Figures::nothing(currency, as_of))
    }

    /// A contract: one that is not signed, or void, counts nowhere.
    ///
    /// # Errors
    /// Overflow.
    pub fn contract(&mut self, standing: &Progress) -> Result<(), ExactError> {
        let Ok(account) = &standing.account else { return Ok(()) };
        if !standing.is_binding() {
            return Ok(());
        }
        let as_of = self.as_of;
        let figures = self.of(account.total.currency);
        figures.late_fees = figures.late_fees.plus(account.late_fees)?;
        for part in &account.parts {
            figures.part(part, as_of)?;
        }
        if standing.is_in_force() {
            figures.running(standing, account, as_of)?;
        }
        Ok(())
    }

    /// Money that came in, or a counter-entry. What is dated after the day is not known yet.
    ///
    /// # Errors
    /// Overflow.
    pub fn receipt(&mut self, receipt: &Receipt) -> Result<(), ExactError> {
        let (as_of, month_ago) = (self.as_of, self.month_ago);
        if receipt.on > as_of {
            return Ok(());
        }
        let month = month_of(receipt.on);
        let is_this_month = month == month_of(as_of);
        let is_before = month_ago.is_some_and(|day| month == month_of(day) && receipt.on <= day);
        if !is_this_month && !is_before && receipt.on.year() != as_of.year() {
            return Ok(());
        }
        let figures = self.of(receipt.amount.currency);
        if is_this_month {
            figures.received = figures.received.plus(receipt.amount)?;
        }
        if is_before {
            figures.received_before = figures.received_before.plus(receipt.amount)?;
        }
        if let Some(cash) = figures.cash.iter_mut().find(|it| month_of(it.start) == month) {
            cash.received = cash.received.plus(receipt.amount)?;
        }
        Ok(())
    }

    /// The figures, those of the most contracts first: what the book is mostly in leads.
    pub fn figures(self) -> Vec<Figures> {
        let mut all: Vec<Figures> = self.by_currency.into_values().collect();
        all.sort_by_key(|it| std::cmp::Reverse((it.in_force.count, it.receivable.count)));
        all
    }
}

impl Figures {
    /// An instalment of a signed contract.
    fn part(&mut self, part: &PartAccount, as_of: Date) -> Result<(), ExactError> {
        let open = part.position.open;
        if let DueDay::On(day) = part.due
            && day.year() == as_of.year()
            && let Some(cash) = self.cash.iter_mut().find(|it| it.start.month() == day.month())
        {
            cash.planned = cash.planned.plus(part.position.amount)?;
            cash.open = cash.open.plus(open)?;
            if day.month() == as_of.month() {
                self.planned = self.planned.plus(part.position.amount)?;
            }
        }
        if open.is_zero() {
            return Ok(());
        }
        self.receivable.add(open)?;
        let bucket = AgeingBucket::of_days(part.days_late);
        if let Some((_, age)) = AgeingBucket::ALL.iter().zip(&mut self.ages).find(|(it, _)| **it == bucket) {
            age.add(open)?;
        }
        if part.status == InstalmentStatus::Overdue {
            self.overdue.add(open)?;
            if part.days_late <= LATELY {
                self.newly_overdue.add(open)?;
            }
        }
        Ok(())
    }

    /// A contract in force.
    fn running(&mut self, standing: &Progress, account: &Account, as_of: Date) -> Result<(), ExactError> {
        self.in_force.add(account.total)?;
        if let Some(agreement) = standing.life.stage.agreement()
            && (0..LATELY).contains(&agreement.signed_on.days_until(as_of))
        {
            self.newly_signed.add(account.total)?;
        }
        let (end, renews) = match standing.facts.term {
            RunningTerm::Fixed { end, renewal: RenewalMode::Auto, .. } => (end, true),
            RunningTerm::Fixed { end, renewal: RenewalMode::None | RenewalMode::Manual, .. } => (end, false),
            RunningTerm::OpenEnded { .. } | RunningTerm::UntilPerformed => return Ok(()),
        };
        if (0..=ENDING_DAYS).contains(&as_of.days_until(end)) {
            self.ending = self.ending.saturating_add(1);
        }
        if end >= as_of
            && let Some(month) = self.ends.iter_mut().find(|it| month_of(it.start) == month_of(end))
        {
            if renews { month.renewing.add(account.total)? } else { month.ending.add(account.total)? }
        }
        Ok(())
    }
}
