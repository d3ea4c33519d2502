//! Net, tax and gross.

use counterpart::domain::exact::{ExactError, Ratio};
use counterpart::domain::money::Money;
use counterpart::domain::rate::Ppm;
use counterpart::domain::tax::{TaxError, TaxMode, TaxSplit};
#[cfg(not(target_arch = "wasm32"))]
use proptest::prelude::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// An amount and a rate in ppm: net, tax and gross, all in fen.
fn check(mode: TaxMode, amount: i64, rate: i64, net: i64, tax: i64, gross: i64) {
    let worked = mode.split(Money::cny(amount), Ppm(rate)).expect("has an answer");
    let expected = TaxSplit { net: Money::cny(net), tax: Money::cny(tax), gross: Money::cny(gross) };
    assert_eq!(worked.value, expected, "{amount} at {rate} ppm, {mode:?}");
    assert_eq!(worked.working.len(), 1, "one step");
    assert_eq!(worked.working[0].from, Money::cny(amount));
}

#[test]
fn prices_that_include_the_tax_are_split_so_that_net_and_tax_make_the_gross() {
    for (gross, rate, net, tax) in [
        // domain.md 6.4
        (11_300_000, 130_000, 10_000_000, 1_300_000),
        (100_000, 60_000, 94_340, 5_660),
        (9_999, 130_000, 8_849, 1_150),
        // contract-rules.md 4.7
        (9_999_999, 130_000, 8_849_557, 1_150_442),
        // nothing, no tax, all tax, one fen, a credit note
        (0, 130_000, 0, 0),
        (12_345, 0, 12_345, 0),
        (200, 1_000_000, 100, 100),
        (1, 130_000, 1, 0),
        (-9_999, 130_000, -8_849, -1_150),
    ] {
        check(TaxMode::TaxIncluded, gross, rate, net, tax, gross);
    }
}

#[test]
fn a_tax_on_top_is_rounded_once() {
    for (net, rate, tax) in [
        (10_000_000, 130_000, 1_300_000),
        (94_340, 60_000, 5_660),
        (50, 130_000, 7),
        (50, 10_000, 1),
        (-50, 10_000, -1),
    ] {
        check(TaxMode::TaxExcluded, net, rate, net, tax, net + tax);
    }
}

#[test]
fn without_tax_the_rate_is_not_read() {
    check(TaxMode::NotApplicable, 9_999, 130_000, 9_999, 0, 9_999);
    check(TaxMode::NotApplicable, 9_999, -5, 9_999, 0, 9_999);
}

#[test]
fn the_working_shows_the_figure_before_it_is_rounded() {
    let worked = TaxMode::TaxIncluded.split(Money::cny(9_999), Ppm(130_000)).expect("has an answer");
    assert_eq!(worked.working[0].exact, Ratio::new(999_900, 113).expect("a fraction"));
    assert_eq!(worked.working[0].rounded, Money::cny(8_849));
}

#[test]
fn a_rate_outside_0_to_100_per_cent_and_an_amount_too_large_are_refused() {
    for mode in [TaxMode::TaxIncluded, TaxMode::TaxExcluded] {
        for rate in [-1, 1_000_001, i64::MIN, i64::MAX] {
            let refused = mode.split(Money::cny(100), Ppm(rate));
            assert_eq!(refused, Err(TaxError::RateOutOfRange { rate: Ppm(rate) }), "{mode:?} {rate}");
        }
    }
    let refused = TaxMode::TaxExcluded.split(Money::cny(i64::MAX), Ppm(130_000));
    assert_eq!(refused, Err(TaxError::Exact(ExactError::Overflow)));
}

#[cfg(not(target_arch = "wasm32"))]
proptest! {
    #[test]
    fn net_and_tax_always_make_the_gross(amount: i64, rate in 0_i64..=1_000_000, on_top: bool) {
        let mode = if on_top { TaxMode::TaxExcluded } else { TaxMode::TaxIncluded };
        if let Ok(worked) = mode.split(Money::cny(amount), Ppm(rate)) {
            let TaxSplit { net, tax, gross } = worked.value;
            prop_assert_eq!(net.plus(tax), Ok(gross));
            prop_assert!(tax.minor == 0 || (tax.minor > 0) == (amount > 0));
        }
    }
}
