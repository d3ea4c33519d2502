//! A book is started again, and its other copies with it.

use std::collections::BTreeSet;

use counterpart::kinds::Kind;
use counterpart::record::audit::{Act, Entry, What};
use counterpart::record::document::is_deleted;
use counterpart::record::life::Life;
use counterpart::record::meta::Meta;
use counterpart::record::rec::ERASED;
use counterpart::record::replica::Replica;
use counterpart::record::row::decode_row;
use counterpart::record::transaction::Change;
use counterpart::store::memory::Failure;
use counterpart::store::schema::ObjectStore;
use counterpart::store::sentinel::Noted;
use counterpart::store::snapshot::{Label, Why};
use counterpart::store::{Batch, Durability, MemoryRepository, Repository};
use counterpart::sync::file::Limits;
use counterpart::sync::intake::preview::Concern;
use counterpart::sync::intake::takeback::{Way, offers, take_back};
use counterpart::sync::intake::{Fresh, Intake, IntakeFault, Outcome};
use counterpart::sync::plan::{Question, Refusal};
use counterpart::sync::restart::restart;
use counterpart::sync::salvage::Marks;
use counterpart::sync::snapshot::{SnapshotFault, put_back};
use serde_json::json;
use uuid::Uuid;

use super::laptop::{HOUR, Laptop, WORKSPACE, agreed, id, now, two_laptops};

fn marks(now_ms: u64) -> Marks {
    Marks {
        app: "0.1.0".to_owned(),
        export: Uuid::from_u128(9),
        replica: Replica(77),
        workspace: WORKSPACE,
        known: None,
        now_ms,
    }
}

fn restart_on(tab: &MemoryRepository, export: Uuid, now_ms: u64) -> Result<usize, SnapshotFault> {
    let marks = Marks { export, ..marks(now_ms) };
    now(restart(tab, "2026-11-30", "Li", &marks, async |bytes| bytes))
}

/// Starts the book again, an hour later; how many records are forgotten.
pub(super) fn start_again(laptop: &mut Laptop) -> usize {
    laptop.now += HOUR;
    let export = Uuid::from_u64_pair(laptop.meta().replica.0, laptop.now);
    restart_on(&laptop.tab(), export, laptop.now).expect("started again")
}

/// Puts the book back to what it was before it was last started again, an hour later.
fn put_back_before(laptop: &mut Laptop) {
    laptop.now += HOUR;
    let tab = laptop.tab();
    let snapshots = now(tab.backups()).expect("reads");
    let kept = snapshots.iter().rfind(|name| Label::read(name).why == Why::BeforeRestore).expect("a snapshot");
    let (day, marks) = ("2026-11-30", marks(laptop.now));
    now(put_back(&tab, kept, day, "Li", &marks, async |bytes| bytes, async |bytes| Some(bytes))).expect("put back");
}

fn has(laptop: &Laptop, number: u64) -> bool {
    laptop.contents().rows.contains_key(&id(number))
}

#[test]
fn what_is_deleted_is_forgotten_and_everything_else_stays_as_it_is() {
    let (mut here, _) = two_laptops();
    here.write(&[Change::Delete { id: id(2) }, Change::Erase { id: id(3) }]);
    let before = here.contents();
    assert_eq!(start_again(&mut here), 1);

    let mut expected = before.rows;
    assert!(expected.remove(&id(2)).is_some());
    let after = here.contents();
    assert_eq!(after.rows, expected);
    assert_eq!(decode_row(&after.rows[&id(3)]).expect("a record").1.kind(), ERASED, "what is erased stays erased");
    let (was, is): (Meta, Meta) = (before.meta.expect("a book"), after.meta.expect("a book"));
    assert_eq!((is.generation, is.vv, is.hlc, is.replica), (2, was.vv, was.hlc, was.replica));

    let snapshots = now(here.tab().backups()).expect("reads");
    assert_eq!(snapshots.iter().filter(|name| Label::read(name).why == Why::BeforeRestore).count(), 1);
    // and once more, with nothing to forget
    assert_eq!(start_again(&mut here), 0);
    assert_eq!((here.contents().rows, here.meta().generation), (expected, 3));
}

