//! What an edit costs, and that it is whole or not at all: it reads, works out and writes in one transaction (S03, S04, S07).

use std::collections::BTreeMap;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use counterpart::kinds::Kind;
use counterpart::record::audit::{Act, Author, note_write};
use counterpart::record::meta::Meta;
use counterpart::record::rec::Rec;
use counterpart::record::replica::Replica;
use counterpart::record::row::decode_row;
use counterpart::record::transaction::{Change, Written, write};
use counterpart::store::memory::{Failure, MemoryDisk, Tally};
use counterpart::store::{Batch, Durability, MemoryRepository, Repository, Row, RowKey, StoreError};
use serde_json::json;
use uuid::Uuid;

const NOW: u64 = 1_790_000_000_000;

fn now<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => answer,
        Poll::Pending => panic!("a call in memory waited"),
    }
}

fn id(number: u64) -> Uuid {
    Uuid::from_u64_pair(0x0193_f2a1_c0de_7000 + (number << 20), 0x8000_0000_0000_0000 | number)
}

fn put(number: u64, note: &str) -> Change {
    let text = |text: &str| json!(text);
    Change::Put {
        id: id(number),
        kind: Kind::Customer,
        sets: &[],
        fields: BTreeMap::from([
            ("name".to_owned(), text("上海丰信环保科技有限公司")),
            ("number".to_owned(), text("KH-000123")),
            ("phone".to_owned(), text("021 5888 1234")),
            ("industry".to_owned(), text("阀门与管件")),
            ("owner".to_owned(), text("李梅")),
            ("credit_limit".to_owned(), json!(50_000_000)),
            ("note".to_owned(), text(note)),
        ]),
    }
}

fn batch(rev: u64, mut written: Written, before: &BTreeMap<Uuid, Rec>) -> (Meta, Batch) {
    let audit = note_write(&mut written, before, &Author::of(Act::Edit, "Li")).expect("noted");
    let row = |row: &counterpart::record::transaction::WrittenRow| Row {
        key: RowKey { id: row.id, kind: row.rec.kind().to_owned() },
        bytes: row.bytes.clone(),
    };
    let puts = written.rows.iter().map(row).collect();
    let meta = written.meta.encode().expect("text");
    (written.meta, Batch { expected_rev: rev, puts, meta, audit, ..Batch::default() })
}

/// A book of so many customers, folded into pages.
fn book(customers: u64) -> (MemoryDisk, Meta) {
    let disk = MemoryDisk::default();
    let meta = Meta::fresh(Uuid::from_u128(7), Replica(1));
    let changes: Vec<Change> = (1..=customers).map(|number| put(number, "as it was")).collect();
    let written = write(&meta, &BTreeMap::new(), &changes, NOW).expect("written");
    let (meta, batch) = batch(0, written, &BTreeMap::new());
    now(disk.open().commit(&batch, Durability::Strict)).expect("commits");
    (disk, meta)
}

/// Writes a customer's note as the app does.
fn edit(tab: &MemoryRepository, meta: &mut Meta, rev: u64, number: u64, note: &str) -> Result<Option<u64>, StoreError> {
    let key = RowKey { id: id(number), kind: Kind::Customer.name().to_owned() };
    let mut after = None;
    let outcome = now(tab.amend(&[key], rev, Durability::Relaxed, &mut |rows| {
        let before: BTreeMap<Uuid, Rec> = rows.iter().map(|row| decode_row(&row.bytes).expect("a record")).collect();
        let written = write(meta, &before, &[put(number, note)], NOW + rev).expect("written");
        if written.rows.is_empty() {
            return None;
        }
        let (meta, batch) = batch(rev, written, &before);
        after = Some(meta);
        Some(batch)
    }));
    if let (Ok(Some(_)), Some(after)) = (&outcome, after) {
        *meta = after;
    }
    outcome
}

fn note(disk: &MemoryDisk, number: u64) -> String {
    let key = RowKey { id: id(number), kind: Kind::Customer.name().to_owned() };
    let rows = now(disk.open().get(&[key])).expect("reads");
    let (_, rec) = decode_row(&rows[0].bytes).expect("a record");
    rec.show("note").and_then(|it| it.as_str()).expect("a note").to_owned()
}

