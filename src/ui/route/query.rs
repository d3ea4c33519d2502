//! What stands behind the `?` of an address.

use std::collections::BTreeMap;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

/// What must be escaped inside one part of an address.
const RESERVED: &AsciiSet = &CONTROLS.add(b' ').add(b'%').add(b'/').add(b'?').add(b'#').add(b'&').add(b'=').add(b'+');

/// The name under which the columns of a list stand in its query, and what stands between two of them.
const COLUMNS: &str = "columns";
const BETWEEN: &str = ".";

/// What a list is asked for: free text, filters by name, and the column it is sorted by. Lives in the address.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Query {
    /// Free text.
    pub text: String,
    /// Filters: name to value, such as `level` to `A`.
    pub filters: BTreeMap<String, String>,
    /// The column sorted by, and the direction.
    pub sort: Option<(String, Direction)>,
}

/// Which way a list is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Smallest or earliest first.
    Ascending,
    /// Largest or latest first.
    Descending,
}

impl Direction {
    /// The other way.
    #[must_use]
    pub const fn reversed(self) -> Self {
        match self {
            Self::Ascending => Self::Descending,
            Self::Descending => Self::Ascending,
        }
    }
}

impl Query {
    /// The value of a filter, if set.
    pub fn filter(&self, name: &str) -> Option<&str> {
        self.filters.get(name).map(String::as_str)
    }

    /// The same query with a filter set.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.filters.insert(name.to_owned(), value.to_owned());
        self
    }

    /// The same query without a filter.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.filters.remove(name);
        self
    }

    /// The same query sorted by `column`: a second press reverses it.
    #[must_use]
    pub fn sorted_by(mut self, column: &str) -> Self {
        let direction = match &self.sort {
            Some((current, direction)) if current == column => direction.reversed(),
            _ => Direction::Ascending,
        };
        self.sort = Some((column.to_owned(), direction));
        self
    }

    /// Which of these columns a list shows, in their order: all of them while nobody chose, and as many as are known of those
    /// that were chosen.
    pub fn shown<'a>(&self, all: &[&'a str]) -> Vec<&'a str> {
        let chosen = self.filter(COLUMNS).map(|names| names.split(BETWEEN).collect::<Vec<_>>());
        all.iter().copied().filter(|name| chosen.as_ref().is_none_or(|chosen| chosen.contains(name))).collect()
    }

    /// The same query with one of these columns shown or left out. Where all are shown nothing is said of them.
    #[must_use]
    pub fn with_shown(self, all: &[&str], name: &str, on: bool) -> Self {
        let before = self.shown(all);
        let is_shown = |it: &&str| if *it == name { on } else { before.contains(it) };
        let now: Vec<&str> = all.iter().copied().filter(is_shown).collect();
        if now.len() == all.len() { self.without(COLUMNS) } else { self.with(COLUMNS, &now.join(BETWEEN)) }
    }

    /// The query as it stands behind the `?` of an address; empty when nothing is asked.
    pub fn address(&self) -> String {
        self.write().trim_start_matches('?').to_owned()
    }

    /// The query of what stands behind the `?` of an address. Total: what it does not know is a filter that nobody reads.
    pub fn of_address(pairs: &str) -> Self {
        Self::read(pairs)
    }

    pub(super) fn read(pairs: &str) -> Self {
        let mut query = Self::default();
        for pair in pairs.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let (name, value) = (decode(name), decode(value));
            match name.as_str() {
                "q" => query.text = value,
                "sort" => {
                    query.sort = Some(match value.strip_prefix('-') {
                        Some(column) => (column.to_owned(), Direction::Descending),
                        None => (value, Direction::Ascending),
                    });
                }
                _ => {
                    query.filters.insert(name, value);
                }
            }
        }
        query
    }

    pub(super) fn write(&self) -> String {
        let mut pairs = Vec::new();
        if !self.text.is_empty() {
            pairs.push(format!("q={}", encode(&self.text)));
        }
        for (name, value) in &self.filters {
            pairs.push(format!("{}={}", encode(name), encode(value)));
        }
        if let Some((column, direction)) = &self.sort {
            let sign = match direction {
                Direction::Ascending => "",
                Direction::Descending => "-",
            };
            pairs.push(format!("sort={sign}{}", encode(column)));
        }
        if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
    }
}

/// A part of an address as it is meant.
pub(super) fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

fn encode(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}
