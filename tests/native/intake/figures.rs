//! A book that goes out as a file and comes into an empty one has the same figures there, as of any day; and the sums of parts,
//! contracts and customers are one sum (`domain.md` 5.11).

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;

use counterpart::demo::{DemoBook, many_with_contracts};
use counterpart::domain::account::Entries;
use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::contract::Contract;
use counterpart::domain::contract::event::ContractEvent;
use counterpart::domain::date::Date;
use counterpart::domain::dunning_rows::DunningRows;
use counterpart::domain::entity::Entity;
use counterpart::domain::id::{AllocationId, ContractId, CustomerId, ReceiptId, WaiverId, uuid_v7};
use counterpart::domain::late_fee::debt::ReceiptBook;
use counterpart::domain::money::Money;
use counterpart::domain::progress::{Progress, progress};
use counterpart::domain::receipt::{Allocation, ClaimPart, PaymentMethod, Receipt};
use counterpart::domain::standing::CustomerStanding;
use counterpart::domain::waiver::Waiver;
use counterpart::record::document::read;
use counterpart::record::row::decode_row;
use counterpart::record::transaction::Change;
use counterpart::sync::intake::{Consent, Introduction};
use proptest::prelude::*;

use super::laptop::{Laptop, agreed, now};

/// What of a book makes its figures.
#[derive(Debug, PartialEq)]
struct Rows {
    contracts: Vec<Contract>,
    events: Vec<ContractEvent>,
    receipts: Vec<Receipt>,
    allocations: Vec<Allocation>,
    waivers: Vec<Waiver>,
}

/// Of every contract: open, collected and late fee, in fen.
type Figures = BTreeMap<ContractId, [i64; 3]>;

/// Money that comes in for a contract and a part by their places, a share of the part in per cent: so many days before the day of
/// the book; perhaps used so many days later, perhaps taken back.
#[derive(Debug, Clone)]
struct Came {
    contract: usize,
    part: usize,
    percent: i64,
    ago: i64,
    used: Option<i64>,
    back: Option<i64>,
    given_up: i64,
}

fn came() -> impl Strategy<Value = Came> {
    let days = proptest::option::of(0_i64..60);
    let size = (0_i64..40, 0_i64..400, 0_i64..20);
    (any::<usize>(), any::<usize>(), size, days.clone(), days).prop_map(
        |(contract, part, (percent, ago, given_up), used, back)| Came {
            contract,
            part,
            percent,
            ago,
            used,
            back,
            given_up,
        },
    )
}

fn today() -> Date {
    Date::new(2026, 5, 20).expect("a date")
}

fn progress_of(rows: &Rows, contract: &Contract, as_of: Date) -> Progress {
    let events: Vec<&ContractEvent> = rows.events.iter().filter(|it| it.contract == contract.id).collect();
    let own: Vec<&Allocation> = rows.allocations.iter().filter(|it| it.contract == contract.id).collect();
    let waivers = rows.waivers.iter().filter(|it| it.contract == contract.id).collect();
    let dunning = DunningRows { waivers, ..DunningRows::default() }.book(as_of);
    let receipts = ReceiptBook::new(&rows.receipts);
    let entries = Entries { receipts: &receipts, allocations: &own, dunning: &dunning };
    progress(&contract.brief(), &events, &entries, &WorkCalendar::standard(), as_of).expect("a standing")
}

/// The figures as of a day, the same ones summed part by part, contract by contract and customer by customer.
fn figures(rows: &Rows, as_of: Date) -> Figures {
    let mut found = Figures::new();
    let mut customers: BTreeMap<CustomerId, Vec<Progress>> = BTreeMap::new();
    for contract in &rows.contracts {
        let standing = progress_of(rows, contract, as_of);
        if !standing.is_binding() {
            continue;
        }
        let account = standing.account.clone().expect("an account");
        let of_parts: i64 = account.parts.iter().map(|part| part.position.open.minor).sum();
        assert_eq!(of_parts, account.open.minor, "the parts of a contract");
        found.insert(contract.id, [account.open.minor, account.collected.minor, account.late_fees.minor]);
        customers.entry(contract.customer).or_default().push(standing);
    }
    let standings = customers.values().map(|own| CustomerStanding::of(own).expect("a standing").value);
    let (open, collected) =
        standings.fold((0, 0), |sums, it| (sums.0 + it.receivable.minor, sums.1 + it.collected.minor));
    assert_eq!(open, found.values().map(|it| it[0]).sum::<i64>(), "open of customers and of contracts");
    assert_eq!(collected, found.values().map(|it| it[1]).sum::<i64>(), "collected of customers and of contracts");
    found
}

