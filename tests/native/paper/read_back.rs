//! Every template, every choice that decides whether a figure is printed, and random figures: what stands on the paper in either
//! language, in its articles and in its tables, reads back as the terms that the reckonings use and as what they make of them.

#[path = "read_back/aims.rs"]
mod aims;
#[path = "read_back/amounts.rs"]
mod amounts;
#[path = "read_back/annexes.rs"]
mod annexes;
#[path = "read_back/engine.rs"]
mod engine;
#[path = "read_back/items.rs"]
mod items;
#[path = "read_back/late_fee.rs"]
mod late_fee;
#[path = "read_back/plan.rs"]
mod plan;
#[path = "read_back/script.rs"]
mod script;
#[path = "read_back/tables.rs"]
pub(super) mod tables;
#[path = "read_back/targets.rs"]
mod targets;
#[path = "read_back/terms.rs"]
mod terms;
#[path = "read_back/vary.rs"]
mod vary;
#[path = "read_back/words.rs"]
mod words;

use std::collections::BTreeSet;

use counterpart::domain::contract::Contract;
use counterpart::domain::contract::breach::LateDelivery;
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::field;
use counterpart::domain::contract::party::{ChineseScript, ContractLanguage, Prevailing};
use counterpart::domain::contract::plan::Unit;
use counterpart::export::paper::{Paper, compose};
use proptest::prelude::*;

use super::contracts;
use super::figures::{chinese_date, chinese_rate, english_date, percent, said};
use terms::{Figure, rows};
use vary::{Draws, templates, vary};

/// What somebody writes as it is: numbers, addresses, accounts, standards by their names, a purpose in words. No engine reckons with a
/// digit in them.
const AS_ENTERED: [&str; 5] =
    [field::NUMBER, field::OWN_ENTITY, field::CUSTOMER, field::DELIVERY_QUALITY, field::SHARING_PURPOSE];

const BOTH: ContractLanguage = ContractLanguage::Both { prevailing: Prevailing::Zh };

/// The digits at the end of a text.
fn digits_before(text: &str) -> Option<(&str, i64)> {
    let kept = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &text[kept.len()..];
    digits.parse().ok().map(|n| (kept, n))
}

/// The figures of a Chinese text: one whole amount, one day, or whatever shares and periods it holds.
fn chinese(text: &str) -> Vec<Figure> {
    if let Some(amount) = amounts::in_chinese(text) {
        return vec![terms::money(amount)];
    }
    if let Some((day, _)) = text.split_once('日').filter(|(day, _)| day.contains('年') && day.contains('月')) {
        return vec![Figure::Day(chinese_date(&format!("{day}日")))];
    }
    if let Ok(n) = text.parse() {
        return vec![Figure::Count(n)];
    }
    let mut found = shares(text);
    found.extend(clocks(text));
    let units = [
        ("个工作小时", Unit::WorkingHour),
        ("小时", Unit::Hour),
        ("个工作日", Unit::WorkingDay),
        ("日", Unit::Day),
        ("个月", Unit::Month),
        ("年", Unit::Year),
    ];
    for (name, unit) in units {
        for (at, _) in text.match_indices(name) {
            if let Some((_, n)) = digits_before(&text[..at]) {
                found.push(Figure::Length(u16::try_from(n).expect("small"), unit));
            }
        }
    }
    found
}

