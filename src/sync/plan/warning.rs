//! What is checked across records after a join. It never refuses one, or copies would drift apart.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use memchr::memmem::{self, Finder};
use serde_json::Value;
use uuid::Uuid;

use super::PlannedRow;
use crate::kinds::Kind;
use crate::record::document::is_deleted;
use crate::record::rec::Rec;
use crate::record::row::{Rows, decode_row, kind_of};
use crate::sync::links::{LINKS, id_at, ids_in, named, register};

/// Something a person should look at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Warning {
    /// A record refers to one that is not there, or no longer.
    Missing {
        /// The record.
        id: Uuid,
        /// Its kind.
        kind: Kind,
        /// The field that refers.
        field: &'static str,
        /// What it refers to.
        target: Uuid,
    },
    /// Several records bear one number. None is renumbered.
    SameNumber {
        /// Their kind.
        kind: Kind,
        /// The number.
        number: String,
        /// The records, in order.
        ids: Vec<Uuid>,
    },
}

/// Kinds whose `number` belongs to one record only.
pub const NUMBERED: &[Kind] = &[
    Kind::Customer,
    Kind::Contract,
    Kind::Amendment,
    Kind::PayoutRun,
    Kind::LateFeeStatement,
    Kind::Invoice,
    Kind::Ticket,
    Kind::Dispute,
    Kind::SharingScope,
    Kind::Incident,
];

const NUMBER: &str = "number";
const MERGED: &str = "merged_into";

