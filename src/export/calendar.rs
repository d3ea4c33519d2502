//! Days as a calendar file (iCalendar, RFC 5545), for the calendars of telephones and offices.
//!
//! A day is an event of the whole day, without a time zone. Its UID is the key of the entry: who takes a later file of the same
//! book in finds the day moved and not a second one, and one that is settled cancelled (`STATUS:CANCELLED` under a higher
//! `SEQUENCE`, RFC 5545 3.8.1.11 and 3.8.7.4; what was handed out is known by [`super::handed`]). The same order gives the same bytes: stamp and UID are given for every
//! component, since the library asks the clock and makes a random one where they are missing. It writes the last piece of a
//! folded line up to 76 bytes long (seen in 0.17.17), so the lines are folded anew.

use chrono::{DateTime, TimeDelta, Utc};
use icalendar::{Alarm, Calendar, Component, Event, EventLike, Property, Trigger};
use serde::{Deserialize, Serialize};

use crate::domain::content_line::fold;
use crate::domain::date::Date;

/// What is behind the `@` of every UID.
const OF: &str = "counterpart";

/// The hour of an alarm.
const NINE: i64 = 9;

/// When a calendar reminds of a day; always at nine in the morning, wherever one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reminder {
    /// Never.
    None,
    /// On the day.
    SameDay,
    /// On the day before.
    #[default]
    DayBefore,
    /// Three days before.
    ThreeDays,
    /// A week before.
    Week,
}

impl Reminder {
    /// Every choice, in order.
    pub const ALL: [Self; 5] = [Self::None, Self::SameDay, Self::DayBefore, Self::ThreeDays, Self::Week];

    /// Its name in the page.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::SameDay => "0",
            Self::DayBefore => "1",
            Self::ThreeDays => "3",
            Self::Week => "7",
        }
    }

    /// The choice of this name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// How many days before; `None` for never.
    pub const fn days_before(self) -> Option<i64> {
        match self {
            Self::None => None,
            Self::SameDay => Some(0),
            Self::DayBefore => Some(1),
            Self::ThreeDays => Some(3),
            Self::Week => Some(7),
        }
    }
}

/// A calendar to be written, in the words of a language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// What the calendar is called: a word or two, without signs, as the library writes it as it is.
    pub name: String,
    /// The language of the words, as a tag.
    pub language: String,
    /// When it is made, in milliseconds since 1970 UTC.
    pub made_ms: i64,
    /// When it reminds.
    pub reminder: Reminder,
    /// The days, in their order.
    pub days: Vec<Day>,
}

/// A day of a calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    /// What it is known by, whatever its day: no two have one.
    pub key: String,
    /// The day.
    pub on: Date,
    /// What is due, in a line.
    pub title: String,
    /// More of it, in lines; may be empty.
    pub note: String,
    /// The sort it belongs to, in words; empty where it is not known any more.
    pub sort: String,
    /// How often it was changed since it was handed out first.
    #[serde(default)]
    pub sequence: u32,
    /// Whether it is withdrawn.
    #[serde(default)]
    pub cancelled: bool,
}

/// The file, in UTF-8 with the line ends that the standard asks for.
pub fn write(order: &Order) -> String {
    // a time beyond all calendars is no time of this program
    let stamp = DateTime::from_timestamp_millis(order.made_ms).unwrap_or(DateTime::UNIX_EPOCH);
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", format!("-//Counterpart//Counterpart//{}", order.language)));
    calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
    calendar.name(&order.name);
    for day in &order.days {
        calendar.push(event(day, order.reminder, stamp));
    }
    let mut text = String::new();
    for line in calendar.to_string().replace("\r\n ", "").split_terminator("\r\n") {
        fold(&mut text, line);
    }
    text
}

fn event(day: &Day, reminder: Reminder, stamp: DateTime<Utc>) -> Event {
    let mut event = Event::with_uid(&format!("{}@{OF}", day.key));
    event.timestamp(stamp);
    // without an end an event that starts on a day takes that day; one that ends on it would be over before it began
    event.starts(day.on.naive());
    event.summary(&plain(&day.title));
    if !day.note.is_empty() {
        event.description(&plain(&day.note));
    }
    event.add_property("SEQUENCE", day.sequence.to_string());
    if !day.sort.is_empty() {
        event.categories([plain(&day.sort)]);
    }
    // what is due takes none of one's time
    event.add_property("TRANSP", "TRANSPARENT");
    if day.cancelled {
        event.add_property("STATUS", "CANCELLED");
    } else if let Some(days) = reminder.days_before() {
        let mut alarm = Alarm::display(&plain(&day.title), from_start(days));
        alarm.uid(&format!("alarm.{}@{OF}", day.key)).timestamp(stamp);
        event.alarm(alarm);
    }
    event
}

/// Nine in the morning so many days before a day, counted from its beginning.
fn from_start(days: i64) -> Trigger {
    Trigger::after_start(TimeDelta::days(-days) + TimeDelta::hours(NINE))
}

/// A text with the line ends of the standard's texts, and no other control characters: those may not stand in one.
fn plain(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    lines.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}
