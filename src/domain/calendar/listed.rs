//! Reads holidays out of a list that was pasted: a day a line, or the first and the last of a stretch. Other places than the mainland
//! publish theirs in many forms, of which a date is the part that can be read without guessing.

use super::notice::Notice;
use crate::domain::date::Date;
use crate::domain::width::half_width;

/// The longest stretch that is believed, in days; a longer one is two holidays on one line.
const LONGEST: i64 = 15;

/// The word that makes a line one of work.
const WORKED: &str = "working";

/// The months as they are called in English; the first three letters are enough.
const MONTHS: [(&str, u32); 12] = [
    ("january", 1),
    ("february", 2),
    ("march", 3),
    ("april", 4),
    ("may", 5),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("september", 9),
    ("october", 10),
    ("november", 11),
    ("december", 12),
];

impl Notice {
    /// Reads a list: `2027-01-01`, `1 January 2027` or `January 1, 2027`, each the day of a line or two of them its first and last. A day
    /// without a year is of `year`; a line that says "working" names days that are worked.
    pub fn of_list(words: &str, year: i32) -> Self {
        let mut notice = Self::default();
        for line in words.lines() {
            let plain: String = line.chars().map(half_width).flat_map(char::to_lowercase).collect();
            let tokens: Vec<&str> = plain.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
            let days = stretch(&dates(&tokens, year));
            if tokens.contains(&WORKED) {
                notice.make_up_days.extend(days);
            } else {
                notice.holidays.extend(days);
            }
        }
        notice.holidays.retain(|day| !notice.make_up_days.contains(day));
        notice
    }
}

/// Two days in order are the ends of a stretch; else each stands for itself.
fn stretch(named: &[Date]) -> Vec<Date> {
    match named {
        [first, last] if (1..LONGEST).contains(&first.days_until(*last)) => {
            (0..=first.days_until(*last)).filter_map(|ahead| first.plus_days(ahead).ok()).collect()
        }
        _ => named.to_vec(),
    }
}

fn dates(tokens: &[&str], year: i32) -> Vec<Date> {
    let mut found = Vec::new();
    let mut rest = tokens;
    while let Some((_, behind)) = rest.split_first() {
        if let Some((date, used)) = date_at(rest, year) {
            found.push(date);
            rest = rest.get(used..).unwrap_or_default();
        } else {
            rest = behind;
        }
    }
    found
}

/// The date with which a list of words begins, and how many of them it is.
fn date_at(tokens: &[&str], year: i32) -> Option<(Date, usize)> {
    if let [written, month, day, ..] = tokens
        && let Some(written) = year_of(written)
        && let (Ok(month), Ok(day)) = (month.parse::<u32>(), day.parse::<u32>())
    {
        return Some((Date::new(written, month, day).ok()?, 3));
    }
    let [one, other, behind @ ..] = tokens else { return None };
    let (month, day) = match (month_of(one), month_of(other)) {
        (None, Some(month)) => (month, day_of(one)?),
        (Some(month), None) => (month, day_of(other)?),
        (None, None) | (Some(_), Some(_)) => return None,
    };
    let written = behind.first().and_then(|it| year_of(it));
    let date = Date::new(written.unwrap_or(year), month, day).ok()?;
    Some((date, if written.is_some() { 3 } else { 2 }))
}

fn year_of(word: &str) -> Option<i32> {
    if word.len() == 4 { word.parse().ok() } else { None }
}

fn month_of(word: &str) -> Option<u32> {
    let is_it = |(name, _): &&(&str, u32)| word.len() >= 3 && name.starts_with(word);
    MONTHS.iter().find(is_it).map(|(_, month)| *month)
}

/// `1`, `1st`, `22nd`.
fn day_of(word: &str) -> Option<u32> {
    let ending = ["st", "nd", "rd", "th"].into_iter().find_map(|ending| word.strip_suffix(ending));
    ending.unwrap_or(word).parse().ok()
}
