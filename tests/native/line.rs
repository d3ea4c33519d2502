//! Lines, discounts and totals.

use counterpart::domain::exact::{ExactError, Ratio};
use counterpart::domain::id::LineId;
use counterpart::domain::line::{DocumentDiscount, Line, LineError, LineStep, sums, totals};
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::rate::{Ppm, Quantity};
use counterpart::domain::tax::{TaxLine, TaxMode, TaxSplit};
use counterpart::i18n::{Locale, Text};
#[cfg(not(target_arch = "wasm32"))]
use proptest::prelude::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn line(thousandths: i64, unit_price: i64, discount: i64, tax_rate: i64) -> Line {
    Line {
        id: LineId::parse("01900000-0000-7000-8000-000000000001").expect("an id"),
        code: String::new(),
        name: "轴承".to_owned(),
        name_en: String::new(),
        spec: "6204".to_owned(),
        unit: "件".to_owned(),
        quantity: Quantity { thousandths },
        unit_price: Money::cny(unit_price),
        discount: Ppm(discount),
        tax_rate: Ppm(tax_rate),
    }
}

/// With and without its working, to the last minor unit and to the edge of what can be counted.
#[test]
fn a_line_without_its_working_comes_to_the_same() {
    let negative = |line: &Line| LineError::NegativeQuantity { line: line.id };
    for (quantity, price, discount, expected) in [
        (1_000, 12_345, 0, Some(12_345)),
        // a third of 100.00, and of 0.05
        (333, 10_000, 0, Some(3_330)),
        (333, 5, 0, Some(2)),
        // half a minor unit goes up
        (500, 1, 0, Some(1)),
        (1_500, 333, 150_000, Some(425)),
        (1_000, 10_000, 1_000_000, Some(0)),
        // as large as a sum can be, and larger
        (i64::MAX, 1_000, 999_000, Some(9_223_372_036_854_776)),
        (i64::MAX, 1_001, 0, None),
    ] {
        let it = line(quantity, price, discount, 0);
        let expected = expected.map_or(Err(LineError::Exact(ExactError::Overflow)), |minor| Ok(Money::cny(minor)));
        assert_eq!(it.value(), expected, "{quantity} × {price} less {discount}");
        assert_eq!(it.amount().map(|worked| worked.value), expected, "{quantity} × {price} less {discount}");
    }
    let below = line(-1, 1, 0, 0);
    assert_eq!(below.value(), Err(negative(&below)));
    let lines = [line(333, 10_000, 0, 130_000), line(1_500, 333, 150_000, 60_000)];
    let (discount, mode) = (DocumentDiscount::Share(Ppm(100_000)), TaxMode::TaxExcluded);
    let found = sums(&lines, discount, mode, Currency::CNY).expect("sums");
    // 33.30 and 4.25 less 3.76
    assert_eq!((found.lines.minor, found.discount.minor, found.net.minor), (3_755, 376, 3_379));
    assert_eq!(Ok(found), totals(&lines, discount, mode, Currency::CNY).map(|worked| worked.value));
}

#[test]
fn two_lines_of_which_anything_differs_do_not_read_the_same() {
    let (zh, en) = (Text::new(Locale::Zh), Text::new(Locale::En));
    let plain = line(2_000, 12_345, 0, 130_000);
    assert_eq!(zh.line_words(&plain), "轴承 · 6204 · 2 件 · ¥123.45 · 税率 13%");
    let full = Line { code: "B-1".to_owned(), name_en: "Bearing".to_owned(), discount: Ppm(50_000), ..plain.clone() };
    assert_eq!(zh.line_words(&full), "B-1 · 轴承 · Bearing · 6204 · 2 件 · ¥123.45 · 折扣 5% · 税率 13%");
    assert_eq!(en.line_words(&full), "B-1 · 轴承 · Bearing · 6204 · 2 件 · ¥123.45 · Discount 5% · Tax rate 13%");
    let other = || "other".to_owned();
    let others = [
        Line { code: other(), ..plain.clone() },
        Line { name: other(), ..plain.clone() },
        Line { name_en: other(), ..plain.clone() },
        Line { spec: other(), ..plain.clone() },
        Line { unit: other(), ..plain.clone() },
        Line { quantity: Quantity { thousandths: 2_001 }, ..plain.clone() },
        Line { unit_price: Money::cny(12_346), ..plain.clone() },
        Line { discount: Ppm(1), ..plain.clone() },
        Line { tax_rate: Ppm(60_000), ..plain.clone() },
    ];
    for line in others {
        assert_ne!(zh.line_words(&line), zh.line_words(&plain), "{line:?}");
    }
}

