//! Customers that contracts name and that are not in the book are known, whatever the order in which both come and go (M12).

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use counterpart::domain::id::{CustomerId, uuid_v7};
use counterpart::domain::missing::Missing;
use proptest::prelude::*;

fn customer(number: u64) -> CustomerId {
    CustomerId(uuid_v7(number, [6; 10]))
}

#[test]
fn only_what_was_touched_is_looked_at_again() {
    let asked = Cell::new(0);
    let mut missing = Missing::of((1..=1_000).map(customer));
    let look = |missing: &mut Missing, gone: &[u64]| {
        asked.set(0);
        let gone: Vec<CustomerId> = gone.iter().copied().map(customer).collect();
        let found = missing.settle(|id| {
            asked.set(asked.get() + 1);
            gone.contains(&id)
        });
        (found.iter().copied().collect::<Vec<_>>(), asked.get())
    };
    assert_eq!(look(&mut missing, &[3, 700]), (vec![customer(3), customer(700)], 1_000));
    assert_eq!(look(&mut missing, &[3, 700]), (vec![customer(3), customer(700)], 0));
    missing.touch(customer(3));
    missing.touch(customer(8));
    assert_eq!(look(&mut missing, &[8, 700]), (vec![customer(8), customer(700)], 2));
}

proptest! {
    #[test]
    fn what_is_kept_up_is_what_one_finds_who_looks_through_all(
        deeds in proptest::collection::vec((0_u64..6, any::<bool>(), any::<bool>(), any::<bool>()), 0..60)
    ) {
        let mut missing = Missing::default();
        // how many contracts name each, and who is in the book
        let mut named: BTreeMap<CustomerId, u32> = BTreeMap::new();
        let mut there: BTreeSet<CustomerId> = BTreeSet::new();
        for (number, is_contract, comes, asks) in deeds {
            let id = customer(number);
            if is_contract {
                let count = named.entry(id).or_default();
                *count = if comes { *count + 1 } else { count.saturating_sub(1) };
            } else if comes {
                there.insert(id);
            } else {
                there.remove(&id);
            }
            missing.touch(id);
            if asks {
                let all: BTreeSet<CustomerId> =
                    named.iter().filter(|(id, count)| **count > 0 && !there.contains(id)).map(|(id, _)| *id).collect();
                let is_missing = |id: CustomerId| named.get(&id).is_some_and(|n| *n > 0) && !there.contains(&id);
                prop_assert_eq!(missing.settle(is_missing), &all);
            }
        }
    }
}
