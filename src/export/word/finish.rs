//! The parts of the file once more before they are packed: what the library for it cannot say.

use std::io::Cursor;

use docx_rs::{Docx, XMLDocx};

use super::WordFault;
use crate::domain::contract::party::ChineseScript;

/// Where a table begins.
const TABLE: &str = "<w:tbl>";
/// A row that stays whole.
const WHOLE_ROW: &str = "<w:cantSplit />";
/// The same row as one that stands at the top of every page.
const REPEATED: &str = "<w:cantSplit /><w:tblHeader />";
/// What a picture is called, the same for each.
const PICTURE: &str = "<wp:docPr id=\"1\" name=\"Figure\" />";
/// The languages that a spelling check goes by.
const LANGUAGES: &str = "<w:lang w:val=\"en-GB\" w:eastAsia=\"zh-CN\" />";
/// The fonts and the language of simplified characters, and those that stand for them where the characters are traditional: 新細明體
/// and 微軟正黑體. Fonts of the mainland draw many of the letters otherwise than their readers write them.
const TRADITIONAL: [(&str, &str); 3] = [
    ("w:eastAsia=\"SimSun\"", "w:eastAsia=\"PMingLiU\""),
    ("w:eastAsia=\"SimHei\"", "w:eastAsia=\"Microsoft JhengHei\""),
    ("w:eastAsia=\"zh-CN\"", "w:eastAsia=\"zh-TW\""),
];

/// A picture made of letters, aslant in the middle of the page and behind the text, in the old language of drawing: every program
/// that shows Word files knows it as a mark. Its size and its words are put in.
const MARK: &str = include_str!("mark.xml");

/// Packs the file, with a mark across every page where there is one.
pub(super) fn pack(file: Docx, mark: Option<&str>, script: ChineseScript) -> Result<Vec<u8>, WordFault> {
    let mut parts: XMLDocx = file.build();
    if let Some(mark) = mark {
        for head in &mut parts.headers {
            *head = marked(&text_of(std::mem::take(head))?, mark).into_bytes();
        }
    }
    parts.document = told_apart(&with_heads(&text_of(parts.document)?)).into_bytes();
    let styles = text_of(parts.styles)?;
    parts.styles =
        styles.replace("</w:rPr></w:rPrDefault>", &format!("{LANGUAGES}</w:rPr></w:rPrDefault>")).into_bytes();
    match script {
        ChineseScript::Simplified => {}
        ChineseScript::Traditional => {
            let whole = [&mut parts.document, &mut parts.styles].into_iter();
            for part in whole.chain(&mut parts.headers).chain(&mut parts.footers) {
                *part = in_traditional_fonts(text_of(std::mem::take(part))?).into_bytes();
            }
        }
    }
    let mut packed = Cursor::new(Vec::new());
    parts.pack(&mut packed).map_err(|_| WordFault::Unwritten)?;
    Ok(packed.into_inner())
}

fn text_of(part: Vec<u8>) -> Result<String, WordFault> {
    String::from_utf8(part).map_err(|_| WordFault::Unwritten)
}

/// A part in the fonts of traditional characters. Words that somebody typed hold no such attribute: their quotation marks are escaped.
fn in_traditional_fonts(part: String) -> String {
    TRADITIONAL.iter().fold(part, |part, (from, to)| part.replace(from, to))
}

/// A head of pages with the mark behind its first paragraph. The mark is words of ours that need no escape.
fn marked(head: &str, mark: &str) -> String {
    // Han letters are as wide as they are high, Latin capitals about two thirds of it
    let size = match (mark.is_ascii(), mark.contains(' ')) {
        (true, _) => "width:390pt;height:120pt",
        (false, true) => "width:440pt;height:90pt",
        (false, false) => "width:300pt;height:150pt",
    };
    let run = MARK.trim_end().replace("SIZE", size).replace("WORDS", mark);
    head.replacen("</w:p>", &format!("{run}</w:p>"), 1)
}

/// With the first row of every table of figures repeated. Rows that stay whole are in these tables and in that of the
/// signatures, which is one row and has no head.
fn with_heads(document: &str) -> String {
    let mut tables = document.split(TABLE);
    let mut whole = tables.next().unwrap_or_default().to_owned();
    for table in tables {
        whole.push_str(TABLE);
        if table.matches(WHOLE_ROW).nth(1).is_some() {
            whole.push_str(&table.replacen(WHOLE_ROW, REPEATED, 1));
        } else {
            whole.push_str(table);
        }
    }
    whole
}

/// With pictures that have a number each: two of the same number are taken for damage by some programs.
fn told_apart(document: &str) -> String {
    let mut pieces = document.split(PICTURE);
    let mut whole = pieces.next().unwrap_or_default().to_owned();
    for (number, piece) in (1..).zip(pieces) {
        let number: u32 = number;
        let named = format!("<wp:docPr id=\"{number}\" name=\"Picture {number}\" />");
        whole.push_str(&named);
        whole.push_str(piece);
    }
    whole
}
