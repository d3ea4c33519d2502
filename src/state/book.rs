//! The one door: every change of the open book, in turn. Disk before memory, memory before screen.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use thiserror::Error;
use uuid::Uuid;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::BroadcastChannel;

use super::app::{App, BookKind, Saving};
use super::batch::{Batch, Step};
use super::clock::{now_milliseconds, random_bytes};
use super::contest::Contest;
use super::safety::Alarm;
use super::table::wake;
use crate::i18n::Text;
use crate::record::audit::{Act, Author, note_write};
use crate::record::document::DocumentFault;
use crate::record::meta::Meta;
use crate::record::rec::Rec;
use crate::record::replica::Replica;
use crate::record::row::decode_row;
use crate::record::transaction::{Change, WriteFault, WrittenRow, write};
use crate::store::browser::lock::{self, Manner, Turn};
use crate::store::browser::{BrowserRepository, StorageEvent};
use crate::store::{self, Durability, Repository, Row, RowKey, StoreError, Tidied};

/// How often a change is tried again on top of what another tab wrote meanwhile.
const TRIES: usize = 8;
/// How long storage is left in peace between two steps of tidying, in milliseconds.
const BREATH: u32 = 20;
/// How long nothing is tidied after a change, in milliseconds.
const QUIET: u32 = 250;
/// How many steps can be taken back.
const UNDO_DEPTH: usize = 100;

