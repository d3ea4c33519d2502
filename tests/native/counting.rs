//! What a person counts a receipt towards, how it is counted anew, what an advance pays from when on, and what a payer's words name.

use counterpart::domain::allotment::{OpenPart, count};
use counterpart::domain::bank_statement::BankLine;
use counterpart::domain::bank_statement::numbers::{Billed, Named, Numbers};
use counterpart::domain::collection::DueDay;
use counterpart::domain::counting::{Change, Claim, CountingFault, Sum, by_hand, counted, open_claims, recount, room};
use counterpart::domain::id::{AllocationId, ContractId, CustomerId, InstalmentId, uuid_v7};
use counterpart::domain::late_fee::allocation::Parts;
use counterpart::domain::late_fee::debt::{Part, Payment, ReceiptBook};
use counterpart::domain::late_fee::precedence::{OpenDebt, Reason};
use counterpart::domain::late_fee::rule::AllocationOrder;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::payers_purpose::{as_stated, part_numbers, purpose, stated};
use counterpart::domain::rate::Ppm;
use counterpart::domain::receipt::ClaimPart::{self, Cost, LateFee, Principal};
use counterpart::domain::receipt::{Allocation, PaymentMethod, Receipt};
use proptest::prelude::*;

use crate::late_fee::{daily, day, debt, fee, instalment, receipt};

fn contract(number: u8) -> ContractId {
    ContractId(uuid_v7(1, [number; 10]))
}

fn claim(number: u8, part: ClaimPart) -> Claim {
    Claim { contract: contract(1), instalment: instalment(number), part }
}

fn sum(number: u8, part: ClaimPart, fen: i64) -> Sum {
    Sum { claim: claim(number, part), amount: Money::cny(fen) }
}

fn row(number: u8, part: ClaimPart, fen: i64, on: Option<&str>) -> Allocation {
    let change = Change { claim: claim(number, part), amount: Money::cny(fen), on: on.map(day) };
    change.row(receipt(1), AllocationId(uuid_v7(1, [0; 10])))
}

/// An open part of a contract: costs, late fee and price in fen.
fn open(of: u8, number: usize, due: &str, [cost, late_fee, principal]: [i64; 3]) -> OpenPart {
    let part = u8::try_from(number).expect("a small number");
    let debt = OpenDebt {
        instalment: instalment(of * 16 + part),
        due: DueDay::On(day(due)),
        secured: Money::cny(0),
        burden: Ppm(0),
        open: Parts { cost: Money::cny(cost), late_fee: Money::cny(late_fee), principal: Money::cny(principal) },
        order: AllocationOrder::default(),
        stated: None,
    };
    OpenPart { contract: contract(of), number, debt, earlier: Parts::nothing(Currency::CNY) }
}

#[test]
fn what_is_counted_by_hand_is_no_more_than_is_open_and_no_more_than_came_in() {
    let open = [sum(1, LateFee, 1_000), sum(1, Principal, 10_000), sum(2, Principal, 20_000)];
    for (name, fen, chosen, expected) in [
        ("nothing is an advance", 5_000, vec![], Ok(5_000)),
        ("the price before the fee", 5_000, vec![sum(1, Principal, 5_000)], Ok(0)),
        ("the later part first", 5_000, vec![sum(2, Principal, 3_000)], Ok(2_000)),
        ("all that is open", 31_000, open.to_vec(), Ok(0)),
        ("a box with nothing", 100, vec![sum(9, Principal, 0)], Ok(100)),
        (
            "more than is open",
            50_000,
            vec![sum(1, LateFee, 1_001)],
            Err(CountingFault::MoreThanOpen { claim: claim(1, LateFee), open: Money::cny(1_000) }),
        ),
        (
            "of what is not open nothing",
            50_000,
            vec![sum(2, Cost, 1)],
            Err(CountingFault::MoreThanOpen { claim: claim(2, Cost), open: Money::cny(0) }),
        ),
        (
            "more than came in",
            5_000,
            vec![sum(1, Principal, 5_000), sum(2, Principal, 1)],
            Err(CountingFault::MoreThanThere { over: Money::cny(1) }),
        ),
        (
            "less than nothing",
            5_000,
            vec![sum(1, Principal, -1)],
            Err(CountingFault::Below { claim: claim(1, Principal) }),
        ),
        (
            "another currency",
            5_000,
            vec![Sum { claim: claim(1, Principal), amount: Money::new(1, Currency::USD) }],
            Err(CountingFault::OtherCurrency { claim: claim(1, Principal) }),
        ),
    ] {
        let found = by_hand(Money::cny(fen), &chosen, &open);
        assert_eq!(found, expected.map(Money::cny), "{name}");
    }
}

