//! Amounts in renminbi in words.

use crate::domain::money::Money;

/// `人民币壹拾万元整` (`domain.md` 6.9).
pub(super) fn chinese(money: Money) -> String {
    let mut text = String::from("人民币");
    if money.minor < 0 {
        text.push('负');
    }
    let fen = money.minor.unsigned_abs();
    let (yuan, jiao, fen) = (fen / 100, fen / 10 % 10, fen % 10);
    if yuan > 0 || (jiao == 0 && fen == 0) {
        text.push_str(&whole(yuan));
        text.push('元');
    }
    match (jiao, fen) {
        (0, 0) => text.push('整'),
        (jiao, fen) => {
            let last_yuan_is_nought = yuan % 10 == 0 && yuan > 0;
            if yuan > 0 && (jiao == 0 || last_yuan_is_nought) {
                text.push('零');
            }
            if jiao > 0 {
                text.push_str(digit(jiao));
                text.push('角');
            }
            if fen > 0 {
                text.push_str(digit(fen));
                text.push('分');
            } else {
                text.push('整');
            }
        }
    }
    text
}

fn digit(n: u64) -> &'static str {
    const DIGITS: [&str; 10] = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];
    usize::try_from(n).ok().and_then(|n| DIGITS.get(n)).copied().unwrap_or("")
}

/// A whole number in formal numerals.
fn whole(n: u64) -> String {
    for (unit, name) in [(100_000_000, '亿'), (10_000, '万')] {
        if n >= unit {
            let (high, low) = (n / unit, n % unit);
            let mut text = whole(high);
            text.push(name);
            if low > 0 {
                if low < unit / 10 {
                    text.push('零');
                }
                text.push_str(&whole(low));
            }
            return text;
        }
    }
    if n == 0 {
        return "零".to_owned();
    }
    let mut text = String::new();
    let mut pending = false;
    for (unit, name) in [(1_000, "仟"), (100, "佰"), (10, "拾"), (1, "")] {
        let value = n / unit % 10;
        if value == 0 {
            pending = !text.is_empty();
            continue;
        }
        if pending {
            text.push('零');
            pending = false;
        }
        text.push_str(digit(value));
        text.push_str(name);
    }
    text
}

/// `Renminbi one hundred thousand yuan only` (4.2).
pub(super) fn english(money: Money) -> String {
    let sign = if money.minor < 0 { "minus " } else { "" };
    let all = money.minor.unsigned_abs();
    let (yuan, fen) = (all / 100, all % 100);
    let fen = if fen > 0 { format!(" and {} fen", cardinal(fen)) } else { String::new() };
    format!("Renminbi {sign}{} yuan{fen} only", cardinal(yuan))
}

/// A whole number in English words, with "and" before the last two digits.
fn cardinal(n: u64) -> String {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let of = |names: &[&'static str], n: u64| usize::try_from(n).ok().and_then(|n| names.get(n).copied()).unwrap_or("");
    if n < 20 {
        return of(&SMALL, n).to_owned();
    }
    if n < 100 {
        let ones = if !n.is_multiple_of(10) { format!("-{}", of(&SMALL, n % 10)) } else { String::new() };
        return format!("{}{ones}", of(&TENS, n / 10));
    }
    for (unit, name) in [
        (1_000_000_000_000_000, "quadrillion"),
        (1_000_000_000_000, "trillion"),
        (1_000_000_000, "billion"),
        (1_000_000, "million"),
        (1_000, "thousand"),
        (100, "hundred"),
    ] {
        if n >= unit {
            let rest = match n % unit {
                0 => String::new(),
                rest if rest < 100 => format!(" and {}", cardinal(rest)),
                rest => format!(" {}", cardinal(rest)),
            };
            return format!("{} {name}{rest}", cardinal(n / unit));
        }
    }
    String::new()
}
