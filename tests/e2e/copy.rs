//! Another copy of a book, kept outside any browser by the same record layer: it writes files, and whole databases.

use std::collections::BTreeMap;

use counterpart::demo::DemoBook;
use counterpart::domain::entity::Entity;
use counterpart::record::document::read;
use counterpart::record::meta::Meta;
use counterpart::record::replica::Replica;
use counterpart::record::row::{decode_row, key_of};
use counterpart::record::transaction::{Change, write};
use counterpart::store::head::{self, Head as StoredHead};
use counterpart::store::row::Stored;
use counterpart::store::schema::ObjectStore;
use counterpart::store::{Row, RowKey, excerpts, layout};
use counterpart::sync::file::head::Head;
use counterpart::sync::file::reader::{FileRecord, Foot, Reader};
use counterpart::sync::file::writer::Writer;
use counterpart::sync::plan::{Plan, Planner};
use uuid::Uuid;

/// The moment at which all journeys begin, in milliseconds: their day at 9.30 in Shanghai.
pub(crate) const NOW: u64 = 1_779_240_600_000;
/// How many records one transaction of a large book writes.
const PORTION: usize = 1_000;

/// A copy of a book.
#[derive(Clone)]
pub(crate) struct Copy {
    pub(crate) meta: Meta,
    pub(crate) rows: BTreeMap<Uuid, Vec<u8>>,
}

impl Copy {
    /// An empty book of this number.
    pub(crate) fn new(number: u64) -> Self {
        let workspace = Uuid::from_u128(0x4000_8000_0000_0000_0000 | u128::from(number));
        Self { meta: Meta::fresh(workspace, Replica(number)), rows: BTreeMap::new() }
    }

    /// The same book on another device.
    pub(crate) fn elsewhere(&self, replica: u64) -> Self {
        Self { meta: self.meta.clone().renamed(Replica(replica)), rows: self.rows.clone() }
    }

    /// Enters or edits.
    pub(crate) fn put<E: Entity>(&mut self, entities: &[E]) {
        for portion in entities.chunks(PORTION) {
            let changes: Vec<Change> = portion.iter().map(|it| Change::put(it).expect("it is written")).collect();
            self.write_at(NOW, &changes);
        }
    }

    /// Makes changes when the clock of its device says so.
    pub(crate) fn write_at(&mut self, now_ms: u64, changes: &[Change]) {
        let known = changes.iter().filter_map(|it| self.rows.get(&it.id()));
        let known: BTreeMap<_, _> = known.map(|row| decode_row(row).expect("a record")).collect();
        let written = write(&self.meta, &known, changes, now_ms).expect("it is written");
        self.meta = written.meta;
        self.rows.extend(written.rows.into_iter().map(|row| (row.id, row.bytes)));
    }

    /// The same copy, out of which somebody took a record by hand.
    pub(crate) fn without(&self, id: Uuid) -> Self {
        let mut forged = self.clone();
        forged.rows.remove(&id).expect("it was there");
        forged
    }

    /// Enters a whole book.
    pub(crate) fn put_book(&mut self, book: &DemoBook) {
        self.put(std::slice::from_ref(&book.own_entity));
        self.put(book.settings.as_slice());
        self.put(&book.customers);
        self.put(&book.contacts);
        self.put(&book.activities);
        self.put(&book.products);
        self.put(&book.price_lists);
        self.put(&book.leads);
        self.put(&book.lead_events);
        self.put(&book.opportunities);
        self.put(&book.opportunity_events);
        self.put(&book.quotes);
        self.put(&book.quote_events);
        self.put(&book.members);
        self.put(&book.pool_events);
        self.put(&book.preferences);
        self.put(&book.purchases);
        self.put(&book.tasks);
        self.put(&book.sales_targets);
        self.put(&book.saved_views);
        self.put(&book.contracts);
        self.put(&book.contract_events);
        self.put(&book.receipts);
        self.put(&book.allocations);
        self.put(&book.waivers);
        self.put(&book.recovery_costs);
        self.put(&book.incentive_plans);
        self.put(&book.commission_entries);
        self.put(&book.payout_runs);
        self.put(&book.incentive_events);
        self.put(&book.late_fee_statements);
        self.put(&book.invoices);
        self.put(&book.invoice_events);
        self.put(&book.contract_versions);
        self.put(&book.amendments);
        self.put(&book.negotiation_rounds);
        self.put(&book.proposals);
        self.put(&book.proposal_events);
        self.put(&book.duties);
        self.put(&book.duty_events);
        self.put(&book.materials);
        self.put(&book.material_events);
        self.put(&book.disputes);
        self.put(&book.dispute_events);
        self.put(&book.tickets);
        self.put(&book.ticket_events);
        self.put(&book.own_clauses);
        self.put(&book.own_templates);
        self.put(&book.fallbacks);
        self.put(&book.evaluation_plans);
        self.put(&book.evaluations);
        self.put(&book.evaluation_events);
        self.put(&book.sharing_scopes);
        self.put(&book.sharing_scope_events);
        self.put(&book.sharing_events);
        self.put(&book.undertakings);
        self.put(&book.subject_requests);
        self.put(&book.incidents);
        self.put(&book.incident_events);
    }

