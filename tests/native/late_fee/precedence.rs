//! One payment over the debts of several contracts of one customer, by hand (Civil Code arts 560 and 561).

use counterpart::domain::collection::DueDay;
use counterpart::domain::exact::ExactError;
use counterpart::domain::late_fee::LateFeeError;
use counterpart::domain::late_fee::allocation::Parts;
use counterpart::domain::late_fee::precedence::{DebtShare, OpenDebt, Reason, allocate};
use counterpart::domain::late_fee::rule::AllocationOrder;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::rate::Ppm;
#[cfg(not(target_arch = "wasm32"))]
use proptest::prelude::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::{day, instalment};

/// The day of the payments.
const TODAY: &str = "2026-06-30";
/// 0.05 % a day, by the year.
const HEAVY: i64 = 182_500;
/// 0.03 % a day, by the year.
const LIGHT: i64 = 109_500;

fn parts(cost: i64, late_fee: i64, principal: i64) -> Parts {
    Parts { cost: Money::cny(cost), late_fee: Money::cny(late_fee), principal: Money::cny(principal) }
}

fn owed(number: u8, due: &str, burden: i64, order: AllocationOrder, open: (i64, i64, i64)) -> OpenDebt {
    OpenDebt {
        instalment: instalment(number),
        due: DueDay::On(day(due)),
        secured: Money::cny(0),
        burden: Ppm(burden),
        open: parts(open.0, open.1, open.2),
        order,
        stated: None,
    }
}

/// Three contracts: the first and the third weigh the same and fell due on one day; the second is older, and lighter.
fn three_contracts() -> [OpenDebt; 3] {
    [
        owed(1, "2026-05-31", HEAVY, AllocationOrder::CostInterestPrincipal, (100, 500, 10_000)),
        owed(2, "2026-03-31", LIGHT, AllocationOrder::PrincipalFirst, (0, 900, 8_000)),
        owed(3, "2026-05-31", HEAVY, AllocationOrder::Proportional, (50, 250, 4_700)),
    ]
}

/// Three debts of 10.00 that nothing sets apart.
fn three_alike() -> [OpenDebt; 3] {
    equal([1_000; 3])
}

/// Debts of so many fen that nothing else sets apart.
fn equal<const N: usize>(open: [i64; N]) -> [OpenDebt; N] {
    let mut number = 0;
    open.map(|fen| {
        number += 1;
        owed(number, "2026-05-31", HEAVY, AllocationOrder::default(), (0, 0, fen))
    })
}

/// What each debt gets of receipts that came one after the other on the day: cost, fee and price; and what is in advance in the end.
fn received<const N: usize>(debts: [OpenDebt; N], named: &[u8], receipts: &[i64]) -> ([(i64, i64, i64); N], i64) {
    let receipts: Vec<_> = receipts.iter().map(|receipt| (named, *receipt)).collect();
    directed(debts, &receipts)
}

/// As [`received`], of receipts that each name debts of their own.
fn directed<const N: usize>(debts: [OpenDebt; N], receipts: &[(&[u8], i64)]) -> ([(i64, i64, i64); N], i64) {
    let (mut left, mut got, mut advance) = (debts, [(0, 0, 0); N], 0);
    let mut earlier: Vec<DebtShare> = Vec::new();
    for (named, receipt) in receipts {
        let named: Vec<_> = named.iter().map(|number| instalment(*number)).collect();
        let allocated = allocate(&earlier, Money::cny(*receipt), &named, &left, day(TODAY)).expect("allocated").value;
        advance += allocated.advance.minor;
        for share in &allocated.shares {
            let at = left.iter().position(|debt| debt.instalment == share.instalment).expect("one of them");
            let (open, paid) = (left[at].open, share.paid);
            let rest = |open: Money, paid: Money| open.minor - paid.minor;
            left[at].open = parts(
                rest(open.cost, paid.cost),
                rest(open.late_fee, paid.late_fee),
                rest(open.principal, paid.principal),
            );
            let (cost, late_fee, principal) = got[at];
            got[at] = (cost + paid.cost.minor, late_fee + paid.late_fee.minor, principal + paid.principal.minor);
        }
        earlier.extend(allocated.shares);
    }
    (got, advance)
}

