//! A copy of the book over the store in memory, written as the app writes: records, knowledge and trail in one go.

use std::collections::BTreeMap;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use counterpart::kinds::Kind;
use counterpart::record::audit::{Act, Author, Examination, Examiner, Item, history, note_write};
use counterpart::record::meta::Meta;
use counterpart::record::rec::Rec;
use counterpart::record::replica::Replica;
use counterpart::record::row::decode_row;
use counterpart::record::transaction::{Change, write};
use counterpart::store::memory::MemoryDisk;
use counterpart::store::schema::ObjectStore;
use counterpart::store::{Batch, Durability, MemoryRepository, Repository, Row, RowKey, StoreError};
use counterpart::sync::file::head::Head;
use counterpart::sync::file::reader::Reader;
use counterpart::sync::file::writer::Writer;
use counterpart::sync::plan::Planner;
use serde_json::Value;
use uuid::Uuid;

use crate::join_laws::desk::{NOW, WORKSPACE, id};

/// Nothing in memory ever waits.
pub(super) fn now<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => answer,
        Poll::Pending => panic!("a call in memory waited"),
    }
}

pub(super) struct Shelf {
    pub(super) disk: MemoryDisk,
    pub(super) meta: Meta,
    pub(super) rev: u64,
    pub(super) clock: u64,
    pub(super) who: &'static str,
}

/// What is on a disk, as a person sees it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stored {
    pub(super) meta: Option<Meta>,
    pub(super) rev: u64,
    pub(super) recs: BTreeMap<Uuid, Rec>,
    pub(super) links: Vec<(String, Vec<u8>)>,
    pub(super) readable: Vec<(String, Vec<u8>)>,
}

pub(super) fn stored(disk: &MemoryDisk) -> Stored {
    let loaded = now(disk.open().load()).expect("loads");
    assert_eq!(loaded.damaged, vec![]);
    Stored {
        meta: loaded.meta.map(|bytes| Meta::decode(&bytes).expect("a head")),
        rev: loaded.rev,
        recs: loaded.rows.iter().map(|row| decode_row(&row.bytes).expect("a record")).collect(),
        links: disk.entries(ObjectStore::Audit),
        readable: disk.entries(ObjectStore::History),
    }
}

impl Shelf {
    pub(super) fn new(replica: u64, who: &'static str) -> Self {
        let meta = Meta::fresh(WORKSPACE, Replica(replica));
        Self { disk: MemoryDisk::default(), meta, rev: 0, clock: NOW, who }
    }

    /// The same copy over a disk of its own.
    pub(super) fn copied(&self) -> Self {
        Self { disk: self.disk.copied(), meta: self.meta.clone(), ..*self }
    }

    pub(super) fn recs(&self) -> BTreeMap<Uuid, Rec> {
        stored(&self.disk).recs
    }

    pub(super) fn write_over(
        &mut self,
        tab: &MemoryRepository,
        act: Act,
        changes: &[Change],
    ) -> Result<(), StoreError> {
        self.clock += 60_000;
        let before = self.recs();
        let mut written = write(&self.meta, &before, changes, self.clock).expect("written");
        let audit = note_write(&mut written, &before, &Author::of(act, self.who)).expect("noted");
        let put = |(id, rec, bytes): (Uuid, &Rec, &Vec<u8>)| Row {
            key: RowKey { id, kind: rec.kind().to_owned() },
            bytes: bytes.clone(),
        };
        let moved = written.rows.iter().filter_map(|row| {
            let kind = row.kind_before.clone().filter(|kind| *kind != row.rec.kind())?;
            Some(RowKey { id: row.id, kind })
        });
        let batch = Batch {
            expected_rev: self.rev,
            puts: written.rows.iter().map(|row| put((row.id, &row.rec, &row.bytes))).collect(),
            removes: moved.collect(),
            meta: written.meta.encode().expect("text"),
            settled_drafts: vec![],
            audit,
            ..Batch::default()
        };
        self.rev = now(tab.commit(&batch, Durability::Relaxed))?;
        self.meta = written.meta;
        Ok(())
    }

    pub(super) fn write(&mut self, act: Act, changes: &[Change]) {
        let tab = self.disk.open();
        self.write_over(&tab, act, changes).expect("kept");
    }

    /// Writes one field of a customer.
    pub(super) fn set(&mut self, number: u64, field: &str, value: impl Into<Value>) {
        let fields = BTreeMap::from([(field.to_owned(), value.into())]);
        self.write(Act::Edit, &[Change::Put { id: id(number), kind: Kind::Customer, sets: &[], fields }]);
    }

    /// A file of this copy.
    pub(super) fn file(&self) -> Vec<u8> {
        let rows: BTreeMap<Uuid, Vec<u8>> =
            now(self.disk.open().load()).expect("loads").rows.into_iter().map(|row| (row.key.id, row.bytes)).collect();
        let mut count = BTreeMap::new();
        for rec in self.recs().values() {
            *count.entry(rec.kind().to_owned()).or_insert(0) += 1;
        }
        let export = Uuid::from_u64_pair(0x1111_1111_1111_4111, 0x8111_1111_1111_0000 + self.rev);
        let mut out = Vec::new();
        let head = Head::of(&self.meta, "0.1.0", export, self.clock, count);
        let mut writer = Writer::begin(&head, &mut out).expect("a head");
        for row in rows.values() {
            writer.row(row, &mut out).expect("in order");
        }
        writer.end(&mut out).expect("complete");
        out
    }

    pub(super) fn receive_over(&mut self, tab: &MemoryRepository, file: &[u8]) -> Result<(), StoreError> {
        self.clock += 60_000;
        let rows: BTreeMap<Uuid, Vec<u8>> =
            now(self.disk.open().load()).expect("loads").rows.into_iter().map(|row| (row.key.id, row.bytes)).collect();
        let mut reader = Reader::default();
        let mut records = Vec::new();
        reader.feed(file, &rows, &mut records).expect("a sound file");
        let head = reader.head().expect("a head").clone();
        let mut planner = Planner::new(&self.meta, &rows, &head, self.clock);
        for record in records {
            planner.take(record);
        }
        let plan = planner.finish(&reader.finish().expect("a whole file"));
        let mut applied = plan.apply(self.clock).expect("not refused");
        let trail = applied.note(self.who).expect("noted");
        let batch = applied.batch(self.rev, trail).expect("text");
        self.rev = now(tab.commit(&batch, Durability::Strict))?;
        self.meta = applied.meta;
        Ok(())
    }

    pub(super) fn receive(&mut self, file: &[u8]) {
        let tab = self.disk.open();
        self.receive_over(&tab, file).expect("kept");
    }

    /// The changes of a customer as its page lists them.
    pub(super) fn told(&self, number: u64) -> Vec<Item> {
        let kept = now(self.disk.open().history(id(number))).expect("reads");
        let recs = self.recs();
        history(recs.get(&id(number)), kept.iter().map(|(key, bytes)| (key.as_str(), bytes.as_slice())))
    }

    /// Looks at the whole trail, a few links at a time.
    pub(super) fn examine(&self) -> Examination {
        let tab = self.disk.open();
        let mut examiner = Examiner::new(&self.meta.audit, self.meta.replica);
        let mut after = String::new();
        loop {
            let links = now(tab.links(&after, 3)).expect("reads");
            let Some((last, _)) = links.last() else { break };
            after.clone_from(last);
            for (key, bytes) in &links {
                examiner.take(key, bytes);
            }
        }
        examiner.finish()
    }
}
