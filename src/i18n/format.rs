//! Figures and dates in the reader's form.

use chrono::Weekday;

use super::{Locale, Text, month};
use crate::domain::date::Date;
use crate::domain::exact::{Ratio, Rounding};
use crate::domain::money::{Currency, Money};
use crate::domain::rate::{Ppm, Quantity};

/// The sign before an amount: ¥, $, €, or the code and a space.
pub fn symbol(currency: Currency) -> &'static str {
    match currency.code() {
        "CNY" | "JPY" => "¥",
        "USD" => "$",
        "EUR" => "€",
        "GBP" => "£",
        "HKD" => "HK$",
        code => code,
    }
}

/// Digits with thousands separators: 1234567.89 as `1,234,567.89`. No currency; for columns that name it once.
pub fn amount(money: Money) -> String {
    scaled(money.minor, usize::from(money.currency.exponent()))
}

/// An amount with its currency: `¥1,234,567.89`, `-¥0.50`.
pub fn money(money: Money) -> String {
    wide_money(i128::from(money.minor), money.currency)
}

/// As [`money`], of a sum that no amount need hold, in minor units.
pub fn wide_money(minor: i128, currency: Currency) -> String {
    let digits = scaled(minor, usize::from(currency.exponent()));
    let sign = symbol(currency);
    match digits.strip_prefix('-') {
        Some(rest) => format!("-{sign}{rest}"),
        None => format!("{sign}{digits}"),
    }
}

/// An amount in minor units before it is rounded, as [`amount`] with up to four decimals more, as many as it has: 12345.5 fen
/// as `123.455`. What is finer than that, which money times a probability never is, is rounded half up.
pub fn exact_amount(minor: Ratio, currency: Currency) -> String {
    let decimals = usize::from(currency.exponent());
    let finest = minor.times(Ratio::whole(10_000)).and_then(|it| it.round(Rounding::HalfUp));
    let Ok(finest) = finest else { return String::new() };
    let mut digits = scaled(finest, decimals + 4);
    for _ in 0..4 {
        if digits.ends_with('0') {
            digits.pop();
        }
    }
    if digits.ends_with('.') {
        digits.pop();
    }
    digits
}

