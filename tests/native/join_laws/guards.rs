//! G1 to G7 through files, as a person would meet them (M05, M06, M15).

use counterpart::record::guard::{CloneSign, Guard, Overclaim, emptied, examine};
use counterpart::record::join::{Side, Suspects, join_rec};
use counterpart::record::rec::{Rec, State};
use counterpart::record::replica::Replica;
use counterpart::record::stamp::Hlc;
use counterpart::record::version::Dot;
use counterpart::sync::plan::{Refusal, Verdict};
use serde_json::json;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::desk::{Desk, id};

/// Two copies that know the same two customers.
fn pair() -> (Desk, Desk) {
    let (mut a, mut b) = (Desk::new(1), Desk::new(2));
    a.set(1, "name", "Anna");
    a.set(2, "name", "Bert");
    b.receive(&a.file());
    (a, b)
}

#[test]
fn m15_a_record_taken_out_of_the_file_is_missed_by_whoever_knew_it() {
    let (a, b) = pair();
    let mut forged = a.clone();
    forged.recs.remove(&id(2));
    let plan = b.plan(&forged.file());
    assert_eq!(plan.refusals, [Refusal::Guard(Guard::RecordRemoved { id: id(2) })]);
    assert_eq!(plan.verdict(), Verdict::Refused);
    assert!(plan.apply(b.now).is_err());
}

#[test]
fn m15_a_value_taken_out_of_the_file_is_missed_by_whoever_knew_it() {
    let (mut a, mut b) = pair();
    a.set(1, "name", "Anne");
    b.receive(&a.file());
    let mut forged = a.clone();
    let before = pair().0.recs[&id(1)].clone();
    forged.recs.insert(id(1), before);
    let plan = b.plan(&forged.file());
    assert_eq!(plan.refusals, [Refusal::Guard(Guard::VersionRemoved { id: id(1), field: "name".to_owned() })]);
}

#[test]
fn m15_a_record_that_the_receiver_never_knew_comes_back_with_the_next_honest_file() {
    let (mut a, mut b) = pair();
    a.set(3, "name", "Cleo");
    let mut forged = a.clone();
    forged.recs.remove(&id(3));
    b.receive(&forged.file());
    assert_eq!(b.recs.len(), 2, "nothing could be noticed yet");

    let plan = b.receive(&a.file());
    let cleo = Dot { replica: Replica(1), seq: 3 };
    assert_eq!(plan.healed, [Overclaim { id: id(3), dot: cleo }]);
    assert_eq!(b.show(3, "name"), json!("Cleo"));
    assert!(b.meta.vv.covers(cleo));
}

#[test]
fn what_comes_back_takes_no_number_back_and_leaves_nothing_unclaimed() {
    let (mut a, mut b) = pair();
    b.set(3, "name", "Cleo");
    a.receive(&b.file());
    let early = a.file();
    a.set(1, "phone", "1");
    b.receive(&a.file());
    b.set(2, "phone", "2");
    b.recs.remove(&id(2));
    b.recs.remove(&id(3));
    let seq = b.meta.seq();

    let plan = b.receive(&early);
    assert_eq!(plan.healed.iter().map(|it| it.id).collect::<Vec<_>>(), [id(2), id(3)]);
    assert_eq!((b.show(2, "name"), b.show(3, "name")), (json!("Bert"), json!("Cleo")));
    assert_eq!(b.meta.seq(), seq, "the next write has a name of its own");
    // what it had of a since is still vouched for by its own files
    let (mut c, file) = (Desk::new(3), b.file());
    assert_eq!(c.plan(&file).refusals, []);
    c.receive(&file);
    assert_eq!(c.show(1, "phone"), json!("1"));
}

#[test]
fn a_write_above_the_vector_and_a_stamp_above_the_greatest_are_refused() {
    let (a, b) = pair();
    let found = |change: fn(&mut Desk)| {
        let mut forged = a.clone();
        change(&mut forged);
        b.plan(&forged.file()).refusals
    };
    let dot = Dot { replica: Replica(1), seq: 2 };
    let above_vector = found(|desk| desk.meta.vv.set(Replica(1), 1));
    assert!(above_vector.contains(&Refusal::Guard(Guard::AboveVector { id: id(2), dot })), "{above_vector:?}");

    let stamp = a.rec(1).latest();
    let above_stamp = found(|desk| desk.meta.hlc = Hlc::ZERO);
    assert!(above_stamp.contains(&Refusal::Guard(Guard::AboveStamp { id: id(1), hlc: stamp })), "{above_stamp:?}");
}

