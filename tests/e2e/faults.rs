//! What goes wrong in browsers, done on purpose.

use std::collections::BTreeMap;
use std::time::Duration;

use counterpart::domain::customer::Customer;
use counterpart::domain::id::CustomerId;
use counterpart::record::document::read;
use counterpart::record::meta::Meta;
use counterpart::record::replica::Replica;
use counterpart::record::transaction::{Change, write};
use counterpart::store::{Loaded, Row, RowKey};
use counterpart::sync::file::reader::{FileRecord, Reader};
use counterpart::sync::salvage::{Marks, salvage};
use serde_json::{Value, json};
use uuid::Uuid;

use super::browser::Browser;
use super::copy::read_file;
use super::steps::PATIENCE;

/// Reads every object store of the book into lists of `[key, bytes]`.
const READ_ALL: &str = "
    const done = arguments[0];
    const open = indexedDB.open('counterpart');
    open.onsuccess = async () => {
        const db = open.result, all = {};
        const settled = request => new Promise(y => { request.onsuccess = () => y(request.result); });
        for (const name of db.objectStoreNames) {
            const store = db.transaction(name).objectStore(name);
            const keys = await settled(store.getAllKeys()), values = await settled(store.getAll());
            all[name] = keys.map((key, at) => [key, [...values[at]]]);
        }
        db.close();
        done(all);
    };";

/// Puts such lists in the place of what is there.
const WRITE_ALL: &str = "
    const all = arguments[0], done = arguments[1];
    const open = indexedDB.open('counterpart');
    open.onsuccess = () => {
        const db = open.result, names = Object.keys(all), t = db.transaction(names, 'readwrite');
        for (const name of names) {
            const store = t.objectStore(name);
            store.clear();
            for (const [key, bytes] of all[name]) store.put(new Uint8Array(bytes), key);
        }
        t.oncomplete = () => { db.close(); done(true); };
    };";

impl Browser {
    /// Runs a script of the page that ends by calling its last argument.
    pub(crate) async fn answer(&self, script: &str, arguments: Vec<Value>) -> Value {
        let answer = self.driver.execute_async(script, arguments).await.expect("the page answers");
        answer.json().clone()
    }

    /// Runs a script of the page.
    pub(crate) async fn run(&self, script: &str) -> Value {
        self.driver.execute(script, Vec::new()).await.expect("the page answers").json().clone()
    }

    /// Runs before any script of every page from now on.
    pub(crate) async fn before_pages(&self, script: &str) {
        let command = "Page.addScriptToEvaluateOnNewDocument";
        self.tool(command, json!({ "source": script })).await;
    }

    /// A command of the browser's own tools.
    pub(crate) async fn tool(&self, command: &str, parameters: Value) {
        let answer = self.driver.cdp().send_raw(command, parameters).await;
        answer.unwrap_or_else(|fault| panic!("{command}: {fault}"));
    }

    /// A page of the site without the app.
    pub(crate) async fn beside_the_app(&self) {
        self.driver.goto(format!("{}public/mark.svg", super::site::address())).await.expect("the page loads");
    }

    /// Where the site's data belong.
    pub(crate) async fn origin(&self) -> String {
        self.run("return location.origin").await.as_str().expect("a text").to_owned()
    }

    /// Deletes the database behind the back of the app.
    pub(crate) async fn lose_database(&self) {
        self.beside_the_app().await;
        let gone =
            "const done = arguments[0], r = indexedDB.deleteDatabase('counterpart'); r.onsuccess = () => done(true);";
        self.answer(gone, Vec::new()).await;
    }

    /// Every entry of the database, from a page beside the app.
    pub(crate) async fn database(&self) -> Value {
        self.beside_the_app().await;
        self.answer(READ_ALL, Vec::new()).await
    }

    /// Puts earlier entries back, as somebody does who copies an old profile.
    pub(crate) async fn put_database_back(&self, all: Value) {
        self.beside_the_app().await;
        self.answer(WRITE_ALL, vec![all]).await;
    }