#[test]
fn one_payment_over_contracts_with_orders_and_burdens_of_their_own() {
    for (case, named, receipt, expected, advance) in [
        (
            // 2,038.46 and 961.54 of the 106.00 and 50.00 that are open; inside the third 9.62, 48.10 and 904.28
            "30.00: the two heavier ones share, though the lighter one is older",
            vec![],
            3_000,
            [(100, 500, 1_438), (0, 0, 0), (10, 48, 904)],
            0,
        ),
        (
            "200.00: both settled, the rest to the price of the third in turn",
            vec![],
            20_000,
            [(100, 500, 10_000), (0, 0, 4_400), (50, 250, 4_700)],
            0,
        ),
        ("240.00: its price, then its fee", vec![], 24_000, [(100, 500, 10_000), (0, 400, 8_000), (50, 250, 4_700)], 0),
        ("245.00: all of it", vec![], 24_500, [(100, 500, 10_000), (0, 900, 8_000), (50, 250, 4_700)], 0),
        ("250.00: more than all", vec![], 25_000, [(100, 500, 10_000), (0, 900, 8_000), (50, 250, 4_700)], 500),
        ("85.00 directed to the lighter one", vec![2], 8_500, [(0, 0, 0), (0, 500, 8_000), (0, 0, 0)], 0),
        (
            // 6.00 are left: 4.077 and 1.923; inside the third 1.92, 9.60 and 180.48
            "95.00 directed to it: the rest by the law",
            vec![2],
            9_500,
            [(100, 308, 0), (0, 900, 8_000), (2, 10, 180)],
            0,
        ),
        (
            "60.00 directed to the third, then to the lighter one",
            vec![3, 2],
            6_000,
            [(0, 0, 0), (0, 0, 1_000), (50, 250, 4_700)],
            0,
        ),
        ("directed to a debt nobody knows: by the law", vec![9], 106, [(72, 0, 0), (0, 0, 0), (0, 2, 32)], 0),
    ] {
        assert_eq!(received(three_contracts(), &named, &[receipt]), (expected, advance), "{case}");
    }
}

#[test]
fn a_debt_with_less_security_comes_before_its_equal() {
    let [first, second, third] = three_contracts();
    let third = OpenDebt { secured: Money::cny(2_000), ..third };
    // all of the first; then the lighter one, which nothing secures; then the third
    for (receipt, expected) in [
        (11_000, [(100, 500, 10_000), (0, 0, 400), (0, 0, 0)]),
        (19_900, [(100, 500, 10_000), (0, 900, 8_000), (4, 20, 376)]),
    ] {
        assert_eq!(received([first, second, third], &[], &[receipt]), (expected, 0), "{receipt}");
    }
}

/// Art. 560 asks: due, secured, burden, day, and shares what is left; the payer comes before all of it.
#[test]
fn a_reason_that_is_asked_after_security_says_so() {
    for (reason, yields) in [
        (Reason::PayersPurpose, false),
        (Reason::AlreadyDue, false),
        (Reason::LessSecured, false),
        (Reason::HeavierBurden, true),
        (Reason::EarlierDue, true),
        (Reason::ProRata, true),
        (Reason::LastLeft, false),
    ] {
        assert_eq!(reason.yields_to_security(), yields, "{reason:?}");
    }
}

#[test]
fn equal_debts_share_and_the_fen_that_do_not_divide_go_to_the_largest_remainders() {
    for (receipt, expected, advance) in [
        (1, [1, 0, 0], 0),
        (2, [1, 1, 0], 0),
        (100, [34, 33, 33], 0),
        (2_999, [1_000, 1_000, 999], 0),
        (3_000, [1_000, 1_000, 1_000], 0),
        (3_001, [1_000, 1_000, 1_000], 1),
    ] {
        let (got, rest) = received(three_alike(), &[], &[receipt]);
        assert_eq!((got.map(|(_, _, principal)| principal), rest), (expected, advance), "{receipt}");
    }
}

#[test]
fn receipts_of_one_day_come_to_the_same_in_either_order() {
    for (case, debts, receipts) in [
        ("equal debts", three_alike(), [30, 70]),
        ("equal debts, halves", three_alike(), [50, 50]),
        ("equal debts, more than all", three_alike(), [2_999, 2]),
        ("three contracts, the first receipt ends inside the equal ones", three_contracts(), [15_600, 4_400]),
        ("three contracts, more than all", three_contracts(), [24_000, 1_000]),
    ] {
        let [one, other] = receipts;
        let together = received(debts, &[], &[one + other]);
        assert_eq!(received(debts, &[], &[one, other]), together, "{case}");
        assert_eq!(received(debts, &[], &[other, one]), together, "{case}, turned");
    }
}

