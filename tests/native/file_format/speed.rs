//! How long reading and joining take as books grow. The bounds are wide: they catch a wrong order of growth.

use std::collections::BTreeMap;
use std::time::Instant;

use counterpart::domain::customer::Customer;
use counterpart::record::document::{Opened, open_row, read};
use counterpart::record::transaction::Change;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::join_laws::desk::{Desk, id};
use counterpart::kinds::Kind;

fn fields(number: u64) -> BTreeMap<String, Value> {
    let mut fields: BTreeMap<String, Value> =
        (0..10).map(|n| (format!("field{n}"), json!(format!("value {number} {n}")))).collect();
    let Value::Object(own) = json!({
        "number": format!("KH-{number:05}"), "name": format!("Customer {number}"), "short_name": "", "kind": "organisation",
        "role": "customer", "level": "B", "code": "91310000MA1FL0TX5W", "phone": "021-5555 0001", "email": "",
        "credit_limit": {"amt": "1000000", "cur": "CNY"},
    }) else {
        panic!("an object")
    };
    fields.extend(own);
    fields
}

fn book(records: u64) -> Desk {
    let mut desk = Desk::new(1);
    let put = |n| Change::Put { id: id(n), kind: Kind::Customer, sets: &[], fields: fields(n) };
    let changes: Vec<Change> = (0..records).map(put).collect();
    desk.write(&changes).expect("written");
    desk
}

#[test]
fn a_book_of_twenty_thousand_is_read_planned_and_joined_in_time() {
    let n = 20_000;
    let mut ours = book(n);
    let start = Instant::now();
    let file = ours.file();
    let mut say = vec![
        format!("{} bytes per record", file.len() / usize::try_from(n).expect("small")),
        format!("file {:?}", start.elapsed()),
    ];

    let mut theirs = Desk::new(2);
    let start = Instant::now();
    theirs.receive(&file);
    say.push(format!("first import {:?}", start.elapsed()));
    (0..n / 100).for_each(|k| theirs.set(k * 100, "name", "changed"));
    ours.set(7, "name", "changed here");
    let file = theirs.file();

    let start = Instant::now();
    let rows: BTreeMap<Uuid, Vec<u8>> = ours.rows();
    say.push(format!("encode rows {:?}", start.elapsed()));
    let start = Instant::now();
    let mut records = Vec::new();
    let mut reader = counterpart::sync::file::reader::Reader::default();
    reader.feed(&file, &rows, &mut records).expect("whole");
    let head = reader.head().expect("a head").clone();
    let foot = reader.finish().expect("whole");
    say.push(format!("read file {:?}", start.elapsed()));
    let start = Instant::now();
    let mut planner = counterpart::sync::plan::Planner::new(&ours.meta, &rows, &head, ours.now);
    for record in records {
        planner.take(record);
    }
    let plan = planner.finish(&foot);
    let planned = start.elapsed();
    say.push(format!("plan {planned:?}"));
    assert_eq!((plan.forward.len(), plan.refusals.len()), (200, 0));

    let start = Instant::now();
    let open = |row: &Vec<u8>| match open_row::<Customer>(row).expect("a row") {
        (_, Opened::Plain(customer)) => customer,
        (id, Opened::Whole(rec)) => read(id, &rec).expect("a customer"),
    };
    let customers: Vec<Customer> = rows.values().map(open).collect();
    let loaded = start.elapsed();
    say.push(format!("rows into structs {loaded:?}"));
    assert_eq!(customers.len(), rows.len());
    // a bound of 0 shows the figures
    let bound = std::env::var("COUNTERPART_BOUND_MS").ok().and_then(|text| text.parse().ok()).unwrap_or(3000_u128);
    assert!(planned.as_millis() <= bound && loaded.as_millis() <= bound, "{say:#?}");
}
