//! A file of another book: nothing is joined, chosen customers are copied as new records (`storage-and-sync.md` 2.2).

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;

use counterpart::demo;
use counterpart::domain::activity::Activity;
use counterpart::domain::contact::Contact;
use counterpart::domain::contract::further::Further;
use counterpart::domain::contract::named::FurtherRole;
use counterpart::domain::contract::party::Side;
use counterpart::domain::customer::Customer;
use counterpart::domain::date::Date;
use counterpart::domain::id::{ContactId, CustomerId, NewId, OwnEntityId};
use counterpart::domain::preference::Preference;
use counterpart::kinds::Kind;
use counterpart::record::transaction::Change;
use counterpart::sync::copying::{Copies, Offering};
use counterpart::sync::file::Limits;
use counterpart::sync::file::fault::Problem;
use counterpart::sync::intake::{Intake, IntakeFault};
use counterpart::sync::shelf::Shelf;
use serde_json::json;
use uuid::Uuid;

use super::laptop::{Laptop, now};
use super::parked::MemoryScratch;
use super::restarting::start_again;

const OTHER: Uuid = Uuid::from_u128(0x0b2d_6a10_52c4_4b3e_8f00_0000_0000_0001);

struct Ids(u128);

impl NewId for Ids {
    fn new_id(&mut self) -> Uuid {
        self.0 += 1;
        Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0000 + self.0)
    }
}

/// Another company's book of eight customers with their contracts, and what the test knows of it.
fn other_book() -> (demo::DemoBook, Laptop) {
    let today = Date::parse("2026-11-26").expect("a date");
    let mut book = demo::many_with_contracts(7, 8, NonZeroUsize::MIN, today).expect("a book");
    // the second is the first one's daughter, the third the same party as the first
    book.customers[1].parent = Some(book.customers[0].id);
    book.customers[2].merged_into = Some(book.customers[0].id);
    // and the fourth stands surety in the first contract
    let mut surety = Further::joining(Side::Them, FurtherRole::Guarantor);
    surety.choose(&book.customers[3]);
    book.contracts[0].signing.further = vec![surety];
    let mut there = Laptop::of_book(9, "Wang", OTHER);
    let mut changes: Vec<Change> = vec![Change::put(&book.own_entity).expect("an object")];
    changes.extend(book.customers.iter().map(|it| Change::put(it).expect("an object")));
    changes.extend(book.contacts.iter().map(|it| Change::put(it).expect("an object")));
    changes.extend(book.activities.iter().map(|it| Change::put(it).expect("an object")));
    changes.extend(book.preferences.iter().map(|it| Change::put(it).expect("an object")));
    changes.extend(book.contracts.iter().map(|it| Change::put(it).expect("an object")));
    changes.extend(book.receipts.iter().map(|it| Change::put(it).expect("an object")));
    changes.extend(book.contract_events.iter().map(|it| Change::put(it).expect("an object")));
    there.write(&changes);
    (book, there)
}

/// Reads a file of another book to its end.
fn read_other(here: &Laptop, shelf: Shelf, file: &[u8]) -> Result<(Intake, Offering), IntakeFault> {
    let begun = now(Intake::begin_on(shelf, &here.tab(), here.fresh(), Limits::default()))?;
    let mut intake = begun.welcoming();
    for piece in file.chunks(700) {
        intake.feed(piece, here.now)?;
    }
    assert!(intake.is_other());
    let offering = intake.finish_other()?;
    Ok((intake, offering))
}

fn copies(here: &Laptop, file: &[u8], chosen: &[CustomerId]) -> Copies {
    let (intake, _) = read_other(here, Shelf::in_memory(), file).expect("a sound file");
    intake.copies(&chosen.iter().copied().collect(), &mut Ids(0)).expect("read to its end")
}

