//! Figures and dates read back out of a text, in either language.

use std::collections::BTreeSet;

use super::figure::{chinese_count, chinese_number};
use crate::domain::amount_words::rate_words::rate_words;
use crate::domain::rate::Ppm;
use crate::i18n::month;

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
/// Words after a number that multiply it, as powers of ten.
const SCALES: [(&str, usize); 6] =
    [("万", 4), ("亿", 8), ("百", 2), (" thousand", 3), (" million", 6), (" billion", 9)];

/// What stands before or behind a number that is a share, and how many places it is parted by to be in per cent; a longer name
/// before the shorter one that it ends with.
const FRACTIONS: [(&str, usize); 5] = [("百万分之", 4), ("十万分之", 3), ("万分之", 2), ("千分之", 1), ("百分之", 0)];
const SHARE_SIGNS: [(&str, usize); 4] = [("%", 0), ("‰", 1), ("per cent", 0), ("percent", 0)];
/// Spaces that may part a number from its sign.
const SPACES: [char; 4] = [' ', '\u{a0}', '\u{2009}', '\u{202f}'];
/// Endings of the day in a date.
const ORDINALS: [&str; 4] = ["st", "nd", "rd", "th"];

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Figure {
    /// A day: year, month, day.
    Day(String, u8, u8),
    /// A month of a year.
    Month(String, u8),
    /// A number in plain figures: no separators, no needless zeros.
    Number(String),
    /// A share in per cent.
    Percent(String),
}

impl Figure {
    /// As it is shown to a person.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Day(year, month, day) => format!("{year}-{month:02}-{day:02}"),
            Self::Month(year, month) => format!("{year}-{month:02}"),
            Self::Number(number) => number.clone(),
            Self::Percent(number) => format!("{number}%"),
        }
    }

    /// Whether a Chinese text says it in characters.
    pub(super) fn is_in_chinese(&self, text: &str) -> bool {
        match self {
            Self::Number(number) => number
                .parse()
                .ok()
                .filter(|n| *n < 1_000)
                .is_some_and(|n: usize| text.contains(&chinese_number(n)) || text.contains(&chinese_count(n))),
            Self::Percent(number) => {
                millionths(number).and_then(|ppm| rate_words(ppm).ok()).is_some_and(|words| text.contains(&words))
            }
            Self::Day(..) | Self::Month(..) => false,
        }
    }

    /// Whether an English text says it in words.
    pub(super) fn is_in_english(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        let pieces = text.split(|letter: char| !letter.is_ascii_alphabetic() && letter != '-');
        let words: Vec<&str> = pieces.filter(|word| !word.is_empty()).collect();
        match self {
            Self::Number(number) => {
                let Ok(n) = number.parse::<usize>() else { return false };
                let month = u32::try_from(n).ok();
                let name = english(n);
                let is_month = |word: &str| month.is_some() && month::named(word) == month;
                words.iter().any(|word| is_month(word) || Some(*word) == name.as_deref())
            }
            Self::Percent(number) => {
                let Some(name) = number.parse().ok().and_then(english) else { return false };
                words.windows(2).any(|it| matches!(it, [word, "percent"] if *word == name))
                    || words.windows(3).any(|it| matches!(it, [word, "per", "cent"] if *word == name))
            }
            Self::Day(..) | Self::Month(..) => false,
        }
    }
}

fn english(n: usize) -> Option<String> {
    if let Some(word) = SMALL.get(n) {
        return Some((*word).to_owned());
    }
    let ten = (n / 10).checked_sub(2).and_then(|index| TENS.get(index))?;
    match SMALL.get(n % 10) {
        Some(_) if n.is_multiple_of(10) => Some((*ten).to_owned()),
        Some(one) => Some(format!("{ten}-{one}")),
        None => None,
    }
}

/// Per cent as parts per million; at most four decimals.
fn millionths(percent: &str) -> Option<Ppm> {
    let (whole, decimals) = percent.split_once('.').unwrap_or((percent, ""));
    let digits = format!("{whole}{decimals:0<4}");
    if decimals.len() > 4 { None } else { digits.parse().ok().map(Ppm) }
}

