//! Databases of every version in a real browser: opening lifts them to the newest, all of them or nothing.

use counterpart::record::meta::Meta;
use counterpart::store::schema::{DATABASE_VERSION, ObjectStore};
use counterpart::store::{Blob, BrowserRepository, Repository, Tidied, browser::raw};
use rexie::{Rexie, TransactionMode};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    database_fixture::{FIXTURES, Fixture, told},
    join_laws::desk::Desk,
    sabotage::Sabotage,
    shelf::{fresh_name, open, open_and_hear},
    store_audit::set,
};

/// Lays the database down as a build of its version left it.
async fn lay(fixture: &Fixture) -> String {
    let name = fresh_name().await;
    let stores = fixture.stores();
    let builder = stores.keys().fold(Rexie::builder(&name).version(fixture.version), |builder, store| {
        builder.add_object_store(rexie::ObjectStore::new(store))
    });
    let database = builder.build().await.expect("opens");
    let names: Vec<&str> = stores.keys().map(String::as_str).collect();
    let transaction = database.transaction(&names, TransactionMode::ReadWrite).expect("begins");
    for (store, entries) in &stores {
        let target = transaction.store(store).expect("is there");
        for (key, bytes) in entries {
            let value = JsValue::from(js_sys::Uint8Array::from(bytes.as_slice()));
            target.put(&value, Some(&JsValue::from_str(key))).await.expect("puts");
        }
    }
    assert!(transaction.done().await.expect("ends").is_committed());
    database.close();
    name
}

#[wasm_bindgen_test]
fn s19_every_version_has_its_fixture() {
    let versions: Vec<u32> = FIXTURES.iter().map(|it| it.version).collect();
    assert_eq!(versions, (1..=DATABASE_VERSION).collect::<Vec<u32>>());
}

/// The records that the book shows, and that nothing of it is damaged.
async fn shows_its_records(fixture: &Fixture, tab: &BrowserRepository) {
    let loaded = tab.load().await.expect("loads");
    assert_eq!(loaded.damaged, vec![], "version {}", fixture.version);
    assert_eq!(told(&loaded.rows), fixture.records(), "version {}", fixture.version);
}

#[wasm_bindgen_test]
async fn s19_a_database_of_every_version_opens_and_keeps_everything() {
    for fixture in FIXTURES {
        let name = lay(fixture).await;
        let tab = open(&name).await;
        shows_its_records(fixture, &tab).await;
        assert_eq!(tab.drafts().await.expect("reads").len(), 1);
        assert_eq!(tab.quarantined().await.expect("reads").len(), 1);
        let snapshots = tab.backups().await.expect("reads");
        assert_eq!(snapshots.len(), if fixture.version == 1 { 1 } else { 2 });
        // it goes on being written, with a trail
        let loaded = tab.load().await.expect("loads");
        let links = tab.links("", 10).await.expect("reads").len();
        let mut desk = Desk::new(1);
        desk.meta = Meta::decode(&loaded.meta.expect("a head")).expect("the head of an earlier version");
        assert_eq!(set(&tab, &mut desk, loaded.rev, "Anna").await, loaded.rev + 1);
        assert_eq!(tab.links("", 10).await.expect("reads").len(), links + 1);
        let blob = Blob::of(b"a scan".to_vec());
        tab.put_blobs(std::slice::from_ref(&blob), 1).await.expect("kept");
        assert_eq!(tab.blob(blob.sha256).await, Ok(Some(b"a scan".to_vec())));
        tab.close();
        is_there_byte_for_byte(fixture, &name).await;
    }
}

/// Every entry of the fixture, but for the head that was written anew.
async fn is_there_byte_for_byte(fixture: &Fixture, name: &str) {
    let builder = ObjectStore::ALL.iter().fold(Rexie::builder(name).version(DATABASE_VERSION), |builder, store| {
        builder.add_object_store(rexie::ObjectStore::new(store.name()))
    });
    let database = builder.build().await.expect("opens");
    for (store, entries) in fixture.stores().iter().filter(|(store, _)| *store != ObjectStore::Meta.name()) {
        for (key, bytes) in entries {
            let transaction = database.transaction(&[store.as_str()], TransactionMode::ReadOnly).expect("begins");
            let kept = transaction.store(store).expect("is there").get(JsValue::from_str(key)).await.expect("reads");
            let kept = kept.map(|value| js_sys::Uint8Array::new(&value).to_vec());
            assert_eq!(kept.as_ref(), Some(bytes), "version {}: {store} {key}", fixture.version);
        }
    }
    database.close();
}

#[wasm_bindgen_test]
async fn k04_a_database_of_every_version_is_lifted_while_it_is_used() {
    for fixture in FIXTURES {
        let name = lay(fixture).await;
        let tab = open(&name).await;
        let glance = tab.glance().await.expect("reads").expect("a sound head");
        assert!(!glance.bare.is_empty(), "version {}: excerpts of another form speak for no page", fixture.version);
        while tab.make_excerpts().await.expect("made") == Tidied::More {}
        let glance = tab.glance().await.expect("reads").expect("a sound head");
        assert!(glance.bare.is_empty());
        shows_its_records(fixture, &tab).await;
        tab.close();
    }
}

/// The upgrade does all its work and is called off then, as a killed browser leaves it.
fn cut_off() -> Sabotage {
    let body = "const request = original.apply(self, args);
                Object.defineProperty(request, 'onupgradeneeded', { set(upgrade) {
                    if (!upgrade) return;
                    request.addEventListener('upgradeneeded', event => {
                        upgrade.call(request, event);
                        seen.push(event.oldVersion);
                        request.transaction.abort();
                    });
                } });
                return request;";
    Sabotage::of("IDBFactory", "open", body)
}

#[wasm_bindgen_test]
async fn k03_an_upgrade_from_every_version_that_is_cut_off_leaves_it_as_it_was_and_is_repeated() {
    for fixture in FIXTURES.iter().filter(|it| it.version < DATABASE_VERSION) {
        let name = lay(fixture).await;
        for _ in 0..2 {
            let cut = cut_off();
            let (answer, _) = open_and_hear(&name).await;
            assert!(answer.is_err(), "version {}: an upgrade that was called off opens nothing", fixture.version);
            assert_eq!(cut.seen().len(), 1);
            drop(cut);
            let dump = raw::dump(&name).await.expect("reads").expect("is there");
            assert_eq!(dump.version, u64::from(fixture.version));
            assert!(dump.stores == fixture.stores(), "version {} is what it was", fixture.version);
        }
        let tab = open(&name).await;
        shows_its_records(fixture, &tab).await;
        tab.close();
    }
}
