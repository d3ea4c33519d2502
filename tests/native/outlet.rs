//! Writing the book's file out of storage: signed, in slices, and either complete or not at all.

use std::collections::BTreeMap;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use counterpart::record::meta::Meta;
use counterpart::record::replica::Replica;
use counterpart::record::row::key_of;
use counterpart::store::engine::{Access, Engine};
use counterpart::store::memory::{Failure, MemoryDisk, MemoryTransaction};
use counterpart::store::schema::ObjectStore;
use counterpart::store::sentinel::Noted;
use counterpart::store::{
    Batch, Durability, MemoryRepository, PagedRepository, Repository, Row, RowKey, StoreError, Tidied,
};
use counterpart::sync::file::Limits;
use counterpart::sync::file::head::Head;
use counterpart::sync::file::reader::{FileRecord, Reader};
use counterpart::sync::file::signature::{holds, public_half};
use counterpart::sync::intake::{Consent, Fresh, Intake, Outcome, Preview};
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
    (on_disk(&desk), desk)
}

fn on_disk(desk: &Desk) -> MemoryDisk {
    let disk = MemoryDisk::default();
    let batch = Batch { puts: rows_of(desk), meta: desk.meta.encode().expect("text"), ..Batch::default() };
    now(disk.open().commit(&batch, Durability::Strict)).expect("stored");
    disk
}

/// A book of so many pages that several portions of them are read.
fn many_pages() -> (MemoryDisk, Desk) {
    let mut desk = Desk::new(7);
    for number in 1..=1_300 {
        desk.set(number, "name", format!("Customer {number} {}", "x".repeat(5_000)));
    }
    let disk = on_disk(&desk);
    // the key of the copy is made with its first file
    drop(begin(&disk.open()).expect("it begins"));
    (disk, desk)
}

fn begin(tab: &MemoryRepository) -> Result<Outlet, OutletFault> {
    begin_reading(tab, Reading::PageByPage)
}

/// How the rows are read.
enum Reading {
    PageByPage,
    AtOnce,
}

fn begin_reading(tab: &impl Repository, reading: Reading) -> Result<Outlet, OutletFault> {
    begin_knowing(tab, reading, None)
}

/// With this noted of the book apart from it.
fn begin_knowing(tab: &impl Repository, reading: Reading, known: Option<Noted>) -> Result<Outlet, OutletFault> {
    let mut byte = 0_u8;
    let mut random = |bytes: &mut [u8]| {
        for place in bytes {
            byte = byte.wrapping_add(37);
            *place = byte;
        }
    };
    let mut surroundings = Surroundings { app: "0.1.0", now_ms: NOW, random: &mut random, known };
    match reading {
        Reading::PageByPage => now(Outlet::begin(tab, &mut surroundings)),
        Reading::AtOnce => now(Outlet::begin_at_once(tab, &mut surroundings, false)),
    }
}

/// The file in pieces of about this size.
fn written(tab: &MemoryRepository, outlet: &mut Outlet, size: usize) -> Vec<Vec<u8>> {
    try_written(tab, outlet, size).expect("it goes on")
}

fn try_written(tab: &MemoryRepository, outlet: &mut Outlet, size: usize) -> Result<Vec<Vec<u8>>, OutletFault> {
    let mut pieces = Vec::new();
    loop {
        let mut piece = Vec::new();
        let progress = outlet.next(size, &mut piece)?;
        pieces.push(piece);
        match progress {
            Progress::Going { .. } => {}
            Progress::WantsRows => now(outlet.fetch(tab))?,
            Progress::Wants(sha256) => panic!("nobody asked for the bytes of {sha256}"),
            Progress::Done => return Ok(pieces),
        }
    }
}

/// The file as it is with all rows in memory.
fn at_once(tab: &MemoryRepository) -> Vec<u8> {
    let mut outlet = begin_reading(tab, Reading::AtOnce).expect("it begins");
    written(tab, &mut outlet, 1 << 16).concat()
}

