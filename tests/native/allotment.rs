//! What a receipt is counted towards: the law's order between debts (Civil Code art. 560), the contract's inside one.

use counterpart::domain::account::{Account, Entries, Happened, account};
use counterpart::domain::allotment::{Advance, OpenPart, Share, count, open_parts};
use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::contract::Contract;
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::further::Further;
use counterpart::domain::contract::named::FurtherRole;
use counterpart::domain::contract::party::{ContractKind, Side, SubjectKind};
use counterpart::domain::contract::payment::{Earnest, Plan};
use counterpart::domain::contract::plan::{Due, Event, Period};
use counterpart::domain::contract::usual::Beginning;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::date::Date;
use counterpart::domain::exact::Worked;
use counterpart::domain::id::{
    AllocationId, ContractId, CustomerId, InstalmentId, LineId, NewId, OwnEntityId, ReceiptId, uuid_v7,
};
use counterpart::domain::late_fee::debt::ReceiptBook;
use counterpart::domain::late_fee::dunning::DunningBook;
use counterpart::domain::late_fee::precedence::Reason;
use counterpart::domain::late_fee::rate_table::{RateStep, RateTable};
use counterpart::domain::late_fee::rule::{AllocationOrder, LateFeeRule, LateRate, PaymentDay};
use counterpart::domain::late_fee::succession::LateFeeBefore;
use counterpart::domain::line::Line;
use counterpart::domain::money::Money;
use counterpart::domain::rate::{Ppm, Quantity};
use counterpart::domain::receipt::ClaimPart::{self, LateFee, Principal};
use counterpart::domain::receipt::{Allocation, PaymentMethod, Receipt};
#[cfg(not(target_arch = "wasm32"))]
use proptest::prelude::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

struct Counter(u64);

impl NewId for Counter {
    fn new_id(&mut self) -> uuid::Uuid {
        self.0 += 1;
        uuid_v7(1_780_000_000_000 + self.0, [0; 10])
    }
}

fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

/// So much a day, in parts per million.
fn a_day(ppm: i64) -> LateFeeRule {
    let steps = vec![RateStep { from: day("2020-01-01"), rate: Ppm(ppm) }];
    LateFeeRule::plain(LateRate::Daily { table: RateTable::new(steps).expect("a table") })
}

/// A contract over one sum, due all at once.
struct Owed {
    due: Due,
    fen: i64,
    rule: LateFeeRule,
}

fn owed(due: &str, fen: i64, rule: LateFeeRule) -> Owed {
    Owed { due: Due::On(day(due)), fen, rule }
}

fn contract(owed: &Owed, ids: &mut Counter) -> Contract {
    let beginning = Beginning {
        own_entity: OwnEntityId::fresh(ids),
        customer: CustomerId::fresh(ids),
        kind: ContractKind::Sale,
        subject_kind: SubjectKind::Goods,
        title: Wording::default(),
        on: day("2026-01-01"),
        not_needed: Wording::default(),
    };
    let mut contract = Contract::usual(beginning, ids).expect("a contract");
    let line = Line {
        id: LineId::fresh(ids),
        code: String::new(),
        name: "meter".to_owned(),
        name_en: String::new(),
        spec: String::new(),
        unit: String::new(),
        quantity: Quantity { thousandths: 1_000 },
        unit_price: Money::cny(owed.fen),
        discount: Ppm(0),
        tax_rate: Ppm(0),
    };
    contract.lines.insert(line.id, line);
    let Clause::Included(payment) = &mut contract.payment else { panic!("a sale is paid for") };
    payment.plan = Plan::LumpSum { id: InstalmentId::fresh(ids), due: owed.due };
    payment.late_fee = owed.rule.clone();
    contract
}

/// A payment counted towards all that is open, in the law's order.
fn towards(claims: &[(&Account, &LateFeeRule)], fen: i64, on: &str) -> Worked<Advance, Share> {
    let open =
        |(account, rule): &(&Account, &LateFeeRule)| open_parts(account, &[], rule, day(on)).expect("what is open");
    let open: Vec<OpenPart> = claims.iter().flat_map(open).collect();
    count(Money::cny(fen), &[], &open, day(on)).expect("it is counted")
}