/// Why a change was not kept. Nothing of it was written.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CommitFault {
    /// No book is open.
    #[error("no book is open")]
    NoBook,
    /// The entity has no written form.
    #[error(transparent)]
    Document(#[from] DocumentFault),
    /// The record layer refuses.
    #[error(transparent)]
    Write(#[from] WriteFault),
    /// Storage failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Nearly no space is left: new records wait.
    #[error("nearly no space is left")]
    NoRoom,
    /// Another tab changed the same meanwhile; somebody must choose.
    #[error("another tab changed the same")]
    Contested(Contest),
}

impl CommitFault {
    /// Why the change was not kept, what was kept, what to do.
    pub fn words(&self, text: Text) -> String {
        match self {
            Self::NoBook => text.no_book().to_owned(),
            Self::Document(_) => text.write_impossible().to_owned(),
            Self::Write(fault) => text.write_fault(fault).to_owned(),
            Self::Store(fault) => text.store_fault(fault),
            Self::NoRoom => text.no_room().to_owned(),
            Self::Contested(_) => text.contest_left().to_owned(),
        }
    }

    /// Whether it is for want of space.
    pub(super) const fn is_full(&self) -> bool {
        matches!(self, Self::NoRoom | Self::Store(StoreError::QuotaExceeded))
    }
}

/// The open book.
pub(super) struct Book {
    pub(super) kind: BookKind,
    pub(super) repository: Rc<BrowserRepository>,
    pub(super) meta: Meta,
    pub(super) rev: u64,
    undo: Vec<Vec<Step>>,
    redo: Vec<Vec<Step>>,
    pub(super) drafts: HashMap<String, Vec<u8>>,
    /// Drafts that are not known to be on disk yet.
    unkept_drafts: HashSet<String>,
    tabs: Option<Tabs>,
    queue: VecDeque<Job>,
    working: Working,
    tidying: Working,
    /// A change that waits for somebody to choose.
    pub(super) parked: Option<Job>,
    /// Whether what is on disk may be noted beside the database.
    pub(super) noted: bool,
}

/// News between tabs: only that something was written, never what.
struct Tabs {
    channel: BroadcastChannel,
    _heard: Closure<dyn FnMut()>,
}

#[derive(PartialEq, Eq)]
enum Working {
    Idle,
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

/// What a commit means for the list of steps that can be taken back.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum History {
    /// A new step.
    Step,
    /// A step was taken back.
    Undone,
    /// It was taken again.
    Redone,
}

impl History {
    /// What the audit trail calls it.
    const fn act(self) -> Act {
        match self {
            Self::Step => Act::Edit,
            Self::Undone => Act::Undo,
            Self::Redone => Act::Redo,
        }
    }
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

    /// Takes the last step of this tab back, as a new change that travels like any other.
    pub fn undo(self) {
        let steps = self.with_book(|book| book.undo.pop()).flatten();
        self.replay(steps, History::Undone);
    }

    /// Takes the step again.
    pub fn redo(self) {
        let steps = self.with_book(|book| book.redo.pop()).flatten();
        self.replay(steps, History::Redone);
    }

    fn replay(self, steps: Option<Vec<Step>>, history: History) {
        let Some(steps) = steps else {
            self.say_nothing_to_undo();
            return;
        };
        let then = move |outcome: Result<(), CommitFault>| match outcome {
            Ok(()) => self.say_replayed(history == History::Undone),
            Err(fault) => self.say_fault(&fault),
        };
        let durability = Durability::Relaxed;
        self.enqueue(Job::Commit { steps, durability, history, revive: false, then: Box::new(then) });
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

    /// Fails with what must be chosen where another tab changed the same meanwhile.
    fn uncontested(self, steps: &[Step], stored: &BTreeMap<Uuid, Rec>, revive: bool) -> Result<(), CommitFault> {
        let mut contest = Contest::default();
        for (at, step) in steps.iter().enumerate() {
            let stored = stored.get(&step.id());
            let mut told = Contest::default();
            told.take(self.untracked_text(), at, step.kind().name(), step.contested(stored));
            self.name_contested(step.kind().name(), &mut told);
            contest.fields.append(&mut told.fields);
            if !revive && step.edits_deleted(stored) {
                contest.deleted = contest.deleted.saturating_add(1);
            }
        }
        if contest.is_empty() { Ok(()) } else { Err(CommitFault::Contested(contest)) }
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

    /// Folds fresh rows into their pages while nothing else is asked.
    pub(super) fn tidy_when_idle(self) {
        let begun = self.with_book(|book| {
            let idle = std::mem::replace(&mut book.tidying, Working::Busy) == Working::Idle;
            idle.then(|| Rc::clone(&book.repository))
        });
        let Some(repository) = begun.flatten() else { return };
        spawn_local(async move {
            // whoever just pressed “save” is served first
            TimeoutFuture::new(QUIET).await;
            // what is not done now is done after the next change
            while let Ok(Tidied::More) = repository.tidy().await {
                TimeoutFuture::new(BREATH).await;
            }
            while let Ok(Tidied::More) = repository.make_excerpts().await {
                TimeoutFuture::new(BREATH).await;
            }
            self.with_book(|book| book.tidying = Working::Idle);
            self.sort_blobs().await;
        });
        self.snapshot_when_quiet();
    }

    /// A draft of an unfinished form.
    pub(super) fn draft(self, key: &str) -> Option<Vec<u8>> {
        self.with_book(|book| book.drafts.get(key).cloned()).flatten()
    }

    /// Keeps what was typed so far.
    pub(super) fn keep_draft(self, key: String, bytes: Vec<u8>) {
        let repository = self.with_book(|book| {
            book.drafts.insert(key.clone(), bytes.clone());
            book.unkept_drafts.insert(key.clone());
            Rc::clone(&book.repository)
        });
        let Some(repository) = repository else { return };
        spawn_local(async move {
            // a draft that cannot be kept is still in its form; the form's own save will say what is wrong
            if repository.put_draft(&key, &bytes).await.is_ok() {
                self.with_book(|book| {
                    if book.drafts.get(&key) == Some(&bytes) {
                        book.unkept_drafts.remove(&key);
                    }
                });
            }
        });
    }

    /// Writes every draft that is not known to be on disk: this page may be gone in a moment.
    pub(super) fn flush_drafts(self) {
        let unkept = self.with_book(|book| {
            let drafts = book.unkept_drafts.iter().filter_map(|key| Some((key.clone(), book.drafts.get(key)?.clone())));
            (Rc::clone(&book.repository), drafts.collect::<Vec<_>>())
        });
        let Some((repository, drafts)) = unkept else { return };
        for (key, bytes) in drafts {
            let repository = Rc::clone(&repository);
            spawn_local(async move {
                let _kept = repository.put_draft(&key, &bytes).await;
            });
        }
    }

    /// Forgets a draft.
    pub(super) fn drop_draft(self, key: &str) {
        let known = self.with_book(|book| book.drafts.remove(key).map(|_| Rc::clone(&book.repository))).flatten();
        let (Some(repository), key) = (known, key.to_owned()) else { return };
        spawn_local(async move {
            let _gone = repository.remove_draft(&key).await;
        });
    }
}

/// What takes all steps back, the last first.
fn inverse(steps: &[Step], before: &BTreeMap<Uuid, Rec>, after: &[(Uuid, Rec)]) -> Vec<Step> {
    let after: HashMap<Uuid, &Rec> = after.iter().map(|(id, rec)| (*id, rec)).collect();
    steps
        .iter()
        .rev()
        .filter_map(|step| after.get(&step.id()).map(|rec| step.inverse(before.get(&step.id()), rec)))
        .collect()
}

impl Book {
    /// Other tabs shall read what was written.
    pub(super) fn tell_tabs(&self) {
        if let Some(tabs) = &self.tabs {
            tabs.tell();
        }
    }

    /// Nothing that happened so far can be taken back: it was not the person's doing.
    pub(super) fn forget_history(&mut self) {
        self.undo.clear();
        self.redo.clear();
    }

    fn note(&mut self, history: History, inverse: Vec<Step>) {
        let list = match history {
            History::Step => {
                self.redo.clear();
                &mut self.undo
            }
            History::Redone => &mut self.undo,
            History::Undone => &mut self.redo,
        };
        list.push(inverse);
        if list.len() > UNDO_DEPTH {
            list.remove(0);
        }
    }
}

impl Drop for Book {
    fn drop(&mut self) {
        self.repository.close();
    }
}

impl Tabs {
    fn join(app: App, kind: BookKind) -> Option<Self> {
        // a browser without channels still has its storage: tabs then meet at their next write
        let channel = BroadcastChannel::new(kind.database()).ok()?;
        let heard = Closure::<dyn FnMut()>::new(move || app.catch_up_later());
        channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        Some(Self { channel, _heard: heard })
    }

    fn tell(&self) {
        // nobody there to hear it is no fault
        let _told = self.channel.post_message(&JsValue::from_str("written"));
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        self.channel.set_onmessage(None);
        self.channel.close();
    }
}

thread_local! {
    /// Keeps closures of the window alive for the page's life.
    static KEPT: RefCell<Vec<Closure<dyn FnMut()>>> = const { RefCell::new(Vec::new()) };
}

/// A page that comes back from sleep or from the back-forward cache reads what it missed before it takes an edit; one that
/// goes away writes what was typed.
pub(super) fn listen_for_return(app: App) {
    let returned = Closure::<dyn FnMut()>::new(move || {
        app.renew_today();
        app.catch_up_later();
        app.look_for_update();
    });
    let leaving = Closure::<dyn FnMut()>::new(move || app.flush_drafts());
    if let Some(window) = web_sys::window() {
        for event in ["pageshow", "focus", "visibilitychange"] {
            // listening to a well-known event of one's own window cannot fail
            let _listening = window.add_event_listener_with_callback(event, returned.as_ref().unchecked_ref());
        }
        for event in ["pagehide", "visibilitychange"] {
            let _listening = window.add_event_listener_with_callback(event, leaving.as_ref().unchecked_ref());
        }
    }
    KEPT.with(|kept| kept.borrow_mut().extend([returned, leaving]));
}
