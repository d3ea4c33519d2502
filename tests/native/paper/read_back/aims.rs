//! What is aimed at beyond a target, and in the parts of a year.

use std::collections::BTreeSet;

use counterpart::domain::contract::Contract;
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::targets::Direction;
use counterpart::export::paper::{Block, Cell, Paper, Table};

use super::decimal;
use super::tables::pair;

/// A figure of a cell in thousandths, the same in both languages; of a year, where it says so.
fn figure(cell: &Cell, of_year: bool) -> i64 {
    let (zh, en) = pair(cell);
    let (zh, en) = if of_year {
        let (zh, en) = (zh.strip_prefix("全年"), en.strip_suffix(" a year"));
        (zh.expect("of a year").to_owned(), en.expect("of a year").to_owned())
    } else {
        (zh, en)
    };
    let read = |text: &str| decimal(&text.replace(',', ""), 1_000);
    assert_eq!(read(&zh), read(&en), "{zh} / {en}");
    read(&zh)
}

/// What is aimed at, beyond it, and in the parts of a year, as the annex says it.
pub(super) fn check(paper: &Paper, contract: &Contract) {
    let Clause::Included(targets) = &contract.targets else { return };
    let blocks = paper.annexes.iter().flat_map(|it| &it.blocks);
    let tables: Vec<&Table> = blocks
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Paragraph(_) => None,
        })
        .collect();
    let column = |table: &Table, name: &str| table.columns.iter().position(|it| it.head.en_text() == name);
    let table = tables.iter().find(|it| column(it, "Measure").is_some()).expect("the measures are listed");
    for (measure, row) in targets.measures.iter().zip(&table.rows) {
        if matches!(measure.direction, Direction::Range { .. }) {
            continue;
        }
        let aimed = column(table, "Target per period").expect("a target");
        assert_eq!(figure(&row[aimed], measure.is_spread()), measure.target.thousandths);
        for (name, level) in [("Stretch target", measure.stretch), ("Challenge target", measure.challenge)] {
            match (column(table, name), level) {
                (None, level) => assert_eq!(level, None, "{name}"),
                (Some(at), None) => assert_eq!(pair(&row[at]).0, "–", "{name}"),
                (Some(at), Some(level)) => assert_eq!(figure(&row[at], measure.is_spread()), level.thousandths),
            }
        }
    }
    let spread: Vec<_> = targets.measures.iter().filter(|it| it.is_spread()).collect();
    let years: Vec<_> = tables.iter().filter(|it| column(it, "Period") == Some(0) && it.columns.len() == 2).collect();
    assert_eq!(spread.len(), years.len(), "a table for each year");
    for (measure, table) in spread.iter().zip(years) {
        let parts: Vec<i64> = table.rows.iter().map(|row| figure(&row[1], false)).collect();
        let names: BTreeSet<(String, String)> = table.rows.iter().map(|row| pair(&row[0])).collect();
        assert_eq!(parts, measure.parts.iter().map(|it| it.thousandths).collect::<Vec<_>>());
        assert_eq!(names.len(), parts.len(), "each period has a name of its own");
        assert_eq!(figure(&table.total[1], false), measure.target.thousandths);
    }
}
