//! 人民币大写: renminbi amounts in the capital numerals of bank and contract (`domain.md` 6.9 and 8,
//! `contract-rules.md` 4.6), and the two dollars that are written the same way behind a prefix of their own.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::rmb_prefix::{prefix_of, without_prefix};
use crate::domain::exact::ExactError;
use crate::domain::money::{Currency, Money};

/// The first amount that is refused: 10^16 yuan, in fen.
const TOO_LARGE: u64 = 1_000_000_000_000_000_000;

/// Characters people write for a capital one, and the capital one.
const ORDINARY: [(&str, char); 15] = [
    ("〇○另", '零'),
    ("一弌", '壹'),
    ("二弍弐两兩", '贰'),
    ("三弎参", '叁'),
    ("四", '肆'),
    ("五", '伍'),
    ("六", '陆'),
    ("七", '柒'),
    ("八", '捌'),
    ("九", '玖'),
    ("十", '拾'),
    ("百", '佰'),
    ("千", '仟'),
    ("块塊", '元'),
    ("毛", '角'),
];
const DIGITS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

/// Why an amount has no capital words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RmbWordsError {
    /// Only renminbi, Hong Kong dollars and New Taiwan dollars are written this way.
    #[error("amounts in this currency are not written in capital numerals")]
    OtherCurrency {
        /// The currency that was given.
        currency: Currency,
    },
    /// 10^16 yuan and more (`domain.md` 8).
    #[error("an amount of 10^16 yuan and more has no accepted words")]
    TooLarge,
}

/// Why a text is not an amount in capital words. Positions count the characters of the text as given, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RmbReadError {
    /// Nothing, or the prefix alone.
    #[error("there is no amount")]
    Empty,
    /// An ordinary or informal character where banks and contracts want the capital one: 一, 两, 〇, 百, 毛.
    #[error("character {position} is {character}; an amount is written with {capital}")]
    Ordinary {
        /// Where, from 1.
        position: usize,
        /// What stands there.
        character: char,
        /// What should stand there, in simplified characters.
        capital: char,
    },
    /// A character that is no numeral, unit or ending: 兆, a figure.
    #[error("character {position} is not used in capital amounts")]
    UnknownCharacter {
        /// Where, from 1.
        position: usize,
        /// What stands there.
        character: char,
    },
    /// The text departs from the spelling of its own amount: a missing 零, 拾 without 壹, no 整.
    #[error("character {position} should be another")]
    Expected {
        /// Where, from 1; one past the end when the text stops short.
        position: usize,
        /// What should stand there, in simplified characters.
        expected: char,
    },
    /// The amount is complete and the text goes on: 整 after 分, a 零 too many.
    #[error("the text goes on at character {position} after a complete amount")]
    Surplus {
        /// Where the surplus begins, from 1.
        position: usize,
    },
    /// 10^16 yuan and more.
    #[error("the amount is too large")]
    TooLarge,
}

/// One character of a spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    /// Has to stand there.
    Needed(char),
    /// May be left out; the house writes it.
    Written(char),
    /// May stand there; the house leaves it out.
    LeftOut(char),
}

/// The amount in capital words with its prefix: ¥1,409.50 is 人民币壹仟肆佰零玖元伍角整, HK$100.00 is 港币壹佰元整.
///
/// House form (`domain.md` 8): 整 after 元 and after 角, never after 分; one 零 for inner zeros; 零 before 角 when the
/// yuan digit is 0; no 零 where 万 or 亿 is written just before a 仟 digit, but one over an empty 万 group (贰亿零伍仟元整);
/// 万亿, not 兆; a negative amount has 负 after the prefix.
///
/// # Errors
/// Another currency; 10^16 yuan and more.
pub fn rmb_words(amount: Money) -> Result<String, RmbWordsError> {
    let currency = amount.currency;
    let prefix = prefix_of(currency).ok_or(RmbWordsError::OtherCurrency { currency })?;
    let fen = amount.minor.unsigned_abs();
    if fen >= TOO_LARGE {
        return Err(RmbWordsError::TooLarge);
    }
    let sign = (amount.minor < 0).then_some('负');
    let body = spelling(fen).into_iter().filter_map(|piece| match piece {
        Piece::Needed(character) | Piece::Written(character) => Some(character),
        Piece::LeftOut(_) => None,
    });
    Ok(prefix.chars().chain(sign).chain(body).collect())
}

