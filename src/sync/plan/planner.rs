//! Working out a plan, record by record.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use memchr::memmem;
use uuid::Uuid;

use super::pairs::Pairs;
use super::warning::{is_live, warnings};
use super::{Conflict, Entry, Erasure, Forward, Plan, PlannedRow, Refusal, Restart, StoredRow};
use crate::kinds::Kind;
use crate::record::conflict::{conflicts, weight};
use crate::record::document::is_deleted;
use crate::record::guard::{CloneWatch, Guard, emptied, heal, overclaims, removed, within_head, writes_within_head};
use crate::record::join::{Side, Suspects, join_rec};
use crate::record::life::Life;
use crate::record::meta::{FIRST_GENERATION, Meta};
use crate::record::rec::{ERASED, LIFE, Rec, SHAPE};
use crate::record::row::{Rows, behind_kind, decode_row, encode_row, kind_of, writes_of};
use crate::record::stamp::Drift;
use crate::record::version::Ver;
use crate::record::version_vector::VersionVector;
use crate::sync::file::head::Head;
use crate::sync::file::reader::{FileRecord, Foot, ReadRecord};
use crate::sync::file::signature::{self, Standing};
use crate::sync::shelf::{Shelf, Shelved, Text};
use crate::sync::spared::spared;

/// What stands between the list of writes and the fields.
const FIELDS: &[u8] = b"],\"c\":{";

/// A record of the file that is not the same here.
#[derive(Debug)]
struct Theirs {
    text: Text,
    /// Whether each of its fields has one version, and nothing says that it is deleted.
    plain: bool,
}

/// Takes the records of a file as they are read, and keeps those that differ from ours.
#[derive(Debug)]
pub struct Planner<'a, R> {
    meta: &'a Meta,
    rows: &'a R,
    shelf: Shelf,
    head: Head,
    drift: Drift,
    refusals: Vec<Refusal>,
    /// The list of writes that was last found to keep to the head, as it stands in its row: many rows came by one write.
    vouched: Vec<u8>,
    /// In order, as the file is.
    same: Vec<Uuid>,
    unknown: BTreeMap<String, usize>,
    theirs: BTreeMap<Uuid, Theirs>,
}

/// Whether a record has one version of each field and was never deleted: nothing of it can be in dispute.
pub(in crate::sync) fn is_plain(rec: &Rec) -> bool {
    matches!(rec, Rec::Live { .. }) && rec.cells().all(|(name, cell)| name != LIFE && cell.len() == 1)
}

impl<'a, R: Shelved> Planner<'a, R> {
    /// Begins when the head has been read. A copy that is still empty takes over the book that the file carries.
    pub fn new(meta: &'a Meta, rows: &'a R, head: &Head, now_ms: u64) -> Self {
        let drift = Drift::of(head.hlc_max, now_ms);
        let mut refusals = Vec::new();
        let (file, ours) = (head.generation, meta.generation);
        if meta.is_empty() {
            // nothing here that could be mixed up
        } else if head.workspace != meta.workspace {
            refusals.push(Refusal::OtherWorkspace { file: head.workspace });
        } else if file < ours {
            refusals.push(Refusal::OlderGeneration { file, ours });
        } else if file == ours
            && head.start != meta.start
            && (ours == FIRST_GENERATION || head.start.and(meta.start).is_some())
        {
            // above the first one a start that is missing is not known: a version of before knew of none
            refusals.push(Refusal::OtherStart { generation: ours });
        }
        match drift {
            Drift::Refuse { ahead_ms } => refusals.push(Refusal::Drift { ahead_ms }),
            Drift::Silent | Drift::Warn { .. } | Drift::Confirm { .. } => {}
        }
        let (same, unknown, theirs) = (Vec::new(), BTreeMap::new(), BTreeMap::new());
        let (shelf, head, vouched) = (Shelf::in_memory(), head.clone(), Vec::new());
        Self { meta, rows, shelf, head, drift, refusals, vouched, same, unknown, theirs }
    }

    /// Keeps what it works out on this shelf.
    #[must_use]
    pub fn with_shelf(self, shelf: &Shelf) -> Self {
        Self { shelf: shelf.clone(), ..self }
    }

    /// Why the file will not be brought in, as far as is known. When there is something, reading on is of no use.
    pub fn refusals(&self) -> &[Refusal] {
        &self.refusals
    }

    /// Takes in a record.
    pub fn take(&mut self, record: FileRecord) {
        match record {
            FileRecord::Known { id } => self.take_known(id),
            FileRecord::Other(ReadRecord { id, rec, bytes, .. }) => {
                let text = self.shelf.keep(&bytes);
                self.take_other(id, text, is_plain(&rec));
            }
        }
    }

