//! Prices that follow an index (G3.e). Figures by hand: the base is 100, the band 5 %.

use counterpart::domain::contract::Contract;
use counterpart::domain::contract::adjustment::reckon::{AdjustmentError, Step};
use counterpart::domain::contract::adjustment::{Adjustment, Counted, PriceStep};
use counterpart::domain::contract::field;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::rate::{Ppm, Quantity};
use counterpart::i18n::{Locale, Text};
use proptest::prelude::*;

use crate::paper::contracts::{self, day};

fn terms() -> Adjustment {
    Adjustment {
        base_month: Some(day("2026-03-01")),
        base_value: Some(Quantity { thousandths: 100_000 }),
        ..Adjustment::usual()
    }
}

/// What a unit price of so many fen comes to at an index in thousandths.
fn price(terms: &Adjustment, fen: i64, index: i64) -> i64 {
    terms.price(Money::cny(fen), Quantity { thousandths: index }).expect("a price").value.minor
}

#[test]
fn a_price_stays_within_the_band_and_follows_beyond_it() {
    let part = Adjustment { share: Ppm(700_000), ..terms() };
    let excess = Adjustment { counted: Counted::Excess, ..terms() };
    let part_of_excess = Adjustment { share: Ppm(700_000), ..excess.clone() };
    for (what, terms, index, fen) in [
        ("unmoved", terms(), 100_000, 100_000),
        ("at the upper edge", terms(), 105_000, 100_000),
        ("at the lower edge", terms(), 95_000, 100_000),
        // 1,000.00 × 1.052
        ("beyond, all of it", terms(), 105_200, 105_200),
        // 1,000.00 × (1 + 70 % × 5.2 %)
        ("beyond, seventy per cent", part.clone(), 105_200, 103_640),
        // 1,000.00 × (1 + 0.2 %)
        ("beyond, the excess", excess, 105_200, 100_200),
        // 1,000.00 × (1 − 70 % × 6 %)
        ("below, seventy per cent", part, 94_000, 95_800),
        // 1,000.00 × (1 − 70 % × 1 %)
        ("below, of the excess", part_of_excess, 94_000, 99_300),
    ] {
        assert_eq!(price(&terms, 100_000, index), fen, "{what}");
    }
}

#[test]
fn an_adjusted_price_is_rounded_half_up_once() {
    // 33.33 × 1.052 = 35.06316
    assert_eq!(price(&terms(), 3_333, 105_200), 3_506);
    let whole = Adjustment { rounding: PriceStep::Major, ..terms() };
    assert_eq!(price(&whole, 3_333, 105_200), 3_500);
    // 6.25 × 2 = 12.50
    assert_eq!(price(&whole, 625, 200_000), 1_300);
    // a price within the band is not rounded either
    assert_eq!(price(&whole, 3_333, 104_000), 3_333);
    let yen = terms().price(Money::new(333, Currency::JPY), Quantity { thousandths: 105_200 });
    // 333 × 1.052 = 350.316
    assert_eq!(yen.expect("a price").value, Money::new(350, Currency::JPY));
}

#[test]
fn without_a_base_or_an_index_nothing_is_reckoned() {
    let now = Quantity { thousandths: 105_200 };
    let found = |terms: &Adjustment, now| terms.price(Money::cny(100), now).expect_err("no price");
    assert_eq!(found(&Adjustment::usual(), now), AdjustmentError::NoBase);
    assert_eq!(found(&terms(), Quantity { thousandths: 0 }), AdjustmentError::NoIndex);
    assert_eq!(contracts::flow_meters().adjusted(day("2026-09-01"), now), Err(AdjustmentError::NotAgreed));
}