#[test]
fn the_claims_of_open_parts_are_costs_fee_and_price_as_far_as_they_are_open() {
    let found = open_claims(&[open(1, 1, "2026-03-31", [0, 50, 100]), open(1, 2, "2026-04-30", [7, 0, 200])]);
    let told: Vec<_> = found.iter().map(|it| (it.claim.instalment, it.claim.part, it.amount.minor)).collect();
    let (first, second) = (instalment(17), instalment(18));
    assert_eq!(told, [(first, LateFee, 50), (first, Principal, 100), (second, Cost, 7), (second, Principal, 200)]);
}

#[test]
fn counting_anew_adds_counter_rows_of_the_same_day_and_edits_nothing() {
    let rows =
        [row(1, LateFee, 1_000, None), row(1, Principal, 39_000, None), row(1, Principal, 5_000, Some("2026-05-10"))];
    let rows: Vec<&Allocation> = rows.iter().collect();
    let change = |number, part, fen, on: Option<&str>| Change {
        claim: claim(number, part),
        amount: Money::cny(fen),
        on: on.map(day),
    };
    for (name, wanted, expected) in [
        (
            "as it is, all of it from the day of the receipt",
            vec![sum(1, LateFee, 1_000), sum(1, Principal, 44_000)],
            vec![change(1, Principal, -5_000, Some("2026-05-10")), change(1, Principal, 5_000, None)],
        ),
        (
            "the fee goes to the price",
            vec![sum(1, Principal, 45_000)],
            vec![
                change(1, Principal, -5_000, Some("2026-05-10")),
                change(1, LateFee, -1_000, None),
                change(1, Principal, 6_000, None),
            ],
        ),
        (
            "less of the price",
            vec![sum(1, LateFee, 1_000), sum(1, Principal, 38_000)],
            vec![change(1, Principal, -1_000, None), change(1, Principal, -5_000, Some("2026-05-10"))],
        ),
        (
            "to another part",
            vec![sum(2, Principal, 45_000)],
            vec![
                change(1, Principal, -39_000, None),
                change(1, Principal, -5_000, Some("2026-05-10")),
                change(1, LateFee, -1_000, None),
                change(2, Principal, 45_000, None),
            ],
        ),
        (
            "all in advance",
            vec![],
            vec![
                change(1, Principal, -39_000, None),
                change(1, Principal, -5_000, Some("2026-05-10")),
                change(1, LateFee, -1_000, None),
            ],
        ),
    ] {
        assert_eq!(recount(&rows, &wanted).expect("counted anew"), expected, "{name}");
    }
}

#[test]
fn counting_anew_what_is_counted_so_already_writes_nothing() {
    let rows = [row(1, LateFee, 1_000, None), row(1, Principal, 39_000, None), row(1, Principal, -9_000, None)];
    let rows: Vec<&Allocation> = rows.iter().collect();
    let wanted = [sum(1, Principal, 30_000), sum(1, LateFee, 1_000), sum(2, Principal, 0)];
    assert!(recount(&rows, &wanted).expect("counted anew").is_empty());
}

#[test]
fn what_two_devices_took_back_twice_is_put_right_by_counting_anew() {
    let rows = [row(1, Principal, 500, None), row(1, Principal, -500, None), row(1, Principal, -500, None)];
    let rows: Vec<&Allocation> = rows.iter().collect();
    let found = recount(&rows, &[]).expect("counted anew");
    assert_eq!(found, [Change { claim: claim(1, Principal), amount: Money::cny(500), on: None }]);
}

#[test]
fn counted_anew_a_claim_takes_what_is_open_without_the_receipt_and_no_less_than_it_has() {
    let found = room(&[sum(1, Principal, 10_000), sum(1, LateFee, 300)], &[sum(1, LateFee, 500), sum(3, Cost, 40)]);
    assert_eq!(found, [sum(1, Principal, 10_000), sum(1, LateFee, 500), sum(3, Cost, 40)]);
}

/// What came in on 20 April, with what of it is counted.
fn payments(rows: &[Allocation]) -> Vec<Payment> {
    let came = Receipt {
        id: receipt(1),
        customer: CustomerId(uuid_v7(1, [9; 10])),
        on: day("2026-04-20"),
        amount: Money::cny(4_000_000),
        method: PaymentMethod::Transfer,
        reference: String::new(),
        reverses: None,
        note: String::new(),
        reason: String::new(),
        against: String::new(),
        bank_line: None,
        purpose: String::new(),
    };
    ReceiptBook::new([&came]).payments(rows).expect("payments")
}

