//! The balance table.

use counterpart::domain::exact::Ratio;
use counterpart::domain::fairness::{
    Balance, BalanceEntry, BalanceError, BalanceLine, BalancePair, BalanceSide, Lean, OverallLean, Position, balance,
};
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::rate::Ppm;
#[cfg(not(target_arch = "wasm32"))]
use proptest::prelude::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use BalanceSide::{Customer, Enterprise};
use Position::{Amount, Cases, Days, Held, None as Nothing, Rate, Unlimited};

fn entry(pair: BalancePair, enterprise: Position, customer: Position) -> BalanceEntry {
    BalanceEntry { pair, enterprise, customer, weight: 1 }
}

fn yuan(yuan: i64) -> Position {
    Amount(Money::cny(yuan * 100))
}

fn check_lean(pair: BalancePair, enterprise: Position, customer: Position, lean: Lean) {
    assert_eq!(entry(pair, enterprise, customer).lean(), Ok(lean), "{pair:?} {enterprise:?} {customer:?}");
    // the same table seen from the other side
    let mirrored = match lean {
        Lean::Absent => Lean::Absent,
        Lean::Even => Lean::Even,
        Lean::Slight(side) => Lean::Slight(side.other()),
        Lean::OneSided(side) => Lean::OneSided(side.other()),
    };
    assert_eq!(entry(pair, customer, enterprise).lean(), Ok(mirrored), "{pair:?} {customer:?} {enterprise:?}");
}

#[test]
fn a_row_says_whom_it_favours() {
    for (pair, enterprise, customer, lean) in [
        // notice is a burden: the shorter one is better off; up to twice is let pass (TRM-05)
        (BalancePair::Notice, Days(30), Days(30), Lean::Even),
        (BalancePair::Notice, Days(30), Days(60), Lean::Slight(Enterprise)),
        (BalancePair::Notice, Days(30), Days(61), Lean::OneSided(Enterprise)),
        (BalancePair::Notice, Days(0), Days(1), Lean::OneSided(Enterprise)),
        (BalancePair::Notice, Nothing, Days(30), Lean::OneSided(Enterprise)),
        (BalancePair::Notice, Nothing, Nothing, Lean::Absent),
        // time to cure is a right
        (BalancePair::Cure, Days(15), Days(10), Lean::Slight(Enterprise)),
        (BalancePair::Cure, Days(15), Nothing, Lean::OneSided(Enterprise)),
        // liability (LIA-03)
        (BalancePair::LiabilityCap, yuan(100_000), yuan(200_000), Lean::Slight(Enterprise)),
        (BalancePair::LiabilityCap, yuan(100_000), yuan(200_001), Lean::OneSided(Enterprise)),
        (BalancePair::LiabilityCap, yuan(100_000), Unlimited, Lean::OneSided(Enterprise)),
        (BalancePair::LiabilityCap, Unlimited, Unlimited, Lean::Even),
        // the price of delay (LIA-05): up to three times
        (BalancePair::DelayRate, Rate(Ppm(500)), Rate(Ppm(1_500)), Lean::Slight(Enterprise)),
        (BalancePair::DelayRate, Rate(Ppm(500)), Rate(Ppm(1_501)), Lean::OneSided(Enterprise)),
        (BalancePair::DelayRate, Nothing, Rate(Ppm(500)), Lean::OneSided(Enterprise)),
        // rights without measure
        (BalancePair::TerminationGrounds, Cases(4), Cases(3), Lean::OneSided(Enterprise)),
        (BalancePair::Assignment, Held, Held, Lean::Even),
        (BalancePair::Assignment, Held, Nothing, Lean::OneSided(Enterprise)),
        (BalancePair::ChangeRights, Held, Nothing, Lean::OneSided(Enterprise)),
        (BalancePair::SetOff, Nothing, Held, Lean::OneSided(Customer)),
        // duties without measure
        (BalancePair::Confidentiality, Nothing, Held, Lean::OneSided(Enterprise)),
        (BalancePair::Indemnity, Held, Nothing, Lean::OneSided(Customer)),
    ] {
        check_lean(pair, enterprise, customer, lean);
    }
}

/// The exact balance, parts per million, whom it leans to, whether advice is given.
fn check(entries: &[BalanceEntry], fraction: (i128, i128), shown: i64, lean: OverallLean, advice: bool) {
    let worked = balance(entries).expect("a balance");
    let exact = Ratio::new(fraction.0, fraction.1).expect("a ratio");
    assert_eq!(worked.value, Balance::Measured { exact, shown: Ppm(shown), lean });
    assert_eq!(worked.value.calls_for_advice(), advice);
    let rows: Vec<BalancePair> = worked
        .working
        .iter()
        .filter_map(|line| match line {
            BalanceLine::Row { entry, .. } => Some(entry.pair),
            BalanceLine::Total { .. } => None,
        })
        .collect();
    assert_eq!(rows, entries.iter().map(|entry| entry.pair).collect::<Vec<_>>(), "one row per pair");
}

