//! The forms of a share pack: a table for CSV and workbooks, and JSON. Nothing but the pack's own cells and the headings is in them.

use serde_json::{Map, Value};

use super::ledger::{Cell, Ledger};
use crate::domain::date::Date;
use crate::domain::sharing::field::ShareField;
use crate::domain::sharing::pack::Pack;

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
