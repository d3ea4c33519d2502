//! Amounts as the paper writes them, in figures and in the words of either language, of every currency that is drawn.

use counterpart::domain::money::{Currency, Money};

use super::super::figures::{chinese_money, number};

/// The currencies that are drawn: renminbi, which alone has words in Chinese, and one of two, of no and of three decimals.
pub(super) const CURRENCIES: [Currency; 4] = [Currency::CNY, Currency::USD, Currency::JPY, Currency::KWD];

/// How many decimals its amounts have (ISO 4217).
pub(super) fn decimals(currency: Currency) -> u32 {
    match currency.code() {
        "CNY" | "USD" => 2,
        "JPY" => 0,
        "KWD" => 3,
        other => panic!("the decimals of {other}"),
    }
}

/// How many of its smallest coins make one.
pub(super) fn coins(currency: Currency) -> i64 {
    10_i64.pow(decimals(currency))
}

/// The head of a column of amounts, which names renminbi and no other currency.
pub(super) fn head(name: &str, currency: Currency) -> String {
    if currency == Currency::CNY { format!("{name} (RMB)") } else { name.to_owned() }
}

/// Figures of a column in the smallest coin: `1,234.50`, of yen `1,234`, of dinars `1,234.500`.
pub(super) fn minor(text: &str, currency: Currency) -> i64 {
    let places = text.split_once('.').map_or(0, |(_, rest)| rest.len());
    assert_eq!(places, decimals(currency) as usize, "{text}");
    number(&text.replace('.', ""))
}

/// Figures with the currency before them; nothing of what begins otherwise.
fn figures(text: &str, renminbi: &str) -> Option<Money> {
    CURRENCIES.into_iter().find_map(|currency| {
        let code = format!("{} ", currency.code());
        let sign: &str = if currency == Currency::CNY { renminbi } else { &code };
        text.strip_prefix(sign).map(|rest| Money::new(minor(rest, currency), currency))
    })
}

/// `人民币壹拾万元整（¥100,000.00）`, words and figures alike, `¥100,000.00`, `USD 100,000.00`.
pub(super) fn in_chinese(text: &str) -> Option<Money> {
    if text.starts_with("人民币") { Some(Money::cny(chinese_money(text))) } else { figures(text, "¥") }
}

/// `RMB 100,000.00 (Say RMB One Hundred Thousand Only)`, words and figures alike, `RMB 100,000.00`, `USD 100,000.00`.
pub(super) fn in_english(text: &str) -> Option<Money> {
    let Some((amount, words)) = text.strip_suffix(')').and_then(|it| it.split_once(" (")) else {
        return figures(text, "RMB ");
    };
    let amount = figures(amount, "RMB ")?;
    assert_eq!(in_words(words, amount.currency), amount.minor, "{text}");
    Some(amount)
}

/// `Say US Dollars Twelve and Cents Fifty Only`, in the smallest coin.
fn in_words(words: &str, currency: Currency) -> i64 {
    let (name, coin) = match currency.code() {
        "CNY" => ("Say RMB ", "Fen "),
        "USD" => ("Say US Dollars ", "Cents "),
        "JPY" => ("Say Japanese Yen ", "no coin "),
        "KWD" => ("Say Kuwaiti Dinars ", "Fils "),
        other => panic!("what {other} is called"),
    };
    let words = words.strip_prefix(name).and_then(|it| it.strip_suffix(" Only"));
    let words = words.unwrap_or_else(|| panic!("{name}… Only"));
    let (whole, rest) = words.split_once(" and ").map_or((words, None), |(whole, rest)| (whole, Some(rest)));
    let rest = rest.map_or(0, |rest| spelled(rest.strip_prefix(coin).expect("what the coins are called")));
    assert!(rest < coins(currency), "{words}");
    spelled(whole) * coins(currency) + rest
}

/// `Thirty-Four Thousand One Hundred`, by adding up what each word stands for.
fn spelled(words: &str) -> i64 {
    /// Nought to nineteen, then the tens.
    const SMALL: [&str; 28] = [
        "Zero",
        "One",
        "Two",
        "Three",
        "Four",
        "Five",
        "Six",
        "Seven",
        "Eight",
        "Nine",
        "Ten",
        "Eleven",
        "Twelve",
        "Thirteen",
        "Fourteen",
        "Fifteen",
        "Sixteen",
        "Seventeen",
        "Eighteen",
        "Nineteen",
        "Twenty",
        "Thirty",
        "Forty",
        "Fifty",
        "Sixty",
        "Seventy",
        "Eighty",
        "Ninety",
    ];
    let (mut all, mut section) = (0, 0);
    for word in words.split([' ', '-']) {
        let scale = match word {
            "Thousand" => 1_000,
            "Million" => 1_000_000,
            "Billion" => 1_000_000_000,
            "Trillion" => 1_000_000_000_000,
            "Hundred" => {
                section *= 100;
                continue;
            }
            small => {
                let at = SMALL.iter().position(|it| *it == small).unwrap_or_else(|| panic!("{small} in {words}"));
                let at = i64::try_from(at).expect("small");
                section += if at < 20 { at } else { (at - 18) * 10 };
                continue;
            }
        };
        all += section * scale;
        section = 0;
    }
    all + section
}
