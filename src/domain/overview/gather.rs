//! Gathers what the first page adds up, by the day that it hangs on: amounts by the day they are due, contracts by the day they were
//! signed and the day they end, money by the day it came. The figures as of any day then follow from these days, and from the pairs of
//! a due day and the days of payments for it, not from all contracts and receipts.

use std::collections::BTreeMap;

use super::figures::{CashMonth, ENDING_DAYS, EndMonth, Figures, LATELY, Tally};
use super::share::{End, Opening, Running, Share, SharePart, Shared};
use crate::domain::ageing::AgeingBucket;
use crate::domain::collection::DueDay;
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::money::{Currency, Money};
use crate::domain::progress::Progress;
use crate::domain::receipt::Receipt;

/// What was gathered so far.
#[derive(Debug, Clone, Default)]
pub struct Gathering {
    by_currency: BTreeMap<&'static str, OfCurrency>,
}

/// Whether something is put to the sums, or taken from them as it was put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Put to them.
    In,
    /// Taken from them.
    Out,
}

/// Amounts in minor units, and how many they are. As many as memory holds have a sum in 128 bits: whether it is an amount shows when
/// it is read.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    minor: i128,
    count: usize,
}

/// How payments of one day change what is open.
#[derive(Debug, Clone, Copy, Default)]
struct Change {
    minor: i128,
    /// How many parts more, or fewer if it is negative, are open.
    count: i64,
    /// Of how many payments it is the sum.
    makers: usize,
}

/// The parts that are due on one day.
#[derive(Debug, Clone, Default)]
struct Parts {
    /// All of them, with what they promise.
    all: Sum,
    /// Those of which something is open before any payment, with what is.
    at_first: Sum,
    /// What payments changed of that, by their days.
    paid: BTreeMap<Date, Change>,
}

/// The contracts in force whose terms end on one day.
#[derive(Debug, Clone, Copy, Default)]
struct Ends {
    ending: Sum,
    renewing: Sum,
}

/// The sums in one currency.
#[derive(Debug, Clone)]
struct OfCurrency {
    currency: Currency,
    /// How many contracts that bind.
    contracts: usize,
    late_fees: i128,
    /// Parts without a day.
    undated: Parts,
    due: BTreeMap<Date, Parts>,
    in_force: Sum,
    signed: BTreeMap<Date, Sum>,
    ends: BTreeMap<Date, Ends>,
    received: BTreeMap<Date, Sum>,
}

impl Sum {
    fn change(&mut self, minor: i64, way: Way) {
        let minor = i128::from(minor);
        match way {
            Way::In => {
                self.minor = self.minor.saturating_add(minor);
                self.count = self.count.saturating_add(1);
            }
            Way::Out => {
                self.minor = self.minor.saturating_sub(minor);
                self.count = self.count.saturating_sub(1);
            }
        }
    }

    const fn add(&mut self, other: Self) {
        self.minor = self.minor.saturating_add(other.minor);
        self.count = self.count.saturating_add(other.count);
    }

    fn tally(self, currency: Currency) -> Result<Tally, ExactError> {
        Ok(Tally { amount: Money::from_wide(self.minor, currency)?, count: self.count })
    }
}

impl Parts {
    fn change(&mut self, part: &SharePart, way: Way) {
        self.all.change(part.amount, way);
        if part.open != 0 {
            self.at_first.change(part.open, way);
        }
        for opening in part.openings() {
            change_day(&mut self.paid, opening.from, |it| it.change(opening, way), |it| it.makers == 0);
        }
    }

    /// Those of which something is open on a day, with what is.
    fn open(&self, as_of: Date) -> Sum {
        let (mut open, mut count) = (self.at_first, 0_i64);
        for (_, change) in self.paid.range(..=as_of) {
            open.minor = open.minor.saturating_add(change.minor);
            count = count.saturating_add(change.count);
        }
        let fewer = usize::try_from(count.unsigned_abs()).unwrap_or(usize::MAX);
        open.count = if count < 0 { open.count.saturating_sub(fewer) } else { open.count.saturating_add(fewer) };
        open
    }
}

impl Change {
    const fn change(&mut self, opening: Opening, way: Way) {
        match way {
            Way::In => {
                self.minor = self.minor.saturating_add(opening.minor);
                self.count = self.count.saturating_add(opening.count);
                self.makers = self.makers.saturating_add(1);
            }
            Way::Out => {
                self.minor = self.minor.saturating_sub(opening.minor);
                self.count = self.count.saturating_sub(opening.count);
                self.makers = self.makers.saturating_sub(1);
            }
        }
    }
}

/// Changes what is kept of a day; a day of which nothing is left goes.
fn change_day<T: Default>(
    days: &mut BTreeMap<Date, T>,
    day: Date,
    change: impl FnOnce(&mut T),
    is_empty: impl FnOnce(&T) -> bool,
) {
    let of_day = days.entry(day).or_default();
    change(of_day);
    if is_empty(of_day) {
        days.remove(&day);
    }
}

