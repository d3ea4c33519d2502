//! Rows, knowledge and trail are written together or not at all, whichever call fails (S03, S04).

use counterpart::record::audit::Act;
use counterpart::record::transaction::Change;
use counterpart::store::memory::Failure;
use counterpart::store::{MemoryRepository, StoreError};

use super::shelf::{Shelf, stored};
use crate::join_laws::desk::id;

/// Lets `work` fail at its 1st, 2nd, … call in every way, until it runs through.
fn check_before_or_after(
    name: &str,
    shelf: &Shelf,
    work: impl Fn(&mut Shelf, &MemoryRepository) -> Result<(), StoreError>,
) {
    let before = stored(&shelf.disk);
    let mut whole = shelf.copied();
    let tab = whole.disk.open();
    work(&mut whole, &tab).expect("succeeds when nothing fails");
    let after = stored(&whole.disk);
    assert_ne!(before.links, after.links, "{name} is noted");
    for failure in [Failure::Refused, Failure::AbortedSilently, Failure::ConnectionLost, Failure::AnswerLost] {
        for nth in 1.. {
            let mut shelf = shelf.copied();
            let tab = shelf.disk.open();
            tab.engine().fail_at(nth, failure);
            let answer = work(&mut shelf, &tab);
            let found = stored(&shelf.disk);
            if tab.engine().is_armed() {
                assert_eq!(answer, Ok(()), "{name}: nothing failed");
                assert!(nth > 5, "{name}: there are calls to fail");
                break;
            }
            match answer {
                Ok(()) => assert_eq!(found, after, "{name}, call {nth}, {failure:?}"),
                Err(_) => assert_eq!(found, before, "{name}, call {nth}, {failure:?}"),
            }
            let told = shelf.examine().findings;
            assert_eq!(told, [], "{name}, call {nth}, {failure:?}: the chain fits what is stored");
        }
    }
}

fn shelf() -> Shelf {
    let mut shelf = Shelf::new(1, "Zhou Yining");
    shelf.set(1, "name", "Anna");
    shelf.set(2, "name", "Bert");
    shelf.set(1, "phone", "1");
    shelf
}

#[test]
fn s03_s04_an_edit_and_its_trail_are_written_together_or_not_at_all() {
    let settle = |value: &str| Change::Settle { id: id(1), field: "name".to_owned(), value: value.into() };
    check_before_or_after("edit", &shelf(), |shelf, tab| {
        shelf.write_over(tab, Act::Edit, &[settle("Anne"), Change::Delete { id: id(2) }])
    });
    check_before_or_after("erasure", &shelf(), |shelf, tab| {
        shelf.write_over(tab, Act::Edit, &[Change::Erase { id: id(1) }])
    });
}

#[test]
fn s03_s04_an_import_and_its_trail_are_written_together_or_not_at_all() {
    let base = shelf();
    let mut other = Shelf::new(2, "Li Lei");
    other.receive(&base.file());
    other.set(1, "name", "Annie");
    (10..20).for_each(|number| other.set(number, "name", number));
    other.write(Act::Edit, &[Change::Erase { id: id(2) }]);
    let small = other.file();
    check_before_or_after("import", &base, |shelf, tab| shelf.receive_over(tab, &small));
    (20..320).for_each(|number| other.set(number, "name", number));
    let large = other.file();
    check_before_or_after("large import", &base, |shelf, tab| shelf.receive_over(tab, &large));
}
