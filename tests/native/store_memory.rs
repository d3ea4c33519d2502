//! Storage over the twin in memory: what is promised of a commit holds at every call that can fail.
//! `storage-and-sync.md` 3: S03, S04, S07, S08, S13, S14, S15, S22 (layout), T01.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    pin::pin,
    task::{Context, Poll, Waker},
};

use counterpart::record::audit::Trail;
use counterpart::store::{
    Batch, Blob, Changes, Damaged, Draft, Durability, Loaded, MemoryRepository, Repository, Row, RowKey, StoreError,
    Tidied,
    blobs::{BlobFact, Sorted},
    engine::{Engine, Entry},
    head::{self, Head},
    layout,
    memory::{Failure, MemoryDisk},
    page,
    paged::{BULK_ROWS, FOLD_AT},
    repository::Fault,
    row::{self, Content, Stored},
    schema::{DATABASE_VERSION, ObjectStore},
    snapshot::part_name,
};
use proptest::prelude::*;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// Nothing in memory ever waits.
fn now<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => answer,
        Poll::Pending => panic!("a call in memory waited"),
    }
}

fn key(number: u128) -> RowKey {
    // spread over the whole range, unlike any ids that are made: no two rows lie together by themselves
    let id = Uuid::from_u128(number.wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835));
    RowKey { id, kind: if number.is_multiple_of(3) { "contract" } else { "customer" }.to_owned() }
}

fn row(number: u128, text: &str) -> Row {
    Row { key: key(number), bytes: text.as_bytes().to_vec() }
}

fn put(expected_rev: u64, rows: Vec<Row>) -> Batch {
    Batch { expected_rev, puts: rows, meta: format!("clock {}", expected_rev + 1).into_bytes(), ..Batch::default() }
}

fn remove(expected_rev: u64, numbers: &[u128]) -> Batch {
    let removes = numbers.iter().map(|number| key(*number)).collect();
    Batch { removes, ..put(expected_rev, vec![]) }
}

/// A trail as the record layer hands it over: a link, something to read of one record, and another that is forgotten.
fn trail(n: u64) -> Trail {
    let readable = |id: u128| format!("{}-{n}", Uuid::from_u128(id).simple());
    Trail {
        links: vec![(format!("copy:{n:010}"), vec![1, 2, 3])],
        readable: vec![(readable(1), b"from this to that".to_vec())],
        forgotten: vec![Uuid::from_u128(2)],
    }
}

fn saved(tab: &MemoryRepository, batch: &Batch) -> u64 {
    now(tab.commit(batch, Durability::Relaxed)).expect("commits")
}

/// What a book says, in an order that can be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Book {
    rev: u64,
    meta: Option<Vec<u8>>,
    rows: BTreeMap<RowKey, Vec<u8>>,
    drafts: Vec<Draft>,
    backups: Vec<String>,
    undos: Vec<String>,
    set_aside: Vec<Damaged>,
    trail: Vec<Entry>,
    history: Vec<Entry>,
    /// Entry by entry: snapshots, what is kept for taking back, and files with what is known of them.
    rest: Vec<Vec<Entry>>,
}

fn rows_of(loaded: &Loaded) -> BTreeMap<RowKey, Vec<u8>> {
    let rows: BTreeMap<_, _> = loaded.rows.iter().map(|row| (row.key.clone(), row.bytes.clone())).collect();
    assert_eq!(rows.len(), loaded.rows.len(), "no row is told twice");
    rows
}

/// Reads the disk through a healthy tab; a sound book has nothing damaged.
fn book(disk: &MemoryDisk) -> Book {
    let tab = disk.open();
    let loaded = now(tab.load()).expect("loads");
    assert_eq!(loaded.damaged, vec![]);
    let rows = rows_of(&loaded);
    let drafts = now(tab.drafts()).expect("reads drafts");
    let backups = now(tab.backups()).expect("reads backups");
    let undos = now(tab.undos()).expect("reads what is kept for taking back");
    let set_aside = now(tab.quarantined()).expect("reads the quarantine");
    let trail = now(tab.links("", u32::MAX)).expect("reads the trail");
    let history = disk.entries(ObjectStore::History);
    let rest = [ObjectStore::Backups, ObjectStore::Undo, ObjectStore::Blobs, ObjectStore::BlobFacts];
    let rest = rest.map(|store| disk.entries(store)).to_vec();
    Book { rev: loaded.rev, meta: loaded.meta, rows, drafts, backups, undos, set_aside, trail, history, rest }
}

/// A disk with `count` rows in pages and a few fresh ones, a draft and a snapshot.
fn furnished(count: u128) -> MemoryDisk {
    let disk = MemoryDisk::default();
    let tab = disk.open();
    saved(&tab, &put(0, (0..count).map(|n| row(n, &format!("row {n}"))).collect()));
    saved(&tab, &put(1, vec![row(1, "edited"), row(count + 1, "new")]));
    saved(&tab, &remove(2, &[2]));
    disk.overwrite(
        ObjectStore::History,
        &format!("{}-1", Uuid::from_u128(2).simple()),
        b"of a record erased later".to_vec(),
    );
    now(tab.put_draft("contract/new", b"half a senten")).expect("keeps a draft");
    now(tab.put_backup("2026-11-22", b"snapshot")).expect("keeps a snapshot");
    disk
}

// ---- commits -------------------------------------------------------------------------------------------------------

#[test]
fn a_new_database_is_empty_at_revision_zero() {
    assert_eq!(now(MemoryDisk::default().open().load()), Ok(Loaded::default()));
}

