//! The text of a row tells its id and kind without being parsed.

use counterpart::domain::id::NewId;
use counterpart::record::meta::Meta;
use counterpart::record::replica::Replica;
use counterpart::record::row::key_of;
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
