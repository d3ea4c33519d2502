//! The traps of rexie and idb, one by one (`storage-and-sync.md` 1c): each is shown where it can be, and kept out.

use std::{cell::RefCell, future::poll_fn, pin::pin, rc::Rc, task::Poll};

use counterpart::store::{
    BrowserRepository, Durability, Repository, StoreError,
    blobs::Sorted,
    browser::StorageEvent,
    engine::{Access, Engine, Transaction},
    schema::{DATABASE_VERSION, ObjectStore},
};
use rexie::{Rexie, RexieBuilder, TransactionMode};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    sabotage::{Sabotage, global, script},
    shelf::{book, fresh_name, furnished, open, open_and_hear, put, row, saved},
};

const RELAXED: Access = Access::Write(Durability::Relaxed);

fn builder(name: &str, version: u32, stores: &[ObjectStore]) -> RexieBuilder {
    let builder = Rexie::builder(name).version(version);
    stores.iter().fold(builder, |builder, store| builder.add_object_store(rexie::ObjectStore::new(store.name())))
}

async fn counts(database: &Rexie, stores: &[ObjectStore]) -> Vec<u32> {
    let mut counts = Vec::new();
    for store in stores {
        let transaction = database.transaction(&[store.name()], TransactionMode::ReadOnly).expect("begins");
        counts.push(transaction.store(store.name()).expect("is there").count(None).await.expect("counts"));
    }
    counts
}

// ---- R1 ------------------------------------------------------------------------------------------------------------

#[wasm_bindgen_test]
async fn r1_the_database_has_exactly_the_object_stores_of_the_table() {
    let name = fresh_name().await;
    open(&name).await.close();
    let database = builder(&name, DATABASE_VERSION, ObjectStore::ALL).build().await.expect("opens");
    let mut expected: Vec<&str> = ObjectStore::ALL.iter().map(|store| store.name()).collect();
    expected.sort_unstable();
    assert_eq!(database.store_names(), expected);
    database.close();
}

#[wasm_bindgen_test]
async fn r1_every_object_store_keeps_its_entries_through_an_upgrade() {
    let (name, tab) = furnished().await;
    tab.close();
    let now = builder(&name, DATABASE_VERSION, ObjectStore::ALL).build().await.expect("opens");
    for store in ObjectStore::ALL {
        let transaction = now.transaction(&[store.name()], TransactionMode::ReadWrite).expect("begins");
        let entries = transaction.store(store.name()).expect("is there");
        entries.put(&JsValue::from_str("kept"), Some(&JsValue::from_str("kept"))).await.expect("puts");
        transaction.done().await.expect("ends");
    }
    let before = counts(&now, ObjectStore::ALL).await;
    now.close();
    assert!(before.iter().all(|count| *count > 0), "{before:?}");
    let next = builder(&name, DATABASE_VERSION + 1, ObjectStore::ALL).build().await.expect("upgrades");
    assert_eq!(counts(&next, ObjectStore::ALL).await, before);
    next.close();
}

#[wasm_bindgen_test]
async fn r1_the_trap_is_real_a_forgotten_object_store_is_deleted() {
    let (name, tab) = furnished().await;
    tab.close();
    let kept: Vec<ObjectStore> = ObjectStore::ALL.iter().copied().filter(|it| *it != ObjectStore::Pages).collect();
    let next = builder(&name, DATABASE_VERSION + 1, &kept).build().await.expect("upgrades");
    assert!(!next.store_names().contains(&ObjectStore::Pages.name().to_owned()));
    next.close();
}

// ---- R2 and S21 ----------------------------------------------------------------------------------------------------

#[wasm_bindgen_test]
async fn r2_the_trap_is_real_a_dropped_transaction_of_rexie_commits() {
    let name = fresh_name().await;
    let plain = Rexie::builder(&name).version(1).add_object_store(rexie::ObjectStore::new("rows"));
    let plain = plain.build().await.expect("opens");
    let transaction = plain.transaction(&["rows"], TransactionMode::ReadWrite).expect("begins");
    let rows = transaction.store("rows").expect("is there");
    rows.put(&JsValue::from_str("half"), Some(&JsValue::from_str("key"))).await.expect("puts");
    drop(transaction);
    let transaction = plain.transaction(&["rows"], TransactionMode::ReadOnly).expect("begins");
    assert_eq!(transaction.store("rows").expect("is there").count(None).await.expect("counts"), 1);
    plain.close();
}