/// A made book with more money in it.
fn book(seed: u64, customers: usize, all: &[Came]) -> Rows {
    let made = many_with_contracts(seed, customers, NonZeroUsize::MIN, today()).expect("a book");
    let DemoBook { contracts, contract_events: events, receipts, allocations, waivers, .. } = made;
    let mut rows = Rows { contracts, events, receipts, allocations, waivers };
    for (it, number) in all.iter().zip(1..) {
        let Some(place) = it.contract.checked_rem(rows.contracts.len()) else { continue };
        let (contract, customer) = (rows.contracts[place].id, rows.contracts[place].customer);
        let Ok(account) = progress_of(&rows, &rows.contracts[place], today()).account else { continue };
        let Some(place) = it.part.checked_rem(account.parts.len()) else { continue };
        let (instalment, whole) = (account.parts[place].id, account.parts[place].position.amount);
        let amount = Money::new((whole.minor * it.percent / 100).max(1), whole.currency);
        let on = today().plus_days(-it.ago).expect("a date");
        let receipt = Receipt {
            id: ReceiptId(uuid_v7(number, [21; 10])),
            customer,
            on,
            amount,
            method: PaymentMethod::Transfer,
            reference: format!("NB-{number}"),
            reverses: None,
            note: String::new(),
            reason: String::new(),
            against: String::new(),
            bank_line: None,
            purpose: format!("第{}期", place + 1),
        };
        if let Some(later) = it.back {
            rows.receipts.push(Receipt {
                id: ReceiptId(uuid_v7(number, [22; 10])),
                on: on.plus_days(later).expect("a date"),
                amount: amount.negated().expect("an amount"),
                reverses: Some(receipt.id),
                ..receipt.clone()
            });
        }
        rows.allocations.push(Allocation {
            id: AllocationId(uuid_v7(number, [23; 10])),
            receipt: receipt.id,
            contract,
            instalment,
            part: ClaimPart::Principal,
            amount,
            on: it.used.map(|later| on.plus_days(later).expect("a date")),
        });
        rows.receipts.push(receipt);
        rows.waivers.push(Waiver {
            id: WaiverId(uuid_v7(number, [24; 10])),
            contract,
            instalment,
            part: ClaimPart::Principal,
            on,
            amount: Money::new((whole.minor * it.given_up / 100).max(1), whole.currency),
            by: "Li".to_owned(),
            reason: "agreed".to_owned(),
            reverses: None,
        });
    }
    rows
}

pub(super) fn put<E: Entity>(all: &[E]) -> impl Iterator<Item = Change> {
    all.iter().map(|it| Change::put(it).expect("an object"))
}

pub(super) fn rows_of<E: Entity>(laptop: &Laptop) -> Vec<E> {
    let all = laptop.contents().rows;
    let recs = all.values().map(|row| decode_row(row).expect("a record"));
    recs.filter(|(_, rec)| rec.kind() == E::KIND.name()).map(|(id, rec)| read(id, &rec).expect("it reads")).collect()
}

/// What stands in the book on a laptop.
fn kept(laptop: &Laptop) -> Rows {
    Rows {
        contracts: rows_of(laptop),
        events: rows_of(laptop),
        receipts: rows_of(laptop),
        allocations: rows_of(laptop),
        waivers: rows_of(laptop),
    }
}

/// The same book in an empty browser, by way of its file.
fn through_a_file(rows: &Rows) -> Rows {
    let changes = put(&rows.contracts)
        .chain(put(&rows.events))
        .chain(put(&rows.receipts))
        .chain(put(&rows.allocations))
        .chain(put(&rows.waivers));
    kept(&carried(&changes.collect::<Vec<_>>()))
}

/// An empty browser, after the file of a book in which this was written came in.
pub(super) fn carried(changes: &[Change]) -> Laptop {
    let mut here = Laptop::new(1, "Li");
    here.write(changes);
    let mut there = Laptop::blank(2000);
    there.now = here.now;
    let (mut intake, preview) = there.read(&here.export()).expect("a sound file");
    let introduction = Introduction { person: "Zhou".into(), device: "MateBook".into() };
    let consent = Consent { introduction: Some(introduction), ..agreed(&preview) };
    now(intake.apply(&there.tab(), &consent, there.now)).expect("applied");
    there
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_book_that_comes_out_of_a_file_has_the_figures_of_the_one_that_went_in(
        seed in any::<u64>(),
        customers in 1_usize..5,
        money in proptest::collection::vec(came(), 0..6),
        offsets in proptest::collection::vec(-300_i64..300, 1..4),
    ) {
        let before = book(seed, customers, &money);
        let after = through_a_file(&before);
        let ids = |rows: &Rows| rows.allocations.iter().map(|it| it.id).collect::<BTreeSet<_>>();
        prop_assert_eq!(ids(&before), ids(&after));
        for offset in offsets {
            let as_of = today().plus_days(offset).expect("a date");
            prop_assert_eq!(figures(&before, as_of), figures(&after, as_of));
        }
    }
}

#[test]
fn the_books_that_are_compared_have_something_open_collected_and_late() {
    let figures = figures(&book(7, 40, &[]), today());
    for (at, name) in [(0, "open"), (1, "collected"), (2, "late fee")] {
        assert!(figures.values().any(|it| it[at] > 0), "{name}: {figures:?}");
    }
}
