//! The amount of a contract with its amendments.

use counterpart::domain::amendment::{AmendmentError, AmendmentLine, SignedAmendment, amended_amount};
use counterpart::domain::date::Date;
use counterpart::domain::exact::ExactError;
use counterpart::domain::money::{Currency, Money};

fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

fn amendment(number: u8, signed_on: &str, delta: i64) -> SignedAmendment {
    SignedAmendment { number: format!("BC{number:02}"), signed_on: day(signed_on), delta: Money::cny(delta) }
}

fn check(base: i64, amendments: &[SignedAmendment], as_of: &str, expected: i64, steps: usize) {
    let worked = amended_amount(Money::cny(base), amendments, day(as_of)).expect("an amount");
    assert_eq!(worked.value, Money::cny(expected), "{amendments:?} as of {as_of}");
    assert_eq!(worked.working.len(), steps, "the base and every amendment that counts");
    assert_eq!(worked.working[0], AmendmentLine::Base(Money::cny(base)));
}

#[test]
fn an_amendment_counts_from_the_day_it_was_signed() {
    let both = [amendment(2, "2026-06-01", -1_500_000), amendment(1, "2026-03-10", 2_000_000)];
    check(10_000_000, &[], "2026-12-31", 10_000_000, 1);
    check(10_000_000, &both, "2026-03-09", 10_000_000, 1);
    check(10_000_000, &both, "2026-03-10", 12_000_000, 2);
    check(10_000_000, &both, "2026-06-01", 10_500_000, 3);
    check(0, &[amendment(1, "2026-03-10", 0)], "9999-12-31", 0, 2);
}

#[test]
fn an_amount_below_zero_a_foreign_amendment_and_a_sum_too_large_are_refused() {
    let refused = |base, delta| {
        let amendment = SignedAmendment { delta, ..amendment(1, "2026-03-10", 0) };
        amended_amount(base, &[amendment], day("2026-03-10")).expect_err("refused")
    };
    let one = Money::cny(1);
    assert_eq!(refused(one, Money::cny(-2)), AmendmentError::BelowZero { number: "BC01".to_owned() });
    assert_eq!(refused(one, Money::new(1, Currency::USD)), AmendmentError::Exact(ExactError::CurrencyMismatch));
    assert_eq!(refused(one, Money::cny(i64::MAX)), AmendmentError::Exact(ExactError::Overflow));
}
