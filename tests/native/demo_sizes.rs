//! The sample book in any size: the same bytes for the same seed, sound, and with something of everything.

use std::collections::{BTreeMap, BTreeSet};

use counterpart::demo::{DemoBook, DemoError, Growing, MOST_CUSTOMERS, Seeded, book};
use counterpart::domain::account::Entries;
use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::contract::event::ContractEvent;
use counterpart::domain::date::Date;
use counterpart::domain::entity::Entity;
use counterpart::domain::id::{CustomerId, OpportunityId};
use counterpart::domain::late_fee::debt::ReceiptBook;
use counterpart::domain::late_fee::dunning::DunningBook;
use counterpart::domain::lifecycle::opportunity::{Pipeline, Stage};
use counterpart::domain::opportunity::OpportunityEvent;
use counterpart::domain::progress::progress;
use counterpart::domain::receipt::Allocation;
use counterpart::i18n::{Locale, Text};
use counterpart::record::excerpt::excerpt;
use counterpart::record::meta::Meta;
use counterpart::record::replica::Replica;
use counterpart::record::transaction::{Change, write};
use sha2::{Digest, Sha256};

fn today() -> Date {
    Date::parse("2026-05-20").unwrap()
}

fn sized(seed: u64, size: usize) -> DemoBook {
    Growing::whole(seed, size, today()).unwrap()
}

