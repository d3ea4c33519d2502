//! What late payment costs: the clause, read back whole in either language, is the rule by which late fees are reckoned.

use std::collections::BTreeSet;

use counterpart::domain::contract::clause::ClauseId;
use counterpart::domain::contract::price::PriceForm;
use counterpart::domain::contract::{Contract, field};
use counterpart::domain::date::Date;
use counterpart::domain::late_fee::rate_table::{RateStep, RateTable};
use counterpart::domain::late_fee::rule::{
    Cap, CapBase, DayCount, FeeBase, Fixing, Grace, GraceMode, LateFeeRule, LateRate, MonthCount, PaymentDay,
};
use counterpart::domain::period::{Period, Unit};
use counterpart::domain::rate::Ppm;
use counterpart::export::paper::{Block, Paper};

use super::super::figures::{chinese_date, chinese_period, chinese_rate, english_date, english_period, percent, said};
use super::amounts::{in_chinese, in_english};
use super::decimal;

/// What stands for a choice, in Chinese and in English.
type Words<T> = ([&'static str; 2], T);

const YEARS: [Words<DayCount>; 4] = [
    (["一年按365日计算", "a year counts as 365 days"], DayCount::Actual365),
    (["一年按360日计算", "a year counts as 360 days"], DayCount::Actual360),
    (["一年按当年实际日数计算", "a year counts its actual days"], DayCount::ActualActual),
    (
        [
            "按30E/360规则，一年按360日、每月按30日计算，31日视为30日",
            "30E/360: a year counts as 360 days, a month as 30 days, and the 31st as the 30th",
        ],
        DayCount::Thirty360,
    ),
];
const MONTHS: [Words<MonthCount>; 2] = [
    (["十二个月折合365日", "twelve months count as 365 days"], MonthCount::TwelveIn365),
    (["每月按30日计算", "a month counts as 30 days"], MonthCount::ThirtyDays),
];
const FIXINGS: [Words<Fixing>; 4] = [
    (["逾期期间各日适用的", "in force on each day"], Fixing::Running),
    (["违约行为发生时的", "at the time of the breach"], Fixing::AtBreach),
    (["逾期期间每年1月1日和7月1日确定的", "fixed anew on 1 January and 1 July"], Fixing::HalfYearRefixed),
    (
        ["开始逾期的半年度之前最后一日公布的", "on the last day before the half-year in which the debt became late"],
        Fixing::HalfYearFrozen,
    ),
];
/// The rate to which a margin is added, when it is fixed and by name: the ledger takes the rates that European and British law fix by the
/// half-year from those that the book keeps.
const BASE_RATES: [Words<Fixing>; 4] = [
    (["逾期期间各日适用的基准利率", "the reference rate in force on each day"], Fixing::Running),
    (["违约行为发生时的基准利率", "the reference rate at the time of the breach"], Fixing::AtBreach),
    (
        [
            "逾期期间每年1月1日和7月1日确定的欧洲中央银行主要再融资利率",
            "the main refinancing rate of the European Central Bank fixed anew on 1 January and 1 July",
        ],
        Fixing::HalfYearRefixed,
    ),
    (
        [
            "开始逾期的半年度之前最后一日公布的英格兰银行基准利率",
            "the Bank of England base rate on the last day before the half-year in which the debt became late",
        ],
        Fixing::HalfYearFrozen,
    ),
];
const BASES: [Words<FeeBase>; 2] = [
    (["当期未付金额", "the unpaid part of the instalment"], FeeBase::UnpaidPrincipal),
    (["当期应付总额", "the whole instalment"], FeeBase::InstalmentTotal),
];
const CAP_BASES: [Words<CapBase>; 2] = [
    (["当期应付金额", "the instalment"], CapBase::Instalment),
    (["到期日未付金额", "the sum unpaid at the due date"], CapBase::OverdueSum),
];
/// From which day a fee runs.
const STARTS: [Words<GraceMode>; 2] = [
    (["自到期日次日起至", "from the day after the due date to"], GraceMode::Retroactive),
    (["自宽限期满次日起至", "from the day after the grace period to"], GraceMode::Prospective),
];
const LAST_DAYS: [Words<PaymentDay>; 2] = [
    (["实际付清之日", "the day of actual payment, included"], PaymentDay::Counted),
    (["实际付清之日的前一日", "the day before actual payment"], PaymentDay::NotCounted),
];
/// Whether a cap is that of each instalment by itself; the other is that of all of them.
const CAPS: [Words<bool>; 2] = [
    (["每期逾期付款违约金累计不超过", "damages on an instalment do not exceed"], true),
    (["各期逾期付款违约金合计不超过", "damages on all instalments together do not exceed"], false),
];

/// The place of a language in its [`Words`].
const CHINESE: usize = 0;
const ENGLISH: usize = 1;

/// The one choice that these words stand for.
fn known<T: Copy>(all: &[Words<T>], language: usize, text: &str) -> T {
    all.iter().find(|(words, _)| words[language] == text).unwrap_or_else(|| panic!("a choice: {text}")).1
}

/// The one choice whose words a sentence holds; nothing where it holds none.
fn told<T: Copy>(all: &[Words<T>], language: usize, sentence: &str) -> Option<T> {
    let mut found = all.iter().filter(|(words, _)| sentence.contains(words[language])).map(|it| it.1);
    let one = found.next();
    assert!(found.next().is_none(), "one choice: {sentence}");
    one
}

/// What the whole price is called.
const fn whole_price(form: PriceForm) -> [&'static str; 2] {
    match form {
        PriceForm::FixedTotal => ["合同总价", "the contract price"],
        PriceForm::Framework { .. } => ["已确认订单的价款总额", "the price of all confirmed orders"],
    }
}

/// A rate, and what stands behind it in brackets.
fn noted<'a>(text: &'a str, open: &str, close: &str) -> (&'a str, Option<&'a str>) {
    let parts = text.strip_suffix(close).and_then(|it| it.rsplit_once(open));
    parts.map_or((text, None), |(rate, note)| (rate, Some(note)))
}

/// In what a rate is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Per {
    Day,
    Month,
    Year,
}

