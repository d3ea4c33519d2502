//! Ageing of what is open: how much is how many days late (账龄, `domain.md` 6.10).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::collection::DueDay;
use super::date::Date;
use super::exact::{ExactError, Worked};
use super::money::{Currency, Money};

/// Days after the due day, in the usual five columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgeingBucket {
    /// Not late: due today, later, or on a day not known yet (未逾期).
    Current,
    /// 1 to 30 days.
    Days1To30,
    /// 31 to 60 days.
    Days31To60,
    /// 61 to 90 days.
    Days61To90,
    /// 91 days and more.
    Over90,
}

impl AgeingBucket {
    /// The columns from left to right.
    pub const ALL: [Self; 5] = [Self::Current, Self::Days1To30, Self::Days31To60, Self::Days61To90, Self::Over90];

    /// The column of so many days after the due day (0 and less: not late).
    pub const fn of_days(days_late: i64) -> Self {
        match days_late {
            i64::MIN..=0 => Self::Current,
            1..=30 => Self::Days1To30,
            31..=60 => Self::Days31To60,
            61..=90 => Self::Days61To90,
            91..=i64::MAX => Self::Over90,
        }
    }
}

/// Why an ageing has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgeingError {
    /// An open balance below zero: money in advance is not a debt and has no age.
    #[error("an open balance cannot be negative")]
    NegativeBalance,
    /// The arithmetic has no answer.
    #[error(transparent)]
    Exact(#[from] ExactError),
}

/// What is open of one instalment, under a key such as a customer, an owner or a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenBalance<K> {
    /// What the sums are made by.
    pub key: K,
    /// When it is due.
    pub due: DueDay,
    /// Still to come, zero or positive.
    pub open: Money,
}

/// Sums by column in one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgeingSums {
    /// Not late.
    pub current: Money,
    /// 1 to 30 days late.
    pub days_1_to_30: Money,
    /// 31 to 60 days late.
    pub days_31_to_60: Money,
    /// 61 to 90 days late.
    pub days_61_to_90: Money,
    /// 91 days late and more.
    pub over_90: Money,
    /// All columns.
    pub total: Money,
}

/// One row of an ageing table: a key in one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgeingRow<K> {
    /// The key.
    pub key: K,
    /// Its sums.
    pub sums: AgeingSums,
}

/// An ageing table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgeingTable<K> {
    /// One row per key and currency, in the order of the keys.
    pub rows: Vec<AgeingRow<K>>,
    /// One total per currency, in the order of the codes. Currencies are never added to each other.
    pub totals: Vec<AgeingSums>,
}

/// One balance and the column it went to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgeingLine<K> {
    /// Its key.
    pub key: K,
    /// When it is due.
    pub due: DueDay,
    /// Days after the due day; zero when not late.
    pub days_late: i64,
    /// The column.
    pub bucket: AgeingBucket,
    /// The amount.
    pub open: Money,
}

impl AgeingSums {
    /// Nothing in every column.
    pub const fn nothing(currency: Currency) -> Self {
        let zero = Money::zero(currency);
        Self { current: zero, days_1_to_30: zero, days_31_to_60: zero, days_61_to_90: zero, over_90: zero, total: zero }
    }

    /// One column.
    pub const fn of(&self, bucket: AgeingBucket) -> Money {
        match bucket {
            AgeingBucket::Current => self.current,
            AgeingBucket::Days1To30 => self.days_1_to_30,
            AgeingBucket::Days31To60 => self.days_31_to_60,
            AgeingBucket::Days61To90 => self.days_61_to_90,
            AgeingBucket::Over90 => self.over_90,
        }
    }

    /// Everything that is late.
    ///
    /// # Errors
    /// Overflow.
    pub fn overdue(&self) -> Result<Money, ExactError> {
        self.total.minus(self.current)
    }

    fn add(&mut self, bucket: AgeingBucket, amount: Money) -> Result<(), ExactError> {
        let column = match bucket {
            AgeingBucket::Current => &mut self.current,
            AgeingBucket::Days1To30 => &mut self.days_1_to_30,
            AgeingBucket::Days31To60 => &mut self.days_31_to_60,
            AgeingBucket::Days61To90 => &mut self.days_61_to_90,
            AgeingBucket::Over90 => &mut self.over_90,
        };
        *column = column.plus(amount)?;
        self.total = self.total.plus(amount)?;
        Ok(())
    }
}

/// Sums open balances by days late as of a day, per key and in all (6.10). Balances of nothing are left out.
///
/// # Errors
/// A negative balance; overflow.
pub fn age<K: Ord + Clone>(
    balances: impl IntoIterator<Item = OpenBalance<K>>,
    as_of: Date,
) -> Result<Worked<AgeingTable<K>, AgeingLine<K>>, AgeingError> {
    let mut working = Vec::new();
    let mut rows: BTreeMap<(K, &'static str), AgeingSums> = BTreeMap::new();
    let mut totals: BTreeMap<&'static str, AgeingSums> = BTreeMap::new();
    for OpenBalance { key, due, open } in balances {
        if open.minor < 0 {
            return Err(AgeingError::NegativeBalance);
        }
        if open.is_zero() {
            continue;
        }
        let days_late = match due {
            DueDay::On(day) => day.days_until(as_of).max(0),
            DueDay::AwaitsEvent => 0,
        };
        let bucket = AgeingBucket::of_days(days_late);
        let code = open.currency.code();
        let nothing = AgeingSums::nothing(open.currency);
        rows.entry((key.clone(), code)).or_insert(nothing).add(bucket, open)?;
        totals.entry(code).or_insert(nothing).add(bucket, open)?;
        working.push(AgeingLine { key, due, days_late, bucket, open });
    }
    let rows = rows.into_iter().map(|((key, _), sums)| AgeingRow { key, sums }).collect();
    let totals = totals.into_values().collect();
    Ok(Worked { value: AgeingTable { rows, totals }, working })
}
