//! Taking a file back (`storage-and-sync.md` 2.8): *rollback*, the exact rows of before, while nothing else has happened
//! since; later *revert*, the old values as new edits, which travel like any edit.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::string::FromUtf8Error;

use serde::ser::{Error as _, SerializeSeq as _};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;
use uuid::Uuid;

use super::enact::{anew, meta_bytes, put};
use super::who::{Copies, Who};
use super::{Fresh, IntakeFault, Introduction, Snapshot};
use crate::kinds::{Kind, Nature};
use crate::record::audit::{Act, Author, RowChange, Trail, note_each, note_write};
use crate::record::document::is_deleted;
use crate::record::meta::Meta;
use crate::record::rec::{ERASED, LIFE, Rec, SHAPE};
use crate::record::replica::Replica;
use crate::record::row::{decode_row, encode_row};
use crate::record::stamp::Hlc;
use crate::record::transaction::{Change, write};
use crate::record::version_vector::VersionVector;
use crate::store::{Batch, Durability, Repository, Row, RowKey, StoreError};
use crate::sync::plan::{Applied, StoredRow};
use crate::sync::shelf::{Shelf, Text};

/// How many imports can be taken back.
const KEPT: usize = 10;
/// For how long, in milliseconds: thirty days.
const KEPT_MS: u64 = 30 * 24 * 60 * 60 * 1000;

/// How an import would be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// Exactly as it was, as if nothing had come in.
    Rollback,
    /// The old values are written as new edits.
    Revert,
}

/// An import that can be taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Its name.
    pub name: String,
    /// When it came in, in milliseconds.
    pub at_ms: u64,
    /// Whose file it was.
    pub from: Who,
    /// How many records it changed.
    pub records: usize,
    /// How it would be taken back now.
    pub way: Way,
}

/// What came of taking back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenBack {
    /// How.
    pub way: Way,
    /// The revision afterwards.
    pub rev: u64,
    /// How many records are as they were.
    pub restored: usize,
    /// How many stay as they are: edited since, erased, or written once.
    pub left: usize,
}

/// What is kept of an import.
#[derive(Debug, Serialize, Deserialize)]
struct Kept<R = Vec<KeptRow>> {
    at_ms: u64,
    from: Replica,
    /// The revision that the import made.
    rev: u64,
    before: Meta,
    /// What the copy had seen when the import was written: what it does not cover came later.
    seen: VersionVector,
    rows: R,
}

#[derive(Debug, Serialize, Deserialize)]
struct KeptRow {
    id: Uuid,
    /// Kind and text before; nothing for a record that came new.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    before: Option<(String, String)>,
    /// The kind afterwards.
    kind: String,
    /// Whether the import took it away, as its copy had forgotten it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    forgotten: bool,
}

/// What is to be kept of an import, and under which name; nothing if a row is no text, which the record layer never writes.
pub(super) fn kept(applied: &Applied, rev: u64, from: Replica, now_ms: u64) -> Option<(String, Vec<u8>)> {
    let rev = rev.checked_add(1)?;
    let (before, seen) = (applied.meta_before.clone(), applied.meta.vv.clone());
    let kept = Kept { at_ms: now_ms, from, rev, before, seen, rows: RowsOf(applied) };
    Some((format!("{rev:020} {now_ms}"), serde_json::to_vec(&kept).ok()?))
}

/// The rows of an import, read one after the other as they are written out: a large one is not in memory twice.
struct RowsOf<'a>(&'a Applied);

impl Serialize for RowsOf<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Applied { rows, restart, .. } = self.0;
        let changed = rows.iter().map(|row| (row.id, row.before.as_ref(), &row.after.kind, false));
        let forgotten = restart.forgotten.iter().map(|(id, row)| (*id, Some(row), &row.kind, true));
        let mut list = serializer.serialize_seq(Some(rows.len().saturating_add(restart.forgotten.len())))?;
        for (id, before, kind, forgotten) in changed.chain(forgotten) {
            let before = before.map(text_of).transpose().map_err(S::Error::custom)?;
            list.serialize_element(&KeptRow { id, before, kind: kind.clone(), forgotten })?;
        }
        list.end()
    }
}

/// The kind and the text of a row.
fn text_of(row: &StoredRow) -> Result<(String, String), FromUtf8Error> {
    Ok((row.kind.clone(), String::from_utf8(row.bytes().into_owned())?))
}

/// When the import of this name came in, in milliseconds.
fn time_of(name: &str) -> u64 {
    name.split_once(' ').and_then(|(_, ms)| ms.parse().ok()).unwrap_or(0)
}

/// Forgets what is too old or too much.
pub(super) async fn thin_out(repository: &impl Repository, now_ms: u64) {
    let Ok(names) = repository.undos().await else { return };
    let surplus = names.len().saturating_sub(KEPT);
    for (place, name) in names.iter().enumerate() {
        if place < surplus || now_ms.saturating_sub(time_of(name)) > KEPT_MS {
            // one too many does no harm
            let _gone = repository.remove_undo(name).await;
        }
    }
}

