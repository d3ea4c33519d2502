//! A change of many records, such as a list of customers or its undo, and one that erases: worked out, written and taken in as any other, in one
//! transaction, but in portions, so that the page answers meanwhile.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use leptos::prelude::*;
use uuid::Uuid;

use super::app::App;
use super::batch::Step;
use super::clock::now_milliseconds;
use super::commit_fault::CommitFault;
use super::erasure::{as_seen, left_place, refuse_erased};
use super::halt::{self, Halt};
use super::job::{Done, TRIES};
use super::pace::{Pace, let_go};
use super::undoing::History;
use crate::record::audit::{Author, Noting};
use crate::record::meta::Meta;
use crate::record::rec::Rec;
use crate::record::row::decode_row;
use crate::record::transaction::{Change, Written, write};
use crate::store::{self, BrowserRepository, Durability, Repository, Row, RowKey, StoreError};

/// From so many steps on a change is a large one.
pub(super) const LARGE: usize = 256;
/// So many records are worked out between two looks at the clock.
const RECORDS: usize = 32;

impl App {
    pub(super) async fn carry_out_large(
        self,
        steps: &[Step],
        durability: Durability,
        history: History,
        revive: bool,
        halt: Option<&Halt>,
    ) -> Result<Vec<ArcTrigger>, CommitFault> {
        self.admit(steps)?;
        let mut pace = Pace::begin();
        let mut keys = Vec::with_capacity(steps.len());
        for portion in steps.chunks(RECORDS) {
            keys.extend(portion.iter().map(Step::key));
            pace.rest_if_over().await;
            halt::goes_on(halt)?;
        }
        for _ in 0..TRIES {
            let (repository, meta, rev) = self
                .with_book(|book| (Rc::clone(&book.repository), book.meta.clone(), book.rev))
                .ok_or(CommitFault::NoBook)?;
            let stored = decoded(repository.get(&keys).await?).await;
            let mut absent = Vec::new();
            for portion in steps.chunks(RECORDS) {
                absent.extend(portion.iter().filter(|it| it.edits_absent(stored.get(&it.id()))).map(Step::id));
                pace.rest_if_over().await;
            }
            refuse_erased(&repository, absent).await?;
            let Some((done, batch)) =
                self.work_out_large(steps, &stored, (&meta, rev), (history, revive), halt).await?
            else {
                return Ok(Vec::new());
            };
            let_go(stored);
            halt::begins(halt)?;
            match repository.commit(&batch, durability).await {
                Ok(rev) => {
                    let_go(batch.puts);
                    // it is on the disk, but another book may be open by now
                    if !self.has_open(&repository) {
                        let_go(done.after);
                        return Ok(Vec::new());
                    }
                    self.with_book(|book| book.wrote(rev, done.meta, history, done.inverse));
                    let stale = self.take_in_portions(&done.after, &repository).await;
                    let_go(done.after);
                    self.note_state();
                    return Ok(stale);
                }
                Err(StoreError::Stale { .. }) => self.catch_up().await?,
                Err(fault) => return Err(fault.into()),
            }
        }
        Err(StoreError::Stale { rev: self.with_book(|book| book.rev).unwrap_or(0) }.into())
    }