    /// Takes in a record that is letter for letter ours; the file's head must vouch for its writes all the same.
    pub fn take_known(&mut self, id: Uuid) {
        if let Some(row) = self.rows.row(id) {
            self.vouch(id, &row);
        }
        self.same.push(id);
    }

    /// The same, with its row at hand.
    pub(in crate::sync) fn take_same(&mut self, id: Uuid, row: &[u8]) {
        self.vouch(id, row);
        self.same.push(id);
    }

    /// Takes in a record by its canonical text; `plain` as [`is_plain`] says.
    pub(in crate::sync) fn take_other(&mut self, id: Uuid, text: Text, plain: bool) {
        let bytes = text.bytes();
        self.vouch(id, &bytes);
        if let Some(kind) = kind_of(&bytes).filter(|kind| *kind != ERASED && Kind::of(kind).is_none()) {
            let n = self.unknown.entry(kind.to_owned()).or_default();
            *n = n.saturating_add(1);
        }
        if self.rows.row(id).as_deref() == Some(&*bytes) {
            self.same.push(id);
        } else {
            drop(bytes);
            self.theirs.insert(id, Theirs { text, plain });
        }
    }

    fn vouch(&mut self, id: Uuid, row: &[u8]) {
        let behind = behind_kind(row).unwrap_or_default();
        if !self.vouched.is_empty() && behind.starts_with(&self.vouched) {
            return;
        }
        let (vv, hlc_max) = (&self.head.vv, self.head.hlc_max);
        let within: Result<(), Guard> = match writes_of(row) {
            Some(writes) => writes_within_head(id, &writes, vv, hlc_max),
            None => decode_row(row).map_or(Ok(()), |(_, rec)| within_head(id, &rec, vv, hlc_max)),
        };
        if let Err(guard) = within {
            self.refusals.push(guard.into());
        } else if let Some(end) = memmem::find(behind, FIELDS) {
            self.vouched.clear();
            self.vouched.extend_from_slice(behind.get(..end.saturating_add(FIELDS.len())).unwrap_or_default());
        }
    }

