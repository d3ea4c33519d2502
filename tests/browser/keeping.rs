//! Not losing the book, in a real browser: turns between tabs, reading a database as it is, compression, and an upgrade
//! that is cut off.

use counterpart::store::{
    Durability, Repository,
    browser::{
        compression::{packed, unpacked},
        lock::{Manner, Turn, turn},
        raw,
    },
    schema::ObjectStore,
    snapshot::part_name,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    sabotage::{Sabotage, global_is, script},
    shelf::{book, fresh_name, furnished, open, put, row},
};

const PATIENCE: u32 = 50;

#[wasm_bindgen_test]
async fn t09_a_turn_is_held_waited_for_and_free_again() {
    let held = turn("turn-1", Manner::Wait, PATIENCE).await;
    assert!(matches!(held, Turn::Held(_)));
    assert!(matches!(turn("turn-1", Manner::Wait, PATIENCE).await, Turn::Busy));
    assert!(matches!(turn("turn-2", Manner::Wait, PATIENCE).await, Turn::Held(_)), "another name is another turn");
    drop(held);
    assert!(matches!(turn("turn-1", Manner::Wait, PATIENCE).await, Turn::Held(_)), "who gave up is not served");
}

#[wasm_bindgen_test]
async fn t09_a_turn_that_somebody_sleeps_on_can_be_taken_away() {
    script("navigator.locks.request('turn-3', () => new Promise(() => {})).catch(() => {});").await;
    assert!(matches!(turn("turn-3", Manner::Wait, PATIENCE).await, Turn::Busy));
    assert!(matches!(turn("turn-3", Manner::Seize, PATIENCE).await, Turn::Held(_)));
}

#[wasm_bindgen_test]
async fn without_locks_one_goes_on_without() {
    let none = Sabotage::of("LockManager", "request", "throw new DOMException('no', 'SecurityError');");
    assert!(matches!(turn("turn-4", Manner::Wait, PATIENCE).await, Turn::Without));
    drop(none);
}

#[wasm_bindgen_test]
async fn what_is_packed_is_smaller_and_unpacks_to_the_same() {
    let text = "Kontrakt 合同 ".repeat(5_000).into_bytes();
    let small = packed(text.clone()).await;
    assert!(small.len() * 10 < text.len(), "{} of {}", small.len(), text.len());
    assert_eq!(unpacked(small.clone()).await, Some(text.clone()));
    assert_eq!(unpacked(text.clone()).await, Some(text.clone()), "what was never packed is given as it is");
    let cut = small[..small.len() / 2].to_vec();
    assert_eq!(unpacked(cut).await, None);
    let without = global_is("CompressionStream", "return undefined;");
    assert_eq!(packed(text.clone()).await, text, "a browser without it keeps the bytes as they are");
    drop(without);
}

#[wasm_bindgen_test]
async fn a_database_is_read_as_it_is_and_none_is_made() {
    let name = fresh_name().await;
    assert_eq!(raw::dump(&name).await, Ok(None));
    let made = script(&format!("return indexedDB.databases().then(all => all.some(it => it.name === '{name}'))")).await;
    assert_eq!(made.as_bool(), Some(false), "looking makes nothing");

    let (name, tab) = furnished().await;
    let dump = raw::dump(&name).await.expect("reads").expect("is there");
    tab.close();
    let survey = dump.survey();
    assert_eq!(survey.loaded.rows.len(), 700);
    assert_eq!(survey.drafts, ["contract/new"]);
    assert_eq!((survey.loaded.rev, survey.loaded.damaged.len()), (2, 0));
}

#[wasm_bindgen_test]
async fn t06_even_the_database_of_a_newer_version_is_read_and_left_alone() {
    let (name, tab) = furnished().await;
    tab.close();
    let upgrade = format!(
        "return new Promise(done => {{
             const r = indexedDB.open('{name}', 99);
             r.onupgradeneeded = () => r.result.createObjectStore('later').put(new Uint8Array([7]), 'k');
             r.onsuccess = () => {{ r.result.close(); done(); }};
         }});"
    );
    script(&upgrade).await;
    let dump = raw::dump(&name).await.expect("reads").expect("is there");
    assert_eq!(dump.version, 99);
    assert_eq!(dump.stores.get("later"), Some(&vec![("k".to_owned(), vec![7])]));
    assert_eq!(dump.survey().loaded.rows.len(), 700);
}