impl Gathering {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    fn of(&mut self, currency: Currency) -> &mut OfCurrency {
        self.by_currency.entry(currency.code()).or_insert_with(|| OfCurrency::new(currency))
    }

    /// A contract: one that is not signed, or void, counts nowhere.
    pub fn contract(&mut self, standing: &Progress) {
        if let Some(share) = Share::of(standing) {
            self.share(&share, Way::In);
        }
    }

    /// What a contract adds as long as its share holds.
    pub fn shared(&mut self, it: &Shared) {
        if let Some(share) = &it.share {
            self.share(share, Way::In);
        }
    }

    /// What a contract adds.
    pub(super) fn share(&mut self, share: &Share, way: Way) {
        let of = self.of(share.currency());
        match way {
            Way::In => of.contracts = of.contracts.saturating_add(1),
            Way::Out => of.contracts = of.contracts.saturating_sub(1),
        }
        of.late_fees(share.late_fees, way);
        for part in &share.parts {
            match part.due {
                DueDay::On(day) => {
                    change_day(&mut of.due, day, |it| it.change(part, way), |it| it.all.count == 0);
                }
                DueDay::AwaitsEvent => of.undated.change(part, way),
            }
        }
        if let Some(running) = share.running {
            of.running(running, share.total.minor, way);
        }
    }

    /// Late fees that are others, of a contract of which nothing else is.
    pub(super) fn other_late_fees(&mut self, before: Money, now: Money) {
        self.of(before.currency).late_fees(before, Way::Out);
        self.of(now.currency).late_fees(now, Way::In);
    }

    /// Money that came in, or a counter-entry; what was set off is no cash and changes nothing here.
    pub fn receipt(&mut self, receipt: &Receipt) {
        if !receipt.is_set_off() {
            self.came(receipt.on, receipt.amount, Way::In);
        }
    }

    /// Money that came in on a day.
    pub(super) fn came(&mut self, on: Date, amount: Money, way: Way) {
        let of = self.of(amount.currency);
        change_day(&mut of.received, on, |it| it.change(amount.minor, way), |it| it.count == 0);
    }

    /// The figures as of a day, those of the most contracts first: what the book is mostly in leads. Money that came in after the day
    /// is not known yet; a currency in which nothing counts by the day is not among them.
    ///
    /// # Errors
    /// Sums beyond what an amount can hold.
    pub fn figures(&self, as_of: Date) -> Result<Vec<Figures>, ExactError> {
        let all = self.by_currency.values().filter_map(|of| of.figures(as_of).transpose());
        let mut all = all.collect::<Result<Vec<Figures>, ExactError>>()?;
        all.sort_by_key(|it| std::cmp::Reverse((it.in_force.count, it.receivable.count)));
        Ok(all)
    }
}

/// The cash of a month before it is amounts.
#[derive(Default)]
struct Cash {
    received: Sum,
    planned: Sum,
    open: Sum,
}

/// The month of a day among those of the year of `as_of`, if it lies in it.
fn cash_of(cash: &mut [Cash], as_of: Date, day: Date) -> Option<&mut Cash> {
    let place = usize::try_from(day.month()).ok()?.checked_sub(1)?;
    cash.get_mut(place).filter(|_| day.year() == as_of.year())
}

fn is_in(month: Date, day: Date) -> bool {
    (month.year(), month.month()) == (day.year(), day.month())
}

impl OfCurrency {
    const fn new(currency: Currency) -> Self {
        let none = Sum { minor: 0, count: 0 };
        Self {
            currency,
            contracts: 0,
            late_fees: 0,
            undated: Parts { all: none, at_first: none, paid: BTreeMap::new() },
            due: BTreeMap::new(),
            in_force: none,
            signed: BTreeMap::new(),
            ends: BTreeMap::new(),
            received: BTreeMap::new(),
        }
    }

    fn late_fees(&mut self, fees: Money, way: Way) {
        self.late_fees = match way {
            Way::In => self.late_fees.saturating_add(fees.wide()),
            Way::Out => self.late_fees.saturating_sub(fees.wide()),
        };
    }

    /// A contract in force.
    fn running(&mut self, running: Running, total: i64, way: Way) {
        self.in_force.change(total, way);
        if let Some(day) = running.signed_on {
            change_day(&mut self.signed, day, |it| it.change(total, way), |it| it.count == 0);
        }
        if let Some(End { day, renews }) = running.end {
            let change = |it: &mut Ends| {
                let of_kind = if renews { &mut it.renewing } else { &mut it.ending };
                of_kind.change(total, way);
            };
            change_day(&mut self.ends, day, change, |it| it.renewing.count == 0 && it.ending.count == 0);
        }
    }

