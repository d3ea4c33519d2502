//! Sorting long lists by words.

/// The beginning of a text as a number that sorts as the text does. Most rows of a long list are told apart by it, and their
/// texts, which lie all over the memory, are only looked at where it is the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Beginning(u128);

impl Beginning {
    /// Of an empty text.
    pub const NOTHING: Self = Self(0);

    /// The first sixteen bytes: five characters of Chinese.
    pub fn of(text: &str) -> Self {
        let mut bytes = [0; 16];
        for (place, byte) in bytes.iter_mut().zip(text.as_bytes()) {
            *place = *byte;
        }
        Self(u128::from_be_bytes(bytes))
    }

    /// Whether a text that begins so begins with another one of so many bytes, where that can be told: of sixteen bytes at most.
    pub(super) fn is_of(self, other: Self, bytes: usize) -> bool {
        let left = 16_usize.checked_sub(bytes).and_then(|left| u32::try_from(left).ok());
        left.is_some_and(|left| (self.0 ^ other.0).checked_shr(left.saturating_mul(8)).unwrap_or(0) == 0)
    }
}