#[test]
fn what_was_committed_is_there_after_reopening() {
    let disk = furnished(1_000);
    let found = book(&disk);
    assert_eq!(found.rev, 3);
    assert_eq!(found.meta, Some(b"clock 3".to_vec()));
    assert_eq!(found.rows.len(), 1_000);
    assert_eq!(found.rows.get(&key(0)), Some(&b"row 0".to_vec()));
    assert_eq!(found.rows.get(&key(1)), Some(&b"edited".to_vec()));
    assert_eq!(found.rows.get(&key(2)), None);
    assert_eq!(found.rows.get(&key(1_001)), Some(&b"new".to_vec()));
}

#[test]
fn an_edit_touches_no_page() {
    let disk = furnished(1_000);
    let before = disk.entries(ObjectStore::Pages);
    saved(&disk.open(), &put(3, vec![row(5, "edited")]));
    assert_eq!(disk.entries(ObjectStore::Pages), before);
}

#[test]
fn t01_of_two_tabs_the_second_to_save_is_told_and_writes_nothing() {
    let disk = furnished(10);
    let (one, other) = (disk.open(), disk.open());
    saved(&one, &put(3, vec![row(5, "from one tab")]));
    let refused = now(other.commit(&put(3, vec![row(5, "from the other")]), Durability::Relaxed));
    assert_eq!(refused, Err(StoreError::Stale { rev: 4 }));
    assert_eq!(book(&disk).rows.get(&key(5)), Some(&b"from one tab".to_vec()));
}

#[test]
fn a_removed_key_that_is_also_put_is_removed() {
    let disk = furnished(10);
    saved(&disk.open(), &Batch { puts: vec![row(5, "x")], ..remove(3, &[5]) });
    assert_eq!(book(&disk).rows.get(&key(5)), None);
}

#[test]
fn a_commit_notes_its_trail_and_forgets_what_was_erased() {
    let disk = furnished(10);
    saved(&disk.open(), &Batch { audit: trail(4), ..put(3, vec![row(5, "x")]) });
    let tab = disk.open();
    assert_eq!(now(tab.links("", 10)), Ok(trail(4).links));
    assert_eq!(now(tab.links("copy:0000000004", 10)), Ok(vec![]), "links after this one");
    assert_eq!(now(tab.history(Uuid::from_u128(1))), Ok(trail(4).readable));
    assert_eq!(now(tab.history(Uuid::from_u128(2))), Ok(vec![]));
    assert_eq!(now(tab.history(Uuid::from_u128(3))), Ok(vec![]));
}

#[test]
fn a_commit_settles_its_drafts() {
    let disk = furnished(10);
    saved(&disk.open(), &Batch { settled_drafts: vec!["contract/new".to_owned()], ..put(3, vec![row(5, "x")]) });
    assert_eq!(book(&disk).drafts, vec![]);
}

#[test]
fn a_kind_without_a_plain_name_is_refused_and_nothing_is_written() {
    for kind in ["", "Customer", "客户", "a b", &"x".repeat(65)] {
        let disk = furnished(10);
        let before = book(&disk);
        let odd = Row { key: RowKey { id: Uuid::from_u128(7), kind: kind.to_owned() }, bytes: vec![] };
        let refused = now(disk.open().commit(&put(3, vec![row(5, "x"), odd]), Durability::Relaxed));
        assert_eq!(refused, Err(StoreError::Unkeepable), "{kind:?}");
        assert_eq!(book(&disk), before);
    }
}

// ---- the law of S03: before or after, never between ----------------------------------------------------------------

/// Lets `work` fail at its 1st, 2nd, … call in every way, until it runs through, and looks at the disk each time.
fn check_all_or_nothing(name: &str, disk: &MemoryDisk, work: impl Fn(&MemoryRepository) -> Result<(), StoreError>) {
    let before = book(disk);
    let whole = disk.copied();
    work(&whole.open()).expect("succeeds when nothing fails");
    let after = book(&whole);

    for failure in [Failure::Refused, Failure::AbortedSilently, Failure::ConnectionLost, Failure::AnswerLost] {
        for nth in 1.. {
            let disk = disk.copied();
            let tab = disk.open();
            tab.engine().fail_at(nth, failure);
            let answer = work(&tab);
            let found = book(&disk);
            if tab.engine().is_armed() {
                assert_eq!(answer, Ok(()), "{name}: nothing failed");
                assert!(nth > 2, "{name}: there are calls to fail");
                break;
            }
            match (&answer, failure) {
                (Ok(()), Failure::ConnectionLost | Failure::AnswerLost) => assert_eq!(found, after, "{name} {nth}"),
                (Ok(()), _) => panic!("{name}: call {nth} failed with {failure:?}, and success was reported"),
                (Err(StoreError::QuotaExceeded), Failure::Refused)
                | (Err(StoreError::Aborted), Failure::AbortedSilently) => assert_eq!(found, before, "{name} {nth}"),
                (Err(error), _) => panic!("{name}: call {nth} failed with {failure:?}, reported was {error:?}"),
            }
        }
    }
}

#[test]
fn s03_s04_an_edit_is_written_whole_or_not_at_all() {
    let disk = furnished(1_000);
    check_all_or_nothing("edit", &disk, |tab| {
        let batch = Batch {
            removes: vec![key(7)],
            settled_drafts: vec!["contract/new".to_owned()],
            undo: Some(("4".to_owned(), b"what was before".to_vec())),
            undone: Some("3".to_owned()),
            audit: trail(4),
            ..put(3, vec![row(5, "edited"), row(6, "edited"), row(2_000, "new")])
        };
        now(tab.commit(&batch, Durability::Relaxed)).map(|rev| assert_eq!(rev, 4))
    });
}