    /// The plan, when the file has been read to its end and found whole.
    pub fn finish(self, foot: &Foot) -> Plan {
        let Self { meta, rows, shelf, head, drift, mut refusals, vouched: _, same, unknown, theirs } = self;
        let signature = match signature::check(meta, &head, foot) {
            Ok(standing) => Some(standing),
            Err(fault) => {
                refusals.insert(0, fault.into());
                None
            }
        };
        let mut watch = CloneWatch::new(&meta.vv, &head.vv, meta.replica);
        let mut news: Vec<(Uuid, Text)> = Vec::new();
        let mut pairs = Pairs::default();
        // both in the order of ids
        let mut known = same.iter().peekable();
        let is_other = |id: &Uuid| {
            while known.next_if(|next| *next < id).is_some() {}
            known.peek() != Some(&id)
        };
        for id in rows.ids().filter(is_other) {
            pairs.add(id, rows.text(id), None);
        }
        for (id, record) in theirs {
            let ours = rows.text(id);
            // what is new and plain joins with nothing: it comes as it is, unread
            if ours.is_none() && record.plain && is_unseen(&record.text, &meta.vv, &mut watch) {
                news.push((id, record.text));
            } else {
                pairs.add(id, ours, Some(record.text));
            }
        }
        let pairs = pairs.read(&mut refusals);
        pairs.each(|_, ours, theirs| watch.look(ours, theirs));
        let (suspects, clone_alarm) = watch.verdict();

        // of a later generation a record may be missing that its copy has seen: it was deleted there and forgotten
        let restarts = !meta.is_empty() && head.generation > meta.generation;
        let mut healed = Vec::new();
        pairs.each(|id, ours, theirs| {
            let (a, b) = (Side { rec: ours, vv: &meta.vv }, Side { rec: theirs, vv: &head.vv });
            if !restarts || theirs.is_some() {
                refusals.extend(removed(id, a, b, &suspects).map(Refusal::Guard));
            }
            healed.extend(overclaims(id, a, b, &suspects));
        });
        let mut vv = meta.vv.clone();
        heal(&mut vv, &healed);
        let joins = vv.clone();

        // lowered for this join only: our own numbers are never given twice, and what is held here stays claimed
        vv.join(&meta.vv);
        vv.join(&head.vv);
        let mut pins = meta.pins.clone();
        if let (Some(Standing::First), Some(key)) = (signature, head.key) {
            pins.extend([(head.replica, key)]);
        }
        let mut audit = meta.audit.clone();
        audit.learn(&head.audit_heads, meta.replica);
        let meta_after = Meta {
            pins,
            workspace: head.workspace,
            generation: head.generation,
            start: head.start.or(meta.start.filter(|_| head.generation == meta.generation)),
            vv,
            hlc: meta.hlc.max(head.hlc_max),
            audit,
            ..meta.clone()
        };
        let seen_there = head.vv.clone();
        let (mut going, mut kept) = (BTreeSet::new(), BTreeSet::new());
        if restarts {
            pairs.each(|id, ours, theirs| {
                match ours.filter(|_| theirs.is_none()).map(|it| fate(it, &seen_there, &suspects)) {
                    Some(Fate::Goes) => {
                        going.insert(id);
                    }
                    Some(Fate::Kept) => {
                        kept.insert(id);
                    }
                    Some(Fate::Unheard) | None => {}
                }
            });
        }
        let mut plan = Plan {
            digest: foot.digest.clone(),
            new: Vec::new(),
            forward: Vec::new(),
            ignored: same.len(),
            conflicts: Vec::new(),
            deletes: Vec::new(),
            erased: Vec::new(),
            kept_out: Vec::new(),
            revived: Vec::new(),
            unknown,
            refusals,
            signature,
            drift,
            clone_alarm,
            healed,
            warnings: Vec::new(),
            restart: restarts.then(Restart::default),
            live_before: 0,
            rows: Vec::with_capacity(news.len()),
            meta_before: meta.clone(),
            meta_after,
            head,
        };
        let mut gone = BTreeSet::new();
        pairs.each(|id, ours, theirs| {
            // whether it goes is known when all others are joined
            if restarts && theirs.is_none() && matches!(ours, Some(Rec::Live { .. })) {
                return;
            }
            let (a, b) = (Side { rec: ours, vv: &joins }, Side { rec: theirs, vv: &seen_there });
            let rec = join_rec(a, b, &suspects);
            if plan.refusals.is_empty() {
                plan.refusals.extend(emptied(id, a, b, rec.as_ref()).map(Refusal::Guard));
            }
            let Some(rec) = rec.filter(|rec| Some(rec) != ours) else {
                if let Some(theirs) = theirs {
                    plan.ignored = plan.ignored.saturating_add(1);
                    plan.note_kept_out(id, ours, theirs, &meta.vv);
                }
                return;
            };
            plan.note(id, ours, theirs, &rec, &meta.vv);
            if is_deleted(&rec) {
                gone.insert(id);
            }
            let before = rows.text(id).zip(ours).map(|(text, rec)| StoredRow { kind: rec.kind().to_owned(), text });
            match encode_row(id, &rec) {
                Ok(bytes) => {
                    let same = pairs.theirs(id).filter(|text| *text == *bytes.as_slice());
                    let text = same.unwrap_or_else(|| shelf.keep(&bytes));
                    let after = StoredRow { kind: rec.kind().to_owned(), text };
                    plan.rows.push(PlannedRow { id, before, after });
                }
                Err(_) => plan.refusals.push(Refusal::Unwritable { id }),
            }
        });
        for (id, text) in news {
            let kind = kind_of(&text.bytes()).unwrap_or_default().to_owned();
            plan.new.push(Entry { id, kind: kind.clone() });
            plan.rows.push(PlannedRow { id, before: None, after: StoredRow { kind, text } });
        }
        plan.new.sort_unstable_by_key(|entry| entry.id);
        plan.rows.sort_unstable_by_key(|row| row.id);
        if let Some(restart) = &mut plan.restart {
            // by what names it once the file is in: a reference that was taken away there holds nothing here
            let spared = spared(&going, rows_after(rows, &plan.rows));
            going.retain(|id| !spared.contains(id));
            kept.extend(spared);
            restart.kept = kept.into_iter().collect();
        }
        if !going.is_empty() {
            pairs.each(|id, ours, _| {
                if let Some(ours) = ours.filter(|_| going.contains(&id)) {
                    let row = rows.text(id).map(|text| StoredRow { kind: ours.kind().to_owned(), text });
                    plan.forget(id, ours, row);
                    gone.insert(id);
                }
            });
            plan.deletes.sort_unstable_by_key(|entry| entry.id);
        }
        plan.warnings = warnings(&plan.rows, &gone, rows);
        if !(plan.deletes.is_empty() && plan.erased.is_empty()) {
            plan.live_before = rows.rows().filter(|(_, row)| is_live(row)).count();
        }
        plan
    }
}

/// Every row of the book as it will be when those in `changed`, in the order of ids, are written.
fn rows_after<'r>(rows: &'r impl Rows, changed: &'r [PlannedRow]) -> impl Iterator<Item = (Uuid, Cow<'r, [u8]>)> {
    let is_changed = move |id: &Uuid| changed.binary_search_by_key(id, |row| row.id).is_ok();
    let stay = rows.rows().filter(move |(id, _)| !is_changed(id));
    stay.chain(changed.iter().map(|row| (row.id, row.after.bytes())))
}

