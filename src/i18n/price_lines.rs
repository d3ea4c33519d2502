//! The prices of a list as people write them, one a line: `DN80, 1, 6200.00`.

use std::collections::{BTreeMap, HashMap};

use super::format::{parse_amount, parse_quantity, plain_amount, plain_quantity};
use crate::domain::id::ProductId;
use crate::domain::money::Currency;
use crate::domain::price_list::{Tier, Tiers};
use crate::domain::product::Product;

/// The prices of a list by product.
pub type Items = BTreeMap<ProductId, Tiers>;

/// Why the lines are no prices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineFault {
    /// Which line, from 1.
    pub row: usize,
    /// What is wrong with it.
    pub why: Why,
}

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// It is not a product, a quantity and a price.
    Unreadable,
    /// No product is called so.
    Unknown {
        /// What is written.
        name: String,
    },
    /// Several products are called so.
    Several {
        /// What is written.
        name: String,
    },
    /// An earlier line gives the same product another price from the same quantity on.
    Twice,
}

/// What products are called: each by its code; else by its name, alone or with its specification; else by its id.
#[derive(Debug, Default)]
pub struct Names {
    codes: HashMap<String, Vec<ProductId>>,
    by_name: HashMap<String, Vec<ProductId>>,
    full: HashMap<String, Vec<ProductId>>,
    forms: BTreeMap<ProductId, [String; 3]>,
}

impl Names {
    /// What these products are called.
    pub fn of<'a>(products: impl IntoIterator<Item = &'a Product>) -> Self {
        let mut all = Self::default();
        for product in products {
            let forms = [product.code.clone(), product.name.clone(), format!("{} {}", product.name, product.spec)];
            let [code, name, full] = &forms;
            for (map, text) in [
                (&mut all.codes, code.to_ascii_lowercase()),
                (&mut all.by_name, name.clone()),
                (&mut all.full, full.clone()),
            ] {
                map.entry(text).or_default().push(product.id);
            }
            all.forms.insert(product.id, forms);
        }
        all
    }

    /// The product that a text names. A code goes before names; an id that `known` gives prices to names its product even
    /// where that is gone.
    fn find(&self, text: &str, known: &Items) -> Result<ProductId, Why> {
        for (map, key) in
            [(&self.codes, text.to_ascii_lowercase()), (&self.by_name, text.to_owned()), (&self.full, text.to_owned())]
        {
            match map.get(&key).filter(|_| !key.is_empty()).map(Vec::as_slice) {
                None | Some([]) => {}
                Some([one]) => return Ok(*one),
                Some(_) => return Err(Why::Several { name: text.to_owned() }),
            }
        }
        let id = ProductId::parse(text).filter(|id| self.forms.contains_key(id) || known.contains_key(id));
        id.ok_or_else(|| Why::Unknown { name: text.to_owned() })
    }

    /// How a product is written so that it is found again: its code, its name, both name and specification, or its id.
    fn written(&self, id: ProductId) -> String {
        let alone = |form: &&String| {
            form.trim() == form.as_str()
                && !form.contains(['\n', '\r'])
                && self.find(form, &Items::new()).is_ok_and(|found| found == id)
        };
        let mut forms = self.forms.get(&id).into_iter().flatten();
        forms.find(alone).cloned().unwrap_or_else(|| id.to_string())
    }

    /// The prices as lines.
    pub fn lines(&self, items: &Items) -> String {
        let mut lines = Vec::new();
        for (product, tiers) in items {
            let name = self.written(*product);
            for tier in &tiers.0 {
                lines.push(format!("{name}, {}, {}", plain_quantity(tier.min_quantity), plain_amount(tier.price)));
            }
        }
        lines.join("\n")
    }

    /// Reads lines of prices in `currency`. `known`: what the list held so far.
    ///
    /// # Errors
    /// The first line that is no price, names no product or several, or contradicts an earlier one.
    pub fn read(&self, text: &str, currency: Currency, known: &Items) -> Result<Items, LineFault> {
        let mut items = Items::new();
        for (row, line) in (1_usize..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
            let fault = |why| LineFault { row, why };
            let (name, tier) = parts(line, currency).ok_or_else(|| fault(Why::Unreadable))?;
            let product = self.find(name, known).map_err(fault)?;
            let tiers = &mut items.entry(product).or_default().0;
            match tiers.iter().find(|it| it.min_quantity == tier.min_quantity) {
                Some(earlier) if *earlier != tier => return Err(fault(Why::Twice)),
                Some(_) => {}
                None => tiers.push(tier),
            }
            tiers.sort_by_key(|it| it.min_quantity);
        }
        Ok(items)
    }
}

/// The name and the price of a line. The name may hold commas itself: the two figures stand at the end.
fn parts(line: &str, currency: Currency) -> Option<(&str, Tier)> {
    let mut parts = line.rsplitn(3, [',', '，', '\t', ';', '；']).map(str::trim);
    let (price, quantity) = (parts.next()?, parts.next()?);
    let name = parts.next().filter(|name| !name.is_empty())?;
    let min_quantity = parse_quantity(quantity).filter(|it| it.thousandths >= 0)?;
    let price = parse_amount(price, currency).filter(|it| it.minor >= 0)?;
    Some((name, Tier { min_quantity, price }))
}
