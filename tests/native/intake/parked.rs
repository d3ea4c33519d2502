//! What does not fit into memory lies on the disk meanwhile: nothing else differs (`storage-and-sync.md` 2.8, step 2).

use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;

use counterpart::kinds::Kind;
use counterpart::record::transaction::Change;
use counterpart::store::engine::{Access, Engine, Entry};
use counterpart::store::memory::{MemoryDisk, MemoryTransaction};
use counterpart::store::page;
use counterpart::store::row::{self, Content, Stored, text_key};
use counterpart::store::schema::ObjectStore;
use counterpart::store::{MemoryRepository, PagedRepository, StoreError};
use counterpart::sync::intake::{IntakeFault, Outcome};
use counterpart::sync::shelf::{Lost, Scratch, Shelf};
use proptest::prelude::*;
use serde_json::json;

use super::failing::waiting;
use super::laptop::{Laptop, agreed, id, now};

/// A disk that fails when it is told to.
#[derive(Default)]
pub(super) struct MemoryScratch {
    bytes: Vec<u8>,
    /// The write, and the read, from which on it fails.
    fails: (Option<usize>, Option<usize>),
    calls: Rc<Cell<(usize, usize)>>,
}

impl Scratch for MemoryScratch {
    fn write(&mut self, at: u64, bytes: &[u8]) -> Result<(), Lost> {
        let (writes, reads) = self.calls.get();
        self.calls.set((writes + 1, reads));
        if self.fails.0.is_some_and(|from| writes >= from) {
            return Err(Lost);
        }
        assert_eq!(at, self.bytes.len() as u64, "one behind the other");
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    fn read(&mut self, at: u64, into: &mut [u8]) -> Result<(), Lost> {
        let (writes, reads) = self.calls.get();
        self.calls.set((writes, reads + 1));
        if self.fails.1.is_some_and(|from| reads >= from) {
            return Err(Lost);
        }
        let from = usize::try_from(at).expect("small");
        into.copy_from_slice(&self.bytes[from..from + into.len()]);
        Ok(())
    }
}

fn parking(budget: usize) -> Shelf {
    Shelf::parking(budget, Box::new(MemoryScratch::default()))
}

/// A laptop with a book of so many customers, and a file with as many others and one hundredth of the same changed.
fn large(customers: u64) -> (Laptop, Vec<u8>) {
    let note = "一家做阀门和管件的公司，".repeat(40);
    let put = |number: u64, text: &str| Change::Put {
        id: id(number),
        kind: Kind::Customer,
        sets: &[],
        fields: BTreeMap::from([
            ("name".to_owned(), json!(format!("firm {number}"))),
            ("note".to_owned(), json!(format!("{text} {note}"))),
            ("number".to_owned(), json!(format!("KH-{number:06}"))),
        ]),
    };
    let mut here = Laptop::new(1, "Li");
    here.write(&(1..=customers).map(|number| put(number, "as it was")).collect::<Vec<_>>());
    let mut there = Laptop::blank(2000);
    there.now = here.now;
    there.bring_in(&here.export());
    there.write(&(customers + 1..=customers * 2).map(|number| put(number, "new")).collect::<Vec<_>>());
    let changed: Vec<Change> = (1..=customers).step_by(100).map(|number| put(number, "changed there")).collect();
    there.write(&changed);
    here.now = there.now;
    (here, there.export())
}

#[test]
fn whatever_fits_into_memory_the_same_is_shown_and_written() {
    for many in [false, true] {
        let (laptop, file) = waiting(many);
        let (mut intake, shown) = laptop.read(&file).expect("a sound file");
        let plain = laptop.copied();
        assert!(matches!(now(intake.apply(&plain.tab(), &agreed(&shown), plain.now)), Ok(Outcome::Written(_))));
        for budget in [0, 500, 5_000, 20_000] {
            let here = laptop.copied();
            let tab = here.tab();
            let shelf = parking(budget);
            let (mut intake, preview) = here.read_on(shelf.clone(), &tab, &file).expect("a sound file");
            assert_eq!(preview, shown, "with {budget} bytes of memory");
            assert!(shelf.has_parked() || budget > 500, "with {budget} bytes of memory");
            let outcome = now(intake.apply(&tab, &agreed(&preview), here.now));
            assert!(matches!(outcome, Ok(Outcome::Written(_))), "with {budget} bytes of memory: {outcome:?}");
            assert_eq!(here.contents(), plain.contents(), "with {budget} bytes of memory");
            let kept = |laptop: &Laptop| laptop.disk.entries(counterpart::store::schema::ObjectStore::Undo);
            assert_eq!(kept(&here), kept(&plain), "it can be taken back alike");
        }
    }
}

/// A disk that takes everything, and comes to harm as soon as the book has moved on.
struct Harmed {
    tab: MemoryRepository,
    disk: MemoryDisk,
    before: Vec<Entry>,
    harm: Box<dyn Fn(&MemoryDisk)>,
}

impl Harmed {
    fn over(here: &Laptop, harm: impl Fn(&MemoryDisk) + 'static) -> PagedRepository<Self> {
        let (disk, before) = (here.disk.clone(), here.disk.entries(ObjectStore::Meta));
        PagedRepository::over(Self { tab: here.tab(), disk, before, harm: Box::new(harm) })
    }
}

impl Engine for Harmed {
    type Transaction = MemoryTransaction;

