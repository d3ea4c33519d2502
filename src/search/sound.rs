//! How a name sounds (拼音), so that `shfx`, `shanghai` and `shangh fengx` all find 上海丰信.

use pinyin::ToPinyinMulti;

use super::marks;
use super::order::Beginning;
use super::pairs::{LetterPairs, letter};

/// So many readings of a character are kept: the usual ones come first.
const READINGS: usize = 3;
/// So many characters of a name are kept; longer ones are found by their beginning.
const LONGEST: usize = 48;

/// What can be heard in names, told from a few bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sound {
    /// The letters with which a character begins.
    initials: u32,
    /// With which two letters typed a character can begin.
    first: LetterPairs,
    /// Which letters can follow each other when somebody types the sound.
    any: LetterPairs,
}

/// How names are spelt: for every character its readings, parted by `/`; characters parted by spaces, names by line ends. What
/// is no Han character stands for itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spelling(Box<str>);

/// The readings of a character.
#[derive(Clone, Copy)]
enum Readings {
    Han([&'static str; READINGS]),
    Itself(char),
}

impl Readings {
    /// `None` for a character that nobody types.
    fn of(character: char) -> Option<Self> {
        let Some(readings) = character.to_pinyin_multi() else {
            return character.is_alphanumeric().then_some(Self::Itself(character));
        };
        let mut kept = [""; READINGS];
        for reading in readings.into_iter().map(|it| plain(it.plain())) {
            if !kept.contains(&reading)
                && let Some(free) = kept.iter_mut().find(|it| it.is_empty())
            {
                *free = reading;
            }
        }
        Some(Self::Han(kept))
    }

    fn spell(self, text: &mut String) {
        match self {
            Self::Itself(character) => text.push(character),
            Self::Han(readings) => {
                for (place, reading) in readings.iter().filter(|it| !it.is_empty()).enumerate() {
                    if place > 0 {
                        text.push('/');
                    }
                    text.push_str(reading);
                }
            }
        }
        text.push(' ');
    }
}

/// ü is typed as v.
fn plain(reading: &'static str) -> &'static str {
    match reading {
        "lü" => "lv",
        "lüe" => "lve",
        "nü" => "nv",
        "nüe" => "nve",
        other => other,
    }
}

impl Sound {
    /// Takes in how a character is spelt, `character`, and what follows it, `after`.
    fn learn(&mut self, character: &str, after: &str) {
        let initials = |text: &str| {
            let begins = text.split(' ').next().unwrap_or_default().split('/');
            begins.filter_map(|reading| reading.bytes().next()).fold(0, |all, byte| all | letter(byte))
        };
        let next = initials(after);
        self.initials |= initials(character);
        for reading in character.split('/') {
            let mut rest = reading.as_bytes();
            let mut place = 0_u8;
            while let Some((byte, behind)) = rest.split_first() {
                // after any of its letters somebody may go on to the next character
                let follow = next | behind.first().map_or(0, |byte| letter(*byte));
                self.any.add(*byte, follow);
                if place == 0 {
                    self.first.add(*byte, follow);
                }
                place = 1;
                rest = behind;
            }
        }
    }

    /// Tells its bits.
    pub fn marks(&self, tell: impl FnMut(usize)) {
        marks::of_sound(self.initials, &self.first, &self.any, tell);
    }
}

impl Spelling {
    /// Of folded names. Names without a Han character have none: they are found as they are written.
    pub fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut text = String::new();
        for name in names {
            let begin = text.len();
            let mut sounds = false;
            for readings in name.chars().filter_map(Readings::of).take(LONGEST) {
                sounds = sounds || matches!(readings, Readings::Han(_));
                readings.spell(&mut text);
            }
            if !sounds {
                text.truncate(begin);
                continue;
            }
            text.push('\n');
        }
        Self(text.into_boxed_str())
    }

    /// What can be heard in it.
    pub fn sound(&self) -> Sound {
        let mut sound = Sound::default();
        for name in self.0.lines() {
            let mut rest = name;
            while let Some((character, after)) = rest.split_once(' ') {
                sound.learn(character, after);
                rest = after;
            }
        }
        sound
    }

    /// How it begins.
    pub(super) fn beginning(&self) -> Beginning {
        Beginning::of(&self.0)
    }

    /// The letters with which the first name begins to sound.
    pub fn first_letters(&self) -> impl Iterator<Item = u8> {
        let first = self.0.split(' ').next().unwrap_or_default();
        first.split('/').filter_map(|reading| reading.bytes().next())
    }

    /// Whether the letters are heard anywhere, from the beginning of a character on.
    pub fn hears(&self, typed: &Typed) -> bool {
        let (all, typed) = (self.0.as_bytes(), typed.text.as_bytes());
        let Some(first) = typed.first() else { return false };
        // where the character begins, and whether a reading of it does: few of them begin with the first letter
        let (mut character, mut begins) = (0, true);
        for (place, byte) in all.iter().enumerate() {
            match byte {
                b' ' | b'\n' => (character, begins) = (place.saturating_add(1), true),
                b'/' => begins = true,
                _ => {
                    if begins && byte == first && begins_with(all.get(character..).unwrap_or_default(), typed) {
                        return true;
                    }
                    begins = false;
                }
            }
        }
        false
    }

    /// Whether the first name begins to sound so.
    pub fn begins(&self, typed: &Typed) -> bool {
        begins_with(self.0.as_bytes(), typed.text.as_bytes())
    }
}

/// Whether the letters can be spelt from the character on which `rest` begins: of each character its first letters or all of
/// them, in any of its readings.
fn begins_with(rest: &[u8], typed: &[u8]) -> bool {
    if typed.is_empty() {
        return true;
    }
    let length = rest.iter().position(|byte| matches!(byte, b' ' | b'\n')).unwrap_or(rest.len());
    let (character, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
    let after = match after.split_first() {
        Some((b' ', after)) => after,
        _ => &[],
    };
    character.split(|byte| *byte == b'/').any(|reading| {
        let common = reading.iter().zip(typed).take_while(|(a, b)| a == b).count();
        // `xian` may be 先 or 西安: the longest is tried first, and the others too
        (1..=common).rev().any(|taken| typed.get(taken..).is_some_and(|left| begins_with(after, left)))
    })
}

/// Letters typed to be heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    text: String,
    is_of_letters: bool,
}

impl Typed {
    /// From a folded word; `None` if it is not of letters and figures alone, or begins with a figure.
    pub fn of(word: &str) -> Option<Self> {
        if !word.bytes().next().is_some_and(|first| first.is_ascii_lowercase())
            || !word.bytes().all(|byte| byte.is_ascii_alphanumeric())
        {
            return None;
        }
        let is_of_letters = word.bytes().all(|byte| byte.is_ascii_lowercase());
        Some(Self { text: word.to_owned(), is_of_letters })
    }

    /// The bits without which it cannot be heard in a name.
    pub fn marks(&self) -> Vec<usize> {
        let pair = |pair: &[u8], of: fn(u8, u8) -> Option<usize>| match pair {
            [first, second] => of(*first, *second),
            _ => None,
        };
        let mut pairs = self.text.as_bytes().windows(2);
        let initial = self.text.bytes().next().and_then(marks::of_initial);
        let first = pairs.next().and_then(|it| pair(it, marks::of_first_pair));
        let others = pairs.filter_map(|it| pair(it, marks::of_any_pair));
        initial.into_iter().chain(first).chain(others).collect()
    }

    /// Whether those bits tell it for certain: one letter, or two.
    pub const fn is_told_by_marks(&self) -> bool {
        self.text.len() <= 2 && self.is_of_letters
    }
}