/// A rate, and from when it holds where there are several.
type Step = (Option<Date>, Per, Ppm);

/// `自2026年1月1日起每日万分之五`, `年利率12%`.
fn chinese_step(text: &str) -> Step {
    let dated = text.strip_prefix('自').and_then(|it| it.split_once('起'));
    let (from, rate) = dated.map_or((None, text), |(day, rate)| (Some(chinese_date(day)), rate));
    let units = [("每日", Per::Day), ("每月", Per::Month), ("年利率", Per::Year)];
    let read = |(name, per): (&str, Per)| rate.strip_prefix(name).map(|rate| (from, per, Ppm(chinese_rate(rate))));
    units.into_iter().find_map(read).unwrap_or_else(|| panic!("a rate: {text}"))
}

/// `0.05% per day from 1 January 2026`, `12% per year`.
fn english_step(text: &str) -> Step {
    let dated = text.split_once(" from ");
    let (rate, from) = dated.map_or((text, None), |(rate, day)| (rate, Some(english_date(day))));
    let units = [(" per day", Per::Day), (" per month", Per::Month), (" per year", Per::Year)];
    let read = |(name, per): (&str, Per)| rate.strip_suffix(name).map(|rate| (from, per, Ppm(percent(rate))));
    units.into_iter().find_map(read).unwrap_or_else(|| panic!("a rate: {text}"))
}

/// The days of a year; nothing is said of them where no note stands.
fn year(note: Option<&str>, language: usize) -> DayCount {
    note.map_or(DayCount::NotStated, |note| known(&YEARS, language, note))
}

/// A rate of one's own, by its steps and its note.
fn own(steps: &[Step], note: Option<&str>, language: usize) -> LateRate {
    let table = if let [(None, _, rate)] = steps {
        RateTable::constant(*rate)
    } else {
        let step = |(from, _, rate): &Step| RateStep { from: from.expect("a day"), rate: *rate };
        RateTable::new(steps.iter().map(step).collect())
    };
    let table = table.expect("days in order");
    let per = steps[0].1;
    assert!(steps.iter().all(|it| it.1 == per), "{steps:?}");
    match per {
        Per::Day => {
            assert_eq!(note, None, "a day is a day");
            LateRate::Daily { table }
        }
        Per::Month => {
            LateRate::Monthly { table, month: known(&MONTHS, language, note.expect("how a month is counted")) }
        }
        Per::Year => LateRate::Annual { table, day_count: year(note, language) },
    }
}