async fn read(repository: &impl Repository, name: &str) -> Result<Kept, IntakeFault> {
    let bytes = repository.undo(name).await?.ok_or(IntakeFault::NothingKept)?;
    serde_json::from_slice(&bytes).map_err(|_| IntakeFault::NothingKept)
}

/// Which way an import is taken back: exactly, only while nothing was written or exported since.
fn way(kept: &Kept, rev: u64, exported_ms: Option<u64>) -> Way {
    let untouched = kept.rev == rev && exported_ms.is_none_or(|exported| exported < kept.at_ms);
    if untouched { Way::Rollback } else { Way::Revert }
}

/// The imports that can be taken back, the newest first. `exported_ms`: when this copy was last written to a file.
///
/// # Errors
/// What storage says.
pub async fn offers(repository: &impl Repository, exported_ms: Option<u64>) -> Result<Vec<Offer>, IntakeFault> {
    let names = repository.undos().await?;
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let rev = repository.rev().await?;
    let mut offers = Vec::new();
    for name in names.into_iter().rev() {
        let Ok(kept) = read(repository, &name).await else { continue };
        let key = RowKey { id: kept.from.record_id(), kind: Kind::Copy.name().to_owned() };
        let rows = repository.get(&[key]).await?;
        let from = Copies::of(kept.before.replica, rows.iter().map(|row| row.bytes.as_slice())).who(kept.from);
        offers.push(Offer {
            at_ms: kept.at_ms,
            from,
            records: kept.rows.len(),
            way: way(&kept, rev, exported_ms),
            name,
        });
    }
    Ok(offers)
}

/// Takes an import back, all or nothing, in the way that is open now. `expected`: the way that the person agreed to; if
/// only another is open by now, nothing is done.
///
/// # Errors
/// Why nothing was changed: [`IntakeFault::OtherFile`] where another way is open than was agreed to.
pub async fn take_back(
    repository: &impl Repository,
    name: &str,
    expected: Way,
    exported_ms: Option<u64>,
    fresh: Fresh,
    now_ms: u64,
) -> Result<TakenBack, IntakeFault> {
    let kept = read(repository, name).await?;
    let book = Snapshot::read(repository, fresh, &Shelf::in_memory()).await?;
    let open = way(&kept, book.rev, exported_ms);
    match (expected, open) {
        (Way::Rollback, Way::Revert) => Err(IntakeFault::OtherFile),
        (Way::Rollback, Way::Rollback) => rollback(repository, name, &kept, &book, fresh.replica, now_ms).await,
        (Way::Revert, _) => revert(repository, name, &kept, &book, now_ms).await,
    }
}

async fn rollback(
    repository: &impl Repository,
    name: &str,
    kept: &Kept,
    book: &Snapshot,
    replica: Replica,
    now_ms: u64,
) -> Result<TakenBack, IntakeFault> {
    let key = |id: Uuid, kind: &str| RowKey { id, kind: kind.to_owned() };
    let mut puts: Vec<Row> = Vec::with_capacity(kept.rows.len());
    let mut removes = Vec::new();
    for row in &kept.rows {
        if let Some((kind, text)) = &row.before {
            puts.push(Row { key: key(row.id, kind), bytes: text.clone().into_bytes() });
        }
        if row.before.as_ref().is_none_or(|(kind, _)| *kind != row.kind) {
            removes.push(key(row.id, &row.kind));
        }
    }
    // the clock does not go back, and the copy gets a new id: it would else give one name to two writes
    let mut meta = Meta { hlc: book.meta.hlc, audit: book.meta.audit.clone(), ..kept.before.clone() }.renamed(replica);
    let copies = Copies::of(book.meta.replica, book.rows.0.values().map(Text::bytes));
    if let Some(known) = copies.said(book.meta.replica) {
        let said = Introduction { person: known.person.clone(), device: known.device.clone() };
        let written = write(&meta, &BTreeMap::new(), &[put(&said.record(replica))?], now_ms)?;
        meta = written.meta;
        puts.extend(written.rows.into_iter().map(|row| Row { key: key(row.id, row.rec.kind()), bytes: row.bytes }));
    }
    let audit = note_rollback(&mut meta, kept, book, now_ms)?;
    let batch = Batch {
        expected_rev: book.rev,
        puts,
        removes,
        meta: meta_bytes(&meta)?,
        audit,
        undone: Some(name.to_owned()),
        ..Batch::default()
    };
    let rev = repository.commit(&batch, Durability::Strict).await?;
    Ok(TakenBack { way: Way::Rollback, rev, restored: kept.rows.len(), left: 0 })
}

