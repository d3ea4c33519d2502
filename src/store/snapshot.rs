//! Dated snapshots of the whole book inside the database: how they are named, and which are kept.
//!
//! A name carries what a list shows of a snapshot, so that no snapshot has to be read to list it:
//! `2026-11-25|1764062000123|daily|17|4812|1204331` is the day, the moment, why it was made, the revision, the number of
//! records and the number of bytes. A name of another form is a snapshot all the same; if it begins with a moment, as
//! `2026-11-23T14:52:40.123Z before-import` does, that is when it was made.
//!
//! One that is too long for one entry lies in parts. The first part bears the name, and only that is told to anybody; the
//! others bear it with a number, `… before-import 001`, and are read and removed with it.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use chrono::DateTime;
use serde::{Deserialize, Serialize};

use crate::domain::date::Date;

/// So many days are kept.
pub const DAYS: usize = 7;
/// So many weeks before them are kept, by their last snapshot.
pub const WEEKS: usize = 4;
/// So many of those that were made before a restore or an import, or by hand, are kept.
pub const OTHERS: usize = 5;

/// Why a snapshot was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// By itself, once a day.
    Daily,
    /// A person asked for it.
    ByHand,
    /// Something was about to take the place of the whole book.
    BeforeRestore,
    /// A file was about to be brought in, or something that the name does not tell.
    Other,
}

/// What the name of a snapshot says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The day, in the zone of the device: `2026-11-25`.
    pub day: String,
    /// The moment, in milliseconds since 1970; 0 if the name does not tell.
    pub at_ms: u64,
    /// Why it was made.
    pub why: Why,
    /// The revision; 0 if the name does not tell.
    pub rev: u64,
    /// How many records; `None` if the name does not tell.
    pub count: Option<u64>,
    /// How many bytes; `None` if the name does not tell.
    pub bytes: Option<u64>,
}

impl Why {
    const fn name(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::ByHand => "by-hand",
            Self::BeforeRestore => "before-restore",
            Self::Other => "other",
        }
    }
}

impl Label {
    /// The name.
    pub fn name(&self) -> String {
        let number = |number: Option<u64>| number.map(|it| it.to_string()).unwrap_or_default();
        let (count, bytes) = (number(self.count), number(self.bytes));
        format!("{}|{}|{}|{}|{count}|{bytes}", self.day, self.at_ms, self.why.name(), self.rev)
    }

    /// What a name says, as far as it does.
    pub fn read(name: &str) -> Self {
        let mut parts = name.split('|');
        let mut part = || parts.next().unwrap_or_default();
        let day: String = part().chars().take(10).collect();
        let number = |text: &str| text.parse::<u64>().ok();
        let at_ms = number(part()).or_else(|| moment(name)).unwrap_or(0);
        let why = match part() {
            "daily" => Why::Daily,
            "by-hand" => Why::ByHand,
            "before-restore" => Why::BeforeRestore,
            _ => Why::Other,
        };
        let rev = number(part()).unwrap_or(0);
        Self { day, at_ms, why, rev, count: number(part()), bytes: number(part()) }
    }
}

/// The moment with which a name begins, in milliseconds.
fn moment(name: &str) -> Option<u64> {
    let text = name.split_once(' ').map_or(name, |(text, _)| text);
    u64::try_from(DateTime::parse_from_rfc3339(text).ok()?.timestamp_millis()).ok()
}

/// The name of a part of the snapshot `name`; the first, number 0, bears the name itself.
pub fn part_name(name: &str, part: usize) -> String {
    if part == 0 { name.to_owned() } else { format!("{name} {part:03}") }
}

/// Whether this is the name of a later part, which is no snapshot by itself.
pub(super) fn is_later_part(name: &str) -> bool {
    let number = name.rsplit_once(' ').map(|(_, number)| number);
    number.is_some_and(|number| number.len() >= 3 && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Where the later parts of a snapshot lie in the order of names: from the one, without the other. `!` is the next character
/// behind the blank, so that no other name lies between.
pub(super) fn later_parts(name: &str) -> (String, String) {
    (format!("{name} "), format!("{name}!"))
}

/// A snapshot put together of its parts in their order; `None` if the first is not there.
pub(super) fn joined(name: &str, parts: impl IntoIterator<Item = (String, Vec<u8>)>) -> Option<Vec<u8>> {
    let mut parts = parts.into_iter();
    let (_, mut whole) = parts.next().filter(|(first, _)| first == name)?;
    for (_, part) in parts {
        whole.extend(part);
    }
    Some(whole)
}

/// Which of these snapshots are no longer needed: of the daily ones all but the last of each of the last [`DAYS`] days and
/// of the [`WEEKS`] weeks before; of the others all but the last [`OTHERS`].
pub fn surplus(names: &[String]) -> Vec<String> {
    let mut daily: BTreeMap<String, (u64, &String)> = BTreeMap::new();
    let mut others: Vec<(u64, &String)> = Vec::new();
    let mut gone: Vec<String> = Vec::new();
    for name in names {
        let label = Label::read(name);
        if label.why != Why::Daily {
            others.push((label.at_ms, name));
            continue;
        }
        match daily.insert(label.day.clone(), (label.at_ms, name)) {
            Some(earlier) if earlier.0 > label.at_ms => {
                daily.insert(label.day, earlier);
                gone.push(name.clone());
            }
            Some((_, earlier)) => gone.push(earlier.clone()),
            None => {}
        }
    }
    let mut weeks: BTreeMap<String, &String> = BTreeMap::new();
    for (day, (_, name)) in daily.iter().rev().skip(DAYS) {
        let full = weeks.len() >= WEEKS;
        match weeks.entry(week(day)) {
            Entry::Vacant(place) if !full => {
                place.insert(name);
            }
            Entry::Vacant(_) | Entry::Occupied(_) => gone.push((*name).clone()),
        }
    }
    others.sort();
    let surplus = others.len().saturating_sub(OTHERS);
    gone.extend(others.into_iter().take(surplus).map(|(_, name)| name.clone()));
    gone
}

/// The Monday of a day's week, as text; the day itself if it is none of the calendar.
fn week(day: &str) -> String {
    let monday = Date::parse(day).ok().and_then(|date| {
        let since = i64::from(date.weekday().num_days_from_monday());
        date.plus_days(since.checked_neg()?).ok()
    });
    monday.map_or_else(|| day.to_owned(), |monday| monday.to_string())
}