/// G3. Through a file it is never the first to speak: of two values that each side claims to have replaced, the one with the
/// smaller stamp is missed by nobody, and the other one is G2's or G7's. It stands behind them, should one of them fail.
#[test]
fn a_field_of_which_nothing_would_be_left_is_noticed() {
    let (mut a, mut b) = pair();
    a.set(1, "name", "Anne");
    b.now += 60_000;
    b.set(1, "name", "Annie");
    // either side claims to have seen what the other wrote, and has it no more
    let mut all = a.meta.vv.clone();
    all.join(&b.meta.vv);
    let ours = Side { rec: Some(a.rec(1)), vv: &all };
    let theirs = Side { rec: Some(b.rec(1)), vv: &all };
    let joined = join_rec(ours, theirs, &Suspects::new());
    let left = joined.as_ref().and_then(|rec| rec.cell("name"));
    assert_eq!(left, None, "the join drops both");
    let guard = Guard::CellEmptied { id: id(1), field: "name".to_owned() };
    assert_eq!(emptied(id(1), ours, theirs, joined.as_ref()), Some(guard));

    // an erasure leaves nothing on purpose, and an honest join something of everything
    let erased = Rec::Erased { hlc: a.meta.hlc };
    assert_eq!(emptied(id(1), ours, theirs, Some(&erased)), None);
    let (ours, theirs) = (Side { rec: Some(a.rec(1)), vv: &a.meta.vv }, Side { rec: Some(b.rec(1)), vv: &b.meta.vv });
    let joined = join_rec(ours, theirs, &Suspects::new());
    assert_eq!(emptied(id(1), ours, theirs, joined.as_ref()), None);

    // what the guards before it make of it: the later value comes back, and the vector that claimed it is lowered
    let forged = State { vv: all.clone(), ..b.state() };
    let here = State { vv: all, ..a.state() };
    let found = examine(&here, a.meta.replica, &forged, b.meta.hlc);
    assert_eq!(found.guards, []);
    let annie = b.rec(1).cell("name").expect("a name").show().dot;
    assert_eq!(found.overclaims, [Overclaim { id: id(1), dot: annie }]);
}

#[test]
fn a_record_of_another_kind_is_refused() {
    let (a, b) = pair();
    let mut forged = a;
    if let Some(Rec::Live { kind, .. }) = forged.recs.get_mut(&id(1)) {
        "contract".clone_into(kind);
    }
    assert_eq!(b.plan(&forged.file()).refusals, [Refusal::Guard(Guard::OtherKind { id: id(1) })]);
}

#[test]
fn m05_a_cloned_profile_raises_the_alarm_and_no_value_is_lost() {
    let (a, mut b) = pair();
    let (mut one, mut other) = (a.clone(), a);
    other.now += 7;
    one.set(1, "name", "Anne");
    one.set(1, "phone", "1");
    other.set(1, "name", "Annie");
    other.set(2, "phone", "2");
    b.receive(&one.file());

    let plan = b.receive(&other.file());
    let reused = |seq| CloneSign::OneNameTwoWrites { dot: Dot { replica: Replica(1), seq } };
    assert_eq!(plan.clone_alarm, [reused(3), reused(4)]);
    assert_eq!(b.show(1, "name"), json!("Annie"));
    let siblings: Vec<_> = b.rec(1).cell("name").expect("a name").versions().map(|v| v.val.clone()).collect();
    assert_eq!(siblings, [json!("Annie"), json!("Anne")]);
    assert_eq!((b.show(1, "phone"), b.show(2, "phone")), (json!("1"), json!("2")));

    let plan = one.receive(&b.file());
    assert_eq!(plan.clone_alarm, [reused(3), reused(4)]);
    assert_eq!((one.show(1, "phone"), one.show(2, "phone")), (json!("1"), json!("2")));
}

#[test]
fn m06_a_restored_backup_under_a_new_id_gets_the_later_edits_back() {
    let (mut a, mut b) = pair();
    let backup = a.clone();
    a.set(1, "name", "Anne");
    a.set(3, "name", "Cleo");
    b.receive(&a.file());

    let mut restored = backup.clone();
    restored.meta = restored.meta.renamed(Replica(9));
    restored.set(2, "name", "Berta");
    let plan = restored.receive(&b.file());
    assert_eq!((plan.clone_alarm.len(), plan.healed.len(), plan.conflicts.len()), (0, 0, 0));
    assert_eq!((restored.show(1, "name"), restored.show(2, "name")), (json!("Anne"), json!("Berta")));
    assert_eq!(restored.show(3, "name"), json!("Cleo"));

    let mut forgetful = backup;
    forgetful.set(2, "name", "Berta");
    let plan = forgetful.receive(&b.file());
    assert_eq!(
        plan.clone_alarm[0],
        CloneSign::OwnNumberAhead { file: 4, ours: 3 },
        "without a new id there is an alarm"
    );
    assert_eq!((forgetful.show(1, "name"), forgetful.show(2, "name")), (json!("Anne"), json!("Berta")), "and no loss");
}

#[test]
fn an_honest_copy_has_nothing_to_show_to_the_guards() {
    let (a, b) = pair();
    let found = examine(&b.state(), b.meta.replica, &a.state(), a.meta.hlc);
    assert_eq!((found.guards.len(), found.clones.len(), found.overclaims.len()), (0, 0, 0));
}
