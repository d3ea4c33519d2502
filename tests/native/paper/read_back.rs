//! Every template, every choice that decides whether a figure is printed, and random figures: what stands on the paper in either
//! language reads back as the terms that the reckonings use.

#[path = "read_back/terms.rs"]
mod terms;
#[path = "read_back/vary.rs"]
mod vary;

use std::collections::BTreeSet;

use counterpart::domain::contract::Contract;
use counterpart::domain::contract::breach::LateDelivery;
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::field;
use counterpart::domain::contract::party::{ContractLanguage, Prevailing};
use counterpart::domain::contract::plan::Unit;
use counterpart::domain::late_fee::rate_table::RateTable;
use counterpart::domain::late_fee::rule::{DayCount, LateRate};
use counterpart::export::paper::{Block, Cell, Paper, Span, Table, compose};
use proptest::prelude::*;

use super::contracts;
use super::figures::{chinese_date, chinese_money, chinese_rate, english_date, english_money, percent, said};
use terms::{Figure, rows};
use vary::{Draws, templates, vary};

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
        return vec![Figure::Sum(english_money(text))];
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
        let unit = match (words.get(at + 1).copied().unwrap_or_default(), words.get(at + 2).copied()) {
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

/// What a cell says, in Chinese and in English.
fn text(cell: &Cell) -> (String, String) {
    match cell {
        Cell::Same(spans) => {
            let text: String = spans.iter().map(Span::text).collect();
            (text.clone(), text)
        }
        Cell::Each(columns) => (columns.zh_text(), columns.en_text()),
    }
}

/// A figure of a cell in thousandths, the same in both languages; of a year, where it says so.
fn figure(cell: &Cell, of_year: bool) -> i64 {
    let (zh, en) = text(cell);
    let (zh, en) = if of_year {
        let (zh, en) = (zh.strip_prefix("全年"), en.strip_suffix(" a year"));
        (zh.expect("of a year").to_owned(), en.expect("of a year").to_owned())
    } else {
        (zh, en)
    };
    let read = |text: &str| decimal(&text.replace(',', ""), 1_000);
    assert_eq!(read(&zh), read(&en), "{zh} / {en}");
    read(&zh)
}

/// What is aimed at, beyond it, and in the parts of a year, as the annex says it.
fn check_aims(paper: &Paper, contract: &Contract) {
    let Clause::Included(targets) = &contract.targets else { return };
    let blocks = paper.annexes.iter().flat_map(|it| &it.blocks);
    let tables: Vec<&Table> = blocks
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Paragraph(_) => None,
        })
        .collect();
    let column = |table: &Table, name: &str| table.columns.iter().position(|it| it.head.en_text() == name);
    let table = tables.iter().find(|it| column(it, "Measure").is_some()).expect("the measures are listed");
    for (measure, row) in targets.measures.iter().zip(&table.rows).filter(|(measure, _)| measure.is_followed()) {
        let aimed = column(table, "Target per period").expect("a target");
        assert_eq!(figure(&row[aimed], measure.is_spread()), measure.target.thousandths);
        for (name, level) in [("Stretch target", measure.stretch), ("Challenge target", measure.challenge)] {
            match (column(table, name), level) {
                (None, level) => assert_eq!(level, None, "{name}"),
                (Some(at), None) => assert_eq!(text(&row[at]).0, "–", "{name}"),
                (Some(at), Some(level)) => assert_eq!(figure(&row[at], measure.is_spread()), level.thousandths),
            }
        }
    }
    let spread: Vec<_> = targets.measures.iter().filter(|it| it.is_spread()).collect();
    let years: Vec<_> = tables.iter().filter(|it| column(it, "Period") == Some(0) && it.columns.len() == 2).collect();
    assert_eq!(spread.len(), years.len(), "a table for each year");
    for (measure, table) in spread.iter().zip(years) {
        let parts: Vec<i64> = table.rows.iter().map(|row| figure(&row[1], false)).collect();
        let names: BTreeSet<(String, String)> = table.rows.iter().map(|row| text(&row[0])).collect();
        assert_eq!(parts, measure.parts.iter().map(|it| it.thousandths).collect::<Vec<_>>());
        assert_eq!(names.len(), parts.len(), "each period has a name of its own");
        assert_eq!(figure(&table.total[1], false), measure.target.thousandths);
    }
}

/// Every line is called in the table of items what its terms call it, in either language, beside its code.
fn check_items(paper: &Paper, contract: &Contract) {
    let blocks = paper.articles.iter().map(|it| &it.blocks).chain(paper.annexes.iter().map(|it| &it.blocks)).flatten();
    let mut tables = blocks.filter_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Paragraph(_) => None,
    });
    let heads = |table: &Table| table.columns.iter().map(|it| it.head.en_text()).collect::<Vec<_>>();
    let Some(table) = tables.find(|table| heads(table).iter().any(|head| head == "Item")) else {
        assert!(contract.lines.is_empty(), "the items are listed");
        return;
    };
    let column = |name: &str| heads(table).iter().position(|head| head == name);
    let (code, name) = (column("Code"), column("Item").expect("found"));
    assert_eq!(code.is_some(), contract.lines.values().any(|line| !line.code.is_empty()), "a column for codes");
    for (line, row) in contract.lines.values().zip(&table.rows) {
        let english = if line.name_en.is_empty() { &line.name } else { &line.name_en };
        assert_eq!(text(&row[name]), (line.name.clone(), english.clone()));
        if let Some(code) = code {
            let printed = if line.code.is_empty() { "–" } else { line.code.as_str() };
            assert_eq!(text(&row[code]), (printed.to_owned(), printed.to_owned()));
        }
    }
}

/// Reads the paper of a contract back; gives the fields that it said.
fn check(contract: &Contract) -> BTreeSet<&'static str> {
    let (own, customer) = contracts::latin_parties();
    let paper = compose(contract, &own, &customer, BOTH);
    check_items(&paper, contract);
    check_aims(&paper, contract);
    let mut read = BTreeSet::new();
    for (field, figures) in rows(contract) {
        let expected: BTreeSet<Figure> = figures.into_iter().collect();
        let (zh, en) = said(&paper, field);
        if zh.is_empty() && en.is_empty() {
            continue;
        }
        let in_zh: BTreeSet<Figure> = zh.iter().flat_map(|text| chinese(text)).collect();
        let in_en: BTreeSet<Figure> = en.iter().flat_map(|text| english(text)).collect();
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
    read
}

#[test]
fn every_template_says_its_own_figures_and_together_they_say_every_field() {
    let mut read = BTreeSet::new();
    let mut seeds: Vec<u32> = (0..97).map(|n: u32| n.wrapping_mul(2_654_435_761)).collect();
    for _ in 0..40 {
        for mut contract in templates() {
            vary(&mut contract, &mut Draws(&seeds, 0));
            read.extend(check(&contract));
            seeds.rotate_left(7);
            seeds[0] = seeds[0].wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        }
    }
    // forty-nine fields hold figures in the text of an article
    assert!(read.len() >= 45, "{}: {read:?}", read.len());
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