/// As [`chinese`], in English.
fn english(text: &str) -> Vec<Figure> {
    if let Some(amount) = amounts::in_english(text) {
        return vec![terms::money(amount)];
    }
    let words: Vec<&str> = text.split(' ').collect();
    let is_month = |word: &str| word.len() > 2 && word.starts_with(|c: char| c.is_ascii_uppercase());
    let day = words.windows(3).find(|it| {
        it[0].parse::<u32>().is_ok() && is_month(it[1]) && it[1] != "Working" && it[2].parse::<u32>().is_ok()
    });
    if let Some(day) = day {
        return vec![Figure::Day(english_date(&day.join(" ")))];
    }
    if let Ok(n) = text.parse() {
        return vec![Figure::Count(n)];
    }
    let mut found = shares(text);
    found.extend(clocks(text));
    for (at, word) in words.iter().enumerate() {
        let Ok(n) = word.parse::<u16>() else { continue };
        // one of several in a list ends with its stop
        let next = |by: usize| words.get(at + by).map(|word| word.trim_end_matches([';', ',']));
        let unit = match (next(1).unwrap_or_default(), next(2)) {
            ("Working", Some("Day" | "Days")) => Unit::WorkingDay,
            ("working", Some("hour" | "hours")) => Unit::WorkingHour,
            ("hour" | "hours", _) => Unit::Hour,
            ("day" | "days", _) => Unit::Day,
            ("month" | "months", _) => Unit::Month,
            ("year" | "years", _) => Unit::Year,
            _ => continue,
        };
        found.push(Figure::Length(n, unit));
    }
    found
}

fn shares(text: &str) -> Vec<Figure> {
    let share = |(at, _): (usize, &str)| {
        let kept = text[..at].trim_end_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
        let figures = &text[kept.len()..at];
        (!figures.is_empty()).then(|| Figure::Share(percent(&format!("{figures}%"))))
    };
    text.match_indices('%').filter_map(share).collect()
}

/// The times of a day, such as `09:30`.
fn clocks(text: &str) -> Vec<Figure> {
    let clock = |(at, _): (usize, &str)| {
        let (_, hours) = digits_before(&text[..at])?;
        let minutes: i64 = text.get(at + 1..at + 3)?.parse().ok()?;
        Some(Figure::Clock(u16::try_from(hours * 60 + minutes).expect("small")))
    };
    text.match_indices(':').filter_map(clock).collect()
}

/// A number with decimals, in parts of `unit`.
fn decimal(text: &str, unit: i64) -> i64 {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let places = unit.to_string().len() - 1;
    let rest = format!("{rest:0<places$}");
    whole.parse::<i64>().expect("a number") * unit + rest.parse::<i64>().unwrap_or(0)
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let rest = text.split_once(before).map_or(text, |(_, rest)| rest);
    rest.split_once(after).unwrap_or_else(|| panic!("{after} in {text}")).0
}

/// How many numbers a text holds, but for those that count the entries of a list: `（2）`.
fn numbers(text: &str) -> usize {
    let plain = (1..10).fold(text.to_owned(), |text, no| text.replace(&format!("（{no}）"), ""));
    let pieces = plain.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
    pieces.filter(|it| it.contains(|c: char| c.is_ascii_digit())).count()
}

/// How many numbers a figure is written with, in Chinese and in English.
const fn written(figure: Figure) -> [usize; 2] {
    match figure {
        Figure::Day(_) => [3, 2],
        Figure::Clock(_) => [2, 2],
        Figure::Length(..) | Figure::Share(_) | Figure::Sum(..) | Figure::Count(_) => [1, 1],
    }
}

/// What the articles say for a field in each language. No number of theirs is passed over.
fn found(paper: &Paper, field: &str) -> [BTreeSet<Figure>; 2] {
    let (zh, en) = said(paper, field);
    let all = |texts: &[String], read: fn(&str) -> Vec<Figure>, language: usize| {
        let mut all = BTreeSet::new();
        for text in texts {
            let figures = read(text);
            let told: usize = figures.iter().map(|it| written(*it)[language]).sum();
            assert_eq!(told, numbers(text), "{field}: a number that nobody reads in {text}: {figures:?}");
            all.extend(figures);
        }
        all
    };
    [all(&zh, chinese, 0), all(&en, english, 1)]
}

/// What the engines go by stands on the paper.
fn check_engine(paper: &Paper, contract: &Contract) {
    for (field, figures) in engine::rows(contract) {
        for in_one in found(paper, field) {
            assert!(figures.iter().all(|it| in_one.contains(it)), "{field}: {figures:?} in {in_one:?}");
        }
    }
}