#[wasm_bindgen_test]
async fn r2_a_dropped_transaction_writes_nothing() {
    let (name, tab) = furnished().await;
    let before = book(&name).await;
    let transaction = tab.engine().begin(&[ObjectStore::Drafts], RELAXED).await.expect("begins");
    transaction.put_all(ObjectStore::Drafts, vec![("x".to_owned(), vec![1])]).await.expect("puts");
    drop(transaction);
    assert_eq!(book(&name).await, before);
    tab.close();
}

#[wasm_bindgen_test]
async fn s21_a_commit_dropped_between_two_writes_writes_nothing_and_raises_no_alarm() {
    let (name, tab) = furnished().await;
    let before = book(&name).await;
    let alarms = Sabotage::on(&js_sys::global(), "onerror", "seen.push(String(args[0]));");
    for puts in 1..=2 {
        let counted = Sabotage::of("IDBObjectStore", "put", "seen.push('put'); return original.apply(self, args);");
        let batch = put(2, vec![row(5, "unmounted")]);
        {
            let mut commit = pin!(tab.commit(&batch, Durability::Relaxed));
            poll_fn(|context| {
                assert!(commit.as_mut().poll(context).is_pending(), "is still under way");
                // what a commit writes is handed over together
                if counted.seen().len() >= puts { Poll::Ready(()) } else { Poll::Pending }
            })
            .await;
        }
        assert_eq!(book(&name).await, before);
    }
    assert_eq!(alarms.seen(), Vec::<String>::new());
    tab.close();
}

// ---- R3, R4, S20 ---------------------------------------------------------------------------------------------------

#[wasm_bindgen_test]
async fn r3_an_abort_at_the_commit_is_an_error() {
    let (name, tab) = furnished().await;
    let before = book(&name).await;
    // the browser gives up after the last request has succeeded, as it does when the disk is full
    let body = "self.abort();";
    let aborting = Sabotage::of("IDBTransaction", "commit", body);
    let answer = tab.commit(&put(2, vec![row(5, "x")]), Durability::Relaxed).await;
    drop(aborting);
    assert_eq!(answer, Err(StoreError::Aborted));
    assert_eq!(book(&name).await, before);
    tab.close();
}

#[wasm_bindgen_test]
async fn r4_s20_an_end_that_came_before_it_was_waited_for_is_noticed() {
    let (_, tab) = furnished().await;
    let transaction = tab.engine().begin(&[ObjectStore::Drafts], RELAXED).await.expect("begins");
    transaction.put_all(ObjectStore::Drafts, vec![("x".to_owned(), vec![1])]).await.expect("puts");
    script("return new Promise(done => setTimeout(done, 50));").await;
    let told = Sabotage::on(&global("console"), "error", "seen.push(String(args[0]));");
    let line = line!() + 1;
    let late = transaction.put_all(ObjectStore::Drafts, vec![("y".to_owned(), vec![1])]).await;
    assert_eq!(late, Err(StoreError::EndedEarly));
    // a debug build says where; a release only fails, at once
    let words = told.seen();
    let place = format!("{}:{line}: ", file!());
    assert_eq!(
        words.iter().filter(|it| it.starts_with(&place)).count(),
        usize::from(cfg!(debug_assertions)),
        "{words:?}"
    );
    assert_eq!(transaction.commit().await, Err(StoreError::EndedEarly));
    drop(told);
    // nothing is left hanging: the next one goes through
    tab.put_draft("z", b"z").await.expect("writes");
    tab.close();
}

// ---- R5, R9 --------------------------------------------------------------------------------------------------------

#[wasm_bindgen_test]
async fn r5_r9_the_first_error_of_many_writes_is_told_by_its_name() {
    let (name, tab) = furnished().await;
    let before = book(&name).await;
    // the first of several writes fails later, by itself: adding the key that the second write has taken
    let body = "if (count === 1) { original.apply(self, args); return self.add(args[0], args[1]); }
                return original.apply(self, args);";
    let failing = Sabotage::of("IDBObjectStore", "put", body);
    let answer = tab.commit(&put(2, vec![row(5, "x"), row(6, "y"), row(7, "z")]), Durability::Relaxed).await;
    drop(failing);
    assert_eq!(answer, Err(StoreError::Other { name: "ConstraintError".to_owned() }));
    assert_eq!(book(&name).await, before);
    tab.close();
}

#[wasm_bindgen_test]
async fn r5_an_exception_thrown_at_the_call_is_told_by_its_name() {
    let (_, tab) = furnished().await;
    for (exception, expected) in [
        ("QuotaExceededError", StoreError::QuotaExceeded),
        ("DataCloneError", StoreError::Other { name: "DataCloneError".to_owned() }),
    ] {
        let throwing = Sabotage::put_throws(1, exception);
        assert_eq!(tab.put_draft("x", b"y").await, Err(expected), "{exception}");
        drop(throwing);
    }
    tab.close();
}

