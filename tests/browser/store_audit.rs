//! The audit trail in IndexedDB.

use counterpart::record::audit::{Act, Author, Examiner, Trail, note_write};
use counterpart::record::meta::Meta;
use counterpart::record::transaction::write;
use counterpart::store::{
    Batch, BrowserRepository, Durability, Repository, Row, RowKey, browser::raw, schema::ObjectStore,
};
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::join_laws::desk::{Desk, id};
use crate::shelf::{fresh_name, key, open, put, row, saved};

/// Writes one field as the app does: record, knowledge and trail in one transaction.
pub(crate) async fn set(tab: &BrowserRepository, desk: &mut Desk, rev: u64, value: &str) -> u64 {
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

/// The keys of what is kept to read of a record: as many as there were changes.
fn readable(number: u128, changes: usize) -> Vec<String> {
    (1..=changes).map(|n| format!("{}-copy:{n:010}", key(number).id.simple())).collect()
}

#[wasm_bindgen_test]
async fn what_is_kept_to_read_of_thousands_of_records_goes_with_them() {
    let name = fresh_name().await;
    let tab = open(&name).await;
    // of every third nothing is kept, of the others two changes; more than are removed at once
    let gone = 0..1_203_u128;
    let stays = 2_000..2_003_u128;
    let of_gone = gone.clone().flat_map(|n| readable(n, if n % 3 == 0 { 0 } else { 2 }));
    let of_stays: Vec<String> = stays.flat_map(|n| readable(n, 2)).collect();
    let kept = of_gone.chain(of_stays.iter().cloned()).map(|key| (key, b"from this to that".to_vec())).collect();
    let link = |n: u32| vec![(format!("copy:{n:010}"), b"a link".to_vec())];
    let audit = Trail { links: link(1), readable: kept, forgotten: vec![] };
    saved(&tab, &Batch { audit, ..put(0, vec![row(1, "as it was")]) }).await;
    assert_eq!(tab.history(key(1).id).await.expect("reads").len(), 2);

    let audit = Trail { links: link(2), readable: vec![], forgotten: gone.map(|n| key(n).id).collect() };
    saved(&tab, &Batch { audit, ..put(1, vec![row(1, "as it is")]) }).await;
    assert_eq!(tab.history(key(1).id).await.expect("reads"), vec![]);
    tab.close();
    let dump = raw::dump(&name).await.expect("reads").expect("is there");
    let left: Vec<&String> = dump.entries(ObjectStore::History).iter().map(|(key, _)| key).collect();
    let mut expected: Vec<&String> = of_stays.iter().collect();
    expected.sort();
    assert_eq!(left, expected);
}