#[test]
fn the_working_says_every_step_in_words() {
    let excess = Adjustment { counted: Counted::Excess, share: Ppm(700_000), ..terms() };
    let worked = excess.price(Money::cny(100_000), Quantity { thousandths: 94_000 }).expect("a price");
    let said = |locale| -> Vec<String> {
        worked.working.iter().map(|step: &Step| Text::new(locale).adjustment_step(step)).collect()
    };
    assert_eq!(
        said(Locale::En),
        [
            "Change: 94 ÷ 100 − 1 = -6%",
            "Beyond ±5%, only the excess counts: -1%",
            "Factor: 1 + 70% × the change that counts = 99.3%",
            "¥1,000.00 × the factor = 993.00, rounded ¥993.00",
        ]
    );
    assert_eq!(
        said(Locale::Zh),
        [
            "变动幅度：94 ÷ 100 － 1 ＝ -6%",
            "超过 ±5%，只计超出部分：-1%",
            "单价系数：1 ＋ 70% × 计入的幅度 ＝ 99.3%",
            "¥1,000.00 × 系数 ＝ 993.00，四舍五入得 ¥993.00",
        ]
    );
}

#[test]
fn the_prices_of_a_contract_move_together_and_the_month_is_the_next_base() {
    let contract = Contract { adjustment: Some(terms()), ..contracts::flow_meters() };
    let (month, now) = (day("2026-09-01"), Quantity { thousandths: 110_000 });
    let found = contract.adjusted(month, now).expect("prices").value;
    assert!(found.moves);
    assert_eq!(found.lines.len(), contract.lines.len());
    for line in &found.lines {
        assert_eq!(found.terms.lines[&line.id].unit_price, line.after);
        assert_eq!(contract.lines[&line.id].unit_price, line.before);
    }
    let next = found.terms.adjustment.clone().expect("still agreed");
    assert_eq!((next.base_month, next.base_value), (Some(month), Some(now)));
    // from the new base nothing has moved
    let again = found.terms.adjusted(month, now).expect("prices").value;
    assert!(!again.moves);
    assert_eq!(again.terms, found.terms);
    // within the band nothing of the terms changes
    let still = contract.adjusted(month, Quantity { thousandths: 104_999 }).expect("prices").value;
    assert_eq!((still.moves, still.terms), (false, contract));
}

#[test]
fn a_band_and_a_share_lie_in_their_range() {
    let places = |terms: Adjustment| -> Vec<&'static str> {
        let contract = Contract { adjustment: Some(terms), ..contracts::flow_meters() };
        let found = contract.check().into_iter().map(|it| it.place.field);
        found.filter(|it| it.starts_with("adjustment")).collect()
    };
    assert_eq!(places(terms()), [] as [&str; 0]);
    assert_eq!(places(Adjustment { band: Ppm(0), ..terms() }), [field::ADJUSTMENT_BAND]);
    assert_eq!(places(Adjustment { band: Ppm(500_001), ..terms() }), [field::ADJUSTMENT_BAND]);
    assert_eq!(places(Adjustment { share: Ppm(1_000_001), ..terms() }), [field::ADJUSTMENT_SHARE]);
    let nothing = Some(Quantity { thousandths: 0 });
    assert_eq!(places(Adjustment { base_value: nothing, ..terms() }), [field::ADJUSTMENT_BASE_VALUE]);
}

#[test]
fn a_contract_with_fixed_prices_is_written_as_it_was() {
    let written = serde_json::to_value(contracts::flow_meters()).expect("written");
    assert!(written.get("adjustment").is_none());
    assert!(written["delivery"].get("sample").is_none());
    assert!(written["signing"].get("further").is_none());
}

proptest! {
    #[test]
    fn a_higher_index_never_makes_a_lower_price(
        fen in 0_i64..1_000_000_000,
        low in 1_i64..400_000,
        more in 0_i64..400_000,
        band in 1_i64..=500_000,
        share in 1_i64..=1_000_000,
        excess in any::<bool>(),
    ) {
        let counted = if excess { Counted::Excess } else { Counted::Whole };
        let terms = Adjustment { band: Ppm(band), share: Ppm(share), counted, ..terms() };
        prop_assert!(price(&terms, fen, low) <= price(&terms, fen, low + more));
    }
}