#[test]
fn p18_a_file_of_an_earlier_generation_is_refused_with_both() {
    let (mut here, there) = two_laptops();
    let file = there.export();
    start_again(&mut here);
    let refused = here.read(&file).err();
    let older = Refusal::OlderGeneration { file: 1, ours: 2 };
    assert_eq!(refused, Some(IntakeFault::Refused(older)));
}

#[test]
fn s15_a_copy_that_lost_its_head_takes_a_file_of_its_generation_by_what_was_noted_of_it() {
    let (mut here, mut there) = two_laptops();
    here.write(&[Change::Delete { id: id(2) }]);
    assert_eq!(start_again(&mut here), 1);
    there.now = here.now;
    assert!(matches!(there.bring_in(&here.export()), Outcome::Written(_)));
    here.now = there.now;
    here.set(1, "level", "A");
    let file = here.export();
    let before = there.meta();
    let noted = Noted { workspace: before.workspace, generation: before.generation, start: before.start };
    assert_eq!((noted.workspace, noted.generation), (WORKSPACE, 2));
    there.disk.lose(ObjectStore::Meta, "head");

    // its rows tell neither which book they are of nor its generation
    let unknown = there.read(&file).err();
    assert!(matches!(unknown, Some(IntakeFault::Refused(Refusal::OtherWorkspace { .. }))), "{unknown:?}");

    let fresh = Fresh { known: Some(noted), ..there.fresh() };
    let begin = |there: &Laptop| now(Intake::begin(&there.tab(), fresh, Limits::default())).expect("it begins");
    // one of before is older than the book, as it was when the head was there
    let (_, earlier) = two_laptops();
    let older = begin(&there).feed(&earlier.export(), there.now).err();
    assert_eq!(older, Some(IntakeFault::Refused(Refusal::OlderGeneration { file: 1, ours: 2 })));

    let mut intake = begin(&there);
    intake.feed(&file, there.now).expect("a sound file");
    let preview = intake.finish(there.now).expect("it can be joined");
    let outcome = now(intake.apply(&there.tab(), &agreed(&preview), there.now)).expect("applied");
    assert!(matches!(outcome, Outcome::Written(_)));
    assert_eq!(there.show(1, "level"), json!("A"));
    let after = there.meta();
    assert_eq!((after.workspace, after.generation, after.start), (WORKSPACE, 2, before.start));
    assert_ne!(after.replica, before.replica, "under a new id of the copy");
}

#[test]
fn another_copy_starts_again_with_the_file_and_keeps_what_it_wrote_since() {
    let (mut here, mut there) = two_laptops();
    here.write(&[Change::Delete { id: id(2) }]);
    here.write(&[Change::Delete { id: id(3) }]);
    assert_eq!(start_again(&mut here), 2);
    there.set(1, "level", "A");
    there.set(3, "phone", "0512 3");
    there.set(4, "name", "Seals");
    there.now = here.now;

    let preview = there.look(&here.export());
    assert_eq!(preview.questions, [Question::Restart { generation: 2, gone: 1 }]);
    assert_eq!(preview.deleted.items.iter().map(|it| it.id).collect::<Vec<_>>(), [id(2)]);
    assert!(!preview.nothing_new);
    assert!(matches!(there.bring_in(&here.export()), Outcome::Written(_)));
    assert!(!has(&there, 2), "deleted there, untouched here");
    assert_eq!((there.show(1, "level"), there.show(4, "name")), (json!("A"), json!("Seals")));
    // deleted and forgotten there, edited here: all of it stays, as what was written later
    assert_eq!((there.show(3, "name"), there.show(3, "phone")), (json!("Filters"), json!("0512 3")));
    let me = there.meta().replica;
    assert!(there.rec(3).versions().all(|version| version.dot.replica == me));
    assert_eq!(there.meta().generation, 2);

    // and back: the copy that forgot it takes it for what it is, and nothing has to be healed
    here.now = there.now;
    let back = here.look(&there.export());
    assert!(back.questions.is_empty(), "{:?}", back.questions);
    assert!(!back.concerns.iter().any(|it| matches!(it, Concern::Healed { .. })), "{:?}", back.concerns);
    here.bring_in(&there.export());
    assert_eq!(here.contents().rows, there.contents().rows);
    assert_eq!(here.meta().vv, there.meta().vv);
    assert!(matches!(there.bring_in(&here.export()), Outcome::NothingNew));
}

