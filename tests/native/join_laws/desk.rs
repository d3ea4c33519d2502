//! A copy of a book as the tests use it, and two entities of their own.

use std::collections::BTreeMap;

use counterpart::domain::entity::{Entity, Upcast};
use counterpart::domain::id::{ContractId, LineId};
use counterpart::kinds::Kind;
use counterpart::record::meta::Meta;
use counterpart::record::rec::{Rec, State};
use counterpart::record::replica::Replica;
use counterpart::record::transaction::{Change, WriteFault, write};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

/// 2026-11-23T14:52:40Z.
pub(super) const NOW: u64 = 1_795_445_560_000;

/// Record ids in order.
pub(super) fn id(number: u64) -> Uuid {
    Uuid::from_u64_pair(0x0193_f2a1_c0de_7000, 0x8000_0000_0000_0000 | number)
}

pub(super) const WORKSPACE: Uuid = Uuid::from_u64_pair(0x9b2d_6a10_52c4_4b3e, 0x8f00_0000_0000_0001);

/// A copy of the book.
#[derive(Debug, Clone)]
pub(super) struct Desk {
    pub(super) meta: Meta,
    pub(super) recs: BTreeMap<Uuid, Rec>,
    pub(super) now: u64,
}

impl Desk {
    pub(super) fn new(replica: u64) -> Self {
        Self { meta: Meta::fresh(WORKSPACE, Replica(replica)), recs: BTreeMap::new(), now: NOW }
    }

    /// Writes, a second later.
    pub(super) fn write(&mut self, changes: &[Change]) -> Result<Vec<Uuid>, WriteFault> {
        self.now += 1000;
        let written = write(&self.meta, &self.recs, changes, self.now)?;
        self.meta = written.meta;
        let ids = written.rows.iter().map(|row| row.id).collect();
        self.recs.extend(written.rows.into_iter().map(|row| (row.id, row.rec)));
        Ok(ids)
    }

    pub(super) fn put(&mut self, entity: &impl Entity) {
        self.write(&[Change::put(entity).expect("an object")]).expect("written");
    }

    /// Writes one field of a customer, making the customer if it is new.
    pub(super) fn set(&mut self, number: u64, field: &str, value: impl Into<Value>) {
        let fields = BTreeMap::from([(field.to_owned(), value.into())]);
        self.write(&[Change::Put { id: id(number), kind: Kind::Customer, sets: &[], fields }]).expect("written");
    }

    pub(super) fn rec(&self, number: u64) -> &Rec {
        &self.recs[&id(number)]
    }

    pub(super) fn show(&self, number: u64, field: &str) -> Value {
        self.rec(number).show(field).cloned().unwrap_or(Value::Null)
    }

    pub(super) fn state(&self) -> State {
        State { vv: self.meta.vv.clone(), recs: self.recs.clone() }
    }
}

/// A contract as an early release wrote it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Early {
    pub(super) id: ContractId,
    pub(super) title: String,
    pub(super) lines: BTreeMap<LineId, Line>,
}

/// The same after a release renamed a field and added one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Late {
    pub(super) id: ContractId,
    pub(super) subject: String,
    #[serde(default)]
    pub(super) remark: String,
    pub(super) lines: BTreeMap<LineId, Line>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Line {
    pub(super) name: String,
    pub(super) quantity: i64,
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
pub(super) fn early(number: u64, title: &str, lines: &[(u64, i64)]) -> Early {
    let line = |(line, quantity): &(u64, i64)| {
        (LineId(id(1000 + line)), Line { name: format!("line {line}"), quantity: *quantity })
    };
    Early { id: ContractId(id(number)), title: title.to_owned(), lines: lines.iter().map(line).collect() }
}
