//! What the columns of statements were said to hold: the next one of the same bank is read in the same way.

use serde::{Deserialize, Serialize};

use super::super::remembered::{MOST_LISTS, keys};
use crate::domain::bank_statement::column::{Column, Columns, check};

/// The statements whose columns a person set otherwise than they are guessed, the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Remembered {
    #[serde(default)]
    lists: Vec<Vec<Known>>,
}

/// A column by its heading, and what it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Known {
    heading: String,
    nth: usize,
    column: Option<Column>,
}

impl Remembered {
    /// What the columns under these headings held the last time.
    pub fn recall<S: AsRef<str>>(&self, headings: &[S]) -> Option<Columns> {
        let keys = keys(headings)?;
        let list = self.lists.iter().find(|list| {
            list.iter().map(|it| (&it.heading, it.nth)).eq(keys.iter().map(|key| (&key.heading, key.nth)))
        })?;
        let mut columns: Columns = vec![None; headings.len()];
        for (key, known) in keys.iter().zip(list) {
            if let Some(place) = columns.get_mut(key.index) {
                *place = known.column;
            }
        }
        check(&columns).is_ok().then_some(columns)
    }

    /// Remembers what a person made of the columns; what is no other than the guess is forgotten. Says whether anything changed.
    pub fn remember<S: AsRef<str>>(
        &mut self,
        headings: &[S],
        columns: &[Option<Column>],
        guess: &[Option<Column>],
    ) -> bool {
        let Some(keys) = keys(headings).filter(|_| check(columns).is_ok()) else { return false };
        let list: Vec<Known> = keys
            .into_iter()
            .map(|key| {
                let column = columns.get(key.index).copied().flatten();
                Known { heading: key.heading, nth: key.nth, column }
            })
            .collect();
        let before = self.clone();
        let same = |known: &[Known]| {
            known.iter().map(|it| (&it.heading, it.nth)).eq(list.iter().map(|it| (&it.heading, it.nth)))
        };
        self.lists.retain(|known| !same(known));
        if columns != guess {
            self.lists.insert(0, list);
            self.lists.truncate(MOST_LISTS);
        }
        *self != before
    }
}