#[test]
fn p18_a_file_of_another_book_shows_its_customers_and_touches_nothing() {
    let (book, there) = other_book();
    let here = Laptop::new(1, "Li");
    let before = here.entries();
    let (_, offering) = read_other(&here, Shelf::in_memory(), &there.export()).expect("a sound file");
    assert_eq!((offering.owner.as_str(), offering.by.person.as_str()), (book.own_entity.name.as_str(), "Wang"));
    assert_eq!((offering.customers.len(), offering.unread), (7, 0), "one of eight stands for another");
    assert_eq!(offering.older, None);
    // counted in the book itself: what belongs to a record that is merged belongs to the one that stands for it
    for offered in &offering.customers {
        let first = book.customers[0].id;
        let class = if offered.id == first { vec![first, book.customers[2].id] } else { vec![offered.id] };
        let of = |customer: CustomerId| class.contains(&customer);
        let notes = book.activities.iter().filter(|it| it.customer.is_some_and(of)).count()
            + book.preferences.iter().filter(|it| of(it.customer)).count();
        assert_eq!(offered.contacts, book.contacts.iter().filter(|it| of(it.customer)).count(), "{}", offered.name);
        assert_eq!(offered.notes, notes, "{}", offered.name);
        assert_eq!(offered.contracts, book.contracts.iter().filter(|it| of(it.customer)).count(), "{}", offered.name);
    }
    assert!(offering.customers.iter().any(|it| it.contracts > 0), "there is something to copy");
    assert_eq!(here.entries(), before);
}

#[test]
fn p18_out_of_a_file_of_an_earlier_generation_nobody_is_offered_who_was_erased_since() {
    let (book, mut there) = other_book();
    let file = there.export();
    let erased = &book.customers[3];
    there.write(&[Change::Erase { id: erased.id.into() }]);
    start_again(&mut there);
    let before = there.entries();
    let (intake, offering) = read_other(&there, Shelf::in_memory(), &file).expect("a sound file");
    assert_eq!((offering.older, offering.customers.len()), (Some(1), 6), "of eight one stands for another");
    assert!(offering.customers.iter().all(|it| it.id != erased.id));
    let all: BTreeSet<CustomerId> = book.customers.iter().map(|it| it.id).collect();
    let copies = intake.copies(&all, &mut Ids(0)).expect("read to its end");
    assert!(!copies.customers.is_empty() && copies.customers.iter().all(|it| it.name != erased.name));
    assert_eq!(there.entries(), before);
}

#[test]
fn what_lies_on_the_disk_is_copied_alike() {
    let (book, there) = other_book();
    let here = Laptop::new(1, "Li");
    let chosen: BTreeSet<CustomerId> = book.customers.iter().map(|it| it.id).collect();
    let parked = Shelf::parking(0, Box::new(MemoryScratch::default()));
    let (on_disk, offered) = read_other(&here, parked, &there.export()).expect("a sound file");
    let (in_memory, same) = read_other(&here, Shelf::in_memory(), &there.export()).expect("a sound file");
    assert_eq!(offered, same);
    let copy = |intake: &Intake| intake.copies(&chosen, &mut Ids(0)).expect("read to its end");
    assert_eq!(copy(&on_disk), copy(&in_memory));
}

