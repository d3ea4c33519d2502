//! What is on the disk afterwards.

use counterpart::record::life::Life;
use counterpart::record::rec::LIFE;
use counterpart::record::replica::Replica;
use counterpart::record::transaction::Change;
use counterpart::store::Repository;
use counterpart::store::schema::ObjectStore;
use counterpart::store::snapshot::Why;
use counterpart::sync::file::reader::Reader;
use counterpart::sync::intake::{Introduction, Outcome, SAFETY_SUFFIX, Settlement};
use counterpart::sync::salvage::Marks;
use counterpart::sync::snapshot::{make, put_back};
use serde_json::json;

use super::laptop::{Laptop, WORKSPACE, agreed, id, now, two_laptops};

fn settlement(number: u64, field: &str, value: serde_json::Value) -> Settlement {
    Settlement { id: id(number), field: field.to_owned(), value }
}

/// Both disagree about the limit of the first customer.
fn disagreeing() -> (Laptop, Laptop) {
    let (mut here, mut there) = two_laptops();
    here.set(1, "credit_limit", 50_000_000);
    there.set(1, "phone", "027 8830");
    there.set(1, "credit_limit", 20_000_000);
    (here, there)
}

#[test]
fn a_choice_made_in_the_preview_is_written_with_the_file_and_holds_on_both_sides() {
    let (mut here, mut there) = disagreeing();
    let rev = here.contents().rev;
    let outcome = here.bring_in_settling(&there.export(), vec![settlement(1, "credit_limit", json!(50_000_000))]);
    let Outcome::Written(written) = outcome else { panic!("written") };
    assert_eq!((written.settled, written.rev), (1, rev + 1), "one transaction");
    assert_eq!(here.show(1, "credit_limit"), json!(50_000_000));
    assert_eq!(here.show(1, "phone"), json!("027 8830"));
    there.bring_in(&here.export());
    assert_eq!(there.show(1, "credit_limit"), json!(50_000_000));
    assert!(!there.rec(1).cell("credit_limit").expect("a field").conflict());
    assert_eq!(here.contents().rows, there.contents().rows, "the two are one again");
}

#[test]
fn a_value_of_ones_own_settles_too() {
    let (mut here, there) = disagreeing();
    here.bring_in_settling(&there.export(), vec![settlement(1, "credit_limit", json!(35_000_000))]);
    assert_eq!(here.show(1, "credit_limit"), json!(35_000_000));
    assert!(!here.rec(1).cell("credit_limit").expect("a field").conflict());
}

#[test]
fn what_is_left_for_later_keeps_every_value() {
    let (mut here, there) = disagreeing();
    here.bring_in(&there.export());
    let rec = here.rec(1);
    let values: Vec<_> = rec.cell("credit_limit").expect("a field").versions().map(|it| it.val.clone()).collect();
    assert_eq!(values, [json!(20_000_000), json!(50_000_000)]);
}

#[test]
fn m10_two_people_who_settle_differently_disagree_anew() {
    let (mut here, mut there) = disagreeing();
    let (to_there, to_here) = (here.export(), there.export());
    here.bring_in_settling(&to_here, vec![settlement(1, "credit_limit", json!(50_000_000))]);
    there.bring_in_settling(&to_there, vec![settlement(1, "credit_limit", json!(20_000_000))]);
    let preview = here.look(&there.export());
    assert_eq!(preview.disputes.len(), 1, "no silent flip");
    here.bring_in(&there.export());
    assert!(here.rec(1).cell("credit_limit").expect("a field").conflict());
}

