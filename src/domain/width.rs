//! Full-width and half-width forms: Chinese input methods type `Ａ１－` where codes want `A1-`.

/// The half-width form of a full-width letter, figure, sign or space; any other character as it is.
pub fn half_width(character: char) -> char {
    match character {
        '\u{3000}' => ' ',
        // the block U+FF01 to U+FF5E repeats U+0021 to U+007E in the same order
        '\u{FF01}'..='\u{FF5E}' => {
            u32::from(character).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(character)
        }
        _ => character,
    }
}