/// A whole number of 10^-`decimals` as grouped decimal digits.
fn scaled(value: impl Into<i128>, decimals: usize) -> String {
    let value: i128 = value.into();
    let digits = format!("{:0width$}", value.unsigned_abs(), width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    let mut grouped = String::with_capacity(digits.len() + whole.len() / 3 + 2);
    if value < 0 {
        grouped.push('-');
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if decimals > 0 {
        grouped.push('.');
        grouped.push_str(fraction);
    }
    grouped
}

/// A count with thousands separators.
pub fn count(n: usize) -> String {
    scaled(i64::try_from(n).unwrap_or(i64::MAX), 0)
}

/// Bytes as people read them: `12 kB`, `3.4 MB`.
pub fn size(bytes: u64) -> String {
    let tenths = |unit: u64| {
        let tenths = bytes / (unit / 10);
        let (whole, tenth) = (tenths / 10, tenths % 10);
        if whole >= 100 || tenth == 0 { whole.to_string() } else { format!("{whole}.{tenth}") }
    };
    match bytes {
        0..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        1_000_000..1_000_000_000 => format!("{} MB", tenths(1_000_000)),
        _ => format!("{} GB", tenths(1_000_000_000)),
    }
}

/// A rate in per cent with as many decimals as it has, at least `0`: 500 ppm is `0.05%`, 130 000 ppm is `13%`.
pub fn percent(rate: Ppm) -> String {
    wide_percent(rate.wide())
}

/// As [`percent`], of a sum of rates that no rate need hold, in parts per million.
pub fn wide_percent(ppm: i128) -> String {
    format!("{}%", trimmed(ppm, 4))
}

/// A rate in per cent with exactly two decimals, cut off and never rounded up: a missing fen never reads 100.00%.
pub fn percent_floor(rate: Ppm) -> String {
    format!("{}%", scaled(rate.0.div_euclid(100), 2))
}

/// A quantity with as many decimals as it has.
pub fn quantity(quantity: Quantity) -> String {
    trimmed(quantity.thousandths, 3)
}

/// As [`quantity`], of a sum that no quantity need hold, in thousandths.
pub fn wide_quantity(thousandths: i128) -> String {
    trimmed(thousandths, 3)
}

/// A sum of counts with thousands separators.
pub fn wide_count(sum: i128) -> String {
    scaled(sum, 0)
}

/// As [`quantity`] without separators, for a box that is edited.
pub fn plain_quantity(quantity: Quantity) -> String {
    trimmed(quantity.thousandths, 3).replace(',', "")
}

/// An amount without separators, for a box that is edited: `1234.5` for 123450 fen stays `1234.50`.
pub fn plain_amount(money: Money) -> String {
    amount(money).replace(',', "")
}

fn trimmed(value: impl Into<i128>, decimals: usize) -> String {
    let text = scaled(value, decimals);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

fn month_name(date: Date) -> &'static str {
    month::short_name(date.month())
}

impl Text {
    /// A full date: `2026年3月31日`, `31 Mar 2026`.
    pub fn date(self, date: Date) -> String {
        match self.locale {
            Locale::Zh => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
            Locale::En => format!("{} {} {}", date.day(), month_name(date), date.year()),
        }
    }

    /// A date without its year when that is the year looked at: `3月31日`, `31 Mar`.
    pub fn short_date(self, date: Date, as_of: Date) -> String {
        if date.year() != as_of.year() {
            return self.date(date);
        }
        match self.locale {
            Locale::Zh => format!("{}月{}日", date.month(), date.day()),
            Locale::En => format!("{} {}", date.day(), month_name(date)),
        }
    }

    /// A date that also says how far it is when within 14 days (`ui.md`, Words): `6月12日 · 3 天后`.
    pub fn near_date(self, date: Date, as_of: Date) -> String {
        let days = as_of.days_until(date);
        let shown = self.short_date(date, as_of);
        if days.abs() > 14 { shown } else { format!("{shown} · {}", self.distance(days)) }
    }

    /// How far a day is: `今天`, `3 天后`, `5 天前`.
    pub fn distance(self, days: i64) -> String {
        let n = days.unsigned_abs();
        match (self.locale, days) {
            (Locale::Zh, 0) => "今天".to_owned(),
            (Locale::Zh, 1) => "明天".to_owned(),
            (Locale::Zh, -1) => "昨天".to_owned(),
            (Locale::Zh, 2..) => format!("{n} 天后"),
            (Locale::Zh, _) => format!("{n} 天前"),
            (Locale::En, 0) => "today".to_owned(),
            (Locale::En, 1) => "tomorrow".to_owned(),
            (Locale::En, -1) => "yesterday".to_owned(),
            (Locale::En, 2..) => format!("in {n} days"),
            (Locale::En, _) => format!("{n} days ago"),
        }
    }

    /// A date with its weekday, for the head of a page: `2026年5月20日 星期三`, `Wednesday, 20 May 2026`.
    pub fn long_date(self, date: Date) -> String {
        let (zh, en) = match date.weekday() {
            Weekday::Mon => ("一", "Monday"),
            Weekday::Tue => ("二", "Tuesday"),
            Weekday::Wed => ("三", "Wednesday"),
            Weekday::Thu => ("四", "Thursday"),
            Weekday::Fri => ("五", "Friday"),
            Weekday::Sat => ("六", "Saturday"),
            Weekday::Sun => ("日", "Sunday"),
        };
        match self.locale {
            Locale::Zh => format!("{} 星期{zh}", self.date(date)),
            Locale::En => format!("{en}, {}", self.date(date)),
        }
    }

    /// A month: `2026年5月`, `May 2026`.
    pub fn month(self, date: Date) -> String {
        match self.locale {
            Locale::Zh => format!("{}年{}月", date.year(), date.month()),
            Locale::En => format!("{} {}", month_name(date), date.year()),
        }
    }

    /// The month alone, for an axis: `5月`, `May`.
    pub fn month_of_year(self, date: Date) -> String {
        match self.locale {
            Locale::Zh => format!("{}月", date.month()),
            Locale::En => month_name(date).to_owned(),
        }
    }
}

/// Reads an amount as people type it: full-width digits, thousands separators, ¥ or a code in front, 元 behind, 万 and 亿.
/// `None` for anything else, and for more decimals than the currency has.
pub fn parse_amount(text: &str, currency: Currency) -> Option<Money> {
    let exponent = usize::from(currency.exponent());
    let mut plain: String =
        narrow(text).chars().filter(|c| !c.is_whitespace() && !matches!(c, ',' | '，' | '\'')).collect();
    for prefix in ["人民币", "RMB", "CNY", "¥", "￥", "$", "€", "£", currency.code()] {
        if let Some(rest) = plain.strip_prefix(prefix) {
            plain = rest.to_owned();
        }
    }
    let plain = plain.strip_suffix("元整").or_else(|| plain.strip_suffix('元')).unwrap_or(&plain);
    let (plain, shift) = match (plain.strip_suffix('万'), plain.strip_suffix('亿')) {
        (Some(rest), _) => (rest, 4),
        (None, Some(rest)) => (rest, 8),
        (None, None) => (plain, 0),
    };
    parse_decimal(plain, exponent, shift).map(|minor| Money::new(minor, currency))
}

/// Reads a per cent such as `0.05`, `13%`, `１３％` as parts per million.
pub fn parse_percent(text: &str) -> Option<Ppm> {
    let plain: String = narrow(text).chars().filter(|c| !c.is_whitespace()).collect();
    let plain = plain.strip_suffix('%').unwrap_or(&plain);
    parse_decimal(plain, 4, 0).map(Ppm)
}

/// Reads a quantity with up to three decimals.
pub fn parse_quantity(text: &str) -> Option<Quantity> {
    let plain: String = narrow(text).chars().filter(|c| !c.is_whitespace() && *c != ',').collect();
    parse_decimal(&plain, 3, 0).map(|thousandths| Quantity { thousandths })
}

/// Full-width letters, digits and signs as their narrow twins (Ａ１，％ → A1,%); the wide space as a space.
pub fn narrow(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            '\u{3000}' => ' ',
            '。' => '.',
            '−' => '-',
            _ => c,
        })
        .collect()
}

/// `text` × 10^(`decimals` + `shift`) as a whole number; `None` when digits would be lost or it is no number.
fn parse_decimal(text: &str, decimals: usize, shift: usize) -> Option<i64> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if (whole.is_empty() && fraction.is_empty()) || !whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit()) {
        return None;
    }
    let places = decimals + shift;
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > places || whole.len() > 19 {
        return None;
    }
    let joined = format!("{whole}{fraction:0<places$}");
    let value: i64 = if joined.is_empty() { 0 } else { joined.parse().ok()? };
    if negative { value.checked_neg() } else { Some(value) }
}
