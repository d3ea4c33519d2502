//! Who bears which sign: found at every key, grouped for the list.

use counterpart::search::same::{By, Doubles, Group, Party, Sign, common, signs};
use proptest::prelude::*;

fn party(name: &str, code: &str, phone: &str) -> Vec<Sign> {
    signs(&Party { name, code, number: "", email: "", phones: [phone, ""] })
}

fn book(rows: &[(u32, &str, &str, &str)]) -> Doubles<u32> {
    let mut doubles = Doubles::default();
    for (key, name, code, phone) in rows {
        doubles.put(*key, &party(name, code, phone));
    }
    doubles
}

fn groups(doubles: &Doubles<u32>) -> Vec<(By, Vec<u32>)> {
    doubles.groups(Some, [], []).into_iter().map(|Group { members, by }| (by, members)).collect()
}

#[test]
fn what_is_typed_meets_the_surest_first() {
    let doubles = book(&[
        (1, "上海丰信环保有限公司", "", "021-58880001"),
        (2, "Harbour Pumps Ltd", "9131", ""),
        (3, "Quay Valves Ltd", "", "021 5888 0001"),
    ]);
    assert_eq!(doubles.meet(&party("上海丰信", "", "")), []);
    assert_eq!(doubles.meet(&party("上海丰信环保", "", "")), [(1, By::CoreName)]);
    assert_eq!(doubles.meet(&party("quay valves ltd", "", "58880001")), [(3, By::Name)]);
    assert_eq!(doubles.meet(&party("Quay Valves Ltd", "", "02158880001")), [(3, By::Name), (1, By::Phone)]);
    assert_eq!(doubles.meet(&party("Harbour Pumps", "9131", "")), [(2, By::Code)]);
    assert_eq!(doubles.meet(&party("Harbour Pumps Ltd", "9132", "")), [], "another legal person");
}

#[test]
fn a_record_that_changes_or_goes_is_met_by_what_it_says_now() {
    let mut doubles = book(&[(1, "Harbour Pumps Ltd", "", ""), (2, "Harbour Pumps Ltd", "", "")]);
    doubles.put(1, &party("Quay Valves Ltd", "", ""));
    assert_eq!(doubles.meet(&party("Harbour Pumps Ltd", "", "")), [(2, By::Name)]);
    assert_eq!(doubles.meet(&party("Quay Valves Ltd", "", "")), [(1, By::Name)]);
    doubles.remove(2);
    assert_eq!(doubles.meet(&party("Harbour Pumps Ltd", "", "")), []);
    assert_eq!(groups(&doubles), []);
}

#[test]
fn likely_duplicates_stand_in_groups_the_surest_first() {
    let doubles = book(&[
        (1, "上海丰信环保有限公司", "", "021-58880001"),
        (2, "Harbour Pumps Ltd", "9131", ""),
        (3, "Quay Valves Ltd", "", "021 5888 0001"),
        (4, "Harbour Pumps (Asia) Ltd", "9131", ""),
        (5, "上海豐信環保股份有限公司", "", ""),
        (6, "Alone Ltd", "", "13900139000"),
    ]);
    assert_eq!(groups(&doubles), [(By::Code, vec![2, 4]), (By::Phone, vec![1, 3, 5])]);
}

#[test]
fn two_codes_never_stand_in_one_group() {
    let doubles = book(&[
        (1, "Harbour Pumps Ltd", "", ""),
        (2, "Harbour Pumps Ltd", "9131", ""),
        (3, "Harbour Pumps Ltd", "9132", ""),
        (4, "Harbour Pumps Ltd", "9132", ""),
    ]);
    assert_eq!(groups(&doubles), [(By::Code, vec![3, 4]), (By::Name, vec![1, 2])]);
}

#[test]
fn a_number_that_many_bear_says_nothing() {
    let names = ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];
    let mut doubles = Doubles::default();
    for (key, name) in (1_u32..).zip(names) {
        doubles.put(key, &party(&format!("{name} Street Ltd"), "", "400 000 0001"));
    }
    assert_eq!(groups(&doubles), []);
    assert_eq!(doubles.meet(&party("Ten Street Ltd", "", "4000000001")), []);
    doubles.remove(9);
    assert_eq!(groups(&doubles), [(By::Phone, vec![1, 2, 3, 4, 5, 6, 7, 8])]);
}

#[test]
fn what_stands_for_another_counts_as_that_one() {
    let doubles = book(&[
        (1, "Harbour Pumps Ltd", "", ""),
        (2, "Harbour Pumps Ltd", "", ""),
        (3, "Quay Valves Ltd", "", "13900139000"),
        (4, "Quay Gates Ltd", "", "13900139000"),
    ]);
    // 2 was merged into 1, and 4 into one that is not here
    let stands = |key: u32| match key {
        2 => Some(1),
        4 => None,
        _ => Some(key),
    };
    assert_eq!(doubles.groups(stands, [], []), []);
    let linked = doubles.groups(stands, [(3, 1, By::Email)], []);
    assert_eq!(linked, [Group { members: vec![1, 3], by: By::Email }]);
    // it was said of the one that stands behind 1 by now
    assert_eq!(doubles.groups(stands, [(3, 1, By::Email)], [(2, 3)]), []);
    // of what stands for one, or for nothing, nothing is said
    assert_eq!(doubles.groups(stands, [(3, 1, By::Email)], [(1, 2), (3, 4)]), linked);
}

