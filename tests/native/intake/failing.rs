//! Storage fails at any call: the book is as before or as after, never between.

use counterpart::record::transaction::Change;
use counterpart::store::StoreError;
use counterpart::store::memory::Failure;
use counterpart::sync::intake::takeback::{Way, offers, take_back};
use counterpart::sync::intake::{IntakeFault, Outcome, Settlement};
use counterpart::sync::shelf::Shelf;
use serde_json::json;

use super::laptop::{Laptop, agreed, id, now, two_laptops};
use super::parked::MemoryScratch;
use super::restarting::start_again;

const FAILURES: [Failure; 4] =
    [Failure::Refused, Failure::AbortedSilently, Failure::ConnectionLost, Failure::AnswerLost];

/// A laptop, and a file that brings new, newer and disputed records, with more rows than go one by one if `many`.
pub(super) fn waiting(many: bool) -> (Laptop, Vec<u8>) {
    let (mut here, mut there) = two_laptops();
    if many {
        let fields =
            |number: u64| std::collections::BTreeMap::from([("name".to_owned(), json!(format!("firm {number}")))]);
        let kind = counterpart::kinds::Kind::Customer;
        let change = |number: u64| counterpart::record::transaction::Change::Put {
            id: id(number),
            kind,
            sets: &[],
            fields: fields(number),
        };
        there.write(&(100..400).map(change).collect::<Vec<_>>());
    }
    there.set(4, "name", "new there");
    there.set(2, "phone", "newer there");
    there.set(1, "credit_limit", 20_000_000);
    here.set(1, "credit_limit", 50_000_000);
    here.now = there.now;
    (here, there.export())
}

fn check_applying(many: bool, shelf: impl Fn() -> Shelf) {
    let (laptop, file) = waiting(many);
    let choice = vec![Settlement { id: id(1), field: "credit_limit".into(), value: json!(50_000_000) }];
    check_at_every_call(&laptop, &file, &choice, shelf);
}

/// Brings the file in with every call failing in turn and in every way.
fn check_at_every_call(laptop: &Laptop, file: &[u8], choice: &[Settlement], shelf: impl Fn() -> Shelf) {
    let after = {
        let mut done = laptop.copied();
        done.now -= super::laptop::HOUR;
        done.bring_in_settling(file, choice.to_vec());
        done.contents()
    };
    let before = laptop.contents();
    assert_ne!(before, after);
    for failure in FAILURES {
        let (mut failed, mut calls) = (0, 0);
        for nth in 1.. {
            let here = laptop.copied();
            let tab = here.tab();
            let (mut intake, preview) = here.read_on(shelf(), &tab, file).expect("a sound file");
            let consent = counterpart::sync::intake::Consent { settlements: choice.to_vec(), ..agreed(&preview) };
            tab.engine().fail_at(nth, failure);
            let outcome = now(intake.apply(&tab, &consent, here.now));
            if tab.engine().is_armed() {
                assert!(matches!(outcome, Ok(Outcome::Written(_))));
                break;
            }
            calls += 1;
            let found = here.contents();
            match &outcome {
                Ok(Outcome::Written(_)) => assert_eq!(found, after, "{failure:?} at call {nth}"),
                Ok(other) => panic!("{failure:?} at call {nth}: {other:?}"),
                Err(_) => {
                    failed += 1;
                    assert_eq!(found, before, "{failure:?} at call {nth}: {outcome:?}");
                    // the person presses again, and it is done
                    let again = now(intake.apply(&tab, &consent, here.now));
                    assert!(matches!(again, Ok(Outcome::Written(_))), "{failure:?} at call {nth}, again: {again:?}");
                    assert_eq!(here.contents(), after, "{failure:?} at call {nth}, again");
                }
            }
        }
        assert!(calls > 5, "{failure:?} was tried at {calls} calls");
        let told = matches!(failure, Failure::Refused | Failure::AbortedSilently);
        assert_eq!(failed > 0, told, "{failure:?} is reported, or mended by a second attempt");
    }
}

#[test]
fn s03_s04_bringing_in_is_whole_or_not_at_all_at_every_call() {
    check_applying(false, Shelf::in_memory);
}

#[test]
fn s03_s04_bringing_much_in_is_whole_or_not_at_all_at_every_call() {
    check_applying(true, Shelf::in_memory);
}

#[test]
fn s03_s04_bringing_in_what_lies_on_the_disk_is_whole_or_not_at_all_at_every_call() {
    for many in [false, true] {
        check_applying(many, || Shelf::parking(0, Box::new(MemoryScratch::default())));
    }
}

