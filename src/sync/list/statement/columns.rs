//! What the columns of a statement hold, proposed from their headings.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::super::columns::{fold, without_brackets};
use crate::domain::bank_statement::column::{Column, Columns};
use crate::i18n::format::narrow;
use crate::i18n::vocabulary::STATEMENT_HEADINGS;

/// Proposes what each column holds. Of several columns for one thing the one with the better word is taken; where what came in
/// has a column of its own, neither an amount either way nor a direction is read.
pub fn propose<S: AsRef<str>>(headings: &[S]) -> Columns {
    let named: Vec<Option<(Column, usize)>> = headings.iter().map(|heading| named(heading.as_ref())).collect();
    let best = |wanted: Column| {
        let of_it = named.iter().enumerate().filter_map(|(at, it)| match it {
            Some((column, rank)) if *column == wanted => Some((*rank, at)),
            Some(_) | None => None,
        });
        of_it.min().map(|(_, at)| at)
    };
    let came_in = best(Column::In).is_some();
    let taken = |at: usize, column: Column| match column {
        Column::Purpose => true,
        Column::Amount | Column::Direction if came_in => false,
        Column::Out if !came_in => false,
        Column::Day
        | Column::In
        | Column::Out
        | Column::Amount
        | Column::Direction
        | Column::Currency
        | Column::Payer
        | Column::Account
        | Column::Reference
        | Column::State => best(column) == Some(at),
    };
    named.iter().enumerate().map(|(at, it)| it.map(|(column, _)| column).filter(|column| taken(at, *column))).collect()
}

/// How many different things a record names: what tells headings from titles and lines.
pub fn recognised(cells: &[&str]) -> usize {
    let short = cells.iter().filter(|cell| cell.len() < 100);
    let mut found: Vec<Column> = short.filter_map(|cell| named(cell)).map(|(column, _)| column).collect();
    found.sort_unstable();
    found.dedup();
    found.len()
}

/// What a heading names, and how good a word it is: the smaller the better. Brackets, spaces, width and case do not matter.
fn named(heading: &str) -> Option<(Column, usize)> {
    static WORDS: LazyLock<HashMap<String, (Column, usize)>> = LazyLock::new(|| {
        let ranked = STATEMENT_HEADINGS.iter().flat_map(|(column, words)| {
            words.iter().enumerate().map(move |(rank, word)| (fold(word), (*column, rank)))
        });
        ranked.collect()
    });
    let plain = narrow(heading);
    [fold(&plain), fold(&without_brackets(&plain))].iter().find_map(|word| WORDS.get(word).copied())
}
