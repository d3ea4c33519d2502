//! The audit trail in IndexedDB, and databases of earlier versions.

use counterpart::record::audit::{Act, Author, Examiner, note_write};
use counterpart::record::meta::Meta;
use counterpart::record::transaction::write;
use counterpart::store::schema::{DATABASE_VERSION, ObjectStore};
use counterpart::store::{Batch, Blob, BrowserRepository, Durability, Repository, Row, RowKey};
use rexie::{Rexie, TransactionMode};
use serde_json::Value;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::join_laws::desk::{Desk, id};
use crate::shelf::{fresh_name, open};

/// Writes one field as the app does: record, knowledge and trail in one transaction.
async fn set(tab: &BrowserRepository, desk: &mut Desk, rev: u64, value: &str) -> u64 {
    let before = desk.recs.clone();
    let fields = std::collections::BTreeMap::from([("name".to_owned(), Value::from(value))]);
    let change = counterpart::record::transaction::Change::Put {
        id: id(1),
        kind: counterpart::kinds::Kind::Customer,
        sets: &[],
        fields,
    };
    desk.now += 1000;
    let mut written = write(&desk.meta, &before, &[change], desk.now).expect("written");
    let audit = note_write(&mut written, &before, &Author::of(Act::Edit, "Zhou Yining")).expect("noted");
    let row = |row: &counterpart::record::transaction::WrittenRow| Row {
        key: RowKey { id: row.id, kind: row.rec.kind().to_owned() },
        bytes: row.bytes.clone(),
    };
    let batch = Batch {
        expected_rev: rev,
        puts: written.rows.iter().map(row).collect(),
        meta: written.meta.encode().expect("text"),
        audit,
        ..Batch::default()
    };
    let rev = tab.commit(&batch, Durability::Relaxed).await.expect("commits");
    desk.meta = written.meta;
    desk.recs.extend(written.rows.into_iter().map(|row| (row.id, row.rec)));
    rev
}

#[wasm_bindgen_test]
async fn the_trail_is_kept_with_the_change_and_found_whole() {
    let name = fresh_name().await;
    let tab = open(&name).await;
    let mut desk = Desk::new(1);
    let mut rev = 0;
    for value in ["Anna", "Anne", "Annie"] {
        rev = set(&tab, &mut desk, rev, value).await;
    }
    tab.close();

    let tab = open(&name).await;
    let meta = Meta::decode(&tab.load().await.expect("loads").meta.expect("a head")).expect("read");
    let mut examiner = Examiner::new(&meta.audit, meta.replica);
    let mut after = String::new();
    let mut count = 0;
    loop {
        let links = tab.links(&after, 2).await.expect("reads");
        let Some((last, _)) = links.last() else { break };
        after.clone_from(last);
        count += links.len();
        for (key, bytes) in &links {
            examiner.take(key, bytes);
        }
    }
    assert_eq!(count, 3);
    assert_eq!(examiner.finish().findings, []);
    assert_eq!(tab.history(id(1)).await.expect("reads").len(), 3);
    assert_eq!(tab.history(id(2)).await.expect("reads"), vec![]);
    tab.close();
}

/// The object stores of the first version, as it had them.
const FIRST: [&str; 6] = ["meta", "pages", "fresh", "drafts", "backups", "quarantine"];

/// Those of the second.
const SECOND: [&str; 10] =
    ["meta", "pages", "excerpts", "fresh", "drafts", "backups", "quarantine", "undo", "audit", "history"];

/// Puts every entry of the first release's database into a database of a version with these object stores.
async fn earlier_version(name: &str, version: u32, stores: &[&str]) -> Vec<(String, String, Vec<u8>)> {
    let fixture: Value = serde_json::from_str(include_str!("../fixtures/databases/v1.json")).expect("JSON");
    let builder = stores.iter().fold(Rexie::builder(name).version(version), |builder, store| {
        builder.add_object_store(rexie::ObjectStore::new(store))
    });
    let database = builder.build().await.expect("opens");
    let transaction = database.transaction(stores, TransactionMode::ReadWrite).expect("begins");
    let mut entries = Vec::new();
    for (store, kept) in fixture.as_object().expect("stores") {
        for (key, hex) in kept.as_object().expect("entries") {
            let hex = hex.as_str().expect("digits");
            let bytes: Vec<u8> = (0..hex.len() / 2)
                .map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).expect("digits"))
                .collect();
            let value = JsValue::from(js_sys::Uint8Array::from(bytes.as_slice()));
            let target = transaction.store(store).expect("is there");
            target.put(&value, Some(&JsValue::from_str(key))).await.expect("puts");
            entries.push((store.clone(), key.clone(), bytes));
        }
    }
    transaction.done().await.expect("is written");
    database.close();
    entries
}

#[wasm_bindgen_test]
async fn s19_a_database_of_the_first_version_opens_and_keeps_everything() {
    opens_and_keeps_everything(1, &FIRST).await;
}

#[wasm_bindgen_test]
async fn s19_a_database_of_the_second_version_opens_and_takes_files() {
    opens_and_keeps_everything(2, &SECOND).await;
}

async fn opens_and_keeps_everything(version: u32, stores: &[&str]) {
    let name = fresh_name().await;
    let entries = earlier_version(&name, version, stores).await;
    let tab = open(&name).await;
    let loaded = tab.load().await.expect("loads");
    assert_eq!(loaded.damaged, vec![]);
    let meta = Meta::decode(&loaded.meta.expect("a head")).expect("the head of the first version");
    assert_eq!(loaded.rows.len(), 302, "300 records in pages, two more fresh ones");
    assert_eq!(tab.drafts().await.expect("reads").len(), 1);
    assert_eq!(tab.backups().await.expect("reads"), ["2026-11-22"]);
    assert_eq!(tab.quarantined().await.expect("reads").len(), 1);
    // it goes on being written, now with a trail
    let mut desk = Desk::new(1);
    desk.meta = meta;
    let rev = set(&tab, &mut desk, loaded.rev, "Anna").await;
    assert_eq!(rev, loaded.rev + 1);
    assert_eq!(tab.links("", 10).await.expect("reads").len(), 1);
    let blob = Blob::of(b"a scan".to_vec());
    tab.put_blobs(std::slice::from_ref(&blob), 1).await.expect("kept");
    assert_eq!(tab.blob(blob.sha256).await, Ok(Some(b"a scan".to_vec())));
    tab.close();

    // what was there before is there byte for byte, but for the head that was written anew
    let builder = ObjectStore::ALL.iter().fold(Rexie::builder(&name).version(DATABASE_VERSION), |builder, store| {
        builder.add_object_store(rexie::ObjectStore::new(store.name()))
    });
    let database = builder.build().await.expect("opens");
    for (store, key, bytes) in entries.iter().filter(|(store, ..)| store != "meta") {
        let transaction = database.transaction(&[store.as_str()], TransactionMode::ReadOnly).expect("begins");
        let kept = transaction.store(store).expect("is there").get(JsValue::from_str(key)).await.expect("reads");
        let kept = kept.map(|value| js_sys::Uint8Array::new(&value).to_vec());
        assert_eq!(kept.as_ref(), Some(bytes), "{store} {key}");
    }
    database.close();
}
