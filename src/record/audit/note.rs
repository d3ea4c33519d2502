//! From a transaction or an import to what the trail keeps of it.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::chain::{encode_link, link_key};
use super::entry::{Act, Entry, FileFacts, RecordNote, Sum, What, value_digest};
use super::readable::{Readable, Shift};
use super::{MOST_LISTED, MOST_READABLE, Trail};
use crate::domain::lifecycle::digest::Digest;
use crate::record::canonical::Unwritable;
use crate::record::cell::Cell;
use crate::record::document::is_deleted;
use crate::record::meta::Meta;
use crate::record::rec::{ERASED, LIFE, Rec, SHAPE};
use crate::record::row::decode_row;
use crate::record::stamp::Hlc;
use crate::record::transaction::{Recs, Written, WrittenRow};

/// Who did it, and what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// What it was.
    pub act: Act,
    /// The person who uses this copy; empty if nobody has said.
    pub who: String,
    /// The file, of an import.
    pub file: Option<FileFacts>,
}

impl Author {
    /// Somebody at this copy did this.
    pub fn of(act: Act, who: &str) -> Self {
        Self { act, who: who.to_owned(), file: None }
    }
}

/// A row before and after.
#[derive(Debug, Clone, Copy)]
pub struct RowChange<'a, B = &'a [u8]> {
    /// Which record.
    pub id: Uuid,
    /// The name of its kind now; [`ERASED`] if nothing is left of it.
    pub kind: &'a str,
    /// Its row before; `None` for a new record.
    pub before: Option<B>,
    /// Its row now.
    pub after: B,
    /// Whether it is forgotten as the book starts again: its row now is the last that it had.
    pub forgotten: bool,
}

/// Notes a transaction of this copy: adds a link to its chain in `written.meta`, and answers with what is to be stored
/// with it. `before` holds the records as they were. Nothing for a transaction that changes nothing.
pub fn note_write(written: &mut Written, before: &impl Recs, author: &Author) -> Result<Trail, Unwritable> {
    let at = written.meta.hlc;
    let changes: Vec<Change<'_>> = written.rows.iter().map(|row| changed(row, before)).collect();
    note(&mut written.meta, at, author, &changes)
}

/// A large transaction that is noted portion by portion, as [`note_write`] notes it at once.
#[derive(Default)]
pub struct Noting {
    sum: Summing,
    /// The records of which nothing is left.
    erased: Vec<Uuid>,
}

impl Noting {
    /// Takes the next of its rows, in the order of ids.
    pub fn take(&mut self, rows: &[WrittenRow], before: &impl Recs) {
        for row in rows {
            let change = changed(row, before);
            let what = change.what();
            self.sum.take(change.id, change.after.kind(), what, change.bytes);
            if what == What::Erase {
                self.erased.push(change.id);
            }
        }
    }

    /// Adds the link, once all rows of `written` were taken.
    pub fn finish(self, written: &mut Written, before: &impl Recs, author: &Author) -> Result<Trail, Unwritable> {
        if written.rows.len() <= MOST_LISTED {
            return note_write(written, before, author);
        }
        let (at, meta) = (written.meta.hlc, &mut written.meta);
        let mut trail = begin(meta, at, author, Vec::new(), Some(self.sum.finish()))?;
        let changes = written.rows.iter().map(|row| changed(row, before));
        for change in changes.filter(|change| change.before.is_some()).take(MOST_READABLE) {
            keep(&mut trail, meta, at, author, &change);
        }
        trail.forgotten = self.erased;
        Ok(trail)
    }
}

fn changed<'a>(row: &'a WrittenRow, before: &'a impl Recs) -> Change<'a> {
    Change { id: row.id, before: before.rec(row.id), after: &row.rec, bytes: &row.bytes, forgotten: false }
}