#[test]
fn what_is_kept_was_wholly_written_later_and_every_file_to_come_is_taken() {
    let (mut here, mut there) = two_laptops();
    here.set_of(Kind::Receipt, 5, "reference", "R-5");
    // brought back once, of which both have heard
    here.write(&[Change::Delete { id: id(2) }]);
    here.write(&[Change::Restore { id: id(2) }]);
    there.now = here.now;
    there.bring_in(&here.export());
    // deleted there and edited here, of which only here has heard
    here.now = there.now;
    here.write(&[Change::Delete { id: id(3) }]);
    there.set(3, "phone", "0512 3");
    there.now = here.now;
    there.bring_in(&here.export());
    assert_eq!(there.rec(3).life(), Life::Revived);
    // deleted there, and here edited, or deleted and brought back
    here.write(&[Change::Delete { id: id(2) }, Change::Delete { id: id(5) }]);
    there.set(2, "phone", "0757 2");
    there.write(&[Change::Delete { id: id(5) }]);
    there.write(&[Change::Restore { id: id(5) }]);
    here.now = there.now;
    assert_eq!(start_again(&mut here), 3);

    there.now = here.now;
    assert!(matches!(there.bring_in(&here.export()), Outcome::Written(_)));
    let me = there.meta().replica;
    for number in [2, 3, 5] {
        assert!(there.rec(number).versions().all(|version| version.dot.replica == me), "record {number}");
    }
    assert_eq!([2, 3, 5].map(|number| there.rec(number).life()), [Life::Live, Life::Revived, Life::Live]);
    assert_eq!((there.show(2, "name"), there.show(5, "reference")), (json!("Pumps"), json!("R-5")));
    assert!(matches!(there.bring_in(&here.export()), Outcome::NothingNew), "nothing was taken out of it");

    here.now = there.now;
    let back = here.look(&there.export());
    assert!(!back.concerns.iter().any(|it| matches!(it, Concern::Healed { .. })), "{:?}", back.concerns);
    here.bring_in(&there.export());
    assert_eq!(here.contents().rows, there.contents().rows);
}

#[test]
fn what_was_made_and_deleted_unheard_of_is_not_forgotten() {
    let (mut here, mut there) = two_laptops();
    there.set(4, "name", "Seals");
    let mut third = Laptop::blank(3000);
    third.now = there.now;
    third.bring_in(&there.export());
    there.write(&[Change::Delete { id: id(4) }]);
    assert_eq!(start_again(&mut here), 0);
    here.now = here.now.max(there.now);
    (there.now, third.now) = (here.now, here.now);
    there.bring_in(&here.export());
    third.bring_in(&here.export());
    assert!(is_deleted(&there.rec(4)) && !is_deleted(&third.rec(4)));
    // the third learns of it like of any deletion: nothing was taken out of the file
    assert!(matches!(third.bring_in(&there.export()), Outcome::Written(_)));
    assert!(is_deleted(&third.rec(4)));
    here.now = third.now;
    assert!(matches!(here.bring_in(&third.export()), Outcome::Written(_)));
    assert!(is_deleted(&here.rec(4)));
}

#[test]
fn a_copy_that_wrote_nothing_since_is_the_same_book_afterwards() {
    let (mut here, mut there) = two_laptops();
    here.write(&[Change::Delete { id: id(2) }]);
    // it has heard of the deletion, and holds the deleted record still
    there.bring_in(&here.export());
    assert!(has(&there, 2));
    start_again(&mut here);
    there.now = here.now;
    assert_eq!(there.look(&here.export()).questions, [Question::Restart { generation: 2, gone: 0 }]);
    assert!(matches!(there.bring_in(&here.export()), Outcome::Written(_)));
    assert_eq!(there.contents().rows, here.contents().rows);
    assert_eq!(there.meta().generation, 2);
    assert!(matches!(there.bring_in(&here.export()), Outcome::NothingNew));
}

