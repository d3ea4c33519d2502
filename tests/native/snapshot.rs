//! Snapshots: what was kept is put back whole, and whatever call fails, the book is as before or as it was kept.

use std::collections::BTreeMap;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use counterpart::record::audit::{Act, Entry};
use counterpart::record::meta::Meta;
use counterpart::record::replica::Replica;
use counterpart::record::row::key_of;
use counterpart::store::memory::{Failure, MemoryDisk};
use counterpart::store::schema::ObjectStore;
use counterpart::store::snapshot::{Label, Why};
use counterpart::store::{Batch, Durability, MemoryRepository, Repository, Row, RowKey};
use counterpart::sync::salvage::Marks;
use counterpart::sync::snapshot::{SnapshotFault, make, put_back};
use uuid::Uuid;

use crate::join_laws::desk::{Desk, NOW, WORKSPACE};

const DAY: &str = "2026-11-23";

/// Nothing in memory ever waits.
fn now<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => answer,
        Poll::Pending => panic!("a call in memory waited"),
    }
}

fn marks(replica: u64) -> Marks {
    Marks {
        app: "0.1.0".to_owned(),
        export: Uuid::from_u64_pair(9, replica),
        replica: Replica(replica),
        workspace: WORKSPACE,
        known: None,
        now_ms: NOW + replica,
    }
}

/// Writes what a copy holds over what is stored.
fn store(tab: &MemoryRepository, desk: &Desk, rev: u64) -> u64 {
    let row = |(id, bytes): (Uuid, Vec<u8>)| {
        let kind = key_of(&bytes).map_or("erased", |(_, kind)| kind).to_owned();
        Row { key: RowKey { id, kind }, bytes }
    };
    let puts = desk.rows().into_iter().map(row).collect();
    let batch = Batch { expected_rev: rev, puts, meta: desk.meta.encode().expect("text"), ..Batch::default() };
    now(tab.commit(&batch, Durability::Strict)).expect("stored")
}

/// A book of three customers in a snapshot, then one renamed and one more entered.
fn kept_and_edited() -> (MemoryDisk, String) {
    let disk = MemoryDisk::default();
    let tab = disk.open();
    let mut desk = Desk::new(7);
    for number in 1..=3 {
        desk.set(number, "name", format!("Customer {number}"));
    }
    let rev = store(&tab, &desk, 0);
    let label = now(make(&tab, DAY, Why::Daily, &marks(1), async |bytes| bytes)).expect("made");
    assert_eq!((label.rev, label.count, label.day.as_str()), (rev, Some(3), DAY));
    desk.set(1, "name", "Renamed");
    desk.set(4, "name", "Entered by mistake");
    store(&tab, &desk, rev);
    (disk, label.name())
}

fn rows(disk: &MemoryDisk) -> Vec<(Uuid, Vec<u8>)> {
    let loaded = now(disk.open().load()).expect("loads");
    let mut rows: Vec<_> = loaded.rows.into_iter().map(|row| (row.key.id, row.bytes)).collect();
    rows.sort();
    rows
}

fn meta(disk: &MemoryDisk) -> Meta {
    let loaded = now(disk.open().load()).expect("loads");
    Meta::decode(&loaded.meta.expect("a head")).expect("reads")
}

fn back(tab: &MemoryRepository, name: &str) -> Result<usize, SnapshotFault> {
    now(put_back(tab, name, DAY, "李景行", &marks(2), async |bytes| bytes, async |bytes| Some(bytes)))
}

#[test]
fn a_snapshot_is_put_back_whole_under_a_new_id_and_noted() {
    let (disk, name) = kept_and_edited();
    let before = meta(&disk);
    assert_eq!(rows(&disk).len(), 4);
    assert_eq!(back(&disk.open(), &name), Ok(3));

    let names: Vec<String> = rows(&disk).iter().map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).collect();
    assert_eq!(names.len(), 3, "what was entered since is gone");
    assert!(names[0].contains("Customer 1"), "what was renamed has its old name: {}", names[0]);
    let after = meta(&disk);
    assert_eq!(after.replica, Replica(2), "a copy that went back has a new id");
    assert!(after.hlc >= before.hlc, "its clock does not go back");

    let links = now(disk.open().links("", 100)).expect("reads");
    let noted: Vec<Entry> = links.iter().filter_map(|(_, bytes)| Entry::of_link(bytes)).collect();
    assert_eq!(noted.len(), 1);
    assert_eq!((noted[0].act, noted[0].who.as_str()), (Act::Restore, "李景行"));

    // and forward again: the book as it was is a snapshot too
    let labels = now(disk.open().backups()).expect("reads");
    let safety = labels.iter().find(|name| Label::read(name).why == Why::BeforeRestore).expect("a safety copy");
    assert_eq!(back(&disk.open(), safety), Ok(4));
    assert!(rows(&disk).iter().any(|(_, bytes)| String::from_utf8_lossy(bytes).contains("Entered by mistake")));
}

