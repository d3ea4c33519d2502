//! Storage in a browser that fails (`storage-and-sync.md` 3), by the numbers of the fault list.

use std::collections::BTreeMap;

use counterpart::record::audit::Trail;
use counterpart::store::{
    Batch, BrowserRepository, Durability, Repository, Row, StoreError, Supply, Tidied,
    browser::{
        StorageEvent,
        allowance::{Persistence, estimate, persist},
    },
    head, page,
    paged::FOLD_AT,
    repository::Fault,
    row as stored,
    schema::{DATABASE_VERSION, ObjectStore},
    snapshot::part_name,
};
use js_sys::{Function, Uint8Array};
use rexie::{Rexie, TransactionMode};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    sabotage::{Sabotage, global, global_is},
    shelf::{Book, book, fresh_name, furnished, key, open, open_and_hear, put, row, rows_of, saved},
};

// ---- S03, S04: before or after, never between ----------------------------------------------------------------------

/// Every way in which the book is written.
#[derive(Debug, Clone, Copy)]
enum Write {
    Edit,
    Import,
    Supplied,
    Purge,
    Amend,
    Draft,
    DraftRemoved,
    Snapshot,
    SnapshotRemoved,
    UndoRemoved,
    SetAside,
    Fold,
}

/// Rows that are asked for one by one, as those of a file that lie on the disk.
struct OneByOne(Vec<Row>);

impl OneByOne {
    fn of(numbers: std::ops::Range<u128>) -> Self {
        let mut rows: Vec<Row> = numbers.map(|n| row(n, "supplied")).collect();
        rows.sort_by(|a, b| a.key.cmp(&b.key));
        Self(rows)
    }
}

impl Supply for OneByOne {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn row(&self, place: usize) -> Result<Row, StoreError> {
        Ok(self.0[place].clone())
    }
}

impl Write {
    const ALL: [Self; 12] = [
        Self::Edit,
        Self::Import,
        Self::Supplied,
        Self::Purge,
        Self::Amend,
        Self::Draft,
        Self::DraftRemoved,
        Self::Snapshot,
        Self::SnapshotRemoved,
        Self::UndoRemoved,
        Self::SetAside,
        Self::Fold,
    ];

    async fn of(self, tab: &BrowserRepository) -> Result<(), StoreError> {
        match self {
            Self::Edit => {
                let batch = Batch {
                    removes: vec![key(9)],
                    settled_drafts: vec!["contract/new".to_owned()],
                    undo: Some(("3".to_owned(), b"as it was".to_vec())),
                    undone: Some("2".to_owned()),
                    audit: Trail {
                        links: vec![("copy:0000000003".to_owned(), b"a link".to_vec())],
                        readable: vec![("record-copy:0000000003".to_owned(), b"from that to this".to_vec())],
                        forgotten: vec![key(9).id],
                    },
                    ..put(2, vec![row(5, "x"), row(6, "y")])
                };
                tab.commit(&batch, Durability::Relaxed).await.map(drop)
            }
            Self::Import => {
                let batch = put(2, (300..1_100).map(|n| row(n, "imported")).collect());
                tab.commit(&batch, Durability::Strict).await.map(drop)
            }
            Self::Supplied => {
                let rows = OneByOne::of(300..1_100);
                tab.commit_supplied(&put(2, vec![]), &rows, Durability::Strict).await.map(drop)
            }
            Self::Purge => {
                let batch = Batch { purge: true, removes: vec![key(9)], ..put(2, vec![row(5, "x")]) };
                tab.commit(&batch, Durability::Strict).await.map(drop)
            }
            Self::Amend => {
                let mut make = |rows: Vec<Row>| {
                    assert_eq!(rows.len(), 2);
                    let rows = rows.into_iter().map(|it| Row { bytes: b"amended".to_vec(), ..it }).collect();
                    Some(Batch { removes: vec![key(9)], ..put(2, rows) })
                };
                tab.amend(&[key(5), key(6)], 2, Durability::Relaxed, &mut make).await.map(drop)
            }
            Self::Draft => tab.put_draft("customer/5", b"typed").await,
            Self::DraftRemoved => tab.remove_draft("contract/new").await,
            // shorter than the one in whose place it comes
            Self::Snapshot => tab.put_backup("2026-11-22", b"shorter").await,
            Self::SnapshotRemoved => tab.remove_backup("2026-11-22").await,
            Self::UndoRemoved => tab.remove_undo("2").await,
            Self::SetAside => tab.quarantine(&[row(5, "{not json")]).await,
            Self::Fold => tab.tidy().await.map(|tidied| assert_eq!(tidied, Tidied::Clean)),
        }
    }