#[test]
fn an_edit_is_one_transaction_and_costs_the_same_in_every_book() {
    // the first edit of a record reads its page, of 256 KiB at most; every other reads it where it was written last
    struct Row {
        customers: u64,
        first: Tally,
        again: Tally,
    }
    let most = |reads, read, writes, written| Tally { transactions: 1, reads, read, writes, written };
    let table = [100, 1_000, 10_000, 40_000].map(|customers| Row {
        customers,
        // head and page; the row, a link of the audit trail, what people read of it, the head
        first: most(2, 300_000, 4, 3_500),
        again: most(2, 3_000, 4, 3_500),
    });
    for row in table {
        let (disk, mut meta) = book(row.customers);
        let tab = disk.open();
        // where the pages begin is known from the first reading on
        edit(&tab, &mut meta, 1, 1, "to begin with").expect("written");
        tab.engine().tally();
        for (rev, text, limit) in [(2, "once", &row.first), (3, "twice", &row.again), (4, "thrice", &row.again)] {
            assert_eq!(edit(&tab, &mut meta, rev, row.customers / 2, text), Ok(Some(rev + 1)));
            let found = tab.engine().tally();
            let what = format!("{text} among {}: {found:?}", row.customers);
            assert_eq!((found.transactions, found.reads, found.writes), (1, limit.reads, limit.writes), "{what}");
            assert!(found.read <= limit.read && found.written <= limit.written, "{what}");
            assert_eq!(note(&disk, row.customers / 2), text);
        }
    }
}

#[test]
fn s03_s04_s07_an_edit_is_whole_or_not_at_all_at_every_call() {
    let (disk, meta) = book(1_000);
    for failure in [Failure::Refused, Failure::AbortedSilently, Failure::ConnectionLost, Failure::AnswerLost] {
        for nth in 1.. {
            let copy = disk.copied();
            let (tab, mut meta) = (copy.open(), meta.clone());
            tab.engine().fail_at(nth, failure);
            let outcome = edit(&tab, &mut meta, 1, 500, "edited");
            if tab.engine().is_armed() {
                assert!(nth > 8, "tried at {nth} calls");
                break;
            }
            let loaded = now(copy.open().load()).expect("loads");
            let mended = matches!(failure, Failure::ConnectionLost | Failure::AnswerLost);
            assert_eq!(outcome.is_ok(), mended, "{failure:?} at call {nth}: {outcome:?}");
            let expected = if mended { (2, "edited") } else { (1, "as it was") };
            assert_eq!((loaded.rev, note(&copy, 500).as_str()), expected, "{failure:?} at call {nth}");
            let links = now(copy.open().links("", 10)).expect("reads");
            assert_eq!(links.len(), if mended { 2 } else { 1 }, "noted once: {failure:?} at call {nth}");
        }
    }
}

#[test]
fn an_edit_that_changes_nothing_or_comes_too_late_writes_nothing() {
    let (disk, mut meta) = book(1_000);
    let tab = disk.open();
    assert_eq!(edit(&tab, &mut meta, 1, 500, "as it was"), Ok(None));
    assert_eq!(now(tab.rev()), Ok(1));
    assert_eq!(edit(&tab, &mut meta, 1, 500, "first"), Ok(Some(2)));
    // another tab still believes in the revision before
    let other = disk.open();
    assert_eq!(edit(&other, &mut meta.clone(), 1, 500, "second"), Err(StoreError::Stale { rev: 2 }));
    assert_eq!(note(&disk, 500), "first");
}

#[test]
fn a_change_of_many_records_is_read_first_and_written_then() {
    let (disk, meta) = book(1_000);
    let tab = disk.open();
    let keys: Vec<RowKey> =
        (1..=300).map(|number| RowKey { id: id(number), kind: Kind::Customer.name().to_owned() }).collect();
    let outcome = now(tab.amend(&keys, 1, Durability::Relaxed, &mut |rows| {
        assert_eq!(rows.len(), 300);
        let before: BTreeMap<Uuid, Rec> = rows.iter().map(|row| decode_row(&row.bytes).expect("a record")).collect();
        let changes: Vec<Change> = (1..=300).map(|number| put(number, "all")).collect();
        Some(batch(1, write(&meta, &before, &changes, NOW).expect("written"), &before).1)
    }));
    assert_eq!(outcome, Ok(Some(2)));
    assert_eq!((note(&disk, 300), note(&disk, 301)), ("all".to_owned(), "as it was".to_owned()));
}
