//! Erasing a person's data at their request (删除权: PIPL art. 47): looked at first, written as one batch through the one door,
//! and not to be taken back. Where values may still stand is told, and what can be removed there is removed when asked for.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::rc::Rc;
use std::sync::Arc;

use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use super::app::App;
use super::batch::{Batch, Step};
use super::commit_fault::CommitFault;
use crate::domain::activity::Activity;
use crate::domain::id::{ActivityId, OpportunityId};
use crate::domain::opportunity::Opportunity;
use crate::kinds::Kind;
use crate::record::cell::Cell;
use crate::record::life;
use crate::record::rec::{ERASED, LIFE, Rec};
use crate::record::transaction::{WriteFault, WrittenRow};
use crate::record::version::{Dot, Ver};
use crate::record::version_vector::VersionVector;
use crate::store::{BrowserRepository, Durability, Repository, Row, RowKey};
pub use crate::sync::erasing::{Erasing, Ground, Stays, Subject as ErasureOf, Ties};
use crate::sync::erasing::{Freed, drop_files, earlier_states, erasing, remove_earlier_states};

/// What came of an erasure.
#[derive(Debug, Clone, PartialEq)]
pub enum Erasure {
    /// It is on the disk.
    Done(Gone),
    /// The book changed since it was looked at: this is what would go now. Nothing was erased.
    Changed(Box<Erasing>),
    /// Nothing was erased; why, in words.
    Refused(String),
}

/// What an erasure left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gone {
    /// How many records were erased.
    pub records: usize,
    /// Whether the bytes of files could not be removed yet; the book tries again by itself.
    pub files_left: bool,
}

/// Whether a record lets go of one of several people: what was said to the others, or goes through them, stays theirs.
fn lets_people_go(it: &Freed) -> bool {
    matches!(it.kind, Kind::Activity | Kind::Opportunity) && matches!(it.field, "contact" | "further_contacts")
}

/// The place that a row leaves: what is erased is kept under no kind.
pub(super) fn left_place(row: &WrittenRow) -> Option<RowKey> {
    let kind = row.kind_before.clone().filter(|kind| kind != row.rec.kind())?;
    Some(RowKey { id: row.id, kind })
}

/// A record as memory takes it in: one that was erased leaves its table like one that is deleted.
pub(super) fn as_seen(row: WrittenRow) -> (Uuid, Rec) {
    let WrittenRow { id, kind_before, rec, .. } = row;
    let rec = match (rec, kind_before) {
        (Rec::Erased { hlc }, Some(kind)) => {
            let nothing = Rec::Live { kind: kind.clone(), cells: BTreeMap::new() };
            let val = life::deleted(&nothing, &VersionVector::default(), hlc.replica);
            let dot = Dot { replica: hlc.replica, seq: 0 };
            Rec::Live { kind, cells: BTreeMap::from([(LIFE.to_owned(), Cell::written(Ver { val, dot, hlc }))]) }
        }
        (rec, _) => rec,
    };
    (id, rec)
}

/// The records that steps edit and that are not among these rows.
pub(super) fn absent_from(steps: &[Step], rows: &[Row]) -> Vec<Uuid> {
    // nearly always every one is there
    if steps.len() == rows.len() {
        return Vec::new();
    }
    let stored: HashSet<Uuid> = rows.iter().map(|row| row.key.id).collect();
    let absent = steps.iter().filter(|step| !stored.contains(&step.id()) && step.edits_absent(None));
    absent.map(Step::id).collect()
}

/// Refuses to edit what another tab, or a file, has erased meanwhile: a form that was open would bring it back.
pub(super) async fn refuse_erased(repository: &BrowserRepository, ids: Vec<Uuid>) -> Result<(), CommitFault> {
    if ids.is_empty() {
        return Ok(());
    }
    let keys: Vec<RowKey> = ids.into_iter().map(|id| RowKey { id, kind: ERASED.to_owned() }).collect();
    match repository.get(&keys).await?.first() {
        Some(row) => Err(WriteFault::Erased { id: row.key.id }.into()),
        None => Ok(()),
    }
}

impl App {
    /// Works out what erasing somebody's data comes to. It reads the whole book, deleted records included.
    ///
    /// # Errors
    /// Why it cannot be read, in words.
    pub async fn look_at_erasure(self, of: ErasureOf) -> Result<Erasing, String> {
        Ok(erasing(&self.all_rows().await?, of))
    }

    /// Every row of the book, deleted records included; or why it cannot be read, in words.
    pub(super) async fn all_rows(self) -> Result<Vec<Row>, String> {
        let Some(repository) = self.with_book(|book| Rc::clone(&book.repository)) else {
            return Err(self.untracked_text().no_book().to_owned());
        };
        let loaded = repository.load_in_portions().await.map_err(|fault| self.fault_words(&fault))?;
        Ok(loaded.rows)
    }

