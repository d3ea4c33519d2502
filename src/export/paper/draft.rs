//! Writing sentences in two languages at once.

use std::borrow::Cow;

use super::insert::Insert;
use super::outline::Outline;
use super::span::{Align, Block, Cell, Column, Columns, Paragraph, Span, Table};

/// The blocks of one article or annex, as they are written.
///
/// A sentence is a Chinese and an English pattern with the same gaps: `{0}` to `{9}` take the values handed over, `{us}` and
/// `{them}` what the parties are called, `{personal information}` a word as the contract defines it, where it does. A gap without a
/// value stays visible, and a test looks for it.
pub(super) struct Draft<'a> {
    outline: &'a Outline<'a>,
    blocks: Vec<Block>,
}

impl<'a> Draft<'a> {
    /// Nothing yet.
    pub(super) fn new(outline: &'a Outline<'a>) -> Self {
        Self { outline, blocks: Vec::new() }
    }

    /// A new paragraph.
    pub(super) fn say(&mut self, zh: &'static str, en: &'static str, inserts: &[Insert]) {
        let text = Self::line(self.outline, zh, en, inserts);
        self.blocks.push(Block::Paragraph(Paragraph { no: String::new(), text }));
    }

    /// A further sentence in the last paragraph.
    pub(super) fn more(&mut self, zh: &'static str, en: &'static str, inserts: &[Insert]) {
        let line = Self::line(self.outline, zh, en, inserts);
        match self.blocks.last_mut() {
            Some(Block::Paragraph(paragraph)) => {
                paragraph.text.zh.extend(line.zh);
                if !line.en.is_empty() {
                    paragraph.text.en.push(Span::Plain(" ".into()));
                    paragraph.text.en.extend(line.en);
                }
            }
            Some(Block::Table(_)) | None => {
                self.blocks.push(Block::Paragraph(Paragraph { no: String::new(), text: line }));
            }
        }
    }

    /// More of the same sentence: nothing is put before it.
    pub(super) fn join(&mut self, zh: &'static str, en: &'static str, inserts: &[Insert]) {
        let line = Self::line(self.outline, zh, en, inserts);
        if let Some(Block::Paragraph(paragraph)) = self.blocks.last_mut() {
            paragraph.text.zh.extend(line.zh);
            paragraph.text.en.extend(line.en);
        }
    }

    /// A new paragraph that is already written.
    pub(super) fn put(&mut self, text: Columns) {
        self.blocks.push(Block::Paragraph(Paragraph { no: String::new(), text }));
    }

    /// A table.
    pub(super) fn table(&mut self, table: Table) {
        self.blocks.push(Block::Table(table));
    }

    /// The blocks, with paragraphs numbered `no.1`, `no.2` where there is more than one.
    pub(super) fn numbered(self, no: u16) -> Vec<Block> {
        let mut blocks = self.blocks;
        let paragraphs = blocks.iter().filter(|block| matches!(block, Block::Paragraph(_))).count();
        if paragraphs > 1 {
            let mut next = 1_usize;
            for block in &mut blocks {
                match block {
                    Block::Paragraph(paragraph) => {
                        paragraph.no = format!("{no}.{next}");
                        next += 1;
                    }
                    Block::Table(_) => {}
                }
            }
        }
        blocks
    }

    /// The blocks, without numbers.
    pub(super) fn plain(self) -> Vec<Block> {
        self.blocks
    }

    /// One line in the languages that are printed.
    pub(super) fn line(outline: &Outline<'_>, zh: &'static str, en: &'static str, inserts: &[Insert]) -> Columns {
        let mut columns = Columns::default();
        if outline.zh {
            fill(&mut columns.zh, zh, outline.zh_labels(), inserts, Insert::zh, |gap| outline.zh_word(gap));
        }
        if outline.en {
            fill(&mut columns.en, en, outline.en_labels(), inserts, Insert::en, |gap| outline.en_word(gap));
        }
        columns
    }
}

