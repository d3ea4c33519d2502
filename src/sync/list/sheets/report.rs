//! A report handed out: every figure beside that of the time before, an amount as a number, with its currency in a column.

use std::collections::BTreeSet;

use crate::domain::date::Date;
use crate::domain::money::Money;
use crate::domain::rate::Quantity;
use crate::domain::reporting::figure::{Reading, Value};
use crate::sync::list::ledger::{Cell, Ledger};

/// A column of the report with what it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportColumn {
    /// How it reads sums.
    pub reading: Reading,
    /// What it is called.
    pub name: String,
    /// The same of how many things an amount is made of, or what a share is a share of.
    pub number: String,
    /// The same of the time before.
    pub before: String,
}

/// A row: its name, and of every column the figure and that of the time before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportLine {
    /// Of whom or what.
    pub name: String,
    /// The figures.
    pub figures: Vec<(Value, Value)>,
}

/// What a report is written under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportHead {
    /// What the sheet is called.
    pub sheet: String,
    /// The day it was made.
    pub made_on: Option<Date>,
    /// The heading of the names.
    pub of: String,
    /// The heading of the currency.
    pub currency: String,
}

/// The table of a report. A row with amounts in several currencies has a line for each; what is no amount stands in the first.
pub fn report_sheet(head: ReportHead, columns: &[ReportColumn], lines: &[ReportLine]) -> Ledger {
    let has_money = columns.iter().any(|it| matches!(it.reading, Reading::Amount(_)));
    let mut headings = vec![head.of];
    headings.extend(has_money.then_some(head.currency));
    for column in columns {
        match column.reading {
            Reading::Amount(_) => headings.extend([column.number.clone(), column.name.clone()]),
            Reading::Share(..) => headings.extend([column.name.clone(), column.number.clone()]),
            Reading::Count(_) | Reading::Reached(_) | Reading::AmountShare(..) | Reading::Mean(_) => {
                headings.push(column.name.clone());
            }
        }
        headings.push(column.before.clone());
    }
    let rows = lines.iter().flat_map(|line| rows(line, has_money)).collect();
    Ledger { sheet: head.sheet, made_on: head.made_on, headings, rows }
}

fn rows(line: &ReportLine, has_money: bool) -> Vec<Vec<Cell>> {
    let money = line.figures.iter().flat_map(|(now, before)| [now, before]).flat_map(amounts);
    let codes: BTreeSet<&'static str> = money.map(|it| it.currency.code()).collect();
    if codes.is_empty() {
        return vec![row(line, has_money, None, true)];
    }
    codes.into_iter().enumerate().map(|(at, code)| row(line, has_money, Some(code), at == 0)).collect()
}

fn amounts(value: &Value) -> &[Money] {
    match value {
        Value::Amount(_, money) => money,
        Value::Count(_) | Value::Share(..) | Value::AmountShare(_) | Value::Days(_) => &[],
    }
}

fn row(line: &ReportLine, has_money: bool, code: Option<&'static str>, is_first: bool) -> Vec<Cell> {
    let mut cells = vec![Cell::words(&line.name)];
    cells.extend(has_money.then(|| code.map_or_else(Cell::empty, Cell::words)));
    let once = |cell: Cell| if is_first { cell } else { Cell::empty() };
    let of_code =
        |value: &Value| Cell::amount(amounts(value).iter().copied().find(|it| Some(it.currency.code()) == code));
    for (now, before) in &line.figures {
        match now {
            Value::Amount(count, _) => {
                cells.extend([once(many(*count)), of_code(now)]);
                cells.push(of_code(before));
                continue;
            }
            Value::Share(_, _, whole) => cells.extend([once(plain(now)), once(many(*whole))]),
            Value::Count(_) | Value::AmountShare(_) | Value::Days(_) => cells.push(once(plain(now))),
        }
        cells.push(once(plain(before)));
    }
    cells
}

fn many(count: usize) -> Cell {
    Cell::Count(u64::try_from(count).unwrap_or(u64::MAX))
}

fn plain(value: &Value) -> Cell {
    match value {
        Value::Count(count) | Value::Amount(count, _) => many(*count),
        Value::Share(share, ..) | Value::AmountShare(share) => share.map_or_else(Cell::empty, Cell::Share),
        Value::Days(days) => {
            let whole = days.and_then(|days| Quantity::whole(days).ok());
            whole.map_or_else(Cell::empty, Cell::Quantity)
        }
    }
}
