//! Looking things up by their ids.

use std::collections::BTreeSet;
use std::hash::BuildHasher as _;

use counterpart::domain::id::{CustomerId, uuid_v7};
use counterpart::search::Lookup;
use counterpart::search::lookup::Mixing;

const MANY: u64 = 4_096;

/// Ids as they may be: written at one moment each, all at one moment, and those of a counter.
fn ids() -> [(&'static str, Vec<CustomerId>); 3] {
    let random = |number: u64| {
        let [.., a, b] = number.to_be_bytes();
        [0, 0, 0, 0, 0, 0, 0, 0, a, b]
    };
    [
        ("times", (0..MANY).map(|number| CustomerId(uuid_v7(number * 1_000, [7; 10]))).collect()),
        ("one time", (0..MANY).map(|number| CustomerId(uuid_v7(1_700_000_000_000, random(number)))).collect()),
        ("both", (0..MANY).map(|number| CustomerId(uuid_v7(1_700_000_000_000 + number, random(number)))).collect()),
    ]
}

#[test]
fn what_is_put_under_an_id_is_found_under_it_and_under_no_other() {
    for (what, ids) in ids() {
        let mut map: Lookup<CustomerId, usize> = Lookup::default();
        for (place, id) in ids.iter().enumerate() {
            assert_eq!(map.insert(*id, place), None, "{what}");
        }
        for (place, id) in ids.iter().enumerate() {
            assert_eq!(map.get(id), Some(&place), "{what}");
        }
        assert_eq!(map.get(&CustomerId(uuid_v7(1, [9; 10]))), None, "{what}");
    }
}

/// A map looks at the lowest bits of a hash first: ids that differ in little have to differ there. Of as many balls thrown into as
/// many boxes nearly two thirds of the boxes get one; numbers in a row may do a little worse.
#[test]
fn ids_that_differ_in_little_lie_apart() {
    for (what, ids) in ids() {
        let mixing = Mixing::default();
        let boxes: BTreeSet<u64> = ids.iter().map(|id| mixing.hash_one(id) % MANY).collect();
        assert!(boxes.len() > 1_000, "{what}: {} boxes of {MANY}", boxes.len());
    }
}
