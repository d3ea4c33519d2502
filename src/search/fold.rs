//! One spelling for what is the same to a reader: full and half width, capitals, accents, traditional and simplified
//! characters.

use unicode_normalization::UnicodeNormalization;

/// Accents over and under letters, as marks of their own.
const ACCENTS: std::ops::RangeInclusive<char> = '\u{300}'..='\u{36f}';

/// The Han characters that have no other form in Unicode.
const HAN: std::ops::RangeInclusive<char> = '\u{4e00}'..='\u{9fff}';

/// The spelling under which texts are compared.
pub fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    if text.chars().all(|character| character.is_ascii() || HAN.contains(&character)) {
        return fast2s::convert(text).to_ascii_lowercase();
    }
    let bare = text.nfkd().filter(|character| !ACCENTS.contains(character)).flat_map(char::to_lowercase);
    // put together again: Hangul and Kana are written with parts that are no accents
    fast2s::convert(&bare.nfc().collect::<String>())
}

/// The digits of a text in half width, whatever stands between them.
pub fn digits(text: &str) -> String {
    if text.is_ascii() {
        return text.chars().filter(char::is_ascii_digit).collect();
    }
    text.nfkc().filter(char::is_ascii_digit).collect()
}