/// Notes an import, or another change that is known by its rows: adds a link to the chain of this copy in `meta`. `now_ms`
/// is the device's clock. Rows come in the order of ids.
pub fn note_rows(meta: &mut Meta, now_ms: u64, author: &Author, rows: &[RowChange<'_>]) -> Result<Trail, Unwritable> {
    note_each(meta, now_ms, author, rows.iter().copied())
}

/// The same for rows that are read from the disk when they are asked for: never more than one of them is held.
pub fn note_each<'a, B: AsRef<[u8]>>(
    meta: &mut Meta,
    now_ms: u64,
    author: &Author,
    rows: impl ExactSizeIterator<Item = RowChange<'a, B>> + Clone,
) -> Result<Trail, Unwritable> {
    let at = Hlc { ms: now_ms, ctr: 0, replica: meta.replica };
    let few = rows.len() <= MOST_LISTED;
    if few {
        let rows: Vec<RowChange<'a, B>> = rows.collect();
        let read: Vec<_> = rows.iter().filter_map(|row| Some((row, decoded(row)?))).collect();
        let changes: Vec<Change<'_>> = read
            .iter()
            .map(|(row, (before, after))| Change {
                id: row.id,
                before: before.as_ref(),
                after,
                bytes: row.after.as_ref(),
                forgotten: row.forgotten,
            })
            .collect();
        return note(meta, at, author, &changes);
    }
    let mut sum = Summing::default();
    let mut forgotten = Vec::new();
    for row in rows.clone() {
        let what = match (row.forgotten, &row.before, row.kind) {
            (true, _, _) => What::Forget,
            (false, _, ERASED) => What::Erase,
            (false, None, _) => What::New,
            (false, Some(_), _) => What::Change,
        };
        if is_gone(what) {
            forgotten.push(row.id);
        }
        sum.take(row.id, row.kind, what, row.after.as_ref());
    }
    let mut trail = begin(meta, at, author, Vec::new(), Some(sum.finish()))?;
    trail.forgotten = forgotten;
    let known = rows.filter(|row| row.kind != ERASED && !row.forgotten && row.before.is_some());
    for row in known.take(MOST_READABLE) {
        let before = row.before.as_ref().and_then(|before| decode_row(before.as_ref()).ok());
        if let (Some((_, before)), Ok((_, after))) = (before, decode_row(row.after.as_ref())) {
            let bytes = row.after.as_ref();
            let change = Change { id: row.id, before: Some(&before), after: &after, bytes, forgotten: false };
            keep(&mut trail, meta, at, author, &change);
        }
    }
    Ok(trail)
}

/// The records of a row before and after; nothing for one that cannot be read, which the planner refuses.
fn decoded<B: AsRef<[u8]>>(row: &RowChange<'_, B>) -> Option<(Option<Rec>, Rec)> {
    let before = row.before.as_ref().and_then(|bytes| decode_row(bytes.as_ref()).ok()).map(|(_, rec)| rec);
    let (_, after) = decode_row(row.after.as_ref()).ok()?;
    Some((before, after))
}

/// Whether what is kept to read of a record goes.
const fn is_gone(what: What) -> bool {
    matches!(what, What::Erase | What::Forget)
}

/// A record before and after.
struct Change<'a> {
    id: Uuid,
    before: Option<&'a Rec>,
    after: &'a Rec,
    bytes: &'a [u8],
    forgotten: bool,
}

impl Change<'_> {
    fn what(&self) -> What {
        if self.forgotten {
            return What::Forget;
        }
        let gone = is_deleted(self.after);
        match (self.before, self.after) {
            (_, Rec::Erased { .. }) => What::Erase,
            (None, Rec::Live { .. }) => What::New,
            (Some(before), Rec::Live { .. }) => match (is_deleted(before), gone) {
                (false, true) => What::Delete,
                (true, false) => What::Return,
                (false, false) | (true, true) => What::Change,
            },
        }
    }

    /// The fields whose versions differ. Whether the record is deleted is told by [`What`].
    fn fields(&self) -> impl Iterator<Item = (&str, Option<&Cell>, &Cell)> {
        let shown = |name: &str| name != LIFE && name != SHAPE;
        self.after
            .cells()
            .filter(move |(name, _)| shown(name))
            .map(|(name, cell)| (name, self.before.and_then(|rec| rec.cell(name)), cell))
            .filter(|(_, before, after)| *before != Some(*after))
    }
}

