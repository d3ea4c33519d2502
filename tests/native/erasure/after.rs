//! What follows an erasure, with a failure at every call: what is left is told, and goes the next time.

use std::collections::{BTreeMap, BTreeSet};

use counterpart::domain::lifecycle::digest::Digest;
use counterpart::store::blobs::Blob;
use counterpart::store::memory::{Failure, MemoryDisk};
use counterpart::store::schema::ObjectStore;
use counterpart::store::snapshot::Why;
use counterpart::store::{Batch, Durability, Repository, Row, RowKey};
use counterpart::sync::erasing::{drop_files, earlier_states, remove_earlier_states};
use counterpart::sync::snapshot::make;

use super::{SUM, SUM_OF_CALL, erased_on_disk, holds, id, marks, now};

const FAILURES: [Failure; 4] =
    [Failure::Refused, Failure::AbortedSilently, Failure::ConnectionLost, Failure::AnswerLost];

/// The failures that no second attempt of storage mends.
fn is_told(failure: Failure) -> bool {
    matches!(failure, Failure::Refused | Failure::AbortedSilently)
}

fn rows(disk: &MemoryDisk) -> BTreeMap<RowKey, Vec<u8>> {
    now(disk.open().load()).expect("loads").rows.into_iter().map(|row| (row.key, row.bytes)).collect()
}

/// The book without its person, after two snapshots and two imports that can be taken back, in all of which she stands.
fn with_earlier_states() -> MemoryDisk {
    let (disk, _, _) = erased_on_disk(false);
    let tab = disk.open();
    now(tab.put_backup("2026-11-20", "林晓彤".as_bytes())).expect("kept");
    for number in 1..=2 {
        let loaded = now(tab.load()).expect("loads");
        let undo = Some((format!("{number} 1779240600000"), "林晓彤".as_bytes().to_vec()));
        let meta = loaded.meta.expect("a head");
        let batch = Batch { expected_rev: loaded.rev, meta, undo, ..Batch::default() };
        now(tab.commit(&batch, Durability::Strict)).expect("stored");
    }
    disk
}

#[test]
fn s03_whatever_call_fails_what_is_left_of_earlier_states_is_counted_and_told() {
    let disk = with_earlier_states();
    let book = rows(&disk);
    assert_eq!(now(earlier_states(&disk.open())), Ok(4));
    for failure in FAILURES {
        let mut lacking = 0;
        for nth in 1.. {
            let copy = disk.copied();
            let tab = copy.open();
            tab.engine().fail_at(nth, failure);
            let answer = now(remove_earlier_states(&tab));
            if tab.engine().is_armed() {
                assert_eq!(answer, Ok(0));
                assert!(nth > 12, "{failure:?} was tried at {nth} calls");
                break;
            }
            let left = [ObjectStore::Backups, ObjectStore::Undo].map(|store| copy.entries(store).len());
            if let Ok(told) = &answer {
                assert_eq!(*told, left.iter().sum::<usize>(), "{failure:?} at call {nth}");
            }
            lacking += usize::from(answer != Ok(0));
            assert!(rows(&copy) == book, "{failure:?} at call {nth}: the book is what it was");
            // pressed again, nothing of her is left, and the snapshot that is made then knows nothing of her
            let tab = copy.open();
            assert_eq!(now(remove_earlier_states(&tab)), Ok(0), "{failure:?} at call {nth}, again");
            now(make(&tab, "2026-11-24", Why::ByHand, &marks(3), async |bytes| bytes)).expect("made");
            for store in [ObjectStore::Backups, ObjectStore::Undo] {
                assert!(!holds(&copy, store, "林晓彤"), "{failure:?} at call {nth}, again");
            }
        }
        assert_eq!(lacking > 0, is_told(failure), "{failure:?} is told, or mended by a second attempt");
    }
}

#[test]
fn s03_whatever_call_fails_bytes_of_whom_was_erased_are_gone_or_told_as_left() {
    let (disk, _, rev) = erased_on_disk(false);
    let [hers, shared] = [SUM, SUM_OF_CALL].map(|it| Digest::parse(it).expect("a digest"));
    let tab = disk.open();
    let blobs = [Blob { sha256: hers, bytes: b"card".to_vec() }, Blob { sha256: shared, bytes: b"call".to_vec() }];
    now(tab.put_blobs(&blobs, 1)).expect("kept");
    // a record of a kind that only a newer version knows names one of both
    let key = RowKey { id: id(300), kind: "hologram".to_owned() };
    let names = Row { key, bytes: format!("of a newer version: {SUM_OF_CALL}").into_bytes() };
    let meta = now(tab.load()).expect("loads").meta.expect("a head");
    let batch = Batch { expected_rev: rev, puts: vec![names], meta, ..Batch::default() };
    now(tab.commit(&batch, Durability::Strict)).expect("stored");
    let (book, files) = (rows(&disk), BTreeSet::from([hers, shared]));
    for failure in FAILURES {
        let mut lacking = 0;
        for nth in 1.. {
            let copy = disk.copied();
            let tab = copy.open();
            tab.engine().fail_at(nth, failure);
            let answer = now(drop_files(&tab, &files));
            if tab.engine().is_armed() {
                assert_eq!(answer, Ok(()));
                assert!(nth > 6, "{failure:?} was tried at {nth} calls");
                break;
            }
            let kept = |store: ObjectStore| copy.entries(store).into_iter().map(|(key, _)| key).collect::<Vec<_>>();
            // in the order of the keys: hers, and the one that a record names
            let expected = if answer.is_ok() { vec![SUM_OF_CALL] } else { vec![SUM, SUM_OF_CALL] };
            assert_eq!(kept(ObjectStore::Blobs), expected, "{failure:?} at call {nth}: {answer:?}");
            assert_eq!(kept(ObjectStore::BlobFacts), expected, "{failure:?} at call {nth}: {answer:?}");
            assert!(rows(&copy) == book, "{failure:?} at call {nth}: the book is what it was");
            lacking += usize::from(answer.is_err());
            assert_eq!(now(drop_files(&copy.open(), &files)), Ok(()), "{failure:?} at call {nth}, again");
            assert_eq!(kept(ObjectStore::Blobs), [SUM_OF_CALL], "{failure:?} at call {nth}, again");
        }
        assert_eq!(lacking > 0, is_told(failure), "{failure:?} is told, or mended by a second attempt");
    }
}