/// The rate in Chinese, all of it. What a reference is at is kept in the book, not on the paper.
fn chinese(text: &str, reference: &RateTable) -> LateRate {
    if let Some(amount) = in_chinese(text) {
        return LateRate::FixedSum { amount };
    }
    let (rate, note) = noted(text, "（", "）");
    if let Some((fixing, times)) = rate.split_once("一年期贷款市场报价利率（LPR）的") {
        let hundredths = decimal(times.strip_suffix('倍').expect("times"), 100);
        return LateRate::ReferenceMultiple {
            reference: reference.clone(),
            hundredths: u32::try_from(hundredths).expect("small"),
            day_count: year(note, CHINESE),
            fixing: known(&FIXINGS, CHINESE, fixing),
        };
    }
    if let Some((base, points)) = rate.strip_suffix("个百分点的年利率").and_then(|it| it.rsplit_once('加')) {
        return LateRate::ReferencePlus {
            reference: reference.clone(),
            margin: Ppm(decimal(points, 10_000)),
            day_count: year(note, CHINESE),
            fixing: known(&BASE_RATES, CHINESE, base),
        };
    }
    if let Some((days, rate)) = rate.strip_prefix("每逾期").and_then(|it| it.split_once('日')) {
        assert_eq!(note, Some(format!("不足{days}日的按{days}日计算").as_str()), "{text}");
        return LateRate::StartedPeriod { days: days.parse().expect("days"), rate: Ppm(percent(rate)) };
    }
    let steps: Vec<Step> = rate.split('、').map(chinese_step).collect();
    own(&steps, note, CHINESE)
}

/// As [`chinese`], in English.
fn english(text: &str, reference: &RateTable) -> LateRate {
    if let Some(amount) = in_english(text) {
        return LateRate::FixedSum { amount };
    }
    let (rate, note) = noted(text, " (", ")");
    if let Some((times, fixing)) = rate.split_once(" times the one-year loan prime rate (LPR) ") {
        return LateRate::ReferenceMultiple {
            reference: reference.clone(),
            hundredths: u32::try_from(decimal(times, 100)).expect("small"),
            day_count: year(note, ENGLISH),
            fixing: known(&FIXINGS, ENGLISH, fixing),
        };
    }
    if let Some((base, points)) = rate.rsplit_once(" plus ") {
        let one = points.strip_suffix(" percentage point a year");
        assert_eq!(one.is_some(), points.starts_with("1 "), "{text}");
        let points = one.or_else(|| points.strip_suffix(" percentage points a year")).expect("points");
        return LateRate::ReferencePlus {
            reference: reference.clone(),
            margin: Ppm(decimal(points, 10_000)),
            day_count: year(note, ENGLISH),
            fixing: known(&BASE_RATES, ENGLISH, base),
        };
    }
    if let Some((rate, length)) = rate.split_once(" for every ") {
        assert_eq!(note, None, "{text}");
        let Period { n, unit } = english_period(length.strip_suffix(" begun").expect("a period that has begun"));
        assert_eq!((unit, length.contains("days")), (Unit::Day, n != 1), "{text}");
        return LateRate::StartedPeriod { days: u32::from(n), rate: Ppm(percent(rate)) };
    }
    let steps: Vec<Step> = rate.split(" and ").flat_map(|it| it.split(", ")).map(english_step).collect();
    own(&steps, note, ENGLISH)
}

/// Where the fees stop, by what is said of it and by whose fees the sentence speaks of.
fn cap(text: &str, each: bool, whole: &str, language: usize) -> Cap {
    let sum = if language == CHINESE { in_chinese(text) } else { in_english(text) };
    if let Some(sum) = sum {
        return if each { Cap::Amount(sum) } else { Cap::ContractAmount(sum) };
    }
    let (share, of) = if language == CHINESE {
        let (of, share) = text.rsplit_once('的').expect("a share of something");
        (share, of)
    } else {
        text.split_once(" of ").expect("a share of something")
    };
    let ppm = Ppm(percent(share));
    match (each, of == whole) {
        (true, true) => Cap::Share { ppm, of: CapBase::Contract },
        (true, false) => Cap::Share { ppm, of: known(&CAP_BASES, language, of) },
        (false, true) => Cap::ContractShare { ppm },
        (false, false) => panic!("a share of the price bounds all of them: {text}"),
    }
}