fn note(meta: &mut Meta, at: Hlc, author: &Author, changes: &[Change<'_>]) -> Result<Trail, Unwritable> {
    // a file was brought in, or another generation began, also where no record changed
    if changes.is_empty() && author.file.is_none() && author.act != Act::Restart {
        return Ok(Trail::default());
    }
    let few = changes.len() <= MOST_LISTED;
    let (records, sum) = if few {
        (changes.iter().map(listed).collect(), None)
    } else {
        let mut sum = Summing::default();
        for change in changes {
            sum.take(change.id, change.after.kind(), change.what(), change.bytes);
        }
        (Vec::new(), Some(sum.finish()))
    };
    let mut trail = begin(meta, at, author, records, sum)?;
    for change in changes.iter().filter(|change| few || change.before.is_some()).take(MOST_READABLE) {
        keep(&mut trail, meta, at, author, change);
    }
    trail.forgotten = changes.iter().filter(|change| is_gone(change.what())).map(|change| change.id).collect();
    Ok(trail)
}

fn listed(change: &Change<'_>) -> RecordNote {
    let digest = |field: &str, cell: &Cell| value_digest(change.id, field, &cell.show().val);
    let fields = change.fields().map(|(name, before, after)| {
        (name.to_owned(), [before.map(|cell| digest(name, cell)), Some(digest(name, after))])
    });
    let kind = match change.after {
        Rec::Live { kind, .. } => kind.clone(),
        Rec::Erased { .. } => change.before.map_or(ERASED, Rec::kind).to_owned(),
    };
    RecordNote { id: change.id, kind, what: change.what(), fields: fields.collect() }
}

/// Adds a link to the chain of this copy.
fn begin(
    meta: &mut Meta,
    at: Hlc,
    author: &Author,
    records: Vec<RecordNote>,
    sum: Option<Sum>,
) -> Result<Trail, Unwritable> {
    let head = meta.audit.head(meta.replica);
    let n = head.n.checked_add(1).ok_or(Unwritable::Number)?;
    let entry = Entry {
        n,
        at,
        by: meta.replica,
        who: author.who.clone(),
        act: author.act,
        file: author.file.clone(),
        records,
        sum,
    };
    let text = entry.text()?;
    let next = head.followed_by(&text).ok_or(Unwritable::Number)?;
    meta.audit.heads.insert(meta.replica, next);
    let link = (link_key(meta.replica, n), encode_link(&next, &text));
    Ok(Trail { links: vec![link], ..Trail::default() })
}

/// Keeps a change of one record to be read.
fn keep(trail: &mut Trail, meta: &Meta, at: Hlc, author: &Author, change: &Change<'_>) {
    let what = change.what();
    let fields: BTreeMap<String, Shift> = match what {
        What::Erase | What::Forget => return,
        What::New => BTreeMap::new(),
        What::Change | What::Delete | What::Return => change
            .fields()
            // what was written again only because it belongs to what changed is no news
            .filter(|(_, before, after)| {
                let is_other = |cell: &Cell| cell.conflict() || cell.show().val != after.show().val;
                author.act == Act::Import || before.is_none_or(is_other)
            })
            .map(|(name, before, after)| {
                let new = after.show();
                let shift = Shift {
                    from: before.map(|cell| cell.show().val.clone()),
                    to: Some(new.val.clone()),
                    written: (author.act == Act::Import).then_some(new.hlc),
                };
                (name.to_owned(), shift)
            })
            .collect(),
    };
    let n = meta.audit.head(meta.replica).n;
    let row = Readable { n, at, by: meta.replica, who: author.who.clone(), act: author.act, what, fields };
    trail.readable.push((row.key(change.id), row.encode()));
}

/// Counts and the digest of many rows.
#[derive(Default)]
struct Summing {
    count: BTreeMap<String, BTreeMap<What, u64>>,
    digest: Sha256,
}

impl Summing {
    fn take(&mut self, id: Uuid, kind: &str, what: What, row: &[u8]) {
        let n = self.count.entry(kind.to_owned()).or_default().entry(what).or_default();
        *n = n.saturating_add(1);
        self.digest.update(id.as_bytes());
        self.digest.update(Sha256::digest(row));
    }

    fn finish(self) -> Sum {
        Sum { count: self.count, digest: Digest(self.digest.finalize().into()) }
    }
}
