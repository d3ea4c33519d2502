//! The one door: every change of the open book, in turn. Disk before memory, memory before screen.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::rc::Rc;

use leptos::prelude::*;
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use super::app::{App, BookKind, Saving};
use super::batch::{Batch, Step};
use super::clock::{now_milliseconds, random_bytes};
use super::commit_fault::CommitFault;
use super::safety::Alarm;
use super::table::wake;
use super::tabs::Tabs;
use super::undoing::{History, inverse};
use crate::record::audit::{Author, note_write};
use crate::record::meta::Meta;
use crate::record::rec::Rec;
use crate::record::replica::Replica;
use crate::record::row::decode_row;
use crate::record::transaction::{Change, WrittenRow, write};
use crate::store::browser::lock::{self, Manner, Turn};
use crate::store::browser::{BrowserRepository, StorageEvent};
use crate::store::{self, Durability, Repository, Row, RowKey, StoreError};

/// How often a change is tried again on top of what another tab wrote meanwhile.
const TRIES: usize = 8;

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
    queue: VecDeque<Job>,
    working: Working,
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

/// Something to be done in turn.
pub(super) enum Job {
    /// Keep these steps; with `revive`, also where a record was deleted meanwhile.
    Commit { steps: Vec<Step>, durability: Durability, history: History, revive: bool, then: Then },
    /// Read what another tab wrote.
    CatchUp,
    /// The same, and note that what there is was handed out as a file.
    Exported,
}

/// What memory takes in once a change is on the disk.
struct Done {
    meta: Meta,
    after: Vec<(Uuid, Rec)>,
    inverse: Vec<Step>,
}