/// The figures of a text.
pub(super) fn figures(text: &str) -> BTreeSet<Figure> {
    let mut found = BTreeSet::new();
    if !has_digits(text) {
        return found;
    }
    // hardly a text has wide letters among its figures
    let mut text: String = if text.contains(is_wide) { text.chars().map(narrow).collect() } else { text.to_owned() };
    text.make_ascii_lowercase();
    let mut rest = text.as_str();
    while let Some(at) = rest.bytes().position(|byte| byte.is_ascii_alphanumeric()) {
        let (before, from) = rest.split_at(at);
        let (figure, after) = if from.starts_with(|letter: char| letter.is_ascii_digit()) {
            list_mark(before, from).map_or_else(|| next_figure(before, from), |after| (None, after))
        } else {
            named_month(from)
        };
        found.extend(figure);
        rest = after;
    }
    found
}

/// Whether a text may have figures: there is none without a digit.
pub(super) fn has_digits(text: &str) -> bool {
    text.contains(|letter: char| matches!(letter, '0'..='9' | '０'..='９'))
}

/// What follows the number of an item in a list, `（1）`: it counts the items and is no figure, and the other language letters
/// them.
fn list_mark<'a>(before: &str, from: &'a str) -> Option<&'a str> {
    let (_, after) = digits(from, 2)?;
    let closed = after.strip_prefix(['）', ')'])?;
    before.ends_with(['（', '(']).then_some(closed)
}

/// Full-width digits and signs as plain ones.
fn narrow(letter: char) -> char {
    let plain = u32::from(letter).checked_sub(0xfee0).and_then(char::from_u32);
    plain.filter(|_| is_wide(letter)).unwrap_or(letter)
}

/// Whether a letter is a full-width digit or sign. A full-width comma is none: it parts sentences, not thousands.
const fn is_wide(letter: char) -> bool {
    matches!(letter, '０'..='９' | '．' | '％')
}

/// The figure that `text` begins with, after the words `before`.
fn next_figure<'a>(before: &str, text: &'a str) -> (Option<Figure>, &'a str) {
    if let Some((figure, after)) = chinese_date(text).or_else(|| iso_date(text)).or_else(|| english_date(text)) {
        return (Some(figure), after);
    }
    let (number, after) = number(text);
    if let Some((_, places)) = FRACTIONS.iter().find(|(name, _)| before.trim_end().ends_with(*name)) {
        return (Some(Figure::Percent(parted(&number, *places))), after);
    }
    if let Some((places, after)) = share_sign(after) {
        return (Some(Figure::Percent(parted(&number, places))), after);
    }
    for (word, zeros) in SCALES {
        if let Some(after) = after.strip_prefix(word) {
            return (Some(Figure::Number(plain(&number, zeros))), after);
        }
    }
    (Some(Figure::Number(plain(&number, 0))), after)
}

/// By how many places a number is parted to be in per cent, as the sign or the words behind it say, and what follows them.
fn share_sign(text: &str) -> Option<(usize, &str)> {
    let text = text.trim_start_matches(SPACES);
    let (places, after) =
        SHARE_SIGNS.iter().find_map(|(sign, places)| text.strip_prefix(*sign).map(|after| (*places, after)))?;
    // percentage points are no per cent, and a centimetre is no cent
    let is_word = text.starts_with(|letter: char| letter.is_ascii_alphabetic());
    let goes_on = after.starts_with(|letter: char| letter.is_ascii_alphabetic());
    (!is_word || !goes_on).then_some((places, after))
}

/// Digits with thousands parted by commas and at most one point between digits.
fn number(text: &str) -> (String, &str) {
    let (mut number, mut end, mut pointed) = (String::new(), text.len(), false);
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let digit_follows = letters.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        match letter {
            '0'..='9' => number.push(letter),
            ',' if digit_follows && !pointed => {}
            '.' if digit_follows && !pointed => {
                pointed = true;
                number.push('.');
            }
            _ => {
                end = at;
                break;
            }
        }
    }
    (number, text.get(end..).unwrap_or(""))
}

/// Divided by a power of ten, without needless zeros.
fn parted(number: &str, places: usize) -> String {
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let padded = format!("{whole:0>width$}", width = places.saturating_add(1));
    let point = padded.len().saturating_sub(places);
    let (whole, moved) = padded.split_at_checked(point).unwrap_or((&padded, ""));
    plain(&format!("{whole}.{moved}{decimals}"), 0)
}

