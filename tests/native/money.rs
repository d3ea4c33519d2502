//! Amounts and currencies.

use counterpart::domain::exact::{ExactError, Ratio, Rounding};
use counterpart::domain::money::{Currency, Money};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[test]
fn currencies_know_their_minor_digits() {
    for (code, digits, minor_per_major) in [("CNY", 2, 100), ("JPY", 0, 1), ("KWD", 3, 1_000), ("USD", 2, 100)] {
        let currency = Currency::of(code).expect("a currency");
        assert_eq!(currency.code(), code);
        assert_eq!(format!("{currency:?}"), code, "errors name a currency by its code");
        assert_eq!((currency.exponent(), currency.minor_per_major()), (digits, minor_per_major), "{code}");
    }
    assert_eq!(Currency::of("XAU"), None, "gold has no minor unit");
    assert_eq!(Currency::of("cny"), None);
    assert_eq!(format!("{:?}", Money::new(-5, Currency::JPY)), "-5 minor JPY");
}

#[test]
fn amounts_of_one_currency_are_added_and_subtracted() {
    let (five, three) = (Money::cny(5), Money::cny(3));
    assert_eq!(five.plus(three), Ok(Money::cny(8)));
    assert_eq!(five.minus(three), Ok(Money::cny(2)));
    assert_eq!(three.minus(five), Ok(Money::cny(-2)));
    assert_eq!(five.negated(), Ok(Money::cny(-5)));
    assert_eq!(Money::sum([five, three, Money::cny(-1)], Currency::CNY), Ok(Money::cny(7)));
    assert_eq!(Money::sum([], Currency::KWD), Ok(Money::zero(Currency::KWD)));
    assert_eq!((five.wide(), five.ratio()), (5, Ratio::whole(5)));
    assert!(Money::zero(Currency::CNY).is_zero() && !five.is_zero());
}

#[test]
fn an_amount_overflows_with_an_error_never_a_wrong_number() {
    let (most, least, one) = (Money::cny(i64::MAX), Money::cny(i64::MIN), Money::cny(1));
    assert_eq!(most.plus(one), Err(ExactError::Overflow));
    assert_eq!(least.minus(one), Err(ExactError::Overflow));
    assert_eq!(least.negated(), Err(ExactError::Overflow));
    assert_eq!(Money::sum([most, one], Currency::CNY), Err(ExactError::Overflow));
    assert_eq!(Money::from_wide(i128::from(i64::MAX) + 1, Currency::CNY), Err(ExactError::Overflow));
    assert_eq!(Money::from_wide(i128::from(i64::MIN), Currency::CNY), Ok(least));
}

#[test]
fn currencies_never_mix() {
    let (yuan, yen) = (Money::cny(1), Money::new(1, Currency::JPY));
    assert_eq!(yuan.plus(yen), Err(ExactError::CurrencyMismatch));
    assert_eq!(yuan.minus(yen), Err(ExactError::CurrencyMismatch));
    assert_eq!(Money::sum([yen], Currency::CNY), Err(ExactError::CurrencyMismatch));
}

#[test]
fn each_currency_is_added_up_by_itself_in_the_order_of_codes() {
    let usd = |minor| Money::new(minor, Currency::USD);
    let all = [usd(5), Money::cny(3), usd(-2), Money::cny(4), Money::zero(Currency::JPY)];
    assert_eq!(Money::by_currency(all), Ok(vec![Money::cny(7), Money::zero(Currency::JPY), usd(3)]));
    assert_eq!(Money::by_currency([]), Ok(vec![]));
    assert_eq!(Money::by_currency([Money::cny(i64::MAX), Money::cny(1)]), Err(ExactError::Overflow));
}

#[test]
fn a_figure_goes_into_another_currency_as_it_is_or_not_at_all() {
    for (amount, currency, expected) in [
        (Money::cny(1_250), Currency::USD, Some(1_250)),
        (Money::cny(1_250), Currency::KWD, Some(12_500)),
        (Money::cny(1_200), Currency::JPY, Some(12)),
        (Money::cny(-1_200), Currency::JPY, Some(-12)),
        (Money::cny(0), Currency::JPY, Some(0)),
        (Money::cny(1_250), Currency::JPY, None),
        (Money::cny(1), Currency::JPY, None),
        (Money::new(1_005, Currency::KWD), Currency::CNY, None),
        (Money::new(1_010, Currency::KWD), Currency::CNY, Some(101)),
        (Money::cny(i64::MAX), Currency::CNY, Some(i64::MAX)),
        (Money::cny(i64::MAX), Currency::KWD, None),
    ] {
        let expected = expected.map(|minor| Money::new(minor, currency));
        assert_eq!(amount.in_currency(currency), expected, "{amount:?} in {currency:?}");
    }
}

#[test]
fn a_scaled_amount_is_rounded_once() {
    let amount = Money::cny(1_001);
    for (rule, expected) in
        [(Rounding::HalfUp, 501), (Rounding::HalfEven, 500), (Rounding::Floor, 500), (Rounding::Ceil, 501)]
    {
        assert_eq!(amount.scaled(1, 2, rule), Ok(Money::cny(expected)), "{rule:?}");
    }
    assert_eq!(amount.scaled(1, 0, Rounding::HalfUp), Err(ExactError::DivideByZero));
    assert_eq!(amount.scaled(i128::MAX, 1, Rounding::HalfUp), Err(ExactError::Overflow));
    assert_eq!(amount.scaled(i128::from(i64::MAX), 1, Rounding::HalfUp), Err(ExactError::Overflow));
}

#[test]
fn an_amount_is_written_as_text_and_read_in_one_spelling_only() {
    let written = serde_json::to_string(&Money::cny(-123_456)).expect("writes");
    assert_eq!(written, r#"{"amt":"-123456","cur":"CNY"}"#);
    assert_eq!(serde_json::from_str::<Money>(&written).expect("reads"), Money::cny(-123_456));
    for wrong in
        ["1,5", "1.5", "", "-", "0x1", "+5", "+0", "05", "00", "-05", "-0", "-00", "9223372036854775808", "NaN"]
    {
        let text = format!(r#"{{"amt":"{wrong}","cur":"CNY"}}"#);
        assert!(serde_json::from_str::<Money>(&text).is_err(), "{wrong:?} must be refused");
    }
    for minor in [0, 5, -5, 10, -10, i64::MAX, i64::MIN] {
        let text = format!(r#"{{"amt":"{minor}","cur":"CNY"}}"#);
        assert_eq!(serde_json::from_str::<Money>(&text).expect("reads"), Money::cny(minor), "{minor}");
    }
    let refused = serde_json::from_str::<Money>(r#"{"amt":5,"cur":"CNY"}"#).expect_err("a number is not an amount");
    assert!(refused.to_string().contains("expected a string"), "{refused}");
    for currency in ["XAU", "cny", "", "YUAN"] {
        let text = format!(r#"{{"amt":"5","cur":"{currency}"}}"#);
        assert!(serde_json::from_str::<Money>(&text).is_err(), "{currency:?} must be refused");
    }
}
