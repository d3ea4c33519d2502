//! What is shown before anything is written.

use counterpart::kinds::Kind;
use counterpart::record::transaction::Change;
use counterpart::sync::file::Limits;
use counterpart::sync::file::fault::Problem;
use counterpart::sync::intake::preview::{Concern, KindCount};
use counterpart::sync::intake::{Intake, IntakeFault, Outcome};
use counterpart::sync::plan::{Question, Refusal};
use serde_json::json;

use super::laptop::{HOUR, Laptop, agreed, id, now, two_laptops};

fn customers(kinds: &[KindCount]) -> KindCount {
    kinds.iter().find(|count| count.kind == "customer").cloned().unwrap_or_default()
}

#[test]
fn every_record_is_counted_where_it_belongs() {
    let (mut here, mut there) = two_laptops();
    there.set(4, "name", "new there");
    there.set(2, "phone", "newer there");
    here.set(3, "phone", "newer here");
    here.set(5, "name", "only here");
    there.set(1, "credit_limit", 20_000_000);
    here.set(1, "credit_limit", 50_000_000);
    let preview = here.look(&there.export());
    let expected = KindCount {
        kind: "customer".into(),
        new: 1,
        // the second, and the first, which gains a value
        newer_there: 2,
        newer_here: 2,
        same: 0,
        disputed: 1,
    };
    assert_eq!(customers(&preview.kinds), expected);
    let names = |listed: &[counterpart::sync::intake::preview::Named]| -> Vec<String> {
        listed.iter().map(|named| named.title.clone()).collect()
    };
    assert_eq!(names(&preview.new.items), ["new there"]);
    assert_eq!(names(&preview.here.items), ["Filters", "only here"]);
    assert_eq!(preview.questions, vec![]);
    assert!(!preview.nothing_new && !preview.restores);
}

#[test]
fn what_is_newer_there_is_told_with_both_values_and_who_and_when() {
    let (here, mut there) = two_laptops();
    there.set(2, "phone", "0574 2");
    let preview = here.look(&there.export());
    assert_eq!(preview.changed.total, 1);
    let changed = &preview.changed.items[0];
    assert_eq!((changed.record.title.as_str(), changed.record.id), ("Pumps", id(2)));
    let [pair] = changed.fields.as_slice() else { panic!("one field") };
    assert_eq!((pair.field.as_str(), &pair.here), ("phone", &None));
    assert_eq!((&pair.there.value, pair.there.who.person.as_str()), (&json!("0574 2"), "Zhou"));
    assert_eq!((pair.there.who.device.as_str(), pair.there.at_ms), ("MateBook", there.now));
}

#[test]
fn m09_a_value_changed_on_both_sides_is_shown_with_both_and_who_and_when() {
    let (mut here, mut there) = two_laptops();
    here.set(1, "credit_limit", 50_000_000);
    there.now += 3 * HOUR;
    there.set(1, "credit_limit", 20_000_000);
    let preview = here.look(&there.export());
    let [dispute] = preview.disputes.as_slice() else { panic!("one dispute: {:?}", preview.disputes) };
    assert_eq!((dispute.record.title.as_str(), dispute.field.as_str()), ("Valves", "credit_limit"));
    let told: Vec<_> = dispute
        .values
        .iter()
        .map(|said| (said.value.clone(), said.who.person.as_str(), said.at_ms, said.here, said.there))
        .collect();
    // the later one is shown until somebody settles it
    assert_eq!(
        told,
        [(json!(20_000_000), "Zhou", there.now, false, true), (json!(50_000_000), "Li", here.now, true, false)]
    );
    assert!(dispute.values[1].who.here);
}

#[test]
fn what_fits_together_is_told_apart_by_side() {
    let (mut here, mut there) = two_laptops();
    here.set(1, "level", "A");
    there.set(1, "phone", "027 8830 4471");
    let preview = here.look(&there.export());
    assert_eq!(preview.disputes, vec![]);
    let [merged] = preview.merged.items.as_slice() else { panic!("one merged record") };
    let told = |fields: &[counterpart::sync::intake::preview::FieldSaid]| -> Vec<_> {
        fields.iter().map(|it| (it.field.clone(), it.said.value.clone())).collect()
    };
    assert_eq!(told(&merged.here), [("level".to_owned(), json!("A"))]);
    assert_eq!(told(&merged.there), [("phone".to_owned(), json!("027 8830 4471"))]);
}

#[test]
fn m11_the_same_value_on_both_sides_is_no_disagreement() {
    let (mut here, mut there) = two_laptops();
    here.set(1, "credit_limit", 50_000_000);
    there.set(1, "credit_limit", 50_000_000);
    assert_eq!(here.look(&there.export()).disputes, vec![]);
}

#[test]
fn the_origin_says_whose_file_it_is_and_when_the_two_last_met() {
    let (mut here, mut there) = two_laptops();
    there.set_of(Kind::OwnEntity, 90, "name", "Instruments Ltd");
    let met = here.now;
    let file = there.export();
    let origin = here.look(&file).origin;
    assert_eq!((origin.by.person.as_str(), origin.by.device.as_str()), ("Zhou", "MateBook"));
    assert_eq!((origin.owner.as_str(), origin.exported_ms), ("Instruments Ltd", there.now));
    assert_eq!((origin.met_ms, origin.repeated_ms), (Some(met), None));
    here.bring_in(&file);
    assert_eq!(here.look(&file).origin.repeated_ms, Some(here.now));
}

