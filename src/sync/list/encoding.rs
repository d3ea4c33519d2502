//! Which encoding a list is written in, and files that are no list at all.

use serde::{Deserialize, Serialize};

/// The largest list file that is read, in bytes: 64 MiB holds 200 000 long rows.
pub const MAX_BYTES: usize = 64 << 20;

/// How far into a file its first bytes are looked at, in bytes.
const HEAD: usize = 4096;

/// How the bytes of a list become text. The decoding itself is the browser's (`TextDecoder`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, low byte first: what Excel calls "Unicode text".
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// GB 18030 with its subsets GBK and GB 2312: what Excel in China writes.
    Gb18030,
    /// Big5, by choice only: its bytes look like GB 18030.
    Big5,
}

impl Encoding {
    /// Every encoding a person may choose when the found one gives wrong characters.
    pub const ALL: [Self; 5] = [Self::Utf8, Self::Gb18030, Self::Utf16Le, Self::Utf16Be, Self::Big5];

    /// The label for the browser's `TextDecoder` (WHATWG Encoding Standard).
    pub const fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Gb18030 => "gb18030",
            Self::Big5 => "big5",
        }
    }
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
    /// A workbook (.xlsx, .xls, .et): it has to be saved as CSV.
    #[error("a workbook")]
    Workbook,
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
    /// Contact cards (vCard).
    #[error("contact cards")]
    ContactCards,
    /// Other bytes that are no text.
    #[error("not text")]
    Binary,
}

/// The encoding of a list: a byte order mark decides; else UTF-8 when the bytes are UTF-8; else GB 18030.
///
/// # Errors
/// [`NotAList`] when the bytes are recognised as something else.
pub fn detect(bytes: &[u8]) -> Result<Encoding, NotAList> {
    if bytes.len() > MAX_BYTES {
        return Err(NotAList::TooLarge { limit: MAX_BYTES });
    }
    if bytes.iter().all(u8::is_ascii_whitespace) || matches!(bytes, [0xef, 0xbb, 0xbf] | [0xff, 0xfe] | [0xfe, 0xff]) {
        return Err(NotAList::Empty);
    }
    if let Some(other) = other_file(bytes) {
        return Err(other);
    }
    let encoding = match bytes {
        [0xff, 0xfe, ..] => Encoding::Utf16Le,
        [0xfe, 0xff, ..] => Encoding::Utf16Be,
        _ if bytes.contains(&0) => return wide(bytes).ok_or(NotAList::Binary),
        _ if std::str::from_utf8(bytes).is_ok() => Encoding::Utf8,
        _ => Encoding::Gb18030,
    };
    Ok(encoding)
}

/// UTF-16 without a mark shows as zero bytes at every other place: separators and line breaks have them everywhere.
fn wide(bytes: &[u8]) -> Option<Encoding> {
    let (mut even, mut odd) = (0_usize, 0_usize);
    for (index, byte) in bytes.iter().take(HEAD).enumerate() {
        match (byte, index.is_multiple_of(2)) {
            (0, true) => even += 1,
            (0, false) => odd += 1,
            _ => {}
        }
    }
    // a few Chinese characters have a zero byte at the other place
    if odd > even * 4 {
        Some(Encoding::Utf16Le)
    } else if even > odd * 4 {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// Other kinds of file by their first bytes.
fn other_file(bytes: &[u8]) -> Option<NotAList> {
    const SIGNS: [(&[u8], NotAList); 9] = [
        (b"%PDF-", NotAList::Pdf),
        (b"\xd0\xcf\x11\xe0", NotAList::Workbook),
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
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or(bytes);
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        let workbook = [&b"xl/"[..], b"[Content_Types].xml"].iter().any(|part| holds(bytes, part));
        return Some(if workbook { NotAList::Workbook } else { NotAList::Archive });
    }
    let start: String = head
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(head)
        .iter()
        .map(|b| char::from(b.to_ascii_lowercase()))
        .skip_while(char::is_ascii_whitespace)
        .collect();
    if ["<!doctype", "<html", "<head", "<table", "<meta", "<?xml", "<style"].iter().any(|tag| start.starts_with(tag)) {
        return Some(NotAList::WebPage);
    }
    if start.starts_with("begin:vcard") {
        return Some(NotAList::ContactCards);
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

/// How many characters the decoder could not read (U+FFFD): more than none means that another encoding may be right.
pub fn unreadable(text: &str) -> usize {
    text.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count()
}
