//! Working out a plan, record by record.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::warning::warnings;
use super::{Conflict, Entry, Erasure, Forward, Plan, PlannedRow, Refusal, StoredRow};
use crate::kinds::Kind;
use crate::record::conflict::{conflicts, weight};
use crate::record::document::is_deleted;
use crate::record::guard::{CloneWatch, emptied, heal, overclaims, removed, within_head, writes_within_head};
use crate::record::join::{Side, join_rec};
use crate::record::life::Life;
use crate::record::meta::Meta;
use crate::record::rec::{LIFE, Rec, SHAPE};
use crate::record::row::{Rows, decode_row, encode_row, writes_of};
use crate::record::stamp::Drift;
use crate::record::version_vector::VersionVector;
use crate::sync::file::head::Head;
use crate::sync::file::reader::{FileRecord, Foot, ReadRecord};
use crate::sync::file::signature::{self, Standing};

/// Takes the records of a file as they are read, and keeps those that differ from ours.
#[derive(Debug)]
pub struct Planner<'a, R> {
    meta: &'a Meta,
    rows: &'a R,
    head: Head,
    drift: Drift,
    refusals: Vec<Refusal>,
    /// In order, as the file is.
    same: Vec<Uuid>,
    unknown: BTreeMap<String, usize>,
    theirs: BTreeMap<Uuid, Rec>,
}

