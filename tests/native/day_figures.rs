//! The figures of the first page, kept up with changes and brought to other days, are those that are added up anew.

use std::collections::HashSet;
use std::num::NonZeroUsize;
use std::sync::LazyLock;

use counterpart::demo::{DemoBook, Seeded, book, many_with_contracts};
use counterpart::domain::account::Entries;
use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::collection::DueDay;
use counterpart::domain::contract::amendment::binding::bound;
use counterpart::domain::contract::brief::ContractBrief;
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::event::{ContractEvent, Fact};
use counterpart::domain::contract::party::{Side, Who};
use counterpart::domain::contract::payment::Plan;
use counterpart::domain::contract::plan::{Due, Event as Awaited, Instalment, PartLabel, Period, Share};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::cure;
use counterpart::domain::date::Date;
use counterpart::domain::dunning_rows::DunningRows;
use counterpart::domain::first::{first_of, first_placed};
use counterpart::domain::force_majeure::{self, Reach};
use counterpart::domain::id::{AllocationId, ContractEventId, ContractId, InstalmentId, ReceiptId, WaiverId, uuid_v7};
use counterpart::domain::late_fee::debt::ReceiptBook;
use counterpart::domain::lifecycle::contract::event::{Event, SuspensionGround};
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::overview::day::DayBook;
use counterpart::domain::overview::figures::{Figures, Tally};
use counterpart::domain::overview::gather::Gathering;
use counterpart::domain::overview::share::{Entered, Shared};
use counterpart::domain::overview::span::Span;
use counterpart::domain::pay_promise;
use counterpart::domain::progress::{Progress, progress, progress_without_fees};
use counterpart::domain::receipt::{Allocation, ClaimPart, PaymentMethod, Receipt};
use counterpart::domain::settlement_list::keys::part_key;
use counterpart::domain::settlement_list::record as settlement;
use counterpart::domain::term::TermError;
use counterpart::domain::transfer;
use counterpart::domain::waiver::Waiver;
use proptest::prelude::*;

use crate::progress::{Counter, day, sale, signed};

const TODAY: &str = "2026-05-20";

/// The sample book, with thirty contracts made by rule beside it.
static BOOK: LazyLock<DemoBook> = LazyLock::new(|| {
    let mut all = book(day(TODAY), &mut Seeded::new(7)).expect("the sample book");
    let more = many_with_contracts(11, 30, NonZeroUsize::MIN, day(TODAY)).expect("a book");
    all.contracts.extend(more.contracts);
    all.contract_events.extend(more.contract_events);
    all.receipts.extend(more.receipts);
    all.allocations.extend(more.allocations);
    all
});

/// The standing of a contract on a day by everything in the book, the terms it has on it, and the days of its entries.
pub(crate) fn standing(
    book: &DemoBook,
    id: ContractId,
    as_of: Date,
) -> Option<(ContractBrief, Progress, Entered, bool)> {
    standing_by(progress, book, id, as_of)
}