#[test]
fn two_copies_that_each_started_again_meet_when_one_does_it_once_more() {
    let (mut here, mut there) = two_laptops();
    here.write(&[Change::Delete { id: id(2) }]);
    there.write(&[Change::Delete { id: id(3) }]);
    there.now = here.now;
    assert_eq!((start_again(&mut here), start_again(&mut there)), (1, 1));
    // either lacks what the other has
    let other = IntakeFault::Refused(Refusal::OtherStart { generation: 2 });
    assert_eq!(there.read(&here.export()).err(), Some(other.clone()));
    assert_eq!(here.read(&there.export()).err(), Some(other));

    assert_eq!(start_again(&mut here), 0);
    there.set(4, "name", "Seals");
    there.now = here.now;
    there.bring_in(&here.export());
    assert!(!has(&there, 2));
    assert_eq!((there.show(3, "name"), there.show(4, "name")), (json!("Filters"), json!("Seals")));
    here.now = there.now;
    here.bring_in(&there.export());
    assert_eq!(here.contents().rows, there.contents().rows);
    assert!(matches!(there.bring_in(&here.export()), Outcome::NothingNew));
}

#[test]
fn a_deleted_record_that_another_names_can_be_brought_back_still() {
    let (mut here, _) = two_laptops();
    here.set_of(Kind::Contact, 5, "customer", id(2).to_string());
    here.set_of(Kind::Contact, 6, "merged_into", id(5).to_string());
    here.set_of(Kind::Attachment, 7, "subject", json!({ "customer": id(3).to_string() }));
    here.write(&[Change::Delete { id: id(2) }, Change::Delete { id: id(3) }, Change::Delete { id: id(5) }]);
    assert_eq!(start_again(&mut here), 0, "by one that stays, or by one that is kept for that");
    assert!([2, 3, 5].iter().all(|number| is_deleted(&here.rec(*number))));
    here.write(&[Change::Restore { id: id(5) }, Change::Restore { id: id(2) }]);
    assert_eq!(here.show(2, "name"), json!("Pumps"));

    here.write(&[Change::Delete { id: id(5) }, Change::Delete { id: id(6) }, Change::Delete { id: id(7) }]);
    assert_eq!(start_again(&mut here), 4, "nothing names them but each other");
    assert_eq!([1, 2, 3, 5, 6, 7].map(|number| has(&here, number)), [true, true, false, false, false, false]);
}

#[test]
fn what_a_record_names_that_was_written_here_since_stays_where_another_copy_has_forgotten_it() {
    let (mut here, mut there) = two_laptops();
    here.write(&[Change::Delete { id: id(2) }, Change::Delete { id: id(3) }]);
    assert_eq!(start_again(&mut here), 2);
    there.set_of(Kind::Contact, 5, "customer", id(2).to_string());
    there.now = here.now;
    assert_eq!(there.look(&here.export()).questions, [Question::Restart { generation: 2, gone: 1 }]);
    there.bring_in(&here.export());
    assert_eq!([2, 3, 5].map(|number| has(&there, number)), [true, false, true]);
    let me = there.meta().replica;
    assert_eq!((there.show(2, "name"), is_deleted(&there.rec(2))), (json!("Pumps"), false));
    assert!(there.rec(2).versions().all(|version| version.dot.replica == me));
    assert!(matches!(there.bring_in(&here.export()), Outcome::NothingNew), "nothing was taken out of it");

    here.now = there.now;
    let back = here.look(&there.export());
    assert!(!back.concerns.iter().any(|it| matches!(it, Concern::Healed { .. })), "{:?}", back.concerns);
    here.bring_in(&there.export());
    assert_eq!(here.contents().rows, there.contents().rows);
}

