//! A letter as a Word file: the same words, tables and annexes as on paper.

use docx_rs::{
    AlignmentType, Docx, Footer, Header, PageMargin, Paragraph as WordParagraph, Table as WordTable, TableCell,
    TableLayoutType, TableRow, VAlignType, WidthType,
};
use serde::{Deserialize, Serialize};

use super::style::{self, Script, Styled};
use super::table::WHOLE;
use super::{WordFault, Writer, finish, words};
use crate::domain::contract::party::ContractLanguage;
use crate::export::letter::{Letter, LetterTable};
use crate::i18n::{Locale, Text};

/// A letter as the page hands it over to be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterOrder {
    /// Whether it is in Chinese; else in English.
    pub letter_in_chinese: bool,
    /// The number of the statement it goes by; may be empty.
    pub number: String,
    /// What it is.
    pub title: String,
    /// Whom it is for, a line each.
    pub to: Vec<String>,
    /// The contract it speaks of.
    pub subject: String,
    /// What comes before the figures.
    pub opening: Vec<String>,
    /// The figures.
    pub tables: Vec<OrderedTable>,
    /// What comes after them.
    pub asks: Vec<String>,
    /// Where to pay to; may be empty.
    pub bank: Vec<String>,
    /// Who writes, and when.
    pub signature: Vec<String>,
    /// For the reader to sign; may be empty.
    pub agreed: Vec<String>,
    /// The working.
    pub annexes: Vec<OrderedTable>,
}

/// A table of it, as [`LetterTable`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderedTable {
    /// What it is; may be empty.
    pub title: String,
    /// The words over each column, and whether it holds figures.
    pub head: Vec<(String, bool)>,
    /// The rows; one with a single cell goes over the whole width.
    pub rows: Vec<Vec<String>>,
    /// The sums; may be empty.
    pub sums: Vec<String>,
    /// A word on the figures.
    pub note: String,
}

impl From<LetterTable> for OrderedTable {
    fn from(table: LetterTable) -> Self {
        let head = table.head.into_iter().map(|(words, figures)| (words.to_owned(), figures)).collect();
        Self { title: table.title, head, rows: table.rows, sums: table.sums, note: table.note }
    }
}

impl From<Letter> for LetterOrder {
    fn from(letter: Letter) -> Self {
        Self {
            letter_in_chinese: letter.language == Locale::Zh,
            number: letter.number,
            title: letter.title,
            to: letter.to,
            subject: letter.subject,
            opening: letter.opening,
            tables: letter.tables.into_iter().map(OrderedTable::from).collect(),
            asks: letter.asks,
            bank: letter.bank,
            signature: letter.signature,
            agreed: letter.agreed,
            annexes: letter.annexes.into_iter().map(OrderedTable::from).collect(),
        }
    }
}

/// The Word file of a letter. Each annex begins a page of its own; the number of the letter stands at the head of every page.
///
/// # Errors
/// [`WordFault::Unwritten`].
pub fn letter_docx(letter: &LetterOrder) -> Result<Vec<u8>, WordFault> {
    let (script, language, locale) = if letter.letter_in_chinese {
        (Script::Han, ContractLanguage::Zh, Locale::Zh)
    } else {
        (Script::Latin, ContractLanguage::En, Locale::En)
    };
    let sheet = Sheet { script };
    let margin =
        PageMargin { top: 1_440, left: 1_417, bottom: 1_440, right: 1_417, header: 851, footer: 851, gutter: 0 };
    let head = sheet.plain(&letter.number, Styled::Note).align(AlignmentType::Right);
    let mut file = style::styles(Docx::new(), script)
        .page_size(11_906, 16_838)
        .page_margin(margin)
        .header(Header::new().add_paragraph(head))
        .footer(Footer::new().add_paragraph(Writer { language }.foot()));
    file = file.add_paragraph(sheet.plain(&letter.title, Styled::Title));
    file = sheet.lines(file, &letter.to, Styled::Party);
    file = file.add_paragraph(sheet.plain(&letter.subject, Styled::Party).bold());
    file = sheet.lines(file, &letter.opening, Styled::Body);
    for table in &letter.tables {
        file = sheet.table(file, table, false);
    }
    file = sheet.lines(file, &letter.asks, Styled::Body);
    if !letter.bank.is_empty() {
        file = file.add_paragraph(sheet.plain(Text::new(locale).letter_bank(), Styled::Heading).keep_next(true));
        file = sheet.lines(file, &letter.bank, Styled::Party);
    }
    for line in &letter.signature {
        file = file.add_paragraph(sheet.plain(line, Styled::Party).align(AlignmentType::Right).keep_next(true));
    }
    file = sheet.lines(file, &letter.agreed, Styled::Party);
    for annex in &letter.annexes {
        file = sheet.table(file, annex, true);
    }
    finish::pack(file)
}

/// Paper in one language.
struct Sheet {
    script: Script,
}

impl Sheet {
    fn plain(&self, text: &str, styled: Styled) -> WordParagraph {
        WordParagraph::new().add_run(words(self.script, text)).style(styled.id())
    }

    fn lines(&self, file: Docx, lines: &[String], styled: Styled) -> Docx {
        lines.iter().fold(file, |file, line| file.add_paragraph(self.plain(line, styled)))
    }

    /// A table under its title, with the word on its figures; `apart`: on a page of its own.
    fn table(&self, mut file: Docx, table: &OrderedTable, apart: bool) -> Docx {
        if !table.title.is_empty() {
            let title = self.plain(&table.title, Styled::Heading).keep_next(true);
            file = file.add_paragraph(if apart { title.page_break_before(true) } else { title });
        }
        let head: Vec<&str> = table.head.iter().map(|(words, _)| words.as_str()).collect();
        // the first row that is marked so in a table of several becomes the head: see `finish`
        let mut rows = vec![self.row(table, &head, true)];
        rows.extend(table.rows.iter().map(|row| self.row(table, &strs(row), false)));
        if !table.sums.is_empty() {
            rows.push(self.row(table, &strs(&table.sums), true));
        }
        file = file.add_table(WordTable::new(rows).width(WHOLE, WidthType::Pct).layout(TableLayoutType::Autofit));
        let note = self.plain(&table.note, if table.note.is_empty() { Styled::Gap } else { Styled::Note });
        file.add_paragraph(note.align(AlignmentType::Right))
    }

    fn row(&self, table: &OrderedTable, cells: &[&str], bold: bool) -> TableRow {
        let cell = |words: &str, figures: bool| {
            let align = if figures { AlignmentType::Right } else { AlignmentType::Left };
            let line = self.plain(words, Styled::Cell).align(align);
            let line = if bold { line.bold() } else { line };
            TableCell::new().vertical_align(VAlignType::Center).add_paragraph(line)
        };
        let cells = match cells {
            [words] if table.head.len() > 1 => vec![cell(words, false).grid_span(table.head.len())],
            cells => cells.iter().zip(&table.head).map(|(words, (_, figures))| cell(words, *figures)).collect(),
        };
        TableRow::new(cells).cant_split()
    }
}

fn strs(cells: &[String]) -> Vec<&str> {
    cells.iter().map(String::as_str).collect()
}
