//! Whether two texts read the same.

use super::super::span::{Block, Cell, Columns, Span, Table};

/// Whether two articles read the same; their own numbers, and those of the articles they refer to, make no difference.
pub(super) fn same(was: &[Block], now: &[Block]) -> bool {
    was.len() == now.len() && was.iter().zip(now).all(|(was, now)| same_block(was, now))
}

/// The same of two paragraphs or tables.
pub(super) fn same_block(was: &Block, now: &Block) -> bool {
    match (was, now) {
        (Block::Paragraph(was), Block::Paragraph(now)) => same_columns(&was.text, &now.text),
        (Block::Table(was), Block::Table(now)) => same_table(was, now),
        (Block::Paragraph(_), Block::Table(_)) | (Block::Table(_), Block::Paragraph(_)) => false,
    }
}

fn same_table(was: &Table, now: &Table) -> bool {
    let cells = |table: &Table| table.rows.iter().flatten().chain(&table.total).map(said).collect::<Vec<_>>();
    let heads = |table: &Table| table.columns.iter().map(|it| told(&it.head)).collect::<Vec<_>>();
    was.rows.len() == now.rows.len() && heads(was) == heads(now) && cells(was) == cells(now)
}

fn said(cell: &Cell) -> String {
    match cell {
        Cell::Same(spans) => spans.iter().map(Span::text).collect(),
        Cell::Each(columns) => told(columns),
    }
}

fn same_columns(was: &Columns, now: &Columns) -> bool {
    told(was) == told(now)
}

/// What is said in both languages, references by what they lead to.
fn told(columns: &Columns) -> String {
    let one = |span: &Span| match span {
        Span::Reference { clause, .. } => format!("{clause:?}"),
        Span::Plain(_) | Span::Term { .. } | Span::Blank { .. } => span.text().to_owned(),
    };
    columns.zh.iter().chain(&columns.en).map(one).collect()
}
