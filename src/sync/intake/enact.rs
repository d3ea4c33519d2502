//! Carrying out what was agreed to: safety copy, then everything in one strict transaction.

use std::cell::RefCell;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::consent::Consent;
use super::preview::Preview;
use super::{Intake, IntakeFault, Snapshot, safety, takeback};
use crate::domain::entity::Entity;
use crate::domain::lifecycle::digest::Digest;
use crate::record::cell::Cell;
use crate::record::document::DocumentFault;
use crate::record::rec::Rec;
use crate::record::replica::Replica;
use crate::record::row::decode_row;
use crate::record::transaction::{Change, write};
use crate::store::blobs::digest_of;
use crate::store::{Batch, Durability, Repository, Row, RowKey, StoreError, Supply};
use crate::sync::plan::{Applied, Plan, PlannedRow, StoredRow, Verdict};
use crate::sync::shelf::Shelf;

/// How often the plan is worked out again when other tabs write meanwhile.
const TRIES: usize = 4;
/// Of more rows than these the whole book is gone through to read them back, instead of asking for each.
const FEW: usize = 1_000;
/// As many rows are asked for at a time.
const PORTION: usize = 250;

/// What came of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Outcome {
    /// Everything was here already; nothing was written.
    NothingNew,
    /// The book changed meanwhile, and what is to be decided with it: look again. Nothing was written.
    Moved(Box<Preview>),
    /// It is on the disk.
    Written(Written),
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// The revision of the book afterwards.
    pub rev: u64,
    /// How many records changed, or went as they were deleted and forgotten elsewhere.
    pub records: usize,
    /// How many disagreements were settled with it.
    pub settled: usize,
    /// The name under which it can be taken back; `None` for the first contents of an empty book.
    pub undo: Option<String>,
    /// The name of the safety copy in the backups; `None` where there was nothing to save.
    pub safety: Option<String>,
    /// The id of this copy from now on.
    pub replica: Replica,
    /// How many of the rows do not read back as they were written: none, unless the disk has lost what it took.
    #[serde(default)]
    pub amiss: usize,
}

impl Intake {
    /// Brings the file in as agreed: all of it, or nothing.
    ///
    /// # Errors
    /// Why nothing was changed. After a fault of storage it may be tried again.
    pub async fn apply(
        &mut self,
        repository: &impl Repository,
        consent: &Consent,
        now_ms: u64,
    ) -> Result<Outcome, IntakeFault> {
        if self.whole.as_ref().is_none_or(|(_, foot)| foot.digest != consent.digest) {
            return Err(IntakeFault::OtherFile);
        }
        for _ in 0..TRIES {
            if self.plan.is_none() {
                let shown = self.shown.take();
                let preview = self.plan(now_ms)?;
                if shown.is_some_and(|shown| !same_decisions(&shown, &preview)) {
                    return Ok(Outcome::Moved(Box::new(preview)));
                }
            }
            let Some(plan) = self.plan.take() else { return Err(IntakeFault::NotReading) };
            match plan.verdict() {
                Verdict::Refused | Verdict::Ready => {}
                Verdict::NothingNew => return Ok(Outcome::NothingNew),
                Verdict::Ask(questions) => {
                    let open: Vec<_> = questions.into_iter().filter(|it| !consent.agreed.contains(it)).collect();
                    if !open.is_empty() {
                        self.plan = Some(plan);
                        return Err(IntakeFault::Unagreed(open));
                    }
                }
            }
            if plan.changes_nothing() {
                return Ok(Outcome::NothingNew);
            }
            match self.enact(repository, plan, consent, now_ms).await {
                Err(IntakeFault::Store(StoreError::Stale { .. })) => self.read_again(repository).await?,
                other => return other.map(Outcome::Written),
            }
        }
        Err(StoreError::Stale { rev: self.book.rev }.into())
    }

