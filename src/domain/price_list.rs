//! Prices agreed for a time, by quantity.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::date::Date;
use super::entity::Entity;
use super::id::{PriceListId, ProductId};
use super::money::{Currency, Money};
use super::product::Product;
use super::rate::Quantity;
use crate::kinds::Kind;

/// A list of prices in one currency (价目表, `domain.md` 5.2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceList {
    /// Its id.
    pub id: PriceListId,
    /// Name.
    pub name: String,
    /// In which currency.
    pub currency: Currency,
    /// The first day it counts.
    pub valid_from: Date,
    /// The last day; nothing for until further notice.
    #[serde(default)]
    pub valid_to: Option<Date>,
    /// Per product its prices by quantity; each product is a register of its own.
    #[serde(default)]
    pub items: BTreeMap<ProductId, Tiers>,
}

/// The prices of one product, in any order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Tiers(pub Vec<Tier>);

/// The price of one unit from a quantity on (阶梯价).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tier {
    /// From this quantity on (起订量).
    pub min_quantity: Quantity,
    /// Price of one unit, tax included.
    pub price: Money,
}

impl PriceList {
    /// Whether it counts on `on`.
    pub fn counts_on(&self, on: Date) -> bool {
        self.valid_from <= on && self.valid_to.is_none_or(|last| on <= last)
    }

    /// The price of one unit of `product` when `quantity` is bought on `on`: the tier with the highest quantity that is
    /// reached. `None` while the list does not count, or when it has no price for so little.
    pub fn price_of(&self, product: ProductId, quantity: Quantity, on: Date) -> Option<Money> {
        let tiers = self.items.get(&product).filter(|_| self.counts_on(on))?;
        let reached = tiers.0.iter().filter(|tier| tier.min_quantity <= quantity);
        reached.max_by_key(|tier| tier.min_quantity).map(|tier| tier.price)
    }
}

impl Entity for PriceList {
    type Id = PriceListId;
    const KIND: Kind = Kind::PriceList;
    const SETS: &'static [&'static str] = &["items"];

    fn id(&self) -> PriceListId {
        self.id
    }
}

/// A price that was found, and the list that says so; no list for the product's usual price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Priced {
    /// Price of one unit, tax included.
    pub price: Money,
    /// The list.
    pub list: Option<PriceListId>,
}

/// The price of one unit of `product` in `currency` when `quantity` is bought on `on`: of the list that began to count last
/// (of several, the one made last), else the product's usual price. `None` if there is no price in that currency.
pub fn priced<'a>(
    product: &Product,
    lists: impl IntoIterator<Item = &'a PriceList>,
    quantity: Quantity,
    currency: Currency,
    on: Date,
) -> Option<Priced> {
    let listed = lists.into_iter().filter(|list| list.currency == currency).filter_map(|list| {
        let price = list.price_of(product.id, quantity, on).filter(|price| price.currency == currency)?;
        Some((list.valid_from, list.id, price))
    });
    let best = listed.max_by_key(|(from, id, _)| (*from, *id));
    match best {
        Some((_, list, price)) => Some(Priced { price, list: Some(list) }),
        None => (product.price.currency == currency).then_some(Priced { price: product.price, list: None }),
    }
}
