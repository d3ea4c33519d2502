//! Days in a row on which something is the same.

use crate::domain::date::Date;

/// From a day to a day, both included; without a first or a last day where nothing ends it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    from: Option<Date>,
    last: Option<Date>,
}

impl Span {
    /// One day.
    pub const fn only(day: Date) -> Self {
        Self { from: Some(day), last: Some(day) }
    }

    /// The days around `day` between two days on which something may change; each of `turns` is the first on which something may
    /// be another than the day before.
    pub fn around(day: Date, turns: impl IntoIterator<Item = Date>) -> Self {
        turns.into_iter().fold(Self { from: None, last: None }, |span, turn| span.cut(day, turn))
    }

    /// The part of it around `day` that a further such day leaves.
    #[must_use]
    pub fn cut(self, day: Date, turn: Date) -> Self {
        if turn <= day {
            return Self { from: Some(self.from.map_or(turn, |from| from.max(turn))), ..self };
        }
        match turn.plus_days(-1) {
            Ok(before) => Self { last: Some(self.last.map_or(before, |last| last.min(before))), ..self },
            Err(_) => self,
        }
    }

    /// The first of them, if there is one.
    pub const fn from(self) -> Option<Date> {
        self.from
    }

    /// The last of them, if there is one.
    pub const fn last(self) -> Option<Date> {
        self.last
    }

    /// Whether it is one day alone.
    pub fn is_one_day(self) -> bool {
        self.from.is_some() && self.from == self.last
    }

    /// Whether a day is among them.
    pub fn holds(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.last.is_none_or(|last| day <= last)
    }
}
