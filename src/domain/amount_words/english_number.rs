//! Whole numbers in English words, the short scale: a billion is 10^9.

/// Zero to nineteen.
const SMALL: [&str; 20] = [
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
];

/// Twenty to ninety.
const TENS: [&str; 8] = ["Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"];

/// From the thousands up, far enough for 64 bits.
const SCALES: [(u64, &str); 6] = [
    (1_000_000_000_000_000_000, "Quintillion"),
    (1_000_000_000_000_000, "Quadrillion"),
    (1_000_000_000_000, "Trillion"),
    (1_000_000_000, "Billion"),
    (1_000_000, "Million"),
    (1_000, "Thousand"),
];

/// The number in words: `One Million Two Hundred Thirty-Four`. No *and* inside, so that *and* can only mean the minor
/// units that follow.
pub(super) fn number_words(number: u64) -> String {
    let mut words = Vec::new();
    let mut rest = number;
    for (scale, name) in SCALES {
        let count = rest.checked_div(scale).unwrap_or(0);
        rest = rest.checked_rem(scale).unwrap_or(rest);
        if count > 0 {
            words.extend(below_thousand(count));
            words.push(name.to_owned());
        }
    }
    if rest > 0 || number == 0 {
        words.extend(below_thousand(rest));
    }
    words.join(" ")
}

fn below_thousand(number: u64) -> Vec<String> {
    let (hundreds, rest) = (number / 100, number % 100);
    let mut words = Vec::new();
    if hundreds > 0 {
        words.push(word(&SMALL, hundreds).to_owned());
        words.push("Hundred".to_owned());
    }
    match rest {
        0 if hundreds > 0 => {}
        0..=19 => words.push(word(&SMALL, rest).to_owned()),
        _ => {
            let tens = word(&TENS, (rest / 10).saturating_sub(2));
            words.push(match rest % 10 {
                0 => tens.to_owned(),
                ones => format!("{tens}-{}", word(&SMALL, ones)),
            });
        }
    }
    words
}

fn word(words: &[&'static str], index: u64) -> &'static str {
    usize::try_from(index).ok().and_then(|index| words.get(index)).copied().unwrap_or_default()
}

/// What one lower-case word is in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberWord {
    /// Zero to ninety.
    Value(u64),
    /// Hundred.
    Hundred,
    /// Thousand and more.
    Scale(u64),
}

/// The part a lower-case word plays in a number, if any.
pub(super) fn number_word(word: &str) -> Option<NumberWord> {
    let is = |name: &str| name.eq_ignore_ascii_case(word);
    if is("hundred") {
        return Some(NumberWord::Hundred);
    }
    let small = (0_u64..).zip(SMALL);
    let tens = (20_u64..).step_by(10).zip(TENS);
    if let Some((value, _)) = small.chain(tens).find(|(_, name)| is(name)) {
        return Some(NumberWord::Value(value));
    }
    SCALES.iter().find(|(_, name)| is(name)).map(|(scale, _)| NumberWord::Scale(*scale))
}

/// The number the words stand for when their spelling is not looked at; `None` beyond 64 bits.
pub(super) fn number_meant(words: &[NumberWord]) -> Option<u64> {
    let (mut total, mut group) = (0_u64, 0_u64);
    for word in words {
        match word {
            NumberWord::Value(value) => group = group.checked_add(*value)?,
            NumberWord::Hundred => group = group.max(1).checked_mul(100)?,
            NumberWord::Scale(scale) => {
                total = total.checked_add(group.max(1).checked_mul(*scale)?)?;
                group = 0;
            }
        }
    }
    total.checked_add(group)
}
