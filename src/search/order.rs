//! Sorting long lists by words.

use std::cmp::Ordering;

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

/// What the place of a row in a long list follows from, in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowPlace {
    /// By the column that the list is sorted by: its figure, or how its words begin.
    pub column: (i64, Beginning),
    /// How the name of the row begins.
    pub name: Beginning,
}

/// How two rows stand whose numbers are the same; the rows are counted from 0.
pub type Tie<'a> = &'a dyn Fn(usize, usize) -> Ordering;

/// The rows of a long list in their order: by the column, and by its `words` if it holds any, one way or the other; then by the
/// name, and by what `rest` says. It stands here because everything here is built for speed.
pub fn in_order(places: &[RowPlace], is_descending: bool, words: Option<Tie<'_>>, rest: Tie<'_>) -> Vec<usize> {
    let mut rows: Vec<(RowPlace, usize)> = places.iter().copied().zip(0_usize..).collect();
    rows.sort_unstable_by(|(one, at), (other, other_at)| {
        let words = || words.map_or(Ordering::Equal, |words| words(*at, *other_at));
        let order = one.column.cmp(&other.column).then_with(words);
        let order = if is_descending { order.reverse() } else { order };
        order.then_with(|| one.name.cmp(&other.name)).then_with(|| rest(*at, *other_at))
    });
    rows.into_iter().map(|(_, at)| at).collect()
}

/// A text with which others may begin. What is compared of them is worked out once for all of them: shifting so wide a number is a
/// call for each in WebAssembly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Start {
    beginning: Beginning,
    /// The bits of the bytes that it has.
    mask: u128,
}

impl Start {
    /// `None` for a text of more than sixteen bytes: no [`Beginning`] tells of it.
    pub(super) fn of(text: &str) -> Option<Self> {
        let left = 16_usize.checked_sub(text.len()).and_then(|left| u32::try_from(left).ok())?;
        let mask = u128::MAX.checked_shl(left.saturating_mul(8)).unwrap_or(0);
        Some(Self { beginning: Beginning::of(text), mask })
    }

    /// Whether a text begins with it that begins so.
    pub(super) const fn begins(self, text: Beginning) -> bool {
        (self.beginning.0 ^ text.0) & self.mask == 0
    }
}