/// Whether none of the writes of a record is claimed by `seen`; they are shown to the watch then.
fn is_unseen(text: &Text, seen: &VersionVector, watch: &mut CloneWatch) -> bool {
    let Some(writes) = writes_of(&text.bytes()) else { return false };
    let unseen = writes.iter().all(|(dot, _)| !seen.covers(*dot));
    if unseen {
        watch.look_at_writes(&writes);
    }
    unseen
}

/// What becomes of a record that a file of a later generation does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// It was deleted there, and is forgotten here too.
    Goes,
    /// It was forgotten there and edited here since: it stays, and is written anew.
    Kept,
    /// The copy of the file never knew it: it stays as it is.
    Unheard,
}

/// A record that the file of a copy which has seen `vv` does not hold goes, unless that copy never knew it, or had not heard of
/// what somebody has written in it since.
fn fate(ours: &Rec, vv: &VersionVector, suspects: &Suspects) -> Fate {
    let seen = |version: &Ver| vv.covers(version.dot) && !suspects.contains(&version.dot.replica);
    // deleted or not: others have it of us, and would miss it in our next file
    if !ours.versions().any(seen) {
        return Fate::Unheard;
    }
    if is_deleted(ours) || ours.versions().all(seen) { Fate::Goes } else { Fate::Kept }
}

impl Plan {
    /// Notes a record that stands in the file and was erased here; `seen` is what this copy has seen.
    fn note_kept_out(&mut self, id: Uuid, ours: Option<&Rec>, theirs: &Rec, seen: &VersionVector) {
        if let (Some(Rec::Erased { .. }), Rec::Live { kind, .. }) = (ours, theirs) {
            let dropped_edits = theirs.versions().filter(|version| !seen.covers(version.dot)).count();
            self.kept_out.push(Erasure { id, kind: kind.clone(), dropped_edits });
        }
    }

    /// Notes a record that goes, as a file of a later generation does not hold it.
    fn forget(&mut self, id: Uuid, ours: &Rec, row: Option<StoredRow>) {
        let Some(restart) = &mut self.restart else { return };
        if !is_deleted(ours) {
            restart.shown = restart.shown.saturating_add(1);
            self.deletes.push(Entry { id, kind: ours.kind().to_owned() });
        }
        restart.forgotten.extend(row.map(|row| (id, row)));
    }

    /// Puts a record that the join changes into the lists.
    fn note(&mut self, id: Uuid, ours: Option<&Rec>, theirs: Option<&Rec>, joined: &Rec, seen: &VersionVector) {
        let kind = joined.kind().to_owned();
        let before = ours.map_or(Life::Deleted, Rec::life);
        match (before, joined.life()) {
            (_, Life::Erased) => {
                let known = ours.or(theirs).map_or_else(|| kind.clone(), |rec| rec.kind().to_owned());
                let unseen = |rec: &Rec, vv: &VersionVector| rec.versions().filter(|v| !vv.covers(v.dot)).count();
                let mine = ours.map_or(0, |rec| unseen(rec, &self.head.vv));
                let others = theirs.map_or(0, |rec| unseen(rec, seen));
                self.erased.push(Erasure { id, kind: known, dropped_edits: mine.saturating_add(others) });
                return;
            }
            (Life::Live | Life::Revived, Life::Deleted) => self.deletes.push(Entry { id, kind: kind.clone() }),
            (Life::Live | Life::Deleted | Life::Erased, Life::Revived) => {
                self.revived.push(Entry { id, kind: kind.clone() });
            }
            (Life::Live | Life::Revived | Life::Deleted | Life::Erased, Life::Live)
            | (Life::Revived, Life::Revived)
            | (Life::Deleted | Life::Erased, Life::Deleted) => {}
        }
        match ours {
            None => self.new.push(Entry { id, kind: kind.clone() }),
            Some(ours) => {
                let shown = |name: &str| name != LIFE && name != SHAPE;
                let changed =
                    joined.cells().filter(|(name, cell)| shown(name) && ours.show(name) != Some(&cell.show().val));
                let fields: Vec<String> = changed.map(|(name, _)| name.to_owned()).collect();
                if !fields.is_empty() {
                    self.forward.push(Forward { id, kind: kind.clone(), fields });
                }
            }
        }
        if is_deleted(joined) {
            return;
        }
        for (field, cell) in
            conflicts(joined).filter(|(field, cell)| ours.and_then(|rec| rec.cell(field)) != Some(*cell))
        {
            let versions = cell.versions().cloned().collect();
            let weight = weight(&kind, field);
            self.conflicts.push(Conflict { id, kind: kind.clone(), field: field.to_owned(), weight, versions });
        }
    }
}
