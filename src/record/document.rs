//! Between an entity and its record: every top-level field is a register, except the id; of the fields in
//! [`Entity::SETS`] every item is one, named `<set>/<item id>`.
//!
//! An entity writes all its top-level fields (`skip_serializing_if` there only where `tests/native/architecture/skipping.rs`
//! says so): a field that is missing cannot be told from one that a newer version of the app made. A register that shows null
//! is read as a field that is not there.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::{Map, Value};
use thiserror::Error;
use uuid::Uuid;

use super::life::Life;
use super::rec::{LIFE, Rec, SHAPE};
use super::row::{RowFault, decode_row};
use super::shown::decode_shown;
use crate::domain::entity::Entity;

/// Why an entity has no written form.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DocumentFault {
    /// It is not written as a JSON object, or not at all.
    #[error("the entity is not an object: {0}")]
    NotAnObject(String),
    /// A field that is named as a set is not written as an object.
    #[error("the set {0:?} is not written as an object")]
    NotASet(&'static str),
}

/// Why a record cannot be shown as an entity.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReadFault {
    /// It is of another kind.
    #[error("the record is a {found:?}")]
    OtherKind {
        /// The kind it is.
        found: String,
    },
    /// It was erased.
    #[error("the record was erased")]
    Erased,
    /// It was written in a shape that this version of the app does not know.
    #[error("the record has shape {shape}, from a newer version: {reason}")]
    NewerShape {
        /// The shape it has.
        shape: u64,
        /// What the reader says.
        reason: String,
    },
    /// Its values do not make an entity.
    #[error("the record cannot be read: {reason}")]
    Values {
        /// What the reader says.
        reason: String,
    },
}

/// The number of the current shape of a document: the count of released changes, plus one.
pub fn shape_of<E: Entity>() -> u64 {
    u64::try_from(E::UPCASTS.len()).unwrap_or(u64::MAX).saturating_add(1)
}

/// The registers of an entity and their values.
pub fn fields_of<E: Entity>(entity: &E) -> Result<BTreeMap<String, Value>, DocumentFault> {
    let written = serde_json::to_value(entity).map_err(|error| DocumentFault::NotAnObject(error.to_string()))?;
    let Value::Object(document) = written else {
        return Err(DocumentFault::NotAnObject(String::new()));
    };
    let mut fields = BTreeMap::new();
    for (name, value) in document {
        if name == "id" {
            continue;
        }
        match E::SETS.iter().find(|set| **set == name) {
            None => drop(fields.insert(name, value)),
            Some(set) => {
                let Value::Object(items) = value else { return Err(DocumentFault::NotASet(set)) };
                fields.extend(items.into_iter().map(|(item, value)| (item_register(set, &item), value)));
            }
        }
    }
    if shape_of::<E>() > 1 {
        fields.insert(SHAPE.to_owned(), Value::from(shape_of::<E>()));
    }
    Ok(fields)
}

fn item_register(set: &str, item: &str) -> String {
    format!("{set}/{item}")
}

/// The registers that must be written so that the record shows `fields`; those that show it already are left alone. An
/// item of a set that `fields` does not have is written as null, which is how an item is removed. The shape is never
/// lowered: what a newer version wrote stays marked as such.
pub fn changed_fields(
    old: Option<&Rec>,
    fields: BTreeMap<String, Value>,
    sets: &'static [&'static str],
) -> BTreeMap<String, Value> {
    let Some(rec) = old else { return fields };
    let shape = |value: Option<&Value>| value.and_then(Value::as_u64).unwrap_or(1);
    let removed: Vec<String> = rec
        .cells()
        .filter(|(name, cell)| in_a_set(name, sets) && !cell.show().val.is_null() && !fields.contains_key(*name))
        .map(|(name, _)| name.to_owned())
        .collect();
    let differs = |name: &str, value: &Value| {
        if name == SHAPE { shape(Some(value)) > shape(rec.show(SHAPE)) } else { rec.show(name) != Some(value) }
    };
    let changed = fields.into_iter().filter(|(name, value)| differs(name, value));
    changed.chain(removed.into_iter().map(|name| (name, Value::Null))).collect()
}

