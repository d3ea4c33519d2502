//! What the columns of lists were said to hold: the next list under the same headings is set in the same way.

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use super::columns::{self, Field, Mapping};

/// So many lists are remembered; of one more, the oldest is forgotten.
pub const MOST_LISTS: usize = 20;
/// A list with more columns is not remembered.
pub const MOST_COLUMNS: usize = 100;
/// So many letters of a heading are remembered.
const MOST_LETTERS: usize = 60;

/// The lists whose columns a person set otherwise than they are guessed, the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Remembered {
    #[serde(default, deserialize_with = "readable")]
    lists: Vec<List>,
}

/// One list: its columns in an order of their own, as that in the file does not matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct List {
    columns: Vec<Column>,
}

/// A column by its heading, and what it holds; `None`: it is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Column {
    heading: String,
    /// How many columns before it have the same heading.
    nth: usize,
    field: Option<Field>,
}

impl Remembered {
    /// What the columns under these headings held the last time; `None` when no such list is remembered.
    pub fn recall<S: AsRef<str>>(&self, headings: &[S]) -> Option<Mapping> {
        let known = keys(headings)?;
        let list = self.lists.iter().find(|list| list.is_under(&known))?;
        let mut mapping: Mapping = vec![None; headings.len()];
        for (key, column) in known.iter().zip(&list.columns) {
            if let Some(place) = mapping.get_mut(key.index) {
                *place = column.field;
            }
        }
        columns::check(&mapping).is_ok().then_some(mapping)
    }

    /// Remembers what a person made of the columns. What is no other than the guess is forgotten, as the guess will do; a
    /// mapping that cannot be used changes nothing. Says whether there is something to keep.
    pub fn remember<S: AsRef<str>>(
        &mut self,
        headings: &[S],
        mapping: &[Option<Field>],
        guess: &[Option<Field>],
    ) -> bool {
        let Some(known) = keys(headings).filter(|_| columns::check(mapping).is_ok()) else { return false };
        let before = self.clone();
        self.lists.retain(|list| !list.is_under(&known));
        if mapping != guess {
            let columns = known
                .into_iter()
                .map(|key| {
                    let field = mapping.get(key.index).copied().flatten();
                    Column { heading: key.heading, nth: key.nth, field }
                })
                .collect();
            self.lists.insert(0, List { columns });
            self.lists.truncate(MOST_LISTS);
        }
        *self != before
    }
}

impl List {
    fn is_under(&self, keys: &[Key]) -> bool {
        let own = self.columns.iter().map(|column| (column.heading.as_str(), column.nth));
        own.eq(keys.iter().map(|key| (key.heading.as_str(), key.nth)))
    }
}

/// By what a column is known again, and where it stands in the list at hand.
pub(super) struct Key {
    pub(super) heading: String,
    pub(super) nth: usize,
    pub(super) index: usize,
}

/// The columns in the order in which they are remembered. `None` for a list without headings, and one with too many. The
/// column that says what is wrong with a row is none of the list's own.
pub(super) fn keys<S: AsRef<str>>(headings: &[S]) -> Option<Vec<Key>> {
    let mut keys: Vec<Key> = headings
        .iter()
        .enumerate()
        .filter(|(_, heading)| !columns::says_fault(heading.as_ref()))
        .map(|(index, heading)| {
            let heading = columns::fold(heading.as_ref()).chars().take(MOST_LETTERS).collect();
            Key { heading, nth: 0, index }
        })
        .collect();
    if keys.len() > MOST_COLUMNS || keys.iter().all(|key| key.heading.is_empty()) {
        return None;
    }
    keys.sort_by(|a, b| a.heading.cmp(&b.heading).then(a.index.cmp(&b.index)));
    let mut before: Option<(String, usize)> = None;
    for key in &mut keys {
        key.nth =
            before.take().filter(|(heading, _)| *heading == key.heading).map_or(0, |(_, nth)| nth.saturating_add(1));
        before = Some((key.heading.clone(), key.nth));
    }
    Some(keys)
}

/// Whatever can be read; a list that another version wrote in another way is left out, not all of them.
fn readable<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<List>, D::Error> {
    let values = Vec::<Value>::deserialize(from)?;
    let lists = values.into_iter().filter_map(|value| serde_json::from_value(value).ok());
    Ok(lists.take(MOST_LISTS).collect())
}
