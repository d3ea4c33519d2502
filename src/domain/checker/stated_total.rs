//! SUB-06: totals that a person stated in words of their own, read in both languages.

use super::lexicon::total::{
    BOUND, LARGER, LARGER_SHORT, OF_THE_WHOLE, TEN_THOUSAND, TOTALS, UP_TO_FIGURE, YUAN_BEFORE, YUAN_BEHIND,
};
use super::said::Phrases;
use crate::domain::contract::wording::Wording;
use crate::domain::money::Money;

/// Ends of sentences, and of their parts.
const SENTENCE_ENDS: [char; 8] = ['。', '；', ';', '！', '!', '？', '?', '\n'];
const PART_ENDS: [char; 5] = ['，', ',', '、', '：', ':'];

/// Totals in yuan that a person's words state, in either language, and that are another amount than what the lines come to.
pub(super) fn totals_unlike_lines(words: &Wording, lines: Money) -> Vec<Money> {
    let mut told: Vec<Money> = Vec::new();
    let states_figures = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    if !states_figures(&words.zh) && !states_figures(&words.en) {
        return told;
    }
    for text in [words.zh.to_lowercase(), words.en.to_lowercase()] {
        let sentences = text.split(SENTENCE_ENDS).flat_map(|piece| piece.split(". "));
        // a total is a figure in digits: no other sentence need be searched for what a total is called
        for sentence in sentences.filter(|it| states_figures(it)) {
            let stated = TOTALS.iter().flat_map(|(label, anywhere)| {
                sentence.match_indices(label).filter_map(move |(at, _)| stated_total(sentence, at, label, *anywhere))
            });
            for total in stated {
                if total != lines && !told.contains(&total) {
                    told.push(total);
                }
            }
        }
    }
    told
}

/// The total in yuan that the word at this place of a sentence states, if it means the price.
fn stated_total(sentence: &str, at: usize, label: &str, anywhere: bool) -> Option<Money> {
    let (before, after) = (sentence.get(..at)?, sentence.get(at.saturating_add(label.len())..)?);
    let head = if anywhere { before.rsplit(PART_ENDS).next()? } else { before };
    if !past(head, OF_THE_WHOLE).is_empty() {
        return None;
    }
    let figure = past(after, UP_TO_FIGURE);
    let between = after.get(..after.len().saturating_sub(figure.len()))?;
    let (digits, rest) = figure.split_at_checked(length_of_number(figure))?;
    let behind = rest.trim_start();
    let plain: String = digits.chars().filter(|letter| !matches!(letter, ',' | '，')).collect();
    let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
    let part: i64 = format!("{part:0<6}").get(..6)?.parse().ok()?;
    let millionths = whole.parse::<i64>().ok()?.checked_mul(1_000_000)?.checked_add(part)?;
    // a millionth of ten thousand yuan is a fen
    let (fen, behind) = match behind.strip_prefix(TEN_THOUSAND) {
        Some(behind) => (millionths, behind),
        None => (millionths.checked_div(10_000)?, behind),
    };
    let unit = YUAN_BEHIND.iter().find_map(|unit| behind.strip_prefix(unit));
    let bound = BOUND.iter().any(|word| unit.unwrap_or(behind).starts_with(word));
    let unread = unit.is_none() && (is_continued(digits, rest) || is_larger(behind));
    let in_yuan = unit.is_some() || YUAN_BEFORE.iter().any(|mark| between.contains(mark));
    (in_yuan && !bound && !unread).then(|| Money::cny(fen))
}

/// How long the number is that a text begins with: digits, groups of three behind commas, and a part behind a point. A comma that no
/// such group follows ends a part of the sentence, as in 总价人民币99,000，30日内付清.
fn length_of_number(text: &str) -> usize {
    let mut rest = text.trim_start_matches(is_digit);
    while let Some(after) = rest.strip_prefix([',', '，']).and_then(past_group) {
        rest = after;
    }
    if let Some(part) = rest.strip_prefix('.').filter(|part| part.starts_with(is_digit)) {
        rest = part.trim_start_matches(is_digit);
    }
    text.len().saturating_sub(rest.len())
}

/// A text past the group of exactly three digits that it begins with.
fn past_group(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(is_digit);
    (text.len().saturating_sub(rest.len()) == 3).then_some(rest)
}

fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit()
}

/// Whether a number may not be over where the reading of it ended, by what follows: a group behind a space after digits that no comma
/// and no point parts (120 000), digits right behind a comma that are no group, or what is left of ten thousands (1万2千). A share or
/// other digits behind a space are another figure.
fn is_continued(digits: &str, rest: &str) -> bool {
    if let Some(behind) = rest.strip_prefix(TEN_THOUSAND) {
        return behind.trim_start().starts_with(is_digit);
    }
    let behind = rest.trim_start();
    let group = past_group(behind).filter(|after| !after.trim_start().starts_with(['%', '％']));
    rest.strip_prefix(',').is_some_and(|it| it.starts_with(is_digit))
        || digits.chars().all(is_digit) && behind.len() < rest.len() && group.is_some()
}

/// Whether a unit that is not read makes a figure larger.
fn is_larger(behind: &str) -> bool {
    let in_short = |letters: &&str| {
        let rest = behind.strip_prefix(*letters);
        rest.is_some_and(|rest| !rest.starts_with(|letter: char| letter.is_ascii_alphabetic()))
    };
    LARGER.iter().any(|word| behind.starts_with(word)) || LARGER_SHORT.iter().any(in_short)
}

/// A text past all of these words that it begins with.
fn past(text: &str, words: Phrases) -> &str {
    let mut rest = text;
    while let Some(next) = words.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = next;
    }
    rest
}