#[test]
fn what_only_a_reference_named_that_was_taken_away_there_is_forgotten_here_too() {
    let (mut here, mut there) = two_laptops();
    here.set_of(Kind::Contact, 5, "customer", id(2).to_string());
    there.now = here.now;
    there.bring_in(&here.export());
    here.now = there.now;
    here.set_of(Kind::Contact, 5, "customer", id(1).to_string());
    here.write(&[Change::Delete { id: id(2) }]);
    assert_eq!(start_again(&mut here), 1);
    there.now = here.now;
    assert_eq!(there.look(&here.export()).questions, [Question::Restart { generation: 2, gone: 1 }]);
    there.bring_in(&here.export());
    assert!(!has(&there, 2), "no record names it once the file is in");
    assert_eq!(there.show(5, "customer"), json!(id(1).to_string()));
    assert_eq!(there.contents().rows, here.contents().rows);
}

#[test]
fn what_a_record_named_that_was_deleted_there_and_kept_is_forgotten_here_too() {
    let (mut here, mut there) = two_laptops();
    here.set_of(Kind::Contact, 5, "customer", id(2).to_string());
    here.set_of(Kind::Contact, 6, "merged_into", id(5).to_string());
    there.now = here.now;
    there.bring_in(&here.export());
    here.now = there.now;
    here.set_of(Kind::Contact, 5, "customer", id(1).to_string());
    here.write(&[Change::Delete { id: id(5) }]);
    here.write(&[Change::Delete { id: id(2) }]);
    assert_eq!(start_again(&mut here), 1, "6 names 5, and nothing names 2");
    there.now = here.now;
    let preview = there.look(&here.export());
    // whether it is forgotten or a deletion that is heard of
    let deleted: BTreeSet<Uuid> = preview.deleted.items.iter().map(|it| it.id).collect();
    assert_eq!(deleted, BTreeSet::from([id(2), id(5)]));
    there.bring_in(&here.export());
    assert!(!has(&there, 2) && is_deleted(&there.rec(5)));
    assert_eq!(there.contents().rows, here.contents().rows);
}

#[test]
fn two_generations_of_one_number_are_told_apart_though_neither_lacks_a_record() {
    let (mut here, mut there) = two_laptops();
    assert_eq!((start_again(&mut here), start_again(&mut there)), (0, 0));
    let other = IntakeFault::Refused(Refusal::OtherStart { generation: 2 });
    assert_eq!(there.read(&here.export()).err(), Some(other.clone()));
    assert_eq!(here.read(&there.export()).err(), Some(other));
    // once more on either, and they are one book
    start_again(&mut there);
    here.now = there.now;
    here.bring_in(&there.export());
    assert_eq!((here.meta().generation, here.meta().start), (3, there.meta().start));
    assert!(there.read(&here.export()).is_ok());
}

/// As a version of before has it, which stores the generation of a file and no start.
fn forget_start(laptop: &Laptop) {
    let meta = Meta { start: None, ..laptop.meta() };
    let meta = meta.encode().expect("text");
    let batch = Batch { expected_rev: laptop.contents().rev, meta, ..Batch::default() };
    now(laptop.tab().commit(&batch, Durability::Relaxed)).expect("commits");
}

#[test]
fn a_copy_that_does_not_know_the_start_of_its_generation_is_no_other_book_and_learns_it() {
    let (mut here, mut there) = two_laptops();
    start_again(&mut here);
    there.now = here.now;
    there.bring_in(&here.export());
    let start = here.meta().start;
    assert!(start.is_some());
    forget_start(&there);

    // its file is taken, and makes nobody forget what is known
    there.set(4, "name", "Seals");
    here.now = there.now;
    assert!(matches!(here.bring_in(&there.export()), Outcome::Written(_)));
    assert_eq!((here.meta().generation, here.meta().start), (2, start));

    // and it takes ours, and knows by that
    here.set(5, "name", "Gaskets");
    there.now = here.now;
    assert!(matches!(there.bring_in(&here.export()), Outcome::Written(_)));
    assert_eq!((there.meta().generation, there.meta().start), (2, start));
    assert_eq!(there.contents().rows, here.contents().rows);

    // a later generation of which the start is not known is not taken for one of the start before
    start_again(&mut here);
    forget_start(&here);
    there.now = here.now;
    there.bring_in(&here.export());
    assert_eq!((there.meta().generation, there.meta().start), (3, None));
}

