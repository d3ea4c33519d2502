//! Contract numbers.

use counterpart::domain::contract_number::{
    BookCopy, ContractNumber, ContractNumberError, CopyLetter, NumberLine, NumberPattern, PatternError, Uniqueness,
};
use counterpart::domain::date::Date;
use proptest::prelude::*;

fn pattern(text: &str) -> NumberPattern {
    NumberPattern::read(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn numbers(texts: &[&str]) -> Vec<ContractNumber> {
    texts.iter().map(|text| ContractNumber::read(text).expect("a number")).collect()
}

fn copy_a() -> BookCopy {
    BookCopy::Lettered(CopyLetter::try_from('A').expect("a letter"))
}

/// The numbers in use, void ones included, and the one that follows on a day.
fn check(text: &str, day: &str, copy: BookCopy, used: &[&str], next: &str) {
    let day = Date::parse(day).expect("a day");
    let worked = pattern(text).next(day, copy, &numbers(used)).expect("has a next number");
    assert_eq!(worked.value.as_str(), next, "{text} on {day} after {used:?}");
}

#[test]
fn the_next_number_follows_the_highest_of_the_same_month() {
    let house = "HT-{YYYY}{MM}-{seq:4}";
    for (text, day, used, next) in [
        (house, "2026-05-15", &[][..], "HT-202605-0001"),
        (house, "2026-05-15", &["HT-202605-0001", "HT-202605-0007", "HT-202605-0002"], "HT-202605-0008"),
        // a new month begins again; other forms do not count
        (house, "2026-06-01", &["HT-202605-0007"], "HT-202606-0001"),
        (house, "2026-05-15", &["HT-202605-0001-1", "HT-202605-12", "KHXS-2026-0009", "HT-202605-X"], "HT-202605-0001"),
        // past 9999 the counter grows
        (house, "2026-05-15", &["HT-202605-9999"], "HT-202605-10000"),
        (house, "2026-05-15", &["HT-202605-10000", "HT-202605-9999"], "HT-202605-10001"),
        // typed by hand in lower case or full width
        (house, "2026-05-15", &["ht-202605-0003", "ＨＴ－２０２６０５－０００４"], "HT-202605-0005"),
        // contract-rules.md P0
        ("KHXS-{YYYY}-{seq:4}", "2026-05-15", &["KHXS-2026-0041"], "KHXS-2026-0042"),
        ("{seq:3}/{YY}", "2026-05-15", &["009/26", "123/25"], "010/26"),
        ("{YYYY}{MM}{DD}{seq:2}", "2026-05-09", &["2026050999", "2026050801"], "20260509100"),
        ("契合〔{YYYY}〕{seq:1}号", "2026-05-09", &["契合〔2026〕9号"], "契合〔2026〕10号"),
    ] {
        check(text, day, BookCopy::Only, used, next);
    }
}

#[test]
fn every_copy_of_the_book_counts_for_itself() {
    let lettered = "HT-{YYYY}{MM}-{copy}{seq:4}";
    let used = &["HT-202605-A0003", "HT-202605-B0009", "HT-202605-0001"];
    check(lettered, "2026-05-15", copy_a(), used, "HT-202605-A0004");
    check(lettered, "2026-05-15", BookCopy::Only, used, "HT-202605-0002");
    // a letter that is not printed leaves no space behind
    check("{seq:2} {copy}", "2026-05-15", BookCopy::Only, &["01"], "02");
    assert_eq!(CopyLetter::try_from('é'), Err(ContractNumberError::NotACopyLetter { found: 'é' }));
}

#[test]
fn the_way_to_a_number_is_shown() {
    let day = Date::parse("2026-05-15").expect("a day");
    let worked = NumberPattern::default().next(day, BookCopy::Only, &numbers(&["HT-202605-0041"])).expect("a number");
    let count = NumberLine::Count { before: "HT-202605-".to_owned(), after: String::new() };
    assert_eq!(worked.working, [count, NumberLine::Highest { counter: 41 }, NumberLine::Next { counter: 42 }]);
}

fn check_pattern(text: &str, expected: Result<(), PatternError>) {
    assert_eq!(NumberPattern::read(text).map(|read| assert_eq!(read.to_string(), text)), expected, "{text}");
}

#[test]
fn a_pattern_is_read_or_refused_with_its_place() {
    for (text, expected) in [
        ("HT-{YYYY}{MM}-{seq:4}", Ok(())),
        ("{copy}{YY}{DD}{seq:9}号", Ok(())),
        ("", Err(PatternError::NoCounter)),
        ("HT-{YYYY}", Err(PatternError::NoCounter)),
        ("HT-{YYYY-{seq:4}", Err(PatternError::UnclosedBrace { position: 4 })),
        ("HT-{seq:4", Err(PatternError::UnclosedBrace { position: 4 })),
        ("HT-}{seq:4}", Err(PatternError::UnopenedBrace { position: 4 })),
        ("HT{yyyy}{seq:4}", Err(PatternError::UnknownPlaceholder { position: 3, name: "yyyy".to_owned() })),
        ("HT{}{seq:4}", Err(PatternError::UnknownPlaceholder { position: 3, name: String::new() })),
        ("HT{seq}", Err(PatternError::UnknownPlaceholder { position: 3, name: "seq".to_owned() })),
        ("{seq:0}", Err(PatternError::CounterWidth { position: 1 })),
        ("{seq:10}", Err(PatternError::CounterWidth { position: 1 })),
        ("{seq:04}", Err(PatternError::CounterWidth { position: 1 })),
        ("{seq:x}", Err(PatternError::CounterWidth { position: 1 })),
        ("{seq:4}-{seq:4}", Err(PatternError::SecondCounter { position: 9 })),
        ("HT\t{seq:4}", Err(PatternError::ControlCharacter { position: 3 })),
        (" HT{seq:4}", Err(PatternError::SpaceAtEnd)),
        ("ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJ-{seq:4}", Err(PatternError::TooLong { found: 41 })),
    ] {
        check_pattern(text, expected);
    }
}

#[test]
fn the_default_is_the_settled_pattern() {
    assert_eq!(NumberPattern::default(), pattern("HT-{YYYY}{MM}-{seq:4}"));
    assert_eq!(serde_json::to_string(&NumberPattern::default()).expect("writes"), "\"HT-{YYYY}{MM}-{seq:4}\"");
    assert!(serde_json::from_str::<NumberPattern>("\"HT-\"").is_err());
}

#[test]
fn a_number_is_unique_whatever_its_letter_case_and_width() {
    let used = numbers(&["HT-202605-0001", "XS-1"]);
    for (text, expected) in [
        ("HT-202605-0001", Uniqueness::Taken),
        ("ht-202605-0001", Uniqueness::Taken),
        ("ＨＴ－202605－0001", Uniqueness::Taken),
        ("HT-202605-0002", Uniqueness::Free),
        ("HT-202605-001", Uniqueness::Free),
    ] {
        assert_eq!(ContractNumber::read(text).expect("a number").among(&used), expected, "{text}");
    }
}

#[test]
fn a_number_that_cannot_be_printed_is_refused() {
    for (text, why) in [
        ("  ", ContractNumberError::Empty),
        ("HT\n1", ContractNumberError::ControlCharacter { position: 3 }),
        ("12345678901234567890123456789012345678901", ContractNumberError::TooLong { found: 41 }),
    ] {
        assert_eq!(ContractNumber::read(text), Err(why), "{text}");
    }
    assert_eq!(ContractNumber::read(" HT-1 ").expect("a number").as_str(), "HT-1");
}

#[test]
fn a_counter_at_its_end_is_refused() {
    let day = Date::parse("2026-05-15").expect("a day");
    let last = numbers(&["18446744073709551615"]);
    assert_eq!(pattern("{seq:1}").next(day, BookCopy::Only, &last), Err(ContractNumberError::CounterExhausted));
    let long = pattern("ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJ-{seq:3}");
    let last = numbers(&["ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJ-999"]);
    assert_eq!(long.next(day, BookCopy::Only, &last), Err(ContractNumberError::TooLong { found: 41 }));
}

proptest! {
    #[test]
    fn numbers_given_one_after_another_never_repeat(days in proptest::collection::vec(0_i64..800, 1..40), lettered: bool) {
        let first = Date::parse("2025-11-20").expect("a day");
        let copy = if lettered { copy_a() } else { BookCopy::Only };
        let pattern = pattern("HT-{YYYY}{MM}-{copy}{seq:1}");
        let mut used = Vec::new();
        for day in days {
            let day = first.plus_days(day).expect("a day");
            let next = pattern.next(day, copy, &used).expect("a number").value;
            prop_assert_eq!(next.among(&used), Uniqueness::Free);
            prop_assert!(used.iter().all(|other| *other != next), "{} twice", next);
            used.push(next);
        }
    }
}
