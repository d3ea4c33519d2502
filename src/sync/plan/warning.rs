//! What is checked across records after a join. It never refuses one, or copies would drift apart.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use uuid::Uuid;

use crate::domain::id::parse_canonical;
use crate::kinds::Kind;
use crate::record::canonical;
use crate::record::document::is_deleted;
use crate::record::rec::Rec;
use crate::record::row::decode_row;

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

/// Fields that refer to another record.
pub const LINKS: &[(Kind, &str)] = &[
    (Kind::Customer, "merged_into"),
    (Kind::Customer, "parent"),
    (Kind::Contact, "merged_into"),
    (Kind::Contact, "customer"),
    (Kind::Contract, "customer"),
    (Kind::Contract, "own_entity"),
    (Kind::ContractEvent, "contract"),
    (Kind::Receipt, "customer"),
    (Kind::Receipt, "reverses"),
    (Kind::Allocation, "receipt"),
    (Kind::Allocation, "contract"),
    (Kind::Waiver, "contract"),
    (Kind::Waiver, "reverses"),
    (Kind::RecoveryCost, "contract"),
    (Kind::RecoveryCost, "reverses"),
    (Kind::LateFeeStatement, "contract"),
    (Kind::LateFeeStatement, "reverses"),
    (Kind::Invoice, "contract"),
    (Kind::Invoice, "red_of"),
    (Kind::InvoiceEvent, "invoice"),
];

/// Kinds whose `number` belongs to one record only.
pub const NUMBERED: &[Kind] = &[Kind::Customer, Kind::Contract, Kind::LateFeeStatement, Kind::Invoice];

const NUMBER: &str = "number";
const MERGED: &str = "merged_into";

/// Looks at records as they are after the join. `changed` are those that the join changed, `unchanged` the rows of the
/// others; of these only the ones that may matter are read.
pub(super) fn warnings<'a>(
    changed: &BTreeMap<Uuid, Rec>,
    unchanged: impl Iterator<Item = (Uuid, &'a [u8])>,
    there: impl Fn(Uuid) -> bool,
) -> Vec<Warning> {
    let gone: BTreeSet<Uuid> = changed.iter().filter(|(_, rec)| is_deleted(rec)).map(|(id, _)| *id).collect();
    let mut found = Vec::new();
    let mut numbers: BTreeMap<(Kind, String), Vec<Uuid>> = BTreeMap::new();
    for (id, rec) in changed.iter().filter(|(id, _)| !gone.contains(id)) {
        links(*id, rec, &there, &mut found);
        if let Some(number) = number(rec) {
            numbers.entry(number).or_default().push(*id);
        }
    }
    let marks = Marks::new(&gone, &numbers);
    for (id, row) in unchanged.filter(|(_, row)| marks.touch(row)) {
        let Ok((_, rec)) = decode_row(row) else { continue };
        if is_deleted(&rec) {
            continue;
        }
        links(id, &rec, &|target| !gone.contains(&target), &mut found);
        if let Some(ids) = number(&rec).and_then(|number| numbers.get_mut(&number)) {
            ids.push(id);
        }
    }
    for ((kind, number), mut ids) in numbers {
        ids.sort_unstable();
        if ids.len() > 1 {
            found.push(Warning::SameNumber { kind, number, ids });
        }
    }
    found.sort_unstable();
    found
}

fn links(id: Uuid, rec: &Rec, there: &impl Fn(Uuid) -> bool, found: &mut Vec<Warning>) {
    let Some(kind) = Kind::of(rec.kind()) else { return };
    for (_, field) in LINKS.iter().filter(|(from, _)| *from == kind) {
        let target = rec.show(field).and_then(Value::as_str).and_then(parse_canonical);
        if let Some(target) = target.filter(|target| !there(*target)) {
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

/// What the text of a row must hold to be worth reading: the id of a record that went, or a number that came. In
/// canonical text a shown value stands right behind its field, so that `"number":[["` finds it; the same characters
/// inside a text would have their quotes escaped.
struct Marks {
    gone: BTreeSet<String>,
    numbers: BTreeSet<Vec<u8>>,
}

impl Marks {
    fn new(gone: &BTreeSet<Uuid>, numbers: &BTreeMap<(Kind, String), Vec<Uuid>>) -> Self {
        let quoted = |(_, number): &(Kind, String)| canonical::bytes(&Value::from(number.as_str())).ok();
        Self {
            gone: gone.iter().map(|id| id.hyphenated().to_string()).collect(),
            numbers: numbers.keys().filter_map(quoted).collect(),
        }
    }

    fn touch(&self, row: &[u8]) -> bool {
        // rows are UTF-8 by their making; one that is not is never read here
        let Ok(text) = str::from_utf8(row) else { return false };
        let bears = || {
            let behind = text.split_once("\"number\":[[").map(|(_, behind)| behind)?;
            let end = behind.as_bytes().windows(2).position(|pair| pair == b"\",")?;
            self.numbers.get(behind.as_bytes().get(..end.saturating_add(1))?)
        };
        let refers = || {
            LINKS.iter().any(|(_, field)| {
                let behind = text.split_once(&format!("\"{field}\":[[\"")).map(|(_, behind)| behind);
                behind.and_then(|behind| behind.get(..36)).is_some_and(|id| self.gone.contains(id))
            })
        };
        (!self.numbers.is_empty() && bears().is_some()) || (!self.gone.is_empty() && refers())
    }
}
