//! Contracts that have one number are known, whatever the order in which they come, change and go (M13).

use std::collections::BTreeMap;

use counterpart::domain::contract_number::shared::Numbers;
use counterpart::domain::id::{ContractId, uuid_v7};
use proptest::prelude::*;

fn contract(number: u64) -> ContractId {
    ContractId(uuid_v7(number, [5; 10]))
}

fn all(numbers: &Numbers) -> Vec<(String, Vec<ContractId>)> {
    numbers.shared().map(|(number, ids)| (number.to_owned(), ids)).collect()
}

#[test]
fn m13_one_number_is_one_in_any_case_and_width_and_none_is_shared_by_nobody() {
    for (first, second, shared) in [
        ("HT-1", "HT-1", Some("HT-1")),
        ("HT-1", "ht-1", Some("HT-1")),
        ("HT-1", "ＨＴ-１", Some("HT-1")),
        (" HT-1", "HT-1 ", Some("HT-1")),
        ("HT-1", "HT-01", None),
        ("HT-1", "HT1", None),
        ("", "", None),
        ("  ", "", None),
    ] {
        let mut numbers = Numbers::default();
        numbers.put(contract(1), Some(first));
        numbers.put(contract(2), Some(second));
        let expected = shared.map(|number| (number.to_owned(), vec![contract(1), contract(2)]));
        assert_eq!(all(&numbers), expected.into_iter().collect::<Vec<_>>(), "{first:?} and {second:?}");
        let others = numbers.others(contract(1)).map(|(number, ids)| (number.to_owned(), ids));
        assert_eq!(others, shared.map(|number| (number.to_owned(), vec![contract(2)])), "{first:?} and {second:?}");
    }
}

#[test]
fn a_number_is_shared_no_longer_once_a_contract_has_another_or_is_gone() {
    let mut numbers = Numbers::default();
    for id in 1..=3 {
        numbers.put(contract(id), Some("HT-1"));
    }
    numbers.put(contract(2), Some("HT-2"));
    assert_eq!(all(&numbers), [("HT-1".to_owned(), vec![contract(1), contract(3)])]);
    numbers.put(contract(1), None);
    assert_eq!(all(&numbers), []);
    assert_eq!(numbers.others(contract(3)), None);
}

proptest! {
    #[test]
    fn what_is_kept_up_is_what_one_finds_who_looks_through_all(
        deeds in proptest::collection::vec((0_u64..8, proptest::option::of(0_u8..4)), 0..60)
    ) {
        let mut numbers = Numbers::default();
        let mut there: BTreeMap<ContractId, String> = BTreeMap::new();
        for (id, number) in deeds {
            let number = number.map(|it| format!("N{it}"));
            numbers.put(contract(id), number.as_deref());
            match number {
                Some(number) => there.insert(contract(id), number),
                None => there.remove(&contract(id)),
            };
        }
        let mut by_number: BTreeMap<String, Vec<ContractId>> = BTreeMap::new();
        for (id, number) in &there {
            by_number.entry(number.clone()).or_default().push(*id);
        }
        by_number.retain(|_, ids| ids.len() > 1);
        prop_assert_eq!(all(&numbers), by_number.into_iter().collect::<Vec<_>>());
    }
}
