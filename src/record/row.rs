//! One record as text: a line of the file and the content of a stored row, byte for byte the same.
//!
//! ```json
//! {"id":"0193f2a1-c0de-7000-8000-000000000001","k":"customer",
//!  "d":[["9f3c51d2aa01be77:17","0193f2a1c0de-0000002a-9f3c51d2aa01be77"]],
//!  "c":{"name":[["Müller GmbH",0]],"note":[["",0]]}}
//! ```
//!
//! `d` lists the writes that the record's versions come from, in order, each with its stamp; a version is its value and
//! the place of its write in that list. A record is written in few transactions and has many fields, so the name and
//! stamp of a write stand once instead of once per field (some 65 bytes each). Versions stand with the shown one first.
//! An erased record is `{"id":"…","erased":"<stamp>"}`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use thiserror::Error;
use uuid::Uuid;

use super::canonical::{self, Unwritable, separate};
use super::cell::Cell;
use super::rec::{ERASED, Rec};
use super::stamp::Hlc;
use super::strict::{JsonFault, Slot, Strict, Text, whole};
use super::version::{Dot, Ver};
use crate::domain::id::parse_canonical;

/// The longest text of one record (`storage-and-sync.md` 2.7).
pub const MAX_ROW: usize = 1024 * 1024;

