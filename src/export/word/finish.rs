//! The parts of the file once more before they are packed: what the library for it cannot say.

use std::io::Cursor;

use docx_rs::{Docx, XMLDocx};

use super::WordFault;

/// A row that stays whole. Only the heads of tables are marked so by [`super::table`].
const WHOLE_ROW: &str = "<w:cantSplit />";
/// The same row as one that stands at the top of every page.
const REPEATED: &str = "<w:cantSplit /><w:tblHeader />";
/// The languages that a spelling check goes by.
const LANGUAGES: &str = "<w:lang w:val=\"en-GB\" w:eastAsia=\"zh-CN\" />";

/// Packs the file.
pub(super) fn pack(file: Docx) -> Result<Vec<u8>, WordFault> {
    let mut parts: XMLDocx = file.build();
    parts.document = replaced(parts.document, WHOLE_ROW, REPEATED)?;
    parts.styles = replaced(parts.styles, "</w:rPr></w:rPrDefault>", &format!("{LANGUAGES}</w:rPr></w:rPrDefault>"))?;
    let mut packed = Cursor::new(Vec::new());
    parts.pack(&mut packed).map_err(|_| WordFault::Unwritten)?;
    Ok(packed.into_inner())
}

fn replaced(part: Vec<u8>, from: &str, to: &str) -> Result<Vec<u8>, WordFault> {
    let text = String::from_utf8(part).map_err(|_| WordFault::Unwritten)?;
    Ok(text.replace(from, to).into_bytes())
}
