//! What the page of a record lists.

use std::collections::BTreeMap;

use counterpart::kinds::Kind;
use counterpart::record::audit::{Act, Entry, Item, Readable, Shift, What, Written};
use counterpart::record::replica::Replica;
use counterpart::record::transaction::Change;
use counterpart::store::Repository;
use counterpart::store::schema::ObjectStore;
use serde_json::{Value, json};

use super::shelf::{Shelf, now, stored};
use crate::join_laws::desk::id;

/// A change in few words: what, how it is known, by which copy, and the fields from and to.
type Said = (Act, What, Written, u64, Vec<(String, Option<Value>, Option<Value>)>);

fn said(item: &Item) -> Said {
    let field = |(name, shift): &(String, Shift)| (name.clone(), shift.from.clone(), shift.to.clone());
    (item.act, item.what, item.written, item.at.replica.0, item.fields.iter().map(field).collect())
}

fn field(name: &str, from: Value, to: Value) -> (String, Option<Value>, Option<Value>) {
    (name.to_owned(), Some(from).filter(|it| !it.is_null()), Some(to))
}

#[test]
fn every_change_is_told_with_who_when_and_from_what_to_what() {
    let mut shelf = Shelf::new(1, "Zhou Yining");
    shelf.set(1, "name", "Anna");
    shelf.set(1, "phone", "1");
    let made = shelf.clock;
    shelf.set(1, "name", "Anne");
    shelf.write(Act::Edit, &[Change::Delete { id: id(1) }]);
    shelf.write(Act::Undo, &[Change::Restore { id: id(1) }]);
    let told = shelf.told(1);
    let here = |act, what, fields| (act, what, Written::Here, 1, fields);
    let expected = [
        here(Act::Undo, What::Return, vec![]),
        here(Act::Edit, What::Delete, vec![]),
        here(Act::Edit, What::Change, vec![field("name", json!("Anna"), json!("Anne"))]),
        here(Act::Edit, What::Change, vec![field("phone", Value::Null, json!("1"))]),
        here(Act::Edit, What::New, vec![]),
    ];
    assert_eq!(told.iter().map(said).collect::<Vec<_>>(), expected);
    assert!(told.iter().all(|item| item.who == "Zhou Yining"));
    assert_eq!(told[3].at.ms, made);
    assert_eq!(shelf.told(2), [], "another record has its own");
}

#[test]
fn what_came_in_a_file_is_told_by_who_wrote_it_elsewhere() {
    let mut a = Shelf::new(1, "Zhou Yining");
    a.set(1, "name", "Anna");
    let mut b = Shelf::new(2, "Li Lei");
    b.receive(&a.file());
    let arrived = b.clock;
    let by_stamp = (Act::Edit, What::New, Written::ByStamp, 1, vec![]);
    assert_eq!(
        b.told(1).iter().map(said).collect::<Vec<_>>(),
        [by_stamp],
        "a record that came whole tells it by its stamps"
    );
    b.clock += 3_600_000;
    b.set(1, "name", "Anne");
    let written = b.clock;
    b.set(1, "phone", "2");
    a.clock = b.clock + 86_400_000;
    a.receive(&b.file());
    let came_in = Written::CameIn { at_ms: a.clock };
    let expected = [
        (Act::Import, What::Change, came_in, 2, vec![field("phone", Value::Null, json!("2"))]),
        (Act::Import, What::Change, came_in, 2, vec![field("name", json!("Anna"), json!("Anne"))]),
        (Act::Edit, What::New, Written::Here, 1, vec![]),
    ];
    let told = a.told(1);
    assert_eq!(told.iter().map(said).collect::<Vec<_>>(), expected);
    assert_eq!(told[1].at.ms, written, "when it was written there, not when it came");

    // where no stamp of the first writer is left, the arrival is what is known
    let arrival = (Act::Import, What::New, Written::CameIn { at_ms: arrived }, 2, vec![]);
    assert_eq!(b.told(1).last().map(said), Some(arrival));
}

#[test]
fn settling_a_conflict_is_told_even_if_the_shown_value_stays() {
    let mut a = Shelf::new(1, "");
    a.set(1, "name", "Anna");
    let mut b = Shelf::new(2, "");
    b.receive(&a.file());
    a.set(1, "name", "Anne");
    b.set(1, "name", "Annie");
    a.receive(&b.file());
    let shown = a.recs()[&id(1)].show("name").cloned().expect("a name");
    a.write(Act::Edit, &[Change::Settle { id: id(1), field: "name".to_owned(), value: shown.clone() }]);
    assert_eq!(
        said(&a.told(1)[0]),
        (Act::Edit, What::Change, Written::Here, 1, vec![field("name", shown.clone(), shown)])
    );
}