#[test]
fn a_snapshot_that_is_not_whole_changes_nothing() {
    let (disk, name) = kept_and_edited();
    let (before, bytes) = (rows(&disk), now(disk.open().backup(&name)).expect("reads").expect("there"));
    for (what, damaged) in [
        ("cut off", bytes[..bytes.len() - 40].to_vec()),
        ("altered", {
            let mut altered = bytes.clone();
            let place = altered.windows(10).position(|it| it == b"Customer 2").expect("in it");
            altered[place] ^= 1;
            altered
        }),
        ("no file", b"nothing of ours".to_vec()),
    ] {
        now(disk.open().put_backup(&name, &damaged)).expect("kept");
        assert!(matches!(back(&disk.open(), &name), Err(SnapshotFault::File(_) | SnapshotFault::Unreadable)), "{what}");
        assert_eq!(rows(&disk), before, "{what}");
    }
    assert_eq!(back(&disk.open(), "of another day"), Err(SnapshotFault::Unreadable));
    assert_eq!(now(disk.open().backups()).expect("reads"), [name], "and no safety copy is made of nothing");
}

#[test]
fn s03_whatever_call_fails_a_snapshot_is_there_whole_or_not_at_all() {
    let (disk, earlier) = kept_and_edited();
    // of one day the last one is kept: the earlier one goes when the later one is there
    let later = |tab: &MemoryRepository| now(make(tab, DAY, Why::Daily, &marks(3), async |bytes| bytes));
    let kept = |disk: &MemoryDisk| disk.entries(ObjectStore::Backups).into_iter().collect::<BTreeMap<_, _>>();
    let (book, before) = (rows(&disk), kept(&disk));
    let whole = disk.copied();
    let name = later(&whole.open()).expect("made").name();
    let after = kept(&whole);
    assert_eq!((before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>()), (vec![&earlier], vec![&name]));
    for failure in [Failure::Refused, Failure::AbortedSilently, Failure::ConnectionLost, Failure::AnswerLost] {
        let mut nth = 0;
        loop {
            nth += 1;
            let disk = disk.copied();
            let tab = disk.open();
            tab.engine().fail_at(nth, failure);
            let made = later(&tab);
            let found = kept(&disk);
            if tab.engine().is_armed() {
                assert!(made.is_ok());
                assert_eq!(found, after);
                break;
            }
            assert_eq!(rows(&disk), book, "{failure:?} at call {nth}");
            if let Some(bytes) = found.get(&name) {
                assert_eq!(Some(bytes), after.get(&name), "whole: {failure:?} at call {nth}");
                // what cannot be removed now is removed with the next one
                assert!(found.iter().all(|(key, bytes)| *key == name || before.get(key) == Some(bytes)));
            } else {
                assert!(made.is_err(), "{failure:?} at call {nth}");
                assert_eq!(found, before, "{failure:?} at call {nth}");
            }
            assert!(later(&disk.open()).is_ok(), "and again: {failure:?} at call {nth}");
            assert_eq!(kept(&disk), after, "{failure:?} at call {nth}");
        }
        assert!(nth > 8, "{nth} calls");
    }
}

#[test]
fn s03_whatever_call_fails_the_book_is_as_before_or_as_it_was_kept() {
    let (disk, name) = kept_and_edited();
    let before = rows(&disk);
    let whole = disk.copied();
    back(&whole.open(), &name).expect("put back");
    let after = rows(&whole);
    for failure in [Failure::Refused, Failure::AbortedSilently, Failure::ConnectionLost, Failure::AnswerLost] {
        let mut nth = 0;
        loop {
            nth += 1;
            let disk = disk.copied();
            let tab = disk.open();
            tab.engine().fail_at(nth, failure);
            let outcome = back(&tab, &name);
            if tab.engine().is_armed() {
                assert_eq!(outcome, Ok(3));
                break;
            }
            let found = rows(&disk);
            match outcome {
                Ok(_) => assert_eq!(found, after, "{failure:?} at call {nth}"),
                // an answer that was lost may be of a transaction that was written
                Err(_) if failure == Failure::AnswerLost => assert!(found == before || found == after, "call {nth}"),
                Err(_) => assert_eq!(found, before, "{failure:?} at call {nth}"),
            }
            assert_eq!(back(&disk.open(), &name), Ok(3), "and again: {failure:?} at call {nth}");
        }
        assert!(nth > 10, "{nth} calls");
    }
}