/// What reckons a standing.
type Reckon = fn(&ContractBrief, &[&ContractEvent], &Entries<'_>, &WorkCalendar, Date) -> Result<Progress, TermError>;

fn standing_by(
    reckon: Reckon,
    book: &DemoBook,
    id: ContractId,
    as_of: Date,
) -> Option<(ContractBrief, Progress, Entered, bool)> {
    let contract = book.contracts.iter().find(|it| it.id == id)?;
    let amendments: Vec<_> = book.amendments.iter().filter(|it| it.contract == id).collect();
    let signed = contract.brief();
    let brief = bound(&signed, amendments.iter().copied(), as_of).unwrap_or(signed);
    let events: Vec<&ContractEvent> = book.contract_events.iter().filter(|it| it.contract == id).collect();
    let counted: Vec<&Allocation> = book.allocations.iter().filter(|it| it.contract == id).collect();
    let paid: HashSet<ReceiptId> = counted.iter().map(|it| it.receipt).collect();
    let receipts: Vec<&Receipt> = book
        .receipts
        .iter()
        .filter(|it| paid.contains(&it.id) || it.reverses.is_some_and(|id| paid.contains(&id)))
        .collect();
    let rows = DunningRows {
        waivers: book.waivers.iter().filter(|it| it.contract == id).collect(),
        costs: book.recovery_costs.iter().filter(|it| it.contract == id).collect(),
        statements: book.late_fee_statements.iter().filter(|it| it.contract == id).collect(),
    };
    let mut days: Vec<Date> = rows.waivers.iter().map(|it| it.on).chain(rows.costs.iter().map(|it| it.on)).collect();
    days.extend(rows.statements.iter().map(|it| it.on));
    let paid = receipts.iter().map(|it| it.on).chain(counted.iter().filter_map(|it| it.on)).collect();
    let mut entered = Entered { events: days, happened: Vec::new(), paid, is_waived: !rows.waivers.is_empty() };
    for event in &events {
        entered.take(event);
    }
    let (receipts, dunning) = (ReceiptBook::new(receipts), rows.book(as_of));
    let entries = Entries { receipts: &receipts, allocations: &counted, dunning: &dunning };
    let found = reckon(&brief, &events, &entries, &WorkCalendar::standard(), as_of).ok()?;
    Some((brief, found, entered, !amendments.is_empty()))
}

fn shared(book: &DemoBook, id: ContractId, as_of: Date) -> Shared {
    shared_by(progress, book, id, as_of)
}

/// The same without late fees.
fn shared_early(book: &DemoBook, id: ContractId, as_of: Date) -> Shared {
    shared_by(progress_without_fees, book, id, as_of)
}

fn shared_by(reckon: Reckon, book: &DemoBook, id: ContractId, as_of: Date) -> Shared {
    standing_by(reckon, book, id, as_of).map_or(Shared::unknown(as_of), |(brief, standing, days, amended)| {
        Shared::of(&brief, &standing, days, amended, as_of)
    })
}

fn added_up(book: &DemoBook, as_of: Date) -> Vec<Figures> {
    let mut gathering = Gathering::new();
    for contract in &book.contracts {
        if let Some((_, standing, ..)) = standing(book, contract.id, as_of) {
            gathering.contract(&standing);
        }
    }
    for receipt in &book.receipts {
        gathering.receipt(receipt);
    }
    gathering.figures(as_of).expect("sums")
}

/// What a person adds up in a currency: open parts, late parts, what is planned this month and what came in, by count and amount.
fn by_hand(book: &DemoBook, currency: Currency, as_of: Date) -> [(usize, i64); 5] {
    let mut sums = [(0, 0); 5];
    let mut add = |place: usize, minor: i64| {
        sums[place].0 += 1;
        sums[place].1 += minor;
    };
    for contract in &book.contracts {
        let Some((_, standing, ..)) = standing(book, contract.id, as_of) else { continue };
        let Some(account) =
            standing.account.as_ref().ok().filter(|it| standing.is_binding() && it.total.currency == currency)
        else {
            continue;
        };
        for part in &account.parts {
            let (promised, open) = (part.position.amount.minor, part.position.open.minor);
            if open != 0 {
                add(0, open);
            }
            let DueDay::On(due) = part.due else { continue };
            if open != 0 && due < as_of {
                add(1, open);
            }
            if open != 0 && due < as_of && due.plus_days(90).expect("a date") < as_of {
                add(2, open);
            }
            if due.to_string()[..7] == as_of.to_string()[..7] {
                add(3, promised);
            }
        }
    }
    // what is set off against a debt of ours is no money that came in
    let is_cash = |it: &&Receipt| it.method != PaymentMethod::SetOff;
    for receipt in book.receipts.iter().filter(is_cash).filter(|it| it.amount.currency == currency && it.on <= as_of) {
        if receipt.on.to_string()[..7] == as_of.to_string()[..7] {
            add(4, receipt.amount.minor);
        }
    }
    sums
}

/// The same of the figures.
fn told(figures: &Figures) -> [(usize, i64); 5] {
    let tally = |it: &Tally| (it.count, it.amount.minor);
    let over_90 = figures.ages.last().expect("a column");
    // these two have no count of their own
    let [planned, received] = [figures.planned, figures.received].map(|it| (0, it.minor));
    [tally(&figures.receivable), tally(&figures.overdue), tally(over_90), planned, received]
}

fn without_late_fees(figures: Vec<Figures>) -> Vec<Figures> {
    figures.into_iter().map(|it| Figures { late_fees: Money::zero(it.currency), ..it }).collect()
}

/// Everything of a book taken in as of a day.
pub(crate) fn taken_in(book: &DemoBook, as_of: Date) -> DayBook {
    let mut days = DayBook::new(as_of);
    for contract in &book.contracts {
        days.put(contract.id, Some(shared(book, contract.id, as_of)));
    }
    for receipt in &book.receipts {
        days.put_receipt(receipt.id, Some(receipt));
    }
    days
}

/// What somebody does, each with numbers that choose of what there is.
#[derive(Debug, Clone)]
enum Deed {
    /// Another day is looked at: so many days from the one before.
    Look(i64),
    /// Part of an instalment comes in so many days ago, or in so many days; perhaps it is an advance that is used so many days later.
    Pay(usize, usize, i64, Option<i64>),
    /// A receipt is taken back on such a day.
    TakeBack(usize, i64),
    /// An instalment is given up.
    Waive(usize, usize, i64),
    /// A contract is suspended.
    Suspend(usize, i64, Option<i64>),
    /// A part of a plan is due so many days after something.
    Await(usize, usize, usize, u16),
    /// Something happens to a contract that a part of it waits for, or that none does.
    Happen(usize, usize, i64),
    /// The customer is told to be kept from paying, since so many days before that; perhaps it is over so many days later.
    KeepFromPaying(usize, i64, u8, Option<u8>),
    /// Something is told of a contract that is no step of its life.
    Tell(usize, Told, usize, i64),
    /// The last thing that happened to a contract was a mistake and is undone.
    Undo(usize),
    /// A contract is deleted, with its money.
    Delete(usize),
}

/// What may be told of a contract besides.
#[derive(Debug, Clone, Copy)]
enum Told {
    BreachToCure,
    EndedForBreach,
    ListDone,
    ListGivenUp,
    ListAdded,
    PartSettled,
    ClaimsTransferred,
    ContractTransferred,
    PaymentPromised,
}

impl Told {
    const ALL: [Self; 9] = [
        Self::BreachToCure,
        Self::EndedForBreach,
        Self::ListDone,
        Self::ListGivenUp,
        Self::ListAdded,
        Self::PartSettled,
        Self::ClaimsTransferred,
        Self::ContractTransferred,
        Self::PaymentPromised,
    ];

    /// The fact, of a part and on a day.
    fn fact(self, part: InstalmentId, on: Date) -> Fact {
        let transferred = |sort| {
            Fact::Transfer(transfer::Fact::Told(transfer::Told {
                by: Side::Us,
                sort,
                to: "Wang".to_owned(),
                from: on,
                affiliate: false,
                document: String::new(),
                needs_consent: false,
            }))
        };
        let (what, note) = (String::new(), String::new());
        match self {
            Self::BreachToCure => Fact::Cure(cure::Fact::Asked(cure::Asked {
                by: Side::Us,
                breach: "no payment".to_owned(),
                clause: None,
                time: Period::days(10),
                last_day: on.plus_days(10).expect("a date"),
            })),
            Self::EndedForBreach => Fact::Cure(cure::Fact::Ended { by: Side::Us, route: None }),
            Self::ListDone => Fact::Settlement(settlement::Fact::Done { by: "Li".to_owned() }),
            Self::ListGivenUp => Fact::Settlement(settlement::Fact::WaivedWhole { reason: "small".to_owned() }),
            Self::ListAdded => Fact::Settlement(settlement::Fact::Added { what, whose: Who::Them }),
            Self::PartSettled => Fact::Settlement(settlement::Fact::Settled { line: part_key(part), what, note }),
            Self::ClaimsTransferred => transferred(transfer::Sort::Claims),
            Self::ContractTransferred => transferred(transfer::Sort::Contract),
            Self::PaymentPromised => {
                Fact::Promise(pay_promise::Fact::Made { instalment: part, document: String::new(), pay_by: None })
            }
        }
    }
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let near = -70_i64..70;
    let told = || any::<usize>().prop_map(|which| Told::ALL[which % Told::ALL.len()]);
    let deed = prop_oneof![
        4 => prop_oneof![Just(1_i64), Just(-1), Just(30), -400_i64..400].prop_map(Deed::Look),
        3 => (any::<usize>(), any::<usize>(), near.clone(), proptest::option::of(0_i64..40))
            .prop_map(|(a, b, c, d)| Deed::Pay(a, b, c, d)),
        1 => (any::<usize>(), near.clone()).prop_map(|(a, b)| Deed::TakeBack(a, b)),
        1 => (any::<usize>(), any::<usize>(), near.clone()).prop_map(|(a, b, c)| Deed::Waive(a, b, c)),
        1 => (any::<usize>(), near.clone(), proptest::option::of(1_i64..90)).prop_map(|(a, b, c)| Deed::Suspend(a, b, c)),
        1 => (any::<usize>(), any::<usize>(), any::<usize>(), 0_u16..60).prop_map(|(a, b, c, d)| Deed::Await(a, b, c, d)),
        3 => (any::<usize>(), any::<usize>(), near.clone()).prop_map(|(a, b, c)| Deed::Happen(a, b, c)),
        1 => (any::<usize>(), near.clone(), 0_u8..60, proptest::option::of(0_u8..60))
            .prop_map(|(a, b, c, d)| Deed::KeepFromPaying(a, b, c, d)),
        2 => (any::<usize>(), told(), any::<usize>(), near.clone()).prop_map(|(a, b, c, d)| Deed::Tell(a, b, c, d)),
        1 => any::<usize>().prop_map(Deed::Undo),
        1 => any::<usize>().prop_map(Deed::Delete),
    ];
    proptest::collection::vec(deed, 1..14)
}

fn of<T>(all: &[T], choice: usize) -> Option<&T> {
    all.get(choice.checked_rem(all.len())?)
}

/// What the parts of a contract wait for, each as often as they do; and, once each, all that any might.
fn awaited(book: &DemoBook, id: ContractId, as_of: Date) -> Vec<Awaited> {
    let account = standing(book, id, as_of).and_then(|it| it.1.account.ok());
    let parts = account.map(|it| it.parts).unwrap_or_default();
    let mut all: Vec<Awaited> = parts
        .iter()
        .filter_map(|part| match part.term {
            Due::After { event, .. } => Some(event),
            Due::On(_) => None,
        })
        .collect();
    all.extend(Awaited::ALL);
    all.extend(parts.first().map(|part| Awaited::Milestone(part.id)));
    all
}

/// The days of the parts of a plan.
fn dues(plan: &mut Plan) -> Vec<&mut Due> {
    match plan {
        Plan::LumpSum { due, .. } | Plan::Prepaid { due, .. } => vec![due],
        Plan::Instalments { parts } | Plan::Milestones { parts, .. } => {
            parts.iter_mut().map(|part| &mut part.due).collect()
        }
        Plan::Monthly { .. } => Vec::new(),
    }
}

/// What changed, by contract and by receipt.
type Changed = (Vec<ContractId>, Vec<ReceiptId>);

const fn nothing() -> Changed {
    (Vec::new(), Vec::new())
}

/// What is told of a customer that is kept from paying.
fn kept_from_paying(began_on: Date) -> Fact {
    Fact::ForceMajeure(force_majeure::Fact::Told(force_majeure::Told {
        by: Side::Them,
        what: "flood".to_owned(),
        began_on,
        reach: Reach::Payments,
        notice_by: None,
        proof_by: None,
        long_until: None,
    }))
}

/// The id of a row that a deed tells of a contract.
fn told_id(number: u64, place: u8) -> ContractEventId {
    ContractEventId(uuid_v7(1_900_000_000_000 + number, [12 + place; 10]))
}

/// Writes down what a deed tells of a contract.
fn tell(book: &mut DemoBook, contract: ContractId, number: u64, facts: &[(Date, Fact)]) {
    let rows = (0_u8..).zip(facts).map(|(place, (on, fact))| ContractEvent {
        id: told_id(number, place),
        contract,
        on: *on,
        fact: fact.clone(),
    });
    book.contract_events.extend(rows);
}

/// Does it in the book; gives the contracts and receipts that changed.
fn done(book: &mut DemoBook, deed: &Deed, as_of: Date, number: u64) -> Changed {
    let on = |days: i64| as_of.plus_days(days).expect("a date");
    let chosen = |book: &DemoBook, which: usize| of(&book.contracts, which).map(|it| it.id);
    let part_of = |book: &DemoBook, id: ContractId, which: usize| {
        let account = standing(book, id, as_of)?.1.account.ok()?;
        of(&account.parts, which).map(|part| (part.id, part.position.amount))
    };
    match *deed {
        Deed::Look(_) => nothing(),
        Deed::Pay(which, part, days, used) => {
            let Some(id) = chosen(book, which) else { return nothing() };
            let Some((instalment, amount)) = part_of(book, id, part) else { return nothing() };
            let amount = Money::new((amount.minor / 2).max(1), amount.currency);
            let receipt = ReceiptId(uuid_v7(number, [8; 10]));
            let customer = book.contracts.iter().find(|it| it.id == id).expect("it").customer;
            book.receipts.push(Receipt {
                id: receipt,
                customer,
                on: on(days),
                amount,
                method: PaymentMethod::Transfer,
                reference: String::new(),
                reverses: None,
                note: String::new(),
                reason: String::new(),
                against: String::new(),
                bank_line: None,
                purpose: String::new(),
            });
            book.allocations.push(Allocation {
                id: AllocationId(uuid_v7(number, [9; 10])),
                receipt,
                contract: id,
                instalment,
                part: ClaimPart::Principal,
                amount,
                on: used.map(|later| on(days + later)),
            });
            (vec![id], vec![receipt])
        }
        Deed::TakeBack(which, days) => {
            let reversed: HashSet<_> = book.receipts.iter().filter_map(|it| it.reverses).collect();
            let standing: Vec<_> =
                book.receipts.iter().filter(|it| it.reverses.is_none() && !reversed.contains(&it.id)).collect();
            let Some(receipt) = of(&standing, which).map(|it| (*it).clone()) else { return nothing() };
            let id = ReceiptId(uuid_v7(number, [10; 10]));
            let amount = receipt.amount.negated().expect("an amount");
            let paid = book.allocations.iter().filter(|it| it.receipt == receipt.id).map(|it| it.contract).collect();
            book.receipts.push(Receipt {
                id,
                on: on(days).max(receipt.on),
                amount,
                reverses: Some(receipt.id),
                ..receipt
            });
            (paid, vec![id])
        }
        Deed::Waive(which, part, days) => {
            let Some(id) = chosen(book, which) else { return nothing() };
            let Some((instalment, amount)) = part_of(book, id, part) else { return nothing() };
            book.waivers.push(Waiver {
                id: WaiverId(uuid_v7(number, [11; 10])),
                contract: id,
                instalment,
                part: ClaimPart::Principal,
                on: on(days),
                amount: Money::new((amount.minor / 3).max(1), amount.currency),
                by: String::new(),
                reason: String::new(),
                reverses: None,
            });
            (vec![id], Vec::new())
        }
        Deed::Suspend(which, days, until) => {
            let Some(id) = chosen(book, which) else { return nothing() };
            let event = Event::Suspended {
                on: on(days),
                ground: SuspensionGround::Mutual,
                note: String::new(),
                until: until.map(|until| on(days.saturating_add(until))),
            };
            tell(book, id, number, &[(on(days), Fact::Life(event))]);
            (vec![id], Vec::new())
        }
        Deed::Await(which, part, what, days) => {
            let Some(id) = chosen(book, which) else { return nothing() };
            let Some(event) = of(&awaited(book, id, as_of), what).copied() else { return nothing() };
            let contract = book.contracts.iter_mut().find(|it| it.id == id).expect("it");
            if let Clause::Included(payment) = &mut contract.payment {
                let mut dues = dues(&mut payment.plan);
                if let Some(at) = part.checked_rem(dues.len()) {
                    *dues[at] = Due::After { event, within: Period::days(days) };
                }
            }
            (vec![id], Vec::new())
        }
        Deed::Happen(which, what, days) => {
            let Some(id) = chosen(book, which) else { return nothing() };
            let Some(event) = of(&awaited(book, id, as_of), what).copied() else { return nothing() };
            tell(book, id, number, &[(on(days), Fact::Happened(event))]);
            (vec![id], Vec::new())
        }
        Deed::KeepFromPaying(which, days, before, over) => {
            let Some(id) = chosen(book, which) else { return nothing() };
            let event = told_id(number, 0);
            let mut rows = vec![(on(days), kept_from_paying(on(days - i64::from(before))))];
            rows.extend(
                over.map(|later| {
                    (on(days + i64::from(later)), Fact::ForceMajeure(force_majeure::Fact::Ended { event }))
                }),
            );
            tell(book, id, number, &rows);
            (vec![id], Vec::new())
        }
        Deed::Tell(which, told, part, days) => {
            let Some(id) = chosen(book, which) else { return nothing() };
            let Some((instalment, _)) = part_of(book, id, part) else { return nothing() };
            tell(book, id, number, &[(on(days), told.fact(instalment, on(days)))]);
            (vec![id], Vec::new())
        }
        Deed::Undo(which) => {
            let Some(id) = chosen(book, which) else { return nothing() };
            if let Some(last) = book.contract_events.iter().rposition(|it| it.contract == id) {
                book.contract_events.remove(last);
            }
            (vec![id], Vec::new())
        }
        Deed::Delete(which) => {
            let Some(id) = chosen(book, which) else { return nothing() };
            let paid: HashSet<_> =
                book.allocations.iter().filter(|it| it.contract == id).map(|it| it.receipt).collect();
            book.contracts.retain(|it| it.id != id);
            let gone = |it: &Receipt| paid.contains(&it.id) || it.reverses.is_some_and(|id| paid.contains(&id));
            let receipts: Vec<ReceiptId> = book.receipts.iter().filter(|it| gone(it)).map(|it| it.id).collect();
            book.receipts.retain(|it| !receipts.contains(&it.id));
            let others =
                book.allocations.iter().filter(|it| paid.contains(&it.receipt)).map(|it| it.contract).collect();
            (others, receipts)
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Only what changed, and on another day only what is not the same on it, is reckoned: the figures are those of the whole book.
    #[test]
    fn figures_that_are_kept_up_are_those_that_are_added_up(deeds in deeds()) {
        let mut book = BOOK.clone();
        let mut as_of = day(TODAY);
        let mut days = taken_in(&book, as_of);
        for (number, deed) in (1_u64..).zip(&deeds) {
            if let Deed::Look(far) = deed {
                as_of = as_of.plus_days(*far).expect("a date");
                // first without late fees, as a large book is turned: none of it counts as reckoned for the day
                for id in days.turn(as_of) {
                    prop_assert!(!days.is_whole() && !days.is_put(id));
                    let early = if days.is_unknown(id) { shared(&book, id, as_of) } else { shared_early(&book, id, as_of) };
                    days.put_early(id, Some(early));
                    prop_assert!(!days.is_put(id));
                }
                prop_assert!(days.is_whole());
                let early = days.figures().expect("sums");
                prop_assert_eq!(without_late_fees(early), without_late_fees(added_up(&book, as_of)), "early, {:?}", deed);
                // late fees run on from day to day: every contract is reckoned again for them
                for contract in &book.contracts {
                    days.put(contract.id, Some(shared(&book, contract.id, as_of)));
                    prop_assert!(days.is_put(contract.id));
                }
            }
            let (contracts, receipts) = done(&mut book, deed, as_of, number);
            if let Deed::Delete(_) = deed {
                let there: HashSet<_> = book.contracts.iter().map(|it| it.id).collect();
                for gone in BOOK.contracts.iter().filter(|it| !there.contains(&it.id)) {
                    days.put(gone.id, None);
                }
            }
            for id in contracts {
                let there = book.contracts.iter().any(|it| it.id == id);
                days.put(id, there.then(|| shared(&book, id, as_of)));
            }
            for id in receipts {
                days.put_receipt(id, book.receipts.iter().find(|it| it.id == id));
            }
            prop_assert_eq!(days.figures().expect("sums"), added_up(&book, as_of), "after {:?}", deed);
            let all = days.figures_of(book.contracts.iter().map(|it| it.id), book.receipts.iter().map(|it| it.id));
            prop_assert_eq!(all.expect("sums"), days.figures().expect("sums"));
            let mut came: Vec<_> = book.receipts.iter().filter(|it| it.on <= as_of).map(|it| (it.on, it.id)).collect();
            came.sort_unstable();
            let latest: Vec<ReceiptId> = came.iter().rev().take(4).map(|(_, id)| *id).collect();
            prop_assert_eq!(days.latest(as_of, 4), latest);
            for figures in days.figures().expect("sums") {
                let mut own = by_hand(&book, figures.currency, as_of);
                own[3].0 = 0;
                own[4].0 = 0;
                prop_assert_eq!(told(&figures), own, "by hand after {:?}", deed);
            }
        }
    }

    /// The first of many are those of all in order.
    #[test]
    fn the_first_few_are_those_of_all_in_order(all in proptest::collection::vec(0_u8..9, 0..60), most in 0_usize..15) {
        let placed: Vec<(u8, usize)> = all.into_iter().zip(0..).collect();
        let mut sorted = placed.clone();
        sorted.sort_by_key(|(size, _)| *size);
        sorted.truncate(most);
        prop_assert_eq!(first_of(placed.clone(), most, |one, other| one.0.cmp(&other.0)), sorted.clone());
        prop_assert_eq!(first_placed(placed.into_iter().map(|it| (it.0, it)), most), sorted);
    }
}

/// Of every contract of the sample book on every day of two years: as long as its share is said to hold it is the same.
#[test]
fn a_share_holds_as_long_as_nothing_of_it_changes() {
    let (mut held_days, mut all) = (0_usize, 0_usize);
    for contract in &BOOK.contracts {
        let days: Vec<Date> = (-365..365).map(|ahead| day(TODAY).plus_days(ahead).expect("a date")).collect();
        let found: Vec<_> = days.iter().map(|day| standing(&BOOK, contract.id, *day).expect("a standing")).collect();
        let shares: Vec<Shared> = days
            .iter()
            .zip(&found)
            .map(|(day, (brief, standing, entered, amended))| {
                Shared::of(brief, standing, entered.clone(), *amended, *day)
            })
            .collect();
        // what a person sees of the contract alone, on every day
        let alone = |gathering: Gathering, to: usize| without_late_fees(gathering.figures(days[to]).expect("sums"));
        let shown: Vec<Vec<Figures>> = (0..days.len())
            .map(|to| {
                let mut gathering = Gathering::new();
                gathering.contract(&found[to].1);
                alone(gathering, to)
            })
            .collect();
        for from in (0..days.len()).step_by(5) {
            let mut gathering = Gathering::new();
            gathering.shared(&shares[from]);
            let held: Vec<usize> = (0..days.len()).filter(|to| shares[from].holds(days[*to])).collect();
            all += days.len();
            held_days += held.len();
            // a change shows at an end of the days, or it was looked at from there
            let ends = held.len().saturating_sub(3);
            for (at, to) in held.iter().copied().enumerate().filter(|(at, _)| *at < 3 || *at >= ends || at % 7 == 0) {
                let why = format!("{} from {} to {}", contract.number, days[from], days[to]);
                assert_eq!(alone(gathering.clone(), to), shown[to], "{why}, day {at}");
            }
        }
    }
    // a share that holds on its own day only would be true and of no use
    assert!(held_days * 100 / all > 5, "{held_days} of {all}");
}

/// Whether what is known on 20 May of a sale in two parts was so on 10 May, too. The second part is due as given; on 15 May this was
/// told of the sale, or half of the first part came in.
fn was_so_before(due: Due, told: Option<Fact>) -> bool {
    let mut contract = sale(&mut Counter(0));
    let part = |number: u64, due: Due| Instalment {
        id: InstalmentId(uuid_v7(number, [14; 10])),
        label: PartLabel::Progress,
        share: Share::Equal,
        due,
        condition: Wording::default(),
    };
    let Clause::Included(payment) = &mut contract.payment else { panic!("a sale is paid") };
    payment.plan = Plan::Instalments { parts: vec![part(1, Due::On(day("2026-03-10"))), part(2, due)] };
    let id = contract.id;
    let life = (1_u64..).zip(signed()).map(|(number, step)| {
        let row = ContractEventId(uuid_v7(number, [14; 10]));
        ContractEvent::of_life(row, id, step)
    });
    let mut book = BOOK.clone();
    book.contract_events = life.collect();
    book.contracts = vec![contract];
    match told {
        Some(fact) => tell(&mut book, id, 1, &[(day("2026-05-15"), fact)]),
        None => assert_eq!(done(&mut book, &Deed::Pay(0, 0, -5, None), day(TODAY), 1).0, [id]),
    }
    shared(&book, id, day(TODAY)).holds(day("2026-05-10"))
}

#[test]
fn a_share_is_another_only_by_what_a_part_hangs_on() {
    let dated = Due::On(day("2026-06-10"));
    let after = |event: Awaited| Due::After { event, within: Period::days(10) };
    let happened = |event: Awaited| Some(Fact::Happened(event));
    let milestone = |number: u64| Awaited::Milestone(InstalmentId(uuid_v7(number, [14; 10])));
    let rows = [
        ("what a part waits for", after(Awaited::WarrantyEnd), happened(Awaited::WarrantyEnd), false),
        ("what none does", after(Awaited::WarrantyEnd), happened(Awaited::Delivery), true),
        ("what none of dated parts does", dated, happened(Awaited::Delivery), true),
        ("its milestone", after(milestone(2)), happened(milestone(2)), false),
        ("another milestone", after(milestone(2)), happened(milestone(1)), true),
        ("a first payment that was told of", after(Awaited::FirstPayment), happened(Awaited::FirstPayment), false),
        ("a payment that a part waits for", after(Awaited::FirstPayment), None, false),
        ("a payment beside a part that waits for something else", after(Awaited::WarrantyEnd), None, true),
        ("a payment of dated parts", dated, None, true),
        ("what keeps from paying", dated, Some(kept_from_paying(day("2026-05-01"))), false),
    ];
    for (what, due, told, is_so) in rows {
        assert_eq!(was_so_before(due, told), is_so, "{what}");
    }
    for told in Told::ALL {
        let fact = told.fact(InstalmentId(uuid_v7(1, [14; 10])), day("2026-05-15"));
        assert!(was_so_before(dated, Some(fact)), "{told:?}");
    }
}

#[test]
fn a_span_ends_before_the_next_day_on_which_something_turns() {
    let span = Span::around(day("2026-05-20"), ["2026-05-01", "2026-03-01", "2026-06-10", "2026-08-01"].map(day));
    let rows = [
        ("2026-04-30", false),
        ("2026-05-01", true),
        ("2026-05-20", true),
        ("2026-06-09", true),
        ("2026-06-10", false),
    ];
    for (at, holds) in rows {
        assert_eq!(span.holds(day(at)), holds, "{at}");
    }
    let turning = Span::around(day("2026-05-20"), [day("2026-05-20"), day("2026-05-21")]);
    assert!(turning.holds(day("2026-05-20")));
    assert!(!turning.holds(day("2026-05-19")) && !turning.holds(day("2026-05-21")));
    assert!(Span::around(day("2026-05-20"), []).holds(day("1999-01-01")), "nothing ends it");
}
