//! Materials and support.

use super::super::draft::{Draft, TableDraft};
use super::super::figure;
use super::super::insert::{self, Insert};
use super::super::outline::Outline;
use super::super::phrase;
use super::super::span::Align;
use crate::domain::contract::field;
use crate::domain::contract::support::{Support, Worth};
use crate::domain::problem::Place;
use crate::i18n::format;

pub(super) fn support_items(draft: &mut Draft<'_>, outline: &Outline<'_>, support: &Support) {
    let dated = support.items.iter().any(|item| item.returned_by().is_some());
    let mut heads = vec![
        (Align::Start, "类别", "Kind"),
        (Align::Start, "内容", "What"),
        (Align::End, "数量", "Quantity"),
        (Align::End, "价值", "Value"),
        (Align::Start, "归属", "Title"),
        (Align::Start, "提供时间", "Due"),
    ];
    if dated {
        heads.push((Align::Start, "返还日期", "Return by"));
    }
    heads.push((Align::Start, "费用承担", "Cost borne by"));
    let mut table = TableDraft::new(outline, &heads);
    for (row, item) in support.items.iter().enumerate() {
        let place = Place::row(field::SUPPORT_ITEMS, row);
        let (unit_zh, unit_en) = insert::both(&item.unit);
        let quantity = format::quantity(item.quantity);
        let quantity = (
            format!("{quantity} {unit_zh}").trim_end().to_owned(),
            format!("{quantity} {unit_en}").trim_end().to_owned(),
        );
        let worth = match item.worth {
            Worth::NotStated => phrase::owned(("–", "–")),
            Worth::Of(amount) => figure::figures(amount),
        };
        let title = phrase::support_title(item.title)
            .map_or(Insert::Blank { place }, |words| insert::term(place, phrase::owned(words)));
        let mut cells = vec![
            insert::term(place, phrase::owned(phrase::support_kind(item.kind))),
            insert::wording_at(place, &item.what),
            insert::term(place, quantity),
            insert::term(place, worth),
            title,
            insert::term(place, phrase::due(item.due)),
        ];
        if dated {
            let back = item.returned_by().map_or_else(|| phrase::owned(("–", "–")), figure::date);
            cells.push(insert::term(place, back));
        }
        cells.push(insert::term(place, phrase::owned(phrase::side(outline, item.borne_by))));
        table.row(&cells);
    }
    draft.table(table.done());
}
