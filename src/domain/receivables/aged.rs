//! Receivables by age (应收账龄): a table for each currency.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::grouping::{GroupKey, Grouping};
use super::open_part::OpenPart;
use crate::domain::ageing::{AgeingError, AgeingSums, OpenBalance, age};
use crate::domain::date::Date;
use crate::domain::money::{Currency, Money};

/// What one customer, one of our people or one contract has open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgedRow {
    /// Whose row it is.
    pub key: GroupKey,
    /// By column, and in all.
    pub sums: AgeingSums,
    /// All that is late.
    pub overdue: Money,
}

/// Everything open in one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aged {
    /// The currency.
    pub currency: Currency,
    /// The rows: who has most overdue first, then who owes most.
    pub rows: Vec<AgedRow>,
    /// All rows together.
    pub sums: AgeingSums,
    /// All that is late.
    pub overdue: Money,
}

/// Adds up what is open as of a day: one table for each currency, in the order of the codes.
///
/// # Errors
/// An open amount below nothing; overflow.
pub fn aged(parts: &[OpenPart], by: Grouping, as_of: Date) -> Result<Vec<Aged>, AgeingError> {
    let balances = parts.iter().map(|part| OpenBalance { key: by.key(part), due: part.due, open: part.open });
    let table = age(balances, as_of)?.value;
    let mut rows: BTreeMap<&'static str, Vec<AgedRow>> = BTreeMap::new();
    for row in table.rows {
        let overdue = row.sums.overdue()?;
        rows.entry(overdue.currency.code()).or_default().push(AgedRow { key: row.key, sums: row.sums, overdue });
    }
    table
        .totals
        .into_iter()
        .map(|sums| {
            let currency = sums.total.currency;
            let mut rows = rows.remove(currency.code()).unwrap_or_default();
            rows.sort_by(|a, b| {
                let place = |row: &AgedRow| Reverse((row.overdue.minor, row.sums.total.minor));
                place(a).cmp(&place(b)).then_with(|| a.key.cmp(&b.key))
            });
            Ok(Aged { currency, rows, overdue: sums.overdue()?, sums })
        })
        .collect()
}