#[test]
fn s03_s04_an_import_is_written_whole_or_not_at_all() {
    let disk = furnished(600);
    check_all_or_nothing("import", &disk, |tab| {
        let rows = (300..1_200).map(|n| row(n, "imported")).collect();
        let batch = Batch { removes: vec![key(8)], audit: trail(4), ..put(3, rows) };
        now(tab.commit(&batch, Durability::Strict)).map(|rev| assert_eq!(rev, 4))
    });
}

#[test]
fn s03_s04_folding_changes_nothing_that_can_be_seen_wherever_it_fails() {
    let disk = furnished(900);
    let tab = disk.open();
    for rev in 3..7 {
        saved(&tab, &put(rev, (0..200).map(|n| row(u128::from(rev) * 200 + n, "edited")).collect()));
    }
    assert!(disk.entries(ObjectStore::Fresh).len() >= FOLD_AT);
    check_all_or_nothing("fold", &disk, |tab| now(tab.tidy()).map(|tidied| assert_eq!(tidied, Tidied::Clean)));
}

#[test]
fn s03_s04_drafts_and_snapshots_are_written_whole_or_not_at_all() {
    let disk = furnished(10);
    check_all_or_nothing("draft", &disk, |tab| now(tab.put_draft("customer/5", b"typed")));
    check_all_or_nothing("draft removed", &disk, |tab| now(tab.remove_draft("contract/new")));
    check_all_or_nothing("snapshot", &disk, |tab| now(tab.put_backup("2026-11-23", b"snapshot")));
    check_all_or_nothing("quarantine", &disk, |tab| now(tab.quarantine(&[row(5, "{not json")])));
    check_all_or_nothing("snapshot removed", &disk, |tab| now(tab.remove_backup("2026-11-22")));
    // one that is written anew is shorter by a part than the one in whose place it comes
    now(disk.open().put_backup(&part_name("2026-11-22", 1), b", second part")).expect("keeps a part");
    check_all_or_nothing("snapshot anew", &disk, |tab| now(tab.put_backup("2026-11-22", b"shorter")));
    check_all_or_nothing("parts removed", &disk, |tab| now(tab.remove_backup("2026-11-22")));
}

#[test]
fn s03_s04_a_commit_that_purges_the_pages_is_written_whole_or_not_at_all() {
    let disk = furnished(600);
    check_all_or_nothing("purge", &disk, |tab| {
        let batch = Batch {
            purge: true,
            removes: vec![key(7), key(8)],
            audit: trail(4),
            ..put(3, vec![row(5, "edited"), row(2_000, "new")])
        };
        now(tab.commit(&batch, Durability::Strict)).map(|rev| assert_eq!(rev, 4))
    });
}

#[test]
fn s03_s04_what_takes_an_import_back_is_forgotten_whole_or_not_at_all() {
    let disk = furnished(10);
    let kept = Batch { undo: Some(("4".to_owned(), b"what was before".to_vec())), ..put(3, vec![row(5, "edited")]) };
    saved(&disk.open(), &kept);
    check_all_or_nothing("undo removed", &disk, |tab| now(tab.remove_undo("4")));
}

#[test]
fn s03_s04_files_are_kept_and_sorted_out_whole_or_not_at_all() {
    let disk = furnished(10);
    let blobs: Vec<Blob> = (0..4_u8).map(|n| Blob::of(vec![n; 40])).collect();
    check_all_or_nothing("files kept", &disk, |tab| now(tab.put_blobs(&blobs, 1)));
    now(disk.open().put_blobs(&blobs, 1)).expect("keeps files");
    let fact = |n: usize| BlobFact { sha256: blobs[n].sha256, size: 40, kept_ms: 1, unneeded_ms: None };
    // two are noted, one goes, and of one more is known by now than when it was sorted out
    let sorted = Sorted {
        noted: [0, 1].map(|n| BlobFact { unneeded_ms: Some(7), ..fact(n) }).to_vec(),
        gone: vec![fact(2), BlobFact { unneeded_ms: Some(5), ..fact(3) }],
    };
    check_all_or_nothing("files sorted out", &disk, |tab| {
        now(tab.sort_blobs(3, &sorted)).map(|is_done| assert!(is_done))
    });
    now(disk.open().sort_blobs(3, &sorted)).expect("sorts them out");
    let left: Vec<String> = disk.entries(ObjectStore::Blobs).into_iter().map(|(key, _)| key).collect();
    let mut expected = [0, 1, 3].map(|n| blobs[n].sha256.to_string()).to_vec();
    expected.sort();
    assert_eq!(left, expected);
}

/// Setting damage aside is no call of its own: a load does it, and goes on where it cannot be done.
#[test]
fn s03_s04_damage_is_set_aside_whole_or_not_at_all_and_told_either_way() {
    let everything =
        |disk: &MemoryDisk| ObjectStore::ALL.iter().map(|store| disk.entries(*store)).collect::<Vec<Vec<Entry>>>();
    let disk = furnished(600);
    while now(disk.open().make_excerpts()).expect("makes excerpts") == Tidied::More {}
    let (bound, mut bytes) = first_page(&disk);
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x40;
    disk.overwrite(ObjectStore::Pages, &bound, bytes);
    disk.overwrite(ObjectStore::Fresh, &row::text_key(key(1).id, &key(1).kind), b"rubbish".to_vec());
    let before = everything(&disk);
    let whole = disk.copied();
    let told = sorted(now(whole.open().load()).expect("loads"));
    assert_eq!(told.damaged.len(), 2);
    let after = everything(&whole);
    assert_ne!(before, after);

    for failure in [Failure::Refused, Failure::AbortedSilently, Failure::ConnectionLost, Failure::AnswerLost] {
        let mut half = (0, 0);
        for nth in 1.. {
            let disk = disk.copied();
            let tab = disk.open();
            tab.engine().fail_at(nth, failure);
            let answer = now(tab.load());
            let found = everything(&disk);
            if tab.engine().is_armed() {
                assert_eq!(answer.map(sorted).as_ref(), Ok(&told));
                assert!(nth > 10, "tried at {nth} calls");
                break;
            }
            assert!(found == before || found == after, "{failure:?} at call {nth}");
            if let Ok(loaded) = answer {
                assert_eq!(sorted(loaded), told, "{failure:?} at call {nth}");
            }
            half = if found == before { (half.0 + 1, half.1) } else { (half.0, half.1 + 1) };
            // the next load does it
            now(disk.open().load()).expect("loads");
            assert!(everything(&disk) == after, "{failure:?} at call {nth}");
        }
        assert!(half.0 > 0, "{failure:?}: the mending was met");
    }
}

