//! One spelling for names and numbers that mean the same.

use super::super::fold::{digits, folded};
use super::forms::COMPANY_FORMS;

/// A telephone number says enough from so many digits on.
const PHONE_LENGTH: usize = 7;

/// A name as it is compared: narrow, lower case, in simplified characters and without accents, only its letters and digits.
pub fn folded_name(name: &str) -> String {
    // what a list is full of, without asking Unicode about each character: Han characters, letters, brackets of either width
    let plain: String = name.chars().map(half_width).filter(|c| !c.is_ascii() || c.is_ascii_alphanumeric()).collect();
    let folded = folded(&plain);
    let common = |c: char| c.is_ascii_alphanumeric() || ('\u{4e00}'..='\u{9fff}').contains(&c);
    if folded.chars().all(common) {
        folded
    } else {
        folded.chars().filter(|c| common(*c) || c.is_alphanumeric()).collect()
    }
}

/// The half-width form of the block U+FF01 to U+FF5E, which repeats ASCII.
fn half_width(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => {
            u32::from(character).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(character)
        }
        _ => character,
    }
}

/// A folded name without legal forms at its end.
pub fn core_name(folded: &str) -> &str {
    let mut core = folded;
    while let Some(rest) = COMPANY_FORMS.iter().find_map(|form| core.strip_suffix(form)).filter(|rest| !rest.is_empty())
    {
        core = rest;
    }
    core
}

/// The digits of each number in a text, without the country code of the mainland (`+86`, `0086`) and without the zero that is
/// dialled before an area.
pub fn phone_numbers(text: &str) -> impl Iterator<Item = String> {
    text.split([';', ',', '，', '、', '；', '/', '\n']).filter_map(|part| {
        let digits = digits(part);
        let mut bare = digits.trim_start_matches('0');
        // area and number have ten or eleven digits, and perhaps the zero before them
        while let Some(rest) = bare.strip_prefix("86").filter(|rest| matches!(rest.len(), 10..=12)) {
            bare = rest.trim_start_matches('0');
        }
        (bare.len() >= PHONE_LENGTH).then(|| bare.to_owned())
    })
}