/// What each contract gets of a payment, by its place in the list, and what is in advance.
fn counted(all: &[Owed], fen: i64, on: &str) -> (Vec<(usize, ClaimPart, i64)>, i64) {
    let mut ids = Counter(0);
    let contracts: Vec<Contract> = all.iter().map(|it| contract(it, &mut ids)).collect();
    let (book, calendar) = (ReceiptBook::default(), WorkCalendar::standard());
    let accounts: Vec<Account> = contracts
        .iter()
        .map(|it| {
            let entries = Entries { receipts: &book, allocations: &[], dunning: &DunningBook::none() };
            account(&it.brief(), &Happened::new(), None, &entries, &calendar, day(on)).expect("an account")
        })
        .collect();
    let claims: Vec<(&Account, &LateFeeRule)> = accounts.iter().zip(all.iter().map(|it| &it.rule)).collect();
    let found = towards(&claims, fen, on);
    let place = |id| contracts.iter().position(|it| it.id == id).expect("one of them");
    let shares = found.working.iter().map(|it| (place(it.contract), it.part, it.amount.minor)).collect();
    (shares, found.value.minor)
}

#[test]
fn a_receipt_pays_what_the_law_puts_first() {
    let after_delivery = Due::After { event: Event::Delivery, within: Period::days(10) };
    let principal_first = LateFeeRule { order: AllocationOrder::PrincipalFirst, ..a_day(500) };
    let lighter = LateFeeRule { order: AllocationOrder::PrincipalFirst, ..a_day(100) };
    let day_not_counted = LateFeeRule { payment_day: PaymentDay::NotCounted, ..a_day(500) };
    // 15 June; 0.05 % a day of 1,000.00 is 0.50
    for (case, all, fen, expected) in [
        (
            "what is due comes before what is not: 5 days late cost 1.25",
            vec![owed("2026-07-01", 100_000, a_day(500)), owed("2026-06-10", 50_000, a_day(500))],
            60_000,
            (vec![(1, LateFee, 125), (1, Principal, 50_000), (0, Principal, 9_875)], 0),
        ),
        (
            "of two that are due the heavier one, though it fell due later: 14 days",
            vec![owed("2026-05-01", 100_000, a_day(100)), owed("2026-06-01", 100_000, a_day(500))],
            100_700,
            (vec![(1, LateFee, 700), (1, Principal, 100_000)], 0),
        ),
        (
            "of two as heavy the one that fell due earlier",
            vec![owed("2026-06-08", 100_000, a_day(500)), owed("2026-06-01", 100_000, a_day(500))],
            50_700,
            (vec![(1, LateFee, 700), (1, Principal, 50_000)], 0),
        ),
        (
            "where nothing sets them apart, in proportion to what is open: 1,007.00 and 2,014.00",
            vec![owed("2026-06-01", 100_000, a_day(500)), owed("2026-06-01", 200_000, a_day(500))],
            151_050,
            (vec![(0, LateFee, 700), (0, Principal, 49_650), (1, LateFee, 1_400), (1, Principal, 99_300)], 0),
        ),
        (
            "a day that is not known yet comes last",
            vec![Owed { due: after_delivery, fen: 100_000, rule: a_day(500) }, owed("2026-07-01", 100_000, a_day(500))],
            120_000,
            (vec![(1, Principal, 100_000), (0, Principal, 20_000)], 0),
        ),
        (
            "inside one debt by its contract",
            vec![owed("2026-06-01", 100_000, principal_first.clone())],
            50_000,
            (vec![(0, Principal, 50_000)], 0),
        ),
        (
            "what is not needed is in advance",
            vec![owed("2026-06-01", 100_000, a_day(500))],
            200_000,
            (vec![(0, LateFee, 700), (0, Principal, 100_000)], 99_300),
        ),
        (
            "where the day of the payment bears no fee, 13 days and the price settle it",
            vec![owed("2026-06-01", 100_000, day_not_counted)],
            100_650,
            (vec![(0, LateFee, 650), (0, Principal, 100_000)], 0),
        ),
        (
            "alike, but each by its own contract inside: 1,007.00 each, 250.01 and 250.00 of it",
            vec![owed("2026-06-01", 100_000, a_day(500)), owed("2026-06-01", 100_000, principal_first.clone())],
            50_001,
            (vec![(0, LateFee, 700), (0, Principal, 24_301), (1, Principal, 25_000)], 0),
        ),
        (
            "the heavier one first, then what is left by the order of the lighter one",
            vec![owed("2026-05-01", 100_000, lighter), owed("2026-06-01", 100_000, a_day(500))],
            150_700,
            (vec![(1, LateFee, 700), (1, Principal, 100_000), (0, Principal, 50_000)], 0),
        ),
        ("nothing is open", vec![], 100, (vec![], 100)),
    ] {
        assert_eq!(counted(&all, fen, "2026-06-15"), expected, "{case}");
    }
}

