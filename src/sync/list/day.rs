//! Reads a cell that holds a day.

use crate::domain::bank_statement::fault::DayOrder;
use crate::domain::date::Date;
use crate::i18n::format::narrow;
use crate::i18n::month;
use crate::i18n::vocabulary::DATE_SIGNS;

use super::fault::Reason;

/// A date: 2026-03-31, 2026/3/31, 2026.3.31, 20260331, with the signs for year, month and day, 31 Mar 2026, March 31 2026,
/// 31/3/2026 when only one reading exists, a time of day behind it, or the day number of a spreadsheet (45000 is 2023-03-15).
///
/// # Errors
/// [`Reason`]: not a date, no such day, or the order of day and month is open.
pub fn date(raw: &str) -> Result<Date, Reason> {
    let text = narrow(raw);
    let text = text.trim();
    let day = match text.split_once(|c: char| c.is_whitespace() || c == 'T') {
        Some((day, time)) if time.contains(':') => day,
        Some(_) | None => text,
    };
    if !day.is_empty() && day.bytes().all(|b| b.is_ascii_digit()) {
        return plain_day(day);
    }
    let parts = parts_of_day(day)?;
    match parts.as_slice() {
        [Part::Number(year), Part::Number(month), Part::Number(day)] if year.len() == 4 => {
            ymd(year, number(month)?, day)
        }
        [Part::Number(first), Part::Number(second), Part::Number(year)] if year.len() == 4 => {
            let (a, b) = (number(first)?, number(second)?);
            match (a > 12, b > 12) {
                (true, false) => ymd(year, b, first),
                (false, true) => ymd(year, a, second),
                (false, false) if a == b => ymd(year, a, second),
                (false, false) => Err(Reason::DayOrMonth),
                (true, true) => Err(Reason::NoSuchDay),
            }
        }
        [Part::Number(day), Part::Word(month), Part::Number(year)]
        | [Part::Word(month), Part::Number(day), Part::Number(year)]
        | [Part::Number(year), Part::Word(month), Part::Number(day)]
            if year.len() == 4 =>
        {
            ymd(year, month::begun(month).ok_or(Reason::NotADate)?, day)
        }
        _ => Err(Reason::NotADate),
    }
}

/// The same, where `03/04/2026` has the meaning of `order`.
///
/// # Errors
/// [`Reason`]: not a date, or no such day.
pub(super) fn date_by(raw: &str, order: DayOrder) -> Result<Date, Reason> {
    match (date(raw), short_numbers(raw)) {
        (Err(Reason::DayOrMonth), Some((first, second, year))) => match order {
            DayOrder::DayFirst => ymd(&year, number(&second)?, &first),
            DayOrder::MonthFirst => ymd(&year, number(&first)?, &second),
        },
        (read, _) => read,
    }
}

/// The order of day and month that a date shows by itself: of `31/03/2026` the day comes first.
pub(super) fn order_shown(raw: &str) -> Option<DayOrder> {
    let (first, second, _) = short_numbers(raw)?;
    match (number(&first).ok()? > 12, number(&second).ok()? > 12) {
        (true, false) => Some(DayOrder::DayFirst),
        (false, true) => Some(DayOrder::MonthFirst),
        (true, true) | (false, false) => None,
    }
}

/// The numbers of `31/03/2026`, in their order.
fn short_numbers(raw: &str) -> Option<(String, String, String)> {
    let text = narrow(raw);
    let day = text.split_whitespace().next()?;
    let mut numbers = parts_of_day(day).ok()?.into_iter().map(|part| match part {
        Part::Number(digits) => Some(digits),
        Part::Word(_) => None,
    });
    let (first, second, year) = (numbers.next()??, numbers.next()??, numbers.next()??);
    (year.len() == 4 && first.len() <= 2 && second.len() <= 2 && numbers.next().is_none())
        .then_some((first, second, year))
}

/// Eight digits are year, month and day; five are the day number of a spreadsheet, whose day 0 is 1899-12-30.
fn plain_day(digits: &str) -> Result<Date, Reason> {
    match (digits.len(), digits.get(..4), digits.get(4..6), digits.get(6..)) {
        (8, Some(year), Some(month), Some(day)) => ymd(year, number(month)?, day),
        (5, _, _, _) => {
            let days = digits.parse::<i64>().map_err(|_| Reason::NotADate)?;
            let first = Date::new(1900, 1, 1).map_err(|_| Reason::NotADate)?;
            first.plus_days(days - 2).map_err(|_| Reason::DateOutOfRange)
        }
        _ => Err(Reason::NotADate),
    }
}

enum Part {
    Number(String),
    Word(String),
}

fn parts_of_day(text: &str) -> Result<Vec<Part>, Reason> {
    let mut parts: Vec<Part> = Vec::with_capacity(3);
    let mut between = true;
    for c in text.chars() {
        let sign = DATE_SIGNS.iter().any(|signs| signs.contains(&c));
        if sign || c.is_whitespace() || matches!(c, '-' | '/' | '.' | ',') {
            between = true;
        } else if c.is_ascii_digit() {
            match parts.last_mut() {
                Some(Part::Number(digits)) if !between => digits.push(c),
                _ => parts.push(Part::Number(String::from(c))),
            }
            between = false;
        } else if c.is_ascii_alphabetic() {
            match parts.last_mut() {
                Some(Part::Word(letters)) if !between => letters.push(c.to_ascii_lowercase()),
                _ => parts.push(Part::Word(String::from(c.to_ascii_lowercase()))),
            }
            between = false;
        } else {
            return Err(Reason::NotADate);
        }
    }
    parts.retain(|part| !matches!(part, Part::Word(word) if ["st", "nd", "rd", "th"].contains(&word.as_str())));
    Ok(parts)
}

fn number(digits: &str) -> Result<u32, Reason> {
    if digits.len() > 2 { Err(Reason::NotADate) } else { digits.parse().map_err(|_| Reason::NotADate) }
}

fn ymd(year: &str, month: u32, day: &str) -> Result<Date, Reason> {
    let year: i32 = year.parse().map_err(|_| Reason::NotADate)?;
    let day = number(day)?;
    if year < 1900 {
        return Err(Reason::DateOutOfRange);
    }
    Date::new(year, month, day).map_err(|_| Reason::NoSuchDay)
}
