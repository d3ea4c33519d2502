//! Splitting an amount: nothing lost, nothing made up.

#[cfg(not(target_arch = "wasm32"))]
use counterpart::domain::exact::ExactError;
use counterpart::domain::exact::Ratio;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::split::{MOST_PARTS, SplitError, SplitLine, SplitPolicy, all_positive, by_weights, equally};
#[cfg(not(target_arch = "wasm32"))]
use proptest::prelude::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const POLICIES: [SplitPolicy; 4] =
    [SplitPolicy::Largest, SplitPolicy::Last, SplitPolicy::First, SplitPolicy::HalfUpLast];

fn check(total: i64, weights: &[i64], policy: SplitPolicy, expected: &[i64]) {
    let worked = by_weights(Money::cny(total), weights, policy).expect("a split");
    let parts: Vec<i64> = worked.value.iter().map(|part| part.minor).collect();
    assert_eq!(parts, expected, "{total} by {weights:?}, {policy:?}");
    for (line, part) in worked.working.iter().zip(&worked.value) {
        assert_eq!(line.rounded.plus(line.rest), Ok(*part), "each row of the working explains its part");
        assert_eq!(line.amount, *part);
    }
}

#[test]
fn worked_examples_of_the_contract_rules() {
    use SplitPolicy::{First, HalfUpLast, Largest, Last};
    let percents: &[i64] = &[333_400, 333_300, 333_300];
    let stages: &[i64] = &[300_000, 300_000, 300_000, 100_000];
    let four: &[i64] = &[300_000, 400_000, 250_000, 50_000];
    let thirds: &[i64] = &[1, 1, 1];
    for (total, weights, policy, expected) in [
        // domain.md 6.1
        (547, percents, Largest, &[183, 182, 182][..]),
        (547, percents, Last, &[182, 182, 183]),
        (3_000_000, thirds, Largest, &[1_000_000, 1_000_000, 1_000_000]),
        (3_000_000, thirds, Last, &[1_000_000, 1_000_000, 1_000_000]),
        (10_000_000, thirds, Largest, &[3_333_334, 3_333_333, 3_333_333]),
        (100_001, stages, Largest, &[30_001, 30_000, 30_000, 10_000]),
        (100_001, stages, Last, &[30_000, 30_000, 30_000, 10_001]),
        (123_456_789, four, Largest, &[37_037_037, 49_382_716, 30_864_197, 6_172_839]),
        (123_456_789, four, Last, &[37_037_036, 49_382_715, 30_864_197, 6_172_841]),
        // contract-rules.md 4.7
        (10_000_000, thirds, Last, &[3_333_333, 3_333_333, 3_333_334]),
        (9_999_999, &[300_000, 600_000, 100_000], HalfUpLast, &[3_000_000, 5_999_999, 1_000_000]),
        // the other policies of the same amounts
        (10_000_000, thirds, First, &[3_333_334, 3_333_333, 3_333_333]),
        (100_001, stages, First, &[30_001, 30_000, 30_000, 10_000]),
        (123_456_789, four, First, &[37_037_038, 49_382_715, 30_864_197, 6_172_839]),
        (123_456_789, four, HalfUpLast, &[37_037_037, 49_382_716, 30_864_197, 6_172_839]),
        // the rest goes to the last even where that is less than nothing
        (2, &[1, 1, 1, 1], HalfUpLast, &[1, 1, 1, -1]),
        (1, &[1, 1, 1], Largest, &[1, 0, 0]),
        (1, &[1, 1, 1], Last, &[0, 0, 1]),
        (0, &[1, 2], First, &[0, 0]),
        (100, &[0, 1, 0], Largest, &[0, 100, 0]),
        (100, &[7], HalfUpLast, &[100]),
    ] {
        check(total, weights, policy, expected);
    }
}

#[test]
fn every_part_shows_its_exact_share_how_it_was_rounded_and_what_was_added() {
    use SplitPolicy::{HalfUpLast, Largest, Last};
    // 5.47 in three: 182.333… fen each, and one fen is left; 0.05 by 1 and 1: 2.5 fen each
    let thirds = (547, 3);
    for (total, weights, policy, lines) in [
        (547, &[1, 1, 1][..], Largest, &[(thirds, 182, 1), (thirds, 182, 0), (thirds, 182, 0)][..]),
        (547, &[1, 1, 1], Last, &[(thirds, 182, 0), (thirds, 182, 0), (thirds, 182, 1)]),
        (5, &[1, 1], HalfUpLast, &[((5, 2), 3, 0), ((5, 2), 3, -1)]),
        (-5, &[1, 1], Largest, &[((-5, 2), -2, -1), ((-5, 2), -2, 0)]),
        (100, &[3, 1], Largest, &[((75, 1), 75, 0), ((25, 1), 25, 0)]),
    ] {
        let expected: Vec<SplitLine> = weights
            .iter()
            .zip(lines)
            .map(|(weight, ((numerator, denominator), rounded, rest))| SplitLine {
                weight: *weight,
                exact: Ratio::new(*numerator, *denominator).expect("a ratio"),
                rounded: Money::cny(*rounded),
                rest: Money::cny(*rest),
                amount: Money::cny(rounded + rest),
            })
            .collect();
        let worked = by_weights(Money::cny(total), weights, policy).expect("a split");
        assert_eq!(worked.working, expected, "{total} by {weights:?}, {policy:?}");
    }
}