    /// The figures; `None` where no contract binds and no money came in that they would tell.
    fn figures(&self, as_of: Date) -> Result<Option<Figures>, ExactError> {
        let mut figures = Figures::nothing(self.currency, as_of);
        let mut cash: Vec<Cash> = figures.cash.iter().map(|_| Cash::default()).collect();
        let came = self.money(&mut figures, &mut cash, as_of)?;
        if self.contracts == 0 && came == 0 {
            return Ok(None);
        }
        self.parts(&mut figures, &mut cash, as_of)?;
        for (month, of) in figures.cash.iter_mut().zip(cash) {
            *month = CashMonth {
                start: month.start,
                received: of.received.tally(self.currency)?.amount,
                planned: of.planned.tally(self.currency)?.amount,
                open: of.open.tally(self.currency)?.amount,
            };
        }
        figures.late_fees = Money::from_wide(self.late_fees, self.currency)?;
        self.terms(&mut figures, as_of)?;
        Ok(Some(figures))
    }

    /// What came in by the day; gives how many receipts the figures tell.
    fn money(&self, figures: &mut Figures, cash: &mut [Cash], as_of: Date) -> Result<usize, ExactError> {
        // the same day of last month; the last one it has, if it is shorter
        let month_ago = as_of.plus_months(-1).ok();
        let (mut received, mut before, mut told) = (Sum::default(), Sum::default(), 0_usize);
        for (on, sum) in self.received.range(..=as_of) {
            let is_this_month = is_in(as_of, *on);
            let is_before = month_ago.is_some_and(|day| is_in(day, *on) && *on <= day);
            if is_this_month {
                received.add(*sum);
            }
            if is_before {
                before.add(*sum);
            }
            let of_month = cash_of(cash, as_of, *on);
            if is_this_month || is_before || of_month.is_some() {
                told = told.saturating_add(sum.count);
            }
            if let Some(of) = of_month {
                of.received.add(*sum);
            }
        }
        figures.received = received.tally(self.currency)?.amount;
        figures.received_before = before.tally(self.currency)?.amount;
        Ok(told)
    }

    /// What is due, and what of it is open and late.
    fn parts(&self, figures: &mut Figures, cash: &mut [Cash], as_of: Date) -> Result<(), ExactError> {
        let mut ages = [Sum::default(); AgeingBucket::ALL.len()];
        let mut count_open = |open: Sum, days_late: i64| {
            let bucket = AgeingBucket::of_days(days_late);
            if let Some((_, age)) = AgeingBucket::ALL.iter().zip(&mut ages).find(|(it, _)| **it == bucket) {
                age.add(open);
            }
        };
        let (mut planned, mut receivable) = (Sum::default(), self.undated.open(as_of));
        let (mut overdue, mut newly, mut newly_due) = (Sum::default(), Sum::default(), Sum::default());
        count_open(receivable, 0);
        for (due, parts) in &self.due {
            let open = parts.open(as_of);
            let days_late = due.days_until(as_of);
            if let Some(of) = cash_of(cash, as_of, *due) {
                of.planned.add(parts.all);
                of.open.add(open);
                if is_in(as_of, *due) {
                    planned.add(parts.all);
                }
            }
            receivable.add(open);
            count_open(open, days_late);
            if (0..LATELY).contains(&days_late) {
                newly_due.add(parts.all);
            }
            if days_late > 0 {
                overdue.add(open);
                if days_late <= LATELY {
                    newly.add(open);
                }
            }
        }
        figures.planned = planned.tally(self.currency)?.amount;
        figures.receivable = receivable.tally(self.currency)?;
        figures.newly_due = newly_due.tally(self.currency)?;
        figures.overdue = overdue.tally(self.currency)?;
        figures.newly_overdue = newly.tally(self.currency)?;
        for (age, sum) in figures.ages.iter_mut().zip(ages) {
            *age = sum.tally(self.currency)?;
        }
        Ok(())
    }

    /// The contracts in force.
    fn terms(&self, figures: &mut Figures, as_of: Date) -> Result<(), ExactError> {
        figures.in_force = self.in_force.tally(self.currency)?;
        let mut newly = Sum::default();
        for (day, sum) in &self.signed {
            if (0..LATELY).contains(&day.days_until(as_of)) {
                newly.add(*sum);
            }
        }
        figures.newly_signed = newly.tally(self.currency)?;
        let mut months: Vec<Ends> = figures.ends.iter().map(|_| Ends::default()).collect();
        for (day, ends) in self.ends.range(as_of..) {
            if as_of.days_until(*day) <= ENDING_DAYS {
                let all = ends.ending.count.saturating_add(ends.renewing.count);
                figures.ending = figures.ending.saturating_add(all);
            }
            let of_month = figures.ends.iter().zip(&mut months).find(|(month, _)| is_in(month.start, *day));
            if let Some((_, of)) = of_month {
                of.ending.add(ends.ending);
                of.renewing.add(ends.renewing);
            }
        }
        for (month, of) in figures.ends.iter_mut().zip(months) {
            *month = EndMonth {
                start: month.start,
                ending: of.ending.tally(self.currency)?,
                renewing: of.renewing.tally(self.currency)?,
            };
        }
        Ok(())
    }
}