fn meta_on(tab: &MemoryRepository) -> Meta {
    Meta::decode(&now(tab.load()).expect("loads").meta.expect("a head")).expect("read")
}

/// How many records a file holds, read strictly.
fn records_in(file: &[u8]) -> u64 {
    let (mut reader, mut records) = (Reader::default(), Vec::new());
    reader.feed(file, &BTreeMap::<uuid::Uuid, Vec<u8>>::new(), &mut records).expect("sound");
    reader.finish().expect("whole").records
}

#[test]
fn a_file_is_written_in_slices_signed_and_read_to_the_same_rows() {
    let (disk, desk) = stored(300);
    let tab = disk.open();
    let mut outlet = begin(&tab).expect("it begins");
    assert_eq!(outlet.name(), "counterpart-2026-11-23T1452Z-0000-full.json");
    assert_eq!(outlet.left_out(), 0);
    let pieces = written(&tab, &mut outlet, 4096);
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
    let whole = written(&tab, &mut outlet, 1 << 20).concat();
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
            let made = begin(&tab).and_then(|mut outlet| try_written(&tab, &mut outlet, 1 << 20));
            if tab.engine().is_armed() {
                assert!(made.is_ok());
                break;
            }
            match made {
                // the connection was opened again
                Ok(file) => assert_eq!(records_in(&file.concat()), 5, "call {nth}, {failure:?}"),
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
        assert!(nth > 10, "{nth} calls");
    }
}

#[test]
fn p07_a_few_pages_are_in_memory_at_a_time_and_the_file_is_what_it_is_at_once() {
    let (disk, _) = many_pages();
    let tab = disk.open();
    let pages: Vec<usize> = disk.entries(ObjectStore::Pages).iter().map(|(_, bytes)| bytes.len()).collect();
    assert!(pages.len() > 24, "{} pages", pages.len());
    let largest = pages.iter().max().expect("a page");
    let whole = at_once(&tab);

    let mut outlet = begin(&tab).expect("it begins");
    let (mut file, mut fetched) = (Vec::new(), 0);
    tab.engine().tally();
    loop {
        let mut piece = Vec::new();
        let progress = outlet.next(1 << 16, &mut piece).expect("it goes on");
        file.append(&mut piece);
        assert_eq!(tab.engine().tally().read, 0, "rows are read when they are wanted");
        match progress {
            Progress::Going { done, total } => assert!(done <= total && total == 1_300),
            Progress::WantsRows => {
                now(outlet.fetch(&tab)).expect("reads");
                let read = tab.engine().tally().read;
                assert!(read <= 8 * largest + 4_096, "{read} bytes at a time, pages of {largest}");
                fetched += 1;
            }
            Progress::Wants(sha256) => panic!("{sha256}"),
            Progress::Done => break,
        }
    }
    assert!(fetched > 3, "{fetched} portions");
    assert!(file == whole, "byte for byte");
    assert_eq!(records_in(&file), 1_300);
}

#[test]
fn it_is_told_how_far_it_is_however_large_the_pieces_are() {
    let (disk, _) = many_pages();
    let tab = disk.open();
    let mut outlet = begin(&tab).expect("it begins");
    let (mut piece, mut told) = (Vec::new(), Vec::new());
    loop {
        match outlet.next(1 << 30, &mut piece).expect("it goes on") {
            Progress::Going { done, .. } => told.push(done),
            Progress::WantsRows => now(outlet.fetch(&tab)).expect("reads"),
            Progress::Wants(sha256) => panic!("{sha256}"),
            Progress::Done => break,
        }
    }
    assert!(told.len() > 2 && told.is_sorted_by(|a, b| a < b), "{told:?}");
    assert_eq!(told.last(), Some(&1_300));
}