fn in_a_set(register: &str, sets: &[&str]) -> bool {
    register.split_once('/').is_some_and(|(set, _)| sets.contains(&set))
}

/// The entity that a record shows. What the record holds beyond it is left out here and stays in the record. A deleted
/// record is read like any other: ask [`is_deleted`].
pub fn read<E: Entity>(id: Uuid, rec: &Rec) -> Result<E, ReadFault> {
    let Rec::Live { kind, cells } = rec else { return Err(ReadFault::Erased) };
    if kind != E::KIND.name() {
        return Err(ReadFault::OtherKind { found: kind.clone() });
    }
    let shown = cells.iter().map(|(name, cell)| (Cow::Borrowed(name.as_str()), cell.show().val.clone()));
    assemble(id, shown)
}

/// A stored row, opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opened<E> {
    /// There is nothing to say of the record but what it shows: no deletion, no siblings.
    Plain(E),
    /// It is deleted or was, was erased, or has siblings: [`Rec::life`] and [`conflicts`](super::conflict::conflicts) tell.
    Whole(Rec),
}

/// Why a stored row cannot be opened.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum OpenFault {
    /// It is not the text of a record.
    #[error(transparent)]
    Row(#[from] RowFault),
    /// The record is no such entity.
    #[error(transparent)]
    Read(#[from] ReadFault),
}

/// Opens a stored row; quick for the many rows of which there is nothing more to say.
pub fn open_row<E: Entity>(bytes: &[u8]) -> Result<(Uuid, Opened<E>), OpenFault> {
    let Some(row) = decode_shown(bytes)? else {
        let (id, rec) = decode_row(bytes)?;
        return Ok((id, Opened::Whole(rec)));
    };
    if row.kind != E::KIND.name() {
        return Err(ReadFault::OtherKind { found: row.kind.into_owned() }.into());
    }
    let entity = assemble(row.id, row.fields.into_iter())?;
    Ok((row.id, Opened::Plain(entity)))
}

/// Builds an entity from the shown values of its registers.
fn assemble<'a, E: Entity>(id: Uuid, shown: impl Iterator<Item = (Cow<'a, str>, Value)>) -> Result<E, ReadFault> {
    let mut document = Map::new();
    let mut sets: BTreeMap<&str, Map<String, Value>> = E::SETS.iter().map(|set| (*set, Map::new())).collect();
    let mut shape = 1;
    for (name, value) in shown {
        let item = name.split_once('/').and_then(|(set, item)| Some((sets.get_mut(set)?, item)));
        match (item, name.as_ref()) {
            (Some(_), _) if value.is_null() => {}
            (Some((set, item)), _) => drop(set.insert(item.to_owned(), value)),
            (None, SHAPE) => shape = value.as_u64().unwrap_or(1),
            (None, LIFE) => {}
            // emptied: what holds where nothing is said applies
            (None, _) if value.is_null() => {}
            (None, _) => drop(document.insert(name.into_owned(), value)),
        }
    }
    document.extend(sets.into_iter().map(|(set, items)| (set.to_owned(), Value::Object(items))));
    document.insert("id".to_owned(), Value::String(id.hyphenated().to_string()));

    let steps = usize::try_from(shape.saturating_sub(1)).unwrap_or(usize::MAX);
    let document = E::UPCASTS.iter().skip(steps).fold(Value::Object(document), |old, upcast| upcast(old));
    serde_json::from_value(document).map_err(|error| {
        let reason = error.to_string();
        if shape > shape_of::<E>() { ReadFault::NewerShape { shape, reason } } else { ReadFault::Values { reason } }
    })
}

/// Whether the record is deleted or erased, and so not to be shown.
pub fn is_deleted(rec: &Rec) -> bool {
    match rec.life() {
        Life::Live | Life::Revived => false,
        Life::Deleted | Life::Erased => true,
    }
}
