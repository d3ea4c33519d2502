//! Amounts in English words.

use counterpart::domain::amount_words::english::{EnglishReadError, english_words, read_english};
use counterpart::domain::money::{Currency, Money};
#[cfg(not(target_arch = "wasm32"))]
use proptest::prelude::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn money(minor: i64, code: &str) -> Money {
    Money::new(minor, Currency::of(code).expect("a currency"))
}

/// Written so, and read back.
fn check(minor: i64, code: &str, words: &str) {
    assert_eq!(english_words(money(minor, code)), words);
    check_reads(words, minor, code);
}

fn check_reads(text: &str, minor: i64, code: &str) {
    assert_eq!(read_english(text), Ok(money(minor, code)), "{text}");
}

#[test]
fn an_amount_is_said_as_trade_documents_say_it() {
    for (minor, code, words) in [
        (0, "CNY", "Say RMB Zero Only"),
        (1, "CNY", "Say RMB Zero and Fen One Only"),
        (120_000_000, "CNY", "Say RMB One Million Two Hundred Thousand Only"),
        (
            123_456_789_012,
            "CNY",
            "Say RMB One Billion Two Hundred Thirty-Four Million Five Hundred Sixty-Seven Thousand Eight Hundred \
             Ninety and Fen Twelve Only",
        ),
        (10_000_100, "CNY", "Say RMB One Hundred Thousand One Only"),
        (1_900, "CNY", "Say RMB Nineteen Only"),
        (2_000, "CNY", "Say RMB Twenty Only"),
        (101_000, "CNY", "Say RMB One Thousand Ten Only"),
        (1_250, "USD", "Say US Dollars Twelve and Cents Fifty Only"),
        (100, "USD", "Say US Dollars One Only"),
        (99_999, "EUR", "Say Euros Nine Hundred Ninety-Nine and Cents Ninety-Nine Only"),
        (150, "GBP", "Say Pounds Sterling One and Pence Fifty Only"),
        (500, "JPY", "Say Japanese Yen Five Hundred Only"),
        (1_005, "KWD", "Say Kuwaiti Dinars One and Fils Five Only"),
        (505, "PLN", "Say PLN Five and 05/100 Only"),
        (500, "PLN", "Say PLN Five Only"),
        (1_007, "TND", "Say TND One and 007/1000 Only"),
        (7, "ISK", "Say ISK Seven Only"),
        (-1_200, "CNY", "Say RMB Minus Twelve Only"),
        (
            i64::MAX,
            "JPY",
            "Say Japanese Yen Nine Quintillion Two Hundred Twenty-Three Quadrillion Three Hundred Seventy-Two Trillion \
             Thirty-Six Billion Eight Hundred Fifty-Four Million Seven Hundred Seventy-Five Thousand Eight Hundred \
             Seven Only",
        ),
        (
            i64::MIN,
            "USD",
            "Say US Dollars Minus Ninety-Two Quadrillion Two Hundred Thirty-Three Trillion Seven Hundred Twenty \
             Billion Three Hundred Sixty-Eight Million Five Hundred Forty-Seven Thousand Seven Hundred Fifty-Eight and \
             Cents Eight Only",
        ),
    ] {
        check(minor, code, words);
    }
}

#[test]
fn other_usual_forms_are_read() {
    for (text, minor, code) in [
        ("SAY RMB ONE MILLION YUAN ONLY", 100_000_000, "CNY"),
        ("Renminbi Yuan One Hundred and Five", 10_500, "CNY"),
        ("one hundred yuan and five fen", 10_005, "CNY"),
        ("Say U.S. Dollars One Thousand, Two Hundred and Thirty Four and Cents Fifty Six Only.", 123_456, "USD"),
        ("SAY: USD ONE THOUSAND AND FIFTY ONLY", 105_000, "USD"),
        ("Twelve US Dollars and Fifty Cents", 1_250, "USD"),
        ("US Dollars Twelve and 50/100 Only", 1_250, "USD"),
        ("US Dollars Twelve 50/100", 1_250, "USD"),
        ("Minus US Dollars Twelve", -1_200, "USD"),
        ("US Dollars Negative Twelve", -1_200, "USD"),
        ("One Euro", 100, "EUR"),
        ("Hong Kong Dollars Ten", 1_000, "HKD"),
        ("pln five and 5/100", 505, "PLN"),
    ] {
        check_reads(text, minor, code);
    }
}