/// Writes another name into these customers, as one edit.
fn edit(tab: &MemoryRepository, desk: &mut Desk, numbers: std::ops::Range<u64>) {
    for number in numbers.clone() {
        desk.set(number, "name", format!("Edited {number}"));
    }
    let rows = desk.rows();
    let put = |number: u64| Row {
        key: RowKey { id: id(number), kind: "customer".to_owned() },
        bytes: rows[&id(number)].clone(),
    };
    let meta = Meta { secret: meta_on(tab).secret, ..desk.meta.clone() };
    let batch = Batch {
        expected_rev: now(tab.rev()).expect("a revision"),
        puts: numbers.map(put).collect(),
        meta: meta.encode().expect("text"),
        ..Batch::default()
    };
    now(tab.commit(&batch, Durability::Relaxed)).expect("stored");
}

/// A file of which the first portion of rows is written.
fn begun(tab: &MemoryRepository) -> (Outlet, Vec<u8>) {
    let mut outlet = begin(tab).expect("it begins");
    let mut file = Vec::new();
    assert_eq!(outlet.next(1 << 16, &mut file), Ok(Progress::WantsRows));
    now(outlet.fetch(tab)).expect("reads");
    (outlet, file)
}

fn finished(tab: &MemoryRepository, (mut outlet, mut file): (Outlet, Vec<u8>)) -> Vec<u8> {
    file.extend(written(tab, &mut outlet, 1 << 16).concat());
    file
}

#[test]
fn what_is_folded_and_edited_meanwhile_does_not_change_the_file() {
    let (disk, mut desk) = many_pages();
    let tab = disk.open();
    // edits in many pages and new records behind them, more than stay fresh
    edit(&tab, &mut desk, 1..201);
    edit(&tab, &mut desk, 600..801);
    edit(&tab, &mut desk, 1_200..1_401);
    let whole = at_once(&tab);
    assert_eq!(records_in(&whole), 1_400);

    let half = begun(&tab);
    while now(tab.tidy()).expect("folds") == Tidied::More {}
    assert!(disk.entries(ObjectStore::Fresh).len() < 512, "they were folded");
    assert!(finished(&tab, half) == whole, "folded meanwhile");

    let half = begun(&tab);
    edit(&tab, &mut desk, 900..901);
    assert!(finished(&tab, half) == whole, "edited meanwhile");
    assert!(finished(&tab, begun(&tab)) != whole, "the next file has the edit");
}

#[test]
fn what_is_written_while_a_file_goes_out_does_not_count_as_handed_out() {
    let (disk, mut desk) = many_pages();
    let tab = disk.open();
    let rev = now(tab.rev()).expect("a revision");
    let (outlet, file) = begun(&tab);
    edit(&tab, &mut desk, 900..901);
    let whole = begin_reading(&tab, Reading::AtOnce).expect("it begins");
    assert_eq!((outlet.rev(), whole.rev()), (rev, rev + 1));
    finished(&tab, (outlet, file));

    // the first file makes the key of the copy, and that is a revision too
    for reading in [Reading::PageByPage, Reading::AtOnce] {
        let tab = stored(3).0.open();
        let outlet = begin_reading(&tab, reading).expect("it begins");
        assert_eq!((outlet.rev(), now(tab.rev())), (2, Ok(2)));
    }
}

#[test]
fn a_file_that_the_book_has_outrun_is_not_finished_and_the_next_one_is() {
    let (disk, mut desk) = many_pages();
    let tab = disk.open();
    let (mut outlet, _) = begun(&tab);
    // so many rows go into pages at once
    edit(&tab, &mut desk, 1..301);
    let outrun = try_written(&tab, &mut outlet, 1 << 16);
    assert!(matches!(outrun, Err(OutletFault::Store(StoreError::Stale { .. }))), "{:?}", outrun.err());
    assert!(finished(&tab, begun(&tab)) == at_once(&tab));
}

