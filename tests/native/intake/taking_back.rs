//! Taking a file back.

use counterpart::record::document::is_deleted;
use counterpart::record::rec::Rec;
use counterpart::record::row::decode_row;
use counterpart::record::transaction::Change;
use counterpart::store::Repository;
use counterpart::sync::intake::takeback::{Offer, TakenBack, Way, offers, take_back};
use counterpart::sync::intake::{IntakeFault, Outcome, Settlement};
use proptest::prelude::*;
use serde_json::json;

use super::laptop::{Laptop, id, now, two_laptops};

/// Brings in what the other wrote: a new customer, a newer field, a settled dispute.
fn merged() -> (Laptop, Laptop, Laptop) {
    let (mut here, mut there) = two_laptops();
    there.set(4, "name", "new there");
    there.set(2, "name", "Pumps and more");
    there.set(1, "credit_limit", 20_000_000);
    here.set(1, "credit_limit", 50_000_000);
    here.now = there.now;
    let before = here.copied();
    let choice = Settlement { id: id(1), field: "credit_limit".into(), value: json!(20_000_000) };
    assert!(matches!(here.bring_in_settling(&there.export(), vec![choice]), Outcome::Written(_)));
    (before, here, there)
}

fn offer(laptop: &Laptop, exported_ms: Option<u64>) -> Offer {
    now(offers(&laptop.tab(), exported_ms)).expect("reads").into_iter().next().expect("an import to take back")
}

fn undo(laptop: &Laptop, expected: Way, exported_ms: Option<u64>) -> Result<TakenBack, IntakeFault> {
    let name = offer(laptop, exported_ms).name;
    now(take_back(&laptop.tab(), &name, expected, exported_ms, laptop.fresh(), laptop.now))
}

#[test]
fn at_once_it_is_exactly_as_if_nothing_had_come_in() {
    let (before, here, there) = merged();
    let told = offer(&here, None);
    assert_eq!((told.way, told.from.person.as_str()), (Way::Rollback, "Zhou"));
    let taken = undo(&here, Way::Rollback, None).expect("taken back");
    assert_eq!((taken.way, taken.left), (Way::Rollback, 0));
    let (was, is) = (before.contents(), here.contents());
    let (was_meta, is_meta) = (was.meta.expect("a book"), is.meta.expect("a book"));
    assert_ne!(is_meta.replica, was_meta.replica, "a copy that went back gets a number of its own");
    // the one new row says who writes under that number
    let mut rows = is.rows;
    assert!(rows.remove(&is_meta.replica.record_id()).is_some());
    assert_eq!(rows, was.rows);
    let mut vv = is_meta.vv.clone();
    vv.set(is_meta.replica, 0);
    assert_eq!(vv, was_meta.vv);
    assert!(is_meta.hlc > was_meta.hlc, "the clock does not go back");
    assert_eq!(is_meta.imports, was_meta.imports);
    assert_eq!(now(here.tab().undos()).expect("reads").len(), now(before.tab().undos()).expect("reads").len());
    // and the file can be brought in again
    let mut here = here;
    assert!(matches!(here.bring_in(&there.export()), Outcome::Written(_)));
    assert_eq!(here.show(4, "name"), json!("new there"));
}

#[test]
fn after_an_edit_the_old_values_come_back_as_new_edits_and_travel() {
    let (_, mut here, mut there) = merged();
    here.set(3, "phone", "edited since");
    here.set(2, "phone", "edited since");
    assert_eq!(offer(&here, None).way, Way::Revert);
    undo(&here, Way::Revert, None).expect("taken back");
    assert_eq!(here.show(2, "name"), json!("Pumps"));
    assert_eq!(here.show(1, "credit_limit"), json!(50_000_000));
    assert!(is_deleted(&here.rec(4)), "what came new is gone");
    assert_eq!((here.show(2, "phone"), here.show(3, "phone")), (json!("edited since"), json!("edited since")));
    // the other laptop learns of it like of any edit
    there.bring_in(&here.export());
    assert_eq!((there.show(2, "name"), there.show(1, "credit_limit")), (json!("Pumps"), json!(50_000_000)));
    assert!(is_deleted(&there.rec(4)));
    assert_eq!(here.contents().rows, there.contents().rows);
}

#[test]
fn what_was_edited_since_is_left_and_counted() {
    let (_, mut here, _) = merged();
    here.set(2, "name", "a third name");
    here.set(4, "phone", "somebody works with it");
    let taken = undo(&here, Way::Revert, None).expect("taken back");
    assert_eq!((taken.restored, taken.left), (1, 2));
    assert_eq!(here.show(2, "name"), json!("a third name"));
    assert!(!is_deleted(&here.rec(4)));
    assert_eq!(now(offers(&here.tab(), None)).expect("reads").first().map(|it| it.at_ms < here.now), Some(true));
}

