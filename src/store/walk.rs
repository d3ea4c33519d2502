//! A walk through the whole book: every row in the order of keys, a few pages at a time, as the book was when the walk began.
//!
//! The fresh rows are few, and held; of the pages there is never more than one portion in memory. What is folded meanwhile
//! changes nothing as long as it was written before the walk began: the same rows are held. What was written later and is folded
//! already ends the walk; so does a page that was divided behind its back.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::rc::Rc;

use crate::store::{
    engine::Entry,
    error::StoreError,
    head::Head,
    page,
    repository::{Row, RowKey},
    row::{self, Content, Stored},
};

/// Where a walk stands. A copy of it goes its own way.
#[derive(Debug, Clone)]
pub struct Walk {
    meta: Vec<u8>,
    rev: u64,
    fresh: Rc<BTreeMap<RowKey, Fresh>>,
    /// Everything up to this key was handed on.
    passed: Option<RowKey>,
    /// The key from which on the next pages are read; `None` at the end.
    next: Option<String>,
}

/// A fresh row, taken out of its bytes.
#[derive(Debug)]
struct Fresh {
    rev: u64,
    /// `None` where it was removed.
    live: Option<Vec<u8>>,
}

impl Walk {
    /// Begins in front of the first page. `None` if a fresh row is damaged, or the head is older than one or has lost its meta.
    pub(super) fn begin(head: Head, fresh: &[Entry]) -> Option<Self> {
        let mut rows = BTreeMap::new();
        for (_, bytes) in fresh {
            let stored = row::read(bytes).ok()?.row;
            if stored.rev > head.rev {
                return None;
            }
            let live = match stored.content {
                Content::Live(content) => Some(content.to_vec()),
                Content::Removed => None,
            };
            rows.insert(stored.key(), Fresh { rev: stored.rev, live });
        }
        Some(Self { meta: head.meta?, rev: head.rev, fresh: Rc::new(rows), passed: None, next: Some(String::new()) })
    }

    /// The meta bytes of the book when the walk began.
    pub fn meta(&self) -> &[u8] {
        &self.meta
    }

    /// The revision of the book when the walk began.
    pub const fn rev(&self) -> u64 {
        self.rev
    }

    /// The key from which on the next pages are to be read; `None` at the end.
    pub(super) fn next_page(&self) -> Option<&str> {
        self.next.as_deref()
    }

    /// Takes the next pages in and gives their rows, with the fresh ones laid over and between them.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if the pages are no longer those of the beginning, [`StoreError::Damaged`] if one of them is. Then
    /// the walk is of no more use.
    pub(super) fn take(&mut self, head: &Head, pages: &[Entry]) -> Result<Vec<Row>, StoreError> {
        if head.folded > self.rev || head.rev < self.rev {
            return Err(StoreError::Stale { rev: head.rev });
        }
        let mut rows = Vec::new();
        for (_, bytes) in pages {
            let page = page::read(bytes);
            if !page.fragments.is_empty() || !page.rows.is_sorted_by(|a, b| a.compare(b).is_lt()) {
                return Err(StoreError::Damaged);
            }
            for stored in &page.rows {
                self.take_row(stored, head, &mut rows)?;
            }
        }
        if let Some((bound, _)) = pages.last() {
            // the least key that is greater
            self.next = Some(format!("{bound}\0"));
        } else {
            self.next = None;
            self.hand_on_fresh(None, &mut rows);
        }
        Ok(rows)
    }

    fn take_row(&mut self, stored: &Stored<'_>, head: &Head, rows: &mut Vec<Row>) -> Result<(), StoreError> {
        let key = stored.key();
        // a page that was divided after it was read brings a part of its rows again
        if stored.rev > self.rev || self.passed.as_ref().is_some_and(|passed| *passed >= key) {
            return Err(StoreError::Stale { rev: head.rev });
        }
        self.hand_on_fresh(Some(&key), rows);
        let bytes = match (self.fresh.get(&key), stored.content) {
            (Some(fresh), _) if fresh.rev >= stored.rev => fresh.live.clone(),
            (_, Content::Live(content)) => Some(content.to_vec()),
            (_, Content::Removed) => None,
        };
        rows.extend(bytes.map(|bytes| Row { key: key.clone(), bytes }));
        self.passed = Some(key);
        Ok(())
    }

    /// Hands on the fresh rows that no page has: those before `until`, all the rest for `None`.
    fn hand_on_fresh(&self, until: Option<&RowKey>, rows: &mut Vec<Row>) {
        let from = self.passed.as_ref().map_or(Bound::Unbounded, Bound::Excluded);
        let until = until.map_or(Bound::Unbounded, Bound::Excluded);
        let between = self.fresh.range::<RowKey, _>((from, until));
        rows.extend(between.filter_map(|(key, fresh)| Some(Row { key: key.clone(), bytes: fresh.live.clone()? })));
    }
}