#[test]
fn a_part_that_fell_due_before_its_clause_was_replaced_keeps_its_order() {
    // 14 days late on 15 June: 0.05 % a day of 1,000.00 is 7.00
    let (book, calendar) = (ReceiptBook::default(), WorkCalendar::standard());
    let deal = contract(&owed("2026-06-01", 100_000, a_day(500)), &mut Counter(0)).brief();
    let entries = Entries { receipts: &book, allocations: &[], dunning: &DunningBook::none() };
    let account = account(&deal, &Happened::new(), None, &entries, &calendar, day("2026-06-15")).expect("an account");
    let replaced = |until| {
        let rule = LateFeeRule { order: AllocationOrder::PrincipalFirst, ..a_day(500) };
        vec![LateFeeBefore { until: day(until), rule }]
    };
    for (case, before, expected) in [
        ("never", vec![], vec![(LateFee, 700), (Principal, 49_300)]),
        ("after its day", replaced("2026-06-10"), vec![(Principal, 50_000)]),
        ("before its day", replaced("2026-05-10"), vec![(LateFee, 700), (Principal, 49_300)]),
    ] {
        let open = open_parts(&account, &before, &a_day(500), day("2026-06-15")).expect("what is open");
        let found = count(Money::cny(50_000), &[], &open, day("2026-06-15")).expect("it is counted");
        let told: Vec<_> = found.working.iter().map(|it| (it.part, it.amount.minor)).collect();
        assert_eq!(told, expected, "{case}");
    }
}

#[test]
fn every_share_of_a_receipt_says_why_it_came_first() {
    use Reason::{AlreadyDue, EarlierDue, HeavierBurden, LastLeft, ProRata};
    for (case, all, fen, expected) in [
        (
            "due, then not due",
            vec![owed("2026-07-01", 100_000, a_day(500)), owed("2026-06-15", 50_000, a_day(500))],
            60_000,
            vec![(1, AlreadyDue), (0, LastLeft)],
        ),
        (
            "heavier, then earlier",
            vec![
                owed("2026-06-11", 100_000, a_day(100)),
                owed("2026-06-10", 100_000, a_day(100)),
                owed("2026-06-15", 100_000, a_day(500)),
            ],
            250_000,
            vec![(2, HeavierBurden), (1, EarlierDue), (1, EarlierDue), (0, LastLeft), (0, LastLeft)],
        ),
        (
            "alike",
            vec![owed("2026-06-15", 100_000, a_day(500)), owed("2026-06-15", 100_000, a_day(500))],
            50_000,
            vec![(0, ProRata), (1, ProRata)],
        ),
    ] {
        let mut ids = Counter(0);
        let contracts: Vec<Contract> = all.iter().map(|it| contract(it, &mut ids)).collect();
        let desk = Desk { contracts: &contracts, owed: &all, receipts: Vec::new(), allocations: Vec::new() };
        let found = desk.suggested(fen, "2026-06-15");
        let said: Vec<_> = found.working.iter().map(|it| (desk.place(it.contract), it.reason)).collect();
        assert_eq!(said, expected, "{case}");
    }
}

/// A guarantor and earnest money are agreed, and say neither how much of a debt is secured nor that they still stand.
#[test]
fn no_open_part_counts_as_secured() {
    let mut deal = contract(&owed("2026-06-01", 100_000, a_day(500)), &mut Counter(0));
    deal.signing.further.push(Further::joining(Side::Them, FurtherRole::Guarantor));
    let Clause::Included(payment) = &mut deal.payment else { panic!("a sale is paid for") };
    payment.earnest = Earnest::Sum(Money::cny(20_000));
    let (book, calendar) = (ReceiptBook::default(), WorkCalendar::standard());
    let entries = Entries { receipts: &book, allocations: &[], dunning: &DunningBook::none() };
    let account =
        account(&deal.brief(), &Happened::new(), None, &entries, &calendar, day("2026-06-15")).expect("an account");
    let open = open_parts(&account, &[], &a_day(500), day("2026-06-15")).expect("what is open");
    let secured: Vec<_> = open.iter().map(|it| it.debt.secured).collect();
    assert_eq!(secured, [Money::cny(0)]);
}

/// A book of contracts, and what came in for them so far.
struct Desk<'a> {
    contracts: &'a [Contract],
    owed: &'a [Owed],
    receipts: Vec<Receipt>,
    allocations: Vec<Allocation>,
}

