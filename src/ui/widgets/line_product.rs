//! The product behind a line: what its code or name brings, and the price that follows the quantity.

use std::sync::Arc;

use super::lines::LineTerms;
use crate::domain::line::Line;
use crate::domain::money::Money;
use crate::domain::price_list::{PriceList, Priced, priced};
use crate::domain::product::Product;
use crate::domain::rate::Quantity;
use crate::domain::tax::TaxMode;
use crate::state::App;

/// The product that a text names: by its code, or by a name that is only its own.
fn product_called(app: App, text: &str) -> Option<Arc<Product>> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let offered = || app.peek_all::<Product>().into_iter().filter(|it| !it.withdrawn);
    let by_code = offered().find(|it| it.code.eq_ignore_ascii_case(text));
    by_code.or_else(|| {
        let mut same = offered().filter(|it| it.name == text);
        same.next().filter(|_| same.next().is_none())
    })
}

/// What `quantity` of a product costs here, by lists and usual price; without tax where the record's prices are.
fn price_of(app: App, terms: LineTerms, product: &Product, quantity: Quantity) -> Option<Money> {
    let lists = app.peek_all::<PriceList>();
    let Priced { price, .. } = priced(product, lists.iter().map(Arc::as_ref), quantity, terms.currency, terms.on)?;
    match terms.tax_mode {
        TaxMode::TaxIncluded | TaxMode::NotApplicable => Some(price),
        TaxMode::TaxExcluded => TaxMode::TaxIncluded.split(price, product.tax_rate).ok().map(|worked| worked.value.net),
    }
}

/// Fills a line from the product whose code, or own name, was typed. Whether there is one.
pub(super) fn fill(app: App, terms: LineTerms, line: &mut Line) -> bool {
    let Some(product) = product_called(app, &line.name) else { return false };
    line.code.clone_from(&product.code);
    line.name.clone_from(&product.name);
    line.name_en.clone_from(&product.name_en);
    line.spec.clone_from(&product.spec);
    line.unit.clone_from(&product.unit);
    line.tax_rate = product.tax_rate;
    if let Some(price) = price_of(app, terms, &product, line.quantity) {
        line.unit_price = price;
    }
    true
}

/// A price that came from the lists follows the quantity; one that was typed stays.
pub(super) fn price_anew(app: App, terms: LineTerms, before: &Line, line: &mut Line) {
    let known = app.peek_all::<Product>().into_iter().find(|it| it.name == line.name && it.spec == line.spec);
    let Some(product) = known else { return };
    if price_of(app, terms, &product, before.quantity) == Some(before.unit_price)
        && let Some(price) = price_of(app, terms, &product, line.quantity)
    {
        line.unit_price = price;
    }
}
