//! Which bits a thing has, and which ones something typed asks for: the two sides of one list of [`Columns`](super::columns::Columns).

use super::pairs::{LetterPairs, letter};
use super::signature::Signature;

/// The [`Signature`] of everything written of a thing.
const WRITTEN: usize = 0;
/// Letters a to z, figures and hyphens that stand in it, without doubt.
const CHARACTERS: usize = 256;
/// How many of these there are.
const PLAIN: usize = 37;
/// Which two of these stand beside each other in it, without doubt.
const NEIGHBOURS: usize = CHARACTERS + PLAIN;
/// With which character one of its names begins, by its hash.
const BEGINS: usize = NEIGHBOURS + PLAIN * PLAIN;
/// What one of its lines is as a whole, by its hash. A thing has many lines, and whoever has the bit by chance is read in vain at a
/// key: so there are many of these.
const WHOLE: usize = BEGINS + 128;
/// With which letter its first name begins to sound.
const BEGINS_TO_SOUND: usize = WHOLE + 512;
/// With which letters a character of a name begins to sound.
const INITIALS: usize = BEGINS_TO_SOUND + 26;
/// With which two letters typed a character can begin.
const FIRST_PAIRS: usize = INITIALS + 26;
/// Which letters can follow each other when somebody types a sound.
const ANY_PAIRS: usize = FIRST_PAIRS + 26 * 26;
/// Which characters of other scripts stand in it, by their hash. Somebody who types one is told by few of those that have it by chance.
const SIGNS: usize = ANY_PAIRS + 26 * 26;
/// Which three figures stand beside each other in it, without doubt: numbers are long, and any two figures stand in very many.
const FIGURES: usize = SIGNS + 1024;

/// Tells the bits of a signature.
pub fn of_signature(signature: Signature, tell: impl FnMut(usize)) {
    signature.bits().map(|bit| WRITTEN.saturating_add(bit)).for_each(tell);
}

/// Tells the bits of the characters of other scripts. They may come more than once.
pub fn of_signs(text: &str, tell: impl FnMut(usize)) {
    text.chars().filter_map(of_sign).for_each(tell);
}

/// The bit of a character of another script.
fn of_sign(character: char) -> Option<usize> {
    let hash = usize::try_from(u32::from(character).wrapping_mul(0x9E37_79B1) >> 22).ok()?;
    (!character.is_ascii()).then(|| SIGNS.saturating_add(hash))
}

/// Tells the bits of three figures beside each other. They may come more than once.
pub fn of_figures(text: &str, tell: impl FnMut(usize)) {
    text.as_bytes().windows(3).filter_map(of_three).for_each(tell);
}

/// The bit of three figures; none of anything else.
pub fn of_three(bytes: &[u8]) -> Option<usize> {
    let [first, second, third] = bytes else { return None };
    let figure = |byte: &u8| byte.is_ascii_digit().then(|| usize::from(byte.wrapping_sub(b'0')));
    let number = figure(first)?.saturating_mul(100).saturating_add(figure(second)?.saturating_mul(10));
    Some(FIGURES.saturating_add(number).saturating_add(figure(third)?))
}

/// The bit without which a character does not stand in a text; none of those that have no bit.
pub fn of_any(character: char) -> Option<usize> {
    u8::try_from(character).ok().filter(u8::is_ascii).map_or_else(|| of_sign(character), of_character)
}

/// The bit of a letter or a figure; none of another character.
pub fn of_character(byte: u8) -> Option<usize> {
    Some(CHARACTERS.saturating_add(plain(byte)?))
}

/// The bit of two of these beside each other; none of other characters.
pub fn of_neighbours(first: u8, second: u8) -> Option<usize> {
    Some(NEIGHBOURS.saturating_add(plain(first)?.checked_mul(PLAIN)?.checked_add(plain(second)?)?))
}

/// Tells the bits of the letters and figures of a text, and of their neighbours. The latter may come more than once.
pub fn of_plain(text: &str, mut tell: impl FnMut(usize)) {
    let (mut all, mut before) = (0_u64, None);
    for here in text.bytes().map(plain) {
        if let Some(here) = here {
            all |= 1 << here;
            if let Some(before) = before {
                tell(NEIGHBOURS.saturating_add(PLAIN.saturating_mul(before).saturating_add(here)));
            }
        }
        before = here;
    }
    (0..PLAIN).filter(|place| all >> place & 1 == 1).for_each(|place| tell(CHARACTERS.saturating_add(place)));
}

fn plain(byte: u8) -> Option<usize> {
    let place = match byte {
        b'a'..=b'z' => byte.checked_sub(b'a')?,
        b'0'..=b'9' => byte.checked_sub(b'0')?.checked_add(26)?,
        b'-' => 36,
        _ => return None,
    };
    Some(usize::from(place))
}

/// The bit of a beginning.
pub fn of_beginning(text: &str) -> Option<usize> {
    let code = u32::from(text.chars().next()?);
    let hash = usize::try_from(code.wrapping_mul(0x9E37_79B1) >> 25).ok()?;
    Some(BEGINS.saturating_add(hash))
}

/// The bit of a whole line.
pub fn of_line(line: &str) -> usize {
    let hash = line.bytes().fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    WHOLE.saturating_add(usize::try_from((hash ^ hash >> 15) & 511).unwrap_or(0))
}

/// The bit of a letter with which a first name begins to sound.
pub fn of_first_sound(letter: u8) -> Option<usize> {
    Some(BEGINS_TO_SOUND.saturating_add(place(letter)?))
}

/// The bit of a letter with which a character begins to sound.
pub fn of_initial(letter: u8) -> Option<usize> {
    Some(INITIALS.saturating_add(place(letter)?))
}

/// The bit of two letters typed with which a character can begin.
pub fn of_first_pair(first: u8, second: u8) -> Option<usize> {
    Some(FIRST_PAIRS.saturating_add(pair(first, second)?))
}

/// The bit of two letters typed after each other.
pub fn of_any_pair(first: u8, second: u8) -> Option<usize> {
    Some(ANY_PAIRS.saturating_add(pair(first, second)?))
}

/// Tells the bits of what can be heard: the letters with which a character begins, as [`letter`] has them, and the pairs.
pub fn of_sound(initials: u32, first: &LetterPairs, any: &LetterPairs, mut tell: impl FnMut(usize)) {
    (b'a'..=b'z').filter(|byte| initials & letter(*byte) != 0).filter_map(of_initial).for_each(&mut tell);
    first.tell(|first, second| of_first_pair(first, second).into_iter().for_each(&mut tell));
    any.tell(|first, second| of_any_pair(first, second).into_iter().for_each(&mut tell));
}

fn place(letter: u8) -> Option<usize> {
    letter.checked_sub(b'a').filter(|place| *place < 26).map(usize::from)
}

fn pair(first: u8, second: u8) -> Option<usize> {
    place(first)?.checked_mul(26)?.checked_add(place(second)?)
}
