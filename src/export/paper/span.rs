//! The pieces of a paper.

use std::borrow::Cow;

use crate::domain::contract::clause::ClauseId;
use crate::domain::problem::Place;

/// A run of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// Text that no term changes.
    Plain(Cow<'static, str>),
    /// A term, written for the reader.
    Term {
        /// Where it came from.
        place: Place,
        /// What it reads.
        text: String,
        /// Whether it stays as it is in any script: a name, a figure, a person's own words.
        kept: bool,
    },
    /// A term that is still missing: printed as a ruled space.
    Blank {
        /// Where it is to be entered.
        place: Place,
    },
    /// A reference to an article.
    Reference {
        /// The clause it leads to.
        clause: ClauseId,
        /// `第八条`, `Article 8`.
        text: String,
    },
}

/// What a blank looks like in plain text.
pub const RULED_SPACE: &str = "________";

impl Span {
    /// The text as it is read.
    pub fn text(&self) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::Term { text, .. } | Self::Reference { text, .. } => text,
            Self::Blank { .. } => RULED_SPACE,
        }
    }

    /// The term it shows, if any.
    pub const fn place(&self) -> Option<Place> {
        match self {
            Self::Term { place, .. } | Self::Blank { place } => Some(*place),
            Self::Plain(_) | Self::Reference { .. } => None,
        }
    }
}

/// The same text in each language; a language that is not printed is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Columns {
    /// Chinese.
    pub zh: Vec<Span>,
    /// English.
    pub en: Vec<Span>,
}

impl Columns {
    /// The Chinese text as it is read.
    pub fn zh_text(&self) -> String {
        self.zh.iter().map(Span::text).collect()
    }

    /// The English text as it is read.
    pub fn en_text(&self) -> String {
        self.en.iter().map(Span::text).collect()
    }
}

/// A numbered piece of an article, in both columns: one row of a side-by-side paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// `8.3`; empty in an article of one paragraph and outside articles.
    pub no: String,
    /// The text.
    pub text: Columns,
}

/// An article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Which clause it is.
    pub clause: ClauseId,
    /// Its number, counted from one.
    pub no: u16,
    /// `第三条　付款`, `Article 3　Payment`.
    pub heading: Columns,
    /// Paragraphs and tables.
    pub blocks: Vec<Block>,
}

/// A piece of an article or annex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Text.
    Paragraph(Paragraph),
    /// A table: one for both languages, because figures must exist once (4.3).
    Table(Table),
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
    /// The last row, set off; empty when there is none.
    pub total: Vec<Cell>,
}

/// The head of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What it says.
    pub head: Columns,
    /// Where its cells stand.
    pub align: Align,
}

/// Where the cells of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Words: at the start.
    Start,
    /// Figures: at the end.
    End,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// The same in every language: a figure, a name.
    Same(Vec<Span>),
    /// Different words for the same thing.
    Each(Columns),
}
