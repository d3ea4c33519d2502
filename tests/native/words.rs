//! Figures and dates as people read and type them; addresses.

use counterpart::domain::date::Date;
use counterpart::domain::exact::Ratio;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::rate::Ppm;
use counterpart::domain::tax::TaxMode;
use counterpart::i18n::format::{self, parse_amount, parse_percent, parse_quantity};
use counterpart::i18n::{Locale, Text};
use counterpart::ui::route::{Query, Route};
use proptest::prelude::*;

#[test]
fn amounts_as_shown() {
    for (minor, currency, shown) in [
        (0, Currency::CNY, "¥0.00"),
        (1, Currency::CNY, "¥0.01"),
        (-50, Currency::CNY, "-¥0.50"),
        (123_456_789, Currency::CNY, "¥1,234,567.89"),
        (1_000, Currency::JPY, "¥1,000"),
        (1_234, Currency::KWD, "KWD1.234"),
        (i64::MIN, Currency::CNY, "-¥92,233,720,368,547,758.08"),
    ] {
        assert_eq!(format::money(Money::new(minor, currency)), shown);
    }
}

#[test]
fn amounts_before_rounding_as_shown() {
    for (minor, parts, currency, shown) in [
        (0, 1, Currency::CNY, "0.00"),
        (90_111_000, 1, Currency::CNY, "901,110.00"),
        // half a fen, a quarter, and the least that a probability can make
        (24_691, 2, Currency::CNY, "123.455"),
        (1, 4, Currency::CNY, "0.0025"),
        (1, 10_000, Currency::CNY, "0.000001"),
        (2_001, 2, Currency::JPY, "1,000.5"),
        (1_000, 1, Currency::JPY, "1,000"),
        (2_469, 2, Currency::KWD, "1.2345"),
        (i128::from(i64::MAX) * 2 + 1, 2, Currency::CNY, "92,233,720,368,547,758.075"),
    ] {
        let exact = Ratio::new(minor, parts).expect("a fraction");
        assert_eq!(format::exact_amount(exact, currency), shown, "{minor}/{parts}");
    }
}

#[test]
fn one_is_counted_as_one() {
    let (zh, en) = (Text::new(Locale::Zh), Text::new(Locale::En));
    assert_eq!(en.pipeline_count(0), "0 opportunities");
    assert_eq!(en.pipeline_count(1), "1 opportunity");
    assert_eq!(en.pipeline_count(1_200), "1,200 opportunities");
    assert_eq!(zh.pipeline_count(1), "共 1 个商机");
    assert_eq!(en.opportunity_days(1), "1 day");
    assert_eq!(en.opportunity_days(30), "30 days");
    assert_eq!(en.opportunity_in_stage(1), "1 day in this stage");
    assert_eq!(zh.opportunity_in_stage(1), "在此阶段 1 天");
    assert_eq!(en.opportunity_history_days(1), "1 day in the stage before");
    assert_eq!(en.bulk_rows_done(1, 0), "1 row is changed.");
    assert_eq!(en.bulk_rows_done(1_200, 1), "1,200 rows are changed. 1 was left as it is.");
    assert_eq!(en.bulk_rows_done(2, 3), "2 rows are changed. 3 were left as they are.");
    assert_eq!(zh.bulk_rows_done(2, 3), "已修改 2 项。另有 3 项未动。");
    assert_eq!(en.opportunity_from_lines(1), "by 1 line");
    assert_eq!(en.opportunity_from_lines(3), "by 3 lines");
    assert_eq!(zh.opportunity_from_lines(3), "按 3 行明细");
    assert_eq!(en.opportunity_idle(21), "no movement for 21 days");
    assert_eq!(en.stages_in_use("Needs", 1), "1 opportunity is in “Needs”; move it first.");
    assert_eq!(en.stages_in_use("Needs", 3), "3 opportunities are in “Needs”; move them first.");
}

#[test]
fn a_stage_is_called_as_its_team_calls_it_else_as_usual_and_never_by_its_key() {
    let en = Text::new(Locale::En);
    for (key, given, called) in [
        ("needs", "", "Needs"),
        ("needs", "Fit", "Fit"),
        ("019b76da-a800-7000-8000-000000000001", "Trial", "Trial"),
        ("019b76da-a800-7000-8000-000000000001", "", "Former stage"),
    ] {
        assert_eq!(en.stage_name(key, given), called, "{key}");
    }
}

