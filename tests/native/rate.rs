//! Rates, weights and quantities.

use counterpart::domain::exact::{ExactError, Ratio, Rounding};
use counterpart::domain::money::Money;
use counterpart::domain::rate::{Bp, Ppm, Quantity};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[test]
fn a_rate_is_so_many_parts_per_million() {
    for (percent, ppm) in [(0, 0), (13, 130_000), (100, 1_000_000), (-5, -50_000)] {
        assert_eq!(Ppm::percent(percent), Ok(Ppm(ppm)), "{percent} %");
    }
    assert_eq!(Ppm::percent(i64::MAX), Err(ExactError::Overflow));
    assert_eq!((Ppm::WHOLE.wide(), Bp::WHOLE.wide(), Quantity::SCALE), (1_000_000, 10_000, 1_000));
}

#[test]
fn a_share_of_an_amount_is_rounded_once_by_the_rule_named() {
    for (ppm, fen, rule, expected) in [
        (500, 10_000_000, Rounding::HalfUp, 5_000),
        (130_000, 10_000_000, Rounding::HalfUp, 1_300_000),
        (500_000, 3, Rounding::HalfUp, 2),
        (500_000, 3, Rounding::HalfEven, 2),
        (500_000, 3, Rounding::Floor, 1),
        (500_000, -3, Rounding::HalfUp, -2),
        (500_000, -3, Rounding::Ceil, -1),
        (1_000_000, i64::MAX, Rounding::HalfUp, i64::MAX),
        (0, i64::MIN, Rounding::HalfUp, 0),
    ] {
        assert_eq!(Ppm(ppm).of(Money::cny(fen), rule), Ok(Money::cny(expected)), "{ppm} ppm of {fen}, {rule:?}");
    }
    assert_eq!(Ppm(1_000_001).of(Money::cny(i64::MAX), Rounding::HalfUp), Err(ExactError::Overflow));
}

#[test]
fn a_share_before_it_is_rounded_is_a_fraction_of_a_fen() {
    for (ppm, fen, numerator, denominator) in [
        (500, 10_000_000, 5_000, 1),
        (500_000, 3, 3, 2),
        (500_000, -3, -3, 2),
        (1, 1, 1, 1_000_000),
        (-130_000, 10, -13, 10),
        (0, i64::MIN, 0, 1),
    ] {
        let expected = Ratio::new(numerator, denominator);
        assert_eq!(Ppm(ppm).share_of(Money::cny(fen)), expected, "{ppm} ppm of {fen}");
    }
}

#[test]
fn a_quantity_has_three_decimals() {
    assert_eq!(Quantity::whole(7), Ok(Quantity { thousandths: 7_000 }));
    assert_eq!(Quantity::whole(-1), Ok(Quantity { thousandths: -1_000 }));
    assert_eq!(Quantity::whole(i64::MAX), Err(ExactError::Overflow));
}