#[test]
fn a_snapshot_in_parts_is_told_read_and_removed_as_one() {
    let disk = MemoryDisk::default();
    let tab = disk.open();
    let long = "2026-11-23T14:52:40.123Z before-import";
    // what stands before and behind it in the order of names
    let others = [
        ("2026-11-23", "of a day"),
        ("2026-11-23T14:52:40.122Z before-import", "a moment earlier"),
        ("2026-11-23T14:52:40.124Z before-import", "a moment later"),
        ("2026-11-23|1795445560123|daily|3|40|5000", "of the same day"),
    ];
    for (name, text) in others {
        now(tab.put_backup(name, text.as_bytes())).expect("kept");
    }
    for (part, text) in ["one ", "two ", "three"].iter().enumerate() {
        now(tab.put_backup(&part_name(long, part), text.as_bytes())).expect("kept");
    }
    let keys = || disk.entries(ObjectStore::Backups).into_iter().map(|(key, _)| key).collect::<Vec<_>>();
    let (first, second) = (format!("{long} 001"), format!("{long} 002"));
    assert_eq!(keys(), [others[0].0, others[1].0, long, first.as_str(), second.as_str(), others[2].0, others[3].0]);
    assert_eq!(
        now(tab.backups()),
        Ok([others[0].0, others[1].0, long, others[2].0, others[3].0].map(str::to_owned).to_vec())
    );
    assert_eq!(now(tab.backup(long)), Ok(Some(b"one two three".to_vec())));
    for (name, text) in others {
        assert_eq!(now(tab.backup(name)), Ok(Some(text.as_bytes().to_vec())), "{name}");
    }

    // without its beginning it is none
    let torn = disk.copied();
    torn.lose(ObjectStore::Backups, long);
    assert_eq!(now(torn.open().backup(long)), Ok(None));
    // a shorter one in its place has nothing of it
    let replaced = disk.copied();
    now(replaced.open().put_backup(long, b"new")).expect("kept");
    assert_eq!(now(replaced.open().backup(long)), Ok(Some(b"new".to_vec())));
    // removed with all its parts, and nothing else
    now(tab.remove_backup(long)).expect("removed");
    assert_eq!(keys(), others.map(|(name, _)| name));
}

#[test]
fn s21_a_dropped_commit_writes_nothing() {
    let disk = furnished(10);
    let before = book(&disk);
    let tab = disk.open();
    let transaction =
        now(tab.engine().begin(&[ObjectStore::Drafts], counterpart::store::engine::Access::Write(Durability::Relaxed)));
    let transaction = transaction.expect("begins");
    let entry = ("x".to_owned(), vec![1]);
    now(counterpart::store::engine::Transaction::put_all(&transaction, ObjectStore::Drafts, vec![entry]))
        .expect("puts");
    drop(transaction);
    assert_eq!(book(&disk), before);
}

// ---- a tab that is behind ------------------------------------------------------------------------------------------

#[test]
fn a_tab_that_is_behind_is_told_what_changed() {
    let disk = furnished(1_000);
    let changes = now(disk.open().changed_since(1)).expect("reads").expect("is not too far back");
    assert_eq!((changes.rev, changes.meta), (3, Some(b"clock 3".to_vec())));
    assert_eq!(changes.removes, vec![key(2)]);
    let mut puts = changes.puts;
    puts.sort_by(|a, b| a.bytes.cmp(&b.bytes));
    assert_eq!(puts, vec![row(1, "edited"), row(1_001, "new")]);
    let nothing = Changes { rev: 3, meta: Some(b"clock 3".to_vec()), ..Changes::default() };
    assert_eq!(now(disk.open().changed_since(3)), Ok(Some(nothing)));
}

#[test]
fn a_tab_that_is_too_far_behind_or_ahead_loads_again() {
    let disk = furnished(1_000);
    assert_eq!(now(disk.open().changed_since(0)), Ok(None), "the import went into pages");
    assert_eq!(now(disk.open().changed_since(9)), Ok(None), "an older copy of the profile was put back");
}

#[test]
fn rows_are_found_by_key_in_pages_and_among_the_fresh() {
    let disk = furnished(1_000);
    let mut found = now(disk.open().get(&[key(0), key(1), key(2), key(1_001), key(5_000)])).expect("reads");
    found.sort_by(|a, b| a.bytes.cmp(&b.bytes));
    assert_eq!(found, vec![row(1, "edited"), row(1_001, "new"), row(0, "row 0")]);
}