#[test]
fn a_pair_that_somebody_said_are_two_stands_in_no_group() {
    let doubles = book(&[
        (1, "Harbour Pumps Ltd", "", ""),
        (2, "Harbour Pumps Ltd", "", ""),
        (3, "Harbour Pumps Ltd", "", "13900139000"),
        (4, "Quay Valves Ltd", "", "13900139000"),
    ]);
    let groups = |apart: &[(u32, u32)]| {
        let groups = doubles.groups(Some, [], apart.iter().copied()).into_iter();
        groups.map(|it| (it.by, it.members)).collect::<Vec<_>>()
    };
    assert_eq!(groups(&[]), [(By::Name, vec![1, 2, 3, 4])]);
    for (apart, expected) in [
        // each keeps those who are the same as itself
        (&[(1, 2)][..], vec![(By::Name, vec![1, 3, 4])]),
        (&[(2, 1)], vec![(By::Name, vec![1, 3, 4])]),
        // whoever was joined to one of the two is kept apart from the other as well
        (&[(1, 4)], vec![(By::Name, vec![1, 2, 3])]),
        (&[(3, 4), (1, 2)], vec![(By::Name, vec![1, 3])]),
        (&[(1, 2), (1, 3)], vec![(By::Name, vec![2, 3, 4])]),
        (&[(1, 2), (1, 3), (2, 3)], vec![(By::Phone, vec![3, 4])]),
        (&[(1, 2), (1, 3), (2, 3), (3, 4)], vec![]),
    ] {
        assert_eq!(groups(apart), expected, "{apart:?}");
    }
}

#[test]
fn a_number_that_many_bear_stands_for_none_of_them() {
    let signs: Vec<Vec<Sign>> =
        (0..2_000).map(|number| party(&format!("Harbour Pumps {number} Ltd"), "", "000 1111111")).collect();
    let other = party("Quay Valves Ltd", "", "000 1111111");
    let mut doubles = Doubles::default();
    for (key, signs) in (0_u32..).zip(&signs) {
        doubles.put(key, signs);
    }
    for key in 0..1_000 {
        doubles.put(key, &other);
    }
    assert_eq!(groups(&doubles), [(By::Name, (0..1_000).collect())]);
    assert_eq!(doubles.meet(&party("", "", "1111111")), []);
}

#[test]
fn of_many_customers_the_same_one_is_found() {
    let mut doubles = Doubles::default();
    for number in 0_u32..10_000 {
        let (name, phone) = (format!("Harbour Pumps {number} Ltd"), format!("138{number:08}"));
        doubles.put(number, &party(&name, &format!("9131{number}"), &phone));
    }
    doubles.put(10_000, &party("HARBOUR PUMPS 4711 LTD", "", ""));
    assert_eq!(doubles.meet(&party("Harbour Pumps 4711 Ltd", "91314711", "+86 13800004711"))[0], (4711, By::Code));
    assert_eq!(groups(&doubles), [(By::Name, vec![4711, 10_000])]);
}

fn row() -> impl Strategy<Value = (u32, Option<Vec<Sign>>)> {
    let few = |all: &'static [&'static str]| proptest::sample::select(all);
    let names = few(&["", "丰信环保有限公司", "豐信環保", "港湾泵业", "港灣泵業有限公司"]);
    let phones = few(&["", "13800138000", "+8613800138000", "02158880001"]);
    let written = (names, few(&["", "A1", "B2"]), phones).prop_map(|(name, code, phone)| party(name, code, phone));
    (0_u32..7, proptest::option::weighted(0.8, written))
}

proptest! {
    /// The index says what a look at every record would say.
    #[test]
    fn the_index_agrees_with_a_look_at_every_record(rows in proptest::collection::vec(row(), 0..30), wanted in row()) {
        let mut doubles = Doubles::default();
        let mut all: std::collections::BTreeMap<u32, Vec<Sign>> = std::collections::BTreeMap::new();
        for (key, signs) in rows {
            if let Some(signs) = signs {
                doubles.put(key, &signs);
                all.insert(key, signs);
            } else {
                doubles.remove(key);
                all.remove(&key);
            }
        }
        let wanted = wanted.1.unwrap_or_default();
        let expected: std::collections::BTreeMap<u32, By> = all
            .iter()
            .filter_map(|(key, signs)| Some((*key, common(&wanted, signs).first().copied()?)))
            .collect();
        let found: std::collections::BTreeMap<u32, By> = doubles.meet(&wanted).into_iter().collect();
        prop_assert_eq!(found, expected);
        // whoever shares something with another stands in a group, unless the codes forbid it
        let grouped: Vec<u32> = doubles.groups(Some, [], []).into_iter().flat_map(|group| group.members).collect();
        for (key, signs) in &all {
            let shares = all.iter().any(|(other, theirs)| other != key && !common(signs, theirs).is_empty());
            prop_assert!(shares || !grouped.contains(key), "{} shares nothing", key);
        }
    }
}
