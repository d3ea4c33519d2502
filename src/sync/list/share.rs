//! The forms of a share pack: a table for CSV and workbooks, and JSON. Nothing but the pack's own cells and the headings is in them.

use serde_json::{Map, Value};

use super::ledger::{Cell, Ledger};
use crate::domain::date::Date;
use crate::domain::id::ContactId;
use crate::domain::money::Money;
use crate::domain::preference::Preference;
use crate::domain::purchase_record::PurchaseRecord;
use crate::domain::rate::Quantity;
use crate::domain::sharing::dealings::{PreferenceRow, PurchaseRow};
use crate::domain::sharing::field::ShareField;
use crate::domain::sharing::pack::Pack;
use crate::i18n::format::{plain_amount, plain_quantity};

/// The table of a pack: a running number, then the fields. `made_on` stands in a workbook, which else tells the very second.
pub fn table(
    pack: &Pack,
    (sheet, no): (&str, &str),
    made_on: Option<Date>,
    heading: impl Fn(ShareField) -> &'static str,
) -> Ledger {
    let headings = std::iter::once(no).chain(pack.fields.iter().map(|field| heading(*field)));
    let row = |(at, cells): (usize, &Vec<String>)| {
        let number = u64::try_from(at).unwrap_or(u64::MAX).saturating_add(1);
        std::iter::once(Cell::Count(number)).chain(cells.iter().map(|it| Cell::words(it))).collect()
    };
    Ledger {
        sheet: sheet.to_owned(),
        made_on,
        headings: headings.map(str::to_owned).collect(),
        rows: pack.rows.iter().enumerate().map(row).collect(),
    }
}

/// A purchase that a person wrote down or a list brought, as a share file tells it: no note, number or origin goes
/// out. `apart`: the word for what was bought under no contract.
pub fn purchase_record_row(it: &PurchaseRecord, apart: &str) -> PurchaseRow {
    let product = [it.name.as_str(), it.spec.as_str()].join(" ");
    purchase_row(it.on, product.trim(), (it.quantity, &it.unit), it.amount, apart)
}

/// A purchase in the words of a share file; `under_contract`: the word for whether it was bought under one.
pub fn purchase_row(
    on: Date,
    product: &str,
    (quantity, unit): (Quantity, &str),
    amount: Money,
    under_contract: &str,
) -> PurchaseRow {
    // nought where nobody knows
    let quantity = if quantity.thousandths == 0 {
        String::new()
    } else {
        format!("{} {unit}", plain_quantity(quantity)).trim_end().to_owned()
    };
    PurchaseRow {
        on,
        product: product.to_owned(),
        quantity,
        amount: format!("{} {}", plain_amount(amount), amount.currency.code()),
        under_contract: under_contract.to_owned(),
    }
}

/// A preference as a share file tells it: neither where it is known from nor when it was noted goes out. `person`: whose it is, as who
/// was made one with another is called.
pub fn preference_row(it: &Preference, about: &str, person: Option<ContactId>) -> PreferenceRow {
    PreferenceRow {
        person,
        about: about.to_owned(),
        value: it.value.clone(),
        strength: it.strength.get().to_string(),
        sensitive: it.sensitive,
    }
}

/// The pack as JSON, a list of rows.
pub fn json(pack: &Pack) -> String {
    let row = |(at, cells): (usize, &Vec<String>)| {
        let number = Value::from(at.saturating_add(1));
        let cells =
            pack.fields.iter().zip(cells).map(|(field, it)| (field.name().to_owned(), Value::from(it.as_str())));
        Value::Object(std::iter::once(("no".to_owned(), number)).chain(cells).collect::<Map<String, Value>>())
    };
    let rows = Value::Array(pack.rows.iter().enumerate().map(row).collect());
    let mut text = serde_json::to_string_pretty(&rows).unwrap_or_default();
    text.push('\n');
    text
}
