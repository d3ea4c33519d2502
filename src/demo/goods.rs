//! The catalogue: what the firm sells as products, and the prices it agreed for a time.

use std::collections::BTreeMap;

use super::DemoError;
use super::scene::Scene;
use super::wares::{
    CALIBRATION, CORIOLIS, MAGNETIC, PORTABLE, PRESSURE, TEMPERATURE, TERMINAL, ULTRASONIC, VORTEX, Ware, yuan,
};
use crate::domain::id::{NewId, PriceListId, ProductId};
use crate::domain::money::{Currency, Money};
use crate::domain::price_list::{PriceList, Tier, Tiers};
use crate::domain::product::Product;
use crate::domain::rate::{Ppm, Quantity};

/// Code, ware, tax in whole percent, floor price in yuan.
const CATALOGUE: &[(&str, Ware, i64, Option<i64>)] = &[
    ("EM-80", MAGNETIC, 13, Some(5_400)),
    ("US-150", ULTRASONIC, 13, Some(7_600)),
    ("VX-50", VORTEX, 13, Some(4_200)),
    ("CM-25", CORIOLIS, 13, Some(25_000)),
    ("UP-700", PORTABLE, 13, None),
    ("PT-16", PRESSURE, 13, Some(1_150)),
    ("TT-100", TEMPERATURE, 13, None),
    ("RTU-8", TERMINAL, 13, Some(3_500)),
    ("CAL", CALIBRATION, 6, None),
];

/// Code, from how many pieces, price in yuan: what distributors pay this year.
const DISTRIBUTORS: &[(&str, i64, i64)] = &[
    ("EM-80", 1, 5_900),
    ("EM-80", 20, 5_700),
    ("EM-80", 100, 5_500),
    ("US-150", 1, 8_100),
    ("US-150", 20, 7_800),
    ("PT-16", 10, 1_260),
];

/// Enters products and a price list into the book.
pub(super) fn enter<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    let mut ids: BTreeMap<&str, ProductId> = BTreeMap::new();
    for (code, ware, tax, floor) in CATALOGUE {
        let id = ProductId::fresh(scene.ids);
        ids.insert(code, id);
        scene.book.products.push(Product {
            id,
            code: (*code).to_owned(),
            name: ware.name.0.to_owned(),
            name_en: ware.name.1.to_owned(),
            spec: ware.spec.to_owned(),
            unit: ware.unit.0.to_owned(),
            price: Money::cny(ware.price),
            floor_price: floor.map(|floor| Money::cny(yuan(floor))),
            tax_rate: Ppm::percent(*tax)?,
            withdrawn: false,
            note: String::new(),
        });
    }
    let mut items: BTreeMap<ProductId, Tiers> = BTreeMap::new();
    for (code, pieces, price) in DISTRIBUTORS {
        if let Some(id) = ids.get(code) {
            let tier = Tier { min_quantity: Quantity::whole(*pieces)?, price: Money::cny(yuan(*price)) };
            items.entry(*id).or_default().0.push(tier);
        }
    }
    scene.book.price_lists.push(PriceList {
        id: PriceListId::fresh(scene.ids),
        name: "经销商年度价".to_owned(),
        currency: Currency::CNY,
        valid_from: scene.day(-140)?,
        valid_to: Some(scene.day(224)?),
        items,
    });
    Ok(())
}