    /// A book on which this can be done.
    async fn place(self) -> (String, BrowserRepository) {
        let (name, tab) = furnished().await;
        if let Self::Fold = self {
            for rev in 2..5 {
                let rows = (0..200).map(|n| row(u128::from(rev) * 200 + n, "edited")).collect();
                saved(&tab, &put(rev, rows)).await;
            }
        }
        if let Self::Snapshot | Self::SnapshotRemoved = self {
            tab.put_backup("2026-11-22", b"in two ").await.expect("kept");
            tab.put_backup(&part_name("2026-11-22", 1), b"parts").await.expect("kept");
        }
        (name, tab)
    }
}

/// What is on the disk after a write whose `nth` call of `method` went wrong; `None` if there are not so many.
async fn with_a_failing_call(
    write: Write,
    method: &str,
    nth: usize,
    sabotage: fn(&str, usize) -> Sabotage,
    expected: &StoreError,
) -> Option<Book> {
    let (name, tab) = write.place().await;
    let sabotage = sabotage(method, nth);
    let answer = write.of(&tab).await;
    let hit = !sabotage.seen().is_empty();
    drop(sabotage);
    tab.close();
    if !hit {
        assert_eq!(answer, Ok(()), "{write:?}");
        return None;
    }
    assert_eq!(answer.as_ref(), Err(expected), "{write:?}: {method} {nth}");
    Some(book(&name).await)
}

async fn check_all_or_nothing(sabotage: fn(&str, usize) -> Sabotage, expected: &StoreError) {
    for write in Write::ALL {
        let (name, tab) = write.place().await;
        tab.close();
        let before = book(&name).await;
        let mut met = 0;
        for method in ["put", "delete"] {
            let mut nth = 1;
            while let Some(found) = with_a_failing_call(write, method, nth, sabotage, expected).await {
                assert_eq!(found, before, "{write:?}: {method} {nth}");
                nth += 1;
                met += 1;
            }
        }
        assert!(met > 0, "{write:?} stores or removes something");
        // and undisturbed it changes something
        let (name, tab) = write.place().await;
        assert_eq!(write.of(&tab).await, Ok(()), "{write:?}");
        tab.close();
        let after = book(&name).await;
        // folding is the one that nobody sees
        assert_eq!(after == before, matches!(write, Write::Fold), "{write:?}");
    }
}

#[wasm_bindgen_test]
async fn s03_a_disk_that_is_full_at_the_nth_write_changes_nothing() {
    let full = |method: &str, nth| Sabotage::throws(method, nth, "QuotaExceededError");
    check_all_or_nothing(full, &StoreError::QuotaExceeded).await;
}

#[wasm_bindgen_test]
async fn s04_an_abort_without_an_error_is_a_failure() {
    check_all_or_nothing(Sabotage::aborts, &StoreError::Aborted).await;
}

// ---- S05, S06: opening ---------------------------------------------------------------------------------------------