// ---- R6 ------------------------------------------------------------------------------------------------------------

#[wasm_bindgen_test]
async fn r6_the_durability_reaches_the_browser() {
    let (_, tab) = furnished().await;
    let body = "const transaction = original.apply(self, args);
                seen.push(transaction.mode + ' ' + transaction.durability);
                return transaction;";
    let watched = Sabotage::of("IDBDatabase", "transaction", body);
    tab.commit(&put(2, vec![row(5, "x")]), Durability::Relaxed).await.expect("commits");
    tab.commit(&put(3, vec![row(5, "y")]), Durability::Strict).await.expect("commits");
    tab.rev().await.expect("reads");
    assert_eq!(watched.seen(), ["readwrite relaxed", "readwrite strict", "readonly default"]);
    tab.close();
}

/// What is removed for good, set aside or lifted is flushed to the disk: after a loss of power nothing of it comes back.
#[wasm_bindgen_test]
async fn r6_what_goes_for_good_is_flushed_to_the_disk() {
    let (_, tab) = furnished().await;
    let body = "const transaction = original.apply(self, args);
                seen.push(transaction.mode + ' ' + transaction.durability);
                return transaction;";
    let watched = Sabotage::of("IDBDatabase", "transaction", body);
    tab.remove_backup("none").await.expect("removes");
    tab.remove_undo("2").await.expect("removes");
    assert_eq!(tab.sort_blobs(2, &Sorted::default()).await, Ok(true));
    tab.quarantine(&[row(5, "{not json")]).await.expect("sets aside");
    tab.make_excerpts().await.expect("lifts");
    assert_eq!(watched.seen(), ["readwrite strict"; 5]);
    tab.close();
}

/// A transaction of reads that is left to end by itself stays open as long as its tab or worker reckons, and nobody writes.
#[wasm_bindgen_test]
async fn r6_reads_are_ended_when_they_have_been_read() {
    let (_, tab) = furnished().await;
    let body = "seen.push(self.mode); return original.apply(self, args);";
    let ended = Sabotage::of("IDBTransaction", "commit", body);
    tab.rev().await.expect("reads");
    tab.drafts().await.expect("reads");
    assert_eq!(ended.seen(), ["readonly", "readonly"]);
    tab.close();
}

#[wasm_bindgen_test]
async fn r6_the_stand_ins_leave_the_browser_as_it_was() {
    let (_, tab) = furnished().await;
    let own = script("return Object.hasOwn(indexedDB, 'open') || Object.hasOwn(IDBDatabase.prototype, 'durability');");
    assert_eq!(own.await, JsValue::FALSE);
    tab.close();
}

// ---- R7, T04, T05, T06 ---------------------------------------------------------------------------------------------

/// Another tab with an older build, which ignores what it is told. `globalThis.stubborn` is its connection.
async fn stubborn_tab(name: &str) {
    script(&format!(
        "return new Promise((done, failed) => {{
             const request = indexedDB.open('{name}', 1);
             request.onsuccess = () => {{ globalThis.stubborn = request.result; done(); }};
             request.onerror = failed;
         }});"
    ))
    .await;
}

/// This build, as if its schema had the next version.
fn next_version() -> Sabotage {
    Sabotage::of("IDBFactory", "open", "return original.call(self, args[0], 2);")
}

#[wasm_bindgen_test]
async fn t05_r7_a_tab_in_the_way_is_told_at_once_and_opening_goes_on_when_it_closes() {
    let name = fresh_name().await;
    stubborn_tab(&name).await;
    let newer = next_version();
    let told = Rc::new(RefCell::new(Vec::new()));
    let note = Rc::clone(&told);
    let tab = BrowserRepository::open(&name, move |event| {
        note.borrow_mut().push(event);
        js_sys::Function::new_no_args("stubborn.close()").call0(&JsValue::UNDEFINED).expect("closes");
    });
    let tab = tab.await.expect("opens");
    drop(newer);
    assert_eq!(*told.borrow(), [StorageEvent::Blocked]);
    tab.close();
}

#[wasm_bindgen_test]
async fn t05_r7_a_tab_that_stays_in_the_way_ends_the_wait_with_the_reason() {
    let name = fresh_name().await;
    stubborn_tab(&name).await;
    let newer = next_version();
    let hurry = Sabotage::hurry();
    let (answer, heard) = open_and_hear(&name).await;
    drop((newer, hurry));
    assert_eq!(answer.err(), Some(StoreError::Blocked));
    assert_eq!(heard.events(), [StorageEvent::Blocked]);
    // What comes after all is closed again: nothing is in the way of the next to open.
    script("stubborn.close();").await;
    BrowserRepository::erase(&name).await.expect("nothing is left open");
}

