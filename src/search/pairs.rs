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

    /// Tells the pairs.
    pub fn tell(&self, mut tell: impl FnMut(u8, u8)) {
        for (first, row) in (b'a'..=b'z').zip(self.0) {
            let mut left = row;
            while let Ok(place @ 0..26) = u8::try_from(left.trailing_zeros()) {
                left &= left.wrapping_sub(1);
                tell(first, b'a'.wrapping_add(place));
            }
        }
    }
}

/// The bit of a letter from a to z; none for anything else.
pub const fn letter(byte: u8) -> u32 {
    if byte.is_ascii_lowercase() { 1_u32.wrapping_shl(byte.wrapping_sub(b'a') as u32) } else { 0 }
}
