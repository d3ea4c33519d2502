//! A book in a database of an earlier version, laid down in a browser before the app ever opens it there.

use counterpart::record::row::key_of;
use counterpart::store::head::{self, Head};
use counterpart::store::row::Stored;
use counterpart::store::schema::ObjectStore;
use counterpart::store::{Row, RowKey};
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::copy::Copy;
use crate::site;

/// The object stores of each version before today's, as the table in `store/schema.rs` has them.
pub(crate) const VERSIONS: [(u32, &[&str]); 2] = [
    (1, &["meta", "pages", "fresh", "drafts", "backups", "quarantine"]),
    (2, &["meta", "pages", "fresh", "drafts", "backups", "quarantine", "excerpts", "undo", "audit", "history"]),
];

/// The draft that lies in every one of them, and what it says.
const DRAFT: (&str, &str) = ("customer/new", "half a sentence");
/// The excerpts that lie in every one that can have some: of a form that nobody reads any more.
const STRAY: &str = "126|";

/// Makes the database of the entries that the site hands out, and writes them to the disk.
const LAY: &str = r"
    const [address, version, stores, done] = arguments;
    (async () => {
        const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
        const view = new DataView(bytes.buffer), text = new TextDecoder();
        const request = indexedDB.open('counterpart', version);
        request.onupgradeneeded = () => stores.forEach(name => request.result.createObjectStore(name));
        const database = await new Promise((yes, no) => { request.onsuccess = () => yes(request.result); request.onerror = () => no(request.error); });
        const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
        for (let at = 0; at < bytes.length;) {
            const [store, key, value] = [0, 4, 8].map(place => view.getUint32(at + place, true));
            at += 12;
            const name = text.decode(bytes.subarray(at, at + key));
            at += key;
            transaction.objectStore(stores[store]).put(bytes.slice(at, at + value), name);
            at += value;
        }
        await new Promise((yes, no) => { transaction.oncomplete = yes; transaction.onabort = () => no(transaction.error); });
        database.close();
        done('laid');
    })().catch(fault => done('failed: ' + fault));
";

/// How a database stands, read beside the app: nothing if there is none.
const STANDS: &str = r"
    const done = arguments[0];
    (async () => {
        const known = (await indexedDB.databases()).find(it => it.name === 'counterpart');
        if (!known) return done(null);
        const settled = request => new Promise((yes, no) => { request.onsuccess = () => yes(request.result); request.onerror = () => no(request.error); });
        const database = await settled(indexedDB.open('counterpart'));
        const keys = async store => database.objectStoreNames.contains(store)
            ? settled(database.transaction(store).objectStore(store).getAllKeys()) : [];
        const [pages, excerpts, fresh] = [await keys('pages'), await keys('excerpts'), await keys('fresh')];
        const draft = await settled(database.transaction('drafts').objectStore('drafts').get('customer/new'));
        const version = database.version;
        database.close();
        const strays = excerpts.filter(key => key.startsWith('126|'));
        const lifted = new Set(excerpts.filter(key => !key.startsWith('126|')).map(key => key.slice(key.indexOf('|') + 1)));
        done({
            version, fresh: fresh.length, strays: strays.length, bare: pages.filter(key => !lifted.has(key)).length,
            draft: draft ? new TextDecoder().decode(draft) : null,
        });
    })().catch(fault => done('failed: ' + fault));
";

/// A book as a build of an earlier version left it: its latest rows still lie by themselves, and its pages have no excerpts in
/// today's form.
pub(crate) struct Older {
    entries: Vec<(&'static str, String, Vec<u8>)>,
}

impl Older {
    /// This book, of whose rows so many were written last.
    pub(crate) fn of(book: &Copy, fresh: usize) -> Self {
        let mut before = book.clone();
        let first = before.rows.keys().rev().nth(fresh.saturating_sub(1)).copied();
        let latest = first.map(|first| before.rows.split_off(&first)).unwrap_or_default();
        let mut entries = Vec::new();
        before.database(|store, key, bytes| {
            if store == ObjectStore::Pages {
                entries.push((store.name(), key, bytes));
            }
        });
        for row in latest.values() {
            let (id, kind) = key_of(row).expect("a record");
            let row = Row { key: RowKey { id, kind: kind.to_owned() }, bytes: row.clone() };
            let stored = Stored::live(&row, 2);
            let mut bytes = Vec::new();
            stored.encode(&mut bytes).expect("it is written");
            entries.push((ObjectStore::Fresh.name(), stored.text_key(), bytes));
        }
        let head = Head { rev: 2, folded: 1, meta: Some(book.meta.encode().expect("it is written")) };
        entries.push((ObjectStore::Meta.name(), head::KEY.to_owned(), head.encode()));
        entries.push((ObjectStore::Drafts.name(), DRAFT.0.to_owned(), DRAFT.1.into()));
        entries.push((ObjectStore::Excerpts.name(), STRAY.to_owned(), b"of another form".to_vec()));
        Self { entries }
    }

    /// Lays it down in a browser that has no database, as this version with these object stores; the browser is then beside the app.
    pub(crate) async fn lay(&self, browser: &Browser, (version, stores): (u32, &[&str])) {
        browser.beside_the_app().await;
        let mut bytes = Vec::new();
        for (store, key, value) in &self.entries {
            let Some(place) = stores.iter().position(|it| it == store) else { continue };
            for number in [place, key.len(), value.len()] {
                bytes.extend_from_slice(&u32::try_from(number).expect("small").to_le_bytes());
            }
            bytes.extend_from_slice(key.as_bytes());
            bytes.extend_from_slice(value);
        }
        // two tests may lay one down at the same time
        let name = format!("older-{version}-{}", bytes.len());
        site::hand(&name, bytes);
        let address = format!("{}handed/{name}", site::address());
        let laid = browser.answer(LAY, vec![json!(address), json!(version), json!(stores)]).await;
        assert_eq!(laid, "laid");
    }

    /// Whether every entry of it lies in the database letter for letter, as [`Browser::database`] gives it.
    pub(crate) fn lies_in(&self, all: &Value, stores: &[&str]) -> bool {
        let mut entries = self.entries.iter().filter(|(store, ..)| stores.contains(store));
        entries.all(|(store, key, bytes)| {
            let found = all[*store].as_array().into_iter().flatten().find(|it| it[0] == key.as_str());
            found.is_some_and(|it| it[1] == json!(bytes))
        })
    }
}

/// How a database stands on its way to today's version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) version: u64,
    /// Rows that lie by themselves.
    pub(crate) fresh: u64,
    /// Pages without excerpts of today's form.
    pub(crate) bare: u64,
    /// Excerpts of the older form.
    pub(crate) strays: u64,
    /// Whether the draft that lay in the older database lies there, letter for letter.
    pub(crate) has_draft: bool,
}

impl Standing {
    /// How the database of this browser stands, or that it has none. Opens none.
    pub(crate) async fn of(browser: &Browser) -> Option<Self> {
        let found = browser.answer(STANDS, Vec::new()).await;
        if found.is_null() {
            return None;
        }
        let number = |name: &str| found[name].as_u64().unwrap_or_else(|| panic!("no {name}: {found}"));
        Some(Self {
            version: number("version"),
            fresh: number("fresh"),
            bare: number("bare"),
            strays: number("strays"),
            has_draft: found["draft"] == DRAFT.1,
        })
    }
}