#[wasm_bindgen_test]
async fn a_snapshot_in_parts_is_one_snapshot() {
    let name = fresh_name().await;
    let tab = open(&name).await;
    let long = "2026-11-23T14:52:40.123Z before-import";
    let daily = "2026-11-23|1795445560123|daily|3|40|5000";
    tab.put_backup(daily, b"of the day").await.expect("kept");
    for (part, bytes) in [b"one ".as_slice(), b"two ", b"three"].into_iter().enumerate() {
        tab.put_backup(&part_name(long, part), bytes).await.expect("kept");
    }
    assert_eq!(tab.backups().await, Ok(vec![long.to_owned(), daily.to_owned()]));
    assert_eq!(tab.backup(long).await, Ok(Some(b"one two three".to_vec())));
    assert_eq!(tab.backup(daily).await, Ok(Some(b"of the day".to_vec())));
    let dump = raw::dump(&name).await.expect("reads").expect("is there");
    assert_eq!(dump.survey().snapshots, [long, daily]);
    assert_eq!(dump.backup(long), Some(b"one two three".to_vec()));
    tab.remove_backup(long).await.expect("removed");
    let dump = raw::dump(&name).await.expect("reads").expect("is there");
    assert_eq!(dump.entries(ObjectStore::Backups), [(daily.to_owned(), b"of the day".to_vec())], "no part is left");
    tab.close();
}

#[wasm_bindgen_test]
async fn a_value_that_the_browser_cannot_read_does_not_take_the_others_with_it() {
    let (name, tab) = furnished().await;
    tab.close();
    let broken = Sabotage::of(
        "IDBObjectStore",
        "get",
        "if (self.name === 'drafts') throw new DOMException('Failed to read large IndexedDB value', 'DataError');
         return original.apply(self, args);",
    );
    let dump = raw::dump(&name).await.expect("reads").expect("is there");
    drop(broken);
    assert_eq!(dump.unread, [("drafts".to_owned(), "contract/new".to_owned())]);
    assert_eq!(dump.survey().loaded.rows.len(), 700);
}

#[wasm_bindgen_test]
async fn the_rescue_works_where_nothing_can_be_written() {
    let (name, tab) = furnished().await;
    tab.close();
    let full = Sabotage::put_throws(1, "QuotaExceededError");
    assert!(raw::dump(&name).await.expect("reads").is_some());
    drop(full);
}

#[wasm_bindgen_test]
async fn k03_an_upgrade_that_is_cut_off_leaves_the_old_version_and_is_repeated() {
    let name = fresh_name().await;
    let stores = ObjectStore::ALL.iter().take(6).map(|it| format!("'{}'", it.name())).collect::<Vec<_>>().join(",");
    let old = format!(
        "return new Promise(done => {{
             const r = indexedDB.open('{name}', 1);
             r.onupgradeneeded = () => [{stores}].forEach(it => r.result.createObjectStore(it));
             r.onsuccess = () => {{
                 const t = r.result.transaction('drafts', 'readwrite');
                 t.objectStore('drafts').put(new Uint8Array([1, 2]), 'contract/new');
                 t.oncomplete = () => {{ r.result.close(); done(); }};
             }};
         }});"
    );
    script(&old).await;
    // the next version's upgrade dies after its first step, as a killed browser leaves it
    let cut = format!(
        "return new Promise(done => {{
             const r = indexedDB.open('{name}', 50);
             r.onupgradeneeded = () => {{ r.result.createObjectStore('half'); r.transaction.abort(); }};
             r.onerror = () => done();
         }});"
    );
    script(&cut).await;
    let tab = open(&name).await;
    let drafts = tab.drafts().await.expect("reads");
    assert_eq!(drafts.len(), 1);
    assert_eq!(drafts[0].bytes, [1, 2]);
    assert_eq!(tab.commit(&put(0, vec![row(1, "after")]), Durability::Strict).await, Ok(1));
    tab.close();
    assert_eq!(book(&name).await.rows.len(), 1);
}
