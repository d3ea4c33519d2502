//! Amounts, dates, rates and periods on the paper read back as the terms they came from.

use counterpart::domain::contract::Contract;
use counterpart::domain::contract::breach::LateDelivery;
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::field;
use counterpart::domain::contract::payment::{Earnest, Plan};
use counterpart::domain::contract::plan::{Due, Instalment, PartLabel, Period, Share, Unit};
use counterpart::domain::contract::price::PriceForm;
use counterpart::domain::contract::term::{Notice, TermLength};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::date::Date;
use counterpart::domain::id::InstalmentId;
use counterpart::domain::late_fee::rate_table::RateTable;
use counterpart::domain::late_fee::rule::{Cap, CapBase, Grace, GraceMode, LateRate};
use counterpart::domain::money::Money;
use counterpart::domain::problem::Item;
use counterpart::domain::rate::Ppm;
use counterpart::export::paper::{Block, Cell, Columns, Paper, Span, article_number, compose};
use proptest::prelude::*;

use super::contracts::{self, Counter};
use super::variants::BOTH;

/// What the paper says for a field, in each language, in reading order.
pub(super) fn said(paper: &Paper, field: &str) -> (Vec<String>, Vec<String>) {
    let mut found = (Vec::new(), Vec::new());
    let mut look = |columns: &Columns| {
        let of = |spans: &[Span]| -> Vec<String> {
            let shown = spans.iter().filter(|span| span.place().is_some_and(|place| place.field == field));
            shown.map(|span| span.text().to_owned()).collect()
        };
        found.0.extend(of(&columns.zh));
        found.1.extend(of(&columns.en));
    };
    for article in &paper.articles {
        for block in &article.blocks {
            if let Block::Paragraph(paragraph) = block {
                look(&paragraph.text);
            }
        }
    }
    found
}

pub(super) fn number(text: &str) -> i64 {
    text.replace(',', "").trim().parse().unwrap_or_else(|_| panic!("a number in {text}"))
}

/// `2026年3月31日`.
pub(super) fn chinese_date(text: &str) -> Date {
    let (year, rest) = text.split_once('年').expect("a year");
    let (month, rest) = rest.split_once('月').expect("a month");
    let day = rest.strip_suffix('日').expect("a day");
    Date::parse(&format!("{year:0>4}-{month:0>2}-{day:0>2}")).expect("a date")
}

/// `31 March 2026`.
pub(super) fn english_date(text: &str) -> Date {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let parts: Vec<&str> = text.split(' ').collect();
    let month = MONTHS.iter().position(|name| *name == parts[1]).expect("a month") + 1;
    Date::parse(&format!("{:0>4}-{month:02}-{:0>2}", parts[2], parts[0])).expect("a date")
}

/// `10个工作日`.
pub(super) fn chinese_period(text: &str) -> Period {
    let digits = text.find(|c: char| !c.is_ascii_digit()).expect("a unit");
    let unit = match &text[digits..] {
        "小时" => Unit::Hour,
        "个工作小时" => Unit::WorkingHour,
        "日" => Unit::Day,
        "个工作日" => Unit::WorkingDay,
        "个月" => Unit::Month,
        "年" => Unit::Year,
        other => panic!("a unit: {other}"),
    };
    Period { n: text[..digits].parse().expect("a count"), unit }
}

/// `10 Working Days`.
pub(super) fn english_period(text: &str) -> Period {
    let (n, unit) = text.split_once(' ').expect("a count and a unit");
    let n: u16 = n.parse().expect("a count");
    let unit = match (unit, n) {
        ("hour", 1) | ("hours", _) => Unit::Hour,
        ("working hour", 1) | ("working hours", _) => Unit::WorkingHour,
        ("day", 1) | ("days", _) => Unit::Day,
        ("Working Day", 1) | ("Working Days", _) => Unit::WorkingDay,
        ("month", 1) | ("months", _) => Unit::Month,
        ("year", 1) | ("years", _) => Unit::Year,
        other => panic!("a unit: {other:?}"),
    };
    Period { n, unit }
}

/// `0.05%`, in parts per million.
pub(super) fn percent(text: &str) -> i64 {
    let (whole, fraction) = text
        .strip_suffix('%')
        .expect("per cent")
        .split_once('.')
        .unwrap_or((text.strip_suffix('%').expect("per cent"), ""));
    number(whole) * 10_000 + if fraction.is_empty() { 0 } else { number(&format!("{fraction:0<4}")) }
}

/// `万分之五`, `千分之一`, `0.0329%`.
pub(super) fn chinese_rate(text: &str) -> i64 {
    const DIGITS: &str = "零一二三四五六七八九";
    let small = |text: &str| -> i64 {
        let digit = |c: char| i64::try_from(DIGITS.chars().position(|d| d == c).expect("a digit")).expect("small");
        let (tens, ones) = match text.split_once('十') {
            Some((tens, ones)) => (tens.chars().next().map_or(1, digit), ones.chars().next().map_or(0, digit)),
            None => (0, digit(text.chars().next().expect("a digit"))),
        };
        tens * 10 + ones
    };
    for (name, unit) in [("十万分之", 10), ("百万分之", 1), ("万分之", 100), ("千分之", 1_000)] {
        if let Some(rest) = text.strip_prefix(name) {
            return small(rest) * unit;
        }
    }
    percent(text)
}