#[test]
fn many_rows_are_found_by_key_without_asking_for_each() {
    let disk = furnished(20_000);
    let tab = disk.open();
    // a third of them is not there, one is edited, one new, one removed
    let keys: Vec<RowKey> = (0..30_003).map(key).collect();
    // beginning, the fresh keys and the two rows among them, the keys of the pages, 50 pages and more, the end
    tab.engine().fail_at(200, Failure::ConnectionLost);
    let found = now(tab.get(&keys)).expect("reads");
    assert!(tab.engine().is_armed(), "it takes fewer calls than there are rows in a page");
    let found: BTreeMap<RowKey, Vec<u8>> = found.into_iter().map(|row| (row.key, row.bytes)).collect();
    assert_eq!(found.len(), 20_000, "all but the removed one, and the new one");
    for (number, text) in [(0, Some("row 0")), (1, Some("edited")), (2, None), (20_000, None), (20_001, Some("new"))] {
        assert_eq!(found.get(&key(number)).map(Vec::as_slice), text.map(str::as_bytes), "{number}");
    }
}

// ---- damage --------------------------------------------------------------------------------------------------------

/// Loads twice: the first time the damage is told, the second time it is gone and the quarantine has it.
#[test]
fn rows_are_found_after_another_tab_divided_their_page() {
    let disk = furnished(300);
    let (here, there) = (disk.open(), disk.open());
    let everything = |tab: &MemoryRepository| {
        let loaded = now(tab.load()).expect("loads");
        let keys: Vec<RowKey> = loaded.rows.iter().map(|row| row.key.clone()).collect();
        let mut found = now(tab.get(&keys)).expect("reads");
        found.sort_by(|a, b| a.key.cmp(&b.key));
        (
            found.len(),
            found == {
                let mut all = loaded.rows;
                all.sort_by(|a, b| a.key.cmp(&b.key));
                all
            },
        )
    };
    let (before, same) = everything(&here);
    assert!(same);
    let rev = now(there.rev()).expect("reads");
    let pages = disk.entries(ObjectStore::Pages).len();
    // between and after all that is known
    saved(&there, &put(rev, (0..3_000).map(|number| row(number * 7 + 3, "entered there")).collect()));
    assert!(disk.entries(ObjectStore::Pages).len() > pages, "the pages were divided");
    let (after, same) = everything(&here);
    assert!(after > before && same, "{after} rows, {before} before");
}

/// What a load found, in the order of keys.
fn sorted(mut loaded: Loaded) -> Loaded {
    loaded.rows.sort_by(|a, b| a.key.cmp(&b.key));
    loaded
}

#[test]
fn in_portions_the_same_is_read_as_at_once() {
    for count in [0, 1, 300, 6_000] {
        let disk = furnished(count);
        let tab = disk.open();
        let rev = now(tab.rev()).expect("reads");
        saved(&tab, &put(rev, vec![row(1, "edited, and still fresh")]));
        let whole = sorted(now(tab.load()).expect("loads"));
        assert_eq!(sorted(now(tab.load_in_portions()).expect("loads")), whole, "{count} rows");
    }
}

#[test]
fn s13_what_is_damaged_is_set_aside_in_portions_too() {
    let disk = furnished(300);
    let (bound, mut bytes) = first_page(&disk);
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x40;
    disk.overwrite(ObjectStore::Pages, &bound, bytes);
    let loaded = now(disk.open().load_in_portions()).expect("loads");
    assert!(!loaded.damaged.is_empty());
    assert!(!now(disk.open().quarantined()).expect("reads").is_empty());
    assert!(now(disk.open().load_in_portions()).expect("loads").damaged.is_empty(), "once");
}

fn check_damage(name: &str, disk: &MemoryDisk, expected: &[(ObjectStore, Fault, Option<&[u8]>)], rows_left: usize) {
    let tab = disk.open();
    let loaded = now(tab.load()).expect("loads");
    let told: Vec<_> = loaded.damaged.iter().map(|damaged| (damaged.store, damaged.fault)).collect();
    assert_eq!(told, expected.iter().map(|(store, fault, _)| (*store, *fault)).collect::<Vec<_>>(), "{name}");
    for (damaged, (_, _, bytes)) in loaded.damaged.iter().zip(expected) {
        if let Some(bytes) = bytes {
            assert_eq!(&damaged.bytes, bytes, "{name}: byte for byte");
        }
    }
    assert_eq!(loaded.rows.len(), rows_left, "{name}");
    let again = now(tab.load()).expect("loads again");
    assert_eq!(again.damaged, vec![], "{name}");
    assert_eq!((again.rev, rows_of(&again)), (loaded.rev, rows_of(&loaded)), "{name}");
    let mut kept = now(tab.quarantined()).expect("reads the quarantine");
    let mut told = loaded.damaged;
    let place = |damaged: &Damaged| (damaged.store, damaged.key.clone(), damaged.offset);
    kept.sort_by_key(place);
    told.sort_by_key(place);
    assert_eq!(kept, told, "{name}");
    saved(&tab, &put(again.rev, vec![row(9, "after")]));
}

fn first_page(disk: &MemoryDisk) -> (String, Vec<u8>) {
    disk.entries(ObjectStore::Pages).first().cloned().expect("has a page")
}

#[test]
fn s13_a_row_with_a_flipped_bit_is_set_aside_and_the_others_load() {
    let disk = furnished(1_000);
    let (bound, bytes) = first_page(&disk);
    let rows = page::read(&bytes).rows;
    let victim = rows.get(10).expect("has rows");
    let start = rows.iter().take(10).fold(16, |sum, stored| sum + stored.encoded_len());
    let end = start + victim.encoded_len();
    let mut broken = bytes.clone();
    broken[end - 6] ^= 0x20;
    let fragment = broken[start..end].to_vec();
    disk.overwrite(ObjectStore::Pages, &bound, broken);
    check_damage("flipped", &disk, &[(ObjectStore::Pages, Fault::Check, Some(&fragment))], 999);
    assert!(!book(&disk).rows.contains_key(&victim.key()));
}

