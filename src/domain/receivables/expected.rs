//! Money that is to come, by month: from the open instalments, each on its day.

use std::collections::BTreeMap;

use super::open_part::OpenPart;
use crate::domain::collection::DueDay;
use crate::domain::date::Date;
use crate::domain::exact::{ExactError, Worked};
use crate::domain::id::ContractId;
use crate::domain::money::{Currency, Money};

/// How many months are told apart: the one of the day and those after it.
pub const MONTHS: u8 = 12;

/// When an instalment is to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum When {
    /// Its day has passed: it may come any day, or never.
    Overdue,
    /// In a month: its year and number.
    Month(i32, u32),
    /// After the months that are told apart.
    Later,
    /// After something that has not happened yet.
    AwaitsEvent,
}

/// What is to come then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExpectedRow {
    /// When.
    pub when: When,
    /// How many instalments.
    pub parts: usize,
    /// How much.
    pub amount: Money,
}

/// What is to come in one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// The currency.
    pub currency: Currency,
    /// What is overdue, then every month (also one without money), then what comes later and what awaits an event.
    pub rows: Vec<ExpectedRow>,
    /// All of it.
    pub total: Money,
}

/// One instalment on the way to what is to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExpectedLine {
    /// Its contract.
    pub contract: ContractId,
    /// Its number in the plan of the contract.
    pub number: usize,
    /// When it is due.
    pub due: DueDay,
    /// Where it counts.
    pub when: When,
    /// What is open of it.
    pub open: Money,
}

/// The number of a month since the year 0.
fn month_number(day: Date) -> i64 {
    i64::from(day.year()).saturating_mul(12).saturating_add(i64::from(day.month()))
}

impl When {
    /// When an instalment due on `due` is to come, seen from `as_of`.
    pub fn of(due: DueDay, as_of: Date) -> Self {
        match due {
            DueDay::AwaitsEvent => Self::AwaitsEvent,
            DueDay::On(day) if day < as_of => Self::Overdue,
            DueDay::On(day) if month_number(day).saturating_sub(month_number(as_of)) < i64::from(MONTHS) => {
                Self::Month(day.year(), day.month())
            }
            DueDay::On(_) => Self::Later,
        }
    }

    /// Every one there is, seen from `as_of`, in the order of time. Months after the year 9999 are left out.
    pub fn all(as_of: Date) -> Vec<Self> {
        let first = Date::new(as_of.year(), as_of.month(), 1).unwrap_or(as_of);
        let months = (0..i32::from(MONTHS)).filter_map(|ahead| first.plus_months(ahead).ok());
        std::iter::once(Self::Overdue)
            .chain(months.map(|day| Self::Month(day.year(), day.month())))
            .chain([Self::Later, Self::AwaitsEvent])
            .collect()
    }

    /// The first day of its month, if it is one.
    pub fn month(self) -> Option<Date> {
        match self {
            Self::Month(year, month) => Date::new(year, month, 1).ok(),
            Self::Overdue | Self::Later | Self::AwaitsEvent => None,
        }
    }
}

/// How many parts come when, and what they make.
type Rows = BTreeMap<When, (usize, Money)>;

/// Adds up what is to come as of a day: one table for each currency, in the order of the codes. The working has a line for every
/// instalment, the earliest day first.
///
/// # Errors
/// Overflow.
pub fn expected(parts: &[OpenPart], as_of: Date) -> Result<Worked<Vec<Expected>, ExpectedLine>, ExactError> {
    let mut sums: BTreeMap<&'static str, (Money, Rows)> = BTreeMap::new();
    let mut working = Vec::with_capacity(parts.len());
    for OpenPart { contract, number, due, open, .. } in parts {
        let when = When::of(*due, as_of);
        working.push(ExpectedLine { contract: *contract, number: *number, due: *due, when, open: *open });
        let nothing = Money::zero(open.currency);
        let (total, rows) = sums.entry(open.currency.code()).or_insert_with(|| (nothing, BTreeMap::new()));
        *total = total.plus(*open)?;
        let (count, amount) = rows.entry(when).or_insert((0, nothing));
        *count = count.saturating_add(1);
        *amount = amount.plus(*open)?;
    }
    let table = |(total, mut rows): (Money, Rows)| {
        let currency = total.currency;
        let row = |when| {
            let (parts, amount) = rows.remove(&when).unwrap_or((0, Money::zero(currency)));
            ExpectedRow { when, parts, amount }
        };
        Expected { currency, rows: When::all(as_of).into_iter().map(row).collect(), total }
    };
    working.sort_by_key(|line| (line.due, line.contract, line.number));
    Ok(Worked { value: sums.into_values().map(table).collect(), working })
}
