//! The audit trail in IndexedDB.

use counterpart::record::audit::{Act, Author, Examiner, note_write};
use counterpart::record::meta::Meta;
use counterpart::record::transaction::write;
use counterpart::store::{Batch, BrowserRepository, Durability, Repository, Row, RowKey};
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::join_laws::desk::{Desk, id};
use crate::shelf::{fresh_name, open};

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