#[test]
fn an_erasure_leaves_nothing_to_read_and_a_whole_chain() {
    let mut shelf = Shelf::new(1, "Zhou Yining");
    shelf.set(1, "name", "Anna Secret");
    shelf.set(1, "name", "Anne Secret");
    shelf.set(2, "name", "Bert");
    shelf.write(Act::Edit, &[Change::Erase { id: id(1) }]);
    let on_disk: Vec<u8> = ObjectStore::ALL
        .iter()
        .flat_map(|store| shelf.disk.entries(*store))
        .flat_map(|(key, bytes)| [key.into_bytes(), bytes].concat())
        .collect();
    assert!(!String::from_utf8_lossy(&on_disk).contains("Secret"), "no value is left anywhere");
    assert_eq!(shelf.examine().findings, []);
    assert_eq!(shelf.told(1), []);
    assert_eq!(shelf.told(2).len(), 1, "other records keep theirs");
}

#[test]
fn an_erasure_that_comes_in_a_file_drops_what_is_kept_to_read() {
    let mut a = Shelf::new(1, "");
    a.set(1, "name", "Anna Secret");
    let mut b = Shelf::new(2, "");
    b.receive(&a.file());
    b.set(1, "name", "Anne Secret");
    a.write(Act::Edit, &[Change::Erase { id: id(1) }]);
    b.receive(&a.file());
    assert_eq!(stored(&b.disk).readable, []);
    assert_eq!(b.examine().findings, []);
}

#[test]
fn what_is_read_agrees_with_the_chain_and_altered_words_do_not() {
    let mut shelf = Shelf::new(1, "Zhou Yining");
    shelf.set(1, "name", "Anna");
    shelf.set(1, "name", "Anne");
    let told = shelf.told(1);
    let tab = shelf.disk.open();
    let entry = |key: &str| {
        let links = now(tab.links("", 100)).expect("reads");
        links.iter().find(|(found, _)| found == key).and_then(|(_, bytes)| Entry::of_link(bytes)).expect("a link")
    };
    let check =
        |row: &Readable, key: &str, expected: bool| assert_eq!(entry(key).vouches_for(id(1), row), Some(expected));
    for item in &told {
        let (key, row) = item.link.as_ref().expect("a link");
        check(row, key, true);
    }
    let (key, row) = told[0].link.clone().expect("a link");
    let other_value = Shift { from: Some(json!("Anna")), to: Some(json!("Annie")), written: None };
    check(&Readable { fields: BTreeMap::from([("name".to_owned(), other_value)]), ..row.clone() }, &key, false);
    check(&Readable { by: Replica(2), ..row.clone() }, &key, false);
    check(&Readable { act: Act::Redo, ..row.clone() }, &key, false);
    assert_eq!(entry(&key).vouches_for(id(2), &row), None, "the chain says nothing of another record");
}

#[test]
fn a_change_of_many_records_is_one_entry_with_counts_and_a_digest() {
    let mut shelf = Shelf::new(1, "Zhou Yining");
    let put = |number: u64, name: &str| Change::Put {
        id: id(number),
        kind: Kind::Customer,
        sets: &[],
        fields: BTreeMap::from([("name".to_owned(), json!(name))]),
    };
    shelf.write(Act::Edit, &(1..=1000).map(|number| put(number, "first")).collect::<Vec<_>>());
    let all = (500..=1100).map(|number| put(number, "second")).collect::<Vec<_>>();
    shelf.write(Act::Edit, &all);
    let links = stored(&shelf.disk).links;
    assert_eq!(links.len(), 2);
    assert!(links.iter().all(|(_, bytes)| bytes.len() < 1000), "an entry stays small");
    let counts =
        |at: usize| Entry::of_link(&links[at].1).expect("a link").sum.expect("a sum").count["customer"].clone();
    assert_eq!(counts(0), BTreeMap::from([(What::New, 1000)]));
    assert_eq!(counts(1), BTreeMap::from([(What::New, 100), (What::Change, 501)]));
    // those that were there before are told from what to what; the others by their stamps
    let changed = said(&shelf.told(600)[0]);
    assert_eq!(
        changed,
        (Act::Edit, What::Change, Written::Here, 1, vec![field("name", json!("first"), json!("second"))])
    );
    assert_eq!(said(&shelf.told(10)[0]), (Act::Edit, What::New, Written::ByStamp, 1, vec![]));
}

#[test]
fn an_import_is_one_entry_that_names_its_file() {
    let mut a = Shelf::new(1, "");
    (1..=100).for_each(|number| a.set(number, "name", number));
    let mut b = Shelf::new(2, "Li Lei");
    b.receive(&a.file());
    let links = stored(&b.disk).links;
    assert_eq!(links.len(), 1);
    let entry = Entry::of_link(&links[0].1).expect("a link");
    assert_eq!((entry.act, entry.who.as_str(), entry.n), (Act::Import, "Li Lei", 1));
    assert_eq!(entry.file.map(|file| file.replica), Some(Replica(1)));
    assert_eq!(
        entry.sum.expect("a sum").count,
        BTreeMap::from([("customer".to_owned(), BTreeMap::from([(What::New, 100)]))])
    );
    assert_eq!(b.examine().findings, []);
}