/// Notes in the audit trail that every row is as it was before the import; what the import made is gone.
fn note_rollback(meta: &mut Meta, kept: &Kept, book: &Snapshot, now_ms: u64) -> Result<Trail, IntakeFault> {
    let gone = |id: Uuid| encode_row(id, &Rec::Erased { hlc: Hlc::ZERO });
    let mut rows = Vec::with_capacity(kept.rows.len());
    for row in &kept.rows {
        let (kind, after) = match &row.before {
            Some((kind, text)) => (kind.as_str(), Cow::Borrowed(text.as_bytes())),
            None => (ERASED, Cow::Owned(gone(row.id).map_err(|_| StoreError::Unkeepable)?)),
        };
        rows.push((row.id, kind, after));
    }
    rows.sort_by_key(|(id, ..)| *id);
    let changes = rows.iter().map(|(id, kind, after)| RowChange {
        id: *id,
        kind,
        before: book.rows.0.get(id).map(Text::bytes),
        after: Cow::Borrowed(after.as_ref()),
        forgotten: false,
    });
    let author = Author::of(Act::TakeBack, &book.copies().who(book.meta.replica).person);
    Ok(note_each(meta, now_ms, &author, changes).map_err(|_| StoreError::Unkeepable)?)
}

async fn revert(
    repository: &impl Repository,
    name: &str,
    kept: &Kept,
    book: &Snapshot,
    now_ms: u64,
) -> Result<TakenBack, IntakeFault> {
    let mut recs = BTreeMap::new();
    let mut changes = Vec::new();
    let (mut restored, mut left) = (0_usize, 0_usize);
    for row in &kept.rows {
        // who uses which copy is no part of the business
        if row.kind == Kind::Copy.name() {
            continue;
        }
        let before = match &row.before {
            Some((_, text)) => Some(decode_row(text.as_bytes()).map_err(|_| IntakeFault::NothingKept)?.1),
            None => None,
        };
        let Some(now) = book.rec(row.id) else {
            // where it was forgotten it is known no more: it comes back as what is written now
            if let Some(before) = before.filter(|before| row.forgotten && !is_deleted(before)) {
                restored = restored.saturating_add(1);
                changes.extend(anew(row.id, &before));
                recs.insert(row.id, before);
            }
            continue;
        };
        let undone = undone(row.id, before.as_ref(), &now, &kept.seen);
        let n = if undone.whole { &mut restored } else { &mut left };
        *n = n.saturating_add(1);
        changes.extend(undone.changes);
        recs.insert(row.id, now);
    }
    let mut written = write(&book.meta, &recs, &changes, now_ms)?;
    if written.rows.is_empty() {
        repository.remove_undo(name).await?;
        return Ok(TakenBack { way: Way::Revert, rev: book.rev, restored, left });
    }
    let author = Author::of(Act::TakeBack, &book.copies().who(book.meta.replica).person);
    let audit = note_write(&mut written, &recs, &author).map_err(|_| StoreError::Unkeepable)?;
    let batch = Batch {
        expected_rev: book.rev,
        audit,
        puts: written
            .rows
            .iter()
            .map(|row| Row { key: RowKey { id: row.id, kind: row.rec.kind().to_owned() }, bytes: row.bytes.clone() })
            .collect(),
        meta: meta_bytes(&written.meta)?,
        undone: Some(name.to_owned()),
        ..Batch::default()
    };
    let rev = repository.commit(&batch, Durability::Strict).await?;
    Ok(TakenBack { way: Way::Revert, rev, restored, left })
}

struct Undone {
    changes: Vec<Change>,
    /// Whether the record will show what it showed before.
    whole: bool,
}

/// The edits after which a record shows what it showed before the import, as far as nobody wrote in it since.
fn undone(id: Uuid, before: Option<&Rec>, now: &Rec, seen: &VersionVector) -> Undone {
    let stays = || Undone { changes: Vec::new(), whole: false };
    if let Rec::Erased { .. } = now {
        // erased is erased
        return Undone { changes: Vec::new(), whole: matches!(before, Some(Rec::Erased { .. })) };
    }
    let Some(before) = before.filter(|before| !is_deleted(before)) else {
        if is_deleted(now) {
            return Undone { changes: Vec::new(), whole: true };
        }
        let edited = now.versions().any(|version| !seen.covers(version.dot));
        return if edited { stays() } else { Undone { changes: vec![Change::Delete { id }], whole: true } };
    };
    let mut changes = Vec::new();
    let mut whole = true;
    if is_deleted(now) {
        changes.push(Change::Restore { id });
    }
    let fixed = Kind::of(now.kind()).map(Kind::nature) == Some(Nature::WrittenOnce);
    for (field, cell) in now.cells().filter(|(field, _)| *field != LIFE && *field != SHAPE) {
        let old = match before.show(field) {
            Some(old) => old.clone(),
            // an item of a set that came new is removed; any other new field says nothing to older versions
            None if field.contains('/') => Value::Null,
            None => continue,
        };
        if cell.show().val == old {
            continue;
        }
        if fixed || !seen.covers(cell.show().dot) {
            whole = false;
        } else {
            changes.push(Change::Settle { id, field: field.to_owned(), value: old });
        }
    }
    Undone { changes, whole }
}