    async fn enact(
        &self,
        repository: &impl Repository,
        plan: Plan,
        consent: &Consent,
        now_ms: u64,
    ) -> Result<Written, IntakeFault> {
        let (book, fresh) = (&self.book, self.fresh);
        let empty = book.meta.is_empty() && book.rows.0.is_empty();
        let twins = !plan.clone_alarm.is_empty();
        let from = plan.head.shown_copy();
        let mut applied = plan.apply(now_ms).map_err(|_| IntakeFault::NotReading)?;
        if twins {
            applied.meta = applied.meta.renamed(fresh.replica);
        }
        let settled = settle(book, &self.shelf, &mut applied, consent, now_ms)?;
        let safety =
            if empty { None } else { Some(safety::keep(repository, book, fresh.export, now_ms, self.part).await) };
        // a row that cannot be read back is no row of a file either: the cause is told, and not what comes of it
        self.shelf.check()?;
        let safety = safety.transpose()?;
        let kept = if empty { None } else { takeback::kept(&applied, book.rev, from, now_ms) };
        let undo = kept.as_ref().map(|(name, _)| name.clone());
        let trail = applied.note(&person(book, consent)).map_err(|_| StoreError::Unkeepable)?;
        self.shelf.check()?;
        let (rev, sums) = if self.shelf.has_parked() {
            let frame = applied.frame(book.rev, trail).map_err(|fault| unwritten(&fault))?;
            let frame = Batch { undo: kept, ..frame };
            let summing = Summing::of(&applied);
            let written = repository.commit_supplied(&frame, &summing, Durability::Strict).await;
            match (written, self.shelf.check()) {
                (Err(_), Err(lost)) => return Err(lost.into()),
                (written, _) => (written?, Some(summing.sums.into_inner())),
            }
        } else {
            let batch = applied.batch(book.rev, trail).map_err(|fault| unwritten(&fault))?;
            (repository.commit(&Batch { undo: kept, ..batch }, Durability::Strict).await?, None)
        };
        let amiss = amiss(repository, &applied.rows, rev, sums.as_deref()).await;
        takeback::thin_out(repository, now_ms).await;
        safety::thin_out(repository).await;
        let records = applied.rows.len().saturating_add(applied.restart.forgotten.len());
        Ok(Written { rev, records, settled, undo, safety, replica: applied.meta.replica, amiss })
    }
}

/// Hands rows over one by one, and sums up what it hands over: rows that are parked on the disk are compared with what reads back
/// by that, and not read from there once more.
struct Summing<'a> {
    applied: &'a Applied,
    /// Of each row, in their order; `None` of one that nobody has asked for.
    sums: RefCell<Vec<Option<Digest>>>,
}

impl<'a> Summing<'a> {
    fn of(applied: &'a Applied) -> Self {
        Self { applied, sums: RefCell::new(vec![None; applied.rows.len()]) }
    }
}

impl Supply for Summing<'_> {
    fn len(&self) -> usize {
        self.applied.rows.len()
    }

    fn row(&self, place: usize) -> Result<Row, StoreError> {
        let row = self.applied.row(place)?;
        if let Some(sum) = self.sums.borrow_mut().get_mut(place) {
            *sum = Some(digest_of(&row.bytes));
        }
        Ok(row)
    }
}

/// How many of the rows that were written as revision `rev` do not read back (2.8, step 8): compared by their bytes, or by the
/// digests `sums` of what was handed over. Nothing is said where they cannot be read now, or somebody has written since.
async fn amiss(repository: &impl Repository, rows: &[PlannedRow], rev: u64, sums: Option<&[Option<Digest>]>) -> usize {
    let is_same = |place: usize, bytes: &[u8]| match sums {
        Some(sums) => sums.get(place).copied().flatten() == Some(digest_of(bytes)),
        None => rows.get(place).is_some_and(|row| row.after.text == *bytes),
    };
    let mut sound = 0_usize;
    let now = if rows.len() > FEW {
        let mut look = |id: Uuid, bytes: &[u8]| {
            let place = rows.binary_search_by_key(&id, |row| row.id);
            sound = sound.saturating_add(usize::from(place.is_ok_and(|place| is_same(place, bytes))));
        };
        repository.visit(&mut look).await.map(|loaded| loaded.rev)
    } else {
        let mut place = 0_usize;
        for portion in rows.chunks(PORTION) {
            let key = |row: &PlannedRow| RowKey { id: row.id, kind: row.after.kind.clone() };
            let keys: Vec<RowKey> = portion.iter().map(key).collect();
            let Ok(found) = repository.get(&keys).await else { return 0 };
            let found: BTreeMap<Uuid, Vec<u8>> = found.into_iter().map(|row| (row.key.id, row.bytes)).collect();
            for row in portion {
                let is_there = found.get(&row.id).is_some_and(|bytes| is_same(place, bytes));
                sound = sound.saturating_add(usize::from(is_there));
                place = place.saturating_add(1);
            }
        }
        repository.rev().await
    };
    if now == Ok(rev) { rows.len().saturating_sub(sound) } else { 0 }
}

