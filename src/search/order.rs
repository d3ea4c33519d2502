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
}