pub(super) type Then = Box<dyn FnOnce(Result<(), CommitFault>)>;

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
    fn take_in(self, records: &[(Uuid, Rec)]) -> Vec<ArcTrigger> {
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
        if let Some(fault) = batch.fault {
            then(Err(CommitFault::Document(fault)));
            return;
        }
        let history = History::Step;
        let steps = self.with_files(batch.steps);
        self.enqueue(Job::Commit { steps, durability, history, revive: false, then: Box::new(then) });
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

    /// Keeps a batch without a word: for terms that are kept as they are typed.
    pub fn save_quietly(self, batch: Batch) {
        self.announce_saving();
        self.commit(batch, move |outcome| {
            if let Err(fault) = outcome {
                self.say_fault(&fault);
            }
        });
    }

    /// Reads what other tabs wrote, in turn with this tab's own changes.
    pub(super) fn catch_up_later(self) {
        self.enqueue(Job::CatchUp);
    }

    pub(super) fn enqueue(self, job: Job) {
        let mut waiting = Some(job);
        let start = self.with_book(|book| {
            if let Some(job) = waiting.take() {
                book.queue.push_back(job);
            }
            std::mem::replace(&mut book.working, Working::Busy) == Working::Idle
        });
        match (start, waiting) {
            (Some(true), _) => spawn_local(self.work()),
            (None, Some(Job::Commit { then, .. })) => then(Err(CommitFault::NoBook)),
            (Some(false), _) | (None, Some(Job::CatchUp | Job::Exported) | None) => {}
        }
    }

    async fn work(self) {
        loop {
            let job = self.with_book(|book| {
                let job = book.queue.pop_front();
                if job.is_none() {
                    book.working = Working::Idle;
                }
                job
            });
            let Some(Some(job)) = job else { break };
            match job {
                Job::CatchUp => {
                    // a tab that cannot read now will hear it with its next write
                    let _read = self.catch_up().await;
                }
                Job::Exported => {
                    let _read = self.catch_up().await;
                    self.note_export();
                }
                Job::Commit { steps, durability, history, revive, then } => {
                    self.saving.set(Saving::Saving);
                    let turn = self.turn().await;
                    let outcome = self.carry_out(&steps, durability, history, revive).await;
                    drop(turn);
                    if let Err(CommitFault::Contested(contest)) = outcome {
                        self.park(contest, Job::Commit { steps, durability, history, revive, then });
                        continue;
                    }
                    self.saving.set(if outcome.is_ok() { Saving::Saved } else { Saving::Failed });
                    match outcome {
                        Ok(stale) => {
                            // a form that closes now need not be drawn once more before it goes
                            then(Ok(()));
                            wake(stale);
                        }
                        Err(fault) => then(Err(fault)),
                    }
                }
            }
        }
        self.tidy_when_idle();
    }

    async fn carry_out(
        self,
        steps: &[Step],
        durability: Durability,
        history: History,
        revive: bool,
    ) -> Result<Vec<ArcTrigger>, CommitFault> {
        self.admit(steps)?;
        let keys: Vec<RowKey> =
            steps.iter().map(|step| RowKey { id: step.id(), kind: step.kind().name().to_owned() }).collect();
        for _ in 0..TRIES {
            let (repository, meta, rev) = self
                .with_book(|book| (Rc::clone(&book.repository), book.meta.clone(), book.rev))
                .ok_or(CommitFault::NoBook)?;
            let mut worked_out = Ok(None);
            let mut make = |rows: Vec<Row>| {
                worked_out = self.work_out(steps, rows, (&meta, rev), history, revive);
                worked_out.as_ref().ok()?.as_ref().map(|(_, batch)| batch.clone())
            };
            let amended = repository.amend(&keys, rev, durability, &mut make).await;
            match (amended, worked_out) {
                (Ok(_), Err(fault)) => return Err(fault),
                (Ok(None), Ok(_)) | (Ok(Some(_)), Ok(None)) => return Ok(Vec::new()),
                (Ok(Some(rev)), Ok(Some((done, _)))) => {
                    let stale = self.take_in(&done.after);
                    self.with_book(|book| {
                        book.meta = done.meta;
                        book.rev = rev;
                        book.note(history, done.inverse);
                        if let Some(tabs) = &book.tabs {
                            tabs.tell();
                        }
                    });
                    self.note_state();
                    return Ok(stale);
                }
                (Err(StoreError::Stale { .. }), _) => self.catch_up().await?,
                (Err(fault), _) => return Err(fault.into()),
            }
        }
        Err(StoreError::Stale { rev: self.with_book(|book| book.rev).unwrap_or(0) }.into())
    }

    /// What steps come to on top of the rows that are stored: what is to be written, and what memory takes in when it is.
    /// Nothing if they change nothing.
    fn work_out(
        self,
        steps: &[Step],
        rows: Vec<Row>,
        (meta, rev): (&Meta, u64),
        history: History,
        revive: bool,
    ) -> Result<Option<(Done, store::Batch)>, CommitFault> {
        let (stored, _) = records(rows);
        let stored: BTreeMap<Uuid, Rec> = stored.into_iter().collect();
        self.uncontested(steps, &stored, revive)?;
        let changes: Vec<Change> = steps.iter().map(|step| step.against(stored.get(&step.id()))).collect();
        let mut written = write(meta, &stored, &changes, now_milliseconds())?;
        if written.rows.is_empty() {
            return Ok(None);
        }
        let author = Author::of(history.act(), &self.person());
        let unwritable = |error: &dyn std::fmt::Display| StoreError::Other { name: error.to_string() };
        let audit = note_write(&mut written, &stored, &author).map_err(|error| unwritable(&error))?;
        let key = |row: &WrittenRow| RowKey { id: row.id, kind: row.rec.kind().to_owned() };
        let batch = store::Batch {
            expected_rev: rev,
            puts: written.rows.iter().map(|row| Row { key: key(row), bytes: row.bytes.clone() }).collect(),
            meta: written.meta.encode().map_err(|error| unwritable(&error))?,
            audit,
            ..store::Batch::default()
        };
        let after: Vec<(Uuid, Rec)> = written.rows.into_iter().map(|row| (row.id, row.rec)).collect();
        let inverse = inverse(steps, &stored, &after);
        Ok(Some((Done { meta: written.meta, after, inverse }, batch)))
    }

    /// Reads what other tabs wrote since this one last looked.
    pub(super) async fn catch_up(self) -> Result<(), StoreError> {
        let Some((repository, rev)) = self.with_book(|book| (Rc::clone(&book.repository), book.rev)) else {
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
            let begun = self.begin_reading(&repository).await?;
            wake(stale);
            let Some(begun) = begun else { return Ok(()) };
            self.go_on_reading(repository, begun.rest);
            (Some(begun.meta), begun.rev)
        };
        self.tell_form_of_deletion();
        self.with_book(|book| {
            if let Some(meta) = meta {
                book.meta = meta;
            }
            book.rev = now;
        });
        self.note_state();
        Ok(())
    }

    /// This tab's turn to write, waited for a moment. Whatever comes of it, the revision that a commit expects decides.
    async fn turn(self) -> Option<Turn> {
        const PATIENCE: u32 = 2_000;
        thread_local! {
            static WAITS: std::cell::Cell<u32> = const { std::cell::Cell::new(PATIENCE) };
        }
        let name = self.with_book(|book| book.kind.turn())?;
        let turn = lock::turn(&name, Manner::Wait, WAITS.with(std::cell::Cell::get)).await;
        // a tab that sleeps on its turn is not waited for twice
        WAITS.with(|waits| waits.set(if matches!(turn, Turn::Busy) { 20 } else { PATIENCE }));
        Some(turn)
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