#[test]
fn p18_another_book_is_refused_as_soon_as_its_head_is_read() {
    let mut other = Laptop::blank(9);
    let file = two_laptops().0.export();
    let text = String::from_utf8(file).expect("text");
    // a book of its own: the same rows under another workspace would fail the sum, which is not reached
    let foreign = text.replace("9b2d6a10-52c4-4b3e-8f00-000000000001", "0b2d6a10-52c4-4b3e-8f00-000000000001");
    assert_ne!(text, foreign);
    other.bring_in(two_laptops().0.export().as_slice());
    let mut intake = now(Intake::begin(&other.tab(), other.fresh(), Limits::default())).expect("begins");
    let head_only = foreign.split("\"recs\"").next().expect("a head").len() + 10;
    let refused = intake.feed(&foreign.as_bytes()[..head_only], other.now);
    assert!(matches!(refused, Err(IntakeFault::Refused(Refusal::OtherWorkspace { .. }))), "{refused:?}");
}

#[test]
fn a_damaged_file_shows_nothing() {
    let (here, there) = two_laptops();
    let text = String::from_utf8(there.export()).expect("text").replace("Valves", "Velvet");
    let Err(IntakeFault::File(fault)) = here.read(text.as_bytes()) else { panic!("refused") };
    assert_eq!(fault.problem, Problem::Damaged);
}

#[test]
fn p20_a_file_brought_in_twice_or_a_hundred_times_is_nothing_new() {
    let (mut here, mut there) = two_laptops();
    there.set(4, "name", "new there");
    let file = there.export();
    assert!(matches!(here.bring_in(&file), Outcome::Written(_)));
    let before = here.entries();
    for _ in 0..100 {
        assert!(here.look(&file).nothing_new);
        assert_eq!(here.bring_in(&file), Outcome::NothingNew);
    }
    assert_eq!(here.entries(), before);
    // and one's own file is nothing new either
    assert!(here.look(&here.export()).nothing_new);
}

#[test]
fn p22_whoever_leaves_at_any_step_leaves_no_trace() {
    let (here, mut there) = two_laptops();
    there.set(4, "name", "new there");
    let file = there.export();
    let before = here.entries();
    for read in [0, 1, file.len() / 2, file.len()] {
        let mut intake = now(Intake::begin(&here.tab(), here.fresh(), Limits::default())).expect("begins");
        intake.feed(&file[..read], here.now).expect("sound so far");
        drop(intake);
        assert_eq!(here.entries(), before, "left after {read} bytes");
    }
    drop(here.read(&file).expect("read to the preview"));
    assert_eq!(here.entries(), before, "left at the preview");
}

#[test]
fn p23_a_file_that_takes_everything_away_is_asked_about_with_counts() {
    let (mut here, mut there) = two_laptops();
    there.write(&[1, 2, 3].map(|number| Change::Delete { id: id(number) }));
    let file = there.export();
    let (mut intake, preview) = here.read(&file).expect("a sound file");
    // three customers, and the two copies that are never deleted
    let question = Question::ManyGone { gone: 3, of: 5 };
    assert_eq!(preview.questions, vec![question.clone()]);
    assert_eq!(preview.deleted.total, 3);
    let before = here.entries();
    let mut silent = agreed(&preview);
    silent.agreed.clear();
    let refused = now(intake.apply(&here.tab(), &silent, here.now));
    assert_eq!(refused, Err(IntakeFault::Unagreed(vec![question])));
    assert_eq!(here.entries(), before);
    assert!(matches!(here.bring_in(&file), Outcome::Written(_)));
}

#[test]
fn a_clock_a_month_ahead_is_asked_about_and_an_hour_ahead_is_told() {
    let (here, mut there) = two_laptops();
    there.now = here.now;
    there.set(4, "name", "soon");
    let preview = here.look(&there.export());
    assert_eq!(preview.concerns, vec![Concern::Clock { ahead_ms: there.now - here.now }]);
    there.now += 31 * 24 * HOUR;
    there.set(4, "name", "much later");
    let preview = here.look(&there.export());
    assert_eq!(preview.questions, vec![Question::Clock { ahead_ms: there.now - here.now }]);
}

#[test]
fn what_was_agreed_to_is_this_file_and_no_other() {
    let (here, mut there) = two_laptops();
    there.set(4, "name", "new there");
    let (mut intake, preview) = here.read(&there.export()).expect("a sound file");
    let mut consent = agreed(&preview);
    consent.digest.replace_range(..1, "x");
    let before = here.entries();
    assert_eq!(now(intake.apply(&here.tab(), &consent, here.now)), Err(IntakeFault::OtherFile));
    assert_eq!(here.entries(), before);
}

#[test]
fn m12_and_m13_what_does_not_hang_together_is_told_and_kept() {
    let (mut here, mut there) = two_laptops();
    there.set_of(Kind::Contract, 40, "number", "HT-1");
    there.set_of(Kind::Contract, 40, "customer", id(77).to_string());
    here.set_of(Kind::Contract, 41, "number", "HT-1");
    let file = there.export();
    let concerns = here.look(&file).concerns;
    let missing = concerns
        .iter()
        .any(|it| matches!(it, Concern::Missing { record, field } if record.id == id(40) && field == "customer"));
    let same = concerns
        .iter()
        .any(|it| matches!(it, Concern::SameNumber { number, records } if number == "HT-1" && records.len() == 2));
    assert!(missing && same, "{concerns:?}");
    here.bring_in(&file);
    assert_eq!((here.show(40, "number"), here.show(41, "number")), (json!("HT-1"), json!("HT-1")));
}
