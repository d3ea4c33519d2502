//! Which encoding a text is written in.

use serde::{Deserialize, Serialize};

/// How far into a file its first bytes are looked at, in bytes.
pub(super) const HEAD: usize = 4096;

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

/// The encoding of a text: a byte order mark decides; else UTF-8 when the bytes are UTF-8; else GB 18030. `None`: no text.
pub fn detect(bytes: &[u8]) -> Option<Encoding> {
    match bytes {
        [0xff, 0xfe, ..] => Some(Encoding::Utf16Le),
        [0xfe, 0xff, ..] => Some(Encoding::Utf16Be),
        _ if bytes.contains(&0) => wide(bytes),
        _ if std::str::from_utf8(bytes).is_ok() => Some(Encoding::Utf8),
        _ => Some(Encoding::Gb18030),
    }
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

/// How many characters the decoder could not read (U+FFFD): more than none means that another encoding may be right.
pub fn unreadable(text: &str) -> usize {
    text.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count()
}