/// Whether a person who saw the one has decided the other too.
fn same_decisions(seen: &Preview, now: &Preview) -> bool {
    seen.questions == now.questions
        && seen.disputes == now.disputes
        && seen.deleted == now.deleted
        && seen.erased == now.erased
}

/// Writes the person's choices, and who they are, on top of the joined book.
fn settle(
    book: &Snapshot,
    shelf: &Shelf,
    applied: &mut Applied,
    consent: &Consent,
    now_ms: u64,
) -> Result<usize, IntakeFault> {
    let mut changes: Vec<Change> = consent.settlements.iter().map(super::Settlement::change).collect();
    changes.extend(applied.restart.kept.iter().filter_map(|id| Some(anew(*id, &book.rec(*id)?))).flatten());
    let me = applied.meta.replica;
    let mine = me.record_id();
    let planned = |id: Uuid| applied.rows.binary_search_by_key(&id, |row| row.id).ok();
    let known = planned(mine).is_some() || book.rows.0.contains_key(&mine);
    if let Some(introduction) = consent.introduction.as_ref().filter(|_| !known) {
        changes.push(put(&introduction.record(me))?);
    }
    let mut recs: BTreeMap<Uuid, Rec> = BTreeMap::new();
    for change in &changes {
        let id = change.id();
        let joined = planned(id).and_then(|at| applied.rows.get(at));
        let rec = match joined {
            Some(row) => decode_row(&row.after.bytes()).ok().map(|(_, rec)| rec),
            None => book.rec(id),
        };
        recs.extend(rec.map(|rec| (id, rec)));
    }
    let written = write(&applied.meta, &recs, &changes, now_ms)?;
    applied.meta = written.meta;
    let mut more = Vec::new();
    for row in written.rows {
        let after = StoredRow { kind: row.rec.kind().to_owned(), text: shelf.keep(&row.bytes) };
        let planned = applied.rows.binary_search_by_key(&row.id, |planned| planned.id);
        if let Some(planned) = planned.ok().and_then(|at| applied.rows.get_mut(at)) {
            planned.after = after;
        } else {
            let before = row.kind_before.zip(book.rows.0.get(&row.id));
            let before = before.map(|(kind, text)| StoredRow { kind, text: text.clone() });
            more.push(PlannedRow { id: row.id, before, after });
        }
    }
    applied.rows.append(&mut more);
    applied.rows.sort_by_key(|row| row.id);
    Ok(consent.settlements.len())
}

/// Writes every value of a record anew: elsewhere it was forgotten, and comes there as what was written later. Also whether it is
/// deleted: one write that the other copy has seen would be missed there in every file to come.
pub(super) fn anew(id: Uuid, rec: &Rec) -> Vec<Change> {
    let values = |cell: &Cell| cell.versions().map(|version| version.val.clone()).collect::<Vec<_>>();
    rec.cells().map(|(field, cell)| Change::Reopen { id, field: field.to_owned(), values: values(cell) }).collect()
}

pub(super) fn put(entity: &impl Entity) -> Result<Change, IntakeFault> {
    Change::put(entity).map_err(|fault: DocumentFault| IntakeFault::Safety(fault.to_string()))
}

/// Who does it, for the audit trail: as they say now, or have said before.
fn person(book: &Snapshot, consent: &Consent) -> String {
    let said = || book.copies().who(book.meta.replica).person;
    consent.introduction.as_ref().map_or_else(said, |introduction| introduction.person.clone())
}

fn unwritten(fault: &serde_json::Error) -> StoreError {
    StoreError::Other { name: fault.to_string() }
}

pub(super) fn meta_bytes(meta: &crate::record::meta::Meta) -> Result<Vec<u8>, IntakeFault> {
    Ok(meta.encode().map_err(|fault| unwritten(&fault))?)
}
