//! From a plan to what people look at.

use std::collections::BTreeMap;

use serde_json::Value;
use uuid::Uuid;

use super::preview::{
    Cause, Changed, Concern, Dispute, Erased, FieldPair, FieldSaid, FilesSaid, KeptOut, KindCount, Listed, Merged,
    Named, Origin, Preview, Said,
};
use super::title::title;
use super::who::Copies;
use super::{FileRow, Snapshot};
use crate::kinds::Kind;
use crate::record::cell::Cell;
use crate::record::conflict::Weight;
use crate::record::document::is_deleted;
use crate::record::life::Life;
use crate::record::rec::{ERASED, LIFE, Rec, SHAPE};
use crate::record::row::{decode_row, kind_of};
use crate::record::stamp::Drift;
use crate::record::version::Ver;
use crate::sync::file::signature::Standing;
use crate::sync::plan::warning::Warning;
use crate::sync::plan::{Plan, PlannedRow, Verdict};
use crate::sync::shelf::Text;

/// How many of a list are told one by one.
const TOLD: usize = 500;
/// From so many changed records on a copy outside the browser is offered first (`storage-and-sync.md` 2.8).
const MANY: usize = 500;

/// What a file would change.
pub(super) fn preview(book: &Snapshot, file: &BTreeMap<Uuid, FileRow>, plan: &Plan) -> Preview {
    let survey = Survey { book, file, plan, copies: copies(book, file) };
    let mut counts = Counts::default();
    let mut lists = Lists::default();
    for row in &plan.rows {
        survey.changed_row(row, &mut counts, &mut lists);
    }
    survey.unchanged_rows(&mut counts, &mut lists);
    let mut disputes: Vec<Dispute> = plan.revived.iter().filter_map(|entry| survey.life(entry.id)).collect();
    disputes.extend(plan.conflicts.iter().map(|conflict| survey.dispute(conflict)));
    disputes.sort_by(|a, b| a.weight.cmp(&b.weight).then_with(|| a.record.id.cmp(&b.record.id)));
    for dispute in disputes.iter().filter(|dispute| dispute.weight == Weight::Protected) {
        counts.note(&dispute.record.kind, |count| raise(&mut count.disputed));
    }
    let forgotten = plan.restart.as_ref().map_or(0, |restart| restart.forgotten.len());
    let changes = plan.rows.len().saturating_add(forgotten);
    let verdict = plan.verdict();
    Preview {
        origin: survey.origin(),
        nothing_new: plan.changes_nothing(),
        restores: book.meta.is_empty(),
        questions: if let Verdict::Ask(questions) = verdict { questions } else { Vec::new() },
        kinds: counts.in_order(),
        disputes,
        merged: lists.merged,
        changed: lists.changed,
        new: lists.new,
        here: lists.here,
        deleted: lists.deleted,
        erased: survey.erased(),
        kept_out: survey.kept_out(),
        concerns: survey.concerns(),
        files: FilesSaid::default(),
        large: !book.rows.0.is_empty() && (changes > MANY || changes.saturating_mul(20) > book.rows.0.len()),
    }
}

fn copies(book: &Snapshot, file: &BTreeMap<Uuid, FileRow>) -> Copies {
    let theirs = file.values().filter_map(|row| match row {
        FileRow::Known => None,
        FileRow::Other(text, _) => Some(text.bytes()),
    });
    // what this copy says of itself counts before what an older file says of it: the rows here come last
    Copies::of(book.meta.replica, theirs.chain(book.rows.0.values().map(Text::bytes)))
}

#[derive(Default)]
struct Lists {
    merged: Listed<Merged>,
    changed: Listed<Changed>,
    new: Listed<Named>,
    here: Listed<Named>,
    deleted: Listed<Named>,
}

#[derive(Default)]
struct Counts(BTreeMap<String, KindCount>);

impl Counts {
    fn note(&mut self, kind: &str, raise: impl FnOnce(&mut KindCount)) {
        if let Some(count) = self.0.get_mut(kind) {
            raise(count);
        } else {
            let mut count = KindCount { kind: kind.to_owned(), ..KindCount::default() };
            raise(&mut count);
            self.0.insert(kind.to_owned(), count);
        }
    }