#[test]
fn m07_deleted_there_and_edited_here_lives_and_is_asked_about() {
    for stays in [true, false] {
        let (mut here, mut there) = two_laptops();
        here.set(2, "phone", "typed here");
        there.write(&[Change::Delete { id: id(2) }]);
        let file = there.export();
        let preview = here.look(&file);
        let [dispute] = preview.disputes.as_slice() else { panic!("one dispute") };
        assert_eq!((dispute.record.title.as_str(), dispute.field.as_str()), ("Pumps", LIFE));
        let told: Vec<_> = dispute.values.iter().map(|it| (it.value.clone(), it.who.person.as_str())).collect();
        assert_eq!(told, [(json!(true), "Li"), (json!(false), "Zhou")]);

        // nobody decided: it lives, and says so
        let mut left = here.copied();
        left.bring_in(&file);
        assert_eq!(left.rec(2).life(), Life::Revived);
        // decided: it lives or is gone, on both sides
        here.bring_in_settling(&file, vec![settlement(2, LIFE, json!(stays))]);
        there.bring_in(&here.export());
        let expected = if stays { Life::Live } else { Life::Deleted };
        assert_eq!((here.rec(2).life(), there.rec(2).life()), (expected, expected));
    }
    // the other way round: edited there, deleted here
    let (mut here, mut there) = two_laptops();
    there.set(2, "phone", "typed there");
    here.write(&[Change::Delete { id: id(2) }]);
    here.bring_in(&there.export());
    assert_eq!(here.rec(2).life(), Life::Revived);
}

#[test]
fn an_empty_laptop_becomes_a_copy_of_the_book_under_a_number_of_its_own() {
    let here = two_laptops().0;
    let mut blank = Laptop::blank(5000);
    blank.now = here.now;
    let file = here.export();
    let (mut intake, preview) = blank.read(&file).expect("a sound file");
    assert!(preview.restores);
    let said = Introduction { person: "Li".into(), device: "new laptop".into() };
    let consent = counterpart::sync::intake::Consent { introduction: Some(said), ..agreed(&preview) };
    let Ok(Outcome::Written(written)) = now(intake.apply(&blank.tab(), &consent, blank.now)) else { panic!("written") };
    assert_eq!((written.undo, written.safety), (None, None), "there was nothing to save");
    let meta = blank.meta();
    assert_eq!((meta.workspace, meta.replica), (WORKSPACE, Replica(5001)));
    assert_ne!(meta.replica, here.meta().replica);
    let mut rows = blank.contents().rows;
    assert!(rows.remove(&meta.replica.record_id()).is_some(), "it says who writes here");
    assert_eq!(rows, here.contents().rows);
}

#[test]
fn before_anything_is_written_the_book_is_kept_as_it_was() {
    let (mut here, there) = disagreeing();
    let before = here.contents();
    let Outcome::Written(written) = here.bring_in(&there.export()) else { panic!("written") };
    let name = written.safety.expect("a safety copy");
    assert!(name.ends_with(SAFETY_SUFFIX), "{name}");
    let copy = now(here.tab().backup(&name)).expect("reads").expect("there");
    // it is a whole book file: read it into an empty laptop and find the book of before
    let mut reader = Reader::default();
    reader.feed(&copy, &std::collections::BTreeMap::new(), &mut vec![]).expect("sound");
    reader.finish().expect("whole");
    let mut blank = Laptop::blank(7000);
    blank.now = here.now;
    blank.bring_in(&copy);
    assert_eq!(blank.contents().rows, before.rows);
}

/// A book of two records, and another copy of it.
fn small() -> (Laptop, Laptop) {
    let mut here = Laptop::new(1, "Li");
    here.set(1, "name", "Valves");
    let mut there = Laptop::blank(2000);
    there.now = here.now;
    there.bring_in(&here.export());
    (here, there)
}

/// Brings in what the other wrote last, with a safety copy of which every record ends a part.
fn bring_in_parting(here: &mut Laptop, there: &Laptop) -> String {
    here.now = there.now;
    let (intake, preview) = here.read(&there.export()).expect("a sound file");
    let outcome = now(intake.in_parts_of(1).apply(&here.tab(), &agreed(&preview), here.now));
    let Ok(Outcome::Written(written)) = outcome else { panic!("written") };
    written.safety.expect("a safety copy")
}

