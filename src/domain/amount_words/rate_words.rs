//! Rates in Chinese words as contract clauses say them: 0.05 % is 万分之五, 18.25 % is 百分之十八点二五.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::domain::rate::Ppm;

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// The denominators, from the coarsest: the words, and parts per million in one part.
const SCALES: [(&str, i64); 5] =
    [("百分之", 10_000), ("千分之", 1_000), ("万分之", 100), ("十万分之", 10), ("百万分之", 1)];

/// The first rate that is refused: 10 000 times the whole, in ppm.
const TOO_LARGE: i64 = 10_000_000_000;

/// Why a rate has no words, or words are no rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RateWordsError {
    /// A rate below zero.
    #[error("a rate in words is not negative")]
    Negative,
    /// 1 000 000 % and more.
    #[error("a rate of a million per cent and more has no words")]
    TooLarge,
    /// No 百分之, 千分之, 万分之, 十万分之 or 百万分之 at the beginning.
    #[error("the text does not begin with a denominator")]
    NoDenominator,
    /// After the denominator, the text is not the number it seems to be.
    #[error("the number is not spelled as numbers are")]
    Misspelled,
    /// More places than parts per million can hold.
    #[error("the rate is finer than one part in a million")]
    TooFine,
}

/// The rate in words, over the coarsest denominator that leaves at least one whole part: 5 % is 百分之五, 0.3 % is 千分之三,
/// 0.05 % is 万分之五, 0.035 % is 万分之三点五.
///
/// # Errors
/// A negative rate, or one of a million per cent and more.
pub fn rate_words(rate: Ppm) -> Result<String, RateWordsError> {
    if rate.0 < 0 {
        return Err(RateWordsError::Negative);
    }
    if rate.0 >= TOO_LARGE {
        return Err(RateWordsError::TooLarge);
    }
    let scale = SCALES.into_iter().find(|(_, parts)| rate.0 >= *parts || rate.0 == 0);
    let (name, parts) = scale.ok_or(RateWordsError::Negative)?;
    spelled(rate.0, parts).map(|number| format!("{name}{number}")).ok_or(RateWordsError::TooLarge)
}

/// Reads a rate in words over any of the five denominators; spaces are passed over.
///
/// # Errors
/// What is wrong first.
pub fn read_rate(text: &str) -> Result<Ppm, RateWordsError> {
    let text: String = text.chars().filter(|character| !character.is_whitespace()).collect();
    let found = SCALES.into_iter().find_map(|(name, parts)| Some((text.strip_prefix(name)?, parts)));
    let (number, parts) = found.ok_or(RateWordsError::NoDenominator)?;
    let (whole, decimals) = number.split_once('点').unwrap_or((number, ""));
    let whole = whole_meant(whole).filter(|whole| *whole < TOO_LARGE).ok_or(RateWordsError::Misspelled)?;
    let mut rate = whole.checked_mul(parts).filter(|rate| *rate < TOO_LARGE).ok_or(RateWordsError::TooLarge)?;
    let mut place = parts;
    for decimal in decimals.chars() {
        place = place.checked_div(10).filter(|place| *place > 0).ok_or(RateWordsError::TooFine)?;
        let value =
            digit_value(decimal).and_then(|digit| digit.checked_mul(place)).ok_or(RateWordsError::Misspelled)?;
        rate = rate.checked_add(value).ok_or(RateWordsError::TooLarge)?;
    }
    if spelled(rate, parts).as_deref() == Some(number) { Ok(Ppm(rate)) } else { Err(RateWordsError::Misspelled) }
}

/// `rate ÷ parts` in words, `parts` being a power of ten.
fn spelled(rate: i64, parts: i64) -> Option<String> {
    let mut words = whole_words(rate.checked_div(parts)?)?;
    let mut rest = rate.checked_rem(parts)?;
    let mut place = parts;
    if rest > 0 {
        words.push('点');
    }
    while rest > 0 {
        place = place.checked_div(10)?;
        words.push(digit_of(rest.checked_div(place)?)?);
        rest = rest.checked_rem(place)?;
    }
    Some(words)
}

/// A whole number below 10^8 in everyday numerals: 十八, 一百零五, 一万二千.
fn whole_words(number: i64) -> Option<String> {
    if number == 0 {
        return digit_of(0).map(String::from);
    }
    let text = format!("{number:08}");
    let mut words = String::new();
    let mut last: Option<usize> = None;
    for (place, digit) in text.chars().enumerate() {
        let digit = i64::from(digit.to_digit(10)?);
        if digit != 0 {
            if last.is_some_and(|last| last.saturating_add(1) < place) {
                words.push(digit_of(0)?);
            }
            // 十八, not 一十八, at the beginning
            if !(digit == 1 && matches!(place, 2 | 6) && last.is_none()) {
                words.push(digit_of(digit)?);
            }
            match place {
                0 | 4 => words.push('千'),
                1 | 5 => words.push('百'),
                2 | 6 => words.push('十'),
                _ => {}
            }
            last = Some(place);
        }
        if place == 3 && last.is_some() {
            words.push('万');
        }
    }
    (text.len() == 8).then_some(words)
}

/// The number a text stands for when its spelling is not looked at.
fn whole_meant(text: &str) -> Option<i64> {
    let (mut wan, mut group) = (0_i64, 0_i64);
    let mut digit: Option<i64> = None;
    for character in text.chars() {
        let mut counted = |unit: i64| digit.take().unwrap_or(1).checked_mul(unit);
        match character {
            '十' => group = group.checked_add(counted(10)?)?,
            '百' => group = group.checked_add(counted(100)?)?,
            '千' => group = group.checked_add(counted(1_000)?)?,
            '万' => {
                wan = group.checked_add(digit.take().unwrap_or(0))?.checked_mul(10_000)?;
                group = 0;
            }
            other => digit = Some(digit_value(other)?),
        }
    }
    wan.checked_add(group)?.checked_add(digit.unwrap_or(0))
}

fn digit_of(value: i64) -> Option<char> {
    DIGITS.get(usize::try_from(value).ok()?).copied()
}

fn digit_value(character: char) -> Option<i64> {
    (0_i64..).zip(DIGITS).find(|(_, digit)| *digit == character).map(|(value, _)| value)
}
