//! Which letters stand beside which.

/// A set of pairs of the letters a to z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LetterPairs([u32; 26]);

impl LetterPairs {
    /// Adds a letter with those that can follow it, as bits; what is no letter is not kept.
    pub fn add(&mut self, first: u8, following: u32) {
        if let Some(row) = usize::from(first).checked_sub(usize::from(b'a')).and_then(|row| self.0.get_mut(row)) {
            *row |= following;
        }
    }

    /// Whether the pair is in the set; a pair with anything but letters counts as there.
    pub fn has(&self, first: u8, second: u8) -> bool {
        let wanted = letter(second);
        match usize::from(first).checked_sub(usize::from(b'a')).and_then(|row| self.0.get(row)) {
            Some(row) => wanted == 0 || row & wanted != 0,
            None => true,
        }
    }
}

/// The bit of a letter from a to z; none for anything else.
pub const fn letter(byte: u8) -> u32 {
    if byte.is_ascii_lowercase() { 1_u32.wrapping_shl(byte.wrapping_sub(b'a') as u32) } else { 0 }
}