    /// What the steps come to on top of the rows that are stored. All records get the same name and stamp, whatever the portion:
    /// these follow from what the copy knew before.
    async fn work_out_large(
        self,
        steps: &[Step],
        stored: &BTreeMap<Uuid, Rec>,
        (meta, rev): (&Meta, u64),
        (history, revive): (History, bool),
        halt: Option<&Halt>,
    ) -> Result<Option<(Done, store::Batch)>, CommitFault> {
        let mut pace = Pace::begin();
        for portion in steps.chunks(RECORDS) {
            let is_contested = |step: &Step| {
                let stored = stored.get(&step.id());
                !step.contested(stored).is_empty() || (!revive && step.edits_deleted(stored))
            };
            if portion.iter().any(is_contested) {
                self.uncontested(steps, stored, revive)?;
            }
            pace.rest_if_over().await;
            halt::goes_on(halt)?;
        }
        let now = now_milliseconds();
        let by_id = in_order(steps, &mut pace).await;
        let mut written = Written { rows: Vec::with_capacity(steps.len()), meta: meta.clone() };
        let mut noting = Noting::default();
        let mut changes: Vec<Change> = Vec::with_capacity(RECORDS);
        let mut records = by_id.chunk_by(|a, b| a.id() == b.id()).peekable();
        while let Some(record) = records.next() {
            for step in record {
                changes.push(step.against(stored.get(&step.id()))?);
            }
            if changes.len() < RECORDS && records.peek().is_some() {
                continue;
            }
            let portion = write(meta, stored, &changes, now)?;
            changes.clear();
            noting.take(&portion.rows, stored);
            if !portion.rows.is_empty() {
                written.meta = portion.meta;
                written.rows.extend(portion.rows);
            }
            pace.rest_if_over().await;
            halt::goes_on(halt)?;
        }
        if written.rows.is_empty() {
            return Ok(None);
        }
        let author = Author::of(history.act(), &self.person());
        let unwritable = |error: &dyn std::fmt::Display| StoreError::Other { name: error.to_string() };
        let audit = noting.finish(&mut written, stored, &author).map_err(|error| unwritable(&error))?;
        let meta = written.meta.encode().map_err(|error| unwritable(&error))?;
        let mut puts = Vec::with_capacity(written.rows.len());
        let mut after = Vec::with_capacity(written.rows.len());
        let mut removes = Vec::new();
        for mut row in written.rows {
            let bytes = std::mem::take(&mut row.bytes);
            puts.push(Row { key: RowKey { id: row.id, kind: row.rec.kind().to_owned() }, bytes });
            removes.extend(left_place(&row));
            after.push(as_seen(row));
            pace.rest_if_over().await;
        }
        let inverse = inverse(steps, stored, &after).await;
        let purge = !removes.is_empty();
        let batch = store::Batch { expected_rev: rev, puts, removes, meta, audit, purge, ..store::Batch::default() };
        Ok(Some((Done { meta: written.meta, after, inverse }, batch)))
    }

    /// Takes records into memory; their readers are still to be woken.
    async fn take_in_portions(self, records: &[(Uuid, Rec)], repository: &Rc<BrowserRepository>) -> Vec<ArcTrigger> {
        let mut pace = Pace::begin();
        let mut stale = Vec::new();
        for portion in records.chunks(LARGE) {
            if !self.has_open(repository) {
                return stale;
            }
            self.disputes.note(portion);
            stale.extend(self.tables.try_update_value(|tables| tables.absorb(portion)).unwrap_or_default());
            pace.rest_if_over().await;
        }
        self.reckon();
        stale
    }

    /// Whether the book in this repository is still the open one.
    fn has_open(self, repository: &Rc<BrowserRepository>) -> bool {
        self.with_book(|book| Rc::ptr_eq(&book.repository, repository)) == Some(true)
    }
}

/// The steps in the order of their ids; those of one record in the order in which they are to be taken.
async fn in_order<'a>(steps: &'a [Step], pace: &mut Pace) -> Vec<&'a Step> {
    pace.rest_if_over().await;
    // numbers side by side are put in order many times faster than steps that lie here and there
    let mut order: Vec<(u128, usize)> =
        steps.iter().enumerate().map(|(place, step)| (step.id().as_u128(), place)).collect();
    order.sort_unstable();
    pace.rest_if_over().await;
    order.iter().filter_map(|(_, place)| steps.get(*place)).collect()
}

/// The records of stored rows.
async fn decoded(rows: Vec<Row>) -> BTreeMap<Uuid, Rec> {
    let mut pace = Pace::begin();
    let mut stored = BTreeMap::new();
    for portion in rows.chunks(RECORDS) {
        stored.extend(portion.iter().filter_map(|row| decode_row(&row.bytes).ok()));
        pace.rest_if_over().await;
    }
    let_go(rows);
    stored
}

/// What takes all steps back, the last first.
async fn inverse(steps: &[Step], before: &BTreeMap<Uuid, Rec>, after: &[(Uuid, Rec)]) -> Vec<Step> {
    let mut pace = Pace::begin();
    let records = after;
    let mut after: HashMap<Uuid, &Rec> = HashMap::with_capacity(records.len());
    for portion in records.chunks(RECORDS) {
        after.extend(portion.iter().map(|(id, rec)| (*id, rec)));
        pace.rest_if_over().await;
    }
    let mut inverse = Vec::with_capacity(steps.len());
    for portion in steps.rchunks(RECORDS) {
        let back = portion.iter().rev();
        inverse
            .extend(back.filter_map(|step| after.get(&step.id()).map(|rec| step.inverse(before.get(&step.id()), rec))));
        pace.rest_if_over().await;
    }
    inverse
}
