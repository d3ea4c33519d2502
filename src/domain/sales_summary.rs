//! What the chances to sell come to: open, expected, won and lost this quarter (`domain.md` 6.10).

use super::date::Date;
use super::exact::{ExactError, Ratio, Rounding, Worked};
use super::forecast::{ExpectedSale, ForecastError, ForecastLine, ForecastTotal, forecast};
use super::lifecycle::opportunity::Stage;
use super::money::Money;
use super::opportunity::LostFor;
use super::rate::{Bp, Ppm};

/// What the summary needs of one opportunity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted<'a> {
    /// Where it stands.
    pub stage: &'a Stage,
    /// What it would bring, or brought.
    pub amount: Option<Money>,
    /// How likely it is won.
    pub probability: Bp,
    /// The day it is expected to be decided.
    pub expected_close: Option<Date>,
    /// The day it began.
    pub began_on: Date,
}

/// What was decided one way in a quarter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Decided {
    /// How many.
    pub count: usize,
    /// What they come to, one amount per currency in the order of the codes.
    pub amounts: Vec<Money>,
}

/// The figures of a pipeline as of a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SalesSummary {
    /// How many are open.
    pub open: usize,
    /// How many of them are expected to be decided in this month.
    pub closing: usize,
    /// What all open ones would bring, in full and weighted, per currency.
    pub all: Vec<ForecastTotal>,
    /// The same of those expected this month.
    pub month: Vec<ForecastTotal>,
    /// Won in this quarter.
    pub won: Decided,
    /// Lost in this quarter.
    pub lost: Decided,
    /// Won of all that were decided in this quarter, rounded half up; nothing when none was.
    pub win_rate: Option<Ppm>,
    /// From the first day to the day it was won, on average, in days, rounded half up.
    pub days_to_win: Option<i64>,
    /// Why they were lost, the most frequent first.
    pub reasons: Vec<(LostFor, usize)>,
}

/// A step towards a figure of a pipeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SummaryLine {
    /// An open opportunity and what it adds to the weighted sum, with its place in the list that was given, from 0.
    Expected(ForecastLine<usize>),
    /// The same for one that is expected this month.
    ExpectedThisMonth(ForecastLine<usize>),
    /// Won of all that were decided.
    WinRate {
        /// Won.
        won: usize,
        /// Won or lost.
        decided: usize,
        /// The one over the other in parts per million, before rounding.
        exact: Ratio,
    },
    /// The days to win: all days of those won, over how many they are.
    DaysToWin {
        /// The days of all together.
        days: i64,
        /// How many.
        won: usize,
        /// The one over the other, before rounding.
        exact: Ratio,
    },
}

/// The quarter of a day: year and 0 to 3.
fn quarter(date: Date) -> (i32, u32) {
    (date.year(), date.month().saturating_sub(1).checked_div(3).unwrap_or(0))
}

/// The summary of `all` as of `as_of`. Opportunities without an amount are counted and bring nothing.
///
/// # Errors
/// What [`forecast`] refuses; overflow.
pub fn summary(all: &[Counted<'_>], as_of: Date) -> Result<Worked<SalesSummary, SummaryLine>, ForecastError> {
    let mut it = SalesSummary::default();
    let (mut sales, mut month) = (Vec::new(), Vec::new());
    let mut days: i64 = 0;
    for (place, one) in all.iter().enumerate() {
        match one.stage {
            Stage::Open { .. } => {
                it.open = it.open.saturating_add(1);
                let this_month =
                    one.expected_close.is_some_and(|day| (day.year(), day.month()) == (as_of.year(), as_of.month()));
                if this_month {
                    it.closing = it.closing.saturating_add(1);
                }
                if let Some(amount) = one.amount {
                    let sale = ExpectedSale { key: place, amount, probability: one.probability };
                    sales.push(sale);
                    if this_month {
                        month.push(sale);
                    }
                }
            }
            Stage::Won { on } if quarter(*on) == quarter(as_of) => {
                it.won.count(one.amount)?;
                days = days.saturating_add(one.began_on.days_until(*on).max(0));
            }
            Stage::Lost { on, reason } if quarter(*on) == quarter(as_of) => {
                it.lost.count(one.amount)?;
                let (why, _) = LostFor::read(reason);
                match it.reasons.iter_mut().find(|(known, _)| *known == why) {
                    Some((_, n)) => *n = n.saturating_add(1),
                    None => it.reasons.push((why, 1)),
                }
            }
            Stage::Won { .. } | Stage::Lost { .. } => {}
        }
    }
    let (expected, this_month) = (forecast(sales)?, forecast(month)?);
    let mut working: Vec<SummaryLine> = expected.working.into_iter().map(SummaryLine::Expected).collect();
    working.extend(this_month.working.into_iter().map(SummaryLine::ExpectedThisMonth));
    (it.all, it.month) = (expected.value, this_month.value);
    it.reasons.sort_by_key(|(why, n)| (std::cmp::Reverse(*n), *why));
    let won = it.won.count;
    let decided = won.saturating_add(it.lost.count);
    if decided > 0 {
        let exact = Ratio::new(wide(won)?, wide(decided)?)?.times(Ratio::whole(Ppm::WHOLE.wide()))?;
        working.push(SummaryLine::WinRate { won, decided, exact });
        it.win_rate = Some(Ppm(rounded(exact)?));
    }
    if won > 0 {
        let exact = Ratio::new(i128::from(days), wide(won)?)?;
        working.push(SummaryLine::DaysToWin { days, won, exact });
        it.days_to_win = Some(rounded(exact)?);
    }
    Ok(Worked { value: it, working })
}

fn wide(count: usize) -> Result<i128, ExactError> {
    i128::try_from(count).map_err(|_| ExactError::Overflow)
}

fn rounded(exact: Ratio) -> Result<i64, ExactError> {
    i64::try_from(exact.round(Rounding::HalfUp)?).map_err(|_| ExactError::Overflow)
}

impl Decided {
    fn count(&mut self, amount: Option<Money>) -> Result<(), ExactError> {
        self.count = self.count.saturating_add(1);
        let Some(amount) = amount else { return Ok(()) };
        if let Some(known) = self.amounts.iter_mut().find(|known| known.currency == amount.currency) {
            *known = known.plus(amount)?;
        } else {
            self.amounts.push(amount);
            self.amounts.sort_by_key(|it| it.currency.code());
        }
        Ok(())
    }
}