/// `人民币壹拾万元整（¥100,000.00）`, words and figures alike.
pub(super) fn chinese_money(text: &str) -> i64 {
    let (words, figures) = text.strip_suffix('）').and_then(|text| text.split_once('（')).expect("words and figures");
    let figures = number(&figures.replace(['¥', '.'], ""));
    assert_eq!(capital(words.strip_prefix("人民币").expect("人民币")), figures, "{text}");
    figures
}

/// Capital numerals, by adding up what each digit stands for.
pub(super) fn capital(words: &str) -> i64 {
    let (mut fen, mut section, mut digit) = (0_i64, 0_i64, 0_i64);
    for c in words.chars() {
        match c {
            '零' | '整' => {}
            '壹' | '贰' | '叁' | '肆' | '伍' | '陆' | '柒' | '捌' | '玖' => {
                digit = 1 + i64::try_from("壹贰叁肆伍陆柒捌玖".chars().position(|d| d == c).expect("a digit"))
                    .expect("small");
            }
            '拾' | '佰' | '仟' => {
                section += digit * [10, 100, 1_000]["拾佰仟".chars().position(|d| d == c).expect("a unit")];
                digit = 0;
            }
            '万' | '亿' => {
                let unit = if c == '万' { 10_000 } else { 100_000_000 };
                section = (section + digit) * unit;
                fen += section * 100;
                (section, digit) = (0, 0);
            }
            '元' => {
                fen += (section + digit) * 100;
                (section, digit) = (0, 0);
            }
            '角' => {
                fen += digit * 10;
                digit = 0;
            }
            '分' => {
                fen += digit;
                digit = 0;
            }
            other => panic!("{other} in {words}"),
        }
    }
    fen
}

/// `RMB 100,000.00 (Say RMB One Hundred Thousand Only)`.
pub(super) fn english_money(text: &str) -> i64 {
    let (figures, words) = text.strip_suffix(')').and_then(|text| text.split_once(" (")).expect("figures and words");
    assert!(words.starts_with("Say RMB ") && words.ends_with(" Only"), "{text}");
    number(&figures.strip_prefix("RMB ").expect("RMB").replace('.', ""))
}

fn periods() -> impl Strategy<Value = Period> {
    let unit = prop_oneof![Just(Unit::Day), Just(Unit::WorkingDay), Just(Unit::Month), Just(Unit::Year)];
    (1_u16..400, unit).prop_map(|(n, unit)| Period { n, unit })
}

fn dates() -> impl Strategy<Value = Date> {
    (1900_i32..=9990, 1_u32..=12, 1_u32..=28)
        .prop_map(|(year, month, day)| Date::new(year, month, day).expect("a date"))
}

/// Terms with figures that vary; everything else as in the distribution contract.
#[derive(Debug, Clone)]
struct Figures {
    start: Date,
    months: u16,
    notice: Period,
    cure: Period,
    inspection: Period,
    daily: i64,
    late_delivery: i64,
    cap: i64,
    grace: u32,
    earnest: i64,
    due: Date,
    tax: i64,
    unit_price: i64,
}

fn figures() -> impl Strategy<Value = Figures> {
    let times = (dates(), 1_u16..600, periods(), periods(), periods(), dates());
    let rates = (1_i64..2_000, 1_i64..2_000, 1_i64..300_000, 0_u32..10);
    let sums = (1_i64..9_000_000_000_000, 0_i64..250_000, 1_i64..100_000_000_000);
    (times, rates, sums).prop_map(
        |(
            (start, months, notice, cure, inspection, due),
            (daily, late_delivery, cap, grace),
            (earnest, tax, unit_price),
        )| {
            Figures {
                start,
                months,
                notice,
                cure,
                inspection,
                daily,
                late_delivery,
                cap,
                grace,
                earnest,
                due,
                tax,
                unit_price,
            }
        },
    )
}

fn contract_of(figures: &Figures) -> Contract {
    let mut contract = contracts::distribution();
    contract.price.form = PriceForm::FixedTotal;
    for line in contract.lines.values_mut() {
        line.tax_rate = Ppm(figures.tax);
        line.unit_price = Money::cny(figures.unit_price);
    }
    contract.term.length = TermLength::Months { start: figures.start, months: figures.months };
    contract.term.our_notice = Notice::Ahead(figures.notice);
    contract.term.cure = figures.cure;
    contract.delivery.inspection = figures.inspection;
    if let Clause::Included(breach) = &mut contract.breach {
        breach.late_delivery = LateDelivery::PerDay { rate: Ppm(figures.late_delivery), cap: Ppm(figures.cap) };
    }
    if let Clause::Included(payment) = &mut contract.payment {
        let mut ids = Counter(150);
        let mut part = |due| Instalment {
            id: InstalmentId::fresh(&mut ids),
            label: PartLabel::Progress,
            share: Share::Equal,
            due: Due::On(due),
            condition: Wording::default(),
        };
        payment.plan = Plan::Instalments { parts: vec![part(figures.due), part(figures.start), part(figures.due)] };
        payment.late_fee.rate = LateRate::Daily { table: RateTable::constant(Ppm(figures.daily)).expect("a rate") };
        payment.late_fee.grace = Grace { days: figures.grace, mode: GraceMode::Prospective };
        payment.late_fee.cap = Cap::Share { ppm: Ppm(figures.cap), of: CapBase::Instalment };
        payment.earnest = Earnest::Sum(Money::cny(figures.earnest));
    }
    contract
}

