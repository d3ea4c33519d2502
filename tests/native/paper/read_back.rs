//! Every template, every choice that decides whether a figure is printed, and random figures: what stands on the paper in either
//! language, in its articles and in its tables, reads back as the terms that the reckonings use and as what they make of them.

#[path = "read_back/aims.rs"]
mod aims;
#[path = "read_back/annexes.rs"]
mod annexes;
#[path = "read_back/engine.rs"]
mod engine;
#[path = "read_back/items.rs"]
mod items;
#[path = "read_back/plan.rs"]
mod plan;
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
use counterpart::domain::contract::party::{ContractLanguage, Prevailing};
use counterpart::domain::contract::plan::Unit;
use counterpart::domain::late_fee::rate_table::RateTable;
use counterpart::domain::late_fee::rule::{DayCount, LateRate};
use counterpart::export::paper::{Paper, compose};
use proptest::prelude::*;

use super::contracts;
use super::figures::{chinese_date, chinese_money, chinese_rate, english_date, english_money, percent, said};
use tables::fen;
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
    if text.starts_with("人民币") {
        return vec![Figure::Sum(chinese_money(text))];
    }
    if text.starts_with('¥') {
        return vec![Figure::Sum(fen(text))];
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
    if text.starts_with("RMB ") {
        return vec![Figure::Sum(if text.ends_with(')') { english_money(text) } else { fen(text) })];
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

fn check_steps(zh: &str, en: &str, table: &RateTable) {
    let rates: Vec<Figure> = table.steps().iter().map(|step| Figure::Share(step.rate.0)).collect();
    assert_eq!((shares(zh), shares(en)), (rates.clone(), rates), "{zh} / {en}");
    if table.steps().len() > 1 {
        for step in table.steps() {
            assert!(
                zh.split('自').any(|it| it.split_once('起').is_some_and(|(day, _)| chinese_date(day) == step.from))
            );
            let english = |it: &str| {
                let words: Vec<&str> = it.split([' ', ',']).filter(|it| !it.is_empty()).take(3).collect();
                english_date(&words.join(" ")) == step.from
            };
            assert!(en.split(" from ").skip(1).any(english), "{en}");
        }
    }
}

/// What being late costs, by its kind.
fn check_late_rate(zh: &str, en: &str, rate: &LateRate) {
    let counted = |count: DayCount| {
        let (in_zh, in_en) = match count {
            DayCount::Actual365 => ("365日", "365 days"),
            DayCount::Actual360 => ("360日", "360 days"),
            DayCount::ActualActual => ("当年实际日数", "its actual days"),
            DayCount::NotStated => {
                assert!(!zh.contains("一年按") && !en.contains("a year counts"), "{zh} / {en}");
                return;
            }
        };
        assert!(zh.contains(in_zh) && en.contains(in_en), "{zh} / {en}");
    };
    match rate {
        LateRate::Daily { table } => {
            let ppm = table.steps()[0].rate.0;
            let zh = chinese_rate(zh.strip_prefix("每日").expect("每日"));
            assert_eq!((zh, percent(en.strip_suffix(" per day").expect("per day"))), (ppm, ppm));
        }
        LateRate::Annual { table, day_count } => {
            check_steps(zh, en, table);
            counted(*day_count);
        }
        LateRate::ReferenceMultiple { hundredths, day_count, .. } => {
            let times = i64::from(*hundredths);
            let zh_times = decimal(between(zh, "（LPR）的", "倍"), 100);
            assert_eq!((zh_times, decimal(between(en, "", " times"), 100)), (times, times), "{zh} / {en}");
            counted(*day_count);
        }
        LateRate::ReferencePlus { margin, day_count, .. } => {
            let zh_points = decimal(between(zh, "利率加", "个百分点"), 10_000);
            let en_points = decimal(between(en, "plus ", " percentage"), 10_000);
            assert_eq!((zh_points, en_points), (margin.0, margin.0), "{zh} / {en}");
            counted(*day_count);
        }
        LateRate::Monthly { table, .. } => check_steps(zh, en, table),
        LateRate::StartedPeriod { days, rate } => {
            let days = days.to_string();
            assert_eq!(
                (between(zh, "每逾期", "日"), between(en, "for every ", " days")),
                (days.as_str(), days.as_str())
            );
            assert_eq!((shares(zh), shares(en)), (vec![Figure::Share(rate.0)], vec![Figure::Share(rate.0)]));
        }
        LateRate::FixedSum { amount } => {
            assert_eq!((chinese_money(zh), english_money(en)), (amount.minor, amount.minor));
        }
    }
}

/// What the articles say for a field in each language.
fn found(paper: &Paper, field: &str) -> [BTreeSet<Figure>; 2] {
    let (zh, en) = said(paper, field);
    [zh.iter().flat_map(|text| chinese(text)).collect(), en.iter().flat_map(|text| english(text)).collect()]
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
    let paper = compose(contract, &own, &customer, BOTH);
    check_engine(&paper, contract);
    aims::check(&paper, contract);
    let mut read = items::check(&paper, contract);
    read.extend(plan::check(&paper, contract));
    read.extend(targets::check(&paper, contract));
    read.extend(annexes::check(&paper, contract));
    read.extend(words::check(&paper, contract));
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
    // the rates that are said in words
    if let Clause::Included(payment) = &contract.payment {
        let (zh, en) = said(&paper, field::PAYMENT_LATE_RATE);
        check_late_rate(zh.first().expect("said"), en.first().expect("said"), &payment.late_fee.rate);
        read.insert(field::PAYMENT_LATE_RATE);
    }
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
    let (mut read, mut printed) = (BTreeSet::new(), BTreeSet::new());
    let mut seeds: Vec<u32> = (0..97).map(|n: u32| n.wrapping_mul(2_654_435_761)).collect();
    for _ in 0..40 {
        for mut contract in templates() {
            vary(&mut contract, &mut Draws(&seeds, 0));
            let [fields, with_digits] = check(&contract);
            read.extend(fields);
            printed.extend(with_digits);
            seeds.rotate_left(7);
            seeds[0] = seeds[0].wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        }
    }
    assert!(read.len() >= 45, "{}: {read:?}", read.len());
    let unread = |it: &&'static str| printed.contains(it) && !read.contains(it) && !AS_ENTERED.contains(it);
    let unread: Vec<&str> = field::ALL.iter().copied().filter(unread).collect();
    assert_eq!(unread, Vec::<&str>::new(), "a figure that nobody reads back");
    assert!(printed.iter().all(|field| field::ALL.contains(field)), "{printed:?}");
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
        vary(&mut contract, &mut Draws(&seeds, 0));
        check(&contract);
    }
}
