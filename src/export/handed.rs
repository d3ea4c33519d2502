//! What was handed out in calendar files, so that the next one raises what changed and withdraws what is settled.
//!
//! Of the words of a day only a fingerprint is kept: whoever is erased from the book stands in no note of what was handed out.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::calendar::Day;
use crate::domain::date::Date;
use crate::domain::fnv::digest;

/// So many days after its day a withdrawn entry stands in no further file: whoever takes files in rarely has heard of it by then.
const WITHDRAWN_FOR: i64 = 90;

/// An entry as it was handed out last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Given {
    /// Its day.
    on: Date,
    /// The fingerprint of its words.
    words: u64,
    /// How often it had changed.
    sequence: u32,
    /// Whether it was withdrawn.
    #[serde(default)]
    withdrawn: bool,
}

/// The entries of a book that were handed out, by what they are known by.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct HandedOut(BTreeMap<String, Given>);

/// What goes into the next file, and what is known once that was handed out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// The chosen days in their order, then those that are withdrawn.
    pub days: Vec<Day>,
    /// What to keep.
    pub handed: HandedOut,
}

impl HandedOut {
    /// What the entries are known by.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The chosen days as they stand today. `there` holds what every day of the book is known by, chosen or not: what was handed out
    /// and is not among them is withdrawn under the words `gone`, in this file and in those to come until its day is long over, since
    /// not every calendar takes every file in.
    #[must_use]
    pub fn next(&self, chosen: Vec<Day>, there: &BTreeSet<String>, gone: &str, today: Date) -> Planned {
        let mut handed = self.clone();
        let mut days = self.numbered(chosen);
        for day in &days {
            let given = Given { on: day.on, words: fingerprint(day), sequence: day.sequence, withdrawn: false };
            handed.0.insert(day.key.clone(), given);
        }
        let chosen: BTreeSet<String> = days.iter().map(|it| it.key.clone()).collect();
        for (key, given) in self.0.iter().filter(|(key, _)| !there.contains(*key) && !chosen.contains(*key)) {
            if given.withdrawn && given.on.days_until(today) > WITHDRAWN_FOR {
                handed.0.remove(key);
                continue;
            }
            let sequence = if given.withdrawn { given.sequence } else { given.sequence.saturating_add(1) };
            handed.0.insert(key.clone(), Given { sequence, withdrawn: true, ..*given });
            days.push(Day {
                key: key.clone(),
                on: given.on,
                title: gone.to_owned(),
                note: String::new(),
                sort: String::new(),
                sequence,
                cancelled: true,
            });
        }
        Planned { days, handed }
    }

    /// The chosen days, each with how often it changed since it was handed out first: once more where its day or its words are
    /// others, or where it had been withdrawn.
    #[must_use]
    pub fn numbered(&self, chosen: Vec<Day>) -> Vec<Day> {
        let number = |day: Day| {
            let sequence = self.0.get(&day.key).map_or(0, |given| {
                let is_same = given.on == day.on && given.words == fingerprint(&day) && !given.withdrawn;
                if is_same { given.sequence } else { given.sequence.saturating_add(1) }
            });
            Day { sequence, ..day }
        };
        chosen.into_iter().map(number).collect()
    }
}

/// A number that tells the words of a day apart, its title and what stands below it, and from which nobody reads them.
fn fingerprint(day: &Day) -> u64 {
    digest(day.title.bytes().chain([0]).chain(day.note.bytes()))
}
