//! A laptop with a copy of the book on its disk.

use std::collections::BTreeMap;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use counterpart::domain::book_copy::BookCopy;
use counterpart::kinds::Kind;
use counterpart::record::meta::Meta;
use counterpart::record::rec::Rec;
use counterpart::record::replica::Replica;
use counterpart::record::row::decode_row;
use counterpart::record::transaction::{Change, write};
use counterpart::store::memory::MemoryDisk;
use counterpart::store::schema::ObjectStore;
use counterpart::store::{Batch, Durability, MemoryRepository, Repository, Row, RowKey};
use counterpart::sync::file::Limits;
use counterpart::sync::file::head::Head;
use counterpart::sync::file::writer::Writer;
use counterpart::sync::intake::{Consent, Fresh, Intake, IntakeFault, Outcome, Preview, Settlement};
use counterpart::sync::shelf::Shelf;
use serde_json::Value;
use uuid::Uuid;

pub(super) use crate::join_laws::desk::{NOW, WORKSPACE, id};

pub(super) const HOUR: u64 = 3_600_000;

/// Nothing in memory ever waits.
pub(super) fn now<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => answer,
        Poll::Pending => panic!("a call in memory waited"),
    }
}

#[derive(Debug, Clone)]
pub(super) struct Laptop {
    pub(super) disk: MemoryDisk,
    pub(super) now: u64,
    /// Counts what must be random.
    fresh: u64,
}

/// What a book says: everything that must be as before, or as after.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Contents {
    pub(super) rev: u64,
    pub(super) meta: Option<Meta>,
    pub(super) rows: BTreeMap<Uuid, Vec<u8>>,
}

impl Laptop {
    /// A new book on the laptop of a person.
    pub(super) fn new(replica: u64, person: &str) -> Self {
        Self::of_book(replica, person, WORKSPACE)
    }

    /// A new book that is another than that of all others.
    pub(super) fn of_book(replica: u64, person: &str, workspace: Uuid) -> Self {
        let laptop = Self { disk: MemoryDisk::default(), now: NOW, fresh: replica * 1000 };
        let meta = Meta::fresh(workspace, Replica(replica));
        let copy = BookCopy {
            id: Replica(replica).record_id().into(),
            person: person.to_owned(),
            device: format!("{person}'s laptop"),
        };
        let change = Change::put(&copy).expect("an object");
        laptop.commit(&meta, 0, &BTreeMap::new(), &[change]);
        laptop
    }

    /// A laptop without a book.
    pub(super) fn blank(fresh: u64) -> Self {
        Self { disk: MemoryDisk::default(), now: NOW, fresh }
    }

    /// The same laptop, and a disk of its own from here on.
    pub(super) fn copied(&self) -> Self {
        Self { disk: self.disk.copied(), ..self.clone() }
    }

    pub(super) fn tab(&self) -> MemoryRepository {
        self.disk.open()
    }

    pub(super) fn contents(&self) -> Contents {
        let loaded = now(self.tab().load()).expect("loads");
        assert_eq!(loaded.damaged, vec![]);
        let meta = loaded.meta.map(|bytes| Meta::decode(&bytes).expect("a head"));
        Contents { rev: loaded.rev, meta, rows: loaded.rows.into_iter().map(|row| (row.key.id, row.bytes)).collect() }
    }

    pub(super) fn meta(&self) -> Meta {
        self.contents().meta.expect("a book")
    }

    pub(super) fn rec(&self, number: u64) -> Rec {
        decode_row(&self.contents().rows[&id(number)]).expect("a record").1
    }

    pub(super) fn show(&self, number: u64, field: &str) -> Value {
        self.rec(number).show(field).cloned().unwrap_or(Value::Null)
    }

    /// Every entry of an object store, for "nothing was touched".
    pub(super) fn entries(&self) -> Vec<Vec<(String, Vec<u8>)>> {
        ObjectStore::ALL.iter().map(|store| self.disk.entries(*store)).collect()
    }

    fn commit(&self, meta: &Meta, rev: u64, recs: &BTreeMap<Uuid, Rec>, changes: &[Change]) {
        let written = write(meta, recs, changes, self.now).expect("written");
        let row = |row: &counterpart::record::transaction::WrittenRow| Row {
            key: RowKey { id: row.id, kind: row.rec.kind().to_owned() },
            bytes: row.bytes.clone(),
        };
        let moved = written.rows.iter().filter_map(|row| {
            let kind = row.kind_before.clone().filter(|kind| kind != row.rec.kind())?;
            Some(RowKey { id: row.id, kind })
        });
        let batch = Batch {
            expected_rev: rev,
            puts: written.rows.iter().map(row).collect(),
            removes: moved.collect(),
            meta: written.meta.encode().expect("text"),
            ..Batch::default()
        };
        now(self.tab().commit(&batch, Durability::Relaxed)).expect("commits");
    }

    /// Writes, an hour later.
    pub(super) fn write(&mut self, changes: &[Change]) {
        self.now += HOUR;
        let contents = self.contents();
        let recs: BTreeMap<Uuid, Rec> = contents.rows.values().map(|row| decode_row(row).expect("a record")).collect();
        self.commit(&contents.meta.expect("a book"), contents.rev, &recs, changes);
    }

