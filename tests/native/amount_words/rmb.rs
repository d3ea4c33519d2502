//! 人民币大写.

use counterpart::domain::amount_words::rmb::{RmbReadError, RmbWordsError, read_rmb, rmb_words};
use counterpart::domain::money::{Currency, Money};
#[cfg(not(target_arch = "wasm32"))]
use proptest::prelude::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// Fen and the words after 人民币: written so, and read back.
fn check(fen: i64, words: &str) {
    let full = format!("人民币{words}");
    assert_eq!(rmb_words(Money::cny(fen)).as_deref(), Ok(full.as_str()), "{fen} fen");
    check_reads(&full, fen);
    check_reads(words, fen);
}

fn check_reads(text: &str, fen: i64) {
    assert_eq!(read_rmb(text), Ok(Money::cny(fen)), "{text}");
}

fn check_refused(text: &str, why: RmbReadError) {
    assert_eq!(read_rmb(text), Err(why), "{text}");
}

#[test]
fn the_bank_and_house_table_is_written_and_read() {
    for (fen, words) in [
        // contract-rules.md 4.6, in its order
        (0, "零元整"),
        (1, "壹分"),
        (10, "壹角整"),
        (55, "伍角伍分"),
        (100, "壹元整"),
        (1_000, "壹拾元整"),
        (1_001, "壹拾元零壹分"),
        (1_560, "壹拾伍元陆角整"),
        (2_050, "贰拾元零伍角整"),
        (10_100, "壹佰零壹元整"),
        (32_504, "叁佰贰拾伍元零肆分"),
        (101_000, "壹仟零壹拾元整"),
        (140_950, "壹仟肆佰零玖元伍角整"),
        (168_032, "壹仟陆佰捌拾元零叁角贰分"),
        (600_714, "陆仟零柒元壹角肆分"),
        (1_000_000, "壹万元整"),
        (1_000_100, "壹万零壹元整"),
        (1_640_902, "壹万陆仟肆佰零玖元零贰分"),
        (10_000_050, "壹拾万元零伍角整"),
        (10_530_000, "壹拾万伍仟叁佰元整"),
        (10_700_053, "壹拾万柒仟元零伍角叁分"),
        (101_010_001, "壹佰零壹万零壹佰元零壹分"),
        (1_001_100_101, "壹仟零壹万壹仟零壹元零壹分"),
        (9_000_000_000, "玖仟万元整"),
        (10_000_000_000, "壹亿元整"),
        (10_000_000_100, "壹亿零壹元整"),
        (10_001_000_000, "壹亿零壹万元整"),
        (10_010_010_010, "壹亿零壹拾万零壹佰元零壹角整"),
        (100_050_000_000, "壹拾亿零伍拾万元整"),
        (105_000_000_000, "壹拾亿伍仟万元整"),
        (123_456_789_012, "壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元零壹角贰分"),
        (100_000_000_000_000, "壹万亿元整"),
        (100_010_000_000_000, "壹万零壹亿元整"),
        (-1_200, "负壹拾贰元整"),
        (-5, "负伍分"),
        (999_999_999_999_999, "玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
        // domain.md 6.9, those not above; 整 after 角 as settled in 8
        (50, "伍角整"),
        (105, "壹元零伍分"),
        (100_500, "壹仟零伍元整"),
        (2_003_050, "贰万零叁拾元零伍角整"),
        (10_000_000, "壹拾万元整"),
        (10_010_000, "壹拾万零壹佰元整"),
        (10_100_000, "壹拾万壹仟元整"),
        (500_000_005, "伍佰万元零伍分"),
        (20_000_500_000, "贰亿零伍仟元整"),
        // domain.md 8
        (10_500_000, "壹拾万伍仟元整"),
        (100_005_000_000_000, "壹万亿伍仟万元整"),
        // beyond the tables: empty groups between 万亿, 亿 and 元, and the largest amount that has words
        (105_000_000_000_000, "壹万零伍佰亿元整"),
        (150_000_000_000_000, "壹万伍仟亿元整"),
        (100_000_000_000_100, "壹万亿零壹元整"),
        (100_000_000_500_000, "壹万亿零伍仟元整"),
        (100_000_000_000_001, "壹万亿元零壹分"),
        (999_999_999_999_999_999, "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
    ] {
        check(fen, words);
    }
}

#[test]
fn every_optional_form_is_read() {
    for (text, fen) in [
        // the variants of contract-rules.md 4.6
        ("人民币壹仟肆佰零玖元伍角", 140_950),
        ("人民币壹仟陆佰捌拾元叁角贰分", 168_032),
        ("人民币壹拾万零伍仟叁佰元整", 10_530_000),
        ("人民币壹拾万零柒仟元伍角叁分", 10_700_053),
        // a 零 before 仟 or 角 that the rules leave open
        ("壹拾万零伍仟元整", 10_500_000),
        ("壹万亿零伍仟万元整", 100_005_000_000_000),
        ("贰亿伍仟元整", 20_000_500_000),
        ("壹拾亿零伍仟万元整", 105_000_000_000),
        ("贰拾元伍角", 2_050),
        // 正, 圆 and traditional characters
        ("人民币壹佰元正", 10_000),
        ("人民币壹佰圆整", 10_000),
        ("伍角正", 50),
        ("人民幣貳拾億零參仟陸佰萬圓正", 203_600_000_000),
        ("人民幣負叄圓整", -300),
        // spaces as forms print them
        (" 人民币 壹 佰\u{3000}元 整 ", 10_000),
        // only one zero form has no 零 inside
        ("零圆正", 0),
    ] {
        check_reads(text, fen);
    }
}

/// Traditional characters as 4.6 lists them (壹貳參肆伍陸柒捌玖拾佰仟萬億圓角分整), and the amount in house form.
#[test]
fn every_traditional_character_of_the_list_is_read() {
    for (traditional, house, fen) in [
        ("人民幣壹仟貳佰參拾肆萬伍仟陸佰柒拾捌圓玖角整", "人民币壹仟贰佰叁拾肆万伍仟陆佰柒拾捌元玖角整", 1_234_567_890),
        ("人民幣貳億參仟陸佰萬圓正", "人民币贰亿叁仟陆佰万元整", 23_600_000_000),
        ("人民幣壹佰叄拾圓零捌分", "人民币壹佰叁拾元零捌分", 13_008),
        ("人民幣負陸拾圓整", "人民币负陆拾元整", -6_000),
    ] {
        assert_eq!(rmb_words(Money::cny(fen)).as_deref(), Ok(house));
        check_reads(traditional, fen);
        check_reads(house, fen);
    }
}

#[test]
fn what_forms_print_before_an_amount_is_passed_over() {
    for text in [
        "壹佰元整",
        "人民币壹佰元整",
        "人民幣壹佰元整",
        "RMB壹佰元整",
        "rmb 壹佰元整",
        "ＲＭＢ壹佰元整",
        "CNY 壹佰元整",
        "¥壹佰元整",
        "￥壹佰元整",
        "人民币（大写）：壹佰元整",
        "人民币(大写) 壹佰元整",
        "（大写）人民币壹佰元整",
        "大写：壹佰元整",
        "大寫：人民幣壹佰圓正",
        "人民币：壹佰元整",
    ] {
        check_reads(text, 10_000);
    }
    check_refused("大写人民币", RmbReadError::Empty);
    // a currency and a label stand once each
    check_refused("人民币人民币壹元整", RmbReadError::UnknownCharacter { position: 4, character: '人' });
    check_refused("大写大写壹元整", RmbReadError::UnknownCharacter { position: 3, character: '大' });
    check_refused("人民币港币壹元整", RmbReadError::UnknownCharacter { position: 4, character: '港' });
}

#[test]
fn hong_kong_and_new_taiwan_dollars_are_written_and_read_behind_their_own_prefix() {
    let new_taiwan = Currency::of("TWD").expect("a currency");
    for (minor, currency, written, others) in [
        (
            140_950,
            Currency::HKD,
            "港币壹仟肆佰零玖元伍角整",
            ["港幣壹仟肆佰零玖圓伍角", "HK$壹仟肆佰零玖元伍角整", "HKD 壹仟肆佰零玖元伍角整"],
        ),
        (
            -600_714,
            new_taiwan,
            "新台币负陆仟零柒元壹角肆分",
            ["新臺幣負陸仟零柒圓壹角肆分", "新台幣負陸仟零柒圓壹角肆分", "NT$负陆仟零柒元壹角肆分"],
        ),
    ] {
        let amount = Money::new(minor, currency);
        assert_eq!(rmb_words(amount).as_deref(), Ok(written));
        for text in others.into_iter().chain([written]) {
            assert_eq!(read_rmb(text), Ok(amount), "{text}");
        }
    }
}

#[test]
fn an_ordinary_character_is_refused_with_the_capital_one() {
    for (text, position, character, capital) in [
        ("人民币一百元整", 4, '一', '壹'),
        ("二佰元整", 1, '二', '贰'),
        ("两佰元整", 1, '两', '贰'),
        ("弍佰元整", 1, '弍', '贰'),
        ("弐佰元整", 1, '弐', '贰'),
        ("参佰元整", 1, '参', '叁'),
        ("六佰元整", 1, '六', '陆'),
        ("壹十元整", 2, '十', '拾'),
        ("壹百元整", 2, '百', '佰'),
        ("壹千元整", 2, '千', '仟'),
        ("壹仟〇伍元整", 3, '〇', '零'),
        ("壹仟另伍元整", 3, '另', '零'),
        ("壹佰块整", 3, '块', '元'),
        ("壹佰元伍毛", 5, '毛', '角'),
    ] {
        check_refused(text, RmbReadError::Ordinary { position, character, capital });
    }
}

#[test]
fn a_text_outside_the_rules_is_refused_with_its_place() {
    let expected = |position, expected| RmbReadError::Expected { position, expected };
    for (text, why) in [
        ("", RmbReadError::Empty),
        ("人民币", RmbReadError::Empty),
        ("人民币负", RmbReadError::Empty),
        // figures, 兆 and letters
        ("USD壹佰元整", RmbReadError::UnknownCharacter { position: 1, character: 'U' }),
        ("美元壹佰元整", RmbReadError::UnknownCharacter { position: 1, character: '美' }),
        ("人民币100元", RmbReadError::UnknownCharacter { position: 4, character: '1' }),
        ("壹兆元整", RmbReadError::UnknownCharacter { position: 2, character: '兆' }),
        // what careless converters print for 1005 and 0.05
        ("壹仟伍元整", expected(3, '零')),
        ("壹元伍分", expected(3, '零')),
        ("壹万壹元整", expected(3, '零')),
        ("壹亿壹万元整", expected(3, '零')),
        // 10 is 壹拾
        ("拾元整", expected(1, '壹')),
        ("壹万拾元整", expected(3, '零')),
        // 整 belongs after 元, not after 分
        ("壹佰元", expected(4, '整')),
        ("壹元零壹分整", RmbReadError::Surplus { position: 6 }),
        ("壹佰", expected(3, '元')),
        ("壹佰整", expected(3, '元')),
        // a 零 too many, a figure twice, units out of order
        ("壹元零伍角", expected(3, '伍')),
        ("壹万零壹仟元整", expected(3, '壹')),
        ("壹仟零零伍元整", expected(4, '伍')),
        ("壹佰零元整", expected(3, '元')),
        ("壹贰元整", expected(1, '贰')),
        ("壹拾壹佰元整", expected(2, '佰')),
        ("零元壹分", expected(1, '壹')),
        ("壹亿零伍仟万元整", expected(3, '伍')),
        ("壹万万元整", expected(2, '亿')),
        ("零元零角零分", expected(3, '整')),
        ("壹佰元整人民币", RmbReadError::UnknownCharacter { position: 5, character: '人' }),
        ("人民币负零元整", RmbReadError::Surplus { position: 5 }),
        ("壹亿亿元整", RmbReadError::TooLarge),
        ("壹亿亿亿亿元整", RmbReadError::TooLarge),
    ] {
        check_refused(text, why);
    }
}

#[test]
fn other_currencies_and_amounts_of_ten_to_the_sixteenth_yuan_are_refused() {
    for (amount, why) in [
        (Money::new(100, Currency::USD), RmbWordsError::OtherCurrency { currency: Currency::USD }),
        (Money::new(100, Currency::JPY), RmbWordsError::OtherCurrency { currency: Currency::JPY }),
        (Money::new(1_000_000_000_000_000_000, Currency::HKD), RmbWordsError::TooLarge),
        (Money::cny(1_000_000_000_000_000_000), RmbWordsError::TooLarge),
        (Money::cny(-1_000_000_000_000_000_000), RmbWordsError::TooLarge),
        (Money::cny(i64::MAX), RmbWordsError::TooLarge),
        (Money::cny(i64::MIN), RmbWordsError::TooLarge),
    ] {
        assert_eq!(rmb_words(amount), Err(why));
    }
}

/// Fen with many zeros inside: what the rules for 零 are about.
#[cfg(not(target_arch = "wasm32"))]
fn fen() -> impl Strategy<Value = i64> {
    let digit = prop_oneof![3 => Just(0_i64), 1 => 1_i64..=9];
    prop_oneof![
        proptest::collection::vec(digit, 1..=18)
            .prop_map(|digits| digits.into_iter().fold(0, |n, digit| n * 10 + digit)),
        0_i64..=999_999_999_999_999_999,
        0_i64..=100_000,
    ]
}

#[cfg(not(target_arch = "wasm32"))]
proptest! {
    #[test]
    fn words_read_back_as_the_amount(fen in fen(), negative: bool) {
        let amount = Money::cny(if negative { -fen } else { fen });
        let words = rmb_words(amount).expect("has words");
        prop_assert_eq!(read_rmb(&words), Ok(amount));
    }

    #[test]
    fn traditional_characters_and_endings_read_as_the_same_amount(fen in fen()) {
        let words = rmb_words(Money::cny(fen)).expect("has words");
        let traditional: String = words.chars().map(|character| match character {
            '贰' => '貳', '叁' => '參', '陆' => '陸', '万' => '萬', '亿' => '億', '元' => '圓', '币' => '幣', '整' => '正',
            other => other,
        }).collect();
        prop_assert_eq!(read_rmb(&traditional), Ok(Money::cny(fen)));
        let bare = words.trim_start_matches("人民币");
        prop_assert_eq!(read_rmb(bare), Ok(Money::cny(fen)));
        if bare.ends_with("角整") {
            prop_assert_eq!(read_rmb(bare.trim_end_matches('整')), Ok(Money::cny(fen)));
        }
        // 零 between 元 and 角 stands only where it may be left out
        let jiao_digit_follows = fen / 10 % 10 != 0;
        if jiao_digit_follows {
            prop_assert_eq!(read_rmb(&bare.replace("元零", "元")), Ok(Money::cny(fen)));
        }
    }

    #[test]
    fn a_text_that_reads_is_never_two_amounts(fen in fen(), dropped in 0_usize..40) {
        // leaving out one character gives the same amount (an optional 零 or 整), another amount, or a refusal: the
        // words of what was read must then hold that text's characters without any others but optional ones
        let words: Vec<char> = rmb_words(Money::cny(fen)).expect("has words").chars().skip(3).collect();
        let shortened: String =
            words.iter().enumerate().filter(|(at, _)| *at != dropped % words.len()).map(|(_, c)| *c).collect();
        if let Ok(read) = read_rmb(&shortened) {
            let again = rmb_words(read).expect("has words");
            let kept = |text: &str| text.chars().filter(|c| !matches!(c, '零' | '整' | '人' | '民' | '币')).collect::<String>();
            prop_assert!(fen == 0 || kept(&again) == kept(&shortened), "{} read as {}", shortened, again);
        }
    }

    #[test]
    fn what_reads_at_all_is_written_and_read_as_the_same_amount(text in "(人民币|港幣|¥)?负?[零壹贰叁拾佰仟万亿元角分整]{0,12}") {
        if let Ok(amount) = read_rmb(&text) {
            let words = rmb_words(amount).expect("has words");
            prop_assert_eq!(read_rmb(&words), Ok(amount), "{} was read", text);
        }
    }

    #[test]
    fn a_refusal_points_into_the_text_or_one_past_it(text in "[人民币负零壹贰叁拾佰仟万亿元角分整一百¥： x]{0,12}") {
        let end = text.chars().count() + 1;
        match read_rmb(&text) {
            Ok(_) | Err(RmbReadError::Empty | RmbReadError::TooLarge) => {}
            Err(RmbReadError::Expected { position, .. }) => prop_assert!((1..=end).contains(&position)),
            Err(RmbReadError::Surplus { position }) => prop_assert!((1..end).contains(&position)),
            Err(
                RmbReadError::UnknownCharacter { position, character }
                | RmbReadError::Ordinary { position, character, .. },
            ) => prop_assert_eq!(text.chars().nth(position - 1), Some(character)),
        }
    }
}
