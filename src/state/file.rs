//! The book's file comes in, through a plan that is shown before anything is written.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use super::app::{App, BookKind, Phase, Saving};
use super::book::{fresh_replica, fresh_workspace};
use super::clock::now_milliseconds;
use super::notice::{Tone, UndoOffer};
use crate::domain::own_entity::OwnEntity;
use crate::kinds::Kind;
use crate::record::document::{is_deleted, read};
use crate::record::meta::Meta;
use crate::record::rec::Rec;
use crate::record::row::{decode_row, key_of};
use crate::store::browser::allowance::{self, Persistence};
use crate::store::{self, Durability, Repository, Row, RowKey, StoreError};
use crate::sync::file::reader::{FileRecord, Reader};
use crate::sync::plan::planner::Planner;
use crate::sync::plan::{Plan, Verdict};

/// The largest file that is read, in bytes (`storage-and-sync.md` 2.7).
pub const LARGEST_FILE: f64 = 268_435_456.0;

/// A file that has been read, found whole and compared with the book: what it would change.
#[derive(Clone)]
pub struct Arrival {
    plan: Arc<Plan>,
    counts: Counts,
}

/// What a file would change.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    /// Whose book it is.
    pub owner: String,
    /// Records that are not here.
    pub new: usize,
    /// Records that change here.
    pub changed: usize,
    /// Records that are here already.
    pub same: usize,
    /// Fields on which the copies disagree.
    pub conflicts: usize,
}

impl Arrival {
    /// What it would change.
    pub fn counts(&self) -> Counts {
        self.counts.clone()
    }
}

impl PartialEq for Arrival {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.plan, &other.plan)
    }
}

/// How safe the book is on this device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keeping {
    /// Whether the browser promised to keep it.
    pub persisted: bool,
    /// Bytes used.
    pub used: Option<u64>,
    /// Bytes there could be.
    pub quota: Option<u64>,
}

/// Every stored row, by id.
type Rows = BTreeMap<Uuid, Vec<u8>>;

impl App {
    /// All rows as they are stored, and what this copy knows of itself. Nothing, for a book that does not exist yet.
    async fn everything(self) -> Result<(Rows, Meta), StoreError> {
        let Some((repository, meta)) = self.with_book(|book| (Rc::clone(&book.repository), book.meta.clone())) else {
            return Ok((Rows::new(), Meta::fresh(fresh_workspace(), fresh_replica())));
        };
        let loaded = repository.load().await?;
        let meta = loaded.meta.and_then(|bytes| Meta::decode(&bytes).ok()).unwrap_or(meta);
        Ok((loaded.rows.into_iter().map(|row| (row.key.id, row.bytes)).collect(), meta))
    }

    /// Reads a file whole, checks it, and compares it with the book. Nothing is written.
    ///
    /// # Errors
    /// Why it cannot come in, in the reader's language.
    pub async fn read_book_file(self, bytes: &[u8]) -> Result<Arrival, String> {
        let text = self.untracked_text();
        let (rows, meta) = self.everything().await.map_err(|fault| text.store_fault(&fault))?;
        let mut reader = Reader::default();
        let mut records = Vec::new();
        reader.feed(bytes, &rows, &mut records).map_err(|fault| text.file_fault(&fault))?;
        let head = reader.head().cloned();
        let foot = reader.finish().map_err(|fault| text.file_fault(&fault))?;
        let Some(head) = head else { return Err(text.file_unreadable().to_owned()) };
        let owner = records.iter().find_map(|record| match record {
            FileRecord::Known { id } => {
                let row =
                    rows.get(id).filter(|row| key_of(row).is_some_and(|(_, kind)| kind == Kind::OwnEntity.name()))?;
                decode_row(row).ok().and_then(|(id, rec)| owner_of(id, &rec))
            }
            FileRecord::Other(record) => owner_of(record.id, &record.rec),
        });
        let owner = owner.unwrap_or_default();
        let mut planner = Planner::new(&meta, &rows, &head, now_milliseconds());
        for record in records {
            planner.take(record);
        }
        let plan = planner.finish(&foot);
        if let Some(refusal) = plan.refusals.first() {
            return Err(text.plan_refusal(refusal));
        }
        let conflicts = plan.conflicts.len();
        let counts = Counts { owner, new: plan.new.len(), changed: plan.forward.len(), same: plan.ignored, conflicts };
        Ok(Arrival { plan: Arc::new(plan), counts })
    }

    /// Writes what was shown: one strict transaction, all or nothing. `then` is told how many records were written.
    pub fn bring_in(self, arrival: Arrival, then: impl FnOnce(usize) + 'static) {
        self.announce_saving();
        spawn_local(async move {
            match self.write_plan((*arrival.plan).clone()).await {
                Ok(written) => {
                    self.saving.set(Saving::Saved);
                    then(written);
                }
                Err(words) => {
                    self.saving.set(Saving::Failed);
                    self.say(words, Tone::Trouble, UndoOffer::None);
                }
            }
        });
    }

    async fn write_plan(self, plan: Plan) -> Result<usize, String> {
        let text = self.untracked_text();
        let fresh = self.phase.with_untracked(|phase| *phase == Phase::FirstRun);
        if plan.verdict() == Verdict::Refused {
            return Err(text.incoming_refused().to_owned());
        }
        let applied = plan.apply(now_milliseconds()).map_err(|_| text.incoming_refused().to_owned())?;
        if fresh {
            self.make(BookKind::Own, applied.meta_before.clone()).await.map_err(|fault| text.store_fault(&fault))?;
        }
        let open = self.with_book(|book| (Rc::clone(&book.repository), book.rev));
        let Some((repository, rev)) = open else { return Err(text.no_book().to_owned()) };
        let batch = store::Batch {
            expected_rev: rev,
            puts: applied
                .rows
                .iter()
                .map(|row| Row {
                    key: RowKey { id: row.id, kind: row.after.kind.clone() },
                    bytes: row.after.bytes.clone(),
                })
                .collect(),
            removes: applied
                .rows
                .iter()
                .filter_map(|row| {
                    row.before.as_ref().filter(|before| before.kind != row.after.kind).map(|it| (row.id, it))
                })
                .map(|(id, before)| RowKey { id, kind: before.kind.clone() })
                .collect(),
            meta: applied.meta.encode().map_err(|fault| fault.to_string())?,
            settled_drafts: Vec::new(),
        };
        let rev = repository.commit(&batch, Durability::Strict).await.map_err(|fault| text.store_fault(&fault))?;
        let after: Vec<(Uuid, Rec)> = applied.rows.iter().filter_map(|row| decode_row(&row.after.bytes).ok()).collect();
        self.absorb(&after);
        self.with_book(|book| {
            book.meta = applied.meta;
            book.rev = rev;
            book.forget_history();
            book.tell_tabs();
        });
        if fresh {
            self.settle(BookKind::Own);
            let _answer = allowance::persist().await;
        }
        Ok(after.len())
    }

    /// How safe the book is on this device.
    pub async fn keeping(self) -> Keeping {
        let estimate = allowance::estimate().await;
        Keeping {
            persisted: allowance::persisted().await == Persistence::Granted,
            used: estimate.as_ref().map(|it| it.used),
            quota: estimate.as_ref().map(|it| it.quota),
        }
    }
}

/// The name of the company whose book a file is.
fn owner_of(id: Uuid, rec: &Rec) -> Option<String> {
    if rec.kind() != Kind::OwnEntity.name() || is_deleted(rec) {
        return None;
    }
    read::<OwnEntity>(id, rec).ok().map(|own| own.name)
}
