//! Writing the book's file out of storage: signed, in slices, and either complete or not at all.

use std::collections::BTreeMap;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use counterpart::record::meta::Meta;
use counterpart::record::row::key_of;
use counterpart::store::memory::{Failure, MemoryDisk};
use counterpart::store::{Batch, Durability, MemoryRepository, Repository, Row, RowKey, StoreError};
use counterpart::sync::file::Limits;
use counterpart::sync::file::reader::{FileRecord, Reader};
use counterpart::sync::file::signature::{holds, public_half};
use counterpart::sync::outlet::{Outlet, OutletFault, Progress, Surroundings};

use crate::join_laws::desk::{Desk, NOW, id};

/// Nothing in memory ever waits.
fn now<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => answer,
        Poll::Pending => panic!("a call in memory waited"),
    }
}

fn rows_of(desk: &Desk) -> Vec<Row> {
    let row = |(id, bytes): (uuid::Uuid, Vec<u8>)| {
        let kind = key_of(&bytes).map_or("erased", |(_, kind)| kind).to_owned();
        Row { key: RowKey { id, kind }, bytes }
    };
    desk.rows().into_iter().map(row).collect()
}

/// A book of so many customers, stored.
fn stored(customers: u64) -> (MemoryDisk, Desk) {
    let mut desk = Desk::new(7);
    for number in 1..=customers {
        desk.set(number, "name", format!("Customer {number}"));
    }
    let disk = MemoryDisk::default();
    let batch = Batch { puts: rows_of(&desk), meta: desk.meta.encode().expect("text"), ..Batch::default() };
    now(disk.open().commit(&batch, Durability::Strict)).expect("stored");
    (disk, desk)
}

fn begin(tab: &MemoryRepository) -> Result<Outlet, OutletFault> {
    let mut byte = 0_u8;
    let mut random = |bytes: &mut [u8]| {
        for place in bytes {
            byte = byte.wrapping_add(37);
            *place = byte;
        }
    };
    now(Outlet::begin(tab, &mut Surroundings { app: "0.1.0", now_ms: NOW, random: &mut random }))
}

/// The file in pieces of about this size.
fn written(outlet: &mut Outlet, size: usize) -> Vec<Vec<u8>> {
    let mut pieces = Vec::new();
    loop {
        let mut piece = Vec::new();
        let progress = outlet.next(size, &mut piece).expect("it goes on");
        pieces.push(piece);
        if progress == Progress::Done {
            return pieces;
        }
    }
}

fn meta_on(tab: &MemoryRepository) -> Meta {
    Meta::decode(&now(tab.load()).expect("loads").meta.expect("a head")).expect("read")
}

#[test]
fn a_file_is_written_in_slices_signed_and_read_to_the_same_rows() {
    let (disk, desk) = stored(300);
    let tab = disk.open();
    let mut outlet = begin(&tab).expect("it begins");
    assert_eq!(outlet.name(), "counterpart-2026-11-23T1452Z-0000-full.json");
    assert_eq!(outlet.left_out(), 0);
    let pieces = written(&mut outlet, 4096);
    assert!(pieces.len() > 5, "{} pieces", pieces.len());
    assert!(pieces.iter().all(|piece| piece.len() < 8192));
    let whole = pieces.concat();

    let mut reader = Reader::default();
    let mut records = Vec::new();
    reader.feed(&whole, &BTreeMap::new(), &mut records).expect("sound");
    let head = reader.head().expect("a head").clone();
    let foot = reader.finish().expect("whole");
    let read: Vec<_> = records
        .into_iter()
        .map(|record| match record {
            FileRecord::Other(record) => (record.id, record.bytes),
            FileRecord::Known { id } => panic!("{id}"),
        })
        .collect();
    assert_eq!(read, desk.rows().into_iter().collect::<Vec<_>>());
    let secret = meta_on(&tab).secret.expect("a key, kept");
    assert_eq!(head.key, Some(public_half(&secret)));
    assert!(holds(&head.key.expect("a key"), &foot.digest, &foot.signature.expect("a signature")));
    let file = String::from_utf8(whole).expect("UTF-8");
    let secret = serde_json::to_string(&secret).expect("digits");
    assert!(!file.contains(secret.trim_matches('"')), "the secret stays here");
}

