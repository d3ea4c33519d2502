//! Which short runs of bytes a text holds. Of a thousand phrases hardly one stands in a text: by these runs nearly all others are told
//! not to, without the text being read again for each.

/// Of how many bytes a run is: four letters of English, or a letter of Chinese and the beginning of the next.
const LENGTH: usize = 4;
/// How many words of 64 bits: the own words of a long contract have some five thousand different runs, so that about one run in six
/// that they do not hold is taken for one that they do.
const WORDS: usize = 512;
/// Scatters runs that are alike (Fibonacci hashing: 2³² by the golden ratio).
const SCATTER: u32 = 0x9E37_79B1;

/// The runs of one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Runs(Vec<u64>);

impl Runs {
    /// Those of this text.
    pub(super) fn of(text: &str) -> Self {
        let mut bits = vec![0_u64; WORDS];
        for run in runs(text) {
            let (word, bit) = place(run);
            if let Some(bits) = bits.get_mut(word) {
                *bits |= bit;
            }
        }
        Self(bits)
    }

    /// Whether a phrase may stand in the text. Where this says no it does not; a phrase shorter than a run always may.
    pub(super) fn may_hold(&self, phrase: &str) -> bool {
        runs(phrase).all(|run| {
            let (word, bit) = place(run);
            self.0.get(word).is_some_and(|bits| bits & bit != 0)
        })
    }
}

fn runs(text: &str) -> impl Iterator<Item = u32> {
    text.as_bytes().windows(LENGTH).filter_map(|run| run.try_into().ok()).map(u32::from_le_bytes)
}

/// The word of a run, and its bit there.
fn place(run: u32) -> (usize, u64) {
    // the highest fifteen bits: nine for the word, six for the bit
    let hash = run.wrapping_mul(SCATTER) >> 17;
    (usize::try_from(hash >> 6).unwrap_or_default(), 1_u64.rotate_left(hash & 63))
}
