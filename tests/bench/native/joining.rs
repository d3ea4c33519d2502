//! A file of another copy is read, checked and compared with a book: 1 % changed on each side.

use std::collections::BTreeMap;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use counterpart::kinds::Kind;
use counterpart::record::meta::Meta;
use counterpart::record::rec::Rec;
use counterpart::record::replica::Replica;
use counterpart::record::row::decode_row;
use counterpart::record::transaction::{Change, write};
use counterpart::record::version_vector::VersionVector;
use counterpart::store::memory::MemoryDisk;
use counterpart::store::{Batch, Durability, MemoryRepository, Repository, Row, RowKey};
use counterpart::sync::file::Limits;
use counterpart::sync::file::head::Head;
use counterpart::sync::file::writer::Writer;
use counterpart::sync::intake::{Consent, Fresh, Intake, Outcome};
use serde_json::{Value, json};
use uuid::Uuid;

const NOW: u64 = 1_790_000_000_000;

/// Nothing in memory ever waits.
fn now<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => Some(answer),
        Poll::Pending => None,
    }
    .expect("a call in memory never waits")
}

fn id(number: u32) -> Uuid {
    Uuid::from_u64_pair(0x0193_f2a1_c0de_7000 + (u64::from(number) << 20), 0x8000_0000_0000_0000)
}

fn put(number: u32, note: &str) -> Change {
    let Value::Object(fields) = json!({
        "number": format!("KH-{number:06}"), "name": format!("上海丰信环保科技有限公司第{number}分公司"),
        "short_name": "丰信", "kind": "organisation", "role": "customer", "level": "B", "code": "91310000MA1FL0TX5W",
        "industry": "阀门与管件", "source": "展会", "phone": "021-5555 0001", "email": "office@example.com",
        "legal_representative": "李梅", "owner": "周以宁", "credit_limit": {"amt": "1000000", "cur": "CNY"}, "note": note,
    }) else {
        return Change::Delete { id: id(number) };
    };
    Change::Put { id: id(number), kind: Kind::Customer, sets: &[], fields: fields.into_iter().collect() }
}

type Rows = BTreeMap<Uuid, Vec<u8>>;

fn changed(meta: &Meta, rows: &Rows, changes: &[Change], at: u64) -> (Meta, Rows) {
    let touched = changes.iter().filter_map(|change| rows.get(&change.id()));
    let recs: BTreeMap<Uuid, Rec> = touched.map(|row| decode_row(row).expect("a record")).collect();
    let written = write(meta, &recs, changes, at).expect("written");
    let mut rows = rows.clone();
    rows.extend(written.rows.into_iter().map(|row| (row.id, row.bytes)));
    (written.meta, rows)
}

fn file(meta: &Meta, rows: &Rows) -> Vec<u8> {
    let count = BTreeMap::from([(Kind::Customer.name().to_owned(), u64::try_from(rows.len()).expect("small"))]);
    let head = Head::of(meta, "0.1.0", Uuid::from_u64_pair(0x1111_1111_1111_4111, 0x8111_1111_1111_1111), NOW, count);
    let mut out = Vec::new();
    let mut writer = Writer::begin(&head, &mut out).expect("a head");
    for row in rows.values() {
        writer.row(row, &mut out).expect("in order");
    }
    writer.end(&mut out).expect("complete");
    out
}

/// A book on a disk, and the file of another copy of it.
pub(super) struct Apart {
    tab: MemoryRepository,
    file: Vec<u8>,
}

/// So many customers, of which each copy changed every hundredth.
pub(super) fn apart(count: u32) -> Apart {
    let fresh = Meta::fresh(Uuid::from_u128(7), Replica(1));
    let all: Vec<Change> = (0..count).map(|number| put(number, "as it was")).collect();
    let (meta, rows) = changed(&fresh, &Rows::new(), &all, NOW);
    let each = |from: u32, note: &str| (from..count).step_by(100).map(|number| put(number, note)).collect::<Vec<_>>();
    let there = Meta { replica: Replica(2), ..meta.clone() };
    let (there, theirs) = changed(&there, &rows, &each(50, "changed there"), NOW + 1);
    let (here, ours) = changed(&meta, &rows, &each(0, "changed here"), NOW + 2);
    Apart { tab: stored(&here, &ours), file: file(&there, &theirs) }
}

fn stored(meta: &Meta, rows: &Rows) -> MemoryRepository {
    let tab = MemoryDisk::default().open();
    let key = |id: &Uuid| RowKey { id: *id, kind: Kind::Customer.name().to_owned() };
    let puts = rows.iter().map(|(id, bytes)| Row { key: key(id), bytes: bytes.clone() }).collect();
    let batch = Batch { puts, meta: meta.encode().expect("text"), ..Batch::default() };
    now(tab.commit(&batch, Durability::Strict)).expect("commits");
    tab
}

/// One customer, and a file in which so many copies left a value of their own, of a book that a thousand copies wrote (M16).
pub(super) fn disagreeing(copies: u32) -> Apart {
    let fresh = Meta::fresh(Uuid::from_u128(7), Replica(1));
    let (meta, rows) = changed(&fresh, &Rows::new(), &[put(0, "as it was")], NOW);
    let all = stored(&meta, &rows);
    for number in 0..copies {
        let there = Meta { replica: Replica(10 + u64::from(number)), ..meta.clone() };
        let (there, theirs) = changed(&there, &rows, &[put(0, &format!("by {number}"))], NOW + 1);
        let mut intake = read(&all, &file(&there, &theirs));
        let preview = intake.finish(NOW).expect("it can be joined");
        let digest = preview.origin.digest;
        let consent = Consent { digest, agreed: preview.questions, settlements: Vec::new(), introduction: None };
        let outcome = now(intake.apply(&all, &consent, NOW)).expect("applied");
        assert!(matches!(outcome, Outcome::Written(_)));
    }
    let loaded = now(all.load()).expect("loads");
    let mut joined = Meta::decode(&loaded.meta.expect("a head")).expect("read");
    let many: VersionVector = (1_000..2_000).map(|replica| (Replica(replica), 7)).collect();
    joined.vv.join(&many);
    let theirs: Rows = loaded.rows.into_iter().map(|row| (row.key.id, row.bytes)).collect();
    Apart { tab: stored(&meta, &rows), file: file(&joined, &theirs) }
}

fn read(tab: &MemoryRepository, file: &[u8]) -> Intake {
    let fresh = Fresh { replica: Replica(3), workspace: Uuid::from_u128(8), export: Uuid::from_u128(9), known: None };
    let mut intake = now(Intake::begin(tab, fresh, Limits::default())).expect("begins");
    for piece in file.chunks(1 << 18) {
        intake.feed(piece, NOW).expect("a sound file");
    }
    intake
}

/// Reads the book and the file, and works out what would change: how many records are newer there.
pub(super) fn looked_at(apart: &Apart) -> usize {
    read(&apart.tab, &apart.file).finish(NOW).expect("it can be joined").changed.total
}
