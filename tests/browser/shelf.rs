//! Databases and rows to try storage with.

use std::{cell::Cell, collections::BTreeMap, fmt, rc::Rc};

use counterpart::record::audit::Trail;
use counterpart::store::{
    Batch, BrowserRepository, Durability, Loaded, Repository, Row, RowKey, StoreError,
    browser::{StorageEvent, raw},
    engine::Entry,
    schema::ObjectStore,
};
use uuid::Uuid;

thread_local! {
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// A name that no other test uses, and nothing under it.
pub(crate) async fn fresh_name() -> String {
    let number = NEXT.with(|next| next.replace(next.get() + 1));
    let name = format!("test-{number}");
    BrowserRepository::erase(&name).await.expect("nothing is in the way");
    name
}

/// Opens a database and expects nothing to happen to it.
pub(crate) async fn open(name: &str) -> BrowserRepository {
    BrowserRepository::open(name, |_| {}).await.expect("opens")
}

/// Opens a database and hears what it tells.
pub(crate) async fn open_and_hear(name: &str) -> (Result<BrowserRepository, StoreError>, Heard) {
    let heard = Heard::default();
    let note = heard.clone();
    (BrowserRepository::open(name, move |event| note.take(event)).await, heard)
}

/// What a database told.
#[derive(Clone, Default)]
pub(crate) struct Heard(Rc<std::cell::RefCell<Vec<StorageEvent>>>);

impl Heard {
    /// Notes an event.
    pub(crate) fn take(&self, event: StorageEvent) {
        self.0.borrow_mut().push(event);
    }

    /// Everything so far.
    pub(crate) fn events(&self) -> Vec<StorageEvent> {
        self.0.borrow().clone()
    }
}

pub(crate) fn key(number: u128) -> RowKey {
    let id = Uuid::from_u128(number.wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835));
    RowKey { id, kind: "customer".to_owned() }
}

pub(crate) fn row(number: u128, text: &str) -> Row {
    Row { key: key(number), bytes: text.as_bytes().to_vec() }
}

pub(crate) fn put(expected_rev: u64, rows: Vec<Row>) -> Batch {
    Batch { expected_rev, puts: rows, meta: format!("clock {}", expected_rev + 1).into_bytes(), ..Batch::default() }
}

pub(crate) async fn saved(tab: &BrowserRepository, batch: &Batch) -> u64 {
    tab.commit(batch, Durability::Relaxed).await.expect("commits")
}

/// A book of 700 rows in pages, an edited one and a draft.
pub(crate) async fn furnished() -> (String, BrowserRepository) {
    let name = fresh_name().await;
    let tab = open(&name).await;
    saved(&tab, &put(0, (0..700).map(|n| row(n, &format!("row {n}"))).collect())).await;
    let audit = Trail {
        links: vec![("copy:0000000001".to_owned(), b"a link".to_vec())],
        readable: vec![("record-copy:0000000001".to_owned(), b"from this to that".to_vec())],
        forgotten: vec![],
    };
    let undo = Some(("2".to_owned(), b"what was before".to_vec()));
    saved(&tab, &Batch { audit, undo, ..put(1, vec![row(1, "edited")]) }).await;
    tab.put_draft("contract/new", b"half a senten").await.expect("keeps a draft");
    (name, tab)
}

/// What a book says, read over a connection of its own.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Book {
    pub(crate) rev: u64,
    pub(crate) rows: BTreeMap<RowKey, Vec<u8>>,
    pub(crate) drafts: usize,
    /// What lies beside the rows, entry by entry: drafts, snapshots, what is kept for taking back, trail, what was set aside.
    pub(crate) rest: Vec<(String, Entry)>,
}

impl fmt::Debug for Book {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rev, rows, drafts, rest } = self;
        write!(f, "revision {rev}, {} rows, {drafts} drafts, {} entries beside them", rows.len(), rest.len())
    }
}

pub(crate) async fn book(name: &str) -> Book {
    let tab = open(name).await;
    let loaded = tab.load().await.expect("loads");
    assert_eq!(loaded.damaged, vec![]);
    let drafts = tab.drafts().await.expect("reads drafts").len();
    tab.close();
    let dump = raw::dump(name).await.expect("reads").expect("is there");
    let beside = [
        ObjectStore::Drafts,
        ObjectStore::Backups,
        ObjectStore::Undo,
        ObjectStore::Audit,
        ObjectStore::History,
        ObjectStore::Quarantine,
    ];
    let entries = |store: ObjectStore| dump.entries(store).iter().map(move |it| (store.name().to_owned(), it.clone()));
    let rest = beside.into_iter().flat_map(entries).collect();
    Book { rev: loaded.rev, rows: rows_of(loaded), drafts, rest }
}

pub(crate) fn rows_of(loaded: Loaded) -> BTreeMap<RowKey, Vec<u8>> {
    loaded.rows.into_iter().map(|row| (row.key, row.bytes)).collect()
}
