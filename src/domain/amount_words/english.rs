//! Amounts in English words, as trade documents say them: `Say US Dollars One Thousand and Cents Fifty Only`.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::english_currency::{currency_at, minor_at, names_of};
use super::english_number::{NumberWord, number_meant, number_word, number_words};
use crate::domain::money::{Currency, Money};

/// Why a text is not an amount in English words. Positions count words from 1; `Thirty-Four` is two.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EnglishReadError {
    /// Nothing but *Say* and *Only*.
    #[error("there is no amount")]
    Empty,
    /// Neither a currency name nor a code before or after the number.
    #[error("no currency is named")]
    NoCurrency,
    /// Another currency after the number than before it.
    #[error("two currencies are named")]
    TwoCurrencies {
        /// The one before the number.
        first: Currency,
        /// The one after it.
        second: Currency,
    },
    /// A word that has no place there.
    #[error("word {position}, {word:?}, has no place there")]
    UnexpectedWord {
        /// Where, from 1.
        position: usize,
        /// The word.
        word: String,
    },
    /// The number is not spelled as numbers are: *Twelve Hundred*, *Hundred Two*.
    #[error("word {position} should be {expected:?}")]
    ExpectedWord {
        /// Where, from 1.
        position: usize,
        /// What should stand there.
        expected: String,
    },
    /// The text stops where a number should follow.
    #[error("a number is missing at the end")]
    NumberMissing,
    /// As many minor units as make a major unit, or more: *Cents One Hundred*.
    #[error("the minor units are {found}, one major unit or more")]
    MinorTooLarge {
        /// How many.
        found: u64,
    },
    /// Beyond 64 bits of minor units.
    #[error("the amount is too large")]
    TooLarge,
}

/// The amount in English words: `Say RMB One Million Two Hundred Thousand Only`, `Say US Dollars Twelve and Cents Fifty
/// Only`, `Say Japanese Yen Five Hundred Only`.
///
/// The currency stands before the number, as on invoices and letters of credit; *Only* closes the amount as 整 does. A
/// currency without a common English name goes by its code and a fraction: `Say PLN Five and 05/100 Only`. A negative
/// amount (credit notes only) has *Minus* after the currency.
pub fn english_words(amount: Money) -> String {
    let per_major = amount.currency.minor_per_major().unsigned_abs();
    let all = amount.minor.unsigned_abs();
    let major = all.checked_div(per_major).unwrap_or(all);
    let minor = all.checked_rem(per_major).unwrap_or(0);
    let names = names_of(amount.currency);
    let name = names.and_then(|names| names.major.first().copied()).unwrap_or_else(|| amount.currency.code());
    let sign = if amount.minor < 0 { "Minus " } else { "" };
    let fraction = match (minor, names.and_then(|names| names.minor.first().copied())) {
        (0, _) => String::new(),
        (_, Some(unit)) => format!(" and {unit} {}", number_words(minor)),
        (_, None) => {
            let width = usize::from(amount.currency.exponent());
            format!(" and {minor:0width$}/{per_major}")
        }
    };
    format!("Say {name} {sign}{}{fraction} Only", number_words(major))
}

/// Reads an amount in English words.
///
/// Accepted besides the house form: any letter case; no *Say*, no *Only*; names and codes before the number,
/// after it, or both (`RMB One Million Yuan`); *and* inside a number; no hyphens; `Fifty Cents` for `Cents Fifty`; a
/// fraction for the minor units (`and 50/100`) of any currency; *Negative* for *Minus*; commas, colons and full stops.
///
/// # Errors
/// What is wrong first.
pub fn read_english(text: &str) -> Result<Money, EnglishReadError> {
    let cleaned = text.replace('.', "");
    let words: Vec<&str> = cleaned
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | ',' | ':' | '(' | ')'))
        .filter(|word| !word.is_empty())
        .collect();
    let mut reader = Reader { words: &words, at: 0 };
    reader.skip("say");
    if reader.rest().is_empty() || reader.is_only() {
        return Err(EnglishReadError::Empty);
    }
    let before = reader.currency();
    let sign_at = reader.at;
    let negative = reader.skip("minus") || reader.skip("negative");
    let before = before.or_else(|| reader.currency());
    let major = reader.number()?;
    let after = reader.currency();
    let currency = match (before, after) {
        (Some(first), Some(second)) if first != second => {
            return Err(EnglishReadError::TwoCurrencies { first, second });
        }
        (Some(currency), _) | (None, Some(currency)) => currency,
        (None, None) => return Err(EnglishReadError::NoCurrency),
    };
    let minor = reader.minor(currency)?;
    reader.skip("only");
    reader.end()?;
    let all = major
        .checked_mul(currency.minor_per_major().unsigned_abs())
        .and_then(|all| all.checked_add(minor))
        .ok_or(EnglishReadError::TooLarge)?;
    match (negative, all) {
        (false, _) => i64::try_from(all).map(|all| Money::new(all, currency)).map_err(|_| EnglishReadError::TooLarge),
        // zero has no sign
        (true, 0) => Err(reader.unexpected(sign_at)),
        (true, _) => {
            0_i64.checked_sub_unsigned(all).map(|all| Money::new(all, currency)).ok_or(EnglishReadError::TooLarge)
        }
    }
}

