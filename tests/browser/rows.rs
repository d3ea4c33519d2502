//! An edit draws the row it concerns and no other.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use counterpart::demo;
use counterpart::domain::customer::Customer;
use counterpart::domain::date::Date;
use counterpart::record::meta::Meta;
use counterpart::record::rec::Rec;
use counterpart::record::replica::Replica;
use counterpart::record::transaction::{Change, write};
use counterpart::state::Tables;
use leptos::prelude::*;
use uuid::Uuid;
use wasm_bindgen_test::wasm_bindgen_test;

const ROWS: usize = 1_000;

fn records(customers: &[Customer]) -> Vec<(Uuid, Rec)> {
    let changes: Vec<Change> = customers.iter().map(|it| Change::put(it).expect("written")).collect();
    let meta = Meta::fresh(Uuid::from_u128(1), Replica(1));
    let written = write(&meta, &BTreeMap::new(), &changes, 1_800_000_000_000).expect("written");
    written.rows.into_iter().map(|row| (row.id, row.rec)).collect()
}

#[wasm_bindgen_test]
fn an_edit_runs_the_reader_of_its_row_and_no_other() {
    let owner = Owner::new();
    owner.set();
    let day = Date::new(2026, 5, 20).expect("a date");
    let customers = demo::many(3, ROWS, day).expect("a book").customers;
    let tables = StoredValue::new_local(Tables::default());
    let absorb = |customers: &[Customer]| {
        let stale = tables.try_update_value(|tables| tables.absorb(&records(customers))).expect("tables");
        stale.iter().for_each(Notify::notify);
    };
    absorb(&customers);

    let runs: Arc<Vec<AtomicU32>> = Arc::new((0..ROWS).map(|_| AtomicU32::new(0)).collect());
    let rows: Vec<Memo<Option<Arc<Customer>>>> = customers
        .iter()
        .enumerate()
        .map(|(at, customer)| {
            let (runs, id) = (Arc::clone(&runs), customer.id);
            Memo::new(move |_| {
                runs[at].fetch_add(1, Ordering::Relaxed);
                tables.try_update_value(|tables| tables.customers.watch(id)).flatten()
            })
        })
        .collect();
    let look = || rows.iter().filter(|row| row.get_untracked().is_some()).count();
    assert_eq!(look(), ROWS);
    absorb(&[Customer { note: "changed".to_owned(), ..customers[37].clone() }]);
    assert_eq!(look(), ROWS);
    let again: Vec<usize> = (0..ROWS).filter(|at| runs[*at].load(Ordering::Relaxed) != 1).collect();
    assert_eq!(again, vec![37], "the other {} rows were not touched", ROWS - 1);
    assert_eq!(runs[37].load(Ordering::Relaxed), 2);
    owner.cleanup();
}