impl<'a, R: Rows> Planner<'a, R> {
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
        } else if file > ours {
            refusals.push(Refusal::NewerGeneration { file, ours });
        }
        match drift {
            Drift::Refuse { ahead_ms } => refusals.push(Refusal::Drift { ahead_ms }),
            Drift::Silent | Drift::Warn { .. } | Drift::Confirm { .. } => {}
        }
        let (same, unknown, theirs) = (Vec::new(), BTreeMap::new(), BTreeMap::new());
        Self { meta, rows, head: head.clone(), drift, refusals, same, unknown, theirs }
    }

    /// Why the file will not be brought in, as far as is known. When there is something, reading on is of no use.
    pub fn refusals(&self) -> &[Refusal] {
        &self.refusals
    }

    /// Takes in a record.
    pub fn take(&mut self, record: FileRecord) {
        let ReadRecord { id, rec, bytes, .. } = match record {
            // the same text as ours; the file's head must vouch for its writes all the same
            FileRecord::Known { id } => {
                let (vv, hlc_max) = (&self.head.vv, self.head.hlc_max);
                let within = self.rows.row(id).map_or(Ok(()), |row| match writes_of(row) {
                    Some(writes) => writes_within_head(id, &writes, vv, hlc_max),
                    None => decode_row(row).map_or(Ok(()), |(_, rec)| within_head(id, &rec, vv, hlc_max)),
                });
                if let Err(guard) = within {
                    self.refusals.push(guard.into());
                }
                return self.same.push(id);
            }
            FileRecord::Other(record) => record,
        };
        if let Err(guard) = within_head(id, &rec, &self.head.vv, self.head.hlc_max) {
            self.refusals.push(guard.into());
        }
        match &rec {
            Rec::Live { kind, .. } if Kind::of(kind).is_none() => {
                let n = self.unknown.entry(kind.clone()).or_default();
                *n = n.saturating_add(1);
            }
            Rec::Live { .. } | Rec::Erased { .. } => {}
        }
        if self.rows.row(id) == Some(bytes.as_slice()) {
            self.same.push(id);
        } else {
            self.theirs.insert(id, rec);
        }
    }

    /// The plan, when the file has been read to its end and found whole.
    pub fn finish(self, foot: &Foot) -> Plan {
        let Self { meta, rows, head, drift, mut refusals, same, unknown, theirs } = self;
        let signature = match signature::check(meta, &head, foot) {
            Ok(standing) => Some(standing),
            Err(fault) => {
                refusals.insert(0, fault.into());
                None
            }
        };
        let ours = differing(rows, &same, &mut refusals);

        let mut watch = CloneWatch::new(&meta.vv, &head.vv, meta.replica);
        let ids: BTreeSet<Uuid> = ours.keys().chain(theirs.keys()).copied().collect();
        for id in &ids {
            watch.look(ours.get(id), theirs.get(id));
        }
        let (suspects, clone_alarm) = watch.verdict();

        let mut healed = Vec::new();
        for id in &ids {
            let (a, b) = (Side { rec: ours.get(id), vv: &meta.vv }, Side { rec: theirs.get(id), vv: &head.vv });
            refusals.extend(removed(*id, a, b, &suspects).map(Refusal::Guard));
            healed.extend(overclaims(*id, a, b, &suspects));
        }
        let mut vv = meta.vv.clone();
        heal(&mut vv, &healed);

        let mut joined = BTreeMap::new();
        for id in &ids {
            let (a, b) = (Side { rec: ours.get(id), vv: &vv }, Side { rec: theirs.get(id), vv: &head.vv });
            let rec = join_rec(a, b, &suspects);
            if refusals.is_empty() {
                refusals.extend(emptied(*id, a, b, rec.as_ref()).map(Refusal::Guard));
            }
            if let Some(rec) = rec.filter(|rec| Some(rec) != a.rec) {
                joined.insert(*id, rec);
            }
        }
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
            vv,
            hlc: meta.hlc.max(head.hlc_max),
            audit,
            ..meta.clone()
        };
        let kept = rows.rows().filter(|(id, _)| !joined.contains_key(id));
        let there = |id: Uuid| match joined.get(&id) {
            Some(rec) => !is_deleted(rec),
            None => rows.row(id).is_some_and(is_live),
        };
        let mut plan = Plan {
            digest: foot.digest.clone(),
            new: Vec::new(),
            forward: Vec::new(),
            ignored: same.len().saturating_add(theirs.keys().filter(|id| !joined.contains_key(id)).count()),
            conflicts: Vec::new(),
            deletes: Vec::new(),
            erased: Vec::new(),
            revived: Vec::new(),
            unknown,
            refusals,
            signature,
            drift,
            clone_alarm,
            healed,
            warnings: warnings(&joined, kept, there),
            live_before: 0,
            rows: Vec::with_capacity(joined.len()),
            meta_before: meta.clone(),
            meta_after,
            head,
        };
        for (id, rec) in joined {
            plan.note(id, ours.get(&id), theirs.get(&id), &rec, &meta.vv);
            let before = rows.row(id).map(<[u8]>::to_vec);
            let before = before.zip(ours.get(&id)).map(|(bytes, rec)| StoredRow { kind: rec.kind().to_owned(), bytes });
            match encode_row(id, &rec) {
                Ok(bytes) => {
                    let after = StoredRow { kind: rec.kind().to_owned(), bytes };
                    plan.rows.push(PlannedRow { id, before, after });
                }
                Err(_) => plan.refusals.push(Refusal::Unwritable { id }),
            }
        }
        if !(plan.deletes.is_empty() && plan.erased.is_empty()) {
            plan.live_before = rows.rows().filter(|(_, row)| is_live(row)).count();
        }
        plan
    }
}

/// Whether a row is there for people, without reading more of it than need be.
fn is_live(row: &[u8]) -> bool {
    let marked = |text: &str| text.contains("\"_life\":[[") || text.contains("\"erased\":\"");
    match str::from_utf8(row) {
        Ok(text) if !marked(text) => true,
        Ok(_) => decode_row(row).is_ok_and(|(_, rec)| !is_deleted(&rec)),
        Err(_) => false,
    }
}

/// Our records that are not the same in the file: other there, or not there.
fn differing(rows: &impl Rows, same: &[Uuid], refusals: &mut Vec<Refusal>) -> BTreeMap<Uuid, Rec> {
    let mut ours = BTreeMap::new();
    for (id, row) in rows.rows().filter(|(id, _)| same.binary_search(id).is_err()) {
        match decode_row(row) {
            Ok((_, rec)) => drop(ours.insert(id, rec)),
            Err(_) => refusals.push(Refusal::OurRow { id }),
        }
    }
    ours
}

impl Plan {
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