/// Quantity in thousandths, price in fen, discount in ppm: the amount in fen.
fn check(thousandths: i64, unit_price: i64, discount: i64, amount: i64) {
    let worked = line(thousandths, unit_price, discount, 0).amount().expect("has an amount");
    assert_eq!(worked.value, Money::cny(amount), "{thousandths} x {unit_price} less {discount}");
    assert_eq!(worked.working.len(), 1, "one step");
}

#[test]
fn a_line_is_quantity_times_price_less_discount_rounded_once() {
    for (thousandths, unit_price, discount, amount) in [
        (10_000, 12_345, 0, 123_450),
        // 1.5 x 33.33 = 49.995, half up
        (1_500, 3_333, 0, 5_000),
        // 3 x 0.99 less 15 % = 2.5245
        (3_000, 99, 150_000, 252),
        // 0.333 x 10.00 = 3.33
        (333, 1_000, 0, 333),
        // rounded once: 2.5 x 9.99 = 24.975, less 10 % = 22.4775; in two steps 24.98 would give 22.482
        (2_500, 999, 100_000, 2_248),
        // where two roundings would go wrong: 0.5 x 0.01 = 0.005, less half = 0.0025
        (500, 1, 500_000, 0),
        // nothing, a gift, everything taken off
        (0, 12_345, 0, 0),
        (1_000, 0, 0, 0),
        (1_000, 12_345, 1_000_000, 0),
        (1_000, i64::MAX, 0, i64::MAX),
    ] {
        check(thousandths, unit_price, discount, amount);
    }
}

#[test]
fn a_line_that_cannot_be_is_refused_by_name() {
    let id = line(0, 0, 0, 0).id;
    for (refused, why) in [
        (line(-1, 100, 0, 0), LineError::NegativeQuantity { line: id }),
        (line(1_000, -1, 0, 0), LineError::NegativePrice { line: id }),
        (line(1_000, 100, -1, 0), LineError::DiscountOutOfRange { line: id }),
        (line(1_000, 100, 1_000_001, 0), LineError::DiscountOutOfRange { line: id }),
        (line(1_001, i64::MAX, 0, 0), LineError::Exact(ExactError::Overflow)),
        (line(i64::MAX, i64::MAX, 0, 0), LineError::Exact(ExactError::Overflow)),
    ] {
        assert_eq!(refused.amount(), Err(why));
    }
}

#[test]
fn a_total_is_the_sum_of_rounded_lines() {
    // three lines of 0.335: each is 0.34, the total 1.02 and not 1.01
    let lines = vec![line(500, 67, 0, 0), line(500, 67, 0, 0), line(500, 67, 0, 0)];
    let worked = totals(&lines, DocumentDiscount::None, TaxMode::NotApplicable, Currency::CNY).expect("has a total");
    assert_eq!(worked.value.lines, Money::cny(102));
    assert_eq!(worked.value.gross, Money::cny(102));
    assert_eq!(worked.working.len(), 5, "three lines, the sum and one rate");
}

