//! The weighted forecast.

use counterpart::domain::exact::ExactError;
use counterpart::domain::forecast::{ExpectedSale, ForecastError, forecast};
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::rate::Bp;
#[cfg(not(target_arch = "wasm32"))]
use proptest::prelude::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn sale(minor: i64, currency: Currency, probability: i64) -> ExpectedSale<usize> {
    ExpectedSale { key: 0, amount: Money::new(minor, currency), probability: Bp(probability) }
}

/// Sales as (minor units, currency, basis points), then one (count, full, weighted) per currency.
fn check(sales: &[(i64, Currency, i64)], totals: &[(usize, i64, i64)]) {
    let worked = forecast(sales.iter().map(|(minor, currency, bp)| sale(*minor, *currency, *bp))).expect("a forecast");
    let found: Vec<_> = worked.value.iter().map(|t| (t.count, t.full.minor, t.weighted.minor)).collect();
    assert_eq!(found, totals, "{sales:?}");
    assert_eq!(worked.working.len(), sales.len(), "one row per sale");
}

#[test]
fn a_forecast_is_rounded_once_per_currency() {
    let (cny, usd) = (Currency::CNY, Currency::USD);
    check(&[], &[]);
    // the stages of 5.3: 10, 30, 50, 70, 100 and 0 %
    check(
        &[
            (10_000_000, cny, 1_000),
            (10_000_000, cny, 3_000),
            (10_000_000, cny, 5_000),
            (10_000_000, cny, 7_000),
            (10_000_000, cny, 10_000),
            (10_000_000, cny, 0),
        ],
        &[(6, 60_000_000, 26_000_000)],
    );
    // three times half a fen is 1.5, rounded once to 2; each alone would give 3
    check(&[(1, cny, 5_000), (1, cny, 5_000), (1, cny, 5_000)], &[(3, 3, 2)]);
    // the codes in order, never added
    check(&[(100, usd, 5_000), (200, cny, 2_500)], &[(1, 200, 50), (1, 100, 50)]);
}

#[test]
fn a_sale_that_cannot_be_expected_is_refused_by_row() {
    let cny = Currency::CNY;
    for (second, why) in [
        (sale(-1, cny, 0), ForecastError::NegativeAmount { row: 2 }),
        (sale(1, cny, 10_001), ForecastError::ProbabilityOutOfRange { row: 2 }),
        (sale(1, cny, -1), ForecastError::ProbabilityOutOfRange { row: 2 }),
        (sale(i64::MAX, cny, 1), ForecastError::Exact(ExactError::Overflow)),
    ] {
        assert_eq!(forecast([sale(1, cny, 1), second]), Err(why));
    }
}

#[cfg(not(target_arch = "wasm32"))]
proptest! {
    #[test]
    fn a_forecast_is_the_nearest_fen_to_the_weighted_sum(
        sales in proptest::collection::vec((0_i64..=1_000_000_000_000, 0_i64..=10_000), 1..20),
    ) {
        let worked = forecast(sales.iter().map(|(minor, bp)| sale(*minor, Currency::CNY, *bp))).expect("a forecast");
        let total = worked.value[0];
        prop_assert!((0..=total.full.minor).contains(&total.weighted.minor));
        let product: i128 = sales.iter().map(|(minor, bp)| i128::from(*minor) * i128::from(*bp)).sum();
        let off = i128::from(total.weighted.minor) * 10_000 - product;
        prop_assert!((-4_999..=5_000).contains(&off), "a half goes up");
    }
}
