//! A copy of a book as the tests use it, and two entities of their own.

use std::collections::BTreeMap;

use counterpart::domain::entity::{Entity, Upcast};
use counterpart::domain::id::{ContractId, LineId};
use counterpart::kinds::Kind;
#[cfg(not(target_arch = "wasm32"))]
use counterpart::record::join::join;
use counterpart::record::meta::Meta;
use counterpart::record::rec::{Rec, State};
use counterpart::record::replica::Replica;
use counterpart::record::row::{decode_row, encode_row};
#[cfg(not(target_arch = "wasm32"))]
use counterpart::record::stamp::Hlc;
use counterpart::record::transaction::{Change, WriteFault, write};
use counterpart::sync::file::head::Head;
use counterpart::sync::file::reader::Reader;
use counterpart::sync::file::writer::Writer;
use counterpart::sync::plan::{Plan, Planner};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

/// 2026-11-23T14:52:40Z.
pub(crate) const NOW: u64 = 1_795_445_560_000;

/// Record ids in order.
pub(crate) fn id(number: u64) -> Uuid {
    Uuid::from_u64_pair(0x0193_f2a1_c0de_7000, 0x8000_0000_0000_0000 | number)
}

pub(crate) const WORKSPACE: Uuid = Uuid::from_u64_pair(0x9b2d_6a10_52c4_4b3e, 0x8f00_0000_0000_0001);

/// A copy of the book.
#[derive(Debug, Clone)]
pub(crate) struct Desk {
    pub(crate) meta: Meta,
    pub(crate) recs: BTreeMap<Uuid, Rec>,
    pub(crate) now: u64,
}

impl Desk {
    pub(crate) fn new(replica: u64) -> Self {
        Self { meta: Meta::fresh(WORKSPACE, Replica(replica)), recs: BTreeMap::new(), now: NOW }
    }

    /// Writes, a second later.
    pub(crate) fn write(&mut self, changes: &[Change]) -> Result<Vec<Uuid>, WriteFault> {
        self.now += 1000;
        let written = write(&self.meta, &self.recs, changes, self.now)?;
        self.meta = written.meta;
        let ids = written.rows.iter().map(|row| row.id).collect();
        self.recs.extend(written.rows.into_iter().map(|row| (row.id, row.rec)));
        Ok(ids)
    }

    pub(crate) fn put(&mut self, entity: &impl Entity) {
        self.write(&[Change::put(entity).expect("an object")]).expect("written");
    }

    /// Writes one field of a customer, making the customer if it is new.
    pub(crate) fn set(&mut self, number: u64, field: &str, value: impl Into<Value>) {
        let fields = BTreeMap::from([(field.to_owned(), value.into())]);
        self.write(&[Change::Put { id: id(number), kind: Kind::Customer, sets: &[], fields }]).expect("written");
    }

    pub(crate) fn rec(&self, number: u64) -> &Rec {
        &self.recs[&id(number)]
    }

    pub(crate) fn show(&self, number: u64, field: &str) -> Value {
        self.rec(number).show(field).cloned().unwrap_or(Value::Null)
    }

    /// The text of every record, as it is stored.
    pub(crate) fn rows(&self) -> BTreeMap<Uuid, Vec<u8>> {
        self.recs.iter().map(|(id, rec)| (*id, encode_row(*id, rec).expect("text"))).collect()
    }

    /// A file of this copy, made now.
    pub(crate) fn file(&self) -> Vec<u8> {
        let mut count = BTreeMap::new();
        for rec in self.recs.values() {
            *count.entry(rec.kind().to_owned()).or_insert(0) += 1;
        }
        let export = Uuid::from_u64_pair(0x1111_1111_1111_4111, 0x8111_1111_1111_1111);
        let head = Head::of(&self.meta, "0.1.0", export, self.now, count);
        let mut out = Vec::new();
        let mut writer = Writer::begin(&head, &mut out).expect("a head");
        for row in self.rows().values() {
            writer.row(row, &mut out).expect("in order");
        }
        writer.end(&mut out).expect("complete");
        out
    }

    /// What a file would change here.
    pub(crate) fn plan(&self, file: &[u8]) -> Plan {
        let mut reader = Reader::default();
        let mut records = Vec::new();
        let rows = self.rows();
        reader.feed(file, &rows, &mut records).expect("a sound file");
        let head = reader.head().expect("a head").clone();
        let mut planner = Planner::new(&self.meta, &rows, &head, self.now);
        for record in records {
            planner.take(record);
        }
        planner.finish(&reader.finish().expect("a whole file"))
    }

    /// Brings a file in, whatever is asked.
    pub(crate) fn receive(&mut self, file: &[u8]) -> Plan {
        let plan = self.plan(file);
        let applied = plan.clone().apply(self.now).expect("not refused");
        for row in applied.rows {
            let (id, rec) = decode_row(&row.after.bytes()).expect("a record");
            self.recs.insert(id, rec);
        }
        self.meta = applied.meta;
        plan
    }

    /// Joins another copy without a file.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn join(&mut self, state: &State, hlc_max: Hlc) {
        let joined = join(&self.state(), state);
        (self.meta.vv, self.recs) = (joined.vv, joined.recs);
        self.meta.hlc = self.meta.hlc.max(hlc_max);
    }

    pub(crate) fn state(&self) -> State {
        State { vv: self.meta.vv.clone(), recs: self.recs.clone() }
    }
}

/// A contract as an early release wrote it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Early {
    pub(crate) id: ContractId,
    pub(crate) title: String,
    pub(crate) lines: BTreeMap<LineId, Line>,
}

/// The same after a release renamed a field and added one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Late {
    pub(crate) id: ContractId,
    pub(crate) subject: String,
    #[serde(default)]
    pub(crate) remark: String,
    pub(crate) lines: BTreeMap<LineId, Line>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Line {
    pub(crate) name: String,
    pub(crate) quantity: i64,
}

impl Entity for Early {
    type Id = ContractId;
    const KIND: Kind = Kind::Contract;
    const SETS: &'static [&'static str] = &["lines"];

    fn id(&self) -> ContractId {
        self.id
    }
}

fn rename_title(mut document: Value) -> Value {
    let title = document.as_object_mut().and_then(|fields| fields.remove("title")).unwrap_or(json!(""));
    document["subject"] = title;
    document
}

impl Entity for Late {
    type Id = ContractId;
    const KIND: Kind = Kind::Contract;
    const SETS: &'static [&'static str] = &["lines"];
    const UPCASTS: &'static [Upcast] = &[rename_title];

    fn id(&self) -> ContractId {
        self.id
    }
}

/// A contract with a line for each of these numbers.
pub(crate) fn early(number: u64, title: &str, lines: &[(u64, i64)]) -> Early {
    let line = |(line, quantity): &(u64, i64)| {
        (LineId(id(1000 + line)), Line { name: format!("line {line}"), quantity: *quantity })
    };
    Early { id: ContractId(id(number)), title: title.to_owned(), lines: lines.iter().map(line).collect() }
}
