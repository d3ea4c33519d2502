//! Words with a slip: one letter wrong, missing, too many, or two changed places, and in long words two of these.

use super::marks;
use super::signature::Signature;

/// A word that is looked for with slips allowed (Wu and Manber 1992, “Fast text searching allowing errors”).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    /// The characters of the word, each with the places where it stands.
    places: Vec<(char, u64)>,
    /// The last place.
    last: u64,
    slips: usize,
    signature: Signature,
}

/// The shortest word in which a slip is allowed, and in which two are.
const ONE: usize = 4;
const TWO: usize = 8;
/// In Han characters a name says more with fewer.
const ONE_HAN: usize = 3;
const TWO_HAN: usize = 6;

impl Near {
    /// From a folded word; `None` if it is too short to be guessed, or longer than 64 characters.
    pub fn of(word: &str) -> Option<Self> {
        let length = word.chars().count();
        let (one, two) = if word.is_ascii() { (ONE, TWO) } else { (ONE_HAN, TWO_HAN) };
        // numbers are meant as they are typed
        if length < one || length > 64 || word.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let mut places: Vec<(char, u64)> = Vec::new();
        let mut last = 0;
        for (place, character) in (0_u32..).zip(word.chars()) {
            last = 1_u64.wrapping_shl(place);
            match places.iter_mut().find(|(known, _)| *known == character) {
                Some((_, known)) => *known |= last,
                None => places.push((character, last)),
            }
        }
        let slips = if length < two { 1 } else { 2 };
        Some(Self { places, last, slips, signature: Signature::of(word) })
    }

    /// The bits of its characters, and how many of them a text lacks at most that holds the word with its slips.
    pub fn marks(&self) -> (Vec<usize>, usize) {
        (self.places.iter().filter_map(|(character, _)| marks::of_any(*character)).collect(), self.slips)
    }

    /// Whether a text with this signature may hold the word with its slips. A slip takes one character of the word away at
    /// most, and three pairs of neighbours when two change places.
    pub fn may_be_in(&self, signature: Signature) -> bool {
        let slips = if self.slips == 1 { 1 } else { 2 };
        let (characters, pairs) = signature.missing(self.signature);
        characters <= slips && pairs <= slips * 3
    }

    /// Whether the word, or one that differs by few slips, occurs in a text.
    pub fn is_in(&self, text: &str) -> bool {
        // of each number of slips: up to where the word has been read, in the text before, and in that before it
        let mut rows = [0_u64, 1, 3];
        let mut earlier = rows;
        let mut before = 0_u64;
        for character in text.chars() {
            let places = self.places.iter().find(|(known, _)| *known == character).map_or(0, |(_, places)| *places);
            let old = rows;
            let (mut less, mut less_old, mut less_earlier) = (0_u64, 0_u64, 0_u64);
            for (slips, ((row, old), earlier)) in rows.iter_mut().zip(old).zip(earlier).enumerate() {
                let read = ((old << 1) | 1) & places;
                *row = if slips == 0 {
                    read
                } else {
                    let swapped = ((((less_earlier << 1) | 1) & places) << 1) & before;
                    // one too many; one wrong; one missing; two that changed places
                    read | less_old | ((less_old << 1) | 1) | ((less << 1) | 1) | swapped
                };
                (less, less_old, less_earlier) = (*row, old, earlier);
                if slips == self.slips && *row & self.last != 0 {
                    return true;
                }
            }
            earlier = old;
            before = places;
        }
        false
    }
}
