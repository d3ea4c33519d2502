//! What is to be done with the open book, one after the other: a change is worked out on top of what is stored, written, and
//! only then taken into memory.

use std::collections::BTreeMap;
use std::rc::Rc;

use leptos::prelude::*;
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use super::app::{App, Saving};
use super::batch::Step;
use super::book::{Working, records};
use super::clock::now_milliseconds;
use super::commit_fault::CommitFault;
use super::erasure::{absent_from, refuse_erased};
use super::halt::{self, Halt};
use super::large_job::LARGE;
use super::pace::let_go;
use super::table::wake;
use super::undoing::{History, inverse};
use crate::record::audit::{Author, note_write};
use crate::record::meta::Meta;
use crate::record::rec::Rec;
use crate::record::transaction::{Change, WrittenRow, write};
use crate::store::browser::lock::{self, Manner, Turn};
use crate::store::{self, Durability, Repository, Row, RowKey, StoreError};

/// How often a change is tried again on top of what another tab wrote meanwhile.
pub(super) const TRIES: usize = 8;

/// Something to be done in turn.
pub(super) enum Job {
    /// Keep these steps; with `revive`, also where a record was deleted meanwhile.
    /// Until they begin to be written they may be given up, where there is a `halt`.
    Commit {
        steps: Vec<Step>,
        durability: Durability,
        history: History,
        revive: bool,
        halt: Option<Rc<Halt>>,
        then: Then,
    },
    /// Read what another tab wrote.
    CatchUp,
    /// The same, and note that the book of this revision was handed out as a file.
    Exported { rev: u64 },
}

/// What memory takes in once a change is on the disk.
pub(super) struct Done {
    pub(super) meta: Meta,
    pub(super) after: Vec<(Uuid, Rec)>,
    pub(super) inverse: Vec<Step>,
}

pub(super) type Then = Box<dyn FnOnce(Result<(), CommitFault>)>;

impl App {
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
            (Some(false), _) | (None, Some(Job::CatchUp | Job::Exported { .. }) | None) => {}
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
                Job::Exported { rev } => {
                    let _read = self.catch_up().await;
                    self.note_export(rev);
                }
                Job::Commit { steps, durability, history, revive, halt, then } => {
                    self.saving.set(Saving::Saving);
                    let turn = self.turn().await;
                    let outcome = if steps.len() > LARGE || steps.iter().any(Step::erases) {
                        self.carry_out_large(&steps, durability, history, revive, halt.as_deref()).await
                    } else {
                        match halt::begins(halt.as_deref()) {
                            Ok(()) => self.carry_out(&steps, durability, history, revive).await,
                            Err(fault) => Err(fault),
                        }
                    };
                    drop(turn);
                    if let Err(CommitFault::Contested(contest)) = outcome {
                        self.park(contest, Job::Commit { steps, durability, history, revive, halt, then });
                        continue;
                    }
                    if steps.len() > LARGE {
                        let_go(steps);
                    }
                    // what was given up is missing nowhere
                    let is_well = matches!(outcome, Ok(_) | Err(CommitFault::GivenUp));
                    self.saving.set(if is_well { Saving::Saved } else { Saving::Failed });
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
        let keys: Vec<RowKey> = steps.iter().map(Step::key).collect();
        let mut looked = false;
        for _ in 0..TRIES {
            let (repository, meta, rev) = self
                .with_book(|book| (Rc::clone(&book.repository), book.meta.clone(), book.rev))
                .ok_or(CommitFault::NoBook)?;
            let mut worked_out = Ok(None);
            let mut absent = Vec::new();
            let mut make = |rows: Vec<Row>| {
                if !looked {
                    absent = absent_from(steps, &rows);
                    if !absent.is_empty() {
                        return None;
                    }
                }
                worked_out = self.work_out(steps, rows, (&meta, rev), history, revive);
                worked_out.as_ref().ok()?.as_ref().map(|(_, batch)| batch.clone())
            };
            let amended = repository.amend(&keys, rev, durability, &mut make).await;
            if !absent.is_empty() && amended.is_ok() {
                refuse_erased(&repository, absent).await?;
                looked = true;
                continue;
            }
            match (amended, worked_out) {
                (Ok(_), Err(fault)) => return Err(fault),
                (Ok(None), Ok(_)) | (Ok(Some(_)), Ok(None)) => return Ok(Vec::new()),
                (Ok(Some(rev)), Ok(Some((done, _)))) => {
                    let stale = self.take_in(&done.after);
                    self.with_book(|book| book.wrote(rev, done.meta, history, done.inverse));
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
        let changes = steps.iter().map(|step| step.against(stored.get(&step.id())));
        let changes: Vec<Change> = changes.collect::<Result<_, _>>()?;
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
}