#[test]
fn an_advance_pays_from_the_day_of_use_and_what_is_counted_anew_from_the_day_of_the_receipt() {
    // 100,000.00 due on 31 March at 0.05 % a day, as of 15 May
    for (name, rows, total) in [
        ("nothing is used: 45 days on all", vec![], 225_000),
        // 40 days on 100,000.00, 5 on 60,000.00
        ("used on 10 May", vec![row(1, Principal, 4_000_000, Some("2026-05-10"))], 215_000),
        // 20 days on 100,000.00, 25 on 60,000.00
        ("counted from its own day", vec![row(1, Principal, 4_000_000, None)], 175_000),
        ("never before the money", vec![row(1, Principal, 4_000_000, Some("2026-04-01"))], 175_000),
        ("used after the day looked at", vec![row(1, Principal, 4_000_000, Some("2026-05-16"))], 225_000),
        (
            "used, then counted anew from its own day",
            vec![
                row(1, Principal, 4_000_000, Some("2026-05-10")),
                row(1, Principal, -4_000_000, Some("2026-05-10")),
                row(1, Principal, 4_000_000, None),
            ],
            175_000,
        ),
        // 20 days on 100,000.00, 20 on 90,000.00, 5 on 60,000.00
        (
            "a part at once, the rest later",
            vec![row(1, Principal, 1_000_000, None), row(1, Principal, 3_000_000, Some("2026-05-10"))],
            205_000,
        ),
    ] {
        let mut debt = debt("2026-03-31", 10_000_000);
        debt.payments = payments(&rows);
        assert_eq!(fee(&daily(500), &debt, "2026-05-15").total.minor, total, "{name}");
    }
}

#[test]
fn the_numbers_of_parts_are_read_in_both_languages() {
    for (said, expected) in [
        ("付HT-2026-001第2期货款", vec![2]),
        ("第十二期", vec![12]),
        ("第二十期", vec![20]),
        ("支付第1、3期", vec![1, 3]),
        ("第一期和第二期", vec![1, 2]),
        ("第一批货，本期付款", vec![]),
        ("第0期", vec![]),
        ("Part 2 of the order", vec![2]),
        ("instalments 4", vec![4]),
        ("Part no. 3", vec![3]),
        ("spare parts and labour", vec![]),
        ("2026-05-10", vec![]),
    ] {
        assert_eq!(part_numbers(said), expected, "{said}");
    }
}

#[test]
fn a_contract_an_invoice_or_a_part_in_the_words_of_the_payer_decides_what_is_paid_first() {
    let parts = [
        open(1, 1, "2026-03-31", [0, 0, 100]),
        open(1, 2, "2026-04-30", [0, 0, 100]),
        open(2, 1, "2026-02-28", [0, 0, 100]),
        open(2, 2, "2026-03-31", [0, 0, 100]),
    ];
    let of = |contract: u8, part: u8| instalment(contract * 16 + part);
    let mut numbers = Numbers::default();
    numbers.add("HT-202601-0001", Named::Contract(contract(1)));
    numbers.add("HT-202601-0002", Named::Contract(contract(2)));
    let bill = |number: &str, parts: &[InstalmentId]| {
        let (number, contract, gross) = (number.to_owned(), contract(1), Money::cny(100));
        Named::Invoice(Billed { number, contract, instalments: parts.to_vec(), gross })
    };
    numbers.add("26112000000012345678", bill("26112000000012345678", &[of(1, 2)]));
    numbers.add("FP-0007", bill("FP-0007", &[]));
    for (said, contracts, expected) in [
        ("货款", vec![], vec![]),
        ("付 HT-202601-0001 货款", vec![1], vec![of(1, 1), of(1, 2)]),
        ("HT2026010001第二期", vec![1], vec![of(1, 2)]),
        ("ht-202601-0002, part 2", vec![2], vec![of(2, 2)]),
        ("HT-202601-0001第9期", vec![1], vec![of(1, 1), of(1, 2)]),
        ("发票26112000000012345678", vec![1], vec![of(1, 2)]),
        ("FP-0007 第1期", vec![1], vec![of(1, 1)]),
        ("HT-202601-0002、HT-202601-0001", vec![2, 1], vec![of(2, 1), of(2, 2), of(1, 1), of(1, 2)]),
        // of two contracts it may be either's
        ("第2期", vec![], vec![]),
    ] {
        let found = purpose(said, &numbers, &parts);
        assert_eq!(found.contracts, contracts.into_iter().map(contract).collect::<Vec<_>>(), "{said}");
        assert_eq!(found.parts, expected, "{said}");
    }
    let one: Vec<OpenPart> = parts.iter().copied().filter(|it| it.contract == contract(2)).collect();
    assert_eq!(purpose("第2期", &numbers, &one).parts, [of(2, 2)]);
    // what is named is paid before what is due earlier
    let found = purpose("FP-0007 第2期", &numbers, &parts);
    let shares = count(Money::cny(150), &found.parts, &parts, day("2026-05-01")).expect("counted").working;
    let told: Vec<_> = shares.iter().map(|it| (it.instalment, it.amount.minor, it.reason)).collect();
    assert_eq!(told.first(), Some(&(of(1, 2), 100, Reason::PayersPurpose)));
    assert_eq!(told.get(1).map(|it| (it.0, it.1)), Some((of(2, 1), 50)));
}

