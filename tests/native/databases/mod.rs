//! Databases of every version: they are read to the same records, and go on being used.

mod fixture;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use counterpart::domain::lifecycle::digest::Digest;
use counterpart::record::audit::{Entry, Examiner, Readable};
use counterpart::record::excerpt::excerpt;
use counterpart::record::meta::Meta;
use counterpart::record::replica::Replica;
use counterpart::record::row::decode_row;
use counterpart::store::memory::{Failure, MemoryDisk};
use counterpart::store::schema::{DATABASE_VERSION, ObjectStore};
use counterpart::store::{Batch, Durability, MemoryRepository, Repository, Row, RowKey, Tidied};
use counterpart::sync::intake::Fresh;
use counterpart::sync::intake::takeback::{Way, offers, take_back};
use fixture::{FIXTURES, Fixture, told};
use serde_json::json;
use uuid::Uuid;

/// The copy whose databases they are.
const ME: Replica = Replica(0x9f3c_51d2_aa01_be77);

/// Nothing in memory ever waits.
fn now<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => answer,
        Poll::Pending => panic!("a call in memory waited"),
    }
}

/// The database on a disk of today: its object stores, and the new ones empty.
fn disk(fixture: &Fixture) -> MemoryDisk {
    let disk = MemoryDisk::default();
    for (store, entries) in fixture.stores() {
        let store = ObjectStore::of(&store).unwrap_or_else(|| panic!("{store} is no object store any more"));
        for (key, bytes) in entries {
            disk.overwrite(store, &key, bytes);
        }
    }
    disk
}

/// The records of a disk, nothing of which may be damaged.
fn records(disk: &MemoryDisk, version: u32) -> BTreeSet<String> {
    let loaded = now(disk.open().load()).expect("loads");
    assert_eq!(loaded.damaged, vec![], "version {version}");
    told(&loaded.rows)
}

fn with_trail() -> impl Iterator<Item = &'static Fixture> {
    FIXTURES.iter().filter(|it| it.version >= 2)
}

fn entries(tab: &MemoryRepository) -> Vec<(String, Vec<u8>)> {
    now(tab.links("", 100)).expect("reads")
}

/// A record of the fixtures from version 2 on: id number 0x63 was erased, 0x64 is a dispute.
fn id(number: u64) -> Uuid {
    Uuid::from_u64_pair(0x0193_f2a1_c0de_7000, 0x8000_0000_0000_0000 | number)
}

#[test]
fn p17_every_version_of_the_database_has_its_fixture() {
    let versions: Vec<u32> = FIXTURES.iter().map(|it| it.version).collect();
    assert_eq!(versions, (1..=DATABASE_VERSION).collect::<Vec<u32>>(), "a new version leaves a database of it here");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/databases");
    assert_eq!(fs::read_dir(folder).expect("a folder").count(), 2 * FIXTURES.len(), "none is left over");

    let mut before: BTreeSet<String> = BTreeSet::new();
    for fixture in FIXTURES {
        let stores = fixture.stores();
        for (store, entries) in &stores {
            assert!(!entries.is_empty(), "version {}: something lies in {store}", fixture.version);
        }
        let names: BTreeSet<String> = stores.into_keys().collect();
        assert!(before.is_subset(&names) && before != names, "version {} brought object stores", fixture.version);
        assert!(!fixture.records().is_empty());
        before = names;
    }
    let today: BTreeSet<String> = ObjectStore::ALL.iter().map(|it| it.name().to_owned()).collect();
    assert_eq!(before, today, "the newest fixture has the object stores of the table");
}

#[test]
fn p17_a_database_of_every_version_is_read_to_the_same_records() {
    for fixture in FIXTURES {
        let disk = disk(fixture);
        assert_eq!(records(&disk, fixture.version), fixture.records(), "version {}", fixture.version);
        let loaded = now(disk.open().load()).expect("loads");
        assert_eq!(loaded.rev, 4);
        for row in &loaded.rows {
            let (id, rec) = decode_row(&row.bytes).expect("a record");
            assert_eq!((id, rec.kind()), (row.key.id, row.key.kind.as_str()));
            // the records of the first version were written before entities were
            if fixture.version > 1 {
                assert!(excerpt(&row.bytes).is_ok(), "version {}: {} can be shown", fixture.version, row.key.kind);
            }
        }
        let meta = Meta::decode(&loaded.meta.expect("a head")).expect("read");
        assert_eq!((meta.replica, meta.generation), (ME, 1));
        assert!(meta.seq() >= 3);
        let tab = disk.open();
        let draft = &now(tab.drafts()).expect("reads")[0];
        assert_eq!((draft.key.as_str(), draft.bytes.as_slice()), ("contract/new", b"half a senten".as_slice()));
        let damaged = &now(tab.quarantined()).expect("reads")[0];
        assert_eq!((damaged.store, damaged.bytes.as_slice()), (ObjectStore::Pages, b"{not json".as_slice()));
    }
}

#[test]
fn p17_snapshots_of_every_version_are_put_together_again() {
    for fixture in FIXTURES {
        let tab = disk(fixture).open();
        let names = now(tab.backups()).expect("reads");
        let bytes: Vec<_> = names.iter().map(|name| now(tab.backup(name)).expect("reads").expect("is there")).collect();
        let expected: &[&[u8]] = if fixture.version == 1 { &[b"snapshot"] } else { &[b"one two", b"snapshot"] };
        assert_eq!(bytes, expected, "version {}: {names:?}", fixture.version);
    }
}

