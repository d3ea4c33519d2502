//! What a payment pays: A1–A3 (contract-rules.md 3.4), and which debt first.

use counterpart::domain::collection::DueDay;
use counterpart::domain::exact::{ExactError, Ratio};
use counterpart::domain::id::InstalmentId;
use counterpart::domain::late_fee::LateFeeError;
use counterpart::domain::late_fee::allocation::{DivisionLine, Parts, divide_after, divide_payment};
use counterpart::domain::late_fee::debt::{Debt, Part, Payment, Purpose};
use counterpart::domain::late_fee::precedence::{OpenDebt, Reason, allocate};
use counterpart::domain::late_fee::rule::{AllocationOrder, LateFeeRule, LateRate};
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::rate::Ppm;
#[cfg(not(target_arch = "wasm32"))]
use proptest::prelude::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::{daily, dated, day, debt, fee, instalment, paying, with_order};

fn parts(cost: i64, late_fee: i64, principal: i64) -> Parts {
    Parts { cost: Money::cny(cost), late_fee: Money::cny(late_fee), principal: Money::cny(principal) }
}

const A1: (i64, i64, i64) = (50_000, 225_000, 10_000_000);

/// A payment against costs 500.00, fee 2,250.00 and principal 100,000.00: what it pays of each, and what is too much.
fn check(order: AllocationOrder, purpose: Purpose, amount: i64, paid: (i64, i64, i64), surplus: i64) {
    let (cost, late_fee, principal) = A1;
    let division =
        divide_payment(Money::cny(amount), parts(cost, late_fee, principal), order, purpose).expect("divided").value;
    let (cost, late_fee, principal) = paid;
    assert_eq!(division.paid, parts(cost, late_fee, principal), "{amount} by {order:?}, {purpose:?}");
    assert_eq!(division.surplus, Money::cny(surplus), "{amount} by {order:?}, {purpose:?}");
}

#[test]
fn a1_to_a3_a_payment_is_divided_by_the_order_of_the_clause() {
    use AllocationOrder::{CostInterestPrincipal, NotStated, PayersChoice, PrincipalFirst, Proportional};
    let by_order = Purpose::ByOrder;
    check(CostInterestPrincipal, by_order, 5_000_000, (50_000, 225_000, 4_725_000), 0);
    check(PrincipalFirst, by_order, 5_000_000, (0, 0, 5_000_000), 0);
    check(PrincipalFirst, by_order, 10_100_000, (50_000, 50_000, 10_000_000), 0);
    check(CostInterestPrincipal, by_order, 30_000, (30_000, 0, 0), 0);
    check(CostInterestPrincipal, by_order, 10_300_000, (50_000, 225_000, 10_000_000), 25_000);
    check(PayersChoice, by_order, 5_000_000, (50_000, 225_000, 4_725_000), 0);
    // a clause that is silent leaves it to the law, whatever the payer names
    check(NotStated, by_order, 5_000_000, (50_000, 225_000, 4_725_000), 0);
    check(NotStated, Purpose::Stated(Part::Principal), 5_000_000, (50_000, 225_000, 4_725_000), 0);
    // 102,750.00 in all; of 10,000.00: 48.66..., 218.97..., 9,732.36...
    check(Proportional, by_order, 1_000_000, (4_866, 21_898, 973_236), 0);
    check(Proportional, by_order, 10_300_000, (50_000, 225_000, 10_000_000), 25_000);
}

#[test]
fn the_working_of_a_division_says_what_each_part_got_and_why() {
    let (cost, late_fee, principal) = A1;
    let rows = |order, amount| -> Vec<String> {
        let open = parts(cost, late_fee, principal);
        let worked = divide_payment(Money::cny(amount), open, order, Purpose::ByOrder).expect("divided");
        let row = |line: DivisionLine| match line {
            DivisionLine::InTurn { part, open, available, paid } => {
                format!("{part:?}: {} of {} open, from {}", paid.minor, open.minor, available.minor)
            }
            DivisionLine::InProportion { part, open, of, exact, paid } => {
                let exact = format!("{}/{}", exact.numerator(), exact.denominator());
                format!("{part:?}: {} for {exact}, {} of {} open", paid.minor, open.minor, of.minor)
            }
            DivisionLine::InProportionOfDay { part, .. } => format!("{part:?}: something came before"),
        };
        worked.working.into_iter().map(row).collect()
    };
    assert_eq!(
        rows(AllocationOrder::CostInterestPrincipal, 100_000),
        [
            "Cost: 50000 of 50000 open, from 100000",
            "LateFee: 50000 of 225000 open, from 50000",
            "Principal: 0 of 10000000 open, from 0"
        ]
    );
    // 10,000.00 over 102,750.00: 4 866.18.., 21 897.81.., 973 236.00.. fen; the fen left over goes to the fee
    assert_eq!(
        rows(AllocationOrder::Proportional, 1_000_000),
        [
            "Cost: 4866 for 2000000/411, 50000 of 10275000 open",
            "LateFee: 21898 for 3000000/137, 225000 of 10275000 open",
            "Principal: 973236 for 400000000/411, 10000000 of 10275000 open"
        ]
    );
}

