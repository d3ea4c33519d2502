//! A letter as a Word file: the same words, tables and annexes as on paper.

use docx_rs::{
    AlignmentType, Docx, Footer, Header, PageMargin, Paragraph as WordParagraph, Table as WordTable, TableCell,
    TableLayoutType, TableRow, VAlignType, WidthType,
};

use super::style::{self, Script, Styled};
use super::table::WHOLE;
use super::{WordFault, Writer, finish, words};
use crate::domain::contract::party::{ChineseScript, ContractLanguage};
use crate::export::letter::{Letter, LetterTable};
use crate::i18n::{Locale, Text};

/// The Word file of a letter. Each annex begins a page of its own; the number of the letter stands at the head of every page.
///
/// # Errors
/// [`WordFault::Unwritten`].
pub fn letter_docx(letter: &Letter) -> Result<Vec<u8>, WordFault> {
    let (script, language) = match letter.language {
        Locale::Zh => (Script::Han, ContractLanguage::Zh),
        Locale::En => (Script::Latin, ContractLanguage::En),
    };
    let sheet = Sheet { script };
    let margin =
        PageMargin { top: 1_440, left: 1_417, bottom: 1_440, right: 1_417, header: 851, footer: 851, gutter: 0 };
    let head = sheet.plain(&letter.number, Styled::Note).align(AlignmentType::Right);
    let mut file = style::styles(Docx::new(), script)
        .page_size(11_906, 16_838)
        .page_margin(margin)
        .header(Header::new().add_paragraph(head))
        .footer(Footer::new().add_paragraph(Writer { language, script: ChineseScript::Simplified }.foot()));
    file = file.add_paragraph(sheet.plain(&letter.title, Styled::Title));
    file = sheet.lines(file, &letter.to, Styled::Party);
    file = file.add_paragraph(sheet.plain(&letter.subject, Styled::Party).bold());
    file = sheet.lines(file, &letter.opening, Styled::Body);
    for table in &letter.tables {
        file = sheet.table(file, table, false);
    }
    file = sheet.lines(file, &letter.asks, Styled::Body);
    if !letter.bank.is_empty() {
        file =
            file.add_paragraph(sheet.plain(Text::new(letter.language).letter_bank(), Styled::Heading).keep_next(true));
        file = sheet.lines(file, &letter.bank, Styled::Party);
    }
    for line in &letter.signature {
        file = file.add_paragraph(sheet.plain(line, Styled::Party).align(AlignmentType::Right).keep_next(true));
    }
    file = sheet.lines(file, &letter.agreed, Styled::Party);
    for annex in &letter.annexes {
        file = sheet.table(file, annex, true);
    }
    finish::pack(file, None, ChineseScript::Simplified)
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
    fn table(&self, mut file: Docx, table: &LetterTable, apart: bool) -> Docx {
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

    fn row(&self, table: &LetterTable, cells: &[&str], bold: bool) -> TableRow {
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
