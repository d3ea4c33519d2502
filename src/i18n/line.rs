//! A line of goods or services in words.

use super::{Text, format};
use crate::domain::line::Line;

impl Text {
    /// All that a line says, in one row: two lines of which anything differs do not read the same.
    pub fn line_words(self, line: &Line) -> String {
        let quantity = format!("{} {}", format::quantity(line.quantity), line.unit);
        let discount =
            (line.discount.0 != 0).then(|| format!("{} {}", self.line_discount(), format::percent(line.discount)));
        let parts = [
            line.code.clone(),
            line.name.clone(),
            line.name_en.clone(),
            line.spec.clone(),
            quantity.trim().to_owned(),
            format::money(line.unit_price),
            discount.unwrap_or_default(),
            format!("{} {}", self.line_tax(), format::percent(line.tax_rate)),
        ];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}