/// In proportion against 500.00, 2,250.00 and 100,000.00: 3,333.33 and then 6,666.67 are 10,000.00.
#[test]
fn payments_of_one_day_are_divided_in_proportion_as_their_sum() {
    let open = parts(50_000, 225_000, 10_000_000);
    let divide = |earlier, amount, open| {
        let order = AllocationOrder::Proportional;
        divide_after(earlier, Money::cny(amount), open, order, Purpose::ByOrder).expect("divided")
    };
    // 1,622.06.., 7,299.26.. and 324,411.67..
    let first = divide(parts(0, 0, 0), 333_333, open).value.paid;
    assert_eq!(first, parts(1_622, 7_299, 324_412));
    // 4,866.18.., 21,897.81.. and 973,236.00.. of 10,000.00, less that
    let second = divide(first, 666_667, parts(48_378, 217_701, 9_675_588));
    assert_eq!(second.value.paid, parts(3_244, 14_599, 648_824));
    let fee = second.working.get(1).copied();
    let expected = DivisionLine::InProportionOfDay {
        part: Part::LateFee,
        open: Money::cny(225_000),
        of: Money::cny(10_275_000),
        received: Money::cny(1_000_000),
        exact: Ratio::new(3_000_000, 137).expect("a ratio"),
        earlier: Money::cny(7_299),
        paid: Money::cny(14_599),
    };
    assert_eq!(fee, Some(expected));
    // 60.00 counted towards the price by hand: what is open then is what the next payment is divided by
    let by_hand = divide(parts(0, 0, 6_000), 3_000, parts(1_000, 2_000, 3_000));
    assert_eq!(by_hand.value.paid, parts(500, 1_000, 1_500));
    // of 6.00, 6.00 and 2.00 somebody put ten fen to 4, 4 and 2, where the clause puts 5, 4 and 1: nothing is taken back
    let put_otherwise = divide(parts(4, 4, 2), 1, parts(596, 596, 198));
    assert_eq!(put_otherwise.value.paid, parts(1, 0, 0));
}

/// In proportion against 0.94, 4,163.39 and 160,507.37. Of 18,379.89 the exact shares are 10.49, 46,469.82 and 1,791,508.68 fen:
/// rounded half up these add up. Of 29.55 alone they are 0.17, 74.7 and 2,880.2; of 18,350.34 alone 10.47, 46,395.1, 1,788,628.4,
/// where the fen that is missing goes to the price, of whose next fen the middle comes first.
#[test]
fn two_payments_of_one_day_come_to_the_same_of_each_part_in_either_order() {
    let open = [94, 416_339, 16_050_737];
    let all = [10, 46_470, 1_791_509];
    for (amounts, first) in [([1_835_034, 2_955], [10, 46_395, 1_788_629]), ([2_955, 1_835_034], [0, 75, 2_880])] {
        let order = AllocationOrder::Proportional;
        let of = |[cost, late_fee, principal]: [i64; 3]| parts(cost, late_fee, principal);
        let less = |from: [i64; 3], what: [i64; 3]| [0, 1, 2].map(|at| from[at] - what[at]);
        let divide = |earlier, amount, open| {
            divide_after(of(earlier), Money::cny(amount), of(open), order, Purpose::ByOrder)
                .expect("divided")
                .value
                .paid
        };
        assert_eq!(divide([0; 3], amounts[0], open), of(first), "{amounts:?}");
        assert_eq!(divide(first, amounts[1], less(open, first)), of(less(all, first)), "{amounts:?}");
    }
}

#[test]
fn a_part_the_payer_names_comes_first_only_where_the_clause_leaves_it_the_choice() {
    let named = Purpose::Stated(Part::Principal);
    check(AllocationOrder::PayersChoice, named, 5_000_000, (0, 0, 5_000_000), 0);
    check(AllocationOrder::PayersChoice, named, 10_060_000, (50_000, 10_000, 10_000_000), 0);
    check(AllocationOrder::CostInterestPrincipal, named, 5_000_000, (50_000, 225_000, 4_725_000), 0);
    check(AllocationOrder::PayersChoice, Purpose::Counted(Part::LateFee), 300_000, (0, 225_000, 0), 75_000);
}