/// Without needless zeros, and times a power of ten.
fn plain(number: &str, zeros: usize) -> String {
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let bare = whole.trim_start_matches('0');
    if zeros == 0 && decimals.is_empty() && !bare.is_empty() {
        return bare.to_owned();
    }
    let moved: String =
        decimals.chars().chain(std::iter::repeat_n('0', zeros)).take(zeros.max(decimals.len())).collect();
    let (more, decimals) = moved.split_at_checked(zeros).unwrap_or((&moved, ""));
    let whole = format!("{whole}{more}");
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let decimals = decimals.trim_end_matches('0');
    if decimals.is_empty() { whole.to_owned() } else { format!("{whole}.{decimals}") }
}

/// Up to `most` digits, at least one.
fn digits(text: &str, most: usize) -> Option<(&str, &str)> {
    let end = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    ((1..=most).contains(&end)).then(|| text.split_at(end))
}

fn year(text: &str) -> Option<(&str, &str)> {
    digits(text, 4).filter(|(year, _)| year.len() == 4)
}

fn small(text: &str) -> Option<(u8, &str)> {
    let (digits, after) = digits(text, 2)?;
    digits.parse().ok().map(|number| (number, after))
}

/// `2026年3月31日`, `2026年3月`.
fn chinese_date(text: &str) -> Option<(Figure, &str)> {
    let (year, after) = year(text)?;
    let (month, after) = small(after.strip_prefix('年')?.trim_start())?;
    let after = after.strip_prefix('月')?;
    let day = small(after.trim_start()).and_then(|(day, after)| after.strip_prefix('日').map(|after| (day, after)));
    Some(match day {
        Some((day, after)) => (Figure::Day(year.to_owned(), month, day), after),
        None => (Figure::Month(year.to_owned(), month), after),
    })
}

/// `2026-03-31`, `2026/3/31`, `2026.3.31`.
fn iso_date(text: &str) -> Option<(Figure, &str)> {
    let (year, after) = year(text)?;
    let sign = after.chars().next().filter(|sign| matches!(sign, '-' | '/' | '.'))?;
    let (month, after) = small(after.strip_prefix(sign)?)?;
    let (day, after) = small(after.strip_prefix(sign)?)?;
    Some((Figure::Day(year.to_owned(), month, day), after))
}

/// `31`, `31st`.
fn day(text: &str) -> Option<(u8, &str)> {
    let (day, after) = small(text)?;
    let ordinal = ORDINALS.iter().find_map(|ending| after.strip_prefix(*ending));
    Some((day, ordinal.unwrap_or(after)))
}

/// `31 March 2026`, `31st March 2026`, `31st day of March, 2026`.
fn english_date(text: &str) -> Option<(Figure, &str)> {
    let (day, after) = day(text)?;
    let after = after.strip_prefix(' ')?;
    let after = after.strip_prefix("day ").unwrap_or(after);
    let (month, after) = month(after.strip_prefix("of ").unwrap_or(after))?;
    let after = after.strip_prefix(',').unwrap_or(after);
    let (year, after) = year(after.strip_prefix(' ')?)?;
    Some((Figure::Day(year.to_owned(), month, day), after))
}

/// `March 2026`, `March 31, 2026`, `March 31st, 2026`; any other word is passed over.
fn named_month(text: &str) -> (Option<Figure>, &str) {
    let behind = text.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    // hardly a word stands before a figure, and no other need be read
    let figure = behind.strip_prefix(' ').filter(|it| it.starts_with(|letter: char| letter.is_ascii_digit()));
    let Some((after, (month, _))) = figure.and_then(|after| Some((after, month(text)?))) else { return (None, behind) };
    if let Some((year, after)) = year(after) {
        return (Some(Figure::Month(year.to_owned(), month)), after);
    }
    let with_day = day(after).and_then(|(day, after)| {
        let (year, after) = year(after.strip_prefix(", ")?)?;
        Some((Figure::Day(year.to_owned(), month, day), after))
    });
    with_day.map_or((None, behind), |(figure, after)| (Some(figure), after))
}

fn month(text: &str) -> Option<(u8, &str)> {
    let end = text.find(|letter: char| !letter.is_ascii_alphabetic()).unwrap_or(text.len());
    let (word, after) = text.split_at(end);
    let month = month::named(word)?;
    u8::try_from(month).ok().map(|month| (month, after))
}