#[test]
fn amounts_as_typed() {
    for (typed, minor) in [
        ("1234.5", Some(123_450)),
        ("¥1,234.50", Some(123_450)),
        ("１２３４．５０", Some(123_450)),
        ("人民币1234元", Some(123_400)),
        ("12.5万", Some(12_500_000)),
        ("1.2亿元", Some(12_000_000_000)),
        ("0.001", None),
        ("1.000", Some(100)),
        ("-3", Some(-300)),
        ("面议", None),
        ("", None),
        (".", None),
        ("1.2.3", None),
        ("99999999999999999999", None),
        ("1e5", None),
    ] {
        assert_eq!(parse_amount(typed, Currency::CNY).map(|money| money.minor), minor, "{typed}");
    }
}

#[test]
fn rates_and_quantities_as_typed() {
    assert_eq!(parse_percent("0.05%"), Some(Ppm(500)));
    assert_eq!(parse_percent("１３％"), Some(Ppm(130_000)));
    assert_eq!(parse_percent("0.00001"), None);
    assert_eq!(format::percent(Ppm(500)), "0.05%");
    assert_eq!(format::percent(Ppm(130_000)), "13%");
    assert_eq!(format::percent_floor(Ppm(999_999)), "99.99%");
    assert_eq!(parse_quantity("1,500.25").map(|q| q.thousandths), Some(1_500_250));
    assert_eq!(parse_quantity("1.2345"), None);
}

#[test]
fn one_is_told_as_one() {
    let (zh, en) = (Text::new(Locale::Zh), Text::new(Locale::En));
    for (n, products, leads) in [
        (0, "0 products", "0 leads"),
        (1, "1 product", "1 lead"),
        (2, "2 products", "2 leads"),
        (1_200, "1,200 products", "1,200 leads"),
    ] {
        assert_eq!(en.products_count(n), products);
        assert_eq!(en.price_list_of(n), products);
        assert_eq!(en.leads_count(n), leads);
    }
    assert_eq!(zh.products_count(1), "共 1 个产品");
    assert_eq!(zh.leads_count(1), "共 1 条线索");
}

#[test]
fn a_total_is_called_with_tax_only_where_there_is_tax() {
    let zh = Text::new(Locale::Zh);
    for (mode, words) in [
        (TaxMode::TaxIncluded, "合计（含税）"),
        (TaxMode::TaxExcluded, "合计（含税）"),
        (TaxMode::NotApplicable, "合计"),
    ] {
        assert_eq!(zh.quote_total(mode), words);
    }
}

#[test]
fn dates_in_both_languages() {
    let day = Date::parse("2026-03-31").expect("a date");
    let as_of = Date::parse("2026-03-28").expect("a date");
    let (zh, en) = (Text::new(Locale::Zh), Text::new(Locale::En));
    assert_eq!(zh.date(day), "2026年3月31日");
    assert_eq!(en.date(day), "31 Mar 2026");
    assert_eq!(zh.near_date(day, as_of), "3月31日 · 3 天后");
    assert_eq!(en.near_date(day, as_of), "31 Mar · in 3 days");
    assert_eq!(zh.long_date(day), "2026年3月31日 星期二");
}