/// Costs 500.00 on the day and 45 days at 500 ppm a day: the debt of A1 on 2026-05-15, with this payment.
fn a1(amount: i64) -> Debt {
    let mut debt = debt("2026-03-31", 10_000_000);
    debt.costs.push(dated("2026-05-15", 50_000));
    debt.payments.push(paying("2026-05-15", amount));
    debt
}

#[test]
fn a1_the_next_20_days_are_reckoned_on_what_is_left() {
    for (order, open, next_20_days) in [
        (AllocationOrder::CostInterestPrincipal, parts(0, 0, 5_275_000), 52_750),
        (AllocationOrder::PrincipalFirst, parts(50_000, 225_000, 5_000_000), 50_000),
    ] {
        let rule = with_order(daily(500), order);
        let on_the_day = fee(&rule, &a1(5_000_000), "2026-05-15");
        assert_eq!(on_the_day.open, open, "{order:?}");
        let later = fee(&rule, &a1(5_000_000), "2026-06-04");
        assert_eq!(later.total.minor - on_the_day.total.minor, next_20_days, "{order:?}");
    }
}

#[test]
fn a2_and_a3_too_little_and_too_much() {
    let little = fee(&daily(500), &a1(30_000), "2026-05-15");
    assert_eq!(little.open, parts(20_000, 225_000, 10_000_000));
    let much = fee(&daily(500), &a1(10_300_000), "2026-05-15");
    assert_eq!((much.open, much.advance), (parts(0, 0, 0), Money::cny(25_000)));
}

#[test]
fn a_payment_of_nothing_or_in_another_currency_is_refused() {
    for amount in [0, -1] {
        let refused = divide_payment(Money::cny(amount), parts(1, 1, 1), AllocationOrder::default(), Purpose::ByOrder);
        assert_eq!(refused, Err(LateFeeError::PaymentNotPositive));
        assert_eq!(
            allocate(&[], Money::cny(amount), &[], &[], day("2026-06-30")),
            Err(LateFeeError::PaymentNotPositive)
        );
    }
    let dollars = Money::new(1, Currency::USD);
    let refused = divide_payment(dollars, parts(1, 1, 1), AllocationOrder::default(), Purpose::ByOrder);
    assert_eq!(refused, Err(LateFeeError::Exact(ExactError::CurrencyMismatch)));
}

fn open_debt(number: u8, due: &str, principal: i64) -> OpenDebt {
    OpenDebt {
        instalment: instalment(number),
        due: if due.is_empty() { DueDay::AwaitsEvent } else { DueDay::On(day(due)) },
        secured: Money::cny(0),
        burden: Ppm(182_500),
        open: parts(0, 0, principal),
        order: AllocationOrder::default(),
        stated: None,
    }
}

/// A payment on 2026-06-30: which debts it pays, in turn, why, and how much of each.
fn check_between(amount: i64, named: &[u8], debts: &[OpenDebt], turns: &[(u8, Reason, i64)], advance: i64) {
    let named: Vec<InstalmentId> = named.iter().map(|number| instalment(*number)).collect();
    let worked = allocate(&[], Money::cny(amount), &named, debts, day("2026-06-30")).expect("allocated");
    let found: Vec<_> = worked
        .working
        .iter()
        .map(|line| (line.instalment, line.reason, line.paid.total().expect("one currency").minor))
        .collect();
    let expected: Vec<_> = turns.iter().map(|(number, reason, paid)| (instalment(*number), *reason, *paid)).collect();
    assert_eq!(found, expected, "{amount} over {debts:?}");
    assert_eq!(worked.value.advance, Money::cny(advance));
    let shares = worked.value.shares.iter().map(|share| (share.instalment, share.paid));
    let paid =
        worked.working.iter().filter(|line| line.paid != parts(0, 0, 0)).map(|line| (line.instalment, line.paid));
    assert!(shares.eq(paid));
}

