//! Counts that the paper says in words, and what stands outside the articles.

use std::collections::BTreeSet;

use counterpart::domain::contract::adjustment::PriceStep;
use counterpart::domain::contract::delivery::Manner;
use counterpart::domain::contract::plan::Period;
use counterpart::domain::contract::{Contract, field};
use counterpart::domain::term::renewal::{Renewal, RenewalLimit};
use counterpart::export::paper::{Paper, Span};

use super::super::figures::{chinese_date, chinese_period, english_date, english_period, said};
use super::amounts::decimals;
use super::between;

/// `两`, `十二`, `二十`.
pub(super) fn chinese_count(text: &str) -> i64 {
    const DIGITS: &str = "零一二三四五六七八九";
    let digit = |c: char| i64::try_from(DIGITS.chars().position(|it| it == c).expect("a digit")).expect("small");
    if text == "两" {
        return 2;
    }
    match text.split_once('十') {
        Some((tens, ones)) => tens.chars().next().map_or(1, digit) * 10 + ones.chars().next().map_or(0, digit),
        None => digit(text.chars().next().expect("a digit")),
    }
}

/// `two`, `twelve`, `20`.
pub(super) fn english_count(text: &str) -> i64 {
    const WORDS: [&str; 13] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let place = WORDS.iter().position(|word| *word == text);
    place.map_or_else(|| text.parse().expect("a number"), |at| i64::try_from(at).expect("small"))
}

/// `once`, `twice`, `three times`.
fn english_times(text: &str) -> i64 {
    match text {
        "once" => 1,
        "twice" => 2,
        more => english_count(more.strip_suffix(" times").expect("times")),
    }
}

/// What the articles say for a field, as counts.
fn counts(paper: &Paper, field: &str) -> Option<(Vec<i64>, Vec<i64>)> {
    let (zh, en) = said(paper, field);
    let english = |text: &String| match text.as_str() {
        "once" | "twice" => english_times(text),
        text if text.ends_with(" times") => english_times(text),
        text => english_count(text),
    };
    (!zh.is_empty()).then(|| (zh.iter().map(|it| chinese_count(it)).collect(), en.iter().map(english).collect()))
}

/// The counts that engines go by.
fn check_counts(paper: &Paper, contract: &Contract, read: &mut BTreeSet<&'static str>) {
    let brief = contract.brief();
    if let Some(targets) = &brief.targets {
        let periods = i64::from(targets.failing.periods);
        let said = counts(paper, field::TARGETS_FAILING_PERIODS).expect("how many periods");
        assert_eq!(said, (vec![periods], vec![periods]));
        read.insert(field::TARGETS_FAILING_PERIODS);
    }
    let times = match brief.term.renewal.reckoned(12) {
        Renewal::Automatic { limit: RenewalLimit::Times(times), .. } => Some(i64::from(times)),
        Renewal::Automatic { limit: RenewalLimit::Unlimited, .. } | Renewal::ByAgreement { .. } | Renewal::None => None,
    };
    assert_eq!(counts(paper, field::TERM_RENEWAL_TIMES), times.map(|times| (vec![times], vec![times])));
    read.extend(times.map(|_| field::TERM_RENEWAL_TIMES));
    let mut copies = vec![i64::from(contract.general.copies)];
    // two sides have so many each; where others sign too, everybody has one at least
    if contract.signing.further.is_empty() {
        copies.push(i64::from(contract.general.copies_each()));
    }
    assert_eq!(counts(paper, field::GENERAL_COPIES), Some((copies.clone(), copies)));
    read.insert(field::GENERAL_COPIES);
}

/// Months and decimals by which prices follow an index, and the edition of a trade term.
fn check_sale(paper: &Paper, contract: &Contract, read: &mut BTreeSet<&'static str>) {
    let one = |field| {
        let (zh, en) = said(paper, field);
        zh.first().cloned().zip(en.first().cloned())
    };
    if let (Some(terms), Some((zh, en))) = (&contract.adjustment, one(field::ADJUSTMENT_ROUNDING)) {
        let digits = decimals(contract.price.currency);
        match terms.rounding {
            PriceStep::Minor if digits > 0 => {
                let digits = digits.to_string();
                let said = (between(&zh, "小数点后", "位"), between(&en, "", " decimals"));
                assert_eq!(said, (digits.as_str(), digits.as_str()));
            }
            PriceStep::Minor | PriceStep::Major => assert_eq!((zh.as_str(), en.as_str()), ("整数", "whole units")),
        }
        read.insert(field::ADJUSTMENT_ROUNDING);
        let month = terms.base_month.expect("a base month");
        let (zh, en) = one(field::ADJUSTMENT_BASE_MONTH).expect("the base month");
        assert_eq!((chinese_date(&format!("{zh}1日")), english_date(&format!("1 {en}"))), (month, month));
        read.insert(field::ADJUSTMENT_BASE_MONTH);
    }
    if let (Manner::TradeTerm { rule, edition }, Some((zh, en))) =
        (contract.delivery.manner, one(field::DELIVERY_MANNER))
    {
        assert!(zh.starts_with(rule.letters()) && en.starts_with(rule.letters()), "{zh} / {en}");
        let edition = edition.to_string();
        let said = (between(&zh, "通则", "》"), between(&en, "Incoterms® ", ")"));
        assert_eq!(said, (edition.as_str(), edition.as_str()));
        read.insert(field::DELIVERY_MANNER);
    }
}

/// The day at the head, and how long a guarantor answers.
fn check_opening(paper: &Paper, contract: &Contract, read: &mut BTreeSet<&'static str>) {
    let date = &paper.facts.first().expect("the date").value;
    let said = (chinese_date(&date.zh_text()), english_date(&date.en_text()));
    assert_eq!(said, (contract.drafted_on, contract.drafted_on));
    read.insert(field::DRAFTED_ON);
    let months = contract.signing.further.iter().filter_map(|it| it.guarantee.months).map(Period::months);
    let months: Vec<Period> = months.collect();
    let lasts = |span: &&Span| {
        let shown = span.place().is_some_and(|place| place.field == field::SIGNING_FURTHER);
        shown && span.text().starts_with(|c: char| c.is_ascii_digit())
    };
    let zh = paper.opening.iter().flat_map(|it| &it.text.zh).filter(lasts).map(|it| chinese_period(it.text()));
    assert_eq!(zh.collect::<Vec<_>>(), months);
    let en = paper.opening.iter().flat_map(|it| &it.text.en).filter(lasts).map(|it| english_period(it.text()));
    assert_eq!(en.collect::<Vec<_>>(), months);
    if !months.is_empty() {
        read.insert(field::SIGNING_FURTHER);
    }
}

/// Counts in words, months, editions, and what stands before the articles.
pub(super) fn check(paper: &Paper, contract: &Contract) -> BTreeSet<&'static str> {
    let mut read = BTreeSet::new();
    check_counts(paper, contract, &mut read);
    check_sale(paper, contract, &mut read);
    check_opening(paper, contract, &mut read);
    read
}