    fn in_order(self) -> Vec<KindCount> {
        let place = |kind: &str| Kind::ALL.iter().position(|known| known.name() == kind).unwrap_or(usize::MAX);
        let mut all: Vec<KindCount> = self.0.into_values().collect();
        all.sort_by_key(|count| place(&count.kind));
        all
    }
}

fn raise(n: &mut usize) {
    *n = n.saturating_add(1);
}

struct Survey<'a> {
    book: &'a Snapshot,
    file: &'a BTreeMap<Uuid, FileRow>,
    plan: &'a Plan,
    copies: Copies,
}

impl Survey<'_> {
    fn theirs(&self, id: Uuid) -> Option<Rec> {
        match self.file.get(&id)? {
            FileRow::Known => self.book.rec(id),
            FileRow::Other(text, _) => decode_row(&text.bytes()).ok().map(|(_, rec)| rec),
        }
    }

    /// The record as it will be.
    fn joined(&self, id: Uuid) -> Option<Rec> {
        let row = self.plan.rows.binary_search_by_key(&id, |row| row.id).ok().and_then(|at| self.plan.rows.get(at))?;
        decode_row(&row.after.bytes()).ok().map(|(_, rec)| rec)
    }

    /// A record by the best name that is known for it.
    fn named(&self, id: Uuid, kind: &str) -> Named {
        let recs = [self.book.rec(id), self.theirs(id)];
        let title = recs.iter().flatten().map(title).find(|title| !title.is_empty()).unwrap_or_default();
        let kind = recs.iter().flatten().map(Rec::kind).find(|known| *known != ERASED).unwrap_or(kind);
        Named { id, kind: kind.to_owned(), title }
    }

    fn changed_row(&self, row: &PlannedRow, counts: &mut Counts, lists: &mut Lists) {
        let theirs = match self.file.get(&row.id) {
            Some(FileRow::Other(text, _)) => Some(text),
            Some(FileRow::Known) | None => None,
        };
        let Some(before) = &row.before else {
            // the mark of an erasure that was never here is nothing to look at
            if row.after.kind != ERASED {
                counts.note(&row.after.kind, |count| raise(&mut count.new));
                lists.new.add(TOLD, || Some(self.named(row.id, &row.after.kind)));
            }
            return;
        };
        counts.note(&before.kind, |count| raise(&mut count.newer_there));
        if self.plan.deletes.binary_search_by_key(&row.id, |entry| entry.id).is_ok() {
            lists.deleted.add(TOLD, || Some(self.named(row.id, &before.kind)));
        } else if row.after.kind == ERASED {
            // told with what is dropped
        } else if theirs.is_some_and(|text| *text == row.after.text) {
            lists.changed.add(TOLD, || self.newer_there(row.id, &before.kind));
        } else {
            let merged = if lists.merged.items.len() < TOLD { self.merged(row.id, &before.kind) } else { None };
            if let Some(merged) = merged {
                lists.merged.add(TOLD, || Some(merged));
            } else {
                lists.changed.add(TOLD, || self.newer_there(row.id, &before.kind));
            }
        }
    }

    /// Everything that the join leaves as it is here.
    fn unchanged_rows(&self, counts: &mut Counts, lists: &mut Lists) {
        let mut changed = self.plan.rows.iter().map(|row| row.id).peekable();
        let mut there = self.file.iter().peekable();
        for (id, row) in &self.book.rows.0 {
            // all three in the order of ids
            while changed.next_if(|next| next < id).is_some() {}
            while there.next_if(|(next, _)| *next < id).is_some() {}
            if changed.peek() == Some(id) {
                continue;
            }
            let bytes = row.bytes();
            let Some(kind) = kind_of(&bytes).filter(|kind| *kind != ERASED) else { continue };
            if self.is_forgotten(*id) {
                if self.plan.deletes.binary_search_by_key(id, |entry| entry.id).is_ok() {
                    counts.note(kind, |count| raise(&mut count.newer_there));
                    lists.deleted.add(TOLD, || Some(self.named(*id, kind)));
                }
                continue;
            }
            let same = match there.peek().filter(|(next, _)| *next == id) {
                Some((_, FileRow::Known)) => true,
                Some((_, FileRow::Other(text, _))) => text == row,
                None => false,
            };
            if same {
                counts.note(kind, |count| raise(&mut count.same));
            } else {
                counts.note(kind, |count| raise(&mut count.newer_here));
                lists.here.add(TOLD, || Some(self.named(*id, kind)));
            }
        }
    }

    /// Whether a file of a later generation has forgotten the record.
    fn is_forgotten(&self, id: Uuid) -> bool {
        let forgotten = self.plan.restart.as_ref().map(|restart| &restart.forgotten);
        forgotten.is_some_and(|all| all.binary_search_by_key(&id, |(id, _)| *id).is_ok())
    }

    fn said(&self, version: &Ver, here: Option<&Cell>, there: Option<&Cell>) -> Said {
        Said {
            value: version.val.clone(),
            who: self.copies.who(version.dot.replica),
            at_ms: version.hlc.ms,
            here: here.is_some_and(|cell| cell.holds(version)),
            there: there.is_some_and(|cell| cell.holds(version)),
        }
    }

    fn dispute(&self, conflict: &crate::sync::plan::Conflict) -> Dispute {
        let (ours, theirs) = (self.book.rec(conflict.id), self.theirs(conflict.id));
        let cell = |rec: &Option<Rec>| rec.as_ref().and_then(|rec| rec.cell(&conflict.field)).cloned();
        let (ours, theirs) = (cell(&ours), cell(&theirs));
        let values = conflict.versions.iter().map(|version| self.said(version, ours.as_ref(), theirs.as_ref()));
        Dispute {
            record: self.named(conflict.id, &conflict.kind),
            field: conflict.field.clone(),
            weight: conflict.weight,
            values: values.collect(),
        }
    }

    /// Deleted on one side and edited on the other.
    fn life(&self, id: Uuid) -> Option<Dispute> {
        let (ours, theirs, joined) = (self.book.rec(id), self.theirs(id), self.joined(id)?);
        let of = |rec: Option<&Rec>, deleted: bool| {
            rec.is_some_and(|rec| is_deleted(rec) == deleted && rec.life() != Life::Erased)
        };
        let (edit, deletion) = life_versions(&joined);
        let told = |version: &Ver, stays: bool| Said {
            value: Value::Bool(stays),
            here: of(ours.as_ref(), !stays),
            there: of(theirs.as_ref(), !stays),
            ..self.said(version, None, None)
        };
        let values = vec![told(&edit?, true), told(&deletion?, false)];
        let record = self.named(id, joined.kind());
        Some(Dispute { record, field: LIFE.to_owned(), weight: Weight::Protected, values })
    }

    fn newer_there(&self, id: Uuid, kind: &str) -> Option<Changed> {
        let (ours, joined) = (self.book.rec(id)?, self.joined(id)?);
        let theirs = self.theirs(id);
        let fields = joined.cells().filter(|(name, _)| is_shown(name)).filter_map(|(name, cell)| {
            let before = ours.cell(name);
            let there = theirs.as_ref().and_then(|rec| rec.cell(name));
            let changes = before.is_none_or(|before| before.show().val != cell.show().val);
            changes.then(|| FieldPair {
                field: name.to_owned(),
                here: before.map(|before| self.said(before.show(), Some(before), there)),
                there: self.said(cell.show(), before, there),
            })
        });
        Some(Changed { record: self.named(id, kind), fields: fields.collect() })
    }

    /// What either side changed of a record, where both did; `None` where only one did.
    fn merged(&self, id: Uuid, kind: &str) -> Option<Merged> {
        let (ours, theirs, joined) = (self.book.rec(id)?, self.theirs(id)?, self.joined(id)?);
        let (mut here, mut there) = (Vec::new(), Vec::new());
        for (name, cell) in joined.cells().filter(|(name, cell)| is_shown(name) && !cell.conflict()) {
            let (a, b) = (ours.cell(name), theirs.cell(name));
            if a == b {
                continue;
            }
            let told = FieldSaid { field: name.to_owned(), said: self.said(cell.show(), a, b) };
            match (a == Some(cell), b == Some(cell)) {
                (true, false) => here.push(told),
                (false, true) => there.push(told),
                (true, true) | (false, false) => {}
            }
        }
        let both = !here.is_empty() && !there.is_empty();
        both.then(|| Merged { record: self.named(id, kind), here, there })
    }

    fn origin(&self) -> Origin {
        let (head, meta) = (&self.plan.head, &self.book.meta);
        let theirs = self.file.iter().filter_map(|(id, row)| match row {
            FileRow::Known => self.book.rows.0.get(id).map(Text::bytes),
            FileRow::Other(text, _) => Some(text.bytes()),
        });
        let mut firms = theirs.filter(|row| kind_of(row) == Some(Kind::OwnEntity.name()));
        let owner = firms.find_map(|row| {
            let (_, rec) = decode_row(&row).ok()?;
            (!is_deleted(&rec)).then(|| title(&rec))
        });
        let imports = || meta.imports.iter().rev();
        // an unsigned file may go out under an id that no other file has
        let copy = head.shown_copy();
        Origin {
            by: self.copies.who(copy),
            owner: owner.unwrap_or_default(),
            exported_ms: head.created_ms,
            met_ms: imports().find(|import| import.replica == copy).map(|import| import.at_ms),
            repeated_ms: imports().find(|import| import.digest == self.plan.digest).map(|import| import.at_ms),
            records: head.total(),
            signed: self.plan.signature.is_some_and(|standing| standing != Standing::Unsigned),
            digest: self.plan.digest.clone(),
        }
    }

    fn erased(&self) -> Vec<Erased> {
        let here =
            self.plan.erased.iter().filter(|erasure| erasure.dropped_edits > 0 || self.book.rec(erasure.id).is_some());
        here.map(|erasure| Erased { record: self.named(erasure.id, &erasure.kind), dropped: erasure.dropped_edits })
            .collect()
    }

    fn kept_out(&self) -> KeptOut {
        let all = &self.plan.kept_out;
        let edits = all.iter().map(|erasure| erasure.dropped_edits).fold(0, usize::saturating_add);
        KeptOut { records: all.len(), edits }
    }

    /// The file by which this copy came to claim what it did not have (G7): one that was brought in after the write that comes
    /// back, if there is one the last of the copy that wrote it, else the last of any.
    fn cause(&self) -> Option<Cause> {
        let overclaim = self.plan.healed.first()?;
        let rec = self.theirs(overclaim.id)?;
        let written = rec.versions().find(|version| version.dot == overclaim.dot)?.hlc.ms;
        let since = || self.book.meta.imports.iter().rev().filter(|import| import.at_ms >= written);
        let import = since().find(|import| import.replica == overclaim.dot.replica).or_else(|| since().next())?;
        Some(Cause { by: self.copies.who(import.replica), at_ms: import.at_ms })
    }

    fn concerns(&self) -> Vec<Concern> {
        let mut found = Vec::new();
        if let Drift::Warn { ahead_ms } = self.plan.drift {
            found.push(Concern::Clock { ahead_ms });
        }
        if !self.plan.clone_alarm.is_empty() {
            found.push(Concern::Twins);
        }
        if !self.plan.healed.is_empty() {
            found.push(Concern::Healed { writes: self.plan.healed.len(), cause: self.cause() });
        }
        found.extend(self.plan.unknown.iter().map(|(kind, n)| Concern::Unknown { kind: kind.clone(), records: *n }));
        found.extend(self.plan.warnings.iter().take(TOLD).map(|warning| match warning {
            Warning::Missing { id, kind, field, .. } => {
                Concern::Missing { record: self.named(*id, kind.name()), field: (*field).to_owned() }
            }
            Warning::SameNumber { kind, number, ids } => Concern::SameNumber {
                number: number.clone(),
                records: ids.iter().map(|id| self.named(*id, kind.name())).collect(),
            },
        }));
        found
    }
}

fn is_shown(field: &str) -> bool {
    field != LIFE && field != SHAPE
}

/// The latest edit and the latest deletion of a record.
pub fn life_versions(rec: &Rec) -> (Option<Ver>, Option<Ver>) {
    let deletions = rec.cell(LIFE).into_iter().flat_map(Cell::versions).filter(|version| version.val.is_object());
    let edits = rec.cells().filter(|(name, _)| *name != LIFE).flat_map(|(_, cell)| cell.versions());
    let latest = |a: &&Ver, b: &&Ver| a.hlc.cmp(&b.hlc);
    (edits.max_by(latest).cloned(), deletions.max_by(latest).cloned())
}
