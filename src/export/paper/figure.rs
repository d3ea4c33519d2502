//! Figures as a contract writes them: dates, periods, rates, amounts, numerals.

use std::fmt::Write;

use crate::domain::amount_words::english::english_words;
use crate::domain::amount_words::rate_words::rate_words;
use crate::domain::amount_words::rmb::rmb_words;
use crate::domain::contract::plan::{Period, Unit};
use crate::domain::date::Date;
use crate::domain::money::{Currency, Money};
use crate::domain::rate::Ppm;
use crate::i18n::{format, month};

/// A text in each language.
pub(super) type Pair = (String, String);

/// 一 to 九百九十九: `10` is 十, `11` is 十一, `110` is 一百一十 (4.1).
pub(super) fn chinese_number(n: usize) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |value: usize| DIGITS.get(value).copied().unwrap_or("");
    let (hundreds, tens, ones) = (n / 100 % 10, n / 10 % 10, n % 10);
    let mut text = String::new();
    if hundreds > 0 {
        text.push_str(digit(hundreds));
        text.push('百');
    }
    match (hundreds, tens, ones) {
        (0, 0, ones) => text.push_str(digit(ones)),
        (_, 0, 0) => {}
        (_, 0, ones) => {
            text.push('零');
            text.push_str(digit(ones));
        }
        (hundreds, tens, ones) => {
            if hundreds > 0 || tens > 1 {
                text.push_str(digit(tens));
            }
            text.push('十');
            if ones > 0 {
                text.push_str(digit(ones));
            }
        }
    }
    text
}

/// An article by its number, in Chinese and English: `第三条`, `Article 3` (`contract-rules.md` 4.1).
pub fn article_number(no: u16) -> (String, String) {
    (format!("第{}条", chinese_number(usize::from(no))), format!("Article {no}"))
}

/// A count before a measure word: two is 两.
pub(super) fn chinese_count(n: usize) -> String {
    if n == 2 { "两".to_owned() } else { chinese_number(n) }
}

/// `one` to `twelve` in words, then figures: how English contracts write small counts.
pub(super) fn english_number(n: usize) -> String {
    const WORDS: [&str; 13] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(n).map_or_else(|| n.to_string(), |word| (*word).to_owned())
}

/// `2026年3月31日`, `31 March 2026`.
pub(super) fn date(date: Date) -> Pair {
    let name = month::name(date.month());
    (format!("{}年{}月{}日", date.year(), date.month(), date.day()), format!("{} {name} {}", date.day(), date.year()))
}

/// `10日`, `3个工作日`, `6个月`; `10 days`, `3 Working Days`, `6 months`.
pub(super) fn period(period: Period) -> Pair {
    let (zh, one, many) = match period.unit {
        Unit::Hour => ("小时", "hour", "hours"),
        Unit::WorkingHour => ("个工作小时", "working hour", "working hours"),
        Unit::Day => ("日", "day", "days"),
        Unit::WorkingDay => ("个工作日", "Working Day", "Working Days"),
        Unit::Month => ("个月", "month", "months"),
        Unit::Year => ("年", "year", "years"),
    };
    let word = if period.n == 1 { one } else { many };
    (format!("{}{zh}", period.n), format!("{} {word}", period.n))
}

/// `13%` in both languages.
pub(super) fn percent(rate: Ppm) -> Pair {
    let text = format::percent(rate);
    (text.clone(), text)
}

/// A rate in words where it comes out even, as people say it: `万分之五`, `0.05%`. What would need a decimal (`万分之三点二九`)
/// is written in per cent.
pub(super) fn share_of(rate: Ppm) -> Pair {
    let percent = format::percent(rate);
    let spoken = rate_words(rate).ok().filter(|words| !words.contains('点') && !words.starts_with("百分之"));
    (spoken.unwrap_or_else(|| percent.clone()), percent)
}

/// A rate per day: `每日万分之五`, `0.05% per day`.
pub(super) fn daily(rate: Ppm) -> Pair {
    let (zh, en) = share_of(rate);
    (format!("每日{zh}"), format!("{en} per day"))
}

/// Whether amounts of this currency are also written in words.
pub(super) fn has_words(currency: Currency) -> bool {
    currency == Currency::CNY
}

/// An amount in figures: `¥100,000.00` and `RMB 100,000.00`; other currencies with their code.
pub(super) fn figures(money: Money) -> Pair {
    let digits = format::amount(money);
    if has_words(money.currency) {
        let zh = digits.strip_prefix('-').map_or_else(|| format!("¥{digits}"), |rest| format!("-¥{rest}"));
        (zh, format!("RMB {digits}"))
    } else {
        let text = format!("{} {digits}", money.currency.code());
        (text.clone(), text)
    }
}

/// An amount in words and figures: `人民币壹拾万元整（¥100,000.00）`; `RMB 100,000.00 (Say RMB One Hundred Thousand Only)`
/// (4.1, 4.2).
pub(super) fn money(money: Money) -> Pair {
    let (zh, en) = figures(money);
    let zh = chinese_words(money).map_or(zh.clone(), |words| format!("{words}（{zh}）"));
    (zh, format!("{en} ({})", english_words(money)))
}

/// An amount in Chinese words alone; only renminbi has them.
pub(super) fn chinese_words(money: Money) -> Option<String> {
    has_words(money.currency).then(|| rmb_words(money).ok()).flatten()
}

/// `09:00`.
pub(super) fn clock(minutes: u16) -> String {
    let mut text = String::with_capacity(5);
    let _ = write!(text, "{:02}:{:02}", minutes / 60, minutes % 60);
    text
}

/// `甲、乙、丙`; `one, two and three`.
pub(super) fn list<'a>(items: impl IntoIterator<Item = (&'a str, &'a str)>) -> Pair {
    let (zh, en): (Vec<&str>, Vec<&str>) = items.into_iter().unzip();
    (zh.join("、"), english_list(&en))
}

/// `甲、乙或者丙`; `one, two, or three`.
pub(super) fn alternatives<'a>(items: impl IntoIterator<Item = (&'a str, &'a str)>) -> Pair {
    let (zh, en): (Vec<&str>, Vec<&str>) = items.into_iter().unzip();
    let zh = match zh.split_last() {
        None => String::new(),
        Some((only, [])) => (*only).to_owned(),
        Some((last, rest)) => format!("{}或者{last}", rest.join("、")),
    };
    let en = match en.split_last() {
        None => String::new(),
        Some((only, [])) => (*only).to_owned(),
        Some((last, [first])) => format!("{first} or {last}"),
        Some((last, rest)) => format!("{}, or {last}", rest.join(", ")),
    };
    (zh, en)
}

/// `one, two and three`.
pub(super) fn english_list(items: &[&str]) -> String {
    match items.split_last() {
        None => String::new(),
        Some((only, [])) => (*only).to_owned(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}