/// The clause in one language. What it says nothing of is as the terms have it: a sum has no base and no days, no grace no way to pass.
fn read(paper: &Paper, form: PriceForm, terms: &LateFeeRule, language: usize) -> LateFeeRule {
    let article = paper.article(ClauseId::LatePayment).expect("printed");
    let Some(Block::Paragraph(first)) = article.blocks.first() else { panic!("a sentence") };
    let sentence = if language == CHINESE { first.text.zh_text() } else { first.text.en_text() };
    let one = |field| {
        let (zh, en) = said(paper, field);
        (if language == CHINESE { zh } else { en }).into_iter().next()
    };
    let reference = match &terms.rate {
        LateRate::ReferenceMultiple { reference, .. } | LateRate::ReferencePlus { reference, .. } => reference.clone(),
        LateRate::Daily { .. }
        | LateRate::Annual { .. }
        | LateRate::Monthly { .. }
        | LateRate::StartedPeriod { .. }
        | LateRate::FixedSum { .. } => RateTable::constant(Ppm(0)).expect("a rate"),
    };
    let rate = one(field::PAYMENT_LATE_RATE).expect("a rate");
    let rate = if language == CHINESE { chinese(&rate, &reference) } else { english(&rate, &reference) };
    let (base, last) = (one(field::PAYMENT_LATE_BASE), one(field::PAYMENT_LATE_DAY));
    let start = told(&STARTS, language, &sentence);
    let is_sum = matches!(rate, LateRate::FixedSum { .. });
    assert_eq!((base.is_none(), last.is_none(), start.is_none()), (is_sum, is_sum, is_sum), "{sentence}");
    let whole = whole_price(form)[language];
    let base = base.map(|it| if it == whole { FeeBase::ContractTotal } else { known(&BASES, language, &it) });
    let days = one(field::PAYMENT_LATE_GRACE).map(|it| {
        let Period { n, unit } = if language == CHINESE { chinese_period(&it) } else { english_period(&it) };
        assert_eq!(unit, Unit::Day, "{it}");
        u32::from(n)
    });
    let grace = match (days, start) {
        (None, start) => {
            assert_ne!(start, Some(GraceMode::Prospective), "a grace that is not there: {sentence}");
            Grace { days: 0, mode: terms.grace.mode }
        }
        (Some(days), start) => Grace { days, mode: start.unwrap_or(terms.grace.mode) },
    };
    let each = told(&CAPS, language, &sentence);
    let cap_said = one(field::PAYMENT_LATE_CAP);
    assert_eq!(cap_said.is_some(), each.is_some(), "{sentence}");
    LateFeeRule {
        rate,
        base: base.unwrap_or(terms.base),
        grace,
        cap: cap_said.zip(each).map_or(Cap::None, |(text, each)| cap(&text, each, whole, language)),
        payment_day: last.map_or(terms.payment_day, |it| known(&LAST_DAYS, language, &it)),
        order: terms.order,
    }
}

/// The clause on late payment, in both languages, is the rule that the account of the contract reckons by.
pub(super) fn check(paper: &Paper, contract: &Contract) -> BTreeSet<&'static str> {
    let brief = contract.brief();
    let Some(payment) = brief.payment.terms() else {
        assert_eq!(paper.article(ClauseId::LatePayment), None);
        return BTreeSet::new();
    };
    for language in [CHINESE, ENGLISH] {
        assert_eq!(read(paper, contract.price.form, &payment.late_fee, language), payment.late_fee);
    }
    BTreeSet::from([field::PAYMENT_LATE_RATE, field::PAYMENT_LATE_BASE, field::PAYMENT_LATE_DAY])
}

/// The choices of a rule that its sentence has words for, as the terms call them.
pub(super) fn choices(rule: &LateFeeRule) -> BTreeSet<String> {
    let mut made = BTreeSet::from([format!("{:?}", rule.base), format!("{:?}", rule.payment_day)]);
    if rule.grace.days > 0 {
        made.insert(format!("{:?}", rule.grace.mode));
    }
    if let Cap::Share { of, .. } = rule.cap {
        made.insert(format!("{of:?}"));
    }
    match &rule.rate {
        LateRate::ReferenceMultiple { fixing, day_count, .. } | LateRate::ReferencePlus { fixing, day_count, .. } => {
            made.extend([format!("{fixing:?}"), format!("{day_count:?}")]);
        }
        LateRate::Annual { day_count, .. } => made.extend([format!("{day_count:?}")]),
        LateRate::Monthly { month, .. } => made.extend([format!("{month:?}")]),
        LateRate::Daily { .. } | LateRate::StartedPeriod { .. } | LateRate::FixedSum { .. } => {}
    }
    made
}

/// All of them, in their order.
pub(super) const CHOICES: [&str; 21] = [
    "Actual360",
    "Actual365",
    "ActualActual",
    "AtBreach",
    "Contract",
    "ContractTotal",
    "Counted",
    "HalfYearFrozen",
    "HalfYearRefixed",
    "Instalment",
    "InstalmentTotal",
    "NotCounted",
    "NotStated",
    "OverdueSum",
    "Prospective",
    "Retroactive",
    "Running",
    "Thirty360",
    "ThirtyDays",
    "TwelveIn365",
    "UnpaidPrincipal",
];
