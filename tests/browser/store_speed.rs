//! How fast storage is with 100 000 rows, against one entry per row. Figures and ratios are printed (`-- --nocapture`), and what
//! was written is read back whole; a time is never a reason to fail, as machines are noisy. `COUNTERPART_ROWS` names other
//! numbers of rows while this is built, such as `1000,10000,100000,1000000`.

use counterpart::store::{
    Durability, Repository, Row,
    engine::{Access, Engine, Transaction},
    schema::ObjectStore,
};
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

use crate::shelf::{fresh_name, key, open, put, row, saved};

/// How many rows, unless somebody asks for others.
const ROWS: &str = "100000";

/// The numbers of rows asked for.
fn sizes() -> Vec<u32> {
    let asked = option_env!("COUNTERPART_ROWS").unwrap_or(ROWS);
    asked.split(',').map(|size| size.trim().parse().expect("a number")).collect()
}

fn milliseconds() -> f64 {
    web_sys::window().and_then(|window| window.performance()).expect("has a clock").now()
}

fn many_rows(count: u32) -> Vec<Row> {
    let text = "客户 customer ".repeat(24);
    (0..u128::from(count)).map(|n| row(n, &format!("{n:08}{text}"))).collect()
}

/// How often everything is read, in pages and one by one alike: the fastest counts.
const READINGS: usize = 3;

/// One entry per row: what storage without pages would do.
async fn plainly(rows: &[Row]) -> (f64, f64) {
    let name = fresh_name().await;
    let plain = rexie::Rexie::builder(&name).version(1).add_object_store(rexie::ObjectStore::new("rows"));
    let plain = plain.build().await.expect("opens");
    let start = milliseconds();
    let transaction = plain.transaction(&["rows"], rexie::TransactionMode::ReadWrite).expect("begins");
    let entries = rows.iter().map(|row| {
        let key = row.key.id.simple().to_string();
        (JsValue::from(Uint8Array::from(row.bytes.as_slice())), Some(JsValue::from_str(&key)))
    });
    transaction.store("rows").expect("is there").put_all(entries).await.expect("puts");
    assert!(transaction.done().await.expect("ends").is_committed());
    let written = milliseconds() - start;

    let mut read = f64::INFINITY;
    for _ in 0..READINGS {
        let start = milliseconds();
        let transaction = plain.transaction(&["rows"], rexie::TransactionMode::ReadOnly).expect("begins");
        let all = transaction.store("rows").expect("is there").get_all(None, None).await.expect("reads");
        let bytes: usize = all.into_iter().map(|value| Uint8Array::from(value).to_vec().len()).sum();
        read = read.min(milliseconds() - start);
        assert_eq!(bytes, rows.iter().map(|row| row.bytes.len()).sum::<usize>());
    }
    plain.close();
    (written, read)
}

#[wasm_bindgen_test]
async fn a_hundred_thousand_rows_come_back_whole_and_the_figures_are_printed() {
    for count in sizes() {
        so_many_come_back_whole(count).await;
    }
}

async fn so_many_come_back_whole(count: u32) {
    let rows = many_rows(count);
    // one of those that are there
    let known = |n: u64| u128::from(n % u64::from(count));
    let (plain_write, plain_read) = plainly(&rows).await;

    let name = fresh_name().await;
    let tab = open(&name).await;
    let batch = put(0, rows);
    let start = milliseconds();
    tab.commit(&batch, Durability::Relaxed).await.expect("commits");
    let write = milliseconds() - start;
    drop(batch);
    let mut read = f64::INFINITY;
    for _ in 0..READINGS {
        let start = milliseconds();
        let loaded = tab.load().await.expect("loads");
        read = read.min(milliseconds() - start);
        assert_eq!(u32::try_from(loaded.rows.len()), Ok(count));
    }
    let start = milliseconds();
    let transaction = tab.engine().begin(&[ObjectStore::Pages], Access::Read).await.expect("begins");
    let mut bytes = 0;
    transaction.each(ObjectStore::Pages, &mut |(_, page)| bytes += page.len()).await.expect("reads");
    let raw = milliseconds() - start;

    let mut edits = Vec::new();
    for rev in 1..=200 {
        let batch = put(rev, vec![row(known(rev * 37), "edited")]);
        let start = milliseconds();
        saved(&tab, &batch).await;
        edits.push(milliseconds() - start);
    }
    edits.sort_by(f64::total_cmp);
    let (p50, p95) = (edits[100], edits[190]);
    for rev in 201..513 {
        saved(&tab, &put(rev, vec![row(known(rev * 37), "edited")])).await;
    }
    let start = milliseconds();
    tab.tidy().await.expect("folds");
    let fold = milliseconds() - start;
    let keys: Vec<_> = (0..10).map(|n| key(known(n * 7_919))).collect();
    let start = milliseconds();
    assert_eq!(tab.get(&keys).await.expect("reads").len(), 10);
    let get = milliseconds() - start;
    // as of a list that comes in: everything is looked for, and of every other row nothing is there
    let keys: Vec<_> = (0..u128::from(count) * 2).map(key).collect();
    let start = milliseconds();
    assert_eq!(u32::try_from(tab.get(&keys).await.expect("reads").len()), Ok(count));
    let look = milliseconds() - start;
    console_log!(
        "{count} rows: one by one {plain_write:.0} ms to write, {plain_read:.0} ms to read; in pages {write:.0} ms and \
         {read:.0} ms ({:.1} and {:.1} times faster); an edit {p50:.1} ms (half of them), {p95:.1} ms (95 of 100); \
         one step of folding {fold:.0} ms; ten rows by key {get:.0} ms, twice as many as there are {look:.0} ms; {bytes} bytes of pages alone {raw:.0} ms",
        plain_write / write,
        plain_read / read,
    );
    tab.close();
}