#[test]
fn s13_a_fresh_row_that_is_damaged_gives_way_to_the_page() {
    let disk = furnished(1_000);
    let place = row::text_key(key(1).id, &key(1).kind);
    disk.overwrite(ObjectStore::Fresh, &place, b"rubbish".to_vec());
    check_damage("fresh", &disk, &[(ObjectStore::Fresh, Fault::Shape, Some(b"rubbish"))], 1_000);
    assert_eq!(book(&disk).rows.get(&key(1)), Some(&b"row 1".to_vec()));
}

#[test]
fn s14_a_value_that_is_empty_or_of_another_type_or_huge_or_cut_off_is_set_aside() {
    let whole = furnished(1_000);
    let (bound, bytes) = first_page(&whole);
    let rows = page::read(&bytes).rows;
    // the page holds older copies of a row that is also fresh (1) and of one that is removed (2)
    let only_here = rows.iter().filter(|stored| ![key(1), key(2)].contains(&stored.key())).count();
    for (name, value) in [("empty", &b""[..]), ("another type", b"{\"a\":1}")] {
        let disk = whole.copied();
        disk.overwrite(ObjectStore::Pages, &bound, value.to_vec());
        check_damage(name, &disk, &[(ObjectStore::Pages, Fault::Shape, Some(value))], 1_000 - only_here);
    }
    // huge, and one that claims to be: under the key of a fresh row, whose older copy in the page counts again
    let claims = [&row::MARK[..], &[0xFF; 4], &[0; 60]].concat();
    for (name, value) in [("huge", vec![0; 32 << 20]), ("claims four gigabytes", claims)] {
        let disk = whole.copied();
        disk.overwrite(ObjectStore::Fresh, &row::text_key(key(1).id, &key(1).kind), value.clone());
        check_damage(name, &disk, &[(ObjectStore::Fresh, Fault::Shape, Some(&value))], 1_000);
    }
    let disk = whole.copied();
    let cut = bytes.len() - 3;
    disk.overwrite(ObjectStore::Pages, &bound, bytes[..cut].to_vec());
    let loaded = now(disk.open().load()).expect("loads");
    assert_eq!(loaded.damaged.len(), 1);
    assert_eq!(loaded.rows.len(), 999);
}

#[test]
fn s13_a_damaged_header_costs_no_row() {
    let disk = furnished(1_000);
    let (bound, mut bytes) = first_page(&disk);
    bytes[0] = b'X';
    let header = bytes[..16].to_vec();
    disk.overwrite(ObjectStore::Pages, &bound, bytes);
    check_damage("header", &disk, &[(ObjectStore::Pages, Fault::Shape, Some(&header))], 1_000);
}

#[test]
fn s13_a_row_cut_out_of_a_page_is_missed() {
    let disk = furnished(1_000);
    let (bound, bytes) = first_page(&disk);
    let rows = page::read(&bytes).rows;
    let at = rows.iter().position(|stored| stored.key() != key(1) && stored.key() != key(2)).expect("has rows");
    let skipped = rows.iter().take(at).fold(16, |sum, stored| sum + stored.encoded_len());
    let length = rows[at].encoded_len();
    let mut cut = bytes.clone();
    cut.drain(skipped..skipped + length);
    disk.overwrite(ObjectStore::Pages, &bound, cut);
    check_damage("cut out", &disk, &[(ObjectStore::Pages, Fault::Missing, None)], 999);
}

#[test]
fn s15_a_lost_head_is_rebuilt_from_the_rows_and_told() {
    let disk = furnished(1_000);
    disk.lose(ObjectStore::Meta, head::KEY);
    let copy = disk.copied();
    let loaded = now(copy.open().load()).expect("loads");
    assert_eq!((loaded.rev, loaded.meta), (3, None));
    check_damage("lost head", &disk, &[(ObjectStore::Meta, Fault::Missing, None)], 1_000);
}

#[test]
fn s15_a_damaged_head_is_set_aside_and_rebuilt() {
    let disk = furnished(1_000);
    disk.overwrite(ObjectStore::Meta, head::KEY, b"CPHD".to_vec());
    assert_eq!(now(disk.open().rev()), Err(StoreError::Damaged));
    check_damage("damaged head", &disk, &[(ObjectStore::Meta, Fault::Shape, Some(b"CPHD"))], 1_000);
}

#[test]
fn a_book_on_a_disk_that_takes_no_writes_can_still_be_read() {
    let disk = furnished(1_000);
    let (bound, _) = first_page(&disk);
    disk.overwrite(ObjectStore::Pages, &bound, vec![]);
    // begin, head, fresh, pages, end; the sixth call begins the mending
    let tab = disk.open();
    tab.engine().fail_at(6, Failure::Refused);
    let loaded = now(tab.load()).expect("loads");
    assert_eq!(loaded.damaged.len(), 1);
    assert!(!tab.engine().is_armed());
    assert!(!loaded.rows.is_empty());
}

#[test]
fn writing_over_a_damaged_page_keeps_the_damaged_bytes() {
    let disk = furnished(1_000);
    let tab = disk.open();
    let (bound, _) = first_page(&disk);
    disk.overwrite(ObjectStore::Pages, &bound, b"rubbish".to_vec());
    saved(&tab, &put(3, (0..1_000).map(|n| row(n, "imported")).collect()));
    let kept = now(tab.quarantined()).expect("reads the quarantine");
    assert_eq!(kept.iter().map(|damaged| damaged.bytes.as_slice()).collect::<Vec<_>>(), vec![b"rubbish"]);
    assert_eq!(book(&disk).rows.len(), 1_001);
}

