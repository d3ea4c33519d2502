//! What the columns of a list were said to hold is set again for the next list under the same headings.

use counterpart::sync::list::columns::{self, Field, Mapping};
use counterpart::sync::list::remembered::{MOST_COLUMNS, MOST_LISTS, Remembered};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A person takes the second column for the name and leaves the first out.
fn chosen() -> (Vec<&'static str>, Mapping) {
    (vec!["公司名称", "抬头", "电话", "颜色"], vec![None, Some(Field::Name), Some(Field::Phone), Some(Field::Industry)])
}

fn remembered() -> Remembered {
    let (headings, mapping) = chosen();
    let mut known = Remembered::default();
    assert!(known.remember(&headings, &mapping, &columns::propose(&headings)));
    known
}

#[test]
fn the_same_headings_in_any_order_and_spelling_are_set_again() {
    let known = remembered();
    let [out, name, phone, colour] = [None, Some(Field::Name), Some(Field::Phone), Some(Field::Industry)];
    for (headings, expected) in [
        (vec!["公司名称", "抬头", "电话", "颜色"], Some(vec![out, name, phone, colour])),
        (vec!["颜色", "电话", "公司名称", "抬头"], Some(vec![colour, phone, out, name])),
        (vec![" 公司 名称", "抬头*", "电　话", "颜色 "], Some(vec![out, name, phone, colour])),
        // with what was wrong in a last column, as bad rows are saved
        (vec!["公司名称", "抬头", "电话", "颜色", "导入时的问题"], Some(vec![out, name, phone, colour, None])),
        (vec!["What is wrong", "公司名称", "抬头", "电话", "颜色"], Some(vec![None, out, name, phone, colour])),
        // another list
        (vec!["公司名称", "抬头", "电话"], None),
        (vec!["公司名称", "抬头", "电话", "颜色", "备注"], None),
        (vec!["公司名称", "抬头", "电话", "电话"], None),
        (vec![], None),
    ] {
        assert_eq!(known.recall(&headings), expected, "{headings:?}");
    }
}

#[test]
fn columns_of_one_heading_are_told_apart_by_their_order() {
    let headings = ["名称", "电话", "", "电话", ""];
    let mapping = vec![Some(Field::Name), Some(Field::Mobile), None, Some(Field::Phone), Some(Field::Note)];
    let mut known = Remembered::default();
    assert!(known.remember(&headings, &mapping, &columns::propose(&headings)));
    assert_eq!(known.recall(&headings), Some(mapping));
    assert_eq!(
        known.recall(&["电话", "电话", "", "", "名称"]),
        Some(vec![Some(Field::Mobile), Some(Field::Phone), None, Some(Field::Note), Some(Field::Name)])
    );
}

#[test]
fn what_is_no_other_than_the_guess_is_forgotten_and_what_cannot_be_used_changes_nothing() {
    let (headings, mapping) = chosen();
    let guess = columns::propose(&headings);
    let mut known = remembered();
    assert!(!known.remember(&headings, &mapping, &guess), "that is what it knows");
    assert!(!known.remember(&headings, &[None, None, Some(Field::Phone), None], &guess), "no column for the name");
    assert_eq!(known.recall(&headings), Some(mapping));
    assert!(known.remember(&headings, &guess, &guess));
    assert_eq!(known, Remembered::default());
    assert!(!known.remember(&["", " ", "-"], &[Some(Field::Name), None, None], &[None, None, None]), "no headings");
}

#[test]
fn it_stays_small() {
    let mut known = Remembered::default();
    let name = [Some(Field::Name)];
    for n in 0..MOST_LISTS + 5 {
        assert!(known.remember(&[format!("list {n}")], &name, &[None]));
    }
    let there = |known: &Remembered, n: usize| known.recall(&[format!("list {n}")]).is_some();
    assert!(!there(&known, 4), "the oldest are forgotten");
    assert!((5..MOST_LISTS + 5).all(|n| there(&known, n)));
    // what is chosen again is the latest again
    assert!(known.remember(&["list 5"], &[Some(Field::Name)], &[None]));
    assert!(known.remember(&["one more"], &name, &[None]));
    assert!(there(&known, 5) && !there(&known, 6));
    let wide: Vec<String> = (0..=MOST_COLUMNS).map(|n| format!("column {n}")).collect();
    let mut mapping: Mapping = vec![None; wide.len()];
    mapping[0] = Some(Field::Name);
    assert!(!known.remember(&wide, &mapping, &vec![None; wide.len()]));
    assert!(known.remember(&["长".repeat(10_000)], &name, &[None]));
    assert!(serde_json::to_string(&known).expect("JSON").len() < 4_000);
}

#[test]
fn what_cannot_be_read_is_left_out_and_the_rest_is_known() {
    let (headings, mapping) = chosen();
    let mut written = serde_json::to_value(remembered()).expect("JSON");
    let lists = written["lists"].as_array_mut().expect("a list");
    lists.insert(0, json!({ "columns": [{ "heading": "x", "nth": 0, "field": "of_a_newer_version" }] }));
    lists.insert(0, json!(5));
    lists.push(Value::Null);
    let known: Remembered = serde_json::from_value(written).expect("what can be read");
    assert_eq!(known, remembered());
    assert_eq!(known.recall(&headings), Some(mapping));
    assert_eq!(serde_json::from_value::<Remembered>(json!({})).expect("nothing"), Remembered::default());
    // somebody wrote two names into it: the guess is better
    let twice = json!({ "lists": [{ "columns": [
        { "heading": "a", "nth": 0, "field": "name" }, { "heading": "b", "nth": 0, "field": "name" }
    ] }] });
    let twice: Remembered = serde_json::from_value(twice).expect("it reads");
    assert_eq!(twice.recall(&["a", "b"]), None);
}

proptest! {
    /// A list in any order of its columns is set as the person set it, column by column.
    #[test]
    fn the_order_of_the_columns_does_not_matter(
        headings in prop::collection::btree_set("[a-z]{1,6}", 1..12),
        fields in Just(Field::ALL.to_vec()).prop_shuffle(),
        out in prop::collection::vec(any::<bool>(), 12),
        name in any::<prop::sample::Index>(),
        order in Just((0..12).collect::<Vec<usize>>()).prop_shuffle(),
    ) {
        let name = name.index(headings.len());
        let others = fields.into_iter().filter(|field| *field != Field::Name);
        let columns: Vec<(String, Option<Field>)> = headings
            .into_iter()
            .zip(others.zip(out))
            .enumerate()
            .map(|(at, (heading, (field, out)))| {
                (heading, if at == name { Some(Field::Name) } else { Some(field).filter(|_| !out) })
            })
            .collect();
        let parts = |list: &[(String, Option<Field>)]| -> (Vec<String>, Mapping) { list.iter().cloned().unzip() };
        let (headings, mapping) = parts(&columns);
        let mut known = Remembered::default();
        prop_assert!(known.remember(&headings, &mapping, &[]));
        let moved: Vec<_> = order.into_iter().filter_map(|at| columns.get(at).cloned()).collect();
        let (headings, expected) = parts(&moved);
        prop_assert_eq!(known.recall(&headings), Some(expected));
    }
}
