//! What is due by today, and what of it a person has put off or wants to hear no more of.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::agenda::Entry;
use super::date::Date;
use super::fnv::fnv1a;

/// So many days after the day it was due and the day it was said, a word on an entry is kept: by then nobody waits for it any more.
const KEPT_DAYS: i64 = 400;

/// A person's word on one entry of the agenda (提醒的处理). It holds for the day on which the entry stood: when that changes, the
/// entry is heard of again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hush {
    /// The key of the entry.
    pub entry: String,
    /// The day on which it was due.
    pub day: Date,
    /// The first day on which it is heard of again; nothing: it is not.
    #[serde(default)]
    pub until: Option<Date>,
    /// Who said so, by name; empty where nobody has said who uses the copy.
    #[serde(default)]
    pub by: String,
    /// The day on which it was said; nothing of old: the day on which the entry was due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said_on: Option<Date>,
}

/// What was put off or is not to be heard of any more, by the name of the item.
pub type Hushes = BTreeMap<String, Hush>;

/// What is due by a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reminders {
    /// What a person is to hear of, the latest day last.
    pub open: Vec<Entry>,
    /// What was put off, and until when; nothing: for good.
    pub put_off: Vec<(Entry, Option<Date>)>,
}

impl Hush {
    /// Whether it keeps an entry of this day quiet on a day.
    pub fn holds(&self, day: Date, as_of: Date) -> bool {
        self.day == day && self.until.is_none_or(|until| as_of < until)
    }
}

/// The name of the item in which a person's word on an entry is kept: the same on every copy, so that two copies mean one word.
pub fn item_name(entry: &str, person: &str) -> String {
    let digest = fnv1a(person.bytes().chain([0]).chain(entry.bytes()));
    format!("{digest:016x}")
}

/// The name under which it is remembered that an entry of a day was told of.
pub fn notice_name(entry: &Entry) -> String {
    item_name(&entry.key(), &entry.day.to_string())
}

/// What is due by a day of these entries, for one person.
pub fn reminders(entries: impl IntoIterator<Item = Entry>, hushes: &Hushes, person: &str, as_of: Date) -> Reminders {
    let mut found = Reminders::default();
    for entry in entries.into_iter().filter(|it| it.day <= as_of) {
        let word = if hushes.is_empty() { None } else { hushes.get(&item_name(&entry.key(), person)) };
        match word.filter(|it| it.holds(entry.day, as_of)) {
            Some(hush) => found.put_off.push((entry, hush.until)),
            None => found.open.push(entry),
        }
    }
    found
}

/// The same without what nobody waits for any more.
pub fn without_old(hushes: &Hushes, today: Date) -> Hushes {
    let last = |it: &Hush| it.said_on.map_or(it.day, |said| said.max(it.day));
    let is_young = |it: &Hush| last(it).days_until(today) <= KEPT_DAYS;
    hushes.iter().filter(|(_, it)| is_young(it)).map(|(name, it)| (name.clone(), it.clone())).collect()
}

/// Why nothing can be put off until a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PutOffError {
    /// It is no day.
    #[error("no day of the calendar")]
    NoDay,
    /// It is today or past: it would be heard of at once.
    #[error("a day that has come already")]
    NotAhead,
}

/// The day until which something is put off, as a person typed it: any day after `today`.
///
/// # Errors
/// What is no day, and a day that has come already.
pub fn put_off_until(typed: &str, today: Date) -> Result<Date, PutOffError> {
    let day = Date::parse(typed.trim()).map_err(|_| PutOffError::NoDay)?;
    if day > today { Ok(day) } else { Err(PutOffError::NotAhead) }
}

/// The Monday after a day.
pub fn next_monday(day: Date) -> Date {
    let since = i64::from(day.weekday().num_days_from_monday());
    day.plus_days(7_i64.saturating_sub(since)).unwrap_or(day)
}