#[test]
fn a_negative_total_is_split_as_its_opposite() {
    use SplitPolicy::{First, HalfUpLast, Largest, Last};
    for (policy, expected) in [
        (Largest, [-3_334, -3_333, -3_333]),
        (First, [-3_334, -3_333, -3_333]),
        (Last, [-3_333, -3_333, -3_334]),
        (HalfUpLast, [-3_333, -3_333, -3_334]),
    ] {
        check(-10_000, &[1, 1, 1], policy, &expected);
    }
    check(i64::MIN, &[1, 1], Largest, &[i64::MIN / 2, i64::MIN / 2]);
}

#[test]
fn a_split_without_parts_or_weights_is_refused() {
    let total = Money::cny(100);
    for policy in POLICIES {
        assert_eq!(by_weights(total, &[], policy), Err(SplitError::NoParts));
        assert_eq!(by_weights(total, &[0, 0], policy), Err(SplitError::NoWeight));
        assert_eq!(by_weights(total, &[2, -1], policy), Err(SplitError::NegativeWeight));
        assert_eq!(equally(total, 0, policy), Err(SplitError::NoParts));
        assert_eq!(equally(total, usize::MAX, policy), Err(SplitError::TooManyParts));
        assert_eq!(by_weights(total, &vec![1; MOST_PARTS + 1], policy), Err(SplitError::TooManyParts));
    }
    assert_eq!(by_weights(total, &vec![1; MOST_PARTS], SplitPolicy::Largest).map(|it| it.value.len()), Ok(MOST_PARTS));
    assert_eq!(equally(total, MOST_PARTS, SplitPolicy::Largest).map(|it| it.value.len()), Ok(MOST_PARTS));
    let yen = equally(Money::new(100, Currency::JPY), 3, SplitPolicy::Largest).expect("a split").value;
    assert_eq!(yen, [34, 33, 33].map(|minor| Money::new(minor, Currency::JPY)));
}

#[test]
fn an_instalment_of_nothing_is_refused_but_a_target_of_nothing_is_not() {
    for (policy, place) in
        [(SplitPolicy::Largest, 2), (SplitPolicy::Last, 1), (SplitPolicy::First, 2), (SplitPolicy::HalfUpLast, 1)]
    {
        let parts = equally(Money::cny(1), 3, policy).expect("a fen is split three ways for targets").value;
        assert_eq!(all_positive(&parts), Err(SplitError::PartNotPositive { seq: place }), "{policy:?}");
    }
    assert_eq!(all_positive(&[Money::cny(1), Money::cny(i64::MAX)]), Ok(()));
    assert_eq!(all_positive(&vec![Money::cny(1); 70_000]), Ok(()));
}

#[test]
fn the_largest_amounts_split_and_weights_beyond_measure_are_still_exact() {
    for policy in POLICIES {
        for total in [i64::MAX, i64::MIN, i64::MIN + 1] {
            let parts = by_weights(Money::cny(total), &[i64::MAX, i64::MAX, 1], policy).expect("a split").value;
            assert_eq!(Money::sum(parts, Currency::CNY), Ok(Money::cny(total)), "{total} {policy:?}");
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn policy() -> impl Strategy<Value = SplitPolicy> {
    prop::sample::select(&POLICIES[..])
}

#[cfg(not(target_arch = "wasm32"))]
proptest! {
    #[test]
    fn the_parts_add_up_to_the_whole(
        total in any::<i64>(),
        weights in prop::collection::vec(prop_oneof![0_i64..1_000_000, Just(i64::MAX)], 1..40),
        policy in policy(),
    ) {
        match by_weights(Money::cny(total), &weights, policy) {
            Ok(worked) => {
                let sum: i128 = worked.value.iter().map(|part| i128::from(part.minor)).sum();
                prop_assert_eq!(sum, i128::from(total));
                prop_assert_eq!(worked.value.len(), weights.len());
            }
            Err(error) => prop_assert!(
                error == SplitError::NoWeight && weights.iter().all(|weight| *weight == 0)
                    || error == SplitError::Exact(ExactError::Overflow) && policy == SplitPolicy::HalfUpLast,
                "{error:?}"
            ),
        }
    }

    #[test]
    fn the_largest_remainder_is_never_a_whole_unit_off(
        total in any::<i64>(),
        weights in prop::collection::vec(1_i64..1_000_000, 1..40),
    ) {
        let whole: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
        let parts = by_weights(Money::cny(total), &weights, SplitPolicy::Largest).expect("a split").value;
        for (part, weight) in parts.iter().zip(&weights) {
            let off = i128::from(part.minor) * whole - i128::from(total) * i128::from(*weight);
            prop_assert!(off.abs() < whole);
        }
    }

    #[test]
    fn equal_parts_differ_by_one_unit_at_most(total in any::<i64>(), parts in 1_usize..200) {
        let parts = equally(Money::cny(total), parts, SplitPolicy::Largest).expect("a split").value;
        let (least, most) = (parts.iter().map(|p| p.minor).min(), parts.iter().map(|p| p.minor).max());
        prop_assert!(most.expect("one part") - least.expect("one part") <= 1);
    }
}
