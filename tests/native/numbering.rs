//! How the house numbers its papers: the next number as a clerk expects it, rules that cannot stand, and that no number is ever given
//! twice.

#[cfg(not(target_arch = "wasm32"))]
use std::collections::BTreeSet;

use counterpart::domain::book_settings::BookSettings;
use counterpart::domain::date::Date;
use counterpart::domain::device_letter::{DeviceLetter, DeviceLetterError};
use counterpart::domain::numbering::{DatePart, NumberRule, NumberRuleError, NumberRules, Numbered};
use counterpart::i18n::{Locale, Text};
#[cfg(not(target_arch = "wasm32"))]
use proptest::prelude::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

fn rule(prefix: &str, date: DatePart, digits: u8) -> NumberRule {
    NumberRule { prefix: prefix.to_owned(), date, digits }
}

#[test]
fn the_next_number_follows_the_highest_of_the_same_prefix_and_date() {
    let (none, year, month) = (DatePart::None, DatePart::Year, DatePart::Month);
    for (of, on, used, next) in [
        (rule("HT", month, 4), "2026-05-15", &[][..], "HT-202605-0001"),
        (rule("HT", month, 4), "2026-05-15", &["HT-202605-0007", "HT-202605-0002"], "HT-202605-0008"),
        // a new month begins anew; other prefixes and other forms do not count
        (rule("HT", month, 4), "2026-06-01", &["HT-202605-0007", "BJ-202606-0003", "HT-202606-A9"], "HT-202606-0001"),
        (rule("HT", year, 4), "2026-06-01", &["HT-2026-0041", "HT-202605-0099"], "HT-2026-0042"),
        (rule("HT", none, 5), "2026-06-01", &["HT-00012", "HT-2026-0041"], "HT-00013"),
        (rule("", month, 3), "2026-06-01", &["202606-004"], "202606-005"),
        (rule("", none, 1), "2026-06-01", &["9"], "10"),
        // fewer or more figures than before: the count goes on
        (rule("HT", month, 2), "2026-05-15", &["HT-202605-0007"], "HT-202605-08"),
        (rule("HT", month, 6), "2026-05-15", &["HT-202605-12"], "HT-202605-000013"),
        (rule("HT", month, 4), "2026-05-15", &["HT-202605-9999"], "HT-202605-10000"),
        // typed by hand in lower case or full width
        (rule("HT", month, 4), "2026-05-15", &["ht-202605-0003", "ＨＴ－２０２６０５－０００４"], "HT-202605-0005"),
        (rule("契合", year, 3), "2026-05-15", &["契合-2026-009"], "契合-2026-010"),
        // longer than any counter of ours: another's number that looks alike
        (rule("HT", none, 4), "2026-05-15", &["HT-99999999999999999999999", "HT-0003"], "HT-0004"),
        (rule("HT", none, 4), "2026-05-15", &["HT-999999999999999", "HT-1000000000000000"], "HT-1000000000000001"),
    ] {
        assert_eq!(of.next(day(on), used.iter().copied()), next, "{of:?} on {on} after {used:?}");
    }
}

fn letter(text: &str) -> Option<DeviceLetter> {
    DeviceLetter::read(text).expect("a letter or none")
}

#[test]
fn every_letter_of_a_device_is_counted_by_itself() {
    let (none, year, month) = (DatePart::None, DatePart::Year, DatePart::Month);
    let mixed = &["HT-202605-0007", "HT-202605-A0002", "HT-202605-B0041"][..];
    for (of, device, used, next) in [
        // no letter: numbers with one are not counted
        (rule("HT", month, 4), "", mixed, "HT-202605-0008"),
        // a letter: neither those without nor those of the other are counted
        (rule("HT", month, 4), "A", mixed, "HT-202605-A0003"),
        (rule("HT", month, 4), "B", mixed, "HT-202605-B0042"),
        (rule("HT", month, 4), "C", mixed, "HT-202605-C0001"),
        (rule("HT", month, 4), "A", &[], "HT-202605-A0001"),
        // a new month begins anew, for every letter
        (rule("HT", month, 4), "A", &["HT-202604-A0009"], "HT-202605-A0001"),
        (rule("HT", year, 3), "A", &["HT-2026-A012", "HT-2026-013"], "HT-2026-A013"),
        (rule("HT", none, 2), "A", &["HT-A99"], "HT-A100"),
        (rule("", none, 1), "Z", &["9", "Z4"], "Z5"),
        (rule("契合", year, 3), "k", &["契合-2026-K009"], "契合-2026-K010"),
        // typed by hand in lower case or full width
        (rule("HT", month, 4), "A", &["ht-202605-a0003", "ＨＴ－２０２６０５－Ａ０００４"], "HT-202605-A0005"),
        // something else behind the letter is no counter
        (rule("HT", month, 4), "A", &["HT-202605-AB0007", "HT-202605-A-0007"], "HT-202605-A0001"),
    ] {
        let found = of.next_on(letter(device), day("2026-05-15"), used.iter().copied());
        assert_eq!(found, next, "{of:?} on {device:?} after {used:?}");
    }
}

#[test]
fn two_devices_that_do_not_see_each_other_give_no_number_twice() {
    let rule = rule("HT", DatePart::Month, 4);
    let before = ["HT-202605-0001", "HT-202605-A0001"];
    let on = |device: &str| {
        let mut book: Vec<String> = before.map(str::to_owned).to_vec();
        for _ in 0..3 {
            book.push(rule.next_on(letter(device), day("2026-05-15"), book.iter().map(String::as_str)));
        }
        book.split_off(before.len())
    };
    assert_eq!(on(""), ["HT-202605-0002", "HT-202605-0003", "HT-202605-0004"]);
    assert_eq!(on("A"), ["HT-202605-A0002", "HT-202605-A0003", "HT-202605-A0004"]);
    assert_eq!(on("B"), ["HT-202605-B0001", "HT-202605-B0002", "HT-202605-B0003"]);
}

