//! Which short runs of bytes a text holds. Of a thousand phrases hardly one stands in a text: by these runs nearly all others are told
//! not to, without the text being read again for each.

/// Of how many bytes a run is: four letters of English, or a letter of Chinese and the beginning of the next.
const LENGTH: usize = 4;
/// How many bytes of text there are for every word of 64 bits: of the runs that a text does not hold, at most one in eight is taken
/// for one that it does, as long as there are enough words.
const SPARSE: usize = 8;
/// The fewest and the most words of 64 bits, both powers of two: the most fit into what a processor has at hand.
const FEWEST: usize = 16;
const MOST: usize = 4096;
/// Scatters runs that are alike (Fibonacci hashing: 2³² by the golden ratio).
const SCATTER: u32 = 0x9E37_79B1;

/// The runs of one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Runs {
    bits: Vec<u64>,
    /// By how much a scattered run is shifted to be the number of a bit.
    shift: u32,
}

impl Runs {
    /// Those of this text.
    pub(super) fn of(text: &str) -> Self {
        // as many as its length asks for: a short text is gone through by hundreds of phrases too, and should cost nearly nothing
        let words = text.len().div_ceil(SPARSE).clamp(FEWEST, MOST).next_power_of_two();
        let shift = u32::BITS.saturating_sub(words.trailing_zeros()).saturating_sub(u64::BITS.trailing_zeros());
        let mut bits = vec![0_u64; words];
        for run in runs(text) {
            let (word, bit) = place(run, shift);
            if let Some(bits) = bits.get_mut(word) {
                *bits |= bit;
            }
        }
        Self { bits, shift }
    }

    /// Whether a phrase may stand in the text. Where this says no it does not; a phrase shorter than a run always may.
    pub(super) fn may_hold(&self, phrase: &str) -> bool {
        runs(phrase).all(|run| {
            let (word, bit) = place(run, self.shift);
            self.bits.get(word).is_some_and(|bits| bits & bit != 0)
        })
    }
}

fn runs(text: &str) -> impl Iterator<Item = u32> {
    text.as_bytes().windows(LENGTH).filter_map(|run| run.try_into().ok()).map(u32::from_le_bytes)
}

/// The word of a run, and its bit there: the highest bits of the scattered run, six of them for the bit.
fn place(run: u32, shift: u32) -> (usize, u64) {
    let hash = run.wrapping_mul(SCATTER).wrapping_shr(shift);
    (usize::try_from(hash >> 6).unwrap_or_default(), 1_u64.rotate_left(hash & 63))
}
