//! One payment over the debts of several contracts of one customer, by hand (Civil Code arts 560 and 561).

use counterpart::domain::collection::DueDay;
use counterpart::domain::exact::ExactError;
use counterpart::domain::late_fee::LateFeeError;
use counterpart::domain::late_fee::allocation::Parts;
use counterpart::domain::late_fee::precedence::{OpenDebt, allocate};
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
    [1, 2, 3].map(|number| owed(number, "2026-05-31", HEAVY, AllocationOrder::default(), (0, 0, 1_000)))
}

/// What each of three debts gets of receipts that came one after the other on the day: cost, fee and price; and what is in
/// advance in the end.
fn received(debts: [OpenDebt; 3], named: &[u8], receipts: &[i64]) -> ([(i64, i64, i64); 3], i64) {
    let named: Vec<_> = named.iter().map(|number| instalment(*number)).collect();
    let (mut left, mut got, mut advance) = (debts, [(0, 0, 0); 3], 0);
    for receipt in receipts {
        let allocated = allocate(Money::cny(*receipt), &named, &left, day(TODAY)).expect("allocated").value;
        advance += allocated.advance.minor;
        for share in allocated.shares {
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

#[test]
fn a_named_debt_with_nothing_open_has_no_turn() {
    let [first, mut second, third] = three_contracts();
    second.open = parts(0, 0, 0);
    let worked =
        allocate(Money::cny(15_600), &[instalment(2)], &[first, second, third], day(TODAY)).expect("allocated");
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
        let refused = allocate(Money::cny(1), &[instalment(1)], &[first, second, last], day(TODAY));
        assert_eq!(refused.expect_err("refused"), why, "{case}");
    }
}

#[cfg(not(target_arch = "wasm32"))]
proptest! {
    #[test]
    fn receipts_of_one_day_pay_equal_debts_the_same_in_any_order_but_for_the_fen_that_do_not_divide(
        open in proptest::array::uniform3(0_i64..=3_000),
        receipts in proptest::collection::vec(1_i64..=2_000, 1..5),
    ) {
        let debts = [0, 1, 2].map(|at: usize| OpenDebt { open: parts(0, 0, open[at]), ..three_alike()[at] });
        let turned: Vec<i64> = receipts.iter().rev().copied().collect();
        let (one, one_advance) = received(debts, &[], &receipts);
        let (other, other_advance) = received(debts, &[], &turned);
        prop_assert_eq!(one_advance, other_advance);
        // each division leaves a debt less than a fen away from its exact share
        let fen = 2 * i64::try_from(receipts.len()).expect("a number");
        for (one, other) in one.iter().zip(&other) {
            prop_assert!((one.2 - other.2).abs() <= fen, "{:?} and {:?}", one, other);
        }
    }
}