#[test]
fn a_letter_is_one_of_the_alphabet_that_is_not_read_as_a_figure() {
    let (one, figure) = (DeviceLetterError::NotOneLetter, DeviceLetterError::LooksLikeFigure);
    for (text, expected) in [
        ("", Ok(None)),
        ("  ", Ok(None)),
        ("A", Ok(Some('A'))),
        (" z ", Ok(Some('Z'))),
        ("ｂ", Ok(Some('B'))),
        ("I", Err(figure)),
        ("o", Err(figure)),
        ("AB", Err(one)),
        ("7", Err(one)),
        ("甲", Err(one)),
        ("Ä", Err(one)),
        ("-", Err(one)),
    ] {
        let found = DeviceLetter::read(text);
        assert_eq!(found.map(|it| it.map(char::from)), expected, "{text:?}");
    }
    for (error, zh, en) in [
        (one, "填一个字母，A 到 Z", "One letter from A to Z"),
        (figure, "I 和 O 容易看成 1 和 0", "I and O are easily read as 1 and 0"),
    ] {
        for (locale, said) in [(Locale::Zh, zh), (Locale::En, en)] {
            let words = Text::new(locale).device_letter_error(error);
            assert!(words.contains(said), "{words}");
        }
    }
    // as it is kept on a device
    assert_eq!(serde_json::to_string(&letter("b")).expect("written"), "\"B\"");
    assert_eq!(serde_json::from_str::<Option<DeviceLetter>>("null").expect("read"), None);
    assert!(serde_json::from_str::<Option<DeviceLetter>>("\"7\"").is_err(), "something else is no letter");
}

#[test]
fn a_book_without_rules_numbers_as_it_always_did() {
    let rules = BookSettings::default().numbers;
    let found = Numbered::ALL.map(|it| it.rule(&rules).next(day("2026-05-15"), []));
    assert_eq!(
        found,
        [
            "HT-202605-0001",
            "BJ-202605-0001",
            "FW-202605-0001",
            "ZY-202605-0001",
            "CK-202605-0001",
            "GX-2026-0001",
            "XM-2026-0001"
        ]
    );
}

#[test]
fn a_rule_that_cannot_stand_is_refused_with_the_reason_and_passed_over() {
    let month = DatePart::Month;
    let none = NumberRules::new();
    let moved = NumberRules::from([(Numbered::Quote, rule("Q", month, 4))]);
    for (what, of, rules, expected) in [
        ("as usual", rule("HT", month, 4), &none, Ok(())),
        ("Chinese", rule("宁波销售", month, 4), &none, Ok(())),
        ("empty", rule("", month, 4), &none, Ok(())),
        ("too long", rule("ABCDEFGHIJKLM", month, 4), &none, Err(NumberRuleError::PrefixTooLong { found: 13 })),
        ("a space", rule("A B", month, 4), &none, Err(NumberRuleError::PrefixCharacter { position: 2 })),
        ("a brace", rule("{A}", month, 4), &none, Err(NumberRuleError::PrefixCharacter { position: 1 })),
        ("a line break", rule("A\n", month, 4), &none, Err(NumberRuleError::PrefixCharacter { position: 2 })),
        ("a hyphen", rule("HT-", month, 4), &none, Err(NumberRuleError::PrefixHyphen)),
        ("a wide hyphen", rule("HT－", month, 4), &none, Err(NumberRuleError::PrefixHyphen)),
        ("no figures", rule("HT", month, 0), &none, Err(NumberRuleError::Digits)),
        ("ten figures", rule("HT", month, 10), &none, Err(NumberRuleError::Digits)),
        ("that of quotes", rule("bj", month, 4), &none, Err(NumberRuleError::Taken { by: Numbered::Quote })),
        ("quotes have another", rule("BJ", month, 4), &moved, Ok(())),
    ] {
        let found = of.check_among(Numbered::Contract, rules);
        assert_eq!(found, expected, "{what}");
        if let Err(error) = found {
            let zh = Text::new(Locale::Zh).number_rule_error(error);
            assert_ne!(zh, Text::new(Locale::En).number_rule_error(error), "{what}");
        }
        if of.check().is_err() {
            let kept = NumberRules::from([(Numbered::Contract, of)]);
            assert_eq!(Numbered::Contract.rule(&kept), rule("HT", month, 4), "{what}");
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn any_rule() -> impl Strategy<Value = NumberRule> {
    let date = prop_oneof![Just(DatePart::None), Just(DatePart::Year), Just(DatePart::Month)];
    ("[A-Za-z契0-9-]{0,3}", date, 0_u8..12).prop_map(|(prefix, date, digits)| NumberRule { prefix, date, digits })
}

#[cfg(not(target_arch = "wasm32"))]
proptest! {
    #[test]
    fn no_number_is_ever_given_twice(
        rule in any_rule(),
        used in proptest::collection::vec("(HT|ht|A|)-?(2026|202605|)-?[ABa]?[0-9]{0,18}", 0..20),
        papers in 1_usize..6,
        device in proptest::sample::select(vec!["", "A", "B"]),
    ) {
        let on = day("2026-05-15");
        let mut given: Vec<String> = used;
        for _ in 0..papers {
            let next = rule.next_on(letter(device), on, given.iter().map(String::as_str));
            let before: BTreeSet<String> = given.iter().map(|it| it.to_uppercase()).collect();
            prop_assert!(!before.contains(&next.to_uppercase()), "{} was used", next);
            prop_assert!(next.starts_with(&rule.prefix));
            given.push(next);
        }
    }
}