#[test]
fn a_text_that_is_no_amount_is_refused_with_its_place() {
    let unexpected = |position, word: &str| EnglishReadError::UnexpectedWord { position, word: word.to_owned() };
    let expected =
        |position, expected: &str| EnglishReadError::ExpectedWord { position, expected: expected.to_owned() };
    for (text, why) in [
        ("", EnglishReadError::Empty),
        ("Say Only", EnglishReadError::Empty),
        ("One Hundred", EnglishReadError::NoCurrency),
        ("Dollars One Hundred", unexpected(1, "Dollars")),
        ("RMB", EnglishReadError::NumberMissing),
        ("RMB Only", unexpected(2, "Only")),
        ("RMB 100", unexpected(2, "100")),
        ("RMB One Hundred Lots", unexpected(4, "Lots")),
        ("RMB One Hundred US Dollars", EnglishReadError::TwoCurrencies { first: Currency::CNY, second: Currency::USD }),
        ("RMB Twelve Hundred", expected(2, "One")),
        ("RMB Hundred Two", expected(2, "One")),
        ("RMB Twenty Eleven", expected(2, "Thirty")),
        ("RMB One Thousand One Million", expected(3, "Million")),
        ("RMB Zero Five", expected(2, "Five")),
        ("RMB Five Zero", unexpected(3, "Zero")),
        ("RMB One and Fen One Hundred", EnglishReadError::MinorTooLarge { found: 100 }),
        ("RMB One and 100/100", EnglishReadError::MinorTooLarge { found: 100 }),
        ("RMB One and 5/10", unexpected(4, "5/10")),
        ("RMB One and", EnglishReadError::NumberMissing),
        ("RMB One and Only", EnglishReadError::NumberMissing),
        ("RMB One Fen", EnglishReadError::NumberMissing),
        ("Japanese Yen One and Cents Five", unexpected(5, "Cents")),
        ("RMB Minus Zero", unexpected(2, "Minus")),
        ("RMB One Only Two", unexpected(3, "Only")),
        ("RMB One Hundred Quintillion", EnglishReadError::TooLarge),
        ("RMB One Quintillion", EnglishReadError::TooLarge),
    ] {
        assert_eq!(read_english(text), Err(why), "{text}");
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn currency() -> impl Strategy<Value = Currency> {
    let codes = ["CNY", "USD", "EUR", "GBP", "HKD", "JPY", "KWD", "TWD", "KRW", "PLN", "TND", "ISK", "AED", "BHD"];
    proptest::sample::select(codes.to_vec()).prop_map(|code| Currency::of(code).expect("a currency"))
}

#[cfg(not(target_arch = "wasm32"))]
proptest! {
    #[test]
    fn words_read_back_as_the_amount(currency in currency(), minor in prop_oneof![any::<i64>(), -200_000_i64..=200_000]) {
        let amount = Money::new(minor, currency);
        let words = english_words(amount);
        prop_assert_eq!(read_english(&words), Ok(amount));
        prop_assert_eq!(read_english(&words.to_uppercase().replace('-', " ")), Ok(amount));
        // the blanks before matter: "Thousand Only" ends in "and Only" too
        let and_inside = words.replace("Hundred ", "Hundred and ").replace(" and and", " and").replace(" and Only", " Only");
        let units = ["Thousand", "Million", "Billion", "Trillion", "Quadrillion", "Quintillion"];
        let and_inside = units.iter().fold(and_inside, |text, unit| text.replace(&format!(" and {unit}"), &format!(" {unit}")));
        prop_assert_eq!(read_english(&and_inside), Ok(amount), "{}", and_inside);
        prop_assert_eq!(read_english(words.trim_start_matches("Say ").trim_end_matches(" Only")), Ok(amount));
    }

    #[test]
    fn no_text_breaks_the_reader(text in "((say|RMB|US|Dollars|minus|and|one|zero|fifty|hundred|million|cents|5/100|only|x) ?){0,9}") {
        if let Ok(amount) = read_english(&text) {
            prop_assert_eq!(read_english(&english_words(amount)), Ok(amount));
        }
    }
}