#[test]
fn one_is_no_plural() {
    let (zh, en) = (Text::new(Locale::Zh), Text::new(Locale::En));
    for (one, several, words) in [
        (
            "1 contract belongs to",
            "2 contracts belong to",
            (|n| Text::new(Locale::En).customer_cannot_delete(n)) as fn(usize) -> String,
        ),
        ("1 receipt is recorded", "2 receipts are recorded", |n| Text::new(Locale::En).customer_cannot_delete_paid(n)),
        (
            "1 already sent for approval or signed keeps “A” on its paper",
            "2 already sent for approval or signed keep “A” on their paper",
            |n| Text::new(Locale::En).merge_fixed_stays(n, "A"),
        ),
        ("1 contract sent for approval or signed", "what they print", |n| Text::new(Locale::En).merge_changes_paper(n)),
        ("1 unfinished form", "2 unfinished forms", |n| Text::new(Locale::En).rescue_drafts(n)),
        ("1 readable record", "2 readable records", |n| Text::new(Locale::En).rescue_records(n)),
        ("1 row that is no record", "2 rows that are no records", |n| Text::new(Locale::En).rescue_no_records(n)),
        ("1 damaged place (", "2 damaged places (", |n| Text::new(Locale::En).rescue_damaged(n)),
        ("1 value that", "2 values that", |n| Text::new(Locale::En).rescue_unread(n)),
        ("1 customer of A goes to", "2 customers of A go to", |n| Text::new(Locale::En).hand_over_note(n, "A")),
        ("1 customer without", "2 customers without", |n| {
            Text::new(Locale::En).pool_full(u32::try_from(n).expect("few"))
        }),
    ] {
        assert!(words(1).contains(one), "{}", words(1));
        assert!(words(2).contains(several), "{}", words(2));
    }
    assert!(!en.rescue_drafts(1).contains("forms"));
    assert_eq!(zh.rescue_drafts(1_200), "1,200 份没填完的表单");
    assert_eq!(
        en.pool_picked_many(1, 2),
        "1 customer taken, 2 not: the rules do not allow it, or somebody looks after them"
    );
    assert_eq!(zh.pool_picked_many(3, 0), "领取了 3 位客户");
    assert_eq!(zh.pool_picked_many(3, 2), "领取了 3 位客户；另有 2 位没有领到：规则不允许，或已有负责人");
}

#[test]
fn addresses_by_example() {
    for (address, written) in [
        ("", "#/"),
        ("#/", "#/"),
        ("#/customers?q=%E4%B8%B0%E4%BF%A1&level=A&sort=-name", "#/customers?q=%E4%B8%B0%E4%BF%A1&level=A&sort=-name"),
        (
            "#/contracts/0193f2a1-c0de-7000-8000-000000000001/life",
            "#/contracts/0193f2a1-c0de-7000-8000-000000000001/life",
        ),
        ("#/settings/book", "#/settings/book"),
    ] {
        assert_eq!(Route::parse(address).href(), written);
    }
    for wrong in ["#/nowhere", "#/customers/5", "#/contracts/0193F2A1-C0DE-7000-8000-000000000001", "#/settings/x"] {
        assert_eq!(Route::parse(wrong), Route::NotFound, "{wrong}");
    }
}

proptest! {
    /// A filtered list can be sent as a link: whatever was typed comes back.
    #[test]
    fn a_query_survives_its_address(text in ".{0,20}", name in "[a-z]{1,6}", value in ".{1,10}") {
        prop_assume!(name != "q" && name != "sort");
        let route = Route::Customers(Query { text, ..Query::default() }.with(&name, &value).sorted_by("name"));
        prop_assert_eq!(Route::parse(&route.href()), route);
    }

    /// What a box shows for editing reads back as the same amount.
    #[test]
    fn an_amount_survives_its_box(minor in any::<i64>()) {
        let money = Money::cny(minor);
        prop_assume!(minor != i64::MIN);
        prop_assert_eq!(parse_amount(&format::plain_amount(money), Currency::CNY), Some(money));
        prop_assert_eq!(parse_amount(&format::money(money), Currency::CNY).is_some(), minor >= 0);
    }
}

#[test]
fn a_list_shows_all_its_columns_until_somebody_leaves_some_out() {
    let all = ["wish", "state", "score", "source"];
    let asked = Query::default().with("view", "all");
    assert_eq!(asked.shown(&all), all);
    let fewer = asked.clone().with_shown(&all, "score", false).with_shown(&all, "wish", false);
    assert_eq!(fewer.shown(&all), ["state", "source"]);
    assert_eq!(fewer.address(), "columns=state.source&view=all");
    assert_eq!(Query::of_address(&fewer.address()), fewer);
    // a column that this version does not have is passed over
    assert_eq!(Query::of_address("columns=state.gone").shown(&all), ["state"]);
    // none at all is a choice as well
    let none = all.iter().fold(asked.clone(), |query, name| query.with_shown(&all, name, false));
    assert_eq!(none.shown(&all), [""; 0]);
    assert_eq!(Query::of_address(&none.address()).shown(&all), [""; 0]);
    // and all of them again are said by saying nothing
    assert_eq!(all.iter().fold(none, |query, name| query.with_shown(&all, name, true)), asked);
}