#[wasm_bindgen_test]
async fn t04_r7_a_newer_build_takes_over_after_the_draft_is_saved() {
    let name = fresh_name().await;
    let tab: Rc<RefCell<Option<Rc<BrowserRepository>>>> = Rc::default();
    let told = Rc::new(RefCell::new(Vec::new()));
    let (writer, note) = (Rc::clone(&tab), Rc::clone(&told));
    let opened = BrowserRepository::open(&name, move |event| {
        note.borrow_mut().push(event);
        let tab = writer.borrow().clone().expect("is open");
        wasm_bindgen_futures::spawn_local(async move {
            tab.put_draft("contract/new", b"typed at the last moment").await.expect("is saved");
        });
    });
    let old = Rc::new(opened.await.expect("opens"));
    tab.replace(Some(Rc::clone(&old)));
    let newer = builder(&name, DATABASE_VERSION + 1, ObjectStore::ALL).build().await.expect("upgrades");
    assert_eq!(*told.borrow(), [StorageEvent::Superseded]);
    let refused = old.commit(&put(0, vec![row(5, "x")]), Durability::Relaxed).await;
    assert_eq!(refused, Err(StoreError::Superseded));
    assert_eq!(old.load().await.err(), Some(StoreError::Superseded));
    assert_eq!(counts(&newer, &[ObjectStore::Drafts]).await, [1]);
    newer.close();
}

#[wasm_bindgen_test]
async fn t06_r7_a_database_of_a_newer_build_is_left_alone() {
    let (name, tab) = furnished().await;
    tab.close();
    let newer = builder(&name, DATABASE_VERSION + 8, ObjectStore::ALL).build().await.expect("upgrades");
    let before = counts(&newer, ObjectStore::ALL).await;
    newer.close();
    let (answer, heard) = open_and_hear(&name).await;
    assert_eq!(answer.err(), Some(StoreError::NewerDatabase));
    assert_eq!(heard.events(), []);
    let newer = builder(&name, DATABASE_VERSION + 8, ObjectStore::ALL).build().await.expect("opens");
    assert_eq!(counts(&newer, ObjectStore::ALL).await, before);
    newer.close();
}

// ---- R8 ------------------------------------------------------------------------------------------------------------

#[wasm_bindgen_test]
async fn r8_the_trap_is_real_a_scan_from_zero_fails() {
    let (name, tab) = furnished().await;
    let database = builder(&name, DATABASE_VERSION, ObjectStore::ALL).build().await.expect("opens");
    let transaction = database.transaction(&["pages"], TransactionMode::ReadOnly).expect("begins");
    let pages = transaction.store("pages").expect("is there");
    assert!(pages.scan(None, Some(1), Some(0), None).await.is_err());
    database.close();
    tab.close();
}

// ---- two tabs ------------------------------------------------------------------------------------------------------

#[wasm_bindgen_test]
async fn t01_of_two_tabs_the_second_to_save_is_told_and_catches_up() {
    let (name, one) = furnished().await;
    let other = open(&name).await;
    saved(&one, &put(2, vec![row(5, "from one tab")])).await;
    let refused = other.commit(&put(2, vec![row(5, "from the other")]), Durability::Relaxed).await;
    assert_eq!(refused, Err(StoreError::Stale { rev: 3 }));
    let changes = other.changed_since(2).await.expect("reads").expect("is not too far back");
    assert_eq!((changes.rev, changes.puts), (3, vec![row(5, "from one tab")]));
    assert_eq!(saved(&other, &put(3, vec![row(6, "now")])).await, 4);
    one.close();
    other.close();
}

#[wasm_bindgen_test]
async fn k12_a_page_that_comes_back_reads_the_revision_again() {
    let (name, sleeper) = furnished().await;
    let other = open(&name).await;
    saved(&other, &put(2, vec![row(5, "meanwhile")])).await;
    assert_eq!(sleeper.rev().await, Ok(3));
    sleeper.close();
    other.close();
}

#[wasm_bindgen_test]
async fn erasing_takes_everything_and_other_tabs_let_go() {
    let (name, tab) = furnished().await;
    tab.close();
    let (other, heard) = open_and_hear(&name).await;
    let other = other.expect("opens");
    BrowserRepository::erase(&name).await.expect("erases");
    assert_eq!(heard.events(), [StorageEvent::Erased]);
    assert_eq!(other.rev().await, Err(StoreError::Superseded));
    assert_eq!(book(&name).await.rows.len(), 0);
}