fn digest(book: &DemoBook) -> [u8; 32] {
    Sha256::digest(serde_json::to_vec(book).unwrap()).into()
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_others_at_every_size() {
    for size in [50, 1_000] {
        let (book, again) = (sized(1, size), sized(1, size));
        assert_eq!(book.customers.len(), size);
        assert_eq!(digest(&book), digest(&again), "{size} customers");
        assert_ne!(digest(&book), digest(&sized(2, size)), "{size} customers of another seed");
    }
}

#[test]
fn a_book_that_grows_piece_by_piece_is_the_whole_book() {
    let mut growing = Growing::new(1, 1_000, today()).unwrap();
    let mut customers = Vec::new();
    let mut pieces = 0;
    while let Some(piece) = growing.piece().unwrap() {
        customers.extend(piece.customers);
        pieces += 1;
        assert_eq!(growing.entered(), customers.len(), "it tells how far it is");
    }
    assert!(pieces > 3, "{pieces} pieces: a page can draw in between");
    assert_eq!(customers, sized(1, 1_000).customers);
    assert_eq!(growing.piece().unwrap(), None, "and that is all");
}

#[test]
fn what_is_written_by_hand_stands_first_in_every_size() {
    let by_hand = book(today(), &mut Seeded::new(1)).unwrap();
    let count = by_hand.customers.len();
    assert!((10..50).contains(&count), "{count} customers are written by hand");
    let grown = sized(1, 50);
    assert_eq!(grown.customers[..count], by_hand.customers);
    assert_eq!(grown.products, by_hand.products);
    assert_eq!(grown.members, by_hand.members);
    // a size below that leaves it as it is
    assert_eq!(digest(&sized(1, 0)), digest(&by_hand));
}

#[test]
fn no_two_customers_are_called_or_numbered_the_same_and_everything_belongs_to_one_of_them() {
    let book = sized(1, 2_000);
    let distinct = |of: fn(&counterpart::domain::customer::Customer) -> String| {
        book.customers.iter().map(of).filter(|it| !it.is_empty()).collect::<BTreeSet<_>>().len()
    };
    let named = |of: fn(&counterpart::domain::customer::Customer) -> String| {
        book.customers.iter().map(of).filter(|it| !it.is_empty()).count()
    };
    assert_eq!(distinct(|it| it.name.clone()), named(|it| it.name.clone()));
    assert_eq!(distinct(|it| it.number.clone()), named(|it| it.number.clone()));
    assert_eq!(distinct(|it| it.code.clone()), named(|it| it.code.clone()));
    let numbers: BTreeSet<&str> = book.contracts.iter().map(|it| it.number.as_str()).collect();
    assert_eq!(numbers.len(), book.contracts.len(), "contract numbers go on over all pieces");

    let known: BTreeSet<CustomerId> = book.customers.iter().map(|it| it.id).collect();
    assert!(book.contacts.iter().all(|it| known.contains(&it.customer)));
    assert!(book.activities.iter().filter_map(|it| it.customer).all(|it| known.contains(&it)));
    assert!(book.contracts.iter().all(|it| known.contains(&it.customer)));
    assert!(book.opportunities.iter().all(|it| known.contains(&it.customer)));
    assert!(book.customers.iter().filter_map(|it| it.parent).all(|parent| known.contains(&parent)));
}

#[test]
fn a_grown_book_has_something_of_everything() {
    let book = sized(1, 2_000);
    // of so many customers: by the rules a third has a contract, each one and a half follow-ups, a sixth a chance to sell
    assert!((550..=800).contains(&book.contracts.len()), "{} contracts", book.contracts.len());
    assert!((2_500..=3_500).contains(&book.activities.len()), "{} follow-ups", book.activities.len());
    assert!((200..=500).contains(&book.opportunities.len()), "{} opportunities", book.opportunities.len());
    assert!((60..=250).contains(&book.leads.len()), "{} leads", book.leads.len());
    assert!(book.customers.iter().filter(|it| it.parent.is_some()).count() > 20, "groups");
    assert!(
        book.activities.iter().filter(|it| it.open_on(today()).is_some_and(|day| day < today())).count() > 20,
        "late"
    );
    assert!(
        book.activities.iter().filter(|it| it.open_on(today()).is_some_and(|day| day > today())).count() > 20,
        "to come"
    );
    assert!(book.activities.iter().any(|it| it.repeats.is_some()));
    assert!(book.activities.iter().all(|it| it.on <= today()), "nothing was said tomorrow");
}

#[test]
fn every_contract_and_every_chance_of_a_grown_book_can_be_reckoned() {
    let book = sized(1, 1_000);
    // what is written by hand has its own tests, and holds what does not fit on purpose
    let by_rule = by_rule(&book);
    let receipts = ReceiptBook::new(&book.receipts);
    for contract in book.contracts.iter().filter(|it| by_rule.contains(&it.customer)) {
        let events: Vec<&ContractEvent> = book.contract_events.iter().filter(|it| it.contract == contract.id).collect();
        let counted: Vec<&Allocation> = book.allocations.iter().filter(|it| it.contract == contract.id).collect();
        let entries = Entries { receipts: &receipts, allocations: &counted, dunning: &DunningBook::none() };
        let standing = progress(&contract.brief(), &events, &entries, &WorkCalendar::standard(), today()).unwrap();
        assert!(standing.life.anomalies.is_empty(), "{}: {:?}", contract.number, standing.life.anomalies);
        assert!(standing.account.is_ok(), "{}", contract.number);
    }
    let pipeline = Pipeline::default();
    let mut ends = [0_usize; 3];
    for sale in book.opportunities.iter().filter(|it| by_rule.contains(&it.customer)) {
        let own: Vec<&OpportunityEvent> = events_of(&book, sale.id);
        let standing = sale.standing(&own, &[], &pipeline, today());
        assert_eq!(standing.passed.len(), own.len(), "{}: every move fits", sale.name);
        match standing.life.stage {
            Stage::Open { .. } => ends[0] += 1,
            Stage::Won { .. } => ends[1] += 1,
            Stage::Lost { .. } => ends[2] += 1,
        }
    }
    assert!(ends.iter().all(|count| *count > 5), "open, won and lost: {ends:?}");
}

/// The customers that are made by rule.
fn by_rule(whole: &DemoBook) -> BTreeSet<CustomerId> {
    let by_hand = book(today(), &mut Seeded::new(1)).unwrap().customers.len();
    whole.customers[by_hand..].iter().map(|it| it.id).collect()
}

fn events_of(book: &DemoBook, id: OpportunityId) -> Vec<&OpportunityEvent> {
    book.opportunity_events.iter().filter(|it| it.opportunity == id).collect()
}

#[test]
fn more_customers_than_there_are_names_are_refused() {
    let most = MOST_CUSTOMERS;
    assert_eq!(Growing::new(1, most + 1, today()).err(), Some(DemoError::TooMany { most }));
    assert!(most > 100_000);
}

/// What records take on disk: their rows, and the excerpts by which a book is opened.
fn room<E: Entity>(records: &[E]) -> usize {
    let changes: Vec<Change> = records.iter().map(|it| Change::put(it).unwrap()).collect();
    let meta = Meta::fresh(uuid::Uuid::from_u128(1), Replica(7));
    let written = write(&meta, &BTreeMap::new(), &changes, 1_779_240_600_000).unwrap();
    let one = |bytes: &[u8]| bytes.len() + excerpt(bytes).unwrap().map_or(0, |(_, short)| short.len());
    written.rows.iter().map(|row| one(&row.bytes)).sum()
}

/// What the start page says of the room that a demo takes is what its records take, which grows with their number.
#[test]
fn the_room_that_a_demo_takes_is_what_is_said_of_it() {
    let size = |customers: usize| {
        let book = sized(1, customers);
        room(&book.customers)
            + room(&book.contacts)
            + room(&book.activities)
            + room(&book.contracts)
            + room(&book.contract_events)
            + room(&book.receipts)
            + room(&book.allocations)
            + room(&book.opportunities)
            + room(&book.opportunity_events)
            + room(&book.quotes)
            + room(&book.quote_events)
            + room(&book.leads)
            + room(&book.lead_events)
            + room(&book.pool_events)
            + room(&book.preferences)
            + room(&book.purchases)
            + room(&book.tasks)
    };
    let (thousand, two) = (size(1_000), size(2_000));
    let each = (two - thousand) / 1_000;
    // the words: up to about 12 MB, 110 MB, 1.1 GB; not less than a quarter of it, or they would frighten for nothing
    let text = Text::new(Locale::En);
    for (customers, words, most) in [
        (1_000, text.demo_takes_seconds(), 12_000_000),
        (10_000, text.demo_takes_a_minute(), 110_000_000),
        (100_000, text.demo_takes_long(), 1_100_000_000),
    ] {
        let taken = thousand + each * (customers - 1_000);
        assert!((most / 4..=most / 20 * 21).contains(&taken), "{customers} customers take {taken} bytes: {words}");
    }
}
