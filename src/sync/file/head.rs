//! What a file says of itself before its first record.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::fault::Problem;
use super::name::{time_of, time_text};
use super::{FORMAT, VERSION, Version};
use crate::domain::id::parse_canonical;
use crate::record::audit;
use crate::record::canonical::{self, Unwritable};
use crate::record::key::PublicKey;
use crate::record::meta::Meta;
use crate::record::replica::Replica;
use crate::record::shapes;
use crate::record::stamp::Hlc;
use crate::record::version_vector::VersionVector;

/// The head of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The version of the app that made it.
    pub app: String,
    /// The number of the shape of documents, for people who look into old files; each record carries its own.
    pub schema: u32,
    /// Which book.
    pub workspace: Uuid,
    /// Which generation of it.
    pub generation: u32,
    /// The start by which that generation began; `None` of the first, and where it is not known.
    pub start: Option<Uuid>,
    /// The copy that made it.
    pub replica: Replica,
    /// The copy that made it, where the file goes out unsigned and under an id of its own: only said, and vouched for by nobody.
    pub unsigned_of: Option<Replica>,
    /// The file's own id.
    pub export: Uuid,
    /// When it was made, in milliseconds.
    pub created_ms: u64,
    /// The greatest stamp the copy had given or seen.
    pub hlc_max: Hlc,
    /// What the copy had seen.
    pub vv: VersionVector,
    /// How many records of which kind; erased ones under [`ERASED`](crate::record::rec::ERASED).
    pub count: BTreeMap<String, u64>,
    /// The key by which the copy signs; `None` in a file that is not signed.
    pub key: Option<PublicKey>,
    /// Where the audit trails end that the copy knows: its own and others'. Says nothing of the records.
    pub audit_heads: BTreeMap<Replica, audit::Head>,
    /// The shape in which this app writes each kind of record, for people who look into old files; each record carries its
    /// own.
    pub shapes: BTreeMap<String, u64>,
}

impl Head {
    /// The head of a file that this copy makes now. `export` is a fresh random id.
    pub fn of(meta: &Meta, app: &str, export: Uuid, created_ms: u64, count: BTreeMap<String, u64>) -> Self {
        Self {
            app: app.to_owned(),
            schema: 1,
            workspace: meta.workspace,
            generation: meta.generation,
            start: meta.start,
            replica: meta.replica,
            unsigned_of: None,
            export,
            created_ms,
            hlc_max: meta.hlc,
            vv: meta.vv.clone(),
            count,
            key: None,
            audit_heads: meta.audit.heads.clone(),
            shapes: shapes::all().map(|(kind, shape)| (kind.name().to_owned(), shape)).collect(),
        }
    }

    /// How many records the file holds.
    pub fn total(&self) -> u64 {
        self.count.values().fold(0, |sum, n| sum.saturating_add(*n))
    }

    /// The copy to name to whoever looks at the file, and later at what came in with it: what an unsigned one says of itself, else
    /// the one that made it. Nothing is trusted by it.
    pub fn shown_copy(&self) -> Replica {
        self.unsigned_of.filter(|_| self.key.is_none()).unwrap_or(self.replica)
    }

    pub(super) fn write(&self, out: &mut Vec<u8>) -> Result<(), Unwritable> {
        let id = |id: Uuid| id.hyphenated().to_string();
        let vv: Map<String, Value> = self.vv.iter().map(|(replica, seq)| (replica.to_string(), seq.into())).collect();
        let heads: Map<String, Value> =
            self.audit_heads.iter().map(|(replica, head)| (replica.to_string(), head.to_string().into())).collect();
        let mut head = json!({
            "app": self.app,
            "schema": self.schema,
            "workspace": id(self.workspace),
            "generation": self.generation,
            "replica": self.replica.to_string(),
            "export": id(self.export),
            "created": time_text(self.created_ms).ok_or(Unwritable::Number)?,
            "hlc_max": self.hlc_max.to_string(),
            "vv": vv,
            "count": self.count,
            "shapes": self.shapes,
        });
        if let (Some(key), Some(head)) = (self.key, head.as_object_mut()) {
            drop(head.insert("key".to_owned(), key.to_string().into()));
        }
        if let (Some(start), Some(head)) = (self.start, head.as_object_mut()) {
            drop(head.insert("start".to_owned(), id(start).into()));
        }
        if let (Some(copy), Some(head)) = (self.unsigned_of, head.as_object_mut()) {
            drop(head.insert("unsigned_of".to_owned(), copy.to_string().into()));
        }
        if let Some(head) = head.as_object_mut().filter(|_| !heads.is_empty()) {
            head.insert("audit_heads".to_owned(), Value::Object(heads));
        }
        canonical::write(&head, out)
    }

