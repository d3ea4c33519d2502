//! The text of a row tells its id and kind without being parsed.

use counterpart::domain::id::NewId;
use counterpart::record::meta::Meta;
use counterpart::record::replica::Replica;
use counterpart::record::row::{decode_row, key_of, writes_of};
use counterpart::record::transaction::{Change, write};

#[test]
fn every_row_of_the_sample_book_names_its_kind() {
    let today = counterpart::domain::date::Date::parse("2026-05-20").expect("a date");
    let mut ids = counterpart::demo::Seeded::new(1);
    let book = counterpart::demo::book(today, &mut ids).expect("a book");
    let meta = Meta::fresh(ids.new_id(), Replica(1));
    let changes = [
        Change::put(&book.own_entity).expect("a document"),
        Change::put(&book.customers[0]).expect("a document"),
        Change::put(&book.contracts[0]).expect("a document"),
    ];
    let nothing = std::collections::BTreeMap::new();
    let written = write(&meta, &nothing, &changes, 1_779_000_000_000).expect("it is written");
    let mut kinds: Vec<_> =
        written.rows.iter().map(|row| key_of(&row.bytes).map(|(id, kind)| (id == row.id, kind))).collect();
    kinds.sort_unstable();
    assert_eq!(kinds, [Some((true, "contract")), Some((true, "customer")), Some((true, "own_entity"))]);
}

#[test]
fn the_writes_of_a_row_are_read_without_its_values() {
    use std::collections::BTreeSet;
    let mut desk = crate::join_laws::desk::Desk::new(0x9f3c_51d2_aa01_be77);
    let mut other = crate::join_laws::desk::Desk::new(2);
    desk.set(1, "name", "a \"],\"c\":{ b");
    desk.set(2, "name", "B");
    other.receive(&desk.file());
    desk.set(1, "phone", "1");
    other.set(1, "phone", "2");
    desk.receive(&other.file());
    desk.write(&[Change::Erase { id: crate::join_laws::desk::id(2) }]).expect("written");
    for (id, row) in desk.rows() {
        let (_, rec) = decode_row(&row).expect("a record");
        let all: BTreeSet<_> = rec.versions().map(|version| (version.dot, version.hlc)).collect();
        let read = writes_of(&row).map(|writes| writes.into_iter().collect::<BTreeSet<_>>());
        assert_eq!(read, Some(all).filter(|all| !all.is_empty()), "{id}");
        for cut in 0..row.len().min(200) {
            assert!(writes_of(&row[..cut]).is_none_or(|writes| writes.len() <= 3), "cut at {cut}");
        }
    }
}