#[test]
fn s02_where_nothing_more_can_be_written_the_first_file_goes_out_unsigned() {
    for at_once in [false, true] {
        let mut unsigned = 0;
        for nth in 1..40 {
            let (disk, _) = stored(5);
            let tab = disk.open();
            tab.engine().fail_at(nth, Failure::Refused);
            let begun = begin_reading(&tab, if at_once { Reading::AtOnce } else { Reading::PageByPage });
            let Ok(pieces) = begun.and_then(|mut outlet| try_written(&tab, &mut outlet, 1 << 16)) else { continue };
            let file = pieces.concat();
            if head_in(&file).key.is_none() {
                unsigned += 1;
                assert!(!String::from_utf8_lossy(&file).contains("\"sig\""), "at call {nth}");
                assert_eq!(records_in(&file), 5, "at call {nth}");
                assert_eq!(meta_on(&tab).secret, None, "at call {nth}: what is not kept is not used");
                assert_eq!(head_in(&file).unsigned_of, Some(Replica(7)), "at call {nth}: whose it is");
                assert_ne!(head_in(&file).replica, Replica(7), "at call {nth}: nobody has a key for it");
            }
            // with room again the next one is signed
            let tab = disk.open();
            let mut next = begin(&tab).expect("it begins");
            assert!(next.is_signed(), "after call {nth}");
            let signed = written(&tab, &mut next, 1 << 16).concat();
            assert!(head_in(&signed).key.is_some(), "after call {nth}");
            assert_eq!(
                (head_in(&signed).replica, head_in(&signed).unsigned_of),
                (Replica(7), None),
                "after call {nth}"
            );
            // and the one before is read all the same: here, and where the key of this copy is known
            let other = MemoryDisk::default().open();
            let (mut intake, preview) = looked_at(&other, &signed);
            let consent = Consent {
                digest: preview.origin.digest.clone(),
                agreed: preview.questions.clone(),
                settlements: vec![],
                introduction: None,
            };
            let outcome = now(intake.apply(&other, &consent, NOW));
            assert!(matches!(outcome, Ok(Outcome::Written(_))), "after call {nth}: {outcome:?}");
            assert!(looked_at(&tab, &file).1.nothing_new, "after call {nth}: it holds what is here");
            let there = looked_at(&other, &file).1;
            assert!(there.nothing_new, "after call {nth}: it holds what is there");
            // whose it is and when the two last met is told as of a signed one
            assert_eq!((there.origin.by.replica, there.origin.met_ms), (Replica(7), Some(NOW)), "after call {nth}");
        }
        assert!(unsigned > 1, "{unsigned} calls of keeping the key");
    }
}

/// Reads a file, up to what it would change here.
fn looked_at(tab: &MemoryRepository, file: &[u8]) -> (Intake, Preview) {
    let export = uuid::Uuid::from_u64_pair(0x2222_2222_2222_4222, 0x8222_2222_2222_2222);
    let fresh = Fresh { replica: Replica(0x5150), workspace: id(80), export, known: None };
    let mut intake = now(Intake::begin(tab, fresh, Limits::default())).expect("reads what is here");
    intake.feed(file, NOW).expect("sound");
    let preview = intake.finish(NOW).expect("it is not refused");
    (intake, preview)
}

/// A connection that is lost for good once it is lost.
struct Severed(MemoryRepository);

impl Engine for Severed {
    type Transaction = MemoryTransaction;

    async fn begin(&self, stores: &[ObjectStore], access: Access) -> Result<MemoryTransaction, StoreError> {
        self.0.engine().begin(stores, access).await
    }

    async fn reopen(&self) -> Result<(), StoreError> {
        Err(StoreError::ConnectionLost)
    }
}

#[test]
fn s02_where_an_answer_is_lost_no_file_goes_out_unsigned() {
    for at_once in [false, true] {
        let mut kept = 0;
        for nth in 1..40 {
            let (disk, _) = stored(5);
            let tab = PagedRepository::over(Severed(disk.open()));
            tab.engine().0.engine().fail_at(nth, Failure::AnswerLost);
            let begun = begin_reading(&tab, if at_once { Reading::AtOnce } else { Reading::PageByPage });
            let has_key = meta_on(&disk.open()).secret.is_some();
            match begun {
                Ok(outlet) => assert!(outlet.is_signed() && has_key, "at call {nth}"),
                Err(OutletFault::Store(StoreError::ConnectionLost)) => kept += usize::from(has_key),
                Err(other) => panic!("at call {nth}: {other}"),
            }
        }
        assert!(kept > 0, "a key was kept and nobody was told");
    }
}

