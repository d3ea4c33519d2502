//! Reads single cells as people and spreadsheets write them. Every function takes the cell as written.

use crate::domain::contact::ContactRole;
use crate::domain::contract::circumstances::Size;
use crate::domain::customer::{Level, PartyKind, TradeRole};
use crate::domain::money::{Currency, Money};
use crate::domain::registration_code::{RegistrationCode, RegistrationCodeError};
use crate::domain::telephone::{PhoneLabel, Telephone};
use crate::i18n::format::{narrow, parse_amount};
use crate::i18n::people::{labelled, role_meant};
use crate::i18n::vocabulary::{
    BLANKS, FOREIGN, KINDS, LARGE_UNITS, LEVEL_AFFIXES, LEVELS, OPEN_AMOUNTS, SCALES, TEN_THOUSAND, TITLES, TOTALS,
    TRADE_ROLES,
};

use super::fault::Reason;

pub use super::day::date;

/// What an amount without a unit of its own counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AmountUnit {
    /// Whole units of the currency.
    One,
    /// Ten thousands, because the heading says so.
    TenThousand,
}

/// A person in one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The name.
    pub name: String,
    /// The title in brackets or behind the name; may be empty.
    pub title: String,
}

/// Whether the cell is empty or says in a word that there is nothing.
pub fn blank(raw: &str) -> bool {
    let text = raw.trim();
    // no such word is longer than seven letters
    text.is_empty() || (text.len() <= 8 && BLANKS.contains(&narrow(text).to_lowercase().as_str()))
}

/// Whether the cell is a spreadsheet's own error: `#REF!`, `#N/A`, `####`.
pub fn spreadsheet_error(raw: &str) -> bool {
    const ERRORS: [&str; 8] = ["#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!"];
    let text = raw.trim();
    ERRORS.contains(&text) || (text.len() > 2 && text.bytes().all(|b| b == b'#'))
}

/// Whether the cell is the word for a total.
pub fn totals(raw: &str) -> bool {
    // no such word is longer than eleven letters
    if raw.len() > 24 {
        return false;
    }
    let word: String =
        narrow(raw).to_lowercase().chars().filter(|c| !c.is_whitespace() && !matches!(c, ':' | '：')).collect();
    TOTALS.contains(&word.as_str())
}

/// A number that a spreadsheet shortened, such as `1.38E+10`.
pub(super) fn shortened(text: &str) -> bool {
    let Some((number, power)) = text.split_once(['E', 'e']) else { return false };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    digits(&number.replacen('.', "", 1)) && digits(power.trim_start_matches('+'))
}

/// An amount in `currency`, as `i18n::format::parse_amount` reads it. A comma must part thousands: `12,5` is refused, since
/// it may be a decimal sign.
///
/// # Errors
/// [`Reason`]: open, in another currency, or no amount.
pub fn amount(raw: &str, currency: Currency, unit: AmountUnit) -> Result<Money, Reason> {
    let mut text = narrow(raw).trim().to_lowercase();
    if OPEN_AMOUNTS.contains(&text.as_str()) {
        return Err(Reason::AmountOpen);
    }
    if shortened(&text) {
        return Err(Reason::Shortened);
    }
    // most amounts are digits and signs alone, and have no word to look for
    let worded = text.contains(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.' | '¥' | '-'));
    for (word, code) in FOREIGN.iter().filter(|_| worded) {
        if text.contains(word) {
            if *code != currency.code() {
                return Err(Reason::OtherCurrency);
            }
            text = text.replace(word, "");
        }
    }
    let yen_or_yuan = [Currency::CNY, Currency::JPY].contains(&currency);
    if !yen_or_yuan && text.contains(['¥', '￥']) {
        return Err(Reason::OtherCurrency);
    }
    if !thousands_are_parted(&text) {
        return Err(Reason::NotAnAmount);
    }
    if unit == AmountUnit::TenThousand && !text.contains(LARGE_UNITS) {
        text.push(TEN_THOUSAND);
    }
    parse_amount(&text, currency).ok_or(Reason::NotAnAmount)
}

fn thousands_are_parted(text: &str) -> bool {
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    let digits = |group: &str| group.chars().filter(char::is_ascii_digit).count();
    let mut groups = whole.split([',', '，']);
    let first = groups.next().map_or(0, digits);
    let rest: Vec<usize> = groups.map(digits).collect();
    rest.is_empty() || ((1..=3).contains(&first) && rest.iter().all(|n| *n == 3))
}

/// One or several e-mail addresses; several are parted by `; `.
///
/// # Errors
/// [`Reason::NotAnEmail`].
pub fn email(raw: &str) -> Result<String, Reason> {
    let text = narrow(raw);
    let inner = text.trim().trim_end_matches('>').rsplit_once('<').map_or(text.as_str(), |(_, address)| address);
    let addresses: Vec<&str> = split_several(inner).collect();
    let good = !addresses.is_empty() && addresses.iter().all(|address| is_email(address));
    if good { Ok(addresses.join("; ")) } else { Err(Reason::NotAnEmail) }
}

fn is_email(address: &str) -> bool {
    let Some((local, domain)) = address.split_once('@') else { return false };
    let label = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-');
    !local.is_empty()
        && local.chars().all(|c| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c))
        && domain.contains('.')
        && domain.split('.').all(label)
}

/// The parts of a cell that holds several addresses or numbers.
pub(super) fn split_several(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || matches!(c, ';' | ',' | '，' | '、' | '；'))
        .filter(|part| !part.is_empty())
}