/// Looks at the book as it will be: `changed` are the rows that the join changes, in order, `gone` the records that will be
/// deleted or forgotten, `book` the rows as they are. Of all of these only those are read whole that may matter.
pub(super) fn warnings(changed: &[PlannedRow], gone: &BTreeSet<Uuid>, book: &impl Rows) -> Vec<Warning> {
    let planned = |id: Uuid| changed.binary_search_by_key(&id, |row| row.id).is_ok();
    let there = |id: Uuid| !gone.contains(&id) && (planned(id) || book.row(id).is_some_and(|row| is_live(&row)));
    let marks = Marks::new();
    let mut found = Vec::new();
    let mut numbers: Vec<(u64, Uuid)> = Vec::new();
    let mut called = BTreeMap::new();
    for row in changed.iter().filter(|row| !gone.contains(&row.id)) {
        let bytes = row.after.text.bytes();
        let Some(kind) = Kind::of(&row.after.kind) else { continue };
        if marks.targets(kind, &bytes).any(|target| !there(target))
            && let Ok((_, rec)) = decode_row(&bytes)
        {
            links(row.id, &rec, &there, &mut found);
        }
        if let Some(number) = marks.number(kind, &bytes) {
            numbers.push((sum_of(kind, number), row.id));
        }
    }
    numbers.sort_unstable();
    for (id, row) in book.rows() {
        let Some(kind) = kind_of(&row).and_then(Kind::of) else { continue };
        let refers = !gone.is_empty() && marks.targets(kind, &row).any(|target| gone.contains(&target));
        let sum = if numbers.is_empty() { None } else { marks.number(kind, &row).map(|number| sum_of(kind, number)) };
        let bears = sum.filter(|sum| numbers.binary_search_by_key(sum, |(known, _)| *known).is_ok());
        if (!refers && bears.is_none()) || planned(id) || gone.contains(&id) {
            continue;
        }
        let Ok((_, rec)) = decode_row(&row) else { continue };
        if is_deleted(&rec) {
            continue;
        }
        if refers {
            links(id, &rec, &|target| !gone.contains(&target), &mut found);
        }
        note_number(id, &rec, &mut called);
    }
    for same in numbers.chunk_by(|(a, _), (b, _)| a == b) {
        let lone = same.len() == 1;
        for (_, id) in same {
            let row = changed.binary_search_by_key(id, |row| row.id).ok().and_then(|at| changed.get(at));
            let rec = row.and_then(|row| decode_row(&row.after.text.bytes()).ok()).map(|(_, rec)| rec);
            // alone under its number unless one that stays as it is bears it
            if let Some(rec) = rec.filter(|rec| !lone || number(rec).is_some_and(|it| called.contains_key(&it))) {
                note_number(*id, &rec, &mut called);
            }
        }
    }
    for ((kind, number), mut ids) in called {
        ids.sort_unstable();
        if ids.len() > 1 {
            found.push(Warning::SameNumber { kind, number, ids });
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn note_number(id: Uuid, rec: &Rec, called: &mut BTreeMap<(Kind, String), Vec<Uuid>>) {
    if let Some(number) = number(rec) {
        called.entry(number).or_default().push(id);
    }
}

/// Stands for a number; two that are not equal may share it, which is looked into.
fn sum_of(kind: Kind, number: &[u8]) -> u64 {
    let mut sum = DefaultHasher::new();
    kind.hash(&mut sum);
    number.hash(&mut sum);
    sum.finish()
}

/// Whether a row is there for people, without reading more of it than need be.
pub(in crate::sync) fn is_live(row: &[u8]) -> bool {
    let marked = |mark: &[u8]| memmem::find(row, mark).is_some();
    if !marked(b"\"_life\":[[") && !marked(b"\"erased\":\"") {
        return true;
    }
    decode_row(row).is_ok_and(|(_, rec)| !is_deleted(&rec))
}

fn links(id: Uuid, rec: &Rec, there: &impl Fn(Uuid) -> bool, found: &mut Vec<Warning>) {
    let Some(kind) = Kind::of(rec.kind()) else { return };
    for (field, target, _) in named(kind, rec) {
        if !there(target) {
            found.push(Warning::Missing { id, kind, field, target });
        }
    }
}

fn number(rec: &Rec) -> Option<(Kind, String)> {
    // a record that another one stands for keeps its number, and that one may bear it now
    if rec.show(MERGED).is_some_and(|into| !into.is_null()) {
        return None;
    }
    let kind = Kind::of(rec.kind()).filter(|kind| NUMBERED.contains(kind))?;
    let number = rec.show(NUMBER).and_then(Value::as_str).filter(|number| !number.is_empty())?;
    Some((kind, number.to_owned()))
}

/// Finds in the text of a row what may make it worth reading: what it refers to, and its number. In canonical text a shown
/// value stands right behind its field, so that `"number":[["` finds it; the same characters inside a text would have their
/// quotes escaped.
struct Marks {
    number: Finder<'static>,
    links: Vec<(Kind, Finder<'static>)>,
    /// Kinds that name others inside of lists, sets and facts, and the text without which a row does not: every id of one that
    /// has it is looked at.
    deep: Vec<(Kind, Option<Finder<'static>>)>,
}

impl Marks {
    fn new() -> Self {
        let mark = |field: &str| Finder::new(&format!("\"{field}\":[[\"")).into_owned();
        let is_plain = |path: &str| register(path) == path;
        let plain = LINKS.iter().filter(|(_, path, _)| is_plain(path));
        let deep = LINKS.iter().filter(|(_, path, _)| !is_plain(path));
        Self {
            number: mark(NUMBER),
            links: plain.map(|(kind, field, _)| (*kind, mark(field))).collect(),
            deep: deep.map(|(kind, path, _)| (*kind, inner_mark(path))).collect(),
        }
    }

    /// The number as it is written, with its escapes.
    fn number<'r>(&self, kind: Kind, row: &'r [u8]) -> Option<&'r [u8]> {
        if !NUMBERED.contains(&kind) {
            return None;
        }
        let behind = behind(&self.number, row)?;
        let end = behind.windows(2).position(|pair| pair == b"\",")?;
        behind.get(..end).filter(|number| !number.is_empty())
    }

    /// The records that a row of this kind refers to; of the kinds that do so at depth, whatever may be one.
    fn targets(&self, kind: Kind, row: &[u8]) -> impl Iterator<Item = Uuid> {
        let mine = self.links.iter().filter(move |(from, _)| *from == kind);
        let plain = mine.filter_map(move |(_, mark)| id_at(behind(mark, row)?));
        let names = |mark: &Option<Finder<'_>>| mark.as_ref().is_none_or(|mark| mark.find(row).is_some());
        let is_deep = self.deep.iter().any(|(of, mark)| *of == kind && names(mark));
        plain.chain(is_deep.then(|| ids_in(row)).into_iter().flatten())
    }
}

/// What stands before an id at the end of this path, where that is a field: of a register it would be a list of versions.
fn inner_mark(path: &str) -> Option<Finder<'static>> {
    let (_, last) = path.rsplit_once('.')?;
    let is_field = !matches!(last, "[]" | "{}");
    is_field.then(|| Finder::new(&format!("\"{last}\":\"")).into_owned())
}

fn behind<'r>(mark: &Finder<'_>, row: &'r [u8]) -> Option<&'r [u8]> {
    row.get(mark.find(row)?.checked_add(mark.needle().len())?..)
}