#[test]
fn rows_that_only_the_record_layer_cannot_read_are_copied_aside() {
    let disk = furnished(10);
    let tab = disk.open();
    now(tab.quarantine(&[row(5, "{not json")])).expect("keeps it");
    let kept = now(tab.quarantined()).expect("reads it");
    assert_eq!((kept[0].fault, kept[0].bytes.as_slice()), (Fault::Meaning, &b"{not json"[..]));
    assert_eq!(book(&disk).rows.len(), 10);
}

// ---- layout --------------------------------------------------------------------------------------------------------

#[test]
fn s22_a_hundred_thousand_rows_lie_in_a_few_hundred_pages_and_an_edit_in_none() {
    let disk = MemoryDisk::default();
    let tab = disk.open();
    let text = "x".repeat(400);
    saved(&tab, &put(0, (0..100_000).map(|n| row(n, &text)).collect()));
    let pages = disk.entries(ObjectStore::Pages).len();
    assert!((200..=300).contains(&pages), "{pages} pages");
    assert_eq!(disk.entries(ObjectStore::Fresh).len(), 0);
    assert_eq!(now(tab.load()).expect("loads").rows.len(), 100_000);
}

#[test]
fn every_key_has_one_page() {
    let bounds: Vec<String> = ["", "b", "d"].map(str::to_owned).into();
    for (key, page) in [("a", 0), ("b", 1), ("c", 1), ("d", 2), ("z", 2)] {
        assert_eq!(layout::locate(&bounds, key), page, "{key}");
    }
    assert_eq!(layout::locate(&["m".to_owned()], "a"), 0, "what lies before the first page is the first page's");
    assert_eq!(layout::locate(&[], "a"), 0);
}

#[test]
fn the_object_stores_of_a_version_never_change() {
    // A new fingerprint needs a new DATABASE_VERSION and a line of its own here.
    let names: Vec<&str> = ObjectStore::ALL.iter().map(|store| store.name()).collect();
    let digest = Sha256::digest(names.join(","));
    let fingerprint = u32::from_be_bytes(*digest.first_chunk().expect("has bytes"));
    assert_eq!((DATABASE_VERSION, fingerprint), (3, 0x7199_61d0));
}

/// Every source file under a folder.
fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let entries = fs::read_dir(folder).expect("is a folder").map(|entry| entry.expect("is readable").path());
    let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    let files: Vec<_> = files.into_iter().filter(|path| path.extension().is_some_and(|it| it == "rs")).collect();
    let text = |path: PathBuf| (path.clone(), fs::read_to_string(path).expect("is text"));
    files.into_iter().map(text).chain(folders.iter().flat_map(|folder| sources(folder))).collect()
}

#[test]
fn r10_one_folder_names_rexie_and_r8_nothing_there_scans() {
    let all = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let browser = |path: &Path| path.to_string_lossy().replace('\\', "/").contains("/src/store/browser/");
    for (path, text) in all {
        let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        let uses = |word: &str| code.iter().any(|line| line.contains(word));
        assert!(browser(&path) || !uses("rexie::"), "{} names rexie", path.display());
        assert!(!browser(&path) || !(uses(".scan(") || uses(".done(")), "{} walks into a trap", path.display());
    }
}

#[test]
fn a_head_survives_its_bytes_and_a_damaged_one_does_not_pass() {
    let head = Head { rev: 7, folded: 5, meta: Some(b"clock".to_vec()) };
    assert_eq!(Head::read(&head.encode()), Ok(head.clone()));
    let empty = Head::default();
    assert_eq!(Head::read(&empty.encode()), Ok(empty));
    for at in 0..head.encode().len() {
        let mut bytes = head.encode();
        bytes[at] ^= 1;
        assert!(Head::read(&bytes).is_err(), "byte {at}");
    }
}

#[test]
fn exceptions_of_the_browser_have_their_meaning() {
    let lost = "Connection to Indexed Database server lost. Refresh the page to try again";
    for (name, message, expected) in [
        ("QuotaExceededError", "", StoreError::QuotaExceeded),
        ("VersionError", "", StoreError::NewerDatabase),
        ("SecurityError", "", StoreError::Unavailable),
        ("InvalidStateError", "", StoreError::EndedEarly),
        ("UnknownError", lost, StoreError::ConnectionLost),
        ("UnknownError", "Internal error", StoreError::Other { name: "UnknownError".to_owned() }),
        ("TransactionInactiveError", "", StoreError::EndedEarly),
        ("AbortError", "", StoreError::Aborted),
        ("DataCloneError", "", StoreError::Other { name: "DataCloneError".to_owned() }),
    ] {
        assert_eq!(StoreError::from_exception(name, message), expected, "{name}");
    }
}

fn any_row() -> impl Strategy<Value = Row> {
    (0_u128..40, proptest::collection::vec(any::<u8>(), 0..60)).prop_map(|(n, bytes)| Row { key: key(n), bytes })
}

#[derive(Debug, Clone)]
enum Step {
    Commit(Vec<Row>, Vec<u128>),
    Import(u128, u128),
    Tidy,
    Reopen,
}