fn head_in(file: &[u8]) -> Head {
    let mut reader = Reader::default();
    reader.feed(file, &BTreeMap::<uuid::Uuid, Vec<u8>>::new(), &mut Vec::new()).expect("sound");
    reader.head().expect("a head").clone()
}

#[test]
fn s15_a_file_of_a_book_whose_head_is_lost_is_of_the_book_and_the_generation_that_were_noted() {
    let noted = Noted { workspace: id(90), generation: 3, start: Some(id(91)) };
    for reading in [Reading::PageByPage, Reading::AtOnce] {
        let (disk, desk) = stored(5);
        disk.lose(ObjectStore::Meta, "head");
        let tab = disk.open();
        let mut outlet = begin_knowing(&tab, reading, Some(noted)).expect("it begins");
        let file = written(&tab, &mut outlet, 1 << 16).concat();
        let head = head_in(&file);
        assert_eq!((head.workspace, head.generation, head.start), (id(90), 3, Some(id(91))));
        assert_ne!(head.replica, desk.meta.replica, "under a new id of the copy");
        assert_eq!(records_in(&file), 5);
        // what was known again for the file is what stays
        let kept = meta_on(&tab);
        assert_eq!((kept.workspace, kept.generation, kept.start), (id(90), 3, Some(id(91))));
        assert_eq!(kept.replica, head.replica);
    }
    // a head that is there knows better than the note
    for reading in [Reading::PageByPage, Reading::AtOnce] {
        let (disk, desk) = stored(5);
        let tab = disk.open();
        let mut outlet = begin_knowing(&tab, reading, Some(noted)).expect("it begins");
        let head = head_in(&written(&tab, &mut outlet, 1 << 16).concat());
        assert_eq!((head.workspace, head.generation, head.start), (desk.meta.workspace, 1, None));
    }
}

#[test]
fn s13_a_damaged_page_does_not_hinder_the_file_of_the_others() {
    let (disk, _) = many_pages();
    let (key, mut bytes) = disk.entries(ObjectStore::Pages).into_iter().nth(9).expect("a page");
    let at = bytes.len() / 2;
    bytes[at] ^= 0x20;
    disk.overwrite(ObjectStore::Pages, &key, bytes);
    let tab = disk.open();
    let mut outlet = begin(&tab).expect("it begins");
    assert_eq!(records_in(&written(&tab, &mut outlet, 1 << 16).concat()), 1_299);
    assert_eq!(now(tab.quarantined()).expect("reads").len(), 1);
}

#[test]
fn what_is_written_within_limits_is_read_within_them_and_more_is_refused() {
    let (disk, _) = stored(20);
    let tab = disk.open();
    let begin = |limits: Limits| {
        let mut random = |bytes: &mut [u8]| bytes.fill(9);
        let mut surroundings = Surroundings { app: "0.1.0", now_ms: NOW, random: &mut random, known: None };
        now(Outlet::begin_within(&tab, &mut surroundings, limits, false))
    };
    let refused = |limits: Limits| matches!(begin(limits), Err(OutletFault::TooLarge));
    assert!(refused(Limits { records: 19, ..Limits::default() }));
    assert!(refused(Limits { file: 20 * 100, ..Limits::default() }));
    let limits = Limits { records: 20, file: 80_000, ..Limits::default() };
    let file = written(&tab, &mut begin(limits).expect("fits"), 1_000).concat();
    let (mut reader, mut read) = (Reader::new(limits), Vec::new());
    reader.feed(&file, &BTreeMap::<uuid::Uuid, Vec<u8>>::new(), &mut read).expect("within the limits");
    reader.finish().expect("whole");
    assert_eq!(read.len(), 20);

    // a book that has outgrown every limit of files is still put back from its own snapshot
    let own = Limits::for_own();
    assert_eq!((own.file, own.records), (u64::MAX, u64::MAX));
    assert_eq!((own.line, own.depth), (Limits::default().line, Limits::default().depth));
}