/// Why bytes are not a record.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RowFault {
    /// The JSON itself.
    #[error(transparent)]
    Json(#[from] JsonFault),
    /// The id is not a UUID in canonical lower case.
    #[error("the id is not canonical")]
    Id,
    /// A key that belongs to a record is missing.
    #[error("the key {0:?} is missing")]
    Missing(&'static str),
    /// A key that does not belong to a record.
    #[error("the key {0:?} does not belong here")]
    Unexpected(String),
    /// The name or the stamp of a write is misspelt.
    #[error("a write is misspelt")]
    Write,
    /// A version refers to a write that is not listed.
    #[error("a version of {0:?} refers to a write that is not listed")]
    Reference(String),
    /// A field has no version, or the same one twice; or there is no field at all (then the name is empty).
    #[error("the field {0:?} has no version, or one twice")]
    Versions(String),
}

/// The canonical text of a record.
pub fn encode_row(id: Uuid, rec: &Rec) -> Result<Vec<u8>, Unwritable> {
    let mut out = Vec::with_capacity(1024);
    out.extend_from_slice(b"{\"id\":\"");
    let mut buffer = Uuid::encode_buffer();
    out.extend_from_slice(id.hyphenated().encode_lower(&mut buffer).as_bytes());
    match rec {
        Rec::Erased { hlc } => {
            out.extend_from_slice(b"\",\"erased\":\"");
            out.extend_from_slice(hlc.to_string().as_bytes());
            out.push(b'"');
        }
        Rec::Live { kind, cells } => {
            out.extend_from_slice(b"\",\"k\":");
            canonical::string(kind, &mut out)?;
            let writes = writes(rec);
            out.extend_from_slice(b",\"d\":[");
            for (i, (dot, hlc)) in writes.iter().enumerate() {
                separate(i, &mut out);
                out.extend_from_slice(format!("[\"{dot}\",\"{hlc}\"]").as_bytes());
            }
            out.extend_from_slice(b"],\"c\":{");
            for (i, (name, cell)) in cells.iter().enumerate() {
                separate(i, &mut out);
                canonical::string(name, &mut out)?;
                out.push(b':');
                encode_cell(cell, &writes, &mut out)?;
            }
            out.push(b'}');
        }
    }
    out.push(b'}');
    if out.len() > MAX_ROW { Err(Unwritable::Record) } else { Ok(out) }
}

fn writes(rec: &Rec) -> Vec<(Dot, Hlc)> {
    let mut writes: Vec<(Dot, Hlc)> = Vec::new();
    for version in rec.versions() {
        let write = (version.dot, version.hlc);
        // most versions come from the write of the one before
        if writes.last() != Some(&write) {
            writes.push(write);
        }
    }
    writes.sort_unstable();
    writes.dedup();
    writes
}

fn encode_cell(cell: &Cell, writes: &[(Dot, Hlc)], out: &mut Vec<u8>) -> Result<(), Unwritable> {
    out.push(b'[');
    for (i, version) in cell.versions().enumerate() {
        separate(i, out);
        out.push(b'[');
        canonical::write(&version.val, out)?;
        out.push(b',');
        let place = writes.binary_search(&(version.dot, version.hlc)).unwrap_or(usize::MAX);
        out.extend_from_slice(place.to_string().as_bytes());
        out.push(b']');
    }
    out.push(b']');
    Ok(())
}

/// Reads the text of a record, in any order of keys and with any white space.
pub fn decode_row(bytes: &[u8]) -> Result<(Uuid, Rec), RowFault> {
    let slot = Slot::default();
    let parts = whole(bytes, Row(&slot)).map_err(|error| slot.fault(&error))?;
    parts.assemble()
}

/// The id of a record, without reading the rest of a text in canonical order.
pub fn id_of(bytes: &[u8]) -> Option<Uuid> {
    let rest = bytes.strip_prefix(b"{\"id\":\"")?;
    parse_canonical(str::from_utf8(rest.get(..36)?).ok()?)
}

/// The name of the kind, without reading the rest of a text in canonical order.
pub fn kind_of(bytes: &[u8]) -> Option<&str> {
    // behind `{"id":"`, the 36 characters of the id, and its quote
    let rest = bytes.get(44..)?;
    if rest.starts_with(b",\"erased\":") {
        return Some(ERASED);
    }
    let name = rest.strip_prefix(b",\"k\":\"")?;
    let end = name.iter().position(|byte| *byte == b'"')?;
    str::from_utf8(name.get(..end)?).ok().filter(|name| !name.contains('\\'))
}

/// The id and kind of a text in canonical order, without reading the rest.
pub fn key_of(bytes: &[u8]) -> Option<(Uuid, &str)> {
    Some((id_of(bytes)?, kind_of(bytes)?))
}

/// What follows the kind in a text in canonical order: the list of its writes, then its fields. `None` for an erased record.
pub fn behind_kind(bytes: &[u8]) -> Option<&[u8]> {
    // behind `{"id":"`, the 36 characters of the id, its quote, `,"k":"` and the kind
    let kind = kind_of(bytes).filter(|kind| *kind != ERASED)?;
    bytes.get(50_usize.checked_add(kind.len())?..)
}

/// The writes that a text in canonical order lists, without reading its values; `None` if it is an erased record, or does not
/// read like that.
pub fn writes_of(bytes: &[u8]) -> Option<Vec<(Dot, Hlc)>> {
    let mut rest = behind_kind(bytes)?.strip_prefix(b"\",\"d\":[")?;
    let mut writes = Vec::new();
    loop {
        let write = rest.strip_prefix(b"[\"")?;
        // no name of a write holds a bracket: the values behind the list are not looked at
        let end = write.iter().position(|byte| *byte == b']')?;
        let (dot, hlc) = str::from_utf8(write.get(..end)?).ok()?.strip_suffix('"')?.split_once("\",\"")?;
        writes.push((Dot::parse(dot)?, Hlc::parse(hlc)?));
        let behind = write.get(end..)?.strip_prefix(b"]")?;
        match behind.strip_prefix(b",") {
            Some(next) => rest = next,
            None => return behind.starts_with(b"],\"c\":{").then_some(writes),
        }
    }
}

/// The rows of a copy, as they are stored: in memory, or read from the disk one by one.
pub trait Rows {
    /// The row of a record.
    fn row(&self, id: Uuid) -> Option<Cow<'_, [u8]>>;
    /// The id of every row, in order.
    fn ids(&self) -> impl Iterator<Item = Uuid>;
    /// Every row, in the order of ids.
    fn rows(&self) -> impl Iterator<Item = (Uuid, Cow<'_, [u8]>)>;
}

impl Rows for BTreeMap<Uuid, Vec<u8>> {
    fn row(&self, id: Uuid) -> Option<Cow<'_, [u8]>> {
        self.get(&id).map(|row| Cow::Borrowed(row.as_slice()))
    }

    fn ids(&self) -> impl Iterator<Item = Uuid> {
        self.keys().copied()
    }

    fn rows(&self) -> impl Iterator<Item = (Uuid, Cow<'_, [u8]>)> {
        self.iter().map(|(id, row)| (*id, Cow::Borrowed(row.as_slice())))
    }
}

/// A record as it was read, references unresolved: the list of writes may stand behind the fields.
#[derive(Default)]
struct Parts {
    id: Option<String>,
    kind: Option<String>,
    erased: Option<String>,
    writes: Option<Vec<(String, String)>>,
    cells: Option<Vec<(String, Option<Places>)>>,
    unexpected: Option<String>,
}

impl Parts {
    fn assemble(self) -> Result<(Uuid, Rec), RowFault> {
        if let Some(key) = self.unexpected {
            return Err(RowFault::Unexpected(key));
        }
        let id = parse_canonical(&self.id.ok_or(RowFault::Missing("id"))?).ok_or(RowFault::Id)?;
        if let Some(stamp) = self.erased {
            let extra = [("k", self.kind.is_some()), ("d", self.writes.is_some()), ("c", self.cells.is_some())];
            if let Some((key, _)) = extra.into_iter().find(|(_, there)| *there) {
                return Err(RowFault::Unexpected(key.to_owned()));
            }
            return Ok((id, Rec::Erased { hlc: Hlc::parse(&stamp).ok_or(RowFault::Write)? }));
        }
        let kind = self.kind.ok_or(RowFault::Missing("k"))?;
        let mut writes: Vec<(Dot, Hlc)> = Vec::new();
        for (dot, hlc) in self.writes.ok_or(RowFault::Missing("d"))? {
            let write = Dot::parse(&dot).zip(Hlc::parse(&hlc)).ok_or(RowFault::Write)?;
            writes.push(write);
        }
        let mut cells = BTreeMap::new();
        for (name, places) in self.cells.ok_or(RowFault::Missing("c"))? {
            let Some(Places { first, rest }) = places else { return Err(RowFault::Versions(name)) };
            let version =
                |(val, place): (Value, usize)| writes.get(place).map(|(dot, hlc)| Ver { val, dot: *dot, hlc: *hlc });
            let count = rest.len().saturating_add(1);
            let Some(first) = version(first) else { return Err(RowFault::Reference(name)) };
            let cell = if rest.is_empty() {
                Cell::written(first)
            } else {
                let rest: Option<Vec<Ver>> = rest.into_iter().map(version).collect();
                let Some(mut versions) = rest else { return Err(RowFault::Reference(name)) };
                versions.push(first);
                match Cell::of(versions).filter(|cell| cell.len() == count) {
                    Some(cell) => cell,
                    None => return Err(RowFault::Versions(name)),
                }
            };
            cells.insert(name, cell);
        }
        if cells.is_empty() { Err(RowFault::Versions(String::new())) } else { Ok((id, Rec::Live { kind, cells })) }
    }
}

struct Row<'a>(&'a Slot);