    /// Reads a head. What it says beyond what is known is passed over.
    pub(super) fn read(value: &Value) -> Result<Self, Problem> {
        let part = |name: &str| Problem::Part(name.to_owned());
        let text = |name: &str| value.get(name).and_then(Value::as_str).ok_or_else(|| part(name));
        let number = |name: &str| value.get(name).and_then(small).ok_or_else(|| part(name));
        let id = |name: &str| parse_canonical(text(name)?).ok_or_else(|| part(name));
        let map = |name: &str| value.get(name).and_then(Value::as_object).ok_or_else(|| part(name));

        let vv: Option<VersionVector> =
            map("vv")?.iter().map(|(replica, seq)| Some((Replica::parse(replica)?, small(seq)?))).collect();
        let count: Option<BTreeMap<String, u64>> =
            map("count")?.iter().map(|(kind, n)| Some((kind.clone(), n.as_u64()?))).collect();
        let key = match value.get("key") {
            None => None,
            Some(key) => Some(key.as_str().and_then(PublicKey::parse).ok_or_else(|| part("key"))?),
        };
        let start = match value.get("start") {
            None => None,
            Some(start) => Some(start.as_str().and_then(parse_canonical).ok_or_else(|| part("start"))?),
        };
        let unsigned_of = match value.get("unsigned_of") {
            None => None,
            Some(copy) => Some(copy.as_str().and_then(Replica::parse).ok_or_else(|| part("unsigned_of"))?),
        };
        let pairs = |name: &str| value.get(name).and_then(Value::as_object).into_iter().flatten();
        // what was added later: absent in older files
        let audit_heads: Option<BTreeMap<Replica, audit::Head>> = pairs("audit_heads")
            .map(|(replica, head)| Some((Replica::parse(replica)?, audit::Head::parse(head.as_str()?)?)))
            .collect();
        let shapes: Option<BTreeMap<String, u64>> =
            pairs("shapes").map(|(kind, shape)| Some((kind.clone(), shape.as_u64()?))).collect();
        Ok(Self {
            app: text("app")?.to_owned(),
            schema: number("schema")?,
            workspace: id("workspace")?,
            generation: number("generation")?,
            start,
            replica: Replica::parse(text("replica")?).ok_or_else(|| part("replica"))?,
            unsigned_of,
            export: id("export")?,
            created_ms: time_of(text("created")?).ok_or_else(|| part("created"))?,
            hlc_max: Hlc::parse(text("hlc_max")?).ok_or_else(|| part("hlc_max"))?,
            vv: vv.ok_or_else(|| part("vv"))?,
            count: count.ok_or_else(|| part("count"))?,
            key,
            audit_heads: audit_heads.ok_or_else(|| part("audit_heads"))?,
            shapes: shapes.ok_or_else(|| part("shapes"))?,
        })
    }
}

fn small(value: &Value) -> Option<u32> {
    u32::try_from(value.as_u64()?).ok()
}

/// The canonical beginning of a file, up to and without the value of `head`. `carries`: the bytes of files.
pub(super) fn beginning(version: &str, min_reader: &str, carries: bool, out: &mut Vec<u8>) -> Result<(), Unwritable> {
    out.extend_from_slice(b"{\"format\":");
    canonical::string(FORMAT, out)?;
    out.extend_from_slice(b",\"version\":");
    canonical::string(version, out)?;
    out.extend_from_slice(b",\"min_reader\":");
    canonical::string(min_reader, out)?;
    let features: &[u8] = if carries { b",\"features\":[\"blobs\"]" } else { b",\"features\":[]" };
    out.extend_from_slice(features);
    out.extend_from_slice(b",\"kind\":\"full\",\n\"head\":");
    Ok(())
}

/// Whether this app may read a file of this version that asks for at least this reader.
pub(super) fn readable(version: Version, min_reader: Version) -> Result<(), Problem> {
    let needed = if version.major > VERSION.major { version } else { min_reader };
    if needed > VERSION { Err(Problem::Newer { needed, ours: VERSION }) } else { Ok(()) }
}
