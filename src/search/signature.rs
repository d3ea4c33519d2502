//! What a text cannot contain, told from a few bits: most of a hundred thousand texts need not be read at all.

/// Which characters and pairs of neighbours occur in a text, by their hash. Says “no” for certain and “yes” perhaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Signature([u64; 4]);

impl Signature {
    /// Of a folded text.
    pub fn of(text: &str) -> Self {
        let mut signature = Self::default();
        let mut before = None;
        for character in text.chars() {
            let code = u32::from(character);
            signature.set(hash(code, 0) & 127);
            if let Some(before) = before.replace(code) {
                signature.set(128 | hash(code, before) & 127);
            }
        }
        signature
    }

    /// Whether a text with this signature may contain one with the `other`.
    pub fn may_contain(self, other: Self) -> bool {
        self.0.iter().zip(other.0).all(|(here, wanted)| wanted & !here == 0)
    }

    /// The bits that are set.
    pub fn bits(self) -> impl Iterator<Item = usize> {
        self.0.into_iter().enumerate().flat_map(|(word, bits)| ones(bits).map(move |bit| word << 6 | bit))
    }

    /// How many characters and how many pairs of a text with the `other` signature are missing here, at least.
    pub fn missing(self, other: Self) -> (u32, u32) {
        let [first, second, third, fourth] = self.0;
        let count = |here: [u64; 2], wanted: [u64; 2]| {
            let missing = here.iter().zip(wanted).map(|(here, wanted)| (wanted & !here).count_ones());
            missing.fold(0_u32, u32::saturating_add)
        };
        let [wanted_first, wanted_second, wanted_third, wanted_fourth] = other.0;
        (count([first, second], [wanted_first, wanted_second]), count([third, fourth], [wanted_third, wanted_fourth]))
    }

    fn set(&mut self, bit: u32) {
        let word = self.0.get_mut(usize::try_from(bit >> 6).unwrap_or(0));
        if let Some(word) = word {
            *word |= 1_u64.wrapping_shl(bit & 63);
        }
    }
}

/// Spreads a character, or a pair of them, over the bits.
const fn hash(code: u32, before: u32) -> u32 {
    let mixed = code.wrapping_mul(0x9E37_79B1) ^ before.wrapping_mul(0x85EB_CA77).rotate_left(13);
    (mixed ^ (mixed >> 15)).wrapping_mul(0x2C1B_3C6D) >> 20
}

/// The places of the bits that are set, in their order.
pub(super) fn ones(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = usize::try_from(bits.trailing_zeros()).ok().filter(|it| *it < 64)?;
        bits &= bits.wrapping_sub(1);
        Some(place)
    })
}