#[wasm_bindgen_test]
async fn s05_opening_is_tried_once_more_and_not_for_ever() {
    let (name, tab) = furnished().await;
    tab.close();
    let body = "seen.push('open');
                if (count <= LIMIT) throw new DOMException('Internal error opening backing store', 'UnknownError');
                return original.apply(self, args);";
    let once = Sabotage::of("IDBFactory", "open", &body.replace("LIMIT", "1"));
    open(&name).await.close();
    assert_eq!(once.seen().len(), 2);
    drop(once);
    let always = Sabotage::of("IDBFactory", "open", &body.replace("LIMIT", "99"));
    let (answer, _) = open_and_hear(&name).await;
    assert_eq!(answer.err(), Some(StoreError::Other { name: "UnknownError".to_owned() }));
    assert_eq!(always.seen().len(), 2);
    drop(always);
    assert_eq!(book(&name).await.rows.len(), 700, "nothing was deleted");
}

#[wasm_bindgen_test]
async fn s06_a_browser_without_storage_is_told_apart() {
    for getter in ["return undefined;", "throw new DOMException('no', 'SecurityError');"] {
        let without = global_is("indexedDB", getter);
        let (answer, _) = open_and_hear("test-none").await;
        assert_eq!(answer.err(), Some(StoreError::Unavailable), "{getter}");
        assert_eq!(BrowserRepository::erase("test-none").await, Err(StoreError::Unavailable));
        drop(without);
    }
}

// ---- S07, S08: connections that die --------------------------------------------------------------------------------

/// Opens a book and notes its connection, as the browser knows it.
async fn with_connection() -> (String, BrowserRepository, crate::shelf::Heard, Sabotage) {
    let (name, tab) = furnished().await;
    tab.close();
    let body = "const request = original.apply(self, args); seen.push(request); return request;";
    let noted = Sabotage::of("IDBFactory", "open", body);
    let (tab, heard) = open_and_hear(&name).await;
    (name, tab.expect("opens"), heard, noted)
}

fn do_to_connection(noted: &Sabotage, body: &str) {
    Function::new_with_args("database", body)
        .call1(&JsValue::UNDEFINED, &js_sys::Reflect::get(&noted.caught(), &"result".into()).expect("is open"))
        .expect("runs");
}

#[wasm_bindgen_test]
async fn s07_a_connection_that_the_browser_closes_is_opened_again() {
    let (name, tab, heard, noted) = with_connection().await;
    do_to_connection(&noted, "database.close(); database.dispatchEvent(new Event('close'));");
    assert_eq!(heard.events(), [StorageEvent::ConnectionLost]);
    assert_eq!(saved(&tab, &put(2, vec![row(5, "after")])).await, 3);
    drop(noted);
    tab.close();
    assert_eq!(book(&name).await.rows.get(&key(5)), Some(&b"after".to_vec()));
}

#[wasm_bindgen_test]
async fn s07_a_connection_that_is_closed_without_a_word_is_opened_again() {
    let (name, tab, _, noted) = with_connection().await;
    do_to_connection(&noted, "database.close();");
    assert_eq!(tab.load().await.expect("loads").rows.len(), 700);
    do_to_connection(&noted, "database.close();");
    assert_eq!(saved(&tab, &put(2, vec![row(5, "after")])).await, 3);
    drop(noted);
    tab.close();
    assert_eq!(book(&name).await.rev, 3);
}

#[wasm_bindgen_test]
async fn a_book_that_was_closed_stays_closed_and_an_erased_one_erased() {
    let (name, tab) = furnished().await;
    tab.close();
    assert_eq!(tab.put_draft("x", b"late").await, Err(StoreError::ConnectionLost));
    BrowserRepository::erase(&name).await.expect("erases");
    assert_eq!(tab.put_draft("x", b"late").await, Err(StoreError::ConnectionLost));
    let empty = Book { rev: 0, rows: BTreeMap::new(), drafts: 0, rest: vec![] };
    assert_eq!(book(&name).await, empty);
}