/// Reads an amount in capital words.
///
/// Accepted besides the house form: no prefix, which means renminbi; RMB, CNY, ¥ or a code for it; the label 大写 as forms
/// print it, bare or in brackets, and a colon; traditional characters (貳參陸萬億圓負幣寫); 正 for 整; 圆 for 元; 角 without 整; 零
/// written or not before a 仟 digit that follows a 0 in the 万 or 亿 place, and before 角 that follows a 0 in the yuan place
/// (`contract-rules.md` 4.6 rule 5); spaces between characters. Everything else is refused with its place: ordinary numerals
/// (一, 二, 十, 百, 〇) are not accepted on bank paper and easily changed.
///
/// # Errors
/// What is wrong first, and where.
pub fn read_rmb(text: &str) -> Result<Money, RmbReadError> {
    let written: Vec<(usize, char)> =
        (1_usize..).zip(text.chars()).filter(|(_, character)| !character.is_whitespace()).collect();
    let end = text.chars().count().saturating_add(1);
    let (currency, body) = without_prefix(&written);
    let glyphs = body
        .iter()
        .map(|(position, character)| capital(*position, *character).map(|capital| (*position, capital)))
        .collect::<Result<Vec<(usize, char)>, RmbReadError>>()?;
    let mut rest = glyphs.as_slice();
    let negative = if let [(_, '负'), after @ ..] = rest {
        rest = after;
        true
    } else {
        false
    };
    let Some((first, _)) = rest.first().copied() else {
        return Err(RmbReadError::Empty);
    };
    let fen = meant(rest).filter(|fen| *fen < TOO_LARGE).ok_or(RmbReadError::TooLarge)?;
    matches_spelling(fen, rest, end)?;
    let minor = i64::try_from(fen).map_err(|_| RmbReadError::TooLarge)?;
    let amount = Money::new(minor, currency.unwrap_or(Currency::CNY));
    match (negative, fen) {
        (false, _) => Ok(amount),
        // zero has no sign
        (true, 0) => Err(RmbReadError::Surplus { position: first }),
        (true, _) => amount.negated().map_err(|_: ExactError| RmbReadError::TooLarge),
    }
}

/// How an amount below [`TOO_LARGE`] is spelled, with everything that is optional marked as such.
fn spelling(fen: u64) -> Vec<Piece> {
    if fen == 0 {
        return ['零', '元', '整'].map(Piece::Needed).to_vec();
    }
    let mut pieces = Vec::new();
    let mut last: Option<usize> = None;
    let mut group_is_empty = true;
    // sixteen digits of yuan in four groups, then jiao and fen
    for (place, digit) in format!("{fen:018}").chars().enumerate() {
        let digit = digit.to_digit(10).and_then(|digit| usize::try_from(digit).ok()).unwrap_or(0);
        if digit != 0 {
            pieces.extend(zero_between(last, place));
            pieces.extend(DIGITS.get(digit).copied().map(Piece::Needed));
            pieces.extend(unit_of(place).map(Piece::Needed));
            last = Some(place);
            group_is_empty = false;
        }
        let closing = match place {
            3 | 11 if !group_is_empty => Some('万'),
            7 if last.is_some() => Some('亿'),
            15 if last.is_some() => Some('元'),
            _ => None,
        };
        pieces.extend(closing.map(Piece::Needed));
        if matches!(place, 3 | 7 | 11) {
            group_is_empty = true;
        }
    }
    match last {
        Some(16) => pieces.push(Piece::Written('整')),
        Some(17) | None => {}
        Some(_) => pieces.push(Piece::Needed('整')),
    }
    pieces
}

/// The unit of a digit inside its group, or 角 and 分.
fn unit_of(place: usize) -> Option<char> {
    match place {
        16 => Some('角'),
        17 => Some('分'),
        0 | 4 | 8 | 12 => Some('仟'),
        1 | 5 | 9 | 13 => Some('佰'),
        2 | 6 | 10 | 14 => Some('拾'),
        _ => None,
    }
}

