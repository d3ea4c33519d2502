//! What two people do to one book, and what each of them sees (M02, M07 to M13, M16, P18, P20, P23).

use std::collections::BTreeMap;

use counterpart::kinds::Kind;
use counterpart::record::cell::Cell;
use counterpart::record::conflict::{Weight, weight};
use counterpart::record::life::Life;
use counterpart::record::rec::Rec;
use counterpart::record::replica::Replica;
use counterpart::record::stamp::Drift;
use counterpart::record::transaction::Change;
use counterpart::record::version_vector::VersionVector;
use counterpart::sync::plan::{Question, Refusal, Verdict, Warning};
use serde_json::{Value, json};
use uuid::Uuid;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::desk::{Desk, NOW, id};

/// Two copies that know one customer.
fn pair() -> (Desk, Desk) {
    let (mut a, mut b) = (Desk::new(1), Desk::new(2));
    a.set(1, "name", "Anna");
    b.receive(&a.file());
    b.now += 1;
    (a, b)
}

fn put(desk: &mut Desk, number: u64, kind: Kind, fields: Value) {
    let Value::Object(fields) = fields else { panic!("an object") };
    let fields: BTreeMap<String, Value> = fields.into_iter().collect();
    desk.write(&[Change::Put { id: id(number), kind, sets: &[], fields }]).expect("written");
}

fn exchange(a: &mut Desk, b: &mut Desk) {
    let file = b.file();
    a.receive(&file);
    b.receive(&a.file());
    assert_eq!(a.state(), b.state());
}

#[test]
fn edits_of_different_fields_are_both_kept_without_a_question() {
    let (mut a, mut b) = pair();
    a.set(1, "phone", "1");
    b.set(1, "name", "Anne");
    let plan = a.plan(&b.file());
    assert_eq!((plan.forward.len(), plan.conflicts.len(), plan.verdict()), (1, 0, Verdict::Ready));
    assert_eq!(plan.forward[0].fields, ["name"]);
    exchange(&mut a, &mut b);
    assert_eq!((a.show(1, "phone"), a.show(1, "name")), (json!("1"), json!("Anne")));
}

#[test]
fn m02_a_cycle_of_three_with_edits_in_between_converges_after_one_more_round() {
    let (mut a, mut b) = pair();
    let mut c = Desk::new(3);
    a.set(1, "name", "from A");
    b.receive(&a.file());
    b.set(1, "phone", "from B");
    c.receive(&b.file());
    c.set(1, "note", "from C");
    a.set(1, "name", "from A again");
    a.receive(&c.file());
    b.receive(&a.file());
    c.receive(&b.file());
    a.receive(&c.file());
    assert_eq!(a.state(), b.state());
    assert_eq!(a.state(), c.state());
    assert_eq!(
        (a.show(1, "name"), a.show(1, "phone"), a.show(1, "note")),
        (json!("from A again"), json!("from B"), json!("from C"))
    );
}

#[test]
fn m07_an_edit_beats_a_deletion_that_did_not_know_of_it() {
    for delete_first in [0, 5000] {
        let (mut a, mut b) = pair();
        a.now += delete_first;
        a.write(&[Change::Delete { id: id(1) }]).expect("deleted");
        b.now += 5000 - delete_first;
        b.set(1, "phone", "1");
        let plan = a.plan(&b.file());
        assert_eq!(plan.revived.iter().map(|entry| entry.id).collect::<Vec<_>>(), [id(1)]);
        exchange(&mut a, &mut b);
        assert_eq!(a.rec(1).life(), Life::Revived);

        a.write(&[Change::Restore { id: id(1) }]).expect("kept");
        b.receive(&a.file());
        assert_eq!(b.rec(1).life(), Life::Live, "settled by keeping it");
        b.write(&[Change::Delete { id: id(1) }]).expect("deleted");
        a.receive(&b.file());
        assert_eq!(a.rec(1).life(), Life::Deleted, "a deletion that knew of the edit holds");
    }
}

#[test]
fn two_deletions_at_the_same_time_are_one() {
    let (mut a, mut b) = pair();
    a.write(&[Change::Delete { id: id(1) }]).expect("deleted");
    b.write(&[Change::Delete { id: id(1) }]).expect("deleted");
    exchange(&mut a, &mut b);
    assert_eq!(a.rec(1).life(), Life::Deleted);
}