#[test]
fn a_copy_is_new_in_every_id_and_refers_to_nothing_of_the_other_book() {
    let (book, there) = other_book();
    let here = Laptop::new(1, "Li");
    let all: Vec<CustomerId> = book.customers.iter().map(|it| it.id).collect();
    let copies = copies(&here, &there.export(), &all);
    assert_eq!((copies.customers.len(), copies.contracts.len()), (7, book.contracts.len()));
    let with_customers = book.activities.iter().filter(|it| it.customer.is_some()).count();
    assert_eq!((copies.activities.len(), copies.preferences.len()), (with_customers, book.preferences.len()));
    assert_eq!((copies.contacts.len(), copies.unread), (book.contacts.len(), 0));
    // whatever id the other book has for a record: none of it is left in the copies but inside contracts, whose lines keep theirs
    let text = serde_json::to_string(&Copies { contracts: vec![], ..copies.clone() }).expect("text");
    let olds = book.customers.iter().map(|it| it.id.0).chain(book.contacts.iter().map(|it| it.id.0));
    let olds = olds.chain(book.activities.iter().map(|it| it.id.0)).chain(book.preferences.iter().map(|it| it.id.0));
    for old in olds {
        assert!(!text.contains(&old.to_string()), "{old}");
    }
    let new: BTreeSet<CustomerId> = copies.customers.iter().map(|it| it.id).collect();
    let people: BTreeMap<_, CustomerId> = copies.contacts.iter().map(|it| (it.id, it.customer)).collect();
    assert_eq!(new.len(), 7);
    assert!(copies.contacts.iter().all(|it| new.contains(&it.customer)));
    for activity in &copies.activities {
        assert!(activity.customer.is_some_and(|id| new.contains(&id)));
        assert_eq!((activity.lead, activity.opportunity), (None, None), "those are not copied");
        assert!(activity.contact.is_none_or(|contact| people.contains_key(&contact)));
    }
    let first = copies.customers.iter().find(|it| it.name == book.customers[0].name).expect("copied");
    let daughter = copies.customers.iter().find(|it| it.name == book.customers[1].name).expect("copied");
    assert_eq!(daughter.parent, Some(first.id));
    for contract in &copies.contracts {
        assert!(new.contains(&contract.customer));
        assert_eq!((contract.number.as_str(), contract.signing.joining().count()), ("", 0));
        assert!(book.contracts.iter().all(|it| it.id != contract.id));
        let source = book.contracts.iter().find(|it| it.title == contract.title && it.lines == contract.lines);
        assert!(source.is_some(), "its terms are those of one of the other book");
    }
}

#[test]
fn who_is_not_chosen_stays_behind_and_is_named_by_nobody() {
    let (book, there) = other_book();
    let here = Laptop::new(1, "Li");
    let (first, daughter, merged) = (book.customers[0].id, book.customers[1].id, book.customers[2].id);
    let only = copies(&here, &there.export(), &[daughter]);
    assert_eq!((only.customers.len(), only.customers[0].parent), (1, None), "the parent stayed behind");
    // a record that another stands for cannot be chosen by itself
    assert!(copies(&here, &there.export(), &[merged]).is_empty());
    let both = copies(&here, &there.export(), &[first]);
    let of = |it: &Contact| it.customer == first || it.customer == merged;
    assert_eq!(both.contacts.len(), book.contacts.iter().filter(|it| of(it)).count());
    assert!(copies(&here, &there.export(), &[]).is_empty());
    assert!(copies(&here, &there.export(), &[CustomerId(Uuid::from_u128(5))]).is_empty());
}

/// Two copies of the other book merged two customers in opposite directions: the older one is offered, and both come with it.
#[test]
fn of_two_customers_that_stand_for_one_another_the_older_is_copied_with_the_people_of_both() {
    let (book, mut there) = other_book();
    let (older, younger) = (book.customers[3].clone(), book.customers[4].clone());
    assert!(older.id < younger.id);
    there.write(&[
        Change::put(&Customer { merged_into: Some(younger.id), ..older.clone() }).expect("an object"),
        Change::put(&Customer { merged_into: Some(older.id), ..younger.clone() }).expect("an object"),
    ]);
    let here = Laptop::new(1, "Li");
    let (_, offering) = read_other(&here, Shelf::in_memory(), &there.export()).expect("a sound file");
    let people = book.contacts.iter().filter(|it| [older.id, younger.id].contains(&it.customer)).count();
    let offered = offering.customers.iter().find(|it| it.id == older.id).expect("offered");
    assert_eq!((offering.customers.len(), offered.contacts), (6, people));
    let copies = copies(&here, &there.export(), &[older.id]);
    assert_eq!((copies.customers.len(), copies.contacts.len()), (1, people));
    assert_eq!((copies.customers[0].name.as_str(), copies.customers[0].merged_into), (older.name.as_str(), None));
    let new = copies.customers[0].id;
    assert!(copies.contacts.iter().all(|it| it.customer == new));
}

