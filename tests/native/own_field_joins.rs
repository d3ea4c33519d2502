//! Fields that a team defines across two copies of a book: who defines or fills in different ones does not disagree, and of a
//! real disagreement nothing is lost.

use std::collections::BTreeMap;

use counterpart::domain::book_settings::BookSettings;
use counterpart::domain::customer::Customer;
use counterpart::domain::id::OwnFieldId;
use counterpart::domain::own_field::{OwnField, OwnSort, OwnValue};
use counterpart::domain::pool::PoolRules;
use counterpart::record::conflict::conflicts;
use counterpart::record::document::read;
use counterpart::record::excerpt::{decode, excerpt};
use counterpart::record::row::encode_row;
use proptest::prelude::*;
use serde_json::json;

use crate::join_laws::desk::{Desk, id};

const FIRM: u64 = 1;

fn field_id(number: u64) -> OwnFieldId {
    OwnFieldId(id(1000 + number))
}

fn words(text: &str) -> OwnValue {
    OwnValue::Text(text.to_owned())
}

fn customer(own: &BTreeMap<OwnFieldId, OwnValue>) -> Customer {
    let written = json!({ "id": id(FIRM), "name": "Harbour Pumps Ltd", "kind": "organisation", "own": own });
    serde_json::from_value(written).expect("a customer")
}

fn firm(desk: &Desk) -> Customer {
    read(id(FIRM), desk.rec(FIRM)).expect("a customer")
}

fn settings(desk: &Desk) -> BookSettings {
    let key = BookSettings::ID.0;
    read(key, &desk.recs[&key]).expect("settings")
}

/// Puts these values at the customer, as somebody who sees what this copy shows.
fn fill(desk: &mut Desk, values: &[(u64, Option<&str>)]) {
    let mut own = firm(desk).own;
    for (number, value) in values {
        match value {
            Some(value) => drop(own.insert(field_id(*number), words(value))),
            None => drop(own.remove(&field_id(*number))),
        }
    }
    desk.now += 1_000;
    desk.put(&customer(&own));
}

/// Two copies that know of one customer without anything of one's own.
fn two_desks() -> (Desk, Desk) {
    let (mut ours, mut theirs) = (Desk::new(0xa), Desk::new(0xb));
    ours.put(&customer(&BTreeMap::new()));
    theirs.receive(&ours.file());
    (ours, theirs)
}

/// Each hands its file to the other.
fn meet(ours: &mut Desk, theirs: &mut Desk) {
    let (from_us, from_them) = (ours.file(), theirs.file());
    ours.receive(&from_them);
    theirs.receive(&from_us);
}

fn defined(name: &str, retired: bool) -> OwnField {
    OwnField { name: name.to_owned(), sort: OwnSort::Text, choices: Vec::new(), retired }
}

fn with(settings: BookSettings, fields: &[(u64, OwnField)]) -> BookSettings {
    let mut settings = settings;
    settings.own_fields.extend(fields.iter().map(|(number, field)| (field_id(*number), field.clone())));
    settings
}

#[test]
fn two_who_define_fields_apart_have_both_and_the_pool_keeps_its_rules() {
    let (mut ours, mut theirs) = (Desk::new(0xa), Desk::new(0xb));
    let rules = PoolRules { quiet_days: 60, ..PoolRules::default() };
    ours.put(&BookSettings { pool: rules, ..BookSettings::default() });
    theirs.receive(&ours.file());
    ours.put(&with(settings(&ours), &[(1, defined("Delivery area", false))]));
    theirs.put(&with(settings(&theirs), &[(2, defined("Equipment", false))]));
    meet(&mut ours, &mut theirs);
    for desk in [&ours, &theirs] {
        let settings = settings(desk);
        let names: Vec<&str> = settings.own_fields.values().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["Delivery area", "Equipment"]);
        assert_eq!(settings.pool.quiet_days, 60);
        assert_eq!(conflicts(&desk.recs[&BookSettings::ID.0]).count(), 0);
    }
}

#[test]
fn who_moves_a_field_does_not_disagree_with_who_renames_it_and_a_retired_one_keeps_its_values() {
    let (mut ours, mut theirs) = two_desks();
    let both = [(1, defined("Delivery area", false)), (2, defined("Equipment", false))];
    ours.put(&with(BookSettings::default(), &both));
    fill(&mut ours, &[(1, Some("North dock"))]);
    theirs.receive(&ours.file());
    ours.put(&BookSettings { own_order: vec![field_id(2), field_id(1)], ..settings(&ours) });
    theirs.put(&with(settings(&theirs), &[(1, defined("Dock", true))]));
    meet(&mut ours, &mut theirs);
    for desk in [&ours, &theirs] {
        assert_eq!(conflicts(&desk.recs[&BookSettings::ID.0]).count(), 0);
        let fields = settings(desk).fields();
        let told: Vec<(&str, bool)> = fields.iter().map(|(_, it)| (it.name.as_str(), it.retired)).collect();
        assert_eq!(told, [("Equipment", false), ("Dock", true)]);
        assert_eq!(firm(desk).own.get(&field_id(1)), Some(&words("North dock")));
    }
}