#[test]
fn m08_what_is_erased_stays_erased_and_the_dropped_edits_are_counted() {
    let (mut a, mut b) = pair();
    a.write(&[Change::Erase { id: id(1) }]).expect("erased");
    b.set(1, "name", "Anne");
    b.set(1, "phone", "1");
    let plan = b.plan(&a.file());
    assert_eq!(plan.erased.iter().map(|erasure| erasure.dropped_edits).collect::<Vec<_>>(), [2]);
    assert_eq!(plan.erased[0].kind, "customer");
    let plan = a.plan(&b.file());
    assert_eq!((plan.erased.len(), plan.new.len(), plan.changed_rows()), (0, 0, 0), "it does not come back");
    exchange(&mut a, &mut b);
    assert!(matches!(a.rec(1), Rec::Erased { .. }));
}

#[test]
fn m09_a_price_changed_on_both_sides_is_a_conflict_until_it_is_settled() {
    let (mut a, mut b) = pair();
    put(&mut a, 5, Kind::Contract, json!({"price": {"amt": "100", "cur": "CNY"}}));
    b.receive(&a.file());
    put(&mut a, 5, Kind::Contract, json!({"price": {"amt": "110", "cur": "CNY"}}));
    b.now = a.now;
    put(&mut b, 5, Kind::Contract, json!({"price": {"amt": "120", "cur": "CNY"}}));
    let plan = a.receive(&b.file());
    assert_eq!(plan.conflicts.len(), 1);
    let conflict = &plan.conflicts[0];
    assert_eq!((conflict.field.as_str(), conflict.weight), ("price", Weight::Protected));
    let amounts: Vec<_> =
        conflict.versions.iter().map(|version| (version.val["amt"].clone(), version.dot.replica)).collect();
    assert_eq!(amounts, [(json!("120"), Replica(2)), (json!("110"), Replica(1))]);

    assert_eq!(a.plan(&b.file()).conflicts.len(), 0, "told once");
    let settled = Change::Settle { id: id(5), field: "price".to_owned(), value: json!({"amt": "120", "cur": "CNY"}) };
    a.write(&[settled]).expect("settled");
    b.receive(&a.file());
    assert!(!b.rec(5).cell("price").expect("a price").conflict());
}

#[test]
fn m10_two_people_settling_differently_are_a_new_conflict() {
    let (mut a, mut b) = pair();
    a.set(1, "name", "Anne");
    b.set(1, "name", "Annie");
    exchange(&mut a, &mut b);
    let settle = |value: &str| Change::Settle { id: id(1), field: "name".to_owned(), value: json!(value) };
    a.write(&[settle("Anne")]).expect("settled");
    b.write(&[settle("Annie")]).expect("settled");
    let plan = a.receive(&b.file());
    assert_eq!(plan.conflicts.len(), 1);
    assert_eq!(a.rec(1).cell("name").map(Cell::len), Some(2));
}

#[test]
fn m11_the_same_value_written_on_both_sides_is_no_conflict() {
    let (mut a, mut b) = pair();
    a.set(1, "name", "Anne");
    b.set(1, "name", "Anne");
    assert_eq!(a.receive(&b.file()).conflicts, []);
    assert!(!a.rec(1).cell("name").expect("a name").conflict());
}

#[test]
fn m12_a_contract_without_its_customer_is_kept_and_listed() {
    let (mut a, mut b) = pair();
    let customer = id(1).to_string();
    put(&mut b, 5, Kind::Contract, json!({"customer": customer, "number": "HT-1"}));
    a.write(&[Change::Delete { id: id(1) }]).expect("deleted");
    let missing = Warning::Missing { id: id(5), kind: Kind::Contract, field: "customer", target: id(1) };
    assert_eq!(
        a.plan(&b.file()).warnings,
        std::slice::from_ref(&missing),
        "the contract comes, its customer is gone here"
    );
    assert_eq!(b.plan(&a.file()).warnings, [missing], "the customer goes, its contract is here");
    exchange(&mut a, &mut b);
    assert_eq!(a.show(5, "number"), json!("HT-1"));
}

