//! What is wrong with a line of a statement, and why another is left aside.

use serde::{Deserialize, Serialize};

use crate::domain::date::Date;
use crate::domain::money::Money;

/// How `03/04/2026` is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayOrder {
    /// The day first: 3 April.
    DayFirst,
    /// The month first: 4 March.
    MonthFirst,
}

/// What is wrong with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineFault {
    /// The column that has to be mended, from 0.
    pub column: usize,
    /// Why.
    pub why: FaultWhy,
}

/// Why a line cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum FaultWhy {
    /// There is no day.
    #[error("no day")]
    NoDay,
    /// It is no day.
    #[error("not a day")]
    NotADay,
    /// There is no such day.
    #[error("no such day")]
    NoSuchDay,
    /// It may be the day or the month that comes first.
    #[error("the order of day and month is open")]
    DayOrMonth,
    /// There is no amount.
    #[error("no amount")]
    NoAmount,
    /// It is no amount.
    #[error("not an amount")]
    NotAnAmount,
    /// The spreadsheet shortened it.
    #[error("a number that was shortened")]
    Shortened,
    /// It came in and went out.
    #[error("an amount in both columns")]
    BothWays,
    /// Nothing says which way it went.
    #[error("no direction")]
    NoDirection,
    /// The currency is not known.
    #[error("unknown currency")]
    UnknownCurrency,
}

/// A line that is no receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// The row, from 1 under the headings.
    pub row: usize,
    /// Its day, if it has one.
    pub on: Option<Date>,
    /// Who is on the other side, or what the row says.
    pub who: String,
    /// How much, if it can be read.
    pub amount: Option<Money>,
    /// Why it is left aside.
    pub why: AsideWhy,
}

/// Why a line is left aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AsideWhy {
    /// The money went out.
    WentOut,
    /// It takes back what came in before, or is what is taken back (冲正).
    TakenBack,
    /// It did not go through, or was given back.
    NotSettled,
    /// It is a line over nothing.
    Nothing,
    /// It is a total, or a remark of the bank.
    Total,
    /// The person leaves it out.
    LeftOut,
}