    /// The exported book, and whole it is.
    pub(crate) async fn exported(&self) -> Vec<u8> {
        self.open("#/settings/book").await;
        self.press("#export-book").await;
        self.downloaded(".json").await.1
    }

    /// What holds after every fault (`storage-and-sync.md` 3): the page is loaded anew, the book passes its own check, and it goes
    /// out as a file that reads whole: this one. That what was acknowledged is in it is for the test to say.
    pub(crate) async fn sound(&self) -> Vec<u8> {
        self.sound_within(PATIENCE).await
    }

    /// The same of a large book, which takes long to be checked and to go out.
    pub(crate) async fn sound_within(&self, patience: Duration) -> Vec<u8> {
        self.open("#/settings/book").await;
        self.sound_here(patience).await
    }

    /// The same where the page of the book's settings is open, of whichever version of the app.
    pub(crate) async fn sound_here(&self, patience: Duration) -> Vec<u8> {
        self.driver.refresh().await.expect("it reloads");
        self.press("#check-book").await;
        let sound = "const found = document.querySelector('#check-found');
            return /记录全部完好|records are sound/.test(found?.innerText ?? '')";
        self.wait_for_within("a book that its own check finds sound", sound, "", patience).await;
        self.press("#export-book").await;
        let (_, file) = self.downloaded_within(".json", patience).await;
        // it stops at the first thing that is not as it should be
        read_file(&file, &BTreeMap::new());
        file
    }
}

/// The copy that made a file.
pub(crate) fn replica_of(file: &[u8]) -> String {
    let file: Value = serde_json::from_slice(file).expect("JSON");
    file["head"]["replica"].as_str().expect("a text").to_owned()
}

/// The records of a file, without those that say who uses which copy: a restored copy says it anew.
pub(crate) fn records(file: &[u8]) -> Value {
    let mut file: Value = serde_json::from_slice(file).expect("JSON");
    file["recs"].as_array_mut().expect("records").retain(|it| it["k"] != "copy");
    file["recs"].clone()
}

/// The same book with so many more customers, each of about a kilobyte, as another device might send it.
pub(crate) fn grown(file: &[u8], customers: u32) -> Vec<u8> {
    let mut reader = Reader::default();
    let mut records = Vec::new();
    reader.feed(file, &BTreeMap::<Uuid, Vec<u8>>::new(), &mut records).expect("reads");
    let head = reader.head().cloned().expect("a head");
    let (mut rows, mut model) = (Vec::new(), None);
    for record in records {
        let FileRecord::Other(it) = record else { panic!("compared with nothing") };
        model = model.or_else(|| read::<Customer>(it.id, &it.rec).ok());
        rows.push(Row { key: RowKey { id: it.id, kind: it.rec.kind().to_owned() }, bytes: it.bytes });
    }
    let model = model.expect("a customer");
    let mut meta = Meta::fresh(head.workspace, Replica(0x77));
    (meta.generation, meta.start, meta.vv, meta.hlc) = (head.generation, head.start, head.vv, head.hlc_max);
    let changes: Vec<Change> = (0..customers)
        .map(|n| {
            let id = Uuid::from_u128(0x0193_f2a1_c0de_7000_8000_0000_0000_0000 + u128::from(n));
            let (name, note) = (format!("新客户 {n}"), "x".repeat(1_000));
            Change::put(&Customer { id: CustomerId::from(id), name, note, ..model.clone() }).expect("a written form")
        })
        .collect();
    let written = write(&meta, &BTreeMap::new(), &changes, head.created_ms).expect("writes");
    rows.extend(
        written
            .rows
            .into_iter()
            .map(|row| Row { key: RowKey { id: row.id, kind: row.rec.kind().to_owned() }, bytes: row.bytes }),
    );
    let marks = Marks {
        app: head.app,
        export: Uuid::from_u128(0x4000_8000_0000_0000_0001),
        replica: meta.replica,
        workspace: head.workspace,
        known: None,
        now_ms: head.created_ms,
    };
    let meta = Some(written.meta.encode().expect("writes"));
    salvage(Loaded { meta, rows, ..Loaded::default() }, &marks).expect("makes a file").bytes
}
