//! A paper as plain text: for the clipboard, and for reading one beside another.

use std::fmt::Write;

use super::Paper;
use super::opening::{Fact, SignatureBlock};
use super::span::{Article, Block, Cell, Columns, Span, Table};

/// The whole paper as lines of text. Two languages stand as paragraphs under each other; tables have one line a row, cells
/// parted by bars.
pub fn plain_text(paper: &Paper) -> String {
    let mut text = String::new();
    fact(&mut text, &paper.number);
    text.push('\n');
    columns(&mut text, "", &paper.title);
    text.push('\n');
    for one in &paper.facts {
        fact(&mut text, one);
    }
    for party in &paper.parties {
        text.push('\n');
        pair(&mut text, &party.label, &party.name);
        for one in &party.facts {
            fact(&mut text, one);
        }
    }
    text.push('\n');
    for paragraph in &paper.opening {
        columns(&mut text, "", &paragraph.text);
    }
    for article in &paper.articles {
        text.push('\n');
        text.push_str(&plain_article(article));
    }
    text.push('\n');
    columns(&mut text, "", &paper.end_of_text);
    for block in &paper.signatures {
        signature(&mut text, block);
    }
    for annex in &paper.annexes {
        text.push('\n');
        columns(&mut text, "", &annex.heading);
        blocks(&mut text, &annex.blocks);
    }
    text
}

/// An article as lines of text, with the numbers of its paragraphs and its tables.
pub fn plain_article(article: &Article) -> String {
    let mut text = String::new();
    columns(&mut text, "", &article.heading);
    blocks(&mut text, &article.blocks);
    text
}

fn joined(spans: &[Span]) -> String {
    spans.iter().map(Span::text).collect()
}

/// Both texts, the same one only once.
fn texts(columns: &Columns) -> Vec<String> {
    let mut texts = vec![joined(&columns.zh), joined(&columns.en)];
    texts.retain(|text| !text.is_empty());
    texts.dedup();
    texts
}

fn columns(text: &mut String, no: &str, columns: &Columns) {
    for one in texts(columns) {
        if !no.is_empty() {
            text.push_str(no);
            text.push(' ');
        }
        text.push_str(&one);
        text.push('\n');
    }
}

fn fact(text: &mut String, fact: &Fact) {
    pair(text, &fact.label, &fact.value);
}

fn pair(text: &mut String, label: &Columns, value: &Columns) {
    if !label.zh.is_empty() {
        let value = if value.zh.is_empty() { super::span::RULED_SPACE.to_owned() } else { joined(&value.zh) };
        let _ = writeln!(text, "{}：{value}", joined(&label.zh));
    }
    if !label.en.is_empty() {
        let value = if value.en.is_empty() { super::span::RULED_SPACE.to_owned() } else { joined(&value.en) };
        let _ = writeln!(text, "{}: {value}", joined(&label.en));
    }
}

fn signature(text: &mut String, block: &SignatureBlock) {
    text.push('\n');
    pair(text, &block.label, &block.name);
    columns(text, "", &block.seal);
    for line in &block.lines {
        fact(text, line);
    }
}

fn blocks(text: &mut String, blocks: &[Block]) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => columns(text, &paragraph.no, &paragraph.text),
            Block::Table(one) => table(text, one),
        }
    }
}

fn table(text: &mut String, table: &Table) {
    let heads: Vec<String> = table.columns.iter().map(|column| texts(&column.head).join(" / ")).collect();
    row(text, &heads);
    for cells in table.rows.iter().chain(std::iter::once(&table.total)).filter(|cells| !cells.is_empty()) {
        let cells: Vec<String> = cells.iter().map(cell).collect();
        row(text, &cells);
    }
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Same(spans) => joined(spans),
        Cell::Each(columns) => texts(columns).join(" / "),
    }
}

fn row(text: &mut String, cells: &[String]) {
    let _ = writeln!(text, "| {} |", cells.join(" | "));
}