#[test]
fn m13_two_contracts_with_one_number_are_both_kept_and_listed() {
    let (mut a, mut b) = pair();
    put(&mut a, 5, Kind::Contract, json!({"number": "HT \"1\""}));
    put(&mut b, 6, Kind::Contract, json!({"number": "HT \"1\""}));
    put(&mut b, 7, Kind::Contract, json!({"number": "HT 2"}));
    put(&mut b, 8, Kind::Customer, json!({"number": "HT 2"}));
    let same = Warning::SameNumber { kind: Kind::Contract, number: "HT \"1\"".to_owned(), ids: vec![id(5), id(6)] };
    assert_eq!(a.plan(&b.file()).warnings, [same]);
    exchange(&mut a, &mut b);
    assert_eq!((a.show(5, "number"), a.show(6, "number")), (json!("HT \"1\""), json!("HT \"1\"")));
}

#[test]
fn m16_a_thousand_copies_and_64_siblings_are_no_trouble() {
    let (mut a, _) = pair();
    let mut all = a.clone();
    for replica in 10..74 {
        let mut other = Desk::new(replica);
        other.receive(&a.file());
        other.set(1, "name", format!("by {replica}"));
        all.receive(&other.file());
    }
    assert_eq!(all.rec(1).cell("name").map(Cell::len), Some(64));
    let many: VersionVector = (1000..2000).map(|replica| (Replica(replica), 7)).collect();
    all.meta.vv.join(&many);
    // how long this takes `make bench` tells: here the machine does other things too
    let plan = a.receive(&all.file());
    assert_eq!(plan.changed_rows(), 1, "one record is written, however many wrote it");
    assert_eq!(a.state(), all.state());
    assert_eq!(a.plan(&all.file()).verdict(), Verdict::NothingNew);
    assert_eq!(a.meta.vv.len(), 1065);
    assert_eq!(a.show(1, "name"), json!("by 73"));
}

#[test]
fn p18_a_file_of_another_book_or_generation_is_refused() {
    let (a, b) = pair();
    let refusals = |change: fn(&mut Desk)| {
        let mut other = a.clone();
        change(&mut other);
        b.plan(&other.file()).refusals
    };
    let stranger = Uuid::from_u64_pair(5, 5);
    assert_eq!(
        refusals(|desk| desk.meta.workspace = Uuid::from_u64_pair(5, 5)),
        [Refusal::OtherWorkspace { file: stranger }]
    );
    assert_eq!(refusals(|desk| desk.meta.generation = 0), [Refusal::OlderGeneration { file: 0, ours: 1 }]);
    // of the same number, and begun by itself
    assert_eq!(refusals(|desk| desk.meta.start = Some(id(9))), [Refusal::OtherStart { generation: 1 }]);
    // one of a later generation takes this copy along: `restart`
    assert_eq!(refusals(|desk| desk.meta.generation = 2), []);

    let mut empty = Desk::new(7);
    empty.meta.workspace = stranger;
    empty.receive(&a.file());
    assert_eq!(
        (empty.meta.workspace, empty.state()),
        (a.meta.workspace, a.state()),
        "an empty copy takes the book over"
    );
}

#[test]
fn p20_the_same_file_a_hundred_times_brings_nothing_new() {
    let (mut a, mut b) = pair();
    a.set(1, "phone", "1");
    let file = a.file();
    assert_eq!(b.receive(&file).verdict(), Verdict::Ready);
    let before = b.state();
    for _ in 0..100 {
        let plan = b.plan(&file);
        assert_eq!((plan.verdict(), plan.ignored, plan.changed_rows()), (Verdict::NothingNew, 1, 0));
    }
    assert_eq!(b.state(), before);
    assert_eq!(a.plan(&b.file()).verdict(), Verdict::NothingNew);
}

#[test]
fn p23_a_file_of_deletions_asks_with_counts() {
    let (mut a, mut b) = pair();
    (2..6).for_each(|number| a.set(number, "name", "N"));
    b.receive(&a.file());
    let delete: Vec<Change> = (1..4).map(|number| Change::Delete { id: id(number) }).collect();
    a.write(&delete).expect("deleted");
    let plan = b.plan(&a.file());
    assert_eq!(plan.deletes.len(), 3);
    assert_eq!(plan.verdict(), Verdict::Ask(vec![Question::ManyGone { gone: 3, of: 5 }]));
    b.receive(&a.file());
    a.write(&[Change::Erase { id: id(4) }]).expect("erased");
    assert_eq!(b.plan(&a.file()).verdict(), Verdict::Ask(vec![Question::ManyGone { gone: 1, of: 2 }]));
}