#[test]
fn a_book_that_was_put_back_and_started_again_is_of_another_generation_than_that_of_before() {
    let (mut here, mut there) = two_laptops();
    here.write(&[Change::Delete { id: id(2) }]);
    start_again(&mut here);
    there.now = here.now;
    there.bring_in(&here.export());
    put_back_before(&mut here);
    assert_eq!((here.meta().generation, here.meta().start), (1, None));
    start_again(&mut here);
    assert_eq!((here.meta().generation, there.meta().generation), (2, 2));
    let other = IntakeFault::Refused(Refusal::OtherStart { generation: 2 });
    assert_eq!(there.read(&here.export()).err(), Some(other.clone()));
    assert_eq!(here.read(&there.export()).err(), Some(other));
}

#[test]
fn an_import_that_is_taken_back_leaves_the_generation_it_brought_with_its_start() {
    let (mut here, mut there) = two_laptops();
    start_again(&mut here);
    there.now = here.now;
    there.bring_in(&here.export());
    assert!(there.meta().start.is_some());
    assert_eq!(there.meta().start, here.meta().start);
    let offer = now(offers(&there.tab(), None)).expect("reads").into_iter().next().expect("an import");
    let taken = now(take_back(&there.tab(), &offer.name, Way::Rollback, None, there.fresh(), there.now));
    assert!(taken.is_ok());
    assert_eq!((there.meta().generation, there.meta().start), (1, None));
    start_again(&mut there);
    let other = IntakeFault::Refused(Refusal::OtherStart { generation: 2 });
    assert_eq!(there.read(&here.export()).err(), Some(other));
}

#[test]
fn what_was_kept_to_read_of_a_forgotten_record_goes_with_it() {
    let (mut here, mut there) = two_laptops();
    here.set(2, "phone", "0757 2");
    here.set(3, "phone", "0512 3");
    there.now = here.now;
    there.bring_in(&here.export());
    let told = |laptop: &Laptop, number: u64| now(laptop.tab().history(id(number))).expect("reads").len();
    let of_the_other = told(&there, 3);
    assert!(told(&there, 2) > 0 && of_the_other > 0);
    here.write(&[Change::Delete { id: id(2) }]);
    start_again(&mut here);
    there.now = here.now;
    there.bring_in(&here.export());
    assert_eq!((told(&there, 2), told(&there, 3)), (0, of_the_other));
}

/// The last link of the trail of a copy.
fn last_link(laptop: &Laptop) -> Entry {
    let links = now(laptop.tab().links("", 1000)).expect("reads");
    links.last().and_then(|(_, link)| Entry::of_link(link)).expect("a link")
}

/// Which records it lists, and what became of them.
fn listed(entry: &Entry) -> Vec<(Uuid, What)> {
    entry.records.iter().map(|record| (record.id, record.what)).collect()
}

#[test]
fn every_start_is_noted_in_the_trail_with_what_was_forgotten() {
    let (mut here, _) = two_laptops();
    let before = here.meta().audit.head(Replica(1)).n;
    assert_eq!(start_again(&mut here), 0);
    let entry = last_link(&here);
    assert_eq!((entry.n, entry.act, entry.who.as_str(), listed(&entry)), (before + 1, Act::Restart, "Li", vec![]));
    here.write(&[Change::Delete { id: id(2) }]);
    start_again(&mut here);
    let entry = last_link(&here);
    assert_eq!((entry.n, entry.act, listed(&entry)), (before + 2, Act::Restart, vec![(id(2), What::Forget)]));
}

#[test]
fn a_copy_that_starts_again_with_a_file_notes_what_went_with_it() {
    let (mut here, mut there) = two_laptops();
    here.write(&[Change::Delete { id: id(2) }]);
    here.write(&[Change::Delete { id: id(3) }]);
    start_again(&mut here);
    here.set(1, "phone", "0757 9");
    there.now = here.now;
    there.bring_in(&here.export());
    let entry = last_link(&there);
    let expected = vec![(id(1), What::Change), (id(2), What::Forget), (id(3), What::Forget)];
    assert_eq!((entry.act, listed(&entry)), (Act::Import, expected));
}