#[test]
fn the_rows_stand_over_the_weights_that_were_counted() {
    let even = entry(BalancePair::Cure, Days(15), Days(15));
    let ours = BalanceEntry { weight: 3, ..entry(BalancePair::LiabilityCap, yuan(1), Unlimited) };
    let theirs = entry(BalancePair::SetOff, Nothing, Held);
    let absent = entry(BalancePair::Indemnity, Nothing, Nothing);
    let row = |entry, lean| BalanceLine::Row { entry, lean };
    assert_eq!(
        balance(&[even, ours, theirs, absent]).expect("a balance").working,
        [
            row(even, Lean::Even),
            row(ours, Lean::OneSided(Enterprise)),
            row(theirs, Lean::OneSided(Customer)),
            row(absent, Lean::Absent),
            BalanceLine::Total { present: 5, enterprise: 3, customer: 1 },
        ]
    );
}

#[test]
fn the_balance_is_one_less_the_one_sided_part_of_the_pairs_present() {
    let even = |pair| entry(pair, Held, Held);
    let ours = |pair| entry(pair, Held, Nothing);
    let absent = |pair| entry(pair, Nothing, Nothing);
    let ten: Vec<BalanceEntry> = BalancePair::ALL.into_iter().map(even).collect();
    check(&ten, (1, 1), 1_000_000, OverallLean::Level, false);
    // three of ten: 0.7 is not below 0.7
    let mut three = ten.clone();
    for (row, pair) in [(5, BalancePair::Assignment), (8, BalancePair::ChangeRights), (9, BalancePair::SetOff)] {
        three[row] = ours(pair);
    }
    check(&three, (7, 10), 700_000, OverallLean::Toward(Enterprise), false);
    let mut four = three.clone();
    four[1] = ours(BalancePair::Cure);
    check(&four, (6, 10), 600_000, OverallLean::Toward(Enterprise), true);
    // pairs that are absent do not count: one of three
    check(
        &[
            even(BalancePair::Cure),
            even(BalancePair::Notice),
            ours(BalancePair::SetOff),
            absent(BalancePair::Indemnity),
        ],
        (2, 3),
        666_666,
        OverallLean::Toward(Enterprise),
        true,
    );
    // one each way
    check(&[ours(BalancePair::SetOff), ours(BalancePair::Indemnity)], (0, 1), 0, OverallLean::Level, true);
}

#[test]
fn a_weight_makes_a_row_count_more() {
    let heavy = BalanceEntry { weight: 3, ..entry(BalancePair::LiabilityCap, yuan(1), Unlimited) };
    check(&[heavy, entry(BalancePair::SetOff, Nothing, Held)], (0, 1), 0, OverallLean::Toward(Enterprise), true);
    let even = BalanceEntry { weight: 3, ..entry(BalancePair::LiabilityCap, yuan(1), yuan(1)) };
    check(&[even, entry(BalancePair::SetOff, Nothing, Held)], (3, 4), 750_000, OverallLean::Toward(Customer), false);
}

#[test]
fn a_table_with_nothing_in_it_has_no_balance() {
    let weightless = BalanceEntry { weight: 0, ..entry(BalancePair::SetOff, Held, Nothing) };
    for entries in [&[][..], &[entry(BalancePair::SetOff, Nothing, Nothing)], &[weightless]] {
        let value = balance(entries).expect("an answer").value;
        assert_eq!(value, Balance::NothingToCompare);
        assert!(!value.calls_for_advice());
    }
}

#[test]
fn positions_that_cannot_be_compared_are_refused_by_name() {
    let pair = BalancePair::LiabilityCap;
    let dollars = Amount(Money::new(1, Currency::USD));
    for (entries, why) in [
        (vec![entry(pair, yuan(1), Days(1))], BalanceError::NotComparable { pair }),
        (vec![entry(pair, yuan(1), dollars)], BalanceError::NotComparable { pair }),
        (vec![entry(pair, yuan(-1), yuan(1))], BalanceError::Negative { pair }),
        (vec![entry(pair, Nothing, Rate(Ppm(-1)))], BalanceError::Negative { pair }),
        (vec![entry(pair, Held, Held), entry(pair, Held, Held)], BalanceError::Repeated { pair }),
    ] {
        assert_eq!(balance(&entries), Err(why));
    }
}

#[cfg(not(target_arch = "wasm32"))]
proptest! {
    #[test]
    fn a_balance_is_the_same_seen_from_either_side(rows in proptest::collection::vec((0_u32..200, 0_u32..200, 0_u32..5), 10)) {
        let position = |days| if days < 40 { Nothing } else { Days(days) };
        let table = |swapped: bool| -> Vec<BalanceEntry> {
            let rows = BalancePair::ALL.into_iter().zip(&rows);
            rows.map(|(pair, (one, two, weight))| {
                let (one, two) = if swapped { (*two, *one) } else { (*one, *two) };
                BalanceEntry { pair, enterprise: position(one), customer: position(two), weight: *weight }
            })
            .collect()
        };
        let (straight, swapped) = (balance(&table(false)).expect("a balance").value, balance(&table(true)).expect("a balance").value);
        match (straight, swapped) {
            (Balance::Measured { exact, shown, lean }, Balance::Measured { exact: other, lean: turned, .. }) => {
                prop_assert_eq!(exact, other);
                prop_assert!((0..=1_000_000).contains(&shown.0));
                let expected = match lean {
                    OverallLean::Level => OverallLean::Level,
                    OverallLean::Toward(side) => OverallLean::Toward(side.other()),
                };
                prop_assert_eq!(turned, expected);
            }
            (one, two) => prop_assert_eq!(one, two),
        }
    }
}
