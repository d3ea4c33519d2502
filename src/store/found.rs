//! What a load finds, put together from head, fresh rows and pages.

use std::collections::HashMap;

use crate::store::{
    engine::Entry,
    head::{self, Head},
    page,
    repository::{Damaged, Fault, Row, RowKey},
    row::{self, Content, Stored},
    schema::ObjectStore,
};

/// What a load has seen so far.
#[derive(Default)]
pub(super) struct Found {
    /// The head, or what stands for it once `finish` has run.
    pub(super) head: Head,
    /// The greatest revision any row carries: what is left to go by when the head is lost.
    greatest: u64,
    fresh: HashMap<RowKey, Fresh>,
    /// Every readable row, once `finish` has run.
    pub(super) rows: Vec<Row>,
    /// What could not be read.
    pub(super) damaged: Vec<Damaged>,
}

/// A fresh row, taken out of its bytes.
struct Fresh {
    rev: u64,
    /// `None` where it was removed.
    live: Option<Vec<u8>>,
}

impl Found {
    /// Takes in what lies under the key of the head.
    pub(super) fn take_head(&mut self, bytes: Option<Vec<u8>>) {
        let Some(bytes) = bytes else { return };
        match Head::read(&bytes) {
            Ok(head) => self.head = head,
            Err(fault) => self.set_aside(ObjectStore::Meta, head::KEY, 0, fault, &bytes),
        }
    }

    /// Takes in a fresh row; all of them come before the pages.
    pub(super) fn take_fresh(&mut self, (key, bytes): Entry) {
        match row::read(&bytes) {
            Ok(read) => {
                self.greatest = self.greatest.max(read.row.rev);
                let live = match read.row.content {
                    Content::Live(content) => Some(content.to_vec()),
                    Content::Removed => None,
                };
                self.fresh.insert(read.row.key(), Fresh { rev: read.row.rev, live });
            }
            Err(fault) => self.set_aside(ObjectStore::Fresh, &key, 0, fault, &bytes),
        }
    }

    /// Takes in a page, without the rows that a fresh row lies over.
    pub(super) fn take_page(&mut self, entry: &Entry) {
        let mut rows = std::mem::take(&mut self.rows);
        self.visit_page(entry, &mut |stored, content| {
            rows.push(Row { key: stored.key(), bytes: content.to_vec() });
        });
        self.rows = rows;
    }

    /// The same, each row handed on instead.
    pub(super) fn visit_page(&mut self, (bound, bytes): &Entry, take: &mut dyn FnMut(&Stored<'_>, &[u8])) {
        let page = page::read(bytes);
        for fragment in page.fragments {
            self.set_aside(ObjectStore::Pages, bound, fragment.offset, fragment.fault, fragment.bytes);
        }
        for stored in page.rows {
            self.greatest = self.greatest.max(stored.rev);
            let Content::Live(content) = stored.content else { continue };
            let newer = |fresh: &Fresh| fresh.rev >= stored.rev;
            if self.fresh.is_empty() || !self.fresh.get(&stored.key()).is_some_and(newer) {
                take(&stored, content);
            }
        }
    }

    fn set_aside(&mut self, store: ObjectStore, key: &str, offset: usize, fault: Fault, bytes: &[u8]) {
        self.damaged.push(Damaged { store, key: key.to_owned(), offset, fault, bytes: bytes.to_vec() });
    }

    /// Lays the fresh rows over the pages, and notices a head that is gone.
    pub(super) fn finish(&mut self) {
        let live = std::mem::take(&mut self.fresh).into_iter();
        self.rows.extend(live.filter_map(|(key, fresh)| Some(Row { key, bytes: fresh.live? })));
        if self.head.rev < self.greatest {
            if !self.damaged.iter().any(|damaged| damaged.store == ObjectStore::Meta) {
                self.set_aside(ObjectStore::Meta, head::KEY, 0, Fault::Missing, &[]);
            }
            self.head = Head { rev: self.greatest, folded: self.greatest, meta: None };
        }
    }
}