fn kept_parts(laptop: &Laptop) -> Vec<String> {
    laptop.disk.entries(ObjectStore::Backups).into_iter().map(|(name, _)| name).collect()
}

fn marks(laptop: &Laptop) -> Marks {
    Marks {
        app: "0.1.0".to_owned(),
        export: id(91),
        replica: Replica(98),
        workspace: WORKSPACE,
        known: None,
        now_ms: laptop.now,
    }
}

#[test]
fn a_safety_copy_in_parts_is_one_copy_to_whoever_reads_it() {
    let (mut here, mut there) = small();
    there.set(2, "name", "Pumps");
    let before = here.contents();
    let name = bring_in_parting(&mut here, &there);
    assert_eq!(
        kept_parts(&here),
        [name.clone(), format!("{name} 001"), format!("{name} 002")],
        "two records, the foot"
    );
    let tab = here.tab();
    assert_eq!(now(tab.backups()), Ok(vec![name.clone()]));

    // it is a whole book file
    let copy = now(tab.backup(&name)).expect("reads").expect("there");
    let mut blank = Laptop::blank(7000);
    blank.now = here.now;
    blank.bring_in(&copy);
    assert_eq!(blank.contents().rows, before.rows);

    // and can be put back
    assert_eq!(here.contents().rows.len(), 3);
    let back = now(put_back(&tab, &name, "2026-11-23", "Li", &marks(&here), async |it| it, async |it| Some(it)));
    assert_eq!(back, Ok(2));
    assert_eq!(here.contents().rows, before.rows);
}

#[test]
fn safety_copies_in_parts_are_counted_and_removed_whole() {
    let (mut here, mut there) = small();
    let mut names = Vec::new();
    for round in 0..4 {
        there.set(2, "name", format!("Pumps {round}"));
        names.push(bring_in_parting(&mut here, &there));
    }
    // the first is gone; of three records each of the others has four parts
    assert_eq!(now(here.tab().backups()), Ok(names[1..].to_vec()));
    assert_eq!(kept_parts(&here).len(), 12);
    // nor does the snapshot of the day take a part away
    let tab = here.tab();
    now(make(&tab, "2026-11-23", Why::Daily, &marks(&here), async |it| it)).expect("made");
    assert_eq!(kept_parts(&here).len(), 13);
    now(tab.remove_backup(&names[2])).expect("removed");
    assert_eq!(kept_parts(&here).len(), 9);
}

#[test]
fn only_a_few_safety_copies_and_ten_imports_are_kept() {
    let (mut here, mut there) = two_laptops();
    for round in 0..14 {
        there.set(1, "note", round);
        here.now = there.now;
        here.bring_in(&there.export());
    }
    assert_eq!(now(here.tab().backups()).expect("reads").len(), 3);
    assert_eq!(now(here.tab().undos()).expect("reads").len(), 10);
    // a month later none of them is left but the new one
    there.now += 31 * 24 * super::laptop::HOUR;
    there.set(1, "note", "a month later");
    here.now = there.now;
    here.bring_in(&there.export());
    assert_eq!(now(here.tab().undos()).expect("reads").len(), 1);
}

#[test]
fn m05_twins_are_told_apart_from_then_on() {
    let (mut here, mut there) = two_laptops();
    // somebody copied the profile: two laptops write under one number
    let mut twin = here.copied();
    here.set(1, "phone", "the one");
    twin.set(1, "phone", "the other");
    let Outcome::Written(written) = here.bring_in(&twin.export()) else { panic!("written") };
    assert_ne!(written.replica, twin.meta().replica, "a number of its own");
    let rec = here.rec(1);
    assert_eq!(rec.cell("phone").expect("a field").len(), 2, "no value is lost");
    there.bring_in(&here.export());
    assert_eq!(there.rec(1).cell("phone").expect("a field").len(), 2);
}