/// A telephone number as written, with full-width characters narrowed.
///
/// # Errors
/// [`Reason::Shortened`], or [`Reason::NotAPhone`] with fewer than five digits.
pub fn phone(raw: &str) -> Result<String, Reason> {
    let text = narrow(raw);
    let text = text.trim();
    if shortened(text) {
        return Err(Reason::Shortened);
    }
    let digits = text.chars().filter(char::is_ascii_digit).count();
    if digits < 5 || text.contains('@') { Err(Reason::NotAPhone) } else { Ok(text.to_owned()) }
}

/// Several telephone numbers, each perhaps behind the word for where it rings.
///
/// # Errors
/// As [`phone`], of any of them.
pub fn telephones(raw: &str) -> Result<Vec<Telephone>, Reason> {
    let parts = raw.split([';', '；', '、', ',', '，', '\n']).filter(|part| !part.trim().is_empty());
    parts
        .map(|part| {
            let (label, number) = labelled(part);
            let number = phone(number)?;
            Ok(Telephone { label: label.unwrap_or_else(|| PhoneLabel::guess(&number)), number })
        })
        .collect()
}

/// What a contact decides and receives, in one or several words.
///
/// # Errors
/// [`Reason::NotARole`].
pub fn roles(raw: &str) -> Result<Vec<ContactRole>, Reason> {
    let words = raw.split([';', '；', '、', ',', '，', '/', '\n']).filter(|word| !word.trim().is_empty());
    words.map(|word| role_meant(&narrow(word)).ok_or(Reason::NotARole)).collect()
}

/// A bank account number as written, with full-width characters narrowed.
///
/// # Errors
/// [`Reason::Shortened`].
pub fn account(raw: &str) -> Result<String, Reason> {
    let text = narrow(raw);
    let text = text.trim();
    if shortened(text) { Err(Reason::Shortened) } else { Ok(text.to_owned()) }
}

/// A level: A to D, or the words people use for them.
///
/// # Errors
/// [`Reason::NotALevel`].
pub fn level(raw: &str) -> Result<Level, Reason> {
    let mut word: String = narrow(raw).chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    loop {
        if let Some((level, _)) = LEVELS.iter().find(|(_, words)| words.iter().any(|w| same_word(w, &word))) {
            return Ok(*level);
        }
        let stripped =
            LEVEL_AFFIXES.iter().find_map(|affix| word.strip_suffix(affix).or_else(|| word.strip_prefix(affix)));
        match stripped {
            Some(rest) => word = rest.to_owned(),
            None => return Err(Reason::NotALevel),
        }
    }
}

/// An organisation or a person.
///
/// # Errors
/// [`Reason::NotAKind`].
pub fn kind(raw: &str) -> Result<PartyKind, Reason> {
    meant(KINDS, raw).ok_or(Reason::NotAKind)
}

/// How a customer deals with us.
///
/// # Errors
/// [`Reason::NotATradeRole`].
pub fn trade_role(raw: &str) -> Result<TradeRole, Reason> {
    meant(TRADE_ROLES, raw).ok_or(Reason::NotATradeRole)
}

/// How large an enterprise is.
///
/// # Errors
/// [`Reason::NotAScale`].
pub fn scale(raw: &str) -> Result<Size, Reason> {
    meant(SCALES, raw).ok_or(Reason::NotAScale)
}

/// What one of these words means.
fn meant<T: Copy>(known: &[(T, &[&str])], raw: &str) -> Option<T> {
    let word: String = narrow(raw).chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    known.iter().find(|(_, words)| words.iter().any(|it| same_word(it, &word))).map(|(it, _)| *it)
}

fn same_word(known: &str, word: &str) -> bool {
    known.chars().filter(|c| c.is_alphanumeric()).eq(word.chars())
}

/// A registration code in upper case without spaces.
///
/// # Errors
/// [`Reason::Shortened`] and what [`code_verdict`] says.
pub fn code(raw: &str) -> Result<String, Reason> {
    if shortened(narrow(raw).trim()) { Err(Reason::Shortened) } else { code_verdict(raw) }
}

/// The standard's verdict on a code (GB 32100-2015).
fn code_verdict(raw: &str) -> Result<String, Reason> {
    RegistrationCode::read(raw).map(|code| code.as_str().to_owned()).map_err(|error| match error {
        RegistrationCodeError::Length { found } => Reason::CodeLength { found },
        RegistrationCodeError::UnknownCharacter { position, character } => {
            Reason::CodeCharacter { position, character }
        }
        RegistrationCodeError::CheckCharacter { expected, found: _ } => Reason::CodeCheck { expected },
    })
}

/// A person with the title written in brackets or behind the name; at least two characters stay the name.
pub fn person(raw: &str) -> Named {
    let text = raw.trim();
    let bracketed = text.strip_suffix([')', '）']).and_then(|inner| inner.split_once(['(', '（']));
    let split = match bracketed {
        Some((name, title)) => Some((name, title)),
        None => TITLES.iter().find_map(|title| text.strip_suffix(title).map(|name| (name, *title))),
    };
    match split.map(|(name, title)| (name.trim(), title.trim())) {
        Some((name, title)) if name.chars().count() >= 2 => Named { name: name.to_owned(), title: title.to_owned() },
        Some(_) | None => Named { name: text.to_owned(), title: String::new() },
    }
}