impl Desk<'_> {
    fn place(&self, id: ContractId) -> usize {
        self.contracts.iter().position(|it| it.id == id).expect("one of them")
    }

    fn accounts(&self, on: &str) -> Vec<Account> {
        let (book, calendar) = (ReceiptBook::new(&self.receipts), WorkCalendar::standard());
        let read = |it: &Contract| {
            let own: Vec<&Allocation> = self.allocations.iter().filter(|row| row.contract == it.id).collect();
            let entries = Entries { receipts: &book, allocations: &own, dunning: &DunningBook::none() };
            account(&it.brief(), &Happened::new(), None, &entries, &calendar, day(on)).expect("an account")
        };
        self.contracts.iter().map(read).collect()
    }

    fn suggested(&self, fen: i64, on: &str) -> Worked<Advance, Share> {
        let accounts = self.accounts(on);
        let claims: Vec<_> = accounts.iter().zip(self.owed.iter().map(|it| &it.rule)).collect();
        towards(&claims, fen, on)
    }

    /// Keeps a receipt as it is suggested, and says what of it is in advance.
    fn keep(&mut self, fen: i64, on: &str, ids: &mut Counter) -> i64 {
        let found = self.suggested(fen, on);
        let receipt = Receipt {
            id: ReceiptId::fresh(ids),
            customer: self.contracts.first().map_or_else(|| CustomerId::fresh(ids), |it| it.customer),
            on: day(on),
            amount: Money::cny(fen),
            method: PaymentMethod::Transfer,
            reference: String::new(),
            reverses: None,
            note: String::new(),
            reason: String::new(),
            against: String::new(),
            bank_line: None,
            purpose: String::new(),
        };
        for Share { contract, instalment, part, amount, .. } in found.working {
            let id = AllocationId::fresh(ids);
            self.allocations.push(Allocation { id, receipt: receipt.id, contract, instalment, part, amount, on: None });
        }
        self.receipts.push(receipt);
        found.value.minor
    }
}

/// What is counted towards each contract's price and late fee of receipts of 30 June in this order, what is in advance, and what the
/// contracts owe a month later: price, late fee.
type Kept = (Vec<(i64, i64)>, i64, Vec<(i64, i64)>);

fn kept(all: &[Owed], receipts: &[i64]) -> Kept {
    let mut ids = Counter(0);
    let contracts: Vec<Contract> = all.iter().map(|it| contract(it, &mut ids)).collect();
    let mut desk = Desk { contracts: &contracts, owed: all, receipts: Vec::new(), allocations: Vec::new() };
    let advance: i64 = receipts.iter().map(|fen| desk.keep(*fen, "2026-06-30", &mut ids)).sum();
    let counted = contracts.iter().map(|it| {
        let of = |part| -> i64 {
            let own = desk.allocations.iter().filter(|row| row.contract == it.id && row.part == part);
            own.map(|row| row.amount.minor).sum()
        };
        (of(Principal), of(LateFee))
    });
    let counted: Vec<(i64, i64)> = counted.collect();
    let left = |account: Account| (account.open.minor, account.late_fees.minor);
    (counted, advance, desk.accounts("2026-07-31").into_iter().map(left).collect())
}

/// Three contracts over 6.00, 6.00 and 2.00 that fell due on one day, and no late fee.
#[test]
fn receipts_of_one_day_are_counted_the_same_in_whatever_order_they_are_entered() {
    let all = [600, 600, 200].map(|fen| owed("2026-06-01", fen, a_day(0)));
    let expected = (vec![(5, 0), (5, 0), (1, 0)], 0, vec![(595, 0), (595, 0), (199, 0)]);
    for receipts in [vec![11], vec![10, 1], vec![1, 10], vec![5, 1, 5]] {
        assert_eq!(kept(&all, &receipts), expected, "{receipts:?}");
    }
}