#[test]
fn m04_a_clock_a_month_ahead_is_asked_about_and_one_in_2099_refused() {
    let (mut a, b) = pair();
    let day = 86_400_000;
    a.now = NOW + 31 * day;
    a.set(1, "phone", "1");
    let ahead_ms = a.meta.hlc.ms - b.now;
    assert_eq!(b.plan(&a.file()).verdict(), Verdict::Ask(vec![Question::Clock { ahead_ms }]));
    a.now = NOW + 70 * 366 * day;
    a.set(1, "phone", "2");
    let plan = b.plan(&a.file());
    assert!(matches!(plan.drift, Drift::Refuse { .. }));
    assert_eq!(plan.verdict(), Verdict::Refused);
}

#[test]
fn m04_a_clock_at_1970_or_9999_spoils_no_other_copy() {
    let (mut a, mut b) = pair();
    let mut old = Desk::new(3);
    old.now = 0;
    old.set(9, "name", "written in 1970");
    let clock = b.meta.hlc;
    assert_eq!(b.plan(&old.file()).verdict(), Verdict::Ready, "what is behind is no danger");
    b.receive(&old.file());
    assert_eq!((b.show(9, "name"), b.meta.hlc), (json!("written in 1970"), clock));
    // to it all others are far ahead: it is told, until its clock is put right
    assert!(matches!(old.plan(&b.file()).drift, Drift::Refuse { .. }));
    old.now = b.now;
    old.receive(&b.file());
    old.set(9, "name", "written later");
    b.now = old.now;
    b.receive(&old.file());
    a.now = b.now;
    a.receive(&b.file());
    assert_eq!((a.show(9, "name"), b.show(9, "name")), (json!("written later"), json!("written later")));

    // beyond the range nothing is stamped at all, and what was there stays as it was
    let mut far = b.clone();
    far.now = 253_402_300_799_000;
    assert!(far.write(&[Change::Delete { id: id(9) }]).is_err());
    assert_eq!((&far.meta, far.rows()), (&b.meta, b.rows()));
}

#[test]
fn an_import_can_be_taken_back() {
    let (mut a, b) = pair();
    a.set(1, "name", "Anne");
    a.set(2, "name", "Bert");
    let plan = b.plan(&a.file());
    let applied = plan.apply(b.now).expect("ready");
    let before: Vec<_> =
        applied.rows.iter().map(|row| row.before.as_ref().map(|stored| stored.bytes().into_owned())).collect();
    assert_eq!(before, [Some(b.rows()[&id(1)].clone()), None]);
    let meta = applied.rolled_back(Replica(77));
    assert_eq!((meta.vv, meta.replica), (b.meta.vv.clone(), Replica(77)));
    assert_eq!(meta.hlc, applied.meta.hlc, "the clock does not go back");
}

#[test]
fn what_this_version_does_not_know_is_kept_and_counted() {
    let (mut a, mut b) = pair();
    if let Some(Rec::Live { kind, .. }) = a.recs.get_mut(&id(1)) {
        "robot".clone_into(kind);
    }
    b.recs.clear();
    b.meta = Desk::new(2).meta;
    let plan = b.receive(&a.file());
    assert_eq!(plan.unknown, BTreeMap::from([("robot".to_owned(), 1)]));
    assert_eq!(b.rows(), a.rows());
}

#[test]
fn money_periods_parties_and_numbers_are_protected() {
    let check = |kind: &str, field: &str, expected: Weight| assert_eq!(weight(kind, field), expected, "{kind} {field}");
    check("customer", "bank", Weight::Protected);
    check("customer", "service_levels", Weight::Protected);
    check("customer", "service_times/complaint.high.2026-05-18T09:00", Weight::Protected);
    check("customer", "name", Weight::Protected);
    check("customer", "phone", Weight::Quiet);
    check("contract", "period", Weight::Protected);
    check("contract", "lines/0193f2a1-c0de-7000-8000-000000000001", Weight::Protected);
    check("contract", "note", Weight::Quiet);
    check("opportunity", "lines/0193f2a1-c0de-7000-8000-000000000001", Weight::Protected);
    check("opportunity", "further_contacts", Weight::Quiet);
    check("receipt", "amount", Weight::Protected);
    check("robot", "anything", Weight::Protected);
}