/// Lines as (price in fen, tax rate), then what the totals say in fen: discount, net, tax, gross and (rate, net, tax).
fn check_totals(
    mode: TaxMode,
    prices: &[(i64, i64)],
    discount: DocumentDiscount,
    expected: (i64, i64, i64, i64),
    by_rate: &[(i64, i64, i64)],
) {
    let lines: Vec<Line> = prices.iter().map(|(price, rate)| line(1_000, *price, 0, *rate)).collect();
    let total = totals(&lines, discount, mode, Currency::CNY).expect("has a total").value;
    let found = (total.discount.minor, total.net.minor, total.tax.minor, total.gross.minor);
    assert_eq!(found, expected, "{mode:?} {prices:?} {discount:?}");
    let rates: Vec<_> = total.by_rate.iter().map(|r| (r.rate.0, r.split.net.minor, r.split.tax.minor)).collect();
    assert_eq!(rates, by_rate, "{mode:?} {prices:?} {discount:?}");
}

#[test]
fn taxes_are_grouped_by_rate_inside_or_on_top() {
    let goods_and_service = [(11_300_000, 130_000), (100_000, 60_000)];
    check_totals(
        TaxMode::TaxIncluded,
        &goods_and_service,
        DocumentDiscount::None,
        (0, 10_094_340, 1_305_660, 11_400_000),
        &[(60_000, 94_340, 5_660), (130_000, 10_000_000, 1_300_000)],
    );
    check_totals(
        TaxMode::TaxExcluded,
        &goods_and_service,
        DocumentDiscount::None,
        (0, 11_400_000, 1_475_000, 12_875_000),
        &[(60_000, 100_000, 6_000), (130_000, 11_300_000, 1_469_000)],
    );
    check_totals(
        TaxMode::NotApplicable,
        &goods_and_service,
        DocumentDiscount::None,
        (0, 11_400_000, 0, 11_400_000),
        &[(0, 11_400_000, 0)],
    );
}

#[test]
fn a_discount_on_the_sum_is_shared_over_the_rates_without_losing_a_fen() {
    // 100.00 and 200.00 less 10.00: 3.33 and 6.67
    check_totals(
        TaxMode::TaxExcluded,
        &[(10_000, 60_000), (20_000, 130_000)],
        DocumentDiscount::Amount(Money::cny(1_000)),
        (1_000, 29_000, 3_093, 32_093),
        &[(60_000, 9_667, 580), (130_000, 19_333, 2_513)],
    );
}

#[test]
fn a_total_shows_its_lines_the_discount_and_the_tax_of_every_rate() {
    // 1.5 x 33.33 less 10 % is 44.9955; 5 % off that; 13 % inside
    let lines = [line(1_500, 3_333, 100_000, 130_000)];
    let discount = DocumentDiscount::Share(Ppm(50_000));
    let worked = totals(&lines, discount, TaxMode::TaxIncluded, Currency::CNY).expect("has a total");
    let ratio = |numerator, denominator| Ratio::new(numerator, denominator).expect("a ratio");
    assert_eq!(
        worked.working,
        [
            LineStep::LineAmount {
                line: lines[0].id,
                quantity: Quantity { thousandths: 1_500 },
                unit_price: Money::cny(3_333),
                discount: Ppm(100_000),
                exact: ratio(89_991, 20),
                rounded: Money::cny(4_500),
            },
            LineStep::Sum { amount: Money::cny(4_500) },
            LineStep::Discount { agreed: discount, exact: Ratio::whole(225), amount: Money::cny(225) },
            LineStep::Rate {
                rate: Ppm(130_000),
                lines: Money::cny(4_500),
                discount: Money::cny(225),
                // 42.75 / 1.13 = 37.8318…
                split: TaxSplit { net: Money::cny(3_783), tax: Money::cny(492), gross: Money::cny(4_275) },
                tax: TaxLine {
                    mode: TaxMode::TaxIncluded,
                    rate: Ppm(130_000),
                    from: Money::cny(4_275),
                    exact: ratio(427_500, 113),
                    rounded: Money::cny(3_783),
                },
            },
        ]
    );
    // what takes nothing off is no step
    let plain = totals(&lines, DocumentDiscount::None, TaxMode::TaxIncluded, Currency::CNY).expect("has a total");
    assert!(!plain.working.iter().any(|step| matches!(step, LineStep::Discount { .. })));
    assert_eq!(plain.working.len(), 3);
}