#[wasm_bindgen_test]
async fn s08_a_dead_handle_is_dropped_and_the_write_succeeds_over_a_new_one() {
    for method in ["get", "put"] {
        let (name, tab) = furnished().await;
        let body = "if (!seen.length) seen.push(self.transaction.db);
                    if (self.transaction.db !== seen[0]) return original.apply(self, args);
                    throw new DOMException('Connection to Indexed Database server lost. Refresh', 'UnknownError');";
        let dead = Sabotage::of("IDBObjectStore", method, body);
        assert_eq!(saved(&tab, &put(2, vec![row(5, "after")])).await, 3, "{method}");
        drop(dead);
        tab.close();
        assert_eq!(book(&name).await.rows.get(&key(5)), Some(&b"after".to_vec()));
    }
}

#[wasm_bindgen_test]
async fn s08_a_connection_that_dies_for_good_is_told_after_one_attempt() {
    let (name, tab) = furnished().await;
    let before = book(&name).await;
    let body = "seen.push('put');
                throw new DOMException('Connection to Indexed Database server lost. Refresh', 'UnknownError');";
    let dead = Sabotage::of("IDBObjectStore", "put", body);
    let answer = tab.commit(&put(2, vec![row(5, "x")]), Durability::Relaxed).await;
    assert_eq!(answer, Err(StoreError::ConnectionLost));
    // the row and the head, handed over together, and once more over a new connection
    assert_eq!(dead.seen().len(), 4);
    drop(dead);
    tab.close();
    assert_eq!(book(&name).await, before);
}

// ---- S13, S14, S15: damage -----------------------------------------------------------------------------------------

/// Does something to an object store behind the back of the repository.
async fn meddle(name: &str, store: ObjectStore, key: &str, value: Option<JsValue>) -> Option<JsValue> {
    let builder = Rexie::builder(name).version(DATABASE_VERSION);
    let stores = ObjectStore::ALL.iter().map(|store| rexie::ObjectStore::new(store.name()));
    let database = stores.fold(builder, rexie::RexieBuilder::add_object_store).build().await.expect("opens");
    let transaction = database.transaction(&[store.name()], TransactionMode::ReadWrite).expect("begins");
    let entries = transaction.store(store.name()).expect("is there");
    let before = entries.get(key.into()).await.expect("reads");
    match value {
        Some(value) => drop(entries.put(&value, Some(&key.into())).await.expect("puts")),
        None => entries.delete(key.into()).await.expect("removes"),
    }
    assert!(transaction.done().await.expect("ends").is_committed());
    database.close();
    before
}

#[wasm_bindgen_test]
async fn s13_a_row_with_flipped_bytes_is_set_aside_and_the_others_load() {
    let (name, tab) = furnished().await;
    let before = book(&name).await;
    let value = meddle(&name, ObjectStore::Pages, "", None).await.expect("has a first page");
    let mut bytes = Uint8Array::from(value).to_vec();
    let rows = page::read(&bytes).rows;
    let victim = rows[3].key();
    let start = rows.iter().take(3).fold(16, |sum, row| sum + row.encoded_len());
    let end = start + rows[3].encoded_len();
    bytes[end - 6] ^= 0x20;
    let fragment = bytes[start..end].to_vec();
    meddle(&name, ObjectStore::Pages, "", Some(Uint8Array::from(bytes.as_slice()).into())).await;

    let loaded = tab.load().await.expect("loads");
    assert_eq!(loaded.damaged.len(), 1);
    assert_eq!((loaded.damaged[0].fault, &loaded.damaged[0].bytes), (Fault::Check, &fragment));
    let mut left = before.rows;
    left.remove(&victim);
    assert_eq!(rows_of(loaded), left);
    assert_eq!(tab.quarantined().await.expect("reads")[0].bytes, fragment, "byte for byte");
    assert_eq!(tab.load().await.expect("loads").damaged, vec![]);
    tab.close();
}