#[test]
fn whether_the_price_or_the_late_fee_is_named_matters_where_the_contract_leaves_it_to_the_payer() {
    for (said, expected) in [
        ("支付货款", Some(Part::Principal)),
        ("第1期违约金", Some(Part::LateFee)),
        ("律师费", Some(Part::Cost)),
        ("服务费用", Some(Part::Principal)),
        ("货款及违约金", None),
        ("HT-1", None),
        ("Late fee for part 1", Some(Part::LateFee)),
        ("principal only", Some(Part::Principal)),
    ] {
        assert_eq!(stated(said), expected, "{said}");
    }
    let one = open(1, 1, "2026-03-31", [5, 20, 100]);
    for (order, said, expected) in [
        (AllocationOrder::PayersChoice, Some(Part::Principal), [0, 0, 50]),
        (AllocationOrder::PayersChoice, Some(Part::LateFee), [5, 20, 25]),
        (AllocationOrder::PayersChoice, None, [5, 20, 25]),
        (AllocationOrder::CostInterestPrincipal, Some(Part::Principal), [5, 20, 25]),
    ] {
        let debt = OpenDebt { order, ..one.debt };
        let parts = as_stated(&[OpenPart { debt, ..one }], said);
        let shares = count(Money::cny(50), &[], &parts, day("2026-05-01")).expect("counted").working;
        let of = |part: ClaimPart| shares.iter().filter(|it| it.part == part).map(|it| it.amount.minor).sum::<i64>();
        assert_eq!([of(Cost), of(LateFee), of(Principal)], expected, "{order:?} {said:?}");
    }
}

#[test]
fn what_a_payer_said_is_what_was_entered_or_what_the_bank_told() {
    let line = BankLine { purpose: "第1期".to_owned(), ..BankLine::default() };
    for (purpose, bank_line, expected) in
        [("", None, ""), ("", Some(line.clone()), "第1期"), ("第2期", Some(line), "第2期")]
    {
        let came = Receipt {
            id: receipt(1),
            customer: CustomerId(uuid_v7(1, [9; 10])),
            on: day("2026-04-20"),
            amount: Money::cny(1),
            method: PaymentMethod::Transfer,
            reference: String::new(),
            reverses: None,
            note: String::new(),
            reason: String::new(),
            against: String::new(),
            bank_line,
            purpose: purpose.to_owned(),
        };
        assert_eq!(came.said(), expected);
    }
}

fn sums() -> impl Strategy<Value = Vec<Sum>> {
    proptest::collection::btree_map((0_u8..4, 0_usize..3), 0_i64..10_000, 0..8).prop_map(|all| {
        let parts = [Principal, LateFee, Cost];
        all.into_iter().map(|((number, part), fen)| sum(number, parts[part], fen)).collect()
    })
}

proptest! {
    /// However often a receipt is counted anew, its rows come to what was wanted last, and no row is ever changed.
    #[test]
    fn the_rows_of_a_receipt_come_to_what_was_wanted_last(
        begun in sums(),
        days in proptest::collection::vec(proptest::option::of(0_i64..30), 12),
        wishes in proptest::collection::vec(sums(), 0..5),
    ) {
        let on = |offset: i64| day("2026-05-01").plus_days(offset).expect("a date");
        let id = AllocationId(uuid_v7(1, [0; 10]));
        let rows = begun.iter().zip(&days).map(|(it, offset)| {
            Change { claim: it.claim, amount: it.amount, on: offset.map(on) }.row(receipt(1), id)
        });
        let mut rows: Vec<Allocation> = rows.collect();
        for wanted in &wishes {
            let so_far: Vec<&Allocation> = rows.iter().collect();
            let changes = recount(&so_far, wanted).expect("counted anew");
            rows.extend(changes.iter().map(|it| it.row(receipt(1), id)));
            let mut expected: Vec<Sum> = wanted.iter().copied().filter(|it| !it.amount.is_zero()).collect();
            expected.sort_by_key(|it| it.claim);
            prop_assert_eq!(counted(&rows).expect("sums"), expected);
            // on no day is more taken back than stands: the account can be reckoned
            let mut by_day = std::collections::BTreeMap::new();
            for it in &rows {
                *by_day.entry((it.claim(), it.on)).or_insert(0_i64) += it.amount.minor;
            }
            prop_assert!(by_day.values().all(|fen| *fen >= 0));
        }
    }
}