/// Reads the paper of a contract back; gives the fields that it said, and those that it says with a digit.
fn check(contract: &Contract) -> [BTreeSet<&'static str>; 2] {
    let (own, customer) = contracts::latin_parties();
    let mut paper = compose(contract, &own, &customer, BOTH);
    if contract.general.script == ChineseScript::Traditional {
        let folded = script::folded(paper.clone());
        assert_ne!(folded, paper, "a paper in traditional characters");
        paper = folded;
    }
    check_engine(&paper, contract);
    aims::check(&paper, contract);
    let mut read = items::check(&paper, contract);
    read.extend(plan::check(&paper, contract));
    read.extend(targets::check(&paper, contract));
    read.extend(annexes::check(&paper, contract));
    read.extend(words::check(&paper, contract));
    read.extend(late_fee::check(&paper, contract));
    for (field, figures) in rows(contract) {
        let expected: BTreeSet<Figure> = figures.into_iter().collect();
        let (zh, en) = said(&paper, field);
        if zh.is_empty() && en.is_empty() {
            continue;
        }
        let [in_zh, in_en] = found(&paper, field);
        assert_eq!(in_zh, expected, "{field} in {zh:?}");
        assert_eq!(in_en, expected, "{field} in {en:?}");
        read.insert(field);
    }
    // a rate that is said in words
    if let Clause::Included(breach) = &contract.breach
        && let LateDelivery::PerDay { rate, .. } = breach.late_delivery
    {
        let (zh, en) = said(&paper, field::BREACH_DELIVERY_RATE);
        assert_eq!((chinese_rate(&zh[0]), percent(&en[0])), (rate.0, rate.0));
        read.insert(field::BREACH_DELIVERY_RATE);
    }
    [read, tables::with_digits(&paper)]
}

#[test]
fn every_template_says_its_own_figures_and_together_they_say_every_field() {
    let (mut read, mut printed, mut made) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let (mut currencies, mut traditional) = (BTreeSet::new(), BTreeSet::new());
    let mut seeds: Vec<u32> = (0..97).map(|n: u32| n.wrapping_mul(2_654_435_761)).collect();
    for _ in 0..40 {
        for mut contract in templates() {
            vary(&mut contract, &mut Draws::new(&seeds));
            let [fields, with_digits] = check(&contract);
            read.extend(fields);
            printed.extend(with_digits);
            currencies.insert(contract.price.currency.code());
            traditional.insert(contract.general.script == ChineseScript::Traditional);
            made.extend(contract.payment.terms().map(|it| late_fee::choices(&it.late_fee)).unwrap_or_default());
            seeds.rotate_left(7);
            seeds[0] = seeds[0].wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        }
    }
    assert!(read.len() >= 45, "{}: {read:?}", read.len());
    let unread = |it: &&'static str| printed.contains(it) && !read.contains(it) && !AS_ENTERED.contains(it);
    let unread: Vec<&str> = field::ALL.iter().copied().filter(unread).collect();
    assert_eq!(unread, Vec::<&str>::new(), "a figure that nobody reads back");
    assert!(printed.iter().all(|field| field::ALL.contains(field)), "{printed:?}");
    assert_eq!(made.iter().map(String::as_str).collect::<Vec<_>>(), late_fee::CHOICES, "a choice that nobody draws");
    assert_eq!(currencies, BTreeSet::from(["CNY", "JPY", "KWD", "USD"]), "of no, two and three decimals");
    assert_eq!(traditional, BTreeSet::from([false, true]), "in either script");
    // said in words, with no digit to find them by
    let in_words =
        [field::TERM_RENEWAL_TIMES, field::TARGETS_FAILING_PERIODS, field::GENERAL_COPIES, field::PAYMENT_PLAN];
    for field in in_words.iter().chain(&AS_ENTERED) {
        assert_eq!(read.contains(field), in_words.contains(field), "{field}");
    }
}

proptest! {
    #[test]
    fn whatever_the_figures_are_the_paper_reads_back_as_the_terms(
        template in 0_usize..10,
        seeds in prop::collection::vec(any::<u32>(), 97),
    ) {
        let templates = templates();
        let mut contract = templates[template % templates.len()].clone();
        vary(&mut contract, &mut Draws::new(&seeds));
        check(&contract);
    }
}