#[test]
fn a_value_that_was_taken_away_here_and_changed_there_is_a_disagreement_in_the_open() {
    let (mut ours, mut theirs) = two_desks();
    fill(&mut ours, &[(1, Some("North dock"))]);
    theirs.receive(&ours.file());
    fill(&mut ours, &[(1, None)]);
    theirs.now = ours.now;
    fill(&mut theirs, &[(1, Some("South dock"))]);
    meet(&mut ours, &mut theirs);
    for desk in [&ours, &theirs] {
        assert_eq!(firm(desk).own.get(&field_id(1)), Some(&words("South dock")), "the later one is shown");
        let register = format!("own/{}", field_id(1));
        assert_eq!(conflicts(desk.rec(FIRM)).map(|(field, _)| field).collect::<Vec<_>>(), [register.as_str()]);
    }
}

#[test]
fn an_excerpt_holds_what_was_entered_so_that_a_list_can_be_asked_for_it_at_once() {
    let mut desk = Desk::new(1);
    let all = BTreeMap::from([
        (field_id(1), words("North dock")),
        (field_id(2), OwnValue::YesNo(false)),
        (field_id(3), serde_json::from_value(json!({ "several": [id(1), id(2)] })).expect("choices")),
        (field_id(4), serde_json::from_value(json!({ "amount": { "amt": "-5", "cur": "CNY" } })).expect("an amount")),
        (field_id(5), serde_json::from_value(json!({ "number": -125 })).expect("a number")),
        (field_id(6), serde_json::from_value(json!({ "day": "2026-03-31" })).expect("a day")),
        (field_id(7), serde_json::from_value(json!({ "one": id(9) })).expect("a choice")),
    ]);
    desk.put(&customer(&all));
    assert_eq!(firm(&desk).own, all);
    let row = encode_row(id(FIRM), desk.rec(FIRM)).expect("text");
    let (_, bytes) = excerpt(&row).expect("it reads").expect("there is one");
    assert_eq!(decode::<Customer>(&bytes).expect("a customer").own, all);
    // as the record writes it: each value a register of its own, whose form is released
    let register = |number: u64| desk.show(FIRM, &format!("own/{}", field_id(number)));
    assert_eq!(register(1), json!({ "text": "North dock" }));
    assert_eq!(register(2), json!({ "yes_no": false }));
    assert_eq!(register(4), json!({ "amount": { "amt": "-5", "cur": "CNY" } }));
}

/// What one copy does: a value, or none, in some of the fields.
fn any_edits(fields: std::ops::Range<u64>) -> impl Strategy<Value = BTreeMap<u64, Option<String>>> {
    prop::collection::btree_map(fields, prop::option::of("[a-c]{1,2}"), 0..5)
}

fn as_slice(edits: &BTreeMap<u64, Option<String>>) -> Vec<(u64, Option<&str>)> {
    edits.iter().map(|(number, value)| (*number, value.as_deref())).collect()
}

proptest! {
    /// Two people who fill in different fields of one customer never disagree, and everybody ends with what both wrote.
    #[test]
    fn values_of_different_fields_all_stand(
        ours_first in any_edits(0..8), ours_then in any_edits(0..4), theirs_then in any_edits(4..8),
    ) {
        let (mut ours, mut theirs) = two_desks();
        fill(&mut ours, &as_slice(&ours_first));
        theirs.receive(&ours.file());
        fill(&mut ours, &as_slice(&ours_then));
        fill(&mut theirs, &as_slice(&theirs_then));
        meet(&mut ours, &mut theirs);
        // the later word on each field, whoever said it
        let mut said = ours_first;
        said.extend(ours_then);
        said.extend(theirs_then);
        let expected: BTreeMap<OwnFieldId, OwnValue> =
            said.into_iter().filter_map(|(number, value)| Some((field_id(number), words(&value?)))).collect();
        for desk in [&ours, &theirs] {
            prop_assert_eq!(&firm(desk).own, &expected);
            prop_assert_eq!(conflicts(desk.rec(FIRM)).count(), 0);
        }
        prop_assert_eq!(ours.rows(), theirs.rows());
    }

    /// Where both wrote into one field, both copies show the same, keep both values, and no other field is touched.
    #[test]
    fn of_one_field_written_twice_both_values_are_kept(one in "[a-c]{1,2}", other in "[d-f]{1,2}", apart in any_edits(1..5)) {
        let (mut ours, mut theirs) = two_desks();
        fill(&mut ours, &[(0, Some(one.as_str()))]);
        fill(&mut theirs, &[(0, Some(other.as_str()))]);
        fill(&mut ours, &as_slice(&apart));
        meet(&mut ours, &mut theirs);
        let register = format!("own/{}", field_id(0));
        for desk in [&ours, &theirs] {
            let cell = desk.rec(FIRM).cell(&register).expect("a register");
            let mut kept: Vec<OwnValue> = cell
                .versions()
                .map(|it| serde_json::from_value(it.val.clone()).expect("a value"))
                .collect();
            kept.sort_by_key(|it| format!("{it:?}"));
            prop_assert_eq!(kept, [words(&one), words(&other)]);
            let fields: Vec<&str> = conflicts(desk.rec(FIRM)).map(|(field, _)| field).collect();
            prop_assert_eq!(fields, [register.as_str()]);
        }
        prop_assert_eq!(ours.rows(), theirs.rows());
    }
}