    /// Everything of a kind.
    pub(crate) fn all<E: Entity>(&self) -> Vec<E> {
        let rows = self.rows.values().filter(|row| key_of(row).is_some_and(|(_, kind)| kind == E::KIND.name()));
        rows.map(|row| decode_row(row).expect("a record")).filter_map(|(id, rec)| read(id, &rec).ok()).collect()
    }

    /// How many bytes of records.
    pub(crate) fn bytes(&self) -> usize {
        self.rows.values().map(Vec::len).sum()
    }

    /// The file of the book.
    pub(crate) fn file(&self) -> Vec<u8> {
        let mut count: BTreeMap<String, u64> = BTreeMap::new();
        for row in self.rows.values() {
            *count.entry(key_of(row).expect("a record").1.to_owned()).or_default() += 1;
        }
        let export = Uuid::from_u128(u128::from(self.meta.seq()) << 64 | 0x4000_8000_0000_0000_0000);
        let head = Head::of(&self.meta, "0.1.0", export, NOW, count);
        let mut out = Vec::with_capacity(self.bytes() + self.rows.len() * 4);
        let mut writer = Writer::begin(&head, &mut out).expect("a head");
        for row in self.rows.values() {
            writer.row(row, &mut out).expect("a row");
        }
        writer.end(&mut out).expect("an end");
        out
    }

    /// What a file of another copy would change here.
    pub(crate) fn plan(&self, file: &[u8]) -> Plan {
        let (head, records, foot) = read_file(file, &self.rows);
        let mut planner = Planner::new(&self.meta, &self.rows, &head, NOW);
        for record in records {
            planner.take(record);
        }
        planner.finish(&foot)
    }

    /// The database that holds the book, entry by entry, as the app itself would lay it out.
    pub(crate) fn database(&self, mut take: impl FnMut(ObjectStore, String, Vec<u8>)) {
        let key = |row: &Vec<u8>| {
            let (id, kind) = key_of(row).expect("a record");
            RowKey { id, kind: kind.to_owned() }
        };
        let rows: Vec<Row> = self.rows.values().map(|row| Row { key: key(row), bytes: row.clone() }).collect();
        let mut first = true;
        for portion in rows.chunks(layout::PAGE_ROWS) {
            let stored: Vec<Stored<'_>> = portion.iter().map(|row| Stored::live(row, 1)).collect();
            let bound = if first { String::new() } else { stored[0].text_key() };
            first = false;
            for (key, bytes) in layout::paginate(&bound, &stored).expect("pages") {
                take(ObjectStore::Pages, key, bytes);
            }
            for (key, rows) in layout::split(&bound, &stored) {
                for (key, bytes) in excerpts::entries(&key, rows).expect("excerpts") {
                    take(ObjectStore::Excerpts, key, bytes);
                }
            }
        }
        let head = StoredHead { rev: 1, folded: 1, meta: Some(self.meta.encode().expect("it is written")) };
        take(ObjectStore::Meta, head::KEY.to_owned(), head.encode());
    }
}

/// Reads a file whole and strictly.
pub(crate) fn read_file(file: &[u8], rows: &BTreeMap<Uuid, Vec<u8>>) -> (Head, Vec<FileRecord>, Foot) {
    let mut reader = Reader::default();
    let mut records = Vec::new();
    for piece in file.chunks(1 << 20) {
        reader.feed(piece, rows, &mut records).expect("the file is whole");
    }
    let head = reader.head().expect("a head").clone();
    (head, records, reader.finish().expect("the file is whole"))
}
