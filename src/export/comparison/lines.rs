//! A paper as parts of lines: what is compared.

use crate::domain::contract::clause::ClauseId;
use crate::domain::problem::{Item, Place};
use crate::export::paper::{
    AnnexId, Block, Cell, Columns, Fact, Paper, PartyBlock, RULED_SPACE, SignatureBlock, Span, Table,
};
use crate::i18n::{Locale, Text};

/// A part of a paper, by what it is and not by its number. In the order in which papers are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartId {
    /// Number, title, parties, date and place.
    Head,
    /// Why the parties meet.
    Opening,
    /// An article.
    Article(ClauseId),
    /// Where the parties sign.
    Signatures,
    /// An annex.
    Annex(AnnexId),
}

/// How a line stands on the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// As text.
    Text,
    /// As a row of a table, its cells parted by bars.
    Row,
}

/// A part of a paper.
pub(super) struct Part {
    pub(super) id: PartId,
    pub(super) heading: String,
    pub(super) lines: Vec<Line>,
}

/// A line: what is compared word by word.
pub(super) struct Line {
    pub(super) no: String,
    pub(super) shape: Shape,
    /// The row of goods or the part of the payment plan that it shows: the same one is compared with itself.
    pub(super) item: Option<Item>,
    pub(super) text: String,
}

/// The parts of a paper, in its order.
pub(super) fn parts(paper: &Paper, language: Locale) -> Vec<Part> {
    let words = Text::new(language);
    let reader = Reader { language };
    let mut parts =
        vec![Part { id: PartId::Head, heading: words.compare_head().to_owned(), lines: reader.head(paper) }];
    if !paper.opening.is_empty() {
        let lines = paper.opening.iter().map(|it| reader.paragraph(&it.no, &it.text)).collect();
        parts.push(Part { id: PartId::Opening, heading: words.compare_opening().to_owned(), lines });
    }
    for article in &paper.articles {
        let heading = reader.text(&article.heading);
        let lines = reader.blocks(&article.blocks);
        parts.push(Part { id: PartId::Article(article.clause), heading, lines });
    }
    let lines = paper.signatures.iter().flat_map(|block| reader.signature(block)).collect();
    parts.push(Part { id: PartId::Signatures, heading: words.compare_signatures().to_owned(), lines });
    for annex in &paper.annexes {
        let (heading, lines) = (reader.text(&annex.heading), reader.blocks(&annex.blocks));
        parts.push(Part { id: PartId::Annex(annex.id), heading, lines });
    }
    parts
}

/// Reads one of the languages of a paper.
#[derive(Clone, Copy)]
pub(super) struct Reader {
    pub(super) language: Locale,
}

impl Reader {
    pub(super) fn spans(self, columns: &Columns) -> &[Span] {
        match self.language {
            Locale::Zh => &columns.zh,
            Locale::En => &columns.en,
        }
    }

    fn text(self, columns: &Columns) -> String {
        joined(self.spans(columns))
    }

    fn head(self, paper: &Paper) -> Vec<Line> {
        let mut lines = vec![self.fact(&paper.number), self.paragraph("", &paper.title)];
        lines.extend(paper.parties.iter().flat_map(|party| self.party(party)));
        lines.extend(paper.facts.iter().map(|fact| self.fact(fact)));
        lines
    }

    fn party(self, party: &PartyBlock) -> Vec<Line> {
        let name = self.labelled(&party.label, &party.name);
        std::iter::once(name).chain(party.facts.iter().map(|fact| self.fact(fact))).collect()
    }

    fn signature(self, block: &SignatureBlock) -> Vec<Line> {
        let name = self.labelled(&block.label, &block.name);
        let seal = Some(self.paragraph("", &block.seal)).filter(|line| !line.text.is_empty());
        std::iter::once(name).chain(seal).chain(block.lines.iter().map(|fact| self.fact(fact))).collect()
    }

    fn fact(self, fact: &Fact) -> Line {
        self.labelled(&fact.label, &fact.value)
    }

    fn labelled(self, label: &Columns, value: &Columns) -> Line {
        let (label, value) = (self.text(label), self.text(value));
        let value = if value.is_empty() { RULED_SPACE.to_owned() } else { value };
        let text = match self.language {
            Locale::Zh => format!("{label}：{value}"),
            Locale::En => format!("{label}: {value}"),
        };
        Line { no: String::new(), shape: Shape::Text, item: None, text }
    }

    fn paragraph(self, no: &str, columns: &Columns) -> Line {
        Line { no: no.to_owned(), shape: Shape::Text, item: item(self.spans(columns)), text: self.text(columns) }
    }

    fn blocks(self, blocks: &[Block]) -> Vec<Line> {
        let mut lines = Vec::new();
        for block in blocks {
            match block {
                Block::Paragraph(it) => lines.push(self.paragraph(&it.no, &it.text)),
                Block::Table(table) => self.table(table, &mut lines),
            }
        }
        lines
    }

    fn table(self, table: &Table, lines: &mut Vec<Line>) {
        let row = |item: Option<Item>, cells: Vec<String>| Line {
            no: String::new(),
            shape: Shape::Row,
            item,
            text: cells.join(" | "),
        };
        lines.push(row(None, table.columns.iter().map(|column| self.text(&column.head)).collect()));
        for cells in table.rows.iter().chain(std::iter::once(&table.total)).filter(|cells| !cells.is_empty()) {
            let known = cells.iter().find_map(|cell| item(self.cell(cell)));
            lines.push(row(known, cells.iter().map(|cell| joined(self.cell(cell))).collect()));
        }
    }

    pub(super) fn cell(self, cell: &Cell) -> &[Span] {
        match cell {
            Cell::Same(spans) => spans,
            Cell::Each(columns) => self.spans(columns),
        }
    }
}

fn joined(spans: &[Span]) -> String {
    spans.iter().map(Span::text).collect()
}

/// The first row of goods or part of the plan that these spans show. Rows that are only counted have no name of their own.
fn item(spans: &[Span]) -> Option<Item> {
    spans.iter().filter_map(Span::place).find_map(|Place { item, .. }| match item {
        Item::Line(_) | Item::Instalment(_) => Some(item),
        Item::Whole | Item::Row(_) | Item::Own(_) | Item::OwnBlank(..) | Item::Clause(_) => None,
    })
}