#[test]
fn an_article_is_called_by_its_number_as_the_paper_prints_it() {
    for (no, zh, en) in [
        (1, "第一条", "Article 1"),
        (3, "第三条", "Article 3"),
        (10, "第十条", "Article 10"),
        (21, "第二十一条", "Article 21"),
    ] {
        assert_eq!(article_number(no), (zh.to_owned(), en.to_owned()));
    }
    let (own, customer) = contracts::latin_parties();
    let paper = compose(&contracts::distribution(), &own, &customer, BOTH);
    for article in &paper.articles {
        let (zh, en) = article_number(article.no);
        assert!(article.heading.zh_text().starts_with(&format!("{zh}　")), "{}", article.heading.zh_text());
        assert!(article.heading.en_text().starts_with(&format!("{en}　")), "{}", article.heading.en_text());
    }
}

proptest! {
    #[test]
    fn what_the_paper_says_is_what_the_terms_are(figures in figures()) {
        let contract = contract_of(&figures);
        let (own, customer) = contracts::latin_parties();
        let language = counterpart::domain::contract::party::ContractLanguage::Both {
            prevailing: counterpart::domain::contract::party::Prevailing::Zh,
        };
        let paper = compose(&contract, &own, &customer, language);
        let one = |field| {
            let (zh, en) = said(&paper, field);
            (zh.first().expect("said in Chinese").clone(), en.first().expect("said in English").clone())
        };

        let (zh, en) = one(field::TERM_START);
        prop_assert_eq!((chinese_date(&zh), english_date(&en)), (figures.start, figures.start));
        let (zh, en) = one(field::TERM_MONTHS);
        prop_assert_eq!(chinese_period(&zh), Period::months(figures.months));
        prop_assert_eq!(english_period(&en), Period::months(figures.months));
        for (field, period) in [
            (field::TERM_OUR_NOTICE, figures.notice),
            (field::TERM_CURE, figures.cure),
            (field::DELIVERY_INSPECTION, figures.inspection),
        ] {
            let (zh, en) = one(field);
            prop_assert_eq!((chinese_period(&zh), english_period(&en)), (period, period));
        }

        let (zh, en) = one(field::BREACH_DELIVERY_RATE);
        prop_assert_eq!((chinese_rate(&zh), percent(&en)), (figures.late_delivery, figures.late_delivery));
        let (zh, en) = one(field::BREACH_DELIVERY_CAP);
        prop_assert_eq!((percent(&zh), percent(&en)), (figures.cap, figures.cap));
        let (zh, en) = one(field::PAYMENT_LATE_RATE);
        let zh = zh.strip_prefix("每日").expect("每日");
        let en = en.strip_suffix(" per day").expect("per day");
        prop_assert_eq!((chinese_rate(zh), percent(en)), (figures.daily, figures.daily));
        if figures.grace > 0 {
            let grace = Period::days(u16::try_from(figures.grace).expect("small"));
            let (zh, en) = one(field::PAYMENT_LATE_GRACE);
            prop_assert_eq!((chinese_period(&zh), english_period(&en)), (grace, grace));
        }
        let (zh, en) = one(field::PAYMENT_EARNEST);
        prop_assert_eq!((chinese_money(&zh), english_money(&en)), (figures.earnest, figures.earnest));

        // the price: 550 pieces at one price, tax included
        let total = 550 * figures.unit_price;
        let (zh, en) = one(field::LINES);
        prop_assert_eq!((chinese_money(&zh), english_money(&en)), (total, total));

        // the parts: their figures add up to the price, their days are the terms'
        let article = paper.article(counterpart::domain::contract::clause::ClauseId::Payment).expect("printed");
        let table = article.blocks.iter().find_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Paragraph(_) => None,
        });
        let table = table.expect("the plan");
        let mut sum = 0;
        for (row, due) in table.rows.iter().zip([figures.due, figures.start, figures.due]) {
            let Cell::Each(day) = &row[3] else { panic!("a day in each language") };
            prop_assert_eq!((chinese_date(&day.zh_text()), english_date(&day.en_text())), (due, due));
            let (Cell::Same(amount), Cell::Same(words)) = (&row[4], &row[5]) else { panic!("one amount") };
            prop_assert!(matches!(amount[0].place().map(|place| place.item), Some(Item::Instalment(_))));
            let fen = number(&amount[0].text().replace('.', ""));
            prop_assert_eq!(capital(words[0].text()), fen);
            sum += fen;
        }
        prop_assert_eq!(sum, total);
    }
}