    /// Writes one field of a customer, making the customer if it is new.
    pub(super) fn set(&mut self, number: u64, field: &str, value: impl Into<Value>) {
        self.set_of(Kind::Customer, number, field, value);
    }

    pub(super) fn set_of(&mut self, kind: Kind, number: u64, field: &str, value: impl Into<Value>) {
        let fields = BTreeMap::from([(field.to_owned(), value.into())]);
        self.write(&[Change::Put { id: id(number), kind, sets: &[], fields }]);
    }

    /// A file of this copy, made now.
    pub(super) fn export(&self) -> Vec<u8> {
        self.export_of(self.contents())
    }

    /// The same, out of which somebody took a record by hand.
    pub(super) fn export_without(&self, id: Uuid) -> Vec<u8> {
        let mut contents = self.contents();
        contents.rows.remove(&id).expect("it was there");
        self.export_of(contents)
    }

    fn export_of(&self, contents: Contents) -> Vec<u8> {
        let mut count = BTreeMap::new();
        for row in contents.rows.values() {
            let (_, rec) = decode_row(row).expect("a record");
            *count.entry(rec.kind().to_owned()).or_insert(0) += 1;
        }
        let export = Uuid::from_u64_pair(0x1111_1111_1111_4111, 0x8111_1111_1111_1111);
        let head = Head::of(&contents.meta.expect("a book"), "0.1.0", export, self.now, count);
        let mut out = Vec::new();
        let mut writer = Writer::begin(&head, &mut out).expect("a head");
        for row in contents.rows.values() {
            writer.row(row, &mut out).expect("in order");
        }
        writer.end(&mut out).expect("complete");
        out
    }

    pub(super) fn fresh(&self) -> Fresh {
        Fresh {
            replica: Replica(self.fresh + 1),
            workspace: Uuid::from_u128(0x77),
            export: Uuid::from_u64_pair(0x2222_2222_2222_4222, 0x8222_2222_2222_2222),
            known: None,
        }
    }

    /// Reads a file in pieces of seven hundred bytes, up to the preview.
    pub(super) fn read(&self, file: &[u8]) -> Result<(Intake, Preview), IntakeFault> {
        self.read_through(&self.tab(), file)
    }

    pub(super) fn read_through(&self, tab: &MemoryRepository, file: &[u8]) -> Result<(Intake, Preview), IntakeFault> {
        self.read_on(Shelf::in_memory(), tab, file)
    }

    /// The same with the rows on a shelf of its own.
    pub(super) fn read_on(
        &self,
        shelf: Shelf,
        tab: &MemoryRepository,
        file: &[u8],
    ) -> Result<(Intake, Preview), IntakeFault> {
        let mut intake = now(Intake::begin_on(shelf, tab, self.fresh(), Limits::default()))?;
        for piece in file.chunks(700) {
            intake.feed(piece, self.now)?;
        }
        let preview = intake.finish(self.now)?;
        Ok((intake, preview))
    }

    pub(super) fn look(&self, file: &[u8]) -> Preview {
        self.read(file).expect("a sound file").1
    }

    /// Brings a file in with every question agreed to and nothing settled.
    pub(super) fn bring_in(&mut self, file: &[u8]) -> Outcome {
        self.bring_in_settling(file, vec![])
    }

    pub(super) fn bring_in_settling(&mut self, file: &[u8], settlements: Vec<Settlement>) -> Outcome {
        self.now += HOUR;
        let (mut intake, preview) = self.read(file).expect("a sound file");
        let consent = Consent { settlements, ..agreed(&preview) };
        let outcome = now(intake.apply(&self.tab(), &consent, self.now)).expect("applied");
        self.fresh += 1;
        outcome
    }
}

/// Yes to everything.
pub(super) fn agreed(preview: &Preview) -> Consent {
    Consent {
        digest: preview.origin.digest.clone(),
        agreed: preview.questions.clone(),
        settlements: vec![],
        introduction: None,
    }
}

/// Two laptops with the same book of three customers, a week after they met.
pub(super) fn two_laptops() -> (Laptop, Laptop) {
    let mut here = Laptop::new(1, "Li");
    for (number, name) in [(1, "Valves"), (2, "Pumps"), (3, "Filters")] {
        here.set(number, "name", name);
    }
    here.set(1, "phone", "0757 1");
    here.set(1, "level", "B");
    here.set(1, "credit_limit", 30_000_000);
    let mut there = Laptop::blank(2000);
    there.now = here.now;
    let file = here.export();
    let (mut intake, preview) = there.read(&file).expect("a sound file");
    let introduction = counterpart::sync::intake::Introduction { person: "Zhou".into(), device: "MateBook".into() };
    let consent = Consent { introduction: Some(introduction), ..agreed(&preview) };
    now(intake.apply(&there.tab(), &consent, there.now)).expect("applied");
    there.fresh += 1;
    // the other way too, so that here knows who writes there
    here.bring_in(&there.export());
    (here, there)
}
