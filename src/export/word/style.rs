//! The styles of the file (`contract-rules.md` 4.4): fonts for both scripts, sizes in half points, spacing in twentieths.

use docx_rs::{AlignmentType, Docx, LineSpacing, LineSpacingType, RunFonts, Style, StyleType};

/// Which script a run of text is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    /// Chinese.
    Han,
    /// English.
    Latin,
}

/// The fonts of running text. With the hint, quotation marks and dashes of Chinese text take the Chinese font.
pub(super) fn fonts(script: Script) -> RunFonts {
    let fonts = RunFonts::new().ascii("Times New Roman").hi_ansi("Times New Roman").east_asia("SimSun");
    match script {
        Script::Han => fonts.hint("eastAsia"),
        Script::Latin => fonts,
    }
}

/// The fonts of headings: black letters (黑体) for Han.
fn heading_fonts() -> RunFonts {
    RunFonts::new().ascii("Times New Roman").hi_ansi("Times New Roman").east_asia("SimHei")
}

/// A style of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Styled {
    /// The title.
    Title,
    /// Who the parties are.
    Party,
    /// An article or annex: the navigation pane shows it.
    Heading,
    /// Running text.
    Body,
    /// Running text in a column of two: no indent.
    Column,
    /// What stands in a table.
    Cell,
    /// Small text.
    Note,
    /// A line between two tables.
    Gap,
}

impl Styled {
    /// The id in the file. That of the headings is one that every program knows.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Party => "Party",
            Self::Heading => "Heading1",
            Self::Body => "ContractText",
            Self::Column => "ColumnText",
            Self::Cell => "TableText",
            Self::Note => "Note",
            Self::Gap => "Gap",
        }
    }
}

/// Puts the styles into the file.
pub(super) fn styles(file: Docx, chief: Script) -> Docx {
    let spacing = |line: i32, before: u32, after: u32| {
        LineSpacing::new().line_rule(LineSpacingType::Auto).line(line).before(before).after(after)
    };
    let line = match chief {
        Script::Han => 360,
        Script::Latin => 300,
    };
    let named = |style: Styled, name: &str| Style::new(style.id(), StyleType::Paragraph).name(name);
    let body =
        named(Styled::Body, "Contract Text").size(24).line_spacing(spacing(line, 0, 60)).align(AlignmentType::Both);
    let body = match chief {
        Script::Han => body.first_line_chars(200),
        Script::Latin => body,
    };
    file.default_fonts(fonts(chief))
        .default_size(24)
        .add_style(
            named(Styled::Title, "Title")
                .fonts(heading_fonts())
                .size(44)
                .bold()
                .align(AlignmentType::Center)
                .line_spacing(spacing(300, 240, 360)),
        )
        .add_style(named(Styled::Party, "Party").size(24).line_spacing(spacing(line, 120, 0)))
        .add_style(
            named(Styled::Heading, "heading 1")
                .fonts(heading_fonts())
                .size(28)
                .bold()
                .outline_lvl(0)
                .line_spacing(spacing(300, 240, 120)),
        )
        .add_style(body)
        .add_style(named(Styled::Column, "Column Text").size(21).line_spacing(spacing(300, 0, 60)))
        .add_style(named(Styled::Cell, "Table Text").size(21).line_spacing(spacing(264, 20, 20)))
        .add_style(named(Styled::Note, "Note").size(21).line_spacing(spacing(300, 0, 0)))
        .add_style(named(Styled::Gap, "Gap").size(8).line_spacing(spacing(240, 0, 0)))
}
