//! The paper as a Word file (`contract-rules.md` 4.4): real styles, fonts for both scripts, tables whose heads repeat, pages
//! counted in the foot.
//!
//! The writer knows no row that repeats as a head and no language of the text; both are put into its parts before they are packed
//! ([`finish`]). Only the worker reaches this module: the library is large.

mod finish;
mod letter;
mod order;
mod picture;
mod style;
mod table;

use docx_rs::{
    AlignmentType, BreakType, Docx, Footer, Header, NumPages, PageMargin, PageNum, Paragraph as WordParagraph, Run,
};
use thiserror::Error;

pub use self::letter::letter_docx;
pub use self::order::{Amends, Order};
pub use self::picture::{PicturedOrder, PlacedPicture};
use self::style::{Script, Styled};
use super::paper::{
    Article, Block, Columns, Fact, Paper, Paragraph, PartyBlock, Span, draft_mark, in_script, picture_note,
};
use crate::domain::contract::party::{ChineseScript, ContractLanguage};

/// Why a paper cannot be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum WordFault {
    /// The writer failed: there is no room for the file.
    #[error("the Word file cannot be written")]
    Unwritten,
}

/// The Word file of `paper`. `draft` puts the mark of a draft at the head of every page and across it.
///
/// # Errors
/// [`WordFault::Unwritten`].
pub fn docx(paper: &Paper, draft: bool) -> Result<Vec<u8>, WordFault> {
    docx_with(paper, draft, &[])
}

/// The same with pictures at the places to sign, and a line that says what they are not.
///
/// # Errors
/// [`WordFault::Unwritten`].
pub fn docx_with(paper: &Paper, draft: bool, pictures: &[PlacedPicture]) -> Result<Vec<u8>, WordFault> {
    let writer = Writer { language: paper.language, script: paper.script };
    let margin = if writer.both() { 1_417 } else { 1_800 };
    let mut file = style::styles(Docx::new(), writer.chief())
        .page_size(11_906, 16_838)
        .page_margin(PageMargin {
            top: 1_440,
            left: margin,
            bottom: 1_440,
            right: margin,
            header: 851,
            footer: 851,
            gutter: 0,
        })
        .header(Header::new().add_paragraph(writer.head(&paper.number, draft)))
        .footer(Footer::new().add_paragraph(writer.foot()));
    file = file.add_paragraph(writer.fact(&paper.number).align(AlignmentType::Right).style(Styled::Note.id()));
    for (script, spans) in writer.printed(&paper.title) {
        file = file.add_paragraph(line(script, spans).style(Styled::Title.id()));
    }
    for party in &paper.parties {
        file = writer.party(file, party);
    }
    for fact in &paper.facts {
        file = file.add_paragraph(writer.fact(fact).style(Styled::Note.id()));
    }
    for paragraph in &paper.opening {
        file = writer.blocks(file, &[Block::Paragraph(paragraph.clone())]);
    }
    for article in &paper.articles {
        file = writer.article(file, article);
    }
    for (script, spans) in writer.printed(&paper.end_of_text) {
        file = file.add_paragraph(line(script, spans).align(AlignmentType::Center).style(Styled::Note.id()));
    }
    file = file.add_table(writer.signatures(&paper.signatures, pictures));
    if !pictures.is_empty() {
        let mut note = picture_note();
        note.zh = vec![Span::Plain(in_script(&note.zh_text(), paper.script).into())];
        for (script, spans) in writer.printed(&note) {
            file = file.add_paragraph(line(script, spans).style(Styled::Note.id()));
        }
    }
    for annex in &paper.annexes {
        let mut first = true;
        for (script, spans) in writer.printed(&annex.heading) {
            // every annex begins a page of its own
            let heading = line(script, spans).style(Styled::Heading.id()).page_break_before(first);
            file = file.add_paragraph(heading);
            first = false;
        }
        file = writer.blocks(file, &annex.blocks);
    }
    finish::pack(file, draft.then(|| draft_mark(paper.language)), paper.script)
}

/// Turns the pieces of a paper into those of the file.
struct Writer {
    language: ContractLanguage,
    script: ChineseScript,
}

impl Writer {
    const fn both(&self) -> bool {
        matches!(self.language, ContractLanguage::Both { .. })
    }

    /// The script that the styles are made for.
    const fn chief(&self) -> Script {
        match self.language {
            ContractLanguage::Zh | ContractLanguage::Both { .. } => Script::Han,
            ContractLanguage::En => Script::Latin,
        }
    }

