//! Rounding, fractions, amounts and dates.

use counterpart::domain::date::Date;
use counterpart::domain::exact::{ExactError, Rounding, divide};
use counterpart::domain::money::{Currency, Money};

#[test]
fn rounding_rules_by_example() {
    for (numerator, denominator, half_up, half_even, floor, ceil) in [
        (5, 2, 3, 2, 2, 3),
        (7, 2, 4, 4, 3, 4),
        (-5, 2, -3, -2, -3, -2),
        (5, -2, -3, -2, -3, -2),
        (-5, -2, 3, 2, 2, 3),
        (1, 3, 0, 0, 0, 1),
        (-1, 3, 0, 0, -1, 0),
        (-2, -3, 1, 1, 0, 1),
        (2, -3, -1, -1, -1, 0),
        (6, 3, 2, 2, 2, 2),
    ] {
        let by = |rule| divide(numerator, denominator, rule);
        assert_eq!(by(Rounding::HalfUp), Ok(half_up), "{numerator}/{denominator} half up");
        assert_eq!(by(Rounding::HalfEven), Ok(half_even), "{numerator}/{denominator} half even");
        assert_eq!(by(Rounding::Floor), Ok(floor), "{numerator}/{denominator} floor");
        assert_eq!(by(Rounding::Ceil), Ok(ceil), "{numerator}/{denominator} ceil");
    }
    assert_eq!(divide(1, 0, Rounding::HalfUp), Err(ExactError::DivideByZero));
    assert_eq!(divide(i128::MIN, -1, Rounding::Floor), Err(ExactError::Overflow));
}

#[test]
fn currencies_know_their_minor_digits() {
    for (code, digits) in [("CNY", 2), ("JPY", 0), ("KWD", 3), ("USD", 2)] {
        assert_eq!(Currency::of(code).map(Currency::exponent), Some(digits), "{code}");
    }
    assert_eq!(Currency::of("XAU"), None, "gold has no minor unit");
    assert_eq!(Currency::of("cny"), None);
}

#[test]
fn an_amount_overflows_with_an_error_never_a_wrong_number() {
    let most = Money::cny(i64::MAX);
    assert_eq!(most.plus(Money::cny(1)), Err(ExactError::Overflow));
    assert_eq!(Money::cny(i64::MIN).negated(), Err(ExactError::Overflow));
    assert_eq!(Money::cny(1).plus(Money::new(1, Currency::JPY)), Err(ExactError::CurrencyMismatch));
}

#[test]
fn an_amount_is_written_as_text_and_read_in_one_spelling_only() {
    let written = serde_json::to_string(&Money::cny(-123_456)).expect("writes");
    assert_eq!(written, r#"{"amt":"-123456","cur":"CNY"}"#);
    assert_eq!(serde_json::from_str::<Money>(&written).expect("reads"), Money::cny(-123_456));
    for wrong in ["1,5", "1.5", "", "0x1", "+5", "05", "-0", "9223372036854775808", "NaN"] {
        let text = format!(r#"{{"amt":"{wrong}","cur":"CNY"}}"#);
        assert!(serde_json::from_str::<Money>(&text).is_err(), "{wrong:?} must be refused");
    }
    assert!(serde_json::from_str::<Money>(r#"{"amt":5,"cur":"CNY"}"#).is_err(), "a number is not an amount");
}

#[test]
fn dates_stay_between_1900_and_9999() {
    for (text, good) in [
        ("1900-01-01", true),
        ("9999-12-31", true),
        ("1899-12-31", false),
        ("10000-01-01", false),
        ("2023-02-29", false),
        ("2024-02-29", true),
        ("0000-00-00", false),
        ("2024-2-29", false),
        ("2024-02-29 ", false),
        ("+024-02-29", false),
    ] {
        assert_eq!(Date::parse(text).is_ok(), good, "{text}");
    }
    let last = Date::parse("9999-12-31").expect("exists");
    assert_eq!(last.plus_days(1), Err(ExactError::DateOutOfRange));
    assert_eq!(last.plus_months(1), Err(ExactError::DateOutOfRange));
    assert_eq!(last.plus_days(i64::MAX), Err(ExactError::DateOutOfRange));
    assert_eq!(last.month_end(), Ok(last));
}