/// What the parties are called in one language.
#[derive(Clone, Copy)]
pub(super) struct Labels<'a> {
    /// Our side.
    pub(super) us: &'a str,
    /// The customer.
    pub(super) them: &'a str,
}

fn fill(
    into: &mut Vec<Span>,
    pattern: &'static str,
    labels: Labels<'_>,
    inserts: &[Insert],
    write: impl Fn(&Insert) -> Span,
    word: impl Fn(&'static str) -> Option<&'static str>,
) {
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        push_plain(into, before);
        let Some((gap, after)) = after.split_once('}') else {
            push_plain(into, "{");
            rest = after;
            continue;
        };
        rest = after;
        match gap {
            "us" => push_label(into, labels.us),
            "them" => push_label(into, labels.them),
            gap => match gap.parse().ok().and_then(|index: usize| inserts.get(index)) {
                Some(insert) => into.push(with_one_stop(rest, write(insert))),
                None => match word(gap) {
                    Some(word) => push_plain(into, word),
                    None => into.push(Span::Plain(format!("{{{gap}}}").into())),
                },
            },
        }
    }
    push_plain(into, rest);
}

/// A term as it stands before `rest` of its sentence: somebody who ended their own words with a stop gets one, not two.
fn with_one_stop(rest: &str, span: Span) -> Span {
    let stops: &[char] = match rest.chars().next() {
        Some('。' | '；' | '，') => &['。', '；', '，'],
        Some('.') => &['.', ';', ','],
        // not a point: the company may be a Ltd.
        Some(';' | ',') => &[';', ','],
        Some(_) | None => return span,
    };
    match span {
        Span::Term { place, text, kept } => Span::Term { place, text: text.trim_end_matches(stops).to_owned(), kept },
        span @ (Span::Plain(_) | Span::Blank { .. } | Span::Reference { .. }) => span,
    }
}

fn push_plain(into: &mut Vec<Span>, text: &'static str) {
    if text.is_empty() {
        return;
    }
    if let Some(Span::Plain(last)) = into.last_mut() {
        last.to_mut().push_str(text);
    } else {
        into.push(Span::Plain(Cow::Borrowed(text)));
    }
}

/// What a side is called, which the contract may say in its own words.
fn push_label(into: &mut Vec<Span>, label: &str) {
    if let Some(Span::Plain(last)) = into.last_mut() {
        last.to_mut().push_str(label);
    } else {
        into.push(Span::Plain(label.to_owned().into()));
    }
}

/// Builds a table.
pub(super) struct TableDraft<'a> {
    outline: &'a Outline<'a>,
    table: Table,
}

impl<'a> TableDraft<'a> {
    /// A table with these columns.
    pub(super) fn new(outline: &'a Outline<'a>, columns: &[(Align, &'static str, &'static str)]) -> Self {
        let columns = columns
            .iter()
            .map(|(align, zh, en)| Column { head: Draft::line(outline, zh, en, &[]), align: *align })
            .collect();
        Self { outline, table: Table { columns, rows: Vec::new(), total: Vec::new() } }
    }

    /// A row.
    pub(super) fn row(&mut self, cells: &[Insert]) {
        let row = self.cells(cells);
        self.table.rows.push(row);
    }

    /// A row of sentences.
    pub(super) fn sentences(&mut self, cells: [Columns; 2]) {
        self.table.rows.push(cells.into_iter().map(Cell::Each).collect());
    }

    /// The last row, set off.
    pub(super) fn total(&mut self, cells: &[Insert]) {
        self.table.total = self.cells(cells);
    }

    /// The table.
    pub(super) fn done(self) -> Table {
        self.table
    }

    fn cells(&self, inserts: &[Insert]) -> Vec<Cell> {
        inserts
            .iter()
            .map(|insert| {
                if insert.is_same() {
                    return Cell::Same(vec![insert.zh()]);
                }
                let mut columns = Columns::default();
                if self.outline.zh {
                    columns.zh.push(insert.zh());
                }
                if self.outline.en {
                    columns.en.push(insert.en());
                }
                Cell::Each(columns)
            })
            .collect()
    }
}
