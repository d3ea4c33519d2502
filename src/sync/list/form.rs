//! What sort of file a list comes in, by its bytes and never by its name; and files that are no list at all.

use serde::{Deserialize, Serialize};

use super::encoding::{Encoding, HEAD, detect};

/// The largest list file that is read, in bytes: 64 MiB holds 200 000 long rows.
pub const MAX_BYTES: usize = 64 << 20;

/// What a list comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// Text with separators (CSV).
    Text(Encoding),
    /// A workbook (.xlsx, .xlsm).
    Workbook,
    /// Contact cards (vCard).
    Cards(Encoding),
}

/// Why a file cannot be read as a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum NotAList {
    /// No bytes, or only blanks.
    #[error("the file is empty")]
    Empty,
    /// Larger than [`MAX_BYTES`].
    #[error("the file is larger than {limit} bytes")]
    TooLarge {
        /// The limit, in bytes.
        limit: usize,
    },
    /// A workbook of the older kind (.xls, .et): it has to be saved as .xlsx or CSV.
    #[error("a workbook of the older kind")]
    OldWorkbook,
    /// A workbook of another family (.ods, .xlsb): it has to be saved as .xlsx or CSV.
    #[error("a workbook of another family")]
    OtherWorkbook,
    /// A workbook under a password.
    #[error("a workbook under a password")]
    LockedWorkbook,
    /// A zip archive of another sort.
    #[error("an archive")]
    Archive,
    /// A PDF.
    #[error("a PDF")]
    Pdf,
    /// A web page, also under the name .xls as some systems export it.
    #[error("a web page")]
    WebPage,
    /// A picture.
    #[error("a picture")]
    Picture,
    /// A book or backup of this program: it is opened elsewhere.
    #[error("a book of this program")]
    Book,
    /// A JSON document of another program.
    #[error("a JSON document")]
    Json,
    /// Other bytes that are no text.
    #[error("not text")]
    Binary,
}

/// What a file is.
///
/// # Errors
/// [`NotAList`] when the bytes are recognised as something else.
pub fn form(bytes: &[u8]) -> Result<Form, NotAList> {
    if bytes.len() > MAX_BYTES {
        return Err(NotAList::TooLarge { limit: MAX_BYTES });
    }
    if bytes.iter().all(u8::is_ascii_whitespace) || matches!(bytes, [0xef, 0xbb, 0xbf] | [0xff, 0xfe] | [0xfe, 0xff]) {
        return Err(NotAList::Empty);
    }
    if let Some(packed) = packed(bytes) {
        return packed;
    }
    let start = start_of(bytes);
    if let Some(other) = other_file(bytes, &start) {
        return Err(other);
    }
    let encoding = detect(bytes).ok_or(NotAList::Binary)?;
    Ok(if start.starts_with("begin:vcard") { Form::Cards(encoding) } else { Form::Text(encoding) })
}

/// Workbooks, and what is packed as they are.
fn packed(bytes: &[u8]) -> Option<Result<Form, NotAList>> {
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        // Office keeps an encrypted workbook in a stream of this name, inside a container of the older kind
        let name: Vec<u8> = "EncryptedPackage".bytes().flat_map(|letter| [letter, 0]).collect();
        let locked = holds(bytes, &name);
        return Some(Err(if locked { NotAList::LockedWorkbook } else { NotAList::OldWorkbook }));
    }
    if !(bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")) {
        return None;
    }
    let of_another_family: [&[u8]; 2] = [b"application/vnd.oasis.opendocument.spreadsheet", b"xl/workbook.bin"];
    Some(if of_another_family.iter().any(|part| holds(bytes, part)) {
        Err(NotAList::OtherWorkbook)
    } else if holds(bytes, b"xl/workbook") || holds(bytes, b"xl/worksheets/") {
        Ok(Form::Workbook)
    } else {
        Err(NotAList::Archive)
    })
}

/// The first letters in lower case, without marks, blanks and the zero bytes of UTF-16.
fn start_of(bytes: &[u8]) -> String {
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or(bytes);
    let marks: [&[u8]; 3] = [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"];
    marks
        .iter()
        .find_map(|mark| head.strip_prefix(*mark))
        .unwrap_or(head)
        .iter()
        .filter(|byte| **byte != 0)
        .map(|byte| char::from(byte.to_ascii_lowercase()))
        .skip_while(char::is_ascii_whitespace)
        .collect()
}

/// Other kinds of file by their first bytes.
fn other_file(bytes: &[u8], start: &str) -> Option<NotAList> {
    const SIGNS: [(&[u8], NotAList); 8] = [
        (b"%PDF-", NotAList::Pdf),
        (b"\x89PNG", NotAList::Picture),
        (b"\xff\xd8\xff", NotAList::Picture),
        (b"GIF8", NotAList::Picture),
        (b"age-encryption.org/", NotAList::Book),
        (b"-----BEGIN AGE", NotAList::Book),
        (b"\x1f\x8b", NotAList::Archive),
        (b"Rar!", NotAList::Archive),
    ];
    if let Some((_, kind)) = SIGNS.iter().find(|(sign, _)| bytes.starts_with(sign)) {
        return Some(*kind);
    }
    if ["<!doctype", "<html", "<head", "<table", "<meta", "<?xml", "<style"].iter().any(|tag| start.starts_with(tag)) {
        return Some(NotAList::WebPage);
    }
    let object = start.strip_prefix('{').map(str::trim_start);
    match object {
        Some(rest) if rest.starts_with("\"format\"") && rest.contains("counterpart") => Some(NotAList::Book),
        Some(rest) if rest.starts_with(['"', '}']) => Some(NotAList::Json),
        Some(_) => None,
        None => start.strip_prefix('[').filter(|rest| rest.trim_start().starts_with('{')).map(|_| NotAList::Json),
    }
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