#[test]
fn a_share_off_the_sum_is_rounded_once() {
    // 5 % of 99.99 = 4.9995
    check_totals(
        TaxMode::NotApplicable,
        &[(9_999, 0)],
        DocumentDiscount::Share(Ppm(50_000)),
        (500, 9_499, 0, 9_499),
        &[(0, 9_499, 0)],
    );
}

#[test]
fn nothing_listed_totals_nothing() {
    check_totals(TaxMode::TaxIncluded, &[], DocumentDiscount::None, (0, 0, 0, 0), &[]);
    check_totals(TaxMode::TaxIncluded, &[], DocumentDiscount::Share(Ppm(50_000)), (0, 0, 0, 0), &[]);
}

#[test]
fn a_discount_beyond_the_sum_and_a_foreign_line_are_refused() {
    let lines = vec![line(1_000, 100, 0, 0)];
    for discount in [
        DocumentDiscount::Amount(Money::cny(101)),
        DocumentDiscount::Amount(Money::cny(-1)),
        DocumentDiscount::Share(Ppm(1_000_001)),
        DocumentDiscount::Share(Ppm(-1)),
    ] {
        let refused = totals(&lines, discount, TaxMode::TaxIncluded, Currency::CNY);
        assert_eq!(refused, Err(LineError::DocumentDiscountOutOfRange), "{discount:?}");
    }
    let refused = totals(&lines, DocumentDiscount::None, TaxMode::TaxIncluded, Currency::USD);
    assert_eq!(refused, Err(LineError::Exact(ExactError::CurrencyMismatch)));
}

#[test]
fn a_line_is_written_with_plain_names_and_reads_back() {
    let written = serde_json::to_value(line(1_500, 3_333, 150_000, 130_000)).expect("writes");
    assert_eq!(written["quantity"], 1_500);
    assert_eq!(written["unit_price"]["amt"], "3333");
    assert_eq!(serde_json::from_value::<Line>(written).expect("reads"), line(1_500, 3_333, 150_000, 130_000));
}

#[cfg(not(target_arch = "wasm32"))]
proptest! {
    #[test]
    fn groups_add_up_to_the_totals_whatever_is_taken_off(
        prices in proptest::collection::vec((0_i64..=10_000_000, 0_usize..4), 1..12),
        off in 0_i64..=1_000_000,
        included: bool,
    ) {
        let rates = [0, 60_000, 90_000, 130_000];
        let lines: Vec<Line> = prices.iter().map(|(price, rate)| line(1_000, *price, 0, rates[*rate])).collect();
        let mode = if included { TaxMode::TaxIncluded } else { TaxMode::TaxExcluded };
        let worked = totals(&lines, DocumentDiscount::Share(Ppm(off)), mode, Currency::CNY).expect("has a total");
        let total = worked.value;
        prop_assert_eq!(total.lines.minor, prices.iter().map(|(price, _)| price).sum::<i64>());
        prop_assert_eq!(total.net.plus(total.tax), Ok(total.gross));
        let before_tax = total.lines.minor - total.discount.minor;
        prop_assert_eq!(before_tax, if included { total.gross.minor } else { total.net.minor });
        prop_assert_eq!(total.tax.minor, total.by_rate.iter().map(|r| r.split.tax.minor).sum::<i64>());
        let lines_shown = worked.working.iter().filter(|step| matches!(step, LineStep::LineAmount { .. })).count();
        prop_assert_eq!(lines_shown, lines.len());
    }
}