#[cfg(not(target_arch = "wasm32"))]
proptest! {
    /// Contracts that nothing sets apart, whatever their clauses put first; some fall due later.
    #[test]
    fn the_order_in_which_receipts_of_one_day_are_entered_does_not_matter(
        all in proptest::collection::vec((0_usize..4, 1_i64..50_000, 0_usize..4), 2..6),
        ppm in 0_i64..2_000,
        (receipts, turned) in proptest::collection::vec(1_i64..60_000, 2..5)
            .prop_flat_map(|receipts| (Just(receipts.clone()), Just(receipts).prop_shuffle())),
    ) {
        let all: Vec<Owed> = all
            .into_iter()
            .map(|(later, fen, kind)| {
                let order = match kind {
                    0 => AllocationOrder::PrincipalFirst,
                    2 => AllocationOrder::Proportional,
                    _ => AllocationOrder::CostInterestPrincipal,
                };
                let payment_day = if kind == 1 { PaymentDay::NotCounted } else { PaymentDay::Counted };
                let due = if later == 0 { "2026-07-15" } else { "2026-04-15" };
                owed(due, fen, LateFeeRule { order, payment_day, ..a_day(ppm) })
            })
            .collect();
        let found = kept(&all, &receipts);
        prop_assert_eq!(&found, &kept(&all, &turned));
        let sum: i64 = receipts.iter().sum();
        prop_assert_eq!(&found, &kept(&all, &[sum]), "nor whether they came as one");
    }

    #[test]
    fn every_fen_of_a_receipt_is_counted_once(
        all in proptest::collection::vec((0_i64..60, 1_i64..500_000, 0_i64..2_000), 0..6),
        fen in 1_i64..2_000_000,
    ) {
        let all: Vec<Owed> = all
            .into_iter()
            .map(|(late, fen, ppm)| Owed {
                due: Due::On(day("2026-06-30").plus_days(-late).expect("a date")),
                fen,
                rule: a_day(ppm),
            })
            .collect();
        let (shares, advance) = counted(&all, fen, "2026-06-15");
        prop_assert_eq!(shares.iter().map(|(_, _, fen)| fen).sum::<i64>() + advance, fen);
        for (place, owed) in all.iter().enumerate() {
            let price: i64 = shares.iter().filter(|it| it.0 == place && it.1 == Principal).map(|it| it.2).sum();
            prop_assert!(price <= owed.fen, "no more than the price");
            prop_assert!(advance == 0 || price == owed.fen, "in advance only what no price needs");
        }
    }

    /// Invariants 2 and 3 of domain.md 5.11: what is kept of a receipt is no more than it, and of a claim no more than it.
    #[test]
    fn what_is_kept_of_receipts_exceeds_neither_them_nor_the_claims(
        all in proptest::collection::vec((0_i64..60, 1_i64..500_000, 0_i64..2_000, 0_usize..4), 1..5),
        came in proptest::collection::vec((0_i64..40, 1_i64..700_000), 1..6),
    ) {
        let all: Vec<Owed> = all
            .into_iter()
            .map(|(late, fen, ppm, kind)| {
                let order = if kind == 0 { AllocationOrder::PrincipalFirst } else { AllocationOrder::CostInterestPrincipal };
                let payment_day = if kind == 1 { PaymentDay::NotCounted } else { PaymentDay::Counted };
                let due = Due::On(day("2026-06-30").plus_days(-late).expect("a date"));
                Owed { due, fen, rule: LateFeeRule { order, payment_day, ..a_day(ppm) } }
            })
            .collect();
        let mut ids = Counter(0);
        let contracts: Vec<Contract> = all.iter().map(|it| contract(it, &mut ids)).collect();
        let mut desk = Desk { contracts: &contracts, owed: &all, receipts: Vec::new(), allocations: Vec::new() };
        let mut on = day("2026-06-01");
        let mut advances = 0;
        for (later, fen) in &came {
            on = on.plus_days(*later).expect("a date");
            advances += desk.keep(*fen, &on.to_string(), &mut ids);
        }
        for receipt in &desk.receipts {
            let of: i64 = desk.allocations.iter().filter(|it| it.receipt == receipt.id).map(|it| it.amount.minor).sum();
            prop_assert!(of <= receipt.amount.minor, "2: {of} of {}", receipt.amount.minor);
        }
        let kept: i64 = desk.allocations.iter().map(|it| it.amount.minor).sum();
        prop_assert_eq!(kept + advances, came.iter().map(|(_, fen)| fen).sum::<i64>());
        for (owed, account) in all.iter().zip(desk.accounts(&on.to_string())) {
            for part in &account.parts {
                let of = |claim| -> i64 {
                    let own = desk.allocations.iter().filter(|it| it.instalment == part.id && it.part == claim);
                    own.map(|it| it.amount.minor).sum()
                };
                prop_assert!(of(Principal) <= owed.fen, "3: no more than the price");
                prop_assert_eq!(part.position.excess, Money::cny(0));
                prop_assert_eq!(part.position.collected.minor, of(Principal), "all of it is counted");
                let accrued = part.late_fee.as_ref().map_or(0, |fee| fee.value.total.minor);
                prop_assert!(of(LateFee) <= accrued, "3: {} of a fee of {accrued}", of(LateFee));
            }
        }
    }
}