    /// Takes those who go off the follow-ups and the opportunities that stay.
    fn who_let_them_go(self, seen: &Erasing, freed: &[&Freed], batch: Batch) -> Batch {
        let ids: BTreeSet<Uuid> = freed.iter().map(|it| it.id).collect();
        let said = ids.iter().filter_map(|id| self.peek::<Activity>(ActivityId(*id)));
        let batch = said.fold(batch, |batch, it| {
            let mut left = Activity::clone(&it);
            left.set_contacts(it.contacts().filter(|id| !seen.goes.contains_key(&id.0)));
            batch.edit(Some(Arc::as_ref(&it)), &left)
        });
        let sales = ids.iter().filter_map(|id| self.peek::<Opportunity>(OpportunityId(*id)));
        sales.fold(batch, |batch, it| {
            let mut left = Opportunity::clone(&it);
            left.set_contacts(it.contacts().filter(|id| !seen.goes.contains_key(&id.0)));
            batch.edit(Some(Arc::as_ref(&it)), &left)
        })
    }

    /// Erases what was `seen`, if that is still what would go: on the disk before in memory, in one batch, noted in the audit
    /// trail without a value. Nothing that happened before in this tab can be taken back afterwards. `then` hears what came of it.
    pub fn erase(self, of: ErasureOf, seen: Erasing, then: impl FnOnce(Erasure) + 'static) {
        spawn_local(async move {
            match self.look_at_erasure(of).await {
                Err(words) => return then(Erasure::Refused(words)),
                Ok(now) if now != seen => return then(Erasure::Changed(Box::new(now))),
                Ok(_) => {}
            }
            let (said, others): (Vec<&Freed>, Vec<&Freed>) = seen.freed.iter().partition(|it| lets_people_go(it));
            let freed =
                others.into_iter().fold(Batch::new(), |batch, it| batch.let_go(it.kind, it.id, it.field, it.named));
            let freed = self.who_let_them_go(&seen, &said, freed);
            let freed = self.with_requests_answered(&seen, freed);
            let batch = seen.goes.iter().fold(freed, |batch, (id, kind)| batch.erase(*kind, *id));
            self.announce_saving();
            self.commit_as(batch, Durability::Strict, move |outcome| match outcome {
                Ok(()) => {
                    self.with_book(super::book::Book::forget_history);
                    self.forget_drafts_of(&seen);
                    spawn_local(async move { then(Erasure::Done(self.after_erasure(&seen).await)) });
                }
                Err(fault) => {
                    let words = fault.words(self.untracked_text());
                    self.say_fault(&fault);
                    then(Erasure::Refused(words));
                }
            });
        });
    }

    /// Unfinished forms that hold anything of whom was erased.
    fn forget_drafts_of(self, erased: &Erasing) {
        let ids: Vec<String> = erased.goes.keys().map(|id| id.hyphenated().to_string()).collect();
        let is_theirs = |key: &str, bytes: &[u8]| {
            let text = String::from_utf8_lossy(bytes);
            ids.iter().any(|id| key.contains(id) || text.contains(id)) || erased.traces.is_in_text(&text)
        };
        let found = self.with_book(|book| {
            let theirs = book.drafts.iter().filter(|(key, bytes)| is_theirs(key, bytes));
            theirs.map(|(key, _)| key.clone()).collect::<Vec<_>>()
        });
        for key in found.unwrap_or_default() {
            self.drop_draft(&key);
        }
    }

    async fn after_erasure(self, erased: &Erasing) -> Gone {
        let records = erased.goes.len();
        let Some(repository) = self.with_book(|book| Rc::clone(&book.repository)) else {
            return Gone { records, files_left: !erased.files.is_empty() };
        };
        let files_left = drop_files(&*repository, &erased.files).await.is_err();
        // what can still be taken back has changed
        self.find_offers();
        Gone { records, files_left }
    }

    /// How many snapshots and imports that can be taken back there are: earlier states of the book, which may hold what was
    /// erased since.
    ///
    /// # Errors
    /// Why they cannot be counted, in words: then there may be some.
    pub async fn earlier_states(self) -> Result<usize, String> {
        let Some(repository) = self.with_book(|book| Rc::clone(&book.repository)) else {
            return Err(self.untracked_text().no_book().to_owned());
        };
        earlier_states(&*repository).await.map_err(|fault| self.fault_words(&fault))
    }

    /// Removes every snapshot and every import that could be taken back, and makes a new snapshot of the book as it is. `then`
    /// hears how many are left, which should be none of before, or why nobody knows.
    pub fn remove_earlier_states(self, then: impl FnOnce(Result<usize, String>) + 'static) {
        spawn_local(async move {
            let Some(repository) = self.with_book(|book| Rc::clone(&book.repository)) else { return };
            let left = remove_earlier_states(&*repository).await.map_err(|fault| self.fault_words(&fault));
            self.find_offers();
            then(left);
            self.snapshot_now();
        });
    }
}