#[wasm_bindgen_test]
async fn s14_a_value_that_is_no_row_is_set_aside() {
    let object = js_sys::Object::new();
    js_sys::Reflect::set(&object, &"a".into(), &1.into()).expect("sets");
    let huge = vec![0_u8; 32 << 20];
    let values: [(JsValue, &[u8]); 6] = [
        (JsValue::from_str("text"), b"text"),
        (JsValue::from_f64(7.0), b"7"),
        (JsValue::NULL, b"null"),
        (object.into(), b"{\"a\":1}"),
        (Uint8Array::new_with_length(0).into(), b""),
        (Uint8Array::from(huge.as_slice()).into(), &huge),
    ];
    for (value, bytes) in values {
        let (name, tab) = furnished().await;
        let place = stored::text_key(key(1).id, "customer");
        meddle(&name, ObjectStore::Fresh, &place, Some(value)).await;
        let loaded = tab.load().await.expect("loads");
        let told: Vec<_> = loaded.damaged.iter().map(|it| (it.store, it.fault, it.bytes.as_slice())).collect();
        // not told value by value: one of them is large
        assert!(told == [(ObjectStore::Fresh, Fault::Shape, bytes)], "{} bytes", bytes.len());
        let rows = rows_of(loaded);
        assert_eq!((rows.len(), rows.get(&key(1))), (700, Some(&b"row 1".to_vec())));
        tab.close();
    }
}

#[wasm_bindgen_test]
async fn s15_a_lost_head_is_rebuilt_and_told() {
    let (name, tab) = furnished().await;
    meddle(&name, ObjectStore::Meta, head::KEY, None).await;
    let loaded = tab.load().await.expect("loads");
    assert_eq!((loaded.rev, loaded.meta), (2, None));
    assert_eq!(loaded.damaged[0].fault, Fault::Missing);
    assert_eq!(saved(&tab, &put(2, vec![row(5, "after")])).await, 3);
    tab.close();
    assert_eq!(book(&name).await.rows.len(), 700);
}

#[wasm_bindgen_test]
async fn s09_data_cleared_under_an_open_tab_is_noticed_at_the_next_write() {
    let (name, tab) = furnished().await;
    meddle(&name, ObjectStore::Meta, head::KEY, None).await;
    let answer = tab.commit(&put(2, vec![row(5, "x")]), Durability::Relaxed).await;
    assert_eq!(answer, Err(StoreError::Stale { rev: 0 }));
    tab.close();
}

// ---- S16 -----------------------------------------------------------------------------------------------------------

#[wasm_bindgen_test]
async fn s16_keeping_that_is_denied_or_never_answered_holds_nothing_up() {
    // WebKit for GTK does not speak of room at all
    if global("StorageManager").is_undefined() {
        assert_eq!(persist().await, Persistence::Unknown);
        assert_eq!(estimate().await, None);
        return;
    }
    for (answer, expected) in [
        ("return Promise.resolve(true);", Persistence::Granted),
        ("return Promise.resolve(false);", Persistence::Denied),
        ("return Promise.reject(new TypeError('no'));", Persistence::Unknown),
        ("return new Promise(() => {});", Persistence::Unknown),
    ] {
        let asked = Sabotage::of("StorageManager", "persist", answer);
        let hurry = Sabotage::hurry();
        assert_eq!(persist().await, expected, "{answer}");
        drop((asked, hurry));
    }
    let allowance = estimate().await.expect("the browser says");
    assert!(allowance.used < allowance.quota);
}

// ---- folding in passing --------------------------------------------------------------------------------------------

#[wasm_bindgen_test]
async fn folding_is_invisible() {
    let name = fresh_name().await;
    let tab = open(&name).await;
    saved(&tab, &put(0, (0..2_000).map(|n| row(n, "first")).collect())).await;
    for rev in 1..6 {
        saved(&tab, &put(rev, (0..200).map(|n| row(u128::from(rev) * 200 + n, "edited")).collect())).await;
    }
    let before = book(&name).await;
    assert_eq!(before.rows.values().filter(|text| text.as_slice() == b"edited").count(), 1_000);
    while tab.tidy().await.expect("folds") == Tidied::More {}
    assert_eq!(book(&name).await, before);
    assert_eq!(tab.changed_since(5).await, Ok(None), "{FOLD_AT} and more were folded");
    tab.close();
}
