//! How much is how late.

use counterpart::domain::ageing::{AgeingBucket, AgeingError, OpenBalance, age};
use counterpart::domain::collection::DueDay;
use counterpart::domain::date::Date;
use counterpart::domain::exact::ExactError;
use counterpart::domain::money::{Currency, Money};
#[cfg(not(target_arch = "wasm32"))]
use proptest::prelude::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

fn balance(key: u32, due: &str, open: i64) -> OpenBalance<u32> {
    OpenBalance { key, due: DueDay::On(day(due)), open: Money::cny(open) }
}

#[test]
fn days_late_fall_into_five_columns() {
    use AgeingBucket::{Current, Days1To30, Days31To60, Days61To90, Over90};
    for (due, expected) in [
        ("2026-07-01", Current),
        ("2026-06-30", Current),
        ("2026-06-29", Days1To30),
        ("2026-05-31", Days1To30),
        ("2026-05-30", Days31To60),
        ("2026-05-01", Days31To60),
        ("2026-04-30", Days61To90),
        ("2026-04-01", Days61To90),
        ("2026-03-31", Over90),
        ("1900-01-01", Over90),
        ("9999-12-31", Current),
    ] {
        let worked = age([balance(1, due, 100)], day("2026-06-30")).expect("a table");
        assert_eq!(worked.working[0].bucket, expected, "due {due}, as of 2026-06-30");
        assert_eq!(worked.value.totals[0].of(expected), Money::cny(100), "due {due}");
    }
    assert_eq!(AgeingBucket::of_days(i64::MIN), Current);
    assert_eq!(AgeingBucket::of_days(i64::MAX), Over90);
}

#[test]
fn sums_are_made_per_key_and_currency_and_never_across_currencies() {
    let dollars = OpenBalance { key: 2, due: DueDay::AwaitsEvent, open: Money::new(500, Currency::USD) };
    let balances = [
        balance(2, "2026-06-01", 1_000),
        balance(1, "2026-03-01", 300),
        balance(2, "2026-06-30", 50),
        balance(1, "2026-03-15", 200),
        balance(1, "2026-03-15", 0),
        dollars,
    ];
    let worked = age(balances, day("2026-06-30")).expect("a table");
    let rows: Vec<_> = worked
        .value
        .rows
        .iter()
        .map(|row| {
            let columns = AgeingBucket::ALL.map(|bucket| row.sums.of(bucket).minor);
            (row.key, row.sums.total.currency.code(), columns, row.sums.total.minor)
        })
        .collect();
    assert_eq!(
        rows,
        [
            (1, "CNY", [0, 0, 0, 0, 500], 500),
            (2, "CNY", [50, 1_000, 0, 0, 0], 1_050),
            (2, "USD", [500, 0, 0, 0, 0], 500),
        ]
    );
    let totals: Vec<_> = worked.value.totals.iter().map(|sums| (sums.total, sums.overdue())).collect();
    assert_eq!(
        totals,
        [(Money::cny(1_550), Ok(Money::cny(1_500))), (Money::new(500, Currency::USD), Ok(Money::zero(Currency::USD)))]
    );
    assert_eq!(worked.working.len(), 5, "a balance of nothing is no row");
}

#[test]
fn a_negative_balance_and_a_sum_too_large_are_refused() {
    let as_of = day("2026-06-30");
    assert_eq!(age([balance(1, "2026-06-01", -1)], as_of), Err(AgeingError::NegativeBalance));
    let huge = [balance(1, "2026-06-01", i64::MAX), balance(1, "2026-06-01", 1)];
    assert_eq!(age(huge, as_of), Err(AgeingError::Exact(ExactError::Overflow)));
}

#[cfg(not(target_arch = "wasm32"))]
proptest! {
    #[test]
    fn rows_columns_and_totals_agree(
        balances in proptest::collection::vec((0_u32..5, -200_i64..200, 0_i64..1_000_000), 0..60),
    ) {
        let as_of = day("2026-06-30");
        let open = balances.iter().map(|(key, offset, open)| OpenBalance {
            key: *key,
            due: DueDay::On(as_of.plus_days(*offset).expect("a date")),
            open: Money::cny(*open),
        });
        let table = age(open, as_of).expect("a table").value;
        let sum: i64 = balances.iter().map(|(_, _, open)| open).sum();
        prop_assert_eq!(table.totals.iter().map(|sums| sums.total.minor).sum::<i64>(), sum);
        prop_assert_eq!(table.rows.iter().map(|row| row.sums.total.minor).sum::<i64>(), sum);
        let late: i64 = balances.iter().filter(|(_, offset, _)| *offset < 0).map(|(_, _, open)| open).sum();
        let columns = AgeingBucket::ALL.into_iter().skip(1);
        let shown: i64 = table.totals.iter().flat_map(|sums| columns.clone().map(|c| sums.of(c).minor)).sum();
        prop_assert_eq!(shown, late);
    }
}