#[test]
fn s03_s04_a_book_that_comes_into_an_empty_one_is_there_whole_or_not_at_all_at_every_call() {
    let (here, _) = two_laptops();
    let mut empty = Laptop::blank(3000);
    empty.now = here.now;
    check_at_every_call(&empty, &here.export(), &[], Shelf::in_memory);
}

#[test]
fn s03_s04_starting_again_with_a_file_is_whole_or_not_at_all_at_every_call() {
    let (mut here, mut there) = two_laptops();
    here.write(&[Change::Delete { id: id(2) }]);
    assert_eq!(start_again(&mut here), 1);
    there.now = here.now;
    check_at_every_call(&there, &here.export(), &[], Shelf::in_memory);
}

#[test]
fn s03_without_room_for_the_safety_copy_nothing_is_written() {
    let (here, file) = waiting(false);
    let tab = here.tab();
    let (mut intake, preview) = here.read_through(&tab, &file).expect("a sound file");
    let before = here.entries();
    // beginning, then the write of the safety copy
    tab.engine().fail_at(2, Failure::Refused);
    let outcome = now(intake.apply(&tab, &agreed(&preview), here.now));
    assert_eq!(outcome, Err(IntakeFault::Store(StoreError::QuotaExceeded)));
    assert_eq!(here.entries(), before);
}

#[test]
fn s03_where_a_later_part_of_the_safety_copy_fails_no_part_stays() {
    let (laptop, file) = waiting(false);
    // every record ends a part
    let bring_in = |here: &Laptop, failing: Option<(usize, Failure)>| {
        let tab = here.tab();
        let (intake, preview) = here.read_through(&tab, &file).expect("a sound file");
        let mut intake = intake.in_parts_of(1);
        if let Some((nth, failure)) = failing {
            tab.engine().fail_at(nth, failure);
        }
        now(intake.apply(&tab, &agreed(&preview), here.now))
    };
    let whole = laptop.copied();
    assert!(matches!(bring_in(&whole, None), Ok(Outcome::Written(_))));
    let (before, after) = (laptop.entries(), whole.entries());
    // three parts: of each the beginning, its writing, the removal of what an earlier one had more of, and the end
    for (nth, failure) in (1..=12).flat_map(|nth| FAILURES.map(|failure| (nth, failure))) {
        let here = laptop.copied();
        let outcome = bring_in(&here, Some((nth, failure)));
        let fault = match failure {
            Failure::Refused => Some(StoreError::QuotaExceeded),
            Failure::AbortedSilently => Some(StoreError::Aborted),
            // the connection is opened again, and the part written once more
            Failure::ConnectionLost | Failure::AnswerLost => None,
        };
        if let Some(fault) = fault {
            assert_eq!(outcome, Err(IntakeFault::Store(fault)), "call {nth}, {failure:?}");
            assert!(here.entries() == before, "call {nth}, {failure:?}");
        } else {
            assert!(matches!(outcome, Ok(Outcome::Written(_))), "call {nth}, {failure:?}: {outcome:?}");
            assert!(here.entries() == after, "call {nth}, {failure:?}");
        }
    }
}

#[test]
fn s03_s04_taking_back_is_whole_or_not_at_all_at_every_call() {
    for way in [Way::Rollback, Way::Revert] {
        let (mut laptop, file) = waiting(false);
        laptop.bring_in(&file);
        if way == Way::Revert {
            laptop.set(3, "phone", "edited since");
        }
        let before = laptop.contents();
        let offer = now(offers(&laptop.tab(), None)).expect("reads").into_iter().next().expect("the last import");
        assert_eq!(offer.way, way);
        let after = {
            let done = laptop.copied();
            now(take_back(&done.tab(), &offer.name, way, None, done.fresh(), done.now)).expect("taken back");
            done.contents()
        };
        for failure in FAILURES {
            for nth in 1.. {
                let here = laptop.copied();
                let tab = here.tab();
                tab.engine().fail_at(nth, failure);
                let outcome = now(take_back(&tab, &offer.name, way, None, here.fresh(), here.now));
                if tab.engine().is_armed() {
                    assert!(nth > 5);
                    break;
                }
                let expected = if outcome.is_ok() { &after } else { &before };
                assert_eq!(&here.contents(), expected, "{way:?}, {failure:?} at call {nth}");
            }
        }
    }
}