#[test]
fn p17_the_trail_of_every_version_is_whole_and_told() {
    for fixture in with_trail() {
        let tab = disk(fixture).open();
        let meta = now(tab.load()).expect("loads").meta.expect("a head");
        let meta = Meta::decode(&meta).expect("read");
        let mut examiner = Examiner::new(&meta.audit, ME);
        let links = entries(&tab);
        assert_eq!(links.len(), 3);
        for (key, bytes) in &links {
            examiner.take(key, bytes);
        }
        assert_eq!(examiner.finish().findings, vec![], "version {}", fixture.version);

        let edited = Entry::of_link(&links[1].1).expect("an entry");
        let id = edited.records[0].id;
        let kept = now(tab.history(id)).expect("reads");
        let readable = Readable::decode(&kept[0].1).expect("read");
        assert_eq!(readable.fields["phone"].to, Some(json!("0512 8888 0001")));
        assert_eq!(edited.vouches_for(id, &readable), Some(true));
    }
}

#[test]
fn p17_an_import_of_every_version_is_taken_back_today() {
    for fixture in with_trail() {
        let disk = disk(fixture);
        let tab = disk.open();
        let offered = now(offers(&tab, None)).expect("reads");
        assert_eq!(offered.iter().map(|it| (it.records, it.way)).collect::<Vec<_>>(), [(2, Way::Revert)]);
        let fresh =
            Fresh { replica: Replica(5), workspace: Uuid::from_u128(5), export: Uuid::from_u128(6), known: None };
        let taken = now(take_back(&tab, &offered[0].name, Way::Revert, None, fresh, 1_795_500_000_000));
        let taken = taken.expect("taken back");
        assert_eq!((taken.restored, taken.left, taken.rev), (1, 1, 5), "what was erased stays erased");
        let key = RowKey { id: id(0x64), kind: "customer".to_owned() };
        let row = &now(tab.get(&[key])).expect("reads")[0];
        assert_eq!(decode_row(&row.bytes).expect("a record").1.show("phone"), Some(&json!("0571 2")));
        assert_eq!(entries(&tab).len(), 4);
    }
}

#[test]
fn p17_files_of_every_version_are_there() {
    for fixture in FIXTURES.iter().filter(|it| it.version >= 3) {
        let tab = disk(fixture).open();
        let sha256 =
            Digest::parse("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad").expect("a digest");
        assert_eq!(now(tab.blob(sha256)), Ok(Some(b"abc".to_vec())));
        let facts = now(tab.blob_facts()).expect("reads");
        let told: Vec<_> = facts.iter().map(|it| (it.size, it.unneeded_ms.is_some())).collect();
        assert_eq!(told.iter().filter(|it| **it == (3, false)).count(), 1);
        assert_eq!(told.iter().filter(|it| **it == (18, true)).count(), 1);
    }
}

/// Brings a database up to date as an idle app does, as far as it gets.
fn lift(tab: &MemoryRepository) {
    while now(tab.make_excerpts()) == Ok(Tidied::More) {}
    while now(tab.tidy()) == Ok(Tidied::More) {}
}

#[test]
fn k04_a_database_of_every_version_is_lifted_while_it_is_used() {
    for fixture in FIXTURES {
        let disk = disk(fixture);
        let tab = disk.open();
        let glance = now(tab.glance()).expect("reads").expect("a sound head");
        let pages = disk.entries(ObjectStore::Pages).len();
        assert_eq!(glance.bare.len(), pages, "version {}: excerpts of another form speak for no page", fixture.version);
        lift(&tab);
        let glance = now(tab.glance()).expect("reads").expect("a sound head");
        assert_eq!(glance.bare, Vec::<String>::new());
        assert_eq!(records(&disk, fixture.version), fixture.records());

        // the next write goes on where the database was left
        let row = Row { key: RowKey { id: id(0x7777), kind: "customer".to_owned() }, bytes: b"new".to_vec() };
        let meta = now(tab.load()).expect("loads").meta.expect("a head");
        let batch = Batch { expected_rev: 4, puts: vec![row.clone()], meta, ..Batch::default() };
        assert_eq!(now(tab.commit(&batch, Durability::Strict)), Ok(5));
        let mut expected = fixture.records();
        expected.extend(told(&[row]));
        let there = records(&disk, fixture.version);
        assert_eq!(there.symmetric_difference(&expected).collect::<Vec<_>>(), Vec::<&String>::new());
    }
}

#[test]
fn k04_lifting_that_is_cut_off_at_any_call_leaves_every_record_readable() {
    for fixture in FIXTURES {
        let whole = disk(fixture);
        for failure in [Failure::Refused, Failure::AbortedSilently, Failure::ConnectionLost, Failure::AnswerLost] {
            let mut cut = 0;
            loop {
                let disk = whole.copied();
                let tab = disk.open();
                tab.engine().fail_at(cut + 1, failure);
                lift(&tab);
                let over = tab.engine().is_armed();
                assert_eq!(records(&disk, fixture.version), fixture.records(), "call {cut}, {failure:?}");
                // whatever was cut off is repeated
                lift(&disk.open());
                assert_eq!(records(&disk, fixture.version), fixture.records(), "after call {cut}, {failure:?}");
                if over {
                    break;
                }
                cut += 1;
            }
            assert!(cut > 5, "{cut} calls of version {} were tried", fixture.version);
        }
    }
}
