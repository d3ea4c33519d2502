//! What the columns of a statement hold.

use serde::{Deserialize, Serialize};

/// What a column of a statement holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// The day, perhaps with the time (交易日期、记账日).
    Day,
    /// What came in (收入、贷方发生额).
    In,
    /// What went out (支出、借方发生额).
    Out,
    /// An amount either way: its sign or another column says which.
    Amount,
    /// Which way (借贷标志、收/支).
    Direction,
    /// In what currency (币种).
    Currency,
    /// Who paid (对方户名).
    Payer,
    /// From which account (对方账号).
    Account,
    /// What for (摘要、用途、附言、备注); several columns may say it.
    Purpose,
    /// The bank's reference (交易流水号).
    Reference,
    /// Whether it went through (交易状态).
    State,
}

impl Column {
    /// All of them, in the order of a statement.
    pub const ALL: [Self; 11] = [
        Self::Day,
        Self::In,
        Self::Out,
        Self::Amount,
        Self::Direction,
        Self::Currency,
        Self::Payer,
        Self::Account,
        Self::Purpose,
        Self::Reference,
        Self::State,
    ];

    /// Whether several columns may hold it.
    pub const fn may_repeat(self) -> bool {
        match self {
            Self::Purpose => true,
            Self::Day
            | Self::In
            | Self::Out
            | Self::Amount
            | Self::Direction
            | Self::Currency
            | Self::Payer
            | Self::Account
            | Self::Reference
            | Self::State => false,
        }
    }
}

/// For each column from 0 what it holds; `None`: it is not read.
pub type Columns = Vec<Option<Column>>;

/// Why columns cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum ColumnsFault {
    /// No column holds the day.
    #[error("no column for the day")]
    NoDay,
    /// No column holds what came in, nor an amount.
    #[error("no column for the amount")]
    NoAmount,
    /// One column holds what came in, another an amount either way.
    #[error("the amount is in two columns")]
    AmountTwoWays,
    /// Two columns for what has one place.
    #[error("two columns for one thing")]
    Twice {
        /// What.
        column: Column,
        /// The first, from 0.
        first: usize,
        /// The second, from 0.
        second: usize,
    },
}

/// Whether lines can be read with these columns.
///
/// # Errors
/// [`ColumnsFault`].
pub fn check(columns: &[Option<Column>]) -> Result<(), ColumnsFault> {
    let place = |wanted: Column| columns.iter().position(|it| *it == Some(wanted));
    for (second, column) in columns.iter().enumerate() {
        let Some(column) = column.filter(|it| !it.may_repeat()) else { continue };
        match place(column) {
            Some(first) if first < second => return Err(ColumnsFault::Twice { column, first, second }),
            Some(_) | None => {}
        }
    }
    if place(Column::Day).is_none() {
        return Err(ColumnsFault::NoDay);
    }
    let apart = place(Column::In).or_else(|| place(Column::Out)).is_some();
    match (apart, place(Column::Amount).is_some()) {
        (true, true) => Err(ColumnsFault::AmountTwoWays),
        (false, false) => Err(ColumnsFault::NoAmount),
        (true, false) if place(Column::In).is_none() => Err(ColumnsFault::NoAmount),
        (true, false) | (false, true) => Ok(()),
    }
}
