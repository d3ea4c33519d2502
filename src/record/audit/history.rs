//! What the page of a record lists: who changed what, and when.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::{Act, What};
use super::readable::{Readable, Shift};
use crate::record::rec::{LIFE, Rec, SHAPE};
use crate::record::stamp::Hlc;

/// Where the knowledge of an item comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// Written in this copy, or in one that lived in this database before.
    Here,
    /// Came in a file; when that was, by this device's clock, in milliseconds.
    CameIn {
        /// When it came in.
        at_ms: u64,
    },
    /// Told by the stamps of the record alone: what stood there before is not known here.
    ByStamp,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// When it was written, and in which copy.
    pub at: Hlc,
    /// The person, as far as it was known then.
    pub who: String,
    /// What it was.
    pub act: Act,
    /// What became of the record.
    pub what: What,
    /// How it is known.
    pub written: Written,
    /// The fields that changed, in the order of names.
    pub fields: Vec<(String, Shift)>,
    /// The key of the link that vouches for it.
    pub link: Option<(String, Readable)>,
}

/// The changes of a record, the latest first: those kept to read (`rows`, as they are stored, with their keys), and of
/// what these do not tell, what the stamps of its versions do.
pub fn history<'a>(rec: Option<&Rec>, rows: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<Item> {
    let mut items = Vec::new();
    let mut told: BTreeSet<Hlc> = BTreeSet::new();
    for (key, bytes) in rows {
        let Some(row) = Readable::decode(bytes) else { continue };
        let link = Readable::link_of(key).map(|link| (link.to_owned(), row.clone()));
        let came_in = Written::CameIn { at_ms: row.at.ms };
        let mut own = Vec::new();
        let mut theirs: BTreeMap<Hlc, Vec<(String, Shift)>> = BTreeMap::new();
        for (field, shift) in row.fields {
            match shift.written {
                Some(stamp) => theirs.entry(stamp).or_default().push((field, shift)),
                None => own.push((field, shift)),
            }
        }
        let (act, what, who) = (row.act, row.what, row.who);
        let by_file = act == Act::Import;
        if !by_file {
            told.insert(row.at);
        }
        // of an import each write is told apart, by whom it was; the arrival itself only if there is no more to it
        if !by_file || theirs.is_empty() {
            let written = if by_file { came_in } else { Written::Here };
            items.push(Item { at: row.at, who, act, what, written, fields: own, link: link.clone() });
        }
        for (at, fields) in theirs {
            told.insert(at);
            let link = link.clone();
            items.push(Item { at, who: String::new(), act, what, written: came_in, fields, link });
        }
    }
    if let Some(rec) = rec {
        items.extend(by_stamps(rec, &told));
    }
    // a record that came whole tells by its stamps who made it; its arrival says less
    if items.iter().any(|item| item.written == Written::ByStamp) {
        items.retain(|item| !(item.act == Act::Import && item.what == What::New));
    }
    items.sort_by_key(|item| std::cmp::Reverse(item.at));
    let first = items.iter().map(|item| item.at).min();
    for item in items.iter_mut().filter(|item| item.written == Written::ByStamp && Some(item.at) == first) {
        if item.what == What::Change {
            item.what = What::New;
            item.fields.clear();
        }
    }
    items
}

/// What the versions of a record tell of writes that are not told otherwise.
fn by_stamps(rec: &Rec, told: &BTreeSet<Hlc>) -> Vec<Item> {
    let mut writes: BTreeMap<Hlc, Vec<(String, Shift)>> = BTreeMap::new();
    let mut lives: BTreeMap<Hlc, What> = BTreeMap::new();
    for (field, cell) in rec.cells().filter(|(field, _)| *field != SHAPE) {
        for version in cell.versions().filter(|version| !told.contains(&version.hlc)) {
            if field == LIFE {
                let what = if version.val.get("deleted").is_some() { What::Delete } else { What::Return };
                lives.insert(version.hlc, what);
                writes.entry(version.hlc).or_default();
                continue;
            }
            let shift = Shift { from: None, to: Some(version.val.clone()), written: Some(version.hlc) };
            writes.entry(version.hlc).or_default().push((field.to_owned(), shift));
        }
    }
    let item = |(at, fields): (Hlc, Vec<(String, Shift)>)| Item {
        at,
        who: String::new(),
        act: Act::Edit,
        what: lives.get(&at).copied().unwrap_or(What::Change),
        written: Written::ByStamp,
        fields,
        link: None,
    };
    writes.into_iter().map(item).collect()
}
