//! What a file is, by its first bytes.

use super::fault::Foreign;

/// As many bytes as are needed to tell.
pub const ENOUGH: usize = 64;

/// The mark with which some editors begin UTF-8; it is passed over.
pub const BYTE_ORDER_MARK: &[u8] = &[0xEF, 0xBB, 0xBF];

const BEGINNINGS: &[(&[u8], Foreign)] = &[
    (b"PK\x03\x04", Foreign::Zip),
    (b"PK\x05\x06", Foreign::Zip),
    (b"%PDF", Foreign::Pdf),
    (b"\x1f\x8b", Foreign::Gzip),
    (b"age-encryption.org/", Foreign::Age),
    (b"-----BEGIN AGE", Foreign::Age),
    (b"\xff\xd8\xff", Foreign::Picture),
    (b"\x89PNG", Foreign::Picture),
    (b"GIF8", Foreign::Picture),
    (b"RIFF", Foreign::Picture),
    (b"\xff\xfe", Foreign::Utf16),
    (b"\xfe\xff", Foreign::Utf16),
    (b"{\0", Foreign::Utf16),
    (b"\0{", Foreign::Utf16),
    (b"\xd0\xcf\x11\xe0", Foreign::OldOffice),
];

/// What a file that begins so is, if it is known not to be a book.
pub fn foreign(beginning: &[u8]) -> Option<Foreign> {
    if let Some((_, foreign)) = BEGINNINGS.iter().find(|(mark, _)| beginning.starts_with(mark)) {
        return Some(*foreign);
    }
    if beginning.get(4..8) == Some(b"ftyp") {
        return Some(Foreign::Picture);
    }
    let text = beginning.strip_prefix(BYTE_ORDER_MARK).unwrap_or(beginning).trim_ascii_start().to_ascii_lowercase();
    if text.starts_with(b"<!doctype html") || text.starts_with(b"<html") {
        Some(Foreign::Html)
    } else if text.starts_with(b"<") {
        Some(Foreign::Xml)
    } else {
        None
    }
}