/// 6.00, 6.00 and 2.00. By largest remainder the third would have two fen of ten and one of eleven.
#[test]
fn what_a_receipt_paid_of_equal_debts_stays_paid_when_another_one_of_its_day_is_entered() {
    for (receipts, expected) in [
        // 4.29, 4.29 and 1.43: one fen is left, and the next of each is as far
        (vec![10], [5, 4, 1]),
        // 4.71, 4.71 and 1.57: one fen too many, and the last of each is as far
        (vec![11], [5, 5, 1]),
        (vec![10, 1], [5, 5, 1]),
        (vec![1, 10], [5, 5, 1]),
        (vec![5, 1, 5], [5, 5, 1]),
        // 0.43, 0.43 and 0.14
        (vec![1], [1, 0, 0]),
        // 5.14, 5.14 and 1.71
        (vec![12], [5, 5, 2]),
        (vec![11, 1], [5, 5, 2]),
        (vec![1, 11], [5, 5, 2]),
    ] {
        let (got, advance) = received(equal([600, 600, 200]), &[], &receipts);
        assert_eq!((got.map(|(_, _, principal)| principal), advance), (expected, 0), "{receipts:?}");
    }
}

/// Of two debts of 1.00 somebody counted 0.60 towards the second: 1.00 and 0.40 are open, and share the next 0.40 by that.
#[test]
fn what_was_directed_otherwise_on_the_day_stands_and_is_not_made_up_for() {
    let directed = DebtShare { instalment: instalment(2), paid: parts(0, 0, 60) };
    let allocated = allocate(&[directed], Money::cny(40), &[], &equal([100, 40]), day(TODAY)).expect("allocated");
    let got: Vec<_> = allocated.value.shares.iter().map(|share| (share.instalment, share.paid)).collect();
    assert_eq!(got, [(instalment(1), parts(0, 0, 29)), (instalment(2), parts(0, 0, 11))]);
}

/// 0.50, 1.60 and 2.00 fell due one after the other; 0.70 came for the first and the third, and 1.10 for nothing in particular.
#[test]
fn receipts_of_one_day_that_name_other_debts_are_counted_as_each_found_the_debts() {
    let debts = [(1, "2026-03-31", 50), (2, "2026-04-30", 160), (3, "2026-05-31", 200)]
        .map(|(number, due, fen)| owed(number, due, HEAVY, AllocationOrder::default(), (0, 0, fen)));
    let named: (&[u8], i64) = (&[1, 3], 70);
    let unnamed: (&[u8], i64) = (&[], 110);
    for (case, receipts, expected) in [
        // 0.50 and 0.20 as directed; the first is settled, and all of the other receipt falls to the second
        ("the directed one first", [named, unnamed], [50, 110, 20]),
        // 0.50 and 0.60 by the law; the first is settled, and all that was directed falls to the third
        ("the directed one last", [unnamed, named], [50, 60, 70]),
    ] {
        let (got, advance) = directed(debts, &receipts);
        assert_eq!((got.map(|(_, _, principal)| principal), advance), (expected, 0), "{case}");
    }
}

#[test]
fn what_was_paid_before_is_in_the_currency_of_the_payment_and_not_below_nothing() {
    let dollars = Money::new(1, Currency::USD);
    let foreign = Parts { cost: dollars, late_fee: dollars, principal: dollars };
    for (case, paid, why) in [
        ("in another currency", foreign, LateFeeError::Exact(ExactError::CurrencyMismatch)),
        ("below nothing", parts(0, 0, -1), LateFeeError::NegativeAmount),
    ] {
        let earlier = [DebtShare { instalment: instalment(1), paid }];
        let refused = allocate(&earlier, Money::cny(1), &[], &three_alike(), day(TODAY));
        assert_eq!(refused.expect_err("refused"), why, "{case}");
    }
}

#[test]
fn a_named_debt_with_nothing_open_has_no_turn() {
    let [first, mut second, third] = three_contracts();
    second.open = parts(0, 0, 0);
    let worked =
        allocate(&[], Money::cny(15_600), &[instalment(2)], &[first, second, third], day(TODAY)).expect("allocated");
    let turns: Vec<_> = worked.working.iter().map(|line| line.instalment).collect();
    assert_eq!(turns, [instalment(1), instalment(3)]);
}

