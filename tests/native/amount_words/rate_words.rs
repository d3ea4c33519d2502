//! Rates in Chinese words.

use counterpart::domain::amount_words::rate_words::{RateWordsError, rate_words, read_rate};
use counterpart::domain::rate::Ppm;
#[cfg(not(target_arch = "wasm32"))]
use proptest::prelude::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// Parts per million, written so and read back.
fn check(ppm: i64, words: &str) {
    assert_eq!(rate_words(Ppm(ppm)).as_deref(), Ok(words), "{ppm} ppm");
    check_reads(words, ppm);
}

fn check_reads(text: &str, ppm: i64) {
    assert_eq!(read_rate(text), Ok(Ppm(ppm)), "{text}");
}

#[test]
fn a_rate_is_said_over_the_coarsest_denominator_that_leaves_a_whole_part() {
    for (ppm, words) in [
        (0, "百分之零"),
        (500, "万分之五"),
        (350, "万分之三点五"),
        (3_000, "千分之三"),
        (50_000, "百分之五"),
        (100_000, "百分之十"),
        (130_000, "百分之十三"),
        (182_500, "百分之十八点二五"),
        (300_000, "百分之三十"),
        (1_000_000, "百分之一百"),
        (1_050_000, "百分之一百零五"),
        (1_100_000, "百分之一百一十"),
        (10_050_000, "百分之一千零五"),
        (102_000_000, "百分之一万零二百"),
        (10_500, "百分之一点零五"),
        (1, "百万分之一"),
        (50, "十万分之五"),
        (55, "十万分之五点五"),
    ] {
        check(ppm, words);
    }
}

#[test]
fn a_finer_denominator_than_needed_is_read() {
    for (text, ppm) in [("千分之五十", 50_000), ("万分之三十五", 3_500), ("百分之零点零五", 500), (" 万分之 五", 500)]
    {
        check_reads(text, ppm);
    }
}

#[test]
fn words_that_are_no_rate_are_refused() {
    for (text, why) in [
        ("", RateWordsError::NoDenominator),
        ("五", RateWordsError::NoDenominator),
        ("百分之", RateWordsError::Misspelled),
        ("百分之5", RateWordsError::Misspelled),
        ("百分之一十", RateWordsError::Misspelled),
        ("百分之一百五", RateWordsError::Misspelled),
        ("百分之五点", RateWordsError::Misspelled),
        ("百分之五点五零", RateWordsError::Misspelled),
        ("百分之点五", RateWordsError::Misspelled),
        ("百分之五点五点五", RateWordsError::Misspelled),
        ("万分之五点五五五", RateWordsError::TooFine),
        ("百分之一百万", RateWordsError::TooLarge),
    ] {
        assert_eq!(read_rate(text), Err(why), "{text}");
    }
    assert_eq!(rate_words(Ppm(-1)), Err(RateWordsError::Negative));
    assert_eq!(rate_words(Ppm(10_000_000_000)), Err(RateWordsError::TooLarge));
}

#[cfg(not(target_arch = "wasm32"))]
proptest! {
    #[test]
    fn rates_read_back(ppm in prop_oneof![0_i64..10_000_000_000, 0_i64..2_000_000, (0_i64..1_000).prop_map(|n| n * 10_000)]) {
        let words = rate_words(Ppm(ppm)).expect("has words");
        prop_assert_eq!(read_rate(&words), Ok(Ppm(ppm)));
    }
}