struct Reader<'a> {
    words: &'a [&'a str],
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a [&'a str] {
        self.words.get(self.at..).unwrap_or_default()
    }

    fn step(&mut self, words: usize) {
        self.at = self.at.saturating_add(words);
    }

    fn is_next(&self, word: &str) -> bool {
        self.rest().first().is_some_and(|next| next.eq_ignore_ascii_case(word))
    }

    fn is_only(&self) -> bool {
        self.is_next("only") && self.rest().len() == 1
    }

    fn skip(&mut self, word: &str) -> bool {
        let found = self.is_next(word);
        if found {
            self.step(1);
        }
        found
    }

    fn currency(&mut self) -> Option<Currency> {
        let (currency, words) = currency_at(self.rest())?;
        self.step(words);
        Some(currency)
    }

    /// A whole number, with *and* allowed inside but not at its end.
    fn number(&mut self) -> Result<u64, EnglishReadError> {
        let mut parts = Vec::new();
        let mut length = 0_usize;
        for (index, word) in (1_usize..).zip(self.rest()) {
            if let Some(part) = number_word(word) {
                parts.push((self.at.saturating_add(index), *word, part));
                length = index;
            } else if parts.is_empty() || !word.eq_ignore_ascii_case("and") {
                break;
            }
        }
        if parts.is_empty() {
            return Err(self.end().err().unwrap_or(EnglishReadError::NumberMissing));
        }
        let meant: Vec<NumberWord> = parts.iter().map(|(_, _, part)| *part).collect();
        let number = number_meant(&meant).ok_or(EnglishReadError::TooLarge)?;
        let spelled = number_words(number);
        let mut expected = spelled.split([' ', '-']);
        for (position, word, _) in parts {
            match expected.next() {
                Some(expected) if expected.eq_ignore_ascii_case(word) => {}
                Some(expected) => {
                    return Err(EnglishReadError::ExpectedWord { position, expected: expected.to_owned() });
                }
                None => return Err(EnglishReadError::UnexpectedWord { position, word: word.to_owned() }),
            }
        }
        self.step(length);
        match expected.next() {
            Some(expected) => {
                let position = self.at.saturating_add(1);
                Err(EnglishReadError::ExpectedWord { position, expected: expected.to_owned() })
            }
            None => Ok(number),
        }
    }

    /// The minor units, if any follow.
    fn minor(&mut self, currency: Currency) -> Result<u64, EnglishReadError> {
        let joined = self.skip("and");
        if self.rest().is_empty() || self.is_only() {
            // an *and* that nothing follows
            return if joined { Err(EnglishReadError::NumberMissing) } else { Ok(0) };
        }
        let per_major = currency.minor_per_major().unsigned_abs();
        let found = if let Some(found) = self.fraction(per_major) {
            found
        } else if let Some(words) = minor_at(self.rest(), currency) {
            self.step(words);
            self.number()?
        } else {
            let found = self.number()?;
            let words = minor_at(self.rest(), currency);
            self.step(words.ok_or_else(|| self.end().err().unwrap_or(EnglishReadError::NumberMissing))?);
            found
        };
        if found >= per_major { Err(EnglishReadError::MinorTooLarge { found }) } else { Ok(found) }
    }

    /// `50/100`, over exactly as many minor units as make a major one.
    fn fraction(&mut self, per_major: u64) -> Option<u64> {
        let (found, over) = self.rest().first()?.split_once('/')?;
        let is_figures = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if over != per_major.to_string() || !is_figures(found) {
            return None;
        }
        let found = found.parse().ok()?;
        self.step(1);
        Some(found)
    }

    fn end(&self) -> Result<(), EnglishReadError> {
        if self.rest().is_empty() { Ok(()) } else { Err(self.unexpected(self.at)) }
    }

    fn unexpected(&self, at: usize) -> EnglishReadError {
        let word = self.words.get(at).copied().unwrap_or_default().to_owned();
        EnglishReadError::UnexpectedWord { position: at.saturating_add(1), word }
    }
}