    /// The texts that are printed, Chinese first.
    fn printed<'a>(&self, columns: &'a Columns) -> Vec<(Script, &'a [Span])> {
        let (zh, en) = match self.language {
            ContractLanguage::Zh => (true, false),
            ContractLanguage::En => (false, true),
            ContractLanguage::Both { .. } => (true, true),
        };
        let zh = zh.then_some((Script::Han, columns.zh.as_slice()));
        let en = en.then_some((Script::Latin, columns.en.as_slice()));
        zh.into_iter().chain(en).collect()
    }

    /// A label and what it says, in one line; two languages stand beside each other.
    fn fact(&self, fact: &Fact) -> WordParagraph {
        let mut line = WordParagraph::new();
        for (place, (script, label)) in self.printed(&fact.label).into_iter().enumerate() {
            if place > 0 {
                line = line.add_run(words(script, "  "));
            }
            let value = match script {
                Script::Han => &fact.value.zh,
                Script::Latin => &fact.value.en,
            };
            let colon = match (script, label.is_empty()) {
                (_, true) => "",
                (Script::Han, false) => "：",
                (Script::Latin, false) => ": ",
            };
            line = label.iter().fold(line, |line, span| line.add_run(run(script, span)));
            line = line.add_run(words(script, colon));
            line = value.iter().fold(line, |line, span| line.add_run(run(script, span)));
        }
        line
    }

    fn party(&self, mut file: Docx, party: &PartyBlock) -> Docx {
        let mut head = WordParagraph::new();
        for (script, label) in self.printed(&party.label) {
            let name = match script {
                Script::Han => &party.name.zh,
                Script::Latin => &party.name.en,
            };
            head = label.iter().fold(head, |head, span| head.add_run(run(script, span).bold()));
            head = head.add_run(words(script, if script == Script::Han { "：" } else { ": " }));
            head = name.iter().fold(head, |head, span| head.add_run(run(script, span)));
            head = head.add_run(words(script, " "));
        }
        file = file.add_paragraph(head.style(Styled::Party.id()));
        for fact in &party.facts {
            file = file.add_paragraph(self.fact(fact).style(Styled::Note.id()));
        }
        file
    }

    fn article(&self, mut file: Docx, article: &Article) -> Docx {
        if self.both() {
            file = file.add_table(table::pair(&article.heading, "", Styled::Heading));
        } else {
            for (script, heading) in self.printed(&article.heading) {
                file = file.add_paragraph(line(script, heading).style(Styled::Heading.id()));
            }
        }
        self.blocks(file, &article.blocks)
    }

    fn blocks(&self, mut file: Docx, blocks: &[Block]) -> Docx {
        for block in blocks {
            file = match block {
                Block::Paragraph(Paragraph { no, text }) if self.both() => {
                    file.add_table(table::pair(text, no, Styled::Body))
                }
                Block::Paragraph(Paragraph { no, text }) => {
                    self.printed(text).into_iter().fold(file, |file, (script, spans)| {
                        file.add_paragraph(numbered(script, no, spans).style(Styled::Body.id()))
                    })
                }
                // a table that follows a table at once would grow together with it
                Block::Table(table) => {
                    let gap = || WordParagraph::new().style(Styled::Gap.id());
                    let file = if self.both() { file.add_paragraph(gap()) } else { file };
                    file.add_table(self.table(table)).add_paragraph(gap())
                }
            };
        }
        file
    }

    /// The head of every page: the number, and the mark of a draft.
    fn head(&self, number: &Fact, draft: bool) -> WordParagraph {
        let mut line = self.fact(number);
        if draft {
            let gap = if self.chief() == Script::Han { "　" } else { "  " };
            line = line.add_run(words(self.chief(), &format!("{gap}{}", draft_mark(self.language))).bold());
        }
        line.align(AlignmentType::Right).style(Styled::Note.id())
    }

    /// The foot of every page: which page of how many (4.1, 4.2).
    fn foot(&self) -> WordParagraph {
        let han = |text| words(Script::Han, &in_script(text, self.script));
        let line = WordParagraph::new();
        let line = match self.language {
            ContractLanguage::Zh => line
                .add_run(han("第"))
                .add_page_num(PageNum::new())
                .add_run(han("页 共"))
                .add_num_pages(NumPages::new())
                .add_run(han("页")),
            ContractLanguage::En => line
                .add_run(words(Script::Latin, "Page "))
                .add_page_num(PageNum::new())
                .add_run(words(Script::Latin, " of "))
                .add_num_pages(NumPages::new()),
            ContractLanguage::Both { .. } => line
                .add_run(han("第"))
                .add_page_num(PageNum::new())
                .add_run(han("页 共"))
                .add_num_pages(NumPages::new())
                .add_run(han("页 / Page "))
                .add_page_num(PageNum::new())
                .add_run(words(Script::Latin, " of "))
                .add_num_pages(NumPages::new()),
        };
        line.align(AlignmentType::Center).style(Styled::Note.id())
    }
}

/// A paragraph of one language.
fn line(script: Script, spans: &[Span]) -> WordParagraph {
    numbered(script, "", spans)
}

/// The same behind its number.
fn numbered(script: Script, no: &str, spans: &[Span]) -> WordParagraph {
    let mut line = WordParagraph::new();
    if !no.is_empty() {
        line = line.add_run(words(script, &format!("{no} ")));
    }
    spans.iter().fold(line, |line, span| line.add_run(run(script, span)))
}

/// A piece of text. What is still missing is a ruled space.
fn run(script: Script, span: &Span) -> Run {
    match span {
        Span::Blank { .. } => words(script, "　　　　").underline("single"),
        Span::Plain(_) | Span::Term { .. } | Span::Reference { .. } => words(script, span.text()),
    }
}

/// Words in the fonts of their script. Characters that a file of this kind cannot hold are left out, and a person's own line
/// breaks stay.
fn words(script: Script, text: &str) -> Run {
    let mut run = Run::new().fonts(style::fonts(script));
    for (place, line) in text.split('\n').enumerate() {
        if place > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        let line: String = line.chars().filter(|it| *it == '\t' || !it.is_control()).collect();
        run = run.add_text(line);
    }
    run
}