#[test]
fn the_key_is_made_once_and_another_tab_meanwhile_does_no_harm() {
    let (disk, _) = stored(3);
    let tab = disk.open();
    drop(begin(&tab).expect("it begins"));
    let first = meta_on(&tab);
    let rev = now(tab.rev()).expect("a revision");
    drop(begin(&disk.open()).expect("it begins"));
    assert_eq!(meta_on(&tab), first, "the second file bears the same key");
    assert_eq!(now(tab.rev()), Ok(rev), "and writes nothing");
}

#[test]
fn a_row_that_is_no_record_stays_out_and_is_counted() {
    let (disk, desk) = stored(3);
    let tab = disk.open();
    let rev = now(tab.rev()).expect("a revision");
    let bad = Row { key: RowKey { id: id(99), kind: "customer".to_owned() }, bytes: b"no record".to_vec() };
    let batch =
        Batch { expected_rev: rev, puts: vec![bad], meta: desk.meta.encode().expect("text"), ..Batch::default() };
    now(tab.commit(&batch, Durability::Strict)).expect("stored");
    let mut outlet = begin(&tab).expect("it begins");
    assert_eq!(outlet.left_out(), 1);
    let whole = written(&mut outlet, 1 << 20).concat();
    let mut reader = Reader::default();
    let mut records = Vec::new();
    reader.feed(&whole, &BTreeMap::new(), &mut records).expect("sound");
    assert_eq!(reader.finish().expect("whole").records, 3);
}

#[test]
fn an_empty_database_has_no_book_to_write_out() {
    assert_eq!(begin(&MemoryDisk::default().open()).err(), Some(OutletFault::NoBook));
}

#[test]
fn s03_whatever_call_fails_there_is_a_whole_file_or_none_and_the_book_is_the_same() {
    let (disk, desk) = stored(5);
    let expected: Vec<_> = desk.rows().into_iter().collect();
    for failure in [Failure::Refused, Failure::AbortedSilently, Failure::ConnectionLost, Failure::AnswerLost] {
        let mut nth = 0;
        loop {
            nth += 1;
            let disk = disk.copied();
            let tab = disk.open();
            tab.engine().fail_at(nth, failure);
            let begun = begin(&tab);
            if tab.engine().is_armed() {
                assert!(begun.is_ok());
                break;
            }
            match begun {
                // the connection was opened again
                Ok(mut outlet) => drop(written(&mut outlet, 1 << 20)),
                Err(OutletFault::Store(fault)) => assert_ne!(fault, StoreError::Damaged, "call {nth}, {failure:?}"),
                Err(other) => panic!("call {nth}, {failure:?}: {other}"),
            }
            let tab = disk.open();
            let mut rows: Vec<_> =
                now(tab.load()).expect("loads").rows.into_iter().map(|row| (row.key.id, row.bytes)).collect();
            rows.sort();
            assert_eq!(rows, expected, "call {nth}, {failure:?}");
            assert!(begin(&tab).is_ok(), "and the next time it goes: call {nth}, {failure:?}");
        }
        assert!(nth > 5, "{nth} calls");
    }
}

#[test]
fn what_is_written_within_limits_is_read_within_them_and_more_is_refused() {
    let (disk, _) = stored(20);
    let tab = disk.open();
    let begin = |limits: Limits| {
        let mut random = |bytes: &mut [u8]| bytes.fill(9);
        let mut surroundings = Surroundings { app: "0.1.0", now_ms: NOW, random: &mut random };
        now(Outlet::begin_within(&tab, &mut surroundings, limits, false))
    };
    let refused = |limits: Limits| matches!(begin(limits), Err(OutletFault::TooLarge));
    assert!(refused(Limits { records: 19, ..Limits::default() }));
    assert!(refused(Limits { file: 20 * 100, ..Limits::default() }));
    let limits = Limits { records: 20, file: 80_000, ..Limits::default() };
    let file = written(&mut begin(limits).expect("fits"), 1_000).concat();
    let (mut reader, mut read) = (Reader::new(limits), Vec::new());
    reader.feed(&file, &BTreeMap::<uuid::Uuid, Vec<u8>>::new(), &mut read).expect("within the limits");
    reader.finish().expect("whole");
    assert_eq!(read.len(), 20);

    // a book that has outgrown every limit of files is still put back from its own snapshot
    let own = Limits::for_own();
    assert_eq!((own.file, own.records), (u64::MAX, u64::MAX));
    assert_eq!((own.line, own.depth), (Limits::default().line, Limits::default().depth));
}
