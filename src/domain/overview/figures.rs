//! The figures of the first page in one currency.

use crate::domain::ageing::AgeingBucket;
use crate::domain::date::Date;
use crate::domain::money::{Currency, Money};

/// How many months a year of cash and a look ahead tell apart.
pub const MONTHS: usize = 12;
/// "Lately": so many days, the day looked at included.
pub const LATELY: i64 = 30;
/// A contract that ends within so many days is running out.
pub const ENDING_DAYS: i64 = 60;

/// An amount and how many things make it up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// The amount.
    pub amount: Money,
    /// How many.
    pub count: usize,
}

/// The cash of one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CashMonth {
    /// Its first day.
    pub start: Date,
    /// What came in by the day looked at; what was taken back is off it again.
    pub received: Money,
    /// What the contracts say falls due in it.
    pub planned: Money,
    /// What of that is still open.
    pub open: Money,
}

/// The contracts whose term ends in one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EndMonth {
    /// Its first day.
    pub start: Date,
    /// Those that end unless somebody does something.
    pub ending: Tally,
    /// Those that renew by themselves unless notice is given.
    pub renewing: Tally,
}

/// All of it, in one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// The currency.
    pub currency: Currency,
    /// What came in this month, up to the day.
    pub received: Money,
    /// What had come in last month by the same day of the month.
    pub received_before: Money,
    /// What falls due this month, paid or not.
    pub planned: Money,
    /// What is open after its day.
    pub overdue: Tally,
    /// What of it became late within [`LATELY`] days.
    pub newly_overdue: Tally,
    /// Late fees owed so far.
    pub late_fees: Money,
    /// What is open, late or not, by instalments.
    pub receivable: Tally,
    /// What fell due within [`LATELY`] days, the day looked at included, paid or not.
    pub newly_due: Tally,
    /// Contracts in force, with what they promise.
    pub in_force: Tally,
    /// Those of them that were signed within [`LATELY`] days.
    pub newly_signed: Tally,
    /// Those of them whose term ends within [`ENDING_DAYS`] days.
    pub ending: usize,
    /// What is open by how late it is, in the order of [`AgeingBucket::ALL`].
    pub ages: [Tally; AgeingBucket::ALL.len()],
    /// The months of the year of the day.
    pub cash: Vec<CashMonth>,
    /// The month of the day and those after it.
    pub ends: Vec<EndMonth>,
}

impl Tally {
    /// Nothing, in this currency.
    pub const fn nothing(currency: Currency) -> Self {
        Self { amount: Money::zero(currency), count: 0 }
    }
}

impl Figures {
    /// Nothing at all, in this currency, as of a day.
    pub fn nothing(currency: Currency, as_of: Date) -> Self {
        let zero = Money::zero(currency);
        let none = Tally::nothing(currency);
        let january = Date::new(as_of.year(), 1, 1).unwrap_or(as_of);
        let this = Date::new(as_of.year(), as_of.month(), 1).unwrap_or(as_of);
        let cash = |start| CashMonth { start, received: zero, planned: zero, open: zero };
        let ends = |start| EndMonth { start, ending: none, renewing: none };
        Self {
            currency,
            received: zero,
            received_before: zero,
            planned: zero,
            overdue: none,
            newly_overdue: none,
            late_fees: zero,
            receivable: none,
            newly_due: none,
            in_force: none,
            newly_signed: none,
            ending: 0,
            ages: [none; AgeingBucket::ALL.len()],
            cash: months_from(january).map(cash).collect(),
            ends: months_from(this).map(ends).collect(),
        }
    }
}

/// The first days of [`MONTHS`] months from this one on; fewer at the end of the year 9999.
fn months_from(first: Date) -> impl Iterator<Item = Date> {
    (0..i32::try_from(MONTHS).unwrap_or(0)).filter_map(move |ahead| first.plus_months(ahead).ok())
}
