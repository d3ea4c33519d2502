//! Terms outside the usual range: told beside the findings, in words, and only where no rule speaks of them.

use counterpart::domain::checker::outside::outside;
use counterpart::domain::contract::field;
use counterpart::domain::contract::plan::Period;
use counterpart::domain::date::Date;
use counterpart::domain::money::Money;
use counterpart::domain::problem::{Place, Reason};
use counterpart::domain::rate::Ppm;
use counterpart::i18n::{Locale, Text};

use super::deal::{Deal, day, deal, findings, service};

/// What is told of a deal: the term and why, in Chinese and in English.
fn told(change: fn(&mut Deal)) -> Vec<(&'static str, String, String)> {
    let mut changed = deal();
    change(&mut changed);
    let found = outside(&changed.contract, &findings(&changed));
    let words = |locale, reason| Text::new(locale).problem_words(reason);
    found.iter().map(|it| (it.place.field, words(Locale::Zh, it.reason), words(Locale::En, it.reason))).collect()
}

/// What is changed, the term that is told then, and the words in Chinese and in English.
type Row = (fn(&mut Deal), &'static str, &'static str, &'static str);

#[test]
fn a_term_outside_its_range_is_told_in_both_languages() {
    let rows: [Row; 5] = [
        (
            |d| d.contract.delivery.inspection = Period::days(120),
            field::DELIVERY_INSPECTION,
            "通常在 1 日至 90 日之间。",
            "Usually from 1 day to 90 days.",
        ),
        (
            |d| d.contract.price.tax_rate = Ppm(300_000),
            field::PRICE_TAX_RATE,
            "通常在 0% 至 25% 之间。",
            "Usually from 0% to 25%.",
        ),
        (|d| d.contract.general.copies = 30, field::GENERAL_COPIES, "通常在 2 至 20 之间。", "Usually from 2 to 20."),
        // five originals for two sides
        (
            |d| d.contract.general.copies = 5,
            field::GENERAL_COPIES,
            "各项合计与总数不符。",
            "The parts do not add up to the whole.",
        ),
        (|d| d.contract.number = "7".repeat(41), field::NUMBER, "不超过 40。", "Usually 40 at most."),
    ];
    for (change, place, zh, en) in rows {
        assert_eq!(told(change), [(place, zh.to_owned(), en.to_owned())]);
    }
}

#[test]
fn what_a_rule_says_of_all_lines_hides_nothing_of_one() {
    // the advice on stamp duty is about the lines of every sale with a price
    assert!(findings(&deal()).iter().any(|it| it.rule.code() == "SUB-15" && it.place == Place::of(field::LINES)));
    let taxed = told(|d| d.contract.lines.values_mut().for_each(|it| it.tax_rate = Ppm(300_000)));
    let range = ("通常在 0% 至 25% 之间。".to_owned(), "Usually from 0% to 25%.".to_owned());
    assert_eq!(taxed, [(field::LINES, range.0, range.1)]);
    let nameless = told(|d| d.contract.lines.values_mut().for_each(|it| it.name.clear()));
    assert_eq!(nameless, [(field::LINES, "没有填写。".to_owned(), "Nothing was entered.".to_owned())]);
}

#[test]
fn nothing_is_told_of_a_sound_deal_nor_twice() {
    assert_eq!(told(|_| {}), []);
    // a rule speaks of it already
    let hasty: fn(&mut Deal) = |d| d.contract.delivery.inspection = Period::days(0);
    let mut changed = deal();
    hasty(&mut changed);
    assert!(changed.contract.check().iter().any(|it| it.place.field == field::DELIVERY_INSPECTION));
    assert!(findings(&changed).iter().any(|it| it.rule.code() == "SUB-09"));
    assert_eq!(told(hasty), []);
    // it speaks of the level that is slower than the one below; the list that is out of order for it is no second thing
    let slow: fn(&mut Deal) = |d| service(d).levels[1].resolve = Period::working_days(8);
    let mut changed = deal();
    slow(&mut changed);
    assert!(changed.contract.check().iter().any(|it| it.place == Place::of(field::SERVICE_LEVELS)));
    assert!(findings(&changed).iter().any(|it| it.rule.code() == "SVC-03"));
    assert_eq!(told(slow), []);
}

#[test]
fn every_reason_has_words_in_both_languages() {
    let date: Date = day("2026-06-01");
    for reason in [
        Reason::Missing,
        Reason::RateOutOfRange { low: Ppm(0), high: Ppm(250_000) },
        Reason::CountOutOfRange { low: 0, high: 40 },
        Reason::CountOutOfRange { low: 2, high: 20 },
        Reason::PeriodOutOfRange { low: Period::days(1), high: Period::days(90) },
        Reason::Negative,
        Reason::AmountTooHigh { high: Money::cny(100) },
        Reason::OtherCurrency,
        Reason::NotAfter { date },
        Reason::DoesNotAddUp { found: 1, whole: 2 },
        Reason::NotInOrder,
        Reason::OutsideItsRange,
        Reason::Twice,
        Reason::ChooseOne,
        Reason::CannotBeReckoned,
    ] {
        let zh = Text::new(Locale::Zh).problem_words(reason);
        let en = Text::new(Locale::En).problem_words(reason);
        let has_han = |text: &str| text.chars().any(|it| ('\u{4e00}'..='\u{9fff}').contains(&it));
        assert!(has_han(&zh) && zh.ends_with('。'), "{zh}");
        assert!(!has_han(&en) && en.ends_with('.'), "{en}");
    }
}