#[test]
fn what_many_records_came_to_that_were_forgotten_is_noted_as_a_sum() {
    let (mut here, mut there) = two_laptops();
    (10..50).for_each(|number| here.set(number, "name", "Seals"));
    there.now = here.now;
    there.bring_in(&here.export());
    let deletes: Vec<Change> = (10..50).map(|number| Change::Delete { id: id(number) }).collect();
    here.now = there.now;
    here.write(&deletes);
    assert_eq!(start_again(&mut here), 40);
    there.now = here.now;
    there.bring_in(&here.export());
    for (laptop, act) in [(&here, Act::Restart), (&there, Act::Import)] {
        let entry = last_link(laptop);
        let count = entry.sum.as_ref().and_then(|sum| sum.count["customer"].get(&What::Forget)).copied();
        assert_eq!((entry.act, listed(&entry), count), (act, vec![], Some(40)));
    }
}

#[test]
fn without_a_yes_nothing_is_forgotten() {
    let (mut here, there) = two_laptops();
    here.write(&[Change::Delete { id: id(2) }]);
    start_again(&mut here);
    let before = there.entries();
    let (mut intake, preview) = there.read(&here.export()).expect("a sound file");
    let consent = counterpart::sync::intake::Consent {
        digest: preview.origin.digest.clone(),
        ..counterpart::sync::intake::Consent::default()
    };
    let answer = now(intake.apply(&there.tab(), &consent, there.now));
    assert_eq!(answer.err(), Some(IntakeFault::Unagreed(preview.questions)));
    assert_eq!(there.entries(), before);
}

#[test]
fn starting_again_with_a_file_is_taken_back_to_the_generation_before() {
    let (mut here, mut there) = two_laptops();
    here.write(&[Change::Delete { id: id(2) }]);
    start_again(&mut here);
    let before = there.contents();
    there.now = here.now;
    there.bring_in(&here.export());
    assert!(!has(&there, 2));

    let offer = now(offers(&there.tab(), None)).expect("reads").into_iter().next().expect("an import");
    let taken = now(take_back(&there.tab(), &offer.name, Way::Rollback, None, there.fresh(), there.now));
    assert_eq!(taken.expect("taken back").left, 0);
    let after = there.contents();
    let back: Vec<_> = before.rows.iter().filter(|(id, row)| after.rows.get(*id) == Some(*row)).collect();
    assert_eq!(back.len(), before.rows.len(), "every row is as it was");
    assert_eq!(after.meta.expect("a book").generation, 1);
}

#[test]
fn taken_back_later_what_went_with_it_is_there_again_everywhere() {
    let (mut here, mut there) = two_laptops();
    here.write(&[Change::Delete { id: id(2) }]);
    start_again(&mut here);
    there.now = here.now;
    let Outcome::Written(written) = there.bring_in(&here.export()) else { panic!("written") };
    assert_eq!(written.records, 1);
    there.set(1, "phone", "0757 9");

    let offer = now(offers(&there.tab(), None)).expect("reads").into_iter().next().expect("an import");
    assert_eq!(offer.way, Way::Revert);
    let taken = now(take_back(&there.tab(), &offer.name, Way::Revert, None, there.fresh(), there.now));
    let taken = taken.expect("taken back");
    assert_eq!((taken.restored, taken.left), (1, 0));
    assert_eq!((there.show(2, "name"), there.show(1, "phone")), (json!("Pumps"), json!("0757 9")));
    assert_eq!(there.meta().generation, 2, "files of before stay refused");

    assert!(matches!(there.bring_in(&here.export()), Outcome::NothingNew), "nothing was taken out of it");
    here.now = there.now;
    let back = here.look(&there.export());
    assert!(!back.concerns.iter().any(|it| matches!(it, Concern::Healed { .. })), "{:?}", back.concerns);
    here.bring_in(&there.export());
    assert_eq!(here.show(2, "name"), json!("Pumps"));
}