fn any_step() -> impl Strategy<Value = Step> {
    let removes = proptest::collection::vec(0_u128..40, 0..4);
    prop_oneof![
        4 => (proptest::collection::vec(any_row(), 0..8), removes).prop_map(|(puts, removes)| Step::Commit(puts, removes)),
        2 => (0_u128..2_000, 300_u128..1_500).prop_map(|(from, count)| Step::Import(from, count)),
        2 => Just(Step::Tidy),
        1 => Just(Step::Reopen),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// A page gives back what it was given.
    #[test]
    fn a_page_reads_as_it_was_written(rows in proptest::collection::vec(any_row(), 0..20)) {
        let stored: Vec<Stored<'_>> = rows.iter().zip(1..).map(|(row, rev)| Stored::live(row, rev)).collect();
        let bytes = page::encode(&stored).expect("encodes");
        prop_assert_eq!(page::read(&bytes), page::Page { rows: stored, fragments: vec![] });
    }

    /// One wrong byte costs at most the row it is in; sound rows and fragments together are the whole page.
    #[test]
    fn one_wrong_byte_costs_one_row_at_most(
        rows in proptest::collection::vec(any_row(), 1..20), place in any::<prop::sample::Index>(), mask in 1_u8..,
    ) {
        let stored: Vec<Stored<'_>> = rows.iter().map(|row| Stored::live(row, 1)).collect();
        let mut bytes = page::encode(&stored).expect("encodes");
        let at = place.index(bytes.len());
        bytes[at] ^= mask;
        let page = page::read(&bytes);
        prop_assert!(!page.fragments.is_empty(), "it is noticed");
        prop_assert!(page.rows.len() >= stored.len() - usize::from(at >= 16));
        prop_assert!(page.rows.iter().all(|row| stored.contains(row)), "nothing is made up");
        let sound: usize = page.rows.iter().map(Stored::encoded_len).sum();
        let rest: usize = page.fragments.iter().filter(|it| it.offset > 0).map(|it| it.bytes.len()).sum();
        prop_assert_eq!(16 + sound + rest, bytes.len());
    }

    /// Bytes of any origin are read without a crash, and none are lost.
    #[test]
    fn any_bytes_can_be_read(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let page = page::read(&bytes);
        prop_assert!(page.rows.is_empty());
        prop_assert_eq!(page.fragments.iter().map(|it| it.bytes).collect::<Vec<_>>().concat(), bytes);
    }

    /// Folding keeps, for every key, the row of the greatest revision, and nothing that was removed.
    #[test]
    fn folding_keeps_the_newest(rows in proptest::collection::vec((any_row(), 1_u64..9, any::<bool>()), 0..60)) {
        let mut newest: BTreeMap<RowKey, (u64, Option<Vec<u8>>)> = BTreeMap::new();
        for (row, rev, live) in &rows {
            let newer = newest.get(&row.key).is_none_or(|(known, _)| known <= rev);
            if newer {
                newest.insert(row.key.clone(), (*rev, live.then(|| row.bytes.clone())));
            }
        }
        let stored = |(row, rev, live): &'_ (Row, u64, bool)| (row.clone(), *rev, *live);
        let owned: Vec<_> = rows.iter().map(stored).collect();
        let layers = owned.iter().map(|(row, rev, live)| {
            if *live { Stored::live(row, *rev) } else { Stored::removed(&row.key, *rev) }
        });
        let folded = layout::fold(layers.collect());
        let told: Vec<(RowKey, Vec<u8>)> = folded.iter().filter_map(|row| match row.content {
            Content::Live(bytes) => Some((row.key(), bytes.to_vec())),
            Content::Removed => None,
        }).collect();
        let expected: Vec<_> = newest.into_iter().filter_map(|(key, (_, bytes))| Some((key, bytes?))).collect();
        prop_assert_eq!(told, expected);
    }

    /// Whatever is committed, imported, removed and folded in whatever order: the book is what a plain map would be,
    /// and a tab that follows by `changed_since` sees the same as one that loads.
    #[test]
    fn the_layout_is_invisible(steps in proptest::collection::vec(any_step(), 1..14)) {
        let disk = MemoryDisk::default();
        let mut tab = disk.open();
        let mut model: BTreeMap<RowKey, Vec<u8>> = BTreeMap::new();
        let mut follower: (u64, BTreeMap<RowKey, Vec<u8>>) = (0, BTreeMap::new());
        let mut rev = 0;
        for step in steps {
            let batch = match step {
                Step::Commit(puts, removes) => Batch { removes: removes.into_iter().map(key).collect(), ..put(rev, puts) },
                Step::Import(from, count) => put(rev, (from..from + count).map(|n| row(n, &format!("{rev}"))).collect()),
                Step::Tidy => {
                    while now(tab.tidy()).expect("folds") == Tidied::More {}
                    continue;
                }
                Step::Reopen => {
                    tab = disk.open();
                    continue;
                }
            };
            rev = saved(&tab, &batch);
            model.extend(batch.puts.iter().map(|row| (row.key.clone(), row.bytes.clone())));
            for gone in &batch.removes {
                model.remove(gone);
            }
            match now(tab.changed_since(follower.0)).expect("reads") {
                Some(changes) => {
                    follower.1.extend(changes.puts.into_iter().map(|row| (row.key, row.bytes)));
                    for gone in &changes.removes {
                        follower.1.remove(gone);
                    }
                }
                None => follower.1 = rows_of(&now(tab.load()).expect("loads")),
            }
            follower.0 = rev;
        }
        let found = book(&disk);
        prop_assert_eq!(found.rev, rev);
        prop_assert_eq!(&found.rows, &model);
        prop_assert_eq!(&follower.1, &model);
        let keys: Vec<RowKey> = model.keys().take(20).cloned().collect();
        let got: BTreeMap<_, _> = now(tab.get(&keys)).expect("reads").into_iter().map(|row| (row.key, row.bytes)).collect();
        prop_assert_eq!(got, model.into_iter().take(20).collect());
        prop_assert!(disk.entries(ObjectStore::Fresh).len() <= FOLD_AT + BULK_ROWS * 14);
    }
}
