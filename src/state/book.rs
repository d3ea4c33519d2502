//! The one door: every change of the open book, in turn. Disk before memory, memory before screen.

use std::collections::{HashMap, HashSet, VecDeque};
use std::rc::Rc;

use leptos::prelude::*;
use uuid::Uuid;

use super::app::{App, BookKind};
use super::batch::{Batch, Step};
use super::clock::random_bytes;
use super::commit_fault::CommitFault;
use super::halt::Halt;
use super::job::Job;
use super::safety::Alarm;
use super::table::wake;
use super::tabs::Tabs;
use super::undoing::History;
use crate::record::meta::Meta;
use crate::record::rec::Rec;
use crate::record::replica::Replica;
use crate::record::row::decode_row;
use crate::store::browser::lock;
use crate::store::browser::{BrowserRepository, StorageEvent};
use crate::store::{Durability, Repository, Row, StoreError};

/// The open book.
pub(super) struct Book {
    pub(super) kind: BookKind,
    pub(super) repository: Rc<BrowserRepository>,
    pub(super) meta: Meta,
    pub(super) rev: u64,
    pub(super) undo: Vec<Vec<Step>>,
    pub(super) redo: Vec<Vec<Step>>,
    pub(super) drafts: HashMap<String, Vec<u8>>,
    /// Drafts that are not known to be on disk yet.
    pub(super) unkept_drafts: HashSet<String>,
    tabs: Option<Tabs>,
    pub(super) queue: VecDeque<Job>,
    pub(super) working: Working,
    pub(super) tidying: Working,
    /// A change that waits for somebody to choose.
    pub(super) parked: Option<Job>,
    /// Whether what is on disk may be noted beside the database.
    pub(super) noted: bool,
}

/// Whether a work that is done one at a time is on its way.
#[derive(PartialEq, Eq)]
pub(super) enum Working {
    /// It is not.
    Idle,
    /// It is.
    Busy,
}

impl BookKind {
    /// The name of its database. The demo can never mix with a book of one's own.
    pub(super) const fn database(self) -> &'static str {
        match self {
            Self::Own => "counterpart",
            Self::Demo => "counterpart-demo",
        }
    }

    /// The name of the turn to write in it.
    pub(super) fn turn(self) -> String {
        lock::to_write(self.database())
    }
}

/// A random id of a copy.
pub(super) fn fresh_replica() -> Replica {
    Replica(u64::from_be_bytes(random_bytes()))
}

/// A random id of a book.
pub(super) fn fresh_workspace() -> Uuid {
    uuid::Builder::from_random_bytes(random_bytes()).into_uuid()
}

/// The records of rows; a row that cannot be read is given back for the quarantine.
pub(super) fn records(rows: Vec<Row>) -> (Vec<(Uuid, Rec)>, Vec<Row>) {
    let mut good = Vec::with_capacity(rows.len());
    let mut bad = Vec::new();
    for row in rows {
        match decode_row(&row.bytes) {
            Ok(found) => good.push(found),
            Err(_) => bad.push(row),
        }
    }
    (good, bad)
}

impl App {
    /// A book around an open repository.
    pub(super) fn book_of(
        self,
        kind: BookKind,
        repository: BrowserRepository,
        meta: Meta,
        rev: u64,
        drafts: HashMap<String, Vec<u8>>,
    ) -> Book {
        Book {
            kind,
            repository: Rc::new(repository),
            meta,
            rev,
            undo: Vec::new(),
            redo: Vec::new(),
            drafts,
            unkept_drafts: HashSet::new(),
            tabs: Tabs::join(self, kind),
            queue: VecDeque::new(),
            working: Working::Idle,
            tidying: Working::Idle,
            parked: None,
            noted: true,
        }
    }

    /// Takes records into memory and wakes the readers of what changed.
    pub(super) fn absorb(self, records: &[(Uuid, Rec)]) {
        wake(self.take_in(records));
    }

    /// Takes records into memory; their readers are still to be woken.
    #[must_use]
    pub(super) fn take_in(self, records: &[(Uuid, Rec)]) -> Vec<ArcTrigger> {
        self.disputes.note(records);
        let stale = self.tables.try_update_value(|tables| tables.absorb(records)).unwrap_or_default();
        self.reckon();
        stale
    }

    /// Keeps a batch. `then` runs once it is on disk and in memory, or has failed.
    pub fn commit(self, batch: Batch, then: impl FnOnce(Result<(), CommitFault>) + 'static) {
        self.commit_as(batch, Durability::Relaxed, then);
    }

    /// The same, flushed to the disk before it counts as kept.
    pub(super) fn commit_as(
        self,
        batch: Batch,
        durability: Durability,
        then: impl FnOnce(Result<(), CommitFault>) + 'static,
    ) {
        self.commit_halted(batch, durability, None, then);
    }

    /// The same; until it begins to be written it may be given up.
    pub(super) fn commit_unless(
        self,
        batch: Batch,
        halt: Rc<Halt>,
        then: impl FnOnce(Result<(), CommitFault>) + 'static,
    ) {
        self.commit_halted(batch, Durability::Relaxed, Some(halt), then);
    }

    fn commit_halted(
        self,
        batch: Batch,
        durability: Durability,
        halt: Option<Rc<Halt>>,
        then: impl FnOnce(Result<(), CommitFault>) + 'static,
    ) {
        if let Some(fault) = batch.fault {
            then(Err(CommitFault::Document(fault)));
            return;
        }
        let history = History::Step;
        let steps = self.with_files(batch.steps);
        self.enqueue(Job::Commit { steps, durability, history, revive: false, halt, then: Box::new(then) });
    }