#[test]
fn what_was_deleted_and_forgotten_since_does_not_come_back_with_an_import_that_is_taken_back() {
    let (mut here, mut there) = two_laptops();
    there.set(2, "phone", "0757 2");
    here.now = there.now;
    here.bring_in(&there.export());
    here.write(&[Change::Delete { id: id(2) }]);
    assert_eq!(start_again(&mut here), 1);
    let offer = now(offers(&here.tab(), None)).expect("reads").into_iter().next().expect("an import");
    let taken = now(take_back(&here.tab(), &offer.name, Way::Revert, None, here.fresh(), here.now));
    assert_eq!(taken.expect("taken back").restored, 0);
    assert!(!has(&here, 2));
}

#[test]
fn a_snapshot_of_before_leads_back_into_its_generation() {
    let (mut here, mut there) = two_laptops();
    here.write(&[Change::Delete { id: id(2) }]);
    let before = here.contents();
    start_again(&mut here);
    there.now = here.now;
    there.bring_in(&here.export());
    put_back_before(&mut here);
    assert_eq!((here.contents().rows, here.meta().generation), (before.rows, 1));
    // its files are of that generation, and the others are not misled by them
    let older = Refusal::OlderGeneration { file: 1, ours: 2 };
    assert_eq!(there.read(&here.export()).err(), Some(IntakeFault::Refused(older)));
    // with a file of theirs it starts again as they did
    assert!(matches!(here.bring_in(&there.export()), Outcome::Written(_)));
    assert!(!has(&here, 2));
    assert_eq!(here.meta().generation, 2);
}

#[test]
fn a_record_taken_out_of_a_file_of_our_own_generation_is_missed_as_ever() {
    let (mut here, mut there) = two_laptops();
    here.write(&[Change::Delete { id: id(2) }]);
    start_again(&mut here);
    there.now = here.now;
    there.bring_in(&here.export());
    here.set(1, "phone", "1");
    there.now = here.now;
    assert!(there.read(&here.export_without(id(3))).is_err(), "G1 holds within a generation");
    assert!(there.read(&here.export()).is_ok());
}

#[test]
fn s03_whatever_call_fails_the_book_is_as_before_or_started_again() {
    let (mut here, _) = two_laptops();
    here.write(&[Change::Delete { id: id(2) }]);
    let before = here.contents();
    let mut whole = here.copied();
    start_again(&mut whole);
    let after = whole.contents().rows;
    for failure in [Failure::Refused, Failure::AbortedSilently, Failure::ConnectionLost, Failure::AnswerLost] {
        let mut nth = 0;
        loop {
            nth += 1;
            let laptop = here.copied();
            let tab = laptop.tab();
            tab.engine().fail_at(nth, failure);
            let outcome = restart_on(&tab, Uuid::from_u128(9), laptop.now + HOUR);
            if tab.engine().is_armed() {
                assert_eq!(outcome, Ok(1));
                break;
            }
            let found = laptop.contents();
            let generation = found.meta.expect("a book").generation;
            let is_after = found.rows == after && generation == 2;
            let is_before = found.rows == before.rows && generation == 1;
            match outcome {
                Ok(_) => assert!(is_after, "{failure:?} at call {nth}"),
                // an answer that was lost may be of a transaction that was written
                Err(_) if failure == Failure::AnswerLost => assert!(is_before || is_after, "call {nth}"),
                Err(_) => assert!(is_before, "{failure:?} at call {nth}"),
            }
        }
        assert!(nth > 10, "{nth} calls");
    }
}

#[test]
fn a_deleted_record_that_an_edit_brought_back_is_not_forgotten() {
    let (mut here, mut there) = two_laptops();
    here.write(&[Change::Delete { id: id(2) }]);
    there.set(2, "phone", "0757 2");
    there.now = here.now;
    here.bring_in(&there.export());
    assert_eq!(here.rec(2).life(), Life::Revived);
    assert_eq!(start_again(&mut here), 0, "deleted there, edited here: it is asked about, and stays");
    assert_eq!(here.show(2, "phone"), json!("0757 2"));
}
