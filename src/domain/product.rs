//! What we sell, with its price.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::entity::Entity;
use super::id::ProductId;
use super::money::{Currency, Money};
use super::rate::Ppm;
use crate::kinds::Kind;

/// A thing or service that we sell (产品, `domain.md` 5.2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    /// Its id.
    pub id: ProductId,
    /// Our code for it (编码); may be empty.
    #[serde(default)]
    pub code: String,
    /// Name (名称).
    pub name: String,
    /// What an English text calls it (英文名称); empty: by its name.
    #[serde(default)]
    pub name_en: String,
    /// Model, size, grade (规格型号).
    #[serde(default)]
    pub spec: String,
    /// Piece, hour, tonne (单位).
    #[serde(default)]
    pub unit: String,
    /// Usual price of one unit, tax included.
    pub price: Money,
    /// The price below which nobody sells without asking (底价), tax included.
    #[serde(default)]
    pub floor_price: Option<Money>,
    /// Tax rate (税率), 0 to 100 %.
    #[serde(default)]
    pub tax_rate: Ppm,
    /// No longer offered; documents that name it stay as they are (停售).
    #[serde(default)]
    pub withdrawn: bool,
    /// Free note.
    #[serde(default)]
    pub note: String,
}

/// The floor prices of products by what lines call them: name and specification. Where several are called so, the highest of
/// a currency counts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Floors(BTreeMap<String, Vec<(String, Money)>>);

impl Floors {
    /// The floors of these products.
    pub fn of<'a>(products: impl IntoIterator<Item = &'a Product>) -> Self {
        let mut all: BTreeMap<String, Vec<(String, Money)>> = BTreeMap::new();
        for product in products {
            if let Some(floor) = product.floor_price {
                all.entry(product.name.clone()).or_default().push((product.spec.clone(), floor));
            }
        }
        Self(all)
    }

    /// The floor of what a line names, in the currency of the line.
    pub fn floor(&self, name: &str, spec: &str, currency: Currency) -> Option<Money> {
        let same = self.0.get(name)?.iter().filter(|(of, floor)| of == spec && floor.currency == currency);
        same.map(|(_, floor)| *floor).max_by_key(|floor| floor.minor)
    }
}

impl Entity for Product {
    type Id = ProductId;
    const KIND: Kind = Kind::Product;

    fn id(&self) -> ProductId {
        self.id
    }
}
