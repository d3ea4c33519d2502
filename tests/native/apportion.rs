//! Sharing out by weight.

use counterpart::domain::apportion::apportion;
use counterpart::domain::exact::ExactError;
#[cfg(not(target_arch = "wasm32"))]
use proptest::prelude::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn check(total: i128, weights: &[i128], expected: &[i128]) {
    assert_eq!(apportion(total, weights).as_deref(), Ok(expected), "{total} by {weights:?}");
}

#[test]
fn what_does_not_divide_goes_to_the_largest_remainders_the_earlier_first() {
    check(547, &[3_334, 3_333, 3_333], &[183, 182, 182]);
    check(10, &[1, 1, 1], &[4, 3, 3]);
    check(11, &[1, 1, 1], &[4, 4, 3]);
    check(10, &[1, 2, 3], &[2, 3, 5]);
    check(9, &[2, 1, 1], &[5, 2, 2]);
    // remainders 1/2, 3/4 and 3/4: the two larger ones take one each, not the first
    check(7, &[2, 1, 1], &[3, 2, 2]);
    check(5, &[0, 1, 0], &[0, 5, 0]);
    check(0, &[1, 2], &[0, 0]);
    check(-10, &[1, 1, 1], &[-4, -3, -3]);
    check(1, &[1, 1, 1], &[1, 0, 0]);
}

#[test]
fn no_weight_a_negative_one_and_figures_too_large_are_refused() {
    assert_eq!(apportion(10, &[]), Err(ExactError::DivideByZero));
    assert_eq!(apportion(10, &[0, 0]), Err(ExactError::DivideByZero));
    assert_eq!(apportion(10, &[2, -1]), Err(ExactError::Overflow));
    assert_eq!(apportion(i128::MAX, &[2, 1]), Err(ExactError::Overflow));
    assert_eq!(apportion(1, &[i128::MAX, 1]), Err(ExactError::Overflow));
    assert_eq!(apportion(i128::MIN, &[1]), Err(ExactError::Overflow));
}

#[cfg(not(target_arch = "wasm32"))]
proptest! {
    #[test]
    fn the_shares_add_up_and_none_is_a_whole_unit_off(
        total in any::<i64>(),
        weights in prop::collection::vec(0_i128..1_000_000, 1..30),
    ) {
        let (total, whole) = (i128::from(total), weights.iter().sum::<i128>());
        prop_assume!(whole > 0);
        let shares = apportion(total, &weights).expect("shares");
        prop_assert_eq!(shares.iter().sum::<i128>(), total);
        for (share, weight) in shares.iter().zip(&weights) {
            prop_assert!((share * whole - total * weight).abs() < whole);
        }
    }
}