/// A firm of the other book with the entries of its people: each with its number, and the number of the one that stands for it.
fn firm_with(entries: &[(u128, Option<u128>)]) -> (Customer, Vec<Contact>) {
    let firm = other_book().0.customers[0].clone();
    let entry = |(n, into): &(u128, Option<u128>)| Contact {
        merged_into: into.map(person),
        ..Contact::named(person(*n), firm.id, &format!("Entry {n}"))
    };
    let people = entries.iter().map(entry).collect();
    (firm, people)
}

fn person(n: u128) -> ContactId {
    ContactId(Uuid::from_u128(0x0199_5000_0000_7000_8000_0000_0000_0000 + n))
}

/// What was said to somebody there, and what they like.
fn notes_on(firm: &Customer, who: ContactId) -> (Activity, Preference) {
    let id = |n: u128| Uuid::from_u128(0x0199_6000_0000_7000_8000_0000_0000_0000 + n);
    let spoken = json!({ "id": id(1), "customer": firm.id, "on": "2026-11-20", "contact": who, "content": "Called" });
    let liked = json!({ "id": id(2), "customer": firm.id, "noted_on": "2026-11-20", "contact": who, "value": "Tea" });
    (serde_json::from_value(spoken).expect("a follow-up"), serde_json::from_value(liked).expect("a preference"))
}

/// Who was spoken to stays the same person, by whichever of their entries the follow-up, the preference or the customer names
/// them: the entries, who is copied, and for the entry named whose copy is named.
#[test]
fn a_person_is_copied_once_and_named_by_each_of_their_entries() {
    for (entries, copied, named) in [
        // the one that stands is read after the other
        (&[(1, Some(2)), (2, None)][..], &["Entry 2"][..], &[(1, Some("Entry 2")), (2, Some("Entry 2"))][..]),
        // and before it
        (&[(1, None), (2, Some(1))], &["Entry 1"], &[(1, Some("Entry 1")), (2, Some("Entry 1"))]),
        // one after the other
        (&[(1, Some(2)), (2, Some(3)), (3, None)], &["Entry 3"], &[(1, Some("Entry 3"))]),
        // the one that stood is gone: the other stands for itself again
        (&[(1, Some(9))], &["Entry 1"], &[(1, Some("Entry 1")), (9, None)]),
        // two copies of the book merged them in opposite directions: the older one stands
        (&[(1, Some(2)), (2, Some(1))], &["Entry 1"], &[(1, Some("Entry 1")), (2, Some("Entry 1"))]),
    ] {
        let (firm, people) = firm_with(entries);
        for (entry, expected) in named {
            let firm = Customer { primary_contact: Some(person(*entry)), ..firm.clone() };
            let (spoken, liked) = notes_on(&firm, person(*entry));
            let mut there = Laptop::of_book(9, "Wang", OTHER);
            let mut changes: Vec<Change> = people.iter().map(|it| Change::put(it).expect("an object")).collect();
            changes.push(Change::put(&firm).expect("an object"));
            changes.push(Change::put(&spoken).expect("an object"));
            changes.push(Change::put(&liked).expect("an object"));
            there.write(&changes);
            let here = Laptop::new(1, "Li");
            let (_, offering) = read_other(&here, Shelf::in_memory(), &there.export()).expect("a sound file");
            assert_eq!(offering.customers[0].contacts, copied.len(), "as many are promised as come: {entries:?}");
            let copies = copies(&here, &there.export(), &[firm.id]);
            let names: Vec<&str> = copies.contacts.iter().map(|it| it.name.as_str()).collect();
            assert_eq!(names, copied, "{entries:?}");
            assert!(copies.contacts.iter().all(|it| it.merged_into.is_none()), "{entries:?}");
            let called = |id: Option<ContactId>| {
                id.map(|id| copies.contacts.iter().find(|it| it.id == id).expect("it is copied").name.as_str())
            };
            assert_eq!(called(copies.customers[0].primary_contact), *expected, "{entries:?}, {entry}");
            assert_eq!(called(copies.activities[0].contact), *expected, "{entries:?}, {entry}");
            assert_eq!(called(copies.preferences[0].contact), *expected, "{entries:?}, {entry}");
        }
    }
}