    async fn begin(&self, stores: &[ObjectStore], access: Access) -> Result<MemoryTransaction, StoreError> {
        if self.disk.entries(ObjectStore::Meta) != self.before {
            (self.harm)(&self.disk);
        }
        self.tab.engine().begin(stores, access).await
    }

    async fn reopen(&self) -> Result<(), StoreError> {
        self.tab.engine().reopen().await
    }
}

fn amiss(outcome: &Result<Outcome, IntakeFault>) -> Option<usize> {
    match outcome {
        Ok(Outcome::Written(written)) => Some(written.amiss),
        Ok(Outcome::NothingNew | Outcome::Moved(_)) | Err(_) => None,
    }
}

#[test]
fn what_is_written_is_read_back_and_what_is_not_there_is_counted() {
    // of few rows one that lies by itself, of many a whole page
    let one = (ObjectStore::Fresh, text_key(id(4), Kind::Customer.name()));
    let page = (ObjectStore::Pages, String::new());
    for ((laptop, file), loses) in [(waiting(false), one), (large(1_000), page)] {
        for parks in [false, true] {
            let shelf = || if parks { parking(0) } else { Shelf::in_memory() };
            let here = laptop.copied();
            let (mut intake, preview) = here.read_on(shelf(), &here.tab(), &file).expect("a sound file");
            let outcome = now(intake.apply(&here.tab(), &agreed(&preview), here.now));
            assert_eq!(amiss(&outcome), Some(0), "all is there");
            let whole = here.contents().rows;

            let mut here = laptop.copied();
            let (mut intake, preview) = here.read_on(shelf(), &here.tab(), &file).expect("a sound file");
            let (store, key) = loses.clone();
            let forgetful = Harmed::over(&here, move |disk| disk.lose(store, &key));
            let outcome = now(intake.apply(&forgetful, &agreed(&preview), here.now));
            assert!(amiss(&outcome).is_some_and(|rows| rows > 0), "{loses:?} is missed: {outcome:?}");
            assert!(here.contents().rows.len() < whole.len(), "{loses:?} is gone");
            // the same file brings back what the disk has lost of it
            let outcome = Ok(here.bring_in(&file));
            assert_eq!(amiss(&outcome), Some(0), "{loses:?} is written once more");
            assert!(here.contents().rows == whole, "{loses:?} is there again");
        }
    }
}

/// What a stored row says, with one other letter in the word that this import has brought.
fn with_another_letter(row: &Stored<'_>) -> Vec<u8> {
    let Content::Live(content) = row.content else { panic!("a row that was removed") };
    str::from_utf8(content).expect("text").replace(" there", " thera").into_bytes()
}

/// The entries of a store with another letter in their rows: as long as before, and sound by every check sum.
fn alter(disk: &MemoryDisk, store: ObjectStore) {
    for (key, bytes) in disk.entries(store) {
        let mut altered = Vec::new();
        if store == ObjectStore::Pages {
            let page = page::read(&bytes);
            let texts: Vec<Vec<u8>> = page.rows.iter().map(with_another_letter).collect();
            let rows = page.rows.iter().zip(&texts);
            let rows: Vec<Stored<'_>> =
                rows.map(|(row, text)| Stored { content: Content::Live(text), ..*row }).collect();
            altered = page::encode(&rows).expect("a page");
        } else {
            let row = row::read(&bytes).expect("a row").row;
            let text = with_another_letter(&row);
            Stored { content: Content::Live(&text), ..row }.encode(&mut altered).expect("a row");
        }
        assert_eq!(altered.len(), bytes.len());
        disk.overwrite(store, &key, altered);
    }
}

#[test]
fn what_reads_back_as_long_as_it_was_but_otherwise_is_counted_too() {
    for ((laptop, file), store, rows) in
        [(waiting(false), ObjectStore::Fresh, 2), (large(1_000), ObjectStore::Pages, 10)]
    {
        for parks in [false, true] {
            let shelf = if parks { parking(0) } else { Shelf::in_memory() };
            let here = laptop.copied();
            let (mut intake, preview) = here.read_on(shelf, &here.tab(), &file).expect("a sound file");
            let harmed = Harmed::over(&here, move |disk| alter(disk, store));
            let outcome = now(intake.apply(&harmed, &agreed(&preview), here.now));
            // of few rows “new there” and “newer there”, of many the hundredth part that was “changed there”
            assert_eq!(amiss(&outcome), Some(rows), "{store:?}, parked: {parks}");
        }
    }
}

#[test]
fn the_memory_of_rows_stays_within_its_budget_however_large_the_book_and_the_file() {
    let (here, file) = large(3_000);
    assert!(file.len() > 8_000_000, "{} bytes", file.len());
    let shelf = parking(300_000);
    let tab = here.tab();
    let (mut intake, preview) = here.read_on(shelf.clone(), &tab, &file).expect("a sound file");
    assert_eq!(preview.new.total, 3_000);
    assert_eq!(preview.changed.total, 30);
    assert!(matches!(now(intake.apply(&tab, &agreed(&preview), here.now)), Ok(Outcome::Written(_))));
    assert_eq!(here.contents().rows.len(), 6_001);
    let (_, most) = shelf.held();
    assert!(most <= 300_000, "{most} bytes were held");
    drop(intake);
    assert_eq!(shelf.held().0, 0, "nothing is held when the file is forgotten");
}

#[test]
fn s03_a_disk_that_takes_no_more_costs_memory_and_nothing_else() {
    let (laptop, file) = large(1_000);
    let (_, shown) = laptop.read(&file).expect("a sound file");
    for full_from in 0..3 {
        let here = laptop.copied();
        let tab = here.tab();
        let scratch = MemoryScratch { fails: (Some(full_from), None), ..MemoryScratch::default() };
        let shelf = Shelf::parking(0, Box::new(scratch));
        let (mut intake, preview) = here.read_on(shelf, &tab, &file).expect("a sound file");
        assert_eq!(preview, shown, "full from write {full_from} on");
        assert!(matches!(now(intake.apply(&tab, &agreed(&preview), here.now)), Ok(Outcome::Written(_))));
        assert_eq!(here.contents().rows.len(), 2_001);
    }
}

#[test]
fn s03_a_disk_that_does_not_give_back_what_it_took_is_told_and_nothing_is_written() {
    let (laptop, file) = large(1_000);
    let before = laptop.contents();
    let read_with = |fails_from: Option<usize>| {
        let scratch = MemoryScratch { fails: (None, fails_from), ..MemoryScratch::default() };
        let calls = Rc::clone(&scratch.calls);
        let here = laptop.copied();
        let tab = here.tab();
        let read = here.read_on(Shelf::parking(0, Box::new(scratch)), &tab, &file);
        let outcome = match read {
            Ok((mut intake, preview)) => now(intake.apply(&tab, &agreed(&preview), here.now)),
            Err(fault) => Err(fault),
        };
        (here, outcome, calls.get().1)
    };
    let (_, whole, reads) = read_with(None);
    assert!(matches!(whole, Ok(Outcome::Written(_))));
    assert!(reads > 10, "{reads} reads");
    for from in (0..reads).step_by((reads / 40).max(1)) {
        let (here, outcome, _) = read_with(Some(from));
        let told = matches!(
            outcome,
            Err(IntakeFault::Parked(Lost) | IntakeFault::Store(counterpart::store::StoreError::Damaged))
        );
        assert!(told, "from read {from} on: {outcome:?}");
        assert_eq!(here.contents(), before, "from read {from} on");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is kept comes back, in whatever order it is asked for.
    #[test]
    fn what_is_parked_comes_back(
        sizes in prop::collection::vec(1_usize..200_000, 1..40),
        order in prop::collection::vec(any::<prop::sample::Index>(), 1..120),
        budget in 0_usize..400_000,
    ) {
        let shelf = parking(budget);
        let byte = |place: usize| u8::try_from(place % 251).expect("below 251");
        let texts: Vec<_> = sizes.iter().enumerate().map(|(place, size)| shelf.keep(&vec![byte(place); *size])).collect();
        for index in order {
            let place = index.index(texts.len());
            prop_assert_eq!(texts[place].len(), sizes[place]);
            prop_assert!(*texts[place].bytes() == *vec![byte(place); sizes[place]], "row {}", place);
        }
        prop_assert_eq!(shelf.check(), Ok(()));
        prop_assert!(shelf.held().1 <= budget);
    }
}
