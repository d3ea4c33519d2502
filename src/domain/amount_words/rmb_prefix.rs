//! What stands before an amount in capital words: the currency, and the label of the field on a form.

use crate::domain::money::Currency;
use crate::domain::width::half_width;

/// Currencies written in capital numerals with 元, 角 and 分, and their marks; the first of each is written, all are read
/// (`contract-rules.md` 4.6: 人民幣, 港幣, 新臺幣).
const MARKS: [(&str, &[&str]); 3] = [
    ("CNY", &["人民币", "人民幣", "RMB", "CNY", "¥", "￥"]),
    ("HKD", &["港币", "港幣", "HKD", "HK$"]),
    ("TWD", &["新台币", "新台幣", "新臺幣", "TWD", "NT$"]),
];

/// The label of the field, as forms print it.
const LABELS: [&str; 4] = ["大写", "大寫", "(大写)", "(大寫)"];

/// The prefix that is written for a currency.
pub(super) fn prefix_of(currency: Currency) -> Option<&'static str> {
    let (_, marks) = MARKS.iter().find(|(code, _)| *code == currency.code())?;
    marks.first().copied()
}

/// The currency that is named, if one is, and what follows the prefix. Currency and label stand in either order, each once,
/// with a colon behind either.
pub(super) fn without_prefix(written: &[(usize, char)]) -> (Option<Currency>, &[(usize, char)]) {
    let (mut currency, mut labelled, mut rest) = (None, false, written);
    loop {
        let after = if let (None, Some((found, after))) = (currency, currency_at(rest)) {
            currency = Some(found);
            after
        } else if let (false, Some(after)) = (labelled, LABELS.iter().find_map(|label| behind(rest, label))) {
            labelled = true;
            after
        } else {
            return (currency, rest);
        };
        rest = behind(after, ":").unwrap_or(after);
    }
}

fn currency_at(written: &[(usize, char)]) -> Option<(Currency, &[(usize, char)])> {
    MARKS.iter().find_map(|(code, marks)| {
        let after = marks.iter().find_map(|mark| behind(written, mark))?;
        Some((Currency::of(code)?, after))
    })
}

/// What follows `mark`, if the text begins with it; full-width forms and lower case are the same.
fn behind<'a>(written: &'a [(usize, char)], mark: &str) -> Option<&'a [(usize, char)]> {
    let (head, after) = written.split_at_checked(mark.chars().count())?;
    let same = |character: char| half_width(character).to_ascii_uppercase();
    head.iter().map(|(_, character)| same(*character)).eq(mark.chars()).then_some(after)
}