#[test]
fn debts_that_cannot_be_are_refused_though_nothing_is_left_for_them() {
    let [first, second, third] = three_contracts();
    let dollars = Money::new(1, Currency::USD);
    let mismatch = LateFeeError::Exact(ExactError::CurrencyMismatch);
    let foreign = Parts { cost: dollars, late_fee: dollars, principal: dollars };
    for (case, last, why) in [
        ("in another currency", OpenDebt { open: foreign, ..third }, mismatch),
        ("nothing in another currency", OpenDebt { open: Parts::nothing(Currency::USD), ..third }, mismatch),
        ("secured in another currency", OpenDebt { secured: dollars, ..third }, mismatch),
        ("below nothing", OpenDebt { open: parts(0, -1, 2), ..third }, LateFeeError::NegativeAmount),
        ("secured below nothing", OpenDebt { secured: Money::cny(-1), ..third }, LateFeeError::NegativeAmount),
    ] {
        let refused = allocate(&[], Money::cny(1), &[instalment(1)], &[first, second, last], day(TODAY));
        assert_eq!(refused.expect_err("refused"), why, "{case}");
    }
}

/// Receipts, and the same ones in another order.
#[cfg(not(target_arch = "wasm32"))]
fn in_two_orders(least: i64, most: i64) -> impl Strategy<Value = (Vec<i64>, Vec<i64>)> {
    let drawn = proptest::collection::vec(least..=most, 2..6);
    drawn.prop_flat_map(|receipts| (Just(receipts.clone()), Just(receipts).prop_shuffle()))
}

#[cfg(not(target_arch = "wasm32"))]
proptest! {
    /// Equal debts and others, whatever is open of each, whatever they are named and whatever their clauses put first.
    #[test]
    fn receipts_of_one_day_pay_every_debt_the_same_in_any_order(
        open in proptest::array::uniform5((0_i64..=40, 0_i64..=60, 0_i64..=3_000)),
        burdens in proptest::array::uniform5(prop::sample::select(vec![HEAVY, HEAVY, LIGHT])),
        orders in proptest::array::uniform5(prop::sample::select(vec![
            AllocationOrder::CostInterestPrincipal,
            AllocationOrder::PrincipalFirst,
            AllocationOrder::PayersChoice,
            AllocationOrder::Proportional,
        ])),
        named in proptest::collection::vec(1_u8..=5, 0..3),
        (receipts, turned) in in_two_orders(1, 4_000),
    ) {
        let debts = [1_u8, 2, 3, 4, 5].map(|number| {
            let at = usize::from(number) - 1;
            owed(number, "2026-05-31", burdens[at], orders[at], open[at])
        });
        let found = received(debts, &named, &receipts);
        prop_assert_eq!(&found, &received(debts, &named, &turned));
        let all: i64 = receipts.iter().sum();
        prop_assert_eq!(&found, &received(debts, &named, &[all]), "nor whether they came as one");
    }

    /// Where the clauses share in proportion inside the debts too, and a fen is a large part of what is open.
    #[test]
    fn receipts_of_one_day_pay_every_part_the_same_in_any_order_by_clauses_that_share(
        open in proptest::array::uniform3((0_i64..=3_000, 0_i64..=3_000, 0_i64..=3_000)),
        (receipts, turned) in in_two_orders(1, 4_000),
    ) {
        let debts = [1_u8, 2, 3].map(|number| {
            owed(number, "2026-05-31", HEAVY, AllocationOrder::Proportional, open[usize::from(number) - 1])
        });
        let found = received(debts, &[], &receipts);
        prop_assert_eq!(&found, &received(debts, &[], &turned));
        let all: i64 = receipts.iter().sum();
        prop_assert_eq!(&found, &received(debts, &[], &[all]), "nor whether they came as one");
    }

    /// Fen by fen: the next one is of the debt of which the least share is paid when the middle of its fen is.
    #[test]
    fn equal_debts_are_paid_as_if_every_fen_came_by_itself(
        open in proptest::array::uniform5(0_i64..=300),
        receipt in 1_i64..=1_600,
    ) {
        let mut paid = [0_i64; 5];
        let mut advance = 0;
        for _ in 0..receipt {
            let waiting = (0..5_usize).filter(|at| paid[*at] < open[*at]);
            let next = waiting.min_by_key(|at| {
                // no amount is above 300, so a millionth of a millionth tells any two shares apart
                (2 * i128::from(paid[*at]) + 1) * 1_000_000_000_000 / i128::from(open[*at])
            });
            match next {
                Some(at) => paid[at] += 1,
                None => advance += 1,
            }
        }
        let (got, rest) = received(equal(open), &[], &[receipt]);
        prop_assert_eq!((got.map(|(_, _, principal)| principal), rest), (paid, advance));
    }
}
