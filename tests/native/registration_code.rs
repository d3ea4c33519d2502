//! The unified social credit code and its check character.

use counterpart::domain::registration_code::{
    CheckLine, RegistrationCode, RegistrationCodeError, check_character, normalised,
};
#[cfg(not(target_arch = "wasm32"))]
use proptest::prelude::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn check(text: &str, expected: Result<&str, RegistrationCodeError>) {
    let read = RegistrationCode::read(text);
    assert_eq!(read.as_ref().map(RegistrationCode::as_str), expected.as_ref().copied(), "{text}");
}

#[test]
fn a_code_is_right_when_its_check_character_is() {
    for (text, expected) in [
        // contract-rules.md 4.8
        ("91350100M000100Y43", Ok("91350100M000100Y43")),
        ("91350100M000100Y44", Err(RegistrationCodeError::CheckCharacter { found: '4', expected: '3' })),
        ("91350100M000100Y4", Err(RegistrationCodeError::Length { found: 17 })),
        // as people type it
        ("91350100m000100y43", Ok("91350100M000100Y43")),
        ("９１３５０１００Ｍ０００１００Ｙ４３", Ok("91350100M000100Y43")),
        (" 9135 0100 M000 100Y 43\u{3000}", Ok("91350100M000100Y43")),
        // letters the standard leaves out, and a letter for a figure
        ("91350100M000100O43", Err(RegistrationCodeError::UnknownCharacter { position: 16, character: 'O' })),
        ("9135010OM000100Y43", Err(RegistrationCodeError::UnknownCharacter { position: 8, character: 'O' })),
        ("91350100M000100Y4I", Err(RegistrationCodeError::UnknownCharacter { position: 18, character: 'I' })),
        ("91350100-000100Y43", Err(RegistrationCodeError::UnknownCharacter { position: 9, character: '-' })),
        (
            "统一社会信用代码统一社会信用代码统一",
            Err(RegistrationCodeError::UnknownCharacter { position: 1, character: '统' }),
        ),
        // two neighbours swapped: the sum falls by 26 − 19 = 7, from 28 to 21, and 31 − 21 = 10 is A
        ("91351000M000100Y43", Err(RegistrationCodeError::CheckCharacter { found: '3', expected: 'A' })),
        ("", Err(RegistrationCodeError::Length { found: 0 })),
        ("91350100M000100Y433", Err(RegistrationCodeError::Length { found: 19 })),
    ] {
        check(text, expected);
    }
}

#[test]
fn a_remainder_of_nothing_gives_the_character_zero() {
    // all zeros: the sum is 0, 31 − 0 is written as the character of 0
    check("000000000000000000", Ok("000000000000000000"));
    // 1 × 1 + 1 × 30 (the sixteenth weight is 30) = 31
    check("100000000000000100", Ok("100000000000000100"));
}

#[test]
fn the_check_character_shows_every_product_the_sum_and_the_rest() {
    let rows = [
        ('9', 9, 1, 9),
        ('1', 1, 3, 3),
        ('3', 3, 9, 27),
        ('5', 5, 27, 135),
        ('0', 0, 19, 0),
        ('1', 1, 26, 26),
        ('0', 0, 16, 0),
        ('0', 0, 17, 0),
        ('M', 21, 20, 420),
        ('0', 0, 29, 0),
        ('0', 0, 25, 0),
        ('0', 0, 13, 0),
        ('1', 1, 8, 8),
        ('0', 0, 24, 0),
        ('0', 0, 10, 0),
        ('Y', 30, 30, 900),
        ('4', 4, 28, 112),
    ];
    let mut lines: Vec<CheckLine> = (1..)
        .zip(rows)
        .map(|(position, (character, value, weight, product))| CheckLine::Character {
            position,
            character,
            value,
            weight,
            product,
        })
        .collect();
    // 1640 is 52 times 31 and 28; 31 - 28 = 3
    lines.push(CheckLine::Check { sum: 1_640, rest: 28, character: '3' });
    // a code with a wrong last character, and one without it, ask for the same
    for text in ["91350100M000100Y43", "91350100m000100y44", "91350100M000100Y4"] {
        let worked = check_character(text).expect("a character");
        assert_eq!((worked.value, &worked.working), ('3', &lines), "{text}");
    }
    for (text, why) in [
        ("91350100M000100Y", RegistrationCodeError::Length { found: 16 }),
        ("91350100M000100O4", RegistrationCodeError::UnknownCharacter { position: 16, character: 'O' }),
    ] {
        assert_eq!(check_character(text), Err(why), "{text}");
    }
}

#[test]
fn a_code_is_compared_by_its_normalised_text_even_when_wrong() {
    assert_eq!(normalised(" ９１ab-x "), "91AB-X");
}

#[test]
fn a_code_is_written_as_text_and_a_wrong_one_is_not_read() {
    let code = RegistrationCode::read("91350100M000100Y43").expect("a code");
    assert_eq!(serde_json::to_string(&code).expect("writes"), "\"91350100M000100Y43\"");
    assert!(serde_json::from_str::<RegistrationCode>("\"91350100M000100Y43\"").is_ok_and(|read| read == code));
    assert!(serde_json::from_str::<RegistrationCode>("\"91350100M000100Y44\"").is_err());
    assert!(serde_json::from_str::<RegistrationCode>("\"91350100m000100y43\"").is_err());
}

#[cfg(not(target_arch = "wasm32"))]
proptest! {
    #[test]
    fn one_mistyped_character_is_always_found(
        body in "[0-9A-HJ-NPQRTUWXY]{17}",
        at in 0_usize..18,
        typed in "[0-9A-HJ-NPQRTUWXY]",
    ) {
        let check = "0123456789ABCDEFGHJKLMNPQRTUWXY"
            .chars()
            .find(|check| RegistrationCode::read(&format!("{body}{check}")).is_ok())
            .expect("one check character fits");
        let right: Vec<char> = format!("{body}{check}").chars().collect();
        let mut wrong = right.clone();
        wrong[at] = typed.chars().next().expect("one");
        let read = RegistrationCode::read(&wrong.iter().collect::<String>());
        prop_assert_eq!(read.is_ok(), wrong == right);
    }
}