#[test]
fn what_this_version_cannot_read_is_counted_and_not_copied() {
    let (firm, people) = firm_with(&[(1, None), (2, None)]);
    let (spoken, _) = notes_on(&firm, person(1));
    let mut there = Laptop::of_book(9, "Wang", OTHER);
    let mut changes: Vec<Change> = people.iter().map(|it| Change::put(it).expect("an object")).collect();
    changes.push(Change::put(&firm).expect("an object"));
    changes.push(Change::put(&spoken).expect("an object"));
    there.write(&changes);
    // of a newer shape: a person and a follow-up whose words are no words
    for (kind, id, field) in [(Kind::Contact, person(2).0, "name"), (Kind::Activity, spoken.id.0, "content")] {
        let fields = BTreeMap::from([(field.to_owned(), json!({ "zh": "1", "en": "2" }))]);
        there.write(&[Change::Put { id, kind, sets: &[], fields }]);
    }
    let here = Laptop::new(1, "Li");
    let (_, offering) = read_other(&here, Shelf::in_memory(), &there.export()).expect("a sound file");
    assert_eq!((offering.customers[0].contacts, offering.unread), (1, 1), "the person is told before");
    let copies = copies(&here, &there.export(), &[firm.id]);
    assert_eq!((copies.contacts.len(), copies.activities.len()), (1, 0));
    assert_eq!(copies.unread, 1, "the follow-up is told after");
}

#[test]
fn numbers_that_are_taken_are_left_empty_and_contracts_get_our_own_company() {
    let numbered = |n: u128, number: &str| Customer {
        id: CustomerId(Uuid::from_u128(n)),
        number: number.to_owned(),
        ..other_book().0.customers[0].clone()
    };
    let contract = other_book().0.contracts[0].clone();
    let made = Copies {
        customers: vec![
            numbered(1, "KH-1"),
            numbered(2, "KH-2"),
            numbered(3, "KH-2"),
            numbered(4, ""),
            numbered(5, " KH-1"),
            numbered(6, "KH-2 "),
            numbered(7, "KH-3 "),
        ],
        contracts: vec![contract],
        ..Copies::default()
    };
    let own = OwnEntityId(Uuid::from_u128(77));
    let mut fitted = made.clone();
    assert_eq!(fitted.fit(|number| number == "KH-1", Some(own)), 4, "space around a number makes it no other one");
    let numbers: Vec<&str> = fitted.customers.iter().map(|it| it.number.as_str()).collect();
    assert_eq!(numbers, ["", "KH-2", "", "", "", "", "KH-3 "]);
    assert_eq!(fitted.contracts[0].own_entity, own);
    // without a company of our own there is nobody to contract
    let mut fitted = made;
    fitted.fit(|_| false, None);
    assert_eq!(fitted.contracts, []);
}

#[test]
fn p18_a_damaged_file_of_another_book_offers_nothing() {
    let (book, there) = other_book();
    let here = Laptop::new(1, "Li");
    let name = &book.customers[3].name;
    let other: String = name.chars().rev().collect();
    let damaged = String::from_utf8(there.export()).expect("text").replace(name.as_str(), &other);
    let Err(IntakeFault::File(fault)) = read_other(&here, Shelf::in_memory(), damaged.as_bytes()) else {
        panic!("refused")
    };
    assert_eq!(fault.problem, Problem::Damaged);
    let file = there.export();
    let cut = &file[..file.len() - 10];
    assert!(matches!(read_other(&here, Shelf::in_memory(), cut), Err(IntakeFault::File(_))));
}

#[test]
fn a_file_of_this_book_is_joined_and_never_copied() {
    let (here, there) = super::laptop::two_laptops();
    let begun = now(Intake::begin(&here.tab(), here.fresh(), Limits::default())).expect("begins");
    let mut intake = begun.welcoming();
    intake.feed(&there.export(), here.now).expect("a sound file");
    assert!(!intake.is_other());
    assert_eq!(intake.copies(&BTreeSet::new(), &mut Ids(0)), Err(IntakeFault::NotReading));
    assert!(intake.finish(here.now).is_ok());
}