impl<'de> DeserializeSeed<'de> for Row<'_> {
    type Value = Parts;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Parts, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Row<'_> {
    type Value = Parts;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut keys: A) -> Result<Parts, A::Error> {
        let slot = self.0;
        let mut parts = Parts::default();
        while let Some(key) = keys.next_key_seed(Text(slot))? {
            let repeated = match key.as_str() {
                "id" => parts.id.replace(keys.next_value_seed(Text(slot))?).is_some(),
                "k" => parts.kind.replace(keys.next_value_seed(Text(slot))?).is_some(),
                "erased" => parts.erased.replace(keys.next_value_seed(Text(slot))?).is_some(),
                "d" => parts.writes.replace(keys.next_value()?).is_some(),
                "c" => parts.cells.replace(keys.next_value_seed(Cells(slot))?).is_some(),
                _ => {
                    let _: IgnoredAny = keys.next_value()?;
                    parts.unexpected.get_or_insert_with(|| key.clone());
                    false
                }
            };
            if repeated {
                return Err(slot.fail(JsonFault::DuplicateKey(key)));
            }
        }
        Ok(parts)
    }
}

/// The versions of a field with the places of their writes: one as a rule, and that one without a list.
struct Places {
    first: (Value, usize),
    rest: Vec<(Value, usize)>,
}

#[derive(Clone, Copy)]
struct Cells<'a>(&'a Slot);

impl<'de> DeserializeSeed<'de> for Cells<'_> {
    type Value = Vec<(String, Option<Places>)>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Cells<'_> {
    type Value = Vec<(String, Option<Places>)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the fields of a record")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Self::Value, A::Error> {
        let mut cells: Vec<(String, Option<Places>)> = Vec::with_capacity(32);
        let mut sorted = true;
        while let Some(name) = fields.next_key_seed(Text(self.0))? {
            sorted = sorted && cells.last().is_none_or(|(last, _)| *last < name);
            if !sorted && cells.iter().any(|(known, _)| *known == name) {
                return Err(self.0.fail(JsonFault::DuplicateKey(name)));
            }
            let places = fields.next_value_seed(Versions(self.0))?;
            cells.push((name, places));
        }
        Ok(cells)
    }
}

struct Versions<'a>(&'a Slot);

impl<'de> DeserializeSeed<'de> for Versions<'_> {
    type Value = Option<Places>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Versions<'_> {
    type Value = Option<Places>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the versions of a field")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let Some(first) = items.next_element_seed(Version(self.0))? else { return Ok(None) };
        let mut rest = Vec::new();
        while let Some(version) = items.next_element_seed(Version(self.0))? {
            rest.push(version);
        }
        Ok(Some(Places { first, rest }))
    }
}

struct Version<'a>(&'a Slot);

impl<'de> DeserializeSeed<'de> for Version<'_> {
    type Value = (Value, usize);

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Version<'_> {
    type Value = (Value, usize);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value and the place of its write")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Self::Value, A::Error> {
        let value =
            parts.next_element_seed(Strict(self.0))?.ok_or_else(|| A::Error::custom("a version has a value"))?;
        let place: usize = parts.next_element()?.ok_or_else(|| A::Error::custom("a version names its write"))?;
        match parts.next_element::<IgnoredAny>()? {
            None => Ok((value, place)),
            Some(IgnoredAny) => Err(A::Error::custom("a version is a value and the place of its write")),
        }
    }
}
