//! Rounding and fractions.

use std::cmp::Ordering;

use counterpart::domain::exact::{ExactError, Ratio, Rounding, divide};
#[cfg(not(target_arch = "wasm32"))]
use proptest::prelude::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const RULES: [Rounding; 4] = [Rounding::HalfUp, Rounding::HalfEven, Rounding::Floor, Rounding::Ceil];

fn ratio(numerator: i128, denominator: i128) -> Ratio {
    Ratio::new(numerator, denominator).expect("a fraction")
}

fn parts(ratio: Ratio) -> (i128, i128) {
    (ratio.numerator(), ratio.denominator())
}

#[test]
fn rounding_rules_by_example() {
    for (numerator, denominator, half_up, half_even, floor, ceil) in [
        (5, 2, 3, 2, 2, 3),
        (7, 2, 4, 4, 3, 4),
        (-5, 2, -3, -2, -3, -2),
        (-7, 2, -4, -4, -4, -3),
        (5, -2, -3, -2, -3, -2),
        (-5, -2, 3, 2, 2, 3),
        (1, 2, 1, 0, 0, 1),
        (-1, 2, -1, 0, -1, 0),
        (1, 3, 0, 0, 0, 1),
        (-1, 3, 0, 0, -1, 0),
        (-2, -3, 1, 1, 0, 1),
        (2, -3, -1, -1, -1, 0),
        (6, 3, 2, 2, 2, 2),
        (-6, 3, -2, -2, -2, -2),
        (6, -3, -2, -2, -2, -2),
        (0, 7, 0, 0, 0, 0),
    ] {
        let by = |rule| divide(numerator, denominator, rule);
        assert_eq!(by(Rounding::HalfUp), Ok(half_up), "{numerator}/{denominator} half up");
        assert_eq!(by(Rounding::HalfEven), Ok(half_even), "{numerator}/{denominator} half even");
        assert_eq!(by(Rounding::Floor), Ok(floor), "{numerator}/{denominator} floor");
        assert_eq!(by(Rounding::Ceil), Ok(ceil), "{numerator}/{denominator} ceil");
    }
}

#[test]
fn a_division_without_an_answer_is_refused_at_the_edges_too() {
    for rule in RULES {
        assert_eq!(divide(1, 0, rule), Err(ExactError::DivideByZero));
        assert_eq!(divide(0, 0, rule), Err(ExactError::DivideByZero));
        assert_eq!(divide(i128::MIN, -1, rule), Err(ExactError::Overflow));
        assert_eq!(divide(i128::MAX, 1, rule), Ok(i128::MAX));
        assert_eq!(divide(i128::MIN, 1, rule), Ok(i128::MIN));
        assert_eq!(divide(1, i128::MIN, rule), Err(ExactError::Overflow), "its opposite is out of range");
    }
}

#[test]
fn a_fraction_is_kept_in_lowest_terms_with_a_positive_denominator() {
    for (numerator, denominator, expected) in [
        (2, 4, (1, 2)),
        (-2, 4, (-1, 2)),
        (2, -4, (-1, 2)),
        (-2, -4, (1, 2)),
        (0, 5, (0, 1)),
        (0, -5, (0, 1)),
        (7, 7, (1, 1)),
        (360, 1_000_000, (9, 25_000)),
        (i128::MAX, i128::MAX, (1, 1)),
    ] {
        assert_eq!(parts(ratio(numerator, denominator)), expected, "{numerator}/{denominator}");
    }
    assert_eq!(Ratio::new(1, 0), Err(ExactError::DivideByZero));
    assert_eq!(Ratio::new(1, i128::MIN), Err(ExactError::Overflow));
    assert_eq!(parts(Ratio::whole(-3)), (-3, 1));
    assert_eq!(Ratio::ZERO, Ratio::whole(0));
}

#[test]
fn fractions_are_added_subtracted_multiplied_and_compared_exactly() {
    let (third, half) = (ratio(1, 3), ratio(1, 2));
    assert_eq!(third.plus(half), Ok(ratio(5, 6)));
    assert_eq!(third.minus(half), Ok(ratio(-1, 6)));
    assert_eq!(third.times(half), Ok(ratio(1, 6)));
    assert_eq!(ratio(2, 3).times(ratio(3, 2)), Ok(Ratio::whole(1)));
    assert_eq!(third.compare(half), Ok(Ordering::Less));
    assert_eq!(half.compare(third), Ok(Ordering::Greater));
    assert_eq!(half.compare(ratio(2, 4)), Ok(Ordering::Equal));
    for (rule, expected) in RULES.into_iter().zip([-1, 0, -1, 0]) {
        assert_eq!(ratio(-1, 2).round(rule), Ok(expected), "{rule:?}");
    }
    let most = Ratio::whole(i128::MAX);
    assert_eq!(most.plus(Ratio::whole(1)), Err(ExactError::Overflow));
    assert_eq!(most.times(Ratio::whole(2)), Err(ExactError::Overflow));
    assert_eq!(most.minus(Ratio::whole(-1)), Err(ExactError::Overflow));
    assert_eq!(Ratio::ZERO.minus(Ratio::whole(i128::MIN)), Err(ExactError::Overflow));
    assert_eq!(ratio(1, i128::MAX).plus(ratio(1, 2)), Err(ExactError::Overflow));
    assert_eq!(ratio(1, i128::MAX).times(ratio(1, 2)), Err(ExactError::Overflow));
}

#[cfg(not(target_arch = "wasm32"))]
proptest! {
    #[test]
    fn a_rounded_quotient_is_less_than_one_away_and_floor_and_ceiling_enclose_it(
        numerator in any::<i64>(),
        denominator in any::<i64>().prop_filter("not nought", |it| *it != 0),
    ) {
        let (numerator, denominator) = (i128::from(numerator), i128::from(denominator));
        let by = |rule| divide(numerator, denominator, rule).expect("an answer");
        let (floor, ceil) = (by(Rounding::Floor), by(Rounding::Ceil));
        // floor × denominator ≤ numerator, the other way round for a negative denominator
        let below = (numerator - floor * denominator) * denominator.signum();
        prop_assert!((0..denominator.abs()).contains(&below));
        prop_assert_eq!(ceil - floor, i128::from(below != 0));
        for rule in [Rounding::HalfUp, Rounding::HalfEven] {
            let nearest = by(rule);
            prop_assert!(nearest == floor || nearest == ceil);
            prop_assert!(2 * (numerator - nearest * denominator).abs() <= denominator.abs());
        }
    }

    #[test]
    fn adding_and_taking_away_comes_back(a in any::<i32>(), b in 1_i32.., c in any::<i32>(), d in 1_i32..) {
        let one = ratio(a.into(), b.into());
        let two = ratio(c.into(), d.into());
        prop_assert_eq!(one.plus(two).expect("fits").minus(two), Ok(one));
    }
}