#[test]
fn once_a_file_was_made_of_it_history_is_not_unmade() {
    let (_, here, _) = merged();
    assert_eq!(offer(&here, Some(here.now - 1)).way, Way::Rollback, "the file was made before");
    assert_eq!(offer(&here, Some(here.now)).way, Way::Revert);
    // whoever agreed to the one is not given the other
    let before = here.entries();
    assert_eq!(undo(&here, Way::Rollback, Some(here.now)), Err(IntakeFault::OtherFile));
    assert_eq!(here.entries(), before);
    let taken = undo(&here, Way::Revert, Some(here.now)).expect("taken back");
    assert_eq!(taken.way, Way::Revert);
}

#[test]
fn what_the_file_deleted_is_there_again() {
    let (mut here, mut there) = two_laptops();
    there.write(&[Change::Delete { id: id(3) }]);
    here.bring_in(&there.export());
    assert!(is_deleted(&here.rec(3)));
    here.set(1, "phone", "edited since");
    undo(&here, Way::Revert, None).expect("taken back");
    assert!(!is_deleted(&here.rec(3)));
    assert_eq!(here.show(3, "name"), json!("Filters"));
}

#[test]
fn nothing_is_taken_back_twice() {
    let (_, here, _) = merged();
    let name = offer(&here, None).name;
    undo(&here, Way::Rollback, None).expect("taken back");
    let again = now(take_back(&here.tab(), &name, Way::Rollback, None, here.fresh(), here.now));
    assert_eq!(again, Err(IntakeFault::NothingKept));
}

/// What somebody does on one of the two laptops.
#[derive(Debug, Clone)]
enum Act {
    Set(u64, &'static str, u8),
    Delete(u64),
    Erase(u64),
}

fn acts() -> impl Strategy<Value = Vec<(bool, Act)>> {
    let field = prop_oneof![Just("name"), Just("phone"), Just("credit_limit")];
    let act = prop_oneof![
        6 => (1_u64..6, field, 0_u8..3).prop_map(|(record, field, value)| Act::Set(record, field, value)),
        1 => (1_u64..6).prop_map(Act::Delete),
        1 => (5_u64..6).prop_map(Act::Erase),
    ];
    prop::collection::vec((any::<bool>(), act), 1..12)
}

fn perform(laptop: &mut Laptop, act: &Act) {
    let known = laptop.contents().rows.get(&id(record_of(act))).map(|row| decode_row(row).expect("a record").1);
    let erased = matches!(known, Some(Rec::Erased { .. }));
    if erased {
        return;
    }
    match act {
        Act::Set(record, field, value) => laptop.set(*record, field, *value),
        Act::Delete(record) if known.is_some() => laptop.write(&[Change::Delete { id: id(*record) }]),
        Act::Erase(record) if known.is_some() => laptop.write(&[Change::Erase { id: id(*record) }]),
        Act::Delete(_) | Act::Erase(_) => {}
    }
}

const fn record_of(act: &Act) -> u64 {
    match act {
        Act::Set(record, ..) | Act::Delete(record) | Act::Erase(record) => *record,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Whatever two people did apart: bringing it in can be taken back exactly, and when it is brought in both ways the two
    /// are one.
    #[test]
    fn whatever_came_in_can_be_taken_back_and_brought_in_again(acts in acts()) {
        let (mut here, mut there) = two_laptops();
        for (is_here, act) in &acts {
            perform(if *is_here { &mut here } else { &mut there }, act);
        }
        let latest = here.now.max(there.now);
        (here.now, there.now) = (latest, latest);
        let before = here.contents();
        let file = there.export();
        if let Outcome::Written(_) = here.bring_in(&file) {
            undo(&here, Way::Rollback, None).expect("taken back");
            let mut after = here.contents();
            let replica = after.meta.as_ref().expect("a book").replica;
            after.rows.remove(&replica.record_id());
            prop_assert_eq!(&after.rows, &before.rows);
            here.bring_in(&file);
        }
        there.bring_in(&here.export());
        here.bring_in(&there.export());
        prop_assert_eq!(here.contents().rows, there.contents().rows);
    }

    /// Taking back by new edits never touches what came later, and travels.
    #[test]
    fn reverting_travels_like_any_edit(acts in acts()) {
        let (mut here, mut there) = two_laptops();
        for (is_here, act) in &acts {
            perform(if *is_here { &mut here } else { &mut there }, act);
        }
        let latest = here.now.max(there.now);
        (here.now, there.now) = (latest, latest);
        if let Outcome::Written(_) = here.bring_in(&there.export()) {
            here.set(9, "name", "typed since");
            undo(&here, Way::Revert, None).expect("taken back");
            prop_assert_eq!(here.show(9, "name"), json!("typed since"));
        }
        there.bring_in(&here.export());
        here.bring_in(&there.export());
        prop_assert_eq!(here.contents().rows, there.contents().rows);
    }
}