/// The 零 between the digit at `last` and the next one that is not zero, at `place`.
fn zero_between(last: Option<usize>, place: usize) -> Option<Piece> {
    let last = last.filter(|last| last.saturating_add(1) < place)?;
    Some(match place {
        16 => Piece::Written('零'),
        // over an empty 万 group the house writes it
        12 if last < 8 => Piece::Written('零'),
        4 | 8 | 12 => Piece::LeftOut('零'),
        _ => Piece::Needed('零'),
    })
}

/// The number a text stands for when its spelling is not looked at, in fen; `None` beyond 64 bits.
fn meant(glyphs: &[(usize, char)]) -> Option<u64> {
    let (mut fen, mut yi, mut wan, mut group) = (0_u64, 0_u64, 0_u64, 0_u64);
    let mut digit: Option<u64> = None;
    for (_, character) in glyphs {
        // 拾 for 壹拾: taken as meant, then refused by the spelling
        let mut counted = |unit: u64| digit.take().unwrap_or(1).checked_mul(unit);
        match character {
            '拾' => group = group.checked_add(counted(10)?)?,
            '佰' => group = group.checked_add(counted(100)?)?,
            '仟' => group = group.checked_add(counted(1_000)?)?,
            '角' => fen = fen.checked_add(counted(10)?)?,
            '分' => fen = fen.checked_add(counted(1)?)?,
            '万' => {
                group = group.checked_add(digit.take().unwrap_or(0))?;
                wan = wan.checked_add(group)?.checked_mul(10_000)?;
                group = 0;
            }
            '亿' => {
                group = group.checked_add(digit.take().unwrap_or(0))?;
                yi = yi.checked_add(wan)?.checked_add(group)?.checked_mul(100_000_000)?;
                (wan, group) = (0, 0);
            }
            '元' => group = group.checked_add(digit.take().unwrap_or(0))?,
            '整' | '负' => {}
            other => digit = DIGITS.iter().zip(0_u64..).find(|(numeral, _)| *numeral == other).map(|(_, value)| value),
        }
    }
    let yuan = yi.checked_add(wan)?.checked_add(group)?;
    yuan.checked_mul(100)?.checked_add(fen)
}

/// Whether the glyphs are one of the accepted spellings of `fen`; `end` is one past the last character.
fn matches_spelling(fen: u64, glyphs: &[(usize, char)], end: usize) -> Result<(), RmbReadError> {
    let mut rest = glyphs.iter().copied().peekable();
    for piece in spelling(fen) {
        match piece {
            Piece::Needed(expected) => match rest.next() {
                Some((_, found)) if found == expected => {}
                Some((position, _)) => return Err(RmbReadError::Expected { position, expected }),
                None => return Err(RmbReadError::Expected { position: end, expected }),
            },
            Piece::Written(optional) | Piece::LeftOut(optional) => {
                rest.next_if(|(_, found)| *found == optional);
            }
        }
    }
    rest.next().map_or(Ok(()), |(position, _)| Err(RmbReadError::Surplus { position }))
}

/// The simplified house character for an accepted one.
fn capital(position: usize, character: char) -> Result<char, RmbReadError> {
    Ok(match character {
        '貳' => '贰',
        '參' | '叄' => '叁',
        '陸' => '陆',
        '萬' => '万',
        '億' => '亿',
        '圆' | '圓' => '元',
        '正' => '整',
        '負' => '负',
        '零' | '壹' | '贰' | '叁' | '肆' | '伍' | '陆' | '柒' | '捌' | '玖' | '拾' | '佰' | '仟' | '万' | '亿'
        | '元' | '角' | '分' | '整' | '负' => character,
        _ => {
            return Err(match ORDINARY.iter().find(|(ordinary, _)| ordinary.contains(character)) {
                Some((_, capital)) => RmbReadError::Ordinary { position, character, capital: *capital },
                None => RmbReadError::UnknownCharacter { position, character },
            });
        }
    })
}