#[test]
fn debts_are_paid_in_the_order_of_the_law_and_each_choice_is_told() {
    use Reason::{AlreadyDue, EarlierDue, HeavierBurden, LastLeft, LessSecured, PayersPurpose, ProRata};
    let late = open_debt(1, "2026-03-31", 1_000);
    let later = open_debt(2, "2026-05-31", 1_000);
    let not_due = open_debt(3, "2026-09-30", 1_000);
    let unknown = open_debt(4, "", 1_000);
    check_between(
        3_500,
        &[],
        &[unknown, not_due, later, late],
        &[(1, EarlierDue, 1_000), (2, AlreadyDue, 1_000), (3, EarlierDue, 1_000), (4, LastLeft, 500)],
        0,
    );
    check_between(
        1_500,
        &[3],
        &[late, later, not_due],
        &[(3, PayersPurpose, 1_000), (1, EarlierDue, 500), (2, LastLeft, 0)],
        0,
    );

    let secured = OpenDebt { secured: Money::cny(500), ..late };
    check_between(1_200, &[], &[secured, later], &[(2, LessSecured, 1_000), (1, LastLeft, 200)], 0);

    let light = OpenDebt { burden: Ppm(45_000), ..late };
    check_between(1_200, &[], &[light, later], &[(2, HeavierBurden, 1_000), (1, LastLeft, 200)], 0);

    let twin = open_debt(5, "2026-03-31", 3_000);
    check_between(1_001, &[], &[twin, late, later], &[(1, ProRata, 250), (5, ProRata, 751), (2, LastLeft, 0)], 0);
    check_between(
        5_500,
        &[],
        &[twin, late, later],
        &[(1, ProRata, 1_000), (5, ProRata, 3_000), (2, LastLeft, 1_000)],
        500,
    );
    check_between(700, &[], &[], &[], 700);
}

#[test]
fn an_open_debt_is_read_from_its_clause_and_its_ledger() {
    let found = OpenDebt::of(&daily(500), &a1(30_000), Money::cny(700), day("2026-05-15")).expect("a debt");
    let expected = OpenDebt {
        instalment: instalment(1),
        due: DueDay::On(day("2026-03-31")),
        secured: Money::cny(700),
        burden: Ppm(182_500),
        open: parts(20_000, 225_000, 10_000_000),
        order: AllocationOrder::CostInterestPrincipal,
        stated: None,
    };
    assert_eq!(found, expected);
    let fixed = LateFeeRule::plain(LateRate::FixedSum { amount: Money::cny(100) });
    let found = OpenDebt::of(&fixed, &debt("2026-03-31", 1_000), Money::cny(0), day("2026-05-15")).expect("a debt");
    assert_eq!((found.burden, found.open), (Ppm(0), parts(0, 100, 1_000)));
}

#[cfg(not(target_arch = "wasm32"))]
proptest! {
    #[test]
    fn no_fen_is_lost_and_no_debt_is_overpaid(
        amount in 1_i64..=10_000,
        debts in proptest::collection::vec((0_i64..=500, 0_i64..=500, 0_i64..=2_000, -60_i64..=60, 0_i64..=1), 0..8),
        order in prop::sample::select(vec![
            AllocationOrder::CostInterestPrincipal,
            AllocationOrder::PrincipalFirst,
            AllocationOrder::Proportional,
            AllocationOrder::PayersChoice,
        ]),
    ) {
        let as_of = day("2026-06-30");
        let debts: Vec<OpenDebt> = debts
            .iter()
            .zip(1_u8..)
            .map(|((cost, late_fee, principal, offset, burden), number)| OpenDebt {
                due: DueDay::On(as_of.plus_days(offset / 30 * 30).expect("a date")),
                burden: Ppm(*burden),
                open: parts(*cost, *late_fee, *principal),
                order,
                ..open_debt(number, "", 0)
            })
            .collect();
        let allocated = allocate(&[], Money::cny(amount), &[], &debts, as_of).expect("allocated").value;
        let mut paid = allocated.advance.minor;
        for share in &allocated.shares {
            let debt = debts.iter().find(|debt| debt.instalment == share.instalment).expect("a debt");
            for part in [Part::Cost, Part::LateFee, Part::Principal] {
                let amount = share.paid.of(part).minor;
                prop_assert!((0..=debt.open.of(part).minor).contains(&amount));
                paid += amount;
            }
        }
        prop_assert_eq!(paid, amount);
        let open: i64 = debts.iter().map(|debt| debt.open.total().expect("one currency").minor).sum();
        prop_assert_eq!(allocated.advance.minor, (amount - open).max(0));
        let reversed: Vec<OpenDebt> = debts.iter().rev().copied().collect();
        prop_assert_eq!(allocate(&[], Money::cny(amount), &[], &reversed, as_of).expect("allocated").value, allocated);
    }
}

#[test]
fn a_payment_the_book_counted_is_kept_apart_from_the_others_of_its_day() {
    let mut debt = debt("2026-03-31", 10_000_000);
    debt.payments.push(paying("2026-04-20", 1_000_000));
    debt.payments.push(Payment { purpose: Purpose::Counted(Part::Principal), ..paying("2026-04-20", 3_000_000) });
    let found = fee(&daily(500), &debt, "2026-04-20");
    assert_eq!(found.open, parts(0, 0, 6_100_000));
}