    /// Keeps a batch, says so with "Undo", then goes on with `then`; or says why it was not kept.
    pub fn save(self, batch: Batch, said: String, then: impl FnOnce() + 'static) {
        self.announce_saving();
        self.commit(batch, move |outcome| match outcome {
            Ok(()) => {
                then();
                self.say_with_undo(said);
            }
            Err(fault) => self.say_fault(&fault),
        });
    }

    /// The same, and nothing more of the kind until it is on disk or refused: a second press makes no second row.
    pub fn save_once(self, busy: RwSignal<bool>, batch: Batch, said: String, then: impl FnOnce() + 'static) {
        if busy.try_get_untracked() == Some(true) {
            return;
        }
        let _gone = busy.try_set(true);
        self.announce_saving();
        self.commit(batch, move |outcome| {
            // the page of the button may have been left meanwhile
            let _gone = busy.try_set(false);
            match outcome {
                Ok(()) => {
                    then();
                    self.say_with_undo(said);
                }
                Err(fault) => self.say_fault(&fault),
            }
        });
    }

    /// Keeps a batch without a word: for terms that are kept as they are typed.
    pub fn save_quietly(self, batch: Batch) {
        self.save_quietly_then(batch, |_| ());
    }

    /// The same; `then` hears whether it is on disk.
    pub fn save_quietly_then(self, batch: Batch, then: impl FnOnce(bool) + 'static) {
        self.announce_saving();
        self.commit(batch, move |outcome| {
            let kept = outcome.is_ok();
            if let Err(fault) = outcome {
                self.say_fault(&fault);
            }
            then(kept);
        });
    }

    /// Keeps what a press made anew, and nothing more of the kind until it is on disk or refused.
    pub fn save_new(self, batch: Batch, said: String, then: impl FnOnce() + 'static) {
        self.save_once(self.safety().making, batch, said, then);
    }

    /// Reads what other tabs wrote, in turn with this tab's own changes.
    pub(super) fn catch_up_later(self) {
        self.enqueue(Job::CatchUp);
    }

    /// Reads what other tabs wrote since this one last looked.
    pub(super) async fn catch_up(self) -> Result<(), StoreError> {
        let Some((kind, repository, rev)) = self.with_book(|book| (book.kind, Rc::clone(&book.repository), book.rev))
        else {
            return Ok(());
        };
        // rows that went are rare (something was erased, or a file taken back): then everything is read anew
        let changes = repository.changed_since(rev).await?.filter(|changes| changes.removes.is_empty());
        let (meta, now) = if let Some(changes) = changes {
            let (good, bad) = records(changes.puts);
            if !bad.is_empty() {
                // reading goes on even where nothing can be written
                drop(repository.quarantine(&bad).await);
            }
            self.absorb(&good);
            (changes.meta.and_then(|bytes| Meta::decode(&bytes).ok()), changes.rev)
        } else {
            if repository.rev().await? < rev {
                let found = repository.load().await.map_or(0, |loaded| loaded.rows.len());
                self.lose(found);
                return Err(StoreError::Stale { rev: 0 });
            }
            let stale = self.tables.try_update_value(super::table::Tables::clear).unwrap_or_default();
            self.disputes.clear();
            let begun = self.begin_reading(kind, &repository).await?;
            wake(stale);
            let Some(begun) = begun else {
                self.reckon();
                return Ok(());
            };
            self.go_on_reading(repository, begun.rest);
            // rows went: perhaps they were erased
            self.forget_drafts_of_erased();
            (Some(begun.meta), begun.rev)
        };
        self.tell_form_of_deletion();
        self.with_book(|book| {
            if let Some(meta) = meta {
                // another tab started the book again or put a snapshot in its place: what went with it is not to be edited back
                if (meta.generation, meta.replica) != (book.meta.generation, book.meta.replica) {
                    book.forget_history();
                }
                book.meta = meta;
            }
            book.rev = now;
        });
        self.note_state();
        Ok(())
    }

    /// Something to do with the open book, if one is open.
    pub(super) fn with_book<T>(self, act: impl FnOnce(&mut Book) -> T) -> Option<T> {
        self.book.try_update_value(|book| book.as_mut().map(act)).flatten()
    }

    pub(super) fn heard(self, event: StorageEvent) {
        match event {
            StorageEvent::Blocked => self.raise(Alarm::Blocked),
            StorageEvent::Superseded => {
                // begun while this is heard, it is still carried out before the connection goes
                self.flush_drafts();
                self.raise(Alarm::Superseded);
            }
            StorageEvent::Erased | StorageEvent::ConnectionLost => self.catch_up_later(),
        }
    }
}

impl Book {
    /// A change is on the disk, as this revision; `inverse` takes it back.
    pub(super) fn wrote(&mut self, rev: u64, meta: Meta, history: History, inverse: Vec<Step>) {
        self.meta = meta;
        self.rev = rev;
        self.note(history, inverse);
        self.tell_tabs();
    }

    /// Other tabs shall read what was written.
    pub(super) fn tell_tabs(&self) {
        if let Some(tabs) = &self.tabs {
            tabs.tell();
        }
    }
}

impl Drop for Book {
    fn drop(&mut self) {
        self.repository.close();
    }
}
